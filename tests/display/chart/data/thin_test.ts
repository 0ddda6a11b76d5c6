import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { chart } from "../../../../lib/display/mod.ts";
import { placesOf } from "../../../../lib/display/chart/data/places.ts";
import { thinPoints } from "../../../../lib/display/chart/data/thin.ts";

Deno.test("thinPoints() keeps ends, lowest, highest and gaps of each step", () => {
  const x = Array.from({ length: 1_000 }, (_, i) => i);
  const y = x.map((i) => i === 432 ? 90 : i === 433 ? -90 : i % 3);
  y[700] = NaN;
  const thin = thinPoints({ x, y }, 10);
  assert(thin.x.length <= 50);
  assertEquals(thin.x[0], 0);
  assertEquals(thin.x.at(-1), 999);
  assertEquals(thin.y[thin.x.indexOf(432)], 90);
  assertEquals(thin.y[thin.x.indexOf(433)], -90);
  assert(Number.isNaN(thin.y[thin.x.indexOf(700)]));
  assertEquals(thin.x, [...thin.x].sort((a, b) => a - b));
});

Deno.test("thinPoints() parts a logarithmic axis into steps that look alike", () => {
  const x = Array.from({ length: 10_000 }, (_, i) => i + 1);
  const y = x.map((at) => at % 10);
  const thin = thinPoints({ x, y }, 8, Math.log10);
  // Half of a logarithmic axis lies below a hundred.
  assert(thin.x.filter((at) => at <= 100).length >= thin.x.length * 0.4);
});

Deno.test("placesOf() are all places of several lists, each once and in order", () => {
  const shared = [1, 4, 4, 9];
  assertEquals([...placesOf([shared, [0, 4, 5], shared, []])], [0, 1, 4, 5, 9]);
  assertEquals([...placesOf([])], []);
});

Deno.test("chart() says in every form that points are left out of the drawing", () => {
  const n = 20_000;
  const x = Array.from({ length: n }, (_, i) => i);
  for (const kind of ["line", "area", "scatter"] as const) {
    const view = chart({ x, y: x.map((i) => i % 100) }, {
      x: "x",
      y: "y",
      kind,
    });
    for (const text of [view.toHtml(), view.toMarkdown(), String(view)]) {
      assertStringIncludes(text.replaceAll("\n", " "), "20,000 points drawn");
    }
  }
});

Deno.test("chart() draws the highest of very many areas on one another", () => {
  const n = 30_000;
  const x = Array.from({ length: n }, (_, i) => i);
  const view = chart({
    x,
    a: x.map(() => 1),
    b: x.map((i) => i === 12_345 ? 97 : 2),
  }, { x: "x", y: ["a", "b"], kind: "area" });
  const rows = view.toText({ width: 60 }).split("\n");
  // The scale reaches up to it, and one column does.
  assert(rows.some((row) => /^ *80 /.test(row)), rows.join("\n"));
  assert(/[▁▂▃▄▅▆▇█▒]/.test(rows.find((row) => /^ *80 /.test(row)) ?? ""));
});

Deno.test("chart() reads all rows of no column but those that it draws", () => {
  let reads = 0;
  const rows = Array.from({ length: 20_000 }, (_, i) => ({
    x: i,
    y: i,
    get other() {
      reads++;
      return i;
    },
  }));
  chart(rows, { x: "x", y: "y" }).toHtml();
  assert(reads < 3_000, `${reads} reads`);
});

Deno.test("chart() says how many of its rows the table under it holds", () => {
  const of = (n: number) => {
    const x = Array.from({ length: n }, (_, i) => i);
    return chart({ x, y: x }, { x: "x", y: "y" }).toHtml();
  };
  assertStringIncludes(of(1_304), ">Data: 30 of 1,304 rows</summary>");
  assertStringIncludes(of(12), ">Data: 12 rows</summary>");
});
