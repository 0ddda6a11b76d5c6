import { assertEquals, assertThrows } from "@std/assert";
import {
  type CellSelection,
  RunInputError,
  selectCells,
} from "../../../lib/notebook/mod.ts";
import { notebookOf, tagged } from "./_cells.ts";

const { cells } = notebookOf([
  "1",
  tagged("2", "setup", "x"),
  { cell_type: "markdown", source: ["3"] },
  tagged("4", "x"),
  tagged("5", "skip-execution", "x"),
  { source: ["6"], id: "2" },
]);

Deno.test("selectCells() takes cells by number, range, id and tag", () => {
  const cases: [CellSelection, number[]][] = [
    [{}, [0, 1, 3, 5]],
    [{ from: 2 }, [1, 3, 5]],
    [{ from: "x" }, [1, 3, 5]],
    [{ to: "x" }, [0, 1, 3]],
    [{ from: "setup", to: "4" }, [1, 3]],
    [{ only: ["1-4"] }, [0, 1, 3]],
    [{ only: ["c1", "x"] }, [0, 1, 3]],
    [{ only: ["3", "5"] }, []],
    // An id counts before a number, unless it is given as a number.
    [{ only: ["2"] }, [5]],
    [{ only: [2] }, [1]],
    [{ from: 3, only: ["x"] }, [3]],
  ];
  for (const [selection, expected] of cases) {
    assertEquals(
      selectCells(cells, selection),
      expected,
      Deno.inspect(selection),
    );
  }
});

Deno.test("selectCells() refuses what names no cell", () => {
  for (const name of ["0", "7", "1-7", "4-3", "nothing", "", "-1", 1.5]) {
    assertThrows(
      () => selectCells(cells, { only: [name] }),
      RunInputError,
      `found no cell "${name}"; wanted a number from 1 to 6, an id or a tag`,
    );
  }
  assertThrows(
    () => selectCells(cells, { from: 4, to: 1 }),
    RunInputError,
    'found the first, "4", behind the last, "1"',
  );
});
