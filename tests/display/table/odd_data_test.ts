import {
  assert,
  assertEquals,
  assertNotMatch,
  assertRejects,
  assertStringIncludes,
  assertThrows,
} from "@std/assert";
import {
  JUPYTER_DISPLAY,
  table,
  type TableRows,
} from "../../../lib/display/mod.ts";
import { problemsOf } from "../_sanitizer.ts";

const lines = (view: { toString(): string }) => String(view).split("\n");

function fail(): never {
  throw new Error("no entry");
}

const TRAPS: ProxyHandler<object> = {
  get: fail,
  has: fail,
  ownKeys: fail,
  getOwnPropertyDescriptor: fail,
  getPrototypeOf: fail,
};

function revoked(): object {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}

Deno.test("table() shows in place of a value that it cannot be read", () => {
  const rows = [
    { a: 1 },
    {
      get a() {
        return fail();
      },
    },
    { a: new Proxy({}, TRAPS) },
    { a: revoked() },
    { a: new Proxy(new Date(), {}) },
    {
      a: [1, {
        get b() {
          return fail();
        },
      }],
    },
    new Proxy({}, TRAPS),
    revoked(),
  ];
  const view = table(rows);
  assertEquals(lines(view).slice(2, 4), ["1", "<cannot be read: no entry>"]);
  assertStringIncludes(String(view), "[1, { b: <cannot be read: no entry> }]");
  assertEquals(problemsOf(view.toHtml()), []);
  // One value that cannot be read makes no text of a column of numbers.
  const numbers = table([{ n: 1.5 }, { n: 2 }, rows[1] ?? {}], {
    columns: ["n"],
  });
  assertStringIncludes(numbers.toHtml(), "2.0</td>");
});

Deno.test("table() shows what it is given even where that is a proxy that throws", () => {
  const all: TableRows[] = [
    new Proxy<object[]>([], TRAPS),
    new Proxy<object[]>([], { get: fail }),
    new Proxy<Record<string, object[]>>({}, TRAPS),
    new Proxy<Record<string, object[]>>({ a: [] }, { get: fail }),
  ];
  for (const rows of all) {
    const view = table(rows);
    assertStringIncludes(String(view), "no entry");
  }
});

Deno.test("table() lets errors of the rows' source through", async () => {
  function* broken() {
    yield { a: 1 };
    throw new Error("connection lost");
  }
  assertThrows(() => table(broken()), Error, "connection lost");
  async function* later() {
    yield await Promise.resolve({ a: 1 });
    throw new Error("connection lost");
  }
  await assertRejects(() => table(later()), Error, "connection lost");
});

Deno.test("table() stops reading when its signal is aborted", async () => {
  const controller = new AbortController();
  let isClosed = false;
  const rows: AsyncIterable<object> = {
    [Symbol.asyncIterator]: () => ({
      next: () => {
        controller.abort(new Error("enough"));
        return new Promise(() => {});
      },
      return: () => {
        isClosed = true;
        return Promise.resolve({ done: true, value: undefined });
      },
    }),
  };
  await assertRejects(
    () => table(rows, { signal: controller.signal }),
    Error,
    "enough",
  );
  assertEquals(isClosed, true);
  await assertRejects(
    () => table(rows, { signal: AbortSignal.abort(new Error("before")) }),
    Error,
    "before",
  );
});

Deno.test("table() finds types from the first rows and a sample of many, and says so", () => {
  const rows = Array.from({ length: 1_000_000 }, (_, i) => ({ n: i }));
  const view = table(rows);
  assertEquals(
    lines(view).at(-1),
    "20 of 1,000,000 rows · types found from the first 1,000 rows and 250 others",
  );
  const size = JSON.stringify(view[JUPYTER_DISPLAY]()).length;
  assert(size < 200_000, `${size} bytes`);
});

Deno.test("table() looks at no more than a sample of the rows", () => {
  let reads = 0;
  const rows = Array.from({ length: 100_000 }, (_, i) => ({
    get n() {
      reads++;
      return i;
    },
  }));
  table(rows);
  assert(reads < 2_000, `${reads} reads`);
});

Deno.test("table() finds a column in rows past the first thousand", () => {
  const rows = Array.from(
    { length: 1_900 },
    (_, i): object => i === 1_500 ? { a: i, late: 1 } : { a: i },
  );
  assertEquals(lines(table(rows))[0], " a  late");
});

Deno.test("table() has an upper limit of values, whatever is asked for", () => {
  const rows = Array.from({ length: 100_000 }, (_, i) => ({ a: i, b: i }));
  const view = table(rows, { limit: Infinity });
  assertEquals(
    view.toText({ width: 120 }).split("\n").at(-1),
    "10,000 of 100,000 rows · a table shows no more than 20,000 values · types found from the first 1,000 rows and 250 others",
  );
});

Deno.test("table() keeps its bundle small with long values everywhere", () => {
  for (const long of ["<&>\"'".repeat(10_000), "a|b*c ".repeat(10_000)]) {
    const row = Object.fromEntries(
      Array.from({ length: 40 }, (_, i) => [`c${i}`, long]),
    );
    const bundle = table(Array.from({ length: 30 }, () => row))
      [JUPYTER_DISPLAY]();
    const size = Object.values(bundle).join("").length;
    assert(size < 200_000, `${size} characters`);
    assertStringIncludes(String(bundle["text/html"]), "0 characters)");
  }
});

Deno.test("table() shows long values whole in HTML and shortens them in a terminal", () => {
  const text = "word ".repeat(200).trim();
  const view = table([{ id: 1, text }]);
  assertStringIncludes(view.toHtml(), `>${text}</td>`);
  assert(view.toText({ width: 40 }).split("\n").every((l) => l.length <= 40));
  const word = table([{ w: "x".repeat(300) }]).toHtml();
  assertStringIncludes(word, "word-break:break-all");
});

Deno.test("table() says in a terminal which columns found no room", () => {
  const row = Object.fromEntries(
    Array.from({ length: 30 }, (_, i) => [`column_${i}`, i * 1_000_000]),
  );
  const text = table([row]).toText({ width: 40 });
  assertStringIncludes(text, "want of room:\ncolumn_3, column_4, column_5");
  assertStringIncludes(text.replaceAll("\n", " "), "and 19 more");
});

Deno.test("table() keeps what follows right-to-left text in its place", () => {
  const view = table([{ name: "שלום", n: 1 }]);
  assertEquals(lines(view)[2], "שלום\u200e  1");
  assertStringIncludes(view.toHtml(), '<td dir="auto"');
  assertEquals(view.toText({ width: 40 }).includes("\u202e"), false);
});

Deno.test("table() aligns wide characters and pictures", () => {
  const view = table([
    { k: "日本語", n: 1 },
    { k: "👨‍👩‍👧", n: 2 },
    { k: "abcdef", n: 3 },
  ]);
  assertEquals(lines(view).slice(2), ["日本語  1", "👨‍👩‍👧      2", "abcdef  3"]);
});

Deno.test("table() heads its columns and rows, and says types when asked", () => {
  const view = table([{ k: "a", n: 1.5, d: "2026-01-01", x: null }], {
    types: true,
    rowHead: "k",
    caption: "All",
  });
  const html = view.toHtml();
  assertEquals(html.match(/<th scope="col"/g)?.length, 4);
  assertEquals(html.match(/<th scope="row"/g)?.length, 1);
  assertStringIncludes(html, "<caption");
  assertEquals(lines(view).slice(1, 3), [
    "k          n  d           x",
    "text  number  date        missing",
  ]);
  assertStringIncludes(
    view.toMarkdown(),
    "| k (text) | n (number) | d (date) | x (missing) |",
  );
});

Deno.test("table() gives valid Markdown whatever stands in it", () => {
  const odd = "a|b\\|c `d|e`\n- f\r\n| --- |\n# g";
  const view = table([{ [odd]: odd, "": "" }], {
    caption: odd,
    notes: ["- no list", "1. no list"],
    groupBy: odd,
    totals: { "": "count" },
  });
  const source = view.toMarkdown();
  const rows = source.split("\n").filter((line) => line.startsWith("|"));
  const cellsOf = (line: string) => line.split(/(?<!\\)\|/).length;
  assertEquals(new Set(rows.map(cellsOf)).size, 1);
  assertNotMatch(source, /^(?:-|1\.) /m);
});

const PIECES: readonly unknown[] = [
  "<script>",
  "</td>",
  "a|b",
  "\x1b[2J",
  "\u202e",
  "\ud800",
  "日本",
  "x".repeat(300),
  "a\nb",
  -1.5,
  1e300,
  NaN,
  5n,
  null,
  undefined,
  true,
  new Date(NaN),
  [1, [2]],
  new Map([[{}, 1]]),
  Symbol("s"),
];

Deno.test("table() neither throws nor breaks with any data and any options together", () => {
  let seed = 7;
  const random = (below: number) => {
    seed = (seed * 1_103_515_245 + 12_345) & 0x7fffffff;
    return (seed >> 8) % below;
  };
  const pick = <T>(list: readonly T[]): T | undefined =>
    list[random(list.length)];
  const maybe = <T>(value: T) => random(2) === 0 ? [value] : [];
  for (let i = 0; i < 500; i++) {
    const keys = ["a", "b", "<k>", "|"].slice(0, 1 + random(4));
    const rows = Array.from(
      { length: random(6) },
      () => Object.fromEntries(keys.map((key) => [key, pick(PIECES)])),
    );
    const view = table(rows, {
      bars: maybe("a").concat(maybe("b")),
      heat: maybe("b"),
      types: random(2) === 0,
      totals: random(2) === 0,
      subtotals: random(2) === 0,
      limit: random(5),
      maxColumns: random(5),
      ...(random(2) === 0 ? { groupBy: pick(keys) ?? "a" } : {}),
      ...(random(2) === 0 ? { rowHead: pick(keys) ?? "a" } : {}),
      formats: {
        a: pick(
          ["percent", "bytes", "relative", "compact", "currency"] as const,
        ) ?? "auto",
      },
    });
    assertEquals(problemsOf(view.toHtml()), []);
    for (const width of [20, 41, 80]) {
      const text = view.toText({ width });
      assertEquals(
        /(?!\n)\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u.test(text),
        false,
      );
      assertEquals(text.isWellFormed(), true);
    }
    const rowsOfSource = view.toMarkdown().split("\n")
      .filter((line) => line.startsWith("|"));
    const counts = rowsOfSource.map((line) => line.split(/(?<!\\)\|/).length);
    assertEquals(new Set(counts).size <= 1, true, view.toMarkdown());
  }
});

Deno.test("table() says that rows of CSV text have other lengths than the first", () => {
  assertEquals(lines(table("a,b\n1\n1,2,3\n")), [
    "a  b  column 3",
    "─  ─  ────────",
    "1  –         –",
    "1  2         3",
    "2 rows with more or fewer fields than the first",
  ]);
});

Deno.test("table() says which format was probably meant, and nothing of formats for other tables", () => {
  const view = table([{ size: 1_000, name: "a" }], {
    formats: { sise: "bytes", created_at: "date" },
  });
  assertEquals(lines(view).slice(3), ['No row has "sise"; is it "size"?']);
});

Deno.test("table() without a column says so and has no empty lines", () => {
  assertEquals(lines(table([{ a: 1 }, { a: 2 }], { columns: [] })), [
    "No column shown",
    "0 of 2 rows",
  ]);
  assertEquals(lines(table([{}, {}])), [
    "Rows without any value",
    "0 of 2 rows",
  ]);
  assertThrows(
    () => Reflect.apply(table, null, [[{ a: 1 }], { columns: { a: null } }]),
    RangeError,
    "'columns' must be keys or details: current value is null",
  );
});

Deno.test("table() writes no minus before nothing, and no places for what has its exponent", () => {
  const column = (n: number[], format: "auto" | "percent" = "auto") =>
    lines(table({ n }, { formats: { n: format } })).slice(2)
      .map((line) => line.trim());
  assertEquals(column([-0, 1]), ["0", "1"]);
  assertEquals(column([-0.00001, 0.5], "percent"), ["0.0%", "50.0%"]);
  assertEquals(column([1e-9, 1e9]), ["1.00e−9", "1,000,000,000"]);
});

Deno.test("table() writes numbers among other values each for itself", () => {
  const view = table({ v: [12n, 3.5, 0.25, 1_234, "n/a"] });
  assertEquals(lines(view).slice(2), ["12", "3.5", "0.25", "1,234", "n/a"]);
});

Deno.test("table() names UTC where another zone stands beside it", () => {
  const at = ["2026-01-01T00:30:00+02:00", new Date("2026-01-01T00:30:00Z")];
  assertEquals(lines(table({ at })).slice(2), [
    "2026-01-01 00:30+02:00",
    "2026-01-01 00:30Z",
  ]);
  assertEquals(lines(table({ at: at.slice(1) })).slice(2), [
    "2026-01-01 00:30",
  ]);
});

Deno.test("table() with no room for rows does not say that there are none", () => {
  assertEquals(lines(table([{ a: 1 }], { limit: 0 })).slice(-2), [
    "No row shown",
    "0 of 1 row",
  ]);
});
