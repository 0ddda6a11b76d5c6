import { assert, assertEquals } from "@std/assert";
import { fromFileUrl, join, toFileUrl } from "@std/path";
import {
  type Chromium,
  type Page,
  type PageLook,
  startChromium,
} from "../../tools/chromium.ts";

const ROOT = fromFileUrl(new URL("../../", import.meta.url));
const CHECKS = new URL("_page_checks.js", import.meta.url);
/** The least contrast of text: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
const CONTRAST = 4;
const LOOKS = [480, 1400].flatMap((width) =>
  (["light", "dark"] as const).map((colorScheme) => ({ width, colorScheme }))
);
const OUTPUTS = ["trusted", "untrusted", "plain"];

/** What the page's script is asked for; the colours of a page change none of it. */
const SHAPE_CHECKS = [
  "sidewaysScroll()",
  "images()",
  "heads()",
  "links()",
  "live()",
  "boxes()",
  "clipped()",
  "overlaps()",
  "squeezed()",
];
const COLOR_CHECKS = [`contrast(${CONTRAST})`, `chartContrast(${CONTRAST})`];
const ALL_CHECKS = [...SHAPE_CHECKS, ...COLOR_CHECKS];

/**
 * Complaints that are wrong or wanted, by how they begin, and why.
 */
const EXCEPTIONS: Readonly<Record<string, string>> = {};

/** Runs `deno task gallery`'s program, and gives the page that it wrote. */
async function writePage(folder: string): Promise<string> {
  const file = join(folder, "index.html");
  const { success, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", "tools/gallery.ts", "--out", file],
    cwd: ROOT,
  }).output();
  const decoder = new TextDecoder();
  assert(success, decoder.decode(stderr));
  assertEquals(decoder.decode(stdout).trim(), file);
  return toFileUrl(file).href;
}

/** Chooses in the page's controls, as a click does. */
async function choose(page: Page, name: string, value: string): Promise<void> {
  await page.evaluate(
    `document.querySelector('input[name="${name}"][value="${value}"]').click()`,
  );
}

/** What the page's checks complain of. */
async function complaints(
  page: Page,
  calls: readonly string[],
): Promise<string[]> {
  const checks = await Deno.readTextFile(CHECKS);
  const said = await page.evaluate(`(async () => {
    await Promise.all([...document.images].map((one) => one.decode().catch(() => {})));
    const checks = ${checks.trim().replace(/;$/, "")};
    return [${calls.map((call) => `...checks.${call}`).join(", ")}];
  })()`);
  assert(Array.isArray(said));
  return said.map(String);
}

function withoutExceptions(all: readonly string[]): string[] {
  return all.filter((one) =>
    !Object.keys(EXCEPTIONS).some((start) => one.startsWith(start))
  );
}

/** Opens the page in each of some looks. */
async function inLooks(
  looks: readonly PageLook[],
  test: (page: Page, look: string) => Promise<void>,
): Promise<void> {
  const folder = await Deno.makeTempDir();
  try {
    const url = await writePage(folder);
    await using chromium: Chromium = await startChromium();
    for (const look of looks) {
      await using page = await chromium.open(look);
      await page.goto(url);
      await test(page, `${look.width} ${look.colorScheme}`);
      assertEquals(page.problems, []);
    }
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

/** A page with one of each thing that the checks are there to find. */
const BROKEN = `<!doctype html><html lang="en"><title>Broken</title>
<main style="width:200px;background:#ffffff;color:#000000">
<article class="card" id="card"><div class="view">
<p style="color:#aaaaaa">pale</p>
<p style="opacity:0.3">faint</p>
<p style="background-image:linear-gradient(rgba(0,0,0,1),rgba(0,0,0,1))">on a bar</p>
<table><tr><th>head</th></tr></table>
<img src="data:image/png;base64,AAAA" alt="broken">
<img src="data:image/svg+xml;base64,${
  btoa(
    '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text fill="#dddddd">pale</text></svg>',
  )
}">
<a href="javascript:alert(1)">link</a>
<button onclick="alert(1)">button</button>
<div style="width:900px">wide</div>
<div style="width:20px;overflow:hidden;white-space:nowrap">cut off by its box</div>
<div style="height:1px"><p>one text</p></div><p style="margin-top:-30px">over another</p>
<div style="width:10px;overflow-wrap:anywhere">unreadable</div>
</div></article></main>`;

Deno.test("the checks of the gallery's page find each thing that they are there for", async () => {
  await using chromium = await startChromium();
  await using page = await chromium.open({ width: 480 });
  await page.goto(`data:text/html,${encodeURIComponent(BROKEN)}`);
  const said = await complaints(page, ALL_CHECKS);
  for (
    const start of [
      "the page is ",
      "card: an image did not load",
      "card: an image has no alt",
      'card: th without scope: "head"',
      "card: unsafe link: javascript:",
      "card: <button>",
      "card: an event handler",
      "card: <div> sticks out by ",
      "card: cut off: ",
      "card: squeezed: ",
      "card: view rgb(170, 170, 170) opacity 1: 2.32",
      "card: view rgb(0, 0, 0) opacity 0.3: ",
      "card: view rgb(0, 0, 0) opacity 1: 1.00",
      "card: chart rgb(221, 221, 221) opacity 1: ",
    ]
  ) {
    assert(said.some((one) => one.startsWith(start)), `${start} in ${said}`);
  }
  assert(
    said.some((one) => one.includes("lies over")),
    `overlapping text in ${said}`,
  );
});

Deno.test("the gallery's page lets its reader choose theme and output, and keeps the views", async () => {
  await inLooks([{ width: 1400, colorScheme: "light" }], async (page) => {
    const ground = () =>
      page.evaluate(
        "getComputedStyle(document.querySelector('.output')).backgroundColor",
      );
    assertEquals(await ground(), "rgb(255, 255, 255)");
    await choose(page, "theme", "dark");
    assertEquals(await ground(), "rgb(17, 17, 17)");
    const styled = () =>
      page.evaluate("document.querySelectorAll('.view [style]').length");
    const text = () =>
      page.evaluate(
        "[...document.querySelectorAll('.view')].map((one) => one.textContent).join()",
      );
    const [before, words] = [Number(await styled()), await text()];
    assert(before > 100);
    await choose(page, "output", "untrusted");
    assertEquals(await text(), words);
    await choose(page, "output", "plain");
    assertEquals([await styled(), await text()], [0, words]);
    await choose(page, "output", "trusted");
    assertEquals(await styled(), before);
  });
});

Deno.test("the gallery's page is sound in light and dark, narrow and wide, as each front end shows it", async () => {
  const found = new Map<string, string[]>();
  await inLooks(LOOKS, async (page, look) => {
    for (const output of OUTPUTS) {
      await choose(page, "output", output);
      // Folded as it comes once, and all that is folded unfolded each time.
      for (const isOpen of output === "trusted" ? [false, true] : [true]) {
        if (isOpen) {
          await page.evaluate(
            "document.querySelectorAll('main details').forEach((one) => one.open = true)",
          );
        }
        const calls = look.endsWith("dark") ? COLOR_CHECKS : ALL_CHECKS;
        const all = await complaints(page, calls);
        for (const one of withoutExceptions(all)) {
          found.set(one, [...found.get(one) ?? [], `${look} ${output}`]);
        }
      }
    }
  });
  // Each complaint once, with the looks in which it was heard.
  assertEquals(
    [...found].map(([one, looks]) => `${one} (${[...new Set(looks)].join()})`),
    [],
  );
});
