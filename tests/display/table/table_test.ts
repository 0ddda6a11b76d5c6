import {
  assert,
  assertEquals,
  assertStringIncludes,
  assertThrows,
} from "@std/assert";
import { type Format, table } from "../../../lib/display/mod.ts";
import { problemsOf } from "../_sanitizer.ts";

const lines = (view: { toString(): string }) => String(view).split("\n");

Deno.test("table() takes rows in every shape and shows them alike", async () => {
  const expected = ["a  b", "─  ─", "1  x", "2  y"];
  const rows = [{ a: 1, b: "x" }, { a: 2, b: "y" }];
  async function* later() {
    for (const row of rows) yield await Promise.resolve(row);
  }
  async function* arrays() {
    for (const row of [["a", "b"], [1, "x"], [2, "y"]]) {
      yield await Promise.resolve(row);
    }
  }
  assertEquals(lines(table(rows)), expected);
  assertEquals(lines(table([["a", "b"], [1, "x"], [2, "y"]])), expected);
  assertEquals(lines(table({ a: [1, 2], b: ["x", "y"] })), expected);
  assertEquals(lines(table("a,b\n1,x\n2,y\n")), expected);
  assertEquals(lines(table(new Set(rows))), expected);
  assertEquals(lines(await table(later())), expected);
  assertEquals(lines(await table(arrays())), expected);
});

Deno.test("table() says how much of the rows it shows", () => {
  const rows = Array.from({ length: 1_304 }, (_, i) => ({ n: i }));
  assertEquals(
    lines(table(rows)).at(-1),
    "20 of 1,304 rows",
  );
  assertEquals(
    lines(table(rows.slice(0, 25), { limit: 3 })).at(-1),
    "3 of 25 rows",
  );
  assertEquals(lines(table(rows.slice(0, 3))).length, 5);
});

Deno.test("table() reads an async iterable only as far as it is shown, and closes it", async () => {
  let read = 0;
  let isClosed = false;
  async function* endless() {
    try {
      for (;;) yield await Promise.resolve({ n: read++ });
    } finally {
      isClosed = true;
    }
  }
  const view = await table(endless(), { limit: 5 });
  assertEquals(read, 6);
  assertEquals(isClosed, true);
  assertEquals(lines(view).at(-1), "First 5 rows; there are more");
});

Deno.test("table() reads a generator only as far as it is shown", () => {
  let read = 0;
  function* endless() {
    for (;;) yield { n: read++ };
  }
  table(endless(), { limit: 5 });
  assertEquals(read, 6);
});

Deno.test("table() chooses, renames, orders and formats columns", () => {
  const rows = [{ a: 1, b: 0.5, c: 2_000_000 }];
  assertEquals(
    lines(table(rows, {
      columns: [
        "c",
        { key: "b", title: "Share", format: "percent" },
        "missing",
      ],
      formats: { c: "compact" },
    })),
    [
      " c  Share  missing",
      "──  ─────  ───────",
      "2M  50.0%  –",
      'No row has "missing"',
    ],
  );
  assertEquals(lines(table(rows, { columns: { b: "B" } }))[0], "  B");
  const own = table(rows, { formats: { a: (value) => `<${value}>` } });
  assertStringIncludes(own.toHtml(), "&lt;1&gt;");
});

Deno.test("table() writes numbers of a column alike", () => {
  assertEquals(
    lines(table({ n: [1, 2.5, -1_000.25, null, NaN, Infinity] })).slice(2),
    [
      "     1.00",
      "     2.50",
      "−1,000.25",
      "        –",
      "      NaN",
      "        ∞",
    ],
  );
  assertEquals(lines(table({ n: [0.1 + 0.2] }))[2], "0.3");
  assertEquals(lines(table({ n: [1e-9, 1] }))[2], "1.00e−9");
  assertEquals(
    lines(table({ n: [1n, 12_345_678_901_234_567_890n] }))[3],
    "12,345,678,901,234,567,890",
  );
});

Deno.test("table() gives years and identifiers no thousands marks", () => {
  assertEquals(
    lines(table([{ year: 2026, doc_id: 12_345, n: 12_345 }]))[2],
    "2026   12345  12,345",
  );
});

Deno.test("table() shows odd values for what they are", () => {
  const cycle: Record<string, unknown> = {};
  cycle.self = cycle;
  const rows = [
    { v: cycle },
    { v: new Map([["k", [1, 2]]]) },
    { v: new Date("2026-08-01T00:00:00Z") },
    { v: new Date(NaN) },
    { v: new Error("bad") },
    { v: () => 1 },
    { v: Symbol("s") },
    { v: new Uint8Array(3) },
    { v: undefined },
  ];
  const shown = lines(table(rows)).slice(2);
  assertEquals(shown, [
    "{ self: ↻ }",
    "{ k: [1, 2] }",
    "2026-08-01",
    "invalid date",
    "Error: bad",
    "ƒ v",
    "Symbol(s)",
    "<3 bytes>",
    "–",
  ]);
  assertEquals(problemsOf(table(rows).toHtml()), []);
});

Deno.test("table() finds columns that only later rows have, and none of prototypes", () => {
  assertEquals(lines(table([{ a: 1 }, { b: 2 }]))[0], "a  b");
  assertEquals(lines(table([{ a: 1 }], { columns: ["constructor"] }))[2], "–");
  const parsed = table(JSON.parse('[{"__proto__": 1, "a": 2}]'));
  assertEquals(lines(parsed), ["__proto__  a", "─────────  ─", "        1  2"]);
});

Deno.test("table() says that it is empty", () => {
  for (const rows of [[], "", {}, [["a"]], { a: [] }]) {
    assertStringIncludes(String(table(rows)), "No rows");
    assertStringIncludes(table(rows).toHtml(), "No rows");
    assertStringIncludes(table(rows).toMarkdown(), "No rows");
  }
});

Deno.test("table() refuses what is no table, and says what would be", () => {
  assertThrows(() => table({ a: 1 } as never), TypeError, 'but "a" is none');
  assertThrows(() => table(null as never), TypeError, "found null");
  assertThrows(() => table(5 as never), TypeError, "found number");
  assertThrows(
    () => table(Promise.resolve([{ a: 1 }]) as never),
    TypeError,
    "table(await rows)",
  );
  assertThrows(() => table(new Date() as never), TypeError, "[object Date]");
  assertThrows(() => table([], { limit: -1 }), RangeError, "'limit'");
  assertThrows(
    () => table([], { limit: 1.5 }),
    RangeError,
    "current value is 1.5",
  );
});

Deno.test("table() stays small whatever the data", () => {
  const rows = Array.from(
    { length: 200_000 },
    (_, i) => ({ i, text: "x".repeat(100) }),
  );
  assert(table(rows).toHtml().length < 200_000);
  const wide = [
    Object.fromEntries(Array.from({ length: 500 }, (_, i) => [`c${i}`, i])),
  ];
  assertStringIncludes(String(table(wide)), "30 of 500 columns");
  const large = table([{ a: "<&>".repeat(2_000_000) }]).toHtml();
  assert(large.length < 10_000);
  assertStringIncludes(large, "6,000,000 characters");
});

Deno.test("table() escapes pipes and markup in Markdown", () => {
  const source = table([{ "a|b": "x|y <b> *z* `c`\nd" }]).toMarkdown();
  assertEquals(
    source,
    "| a\\|b |\n| :-- |\n| x\\|y &lt;b&gt; \\*z\\* \\`c\\` ⏎ d |",
  );
});

Deno.test("table() takes maps, sets, typed arrays and plain values", () => {
  assertEquals(lines(table(new Map([["a", 1], ["b", 2]]))), [
    "key  value",
    "───  ─────",
    "a        1",
    "b        2",
  ]);
  assertEquals(lines(table(new Map([["a", { n: 1 }]])))[0], "key  n");
  assertEquals(lines(table(new Map([["n", [1, 2]]])))[0], "n");
  assertEquals(lines(table([new Map([["n", 7]])])), ["n", "─", "7"]);
  assertEquals(lines(table(new Float64Array([1.5, 2])))[2], "  1.5");
  assertEquals(lines(table({ n: new Uint8Array([1, 2]) })).length, 4);
  assertEquals(lines(table(["x", "y"])), ["value", "─────", "x", "y"]);
  assertEquals(lines(table([{ a: 1 }, null, { a: 2 }])), [
    "a",
    "─",
    "1",
    "–",
    "2",
  ]);
  assertEquals(lines(table([[1, 2], [3, 4]], { header: false })), [
    "column 1  column 2",
    "────────  ────────",
    "       1         2",
    "       3         4",
  ]);
});

Deno.test("table() reads CSV text with any separator, mark and quoting", () => {
  const expected = ["item  price", "────  ─────", "tea    1.50", "rice  12.25"];
  assertEquals(lines(table("item,price\ntea,1.5\nrice,12.25\n")), expected);
  assertEquals(lines(table("item;price\ntea;1,5\nrice;12,25\n")), expected);
  assertEquals(
    lines(table("\ufeffitem\tprice\r\ntea\t1.5\r\nrice\t12.25\r\n")),
    expected,
  );
  const quoted = table('name,note\na,"first\nsecond, ""x"""\n');
  assertEquals(lines(quoted)[2], 'a     first ⏎ second, "x"');
  assertStringIncludes(quoted.toHtml(), "first<br>second, &quot;x&quot;</td>");
  assertEquals(lines(table("1,2\n3,4\n", { header: false })).length, 4);
});

Deno.test("table() says which key was probably meant", () => {
  const view = table([{ revenue: 1, units: 2 }], {
    columns: ["revenu", "units"],
    groupBy: "Units_",
    totals: { revenues: "sum" },
  });
  assertEquals(lines(view).slice(-3), [
    'No row has "revenu"; is it "revenue"?',
    'No row has "Units_"; is it "units"?',
    'No row has "revenues"; is it "revenue"?',
  ]);
  assertStringIncludes(view.toHtml(), "is it &quot;revenue&quot;?");
  assertEquals(
    String(table([], { columns: ["a"] })).includes("No row has"),
    false,
  );
});

Deno.test("table() writes every format", () => {
  const one = (value: unknown, format: Format) =>
    lines(table([{ v: value }], { formats: { v: format } }))[2]?.trim();
  assertEquals(one(1_234.5, "integer"), "1,235");
  assertEquals(one(0.681, "percent"), "68.1%");
  assertEquals(one(12.5, { style: "currency", currency: "JPY" }), "¥13");
  assertEquals(
    one(1_234_567, { style: "currency", currency: "EUR", compact: true }),
    "€1.2M",
  );
  assertEquals(one(-5, { style: "currency", sign: "accounting" }), "($5)");
  assertEquals(one(-5, { sign: "accounting", decimals: 1 }), "(5.0)");
  assertEquals(one(5, { sign: "always" }), "+5");
  assertEquals(one(1_234.5, { locale: "de-DE", decimals: 2 }), "1.234,50");
  assertEquals(one(3, { prefix: "≈", suffix: " km" }), "≈3 km");
  assertEquals(one(90, { style: "duration", unit: "s" }), "1 min 30 s");
  assertEquals(one(200_000_000, "duration"), "2 d 8 h");
  assertEquals(one("12.5", "currency"), "$12.50");
  assertEquals(one("about 12", "currency"), "about 12");
  const now = "2026-08-01T12:00:00Z";
  const ago = (value: unknown) => one(value, { style: "relative", now });
  assertEquals(ago("2026-08-01T11:57:00Z"), "3 minutes ago");
  assertEquals(ago("2026-08-01T11:00:20Z"), "1 hour ago");
  assertEquals(ago("2026-08-01T12:00:00.2Z"), "now");
  assertEquals(ago("2026-08-02T12:00:00Z"), "tomorrow");
  assertEquals(ago(new Date("2024-07-01")), "2 years ago");
  assertEquals(ago("no moment"), "no moment");
  assertEquals(one(1_785_542_400, { style: "date", unit: "s" }), "2026-08-01");
  assertEquals(
    one("2026-08-01T23:30:00Z", { style: "datetime", timeZone: "Asia/Tokyo" }),
    "2026-08-02 08:30",
  );
  assertEquals(
    one("2026-08-01", { style: "date", dateStyle: "long", locale: "de-DE" }),
    "1. August 2026",
  );
});

Deno.test("table() refuses formats and options that are none, and says what would be", () => {
  const rows = [{ a: 1 }];
  const wrong = (format: unknown) =>
    table(rows, JSON.parse(JSON.stringify({ formats: { a: format } })));
  assertThrows(() => wrong("curency"), TypeError, 'found "curency"');
  assertThrows(() => wrong({ style: "x" }), TypeError, 'found "x"');
  assertThrows(() => wrong(5), TypeError, "found number");
  assertThrows(() => wrong({ decimals: -1 }), RangeError, "'decimals'");
  assertThrows(() => wrong({ currency: "euro" }), RangeError, "ISO 4217");
  assertThrows(() => wrong({ locale: "x_y!" }), RangeError, "'locale'");
  assertThrows(() => wrong({ timeZone: "Mars" }), RangeError, "'timeZone'");
  assertThrows(() => wrong({ now: "then" }), RangeError, "'now'");
  const options = (wrong: object) =>
    table(rows, JSON.parse(JSON.stringify(wrong)));
  assertThrows(() => options({ totals: "all" }), RangeError, "'totals'");
  assertThrows(
    () => options({ columns: { a: { align: "middle" } } }),
    RangeError,
    "'align'",
  );
  assertThrows(
    () => options({ bars: { a: { max: "x" } } }),
    RangeError,
    "'bars.max'",
  );
  assertThrows(
    () => options({ heat: { a: { color: "pink" } } }),
    RangeError,
    "'heat.color'",
  );
});

Deno.test("table() falls back to the value where a format of one's own throws, and says so", () => {
  const view = table([{ a: 1 }, { a: "x" }], {
    formats: { a: (value) => Object(value).toFixed(1) },
  });
  assertEquals(lines(view).slice(2, 4), ["1.0", "x"]);
  assertStringIncludes(String(view), 'The format of "a" failed for 1 value: ');
});

Deno.test("table() groups rows under headings, in the order in which they are met", () => {
  const rows = [
    { g: "b", n: 1 },
    { g: "a", n: 2 },
    { g: null, n: 4 },
    { g: "b", n: 3 },
  ];
  const view = table(rows, { groupBy: "g", totals: true, subtotals: true });
  assertEquals(lines(view), [
    "              n",
    "───────────────",
    "── b ──────────",
    "              1",
    "              3",
    "───────────────",
    "        Total 4",
    "── a ──────────",
    "              2",
    "───────────────",
    "        Total 2",
    "── – ──────────",
    "              4",
    "───────────────",
    "        Total 4",
    "═══════════════",
    "Total of all 10",
  ]);
  // Where no rule can be seen, the word tells the totals apart.
  assertStringIncludes(
    view.toMarkdown(),
    "| **Total 4** |\n| **Total of all 10** |",
  );
});
