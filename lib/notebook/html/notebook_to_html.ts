import type { NotebookDocument } from "../format/mod.ts";
import type { OutlineEntry } from "./_anchors.ts";
import { attributes, escapeText } from "./_escape.ts";
import { outlineMarkup } from "./_outline.ts";
import { PAGE_STYLES } from "./_page_styles.ts";
import {
  missingHeading,
  PAGE_METAS,
  scriptHash,
  textLanguage,
  textOf,
  THEME_BUTTON,
} from "./_page_parts.ts";
import { NOTEBOOK_SCRIPT, THEME_SCRIPT } from "./notebook_script.ts";
import { NOTEBOOK_STYLES } from "./notebook_styles.ts";
import {
  renderNotebookBody,
  type RenderNotebookBodyOptions,
} from "./render_notebook_body.ts";

/** Options of {@linkcode notebookToHtml}. */
export interface NotebookToHtmlOptions extends RenderNotebookBodyOptions {
  /** The page's title. @default the notebook's own, else its first heading, else the file's name */
  readonly title?: string;
  /** The notebook's file, for a title where there is no other. @default none */
  readonly fileName?: string;
  /** The theme that the page opens with. @default {"auto"} what the reader's system says */
  readonly theme?: "auto" | "light" | "dark";
  /** The language of the notebook's text, as `en` or `pt-BR`. @default the notebook's own, else `en` */
  readonly lang?: string;
}

/**
 * Makes a page of a notebook: one file with everything in it, which fetches
 * nothing, light or dark, with an outline, coloured code and buttons to copy it.
 * It can be read without its script, printed, and used by keyboard alone.
 *
 * The notebook may come from anybody: of its HTML stays what shows something, and
 * nothing of it runs, unless `trust` says so.
 *
 * @param notebook The notebook.
 * @param options Title, theme, language, what is shown and what is trusted.
 * @returns The page's text.
 *
 * @example A page
 * ```ts
 * import { notebookToHtml, parseNotebook } from "@cenote/cenote/notebook";
 * import { assertMatch, assertStringIncludes } from "@std/assert";
 *
 * const page = notebookToHtml(parseNotebook(JSON.stringify({
 *   nbformat: 4,
 *   nbformat_minor: 5,
 *   metadata: {},
 *   cells: [
 *     { cell_type: "markdown", id: "a", metadata: {}, source: "# Tea" },
 *     {
 *       cell_type: "code",
 *       id: "b",
 *       metadata: {},
 *       source: "1 + 1",
 *       execution_count: 1,
 *       outputs: [],
 *     },
 *   ],
 * })));
 * assertMatch(page, /^<!doctype html>/);
 * assertStringIncludes(page, "<title>Tea</title>");
 * ```
 */
export function notebookToHtml(
  notebook: NotebookDocument,
  options: NotebookToHtmlOptions = {},
): string {
  const { theme = "auto", trust = false } = options;
  const body = renderNotebookBody(notebook, options);
  const title = notebookTitle(notebook, body.outline, options);
  const lang = options.lang ?? textLanguage(notebook) ?? "en";
  const outline = outlineMarkup(body.outline);
  const heading = missingHeading(body, title);
  const policy = trust
    ? ""
    : `<meta http-equiv="Content-Security-Policy"${
      attributes({ content: policyOf(options.remoteImages ?? false) })
    }>\n`;
  return `<!doctype html>
<html${
    attributes({ lang, "data-theme": theme === "auto" ? undefined : theme })
  }>
<head>
<meta charset="utf-8">
${policy}${PAGE_METAS}
<title>${escapeText(title)}</title>
<style>${NOTEBOOK_STYLES}
${PAGE_STYLES}</style>
<script>${THEME_SCRIPT}</script>
</head>
<body>
<a class="nb-skip" href="#nb-main">Skip to content</a>
<header class="nb-bar"><span class="nb-name">${
    escapeText(title)
  }</span>${THEME_BUTTON}</header>
<div class="nb-page${outline === "" ? "" : " nb-has-outline"}">
${outline}<main class="nb" id="nb-main" tabindex="-1">
${heading}${body.html}</main>
</div>
<script>${NOTEBOOK_SCRIPT}</script>
</body>
</html>
`;
}

/**
 * The title of a notebook's page: what the options say, else its metadata, else
 * its first heading, else its file's name.
 *
 * @param notebook The notebook.
 * @param outline Its outline, as {@linkcode renderNotebookBody} gives it.
 * @param options A title that is given, and the file's name.
 * @returns The title.
 */
export function notebookTitle(
  notebook: NotebookDocument,
  outline: readonly OutlineEntry[],
  options: { readonly title?: string; readonly fileName?: string } = {},
): string {
  const file = options.fileName?.split(/[\\/]/).at(-1)?.replace(
    /\.ipynb$/i,
    "",
  );
  const first = outline.find(({ level }) => level === 1) ?? outline[0];
  return [options.title, textOf(notebook.metadata?.title), first?.text, file]
    .map((one) => one?.trim().replace(/\s+/g, " "))
    .find((one) => one !== undefined && one !== "") ?? "Notebook";
}

/**
 * A second lock behind the first: even what got past the list of what may stay
 * neither runs nor fetches.
 */
function policyOf(hasRemoteImages: boolean): string {
  const scripts = [THEME_SCRIPT, NOTEBOOK_SCRIPT].map(scriptHash);
  return [
    "default-src 'none'",
    `script-src ${scripts.join(" ")}`,
    "style-src 'unsafe-inline'",
    `img-src data: file: 'self'${hasRemoteImages ? " http: https:" : ""}`,
    "media-src data: file: 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
}
