import { assert, assertEquals, assertRejects, assertThrows } from "@std/assert";
import { displaySymbol } from "../../../lib/cells/prelude/bundle.mts";
import { formatValue, isPending } from "../../../lib/cells/prelude/format.mts";
import { randomNumbers } from "../_random.ts";

const PNG = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1);
const JPEG = Uint8Array.of(0xff, 0xd8, 7, 0xff, 0xd9);

Deno.test("formatValue() shows plain values as Deno's prompt does, without colours", () => {
  for (
    const [value, text] of [
      [undefined, "undefined"],
      [null, "null"],
      ["it's", `"it's"`],
      [5n, "5n"],
      [-0, "-0"],
      [Symbol("q"), "Symbol(q)"],
      [function named() {}, "[Function: named]"],
      [{ a: [1, { b: "c" }] }, `{ a: [ 1, { b: "c" } ] }`],
      [new Map([[1, new Set([2])]]), "Map(1) { 1 => Set(1) { 2 } }"],
      [new Uint8Array(2), "Uint8Array(2) [ 0, 0 ]"],
      [new Date(NaN), "Invalid Date"],
    ]
  ) assertEquals(formatValue(value), { "text/plain": text });
});

Deno.test("formatValue() strips colours that a value's own inspection adds", () => {
  const value = {
    [Symbol.for("Deno.customInspect")]: () => "\x1b[31mred\x1b[39m",
  };
  assertEquals(formatValue(value), { "text/plain": "red" });
});

Deno.test("formatValue() takes the display method of objects, at once or later", async () => {
  const now = {
    toDataURL: () => "",
    [displaySymbol]: () => ({ "text/html": "a" }),
  };
  assertEquals(formatValue(now), { "text/html": "a" });
  class Later {
    readonly text = "b";
    [displaySymbol]() {
      return Promise.resolve({ "text/html": this.text });
    }
  }
  const later = formatValue(new Later());
  assert(isPending(later));
  assertEquals(await later, { "text/html": "b" });
});

Deno.test("formatValue() takes no display method of functions and classes, nor a property that is none", () => {
  class Shown {
    static [displaySymbol]() {
      return { "text/plain": "shown" };
    }
  }
  assertEquals(formatValue(Shown), { "text/plain": "[class Shown]" });
  assertEquals(formatValue({ [displaySymbol]: 5 }), {
    "text/plain": "{ Symbol(Jupyter.display): 5 }",
  });
});

Deno.test("formatValue() lets errors of a display method out", async () => {
  assertThrows(
    () =>
      formatValue({
        [displaySymbol]() {
          throw new RangeError("not today");
        },
      }),
    RangeError,
    "not today",
  );
  const later = formatValue({
    [displaySymbol]: () => Promise.reject(new RangeError("not tomorrow")),
  });
  assert(isPending(later));
  await assertRejects(() => later, RangeError, "not tomorrow");
});

Deno.test("formatValue() says what a display method should have given", () => {
  for (const wrong of [5, "text", ["a"], true]) {
    assertThrows(
      () => formatValue({ [displaySymbol]: () => wrong }),
      TypeError,
      "wanted an object such as",
    );
  }
  for (const nothing of [undefined, null]) {
    assertEquals(formatValue({ [displaySymbol]: () => nothing }), {});
  }
});

Deno.test("formatValue() knows canvases, charts, frames, images and elements in Deno's order", () => {
  const spec = { $schema: "https://vega.github.io/schema/vega-lite/v5.8.json" };
  const canvas = { toDataURL: () => "data:image/png;base64,QUJD" };
  const chart = { toSpec: () => spec };
  const element = { outerHTML: "<p>x</p>" };
  assertEquals(formatValue({ ...element, ...chart, ...canvas }), {
    "image/png": "QUJD",
  });
  assertEquals(formatValue({ ...element, ...chart }), {
    "application/vnd.vegalite.v5+json": spec,
  });
  assertEquals(formatValue(Object.assign(PNG.slice(), element)), {
    "image/png": PNG.toBase64(),
  });
  assertEquals(formatValue(JPEG), { "image/jpeg": JPEG.toBase64() });
  assertEquals(formatValue(element), { "text/html": "<p>x</p>" });
  assertEquals(formatValue({ outerHTML: "<svg></svg>" }), {
    "image/svg+xml": "<svg></svg>",
  });
});

Deno.test("formatValue() takes no bytes for an image that only begin like one", () => {
  const bytes = Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 1, 2, 3);
  assertEquals(Object.keys(formatValue(bytes)), ["text/plain"]);
  assertEquals(Object.keys(formatValue(new Uint8Array())), ["text/plain"]);
});

/** Odd values, nested at random. */
function oddValue(random: (below: number) => number, depth = 3): unknown {
  const inner = (): unknown =>
    depth > 0 ? oddValue(random, depth - 1) : random(9);
  const fail = (): never => {
    throw random(2) === 0 ? new Error("no") : { toString: null };
  };
  // A symbol asked for is the display method, whose errors are to come out.
  const named = (_: object, key: string | symbol) =>
    typeof key === "string" ? inner() : undefined;
  const name = ["toDataURL", "toSpec", "schema", "head", "outerHTML", "then"][
    random(6)
  ] ?? "then";
  const makers: (() => unknown)[] = [
    () => random(2 ** 31) - 2 ** 30,
    () => String.fromCharCode(random(65536), random(65536), 0xd800),
    () => BigInt(random(2 ** 31)) ** 9n,
    () => Symbol(String(random(10))),
    () => [undefined, null, NaN, -0, true][random(5)],
    () => Array.from({ length: random(200) }, inner),
    () => new Array(2 ** 31),
    () => ({ [name]: inner(), b: inner() }),
    () => Object.create(null, { a: { value: inner(), enumerable: true } }),
    () => Object.defineProperty({}, name, { get: fail, enumerable: true }),
    () => new Map([[inner(), inner()]]),
    () => new Set([inner(), new WeakMap(), new WeakRef({})]),
    () => new Error("x", { cause: inner() }),
    () => Object.defineProperty(new Error(), "stack", { get: fail }),
    () => Object.assign(new Error(), { name: Symbol(), message: inner() }),
    () => new AggregateError([inner(), inner()]),
    () => new Date(random(2) === 0 ? NaN : random(2 ** 31)),
    () => Object.assign(() => {}, { a: inner() }),
    () => new Proxy(random(2) === 0 ? {} : () => {}, { get: named }),
    () => new Proxy([], { has: fail, get: fail, ownKeys: fail }),
    () => new Proxy({}, { getPrototypeOf: fail, has: () => true, get: named }),
    () => {
      const { proxy, revoke } = Proxy.revocable(new Uint8Array(8), {});
      revoke();
      return proxy;
    },
    () => {
      const list: unknown[] = [inner()];
      list.push({ list });
      return list;
    },
    () => new Uint8Array(random(40)).map(() => random(256)),
    () => new Float64Array(random(9)),
    () => new DataView(new ArrayBuffer(random(9))),
    () => new Uint8Array(8).buffer.transfer(),
    () => ({ toJSON: fail, toString: fail, valueOf: fail, [name]: fail() }),
    () => ({ [Symbol.for("Deno.customInspect")]: fail }),
    () => ({
      [Symbol.for("nodejs.util.inspect.custom")]: inner,
      constructor: inner(),
    }),
    () => ({ [Symbol.toStringTag]: inner(), [Symbol.iterator]: fail }),
    () =>
      new (class extends Map<unknown, unknown> {
        override get size(): number {
          return fail();
        }
      })([[1, inner()]]),
    () => new Promise(() => {}),
    () =>
      Object.freeze(
        Object.setPrototypeOf({ a: 1 }, { constructor: { name: 5 } }),
      ),
    () => globalThis,
  ];
  try {
    return makers[random(makers.length)]?.();
  } catch {
    return "thrown while it was made";
  }
}

Deno.test("formatValue() throws for no value, however odd", () => {
  const random = randomNumbers(20261);
  for (let round = 0; round < 4000; round++) {
    const value = oddValue(random);
    const bundle = formatValue(value);
    assert(!isPending(bundle));
    const types = Object.keys(bundle);
    assertEquals(types.length, 1, `round ${round}`);
    for (const type of types) assertEquals(typeof bundle[type], "string");
  }
});

Deno.test("formatValue() works on after a cell has overwritten the globals it needs", async () => {
  const { code, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: [
      "eval",
      "--ext=ts",
      `
      const { formatValue } = await import(${
        JSON.stringify(
          import.meta.resolve("../../../lib/cells/prelude/format.mts"),
        )
      });
      const print = console.log;
      Deno.inspect = Reflect.apply = Reflect.get = Reflect.has = () => { throw 1 };
      Object.entries = Object.keys = Array.isArray = String = undefined;
      globalThis.JSON = globalThis.Uint8Array.prototype.toBase64 = undefined;
      globalThis.Promise = globalThis.Reflect = globalThis.Object = undefined;
      print(formatValue({ a: 1 })["text/plain"]);
      print(formatValue({ outerHTML: "<p>" })["text/html"]);
      print(formatValue({ [Symbol.for("Jupyter.display")]: () => ({ "text/x": "y" }) })["text/x"]);
    `,
    ],
    stdout: "piped",
    stderr: "piped",
  }).output();
  const decoder = new TextDecoder();
  assertEquals(decoder.decode(stderr), "");
  assertEquals(decoder.decode(stdout), "{ a: 1 }\n<p>\ny\n");
  assertEquals(code, 0);
});
