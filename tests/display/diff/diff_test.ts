import {
  assert,
  assertEquals,
  assertStringIncludes,
  assertThrows,
} from "@std/assert";
import { diff } from "../../../lib/display/diff/diff.ts";
import { problemsOf, visibleText } from "../_sanitizer.ts";

function lines(n: number, word = "line"): string[] {
  return Array.from({ length: n }, (_, i) => `${word} ${i + 1}`);
}
function text(list: readonly string[]): string {
  return list.map((line) => `${line}\n`).join("");
}

Deno.test("diff() of texts shows what went and came, with the numbers of lines", () => {
  assertEquals(
    String(diff("a\nb\nc\n", "a\nB\nc\nd\n")),
    "2 lines added, 1 removed, 2 the same\n\n1 1   a\n2   - b\n  2 + B\n3 3   c\n  4 + d",
  );
});

Deno.test("diff() folds the lines between changes and counts them", () => {
  const old = lines(40);
  const fresh = [...old];
  fresh[9] = "changed";
  fresh[29] = "changed too";
  const shown = String(diff(text(old), text(fresh), { context: 2 }));
  assertStringIncludes(shown, "… 7 lines the same");
  assertStringIncludes(shown, "… 15 lines the same");
  assertStringIncludes(shown, "… 8 lines the same");
  assertStringIncludes(shown, "\n 8  8   line 8\n");
  assertEquals(shown.includes("line 7\n"), false);
  // A fold of one line would hide nothing but that line.
  assertEquals(
    String(diff("a\nb\n", "a\nx\n", { context: 0 })).includes("…"),
    false,
  );
});

Deno.test("diff() marks the words that are different inside a changed line", () => {
  const html = diff("Sales rose by 12 % now", "Sales rose by 14 % now")
    .toHtml();
  assertEquals(
    [...html.matchAll(/<(?:del|ins)[^>]*>([^<]*)/g)].map(([, word]) => word),
    [
      "12",
      "14",
    ],
  );
  // Lines with nothing in common are no change of each other.
  assertEquals(
    /<(?:del|ins)\b/.test(diff("alpha beta", "one two three").toHtml()),
    false,
  );
  const painted = diff("a b c", "a x c").toText({ width: 60, isColored: true });
  assertStringIncludes(painted, "\x1b[4mx");
});

Deno.test("diff() pairs lines that are alike, also where their numbers differ", () => {
  const shown = String(diff("let total = 1;\n", "// new\nlet total = 2;\n"));
  assertEquals(
    shown.split("\n").slice(2),
    ["  1 + // new", "1   - let total = 1;", "  2 + let total = 2;"],
  );
});

Deno.test("diff() has both texts side by side when asked", () => {
  const html = diff("a\nb\nc", "a\nx\nc", {
    layout: "split",
    labels: ["<1>", "<2>"],
  })
    .toHtml();
  assertEquals(problemsOf(html), []);
  assertEquals(html.match(/<th [^>]*>([^<]*)/g)?.length, 6);
  assertStringIncludes(html, "&lt;1&gt;");
  assertEquals(html.match(/<tr /g)?.length, 5);
});

Deno.test("diff() says that there is no difference", () => {
  assertEquals(
    String(diff("a\nb\n", "a\nb\n")),
    "No difference: 2 lines the same",
  );
  assertEquals(String(diff("", "")), "No difference: 0 lines the same");
  assertEquals(
    String(diff([{ a: 1 }], [{ a: 1 }])),
    "No difference: 1 row the same",
  );
  assertEquals(diff("a", "a").toHtml().includes("<table"), false);
});

Deno.test("diff() shows what lines cannot: ends of lines and of the text", () => {
  assertStringIncludes(String(diff("a\r\nb\r\n", "a\nb\r\n")), "- a␍");
  assertStringIncludes(
    String(diff("a\n", "a")),
    "Only the old text ends with a line end",
  );
  assertStringIncludes(String(diff("", "\n")), "1 line added");
});

Deno.test("diff() shows white space at the end of a line that came or went", () => {
  assertStringIncludes(String(diff("a  \n", "a\n")), "- a··");
});

Deno.test("diff() of very long texts with few changes finds just these", () => {
  const old = lines(100_000);
  const fresh = [...old];
  fresh[500] = "x";
  fresh.splice(90_000, 3);
  fresh.splice(70_000, 0, "new 1", "new 2");
  const shown = String(diff(text(old), text(fresh)));
  assertStringIncludes(shown, "3 lines added, 4 removed, 99,996 the same");
});

Deno.test("diff() of entirely different long texts is bounded, and says so", () => {
  const view = diff(text(lines(20_000, "a")), text(lines(20_000, "b")));
  assertStringIncludes(String(view), "20,000 lines added, 20,000 removed");
  assertStringIncludes(String(view), "… 39,500 more lines");
  assert(view.toHtml().length < 500_000);
});

Deno.test("diff() finds what moved texts and shuffled lines have in common", () => {
  const old = lines(20_000);
  const changed = old.map((line, i) => i % 3 === 0 ? `${line}!` : line);
  assertStringIncludes(
    String(diff(text(old), text(changed))),
    "13,333 the same",
  );
});

/** Applies what a diff shows to the old text. */
function applied(shown: string): { old: string[]; fresh: string[] } {
  const old: string[] = [];
  const fresh: string[] = [];
  const body = shown.slice(
    shown.indexOf("```diff\n") + 8,
    shown.lastIndexOf("\n```"),
  );
  if (!shown.includes("```diff")) return { old, fresh };
  for (const line of body.split("\n")) {
    const rest = line.slice(2);
    if (line.startsWith("-")) old.push(rest);
    else if (line.startsWith("+")) fresh.push(rest);
    else {
      old.push(rest);
      fresh.push(rest);
    }
  }
  return { old, fresh };
}

Deno.test("diff() leads from any text to any other", () => {
  let seed = 5;
  const random = (below: number) => {
    seed = (seed * 1_103_515_245 + 12_345) & 0x7fffffff;
    return (seed >> 8) % below;
  };
  const make = () =>
    Array.from({ length: random(30) }, () => "abcdefg"[random(7)] ?? "");
  for (let i = 0; i < 1_000; i++) {
    const a = make();
    const b = make();
    const markdown = diff(text(a), text(b), { context: 99, limit: Infinity })
      .toMarkdown();
    if (a.join() === b.join()) continue;
    assertEquals(applied(markdown), { old: a, fresh: b });
  }
});

Deno.test("diff() of tables matches rows by their key", () => {
  const view = diff(
    [{ id: 1, price: 3 }, { id: 2, price: 5 }, { id: 3, price: 7 }],
    [{ id: 3, price: 7 }, { id: 4, price: 1 }, { id: 1, price: 4 }],
    { key: "id" },
  );
  const shown = String(view);
  assertStringIncludes(shown, "1 row changed, 1 added, 1 removed, 1 the same");
  assertStringIncludes(shown, "~  1  3 → 4");
  assertStringIncludes(shown, "-  2      5");
  assertStringIncludes(shown, "+  4      1");
  assertEquals(problemsOf(view.toHtml()), []);
  assertStringIncludes(visibleText(view.toHtml()), "3 → 4");
  assertStringIncludes(visibleText(view.toHtml()), "~ changed");
  assertStringIncludes(view.toMarkdown(), "| \\~ | 1 | 3 → 4 |");
});

Deno.test("diff() of tables takes several columns as key, and keys that repeat", () => {
  const old = [{ a: 1, b: 1, v: "x" }, { a: 1, b: 2, v: "y" }, {
    a: 1,
    b: 2,
    v: "z",
  }];
  const fresh = [{ a: 1, b: 2, v: "y" }, { a: 1, b: 1, v: "w" }];
  assertStringIncludes(
    String(diff(old, fresh, { key: ["a", "b"] })),
    "1 row changed, 1 removed, 1 the same",
  );
});

Deno.test("diff() of tables matches rows by place and content without a key", () => {
  const rows = Array.from(
    { length: 30 },
    (_, i) => ({ city: `c${i}`, people: i }),
  );
  const fresh = rows.filter((_, i) => i !== 20)
    .map((row) => row.city === "c9" ? { ...row, people: 99 } : row);
  const shown = String(diff(rows, fresh));
  assertStringIncludes(shown, "1 row changed, 1 removed, 28 the same");
  assertStringIncludes(shown, "~ c9    9 → 99");
  assertStringIncludes(shown, "… 6 rows the same");
});

Deno.test("diff() of tables says which columns came and went, once", () => {
  const shown = String(
    diff([{ id: 1, old: 2 }], [{ id: 1, fresh: 3 }], { key: "id" }),
  );
  assertStringIncludes(shown, "column added: fresh; column removed: old");
  const shows = String(
    diff([{ id: 1, old: 2 }, { id: 2, old: 2 }], [{ id: 1, fresh: 3 }, {
      id: 3,
      fresh: 4,
    }], {
      key: "id",
    }),
  );
  assertStringIncludes(shows, "- old  + fresh");
  assertStringIncludes(shows, "1 row added, 1 removed, 1 the same");
});

Deno.test("diff() of a table that was empty shows all rows as added", () => {
  assertStringIncludes(String(diff([], [{ a: 1 }, { a: 2 }])), "2 rows added");
});

Deno.test("diff() of other values compares them as sorted JSON", () => {
  assertEquals(
    String(diff({ b: 1, a: [1, 2] }, { a: [1, 3], b: 1 }, { context: 0 })),
    "1 line added, 1 removed, 6 the same\n\n… 3 lines the same\n4   -     2\n  4 +     3\n… 3 lines the same",
  );
  assertStringIncludes(String(diff(1n, "1")), "1 line added, 1 removed");
  assertEquals(
    String(diff({ a: 1, b: 2 }, { b: 2, a: 1 })).startsWith("No difference"),
    true,
  );
});

Deno.test("diff() of bad data neither throws nor shows anything unescaped", () => {
  const cycle: Record<string, unknown> = { name: "x" };
  cycle["self"] = cycle;
  const throwing = {
    get a(): string {
      throw new Error("no");
    },
  };
  const { proxy, revoke } = Proxy.revocable<Record<string, unknown>>({}, {});
  revoke();
  const bad: unknown[] = [
    null,
    undefined,
    "</td></table><script>alert(1)</script>\n\x1b[2J\u202e\ud83d\r\0",
    "x".repeat(10_000),
    [cycle],
    cycle,
    [throwing],
    throwing,
    [proxy],
    proxy,
    [{ "<b>": "</td>|`", "__proto__x": NaN }],
    [null, 3],
    new Map([["k", new Set([1])]]),
    new Date(NaN),
    "🙂 日本 مرحبا",
  ];
  for (const a of bad) {
    for (const b of bad) {
      for (const layout of ["unified", "split"] as const) {
        const view = diff(a, b, { layout });
        assertEquals(problemsOf(view.toHtml()), []);
        for (const form of [String(view), view.toText({ width: 20 })]) {
          assertEquals(/(?!\n)\p{Cc}|\u202e/u.test(form), false);
          assert(form.isWellFormed());
        }
        assert(view.toMarkdown().isWellFormed());
      }
    }
  }
});

Deno.test("diff() refuses options that mean nothing", () => {
  assertThrows(
    () => diff("", "", { context: -1 }),
    RangeError,
    "'context' must be a whole number",
  );
  assertThrows(
    () => diff([{ a: 1 }], [{ a: 2 }], { key: "id" }),
    TypeError,
    `no row has the column that 'key' names: current value is "id"`,
  );
  assertThrows(
    () => Reflect.apply(diff, undefined, ["", "", { layout: "wide" }]),
    TypeError,
    `'layout' must be "unified" or "split"`,
  );
});

Deno.test("diff() of texts shows white space that alone is different", () => {
  const changed = (a: string, b: string) =>
    String(diff(a, b)).split("\n").slice(2).map((line) => line.slice(4));
  assertEquals(changed("\tx = 1", "    x = 1"), [
    "- →   x = 1",
    "+ ····x = 1",
  ]);
  assertEquals(changed("a b c d", "a  b c d"), ["- a·b c d", "+ a··b c d"]);
  assertEquals(changed("one two", "one two \t"), [
    "- one two",
    "+ one two·→",
  ]);
  for (const form of ["toHtml", "toMarkdown"] as const) {
    assertStringIncludes(diff("a\n", "a \n")[form](), "·");
  }
});

Deno.test("diff() of texts tells characters apart that look the same", () => {
  const shown = String(diff("caf\u00e9 a b", "cafe\u0301 a\u00a0b"));
  assertStringIncludes(shown, "caf⟨U+00E9⟩");
  assertStringIncludes(shown, "cafe⟨U+0301⟩ a⟨U+00A0⟩b");
});

Deno.test("diff() keeps the spaces of code where no style is left", () => {
  for (const layout of ["unified", "split"] as const) {
    const html = diff("if a:\n    b  = 1\n", "if a:\n    b  = 2\n", { layout })
      .toHtml();
    assertEquals(problemsOf(html), []);
    const bare = html.replace(/ style="[^"]*"/g, "");
    assertStringIncludes(bare, "<code>\u00a0\u00a0\u00a0\u00a0b\u00a0\u00a0= ");
  }
});

Deno.test("diff() of 100,000 lines that all changed shows the first of them", () => {
  const old = lines(100_000);
  const view = diff(text(old), text(old.map((line) => `${line}!`)));
  assertStringIncludes(
    view.toHtml(),
    "100,000 lines added, 100,000 removed",
  );
  assertStringIncludes(view.toHtml(), "more lines");
});

Deno.test("diff() shows the change of a line that is too long to be shown", () => {
  const same = "word ".repeat(3_000);
  const view = diff(`${same}old end`, `${same}new end`);
  for (const shown of [String(view), view.toMarkdown(), view.toHtml()]) {
    assertStringIncludes(shown.replaceAll(/\n\s*/g, ""), "the same⟩");
    assert(shown.length < 6_000);
  }
  assertEquals(
    [...view.toHtml().matchAll(/<(?:del|ins)[^>]*>([^<]*)/g)].map(([, w]) => w),
    ["old", "new"],
  );
});

Deno.test("diff() cuts no character in two where lines begin or end alike", () => {
  const html = diff("a 😀 b", "a 😁 b").toHtml();
  assertEquals(
    [...html.matchAll(/<(?:del|ins)[^>]*>([^<]*)/g)].map(([, w]) => w),
    ["😀", "😁"],
  );
});

Deno.test("diff() of tables compares values with their types", () => {
  const row = (a: unknown, b: unknown) =>
    String(diff([{ id: 1, a }], [{ id: 1, a: b }], { key: "id" }))
      .split("\n").at(-1)?.replace(/^~ {2}1 +/, "");
  assertEquals(row(1, "1"), '1 → "1"');
  assertEquals(row("x", "x "), '"x" → "x "');
  assertEquals(row(null, ""), 'null → ""');
  assertEquals(row(true, "true"), 'true → "true"');
  assertEquals(
    row(new Date(0), new Date(1)),
    "1970-01-01T00:00:00.000Z → 1970-01-01T00:00:00.001Z",
  );
  const long = "x".repeat(5_000);
  const cells = diff([{ id: 1, a: { long, z: 1 } }], [
    { id: 1, a: { long, z: 2 } },
  ], { key: "id" }).toMarkdown();
  assert(/"z": 1.*→.*"z": 2/.test(cells));
  assert(cells.length < 400);
  const none = "No difference: 1 row the same";
  for (
    const [a, b] of [
      [{ x: 1, y: 2 }, { y: 2, x: 1 }],
      [null, undefined],
      [NaN, NaN],
    ]
  ) {
    assertEquals(
      String(diff([{ id: 1, a }], [{ id: 1, a: b }], { key: "id" })),
      none,
    );
  }
  // One of them may come from a file, in which all is text.
  assertStringIncludes(
    String(diff([{ id: 1, a: 2 }], [{ id: "1", a: 2 }], { key: "id" })),
    '1 → "1"',
  );
});

Deno.test("diff() of tables says that the order changed, and that keys repeat", () => {
  assertEquals(
    String(diff([{ id: 1 }, { id: 2 }], [{ id: 2 }, { id: 1 }], { key: "id" })),
    "No difference: 2 rows the same; rows stand in another order",
  );
  assertStringIncludes(
    String(
      diff([{ id: 1, a: 1 }, { id: 1, a: 2 }], [{ id: 1, a: 1 }], {
        key: "id",
      }),
    ),
    "1 row removed, 1 the same; 1 row repeats a key: matched in order",
  );
});

Deno.test("diff() takes lists of lists under a row of names as tables", () => {
  assertEquals(
    String(diff([["a", "b"], [1, 2], [3, 4]], [["a", "b"], [1, 2], [3, 5]])),
    "1 row changed, 1 the same\n\n  a      b\n  ─  ─────\n  1      2\n~ 3  4 → 5",
  );
  // Names that repeat, or rows that are longer, would lose values.
  for (const table of [[["a", "a"], [1, 2]], [["a"], [1, 2]]]) {
    assertStringIncludes(String(diff(table, [...table, [7]])), "lines added");
  }
});

Deno.test("diff() of 100,000 new rows is read in one go", () => {
  const rows = Array.from({ length: 100_000 }, (_, id) => ({ id }));
  assertStringIncludes(
    String(diff([], rows, { key: "id" })),
    "100,000 rows added",
  );
});

Deno.test("diff() of values compares dates to the millisecond, addresses and bytes", () => {
  const pairs: [unknown, unknown][] = [
    [new Date(0), new Date(1)],
    [new URL("https://a.example/"), new URL("https://b.example/")],
    [new Uint8Array([1]).buffer, new Uint8Array([2]).buffer],
    [new Map([[{ k: 1 }, 1]]), new Map([[{ k: 2 }, 1]])],
  ];
  for (const [a, b] of pairs) {
    assertEquals(String(diff({ a }, { a: b })).startsWith("No"), false);
  }
});

Deno.test("diff() refuses labels and keys that are no names", () => {
  for (const options of ['{"labels":["a"]}', '{"labels":"ab"}', '{"key":5}']) {
    assertThrows(
      () => diff([{ a: 1 }], [{ a: 2 }], JSON.parse(options)),
      TypeError,
      "current value is",
    );
  }
});
