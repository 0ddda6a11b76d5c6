import { assertEquals } from "@std/assert";
import { parseMarkdown } from "../../../lib/display/markdown/mod.ts";

const DIALECT = { resolve: (address: string) => address };
const parse = (text: string) => parseMarkdown(text, undefined, DIALECT);

Deno.test("parseMarkdown() reads raw HTML as such where a notebook's text is read", () => {
  assertEquals(parse('<div align="center">\n\na <b>b</b>\n\n</div>'), [
    { type: "html", text: '<div align="center">' },
    {
      type: "paragraph",
      content: [
        { type: "text", text: "a " },
        { type: "html", text: "<b>" },
        { type: "text", text: "b" },
        { type: "html", text: "</b>" },
      ],
    },
    { type: "html", text: "</div>" },
  ]);
  assertEquals(parse("<!-- a\n\nb -->\nc")[0], {
    type: "html",
    text: "<!-- a\n\nb -->",
  });
  assertEquals(parse("a < b and <3")[0]?.type, "paragraph");
});

Deno.test("parseMarkdown() keeps raw HTML as text elsewhere", () => {
  assertEquals(parseMarkdown("<b>x</b>"), [
    { type: "paragraph", content: [{ type: "text", text: "<b>x</b>" }] },
  ]);
});

Deno.test("parseMarkdown() takes formulas over many lines whole, whatever their lines begin with", () => {
  assertEquals(parse("$$\na\n= b\n- c\n$$\ntext"), [
    { type: "math", text: "a\n= b\n- c" },
    { type: "paragraph", content: [{ type: "text", text: "text" }] },
  ]);
  assertEquals(
    parse("\\begin{align}\n# &= 1 \\\\\n\\end{align}")[0]?.type,
    "math",
  );
  assertEquals(parse("$$x$$")[0], { type: "math", text: "x" });
});

Deno.test("parseMarkdown() leaves what is no formula as text", () => {
  for (
    const text of [
      "$$\nnever closed\n\n# Title",
      "$5 and $6",
      "it costs $5 or so, CAD$ 6",
      "$ x $",
    ]
  ) {
    const [block] = parse(text);
    assertEquals(
      block?.type === "paragraph" &&
        block.content.some(({ type }) => type === "math"),
      false,
      text,
    );
    assertEquals(block?.type, "paragraph", text);
  }
});

Deno.test("parseMarkdown() keeps addresses as the dialect resolves them, pictures in links too", () => {
  const long = `data:image/png;base64,${"A".repeat(20_000)}`;
  assertEquals(parse(`[![b](b.png)](a.ipynb#x) ![](${long})`), [{
    type: "paragraph",
    content: [
      {
        type: "link",
        url: "a.ipynb#x",
        children: [{ type: "image", url: "b.png", alt: "b" }],
      },
      { type: "text", text: " " },
      { type: "image", url: long, alt: "" },
    ],
  }]);
});
