import {
  assertEquals,
  assertNotMatch,
  assertStringIncludes,
} from "@std/assert";
import {
  notebookToHtml,
  renderNotebookBody,
} from "../../../lib/notebook/html/mod.ts";
import type { DocumentCell } from "../../../lib/notebook/format/mod.ts";
import {
  code,
  notebookOf,
  problemsOf,
  prose,
  raw,
  shown,
} from "./_notebooks.ts";
import { rounds } from "../../_rounds.ts";

const PIECES = [
  "<script>alert(1)</script>",
  "<SCRIPT SRC=//evil.example/x.js>",
  "</script>",
  "<img src=x onerror=alert(1)>",
  '<img src="https://evil.example/a.png" srcset="https://evil.example/b.png 2x">',
  "<svg onload=alert(1)><a xlink:href='javascript:alert(1)'>",
  "</svg>",
  "<svg><style><img src=x onerror=alert(1)></style></svg>",
  "<math><mglyph><style><img src=x onerror=alert(1)>",
  '<a href="javascript:alert(1)">',
  '<a href=" java\tscript&colon;alert(1)">x</a>',
  '<a href="data:text/html,<script>alert(1)</script>">',
  '<iframe src="//evil.example"></iframe>',
  '<iframe srcdoc="<script>alert(1)</script>">',
  '<div style="background:url(//evil.example/a.png)">',
  '<p style="background:\\75rl(//evil.example)">',
  '<p style="background:u/**/rl(//evil.example);position:fixed;inset:0">',
  "<style>@import '//evil.example/x.css';</style>",
  '<link rel=stylesheet href="//evil.example/x.css">',
  '<meta http-equiv="refresh" content="0;url=//evil.example">',
  '<base href="//evil.example/">',
  '<form action="//evil.example"><input name=q><button formaction="javascript:alert(1)">',
  "<object data=//evil.example></object><embed src=//evil.example>",
  '<video poster="//evil.example/a.png" src="//evil.example/a.mp4" onloadstart=alert(1)>',
  '<details open ontoggle="alert(1)"><summary>x',
  "<table><tr><td>",
  "</table></div></main></body></html>",
  "<!--",
  "-->",
  "<![CDATA[<script>alert(1)</script>]]>",
  "<?php ?>",
  "<textarea></textarea><img src=x onerror=alert(1)>",
  "<title></title><xmp><img src=x onerror=alert(1)></xmp>",
  "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
  "<a id=nb-main name=nb-outline>",
  "<h2 id='nb-theme'>",
  '"onmouseover="alert(1)',
  "' autofocus onfocus=alert(1) x='",
  "<a b='",
  '<p title="',
  "<",
  ">",
  "&lt;script&gt;",
  "&#60;script&#62;",
  "\0",
  "\u0000H0\u0000",
  "\u0000Fx\u0000",
  "\x1b]8;;javascript:alert(1)\x1b\\link\x1b]8;;\x1b\\",
  "\x1b[31m<b>\x1b[38;2;1;2;3m",
  "\x1b[",
  "\r<img>\b",
  "[x](javascript:alert(1))",
  "[x](<java\nscript:alert(1)>)",
  "![x](javascript:alert(1))",
  '![x](data:image/svg+xml;base64,AAAA"onload=alert(1))',
  "![x](//evil.example/a.png)",
  "![x](\\\\evil.example\\a.png)",
  "[r]: javascript:alert(1)\n[r]",
  "$\\href{javascript:alert(1)}{x}$",
  "$\\text{<img src=x onerror=alert(1)>}$",
  '$$\\begin{matrix}<b>&"</b>\\end{matrix}$$',
  "\\class{x}{<script>}",
  "```html\n<script>alert(1)</script>\n```",
  "\n\n",
  "\n",
  "# ",
  "- ",
  "> ",
  "| a | b |\n|---|---|\n| ",
  "`",
  "**",
  "text",
];

/** Numbers that are the same each time: a linear congruential generator. */
function numbers(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor(state / 2 ** 32 * below);
  };
}

function cellsWith(text: () => string): DocumentCell[] {
  return [
    prose(text(), {
      id: text(),
      attachments: { [text()]: { [text()]: text() } },
    }),
    raw(text(), { raw_mimetype: "text/html" }),
    raw(text()),
    code(text(), [
      { output_type: "stream", name: text(), text: [text(), text()] },
      {
        output_type: "error",
        ename: text(),
        evalue: text(),
        traceback: [text()],
      },
      { output_type: "error", ename: text(), evalue: text(), traceback: [] },
      shown({ "text/html": text(), "text/plain": text() }),
      shown({ "text/markdown": text() }),
      shown({ "text/latex": text() }),
      shown({ "image/svg+xml": text() }, { "image/svg+xml": { alt: text() } }),
      shown({ "image/png": text(), "text/plain": text() }, { alt: text() }),
      shown({ "application/json": { [text()]: [text()] } }),
      shown({ [text()]: text() }),
    ], { vscode: { languageId: text() } }),
  ];
}

Deno.test("renderNotebookBody() lets no text of a notebook act, fetch or leave its place", () => {
  const next = numbers(20_261_130);
  const text = () => {
    let made = "";
    for (let n = next(7); n >= 0; n--) made += PIECES[next(PIECES.length)];
    return made;
  };
  for (let i = 0; i < rounds(400); i++) {
    const notebook = notebookOf(cellsWith(text), {
      language_info: { name: text() },
    });
    const { html } = renderNotebookBody(notebook);
    assertEquals(problemsOf(html), [], JSON.stringify(notebook));
  }
});

Deno.test("renderNotebookBody() lets each piece alone do nothing either", () => {
  for (const piece of PIECES) {
    const { html } = renderNotebookBody(notebookOf(cellsWith(() => piece)));
    assertEquals(problemsOf(html), [], piece);
  }
});

Deno.test("problemsOf() finds what renderNotebookBody() must not let through", () => {
  for (
    const html of [
      "<script>",
      '<p onclick="x">a</p>',
      '<a href="javascript:x">a</a>',
      "<p>",
      "<p></b></p>",
      "a < b",
      '<img src="https://a.example/">',
      '<p style="background:url(x)"></p>',
    ]
  ) assertEquals(problemsOf(html).length > 0, true, html);
});

Deno.test("notebookToHtml() escapes title, language and theme of a page", () => {
  const hostile = '"></title><script>alert(1)</script>';
  const page = notebookToHtml(notebookOf([], { title: hostile }), {
    lang: hostile,
  });
  assertEquals(page.split("<script>").length, 3);
  assertNotMatch(page, /alert\(1\)<\/script>/);
  assertStringIncludes(page, "<title>&quot;&gt;&lt;/title&gt;");
});

Deno.test("notebookToHtml() takes time in proportion to any text", () => {
  const texts = [
    "<div>".repeat(50_000),
    '<a b="'.repeat(50_000),
    "<svg><title".repeat(20_000),
    "x <script>".repeat(20_000),
    "$$\n\\begin{a}\n".repeat(10_000),
    "<!-- ".repeat(50_000),
    "\x1b[31ma\x1b[32mb\r".repeat(20_000),
    "{".repeat(50_000),
  ];
  for (const text of texts) {
    const html = renderNotebookBody(
      notebookOf([
        prose(text),
        code("", [shown({ "text/html": text }), shown({ "text/latex": text })]),
        code("", [{ output_type: "stream", name: "stdout", text }]),
      ]),
    ).html;
    assertEquals(problemsOf(html), []);
  }
});
