import { assertEquals } from "@std/assert";
import { takeCommands } from "../../lib/cells/_commands.ts";

Deno.test("takeCommands() takes %reload from the lines before all code", () => {
  for (
    const source of [
      "%reload",
      "%reload\n",
      "  %reload ;  \nlet a = 1;",
      "\n\n// note\n  // %reload\n%reload\r\nimport './a.ts';",
    ]
  ) {
    const { code, reloads } = takeCommands(source);
    assertEquals(reloads, true, source);
    assertEquals(code.length, source.length, source);
    assertEquals(
      code.replace(/\/\/.*/, "").includes("%"),
      source.includes("// %"),
    );
    assertEquals(code.split("\n").length, source.split("\n").length, source);
  }
});

Deno.test("takeCommands() leaves code alone", () => {
  for (
    const source of [
      "",
      "let a = 7\n%reload",
      "`\n%reload\n`",
      "%reloads",
      "%reload()",
      "// %reload",
      "/*\n%reload\n*/",
      "%reload a",
      "% reload",
    ]
  ) {
    assertEquals(takeCommands(source), { code: source, reloads: false });
  }
});
