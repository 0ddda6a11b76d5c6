import { assertEquals } from "@std/assert";
import { chart, type View } from "../../../lib/display/mod.ts";
import { altOf } from "./_svg_reader.ts";

/** What stands behind the subject. */
function findingOf(view: View): string {
  return altOf(view).replace(/^[^:]*: /, "");
}

Deno.test("the alternative text of bars names all that are highest or lowest", () => {
  const of = (...v: number[]) =>
    findingOf(chart({ n: v.map((_, i) => `n${i + 1}`), v }));
  assertEquals(
    of(5, 2, 5),
    "n1 and n3 are highest with 5, n2 lowest with 2; 3 bars",
  );
  assertEquals(
    of(5, 2, 2, 2),
    "n1 is highest with 5, n2, n3 and n4 lowest with 2; 4 bars",
  );
  assertEquals(
    of(0, 0, 0, 0, 1),
    "n5 is highest with 1, 4 of 5 lowest with 0; 5 bars",
  );
  assertEquals(of(0, 0), "all are 0; 2 bars");
  assertEquals(of(-5, -3), "n2 is highest with −3, n1 lowest with −5; 2 bars");
  assertEquals(of(NaN, 4, NaN), "n2 with 4; 3 bars");
});

Deno.test("the alternative text of bars compares nothing with what was put together", () => {
  const rows = Array.from(
    { length: 18 },
    (_, i) => ({ q: `Q${i % 2 + 1}`, s: `s${i >> 1}`, v: 20 + i }),
  );
  assertEquals(
    findingOf(chart(rows, { x: "q", y: "v", color: "s" })),
    "s8 of Q2 is highest with 37, s2 of Q1 lowest with 24; 8 series in 2 categories",
  );
});

Deno.test("the alternative text of a histogram says which whole numbers are most frequent", () => {
  const of = (n: number[], bins?: number) =>
    findingOf(
      chart({ n }, {
        kind: "histogram",
        x: "n",
        ...(bins === undefined ? {} : { bins }),
      }),
    );
  assertEquals(
    of([1, 1, 2, 2, 2, 3]),
    "most often 2 (3 of 6 values), from 1 to 3, half up to 2",
  );
  // The range of 20 does not hold 30.
  assertEquals(
    of([0, 10, 20, 21, 29, 30], 3),
    "most often between 20 and 29 (3 of 6 values), from 0 to 30, half up to 20",
  );
  assertEquals(
    of([0.5, 1.5, 1.7], 2),
    "most often between 1.5 and 2.0 (2 of 3 values), from 0.5 to 1.7, half up to 1.5",
  );
});

Deno.test("the alternative text of percentages says from and to, and no percent of them", () => {
  const view = chart({ d: ["2026-01-01", "2026-02-01"], r: [0.12, 0.153] }, {
    formats: { r: "percent" },
  });
  assertEquals(
    findingOf(view),
    "rises from 12.0% at Jan 2026 to 15.3% at Feb 2026; 2 points",
  );
});
