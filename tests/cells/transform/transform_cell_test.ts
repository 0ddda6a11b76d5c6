import { assertEquals, assertStringIncludes } from "@std/assert";
import {
  CellSyntaxError,
  transformCell,
} from "../../../lib/cells/transform/mod.ts";
import { Repl } from "./_repl.ts";

const BASE = new URL("testdata/", import.meta.url).href;
const NOTHING = { declared: new Map(), baseUrl: BASE };

/** Runs cells in order in one process, and compares the values. */
async function values(
  cells: readonly (readonly [source: string, value: unknown])[],
): Promise<void> {
  await using repl = await Repl.start({ baseUrl: BASE });
  for (const [source, wanted] of cells) {
    const { value, error } = await repl.run(source);
    assertEquals([value, error], [wanted, undefined], source);
  }
}

/** Runs cells in order, and compares the first line of each error and its place. */
async function errors(
  cells: readonly (readonly [source: string, error?: string, at?: string])[],
): Promise<void> {
  await using repl = await Repl.start({ baseUrl: BASE });
  for (const [source, error, at] of cells) {
    const found = await repl.run(source);
    assertEquals([found.error, found.at], [error, at], source);
  }
}

Deno.test("transformCell() gives the value of the last expression", async () => {
  await values([
    ["1 + 1", 2],
    ["5;", 5],
    ["5; let after = 1", 5],
    ["5; const { a } = { a: 1 }", 5],
    ["let alone = 3", undefined],
    ["function alone2() {}", undefined],
    ["class Alone {}", undefined],
    ["import { named } from './exports.ts'", undefined],
    ["import './exports.ts'", undefined],
    ["import { twice } from './exports.ts'\ntwice(4)", 8],
    ["enum Alone2 { a }", undefined],
    ["type Alone3 = 1", undefined],
    ["", undefined],
    ["// nothing", undefined],
    ["7 // a comment", 7],
    [";", undefined],
    ["await Promise.resolve(6)", 6],
    ["for await (const x of [1, 2]) x", 2],
    ["outer: for (;;) { for (;;) break outer }", undefined],
    ["#!/usr/bin/env deno\n8", 8],
    ["8\r\n", 8],
    ["<!-- old\n9\n--> older", 9],
    ["\ufeff10", 10],
    ["11\u2028", 11],
    ["export default 12", 12],
    ["export default { b: 13 }", { b: 13 }],
    ["export { alone }; 14", 14],
    ["export * from './exports.ts'; 15", 15],
    ["export { named } from './exports.ts'", undefined],
  ]);
});

Deno.test("transformCell() takes a brace at the start for an object where it can be one", async () => {
  await values([
    ["{ a: 1 }", { a: 1 }],
    ["{ a: 1, b: [2] }", { a: 1, b: [2] }],
    ["// first\n{ a: 1 } // last", { a: 1 }],
    ["{ a: 1 }.a", 1],
    ["{}", {}],
    ["{ a: 1 };", 1],
    ["{ let x = 2; x }", 2],
    ["let w; { w = 5 }", 5],
    ["{ w = 6 }", 6],
    ["{ a: ({ v = 1 }) => v, b: (v = 2) => v }.b()", 2],
    ["{ const y = 3; }\n{ 4 }", 4],
  ]);
});

Deno.test("transformCell() takes everything that TypeScript adds", async () => {
  await values([
    ["const enum E { A = 4, B } E.B", 5],
    ["enum S { a = 'x'.length, b = a + 1 } [S.a, S.b, S[1]]", [1, 2, "a"]],
    [
      "namespace N { export const a = 1; export namespace M { export const b = 2 } } N.M.b",
      2,
    ],
    ["N.a", 1],
    ["import alias = N.M; alias.b", 2],
    [
      "class P { constructor(readonly p: number, private q?: string) {} } new P(3).p",
      3,
    ],
    [
      "abstract class A { abstract a(): void; declare b: 1; static c?: number = 4 } A.c",
      4,
    ],
    [
      "function over(a: 1): 1;\nfunction over(a: 2): 2;\nfunction over(a: any): any { return a } over(2)",
      2,
    ],
    ["let x = 5 as any\n[x].length", 1],
    ["let y = <T,>(a: T): T => a; y<number>(6)!", 6],
    ["<any> 7", 7],
    ["({ a: 8 } satisfies { a: number }).a", 8],
    [
      "declare const z: number; interface I { a: 1 } type T = I; typeof I2; type I2 = I",
      "undefined",
    ],
    ["abstract class G<T> implements I { a!: 1 } G.name", "G"],
    [
      "import type { Shape } from './exports.ts'; let s: Shape = { sides: 9 }; s.sides",
      9,
    ],
    ["import fs = require('node:fs'); typeof fs.readFileSync", "function"],
    [
      "class Acc { accessor n = 10; static accessor m = 1 } new Acc().n + Acc.m",
      11,
    ],
    ["'\ud800'.charCodeAt(0)", 0xd800],
    ["enum Lone { a } '\udfff'.charCodeAt(0)", 0xdfff],
  ]);
});

Deno.test("transformCell() merges an enum or namespace in its own cell, and begins anew in the next", async () => {
  await values([
    ["enum E { a } enum E { b = 1 } Object.keys(E).length", 4],
    ["enum E { c } Object.keys(E)", ["0", "c"]],
    ["class C {} namespace C { export const d = 1 } C.d", 1],
    ["namespace C { export const e = 2 } Object.keys(C)", ["e"]],
    ["function f() { return f.g } namespace f { export const g = 3 } f()", 3],
  ]);
});

Deno.test("transformCell() writes decorators and JSX by the settings of deno.json", async () => {
  const cells = [
    [
      "const mark = (...args: any[]) => { if (args.length === 2 && typeof args[1] === 'object') args[0].kind = args[1].kind; else args[0].kind = 'old' }",
      undefined,
    ],
    ["@mark class D { a = 1 }", undefined],
  ] as const;
  for (
    const [compilerOptions, kind] of [
      [{}, "class"],
      [{ experimentalDecorators: true }, "old"],
    ] as const
  ) {
    await using repl = await Repl.start({ baseUrl: BASE, compilerOptions });
    for (const [source, value] of cells) {
      assertEquals(await repl.run(source), { value });
    }
    assertEquals((await repl.run("D.kind + new D().a")).value, `${kind}1`);
  }
  await using repl = await Repl.start({
    baseUrl: BASE,
    compilerOptions: { jsx: "react", jsxFactory: "h", jsxFragmentFactory: "F" },
  });
  await repl.run("const F = 'F', h = (...all: unknown[]) => all;");
  assertEquals(
    (await repl.run("let view: any = <a b='c'>{1}<></></a>; view")).value,
    ["a", { b: "c" }, 1, ["F", null]],
  );
  const automatic = await transformCell("<p/>", {
    ...NOTHING,
    compilerOptions: { jsx: "react-jsx", jsxImportSource: "npm:preact" },
  });
  assertStringIncludes(
    automatic.code,
    'await import("npm:preact/jsx-runtime")',
  );
});

Deno.test("transformCell() lets a decorator replace its class", async () => {
  await values([
    ["@((c: any) => class extends c { b = 2 }) class R { a = 1 }", undefined],
    ["const r = new R() as any; [r.a, r.b]", [1, 2]],
    [
      "@((c: any) => class extends c { static n = 3 }) class S { static m = S.name } S.n",
      3,
    ],
    [
      "import { named } from './exports.ts'; @((c: any) => c) class U { @(() => {}) v = named } new U().v",
      "named",
    ],
  ]);
});

Deno.test("transformCell() imports in every form", async () => {
  await values([
    ["import all, { named, twice as double } from './exports.ts'", undefined],
    ["[all, named, double(2)]", ["default", "named", 4]],
    ["import * as ns from './exports.ts'; Object.keys(ns)", [
      "default",
      "named",
      "twice",
    ]],
    ["import again, * as ns2 from './exports.ts'; [again, ns2.named]", [
      "default",
      "named",
    ]],
    [
      "import { default as d, 'named' as n } from './exports.ts'; d + n",
      "defaultnamed",
    ],
    ["import data from './data.json' with { type: 'json' }; data.answer", 42],
    [
      "(await import('./data.json', { with: { type: 'json' } })).default.answer",
      42,
    ],
    ["const path = './exp' + 'orts.ts'; (await import(path)).named", "named"],
    ["(await import(`./exports.ts`)).named", "named"],
    [
      "const load = async (p: string) => (await import(p)).default; await load('./exports.ts')",
      "default",
    ],
    ["import { join } from 'node:path'; join('a', 'b')", "a/b"],
    ["import defer * as later from './exports.ts'; later.named", "named"],
    [
      "let order = [before()]; function before() { return typeof late } import late from './exports.ts'; order",
      ["string"],
    ],
    [
      "import { type Shape, named as again2 } from './exports.ts'; again2",
      "named",
    ],
    ["import { type Shape as S } from './nowhere.ts'; 1", 1],
  ]);
});

Deno.test("transformCell() gives cells a module's import.meta", async () => {
  const folder = new URL(BASE).pathname.slice(0, -1);
  await values([
    ["import.meta.url", BASE],
    ["import.meta.dirname", folder],
    ["import.meta.main", true],
    ["import.meta.filename", undefined],
    ["import.meta.resolve('./a.ts')", `${BASE}a.ts`],
    ["(() => import.meta.resolve('npm:a'))()", "npm:a"],
    ["new URL('./data.json', import.meta.url).href", `${BASE}data.json`],
  ]);
  await using repl = await Repl.start({
    baseUrl: BASE,
    url: `${BASE}a%20b.ipynb`,
  });
  assertEquals(
    (await repl.run("import.meta.filename")).value,
    `${folder}/a b.ipynb`,
  );
});

Deno.test("transformCell() lets a named import be a type, and tells when it is nothing", async () => {
  const lack =
    "SyntaxError: The requested module './exports.ts' does not provide an export named 'nope'";
  await errors([
    ["import { Shape } from './exports.ts'; let shape: Shape = { sides: 3 }"],
    ["import { nope } from './exports.ts'; nope()", lack, "1:9"],
    ["import { nope } from './exports.ts'"],
    ["let free = 1"],
    ["free\n+ nope", lack, "2:2"],
    ["({ nope })", lack, "1:3"],
    ["({ nope: 1 }).nope; type N = nope"],
    ["export { nope } from './exports.ts'", lack, "1:9"],
    [
      "import def from './counter.ts'; def",
      lack.replace("exports.ts", "counter.ts").replace("nope", "default"),
      "1:7",
    ],
    ["const nope = 2; nope"],
    ["nope"],
  ]);
});

Deno.test("transformCell() keeps what a named import was, and the whole module as it is", async () => {
  await values([
    [
      "import { count, increase } from './counter.ts'; import * as counter from './counter.ts'",
      undefined,
    ],
    ["increase(); [count, counter.count]", [0, 1]],
    ["import { count } from './counter.ts'; count", 1],
  ]);
});

Deno.test("transformCell() tells where errors stand", async () => {
  await errors([
    ["throw new Error('a')", "Error: a", "1:6"],
    ["\n\n  throw new Error('a')", "Error: a", "3:8"],
    ["const n: number = 1; throw new Error('a')", "Error: a", "1:27"],
    [
      "import { named } from './exports.ts'; throw new Error('a')",
      "Error: a",
      "1:44",
    ],
    [
      "import {\n  named,\n} from './exports.ts';\nthrow new Error('a')",
      "Error: a",
      "4:6",
    ],
    ["enum E { a }\nthrow new Error('a')", "Error: a", "2:6"],
    ["throw new Error('a'); let view = <p/>", "Error: a", "1:6"],
    ["let held = 1"],
    [
      "function held() {\n  return 1;\n}\nheld();\nthrow new Error('a')",
      "Error: a",
      "5:6",
    ],
    [
      "const { held } = JSON.parse('{}'); throw new Error('a')",
      "Error: a",
      "1:41",
    ],
    ["{ a: (() => { throw new Error('a') })() }", "Error: a", "1:20"],
    [
      "await import('./nowhere.ts')",
      `TypeError: Module not found "${BASE}nowhere.ts".`,
      "1:0",
    ],
    [
      "1;\nimport './nowhere.ts'",
      `TypeError: Module not found "${BASE}nowhere.ts".`,
      "2:7",
    ],
    ["undeclared = 1", "ReferenceError: undeclared is not defined", "1:11"],
  ]);
});

Deno.test("transformCell() tells where a cell is no TypeScript, and runs nothing of it", async () => {
  await using repl = await Repl.start({ baseUrl: BASE });
  for (
    const [source, error, at] of [
      ["ran = 1; let x = ;", "Expression expected", "1:17"],
      ["ran = 1;\nfoo(\n  )(", "Expression expected", "3:4"],
      ["ran = 1; return 4", "Illegal return statement", "1:9"],
      ["ran = 1; if (x) {", "Expected '}', got '<eof>'", "1:17"],
      ["ran = 1; `abc", "Unterminated template", "1:9"],
      ["ran = 1;\n/* abc", "Unterminated comment", "2:0"],
      ["ran = 1; break", "Illegal break statement", "1:9"],
      [
        "import { named } from './exports.ts'; ran = 1; new.target",
        "new.target expression is not allowed here",
        "1:51",
      ],
      [
        "let n: number; ran = 1; class A { #a; #a }",
        "Identifier '#a' has already been declared",
        "1:38",
      ],
      [
        "enum E { a }\nran = 1; break",
        "Illegal break statement",
        "2:9",
      ],
      [
        "ran = 1; let view = <a></b>",
        "Expected corresponding JSX closing tag for <a>",
        "1:25",
      ],
    ] as const
  ) {
    await repl.evaluate("globalThis.ran = 0; Object.freeze({})");
    const found = await repl.run(source);
    const message = error === undefined ? found.error : `SyntaxError: ${error}`;
    assertEquals(
      [found.error, found.at, found.early],
      [message, at, true],
      source,
    );
    assertEquals((await repl.evaluate("ran")).result?.value, 0);
  }
});

Deno.test("transformCell() lets no cell assign to a constant", async () => {
  const wrong = "TypeError: Assignment to constant variable.";
  await using repl = await Repl.start({ baseUrl: BASE });
  await repl.run(
    "const c: any = 1, zero: any = 0; import { named } from './exports.ts'",
  );
  for (
    const source of [
      "c = 2",
      "c += 2",
      "c++",
      "--c",
      "(c as any) = 2",
      "[c] = [2]",
      "({ c } = { c: 2 })",
      "({ a: [c = 3] } = { a: [] })",
      "[...c] = []",
      "for (c of [2]);",
      "for ([c] of [[2]]);",
      "for (c in { a: 1 });",
      "zero ||= 2",
      "c &&= 2",
      "(() => { c = 2 })()",
      "{ c = 2 }",
      "{ { let d; } c = 2 }",
      "new class { static { c = 2 } }",
      "named = 'x'",
      "const late = 1; late = 2",
    ]
  ) {
    assertEquals((await repl.run(source)).error, wrong, source);
  }
  for (
    const source of [
      "c ||= 2; zero &&= 2; c ??= 2",
      "((c) => { c = 2 })(1)",
      "((c = 3) => { c = 2 })()",
      "(({ a: [c] }) => { c = 2 })({ a: [1] })",
      "(async c => { c = 2 })(1)",
      "{ let c; c = 2 }",
      "{ c = 2; var f; function c() {} }",
      "(function () { c = 2; if (1) { var c } })()",
      "(function c() { })()",
      "for (let c = 0; c < 2; c++);",
      "try { throw 1 } catch (c) { c = 2 }",
      "new class c { static { let c; c = 2 } }",
      "({ c: 1 }).c = 2",
      "globalThis.c = 2",
    ]
  ) {
    assertEquals((await repl.run(source)).error, undefined, source);
  }
  assertEquals((await repl.run("[c, zero]")).value, [1, 0]);
});

Deno.test("transformCell() keeps resources for later cells, until their name is declared anew", async () => {
  await using repl = await Repl.start();
  await repl.run(
    "const log: string[] = []; class R { constructor(readonly n: string) {} [Symbol.dispose]() { log.push(this.n) } async [Symbol.asyncDispose]() { await 0; log.push('async ' + this.n) } }",
  );
  await repl.run(
    "using a = new R('a'), b = new R('b'); await using c = new R('c')",
  );
  await repl.run("{ using d = new R('d'); }");
  assertEquals((await repl.run("[a.n, ...log]")).value, ["a", "d"]);
  await repl.run("let c = 1; log.push('c is new')");
  assertEquals((await repl.run("log.splice(0)")).value, [
    "d",
    "async c",
    "c is new",
  ]);
  await repl.run("throw 1; let a");
  assertEquals((await repl.run("log.splice(0)")).value, ["a"]);
  await repl.run("using e = new R('e')");
  await repl.run("const e = (");
  assertEquals((await repl.run("log.splice(0)")).value, []);
  await repl.evaluate("__cenote.disposeAll().then(() => 0)");
  assertEquals((await repl.run("log")).value, ["e", "b"]);
  assertEquals(
    (await repl.run("using nothing = null; nothing")).value,
    undefined,
  );
  assertEquals(
    (await repl.run("using x = {}")).error,
    "TypeError: Symbol(Symbol.dispose) is not a function",
  );
});

Deno.test("transformCell() uses no promise where it needs no process", () => {
  for (const source of ["1", "enum A { b }", "import './a.ts'", "let x: 1"]) {
    assertEquals(transformCell(source, NOTHING) instanceof Promise, false);
  }
});

Deno.test("transformCell() runs cells in strict mode as modules are", async () => {
  await values([
    ["(function () { return this === undefined })()", true],
    ["{ function inner() {} }\ntypeof inner", "undefined"],
  ]);
});

Deno.test("transformCell() is quick with a megabyte", async () => {
  const line =
    "var total = [1, 2, 3].map((n: number) => n + 1).length; // text\n";
  await using repl = await Repl.start();
  assertEquals((await repl.run(line.repeat(16_000) + "total")).value, 3);
  const deep = "(".repeat(1_000) + "1" + ")".repeat(1_000);
  assertEquals((await repl.run(deep)).value, 1);
});

Deno.test("CellSyntaxError tells the place", () => {
  const error = new CellSyntaxError("No", { line: 2, column: 3, endColumn: 5 });
  assertEquals([error.name, error.line, error.column, error.endColumn], [
    "SyntaxError",
    2,
    3,
    5,
  ]);
});
