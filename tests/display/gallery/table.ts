import { table } from "../../../lib/display/mod.ts";
import type { Examples } from "./_example.ts";

const SALES = [
  {
    product: "Widget A",
    category: "Electronics",
    revenue: 26_700,
    units: 534,
    share: 0.681,
    growth: 12.5,
    updated: "2026-08-01T12:30:00.123Z",
  },
  {
    product: "Widget B",
    category: "Electronics",
    revenue: 8_300,
    units: 166,
    share: 0.212,
    growth: -3.25,
    updated: "2026-08-02T00:00:00Z",
  },
  {
    product: "Gadget X",
    category: "Accessories",
    revenue: 4_200,
    units: 420,
    share: 0.107,
    growth: null,
    updated: null,
  },
];

const ORDERS = [
  ["Europe", "Assam", 1_204, 18_060, 0.182],
  ["Europe", "Darjeeling", 311, 9_330, 0.241],
  ["Europe", "Sencha", 842, 10_946.5, -0.031],
  ["Asia", "Sencha", 3_960, 47_520, 0.094],
  ["Asia", "Oolong", 1_120, 24_640, 0.153],
  ["Americas", "Assam", 655, 9_825, -0.127],
  ["Americas", "Matcha", 402, 16_884.25, 0.388],
].map(([region, tea, units, revenue, growth]) => ({
  region,
  tea,
  units,
  revenue,
  growth,
}));

const MONTHS = "Jan Feb Mar Apr May Jun".split(" ");
const TEMPERATURES = [
  ["Oslo", -4.3, -4, 0.2, 5.3, 11.5, 15.7],
  ["Lisbon", 11.6, 12.7, 15, 16, 18.6, 22],
  ["Nairobi", 20.4, 21.4, 21.4, 20.3, 19.1, 17.9],
  ["Yakutsk", -38.6, -33.8, -20.1, -4.8, 7.5, 16.4],
  ["Quito", 14.6, 14.5, 14.5, 14.6, 14.7, 14.8],
];

const DOCUMENTS = Array.from({ length: 1_304 }, (_, i) => ({
  id: i + 1,
  name: `Document ${i + 1}.pdf`,
  size: 1_234 * i * i,
  tags: { pages: i, words: ["a", "b"] },
  note: i % 3 === 0
    ? undefined
    : "A rather long note about this document that goes on and on until it does not fit any more",
}));

const HOSTILE = [
  {
    "<b>head</b>": "<script>alert(1)</script>",
    text: "a | b & \"c\" 'd'\nsecond line",
    control: "\x1b[31mred\x07\x9b",
    bidi: "abc\u202edcba\u2066x",
    wide: "日本語テスト",
    emoji: "👨‍👩‍👧 👍🏽 🇩🇪",
    rtl: "مرحبا بالعالم",
  },
  {
    "<b>head</b>": "</td></table>",
    text:
      "`code` *star* _under_ [link](javascript:alert(1)) ![i](http://x/y.png)",
    control: "tab\there",
    bidi: "\ud800 half",
    wide: "ｆｕｌｌ",
    emoji: "x",
    rtl: "שלום",
  },
];

const GREETINGS = [
  { language: "日本語", greeting: "こんにちは 👋", speakers: 123_000_000 },
  { language: "العربية", greeting: "مرحبا بالعالم", speakers: 380_000_000 },
  { language: "עברית", greeting: "שלום עולם", speakers: 9_000_000 },
  { language: "한국어", greeting: "안녕하세요 🇰🇷", speakers: 82_000_000 },
  { language: "ไทย", greeting: "สวัสดี", speakers: 61_000_000 },
  { language: "English", greeting: "Hello 👨‍👩‍👧", speakers: 1_500_000_000 },
];

const SUMMARY =
  "Revenue grew after the change of prices, while the margin fell by three points; an appendix lists the contracts that were signed in spring and what each of them has brought so far.";

/** Rows of which some cannot be read. */
function broken(): object[] {
  const cycle: Record<string, unknown> = { name: "a cycle" };
  cycle.value = cycle;
  return [
    { name: "fine", value: 1 },
    cycle,
    {
      name: "a getter that throws",
      get value() {
        throw new Error("gone");
      },
    },
    new Proxy({}, {
      get() {
        throw new Error("no entry");
      },
      getOwnPropertyDescriptor() {
        throw new Error("no entry");
      },
    }),
    { name: "a long text", value: "x".repeat(5_000_000) },
  ];
}

export const examples: Examples = {
  table: () =>
    table(SALES, {
      caption: "Sales by product",
      columns: {
        product: "Product",
        category: "Category",
        revenue: "Revenue",
        units: "Units",
        share: "Share",
        growth: "Growth",
        updated: "Updated",
      },
      formats: { revenue: "currency", share: "percent" },
      rowHead: "product",
      notes: "Source: sales_data.csv",
    }),
  table_groups: () =>
    table(ORDERS, {
      caption: "Tea sold, first quarter",
      groupBy: "region",
      rowHead: "tea",
      columns: {
        tea: "Tea",
        units: "Units",
        revenue: { title: "Revenue", format: "currency", bar: true },
        growth: {
          title: "Growth",
          format: { style: "percent", sign: "always" },
          heat: true,
        },
      },
      totals: { units: "sum", revenue: "sum", growth: "mean" },
    }),
  table_subtotals: () =>
    table(ORDERS, {
      groupBy: "region",
      columns: ["tea", "units", "revenue"],
      totals: true,
      subtotals: true,
    }),
  table_heat: () =>
    table([["City", ...MONTHS], ...TEMPERATURES], {
      caption: "Mean temperature, °C",
      rowHead: "City",
      // One scale for all, so that the months compare.
      heat: Object.fromEntries(
        MONTHS.map((month) => [month, { min: -40, max: 25 }]),
      ),
    }),
  table_bars: () =>
    table(
      TEMPERATURES.map(([city, january, , , , , june]) => ({
        city,
        january,
        june,
      })),
      {
        columns: {
          city: "City",
          january: { title: "January", bar: true },
          june: { title: "June", bar: { max: 30, color: "green" } },
        },
      },
    ),
  table_long: () =>
    table(DOCUMENTS, {
      caption: "Documents",
      types: true,
      formats: { size: "bytes" },
    }),
  table_formats: () =>
    table({
      plain: [1_234.5, -0.25],
      compact: [1_234_567, 999],
      bytes: [1_024, 5_000_000],
      duration: [340, 125_000],
      euro: [12.5, 1_000],
      profit: [-1_200, 350],
      change: [0.12, -0.034],
      distance: [3.5, 12],
      year: [2025, 2026],
      big: [12n, 9_007_199_254_740_993n],
      flag: [true, false],
      nested: [{ a: [1, 2] }, new Map([["k", "v"]])],
    }, {
      formats: {
        compact: "compact",
        bytes: "bytes",
        duration: "duration",
        euro: { style: "currency", currency: "EUR", locale: "de-DE" },
        profit: { style: "currency", sign: "accounting" },
        change: { style: "percent", sign: "always" },
        distance: { suffix: " km" },
      },
    }),
  table_moments: () => {
    const moments = [
      "2026-08-01T12:30:00Z",
      "2026-08-01T12:27:05Z",
      "2026-07-31T09:00:00Z",
      "2026-08-03T09:00:00Z",
      null,
    ];
    return table({
      found: moments,
      relative: moments,
      date: moments,
      time: moments,
      local: moments,
      spelled: moments,
    }, {
      formats: {
        relative: { style: "relative", now: "2026-08-01T12:30:10Z" },
        date: "date",
        time: "time",
        local: { style: "datetime", timeZone: "Asia/Tokyo" },
        spelled: { style: "date", dateStyle: "long", locale: "en-GB" },
      },
    });
  },
  table_csv: () => table("item;price\ntea;1,50\nrice;12,25\n"),
  table_languages: () =>
    table(GREETINGS, {
      columns: {
        language: "Language",
        greeting: "Greeting",
        speakers: { title: "Speakers", format: "compact" },
      },
    }),
  table_headings: () =>
    table([
      ["Report", "Number of pages", "Size of the file", "What it is about"],
      ["north.pdf", 12, 48_300, `The north. ${SUMMARY}`],
      ["south.pdf", 9, 1_204_000, `The south. ${SUMMARY}`],
      ["notes.txt", 1, 620, "Notes"],
    ], { formats: { "Size of the file": "bytes" }, rowHead: "Report" }),
  table_hostile: () => table(HOSTILE),
  table_broken: () => table(broken(), { columns: ["name", "value", "valeu"] }),
  table_empty: () => table([], { caption: "Nothing here" }),
};
