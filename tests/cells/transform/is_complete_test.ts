import { assertEquals } from "@std/assert";
import { isComplete } from "../../../lib/cells/transform/mod.ts";
import { corpus } from "./_reference.ts";

Deno.test("isComplete() lets whole cells run", () => {
  for (
    const source of [
      "",
      "1",
      "1 + 1;",
      "// (",
      '"("',
      "/[(]/",
      "`${'`'}`",
      "await f()",
      "if (a) {\n  b\n}",
      "try {\n} catch {\n}",
      "{ a: 1, b: 2 }",
      "{ let a = 1 }",
      "type A = { a: 1 }",
      "interface A { a: 1 }",
      "enum A { a }",
      "namespace A { export const a = 1 }",
      "@d class A {}",
      "<a>b</a>",
      "const a = (\n  <a b={c}>\n    <d />\n  </a>\n)",
      "f<T>(<b/>)",
      "import { a } from './a.ts'",
      "return 1",
    ]
  ) assertEquals(isComplete(source), { status: "complete" }, source);
});

Deno.test("isComplete() asks for more with an indentation", () => {
  for (
    const [source, indent] of [
      ["if (a) {", "  "],
      ["  if (a) {", "    "],
      ["for (const a of b) {\n  if (a) {", "    "],
      ["if (a)", "  "],
      ["if (a) b\nelse", "  "],
      ["while (a)", "  "],
      ["do", "  "],
      ["f(", "  "],
      ["f(a,", "  "],
      ["f(a,\n  b,", "  "],
      ["a.map((b) => {", "  "],
      ["const a = [", "  "],
      ["{ a: 1,", "  "],
      ["{ a: 1, b: 2", "  "],
      ["let a =", "  "],
      ["a =>", "  "],
      ["a +", ""],
      ["a ||", ""],
      ["a ?", ""],
      ["a.", ""],
      ["!", ""],
      ["await", ""],
      ["function f()", ""],
      ["class A extends", ""],
      ["class A {", "  "],
      ["switch (a) {\n  case 1:", "    "],
      ["interface A {", "  "],
      ["type A =", "  "],
      ["enum A {", "  "],
      ["let a: {", "  "],
      ["import {", "  "],
      ["import a from", ""],
      ["export", ""],
      ["try {", "  "],
      ["@d", ""],
      ["`a", ""],
      ["`a ${", "  "],
      ["`a ${b} c", ""],
      ["tag`a", ""],
      ["String.raw`a\n  b", ""],
      ["f(1, tag`a ${b} c", ""],
      ["tag`a ${", "  "],
      ["tag`a ${f(", "  "],
      ["/* a", ""],
      ["1;\n/* a\n  b", ""],
      ["'a\\", ""],
      ["<a>", "  "],
      ["<a>\n  <b>", "    "],
    ] as const
  ) {
    assertEquals(isComplete(source), { status: "incomplete", indent }, source);
  }
});

Deno.test("isComplete() tells what no further line can mend", () => {
  for (
    const source of [
      ")",
      "}",
      "f)",
      "let 1",
      "a b",
      "'a",
      "/a",
      "let a = ) 3\nf(",
      "0x",
      "case 1:",
      "<a></a></b>",
    ]
  ) assertEquals(isComplete(source), { status: "invalid" }, source);
});

Deno.test("isComplete() asks for more at every line break inside a bracket of real programs", async () => {
  for await (
    const { path, code } of corpus(new URL("../../../", import.meta.url))
  ) {
    assertEquals(isComplete(code).status, "complete", path);
    const lines = code.split("\n");
    for (let n = 1; n < lines.length; n += 7) {
      const part = lines.slice(0, n).join("\n");
      if (!/[({[]$/.test(part)) continue;
      if (/^\s*(?:\/[/*]|\*)/.test(lines[n - 1] ?? "")) continue;
      assertEquals(isComplete(part).status, "incomplete", `${path}:${n}`);
    }
  }
});
