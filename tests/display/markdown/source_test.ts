import { assertEquals } from "@std/assert";
import { parseMarkdown } from "../../../lib/display/markdown/blocks.ts";
import { markdownSource } from "../../../lib/display/markdown/source.ts";

const LINES = [
  "# Heading `c` #",
  "## *b* \\#",
  "Title",
  "===",
  "---",
  "- item **b**",
  "* star",
  "1. one",
  "2) two",
  "  - nested",
  "   more",
  "- [x] done",
  "- [ ] open",
  "> quote",
  "> - in quote",
  "```js",
  "```",
  "    code\\tx",
  "| a | b |",
  "|---|--:|",
  "| 1 | `x\\|y` | 3 |",
  "plain text with snake_case and a * b",
  "costs $5, [x](https://a.b/c) and <https://d.e/>",
  "line ends  ",
  "with ![p](https://i.j/k.png) \\[esc\\]",
  "[^1]: note",
  "$x^2$ <b>raw</b> &amp; &copy;",
  "1986. year",
  "+ plus",
  "",
  "",
  "",
];

Deno.test("markdownSource() writes what parseMarkdown() reads back the same", () => {
  let seed = 5;
  const random = (below: number) => {
    seed = (seed * 1_103_515_245 + 12_345) & 0x7fffffff;
    return (seed >> 8) % below;
  };
  for (let i = 0; i < 5_000; i++) {
    const text = Array.from(
      { length: 1 + random(8) },
      () => LINES[random(LINES.length)],
    ).join("\n");
    const blocks = parseMarkdown(text);
    const source = markdownSource(blocks);
    assertEquals(
      markdownSource(parseMarkdown(source)),
      source,
      JSON.stringify(text),
    );
  }
});

Deno.test("markdownSource() leaves no bracket in the text of a link, which readers parse again", () => {
  const source = markdownSource(
    parseMarkdown(
      "[see !\\[a\\](https://x.y/z.png)](https://a.b/) and \\[1\\]",
    ),
  );
  assertEquals(
    source,
    "[see !&#91;a&#93;(https://x.y/z.png)](https://a.b/) and \\[1\\]",
  );
});
