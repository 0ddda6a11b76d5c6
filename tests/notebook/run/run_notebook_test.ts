import { assertEquals, assertRejects, assertStringIncludes } from "@std/assert";
import { stripAnsiCode } from "@std/fmt/colors";
import type { CellOutcome } from "../../../lib/cells/mod.ts";
import {
  type CellHost,
  type CellOutput,
  engineHost,
  joinLines,
  type NotebookRunEvent,
  parseNotebook,
  runNotebook,
  stringifyNotebook,
} from "../../../lib/notebook/mod.ts";
import { countsOf, notebookOf, outputsOf, tagged } from "./_cells.ts";

const display = (type: string, text: string, id?: string) =>
  `await Deno.jupyter.broadcast(${JSON.stringify(type)}, ${
    JSON.stringify({
      data: { "text/plain": text },
      metadata: {},
      ...(id === undefined ? {} : { transient: { display_id: id } }),
    })
  });`;
const shown = (...lines: string[]): CellOutput => ({
  data: { "text/plain": lines },
  metadata: {},
  output_type: "display_data",
});
const printed = (name: string, ...text: string[]): CellOutput => ({
  name,
  output_type: "stream",
  text,
});

Deno.test("runNotebook() keeps what cells put out as Jupyter does", async () => {
  const { document, status } = await runNotebook(notebookOf([
    "console.log('a'); console.log('b'); console.error('c'); console.log('d'); 6 * 7",
    `({ [Symbol.for("Jupyter.display")]: () => ({
      "application/json": { a: ["1", "2"] },
      "image/png": "aGk=",
      "image/svg+xml": "<svg>\\n</svg>",
      "text/html": "<p>\\n1</p>",
    }) })`,
  ]));
  assertEquals(status, "ok");
  assertEquals(countsOf(document), [1, 2]);
  assertEquals(outputsOf(document), [[
    printed("stdout", "a\n", "b\n"),
    printed("stderr", "c\n"),
    printed("stdout", "d\n"),
    {
      data: { "text/plain": ["42"] },
      execution_count: 1,
      metadata: {},
      output_type: "execute_result",
    },
  ], [{
    data: {
      "application/json": { a: ["1", "2"] },
      "image/png": "aGk=",
      "image/svg+xml": ["<svg>\n", "</svg>"],
      "text/html": ["<p>\n", "1</p>"],
      "text/plain": ["1"],
    },
    execution_count: 2,
    metadata: {},
    output_type: "execute_result",
  }]]);
});

Deno.test("runNotebook() changes what was shown under an id in all cells", async () => {
  const { document } = await runNotebook(notebookOf([
    display("display_data", "one", "x") + display("display_data", "other", "y"),
    display("display_data", "two", "x"),
    display("update_display_data", "three\nlines", "x") +
    display("update_display_data", "nowhere", "z"),
  ]));
  assertEquals(outputsOf(document), [
    [shown("three\n", "lines"), shown("other")],
    [shown("three\n", "lines")],
    [],
  ]);
});

Deno.test("runNotebook() clears outputs at once, or when the next one comes", async () => {
  const clear = (wait: boolean) =>
    `await Deno.jupyter.broadcast("clear_output", { wait: ${wait} });`;
  const { document } = await runNotebook(notebookOf([
    "console.log('gone');" + clear(false) + "console.log('stays')",
    display("display_data", "gone", "x") + clear(true) + "console.log('new');",
    display("display_data", "stays", "y") + clear(true),
    display("update_display_data", "late", "x"),
  ]));
  assertEquals(outputsOf(document), [
    [printed("stdout", "stays\n")],
    [printed("stdout", "new\n")],
    [shown("stays")],
    [],
  ]);
});

Deno.test("runNotebook() gives late output to the cell that it comes from", async () => {
  const { document } = await runNotebook(notebookOf([
    "const ready = Promise.withResolvers<void>(); void setTimeout(() => { console.log('late'); ready.resolve(); }, 30);",
    "console.log('here'); await ready.promise;",
  ]));
  assertEquals(outputsOf(document), [
    [printed("stdout", "late\n")],
    [printed("stdout", "here\n")],
  ]);
});

Deno.test("runNotebook() ends at a cell that fails; cells behind it have no outputs", async () => {
  const old = [printed("stdout", "old\n")];
  const { document, failed, notRun, status } = await runNotebook(notebookOf([
    "1",
    "const a = 1;\nthrow new RangeError('too much');",
    { source: ["3"], outputs: old, execution_count: 7 },
    { source: ["4"], outputs: old, execution_count: 8 },
  ]));
  assertEquals(status, "failed");
  assertEquals(notRun, 2);
  assertEquals([failed?.number, failed?.id, failed?.executionCount], [
    2,
    "c2",
    2,
  ]);
  assertEquals(failed?.error?.message, "too much");
  assertEquals(countsOf(document), [1, 2, null, null]);
  const [, [error] = [], third, fourth] = outputsOf(document);
  assertEquals(error?.ename, "RangeError");
  assertStringIncludes(
    stripAnsiCode(String(error?.traceback)),
    "cell [2], line 2",
  );
  assertEquals([third, fourth], [[], []]);
});

Deno.test("runNotebook() goes on where errors are allowed or expected", async () => {
  const cells = ["throw new Error('a')", "2"];
  const allowed = await runNotebook(notebookOf(cells), { allowErrors: true });
  assertEquals(allowed.status, "ok");
  assertEquals(
    allowed.cells.map(({ status, isAllowed }) => [status, isAllowed]),
    [
      ["error", true],
      ["ok", false],
    ],
  );
  const expected = await runNotebook(notebookOf([
    tagged("throw new Error('a')", "raises-exception"),
    tagged("2", "raises-exception"),
    "throw new Error('b')",
  ]));
  assertEquals(expected.failed?.number, 3);
});

Deno.test("runNotebook() fails when nobody caught an error of a timer, after the last cell", async () => {
  const late =
    "const done = Promise.withResolvers<void>(); setTimeout(() => { setTimeout(done.resolve); throw new TypeError('late'); }); await done.promise;";
  const wait = "2";
  const { status, uncaught, cells } = await runNotebook(
    notebookOf([late, wait]),
  );
  assertEquals(status, "failed");
  assertEquals(cells.map((cell) => cell.status), ["ok", "ok"]);
  assertEquals(uncaught.map(({ place, error }) => [place.number, error.name]), [
    [1, "TypeError"],
  ]);
  const allowed = await runNotebook(
    notebookOf([tagged(late, "raises-exception"), wait]),
  );
  assertEquals(allowed.status, "ok");
});

Deno.test("runNotebook() leaves out what is not to run, and keeps it as it is", async () => {
  const old = { outputs: [printed("stdout", "old\n")], execution_count: 9 };
  const notebook = parseNotebook(stringifyNotebook(notebookOf([
    "let a = 1;",
    {
      ...old,
      source: ["a = 2;"],
      metadata: { tags: ["skip-execution"] },
    },
    { ...old, source: ["  \n"] },
    { cell_type: "raw", source: ["a = 3;"], id: "r", metadata: {} },
    "a",
  ])));
  const { document, cells } = await runNotebook(notebook);
  assertEquals(cells.map(({ number }) => number), [1, 5]);
  assertEquals(countsOf(document), [1, 9, 9, undefined, 2]);
  assertEquals(document.cells[1], notebook.cells[1]);
});

Deno.test("runNotebook() writes the very same text when the cells put out the same", async () => {
  const source = notebookOf([
    "console.log('a\\nb'); ({ a: 1 })",
    display("display_data", "x"),
    "throw new Error('no')",
  ]);
  const { document } = await runNotebook(source, { allowErrors: true });
  // Another tool stores texts whole, orders fields otherwise and indents by 4.
  const text = JSON.stringify(
    JSON.parse(stringifyNotebook(document)),
    (name, value) => name === "text" ? joinLines(value) : value,
    4,
  ).replace('"output_type": "stream",', '"output_type":   "stream",');
  const again = await runNotebook(parseNotebook(text), { allowErrors: true });
  assertEquals(stringifyNotebook(again.document), text);
  const other = await runNotebook(parseNotebook(text), {
    allowErrors: true,
    only: [1],
  });
  assertEquals(stringifyNotebook(other.document), text);
});

Deno.test("runNotebook() stops a cell that is over its time, and keeps the state of others", async () => {
  const { cells, document, status } = await runNotebook(
    notebookOf(["let a = 1;", "a = 2; for (;;);", "a"]),
    { allowErrors: true, cellTimeoutMs: 400 },
  );
  assertEquals(status, "ok");
  assertEquals(cells.map(({ isOverTime }) => isOverTime), [false, true, false]);
  const [, [error] = [], [result] = []] = outputsOf(document);
  assertEquals([error?.ename, error?.evalue], [
    "TimeoutError",
    "The cell was stopped: it ran longer than its limit of 400 ms",
  ]);
  assertEquals(result?.data, { "text/plain": ["2"] });
});

Deno.test("runNotebook() ends when the time for all cells is up, whatever is allowed", async () => {
  const { failed, isOverTime, notRun, status } = await runNotebook(
    notebookOf([
      "1",
      tagged("await new Promise(() => {})", "raises-exception"),
      "3",
    ]),
    { totalTimeoutMs: 500 },
  );
  assertEquals([status, isOverTime, notRun, failed?.number], [
    "failed",
    true,
    1,
    2,
  ]);
});

Deno.test("runNotebook() stops when its signal is aborted, and gives what was done", async () => {
  const controller = new AbortController();
  const { document, failed, notRun, status } = await runNotebook(
    notebookOf(["console.log('go'); for (;;);", "2"]),
    {
      signal: controller.signal,
      onEvent: (event) => {
        if (event.type === "output") controller.abort();
      },
    },
  );
  assertEquals([status, notRun, failed], ["stopped", 1, undefined]);
  const [[text, error] = []] = outputsOf(document);
  assertEquals(text, printed("stdout", "go\n"));
  assertEquals(error?.ename, "KeyboardInterrupt");
  const none = await runNotebook(notebookOf(["1"]), {
    signal: AbortSignal.abort(),
  });
  assertEquals([none.status, none.notRun], ["stopped", 1]);
});

Deno.test("runNotebook() tells that the cells' process ended", async () => {
  const events: NotebookRunEvent[] = [];
  const { failed } = await runNotebook(notebookOf(["Deno.exit(3)", "2"]), {
    onEvent: (event) => {
      events.push(event);
    },
  });
  assertEquals(failed?.error?.name, "ProcessEnded");
  assertEquals(
    events.filter(({ type }) => type === "restarted").map((event) => ({
      ...event,
    })),
    [{ type: "restarted", why: "it exited with code 3" }],
  );
});

Deno.test("runNotebook() gives the notebook before the first cell and after each", async () => {
  const counts: unknown[] = [];
  await runNotebook(notebookOf(["1", "2"]), {
    onChange: (document) => {
      counts.push(countsOf(document));
    },
  });
  assertEquals(counts, [[null, null], [1, null], [1, 2]]);
});

Deno.test("runNotebook() ends with what a listener threw", async () => {
  await assertRejects(
    () =>
      runNotebook(notebookOf(["console.log(1)", "for (;;);"]), {
        onEvent: (event) => {
          if (event.type === "output") throw new RangeError("full");
        },
      }),
    RangeError,
    "full",
  );
});

Deno.test("runNotebook() runs cells under the permissions of its host", async () => {
  const { failed } = await runNotebook(
    notebookOf([
      "Deno.readTextFileSync('there.txt')",
    ]),
    { host: engineHost({ permissions: ["--allow-env"] }) },
  );
  assertEquals(failed?.error?.name, "NotCapable");
});

Deno.test("runNotebook() records when cells ran where it is asked to", async () => {
  const notebook = notebookOf([{ source: ["1"], metadata: { tags: ["a"] } }]);
  const { document } = await runNotebook(notebook, { recordsTiming: true });
  const metadata = document.cells[0]?.metadata;
  assertEquals(metadata?.tags, ["a"]);
  assertEquals(Object.keys(metadata?.execution ?? {}).sort(), [
    "iopub.execute_input",
    "iopub.status.busy",
    "iopub.status.idle",
    "shell.execute_reply",
  ]);
});

Deno.test("runNotebook() answers cells that ask, and refuses it where nobody is there", async () => {
  const cell = notebookOf(["prompt('Who?')"]);
  const { document } = await runNotebook(cell, {
    onQuestion: ({ prompt }) => Promise.resolve(`not ${prompt}`),
  });
  const [[result] = []] = outputsOf(document);
  assertEquals(result?.data, { "text/plain": ['"not Who?"'] });
  const { failed } = await runNotebook(cell);
  assertEquals(failed?.error?.name, "NotSupportedError");
});

Deno.test("runNotebook() gives what a long cell has put out so far, again and again", async () => {
  await using done = await temporaryFile();
  await runNotebook(
    notebookOf([
      `console.log("begun"); while (Deno.readTextFileSync(${
        JSON.stringify(done.path)
      }) === "") await new Promise((r) => setTimeout(r, 5));`,
    ]),
    {
      changeEveryMs: 10,
      // The cell ends only when its text was seen here.
      onChange: async (document) => {
        if (outputsOf(document)[0]?.length === 1) {
          await Deno.writeTextFile(done.path, "seen");
        }
      },
    },
  );
  assertEquals(await Deno.readTextFile(done.path), "seen");
});

Deno.test("runNotebook() ends a host whose cell cannot be stopped", async () => {
  const never = new Promise<never>(() => {});
  const ended = Promise.withResolvers<CellOutcome>();
  const calls: string[] = [];
  const host: CellHost = {
    run: () => ({ cell: 1, outcome: ended.promise }),
    interrupt: () => never,
    kill() {
      calls.push("kill");
      const error = { name: "Gone", message: "gone", traceback: [] };
      ended.resolve({ status: "error", error });
      return Promise.resolve();
    },
    [Symbol.asyncDispose]() {
      calls.push("dispose");
      return Promise.resolve();
    },
  };
  const { cells, notRun, status } = await runNotebook(notebookOf(["1", "2"]), {
    host: () => host,
    allowErrors: true,
    cellTimeoutMs: 10,
    stopTimeoutMs: 10,
  });
  assertEquals(calls, ["kill", "dispose"]);
  assertEquals([status, notRun, cells[0]?.error?.name], [
    "failed",
    1,
    "TimeoutError",
  ]);
});

async function temporaryFile(): Promise<AsyncDisposable & { path: string }> {
  const path = await Deno.makeTempFile();
  return { path, [Symbol.asyncDispose]: () => Deno.remove(path) };
}
