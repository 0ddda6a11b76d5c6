/**
 * The README's picture: what `docs/display.ts` shows in a notebook and in a
 * terminal.
 *
 * @module
 */
import { fromFileUrl, join, toFileUrl } from "@std/path";
import { type Html, html, raw, type View } from "../../lib/display/mod.ts";
import { startChromium } from "../chromium.ts";
import { ansiHtml } from "./ansi_html.ts";

const ROOT = fromFileUrl(new URL("../../", import.meta.url));
const PROGRAM = new URL("../../docs/display.ts", import.meta.url);
const MODULE = new URL("../../mod.ts", import.meta.url);
const PICTURES = { light: "docs/display.png", dark: "docs/display-dark.png" };
const WIDTH = 1070;
const TERMINAL_WIDTH = 62;

/**
 * Runs the program and takes what it shows to a picture, light and dark.
 *
 * @param step Called with what is being done.
 * @returns The paths of the pictures.
 * @throws {Error} what the program throws.
 */
export async function updatePictures(
  step: (what: string) => void = () => {},
): Promise<readonly string[]> {
  step("the README's program");
  const page = await picturePage(await shownBy(PROGRAM));
  const folder = await Deno.makeTempDir();
  try {
    const file = join(folder, "picture.html");
    await Deno.writeTextFile(file, page);
    await using chromium = await startChromium();
    const paths: string[] = [];
    for (const colorScheme of ["light", "dark"] as const) {
      step(`the README's picture, ${colorScheme}`);
      await using view = await chromium.open({
        width: WIDTH,
        height: 400,
        scale: 2,
        colorScheme,
      });
      await view.goto(toFileUrl(file).href);
      const path = join(ROOT, PICTURES[colorScheme]);
      await Deno.writeFile(path, await view.screenshot());
      paths.push(path);
    }
    return paths;
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

/**
 * Runs a program of the project's own whose views are kept instead of shown.
 *
 * @param program Its address; it imports `@cenote/cenote`.
 * @returns The views, in the order in which it showed them.
 */
export async function shownBy(program: URL): Promise<readonly View[]> {
  const folder = await Deno.makeTempDir();
  try {
    // The same module, but for `show`: what is exported here comes before what `*` exports.
    const key = `shown-${crypto.randomUUID()}`;
    const views: View[] = [];
    Reflect.set(globalThis, key, views);
    const shim = join(folder, "cenote.ts");
    await Deno.writeTextFile(
      shim,
      `export * from "${MODULE.href}";
export const show = (view) => void globalThis["${key}"].push(view);`,
    );
    const copy = join(folder, "program.ts");
    const source = await Deno.readTextFile(program);
    await Deno.writeTextFile(
      copy,
      source.replaceAll('"@cenote/cenote"', `"${toFileUrl(shim).href}"`),
    );
    try {
      await import(toFileUrl(copy).href);
    } finally {
      Reflect.deleteProperty(globalThis, key);
    }
    return views;
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

async function picturePage(views: readonly View[]): Promise<string> {
  const style = await Deno.readTextFile(
    new URL("picture.css", import.meta.url),
  );
  const page = await Deno.readTextFile(new URL("page.css", import.meta.url));
  const terminal = views.map((view) =>
    view.toText({ width: TERMINAL_WIDTH, isColored: true })
  ).join("\n\n");
  return html`
    <!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8">
        <title>What docs/display.ts shows</title>
        <style>
    ${raw(page)}${raw(style)}</style>
      </head>
      <body class="picture">
    ${panel(
      "In a notebook",
      html`${
        views.map((view) => html`<div class="view">${raw(view.toHtml())}</div>`)
      }`,
    )}
    ${panel(
      "In a terminal",
      html`<pre class="terminal">${ansiHtml(terminal)}</pre>`,
    )}
      </body>
    </html>
  `.toString().trimStart();
}

function panel(title: string, content: Html): Html {
  return html`<section class="panel"><h2>${title}</h2>${content}</section>`;
}
