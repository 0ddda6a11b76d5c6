import { assert, assertEquals } from "@std/assert";
import { completeValues } from "../../../lib/cells/values/mod.ts";
import { Child } from "./_child.ts";

const VALUES = `
const point = { x: 1, "a-b": 2, _p: 3, nested: { deep: [1, { q: 1 }] }, move() {} };
const plain = { beta: 1, alpha: 2, _hidden: 3 };
class Shape { #secret = 1; side = 2; static unit() {} area(a) {} get size() { return 1 } }
const square = new Shape();
let words = "abc";
const big = Object.fromEntries(Array.from({ length: 20_000 }, (_, at) => ["k" + at, at]));
const list = Array.from({ length: 1_000_000 }, () => 7);
const bare = Object.create(null, { only: { value: 1 } });
function double(n) { return 2 * n }
const nothing = null;
`;

/** Runs a cell that fails half way, so that its variable can never be read. */
async function declareUnreadable(child: Child): Promise<void> {
  await child.session.send("Runtime.evaluate", {
    expression: "const unreadable = (() => { throw new Error() })();",
    replMode: true,
  });
}

Deno.test("completeValues() tells members of what is there", async (t) => {
  await using child = await Child.start();
  await child.run(VALUES);
  const cases: [string, string[]][] = [
    ["plain.|", ["alpha", "beta", "_hidden"]],
    ["plain?.al|", ["alpha"]],
    ["  plain\n  .b|", ["beta"]],
    ["point.nested.deep[1].|", ["q"]],
    ["point['nested']['deep'][1].|", ["q"]],
    ["point!.nested!.d|", ["deep"]],
    ["(point as Shape).nes|", ["nested"]],
    ["(<never> ?? plain).|", []],
    ["(nothing ?? plain).|", ["alpha"]],
    ["[plain][0].|", ["alpha"]],
    ["({ a: plain }).a.|", ["alpha"]],
    ["f(1, plain.|", ["alpha"]],
    ["return plain.|", ["alpha"]],
    ["`${plain.|}`", ["alpha"]],
    ["`${'}'}${plain.|", ["alpha"]],
    ["if (/[}\"']/.test(a)) { plain.|", ["alpha"]],
    ["const b = 4 / 2; plain.|", ["alpha"]],
    ["[...plain.|", ["alpha"]],
    ["!plain.|", ["alpha"]],
    ["square.|", ["side", "area", "constructor", "size"]],
    ["Shape.un|", ["unit"]],
    ["words.toU|", ["toUpperCase"]],
    ["'text'.toU|", ["toUpperCase"]],
    ["`text`.toU|", ["toUpperCase"]],
    ["/x/.ex|", ["exec"]],
    ["list.ma|", ["map"]],
    ["list[3].toF|", ["toFixed"]],
    ["bare.|", ["only"]],
    ["globalThis.Den|", ["Deno"]],
    ["this.Den|", ["Deno"]],
    ["import.|", ["meta"]],
    ["import.meta.d|", ["dirname"]],
    ["Deno.readTextFil|", ["readTextFile", "readTextFileSync"]],
  ];
  for (const [code, wanted] of cases) {
    await t.step(code, async () => {
      const found = await child.complete(code);
      assertEquals(found.slice(0, wanted.length), wanted);
    });
  }
});

Deno.test("completeValues() tells nothing where nothing may stand", async (t) => {
  await using child = await Child.start();
  await child.run(VALUES);
  for (
    const code of [
      "'po|'",
      '"po|',
      "`po|`",
      "// po|",
      "//|",
      "/* po| */",
      "/* po|",
      "#!po|\n1",
      "/po|/",
      "12|",
      "1.|",
      "const po|",
      "let |",
      "function po|",
      "class Po|",
      "import po|",
      "import { po|",
      "double(1).|",
      "(x = plain).|",
      "(plain.x++).|",
      "new Shape().|",
      "nothing.|",
      "missing.|",
      "unreadable.|",
      "point.missing.|",
      "square.#se|",
      "plain |",
    ]
  ) {
    await t.step(code, async () => {
      assertEquals(await child.complete(code), []);
    });
  }
});

Deno.test("completeValues() runs no getter, no trap and no function", async () => {
  await using child = await Child.start();
  await child.run(`
    globalThis.count = 0;
    const touchy = { get it() { count++; return { a: 1 } }, set it(_) { count++ }, plain: 1 };
    const traps = new Proxy({ target: 1 }, {
      get: () => { count++; return 1 },
      has: () => { count++; return true },
      ownKeys: (target) => { count++; return Reflect.ownKeys(target) },
      getPrototypeOf: () => { count++; return null },
      getOwnPropertyDescriptor: (...all) => { count++; return Reflect.getOwnPropertyDescriptor(...all) },
    });
    const below = Object.create(traps, { mine: { value: 1 } });
    function act() { count++; return { a: 1 } }
    const endless = { get it() { for (;;); } };
  `);
  assertEquals((await child.complete("touchy.|")).slice(0, 2), ["it", "plain"]);
  assertEquals(await child.complete("touchy.it.|"), []);
  assertEquals((await child.complete("traps.|")).slice(0, 1), ["target"]);
  assertEquals((await child.complete("below.|")).slice(0, 2), [
    "mine",
    "target",
  ]);
  assertEquals(await child.complete("traps.target.|"), []);
  assertEquals(await child.complete("act().|"), []);
  assertEquals(await child.complete("(act()).|"), []);
  assertEquals(await child.complete("act`x`.|"), []);
  assertEquals(await child.complete("[act()].|"), []);
  assertEquals(await child.complete("plain[act()].|"), []);
  await completeValues(child.session, "endless.it.", 11, { timeoutMs: 50 });
  assertEquals(await child.run("count"), 0);
});

Deno.test("completeValues() puts names that are no identifiers in brackets in the dot's place", async () => {
  await using child = await Child.start();
  await child.run(VALUES);
  const dotted = await child.completion("point.|");
  assertEquals(dotted.texts.slice(0, 3), ['["a-b"]', ".move", ".nested"]);
  assertEquals(dotted.apply('["a-b"]'), 'point["a-b"]');
  assertEquals(dotted.apply(".move"), "point.move");
  const optional = await child.completion("point?.|");
  assertEquals(optional.texts.slice(0, 2), ['["a-b"]', "move"]);
  assertEquals(optional.apply('["a-b"]'), 'point?.["a-b"]');
});

Deno.test("completeValues() completes keys in quotes and closes what is open", async () => {
  await using child = await Child.start();
  await child.run(VALUES);
  const cases = [
    ['plain["|', '["alpha"]'],
    ['plain["|"]', '["alpha"]'],
    ["plain['al|", "['alpha']"],
    ["plain['al|']", "['alpha']"],
    ['plain?.["|', '["alpha"]'],
    ["plain[|]", '["alpha"]'],
  ];
  for (const [code = "", wanted = ""] of cases) {
    const { texts, apply } = await child.completion(code);
    assertEquals(apply(texts[0] ?? "").replace(/^plain(?:\?\.)?/, ""), wanted);
  }
  assertEquals(await child.complete('{ a: 1, "b c": 2 }["|'), [
    '"a"]',
    '"b c"]',
  ]);
  // An array's literal is no key.
  assertEquals(await child.complete('x = ["|'), []);
});

Deno.test("completeValues() tells names: of the cell, of cells before, of the runtime, and words", async (t) => {
  await using child = await Child.start();
  await child.run(VALUES);
  await declareUnreadable(child);
  const cases: [string, string, string][] = [
    ["poi|", "point", "instance"],
    ["dou|", "double", "function"],
    ["Sha|", "Shape", "class"],
    ["unread|", "unreadable", "instance"],
    ["Den|", "Deno", "instance"],
    ["structuredC|", "structuredClone", "function"],
    ["retu|", "return", "keyword"],
    ["x = typ|", "typeof", "keyword"],
    ["x instan|", "instanceof", "keyword"],
    ["for (const one o|", "of", "keyword"],
    ["const local = 1; loc|", "local", "instance"],
    ["loc|\nvar local", "local", "instance"],
    ["const { a: inner, ...others } = x; inn|", "inner", "instance"],
    ["const { a: inner, ...others } = x; oth|", "others", "instance"],
    ["const [one, [second = 2]] = x; sec|", "second", "instance"],
    [
      "function f(param: Map<string, number>, other = 1) { par|",
      "param",
      "instance",
    ],
    [
      "function f(param: Map<string, number>, other = 1) { oth|",
      "other",
      "instance",
    ],
    ["list.map((item) => ite|)", "item", "instance"],
    ["list.map(item => ite|)", "item", "instance"],
    ["class A { go(step: number): void { ste|", "step", "instance"],
    ["try {} catch (failure) { fai|", "failure", "instance"],
    ["for (const entry of list) { ent|", "entry", "instance"],
    ["import main, { first as second } from 'x'; sec|", "second", "instance"],
    ["import * as space from 'x'; spa|", "space", "instance"],
    ["enum Colour { Red } Col|", "Colour", "class"],
    ["function helper() {} hel|", "helper", "function"],
    ["const a = 1, bravo = 2; bra|", "bravo", "instance"],
  ];
  for (const [code, name, kind] of cases) {
    await t.step(code, async () => {
      const { kinds } = await child.completion(code);
      assertEquals(kinds.get(name), kind);
    });
  }
});

Deno.test("completeValues() finds names in any case, the same case first", async () => {
  await using child = await Child.start();
  await child.run("const mapper = 1; const Mapping = 2; const other = 3;");
  assertEquals(await child.complete("map|"), ["mapper", "Mapping", "Map"]);
  assertEquals(await child.complete("Map|"), ["Mapping", "Map", "mapper"]);
});

Deno.test("completeValues() keeps the engine's own names to itself", async () => {
  await using child = await Child.start();
  await child.run(
    "Object.defineProperty(globalThis, '$cenote', { value: {} }); globalThis.__cenote = {}; globalThis.__own = 1;",
  );
  assertEquals(await child.complete("$cen|"), []);
  assertEquals(await child.complete("__cen|"), []);
  assertEquals(await child.complete("globalThis.__cen|"), []);
  assertEquals(await child.complete("__ow|"), ["__own"]);
});

Deno.test("completeValues() bounds its answer for objects of any size", async () => {
  await using child = await Child.start();
  await child.run(VALUES);
  assertEquals((await child.complete("big.|")).length, 1_000);
  assertEquals(await child.complete("big.k1999|"), [
    "k1999",
    ...Array.from({ length: 10 }, (_, at) => `k1999${at}`),
  ]);
  assert((await child.complete("list.|")).length < 60);
});

Deno.test("completeValues() completes in the middle of a very long cell", async () => {
  await using child = await Child.start();
  await child.run(VALUES);
  const lines = "const other = (1 / 2) + `x${1}`;\n".repeat(20_000);
  const found = await child.completion(`${lines}plain.al|\n${lines}`);
  assertEquals(found.texts, ["alpha"]);
  assertEquals(found.replaced, "al");
  const line = "x".repeat(300_000) + ";plain.";
  assertEquals((await child.completion(`${line}al|`)).start, line.length);
});

Deno.test("completeValues() lists all globals with their kinds", async () => {
  await using child = await Child.start();
  const { kinds } = await child.completion("globalThis.|");
  const found = ["Map", "Temporal", "parseInt", "Deno", "NaN", "navigator"]
    .map((name) => kinds.get(name));
  assertEquals(
    found,
    ["class", "instance", "function", "instance", "property", "property"],
  );
});

Deno.test("completeValues() answers while a cell runs, and leaves that cell alone", async () => {
  await using child = await Child.start();
  await child.run(VALUES);
  const busy = await child.loop("new URL(`http://a.b/${rounds}`);");
  for (let round = 0; round < 20; round++) {
    assertEquals((await child.complete("plain.|")).slice(0, 1), ["alpha"]);
    assertEquals((await child.complete("poin|")).slice(0, 1), ["point"]);
  }
  assert(Number(await busy.stop()) > 0);
});

Deno.test("completeValues() tells what is known without a process that does not answer", async () => {
  await using child = await Child.start();
  await child.run(VALUES);
  const blocked = child.session.send("Runtime.evaluate", {
    expression:
      "Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2000)",
  });
  const code = "const poise = 1; po";
  const options = { timeoutMs: 30 };
  const { matches } = await completeValues(
    child.session,
    code,
    code.length,
    options,
  );
  assertEquals(matches, [{ text: "poise", kind: "instance" }]);
  assertEquals(
    await completeValues(child.session, "point.", 6, options),
    { matches: [], start: 6, end: 6 },
  );
  await blocked;
  assertEquals(await child.complete("poin|"), ["point"]);
});

Deno.test("completeValues() tells what is known when the process is gone", async () => {
  const child = await Child.start();
  await child[Symbol.asyncDispose]();
  assertEquals(await child.complete("retur|"), ["return"]);
  assertEquals(await child.complete("Deno.|"), []);
});

Deno.test("completeValues() completes paths of modules and of files", async (t) => {
  await using child = await Child.start();
  const folder = await Deno.makeTempDir();
  try {
    for (const name of ["one.ts", "only.txt", ".hidden.ts", "data.json"]) {
      await Deno.writeTextFile(`${folder}/${name}`, "");
    }
    await Deno.mkdir(`${folder}/lib`);
    await Deno.writeTextFile(`${folder}/lib/deep.mts`, "");
    const cases: [string, string[]][] = [
      ["import './|'", ["data.json", "lib/", "one.ts"]],
      ["import x from './on|", ["one.ts"]],
      ["export * from './o|'", ["one.ts"]],
      ["await import('./lib/|')", ["deep.mts"]],
      ["await import('./.h|')", [".hidden.ts"]],
      ["import 'npm:on|'", []],
      ["import 'on|'", []],
      ["import 'https://a.b/on|'", []],
      ["Deno.readTextFile('on|')", ["one.ts", "only.txt"]],
      [`Deno.open("${folder}/lib/|`, ["deep.mts"]],
      ["load('./on|')", ["one.ts", "only.txt"]],
      ["load('on|')", []],
      ["import './missing/|'", []],
    ];
    for (const [code, wanted] of cases) {
      await t.step(code.replace(folder, "FOLDER"), async () => {
        const { texts, replaced } = await child.completion(code, folder);
        assertEquals(texts, wanted);
        if (wanted.length > 0) assert(wanted[0]?.startsWith(replaced));
      });
    }
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});
