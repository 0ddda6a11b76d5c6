import { assert, assertEquals } from "@std/assert";
import { fromFileUrl, join, toFileUrl } from "@std/path";
import {
  type Chromium,
  type Page,
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

/** Each check that the page is asked for, as the page's script calls it. */
const CHECK_CALLS = [
  "sidewaysScroll()",
  "images()",
  "heads()",
  "links()",
  "live()",
  "boxes()",
  "clipped()",
  "overlaps()",
  "squeezed()",
  `contrast(${CONTRAST})`,
  `chartContrast(${CONTRAST})`,
];

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
async function complaints(page: Page): Promise<string[]> {
  const checks = await Deno.readTextFile(CHECKS);
  const said = await page.evaluate(`(async () => {
    await Promise.all([...document.images].map((one) => one.decode().catch(() => {})));
    const checks = ${checks.trim().replace(/;$/, "")};
    return [${CHECK_CALLS.map((call) => `...checks.${call}`).join(", ")}];
  })()`);
  assert(Array.isArray(said));
  return said.map(String);
}

function withoutExceptions(all: readonly string[]): string[] {
  return all.filter((one) =>
    !Object.keys(EXCEPTIONS).some((start) => one.startsWith(start))
  );
}

/** Opens the page in each look. */
async function inEveryLook(
  test: (page: Page, look: string) => Promise<void>,
): Promise<void> {
  const folder = await Deno.makeTempDir();
  try {
    const url = await writePage(folder);
    await using chromium: Chromium = await startChromium();
    for (const look of LOOKS) {
      await using page = await chromium.open(look);
      await page.goto(url);
      await test(page, `${look.width} ${look.colorScheme}`);
      assertEquals(page.problems, []);
    }
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

Deno.test("the gallery's page is sound in light and dark, narrow and wide, as each front end shows it", async () => {
  const found = new Map<string, string[]>();
  await inEveryLook(async (page, look) => {
    for (const output of OUTPUTS) {
      await choose(page, "output", output);
      for (const isOpen of [false, true]) {
        if (isOpen) {
          await page.evaluate(
            "document.querySelectorAll('main details').forEach((one) => one.open = true)",
          );
        }
        for (const one of withoutExceptions(await complaints(page))) {
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
