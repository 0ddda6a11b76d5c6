import { assert, assertEquals, assertThrows } from "@std/assert";
import {
  detectNotebookText,
  notebookFromPercent,
  notebookToPercent,
  updateNotebook,
} from "../../../lib/notebook/convert/mod.ts";
import {
  joinLines,
  newCell,
  newNotebook,
  NotebookError,
  parseNotebook,
  stringifyNotebook,
} from "../../../lib/notebook/format/mod.ts";
import { Generator } from "./_generated.ts";
import { rounds } from "../../_rounds.ts";

Deno.test("notebookFromPercent() gives back any notebook that notebookToPercent() wrote", () => {
  for (let seed = 0; seed < rounds(4000); seed++) {
    const notebook = new Generator(seed).notebook();
    const text = notebookToPercent(notebook);
    assert(text.isWellFormed(), `seed ${seed}`);
    assertEquals(notebookFromPercent(text), notebook, `seed ${seed}\n${text}`);
    const windows = text.replaceAll("\n", "\r\n");
    assertEquals(notebookFromPercent(windows), notebook, `seed ${seed}`);
  }
});

/** Types, metadata and sources of the cells of a text. */
function told(text: string): unknown[] {
  return notebookFromPercent(text).cells.map(
    ({ cell_type, metadata, source }) => [
      cell_type,
      metadata,
      joinLines(source),
    ],
  );
}

Deno.test("notebookFromPercent() reads what people and jupytext write", () => {
  const text = `// -*- coding: utf-8 -*-
// ---
// title: A page
// jupyter:
//   kernelspec:
//     display_name: Deno
//     language: typescript
//     name: deno
// ---

import "before";

// %% A title [markdown] tags=["a", "b"] name='x' flag=True none
//Prose
//
// with **stars**
bare

// %% {"tags": ["parameters"], "n": {"a=b": 1}}
const year = 2026;


//%%
// %time f()

// %%%% deep
1

// %% [md]
// %% language="html"
// <b>x</b>

  // %% [raw] raw_mimetype="text/html"
// <i>
// In[3]:
2
// <codecell>
// \\%% kept
// %% title with = { odd
3
`;
  assertEquals(told(text), [
    ["raw", {}, "---\ntitle: A page\n---"],
    ["code", {}, 'import "before";'],
    [
      "markdown",
      { title: "A title", tags: ["a", "b"], name: "x", flag: true, none: null },
      "Prose\n\nwith **stars**\nbare",
    ],
    [
      "code",
      { tags: ["parameters"], n: { "a=b": 1 } },
      "const year = 2026;",
    ],
    ["code", {}, "%time f()"],
    ["code", { title: "deep", cell_depth: 2 }, "1"],
    ["markdown", {}, ""],
    ["code", {}, "%%html\n<b>x</b>"],
    ["raw", { raw_mimetype: "text/html" }, "<i>"],
    ["code", {}, "2"],
    ["code", {}, "// %% kept"],
    ["code", { title: "title with = { odd" }, "3"],
  ]);
  const { metadata } = notebookFromPercent(text);
  assertEquals(metadata.kernelspec?.name, "deno");
});

Deno.test("notebookFromPercent() gives each cell an id of its own, the same each time", () => {
  const text = '// %% id="a"\n1\n// %% id="a"\n1\n// %%\n1\n// %%\n1\n';
  const ids = notebookFromPercent(text).cells.map(({ id }) => id);
  assertEquals(ids[0], "a");
  assertEquals(new Set(ids).size, 4);
  assertEquals(notebookFromPercent(text).cells.map(({ id }) => id), ids);
  // Given by their text alone, they need not be written.
  const again = notebookToPercent(notebookFromPercent("// %%\n1\n// %%\n1\n"));
  assertEquals(again.includes("id="), false);
});

Deno.test("notebookFromPercent() says where a head is no YAML, and takes none for one that is not about Jupyter", () => {
  const error = assertThrows(
    () => notebookFromPercent("// ---\n// jupyter:\n//   a: [\n// ---\n"),
    NotebookError,
    "line 4 of its head",
  );
  assert(error.message.startsWith("Cannot read notebook: "));
  assertEquals(told("// ---\n// text\n// ---\n\n// %%\n1\n"), [
    ["code", {}, "// ---\n// text\n// ---"],
    ["code", {}, "1"],
  ]);
  assertEquals(told("// ---\n1\n"), [["code", {}, "// ---\n1"]]);
  assertEquals(told(""), []);
});

Deno.test("notebookToPercent() keeps numbers and texts that YAML or JSON would change", () => {
  const notebook = parseNotebook(
    JSON.stringify({
      cells: [],
      metadata: {
        yes: "no",
        text: [
          "1e3",
          "2026-01-01",
          "~",
          "null",
          " x ",
          "a: b #",
          "\u0085\u2028",
        ],
        block: { "<<": 1, "on": { deep: { deeper: {} } }, "a b": "c" },
      },
      nbformat: 4,
      nbformat_minor: 5,
    }).replace('"1e3"', '1e21, -0.0, 1e400, "1e3"'),
  );
  const back = notebookFromPercent(notebookToPercent(notebook));
  assertEquals(back.metadata, notebook.metadata);
});

Deno.test("updateNotebook() keeps the outputs of cells whose source is as it was", () => {
  const code = (id: string, source: string, n: number) => ({
    cell_type: "code",
    execution_count: n,
    id,
    metadata: { collapsed: false },
    outputs: [{ name: "stdout", output_type: "stream", text: [`${n}.0\n`] }],
    source: [source],
  });
  const text = JSON.stringify(
    {
      cells: [code("a", "1", 1), code("b", "2", 2), code("c", "3", 3)],
      metadata: { kernelspec: { name: "deno", display_name: "Deno" } },
      nbformat: 4,
      nbformat_minor: 5,
    },
    undefined,
    3,
  );
  const notebook = parseNotebook(text);
  const same = notebookFromPercent(notebookToPercent(notebook));
  assertEquals(stringifyNotebook(updateNotebook(notebook, same)), text);

  const edited = notebookToPercent(notebook)
    .replace(/(id="b".*\n)2/, "$122")
    .replace(/(\/\/ %% id="c")/, "// %%\nnew\n\n$1");
  const updated = updateNotebook(notebook, notebookFromPercent(edited));
  assertEquals(
    updated.cells.map((cell) =>
      cell.cell_type === "code" &&
      [cell.id?.length === 1, joinLines(cell.source), cell.outputs.length]
    ),
    [[true, "1", 1], [true, "22", 0], [false, "new", 0], [true, "3", 1]],
  );

  // Without ids and without a head: by source, then by place.
  const bare = "// %%\n3\n// %%\n1\n// %%\nchanged\n";
  const moved = updateNotebook(notebook, notebookFromPercent(bare));
  assertEquals(
    moved.cells.map((cell) =>
      cell.cell_type === "code" && [cell.id, cell.execution_count]
    ),
    [["c", 3], ["a", 1], ["b", null]],
  );
  assertEquals(moved.metadata, notebook.metadata);
});

Deno.test("detectNotebookText() tells kinds by name and content", () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['{"nbformat": 4, "cells": []}', "", "ipynb"],
    ['\ufeff\n{\n "cells": []}', "x.json", "ipynb"],
    ["", "x.ipynb", "ipynb"],
    ["// %%\n", "x.ts", "ts"],
    [notebookToPercent(notebookFromPercent("")), "x.ts", "ts"],
    ["a\r\n  // %% [markdown]\r\n", "", "ts"],
    ["// %% in prose\n", "x.md", "md"],
    ["console.log(1)", "x.js", "script"],
    ["// # not\n", "x.ts", "script"],
    ["import a from 'a';", "", "script"],
    ["import things\n", "", "md"],
    ["// a\n\n```ts\n```\n", "", "md"],
    ["# Heading\n", "", "md"],
    ["", "", "md"],
  ];
  for (const [text, name, kind] of cases) {
    assertEquals(detectNotebookText(text, name), kind, text);
  }
});

Deno.test("notebookFromPercent() reads hostile texts in time that grows with them", () => {
  for (
    const text of ["// %% a=[", "// %% a=[ ", '// %% a="', "// \\", "// %"]
  ) {
    assert(notebookFromPercent(text.repeat(20_000)).nbformat === 4, text);
    assert(notebookFromPercent(`${text}\n`.repeat(20_000)).nbformat === 4);
  }
});

Deno.test("notebookToPercent() has no half characters in a title", () => {
  const notebook = newNotebook({
    cells: [newCell("code", "1", { metadata: { title: "a\ud83d" } })],
  });
  const text = notebookToPercent(notebook);
  assert(text.isWellFormed(), text);
  assertEquals(notebookFromPercent(text).cells, notebook.cells);
});
