import { assertEquals } from "@std/assert";
import { parseCell } from "../../../lib/cells/transform/_parse_cell.ts";
import type { Statement } from "../../../lib/cells/transform/_syntax.ts";
import { corpus, readReference } from "./_reference.ts";

const TYPES = {
  variable: "VariableDeclaration",
  function: "FunctionDeclaration",
  class: "ClassDeclaration",
  import: "ImportDeclaration",
};

/** A statement in the words of the reference; an export and the rest by their place only. */
function described(one: Statement): string {
  const names = one.type === "variable"
    ? one.declarators.flatMap((each) => each.names.map(({ name }) => name))
    : one.type === "import"
    ? [
      ...one.names.map(({ as }) => as),
      ...(one.namespace ? [one.namespace.name] : []),
    ]
    : one.type === "function" || one.type === "class"
    ? [one.id?.name ?? ""]
    : [];
  const type = one.type === "export" || one.type === "other"
    ? one.type
    : TYPES[one.type];
  return `${type} ${one.start} ${names.join()}`;
}

function compare(code: string, path: string): void {
  const { statements, nestedVars } = readReference(code);
  const syntax = parseCell(code);
  const found = syntax.statements
    .filter(({ start, end }) => code.slice(start, end) !== ";")
    .map(described);
  const wanted = statements.filter((one) => !one.startsWith("Empty")).map((
    one,
  ) =>
    /^(?:Variable|Function|Class|Import)Declaration /.test(one)
      ? one
      : one.startsWith("Export")
      ? one.replace(/^\w+/, "export")
      : one.replace(/^\w+/, "other")
  );
  assertEquals(found, wanted, path);
  assertEquals(
    syntax.nestedVars.flatMap(({ declarators }) =>
      declarators.flatMap(({ names }) => names.map(({ name }) => name))
    ),
    nestedVars,
    path,
  );
}

Deno.test("parseCell() finds the statements of real programs that Deno's own parser finds", async () => {
  let programs = 0;
  for await (
    const { path, code } of corpus(new URL("../../../", import.meta.url))
  ) {
    compare(code, path);
    programs++;
  }
  if (programs < 300) throw new Error(`Only ${programs} programs were read`);
});

Deno.test("parseCell() finds the statements of programs that are hard to read", () => {
  for (
    const source of [
      "a\n/b/g.c\nlet d",
      "const f = () => {}\n(b)\nlet c",
      "let a = function () {}\nlet b = class {}\nlet c",
      "let a = b\n++c\nlet d",
      "let a = b ? { c } : [d]\nlet e",
      "a: for (;;) { break a }\nlet b",
      "if (a) /b/.test(c); else /d/.test(e)\nlet f",
      "{ a }\n/b/.test(c)\nlet d",
      "({ a }) / b / c\nlet d",
      "function f() {}\n/a/.test(b)\nlet c",
      "x = function () {} / 2\nlet c",
      "`a${`b${{ c: `}` }.c}`}`\nlet d",
      "a`b${c}`\nlet d",
      "let a = b\n`c`\nlet d",
      "let async\nfunction f() {}",
      "async\nfunction f() {}",
      "async function f() { await a }\nlet b",
      "async () => {}\nlet b",
      "async (a, b) => c\nlet d",
      "async a => b\nlet d",
      "async(a)\nlet d",
      "let b = async a => a, c",
      "let { a, b: [c, ...d], e = 1, ['f']: g, ...h } = i",
      "var a = 1, { b } = c; for (var d of e); for (var f in g) { var h }",
      "for (var i = 0, j; ;) { var k } do var l; while (0) var m",
      "try { var a } catch ({ b }) { var c } finally { var d }",
      "switch (a) { case 1: var b; default: { var c } }",
      "(() => { var a; })(); class B { static { var c } d = () => { var e } }",
      "function f(a = () => { var b }) { var c }",
      "class A { get; set; static; async; get a() {} set a(b) {} static async *c() {} 'd' = 1; 2() {} [e] = f; #g = 3; static h }\nlet i",
      "class A { a = 1\n b\n get\n c() {}\n static\n d() {} async\n e() {} }\nlet f",
      "class A extends (class {}) {}\nclass B extends f(() => {}) {}\nlet c",
      "a = { get: 1, set, async, get b() {}, async c() {}, *d() {}, async *e() {}, [f]() {}, 'g': 1, 2: 3, ...h, get() {}, await: 1, if: 2 }\nlet i",
      "function* f() { yield\nyield* a; yield /b/; const c = yield; (yield) }\nlet d",
      "new a\nnew (b())()\nnew c.d(e)`f`\nlet g",
      "a?.b?.[c]?.(d)\na ? .5 : 1\nlet e",
      "a = b => c => ({ d })\nlet e",
      "0x1f.a; 1e-5.b; 1..c; 1_000n; .5e+3\nlet d",
      "/[/\\]]\\/]/u.test(a)\nlet b",
      "a = b / c / d; e = /f/ / /g/\nlet h",
      "a++ / 2\nb-- / 3\nlet c",
      "(a)\n/b/c\nlet d",
      "'\\\n\u2028'; \"\\u{61}\"\nlet a",
      "let \\u0061b = 1, \u00e9\u00e8, \ud835\udc9c = 2",
      "import a, { b as c, 'd' as e, default as f } from 'g' with { type: 'json' }\nimport * as h from 'i'\nimport 'j'\nlet k",
      "import.meta.url\nimport('a')\nlet b",
      "export default async function () {}\nexport default class {}",
      "export default a\nexport { b as c, d as default }\nexport * as e from 'f'\nexport const g = 1, h = 2",
      "if (a) b\nelse c\nlet d",
      "do a\nwhile (b) let$ = 1\nlet d",
      "return a\nlet b",
      "throw a\nlet b",
      "using\na\nlet b",
      "using = 1; using[0]; using(a); using in b\nlet c",
      "using a = b\nawait using c = d\nlet e",
      "await a\nfor await (const b of c) d\nlet e",
      "a in b; 1 in d\nlet e",
      "/* a */ let b /* c\n */ let d // e\nlet f",
      "let a = b !== c, d = e >>> f, g = h ?? i, j = k ** l",
      "a ||= b; c &&= d; e ??= f; g **= h; i >>>= j\nlet k",
      "while (a) if (b) for (;;) { var c } else with_(d)\nlet e",
      "label: { break label }\nlet e",
      "debugger\nlet a; let b",
      "",
    ]
  ) compare(source, JSON.stringify(source));
});
