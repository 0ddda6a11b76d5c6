import {
  assertEquals,
  assertMatch,
  assertNotMatch,
  assertStringIncludes,
} from "@std/assert";
import {
  NOTEBOOK_STYLES,
  notebookToHtml,
  renderNotebookBody,
  type RenderNotebookBodyOptions,
} from "../../../lib/notebook/html/mod.ts";
import type {
  DocumentCell,
  JsonObject,
} from "../../../lib/notebook/format/mod.ts";
import {
  code,
  notebookOf,
  PIXEL,
  printed,
  problemsOf,
  prose,
  raw,
  shown,
} from "./_notebooks.ts";

function bodyOf(
  cells: DocumentCell | readonly DocumentCell[],
  options: RenderNotebookBodyOptions = {},
  metadata: JsonObject = {},
): string {
  const list: readonly DocumentCell[] = Array.isArray(cells) ? cells : [cells];
  const { html } = renderNotebookBody(notebookOf(list, metadata), options);
  return html;
}

Deno.test("renderNotebookBody() renders GitHub's Markdown with the notebook's own HTML in it", () => {
  const html = bodyOf(prose(
    "**b** <sub>2</sub> ~~s~~\n\n<details><summary>More</summary>\n\n- [x] `done`\n\n</details>\n\n| a |\n|--:|\n| 1 |",
  ));
  assertStringIncludes(html, "<strong>b</strong> <sub>2</sub> <s>s</s>");
  assertMatch(
    html,
    /<details><summary>More<\/summary><ul dir="auto"><li class="nb-task"><input type="checkbox" disabled aria-label="Done" checked> <code>done<\/code><\/li><\/ul><\/details>/,
  );
  assertStringIncludes(html, '<td style="text-align:right">1</td>');
  assertEquals(problemsOf(html), []);
});

Deno.test("renderNotebookBody() closes what a cell leaves open and nothing else", () => {
  const html = bodyOf([
    prose("<div><b>left open"),
    prose("</div></div></section>next"),
  ]);
  assertStringIncludes(html, "<div><b>left open</b></div></div>");
  assertEquals(problemsOf(html), []);
});

Deno.test("renderNotebookBody() gives headings ids that stay and links of any front end find", () => {
  const { html, outline } = renderNotebookBody(notebookOf([
    prose(
      "# Two Words\n\n[a](#Two-Words) [b](#two-words) [c](#Two%20Words) [d](#cell-id=p)",
    ),
    prose(
      "## Same\n## Same\n<h3 id='own'>Raw <i>one</i></h3>\n\n[e](#own) [f](#same-1)",
      { id: "q" },
    ),
  ]));
  assertEquals(outline, [
    { level: 1, id: "two-words", text: "Two Words" },
    { level: 2, id: "same", text: "Same" },
    { level: 2, id: "same-1", text: "Same" },
    { level: 3, id: "raw-one", text: "Raw one" },
  ]);
  const links = [...html.matchAll(/<a href="([^"]*)">(\w)<\/a>/g)].map((
    [, href],
  ) => href);
  assertEquals(links, [
    "#two-words",
    "#two-words",
    "#two-words",
    "#cell-p",
    "#raw-one",
    "#same-1",
  ]);
});

Deno.test("renderNotebookBody() sets formulas as MathML and leaves money alone", () => {
  const html = bodyOf(prose(
    "$x^2$ costs $5 and $6.\n\n$$\n\\frac{a}{b}\n= c\n$$\n\n\\begin{align}\na &= b \\\\\n&= c\n\\end{align}\n\n$\\unknowable{x}$",
  ));
  assertStringIncludes(html, "<msup><mi>x</mi><mn>2</mn></msup>");
  assertStringIncludes(html, "costs $5 and $6.");
  assertStringIncludes(html, '<math display="block">');
  assertStringIncludes(html, "<mfrac>");
  assertEquals(html.match(/<mtr>/g)?.length, 2);
  assertStringIncludes(html, '<code class="nb-math">\\unknowable{x}</code>');
});

Deno.test("renderNotebookBody() shows the richest form of an output that a page can show", () => {
  const picture = { "image/png": PIXEL, "text/plain": "<Figure>" };
  assertMatch(
    bodyOf(code("", [shown(picture)])),
    /<img src="data:image\/png;base64,[^"]+" alt="Output of the cell">/,
  );
  assertStringIncludes(
    bodyOf(code("", [shown({ ...picture, "text/html": "<b>html</b>" })])),
    "<b>html</b>",
  );
  assertStringIncludes(
    bodyOf(
      code("", [
        shown({ "image/svg+xml": "<svg onload='x'/>", "text/plain": "p" }),
      ]),
    ),
    '<img src="data:image/svg+xml;base64,',
  );
  assertStringIncludes(
    bodyOf(
      code("", [shown({ "text/latex": "$\\frac12$", "text/plain": "p" })]),
    ),
    "<math",
  );
  assertStringIncludes(
    bodyOf(code("", [shown({ "application/json": { a: ["</script>"] } })])),
    "<details",
  );
  assertStringIncludes(
    bodyOf(code("", [shown({ "audio/wav": "AAAA", "text/plain": "p" })])),
    '<audio controls src="data:audio/wav;base64,AAAA">',
  );
});

Deno.test("renderNotebookBody() says so when an output needs a running front end", () => {
  const html = bodyOf(code("", [shown({
    "application/vnd.plotly.v1+json": { data: [] },
    "text/html": "<div id='x'></div><script>plot()</script>",
    "text/plain": "Figure()",
  })]));
  assertStringIncludes(html, "<pre>Figure()</pre>");
  assertStringIncludes(html, "interactive Plotly chart");
  assertStringIncludes(
    bodyOf(code("", [shown({ "application/vnd.acme+json": {} })])),
    "cannot be shown in a page: application/vnd.acme+json",
  );
});

Deno.test("renderNotebookBody() says that scripts do not run where an output is nothing else", () => {
  const chart = code("", [shown({ "text/html": "<script>plot()</script>" })]);
  assertStringIncludes(bodyOf(chart), "needs scripts, which are not run here");
  const empty = code("", [shown({ "text/html": "<div></div>" }), shown({})]);
  assertNotMatch(bodyOf(empty), /nb-out|nb-note/);
  const picture = code("", [
    shown({ "application/pdf": "AAAA", "image/png": PIXEL }),
  ]);
  assertNotMatch(bodyOf(picture), /nb-note/);
});

Deno.test("renderNotebookBody() takes the size of an image from the output's metadata", () => {
  const html = bodyOf(code("", [
    shown({ "image/png": [PIXEL.slice(0, 40), "\n", PIXEL.slice(40)] }, {
      "image/png": { width: 300, height: 200, alt: "A chart" },
    }),
  ]));
  assertStringIncludes(
    html,
    `base64,${PIXEL}" alt="A chart" width="300" height="200"`,
  );
});

Deno.test("renderNotebookBody() joins what is printed bit by bit, and folds what is drawn over", () => {
  const html = bodyOf(
    code("", [
      printed("10%"),
      printed("\r100%\n"),
      printed("bad", "stderr"),
      printed("ok"),
    ]),
  );
  assertEquals(
    [...html.matchAll(/<pre>([^<]*)<\/pre>/g)].map(([, text]) => text).slice(
      -3,
    ),
    ["100%", "bad", "ok"],
  );
});

Deno.test("renderNotebookBody() shows what ended a cell, with or without its traceback", () => {
  const error = {
    output_type: "error",
    ename: "TypeError",
    evalue: "<x>",
  } as const;
  assertStringIncludes(
    bodyOf(code("", [{ ...error, traceback: [] }])),
    "TypeError: &lt;x&gt;",
  );
  assertStringIncludes(
    bodyOf(
      code("", [{ ...error, traceback: ["\x1b[31mTypeError\x1b[0m: y"] }]),
    ),
    '<span class="nb-i1">TypeError</span>: y',
  );
});

Deno.test("renderNotebookBody() puts long outputs into a box that scrolls", () => {
  const long = Array.from({ length: 1_200 }, (_, i) => `line ${i}`).join("\n");
  assertStringIncludes(
    bodyOf(code("", [printed(long)])),
    "Show all 1,200 lines",
  );
  assertNotMatch(bodyOf(code("", [printed("a\nb")])), /Show all/);
  assertNotMatch(
    bodyOf(code("", [printed(long)], { scrolled: false })),
    /Show all/,
  );
});

Deno.test("renderNotebookBody() does with a cell what its tags and its front end say", () => {
  const cell = (metadata: JsonObject) =>
    bodyOf(code("source", [printed("output")], metadata));
  assertEquals(cell({ tags: ["remove-cell"] }), "");
  assertEquals(cell({ tags: ["remove_cell"] }), "");
  assertNotMatch(cell({ tags: ["remove-input"] }), /source/);
  assertNotMatch(cell({ tags: ["remove-output"] }), /output</);
  for (
    const metadata of [{ tags: ["hide-input"] }, {
      jupyter: { source_hidden: true },
    }]
  ) {
    assertMatch(cell(metadata), /<summary>Code<\/summary><div class="nb-in"/);
  }
  for (
    const metadata of [
      { tags: ["hide-output"] },
      { jupyter: { outputs_hidden: true } },
      { collapsed: true },
    ]
  ) assertMatch(cell(metadata), /<summary>Output<\/summary><div class="nb-out/);
  assertMatch(
    cell({ tags: ["hide-cell"] }),
    /<summary>Hidden cell<\/summary><div class="nb-in"/,
  );
  assertEquals(
    bodyOf(prose("x", { metadata: { tags: ["remove-input"] } })),
    "",
  );
});

Deno.test("renderNotebookBody() leaves inputs or outputs out when asked to", () => {
  const cell = code("source", [printed("output")]);
  assertNotMatch(bodyOf(cell, { inputs: false }), /source/);
  assertNotMatch(bodyOf(cell, { outputs: false }), /output</);
});

Deno.test("renderNotebookBody() shows raw cells that are for a page, and no others", () => {
  assertStringIncludes(bodyOf(raw("a < b")), "<pre>a &lt; b</pre>");
  assertStringIncludes(
    bodyOf(raw("<b onclick=x>a</b>", { raw_mimetype: "text/html" })),
    "><b>a</b></div>",
  );
  assertStringIncludes(
    bodyOf(raw("*a*", { format: "text/markdown" })),
    "<em>a</em>",
  );
  assertEquals(bodyOf(raw("\\section{a}", { raw_mimetype: "text/latex" })), "");
});

Deno.test("renderNotebookBody() puts attachments into the page", () => {
  const html = bodyOf(
    prose("![dot](attachment:a%20b.png) ![](attachment:gone.png)", {
      attachments: { "a b.png": { "image/png": PIXEL } },
    }),
  );
  assertStringIncludes(
    html,
    `<img src="data:image/png;base64,${PIXEL}" alt="dot">`,
  );
  assertEquals(html.match(/<img/g)?.length, 1);
});

Deno.test("renderNotebookBody() reads files when it is given a reader, and links images of other computers", () => {
  const source =
    "![a](pics/a%20b.png?x) <img src='gone.png'> ![c](https://example.org/c.png)";
  const asked: string[] = [];
  const html = bodyOf(prose(source), {
    readAsset(path) {
      asked.push(path);
      return path.startsWith("pics") ? Uint8Array.fromBase64(PIXEL) : undefined;
    },
  });
  assertEquals(asked, ["pics/a b.png", "gone.png"]);
  assertStringIncludes(
    html,
    `<img src="data:image/png;base64,${PIXEL}" alt="a">`,
  );
  assertStringIncludes(html, '<img src="gone.png" alt="">');
  assertMatch(
    html,
    /<a class="nb-picture"[^>]* href="https:\/\/example.org\/c.png"/,
  );
  assertStringIncludes(
    bodyOf(prose(source), { remoteImages: true }),
    '<img src="https://example.org/c.png" alt="c">',
  );
});

Deno.test("renderNotebookBody() plays sounds and films that are in the page or beside it", () => {
  const html = bodyOf(prose(
    '<video controls src="a.mp4"></video><video src="https://example.org/a.mp4"></video><audio controls><source src="data:audio/wav;base64,AAAA" type="audio/wav"></audio>',
  ));
  assertStringIncludes(
    html,
    '<video controls="" src="a.mp4"></video><video></video>',
  );
  assertStringIncludes(
    html,
    '<source src="data:audio/wav;base64,AAAA" type="audio/wav">',
  );
});

Deno.test("renderNotebookBody() leads links where it is told, if they may go there", () => {
  const cells = prose("[a](b.ipynb) [c](d.md)");
  const html = bodyOf(cells, {
    rewriteLink: (address) =>
      address.endsWith(".md")
        ? "javascript:alert(1)"
        : address.replace(".ipynb", ".html"),
  });
  assertStringIncludes(html, '<p><a href="b.html">a</a> c</p>');
  const asked: string[] = [];
  assertStringIncludes(
    bodyOf(
      prose(
        '[a](b.md) <a href="c.md">d</a> <audio src="e.wav" controls></audio>',
      ),
      {
        rewriteLink(address) {
          asked.push(address);
          return undefined;
        },
      },
    ),
    '<p>a <a>d</a> <audio controls=""></audio></p>',
  );
  assertEquals(asked, ["b.md", "c.md", "e.wav"]);
});

Deno.test("renderNotebookBody() finds parts by any front end's name for them, and tells of those that are missing", () => {
  const { anchor, missing } = renderNotebookBody({
    nbformat: 4,
    nbformat_minor: 5,
    metadata: {},
    cells: [{
      cell_type: "markdown",
      id: "one",
      metadata: {},
      source:
        "# Hot Tea\n[a](#hot-tea) [b](#Hot-Tea) [c](#cold) [d](#top) [e](#) [f](#cold)",
    }],
  });
  assertEquals(
    ["hot-tea", "Hot-Tea", "Hot%20Tea", "cell-id=one", "cold"].map(anchor),
    ["hot-tea", "hot-tea", "hot-tea", "cell-one", undefined],
  );
  assertEquals(missing, ["cold"]);
});

Deno.test("renderNotebookBody() runs trusted outputs in a frame that reaches nothing", () => {
  const html = bodyOf(
    code("", [shown({ "text/html": '<script>x("")</script>' })]),
    { trust: true },
  );
  assertMatch(
    html,
    /<iframe [^>]*sandbox="allow-scripts"[^>]*srcdoc="[^"]*&lt;script&gt;x\(&quot;/,
  );
  assertNotMatch(html, /<script>/);
});

Deno.test("renderNotebookBody() colours code by the notebook's language and a cell's own", () => {
  const python = { language_info: { name: "python" } };
  assertStringIncludes(
    bodyOf(code("def f(): pass"), {}, python),
    '<i class="k">def</i>',
  );
  assertStringIncludes(
    bodyOf(code("%%bash\nif x; then y; fi"), {}, python),
    '<i class="k">fi</i>',
  );
  assertStringIncludes(
    bodyOf(
      code("const a", [], { vscode: { languageId: "typescript" } }),
      {},
      python,
    ),
    '<i class="k">const</i>',
  );
});

Deno.test("notebookToHtml() takes the title from the options, the metadata, a heading, the file's name", () => {
  const titleOf = (page: string) => /<title>([^<]*)</.exec(page)?.[1];
  const cells = [prose("## Second\n\n# First *one*")];
  const named = notebookOf(cells, { title: "Named" });
  assertEquals(titleOf(notebookToHtml(named, { title: "Given" })), "Given");
  assertEquals(titleOf(notebookToHtml(named)), "Named");
  assertEquals(
    titleOf(notebookToHtml(notebookOf(cells), { fileName: "a.ipynb" })),
    "First one",
  );
  const bare = notebookToHtml(notebookOf([]), { fileName: "b/c.ipynb" });
  assertEquals(titleOf(bare), "c");
  assertStringIncludes(bare, "<h1>c</h1>");
});

Deno.test("notebookToHtml() makes a page that needs nothing else and says its language", () => {
  const page = notebookToHtml(
    notebookOf([
      prose("# T\n\n![a](https://example.org/a.png)\n\n## U"),
      code("1"),
    ]),
    { theme: "dark", lang: "de" },
  );
  assertMatch(page, /^<!doctype html>\n<html lang="de" data-theme="dark">/);
  assertNotMatch(
    page,
    /<(?:link|script|img|iframe|source)\b[^>]*(?:src|href)=/,
  );
  assertNotMatch(NOTEBOOK_STYLES, /url\(|@import/);
  assertMatch(page, /<a class="nb-skip" href="#nb-main">/);
  assertMatch(
    page,
    /<nav class="nb-outline" aria-label="Outline">.*<a href="#t">T<\/a><ol><li><a href="#u">U<\/a>/,
  );
  assertMatch(
    page,
    /Content-Security-Policy" content="default-src &#39;none&#39;/,
  );
});

Deno.test("renderNotebookBody() reads notebooks of other tools, fields missing and all", () => {
  const html = bodyOf([
    {
      cell_type: "code",
      metadata: {},
      source: ["a\n", "b"],
      outputs: [],
      execution_count: null,
    },
    { cell_type: "markdown", metadata: {}, source: ["# x\n", "\n", "y"] },
  ]);
  assertStringIncludes(html, 'id="cell-1"');
  assertStringIncludes(html, 'data-n=" "');
  assertStringIncludes(html, "<p>y</p>");
});
