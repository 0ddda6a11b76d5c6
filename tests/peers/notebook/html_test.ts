import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { join, toFileUrl } from "@std/path";
import { notebookToHtml } from "../../../lib/notebook/html/mod.ts";
import { parseNotebook } from "../../../lib/notebook/format/mod.ts";
import { type Chromium, startChromium } from "../../../tools/chromium.ts";

const GALLERY = new URL(
  "../../../notebooks/display_gallery.ipynb",
  import.meta.url,
);
/** What a reader would trip over, as functions for the page. */
const CHECKS = new URL("../../display/_page_checks.js", import.meta.url);

/** A server that counts what pages ask it for. */
function counter(): { address: string; asked: string[] } & AsyncDisposable {
  const asked: string[] = [];
  const server = Deno.serve(
    { port: 0, hostname: "127.0.0.1", onListen() {} },
    (request) => {
      asked.push(request.url);
      return new Response("document.title = 'hit'; hit = 1", {
        headers: { "content-type": "text/javascript" },
      });
    },
  );
  return {
    address: `http://127.0.0.1:${server.addr.port}`,
    asked,
    [Symbol.asyncDispose]: () => server.shutdown(),
  };
}

function hostile(address: string): string {
  const html =
    `<script>hit = 1</script><script src="${address}/a.js"></script><img src="${address}/b.png" onerror="hit = 1">
<img src=x onerror="hit = 1"><svg onload="hit = 1"><image href="${address}/c.png"/><script>parent.hit = 1</script></svg>
<div style="background:url(${address}/d.png)">x</div><style>@import "${address}/e.css"; body{background:url(${address}/f.png)}</style>
<link rel="stylesheet" href="${address}/g.css"><link rel="prefetch" href="${address}/h"><iframe src="${address}/i"></iframe>
<meta http-equiv="refresh" content="0;url=${address}/j"><base href="${address}/"><object data="${address}/k"></object>
<video autoplay src="${address}/l" poster="${address}/m"></video><details open ontoggle="hit = 1"><summary>s</summary></details>
<form action="${address}/n"><input autofocus onfocus="hit = 1"></form><a id="link" href="java&#10;script:hit = 1">link</a>`;
  return JSON.stringify({
    nbformat: 4,
    nbformat_minor: 5,
    metadata: { title: "Hostile" },
    cells: [
      {
        cell_type: "markdown",
        id: "a",
        metadata: {},
        source: `# Hostile\n\n${html}\n\n![i](${address}/o.png)\n\n## More`,
      },
      {
        cell_type: "raw",
        id: "b",
        metadata: { raw_mimetype: "text/html" },
        source: html,
      },
      {
        cell_type: "code",
        id: "c",
        metadata: {},
        source: "const a = 1;\na</script><script>hit = 1</script>",
        execution_count: 1,
        outputs: [
          {
            output_type: "display_data",
            metadata: {},
            data: { "text/html": html },
          },
          {
            output_type: "display_data",
            metadata: {},
            data: {
              "image/svg+xml":
                `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9" onload="hit = 1"><image href="${address}/p.png"/><script>parent.hit = 1</script></svg>`,
            },
          },
          {
            output_type: "stream",
            name: "stdout",
            text: "x".repeat(3_000) + "\n" + "line\n".repeat(100),
          },
        ],
      },
    ],
  });
}

/** True when a page has not scrolled for a while. */
const AT_REST =
  "new Promise((resolve) => { const before = scrollY; setTimeout(() => resolve(scrollY === before), 400); })";

async function withPage(
  page: string,
  work: (url: string, chromium: Chromium) => Promise<void>,
): Promise<void> {
  const folder = await Deno.makeTempDir();
  try {
    await Deno.writeTextFile(join(folder, "page.html"), page);
    await using chromium = await startChromium();
    await work(toFileUrl(join(folder, "page.html")).href, chromium);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

Deno.test("notebookToHtml() of a hostile notebook runs nothing and fetches nothing in Chromium, policy or none", async () => {
  await using server = counter();
  const page = notebookToHtml(parseNotebook(hostile(server.address)));
  const bare = page.replace(
    /<meta http-equiv="Content-Security-Policy"[^>]*>/,
    "",
  );
  assert(bare.length < page.length);
  await withPage(bare, async (url, chromium) => {
    await using view = await chromium.open({ width: 375 });
    await view.goto(url);
    await view.evaluate(
      "document.querySelectorAll('a:not([href])').forEach((a) => a.click())",
    );
    assertEquals(await view.evaluate("String(window.hit)"), "undefined");
    assertEquals(await view.evaluate("document.title"), "Hostile");
    assertEquals(server.asked, []);
    // The picture named `x` is a file that is not there, and nothing else is amiss.
    assertEquals(
      view.problems.filter((one) => !/ERR_FILE_NOT_FOUND .*\/x$/.test(one)),
      [],
    );
    assertEquals(
      await view.evaluate("document.documentElement.scrollWidth"),
      375,
    );
  });
});

Deno.test("notebookToHtml() makes a page that works in Chromium: theme, copying, outline, small screens", async () => {
  const page = notebookToHtml(parseNotebook(await Deno.readTextFile(GALLERY)));
  await withPage(page, async (url, chromium) => {
    await using view = await chromium.open({
      width: 1280,
      colorScheme: "dark",
    });
    await view.goto(url);
    const ground = () =>
      view.evaluate("getComputedStyle(document.body).backgroundColor");
    const dark = await ground();
    await view.evaluate("document.querySelector('#nb-theme').click()");
    assertEquals(await ground(), "rgb(255, 255, 255)");
    assert(dark !== "rgb(255, 255, 255)");
    assertStringIncludes(
      String(
        await view.evaluate(
          "document.querySelector('#nb-theme').getAttribute('aria-label')",
        ),
      ),
      "dark",
    );

    // What is copied is pasted, as the reader would.
    const source = await view.evaluate(
      "document.querySelector('.nb-code pre').textContent",
    );
    await view.evaluate("document.querySelector('.nb-copy').click()");
    await view.waitFor(
      "document.querySelector('.nb-copy').textContent === 'Copied'",
    );
    await view.evaluate(
      "document.body.append(Object.assign(document.createElement('textarea'), { id: 'paste' })); document.querySelector('#paste').focus()",
    );
    await view.send("Input.dispatchKeyEvent", {
      type: "keyDown",
      key: "v",
      code: "KeyV",
      windowsVirtualKeyCode: 86,
      modifiers: 2,
      commands: ["paste"],
    });
    await view.waitFor("document.querySelector('#paste').value !== ''");
    assertEquals(
      await view.evaluate("document.querySelector('#paste').value"),
      source,
    );

    // Each section that the outline leads to is the one that it marks, and still is at rest.
    await view.evaluate("document.querySelector('#paste').remove()");
    await view.waitFor(AT_REST);
    for (const at of [3, -2, 0, -1]) {
      const link = `[...document.querySelectorAll('#nb-outline a')].at(${at})`;
      await view.evaluate(`${link}.click()`);
      await view.waitFor(`${link}.getAttribute('aria-current') === 'location'`);
      await view.waitFor(AT_REST);
      assertEquals(
        await view.evaluate(
          "[...document.querySelectorAll('[aria-current=location]')].map((a) => a.hash)",
        ),
        [await view.evaluate(`${link}.hash`)],
      );
    }
    const targets =
      "[...document.querySelectorAll('a[href^=\"#\"]')].filter((a) => !document.getElementById(decodeURIComponent(a.hash.slice(1)))).map((a) => a.hash)";
    assertEquals(await view.evaluate(targets), []);
    assertEquals(
      await view.evaluate(
        "[...document.images].filter((image) => image.naturalWidth === 0).length",
      ),
      0,
    );

    for (const width of [320, 375, 1280]) {
      await view.setLook({ width });
      assertEquals(
        await view.evaluate("document.documentElement.scrollWidth"),
        width,
      );
    }
    await view.setLook({ width: 375 });
    await view.waitFor("!document.querySelector('#nb-outline').open");
    assertEquals(view.problems, []);
  });
});

Deno.test("notebookToHtml() is read with enough contrast by day and by night, folded or not", async () => {
  const checks = (await Deno.readTextFile(CHECKS)).trim().replace(/;$/, "");
  const page = notebookToHtml(parseNotebook(await Deno.readTextFile(GALLERY)));
  await withPage(page, async (url, chromium) => {
    for (const colorScheme of ["light", "dark"] as const) {
      await using view = await chromium.open({ colorScheme });
      await view.goto(url);
      await view.evaluate(
        "document.querySelectorAll('.nb-pin').forEach((pin) => pin.remove()); document.querySelectorAll('details').forEach((one) => one.open = true)",
      );
      assertEquals(await view.evaluate(`(${checks}).contrast(4.5)`), []);
    }
  });
});

Deno.test("notebookToHtml() gives trusted outputs a frame as high as what is in it, and no more", async () => {
  const html =
    "<div id=box></div><script>document.querySelector('#box').style.height = '777px'; try { parent.hit = 1 } catch {}</script>";
  const page = notebookToHtml(
    parseNotebook(JSON.stringify({
      nbformat: 4,
      nbformat_minor: 5,
      metadata: {},
      cells: [{
        cell_type: "code",
        id: "a",
        metadata: {},
        source: "",
        execution_count: 1,
        outputs: [{
          output_type: "display_data",
          metadata: {},
          data: { "text/html": html },
        }],
      }],
    })),
    { trust: true },
  );
  await withPage(page, async (url, chromium) => {
    await using view = await chromium.open();
    await view.goto(url);
    await view.waitFor(
      "document.querySelector('.nb-frame').clientHeight === 777",
    );
    assertEquals(await view.evaluate("String(window.hit)"), "undefined");
    assertEquals(view.problems, []);
  });
});

Deno.test("notebookToHtml() keeps its policy and shows pictures beside the page all the same", async () => {
  const picture =
    '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>';
  const page = notebookToHtml(parseNotebook(JSON.stringify({
    nbformat: 4,
    nbformat_minor: 5,
    metadata: {},
    cells: [{
      cell_type: "markdown",
      id: "a",
      metadata: {},
      source: "![p](p.svg)",
    }],
  })));
  await withPage(page, async (url, chromium) => {
    await Deno.writeTextFile(new URL("p.svg", url), picture);
    await using view = await chromium.open();
    await view.goto(url);
    assertEquals(await view.evaluate("document.images[0].naturalWidth"), 9);
    assertEquals(view.problems, []);
    await view.evaluate(
      "document.body.append(Object.assign(document.createElement('script'), { textContent: 'hit = 1' }))",
    );
    assertEquals(await view.evaluate("String(window.hit)"), "undefined");
  });
});
