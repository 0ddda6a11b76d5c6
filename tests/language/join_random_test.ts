import { stripTypeScriptTypes } from "node:module";
import { joinCells, outlineCells } from "../../lib/language/mod.ts";
import { rounds } from "../_rounds.ts";

/** Cells that do all kinds of things to few names. */
const POOL = [
  "var a = 1; a",
  "a; var a = 2 // end",
  "let a: number, b = 1\nb",
  "const { a, b: [c] } = o\n;[a, b]",
  "export const b = 1, c = 2",
  "b\nexport function a<T>(x: T): T { return x }",
  "export default a",
  "export default class {}",
  "export default async function a() {}",
  "export default { a, b }",
  "export { a as b }; const c = `x ${a} {`",
  "export * from 'm'\nexport { c } from 'm'",
  "import a, { b as c } from 'm'",
  "// @ts-ignore\nimport { a, type B } from 'm' with { type: 'json' }; a",
  "import * as a from 'n'\nimport type { B } from 'n'",
  "import a = require('m'); a",
  "import a = N.b",
  "enum a { x = 1 }\na.x",
  "const enum B { x }",
  "namespace N { export const b = 1 }",
  "interface B { x: number }\ntype a<T> = T | B",
  "declare global { interface G { x: 1 } }",
  "declare module 'm' { export const a: number }\nclass a { #x = 1; static { a } }",
  "declare const a: string; declare function b(): void",
  "abstract class B<T> { abstract x: T }",
  "for (var a = 0; a < 1; a++) { var c = a }",
  "if (a) { var b = 2 } else throw new Error()",
  "throw new Error('x')",
  "throw a",
  "throw { a }",
  "using a = r; await using c = r",
  "{ a: 1, b }",
  "{ a, b } // object",
  "{ let a = 1; a }",
  "label: for (const a of b) { continue label }",
  "a\n++\nb",
  "(a)",
  "[a] = [b]",
  "`${a}`",
  "/re[/]x/.test('}')",
  "function f(a: number): void\nfunction f(a: string): void\nfunction f(_a: unknown) {}",
  "let x = ;",
  "%reload\nconst a = 1",
  "#!shebang\na",
  "\ufeffconst b = '\u2028'",
  "async () => { await a }",
  "const a = (b, { c } = {}) => b\r\n\r\nlet b",
  "@a class B { @a m() {} }",
  "",
  "// only a comment",
  "do a; while (b)",
];

Deno.test("joinCells() makes a module that can be read of whatever cells there are", async () => {
  const outlined = await outlineCells(
    POOL.map((source, n) => ({
      id: `${n}`,
      source,
      isParameters: n % 7 === 0,
    })),
  );
  let seed = 7;
  const next = (below: number) => {
    seed = (seed * 1103515245 + 12345) % 2 ** 31;
    return Math.floor(seed / 65536) % below;
  };
  for (let round = 0; round < rounds(5000); round++) {
    const cells = Array.from({ length: 1 + next(8) }, () => {
      const cell = outlined[next(outlined.length)];
      if (cell === undefined) throw new RangeError("No such cell");
      return cell;
    });
    const { code } = joinCells(cells);
    try {
      stripTypeScriptTypes(code, { mode: "transform" });
    } catch (cause) {
      throw new Error(`Cannot read:\n${code}`, { cause });
    }
  }
});
