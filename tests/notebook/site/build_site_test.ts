import {
  assert,
  assertEquals,
  assertMatch,
  assertNotMatch,
  assertStringIncludes,
  assertThrows,
} from "@std/assert";
import { NotebookError } from "../../../lib/notebook/format/mod.ts";
import { lesson, pageOf, siteOf } from "./_lessons.ts";
import { buildSite } from "../../../lib/notebook/site/mod.ts";

/** The paths of the pages in their order. */
function order(
  paths: readonly string[],
  options: Parameters<typeof siteOf>[1] = {},
): string[] {
  return siteOf(
    Object.fromEntries(paths.map((path) => [path, "text"])),
    options,
  )
    .pages.map(({ path }) => path.replace(/\.html$/, ""));
}

Deno.test("buildSite() puts numbered notebooks first, 2 before 10, and folders where their names say", () => {
  assertEquals(
    order([
      "appendix.ipynb",
      "10_end.ipynb",
      "2_tea/2.ipynb",
      "2_tea/10.ipynb",
      "2_tea/index.ipynb",
      "1_start.ipynb",
      "extra/deep/x.ipynb",
      "Zebra.ipynb",
      "3.ipynb",
    ]),
    [
      "index",
      "1_start",
      "2_tea/index",
      "2_tea/2",
      "2_tea/10",
      "3",
      "10_end",
      "appendix",
      "Zebra",
      "extra/deep/x",
    ],
  );
});

Deno.test("buildSite() begins with what the order names, also within folders, and refuses what there is not", () => {
  const paths = ["1.ipynb", "2.ipynb", "b/1.ipynb", "b/2.ipynb", "c/1.ipynb"];
  assertEquals(
    order(paths, { order: ["c/", "b/2.ipynb", "2.ipynb"] }),
    ["index", "c/1", "b/2", "b/1", "2", "1"],
  );
  assertThrows(
    () => order(paths, { order: ["3.ipynb"] }),
    TypeError,
    'found "3.ipynb"',
  );
});

Deno.test("buildSite() links pages, their parts in every front end's form, and the introduction", () => {
  const site = siteOf({
    "1.ipynb":
      "# One\n[a](2.ipynb#Hot-Tea) [b](./2.ipynb#hot-tea) [c](b/3.ipynb?x=1#cell-id=c0) [d](b) [e](README.md#More) [f](https://example.com/x.ipynb) [g](#one) [h](2.html)",
    "2.ipynb": "# Two\n## Hot Tea",
    "b/3.ipynb": "# Three\n[up](../2.ipynb) [top](../1.ipynb#top)",
  }, {
    introduction: { path: "README.md", text: "# Tea\n## More\n[s](1.ipynb)" },
  });
  assertEquals(site.warnings, []);
  const links = (path: string) =>
    [
      ...pageOf(site, path).split("<main")[1]?.split("</main>")[0]?.matchAll(
        /<a href="([^"]*)"[^>]*>(\w+)<\/a>/g,
      ) ?? [],
    ].map(([, href, name]) => `${name} ${href}`);
  assertEquals(links("1.html"), [
    "a 2.html#hot-tea",
    "b 2.html#hot-tea",
    "c b/3.html?x=1#cell-c0",
    "d b/3.html",
    "e index.html#more",
    "f https://example.com/x.ipynb",
    "g #one",
    "h 2.html",
  ]);
  assertEquals(links("b/3.html"), ["up ../2.html", "top ../1.html#top"]);
  assertStringIncludes(pageOf(site, "index.html"), '<a href="1.html">s</a>');
});

Deno.test("buildSite() tells of links that lead to nothing and shows their text", () => {
  const there: Record<string, "file" | "folder"> = {
    "data/a b.csv": "file",
    "p.png": "file",
    ".env": "file",
    "data": "folder",
    "film.mp4": "file",
    "part/q.png": "file",
  };
  const site = siteOf({
    "1.ipynb":
      '[csv](data/a%20b.csv) [no](no.csv) [env](.env) [out](../x.md) [dir](data) [root](/etc/passwd) [part](part/2.ipynb#nowhere) [own](#nothing)\n\n![p](p.png) ![gone](gone.png)\n\n<video src="film.mp4" controls></video>',
    "part/2.ipynb": '# Two\n<img src="q.png"> [csv](..\\data\\a%20b.csv)',
  }, { lookUp: (path) => there[path] });
  assertEquals(
    site.warnings.map(({ from, address, reason }) =>
      `${from} ${address} ${reason}`
    ),
    [
      "1.ipynb no.csv leads to nothing",
      "1.ipynb .env leads to a hidden file, which is not published",
      "1.ipynb ../x.md leads out of the folder of notebooks",
      "1.ipynb data leads to a folder without notebooks; wanted a file",
      "1.ipynb /etc/passwd leads out of the folder of notebooks",
      '1.ipynb part/2.ipynb#nowhere leads to a page that has no part "nowhere"',
      "1.ipynb gone.png leads to nothing",
      "1.ipynb #nothing leads to no part of its page",
    ],
  );
  assertEquals(site.copies, [
    "1.ipynb",
    "data/a b.csv",
    "film.mp4",
    "p.png",
    "part/2.ipynb",
    "part/q.png",
  ]);
  const page = pageOf(site, "1.html");
  assertStringIncludes(page, '<a href="data/a%20b.csv">csv</a> no env out dir');
  assertStringIncludes(page, '<a href="part/2.html">part</a>');
  assertStringIncludes(page, '<video src="film.mp4"');
  assertStringIncludes(
    pageOf(site, "part/2.html"),
    '<a href="../data/a%20b.csv">csv</a>',
  );
});

Deno.test("buildSite() marks the page in the navigation and leads to those before and after it", () => {
  const site = siteOf({
    "1.ipynb": "# One",
    "02_more_tea/a.ipynb": "# A & <b>",
    "02_more_tea/index.ipynb": "# More",
    "3 x?.ipynb": "# Three",
  }, {
    title: "T <i>",
    footer: "F & co",
    repository: "https://example.com/?a&b",
  });
  const page = pageOf(site, "02_more_tea/a.html");
  assertEquals(page.match(/aria-current="page"/g)?.length, 1);
  assertStringIncludes(
    page,
    '<a href="a.html" aria-current="page">A &amp;</a>',
  );
  assertStringIncludes(
    page,
    '<a href="index.html" rel="prev"><small>Previous</small>More</a>',
  );
  assertStringIncludes(
    page,
    '<a href="../3%20x%3F.html" rel="next"><small>Next</small>Three</a>',
  );
  assertStringIncludes(page, "<title>A &amp; · T &lt;i&gt;</title>");
  assertStringIncludes(
    page,
    '<li><a class="site-folder" href="index.html">More</a>',
  );
  assertStringIncludes(page, "F &amp; co");
  assertStringIncludes(page, 'href="https://example.com/?a&amp;b"');
  assertStringIncludes(
    page,
    '<a href="a.ipynb" download>Download notebook</a>',
  );
  assertStringIncludes(page, "<span>More</span>");
  const first = pageOf(site, "index.html");
  assertStringIncludes(
    first,
    '<h3><a href="02_more_tea/index.html">More</a></h3>',
  );
  assertNotMatch(first, /rel="prev"/);
  assertStringIncludes(first, 'href="1.html" rel="next"');
  assertNotMatch(pageOf(site, "3 x?.html"), /rel="next"/);
});

Deno.test("buildSite() lists the notebooks with their first sentence and the time that they state", () => {
  const site = siteOf({
    "1.ipynb":
      "# One\n\nTea is *hot*. It takes about 5 to 10 minutes.\n\n## More\n\nThe job runs every 3 minutes.",
    "2.ipynb": "# Two\n\nThe job runs every 3 minutes.",
    "3.ipynb": "> 1",
  });
  assertEquals(
    site.pages.slice(1).map(({ title, description, duration }) => [
      title,
      description,
      duration,
    ]),
    [
      ["One", "Tea is hot.", "5–10 min"],
      ["Two", "The job runs every 3 minutes.", undefined],
      ["3", undefined, undefined],
    ],
  );
  const index = pageOf(site, "index.html");
  assertStringIncludes(index, "<p>3 notebooks</p>");
  assertStringIncludes(index, '<span class="site-time">5–10 min</span>');
  assertStringIncludes(index, '<a href="1.html">Start with One</a>');
});

Deno.test("buildSite() takes its title from the introduction, the first notebook or the folder", () => {
  const notebooks = { "1.ipynb": "# One" };
  assertEquals(
    siteOf(notebooks, { folderName: "02_green-tea" }).title,
    "Green tea",
  );
  const introduction = { path: "README.md", text: "# Tea *time*\n\nHello." };
  assertEquals(siteOf(notebooks, { introduction }).title, "Tea time");
  assertEquals(siteOf(notebooks, { introduction, title: "X" }).title, "X");
  const own = siteOf({ ...notebooks, "Index.ipynb": "# Own" }, {
    introduction,
  });
  assertEquals(own.title, "Own");
  assertEquals(own.pages[0]?.from, "Index.ipynb");
  assertNotMatch(pageOf(own, "index.html"), /Hello/);
});

Deno.test("buildSite() refuses two files of one name, also where only their case differs", () => {
  for (
    const [notebooks, named] of [
      [["a.ipynb", "A.ipynb"], '"A.html"'],
      [["x/a.ipynb", "X/A.ipynb"], '"X/A.html"'],
      [["a.ipynb", "a.html/b.ipynb"], '"a.html"'],
      [["cenote-site/Site.css/b.ipynb"], '"cenote-site/site.css"'],
    ] as const
  ) {
    const error = assertThrows(
      () =>
        buildSite(notebooks.map((path) => ({ path, notebook: lesson("x") }))),
      NotebookError,
    );
    assertStringIncludes(error.message, named);
  }
  const linked = assertThrows(
    () =>
      siteOf({ "a.ipynb": "x", "b.ipynb": "[a](A.html)" }, {
        lookUp: () => "file",
      }),
    NotebookError,
  );
  assertStringIncludes(linked.message, 'the file "A.html"');
});

Deno.test("buildSite() shows hostile titles, texts and names as text, in pages and in the index", () => {
  const bad = `</script><script>hit = 1</script><img src=x onerror="hit = 1">`;
  const site = siteOf({
    [`${bad.replaceAll("/", "")}.ipynb`]: ["no heading", `>"${bad}"`],
    "2.ipynb": `# \`${bad}\`\n\n\`${bad}\` \u2028`,
  }, {
    title: bad,
    footer: bad,
    introduction: { path: "README.md", text: `# ${bad}\n\n\`${bad}\`` },
  });
  for (const [path, text] of site.files) {
    if (!path.endsWith(".html")) continue;
    assertEquals(
      text.match(/<script[ >]/g)?.length,
      3,
      `${path} has the three scripts of each page`,
    );
    assertNotMatch(text, /<img[^>]*onerror/);
  }
  const index = site.files.get("cenote-site/search.js") ?? "";
  const pages: unknown = JSON.parse(
    index.replace(/^cenoteSiteIndex=/, "").replace(/;\n$/, ""),
  );
  assert(JSON.stringify(pages).includes("<script>"));
});

Deno.test("buildSite() gives the same site for the same notebooks, whatever their order", () => {
  const notebooks = ["b/1.ipynb", "2.ipynb", "a/1.ipynb", "1.ipynb"].map(
    (path) => ({ path, notebook: lesson(`# ${path}`, "> x") }),
  );
  assertEquals(
    [...buildSite(notebooks).files].sort(),
    [...buildSite(notebooks.toReversed()).files].sort(),
  );
});

Deno.test("buildSite() asks nobody else for anything", () => {
  const site = siteOf({
    "1.ipynb":
      "# One\n![x](https://example.com/x.png) <img src=//example.com/y.png>",
  });
  for (const [path, text] of site.files) {
    assertNotMatch(text, /(?:src|srcset)="(?:https?:)?\/\//, path);
    assertNotMatch(text, /@import|url\(/, path);
  }
  assertMatch(pageOf(site, "1.html"), /Content-Security-Policy/);
  assertNotMatch(
    pageOf(siteOf({ "1.ipynb": "x" }, { trust: true }), "1.html"),
    /Content-Security-Policy/,
  );
});
