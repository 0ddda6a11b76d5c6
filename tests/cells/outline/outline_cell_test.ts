import { assertEquals } from "@std/assert";
import { outlineCell } from "../../../lib/cells/mod.ts";

async function definitions(source: string): Promise<string[]> {
  const { definitions, code } = await outlineCell(source);
  return definitions.map(({ name, kind, start, end }) => {
    assertEquals(code.slice(start, end), name);
    return `${name} ${kind}`;
  });
}

async function uses(source: string): Promise<string[]> {
  const { uses, code } = await outlineCell(source);
  return uses.map(({ name, deferred, start, end }) => {
    assertEquals(code.slice(start, end), name);
    return deferred ? `${name} later` : name;
  });
}

Deno.test("outlineCell() finds every kind of definition at its place", async () => {
  assertEquals(
    await definitions("const { a, b: [c = 1], ...d } = o, e = 2; let f; var g"),
    ["a const", "c const", "d const", "e const", "f let", "g var"],
  );
  assertEquals(
    await definitions(
      "function f() { var no = 1; } async function* g() {}\nclass A {} using r = x;",
    ),
    ["f function", "g function", "A class", "r using"],
  );
  assertEquals(
    await definitions(
      "enum E { a }\nconst enum F { b }\nnamespace N.M { export const v = 1 }\ninterface I {}\ntype T<U> = U;\ndeclare const d: string;",
    ),
    ["E class", "F class", "N class", "I type", "T type", "d type"],
  );
  assertEquals(
    await definitions("for (var i = 0; i < 2; i++) { var j = i; let no }"),
    ["i var", "j var"],
  );
  assertEquals(await definitions("@dec class K { @dec m() {} }"), ["K class"]);
  assertEquals(await definitions("\ufeffconst 変𝒳 = '\u2028';"), ["変𝒳 const"]);
});

Deno.test("outlineCell() takes no name of a function or block for a use", async () => {
  assertEquals(await uses("{ let a = 1; a; } b"), ["b"]);
  assertEquals(
    await uses("const f = (b, { c, d = e }, ...g) => b + c + d + g + h;"),
    ["h later"],
  );
  assertEquals(await uses("try { a } catch ({ b }) { b; c }"), ["a", "c"]);
  assertEquals(
    await uses(
      "const o = { p, q: r, [s]: 1, t() { return u }, get v() { return w } };",
    ),
    ["p", "r", "s", "u later", "w later"],
  );
  assertEquals(
    await uses(
      "label: for (const x of y) { if (x) continue label; break label }",
    ),
    ["y"],
  );
  assertEquals(
    await uses("class A extends B { c = d; static e = f; [g]() { return h } }"),
    ["B", "d later", "f later", "g", "h later"],
  );
  assertEquals(await uses("`${a} b ${`${c}`}`; d?.e.f; /g/.test('h')"), [
    "a",
    "c",
    "d",
  ]);
  assertEquals(
    await uses("const a: B = c as D; function f(x: E): F { return <G>x }"),
    ["c"],
  );
  assertEquals(await uses("typeof maybe === 'undefined'; typeof (other)"), []);
  assertEquals(await uses("const e = <p title={a}>don't {b}</p>;"), ["a", "b"]);
});

Deno.test("outlineCell() reads imports and exports", async () => {
  const source =
    `import a, { b as c, type T, "x y" as e } from "./x.ts" with { type: "json" };
import * as ns from 'n'; import type Q from "q"; import "effect";
export * from "m"; export { a as z };
export default { d: 1 };
import("dynamic"); import.meta.url;`;
  const { imports, exports, code } = await outlineCell(source);
  assertEquals(
    imports.map(({ specifier, names, exports }) => [
      exports ? `export ${specifier}` : specifier,
      ...names.map(({ name, as, type }) =>
        `${type ? "type " : ""}${name} as ${as}`
      ),
    ]),
    [
      ["./x.ts", "default as a", "b as c", "type T as T", "x y as e"],
      ["n", "* as ns"],
      ["q", "type default as Q"],
      ["effect"],
      ["export m"],
    ],
  );
  const [first] = imports;
  assertEquals(
    code.slice(first?.from.start, first?.from.end),
    '"./x.ts" with { type: "json" }',
  );
  assertEquals(
    exports.map(({ kind, start, end }) => [kind, code.slice(start, end)]),
    [["names", "export { a as z }"], ["default", "export default"]],
  );
});

Deno.test("outlineCell() tells an object from a block, and blanks what no compiler takes", async () => {
  assertEquals((await outlineCell("{ a: 1, b }")).isObject, true);
  assertEquals((await outlineCell("{ const a = 1; a }")).isObject, false);
  const { code, error } = await outlineCell("%reload\nlet a = 1");
  assertEquals([code, error], ["       \nlet a = 1", undefined]);
});

Deno.test("outlineCell() tells where a cell is wrong, and what it still imports", async () => {
  const { error, imports, uses } = await outlineCell(
    'import { z } from "zod";\nlet x = ;',
  );
  assertEquals([error?.line, error?.column], [2, 8]);
  assertEquals(imports.map(({ specifier }) => specifier), ["zod"]);
  assertEquals(uses, []);
});
