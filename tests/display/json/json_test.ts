import {
  assert,
  assertEquals,
  assertStringIncludes,
  assertThrows,
} from "@std/assert";
import { json } from "../../../lib/display/json/json.ts";
import { JUPYTER_DISPLAY } from "../../../lib/display/view.ts";
import { problemsOf, visibleText } from "../_sanitizer.ts";

Deno.test("json() shows lists and objects as lines under their names", () => {
  assertEquals(
    String(json({ a: 1, "b c": [true, null], d: {} })),
    'a: 1\n"b c": 2 entries\n  0: true\n  1: null\nd: 0 entries',
  );
  assertEquals(String(json("x")), '"x"');
  assertEquals(String(json([])), "0 entries");
  assertEquals(String(json(undefined)), "undefined");
});

Deno.test("json() shows what JSON has no form for as what it is", () => {
  class Point {
    readonly x = 1;
  }
  const text = String(json({
    big: 12n,
    map: new Map<unknown, unknown>([["k", 1], [{ id: 2 }, 3]]),
    set: new Set(["s"]),
    point: new Point(),
    floats: new Float32Array([0.5, 2]),
    bytes: new Uint8Array([0, 255]),
    many: new Uint8Array(1_000),
    view: new DataView(new ArrayBuffer(3)),
    link: new URL("https://x.y/z"),
    when: new Date("2026-08-01T10:00:00Z"),
    never: new Date(NaN),
    error: new TypeError("bad"),
    pattern: /a+/g,
    call: function named() {},
    sign: Symbol("s"),
    none: undefined,
    zero: -0,
  }));
  for (
    const line of [
      "big: 12n",
      "map: Map, 2 entries",
      '"{ id: 2 }": 3',
      "set: Set, 1 entry",
      "point: Point, 1 entry",
      "floats: Float32Array, 2 entries",
      "  0: 0.5",
      "bytes: 2 bytes: 00 ff",
      "many: 1,000 bytes: 00 00",
      "view: 3 bytes: 00 00 00",
      'link: "https://x.y/z"',
      "when: 2026-08-01 10:00:00",
      "never: invalid date",
      "error: TypeError: bad",
      "pattern: /a+/g",
      "call: ƒ named",
      "sign: Symbol(s)",
      "none: undefined",
      "zero: -0",
    ]
  ) assertStringIncludes(text, line);
});

Deno.test("json() names cycles, and shows twice what stands there twice", () => {
  const shared = { v: 1 };
  const top: Record<string, unknown> = { a: shared, b: shared };
  top["self"] = top;
  assertEquals(
    String(json(top)),
    "a: 1 entry\n  v: 1\nb: 1 entry\n  v: 1\nself: ↻ the same as above",
  );
});

Deno.test("json() unfolds as many levels as asked, and all text is in the HTML", () => {
  const value = { a: { b: { c: "deep" } } };
  const open = (depth: number) =>
    [...json(value, { depth }).toHtml().matchAll(/<details( open)?/g)]
      .map(([, isOpen]) => isOpen !== undefined);
  assertEquals(open(0), [false, false, false]);
  assertEquals(open(1), [true, false, false]);
  assertEquals(open(9), [true, true, true]);
  assertStringIncludes(
    visibleText(json(value, { depth: 0 }).toHtml()),
    '"deep"',
  );
});

Deno.test("json() nests in lists, so that it nests where no style is left", () => {
  const html = json({ a: { b: [1, 2] } }, { depth: 3 }).toHtml()
    .replace(/ style="[^"]*"/g, "");
  assertEquals(html.match(/<ul>/g)?.length, 3);
  assertEquals(html.match(/<li>/g)?.length, 4);
  // Each entry stands in the list of the value that holds it.
  assert(
    /<ul>\s*<li><details open><summary>[^]*a: [^]*<ul>\s*<li><details open><summary>[^]*b: [^]*<ul>\s*<li>/
      .test(html),
  );
});

Deno.test("json() says what it leaves out of long strings, lists and trees", () => {
  const text = String(json({
    text: "x".repeat(30),
    list: Array.from({ length: 10_000_000 }),
  }, { maxCharacters: 5, limit: 2 }));
  assertStringIncludes(text, 'text: "xxxxx"… 25 more characters');
  assertStringIncludes(text, "list: 10,000,000 entries");
  assertStringIncludes(text, "… 9,999,998 more entries");
  const wide = Array.from(
    { length: 50 },
    () => Array.from({ length: 50 }, () => [1, 2]),
  );
  const html = json(wide).toHtml();
  assert(html.length < 1_000_000);
  assertStringIncludes(html, "more entries");
  let deep: unknown = "end";
  for (let i = 0; i < 5_000; i++) deep = [deep];
  assertStringIncludes(String(json(deep)), "… 1 more entry");
});

Deno.test("json() of a raw value gives the front end's own viewer the value itself", () => {
  const bundleOf = (value: unknown) =>
    json(value, { raw: true })[JUPYTER_DISPLAY]();
  const value = { a: [1, "x", null], "<b>": { c: true } };
  assertEquals(bundleOf(value), {
    "application/json": value,
    "text/plain": String(json(value)),
  });
  // Front ends take objects alone.
  for (const bare of [[1, 2], "text", 5, null, true]) {
    assertEquals(bundleOf(bare)["application/json"], { value: bare });
  }
});

Deno.test("json() of a raw value makes safe what JSON cannot hold", () => {
  const cycle: Record<string, unknown> = { big: 2n ** 70n };
  cycle["self"] = cycle;
  const payload = json({
    cycle,
    map: new Map<unknown, unknown>([["k", 1]]),
    set: new Set([1]),
    floats: new Float32Array([0.5]),
    bytes: new Uint8Array([1, 2]).buffer,
    when: new Date(0),
    never: new Date(NaN),
    numbers: [NaN, Infinity, undefined],
    half: "\ud83d",
    error: new Error("bad"),
    link: new URL("https://x.y/"),
    get broken(): string {
      throw new Error("no");
    },
    ["__proto__"]: 1,
  }, { raw: true })[JUPYTER_DISPLAY]()["application/json"];
  assertEquals(JSON.parse(JSON.stringify(payload)), {
    cycle: { big: "1180591620717411303424", self: "↻ the same as above" },
    map: { k: 1 },
    set: [1],
    floats: [0.5],
    bytes: [1, 2],
    when: "1970-01-01T00:00:00.000Z",
    never: "invalid date",
    numbers: ["NaN", "Infinity", null],
    half: "\ufffd",
    error: "Error: bad",
    link: "https://x.y/",
    broken: "cannot be read",
    ["__proto__"]: 1,
  });
});

Deno.test("json() of a raw value is bounded, and counts what it leaves out", () => {
  const bundle = json(Array.from({ length: 1_000_000 }, (_, i) => i), {
    raw: true,
  })[
    JUPYTER_DISPLAY
  ]();
  const text = JSON.stringify(bundle["application/json"]);
  assert(text.length < 400_000);
  assertStringIncludes(text, "… 950000 more entries");
  let deep: unknown = "end";
  for (let i = 0; i < 5_000; i++) deep = [deep];
  assert(
    JSON.stringify(json(deep, { raw: true })[JUPYTER_DISPLAY]()).length <
      10_000,
  );
});

Deno.test("json() of bad data neither throws nor shows anything unescaped", () => {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  const refusing = new Proxy({ a: 1 }, {
    ownKeys() {
      throw new Error("<no>");
    },
  });
  const rude = new Proxy({}, {
    getPrototypeOf() {
      throw {
        toString() {
          throw new Error("never");
        },
      };
    },
  });
  const iterable = new Set([1]);
  iterable[Symbol.iterator] = () => {
    throw new Error("no");
  };
  for (
    const bad of [
      proxy,
      refusing,
      rude,
      iterable,
      { proxy, refusing, rude },
      Object.create(null),
      "</span></div><script>alert(1)</script>\x1b[2J\u202e\ud83d\0",
      { "</summary><img src=x>": "`|*\n```\r\u2028" },
      new Map([[proxy, proxy]]),
      [Symbol("<b>")],
    ]
  ) {
    for (const raw of [false, true]) {
      const view = json(bad, { raw, caption: "<i>\x07" });
      assertEquals(problemsOf(view.toHtml()), []);
      for (
        const form of [
          String(view),
          view.toText({ width: 20 }),
          view.toMarkdown(),
        ]
      ) {
        assertEquals(/(?!\n)\p{Cc}|\u202e/u.test(form), false, form);
        assert(form.isWellFormed());
      }
      assert(JSON.stringify(view[JUPYTER_DISPLAY]()).length > 0);
    }
  }
  assertStringIncludes(String(json(refusing)), "cannot be read: <no>");
});

Deno.test("json() has a caption in every form", () => {
  const view = json({ a: 1 }, { caption: "One & only" });
  assertEquals(String(view), "One & only\na: 1");
  assertStringIncludes(view.toHtml(), "One &amp; only");
  assert(view.toMarkdown().startsWith("**One &amp; only**\n\n```text\na: 1"));
});

Deno.test("json() refuses options that mean nothing", () => {
  for (const name of ["depth", "limit", "maxCharacters"]) {
    assertThrows(
      () => json(1, { [name]: -1 }),
      RangeError,
      `'${name}' must be a whole number`,
    );
  }
});

Deno.test("json() shows what objects hold that have no members", () => {
  class Money {
    #cents = 250;
    toJSON(): string {
      return `${this.#cents / 100} EUR`;
    }
  }
  class Loop {
    toJSON(): unknown {
      return this;
    }
  }
  const value = {
    boxed: [Object("text"), Object(5), Object(true)],
    query: new URLSearchParams({ a: "1", b: "2" }),
    money: new Money(),
    shared: new SharedArrayBuffer(2),
    loop: new Loop(),
  };
  assertEquals(String(json(value, { depth: 3 })).split("\n"), [
    "boxed: 3 entries",
    '  0: "text"',
    "  1: 5",
    "  2: true",
    'query: "a=1&b=2"',
    'money: "2.5 EUR"',
    "shared: 2 bytes: 00 00",
    "loop: 0 entries",
  ]);
  const bundle = json({ ...value, file: new Blob(["abc"]) }, { raw: true })
    [JUPYTER_DISPLAY]();
  assertEquals(bundle["application/json"], {
    boxed: ["text", 5, true],
    query: "a=1&b=2",
    money: "2.5 EUR",
    shared: [0, 0],
    loop: {},
    file: "3 bytes",
  });
});

Deno.test("json() shows what an error came from", () => {
  const shown = String(json({
    failed: new Error("outer", { cause: new TypeError("inner") }),
    many: new AggregateError([new Error("first")], "several"),
  }));
  assertEquals(shown.split("\n"), [
    "failed: Error: outer",
    "  cause: TypeError: inner",
    "many: AggregateError: several",
    "  errors: 1 entry",
    "    0: Error: first",
  ]);
});

Deno.test("json() keeps a long name apart from its value in a narrow terminal", () => {
  const shown = json({ a_very_long_name_of_a_member: "value" })
    .toText({ width: 30, isColored: false });
  assertEquals(shown, 'a_very_long_…: "value"');
});

Deno.test("json() of a raw value takes secrets out of errors as the tree does", () => {
  const error = new Error("Authorization: Bearer abcdef1234567890");
  const view = json({ error }, { raw: true });
  for (const form of [String(view), JSON.stringify(view[JUPYTER_DISPLAY]())]) {
    assertEquals(form.includes("abcdef1234567890"), false);
  }
});
