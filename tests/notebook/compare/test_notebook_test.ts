import { assertEquals, assertRejects } from "@std/assert";
import {
  NormalizeRuleError,
  testNotebook,
} from "../../../lib/notebook/compare/mod.ts";
import {
  parseNotebook,
  stringifyNotebook,
} from "../../../lib/notebook/format/mod.ts";
import { code, notebook, printed } from "../diff/_cells.ts";

const result = (text: string) => ({
  output_type: "execute_result" as const,
  data: { "text/plain": text },
  metadata: {},
  execution_count: 9,
});

Deno.test("testNotebook() compares what cells put out by the rules of the notebook, the cell and the options", async () => {
  const { status, diff, run } = await testNotebook(
    notebook([
      code("notebook", "console.log('12:34')", [printed("01:23\n")]),
      code("cell", "console.log(1.0001)", [printed("1\n")], {
        metadata: { cenote: { normalize: [{ numbers: { relative: 0.01 } }] } },
      }),
      code("both", "console.log('run 3'); 'x'", [
        printed("run 1\n"),
        result('"x"'),
      ]),
      code("pieces", "console.log(1); console.log(2)", [
        printed("1\n"),
        printed("2\n"),
      ]),
      code("other", "console.log(2)", [printed("1\n")]),
    ], { cenote: { normalize: ["times"] } }),
    { rules: [{ pattern: "run \\d", replace: "run" }] },
  );
  assertEquals([status, run.status], ["different", "ok"]);
  assertEquals(
    diff.cells.filter(({ state }) => state !== "same").map((cell) =>
      cell.old?.cell.id
    ),
    ["other"],
  );
});

Deno.test("testNotebook() leaves out cells and outputs by their tags", async () => {
  const tagged = (...tags: string[]) => ({ metadata: { tags } });
  const { status, run } = await testNotebook(notebook([
    code("a", "Math.random()", [result("1")], tagged("ignore-output")),
    code("b", "Math.random()", [result("1")], tagged("nbval-ignore-output")),
    code("c", "Deno.exit(1)", [], tagged("nbval-skip")),
    code("d", "Deno.exit(1)", [], tagged("skip-execution")),
    code("e", "throw new TypeError('meant')", [{
      output_type: "error",
      ename: "TypeError",
      evalue: "meant",
      traceback: ["somewhere else"],
    }], tagged("raises-exception")),
  ]));
  assertEquals([status, run.cells.length], ["same", 3]);
});

Deno.test("testNotebook() fails with the cell that fails, and has no new outputs then", async () => {
  const document = notebook([
    code("a", "1", [result("2")]),
    code("b", "throw new Error('no luck')"),
    code("c", "3", [result("3")]),
  ]);
  const { status, run, updated, diff } = await testNotebook(document);
  assertEquals([status, run.failed?.id, run.notRun], ["failed", "b", 1]);
  assertEquals(updated, document);
  assertEquals(diff.cells.map(({ state }) => state), [
    "changed",
    "same",
    "same",
  ]);
});

Deno.test("testNotebook() keeps the stored text of all that is the same, down to single outputs", async () => {
  const text = (count: number, shown: string) =>
    JSON.stringify(
      {
        metadata: { z: 1.0, a: 2 },
        nbformat: 4,
        nbformat_minor: 5,
        cells: [
          {
            source: "console.log('at 10:00'); await Deno.jupyter.display(" +
              "{ 'text/plain': 'new' }, { raw: true })",
            cell_type: "code",
            id: "a",
            metadata: { cenote: { normalize: ["times"] }, tags: [] },
            execution_count: count,
            outputs: [
              {
                name: "stdout",
                text: ["at ", "12:00\n"],
                output_type: "stream",
              },
              {
                output_type: "display_data",
                data: { "text/plain": [shown] },
                metadata: {},
              },
            ],
          },
          {
            cell_type: "code",
            id: "b",
            source: ["console.log(1)"],
            metadata: {},
            outputs: [{ text: "1\n", output_type: "stream", name: "stdout" }],
            execution_count: count + 1,
          },
        ],
      },
      undefined,
      3,
    );
  const stored = parseNotebook(text(7, "old"));
  const { status, updated } = await testNotebook(stored);
  assertEquals(status, "different");
  assertEquals(
    JSON.parse(stringifyNotebook(updated)),
    JSON.parse(text(1, "new")),
  );
  const again = await testNotebook(updated);
  assertEquals(again.status, "same");
  assertEquals(again.updated, updated);
});

Deno.test("testNotebook() stores displays in their last state, whichever cell updated them", async () => {
  const display = (text: string, id: string, update: boolean) =>
    `await Deno.jupyter.broadcast("${
      update ? "update_display_data" : "display_data"
    }", {
      data: { "text/plain": "${text}" }, metadata: {}, transient: { display_id: "${id}" } });`;
  const { updated } = await testNotebook(notebook([
    code("a", display("0", "a", false) + display("0", "b", false)),
    code(
      "b",
      display("1", "b", true) + display("2", "a", true) +
        display("3", "a", true),
    ),
  ]));
  assertEquals(
    updated.cells.map((cell) =>
      cell.cell_type === "code" ? cell.outputs.map((output) => output.data) : []
    ),
    [[{ "text/plain": ["3"] }, { "text/plain": ["1"] }], []],
  );
});

Deno.test("testNotebook() names the place of a rule that it cannot read, and runs nothing", async () => {
  const rules = { cenote: { normalize: ["tims"] } };
  const touch = "throw new Error('ran')";
  await assertRejects(
    () => testNotebook(notebook([code("a", touch, [], { metadata: rules })])),
    NormalizeRuleError,
    "Cannot read rule 1 of metadata.cenote.normalize of cell 1: found",
  );
  await assertRejects(
    () => testNotebook(notebook([code("a", touch)], rules)),
    NormalizeRuleError,
    "Cannot read rule 1 of metadata.cenote.normalize: found",
  );
});
