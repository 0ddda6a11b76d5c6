/**
 * The notebooks' stored outputs in readers that are not JupyterLab: pages that
 * nbconvert makes, and ones that drop all styles, as GitHub does. Pictures of
 * the latter are left in `gallery/jupyterlab/`.
 */
import { assertEquals, assertGreater } from "@std/assert";
import { fromFileUrl, join, toFileUrl } from "@std/path";
import { type Page, startChromium } from "../../tools/chromium.ts";
import { runPeer } from "./_peer.ts";

const ROOT = fromFileUrl(new URL("../../", import.meta.url));
const NOTEBOOKS = join(ROOT, "notebooks");
const PICTURES = join(ROOT, "gallery", "jupyterlab");
const NAMES = [...Deno.readDirSync(NOTEBOOKS)].map((entry) => entry.name)
  .filter((name) => name.endsWith(".ipynb")).sort();

type Bundle = Readonly<Record<string, string | readonly string[]>>;

/** What a notebook holds of each output that has HTML or Markdown, texts in one piece. */
async function stored(
  name: string,
): Promise<{ readonly html?: string; readonly markdown?: string }[]> {
  const notebook: {
    readonly cells: readonly {
      readonly outputs?: readonly { readonly data?: Bundle }[];
    }[];
  } = JSON.parse(await Deno.readTextFile(join(NOTEBOOKS, name)));
  return notebook.cells.flatMap(({ outputs = [] }) => outputs).flatMap(
    ({ data }) => {
      const textOf = (type: string): string | undefined => {
        const text = data?.[type];
        return typeof text === "string" ? text : text?.join("");
      };
      const [html, markdown] = [textOf("text/html"), textOf("text/markdown")];
      return html === undefined && markdown === undefined ? [] : [{
        ...(html === undefined ? {} : { html }),
        ...(markdown === undefined ? {} : { markdown }),
      }];
    },
  );
}

/** How many tables stand in the outputs of a page. */
async function tables(page: Page, path: string): Promise<number> {
  await page.goto(toFileUrl(path).href);
  return Number(
    await page.evaluate(
      "document.querySelectorAll('.jp-OutputArea-output table').length",
    ),
  );
}

const tablesOfHtml = (html: string) => html.match(/<table/g)?.length ?? 0;
const tablesOfMarkdown = (markdown: string) =>
  markdown.match(/^\|(?: :?-+:? \|)+$/gm)?.length ?? 0;

Deno.test("nbconvert makes pages of the notebooks in which no table is missing", async () => {
  const folder = await Deno.makeTempDir({ prefix: "cenote-readers-" });
  try {
    const { code, output } = await runPeer("other_readers.py", {}, [
      folder,
      ...NAMES.map((name) => join(NOTEBOOKS, name)),
    ]);
    assertEquals(code, 0, output);
    await using chromium = await startChromium();
    await using page = await chromium.open();
    let all = 0;
    for (const name of NAMES) {
      const pathOf = (form: string) =>
        join(folder, name.replace(".ipynb", `.${form}.html`));
      const outputs = await stored(name);
      const sum = (tablesOf: (output: typeof outputs[number]) => number) =>
        outputs.reduce((all, output) => all + tablesOf(output), 0);
      const inHtml = sum(({ html, markdown = "" }) =>
        html === undefined ? tablesOfMarkdown(markdown) : tablesOfHtml(html)
      );
      const inMarkdown = sum(({ html = "", markdown }) =>
        markdown === undefined ? tablesOfHtml(html) : tablesOfMarkdown(markdown)
      );
      all += Math.min(inHtml, inMarkdown);
      const path = join(folder, name.replace(".ipynb", ".html"));
      assertEquals(
        [
          await tables(page, path),
          await tables(page, pathOf("sanitized")),
          await tables(page, pathOf("markdown")),
        ],
        [inHtml, inHtml, inMarkdown],
        name,
      );
    }
    assertGreater(all, 5 * NAMES.length);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

Deno.test("The notebooks' outputs say the same, word by word, where all styles are dropped", async () => {
  await Deno.mkdir(PICTURES, { recursive: true });
  await using chromium = await startChromium();
  await using page = await chromium.open({ width: 900 });
  await page.goto("data:text/html,<!doctype html><meta charset=utf-8><body>");
  let all = 0;
  for (const name of NAMES) {
    const outputs = (await stored(name)).flatMap(({ html }) =>
      html === undefined ? [] : [html]
    );
    all += outputs.length;
    const different = await page.evaluate(`((outputs) => {
      document.body.replaceChildren();
      const show = (html) => {
        const box = document.createElement("section");
        box.innerHTML = html;
        document.body.append(box, document.createElement("hr"));
        return box;
      };
      const words = (box) => {
        const folds = [...box.querySelectorAll("details:not([open])")];
        folds.forEach((one) => one.open = true);
        const text = box.innerText.split(/\\s+/).filter((word) => word !== "");
        folds.forEach((one) => one.open = false);
        return text.join(" ");
      };
      const different = [];
      for (const html of outputs) {
        const box = show(html);
        const styled = words(box);
        for (const one of box.querySelectorAll("[style], [class]")) {
          one.removeAttribute("style");
          one.removeAttribute("class");
        }
        if (words(box) !== styled) different.push([styled, words(box)]);
      }
      return different;
    })(${JSON.stringify(outputs)})`);
    assertEquals(different, [], name);
    await Deno.writeFile(
      join(PICTURES, name.replace(".ipynb", "-plain.png")),
      await page.screenshot(),
    );
  }
  assertGreater(all, 5 * NAMES.length);
});
