import { assert, assertEquals } from "@std/assert";
import { htmlToText } from "../../lib/formats/mod.ts";

const text = (html: string) => htmlToText(html).text;

Deno.test("htmlToText() keeps headings, paragraphs, lists and the title", () => {
  assertEquals(
    htmlToText(
      `<!doctype html><html><head><title> My
      page </title><meta charset=utf-8><style>p{}</style></head>
      <body><h1>One</h1><p>First <b>bold</b>,
      next.</p><h2>Two</h2><ul><li>a<li><p>b</p></ul>end</body></html>`,
    ),
    {
      title: "My page",
      text: "# One\n\nFirst bold, next.\n\n## Two\n\n- a\n- b\n\nend",
    },
  );
});

Deno.test("htmlToText() writes tables as rows", () => {
  assertEquals(
    text(
      "<table><tr><th>a</th><th>b</th></tr><tr><td><p>1</p></td><td>2<br>3</td></tr></table>after",
    ),
    "a | b\n1 | 2 3\n\nafter",
  );
});

Deno.test("htmlToText() drops scripts, styles, comments and drawings", () => {
  assertEquals(
    text(
      "a<script>if (1 < 2) alert('</p>')</script><!-- x > y -->b<svg><text>no</text></svg><SCRIPT>z</SCRIPT >c",
    ),
    "abc",
  );
  assertEquals(text("a<script>never closed"), "a");
});

Deno.test("htmlToText() decodes character references once", () => {
  assertEquals(
    text("&amp;lt; &#233;&#xe9;&eacute; &euro; &nbsp;x &unknown; &#128; &#0;"),
    "&lt; ééé €  x &unknown; € \ufffd",
  );
});

Deno.test("htmlToText() keeps preformatted text and signs that are no tags", () => {
  assertEquals(
    text("<pre>  a\n    b</pre>1 < 2 and 3 > 2"),
    "  a\n    b\n\n1 < 2 and 3 > 2",
  );
});

Deno.test("htmlToText() is not led astray by quotes in attributes", () => {
  assertEquals(
    text(`<a title="x > y">link</a> <p class='a"b'>p</p>`),
    "link\n\np",
  );
  assertEquals(
    text(`<img src=x alt="A cat"> and <a href="unclosed>b</a> c`),
    "A cat and b c",
  );
});

Deno.test("htmlToText() takes time in proportion to hostile pages", () => {
  for (
    const piece of [
      "<",
      "<a ",
      '<a b="',
      "<!--",
      "<div><p>",
      "&amp",
      "<script>",
      "</",
    ]
  ) {
    const out = text(piece.repeat(100_000 / piece.length));
    assert(out.length <= 200_000);
  }
});
