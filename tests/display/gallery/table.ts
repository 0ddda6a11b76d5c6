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
  table_long: () => table(DOCUMENTS, { limit: 8, formats: { size: "bytes" } }),
  table_empty: () => table([], { caption: "Nothing here" }),
  table_csv: () => table("item;price\ntea;1,50\nrice;12,25\n"),
  table_hostile: () => table(HOSTILE),
  table_formats: () =>
    table({
      plain: [1_234.5, -0.25],
      compact: [1_234_567, 999],
      bytes: [1_024, 5_000_000],
      duration: [340, 125_000],
      euro: [12.5, 1_000],
      year: [2025, 2026],
      big: [12n, 9_007_199_254_740_993n],
      flag: [true, false],
      nested: [{ a: [1, 2] }, new Map([["k", "v"]])],
    }, {
      formats: {
        compact: "compact",
        bytes: "bytes",
        duration: "duration",
        euro: { style: "currency", currency: "EUR" },
      },
    }),
};
