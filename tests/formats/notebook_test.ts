import { assertEquals, assertThrows } from "@std/assert";
import { readNotebook } from "../../lib/formats/mod.ts";

Deno.test("readNotebook() reads nbformat 4", () => {
  const notebook = readNotebook(JSON.stringify({
    nbformat: 4,
    nbformat_minor: 5,
    metadata: {
      kernelspec: { name: "deno", language: "typescript" },
      language_info: { name: "TypeScript" },
    },
    cells: [
      { cell_type: "markdown", source: "# Title", metadata: {} },
      {
        cell_type: "code",
        source: ["const a = 1;\n", "a"],
        execution_count: 3,
        outputs: [
          { output_type: "stream", name: "stderr", text: ["x\n", "y"] },
          {
            output_type: "execute_result",
            data: { "text/plain": ["1"], "text/html": "<b>1</b>" },
          },
          { output_type: "error", ename: "E", evalue: "bad", traceback: [] },
        ],
      },
      { cell_type: "raw", source: "r" },
    ],
  }));
  assertEquals(notebook, {
    nbformat: 4,
    language: "typescript",
    kernel: "deno",
    cells: [
      { type: "markdown", source: "# Title", outputs: [] },
      {
        type: "code",
        source: "const a = 1;\na",
        executionCount: 3,
        outputs: [
          { type: "stream", text: "x\ny", name: "stderr", mediaTypes: [] },
          {
            type: "execute_result",
            text: "1",
            mediaTypes: ["text/plain", "text/html"],
          },
          { type: "error", text: "E: bad", mediaTypes: [] },
        ],
      },
      { type: "raw", source: "r", outputs: [] },
    ],
  });
});

Deno.test("readNotebook() reads nbformat 3", () => {
  const notebook = readNotebook(JSON.stringify({
    nbformat: 3,
    worksheets: [{
      cells: [
        { cell_type: "heading", level: 2, source: ["Part"] },
        {
          cell_type: "code",
          input: "print 1",
          language: "python",
          prompt_number: 1,
          outputs: [
            { output_type: "pyout", text: ["1"], png: "AAAA" },
            { output_type: "stream", stream: "stdout", text: "1\n" },
          ],
        },
      ],
    }],
  }));
  assertEquals(notebook.language, "python");
  assertEquals(notebook.cells[0]?.source, "## Part");
  assertEquals(notebook.cells[1]?.outputs.map((o) => [o.type, o.text]), [
    ["execute_result", "1"],
    ["stream", "1\n"],
  ]);
  assertEquals(notebook.cells[1]?.outputs[0]?.mediaTypes, [
    "text/plain",
    "image/png",
  ]);
});

Deno.test("readNotebook() refuses what is no notebook", () => {
  for (const text of ["no json", "[]", "{}", '"x"']) {
    assertThrows(() => readNotebook(text), SyntaxError, "Cannot read notebook");
  }
});
