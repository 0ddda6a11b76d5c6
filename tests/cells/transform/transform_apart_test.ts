import { assertEquals, assertRejects } from "@std/assert";
import {
  CellSyntaxError,
  transformApart,
  transformCell,
  type TransformedCell,
} from "../../../lib/cells/transform/mod.ts";

const CONTEXT = { declared: new Map(), baseUrl: "file:///notebooks/" };

/** Long enough to be compiled in a process of its own. */
const PADDING = "\n" + "// padding that takes its room\n".repeat(500);

const CELLS: Readonly<Record<string, string>> = {
  "types":
    "const a: number = 1; function f<T>(x: T): T { return x }\nf(a as never);",
  "imports":
    'import { join } from "./a.ts";\nimport * as path from "node:path";\njoin; path;',
  "enums and namespaces":
    "enum A { b = 1, c }\nnamespace N { export const d = 2 }\nA.c + N.d;",
  "constants that are assigned to": "const a = 1;\na ||= 2;\na = 3;",
  "dynamic imports": 'const m = await import("./" + "b.ts");\nimport.meta.url;',
};

function places(cell: TransformedCell): unknown[] {
  return cell.code.split("\n").slice(0, 6).flatMap((text, line) =>
    Array.from(
      { length: text.length + 1 },
      (_, column) => cell.originalPosition(line + 1, column),
    )
  );
}

for (const [what, source] of Object.entries(CELLS)) {
  Deno.test(`transformApart() does as transformCell() does: ${what}`, async () => {
    const apart = await transformApart(source + PADDING, CONTEXT);
    const here = await transformCell(source + PADDING, CONTEXT);
    assertEquals(apart.code, here.code);
    assertEquals([...apart.declares], [...here.declares]);
    assertEquals(places(apart), places(here));
  });
}

Deno.test("transformApart() knows what earlier cells declared", async () => {
  const { declares } = await transformCell("const a = 1;", CONTEXT);
  const context = { ...CONTEXT, declared: declares };
  const source = "a = 2;" + PADDING;
  const apart = await transformApart(source, context);
  assertEquals(apart.code, (await transformCell(source, context)).code);
});

Deno.test("transformApart() tells where a long cell is wrong", async () => {
  const error = await assertRejects(
    async () =>
      await transformApart(`const a = 1;\nconst b = ;${PADDING}`, CONTEXT),
    CellSyntaxError,
  );
  assertEquals([error.line, error.column], [2, 10]);
});

/** Cells that end a compiler by its stack, whatever counts brackets. */
const DEEP: Readonly<Record<string, string>> = {
  "brackets": "(".repeat(20_000) + ")".repeat(20_000),
  "brackets with others in strings": '(")"+'.repeat(20_000) + "1" +
    ")".repeat(20_000),
  "brackets between commas": "x = " + '(0,")",'.repeat(20_000) + "1" +
    ")".repeat(20_000),
  "classes": "class A{x=".repeat(20_000) + "1" + "}".repeat(20_000),
  "arrows": "()=>".repeat(20_000) + "1",
  "types": "let a: " + "A<".repeat(20_000) + "1" + ">".repeat(20_000),
};

for (const [what, source] of Object.entries(DEEP)) {
  Deno.test(`transformApart() survives ${what} without end`, async () => {
    await assertRejects(
      async () => await transformApart(source, CONTEXT),
      CellSyntaxError,
      "too many levels",
    );
  });
}
