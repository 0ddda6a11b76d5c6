import {
  assert,
  assertEquals,
  assertStrictEquals,
  assertThrows,
} from "@std/assert";
import {
  cleanNotebook,
  type CleanNotebookOptions,
  type JsonObject,
  type NotebookDocument,
  parseNotebook,
  readCleanOptions,
  stringifyNotebook,
} from "../../../lib/notebook/mod.ts";
import { rounds } from "../../_rounds.ts";

const STREAM = { output_type: "stream", name: "stdout", text: ["hello\n"] };
const RESULT = {
  output_type: "execute_result",
  data: { "text/plain": ["42"] },
  execution_count: 7,
  metadata: {},
};

/** A notebook with one code cell for each object of metadata, all of them run. */
function notebookOf(
  cells: readonly JsonObject[],
  metadata: JsonObject = {},
): NotebookDocument {
  return parseNotebook(JSON.stringify({
    cells: cells.map((metadata, index) => ({
      cell_type: "code",
      execution_count: 7,
      id: `cell-${index}`,
      metadata,
      outputs: [STREAM, RESULT],
      source: ["6 * 7"],
    })),
    metadata,
    nbformat: 4,
    nbformat_minor: 5,
  }));
}

/** The metadata of the first cell once it was cleaned. */
function cellMetadata(
  metadata: JsonObject,
  options: CleanNotebookOptions = {},
): unknown {
  return cleanNotebook(notebookOf([metadata]), options).cells[0]?.metadata;
}

/** How many outputs the cells have. */
function outputs(notebook: NotebookDocument): unknown[] {
  return notebook.cells.map((cell) =>
    cell.cell_type === "code" ? cell.outputs.length : "none"
  );
}

Deno.test("cleanNotebook() takes out outputs and counts, and keeps the rest of the text", () => {
  const text = `{
 "cells": [
  {
   "cell_type": "markdown",
   "id": "a",
   "metadata": {},
   "source": [
    "# Title"
   ]
  },
  {
   "cell_type": "code",
   "execution_count": OF_1,
   "id": "b",
   "metadata": {
    "tags": [
     "first"
    ]
   },
   "outputs": OF_2,
   "source": [
    "1.0"
   ]
  }
 ],
 "metadata": {
  "kernelspec": {
   "display_name": "Deno",
   "language": "typescript",
   "name": "deno"
  },
  "share": 1.0
 },
 "nbformat": 4,
 "nbformat_minor": 5
}
`;
  const ran = text.replace("OF_1", "3").replace(
    "OF_2",
    `[
    {
     "name": "stdout",
     "output_type": "stream",
     "text": [
      "1\\n"
     ]
    }
   ]`,
  );
  assertEquals(
    stringifyNotebook(cleanNotebook(parseNotebook(ran))),
    text.replace("OF_1", "null").replace("OF_2", "[]"),
  );
});

Deno.test("cleanNotebook() gives a clean notebook back itself", () => {
  const clean = cleanNotebook(notebookOf([{}, { tags: ["keep-output"] }]));
  const removed: unknown[] = [];
  assertStrictEquals(
    cleanNotebook(clean, { onRemove: (part) => removed.push(part) }),
    clean,
  );
  assertEquals(removed, []);
});

Deno.test("cleanNotebook() leaves what it was given as it was", () => {
  const notebook = notebookOf([{ execution: { a: 1 } }], { widgets: {} });
  const before = structuredClone(notebook);
  cleanNotebook(notebook);
  assertEquals(notebook, before);
});

Deno.test("cleanNotebook() takes out no prompt number that is not there", () => {
  const notebook = parseNotebook(
    '{ "cells": [{ "cell_type": "code", "id": "a", "execution_count": null, "metadata": {}, "outputs": [], "source": "" }], "metadata": {}, "nbformat": 4, "nbformat_minor": 5 }',
  );
  assertStrictEquals(cleanNotebook(notebook), notebook);
});

Deno.test("cleanNotebook() keeps the outputs of cells that say so", () => {
  const notebook = notebookOf([
    {},
    { tags: ["keep_output"] },
    { tags: ["x", "keep-output"] },
    { keep_output: true },
    { keep_output: false },
    { init_cell: true },
    { init_cell: false },
    { tags: ["keep-output "] },
  ]);
  assertEquals(outputs(cleanNotebook(notebook)), [0, 2, 2, 2, 0, 2, 0, 0]);
  assertEquals(
    outputs(cleanNotebook(notebook, { keepOutputs: true })),
    [2, 2, 2, 2, 0, 2, 0, 2],
  );
});

Deno.test("cleanNotebook() keeps all outputs of a notebook that says so", () => {
  const cells = [{}, { keep_output: false }];
  assertEquals(
    outputs(cleanNotebook(notebookOf(cells, { keep_output: true }))),
    [2, 0],
  );
  const no = notebookOf(cells, { keep_output: false });
  assertEquals(outputs(cleanNotebook(no, { keepOutputs: true })), [0, 0]);
});

Deno.test("cleanNotebook() takes the counts out of outputs that stay", () => {
  const notebook = notebookOf([{}]);
  const counts = (options: CleanNotebookOptions) => {
    const [cell] = cleanNotebook(notebook, options).cells;
    assert(cell?.cell_type === "code");
    return [cell.execution_count, cell.outputs[1]?.execution_count];
  };
  assertEquals(counts({ keepOutputs: true }), [null, null]);
  assertEquals(counts({ keepOutputs: true, keepCounts: true }), [7, 7]);
  assertEquals(counts({ keepCounts: true }), [7, undefined]);
});

Deno.test("cleanNotebook() takes volatile metadata out of cells of every kind", () => {
  const metadata = {
    tags: ["x"],
    execution: { "iopub.execute_input": "2026-01-01" },
    collapsed: true,
    scrolled: false,
    papermill: { duration: 1 },
    jupyter: { outputs_hidden: true, source_hidden: true },
    colab: { base_uri: "x" },
    vscode: { languageId: "typescript" },
  };
  const left = {
    tags: ["x"],
    jupyter: { source_hidden: true },
    vscode: { languageId: "typescript" },
  };
  assertEquals(cellMetadata(metadata), left);
  const cells = ["markdown", "raw"].map((cell_type) => ({
    cell_type,
    metadata,
    source: "",
  }));
  const notebook = parseNotebook(
    JSON.stringify({ cells, metadata: {}, nbformat: 4, nbformat_minor: 4 }),
  );
  assertEquals(
    cleanNotebook(notebook).cells.map(({ metadata }) => metadata),
    [left, left],
  );
});

Deno.test("cleanNotebook() takes volatile metadata out of the notebook, the kernel stays", () => {
  const kernelspec = { name: "deno", display_name: "Deno" };
  const notebook = notebookOf([], {
    kernelspec,
    language_info: { name: "typescript", version: "6.0.2" },
    widgets: { "application/vnd.jupyter.widget-state+json": {} },
    vscode: { interpreter: { hash: "1" } },
    colab: { provenance: [], gpuType: "T4" },
    papermill: { parameters: {} },
    title: "Report",
  });
  const removed: string[] = [];
  const clean = cleanNotebook(notebook, {
    onRemove: ({ cell, path }) => {
      assertEquals(cell, undefined);
      removed.push(path);
    },
  });
  assertEquals(clean.metadata, {
    kernelspec,
    language_info: { name: "typescript" },
    colab: { gpuType: "T4" },
    title: "Report",
  });
  assertEquals(removed.toSorted(), [
    "metadata.colab.provenance",
    "metadata.language_info.version",
    "metadata.papermill",
    "metadata.vscode.interpreter",
    "metadata.widgets",
  ]);
});

Deno.test("cleanNotebook() keeps the state of widgets that are shown", () => {
  const widgets = { "application/vnd.jupyter.widget-state+json": {} };
  const shown = {
    output_type: "display_data",
    data: { "application/vnd.jupyter.widget-view+json": { model_id: "a" } },
    metadata: {},
  };
  const notebook = parseNotebook(
    JSON.stringify(notebookOf([{}], { widgets })).replace(
      JSON.stringify(STREAM),
      JSON.stringify(shown),
    ),
  );
  const left = (options: CleanNotebookOptions) =>
    cleanNotebook(notebook, options).metadata.widgets;
  assertEquals(left({ keepOutputs: true }), widgets);
  assertEquals(left({}), undefined);
  assertEquals(
    cleanNotebook(notebookOf([{}], { widgets }), { keepOutputs: true }).metadata
      .widgets,
    undefined,
  );
});

Deno.test("cleanNotebook() takes out and keeps the metadata that it is told", () => {
  const metadata = {
    execution: { start: "1", end: "2" },
    "application/vnd.a.v1+cell": { nuid: "1", title: "t" },
    slideshow: { slide_type: "slide" },
    __proto_like__: 1,
  };
  assertEquals(
    cellMetadata(metadata, {
      strip: [
        "cell.metadata.application/vnd.a.v1+cell.nuid",
        "slideshow",
        "metadata.__proto_like__",
      ],
      keep: ["cell.metadata.execution.end"],
    }),
    {
      execution: { end: "2" },
      "application/vnd.a.v1+cell": { title: "t" },
      __proto_like__: 1,
    },
  );
  assertEquals(
    cellMetadata({ execution: { a: 1 } }, { keep: ["execution"] }),
    { execution: { a: 1 } },
  );
  assertEquals(
    cellMetadata({ slideshow: { a: 1 } }, { strip: ["slideshow.a"] }),
    {},
  );
  assertEquals(cellMetadata({ executions: 1 }), { executions: 1 });
});

Deno.test("cleanNotebook() refuses keys that are no metadata", () => {
  for (const key of ["", "metadata", "cell.source", "cell", "metadata."]) {
    assertThrows(
      () => cleanNotebook(notebookOf([]), { strip: [key] }),
      TypeError,
      `found the key "${key}"`,
    );
  }
});

Deno.test("cleanNotebook() numbers the ids when it is told", () => {
  const ids = (options: CleanNotebookOptions) =>
    cleanNotebook(notebookOf([{}, {}]), options).cells.map(({ id }) => id);
  assertEquals(ids({}), ["cell-0", "cell-1"]);
  assertEquals(ids({ numberIds: true }), ["0", "1"]);
});

Deno.test("cleanNotebook() of what it cleaned changes nothing, whatever the options", () => {
  let seed = 6;
  const random = (count: number) => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed % count;
  };
  const metadata = () =>
    Object.fromEntries(
      [
        ["execution", { a: 1 }],
        ["collapsed", false],
        ["keep_output", random(2) === 0],
        ["tags", random(2) === 0 ? ["keep-output"] : []],
        ["jupyter", { outputs_hidden: true }],
        ["widgets", {}],
        ["language_info", { version: "1", name: "x" }],
      ].filter(() => random(2) === 0),
    );
  for (let round = 0; round < rounds(300); round++) {
    const notebook = notebookOf(
      Array.from({ length: random(4) }, metadata),
      metadata(),
    );
    const options = {
      keepOutputs: random(2) === 0,
      keepCounts: random(2) === 0,
      numberIds: random(2) === 0,
      strip: random(2) === 0 ? ["tags"] : [],
      keep: random(2) === 0 ? ["execution"] : [],
    };
    // Without the tags a cell says less of its outputs than it did.
    const clean = cleanNotebook(
      cleanNotebook(notebook, options),
      options,
    );
    assertStrictEquals(cleanNotebook(clean, options), clean);
    const text = stringifyNotebook(clean);
    const again = parseNotebook(text);
    assertStrictEquals(cleanNotebook(again, options), again);
  }
});

Deno.test("readCleanOptions() refuses what is no option", () => {
  assertEquals(readCleanOptions({}), {});
  assertEquals(
    readCleanOptions({ keepOutputs: true, strip: ["a"], keep: [] }),
    { keepOutputs: true, strip: ["a"], keep: [] },
  );
  for (
    const options of [
      { keepOutput: true },
      { keepOutputs: "yes" },
      { strip: "a" },
      { strip: [1] },
      { keep: ["cell.source"] },
      { onRemove: true },
    ]
  ) {
    assertThrows(() => readCleanOptions(options), TypeError);
  }
});
