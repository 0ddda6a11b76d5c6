import { assertEquals } from "@std/assert";
import { findOutOfOrderUses, outlineCells } from "../../lib/language/mod.ts";

async function late(...sources: string[]): Promise<string[]> {
  const cells = await outlineCells(
    sources.map((source, n) => ({ id: `${n}`, source })),
  );
  return findOutOfOrderUses(cells).map(({ name, cell, definedIn }) =>
    `${name} ${cell} ${definedIn}`
  );
}

Deno.test("findOutOfOrderUses() finds values of every kind", async () => {
  assertEquals(
    await late(
      "f(); new C(); E.a; x; y",
      "function f() {} class C {}",
      "enum E { a }",
      "import x from 'x'; var { y } = { y: 1 }",
    ),
    ["f 0 1", "C 0 1", "E 0 2", "x 0 3", "y 0 3"],
  );
});

Deno.test("findOutOfOrderUses() is silent where it can be right", async () => {
  assertEquals(
    await late(
      "const f = () => x; let t: T; typeof y; name2.x; name; o.x; ({ x: 1 }); x2",
      "const x = 1; type T = string; const y = 2; const name = 's'",
    ),
    [],
  );
  // It was there before; a cell that cannot be read may define it.
  assertEquals(await late("let a = 1", "a", "let a = 2"), []);
  assertEquals(await late("const a = ;", "a", "let a = 2"), []);
  assertEquals(await late("const a = a2 + 1; let a2 = 1"), []);
});
