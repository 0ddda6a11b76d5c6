import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { contentType } from "@std/media-types";
import { extname, fromFileUrl, join, toFileUrl } from "@std/path";
import {
  newCell,
  newNotebook,
  writeNotebookFile,
} from "../../../lib/notebook/format/mod.ts";
import {
  type Chromium,
  type Page,
  startChromium,
} from "../../../tools/chromium.ts";

const PROGRAM = fromFileUrl(
  new URL("../../../lib/cli/mod.ts", import.meta.url),
);
const COURSE = fromFileUrl(new URL("../../../notebooks", import.meta.url));
/** What a reader would trip over, as functions for the page. */
const CHECKS = new URL("../../display/_page_checks.js", import.meta.url);

/** A site of a folder of notebooks, opened from the disk. */
async function openSite(from: string): Promise<
  & {
    /** The address of a page. */
    readonly at: (path: string) => string;
    readonly chromium: Chromium;
    /** The folder that it was written into. */
    readonly folder: string;
    /** The paths of the pages in their order. */
    readonly pages: readonly string[];
  }
  & AsyncDisposable
> {
  const folder = await Deno.makeTempDir();
  const { success, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: [
      "run",
      "-A",
      PROGRAM,
      "site",
      from,
      "-o",
      join(folder, "s"),
      "--json",
    ],
    env: { NO_COLOR: "1" },
  }).output();
  assert(success, new TextDecoder().decode(stderr));
  const { pages, warnings } = JSON.parse(new TextDecoder().decode(stdout));
  assertEquals(warnings, []);
  const chromium = await startChromium();
  return {
    at: (path) => toFileUrl(join(folder, "s", path)).href,
    chromium,
    folder: join(folder, "s"),
    pages: pages.map(({ path }: { path: string }) => path),
    async [Symbol.asyncDispose]() {
      await chromium[Symbol.asyncDispose]();
      await Deno.remove(folder, { recursive: true });
    },
  };
}

/** A server of a folder under some address of its own, as GitHub's pages have. */
function serve(folder: string): {
  readonly at: (path: string) => string;
  readonly asked: Set<string>;
} & AsyncDisposable {
  const asked = new Set<string>();
  const server = Deno.serve(
    { port: 0, hostname: "127.0.0.1", onListen() {} },
    async (request) => {
      const { pathname } = new URL(request.url);
      asked.add(pathname);
      const path = decodeURIComponent(pathname).replace("/some/course/", "");
      try {
        return new Response(await Deno.readFile(join(folder, path)), {
          headers: { "content-type": contentType(extname(path)) ?? "" },
        });
      } catch {
        return new Response(null, { status: 404 });
      }
    },
  );
  return {
    at: (path) => `http://127.0.0.1:${server.addr.port}/some/course/${path}`,
    asked,
    [Symbol.asyncDispose]: () => server.shutdown(),
  };
}

/** Waits until a page that was left for another is that one. */
async function arrive(page: Page, isThere: string): Promise<void> {
  for (;;) {
    try {
      return await page.waitFor(
        `${isThere} && document.readyState === "complete"`,
      );
    } catch (error) {
      // What was asked of the page before has no answer.
      if (!/navigated|destroyed|context/i.test(String(error))) throw error;
    }
  }
}

/** Presses a key as a reader does. */
async function press(page: Page, key: string, modifiers = 0): Promise<void> {
  const text = key.length === 1 && modifiers === 0 ? { text: key } : {};
  const code = key.length === 1 ? {} : { code: key };
  for (const type of ["keyDown", "keyUp"]) {
    await page.send("Input.dispatchKeyEvent", {
      type,
      key,
      modifiers,
      windowsVirtualKeyCode: KEYS[key] ?? 0,
      ...code,
      ...type === "keyDown" ? text : {},
    });
  }
}

const KEYS: Readonly<Record<string, number>> = {
  Enter: 13,
  Escape: 27,
  ArrowUp: 38,
  ArrowDown: 40,
};
const CTRL = 2;

const HITS = "[...document.querySelectorAll('.site-hit')]";
const ACTIVE = `${HITS}.find((hit) => hit.ariaSelected === 'true')`;

async function search(page: Page, query: string): Promise<void> {
  await page.evaluate("document.querySelector('#site-query').select()");
  await page.send("Input.insertText", { text: query });
  await page.waitFor(
    `document.querySelector('#site-query').value === ${
      JSON.stringify(query)
    } && document.querySelector('#site-hits').textContent !== '' && !/Loading/.test(document.querySelector('#site-hits').textContent)`,
  );
}

Deno.test("cenote site makes of the course pages that fit every window, lead to what there is, and fetch nothing from elsewhere", async () => {
  await using site = await openSite(COURSE);
  await using server = serve(site.folder);
  await using page = await site.chromium.open();
  const ids = new Map<string, readonly string[]>();
  const links: string[] = [];
  for (const path of site.pages) {
    await page.goto(server.at(path));
    for (const width of [320, 375, 768, 1280, 1920]) {
      await page.setLook({ width });
      assertEquals(
        await page.evaluate("document.documentElement.scrollWidth"),
        width,
        path,
      );
    }
    const found = await page.evaluate(`({
      ids: [...document.querySelectorAll("[id]")].map((one) => one.id),
      links: [...document.links].map((one) => one.href).filter((one) => one.startsWith(location.origin)),
      fetched: performance.getEntriesByType("resource").map((one) => one.name).filter((one) => !one.startsWith("data:")).sort(),
      current: [...document.querySelectorAll("[aria-current=page]")].map((one) => one.href),
      levels: [...document.querySelectorAll("main :is(h1,h2)")].filter((one) => !one.closest(".nb-out")).map((one) => one.localName)[0],
    })`) as {
      ids: string[];
      links: string[];
      fetched: string[];
      current: string[];
      levels: string;
    };
    ids.set(server.at(path), found.ids);
    assertEquals(new Set(found.ids).size, found.ids.length, path);
    links.push(...found.links);
    assertEquals(found.fetched, [
      server.at("cenote-site/site.css"),
      server.at("cenote-site/site.js"),
    ]);
    assertEquals(found.current, [server.at(path)]);
    assertEquals(found.levels, "h1");
  }
  assertEquals(page.problems, []);
  assert(links.length > 500);
  for (const link of new Set(links)) {
    const [address = "", id] = link.split("#");
    const path = decodeURIComponent(address.slice(server.at("").length));
    assert((await Deno.stat(join(site.folder, path))).isFile, link);
    if (id !== undefined) {
      assert(ids.get(address)?.includes(decodeURIComponent(id)), link);
    }
  }

  assertEquals(
    [...server.asked].sort(),
    [...site.pages, "cenote-site/site.css", "cenote-site/site.js"].map((path) =>
      `/some/course/${path}`
    ).sort(),
  );

  // From the first page to the last, as a reader goes.
  await page.goto(server.at("index.html"));
  for (const path of site.pages.slice(1)) {
    await page.evaluate("document.querySelector('a[rel=next]').click()");
    await arrive(page, `location.href === ${JSON.stringify(server.at(path))}`);
  }
  assertEquals(
    await page.evaluate("document.querySelector('a[rel=next]')"),
    null,
  );
});

Deno.test("cenote site is searched from the disk by typing, by keyboard alone", async () => {
  await using site = await openSite(COURSE);
  await using page = await site.chromium.open();
  await page.goto(site.at("index.html"));
  const isFocused = "document.activeElement.id === 'site-query'";
  await press(page, "/");
  assert(await page.evaluate(isFocused));
  await search(page, "retri");
  await press(page, "Escape");
  assert(await page.evaluate("document.querySelector('#site-hits').hidden"));
  await press(page, "Escape");
  assertEquals(
    await page.evaluate("document.querySelector('#site-query').value"),
    "",
  );
  await press(page, "Escape");
  assert(!await page.evaluate(isFocused));
  await press(page, "k", CTRL);
  assert(await page.evaluate(isFocused));

  await search(page, "FINISH instead");
  assertEquals(
    await page.evaluate(
      `${HITS}[0].querySelector('.site-hit-heading').innerHTML`,
    ),
    "<mark>Finish</mark> <mark>instead</mark> of stop",
  );
  await page.waitFor(
    "/^\\d+ results?$/.test(document.querySelector('#site-said').textContent)",
  );
  await press(page, "ArrowDown");
  const first = String(await page.evaluate(`${ACTIVE}.href`));
  assertEquals(
    await page.evaluate(
      "document.querySelector('#site-query').getAttribute('aria-activedescendant')",
    ),
    "site-hit-0",
  );
  await press(page, "ArrowUp");
  await press(page, "ArrowDown");
  assertEquals(String(await page.evaluate(`${ACTIVE}.href`)), first);
  await press(page, "Enter");
  await arrive(page, `location.href === ${JSON.stringify(first)}`);
  assertEquals(first, `${site.at("05_streaming.html")}#finish-instead-of-stop`);
  await page.waitFor(
    "(({ top }) => top >= 45 && top < innerHeight / 2)(document.getElementById('finish-instead-of-stop').getBoundingClientRect())",
  );
  await press(page, "/");
  await search(page, "retry");
  assertStringIncludes(
    String(
      await page.evaluate("document.querySelector('#site-hits').textContent"),
    ),
    "Nothing found for “retry”; this is near to it10 · Errors, retries",
  );
  await search(page, "zzzz");
  assertStringIncludes(
    String(
      await page.evaluate("document.querySelector('#site-hits').textContent"),
    ),
    "Nothing found for “zzzz”",
  );
  assertEquals(page.problems, []);
});

Deno.test("cenote site keeps the theme over its pages, folds on small screens, and is there without scripts", async () => {
  await using site = await openSite(COURSE);
  await using page = await site.chromium.open({ width: 1280 });
  const ground = "getComputedStyle(document.body).backgroundColor";
  const isOpen = "document.querySelector('#site-nav').open";
  await page.goto(site.at("index.html"));
  assertEquals(await page.evaluate(ground), "rgb(255, 255, 255)");
  assert(await page.evaluate(isOpen));
  await page.evaluate("document.querySelector('#nb-theme').click()");
  const dark = await page.evaluate(ground);
  assert(dark !== "rgb(255, 255, 255)");
  await page.goto(site.at("04_agents.html"));
  assertEquals(await page.evaluate(ground), dark);

  await page.evaluate("document.querySelector('.nb-skip').focus()");
  assert(
    await page.evaluate(
      "(({ x, y, width, height }) => document.elementFromPoint(x + width / 2, y + height / 2).className === 'nb-skip')(document.activeElement.getBoundingClientRect())",
    ),
  );

  await page.setLook({ width: 375 });
  await page.waitFor(`!${isOpen}`);
  await page.goto(site.at("05_streaming.html"));
  assert(!await page.evaluate(isOpen));
  assert(!await page.evaluate("document.querySelector('#nb-outline').open"));
  await page.evaluate("document.querySelector('#site-nav summary').click()");
  await page.waitFor(
    "document.querySelector('.site-nav [aria-current]').checkVisibility()",
  );
  // Where nothing may be stored, the choice lasts as long as the page.
  await page.send("Page.addScriptToEvaluateOnNewDocument", {
    source:
      "Object.defineProperty(window, 'localStorage', { get() { throw new Error('no storage') } })",
  });
  await page.goto(site.at("index.html"));
  assertEquals(await page.evaluate(ground), "rgb(255, 255, 255)");
  await page.evaluate("document.querySelector('#nb-theme').click()");
  assertEquals(await page.evaluate(ground), dark);
  assertEquals(page.problems, []);

  await page.send("Emulation.setScriptExecutionDisabled", { value: true });
  await page.goto(site.at("04_agents.html"));
  assertEquals(
    await page.evaluate(`({
      navigation: document.querySelector('.site-nav a[rel], .site-nav [aria-current]').checkVisibility(),
      text: document.querySelector('main h1').checkVisibility(),
      next: document.querySelector('a[rel=next]').checkVisibility(),
      search: document.querySelector('#site-query').checkVisibility(),
    })`),
    { navigation: true, text: true, next: true, search: false },
  );
});

Deno.test("cenote site is read with enough contrast by day and by night, search and all", async () => {
  const checks = (await Deno.readTextFile(CHECKS)).trim().replace(/;$/, "");
  await using site = await openSite(COURSE);
  for (const colorScheme of ["light", "dark"] as const) {
    await using page = await site.chromium.open({ colorScheme });
    for (const path of ["index.html", "04_agents.html"]) {
      await page.goto(site.at(path));
      await page.evaluate(
        "document.querySelectorAll('.nb-pin').forEach((pin) => pin.remove()); document.querySelectorAll('details').forEach((one) => one.open = true)",
      );
      await press(page, "/");
      await search(page, "agent file");
      await press(page, "ArrowDown");
      assertEquals(await page.evaluate(`(${checks}).contrast(4.5)`), []);
    }
  }
});

Deno.test("cenote site shows hostile notebooks as text, in its list, its navigation and its search", async () => {
  const bad = `<img src=x onerror="hit = 1"></script><script>hit = 1</script>`;
  const folder = await Deno.makeTempDir();
  try {
    await Deno.mkdir(join(folder, "a&b <i>"));
    await writeNotebookFile(
      join(folder, "a&b <i>", "1 # ?%.ipynb"),
      newNotebook({
        cells: [
          newCell("markdown", `# \`${bad}\`\n\nneedle \`${bad}\``),
          newCell("code", `"needle ${bad}"`),
        ],
      }),
    );
    await using site = await openSite(folder);
    await using page = await site.chromium.open();
    await page.goto(site.at("index.html"));
    await press(page, "/");
    await search(page, "needle");
    await press(page, "Enter");
    await arrive(page, "document.title.includes('onerror')");
    assertEquals(
      await page.evaluate("document.querySelector('main h1 code').textContent"),
      bad,
    );
    assertEquals(await page.evaluate("String(window.hit)"), "undefined");
    assertEquals(page.problems, []);
    // Something that had got in would not run either.
    await page.evaluate(
      "document.body.append(Object.assign(document.createElement('script'), { textContent: 'hit = 1' }))",
    );
    assertEquals(await page.evaluate("String(window.hit)"), "undefined");
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});
