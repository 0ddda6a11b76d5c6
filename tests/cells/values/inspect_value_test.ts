import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import {
  inspectValue,
  type InspectValueOptions,
} from "../../../lib/cells/values/mod.ts";
import { Child } from "./_child.ts";

const VALUES = `
/**
 * Adds \`b\` to {@link a}.
 *
 * @param a The first.
 * @returns The sum.
 */
async function add(a, b = { x: 1 }) {
  globalThis.count = (globalThis.count ?? 0) + 1;
  return a + b;
}
const half = (n) => n / 2, twice = (n) => {
  return 2 * n;
};
/**
 * A thing.
 *
 * @example Use
 * \`\`\`ts
 * @decorated
 * new Thing(1);
 * \`\`\`
 */
class Thing {
  #own = 1;
  field = { a: 1 };
  constructor(size) { this.size = size }
  static make(size) { return new Thing(size) }
  async grow({ by }, ...rest) {}
  get volume() { globalThis.count = 1e6; return 1 }
  [Symbol.iterator]() {}
}
const thing = new Thing(3);
const touchy = {
  get it() { globalThis.count = 1e6; return 1 },
  toString() { globalThis.count = 1e6; return "" },
  toJSON() { globalThis.count = 1e6; return "" },
  [Symbol.for("Deno.customInspect")]() { globalThis.count = 1e6; return "" },
  [Symbol.toPrimitive]() { globalThis.count = 1e6; return "" },
};
const traps = new Proxy({ target: 1 }, new Proxy({}, { get() { globalThis.count = 1e6 } }));
const loop = { name: "loop" }; loop.self = loop;
0;
`;

async function inspect(
  child: Child,
  marked: string,
  detail = 0,
  options: InspectValueOptions = {},
): Promise<Readonly<Record<string, string>> | undefined> {
  const cursor = marked.indexOf("|");
  const code = marked.replace("|", "");
  return (await inspectValue(child.session, code, cursor, detail, options))
    ?.data;
}

async function plain(child: Child, marked: string, detail = 0) {
  return (await inspect(child, marked, detail))?.["text/plain"];
}

Deno.test("inspectValue() tells of a function its head and the comment above it", async () => {
  await using child = await Child.start();
  await child.run(VALUES);
  const data = await inspect(child, "ad|d");
  const prose = "Adds `b` to a.\n\n- @param a The first.\n- @returns The sum.";
  const head = "async function add(a, b = { x: 1 })";
  assertEquals(data?.["text/plain"], `${head}\n\n${prose}`);
  assertEquals(
    data?.["text/markdown"],
    `\`\`\`ts\n${head}\n\`\`\`\n\n${prose}`,
  );
  assertEquals(await plain(child, "half|"), "const half = (n)");
  assertEquals(await plain(child, "twice|"), "(n)");
  assertEquals(
    await plain(child, "add|", 1),
    `${head}\n\n${prose}\n\nSource:\n${
      VALUES.slice(
        VALUES.indexOf("async function add"),
        VALUES.indexOf("\nconst half"),
      )
    }`,
  );
});

Deno.test("inspectValue() tells of a class its constructor and methods", async () => {
  await using child = await Child.start();
  await child.run(VALUES);
  assertEquals(
    await plain(child, "Thing|"),
    [
      "class Thing\n",
      "A thing.\n\n- @example Use\n```ts\n@decorated\nnew Thing(1);\n```\n",
      "Methods:",
      "constructor(size)",
      "static make(size)",
      "async grow({ by }, ...rest)",
      "get volume()",
    ].join("\n"),
  );
  assertEquals(
    await plain(child, "thing.grow|"),
    "async grow({ by }, ...rest)",
  );
});

Deno.test("inspectValue() tells of functions that are built in", async () => {
  await using child = await Child.start();
  assertEquals(
    await plain(child, "parseInt|"),
    "function parseInt(arg1, arg2, …)\n\nBuilt in.",
  );
  assertEquals(await plain(child, "new Map|"), "new Map(…)\n\nBuilt in.");
  assertStringIncludes(
    await plain(child, "Deno.readTextFile|") ?? "",
    "async function readTextFile(",
  );
});

Deno.test("inspectValue() shows a function with its types where the cell's source is known", async () => {
  await using child = await Child.start();
  const source =
    "\n/** Typed. */\nexport const scale = (by: number, to?: Map<string, number>): { a: number } => ({ a: by });\nfunction body(x: number): { y: number } { return { y: x } }";
  // Types become blanks, as TypeScript's strip mode does it.
  await child.run(
    source.replace(
      /export|: number|\?: Map<string, number>|: \{ [ay]: number \}/g,
      (all) => " ".repeat(all.length),
    ),
  );
  const options = {
    original: (url: string, line: number, column: number) => {
      assertEquals(url, "cenote:cell/1");
      return { source, line: line - 1, column };
    },
  };
  assertEquals(
    (await inspect(child, "scale|", 0, options))?.["text/plain"],
    "export const scale = (by: number, to?: Map<string, number>): { a: number }\n\nTyped.",
  );
  assertEquals(
    (await inspect(child, "body|", 1, options))?.["text/plain"],
    "function body(x: number): { y: number }\n\nSource:\nfunction body(x: number): { y: number } { return { y: x } }",
  );
  assertEquals(await plain(child, "body|"), "function body(x)");
});

Deno.test("inspectValue() tells of values their type, size and what they hold", async (t) => {
  await using child = await Child.start();
  await child.run(VALUES);
  await child.run(`
    var list = [1, "two", null, undefined, -0, 5n, NaN];
    var sparse = [1, , 3];
    var map = new Map([["a", { b: 1 }], ["c", [2]]]);
    var set = new Set([1, "x"]);
    var bytes = new Uint16Array([1, 2, 3]);
    var buffer = new ArrayBuffer(8);
    var many = Array.from({ length: 100_000 }, (_, at) => at);
    var wide = Object.fromEntries(many.slice(0, 5_000).map((at) => ["k" + at, at]));
    var done = Promise.resolve(3);
    var boxed = new Number(7);
    var text = "a\\nb";
    var odd = { "a-b": 1, [Symbol("s")]: 2, f() {}, C: class Inner {} };
    var empty = {};
    var none; var nil = null; var yes = true; var mark = Symbol("m");
    var when = new Date(0); var pattern = /a+/g;
    0;
  `);
  const cases: [string, string][] = [
    [
      "list",
      'list: Array, 7 elements\n\n[ 1, "two", null, undefined, -0, 5n, NaN ]',
    ],
    ["sparse", "sparse: Array, 3 elements\n\n[ 1, <1 empty>, 3 ]"],
    ["map", 'map: Map, 2 entries\n\nMap(2) { "a" => { b: 1 }, "c" => [ 2 ] }'],
    ["set", 'set: Set, 2 entries\n\nSet(2) { 1, "x" }'],
    [
      "bytes",
      "bytes: Uint16Array, 3 elements, 6 bytes\n\nUint16Array(3) [ 1, 2, 3 ]",
    ],
    ["buffer", "buffer: ArrayBuffer, 8 bytes\n\nArrayBuffer(8)"],
    ["done", "done: Promise\n\nPromise { 3 }"],
    ["text", 'text: string, 3 characters\n\n"a\\nb"'],
    [
      "odd",
      'odd: Object, 3 properties\n\n{ "a-b": 1, f: [Function: f], C: [class Inner] }',
    ],
    ["empty", "empty: Object, 0 properties\n\n{}"],
    ["none", "none: undefined"],
    ["nil", "nil: null"],
    ["yes", "yes: boolean\n\ntrue"],
    ["mark", "mark: symbol\n\nSymbol(m)"],
    ["pattern", "pattern: RegExp\n\n/a+/g"],
    [
      "thing",
      "thing: Thing, 2 properties\n\nThing { field: { a: 1 }, size: 3 }",
    ],
    ["traps", "traps: Proxy\n\nProxy { target: 1 }"],
    [
      "loop",
      'loop: Object, 2 properties\n\n{\n  name: "loop",\n  self: { name: "loop", self: { name: "loop", self: [Object] } }\n}',
    ],
    ["thing.field", "thing.field: Object, 1 property\n\n{ a: 1 }"],
  ];
  for (const [code, wanted] of cases) {
    await t.step(code, async () => {
      assertEquals(await plain(child, `${code}|`), wanted);
    });
  }
  assertStringIncludes(await plain(child, "many|") ?? "", "… 99950 more");
  assertStringIncludes(
    await plain(child, "wide|") ?? "",
    "wide: Object, 5,000 properties\n\n{ k0: 0,",
  );
  assertStringIncludes(
    await plain(child, "thing|", 1) ?? "",
    "Prototypes: Thing → Object",
  );
});

Deno.test("inspectValue() runs no code of the value", async () => {
  await using child = await Child.start();
  await child.run(VALUES);
  for (
    const code of [
      "touchy|",
      "traps|",
      "thing|",
      "Thing|",
      "touchy.it|",
      "add(1|",
      "thing.volume|",
    ]
  ) {
    for (const detail of [0, 1]) {
      assert(await plain(child, code, detail) !== undefined, code);
    }
  }
  assertEquals(await plain(child, "touchy.it|"), "touchy.it: getter");
  assertEquals(await plain(child, "thing.volume|"), "thing.volume: getter");
  assertEquals(await child.run("globalThis.count"), undefined);
});

Deno.test("inspectValue() tells of the called function inside its arguments", async (t) => {
  await using child = await Child.start();
  await child.run(VALUES);
  const head = "async function add(a, b = { x: 1 })";
  for (
    const code of [
      "add(|",
      "add(1, |)",
      "add(1, 'te|xt')",
      "add(`te|`)",
      "add(missing|",
      "add([1, 2|",
      "add((1 + |",
      "f(add(1, |), 2)",
      "await add(|)",
      "unknown(add(/* a */ |",
    ]
  ) {
    await t.step(code, async () => {
      assertEquals((await plain(child, code))?.split("\n", 1)[0], head);
    });
  }
  assertStringIncludes(await plain(child, "add(thin|g)") ?? "", "thing: Thing");
});

Deno.test("inspectValue() tells nothing where nothing is known", async (t) => {
  await using child = await Child.start();
  await child.run(VALUES);
  for (
    const code of [
      "|",
      "missing|",
      "1|",
      "'ad|d'",
      "// ad|d",
      "if (|",
      "ret|urn",
      "add().x|",
      "thing.missing.x|",
    ]
  ) {
    await t.step(
      code,
      async () => assertEquals(await plain(child, code), undefined),
    );
  }
});

Deno.test("inspectValue() leaves the debugger as it was, and a cell that runs alone", async () => {
  await using child = await Child.start();
  await child.run(VALUES);
  let paused = 0;
  child.session.on("Debugger.paused", () => paused++);
  const busy = await child.loop("debugger;");
  assertStringIncludes(await plain(child, "add|") ?? "", "Adds");
  assert(Number(await busy.stop()) > 0);
  assertEquals(paused, 0);
  await child.session.send("Debugger.enable");
  await child.run("/** Later. */\nfunction later() {}");
  assertStringIncludes(await plain(child, "later|") ?? "", "Later.");
  // Still on: the debugger that was there before has not been sent away.
  await child.session.send("Debugger.setSkipAllPauses", { skip: false });
});
