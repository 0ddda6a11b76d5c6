import {
  assert,
  assertEquals,
  assertStringIncludes,
  assertThrows,
} from "@std/assert";
import { table } from "../../../lib/display/mod.ts";
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
    "20 of 1,304 rows · Types found from a sample of rows",
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
    [" c  Share  missing", "──  ─────  ───────", "2M  50.0%  –"],
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
  assertEquals(lines(table({ n: [1e-9, 1] }))[2], "1.00e−9".padStart(8));
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
