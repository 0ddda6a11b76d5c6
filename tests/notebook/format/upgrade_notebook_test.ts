import { assertEquals, assertStrictEquals, assertThrows } from "@std/assert";
import {
  newNotebook,
  NotebookError,
  parseNotebook,
  stringifyNotebook,
  upgradeNotebook,
  validateNotebook,
} from "../../../lib/notebook/format/mod.ts";

/** Ids in their order. */
function counting(): () => string {
  let next = 1;
  return () => `id-${next++}`;
}

const OLD = {
  nbformat: 3,
  nbformat_minor: 0,
  orig_nbformat: 2,
  metadata: { name: "Sales", signature: "x", kept: 1 },
  worksheets: [{
    metadata: {},
    cells: [
      {
        cell_type: "heading",
        level: 2,
        metadata: {},
        source: ["One", "two\n"],
      },
      { cell_type: "html", source: "<b>\n</b>", rendered: "" },
      {
        cell_type: "code",
        language: "python",
        collapsed: true,
        input: ["a = 1", "a"],
        prompt_number: 3,
        outputs: [
          { output_type: "stream", stream: "stderr", text: ["x\n", "y\n"] },
          { output_type: "stream", text: "z" },
          {
            output_type: "pyout",
            prompt_number: 3,
            text: "1",
            html: "<b>1</b>",
            json: '{"a": [1]}',
            metadata: { png: { width: 3 } },
          },
          { output_type: "display_data", png: "QQ==", svg: "<svg>\n</svg>" },
          { output_type: "pyerr", ename: "E", evalue: "e", traceback: ["t"] },
        ],
      },
    ],
  }, { cells: [{ cell_type: "raw", source: "end" }] }],
};

Deno.test("upgradeNotebook() makes nbformat 4.5 of nbformat 3", () => {
  const notebook = upgradeNotebook(JSON.stringify(OLD), { newId: counting() });
  assertEquals(validateNotebook(notebook), []);
  assertEquals(notebook, {
    cells: [
      {
        cell_type: "markdown",
        id: "id-1",
        metadata: {},
        source: ["## One two"],
      },
      {
        cell_type: "markdown",
        id: "id-2",
        metadata: {},
        source: ["<b>\n", "</b>"],
      },
      {
        cell_type: "code",
        id: "id-3",
        metadata: { collapsed: true },
        source: ["a = 1\n", "a"],
        execution_count: 3,
        outputs: [
          { output_type: "stream", name: "stderr", text: ["x\n", "y\n"] },
          { output_type: "stream", name: "stdout", text: ["z"] },
          {
            output_type: "execute_result",
            execution_count: 3,
            metadata: { "image/png": { width: 3 } },
            data: {
              "text/plain": ["1"],
              "text/html": ["<b>1</b>"],
              "application/json": { a: [1] },
            },
          },
          {
            output_type: "display_data",
            metadata: {},
            data: {
              "image/png": "QQ==",
              "image/svg+xml": ["<svg>\n", "</svg>"],
            },
          },
          { output_type: "error", ename: "E", evalue: "e", traceback: ["t"] },
        ],
      },
      { cell_type: "raw", id: "id-4", metadata: {}, source: ["end"] },
    ],
    metadata: { kept: 1 },
    nbformat: 4,
    nbformat_minor: 5,
  });
});

Deno.test("upgradeNotebook() adds ids and what is missing to nbformat 4, and keeps the rest as it is written", () => {
  const old =
    `{"nbformat":4,"nbformat_minor":2,"metadata":{"n":1.0},"cells":[{"cell_type":"code","metadata":{"x":1e2},"source":"1","outputs":[{"output_type":"execute_result","data":{}}]},{"cell_type":"raw","source":"","metadata":{}}]}`;
  const notebook = upgradeNotebook(parseNotebook(old), { newId: counting() });
  assertEquals(validateNotebook(notebook), []);
  assertEquals(
    stringifyNotebook(notebook),
    `{"nbformat":4,"nbformat_minor":5,"metadata":{"n":1.0},"cells":[{"cell_type":"code","metadata":{"x":1e2},"source":"1","outputs":[{"output_type":"execute_result","data":{},"metadata":{},"execution_count":null}],"execution_count":null,"id":"id-1"},{"cell_type":"raw","source":"","metadata":{},"id":"id-2"}]}`,
  );
});

Deno.test("upgradeNotebook() gives a new id for one that stands twice or is not allowed", () => {
  const text = JSON.stringify({
    nbformat: 4,
    nbformat_minor: 5,
    metadata: {},
    cells: ["a", "a", "b c", "id-1"].map((id) => ({
      cell_type: "raw",
      id,
      metadata: {},
      source: "",
    })),
  });
  const { cells } = upgradeNotebook(text, { newId: counting() });
  assertEquals(cells.map(({ id }) => id), ["a", "id-2", "id-3", "id-1"]);
  assertThrows(() => upgradeNotebook(text, { newId: () => "a" }), RangeError);
});

Deno.test("upgradeNotebook() gives back a notebook that needs nothing", () => {
  const notebook = newNotebook();
  assertStrictEquals(upgradeNotebook(notebook), notebook);
});

Deno.test("upgradeNotebook() refuses what is older, or wrong", () => {
  for (
    const [root, message] of [
      [{ nbformat: 2, worksheets: [] }, "found nbformat 2; wanted 3 or 4"],
      [{ worksheets: [] }, "found nbformat 2; wanted 3 or 4"],
      [{ ...OLD, worksheets: {} }, 'found an object as "worksheets"'],
      [{ ...OLD, worksheets: [{}] }, 'found nothing as "worksheets[0].cells"'],
      [{ ...OLD, worksheets: [{ cells: [1] }] }, 'found 1 as "cell 1"'],
      [
        { ...OLD, worksheets: [{ cells: [{ cell_type: "code", input: 5 }] }] },
        'found 5 as "source" of cell 1',
      ],
      [{ nbformat: 5, cells: [] }, "newer than this program"],
    ] as const
  ) {
    assertThrows(
      () => upgradeNotebook(JSON.stringify(root)),
      NotebookError,
      message,
    );
  }
});
