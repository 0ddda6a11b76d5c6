import { assertEquals, assertStringIncludes } from "@std/assert";
import { join } from "@std/path";
import { makeCheckout } from "./_checkout.ts";
import { runPeer } from "./_peer.ts";

const UPDATER = "../../tools/peers/update_notebook.py";

interface Cell {
  readonly cell_type: string;
  readonly id: string;
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly source: string;
  readonly execution_count?: number | null;
  readonly outputs?: readonly Readonly<Record<string, unknown>>[];
}

interface Notebook {
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly cells: readonly Cell[];
}

const METADATA = {
  kernelspec: { display_name: "Deno", language: "typescript", name: "deno" },
  authors: [{ name: "A reader" }],
};

const send = (type: string, content: unknown) =>
  `await Deno.jupyter.broadcast("${type}", ${JSON.stringify(content)});`;
const shown = (text: string, display_id?: string) => ({
  data: { "text/plain": text },
  metadata: {},
  transient: display_id === undefined ? {} : { display_id },
});

/** Writes a notebook of `sources`, runs the updater on it, and reads what it wrote. */
async function update(
  sources: readonly (string | Partial<Cell>)[],
): Promise<
  { code: number; output: string; isChanged: boolean; notebook: Notebook }
> {
  await using checkout = await makeCheckout();
  const path = join(checkout.notebooks, "small.ipynb");
  const before = JSON.stringify({
    nbformat: 4,
    nbformat_minor: 5,
    metadata: METADATA,
    cells: sources.map((source, index) => ({
      cell_type: "code",
      id: `cell-${index}`,
      metadata: {},
      execution_count: 99,
      outputs: [{ output_type: "stream", name: "stdout", text: "old" }],
      ...(typeof source === "string" ? { source } : source),
    })),
  });
  await Deno.writeTextFile(path, before);
  const result = await runPeer(UPDATER, {}, [path]);
  const after = await Deno.readTextFile(path);
  assertEquals(
    [...Deno.readDirSync(checkout.notebooks)].map((entry) => entry.name),
    ["small.ipynb"],
  );
  return {
    ...result,
    isChanged: after !== before,
    notebook: JSON.parse(after),
  };
}

const outputsOf = (notebook: Notebook) =>
  notebook.cells.map((cell) => cell.outputs);
const stream = (name: string, ...text: string[]) => ({
  output_type: "stream",
  name,
  text,
});

Deno.test("update_notebook.py stores displays in their last state, whichever cell updated them", async () => {
  const { code, output, notebook } = await update([
    send("display_data", shown("0", "a")) +
    send("display_data", shown("0", "b")) +
    `for (let i = 1; i <= 60; i++) {
      await Deno.jupyter.broadcast("update_display_data", {
        data: { "text/plain": String(i), "text/html": "<b>" + i + "</b>" },
        metadata: { "text/html": { isolated: true } },
        transient: { display_id: i % 2 ? "a" : "b" },
      });
    }`,
    send("update_display_data", shown("from another cell", "b")) +
    send("update_display_data", shown("nobody's", "c")),
  ]);
  assertEquals(code, 0, output);
  assertEquals(outputsOf(notebook), [[
    {
      output_type: "display_data",
      data: { "text/html": ["<b>59</b>"], "text/plain": ["59"] },
      metadata: { "text/html": { isolated: true } },
    },
    {
      output_type: "display_data",
      data: { "text/plain": ["from another cell"] },
      metadata: {},
    },
  ], []]);
});

Deno.test("update_notebook.py keeps every line that is printed, in the order of the cell", async () => {
  const { code, output, notebook } = await update([
    `for (let i = 0; i < 300; i++) console.log(i);
     console.error("warned");
     console.log("after");
     ${send("display_data", shown("between"))}
     console.log("10 %\\r20 %\\r");
     setTimeout(() => console.log("late"), 50);
     "result"`,
    `console.log("next")`,
  ]);
  assertEquals(code, 0, output);
  const lines = Array.from({ length: 300 }, (_, i) => `${i}\n`);
  assertEquals(outputsOf(notebook), [[
    stream("stdout", ...lines),
    stream("stderr", "warned\n"),
    stream("stdout", "after\n"),
    {
      output_type: "display_data",
      data: { "text/plain": ["between"] },
      metadata: {},
    },
    stream("stdout", "20 %\n"),
    {
      output_type: "execute_result",
      execution_count: 1,
      data: { "text/plain": ['"result"'] },
      metadata: {},
    },
    stream("stdout", "late\n"),
  ], [stream("stdout", "next\n")]]);
});

Deno.test("update_notebook.py clears a cell as front ends do, at once or with the next output", async () => {
  const { code, output, notebook } = await update([
    `console.log("gone"); ${
      send("clear_output", { wait: true })
    } console.log("stays");`,
    `console.log("stays"); ${send("clear_output", { wait: true })}`,
    send("display_data", shown("gone", "a")) +
    send("clear_output", { wait: false }) +
    send("update_display_data", shown("too late", "a")),
  ]);
  assertEquals(code, 0, output);
  assertEquals(outputsOf(notebook), [
    [stream("stdout", "stays\n")],
    [stream("stdout", "stays\n")],
    [],
  ]);
});

Deno.test("update_notebook.py keeps ids, metadata and sources, and a second run changes nothing", async () => {
  await using checkout = await makeCheckout();
  const path = join(checkout.notebooks, "small.ipynb");
  const cells = [
    {
      cell_type: "markdown",
      id: "intro",
      metadata: { a: 1 },
      source: ["# Title\n", "text"],
    },
    {
      cell_type: "code",
      id: "sum",
      metadata: { tags: ["x"], collapsed: true },
      source: ["1 + 1;\n", "undefined"],
      execution_count: null,
      outputs: [],
    },
    {
      cell_type: "code",
      id: "empty",
      metadata: {},
      source: [],
      execution_count: 7,
      outputs: [],
    },
    { cell_type: "raw", id: "raw", metadata: {}, source: ["<raw>"] },
  ];
  await Deno.writeTextFile(
    path,
    JSON.stringify({
      nbformat: 4,
      nbformat_minor: 5,
      metadata: METADATA,
      cells,
    }),
  );
  const first = await runPeer(UPDATER, {}, [path]);
  assertEquals(first.code, 0, first.output);
  const text = await Deno.readTextFile(path);
  const notebook = JSON.parse(text);
  assertEquals(notebook.metadata, METADATA);
  assertEquals(
    notebook.cells,
    cells.map((cell) =>
      cell.cell_type === "code"
        ? { ...cell, execution_count: cell.id === "sum" ? 1 : null }
        : cell
    ),
  );
  const second = await runPeer(UPDATER, {}, [path]);
  assertStringIncludes(second.output, "outputs as they were");
  assertEquals(await Deno.readTextFile(path), text);
});

Deno.test("update_notebook.py leaves the file alone when a cell fails, and names the cell", async () => {
  const { code, output, isChanged } = await update([
    "1",
    `throw new Error("no luck");`,
  ]);
  assertEquals([code, isChanged], [1, false]);
  assertStringIncludes(output, "small.ipynb is as it was: cell 2 of 2 failed");
  assertStringIncludes(output, "no luck");
});

Deno.test("update_notebook.py takes a cell that does not parse for one that fails", async () => {
  const { code, output, isChanged } = await update([`const text = "cut`, "1"]);
  assertEquals([code, isChanged], [1, false]);
  assertStringIncludes(output, "cell 1 of 2 failed");
  assertStringIncludes(output, "Unterminated string constant");
});

Deno.test("update_notebook.py stores the error of a cell that is tagged as one that fails", async () => {
  const { code, output, notebook } = await update([
    {
      source: `throw new Error("meant");`,
      metadata: { tags: ["raises-exception"] },
    },
    `console.log("on")`,
  ]);
  assertEquals(code, 0, output);
  const [failed, next] = notebook.cells.map((cell) => cell.outputs ?? []);
  const [error] = failed ?? [];
  assertEquals([error?.["output_type"], error?.["evalue"]], ["error", "meant"]);
  assertEquals(next, [stream("stdout", "on\n")]);
});

Deno.test("update_notebook.py says so when a cell ends the program", async () => {
  const { code, output, isChanged } = await update([`Deno.exit(3);`]);
  assertEquals([code, isChanged], [1, false]);
  assertStringIncludes(output, "it exited with code 3");
});

Deno.test("update_notebook.py stores what show() showed in its final state", async () => {
  const { code, output, notebook } = await update([
    `import { markdown, show, table } from "../mod.ts";`,
    `for (const n of [1, 2, 3]) await show(markdown("step " + n), { displayId: "steps" });`,
    `await show(table([{ a: 1 }]), { displayId: "steps" });`,
  ]);
  assertEquals(code, 0, output);
  const [, shown, later] = notebook.cells.map((cell) => cell.outputs ?? []);
  assertEquals([shown?.length, later], [1, []]);
  assertEquals(Object.keys(shown?.[0]?.["data"] ?? {}), [
    "text/html",
    "text/markdown",
    "text/plain",
  ]);
});
