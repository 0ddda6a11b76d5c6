import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import {
  type CodeCell,
  type DocumentCell,
  editFields,
  newCell,
  newNotebook,
  type NotebookDocument,
  parseNotebook,
  stringifyNotebook,
} from "../../../lib/notebook/format/mod.ts";
import {
  Choices,
  randomCell,
  randomJson,
  randomNotebook,
  randomObject,
  randomSpelling,
  spell,
  type Spelling,
} from "./_generate.ts";
import { rounds } from "../../_rounds.ts";

/** What a value is, whatever the order of its keys. */
function meaning(value: unknown): string {
  if (typeof value !== "object" || value === null) {
    return Object.is(value, -0) ? "-0" : JSON.stringify(value);
  }
  return Array.isArray(value)
    ? `[${value.map(meaning)}]`
    : `{${
      Object.keys(value).sort().map((key) =>
        JSON.stringify(key) + ":" + meaning(Reflect.get(value, key))
      )
    }}`;
}

/** The cell of a notebook that is there. */
function cellAt(notebook: NotebookDocument, index: number): DocumentCell {
  const cell = notebook.cells[index];
  assert(cell !== undefined);
  return cell;
}

function codeAt(notebook: NotebookDocument, index: number): CodeCell {
  const cell = cellAt(notebook, index);
  assert(cell.cell_type === "code");
  return cell;
}

/** Edits as a program might make them: any fields of anything, cells added, moved and left out. */
function randomEdit(
  choices: Choices,
  notebook: NotebookDocument,
  other: NotebookDocument,
): NotebookDocument {
  let added = 0;
  const cells = notebook.cells.flatMap((cell): DocumentCell[] => {
    switch (choices.below(8)) {
      case 0:
        return [];
      case 1:
        return [cell, randomCell(choices, `new-${added++}`)];
      case 2:
        return [editFields(cell, { metadata: randomObject(choices) })];
      case 3: {
        const metadata = editFields(cell.metadata, {
          tags: ["a", "b"],
          "10": randomJson(choices),
          a: choices.chance(50) ? undefined : randomJson(choices),
        });
        return [editFields(editFields(cell, { metadata }), { source: "x" })];
      }
      case 4:
        return cell.cell_type === "code"
          ? [editFields(cell, {
            outputs: [
              ...cell.outputs.slice(1),
              { output_type: "stream", name: "stdout", text: ["é\n"] },
              ...cell.outputs.slice(0, 1),
            ],
            execution_count: 7,
          })]
          : [cell];
      case 5:
        return [{ ...cell, source: ["spread\n"] }];
      default:
        return [cell];
    }
  });
  if (choices.chance(30)) cells.reverse();
  if (choices.chance(30)) {
    cells.push(
      ...other.cells.map((cell, at) => editFields(cell, { id: `o${at}` })),
    );
  }
  if (choices.chance(30)) cells.push(...other.cells.slice(0, 1));
  return editFields(notebook, {
    cells,
    ...(choices.chance(50)
      ? { metadata: editFields(notebook.metadata, { title: "é" }) }
      : {}),
  });
}

Deno.test("stringifyNotebook() gives back any text that parseNotebook() read", () => {
  const choices = new Choices(1);
  for (let round = 0; round < rounds(500); round++) {
    const notebook = randomNotebook(choices);
    const text = choices.of(["", "\ufeff", " \n"]) +
      spell(notebook, randomSpelling(choices), choices) +
      choices.of(["", "\n", "\r\n\t"]);
    const read = parseNotebook(text);
    assertEquals(stringifyNotebook(read), text);
    assertEquals(meaning(read), meaning(notebook));
  }
});

Deno.test("stringifyNotebook() writes any notebook so that parseNotebook() reads the same", () => {
  const choices = new Choices(2);
  for (let round = 0; round < rounds(500); round++) {
    const notebook = randomNotebook(choices);
    const read = parseNotebook(stringifyNotebook(notebook));
    assertEquals(meaning(read), meaning(notebook));
  }
});

Deno.test("stringifyNotebook() writes what edits of any text mean", () => {
  const choices = new Choices(3);
  for (let round = 0; round < rounds(500); round++) {
    const [one, other] = [1, 2].map(() =>
      parseNotebook(
        spell(randomNotebook(choices), randomSpelling(choices), choices),
      )
    );
    assert(one !== undefined && other !== undefined);
    const edited = randomEdit(choices, one, other);
    const text = stringifyNotebook(edited);
    assertEquals(meaning(JSON.parse(text)), meaning(edited));
    const again = randomEdit(choices, edited, other);
    assertEquals(
      meaning(JSON.parse(stringifyNotebook(again))),
      meaning(again),
    );
  }
});

Deno.test("stringifyNotebook() keeps the text of cells beside edited ones", () => {
  const choices = new Choices(4);
  for (let round = 0; round < rounds(200); round++) {
    const spelling = randomSpelling(choices);
    const cells = [0, 1, 2].map((at) => randomCell(choices, `cell-${at}`));
    const spelled = cells.map((cell) => spell(cell, spelling, choices, 2));
    const text = `{"nbformat":4,"nbformat_minor":5,"metadata":{},"cells":[${
      spelled.join(" ,\n")
    }]}`;
    const notebook = parseNotebook(text);
    const middle = editFields(cellAt(notebook, 1), { source: "changed" });
    const edited = editFields(notebook, {
      cells: notebook.cells.with(1, middle),
    });
    const [first = "", , last = ""] = spelled;
    const written = stringifyNotebook(edited);
    assertStringIncludes(written, `"cells":[${first} ,\n`);
    assert(written.endsWith(`,\n${last}]}`), written);
    // What is set back is written as it was.
    const back = editFields(edited, { cells: notebook.cells });
    assertEquals(stringifyNotebook(back), text);
  }
});

Deno.test("stringifyNotebook() writes what is new as the file's own program would", () => {
  const choices = new Choices(5);
  for (let round = 0; round < rounds(300); round++) {
    const spelling: Spelling = {
      ...randomSpelling(choices),
      newline: "\n",
      comma: ",",
      isOdd: false,
    };
    const write = (value: unknown) => spell(value, spelling, choices) + "\n";
    const plain = randomNotebook(choices);
    const notebook = parseNotebook(write(plain));
    const cell = randomCell(choices, "new");
    const title = choices.of(["a", "é"]);
    const edited = editFields(notebook, {
      cells: [...notebook.cells, cell],
      metadata: editFields(notebook.metadata, { title }),
    });
    assertEquals(
      stringifyNotebook(edited),
      write({
        ...plain,
        cells: [...plain.cells, cell],
        metadata: { ...plain.metadata, title },
      }),
    );
  }
});

Deno.test("stringifyNotebook() keeps how numbers, keys and strings are spelled", () => {
  const metadata =
    `{"b":1.0,"10":1e5,"9":12345678901234567890,"a":"\\u00e9\\ud800","b":-0.0}`;
  const notebook = parseNotebook(
    `{"nbformat":4,"nbformat_minor":4,"cells":[],"metadata":{"x":${metadata},"title":"old"}}`,
  );
  const edited = editFields(notebook, {
    metadata: editFields(notebook.metadata, { title: "new" }),
  });
  assertEquals(
    stringifyNotebook(edited),
    `{"nbformat":4,"nbformat_minor":4,"cells":[],"metadata":{"x":${metadata},"title":"new"}}`,
  );
});

Deno.test("stringifyNotebook() takes both of a key that stands twice away, and sets the last", () => {
  const notebook = parseNotebook(
    `{"nbformat":4,"nbformat_minor":4,"cells":[],"metadata":{"a":1,"b":2,"a":3,"b":4}}`,
  );
  const edited = editFields(notebook, {
    metadata: editFields(notebook.metadata, { a: undefined, b: 5 }),
  });
  assertEquals(
    stringifyNotebook(edited),
    `{"nbformat":4,"nbformat_minor":4,"cells":[],"metadata":{"b":5}}`,
  );
});

Deno.test("stringifyNotebook() puts new keys in their place where a file's keys are sorted", () => {
  const write = (notebook: NotebookDocument) => stringifyNotebook(notebook);
  const cells = [newCell("code", "a\nb", { id: "one" })];
  const jupyter = write({ ...newNotebook({ cells }) });
  const notebook = parseNotebook(jupyter);
  const edited = editFields(notebook, {
    metadata: editFields(notebook.metadata, { authors: [{ name: "A" }] }),
    cells: [editFields(codeAt(notebook, 0), { attachments: {}, zoo: 1.5 })],
  });
  assertEquals(write(edited), write(JSON.parse(write(edited))));
});

Deno.test("stringifyNotebook() escapes new text where a file's text is escaped", () => {
  const text = (title: string) =>
    `{"metadata": {"x": "\\u00fc", "title": "${title}"}, "nbformat": 4, "nbformat_minor": 4, "cells": []}`;
  const notebook = parseNotebook(text("a"));
  const edited = editFields(notebook, {
    metadata: editFields(notebook.metadata, { title: "ü\u{1f600}" }),
  });
  assertEquals(stringifyNotebook(edited), text("\\u00fc\\ud83d\\ude00"));
});

Deno.test("stringifyNotebook() writes cells of another file in this file's white space, with their own numbers", () => {
  const from = parseNotebook(
    `{"nbformat":4,"nbformat_minor":5,"metadata":{},"cells":[{"cell_type":"raw","id":"x","metadata":{"n":1.0,"l":[],"m":[1.50,{}]},"source":"a: \\"b\\", [c]"}]}`,
  );
  const into = parseNotebook(stringifyNotebook(newNotebook()));
  const moved = cellAt(from, 0);
  const metadata = editFields(moved.metadata, { l: undefined });
  const edited = editFields(into, {
    cells: [moved, editFields(moved, { id: "y", metadata })],
  });
  assertStringIncludes(
    stringifyNotebook(edited),
    ` "cells": [
  {
   "cell_type": "raw",
   "id": "x",
   "metadata": {
    "n": 1.0,
    "l": [],
    "m": [
     1.50,
     {}
    ]
   },
   "source": "a: \\"b\\", [c]"
  },
  {
   "cell_type": "raw",
   "id": "y",
   "metadata": {
    "n": 1.0,
    "m": [
     1.50,
     {}
    ]
   },
   "source": "a: \\"b\\", [c]"
  }
 ],
`,
  );
});

Deno.test("stringifyNotebook() does not write what parseNotebook() filled in unless it is set", () => {
  const text =
    `{"nbformat":4,"cells":[{"cell_type":"code","source":"1"},{"cell_type":"code"}]}`;
  const notebook = parseNotebook(text);
  const [first, second] = [codeAt(notebook, 0), codeAt(notebook, 1)];
  assertEquals([first.outputs, first.execution_count, second.source], [
    [],
    null,
    "",
  ]);
  const edited = editFields(notebook, {
    cells: [
      editFields(first, { source: "2" }),
      editFields(second, { execution_count: null }),
    ],
  });
  assertEquals(
    stringifyNotebook(edited),
    `{"nbformat":4,"cells":[{"cell_type":"code","source":"2"},{"cell_type":"code","execution_count":null}]}`,
  );
});

Deno.test("stringifyNotebook() writes and parseNotebook() reads what is nested deeper than the stack", () => {
  let deep: NotebookDocument["metadata"] = { end: 1 };
  for (let level = 0; level < 20_000; level++) deep = { x: [deep] };
  const text = stringifyNotebook({ ...newNotebook(), metadata: deep });
  const read = parseNotebook(text);
  const cells = [newCell("raw", "", { id: "r" })];
  const edited = editFields(read, { cells, nbformat_minor: 4 });
  assertStringIncludes(stringifyNotebook(edited), '{"x": [{"end": 1}]}');
  assertEquals(
    stringifyNotebook(editFields(edited, { cells: [], nbformat_minor: 5 }))
      .length,
    text.length,
  );
});

Deno.test("stringifyNotebook() keeps the spaces of a file of one line where cells change places", () => {
  const text = (cells: readonly number[]) =>
    `{"nbformat": 4, "nbformat_minor": 4, "metadata": {}, "cells": [${
      cells.map((at) =>
        `{"cell_type": "raw", "metadata": {}, "source": "${at}"}`
      ).join(", ")
    }]}`;
  const notebook = parseNotebook(text([1, 2, 3]));
  const cells = notebook.cells.toReversed();
  assertEquals(
    stringifyNotebook(editFields(notebook, { cells })),
    text([3, 2, 1]),
  );
  assertEquals(
    stringifyNotebook(editFields(notebook, { cells: cells.slice(1) })),
    text([2, 1]),
  );
});

Deno.test("stringifyNotebook() sorts keys by code points, as Python does", () => {
  const metadata = {
    "\u{1f600}": 1,
    "\uffff": 2,
    "10": 3,
    "9": 4,
    a: 5,
    "": 6,
  };
  const { metadata: read } = JSON.parse(
    stringifyNotebook({ ...newNotebook(), metadata }),
    (_key, value) =>
      typeof value === "object" && !Array.isArray(value) && "a" in value
        ? Object.keys(value)
        : value,
  );
  assertEquals(read.slice(-3), ["a", "\uffff", "\u{1f600}"]);
});
