import { assertEquals } from "@std/assert";
import {
  CellSyntaxError,
  isComplete,
  transformCell,
} from "../../../lib/cells/transform/mod.ts";

const DEEP: Readonly<Record<string, (n: number) => string>> = {
  parentheses: (n) => "(".repeat(n) + "1" + ")".repeat(n),
  arrays: (n) => "[".repeat(n) + "]".repeat(n),
  objects: (n) => "({a:".repeat(n) + "1" + "})".repeat(n),
  blocks: (n) => "{".repeat(n) + "}".repeat(n),
  arrows: (n) => "a=>".repeat(n) + "1",
  members: (n) => "a" + ".b".repeat(n),
  ifs: (n) => "if(a)".repeat(n) + "b",
  templates: (n) => "`${".repeat(n) + "1" + "}`".repeat(n),
  functions: (n) => "function f(){".repeat(n) + "}".repeat(n),
  news: (n) => "new ".repeat(n) + "a",
  awaits: (n) => "await ".repeat(n) + "1",
  types: (n) => "let x: " + "A<".repeat(n) + "B" + ">".repeat(n),
  functionTypes: (n) => "let x: " + "()=>".repeat(n) + "B",
  negations: (n) => "! ".repeat(n) + "1",
  sums: (n) => "1+".repeat(n) + "1",
  conditions: (n) => "a?b:".repeat(n) + "1",
};

Deno.test("transformCell() survives cells that nest too deeply for Deno's compiler", async () => {
  for (const [name, make] of Object.entries(DEEP)) {
    for (const depth of [400, 30_000]) {
      const source = make(depth);
      assertEquals(typeof isComplete(source).status, "string", name);
      try {
        await transformCell(source, {
          declared: new Map(),
          baseUrl: "file:///notebooks/",
        });
      } catch (error) {
        if (!(error instanceof CellSyntaxError)) throw error;
      }
    }
  }
});
