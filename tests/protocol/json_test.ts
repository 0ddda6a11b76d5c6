import { assertEquals, assertThrows } from "@std/assert";
import { decodeJson, EncodedJson, encodeJson } from "../../lib/protocol/mod.ts";
import { numbers } from "../bench/_corpus.ts";
import { jsonObject } from "./_values.ts";

const ENCODER = new TextEncoder();
const DECODER = new TextDecoder();

function textOf(value: object): string {
  return DECODER.decode(encodeJson(value));
}

Deno.test("encodeJson() and decodeJson() give back any value", () => {
  const next = numbers(11);
  for (let i = 0; i < 2_000; i++) {
    const value = jsonObject(next);
    assertEquals(decodeJson(encodeJson(value)), value);
  }
});

Deno.test("encodeJson() writes half characters as U+FFFD, escaped or not", () => {
  assertEquals(textOf({ a: "\ud83d" }), '{"a":"\ufffd"}');
  assertEquals(textOf({ a: "\udc00x\ud800" }), '{"a":"\ufffdx\ufffd"}');
  assertEquals(textOf({ "\ud83d": 1 }), '{"\ufffd":1}');
  assertEquals(textOf({ a: "💧\ud83d💧" }), '{"a":"💧\ufffd💧"}');
});

Deno.test("encodeJson() leaves text that looks like an escaped half character", () => {
  for (const a of ["\\ud83d", "\\\\ud83d", "\\\ud83d\\ud83d"]) {
    const wanted = a.replace(/[\ud800-\udfff]/g, "\ufffd");
    assertEquals(JSON.parse(textOf({ a })), { a: wanted });
  }
});

Deno.test("encodeJson() writes null for numbers that JSON has not", () => {
  assertEquals(textOf({ a: NaN, b: Infinity }), '{"a":null,"b":null}');
});

Deno.test("encodeJson() throws for what cannot be JSON", () => {
  assertThrows(() => encodeJson({ a: 1n }), TypeError);
  assertThrows(
    () => encodeJson({ data: new EncodedJson(ENCODER.encode("{}")) }),
    TypeError,
    "EncodedJson.object()",
  );
});

Deno.test("encodeJson() passes encoded JSON on without a copy", () => {
  const bytes = ENCODER.encode('{"a":1}');
  assertEquals(encodeJson(new EncodedJson(bytes)) === bytes, true);
});

Deno.test("decodeJson() reads the numbers that Python writes as null", () => {
  const python =
    '{"a": NaN, "b": [Infinity, -Infinity], "c": "NaN, \\"Infinity\\"", "NaN": "\\\\", "d": NaN}';
  assertEquals(decodeJson(ENCODER.encode(python)), {
    a: null,
    b: [null, null],
    c: 'NaN, "Infinity"',
    NaN: "\\",
    d: null,
  });
});

Deno.test("decodeJson() throws for what only looks like the numbers that Python writes", () => {
  for (
    const text of ["NaN]", "[NaN", '{"a": NaNa}', '"NaN', '{"a": "NaN" b}']
  ) {
    assertThrows(() => decodeJson(ENCODER.encode(text)), SyntaxError);
  }
});

Deno.test("decodeJson() reads bytes that are no UTF-8 as U+FFFD", () => {
  const bytes = Uint8Array.of(0x22, 0xff, 0x61, 0x22);
  assertEquals(decodeJson(bytes), "\ufffda");
});

Deno.test("decodeJson() takes time in proportion to hostile texts", () => {
  // Quadratic, each of these would take minutes.
  const hostile = [
    `{"a": NaN, "b": "${"\\\\".repeat(500_000)}"}`,
    `[${'"\\"",'.repeat(200_000)}NaN]`,
    `[${"NaN,".repeat(200_000)}NaN]`,
  ];
  for (const text of hostile) decodeJson(ENCODER.encode(text));
});

Deno.test("EncodedJson.object() gives what encodeJson() gives of the same fields", () => {
  const next = numbers(12);
  for (let i = 0; i < 1_000; i++) {
    const [a, b] = [jsonObject(next), jsonObject(next)];
    const plain = { first: 1, 'a"\ud83d': a, none: undefined, b, last: "x" };
    const mixed = EncodedJson.object({
      ...plain,
      'a"\ud83d': new EncodedJson(encodeJson(a)),
      ...(next() < 0.5 ? { b: new EncodedJson(encodeJson(b)) } : {}),
    });
    assertEquals(DECODER.decode(mixed.bytes), textOf(plain));
  }
});

Deno.test("EncodedJson.object() takes encoded fields at any place, or none", () => {
  const one = new EncodedJson(ENCODER.encode("1"));
  const made = (fields: Record<string, unknown>) =>
    DECODER.decode(EncodedJson.object(fields).bytes);
  assertEquals(made({}), "{}");
  assertEquals(made({ a: one }), '{"a":1}');
  assertEquals(made({ a: one, b: one }), '{"a":1,"b":1}');
  assertEquals(made({ a: 2, b: one, c: 3 }), '{"a":2,"b":1,"c":3}');
  assertEquals(made({ a: undefined, b: one, c: undefined }), '{"b":1}');
  // As in a plain object that is encoded: what JSON has not is left out.
  assertEquals(made({ a: () => 1, b: 2 }), '{"b":2}');
});
