import { assertEquals, assertStrictEquals, assertThrows } from "@std/assert";
import {
  joinLines,
  notebookParameters,
  parseNotebook,
  planNotebookRun,
  RunInputError,
  runNotebook,
  setNotebookParameters,
  stringifyNotebook,
} from "../../../lib/notebook/mod.ts";
import { notebookOf, outputsOf, tagged } from "./_cells.ts";

const DECLARED = tagged(
  "let year: number = 2025;\nconst mode: 'a' | 'b' = 'a', { deep } = { deep: 1 };",
  "parameters",
);
const sourceOf = (
  document: ReturnType<typeof notebookOf>,
  index: number,
): string => joinLines(document.cells[index]?.source ?? "");

Deno.test("notebookParameters() reads what the cell with the tag declares", () => {
  assertEquals(notebookParameters(notebookOf(["let no = 1", DECLARED])), [
    { name: "year", kind: "let", type: "number", value: "2025" },
    { name: "mode", kind: "const", type: "'a' | 'b'", value: "'a'" },
    { name: "deep", kind: "const" },
  ]);
  assertEquals(notebookParameters(notebookOf(["let no = 1"])), []);
  assertEquals(
    notebookParameters(notebookOf([tagged("{ no", "parameters")])),
    [],
  );
});

Deno.test("setNotebookParameters() puts a cell behind the declared ones, with their types", () => {
  const notebook = notebookOf(["1", DECLARED, "2"]);
  const { document, index, isNew, unknown } = setNotebookParameters(notebook, {
    mode: "b",
    year: 2026,
    other: [null, { "a b": -1.5, ["__proto__"]: "x" }],
  });
  assertEquals([index, isNew, unknown], [2, true, ["other"]]);
  assertEquals(
    sourceOf(document, 2),
    `// Parameters
const mode: 'a' | 'b' = "b";
let year: number = 2026;
let other = [null, { "a b": -1.5, ["__proto__"]: "x" }];`,
  );
  assertEquals(document.cells[2]?.metadata, { tags: ["injected-parameters"] });
  assertEquals(document.cells.length, 4);
  assertEquals(notebook.cells.length, 3);
});

Deno.test("setNotebookParameters() puts it at the top where nothing is declared, and replaces an old one", () => {
  const notebook = notebookOf(["1"]);
  const first = setNotebookParameters(notebook, { a: 1 });
  assertEquals([first.index, first.isNew], [0, true]);
  const kept = parseNotebook(stringifyNotebook(first.document));
  const second = setNotebookParameters(kept, { a: 2 });
  assertEquals([second.index, second.isNew], [0, false]);
  assertEquals(sourceOf(second.document, 0), "// Parameters\nlet a = 2;");
  assertEquals(second.document.cells[0]?.id, kept.cells[0]?.id);
  const same = setNotebookParameters(kept, { a: 1 });
  assertStrictEquals(same.document.cells[0], kept.cells[0]);
});

Deno.test("setNotebookParameters() gives a new cell an id of its own, where cells have any", () => {
  const taken = notebookOf([{ source: ["1"], id: "injected-parameters" }]);
  const { document } = setNotebookParameters(taken, { a: 1 });
  assertEquals(document.cells.map(({ id }) => id), [
    "injected-parameters-2",
    "injected-parameters",
  ]);
  const older = parseNotebook(
    '{ "cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 4 }',
  );
  const set = setNotebookParameters(older, { a: 1 });
  assertEquals(set.document.cells.map(({ id }) => id), [undefined]);
});

Deno.test("setNotebookParameters() refuses what TypeScript cannot declare", () => {
  const notebook = notebookOf([]);
  for (const name of ["1x", "a-b", "", "class", "a;b", "await"]) {
    assertThrows(
      () => setNotebookParameters(notebook, { [name]: 1 }),
      RunInputError,
      "Cannot set parameter",
    );
  }
  assertThrows(
    () => setNotebookParameters(notebook, { a: () => 1 }),
    RunInputError,
    'Cannot set parameter "a": found a value that TypeScript has no literal for',
  );
});

Deno.test("runNotebook() runs with its parameters, also when other cells are selected", async () => {
  const notebook = notebookOf([DECLARED, "0", "[year, mode, when.getTime()]"]);
  const parameters = { year: 2026, when: new Date(7) };
  const options = { parameters, only: ["c1", 3] };
  assertEquals(planNotebookRun(notebook, options).indices, [0, 1, 3]);
  const { document, status } = await runNotebook(notebook, options);
  assertEquals(status, "ok");
  assertEquals(outputsOf(document)[3]?.[0]?.data, {
    "text/plain": ['[ 2026, "a", 7 ]'],
  });
});
