import {
  assert,
  assertAlmostEquals,
  assertEquals,
  assertInstanceOf,
  assertMatch,
  assertRejects,
  assertStringIncludes,
  assertThrows,
} from "@std/assert";
import { chart, JUPYTER_DISPLAY, View } from "../../../lib/display/mod.ts";
import { problemsOf } from "../_sanitizer.ts";
import { altOf, readSvg, svgOf, svgProblems, textsOf } from "./_svg_reader.ts";

const SALES = [
  { product: "Widget A", revenue: 26_700 },
  { product: "Widget B", revenue: 8_300 },
  { product: "Gadget X", revenue: 4_200 },
];

const PARTS = [
  { month: "Jan", item: "tea", cups: 25 },
  { month: "Jan", item: "coffee", cups: 40 },
  { month: "Feb", item: "tea", cups: 30 },
  { month: "Feb", item: "coffee", cups: 35 },
];

const DAY = 86_400_000;
const START = Date.UTC(2026, 0, 1);

function days(count: number): Date[] {
  return Array.from({ length: count }, (_, i) => new Date(START + i * DAY));
}

function bars(view: View): { width: number; height: number; fill: string }[] {
  return readSvg(svgOf(view))
    .filter(({ name, attributes }) =>
      name === "rect" && attributes["width"] !== "10"
    )
    .map(({ attributes }) => ({
      width: Number(attributes["width"]),
      height: Number(attributes["height"]),
      fill: attributes["fill"] ?? "",
    }));
}

Deno.test("chart() draws bars whose heights are as their values", () => {
  const [a, b, c] = bars(chart(SALES));
  assert(a && b && c);
  assertAlmostEquals(b.height / a.height, 8_300 / 26_700, 0.01);
  assertAlmostEquals(c.height / a.height, 4_200 / 26_700, 0.01);
});

Deno.test("chart() states the finding of bars as the alternative text", () => {
  assertEquals(
    altOf(chart(SALES)),
    "Revenue by product: Widget A is highest with 26,700, Gadget X lowest with 4,200; 3 bars",
  );
});

Deno.test("chart() takes the alternative text that it is given", () => {
  const view = chart(SALES, { alt: 'A "leads" & wins' });
  assertEquals(altOf(view), 'A "leads" & wins');
});

Deno.test("chart() says what several rows of a bar became", () => {
  const rows = [...SALES, { product: "Widget A", revenue: 300 }];
  const view = chart(rows, { x: "product", y: "revenue" });
  assertStringIncludes(altOf(view), "Widget A is highest with 27,000");
  assertStringIncludes(view.toHtml(), "Several rows of a bar are added up");
  assertStringIncludes(altOf(view), "Sum of revenue by product");
  const mean = chart(rows, { aggregate: "mean" });
  assertStringIncludes(
    altOf(mean),
    "Mean of revenue by product: Widget A is highest with 13,500",
  );
  const rest = { min: "300", max: "26,700", median: "13,500", count: "2" };
  for (const aggregate of ["min", "max", "median", "count"] as const) {
    const view = chart(rows, { x: "product", y: "revenue", aggregate });
    assertMatch(
      String(view),
      new RegExp(`Widget A [^\\n]* ${rest[aggregate]}\\n`),
    );
  }
});

Deno.test("chart() takes every shape of rows that table() takes", async () => {
  const wanted = svgOf(chart(SALES));
  const header = [
    ["product", "revenue"],
    ...SALES.map(({ product, revenue }) => [product, revenue]),
  ];
  const columns = {
    product: SALES.map(({ product }) => product),
    revenue: SALES.map(({ revenue }) => revenue),
  };
  const csv = "product,revenue\nWidget A,26700\nWidget B,8300\nGadget X,4200\n";
  function* each() {
    yield* SALES;
  }
  async function* later() {
    for (const row of SALES) yield await Promise.resolve(row);
  }
  for (const rows of [header, columns, csv, each(), new Set(SALES)]) {
    assertEquals(svgOf(chart(rows)), wanted);
  }
  const promise = chart(later());
  assertInstanceOf(promise, Promise);
  assertEquals(svgOf(await promise), wanted);
  assertEquals(
    svgOf(
      chart({
        product: columns.product,
        revenue: new Float64Array(columns.revenue),
      }),
    ),
    wanted,
  );
});

Deno.test("chart() reads an endless async iterable no further than maxRows, and says so", async () => {
  let read = 0;
  let isClosed = false;
  async function* endless() {
    try {
      for (;;) {
        read++;
        yield await Promise.resolve({ x: `a${read % 3}`, y: 1 });
      }
    } finally {
      isClosed = true;
    }
  }
  const view = await chart(endless(), { x: "x", y: "y", maxRows: 50 });
  assertEquals(isClosed, true);
  assertEquals(read, 51);
  assertStringIncludes(view.toHtml(), "First 50 rows; there are more");
});

Deno.test("chart() chooses the kind from the data", () => {
  const subject = (rows: object[], options = {}) =>
    altOf(chart(rows, options)).split(":")[0];
  assertEquals(subject(SALES), "Revenue by product");
  assertEquals(
    subject([{ day: "2026-01-01", n: 1 }, { day: "2026-01-02", n: 2 }]),
    "N by day",
  );
  assertEquals(
    subject([{ a: 3, b: 1 }, { a: 1, b: 2 }, { a: 2, b: 5 }]),
    "B against a",
  );
  assertEquals(
    subject([{ age: 3 }, { age: 4 }, { age: 4 }]),
    "Distribution of age",
  );
  assertEquals(
    subject([{ name: "a" }, { name: "b" }, { name: "a" }]),
    "Count by name",
  );
  assertStringIncludes(
    altOf(chart([{ x: 1, y: 2 }, { x: 2, y: 3 }])),
    "rises by 50%",
  );
  assertEquals(
    subject([{ year: 2024, total: 5 }, { year: 2025, total: 6 }]),
    "Total by year",
  );
});

Deno.test("chart() sets bars of several series side by side, or on one another", () => {
  const grouped = bars(chart(PARTS, { x: "month", y: "cups", color: "item" }));
  assertEquals(grouped.length, 4);
  assertEquals(new Set(grouped.map(({ fill }) => fill)).size, 2);
  const view = chart(PARTS, {
    x: "month",
    y: "cups",
    color: "item",
    stacked: true,
  });
  const stacked = bars(view);
  assert((stacked[0]?.width ?? 0) > (grouped[0]?.width ?? 0) * 0.9);
  assertStringIncludes(
    altOf(view),
    "all are 65 in all; 2 series in 2 categories",
  );
});

Deno.test("chart() takes several columns as series, and names them in a legend", () => {
  const view = chart({ month: ["Jan", "Feb"], tea: [1, 2], coffee: [3, 4] }, {
    x: "month",
    y: ["tea", "coffee"],
  });
  assertEquals(bars(view).length, 4);
  const texts = textsOf(svgOf(view));
  assert(texts.includes("tea") && texts.includes("coffee"));
});

Deno.test("chart() lays bars when their names are long", () => {
  const long = chart([
    { step: "Reading of all the uploaded documents and pages", s: 4 },
    { step: "Embedding of everything that has been read", s: 9 },
    { step: "Answering with citations and the sources", s: 2 },
    { step: "Looking over it again", s: 3 },
  ]);
  const [a, b] = bars(long);
  assert(a && b);
  assertEquals(a.height, b.height);
  assertAlmostEquals(a.width / b.width, 4 / 9, 0.02);
  const [upright] = bars(chart(SALES));
  const [lying] = bars(chart(SALES, { horizontal: true }));
  assert((upright?.height ?? 0) > (upright?.width ?? 0));
  assert((lying?.width ?? 0) > (lying?.height ?? 0));
});

Deno.test("chart() lays bars of numbers along x", () => {
  const view = chart(SALES, { x: "revenue", y: "product" });
  assertEquals(svgOf(view), svgOf(chart(SALES, { horizontal: true })));
});

Deno.test("chart() writes ticks and values by the same formats as table()", () => {
  const texts = (
    format: "currency" | "percent" | "bytes" | "compact" | "duration",
    values: number[],
  ) =>
    textsOf(
      svgOf(chart({ n: ["a", "b"], v: values }, { formats: { v: format } })),
    );
  assert(texts("currency", [100, 250]).includes("$250"));
  assert(texts("percent", [0.1, 0.255]).includes("20%"));
  assert(texts("percent", [0.1, 0.255]).includes("25.5%"));
  assert(texts("bytes", [1_000, 2_500_000]).includes("2.5 MB"));
  assert(
    texts("duration", [60_000, 190_000]).some((text) =>
      text.endsWith("min 0 s")
    ),
  );
  assert(texts("compact", [1e6, 2e6]).includes("2M"));
  assert(texts("currency", [1e6, 2e6]).includes("$2M"));
  const own = chart({ n: ["a", "b"], v: [1, 2] }, {
    formats: { v: (value) => `<${value}>` },
  });
  assert(textsOf(svgOf(own)).includes("<2>"));
});

Deno.test("chart() gives dates ticks of the calendar, in UTC", () => {
  const texts = (from: string, to: string) =>
    textsOf(
      svgOf(chart([{ at: from, v: 1 }, { at: to, v: 2 }], { kind: "line" })),
    );
  assert(texts("2019-03-01", "2026-02-01").includes("2024"));
  const months = texts("2025-11-01", "2026-06-01");
  assert(months.includes("Jan") && months.includes("2026"));
  const inDays = texts("2026-08-01", "2026-08-09");
  assert(inDays.includes("3") && inDays.includes("Aug 2026"));
  const hours = texts("2026-08-01T00:00:00Z", "2026-08-01T20:00:00+02:00");
  assert(hours.includes("06:00") && hours.includes("1 Aug 2026"));
  assert(hours.includes("at (UTC)"));
});

Deno.test("chart() takes months and decimals that are written as text", () => {
  const view = chart([
    { month: "2026-01", total: "12.50" },
    { month: "2026-02", total: "14.00" },
  ]);
  assertEquals(
    altOf(view),
    "Total by month: rises by 12% from 12.5 at Jan 2026 to 14.0 at Feb 2026; 2 points",
  );
});

Deno.test("chart() lifts the line where values are missing", () => {
  const view = chart({ day: days(7), n: [1, 2, null, 4, 5, undefined, 7] });
  const line = readSvg(svgOf(view)).find(({ name, attributes }) =>
    name === "path" && attributes["fill"] === "none"
  );
  assertEquals((line?.attributes["d"]?.match(/M/g) ?? []).length, 3);
  assertStringIncludes(view.toHtml(), "n: 2 values missing, left out");
  assertStringIncludes(altOf(view), "2 gaps");
});

Deno.test("chart() draws values below nothing under the base line", () => {
  const view = chart({ n: ["a", "b"], v: [5, -5] });
  const rects = readSvg(svgOf(view)).filter(({ name }) => name === "rect");
  const [up, down] = rects.map(({ attributes }) => ({
    y: Number(attributes["y"]),
    end: Number(attributes["y"]) + Number(attributes["height"]),
  }));
  assert(up && down);
  assertAlmostEquals(up.end, down.y, 0.2);
  assertAlmostEquals(up.end - up.y, down.end - down.y, 0.2);
});

Deno.test("chart() says what NaN and infinite values came to", () => {
  const view = chart({ n: ["a", "b", "c"], v: [1, NaN, -Infinity] });
  assertStringIncludes(view.toHtml(), "v: 2 values NaN or infinite, left out");
  assertStringIncludes(String(view), "v: 2 values NaN or infinite, left out");
});

Deno.test("chart() puts the others of too many categories together, and says so", () => {
  const rows = Array.from(
    { length: 50 },
    (_, i) => ({ n: `n${i}`, v: 100 - i }),
  );
  const view = chart(rows, { limit: 5 });
  const texts = textsOf(svgOf(view));
  assert(texts.some((text) => text.startsWith("others")));
  assertEquals(bars(view).length, 6);
  assertStringIncludes(
    view.toHtml(),
    "The 5 largest of 50 categories; the others are put together",
  );
  const sum = rows.slice(5).reduce((all, { v }) => all + v, 0);
  assertMatch(
    String(view),
    new RegExp(`others \\(45\\) .*${sum.toLocaleString("en-US")}`),
  );
});

Deno.test("chart() puts series beyond its colours together", () => {
  const rows = Array.from(
    { length: 30 },
    (_, i) => ({ x: "a", s: `s${i}`, v: 30 - i }),
  );
  const view = chart(rows, { x: "x", y: "v", color: "s", stacked: true });
  assertStringIncludes(
    view.toHtml(),
    "The 7 largest of 30 series have colours",
  );
  assert(textsOf(svgOf(view)).includes("others (23)"));
  const lines = chart(
    rows.flatMap((row) => [{ ...row, x: 1 }, { ...row, x: 2 }]),
    { x: "x", y: "v", color: "s", kind: "line" },
  );
  assertStringIncludes(lines.toHtml(), "The 7 largest of 30 series are shown");
});

Deno.test("chart() keeps ordered bars in their order, and puts very many into ranges", () => {
  const few = chart([{ n: 3, v: 1 }, { n: 1, v: 5 }, { n: 2, v: 2 }], {
    kind: "bar",
    x: "n",
    y: "v",
  });
  const shown = textsOf(svgOf(few)).filter((text) => /^[123]$/.test(text))
    .slice(-3);
  assertEquals(shown, ["1", "2", "3"]);
  const many = chart({ day: days(900), v: days(900).map(() => 1) }, {
    kind: "bar",
  });
  assertStringIncludes(many.toHtml(), "900 values of day put into");
  assert(bars(many).length <= 60);
});

Deno.test("chart() draws a hundred thousand points in a bounded image, and says how", () => {
  const n = 100_000;
  const x = Array.from({ length: n }, (_, i) => Math.sin(i * 12.9898) * 3);
  const y = Array.from({ length: n }, (_, i) => x[i]! + Math.sin(i * 78.233));
  const scatter = chart({ x, y }, { x: "x", y: "y", kind: "scatter" });
  assert(scatter.toHtml().length < 200_000);
  assertStringIncludes(scatter.toHtml(), "100,000 points drawn as squares");
  assertEquals(svgProblems(svgOf(scatter)), []);
  const line = chart({ at: x.map((_, i) => i), y }, {
    x: "at",
    y: "y",
    kind: "line",
  });
  assert(line.toHtml().length < 200_000);
  assertStringIncludes(
    line.toHtml(),
    "drawn by the lowest and highest of each step",
  );
  const many = chart(
    { at: x.map((_, i) => i >> 3), y, s: x.map((_, i) => `s${i % 8}`) },
    { x: "at", y: "y", color: "s", kind: "line" },
  );
  assert(many.toHtml().length < 200_000);
  const area = chart(
    {
      at: x.map((_, i) => i >> 2),
      y: y.map(Math.abs),
      s: x.map((_, i) => `s${i % 4}`),
    },
    { x: "at", y: "y", color: "s", kind: "area" },
  );
  assert(area.toHtml().length < 200_000);
  const histogram = chart({ y }, { kind: "histogram" });
  assert(histogram.toHtml().length < 40_000);
});

Deno.test("chart() thins lines without losing their peaks", () => {
  const y = Array.from(
    { length: 50_000 },
    (_, i) => i === 31_234 ? 1_000 : i % 7,
  );
  const flat = Array.from(
    { length: 50_000 },
    (_, i) => i === 31_234 ? 7 : i % 7,
  );
  const top = (values: number[]) => {
    const line = readSvg(
      svgOf(chart({
        at: values.map((_, i) => i),
        values,
      }, { x: "at", y: "values", kind: "line" })),
    )
      .find(({ attributes }) => attributes["fill"] === "none");
    return [...line?.attributes["d"]?.matchAll(/ (-?[\d.]+)/g) ?? []]
      .map(([, at]) => Number(at));
  };
  const peaked = top(y);
  assertAlmostEquals(Math.min(...peaked) / Math.min(...top(flat)), 1, 0.05);
  assert(peaked.filter((at) => at < 60).length < 4);
});

Deno.test("chart() has a logarithmic axis of powers of ten, and leaves out what is not above zero", () => {
  const view = chart({ x: [1, 2, 3, 4], y: [1, 1_000, 1e6, 0] }, {
    x: "x",
    y: "y",
    kind: "line",
    log: "y",
  });
  const texts = textsOf(svgOf(view));
  for (const label of ["1", "100", "10,000", "1M"]) {
    assert(texts.includes(label), label);
  }
  assertStringIncludes(view.toHtml(), "y: 1 value not above zero, left out");
  assertThrows(
    () => chart(SALES, { kind: "bar", log: "y" }),
    TypeError,
    "'log' is for lines",
  );
});

Deno.test("chart() tells how points go together", () => {
  const x = Array.from({ length: 40 }, (_, i) => i);
  const up = chart({ x, y: x.map((v) => v * 2 + (v % 3)) }, {
    x: "x",
    y: "y",
    kind: "scatter",
  });
  assertMatch(
    altOf(up),
    /^Y against x: y rises strongly with x \(r = 1\.00\); 40 points/,
  );
  const none = chart({ x, y: x.map((v) => (v * 17) % 5) }, {
    x: "x",
    y: "y",
    kind: "scatter",
  });
  assertStringIncludes(altOf(none), "no straight relation");
  const still = chart({ x, y: x.map(() => 3) }, {
    x: "x",
    y: "y",
    kind: "scatter",
  });
  assertStringIncludes(altOf(still), "one of both does not change");
});

Deno.test("chart() counts every value of a histogram once", () => {
  const values = Array.from({ length: 333 }, (_, i) => (i * 37) % 100);
  for (const bins of [1, 5, 40, undefined]) {
    const view = chart({ v: values }, {
      kind: "histogram",
      ...(bins ? { bins } : {}),
    });
    const counts = [...String(view).matchAll(/ (\d+)$/gm)].map(([, n]) =>
      Number(n)
    );
    assertEquals(counts.reduce((sum, n) => sum + n, 0), 333);
  }
});

Deno.test("chart() has one range where all values are alike", () => {
  for (const value of [0, 7, -3, 1e-12, 1e15, 0.1]) {
    const view = chart({ v: [value, value, value] }, { kind: "histogram" });
    assertStringIncludes(altOf(view), "all 3 values are");
    assertEquals(svgProblems(svgOf(view)), []);
  }
});

Deno.test("chart() carries its data as a table under the image", () => {
  const html = chart(SALES, { formats: { revenue: "currency" } }).toHtml();
  assertMatch(html, /<details[^>]*><summary[^>]*>Data: 3 rows<\/summary>/);
  assertMatch(
    html,
    /<th scope="row"[^>]*>Gadget X<\/th>\s*<td[^>]*>\$4,200<\/td>/,
  );
  assertEquals(problemsOf(html), []);
});

Deno.test("chart() gives HTML and text to front ends, and Vega-Lite only when asked", () => {
  assertEquals(Object.keys(chart(SALES)[JUPYTER_DISPLAY]()), [
    "text/html",
    "text/plain",
  ]);
  const bundle = chart(SALES, { vega: true })[JUPYTER_DISPLAY]();
  assertEquals(Object.keys(bundle), [
    "application/vnd.vegalite.v5+json",
    "text/plain",
  ]);
});

Deno.test("chart() writes Markdown that stands without an image", () => {
  const markdown = chart(SALES, { caption: "A | B" }).toMarkdown();
  assertStringIncludes(markdown, "**A \\| B**");
  assertStringIncludes(markdown, "Widget A is highest with 26,700");
  assertStringIncludes(markdown, "| Widget A | 26,700 |");
});

Deno.test("chart() fits a terminal of any width, with the same text in colour", () => {
  const view = chart(PARTS, { x: "month", y: "cups", color: "item" });
  assertStringIncludes(
    view.toText({ width: 60, isColored: true }),
    "\x1b[34m█",
  );
  assertEquals(
    view.toText({ width: 30 }),
    [
      "cups",
      "Jan tea    ██████████ 25",
      "    coffee ████████████████ 40",
      "Feb tea    ████████████ 30",
      "    coffee ██████████████ 35",
    ].join("\n"),
  );
});

Deno.test("chart() is made for the size that it is given", () => {
  const view = chart(SALES, { width: 300, height: 150 });
  assertMatch(
    view.toHtml(),
    /<img alt="[^"]*" width="300"[^>]*style="max-width:100%;height:auto"/,
  );
  assertEquals(readSvg(svgOf(view))[0]?.attributes["viewBox"], "0 0 300 150");
  assertEquals(svgProblems(svgOf(view)), []);
});

Deno.test("chart() refuses columns that are not there, naming the nearest", () => {
  assertThrows(
    () => chart(SALES, { x: "prodct", y: "revenue" }),
    TypeError,
    'no column "prodct" for \'x\'; the nearest of 2 are "product"',
  );
  assertThrows(
    () => chart(SALES, { y: ["revenue", "cost"] }),
    TypeError,
    '"cost"',
  );
  assertThrows(() => chart(SALES, { color: "kind" }), TypeError, "for 'color'");
});

Deno.test("chart() refuses to measure what holds no numbers", () => {
  assertThrows(
    () => chart(SALES, { x: "revenue", y: "product", kind: "line" }),
    TypeError,
    'column "product" holds no numbers but such as "Widget A"; columns of numbers are "revenue"',
  );
  assertThrows(
    () => chart([{ a: "x" }, { a: "y" }], { kind: "histogram" }),
    TypeError,
    "rows can only be counted",
  );
});

Deno.test("chart() refuses options that mean nothing", () => {
  const refuse = (
    options: object,
    error: typeof TypeError | typeof RangeError,
    message: string,
  ) => assertThrows(() => chart(SALES, options), error, message);
  refuse({ kind: "pie" }, TypeError, `'kind' must be one of "bar", "line"`);
  refuse({ aggregate: "avg" }, TypeError, "'aggregate' must be one of");
  refuse({ sort: "up" }, TypeError, "'sort'");
  refuse({ limit: 0 }, RangeError, "'limit' must be a whole number from 1");
  refuse({ width: 10 }, RangeError, "'width'");
  refuse({ height: NaN }, RangeError, "'height'");
  refuse({ bins: 1.5 }, RangeError, "'bins'");
  refuse({ y: [] }, TypeError, "'y' must be the name of a column");
  refuse({ x: 3 }, TypeError, "'x' must be the name of a column");
});

Deno.test("chart() refuses what are no rows", async () => {
  for (const rows of [null, undefined, 5, true]) {
    // @ts-expect-error: what the types refuse, the function refuses too.
    assertThrows(() => chart(rows), TypeError, "expected rows as");
  }
  // @ts-expect-error: a single record is no object of columns.
  assertThrows(() => chart({ a: 1 }), TypeError, "an object of columns");
  async function* broken() {
    yield await Promise.resolve({ a: 1 });
    throw new Error("lost");
  }
  await assertRejects(() => chart(broken()), Error, "lost");
});

Deno.test("chart() survives rows that are not what they seem", () => {
  const odd = [
    {
      get a(): string {
        throw new Error("no");
      },
      b: 1,
    },
    new Proxy({ a: "x", b: 2 }, {
      getOwnPropertyDescriptor() {
        throw new Error("no");
      },
      ownKeys() {
        throw new Error("no");
      },
    }),
    { a: "y", b: 3 },
    null,
    7,
  ];
  const view = chart(odd, { x: "a", y: "b" });
  assertInstanceOf(view, View);
  assertEquals(svgProblems(svgOf(view)), []);
  assertStringIncludes(String(view), "y ");
});

Deno.test("chart() draws the same every time", () => {
  const make = () => chart(PARTS, { x: "month", y: "cups", color: "item" });
  assertEquals(make().toHtml(), make().toHtml());
  assertEquals(String(make()), String(make()));
});

Deno.test("chart() of no rows says so in every form", () => {
  for (const rows of [[], {}, "", [["a", "b"]]]) {
    const view = chart(rows, { x: "a", y: "b" });
    assertStringIncludes(textsOf(svgOf(view)).join(), "No values");
    assertStringIncludes(String(view), "No values");
    assertEquals(problemsOf(view.toHtml()), []);
  }
});

Deno.test("chart() keeps as many of the largest bars as it may, also where several are alike", () => {
  const rows = [3, 1, -9, 3, 3, 3, 8].map((v, i) => ({ n: `n${i}`, v }));
  const text = chart(rows, { limit: 4 }).toText({ width: 40 });
  assertEquals(
    text.split("\n").slice(1, 6).map((line) => line.split(" ")[0]),
    ["n6", "n0", "n3", "n2", "others"],
  );
});
