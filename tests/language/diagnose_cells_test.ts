import { assertEquals } from "@std/assert";
import { toFileUrl } from "@std/path";
import {
  diagnoseCells,
  LanguageServer,
  outlineCells,
} from "../../lib/language/mod.ts";

/** What is said of cells: cell, line, column, code, in one line each. */
type Said = (...sources: string[]) => Promise<string[]>;

/** One process answers all: each test is a step. */
async function withServer(
  run: (said: Said, folder: string) => Promise<void>,
): Promise<void> {
  const folder = await Deno.makeTempDir({ prefix: "cenote-language-" });
  try {
    const url = `${toFileUrl(folder).href}/`;
    await using server = await LanguageServer.start({ folders: [url] });
    await run(async (...sources) => {
      const cells = await outlineCells(
        sources.map((source, n) => ({ id: `${n}`, source })),
      );
      const { diagnostics, isChecked } = await diagnoseCells(cells, {
        server,
        url: `${url}notebook.ipynb`,
      });
      assertEquals(isChecked, true);
      return diagnostics.map(({ cell, start, code }) =>
        `${cell} ${start.line}:${start.column} ${code}`
      );
    }, folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

/** Cells in which everything is right. */
const RIGHT: Readonly<Record<string, readonly string[]>> = {
  "a const becomes a function, and earlier functions keep it": [
    "const a = 1; const twice = () => a * 2;",
    "function a() { return 's'; } a().length;",
    "const t: number = twice(); t; const s: string = a(); s;",
  ],
  "a class follows an interface, a type a value": [
    "interface P { x: number } const p: P = { x: 1 }; p.x;",
    "class P { y = 1 } new P().y; p.x;",
    "type p = P; const q: p = new P(); q; p.x;",
  ],
  "an import is redeclared and comes back": [
    "import { join } from 'node:path'; join('a');",
    "const join = 5; join.toFixed();",
    "import { join } from 'node:path'; join('a').length;",
    "import { join, dirname } from 'node:path'; join(dirname('b'));",
    "class EventEmitter { zip = 1 } new EventEmitter().zip;",
    "import { EventEmitter } from 'node:events'; const e: EventEmitter = new EventEmitter(); e.on('a', () => {});",
  ],
  "a name changes its meaning in the middle of a cell": [
    "const x = 1;",
    "x.toFixed(); const x = 's'; x.length;",
    "const x = x.length + 1; x;",
  ],
  "patterns, enums, namespaces and global types": [
    "const { a, b: [c] } = { a: 1, b: ['x'] }; a; c.length;",
    "const [a, ...rest] = 'xy'; a.length; rest.length;",
    "enum E { a } E.a;",
    "enum E { b } E.b;",
    "declare global { interface Zip { a: 1 } } const z: Zip = { a: 1 }; z;",
  ],
  "a function calls what a later cell defines": [
    "function f() { return helper(1) + late; }",
    "const a = 1; a;",
    "const a = 's'; function helper(n: number) { return n; } const late = 4; a;",
    "f();",
  ],
  "state that cells change": [
    "let count = 0; function inc() { count++; } let later: number | undefined; later;",
    "inc(); count; later = 5;",
    "later.toFixed();",
    "using r = { [Symbol.dispose]() {} }; r;",
    "using r = { [Symbol.dispose]() {} }; r; outer: for (;;) { break outer; }",
  ],
  "a cell that throws does not hide the next": [
    "const x: string | undefined = Math.random() > 2 ? 's' : undefined; x;",
    "throw new Error('meant');",
    "if (x === undefined) throw new Error('q');",
    "x.length;",
  ],
  "comments say what to ignore": [
    "// @ts-ignore: meant\nconst a: number = 's'; a;",
    "const b: number = 1; // @ts-expect-error meant\nconst c: number = 's'; b; c;",
    "// deno-lint-ignore-file no-explicit-any\nlet d: any = 1; d = 2; d;",
    "// deno-lint-ignore no-unused-vars -- meant\nconst e = 1;",
  ],
  "what cells have besides programs": [
    "%reload\nDeno.jupyter.md`x`; _; _error; Deno.jupyter.comms.list();",
    "{ a: 1 } // an object",
    "export const b = 1; export default { b }; export { b as c };",
    "export default class {}",
    "",
    "await Promise.resolve(1); import fs = require('node:fs'); fs.statSync;",
  ],
};

Deno.test("diagnoseCells() finds nothing in cells that are right", async (t) => {
  await withServer(async (said) => {
    for (const [name, cells] of Object.entries(RIGHT)) {
      await t.step(name, async () => assertEquals(await said(...cells), []));
    }
  });
});

Deno.test("diagnoseCells() finds what is wrong, at its place", async (t) => {
  await withServer(async (said, folder) => {
    await t.step("types through redefinitions, in every cell", async () => {
      assertEquals(
        await said(
          "const a = 1; const s: string = a; s;",
          "const a = 's';\r\n\tconst n: number = a; n;",
          "const 変 = '𝒳'; const m: number = 変; m; nowhere;",
        ),
        ["0 1:20 TS2322", "1 2:8 TS2322", "2 1:23 TS2322", "2 1:41 TS2304"],
      );
    });
    await t.step("a cell that is no TypeScript, beside others", async () => {
      // What the cell would have defined is not missing in others.
      assertEquals(
        await said("const a = 1;\nconst b = ;", "a + b;"),
        ["0 2:11 syntax-error"],
      );
      assertEquals(
        await said("const a = 1;", "}", "const c: string = a; c;"),
        ["1 1:1 syntax-error", "2 1:7 TS2322"],
      );
    });
    await t.step("what is used before it is defined", async () => {
      assertEquals(
        await said("total + 1; (() => total)();", "const total = 3; total;"),
        ["0 1:1 out-of-order", "0 1:19 out-of-order"],
      );
    });
    await t.step("what is defined and used nowhere", async () => {
      assertEquals(
        await said(
          "import { join, dirname } from 'node:path'; join('a'); const { p, q } = { p: 1, q: 2 };",
          "let r; type T = 1; class C {} function f() { const g = 1; }",
          "const shadow = 1; const _meant = 2; ((shadow: number) => shadow)(1);",
        ),
        [
          "0 1:16 unused-definition",
          "0 1:63 unused-definition",
          "0 1:66 unused-definition",
          "1 1:5 unused-definition",
          "1 1:13 unused-definition",
          "1 1:26 unused-definition",
          "1 1:40 unused-definition",
          "1 1:52 no-unused-vars",
          "2 1:7 unused-definition",
        ],
      );
    });
    await t.step(
      "imports that lead nowhere, or are not there yet",
      async () => {
        await Deno.writeTextFile(`${folder}/u.ts`, "export const u = 1;");
        assertEquals(
          await said(
            "import x from './nofile.ts'; x;\nimport y from 'npm:not-there@1'; y;",
            "import { u } from './u.ts'; const s: string = u; s;",
          ),
          ["0 1:15 no-local", "0 2:15 not-downloaded", "1 1:35 TS2322"],
        );
      },
    );
    await t.step("comments for one cell hold for that one", async () => {
      assertEquals(
        await said(
          "// @ts-nocheck -- meant\nconst b: number = 's'; b;",
          "const c: number = 's'; c;",
          "// deno-lint-ignore-file no-debugger\ndebugger;",
          "debugger",
        ),
        ["1 1:7 TS2322", "3 1:1 no-debugger"],
      );
    });
  });
});
