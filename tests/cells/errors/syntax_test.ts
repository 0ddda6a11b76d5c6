import { assertEquals } from "@std/assert";
import { stripAnsiCode } from "@std/fmt/colors";
import {
  earlyError,
  renderSyntaxError,
} from "../../../lib/cells/errors/mod.ts";
import { CellChild } from "../prelude/_cell_child.ts";

const originalPosition = (line: number, column: number) => ({ line, column });

Deno.test("renderSyntaxError() marks the place in the cell", () => {
  const shown = renderSyntaxError(
    { message: "Expected ';'", line: 2, column: 6, endColumn: 10 },
    { label: "cell [3]", source: "let a;\nconst oops oops;\na;" },
  );
  assertEquals([shown.name, shown.message], ["SyntaxError", "Expected ';'"]);
  assertEquals(stripAnsiCode(shown.traceback.join("\n")).split("\n"), [
    "SyntaxError: Expected ';'",
    "  cell [3], line 2",
    "    1 │ let a;",
    "  > 2 │ const oops oops;",
    "      │       ^^^^",
    "    3 │ a;",
  ]);
});

Deno.test("renderSyntaxError() marks the end for what is missing there, and needs no label", () => {
  const shown = renderSyntaxError(
    { message: "Unexpected end", line: 4, column: 0, endColumn: undefined },
    { label: "", source: "a;\nf(\n\n" },
  );
  assertEquals(stripAnsiCode(shown.traceback.join("\n")).split("\n"), [
    "SyntaxError: Unexpected end",
    "  line 2",
    "    1 │ a;",
    "  > 2 │ f(",
    "      │   ^",
    "    3 │",
  ]);
});

Deno.test("earlyError() finds what V8 refuses before anything runs", async () => {
  await using child = await CellChild.start();
  for (
    const [code, message, line, column] of [
      ["let a = ;", "Unexpected token ';'", 1, 8],
      ["f();\n  return 1;", "Illegal return statement", 2, 2],
      [
        "let x;\nlet x;",
        "Identifier 'x' has already been declared",
        2,
        4,
      ],
      ["f(", "Unexpected end of input", 2, 27],
    ] as const
  ) {
    const { details = {} } = await child.run(code);
    const found = earlyError(details, { originalPosition });
    assertEquals(found.message, message);
    assertEquals([found.line, found.column], [line, column], code);
  }
});

Deno.test("earlyError() maps the place and takes details that lack everything", () => {
  const moved = earlyError(
    {
      lineNumber: 4,
      columnNumber: 2,
      exception: { description: "SyntaxError: m\n    at x" },
    },
    { originalPosition: (line, column) => ({ line: line + 10, column }) },
  );
  assertEquals(moved, { message: "m", line: 14, column: 2 });
  assertEquals(earlyError({}, { originalPosition }), {
    message: "Invalid code",
    line: 1,
    column: 0,
  });
});
