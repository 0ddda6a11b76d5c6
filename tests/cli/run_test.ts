import {
  assert,
  assertEquals,
  assertMatch,
  assertStringIncludes,
} from "@std/assert";
import { fromFileUrl, join } from "@std/path";
import { parseNotebook, readNotebookFile } from "../../lib/notebook/mod.ts";
import {
  type CellText,
  countsOf,
  notebookText,
  outputsOf,
  tagged,
} from "../notebook/run/_cells.ts";
import { type Ended, Program } from "./_process.ts";

const MAIN = fromFileUrl(new URL("../../lib/cli/mod.ts", import.meta.url));
/** In a cell: waits until the first cell's output is in the notebook's file. */
const UNTIL_WRITTEN =
  `while (!Deno.readTextFileSync("a.ipynb").includes('"execution_count": 1')) await new Promise((r) => setTimeout(r, 5));`;

/** A folder with notebooks, gone afterwards. */
class Folder implements AsyncDisposable {
  readonly path = Deno.makeTempDirSync();

  /** Writes a notebook; gives its path. */
  async put(
    name: string,
    cells: readonly CellText[],
    metadata = {},
  ): Promise<string> {
    const path = join(this.path, name);
    await Deno.writeTextFile(path, notebookText(cells, metadata));
    return path;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Deno.remove(this.path, { recursive: true });
  }
}

async function run(...args: string[]): Promise<Ended> {
  await using program = new Program(["run", ...args]);
  return await program.ended();
}

/** The values of a notebook's cells, as they are shown. */
async function valuesOf(path: string): Promise<unknown[]> {
  return outputsOf(await readNotebookFile(path)).map(([first]) =>
    first?.output_type === "execute_result"
      ? first.data["text/plain"]
      : undefined
  );
}

Deno.test("cenote run shows cells as they run and writes the notebook in place", async () => {
  await using folder = new Folder();
  const path = await folder.put("a.ipynb", [
    "console.log('hello'); console.error('oh'); 6 * 7",
    "({ [Symbol.for('Jupyter.display')]: () => ({ 'image/png': 'aGk=' }) })",
  ]);
  const { code, out, err } = await run(path);
  assertEquals(code, 0);
  assertMatch(
    out,
    /^.*a\.ipynb: 2 cells\n\[1\/2\] console\.log.*\nhello\nOut\[1\]: 42\n\[2\/2\] \(\{.*\n(?:.*\n)+.*: ok, 2 cells in .* s; written to .*a\.ipynb\n$/,
  );
  assertEquals(err, "oh\n");
  assertEquals(countsOf(await readNotebookFile(path)), [1, 2]);
  const text = await Deno.readTextFile(path);
  const again = await run("--quiet", path);
  assertEquals([again.code, again.out], [0, ""]);
  assertEquals(await Deno.readTextFile(path), text);
});

Deno.test("cenote run shows a failed cell with its line marked, and leaves the others", async () => {
  await using folder = new Folder();
  const path = await folder.put("a.ipynb", [
    "1",
    "const a = 1;\nfunction fail() {\n  throw new RangeError('too much');\n}\nfail();",
    "3",
  ]);
  const text = await Deno.readTextFile(path);
  const output = join(folder.path, "out", "b.ipynb");
  const { code, err } = await run(path, "-o", output);
  assertEquals(code, 1);
  assertMatch(err, /\n {2}2 │ function fail\(\) \{\n> 3 │ {3}throw new Range/);
  assertStringIncludes(err, "\n    │         ^\n");
  assertStringIncludes(err, "\nRangeError: too much\n");
  assertMatch(err, /failed at cell 2 \(c2\), 2 cells in .*; 1 cell not run/);
  assertEquals(await Deno.readTextFile(path), text);
  assertEquals(countsOf(await readNotebookFile(output)), [1, 2, null]);
  const allowed = await run(path, "--allow-errors", "--no-write", "-q");
  assertEquals(allowed.code, 0);
  assertEquals(await Deno.readTextFile(path), text);
});

Deno.test("cenote run sets parameters of the command line and of files", async () => {
  await using folder = new Folder();
  const path = await folder.put("a.ipynb", [
    tagged("let year: number = 2025;\nlet id = 'x';", "parameters"),
    "[year, id, extra, list]",
  ]);
  const file = join(folder.path, "values.yaml");
  await Deno.writeTextFile(file, "year: 1\nid: from file\nextra: { a: [1] }\n");
  const output = join(folder.path, "out.ipynb");
  const { code, err } = await run(
    ...[path, "-o", output, "-f", file, "-p", "year=2026"],
    ...["-p", "list=[null, true]", "-p", "id=12345678901234567890"],
  );
  assertEquals(code, 0);
  assertStringIncludes(
    err,
    "Warning: the notebook has no parameter extra, list: it declares year, id",
  );
  assertEquals((await valuesOf(output))[2], [
    '[ 2026, "12345678901234567890", { a: [ 1 ] }, [ null, true ] ]',
  ]);
  const listed = await run(path, "--list-params", "--json");
  assertEquals(JSON.parse(listed.out), [{
    notebook: path,
    parameters: [
      { name: "year", type: "number", default: "2025" },
      { name: "id", type: null, default: "'x'" },
    ],
  }]);
});

Deno.test("cenote run --json prints one event a line", async () => {
  await using folder = new Folder();
  const path = await folder.put("a.ipynb", [
    "console.log('hello'); 1",
    "throw new Error('no')",
  ]);
  const { code, out } = await run(path, "--json", "--allow-env");
  assertEquals(code, 1);
  const lines = out.trimEnd().split("\n").map((line) => JSON.parse(line));
  assertEquals(lines.map(({ type }) => type), [
    "notebook_started",
    "cell_started",
    "output",
    "output",
    "cell_ended",
    "cell_started",
    "output",
    "cell_ended",
    "notebook_ended",
    "run_ended",
  ]);
  assertEquals(lines[0], {
    type: "notebook_started",
    notebook: path,
    cells: 2,
    permissions: ["--allow-env"],
  });
  assertEquals(lines[2], {
    type: "output",
    notebook: path,
    cell: 1,
    id: "c1",
    execution_count: 1,
    output: { name: "stdout", output_type: "stream", text: ["hello\n"] },
  });
  const { error, status } = lines[7];
  assertEquals([status, error.ename, error.evalue], ["error", "Error", "no"]);
  const { failed_cell, cells_not_run, output } = lines[8];
  assertEquals([failed_cell, cells_not_run, output], [2, 0, path]);
});

Deno.test("cenote run runs cells under the permissions that it was given", async () => {
  await using folder = new Folder();
  const path = await folder.put("a.ipynb", [
    "Deno.readTextFileSync('a.ipynb').length > 9",
  ]);
  const denied = await run(path, "--no-write", "--allow-env");
  assertEquals(denied.code, 1);
  assertStringIncludes(denied.err, "NotCapable");
  const granted = await run(path, `--allow-read=${folder.path}`);
  assertEquals(granted.code, 0);
});

Deno.test("cenote run grants what a notebook needs only where it is told to", async () => {
  await using folder = new Folder();
  const needs = { cenote: { permissions: ["--allow-read=data.txt"] } };
  await Deno.writeTextFile(join(folder.path, "data.txt"), "here");
  const path = await folder.put("a.ipynb", [
    "Deno.readTextFileSync('data.txt')",
    tagged("Deno.readTextFileSync('a.ipynb')", "raises-exception"),
  ], needs);
  const text = await Deno.readTextFile(path);
  const refused = await run(path);
  assertEquals([refused.code, refused.out], [2, ""]);
  assertEquals(
    refused.err,
    `Cannot run ${path}: it needs --allow-read=data.txt; grant that with: cenote run ${path} --grant\n`,
  );
  assertEquals(await Deno.readTextFile(path), text);
  const { code, out } = await run(path, "--grant");
  assertEquals(code, 0);
  assertStringIncludes(out, "which may: --allow-read=data.txt");
  const outputs = outputsOf(await readNotebookFile(path));
  assertEquals(outputs[1]?.[0]?.ename, "NotCapable");
});

Deno.test("cenote run killed leaves a notebook with what was done, and no process", async () => {
  await using folder = new Folder();
  const path = await folder.put("a.ipynb", [
    "console.log('done')",
    `${UNTIL_WRITTEN}
     const server = Deno.listen({ hostname: "127.0.0.1", port: 0 });
     console.log("port " + server.addr.port);
     await server.accept();
     for (;;);`,
  ]);
  await using program = new Program(["run", path]);
  let port: string | undefined;
  while (port === undefined) {
    port = /^port (\d+)$/.exec(await program.line())?.[1];
  }
  using held = await Deno.connect({
    hostname: "127.0.0.1",
    port: Number(port),
  });
  program.kill("SIGKILL");
  // It ends when the process at the other side does, which no interrupt can end.
  const last = await held.read(new Uint8Array(1)).catch(() => null);
  assertEquals(last, null);
  const document = await readNotebookFile(path);
  assertEquals(countsOf(document), [1, null]);
  assertEquals(outputsOf(document)[0]?.[0]?.text, ["done\n"]);
});

Deno.test("cenote run interrupted stops the cell, writes what was done and exits with 130", async () => {
  await using folder = new Folder();
  const path = await folder.put("a.ipynb", [
    "1",
    "console.log('going'); for (;;);",
    "3",
  ]);
  await using program = new Program(["run", path]);
  while (await program.line() !== "going");
  program.kill("SIGINT");
  const { code, err } = await program.ended();
  assertEquals(code, 130);
  assertMatch(
    err,
    /Cell 2 \(c2\) was stopped after .*\n.*: stopped, 2 cells in/,
  );
  const document = await readNotebookFile(path);
  assertEquals(countsOf(document), [1, 2, null]);
  assertEquals(outputsOf(document)[1]?.map((one) => one.output_type), [
    "stream",
    "error",
  ]);
});

Deno.test("cenote run does not overwrite what somebody else wrote meanwhile", async () => {
  await using folder = new Folder();
  const edited = notebookText(["// the user's own"]);
  const path = await folder.put("a.ipynb", [
    "1",
    `${UNTIL_WRITTEN}\nDeno.writeTextFileSync("a.ipynb", ${
      JSON.stringify(edited)
    });`,
    "'last'",
  ]);
  const { code, err } = await run(path);
  assertEquals(code, 1);
  assertStringIncludes(err, "was changed by another program meanwhile");
  assertEquals(await Deno.readTextFile(path), edited);
  const beside = await readNotebookFile(join(folder.path, "a.run.ipynb"));
  assertEquals(countsOf(beside), [1, 2, 3]);
});

Deno.test("cenote run on a full disk says so and leaves the notebook as it was", async () => {
  await using folder = new Folder();
  const path = await folder.put("a.ipynb", [
    "console.log('x'.repeat(3e6))",
    "2",
  ]);
  const text = await Deno.readTextFile(path);
  const { code, stderr } = await new Deno.Command("/bin/sh", {
    args: [
      "-c",
      `trap '' XFSZ; ulimit -f 1000; exec "$@"`,
      "sh",
      Deno.execPath(),
      ...["run", "-A", MAIN, "run", path, "--quiet"],
    ],
    env: { NO_COLOR: "1" },
  }).output();
  assertEquals(code, 1);
  assertMatch(new TextDecoder().decode(stderr), /^Cannot write .*a\.ipynb: /);
  assertEquals(await Deno.readTextFile(path), text);
  assertEquals((await Array.fromAsync(Deno.readDir(folder.path))).length, 1);
});

Deno.test("cenote run --jobs runs several at once and tells of each in order", async () => {
  await using folder = new Folder();
  await Deno.mkdir(join(folder.path, "in", "deep"), { recursive: true });
  const meet = (own: string, other: string) =>
    `Deno.writeTextFileSync("${own}", "");
     for (;;) { try { Deno.statSync("${other}"); break; } catch { await new Promise((r) => setTimeout(r, 5)); } }
     console.log("met ${other}");`;
  const [a, b] = [join(folder.path, "a"), join(folder.path, "b")];
  await folder.put("in/1.ipynb", [meet(a, b)]);
  await folder.put("in/deep/2.ipynb", [meet(b, a)]);
  const out = join(folder.path, "out");
  const ended = await run(
    join(folder.path, "in"),
    ...["-o", `${out}/`, "--jobs", "2", "--timeout", "20"],
  );
  assertEquals(ended.code, 0);
  assertMatch(ended.out, /^\S+1\.ipynb: met \S+b$/m);
  assertMatch(
    ended.out,
    /\n\n\S+1\.ipynb: ok.*\n\S+2\.ipynb: ok.*\n2 notebooks: 2 ok, 0 failed in .*\n$/,
  );
  for (const name of ["1.ipynb", "deep/2.ipynb"]) {
    assertEquals(countsOf(await readNotebookFile(join(out, name))), [1]);
  }
});

Deno.test("cenote run --fail-fast runs no more when one has failed", async () => {
  await using folder = new Folder();
  const first = await folder.put("1.ipynb", ["throw new Error('no')"]);
  const second = await folder.put("2.ipynb", ["1"]);
  const { code, out } = await run("--fail-fast", first, second);
  assertEquals(code, 1);
  assert(!out.includes("2.ipynb"));
  assertEquals(countsOf(await readNotebookFile(second)), [null]);
});

Deno.test("cenote run takes a notebook from standard input and gives it to standard output", async () => {
  const child = new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", MAIN, "run", "-"],
    env: { NO_COLOR: "1" },
    stdin: "piped",
    stdout: "piped",
    stderr: "piped",
  }).spawn();
  const input = new Blob([notebookText(["console.log('hello')"])]).stream();
  const piped = input.pipeTo(child.stdin);
  const { code, stdout, stderr } = await child.output();
  await piped;
  assertEquals(code, 0);
  const document = parseNotebook(new TextDecoder().decode(stdout));
  assertEquals(outputsOf(document)[0]?.[0]?.text, ["hello\n"]);
  assertMatch(new TextDecoder().decode(stderr), /^standard input: 1 cell\n/);
});
