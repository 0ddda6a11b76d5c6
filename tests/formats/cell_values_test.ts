import { assertEquals } from "@std/assert";
import {
  isMissingCell,
  parseNumber,
  typeCells,
} from "../../lib/formats/mod.ts";

Deno.test("parseNumber() reads numbers as people write them", () => {
  const cases: [string, number | undefined][] = [
    ["12", 12],
    [" -1.5 ", -1.5],
    ["−3", -3],
    ["+4", 4],
    [".5", 0.5],
    ["5.", 5],
    ["1e3", 1000],
    ["1,234,567.8", 1_234_567.8],
    ["12,34,567", 1_234_567],
    ["1'234", 1234],
    ["1 234", 1234],
    ["$1,200", 1200],
    ["-$5", -5],
    ["USD 7", 7],
    ["7 EUR", 7],
    ["12%", 12],
    ["(42)", -42],
    ["", undefined],
    ["abc", undefined],
    ["1,2", undefined],
    ["1,23,4567", undefined],
    ["1.2.3", undefined],
    ["2024-01-01", undefined],
    ["0x10", undefined],
    ["1,234'567", undefined],
    ["9".repeat(400), undefined],
  ];
  for (const [text, value] of cases) {
    assertEquals(parseNumber(text), value, text);
  }
  assertEquals(parseNumber("1.234,5", ","), 1234.5);
  assertEquals(parseNumber("1,5", ","), 1.5);
});

Deno.test("typeCells() finds what all cells of a column are", () => {
  const kinds: [string[], string][] = [
    [["1", "2", ""], "integer"],
    [["1", "2.5"], "number"],
    [["1,5", "2,25"], "number"],
    [["1.234,5", "1.000"], "number"],
    [["true", "FALSE"], "boolean"],
    [["2026-01-01", "2026-01-02T10:00:00Z"], "date"],
    [["2026-13-01"], "text"],
    [["007", "008"], "text"],
    [["12345678901234567890"], "text"],
    [["1", "x"], "text"],
    [["", "N/A", "null", "-"], "missing"],
  ];
  for (const [cells, kind] of kinds) {
    assertEquals(typeCells(cells).kind, kind, cells.join("|"));
  }
  assertEquals(typeCells(["1.234,5", "1.000"]).values, [1234.5, 1000]);
});

Deno.test("isMissingCell() takes no zero and no word for nothing", () => {
  for (const cell of ["0", "no", "nine", "Nancy", "--x"]) {
    assertEquals(isMissingCell(cell), false, cell);
  }
});
