import { assert, assertEquals } from "@std/assert";
import {
  chart,
  type ChartOptions,
  type ChartRows,
  JUPYTER_DISPLAY,
} from "../../../lib/display/mod.ts";

function specOf(
  rows: ChartRows,
  options: ChartOptions,
): Record<string, unknown> {
  const spec = chart(rows, { ...options, vega: true })[JUPYTER_DISPLAY]()[
    "application/vnd.vegalite.v5+json"
  ];
  assert(typeof spec === "object");
  return JSON.parse(JSON.stringify(spec));
}

const PARTS = [
  { month: "Jan", item: "tea", cups: 25 },
  { month: "Jan", item: "coffee", cups: 40 },
  { month: "Feb", item: "tea", cups: null },
];

Deno.test("chart() with vega gives a Vega-Lite 5 specification with its data", () => {
  const spec = specOf(PARTS, {
    x: "month",
    y: "cups",
    color: "item",
    caption: "Cups",
  });
  assertEquals(
    spec["$schema"],
    "https://vega.github.io/schema/vega-lite/v5.json",
  );
  assertEquals(spec["title"], "Cups");
  assertEquals(spec["data"], {
    values: [
      { x: "Jan", y: 25, series: "tea" },
      { x: "Jan", y: 40, series: "coffee" },
      { x: "Feb", y: null, series: "tea" },
      { x: "Feb", y: null, series: "coffee" },
    ],
  });
  assertEquals(spec["encoding"], {
    x: { field: "x", type: "ordinal", title: "month", sort: null },
    y: { field: "y", type: "quantitative", title: "cups", stack: null },
    xOffset: { field: "series", sort: ["tea", "coffee"] },
    color: {
      field: "series",
      type: "nominal",
      title: "item",
      sort: ["tea", "coffee"],
    },
  });
});

Deno.test("chart() with vega keeps moments in UTC, and gaps", () => {
  const spec = specOf({ day: ["2026-01-01", "2026-01-02"], n: [1, NaN] }, {});
  assertEquals(spec["data"], {
    values: [
      { x: "2026-01-01T00:00:00.000Z", y: 1, series: "n" },
      { x: "2026-01-02T00:00:00.000Z", y: null, series: "n" },
    ],
  });
  const encoding = JSON.stringify(spec["encoding"]);
  assert(encoding.includes('"type":"temporal"'));
  assert(encoding.includes('"scale":{"type":"utc"}'));
});

Deno.test("chart() with vega is bounded whatever the data, and text/plain stays", () => {
  const n = 100_000;
  const x = Array.from({ length: n }, (_, i) => i * 1.25);
  const view = chart({ x, y: x.map(Math.sin) }, {
    x: "x",
    y: "y",
    kind: "scatter",
    vega: true,
  });
  const bundle = view[JUPYTER_DISPLAY]();
  assert(JSON.stringify(bundle).length < 200_000);
  assertEquals(bundle["text/plain"], view.toString());
  assert(
    JSON.stringify(bundle).includes("2,500 of 100,000 values drawn"),
  );
});
