import { assertEquals } from "@std/assert";
import { cellVariables } from "../../../lib/cells/mod.ts";

Deno.test("cellVariables() gives names, types and values as written", () => {
  assertEquals(
    cellVariables(
      "let year: number = 2020; // the year\n" +
        'const tags: string[] = ["a=b", `c\n${1}`], map: Map<string, () => void> = new Map();\n' +
        "export const { a, b: [c] } = thing;\nvar f = (x: number) => x;\nlet open;",
    ),
    [
      { name: "year", kind: "let", type: "number", value: "2020" },
      {
        name: "tags",
        kind: "const",
        type: "string[]",
        value: '["a=b", `c\n${1}`]',
      },
      {
        name: "map",
        kind: "const",
        type: "Map<string, () => void>",
        value: "new Map()",
      },
      { name: "a", kind: "const" },
      { name: "c", kind: "const" },
      { name: "f", kind: "var", value: "(x: number) => x" },
      { name: "open", kind: "let" },
    ],
  );
});

Deno.test("cellVariables() leaves out what is declared deeper, and what is no TypeScript", () => {
  assertEquals(cellVariables("for (let i = 0; i < 1; i++) { let j = 1; }"), []);
  assertEquals(cellVariables("function f() { let a = 1; }\nclass B {}"), []);
  assertEquals(cellVariables("let a = "), []);
});

Deno.test("cellVariables() finds names beside an enum", () => {
  assertEquals(
    cellVariables("enum Size { small }\nlet size: Size = Size.small;")
      .filter(({ name }) => name === "size"),
    [{ name: "size", kind: "let" }],
  );
});
