import { assertEquals, assertThrows } from "@std/assert";
import {
  compareOutputs,
  newCell,
  newNotebook,
  type NormalizeRuleName,
  type NotebookDocument,
} from "../../../lib/notebook/mod.ts";

interface CellOptions {
  readonly source?: string;
  readonly tags?: readonly string[];
  readonly rules?: readonly NormalizeRuleName[];
}

/** A notebook of one cell that put a line out. */
function ran(text: string, options: CellOptions = {}): NotebookDocument {
  const { source = "one", tags = [], rules = [] } = options;
  const metadata = { tags: [...tags], cenote: { normalize: [...rules] } };
  return newNotebook({
    cells: [
      newCell("markdown", "# A title", { id: "title" }),
      {
        ...newCell("code", source, { id: "one", metadata }),
        execution_count: 1,
        outputs: [{ output_type: "stream", name: "stdout", text }],
      },
    ],
  });
}

Deno.test("compareOutputs() tells what a run of another program put out otherwise", () => {
  assertEquals(compareOutputs(ran("tea"), ran("tea")).isSame, true);
  const diff = compareOutputs(ran("tea"), ran("rice"));
  assertEquals(diff.isSame, false);
  assertEquals(diff.cells.map(({ state }) => state), ["same", "changed"]);
});

Deno.test("compareOutputs() goes by the rules of the cell, and by those it is given", () => {
  const [old, fresh] = ["it took 3 s", "it took 4 s"];
  assertEquals(compareOutputs(ran(old), ran(fresh)).isSame, false);
  const rules = ["durations"] as const;
  assertEquals(compareOutputs(ran(old), ran(fresh), { rules }).isSame, true);
  assertEquals(compareOutputs(ran(old, { rules }), ran(fresh)).isSame, true);
  // Rules are the stored notebook's: the run does not judge itself.
  assertEquals(compareOutputs(ran(old), ran(fresh, { rules })).isSame, false);
});

Deno.test("compareOutputs() leaves out cells whose tags say so, and what a runner notes beside outputs", () => {
  const tags = ["ignore-output"];
  assertEquals(compareOutputs(ran("a", { tags }), ran("b")).isSame, true);
  const noted = ran("a");
  const cells = noted.cells.map((cell) => ({
    ...cell,
    metadata: { ...cell.metadata, papermill: { duration: 0.5 } },
  }));
  assertEquals(compareOutputs(ran("a"), { ...noted, cells }).isSame, true);
});

Deno.test("compareOutputs() refuses the run of another notebook", () => {
  const { cells } = ran("a");
  assertThrows(
    () => compareOutputs(ran("a"), newNotebook({ cells: cells.slice(1) })),
    TypeError,
    "found 1 of them, not 2",
  );
  assertThrows(
    () => compareOutputs(ran("a"), ran("a", { source: "two" })),
    TypeError,
    "cell 2 is another one",
  );
});
