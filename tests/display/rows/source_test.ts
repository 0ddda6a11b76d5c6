import { assertEquals, assertStrictEquals } from "@std/assert";
import { chart, table } from "../../../lib/display/mod.ts";
import { sampleOf } from "../../../lib/display/rows/sample.ts";
import { sourceOf } from "../../../lib/display/rows/source.ts";

const ROWS = [
  { city: "Oslo", n: 3 },
  { city: "Lisbon", n: 8 },
  { city: "Quito", n: 5 },
];

/** The same rows in every shape that is known. */
const SHAPES = {
  objects: ROWS,
  arrays: [["city", "n"], ...ROWS.map(({ city, n }) => [city, n])],
  columns: { city: ROWS.map(({ city }) => city), n: Int8Array.of(3, 8, 5) },
  map: new Map<string, ArrayLike<unknown>>([
    ["city", ROWS.map(({ city }) => city)],
    ["n", [3, 8, 5]],
  ]),
  set: new Set(ROWS),
  csv: "city;n\nOslo;3\nLisbon;8\nQuito;5\n",
};

Deno.test("sourceOf() gives the same rows of every shape", () => {
  for (const [name, rows] of Object.entries(SHAPES)) {
    const source = sourceOf(rows, Infinity, true);
    assertEquals(source.keys, ["city", "n"], name);
    assertEquals(
      Array.from({ length: source.rowCount }, (_, r) => ({
        city: source.cell(r, "city"),
        n: source.cell(r, "n"),
      })),
      ROWS,
      name,
    );
  }
});

Deno.test("table() and chart() read the same shapes", () => {
  const wanted = {
    table: table(ROWS).toHtml(),
    chart: String(chart(ROWS, { x: "city", y: "n", kind: "bar" })),
  };
  for (const [name, rows] of Object.entries(SHAPES)) {
    assertEquals(table(rows).toHtml(), wanted.table, name);
    assertEquals(
      String(chart(rows, { x: "city", y: "n", kind: "bar" })),
      wanted.chart,
      name,
    );
  }
});

Deno.test("sourceOf() names rows by the keys of a map, of arrays too", () => {
  const values = sourceOf(new Map([["a", 1], ["b", 2]]), Infinity, true);
  assertEquals(values.keys, ["key", "value"]);
  assertEquals(values.cell(1, "key"), "b");
  const rows = new Map<string, unknown>([
    ["heading", ["city", "n"]],
    ["first", ["Oslo", 3]],
    ["none", null],
  ]);
  const arrays = sourceOf(rows, Infinity, true);
  assertEquals(arrays.keys, ["key", "city", "n"]);
  assertEquals(arrays.rowCount, 2);
  assertEquals(arrays.cell(0, "key"), "first");
  assertEquals(arrays.cell(0, "city"), "Oslo");
});

Deno.test("sourceOf() copies no columns and no typed arrays", () => {
  const n = Float64Array.of(1.5, 2);
  const source = sourceOf({ n }, Infinity, true);
  assertStrictEquals(source.column?.("n"), n);
  const values = sourceOf(n, Infinity, true);
  n[1] = 7;
  assertEquals(values.cell(1, "value"), 7);
});

Deno.test("sampleOf() takes the first rows and others up to the last", () => {
  assertEquals(sampleOf(3, 1), [0, 1, 2]);
  assertEquals(sampleOf(2_000, 5).length, 2_000);
  const sample = sampleOf(1_000_000, 5);
  assertEquals(sample.slice(0, 1_000), Array.from(Array(1_000).keys()));
  assertEquals(sample.length, 1_250);
  assertEquals(sample.at(-1), 999_999);
  assertEquals(new Set(sample).size, sample.length);
  // Rows of very many values are looked at less, but at both ends.
  const wide = sampleOf(5_000, 10_000);
  assertEquals(wide.length, 20);
  assertEquals(wide.at(-1), 4_999);
});
