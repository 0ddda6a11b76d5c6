import { chart, json, JUPYTER_DISPLAY } from "../../../lib/display/mod.ts";
import type { Examples } from "./_example.ts";

const SALES = [
  { product: "Widget A", quarter: "Q1", revenue: 8_200 },
  { product: "Widget A", quarter: "Q2", revenue: 9_100 },
  { product: "Widget A", quarter: "Q3", revenue: 9_400 },
  { product: "Widget B", quarter: "Q1", revenue: 2_600 },
  { product: "Widget B", quarter: "Q2", revenue: 2_900 },
  { product: "Widget B", quarter: "Q3", revenue: 2_800 },
  { product: "Gadget X", quarter: "Q1", revenue: 1_900 },
  { product: "Gadget X", quarter: "Q2", revenue: 1_100 },
  { product: "Gadget X", quarter: "Q3", revenue: 1_200 },
];

/** The same numbers in every run. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
}

/** About normal, after the central limit theorem. */
function normalNumbers(seed: number): () => number {
  const random = randomNumbers(seed);
  return () => {
    let sum = 0;
    for (let i = 0; i < 6; i++) sum += random();
    return (sum - 3) * Math.SQRT2;
  };
}

const DAY = 86_400_000;

function days(count: number): Date[] {
  return Array.from(
    { length: count },
    (_, i) => new Date(Date.UTC(2026, 0, 1) + i * DAY),
  );
}

function walk(count: number, start: number, seed: number): number[] {
  const normal = normalNumbers(seed);
  let at = start;
  return Array.from({ length: count }, () => {
    at += normal() * start / 40;
    return Math.round(at * 100) / 100;
  });
}

function animals(): object[] {
  const normal = normalNumbers(5);
  return ["Adelie", "Chinstrap", "Gentoo"].flatMap((species, s) =>
    Array.from({ length: 60 }, () => {
      const bill = 39 + s * 5 + normal() * 2.4;
      return {
        species,
        bill_length: Math.round(bill * 10) / 10,
        body_mass: Math.round(
          3_600 + (s === 2 ? 1_300 : 0) +
            (bill - 39 - s * 5) * 110 + normal() * 260,
        ),
      };
    })
  );
}

function crowd(count: number): object {
  const normal = normalNumbers(9);
  const x = Array.from({ length: count }, normal);
  return { x, y: x.map((value) => value * 0.6 + normal() * 0.5) };
}

const HOSTILE = [
  { name: "<script>alert(1)</script>", value: 12 },
  { name: "a | b & \"c\" 'd'\nsecond", value: 7 },
  { name: "]]></svg><img src=x>", value: -4 },
  { name: "日本語のとても長いラベル", value: 9 },
  { name: "مرحبا بالعالم", value: 5 },
  { name: "abc\u202edcba \x1b[31m", value: 3 },
  { name: "👨‍👩‍👧 family 👍🏽", value: 8 },
  { name: "\ud800 half", value: Number.NaN },
];

export const examples: Examples = {
  chart_bar: () =>
    chart(SALES, {
      x: "product",
      y: "revenue",
      formats: { revenue: "currency" },
      columns: { revenue: "Revenue", product: "Product" },
      caption: "Revenue by product",
      notes: "Source: sales_data.csv",
    }),
  chart_bar_grouped: () =>
    chart(SALES, {
      x: "quarter",
      y: "revenue",
      color: "product",
      caption: "Revenue by quarter",
    }),
  chart_bar_stacked: () =>
    chart(SALES, {
      x: "quarter",
      y: "revenue",
      color: "product",
      stacked: true,
      formats: { revenue: "currency" },
      caption: "Revenue by quarter",
    }),
  chart_bar_long: () =>
    chart([
      { step: "Reading of the uploaded documents", seconds: 41.2 },
      { step: "Optical character recognition", seconds: 187.5 },
      { step: "Embedding", seconds: 63.1 },
      { step: "Retrieval", seconds: 2.4 },
      { step: "Answer of the model", seconds: 12.9 },
    ], { caption: "Where the time goes", sort: "descending" }),
  chart_bar_negative: () =>
    chart({
      month: ["Jan", "Feb", "Mar", "Apr", "May", "Jun"],
      profit: [12.5, -3.2, 8.1, null, -9.8, 15],
    }, { x: "month", y: "profit", caption: "Profit in millions" }),
  chart_bar_others: () =>
    chart(
      Array.from({ length: 57 }, (_, i) => ({
        country: `Country ${i + 1}`,
        visits: Math.round(9_000 / (i + 1)),
      })),
      { limit: 8, caption: "Visits" },
    ),
  chart_count: () =>
    chart(
      "status,id\nok,1\nok,2\nfailed,3\nok,4\nslow,5\nfailed,6\nok,7\n",
      { x: "status", caption: "Runs by status" },
    ),
  chart_line: () => {
    const visits = walk(120, 1_200, 3);
    return chart({ day: days(120), visits }, {
      caption: "Visits a day",
    });
  },
  chart_line_series: () =>
    chart({
      date: days(90),
      Northwind: walk(90, 100, 1),
      Contoso: walk(90, 120, 7),
      Fabrikam: walk(90, 80, 12),
    }, {
      x: "date",
      y: ["Northwind", "Contoso", "Fabrikam"],
      caption: "Share price",
      formats: { Northwind: "currency" },
    }),
  chart_line_gaps: () =>
    chart({
      hour: Array.from(
        { length: 24 },
        (_, i) => new Date(Date.UTC(2026, 7, 3, i)),
      ),
      latency: Array.from(
        { length: 24 },
        (_, i) => i > 7 && i < 11 ? null : 340 + 60 * Math.sin(i / 3) + i * 9,
      ),
    }, {
      formats: { latency: "duration" },
      caption: "Latency, with an outage",
    }),
  chart_line_log: () =>
    chart({
      year: [1970, 1975, 1980, 1985, 1990, 1995, 2000, 2005, 2010, 2015, 2020],
      transistors: [
        2e3,
        6e3,
        3e4,
        3e5,
        1.2e6,
        5.5e6,
        4.2e7,
        2.3e8,
        2.3e9,
        5e9,
        4e10,
      ],
    }, { log: "y", caption: "Transistors of a processor" }),
  chart_area: () =>
    chart({ day: days(60), requests: walk(60, 3_000_000, 21) }, {
      kind: "area",
      caption: "Requests a day",
    }),
  chart_area_stacked: () =>
    chart({
      month: [
        "2026-01",
        "2026-02",
        "2026-03",
        "2026-04",
        "2026-05",
        "2026-06",
        "2026-07",
      ],
      input: [21, 25, 24, 30, 34, 38, 41],
      output: [8, 9, 12, 11, 14, 17, 16],
      cached: [2, 4, 8, 9, 15, 19, 26],
    }, {
      kind: "area",
      x: "month",
      y: ["input", "output", "cached"],
      caption: "Tokens in millions",
    }),
  chart_scatter: () =>
    chart(animals(), {
      x: "bill_length",
      y: "body_mass",
      color: "species",
      columns: { bill_length: "Bill length (mm)", body_mass: "Body mass (g)" },
      caption: "Penguins",
    }),
  chart_scatter_many: () =>
    chart({ ...crowd(100_000) }, {
      x: "x",
      y: "y",
      kind: "scatter",
      caption: "A hundred thousand points",
    }),
  chart_histogram: () => {
    const normal = normalNumbers(4);
    return chart({
      age: Array.from({ length: 500 }, () => Math.round(41 + 12 * normal())),
    }, { kind: "histogram", x: "age", caption: "Age of readers" });
  },
  chart_line_months: () =>
    chart({
      month: ["2026-03-01", "2026-04-01", "2026-05-01", "2026-06-01"],
      North: [18_240, 19_950, 17_610, 22_380],
      South: [8_420, 9_870, 11_430, 11_915],
    }, { x: "month", y: ["North", "South"], caption: "Revenue by month" }),
  chart_histogram_dates: () => {
    const random = randomNumbers(11);
    return chart({
      opened: Array.from(
        { length: 240 },
        () => new Date(Date.UTC(2026, 0, 1) + random() * random() * 200 * DAY),
      ),
      team: Array.from({ length: 240 }, (_, i) => i % 3 === 0 ? "B" : "A"),
    }, {
      kind: "histogram",
      x: "opened",
      color: "team",
      caption: "Tickets by the day on which they were opened",
    });
  },
  chart_vega: () =>
    // What front ends get in place of HTML that draw Vega-Lite.
    json(
      chart(SALES.slice(0, 2), {
        x: "quarter",
        y: "revenue",
        caption: "Revenue",
        vega: true,
      })[JUPYTER_DISPLAY]()["application/vnd.vegalite.v5+json"],
      { caption: "A Vega-Lite specification", depth: 3 },
    ),
  chart_empty: () => chart([], { x: "a", y: "b", caption: "Nothing here" }),
  chart_single: () => chart([{ at: "2026-08-01", value: 5 }], { kind: "line" }),
  chart_extremes: () =>
    chart({
      name: ["tiny", "huge", "none", "infinite"],
      value: [1e-12, 1e15, NaN, Infinity],
    }),
  chart_hostile: () =>
    chart(HOSTILE, {
      caption: "</figcaption><script>x</script>",
      notes: "]]> & done",
    }),
};
