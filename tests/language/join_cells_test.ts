import { assert, assertEquals } from "@std/assert";
import { joinCells, outlineCells } from "../../lib/language/mod.ts";

async function joined(...sources: string[]) {
  const cells = await outlineCells(
    sources.map((source, n) => ({ id: `${n}`, source })),
  );
  return joinCells(cells, { head: "" });
}

Deno.test("joinCells() keeps cells as they are where nothing is defined twice", async () => {
  const { code } = await joined(
    "import a from 'a';",
    "a // end",
    "{ b: 1 } // c",
    "export const d = 1",
  );
  assertEquals(
    code,
    "import a from 'a';\n;\na // end\n;\n({ b: 1 } // c\n)\n;\n       const d = 1\n;\n",
  );
});

Deno.test("joinCells() begins a block where a name is defined again, functions at once", async () => {
  const { code } = await joined(
    "var a = 1; function f() {}",
    "a; const a = 2",
    "f(); function f() {}",
  );
  assertEquals(
    code,
    "let a = 1; function f() {}\n;\na; ;{const a = 2\n;\n{f(); function f() {}\n;\n}}",
  );
});

Deno.test("joinCells() begins a block in front of words that it changes", async () => {
  const { code } = await joined(
    "let a = 1, b = 2",
    "a; var a = 2; a",
    "b; export const b = 3",
  );
  assertEquals(
    code,
    "let a = 1, b = 2\n;\na; ;{let a = 2; a\n;\nb; ;{       const b = 3\n;\n}}",
  );
});

Deno.test("joinCells() begins no block within a declaration", async () => {
  const { code } = await joined("class A {}", "A; abstract class A {}");
  assertEquals(code, "class A {}\n;\nA; ;{abstract class A {}\n;\n}");
});

Deno.test("joinCells() puts imports of cells in blocks at the beginning, the same one once", async () => {
  const { code, prefix } = await joined(
    "import { x } from 'x'; const $ = 1",
    "const x = 1",
    "// @ts-ignore: why\nimport { y } from 'y';\nimport { x } from 'x'",
    "import { x, y as z } from 'x'",
  );
  assertEquals(prefix, "$$");
  const head = code.slice(0, code.indexOf("import { x } from 'x'; const $"));
  assertEquals(
    head,
    "// @ts-ignore: why\nimport { y } from 'y';\n" +
      `import { x as $$i1 } from 'x';\nimport { y as z } from 'x';\n`,
  );
  assert(code.includes("{type x = $$i1; const x = $$i1;"));
});

Deno.test("joinCells() leaves out what is no TypeScript and ends nothing with throw", async () => {
  const { code } = await joined(
    "let a = ;",
    "throw new Error()\nif (1)\n  throw 2",
  );
  assertEquals(code, "void  new Error()\nif (1)\n  throw 2\n;\n");
});

Deno.test("joinCells() finds every character of every cell again", async () => {
  const sources = [
    "export const a = '𝒳';\r\na",
    "const a = 2;\r\nimport { b } from 'b';\nb; export default a",
    "{ a,\n b }",
    "",
    "declare global { interface G { x: 1 } }\nvar a = 3",
  ];
  const { code, origin, place } = await joined(...sources);
  const found = sources.map(() => new Set<number>());
  for (let offset = 0; offset < code.length; offset++) {
    const at = origin(offset);
    const source = sources[at?.cell ?? -1];
    if (at === undefined || source === undefined) continue;
    if (source[at.offset] === code[offset]) found[at.cell]?.add(at.offset);
  }
  for (const [cell, source] of sources.entries()) {
    const lost = [...source].filter((_, n) => !found[cell]?.has(n)).join("");
    assert(/^(?:e?xport|default|v?ar| )*$/.test(lost), lost);
  }
  const line = code.split(/\r?\n/).findIndex((text) => text.startsWith("b;"));
  assertEquals(place(line + 1, 1), { cell: 1, line: 3, column: 1 });
});
