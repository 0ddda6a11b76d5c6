import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { stripAnsiCode } from "@std/fmt/colors";
import {
  diffNotebooks,
  type NotebookDiffLook,
  renderNotebookDiff,
} from "../../../lib/notebook/diff/mod.ts";
import type {
  DocumentCell,
  JsonObject,
} from "../../../lib/notebook/format/mod.ts";
import { code, notebook, printed, prose, shown } from "./_cells.ts";

function rendered(
  old: readonly DocumentCell[],
  fresh: readonly DocumentCell[],
  look: NotebookDiffLook = {},
): string {
  return renderNotebookDiff(
    diffNotebooks(notebook(old), notebook(fresh)),
    look,
  );
}

Deno.test("renderNotebookDiff() shows what changed under the cell's heading, and counts the rest", () => {
  const same = prose("m", "as it was");
  assertEquals(
    rendered(
      [
        same,
        code("a", "const a = 1;\na", [printed("1\n")], {
          execution_count: 1,
        }),
        code("gone", "gone"),
        code("b", "b", [], { execution_count: 2 }),
      ],
      [
        same,
        code("a", "const a = 2;\na", [printed("2\n")], {
          execution_count: 3,
          metadata: { tags: ["x"] },
        }),
        code("b", "b", [], { execution_count: 4 }),
        code("new", "fresh", [shown({ "text/plain": "12" })]),
      ],
      { labels: ["old.ipynb", "new.ipynb"] },
    ),
    `--- old.ipynb
+++ new.ipynb
1 cell changed, 1 added, 1 removed, 1 renumbered, 1 the same

cell 2 · code · changed · id a
  1   - const a = 1;
    1 + const a = 2;
  2 2   a
+ metadata.tags: ["x"]
output 1 · stdout
  1   - 1
    1 + 2

cell 3 · code · removed · id gone
  1   - gone

cell 3: only execution counts differ

cell 4 · code · added · id new
    1 + fresh
+ output: text/plain 2 B`,
  );
});

Deno.test("renderNotebookDiff() is empty where nothing is different", () => {
  assertEquals(rendered([code("a", "x")], [code("a", "x")]), "");
});

Deno.test("renderNotebookDiff() names pictures by their sizes, and markup by its size where plain text tells more", () => {
  const cell = (data: JsonObject) => [code("a", "", [shown(data)])];
  const text = rendered(
    cell({
      "image/png": "A".repeat(4_000),
      "text/plain": "1",
      "text/html": "<b>1",
    }),
    cell({
      "image/png": "B".repeat(4_000),
      "text/plain": "2",
      "text/html": "<b>22",
    }),
  );
  assertStringIncludes(text, "image/png 3 kB, of other content");
  assertStringIncludes(text, "text/html 4 B → 5 B");
  assert(!text.includes("<b>"), text);
  assertStringIncludes(
    rendered(cell({ "text/html": "<b>1" }), cell({ "text/html": "<b>2" })),
    "1 + <b>2",
  );
});

Deno.test("renderNotebookDiff() lets no escape sequence of a notebook through", () => {
  const evil = "\x1b]0;title\x07\x1b[2J\x9b31m";
  const text = rendered(
    [code("a", "x")],
    [
      code(`a`, `x ${evil}`, [printed(evil), shown({ [evil]: evil })], {
        metadata: { [evil]: evil },
      }),
      prose("b", evil),
    ],
    { labels: [evil, evil] },
  );
  assertEquals(text.match(/(?!\n)\p{Cc}/gu), null);
});

Deno.test("renderNotebookDiff() shows colours only in escape sequences that say no more than the signs", () => {
  const old = [code("a", "one two", [printed("\x1b[31mred\x1b[39m")])];
  const fresh = [code("a", "one three", [printed("\x1b[31mblue\x1b[39m")])];
  const plain = rendered(old, fresh);
  const coloured = rendered(old, fresh, { isColored: true });
  assert(coloured.includes("\x1b["));
  assertEquals(stripAnsiCode(coloured), plain);
  assertStringIncludes(plain, "- red");
});

Deno.test("renderNotebookDiff() shows long changes in part, and whole when asked", () => {
  const lines = (word: string) =>
    Array.from({ length: 300 }, (_, i) => `${word} ${i}\n`).join("");
  const old = [code("a", "", [printed(lines("old"))])];
  const fresh = [code("a", "", [printed(lines("new"))])];
  const text = rendered(old, fresh);
  assertStringIncludes(text, "more lines");
  assert(text.split("\n").length < 100);
  assertStringIncludes(rendered(old, fresh, { isFull: true }), "new 299");
});

Deno.test("renderNotebookDiff() tells texts apart that differ in the end of their last line only", () => {
  assertStringIncludes(
    rendered(
      [code("a", "", [printed("x")])],
      [code("a", "", [printed("x\n")])],
    ),
    "Only the new text ends with a line end",
  );
});
