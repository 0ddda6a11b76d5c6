import { assertEquals } from "@std/assert";
import { type Outcome, Repl } from "./_repl.ts";

const BASE = new URL("testdata/", import.meta.url).href;

/** A way to declare a name, and what it then is. */
interface Way {
  readonly source: string;
  /** What `[typeof X, String(X)]` of the name begins with; missing when the cell fails. */
  readonly is?: string;
}

/** Each `X` is the name. */
const WAYS: Readonly<Record<string, Way>> = {
  var: { source: "var X = 'var';", is: "string var" },
  let: { source: "let X: string = 'let';", is: "string let" },
  emptyLet: { source: "let X;", is: "undefined undefined" },
  const: { source: "const X = 'const';", is: "string const" },
  function: { source: "function X() {}", is: "function function X" },
  generator: {
    source: "async function* X() {}",
    is: "function async function* X",
  },
  class: { source: "class X {}", is: "function class X" },
  enum: { source: "enum X { a, b }", is: "object [object Object]" },
  namespace: {
    source: "namespace X { export const a = 1; }",
    is: "object [object Object]",
  },
  using: {
    source: "using X = { [Symbol.dispose]() {}, toString: () => 'using' };",
    is: "object using",
  },
  awaitUsing: {
    source:
      "await using X = { async [Symbol.asyncDispose]() {}, toString: () => 'u' };",
    is: "object u",
  },
  default: { source: "import X from './exports.ts';", is: "string default" },
  named: {
    source: "import { named as X } from './exports.ts';",
    is: "string named",
  },
  namespaceImport: {
    source: "import * as X from './exports.ts'; X.named;",
    is: "object [object Module]",
  },
  export: { source: "export const X = 'export';", is: "string export" },
  object: { source: "const { X } = { X: 'object' };", is: "string object" },
  array: { source: "let [, X = 'array'] = [0];", is: "string array" },
  rest: { source: "var [...X] = ['rest'];", is: "object rest" },
  inBlock: { source: "if (true) { var X = 'inBlock'; }", is: "string inBlock" },
  inLoop: { source: "for (var X of ['inLoop']);", is: "string inLoop" },
  inFor: { source: "for (var X = 0; X < 3; X++);", is: "number 3" },
  failingLet: { source: "let X = fail();" },
  failingConst: { source: "const { X } = fail();" },
  failingVar: { source: "var X = fail();" },
  failingClass: { source: "class X { static { fail(); } }" },
  failingFunction: { source: "fail(); function X() {}" },
  failingEnum: { source: "enum X { a = fail() }" },
  failingUsing: { source: "using X = fail();" },
  failingImport: { source: "import X from './nowhere.ts';" },
};

async function declare(
  repl: Repl,
  way: Way,
  name: string,
  path: string,
): Promise<void> {
  const source = way.source.replaceAll("X", name);
  const outcome: Outcome = await repl.run(source);
  if (way.is === undefined) {
    assertEquals(outcome.early, undefined, `${path}: ${outcome.error}`);
    assertEquals(typeof outcome.error, "string", path);
    return;
  }
  assertEquals(outcome.error, undefined, path);
  const seen = await repl.run(
    `typeof ${name} + " " + (Object(${name}).toString ? ${name} : {}.toString.call(${name}))`,
  );
  const wanted = way.is.replaceAll("X", name);
  assertEquals(String(seen.value).slice(0, wanted.length), wanted, path);
}

Deno.test("transformCell() lets every kind of declaration follow every other", async () => {
  await using repl = await Repl.start({ baseUrl: BASE });
  let count = 0;
  for (const [first, one] of Object.entries(WAYS)) {
    for (const [second, two] of Object.entries(WAYS)) {
      const name = `pair${count++}`;
      await declare(repl, one, name, first);
      await declare(repl, two, name, `${second} after ${first}`);
    }
  }
});

Deno.test("transformCell() lets chains of declarations follow each other, failed ones between", async () => {
  await using repl = await Repl.start({ baseUrl: BASE });
  const ways = Object.entries(WAYS);
  let seed = 20250711;
  const random = (below: number) => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return Math.floor(seed / 65536) % below;
  };
  for (let chain = 0; chain < 120; chain++) {
    const path: string[] = [];
    for (let n = 0; n < 6; n++) {
      const [name, way] = ways[random(ways.length)] ?? ["", { source: "" }];
      path.push(name);
      await declare(repl, way, `chain${chain}`, path.join(" → "));
    }
  }
});

Deno.test("transformCell() lets one pattern declare names that are held in different ways", async () => {
  await using repl = await Repl.start();
  for (const kind of ["const", "let", "var"]) {
    await repl.run("var a = 1; let b = 2; function c() {}");
    assertEquals(
      (await repl.run(
        `${kind} { a, b: [b], ...c } = { a: 3, b: [4], d: 5 }, e = a`,
      )).error,
      undefined,
    );
    assertEquals((await repl.run("[a, b, c, e]")).value, [3, 4, { d: 5 }, 3]);
  }
});

Deno.test("transformCell() keeps what a name was given by the last declaration in all cells", async () => {
  await using repl = await Repl.start();
  await repl.run(
    "let n = 1; const read = () => n; function later() { return n; }",
  );
  await repl.run("const n = 2");
  assertEquals((await repl.run("[n, read(), later()]")).value, [2, 2, 2]);
});

Deno.test("transformCell() lets cells declare the names of globals", async () => {
  await using repl = await Repl.start();
  const names = ["name", "status", "fetch", "event", "closed", "Deno", "alert"];
  for (const name of names) {
    await repl.run(`const ${name} = 'const'`);
    assertEquals((await repl.run(name)).value, "const");
    await repl.run(`function ${name}() { return 'function'; }`);
    assertEquals((await repl.run(`${name}()`)).value, "function");
    await repl.run(`enum ${name} { one = 1 }`);
    assertEquals((await repl.run(`Object.keys(${name})`)).value, ["1", "one"]);
  }
});

Deno.test("transformCell() leaves the global alone that a function or variable hides", async () => {
  await using repl = await Repl.start();
  await repl.run(
    "function fetch() { return 1; } var URL = 2; enum Event { a }",
  );
  assertEquals(
    (await repl.run(
      "[fetch(), URL, typeof globalThis.fetch, typeof globalThis.URL, globalThis.Event.name]",
    )).value,
    [1, 2, "function", "function", "Event"],
  );
});

Deno.test("transformCell() refuses a name that one cell declares twice, and runs nothing of it", async () => {
  await using repl = await Repl.start({ baseUrl: BASE });
  await repl.run("var held = 0; globalThis.ran = 0");
  const wrong = [
    "ran = 1; let held = 1; let held = 2;",
    "ran = 1; const held = 1; var held = 2;",
    "ran = 1; function held() {}; class held {}",
    "ran = 1; import held from './exports.ts'; const held = 1;",
    "ran = 1; let held; { var held = 2; }",
    "ran = 1; const { held, a: held } = {};",
  ];
  for (const source of wrong) {
    const { error, early } = await repl.run(source);
    assertEquals(
      [error, early],
      ["SyntaxError: Identifier 'held' has already been declared", true],
      source,
    );
  }
  assertEquals((await repl.run("ran")).value, 0);
});

Deno.test("transformCell() hoists functions in their cell, however their names were held before", async () => {
  await using repl = await Repl.start();
  await repl.run("let first = 1; var second = 2");
  const cell = "const seen = [first(2), await second(2)];\n" +
    "function first(n) { return n < 1 ? 0 : 1 + second(n - 1); }\n" +
    "async function second(n) { return n + first.name; }\nseen";
  assertEquals(
    (await repl.run("function second() { return 5; } first"))
      .error,
    undefined,
  );
  const { value } = await repl.run(cell);
  assertEquals(value, ["1[object Promise]", "2first"]);
});

Deno.test("transformCell() lets a function be replaced that calls itself", async () => {
  await using repl = await Repl.start();
  await repl.run("let fib = 0");
  await repl.run(
    "function fib(n) { return n < 2 ? n : fib(n - 1) + fib(n - 2); }",
  );
  await repl.run("const old = fib; fib = () => 100;");
  assertEquals((await repl.run("old(3)")).value, 200);
});
