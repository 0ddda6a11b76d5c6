import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { markdown } from "../../../lib/display/markdown/markdown.ts";
import { JUPYTER_DISPLAY } from "../../../lib/display/view.ts";
import { problemsOf, visibleText } from "../_sanitizer.ts";

const source = (text: string) => markdown(text).toMarkdown();
const shown = (text: string) => visibleText(markdown(text).toHtml()).trim();

Deno.test("markdown() gives a notebook Markdown, not HTML that would hide it", () => {
  assertEquals(Object.keys(markdown("*x*")[JUPYTER_DISPLAY]()), [
    "text/markdown",
    "text/plain",
  ]);
});

Deno.test("markdown() escapes raw HTML in text, and only once", () => {
  assertEquals(
    source("<b>x</b> &lt;i&gt; &amp;amp; a & b"),
    "&lt;b&gt;x&lt;/b&gt; &lt;i&gt; &amp;amp; a &amp; b",
  );
  assertEquals(shown("<b>x</b> &lt;i&gt;"), "<b>x</b> <i>");
  assertEquals(
    source("<!-- c --><script>alert(1)</script>"),
    "&lt;!-- c --&gt;&lt;script&gt;alert(1)&lt;/script&gt;",
  );
});

Deno.test("markdown() leaves code as it is", () => {
  assertEquals(source("`<b> & \\*`"), "`<b> & \\*`");
  assertEquals(
    source("```html\n<b>&amp;</b>\n```"),
    "```html\n<b>&amp;</b>\n```",
  );
  assertEquals(shown("`<b>`"), "<b>");
  assertEquals(source("```\na\n"), "```\na\n```");
});

Deno.test("markdown() keeps fences shut, whatever the code holds", () => {
  assertEquals(source("````\n```\n<b>\n````"), "````\n```\n<b>\n````");
  assertEquals(source("~~~\n```\n<b>\n~~~"), "````\n```\n<b>\n````");
  assertEquals(source("`` a`b ``"), "```a`b```");
});

Deno.test("markdown() lets links lead only where links may", () => {
  for (
    const url of [
      "javascript:alert(1)",
      "JaVaScRiPt:alert(1)",
      "java\tscript:alert(1)",
      "&#106;avascript:alert(1)",
      "data:text/html,x",
      "vbscript:x",
      "file:///etc/passwd",
      "/api/kernels",
      "//evil.example",
    ]
  ) {
    assertEquals(
      markdown(`[text](${url})`).toHtml().includes("href"),
      false,
      url,
    );
    assertEquals(/(?<!\\)\]\(/.test(source(`[text](${url})`)), false, url);
    assertEquals(
      markdown(`[text][r]\n\n[r]: ${url}`).toHtml().includes("href"),
      false,
      url,
    );
    assertEquals(markdown(`<${url}>`).toHtml().includes("href"), false, url);
  }
  assertStringIncludes(
    markdown("[t](https://a.b/c)").toHtml(),
    'href="https://a.b/c"',
  );
  assertStringIncludes(
    markdown("[t](mailto:a@b.c)").toHtml(),
    'href="mailto:a@b.c"',
  );
  assertStringIncludes(
    markdown("[t](/file?id=1)", { baseUrl: "http://h:1" }).toHtml(),
    'href="http://h:1/file?id=1"',
  );
});

Deno.test("markdown() takes names and passwords out of addresses", () => {
  assertStringIncludes(
    markdown("[t](https://bank.example@evil.example/)").toHtml(),
    'href="https://evil.example/"',
  );
});

Deno.test("markdown() fetches no picture", () => {
  const text = "![alt *x*](https://tracker.example/a.png?u=1)";
  assertEquals(markdown(text).toHtml().includes("<img"), false);
  assertEquals(
    source(text),
    "[image: alt x](https://tracker.example/a.png?u=1)",
  );
  assertEquals(source("![a](data:image/png;base64,AA)"), "image: a");
  for (
    const text of [
      "\\![a](https://x.y/z)",
      "&#33;[a](https://x.y/z)",
      "a\\!*[b](https://x.y/z)*",
    ]
  ) {
    assertEquals(/(?<!\\)!\[/.test(source(text)), false, text);
  }
});

Deno.test("markdown() does not take money for formulas, nor formulas for text", () => {
  assertEquals(source("costs $5"), "costs \\$5");
  // With a backslash alone, JupyterLab shows "5and" as a formula.
  const dollars = "costs <span>\\$</span>5 and <span>\\$</span>6";
  assertEquals(source("costs $5 and $6"), dollars);
  assertEquals(source(dollars), dollars);
  assertEquals(source("$5 and $x^2$"), "<span>\\$</span>5 and $x^2$");
  assertEquals(
    source("$x^2$ and \\(a_b\\) and $$\\frac{1}{2}$$"),
    "$x^2$ and $a_b$ and $$\\frac{1}{2}$$",
  );
  assertEquals(
    source("$\\href{javascript:x}{y}$").startsWith("<span>\\$</span>"),
    true,
  );
  assertEquals(source("$a<b>_c$").includes("<b>"), false);
});

Deno.test("markdown() reads emphasis as CommonMark does", () => {
  const cases: [string, string][] = [
    ["*a* **b** ***c*** _d_ __e__ ~~f~~", "*a* **b** ***c*** *d* **e** ~~f~~"],
    ["snake_case_name", "snake\\_case\\_name"],
    ["a * b * c", "a \\* b \\* c"],
    ["**a *b* c**", "**a *b* c**"],
    ["**open", "\\*\\*open"],
    ["*a**b*", "*a\\*\\*b*"],
    ["[a *b*](https://x.y/) c*", "[a *b*](https://x.y/) c\\*"],
    ["\\*no\\*", "\\*no\\*"],
    ["[citation:3] [1]", "\\[citation:3\\] \\[1\\]"],
    ["1986\\. A year", "1986\\. A year"],
    ["a\n# b", "a\n\n# b"],
    ["a\n\\# b", "a\n\\# b"],
  ];
  for (const [text, expected] of cases) {
    assertEquals(source(text), expected, text);
  }
});

Deno.test("markdown() writes what it reads the same way a second time", () => {
  const texts = [
    "# A\n\ntext **b** `c`\n\n- a\n  - b\n    1. c\n\n> q\n> > r\n\n| a | b |\n|---|--:|\n| 1 | `x\\|y` |\n\n```js\n`` x\n```\n\n---\n\n- [x] a\n- [ ] b\n\n1. a\n\n   b\n2. c",
    "a\\\nb  \nc <https://x.y/z_w>",
    "* a\n+ b\n- c",
    "\\$ \\` \\[ &#92; \\\\( x \\\\)",
    "Title\n=====\n\nSub\n---",
    "    indented <b>\n\ntext",
  ];
  for (const text of texts) {
    const once = source(text);
    assertEquals(source(once), once, text);
    assertEquals(shown(once), shown(text), text);
  }
});

Deno.test("markdown() reads lists as models write them", () => {
  assertEquals(
    String(markdown("1. a\n  - b\n  - c\n2. d\n   more\n\n10) x\n11) y")),
    "1. a\n   • b\n   • c\n2. d more\n\n10. x\n11. y",
  );
  assertEquals(
    String(markdown("- a\n\n  ```\n  code\n  ```\n- b")),
    "• a\n\n  │ code\n\n• b",
  );
});

Deno.test("markdown() takes time in proportion to any text", () => {
  const pieces = [
    "[",
    "]",
    "*",
    "_",
    "**a",
    "*a_",
    "`",
    "``a`",
    "~~",
    "<",
    "&",
    "![",
    "[a](",
    "[a](b",
    "[[a](https://b.c)",
    "> ",
    "- ",
    "1. ",
    "#",
    "|",
    "|-|\n",
    "\\",
    "$",
    "$a",
    "\\(",
    "h",
    "https://",
    "  \n",
    "```\n",
    "a\n",
    "*a **b ",
    "[a]: b\n",
    "<br>",
    "\n\n",
    "- a\n\n",
    "   - x\n",
    "![a](https://b.c) ",
    "a*b_c~~d",
    "[x][",
    "((",
    "[a](((((",
  ];
  for (const piece of pieces) {
    const text = piece.repeat(50_000 / piece.length);
    const start = performance.now();
    const view = markdown(text);
    view.toHtml();
    view.toMarkdown();
    view.toText({ width: 80 });
    // No figure for the speed: what would take a square of the length takes
    // minutes, and a slow machine only seconds.
    assert(performance.now() - start < 20_000, piece);
  }
});

Deno.test("markdown() lets no input out of its escaping", () => {
  const parts = [
    "<script>",
    "</div>",
    "<img src=x onerror=y>",
    "`",
    "```",
    "\n",
    "*",
    "[",
    "](",
    ")",
    "javascript:x",
    "https://a.b/",
    '"',
    "'",
    "&lt;",
    "&#60;",
    "|",
    "\n|---|\n",
    "> ",
    "- ",
    "    ",
    "<br>",
    "$",
    "\\",
    "![",
    "~~~",
    "<!--",
    "-->",
    "\u202e",
    "\x1b[2J",
    "<https://x>",
    "# ",
    "\t",
    "1. ",
    "[x]: ",
  ];
  let seed = 3;
  const random = (below: number) => {
    seed = (seed * 1_103_515_245 + 12_345) & 0x7fffffff;
    return (seed >> 8) % below;
  };
  for (let i = 0; i < 3_000; i++) {
    const text = Array.from(
      { length: 1 + random(12) },
      () => parts[random(parts.length)],
    ).join("");
    const view = markdown(text);
    assertEquals(problemsOf(view.toHtml()), [], JSON.stringify(text));
    const again = view.toMarkdown();
    assertEquals(
      /\p{Cc}/u.test(view.toText({ width: 40 }).replaceAll("\n", "")),
      false,
      JSON.stringify(text),
    );
    // Outside of code, of addresses that are their own text and of dollars that
    // begin no formula, no `<` stands.
    const bare = again.replace(/(`+)[^]*?[^`]\1(?!`)/g, "").replace(
      /<https?:[^\s<>]*>|<span>\\\$<\/span>/g,
      "",
    );
    assertEquals(/(?<!\\)!\[/.test(bare), false, JSON.stringify(again));
    assertEquals(
      bare.includes("<"),
      false,
      `${JSON.stringify(text)} -> ${JSON.stringify(again)}`,
    );
  }
});

Deno.test("markdown() makes one link of a picture or an address within a link", () => {
  const view = markdown(
    "[![badge](https://e.org/b.svg) **<https://d.e/f>**](https://e.org/x)",
  );
  assertEquals(
    view.toHtml().match(/<a [^>]*href="[^"]*"/g)?.map((a) =>
      /href="([^"]*)"/.exec(a)?.[1]
    ),
    ["https://e.org/x"],
  );
  assertEquals(
    view.toMarkdown(),
    "[image: badge **https://d.e/f**](https://e.org/x)",
  );
  assertEquals(
    view.toText({ width: 100 }),
    "[image: badge] https://d.e/f (https://e.org/x)",
  );
});

Deno.test("markdown() keeps the spaces of an address in angle brackets", () => {
  for (
    const text of [
      "[x](<https://e.org/a b>)",
      "[x]\n\n[X]: <https://e.org/a b> 'T'",
    ]
  ) {
    assertEquals(markdown(text).toMarkdown(), "[x](https://e.org/a%20b)");
  }
});

Deno.test("markdown() does not loosen a list for blank lines within a nested one", () => {
  assertEquals(
    String(markdown("1. a\n   - b\n\n     c\n   - d\n2. e")),
    "1. a\n   • b\n\n     c\n\n   • d\n2. e",
  );
  assertEquals(
    String(markdown("- a\n  - b\n\n  - c\n- d")),
    "• a\n  • b\n\n  • c\n• d",
  );
  // These blank lines are the list's own.
  assertEquals(String(markdown("- a\n\n  - b\n- c")), "• a\n\n  • b\n\n• c");
});
