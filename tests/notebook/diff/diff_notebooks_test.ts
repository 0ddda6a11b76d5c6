import { assert, assertEquals } from "@std/assert";
import {
  type CellDiff,
  diffNotebooks,
  type NotebookDiff,
  notebookDiffJson,
} from "../../../lib/notebook/diff/mod.ts";
import type { DocumentCell } from "../../../lib/notebook/format/mod.ts";
import { code, notebook, printed, prose, shown } from "./_cells.ts";
import { rounds } from "../../_rounds.ts";

/** What became of each cell, in a word: `changed 1→2`. */
function states({ cells }: NotebookDiff): string[] {
  return cells.map(({ state, isMoved, old, new: fresh }) =>
    [
      ...(isMoved ? ["moved"] : []),
      state,
      `${old?.index ?? ""}→${fresh?.index ?? ""}`,
    ].join(" ")
  );
}

function statesOf(
  old: readonly DocumentCell[],
  fresh: readonly DocumentCell[],
): string[] {
  return states(diffNotebooks(notebook(old), notebook(fresh)));
}

/** The diff of the only cell that is different. */
function onlyChange(old: DocumentCell, fresh: DocumentCell): CellDiff {
  const { cells } = diffNotebooks(notebook([old]), notebook([fresh]));
  const [cell] = cells;
  assert(cell !== undefined && cells.length === 1);
  return cell;
}

Deno.test("diffNotebooks() finds no difference where only the spelling differs", () => {
  const diff = diffNotebooks(
    notebook([
      code("a", "x\ny", [
        printed("1\n2\n"),
        shown({ "application/json": { a: 1, b: [2] }, "text/plain": "t" }),
      ]),
    ], { one: 1, two: { three: 3 } }),
    notebook([
      code("a", "x\ny", [
        printed(["1\n"]),
        printed("2\n"),
        shown({ "text/plain": ["t"], "application/json": { b: [2], a: 1 } }),
      ]),
    ], { two: { three: 3 }, one: 1 }),
  );
  assertEquals(diff.isSame, true);
  assertEquals(states(diff), ["same 0→0"]);
});

Deno.test("diffNotebooks() matches cells by id, however much their source changed", () => {
  assertEquals(
    statesOf(
      [code("a", "one"), code("b", "two"), code("c", "three")],
      [code("a", "one"), code("b", "quite other words"), code("c", "three")],
    ),
    ["same 0→0", "changed 1→1", "same 2→2"],
  );
});

Deno.test("diffNotebooks() does not believe ids that programs count", () => {
  const cells = ["one", "two", "three", "four"];
  const counted = (sources: readonly string[]) =>
    sources.map((source, i) => code(`${i}`, source));
  const { cells: found } = diffNotebooks(
    notebook(counted(cells)),
    notebook(counted(["new", ...cells])),
  );
  assertEquals(found.map(({ state }) => state), [
    "added",
    "changed",
    "changed",
    "changed",
    "changed",
  ]);
  assertEquals(found.flatMap(({ source }) => source ?? []), []);
});

Deno.test("diffNotebooks() matches cells without ids by what their sources have in common", () => {
  assertEquals(
    statesOf(
      [code("", "const a = load('x');\nshow(a);"), code("", "gone entirely")],
      [code("", "1 + 1"), code("", "const a = load('y');\nshow(a);")],
    ),
    ["added →0", "changed 0→1", "removed 1→"],
  );
});

Deno.test("diffNotebooks() tells moved cells from those that made room", () => {
  const [a, b, c, d] = ["a", "b", "c", "d"].map((id) => code(id, id));
  assert(a && b && c && d);
  assertEquals(statesOf([a, b, c, d], [d, a, b, c]), [
    "moved same 3→0",
    "same 0→1",
    "same 1→2",
    "same 2→3",
  ]);
});

Deno.test("diffNotebooks() has removed cells where they stood", () => {
  const [a, b, c] = ["a", "b", "c"].map((id) => code(id, id));
  assert(a && b && c);
  assertEquals(statesOf([a, b, c], [a, c]), [
    "same 0→0",
    "removed 1→",
    "same 2→1",
  ]);
});

Deno.test("diffNotebooks() names lines by their numbers in both", () => {
  const { source } = onlyChange(
    code("a", "1\n2\n3\n4"),
    code("a", "1\nnew\n2\n4"),
  );
  assertEquals(source?.hunks, [
    { oldLine: 2, removed: [], newLine: 2, added: ["new\n"] },
    { oldLine: 3, removed: ["3\n"], newLine: 4, added: [] },
  ]);
});

Deno.test("diffNotebooks() compares outputs form by form", () => {
  const { outputs } = onlyChange(
    code("a", "", [
      printed("same\n"),
      shown({ "text/plain": "1", "text/html": "<b>1</b>" }),
      shown({ "image/png": "QUJD" }),
    ]),
    code("a", "", [
      printed("same\n"),
      shown({ "text/plain": "1", "text/html": "<b>2</b>" }),
      shown({ "image/png": "QUJDREVG\n" }),
    ]),
  );
  assertEquals(outputs.map(({ state }) => state), [
    "same",
    "changed",
    "changed",
  ]);
  assertEquals(outputs[1]?.parts.map(({ type }) => type), ["text/html"]);
  assertEquals(outputs[2]?.parts, [
    { type: "image/png", oldBytes: 3, newBytes: 6 },
  ]);
});

Deno.test("diffNotebooks() pairs an output with the one of its kind that took its place", () => {
  const { outputs } = onlyChange(
    code("a", "", [printed("old"), shown({ "text/plain": "v" })]),
    code("a", "", [
      printed("warning", "stderr"),
      printed("new"),
      shown({ "text/plain": "v" }),
    ]),
  );
  assertEquals(outputs.map(({ kind, state }) => `${kind} ${state}`), [
    "stderr added",
    "stdout changed",
    "display_data same",
  ]);
});

Deno.test("diffNotebooks() compares errors by name, message and traceback", () => {
  const error = (evalue: string, line: string) => ({
    output_type: "error" as const,
    ename: "TypeError",
    evalue,
    traceback: ["TypeError", line],
  });
  const { outputs } = onlyChange(
    code("a", "", [error("no", "at 1")]),
    code("a", "", [error("no", "at 2")]),
  );
  assertEquals(outputs[0]?.parts.map(({ type }) => type), ["traceback"]);
});

Deno.test("diffNotebooks() tells fields by their path, old and new", () => {
  const { fields } = onlyChange(
    code("a", "x", [], {
      metadata: { tags: ["a"], deep: { one: 1, two: 2 } },
      execution_count: 1,
    }),
    code("a", "x", [], {
      metadata: { deep: { one: 1, two: 3 }, more: null },
      execution_count: 2,
    }),
  );
  assertEquals(
    fields.toSorted((x, y) => x.path < y.path ? -1 : 1),
    [
      { path: "execution_count", old: 1, new: 2 },
      { path: "metadata.deep.two", old: 2, new: 3 },
      { path: "metadata.more", new: null },
      { path: "metadata.tags", old: ["a"] },
    ],
  );
});

Deno.test("diffNotebooks() leaves out what is ignored, and nothing else", () => {
  const old = notebook(
    [code("a", "show(x, 1)", [printed("1")], { execution_count: 1 })],
    { title: "a" },
  );
  const fresh = notebook(
    [code("b", "show(x, 2)", [printed("2")], { execution_count: 2 })],
    { title: "b" },
  );
  const aspects = [
    "sources",
    "outputs",
    "metadata",
    "execution_count",
    "id",
  ] as const;
  for (const kept of aspects) {
    const ignore = aspects.filter((one) => one !== kept);
    assertEquals(diffNotebooks(old, fresh, { ignore }).isSame, false, kept);
  }
  assertEquals(diffNotebooks(old, fresh, { ignore: aspects }).isSame, true);
});

Deno.test("diffNotebooks() compares thousands of cells that are all alike, and JSON deeper than the stack", () => {
  const many = (word: string) =>
    notebook(
      Array.from(
        { length: 3_000 },
        (_, i) => code("", `const ${word} = load(${i % 7});\nshow(${word})`),
      ),
    );
  const diff = diffNotebooks(many("first"), many("second"));
  assert(diff.cells.every(({ state }) => state === "changed"));
  const nested = (end: string) =>
    notebook([
      code("a", "", [], {
        metadata: {
          deep: JSON.parse("[".repeat(20_000) + end + "]".repeat(20_000)),
        },
      }),
    ]);
  assertEquals(diffNotebooks(nested("1"), nested("1")).isSame, true);
  assertEquals(diffNotebooks(nested("1"), nested("2")).isSame, false);
  const deep = (end: string) =>
    notebook([
      code("a", "", [
        shown({
          "application/json": JSON.parse(
            "[".repeat(20_000) + end + "]".repeat(20_000),
          ),
        }),
      ]),
    ]);
  assertEquals(diffNotebooks(deep("1"), deep("1")).isSame, true);
  assertEquals(diffNotebooks(deep("1"), deep("2")).isSame, false);
});

Deno.test("diffNotebooks() turns any notebook into any other: every cell is in the diff once", () => {
  let seed = 7;
  const random = (below: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor(seed / 65_536) % below;
  };
  const cells = (): DocumentCell[] => {
    const count = random(12);
    const ids = new Set<string>();
    return Array.from({ length: count }, () => {
      const source = `word${random(4)} and${random(3)}\nline${random(2)}`;
      let id = random(3) === 0 ? "" : `id${random(9)}`;
      if (ids.has(id)) id = "";
      ids.add(id);
      return random(4) === 0
        ? prose(id || `p${ids.size}`, source)
        : code(id, source);
    });
  };
  for (let round = 0; round < rounds(400); round++) {
    const [old, fresh] = [cells(), cells()];
    const diff = diffNotebooks(notebook(old), notebook(fresh));
    const places = (side: "old" | "new") =>
      diff.cells.flatMap((cell) => cell[side]?.index ?? []);
    assertEquals(places("new"), fresh.map((_, i) => i));
    assertEquals(
      places("old").toSorted((x, y) => x - y),
      old.map((_, i) => i),
    );
    const isKept = (cell: CellDiff) => !cell.isMoved && cell.old !== undefined;
    const kept = diff.cells.filter(isKept).map(({ old }) => old?.index ?? 0);
    assertEquals(kept, kept.toSorted((x, y) => x - y));
    const isSame = JSON.stringify(old) === JSON.stringify(fresh);
    assertEquals(diff.isSame, isSame);
    assertEquals(notebookDiffJson(diff).isSame, isSame);
  }
});
