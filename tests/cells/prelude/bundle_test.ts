import { assertEquals, assertThrows } from "@std/assert";
import {
  toBundle,
  toJsonValue,
  withText,
} from "../../../lib/cells/prelude/bundle.mts";

Deno.test("toBundle() encodes bytes, turns simple values into text and leaves out what is undefined", () => {
  assertEquals(
    toBundle({
      "image/png": Uint8Array.of(1, 2, 3),
      "image/gif": new Uint16Array([0x0201]).buffer,
      "image/webp": new DataView(Uint8Array.of(9, 8, 7).buffer, 1, 1),
      "text/plain": 5n,
      "text/x": true,
      "text/html": undefined,
      "text/markdown": null,
      "text/uri-list": new URL("https://example.com/"),
      "application/json": null,
      "application/a+json": 5,
    }),
    {
      "image/png": "AQID",
      "image/gif": "AQI=",
      "image/webp": "CA==",
      "text/plain": "5",
      "text/x": "true",
      "text/uri-list": "https://example.com/",
      "application/json": null,
      "application/a+json": 5,
    },
  );
});

Deno.test("toBundle() refuses what no media type can hold, naming the type", () => {
  assertThrows(
    () => toBundle({ "text/html": () => 1 }),
    TypeError,
    `Cannot show "text/html": found a function; wanted text`,
  );
  assertThrows(
    () => toBundle({ "application/json": Symbol() }),
    TypeError,
    `Cannot show "application/json": found a symbol; wanted text or an object`,
  );
});

Deno.test("withText() leaves a text and an empty bundle alone", () => {
  const bundle = { "text/html": "<b>a</b>", "text/plain": "" };
  assertEquals(withText(bundle), bundle);
  assertEquals(withText({}), {});
});

Deno.test("withText() makes text of Markdown, HTML, JSON, or names the type", () => {
  for (
    const [type, data, text] of [
      ["text/markdown", "# a", "# a"],
      ["text/latex", "$a$", "$a$"],
      [
        "text/html",
        "<style>b{}</style><h1>A &amp;lt; B</h1><table><tr><td>1</td><td>x &lt; 2</td></tr></table><br>end",
        "A &lt; B\n1  x < 2\n\nend",
      ],
      ["text/html", "1 < 2 and 3 > 2", "1 < 2 and 3 > 2"],
      ["text/html", "<img src=x>", "[text/html]"],
      ["application/json", { a: 1 }, "{ a: 1 }"],
      ["image/png", "AAAA", "[image/png]"],
    ] as const
  ) assertEquals(withText({ [type]: data })["text/plain"], text);
});

Deno.test("withText() reads broken HTML to its end", () => {
  const many = "<".repeat(100_000);
  for (
    const [html, text] of [
      [many, many],
      ["a<style>b", "a"],
      ["a<!-- b <p>c</p>", "a"],
      ["a<p b", "a<p b"],
      ["a</style>b<SCRIPT>1</Script >c", "abc"],
      ["a < b<br/>c", "a < b\nc"],
    ] as const
  ) assertEquals(withText({ "text/html": html })["text/plain"], text);
  const long = "<b>a</b>".repeat(20_000);
  assertEquals(withText({ "text/html": long })["text/plain"], "[text/html]");
});

Deno.test("toJsonValue() makes numbers of BigInts, or text where digits would be lost", () => {
  assertEquals(toJsonValue({ a: [5n, 2n ** 64n] }), {
    a: [5, "18446744073709551616"],
  });
});

Deno.test("toJsonValue() equals JSON where JSON can do it", () => {
  const shared = { x: 1 };
  for (
    const value of [
      {
        a: new Date(0),
        b: [undefined, () => 1, NaN],
        c: undefined,
        shared,
        d: shared,
      },
      { toJSON: (key: string) => `key ${key}` },
      [Object("text"), Object(5), Object(true), new Map([[1, 2]])],
      JSON.parse(`{ "__proto__": { "a": 1 } }`),
      new Date(NaN),
    ]
  ) assertEquals(JSON.stringify(toJsonValue(value)), JSON.stringify(value));
});

Deno.test("toJsonValue() says where a value holds itself", () => {
  const loop: Record<string, unknown> = {};
  loop.a = { b: [1, loop] };
  assertThrows(
    () => toJsonValue(loop),
    TypeError,
    `it holds itself at "a.b.1"`,
  );
});
