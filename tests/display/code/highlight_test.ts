import { assert, assertEquals } from "@std/assert";
import { tokenize } from "../../../lib/display/code/highlight.ts";

/** The pieces of a kind, one after another. */
function pieces(code: string, language: string, kind: string): string[] {
  const tokens = tokenize(code, language);
  // Whatever is coloured, nothing is lost.
  assertEquals(tokens.map(({ text }) => text).join(""), code);
  return tokens.filter((token) => token.kind === kind).map(({ text }) => text);
}

Deno.test("tokenize() tells keywords, strings, numbers and comments apart", () => {
  const code =
    'export const a: Row = f("x // y", `t ${a}`, 0xFF) + 1_000.5; // end';
  assertEquals(pieces(code, "TypeScript", "keyword"), ["export", "const"]);
  assertEquals(pieces(code, "ts", "string"), ['"x // y"', "`t ${a}`"]);
  assertEquals(pieces(code, "ts", "number"), ["0xFF", "1_000.5"]);
  assertEquals(pieces(code, "ts", "comment"), ["// end"]);
  assertEquals(pieces(code, "ts", "type"), ["Row"]);
  assertEquals(pieces(code, "ts", "name"), ["f"]);
});

Deno.test("tokenize() reads Python's long strings and decorators", () => {
  const code = '@cache\ndef f(x):\n    """Doc "s"\n    # no"""  # yes\n';
  assertEquals(pieces(code, "python", "string"), ['"""Doc "s"\n    # no"""']);
  assertEquals(pieces(code, "py", "comment"), ["# yes"]);
  assertEquals(pieces(code, "py", "type"), ["@cache"]);
});

Deno.test("tokenize() tells names of JSON and YAML from their values", () => {
  assertEquals(pieces('{"a": "b", "c": [null, 1]}', "json", "name"), [
    '"a"',
    '"c"',
  ]);
  const yaml = "# x\na:\n  - b: don't\n    c-d: 'e'  # f\n";
  assertEquals(
    pieces(yaml, "yaml", "name").map((name) => name.trim()),
    ["a", "- b", "c-d"],
  );
  assertEquals(pieces(yaml, "yaml", "string"), ["'e'"]);
  assertEquals(pieces(yaml, "yml", "comment"), ["# x", "# f"]);
});

Deno.test("tokenize() colours the tags of HTML and leaves its text alone", () => {
  const code = '<!-- c --><a href="x">Hello (World)</a>';
  assertEquals(pieces(code, "html", "keyword"), ["<a", ">", "</a", ">"]);
  assertEquals(pieces(code, "html", "name"), ["href"]);
  assertEquals(pieces(code, "html", "string"), ['"x"']);
  assertEquals(pieces(code, "html", "type"), []);
});

Deno.test("tokenize() knows SQL in any case, shells, CSS and differences", () => {
  assertEquals(
    pieces("select a FROM b WHERE c = 'it''s' -- d", "sql", "keyword"),
    ["select", "FROM", "WHERE"],
  );
  assertEquals(
    pieces("export A=$B # c\ncurl x.y/#z", "sh", "comment"),
    ["# c"],
  );
  assertEquals(
    pieces(".a { color: #fff; margin: 0 1.5em }", "css", "name"),
    ["color", "margin"],
  );
  const diff = "--- a\n+++ b\n@@ -1 +1 @@\n same\n-old\n+new";
  assertEquals(pieces(diff, "diff", "added"), ["+new"]);
  assertEquals(pieces(diff, "patch", "removed"), ["-old"]);
});

Deno.test("tokenize() leaves what it does not know as it is", () => {
  for (const language of ["", "nothing", "constructor", "__proto__"]) {
    assertEquals(tokenize("const a = 1;", language), [
      { kind: "plain", text: "const a = 1;" },
    ]);
  }
});

Deno.test("tokenize() takes time in proportion to any code", () => {
  const languages = "ts python r sh sql yaml json css html diff java go".split(
    " ",
  );
  const parts = ["a", "/*", '"', "'", "`", "<", "a:", "- ", "<!--", "a: ", "#"];
  for (const language of languages) {
    for (const part of [...parts, "''", "1", "1_", "\\", "a=", "\n+"]) {
      const code = part.repeat(190_000 / part.length);
      const start = performance.now();
      tokenize(code, language);
      // Squares of the length would take minutes, and a slow machine seconds.
      assert(performance.now() - start < 10_000, `${language} ${part}`);
    }
  }
});

Deno.test("tokenize() colours Markdown and leaves its text alone", () => {
  const tokens = tokenize(
    "# Title\n\n- a **b** `c`\n```ts\n# no\n```\n[x](y)",
    "md",
  );
  assertEquals(
    tokens.filter(({ kind }) => kind !== "plain").map((
      { kind, text },
    ) => [kind, text]),
    [
      ["keyword", "# Title"],
      ["keyword", "-"],
      ["type", "**b**"],
      ["string", "`c`"],
      ["string", "```ts\n# no\n```"],
      ["name", "[x](y)"],
    ],
  );
});

Deno.test("tokenize() tells regular expressions from divisions", () => {
  const strings = (code: string) =>
    tokenize(code, "ts").filter(({ kind }) => kind === "string")
      .map(({ text }) => text);
  assertEquals(strings(`x.replace(/["'/]+\\//gu, "a")`), [
    `/["'/]+\\//gu`,
    '"a"',
  ]);
  assertEquals(strings("return /`/.test(b) ? 'c' : d"), ["/`/", "'c'"]);
  assertEquals(strings("a / b / c; (a) / 2 / 'd'"), ["'d'"]);
  assertEquals(strings("// a / b\n/* c */ d"), []);
});

Deno.test("tokenize() takes a string before a colon for a name only where one stands", () => {
  const kindOf = (code: string) =>
    tokenize(code, "ts").find(({ text }) => text === '"a"')?.kind;
  assertEquals(kindOf('x = { "a": 1 }'), "name");
  assertEquals(kindOf('x ? "a" : b'), "string");
  assertEquals(kindOf('switch (x) { case "a": }'), "string");
});
