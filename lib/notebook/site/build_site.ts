import { mustNotCollide } from "./_collisions.ts";
import { type Draft, draftPages } from "./_drafts.ts";
import { type Layout, layOut, pageMarkup } from "./_layout.ts";
import { foldersOf, orderNotebooks } from "./_order.ts";
import { encodePath, INDEX, pagePath, spokenName } from "./_paths.ts";
import { SHARED } from "./_site_page.ts";
import { SITE_SCRIPT } from "./_site_script.ts";
import { SITE_STYLES } from "./_site_styles.ts";
import type { BuildSiteOptions, Site, SiteNotebook } from "./site.ts";
import type { IndexedPage } from "./site_search.ts";

/**
 * Makes a site of a folder of notebooks: a page for each and a first one, with
 * navigation, search and everything else that they need, from no other place. It
 * works from a server, at any address, and from a disk.
 *
 * Nothing is read or written here; {@linkcode writeSite} writes what it gives.
 *
 * @param notebooks The notebooks, in any order.
 * @param options Title, order, introduction, and what there is beside the notebooks.
 * @returns The pages and the other files, and what is wrong with their links.
 * @throws {NotebookError} If two notebooks would become one page.
 * @throws {TypeError} If `order` names what there is not.
 *
 * @example
 * ```ts
 * import { buildSite, newCell, newNotebook } from "@cenote/cenote/notebook";
 * import { assertEquals, assertStringIncludes } from "@std/assert";
 *
 * const lesson = (text: string) =>
 *   newNotebook({ cells: [newCell("markdown", text)] });
 * const { pages, files } = buildSite([
 *   { path: "10_milk.ipynb", notebook: lesson("# Milk") },
 *   { path: "2_tea.ipynb", notebook: lesson("# Tea\n\nGoes with [milk](10_milk.ipynb).") },
 * ], { title: "Drinks" });
 * assertEquals(pages.map(({ path }) => path), [
 *   "index.html",
 *   "2_tea.html",
 *   "10_milk.html",
 * ]);
 * assertStringIncludes(files.get("2_tea.html") ?? "", '<a href="10_milk.html">milk</a>');
 * ```
 */
export function buildSite(
  notebooks: readonly SiteNotebook[],
  options: BuildSiteOptions = {},
): Site {
  const paths = notebooks.map(({ path }) => path);
  mustKnow(options.order ?? [], paths);
  mustNotCollide(paths.map((path) => [pagePath(path), `"${path}"`]));
  const contents = orderNotebooks(paths, options.order);
  const drafts = draftPages(notebooks, contents, options);
  const title = titleOf(drafts.get(INDEX), options);
  const layout = layOut(contents, drafts, title);
  const files = new Map<string, string>();
  layout.pages.forEach((page, at) => {
    files.set(page.path, pageMarkup(page, at, layout, options));
  });
  files.set(SHARED.styles, SITE_STYLES);
  files.set(SHARED.script, SITE_SCRIPT);
  files.set(SHARED.index, indexScript(layout));
  const copies = [
    ...new Set([
      ...paths,
      ...Array.from(drafts.values(), ({ files }) => files).flat(),
    ]),
  ].sort();
  mustNotCollide([
    ...Array.from(files.keys(), (path) => {
      const from = drafts.get(path)?.from;
      return [path, from === undefined ? `"${path}"` : `"${from}"`] as const;
    }),
    ...copies.map((path) => [path, `the file "${path}"`] as const),
  ]);
  return {
    title,
    pages: layout.pages.map(({ path, title }) => {
      const { from, description, duration } = drafts.get(path) ?? {};
      return { path, from, title, description, duration };
    }),
    files,
    copies,
    warnings: Array.from(drafts.values(), ({ warnings }) => warnings).flat(),
  };
}

function mustKnow(order: readonly string[], paths: readonly string[]): void {
  const known = new Set([...paths, ...foldersOf(paths)]);
  for (const one of order) {
    if (known.has(one.replace(/\/+$/, ""))) continue;
    throw new TypeError(
      `Cannot order site: found "${one}"; wanted notebooks and folders of those that there are, such as "${
        paths[0] ?? "01_first.ipynb"
      }"`,
    );
  }
}

function titleOf(
  index: Draft | undefined,
  { title, folderName }: BuildSiteOptions,
): string {
  if (title !== undefined) return title;
  const isTitled = index !== undefined &&
    (index.from.endsWith(".ipynb") || index.body.outline.length > 0);
  if (isTitled) return index.title;
  return folderName === undefined || folderName === ""
    ? "Notebooks"
    : spokenName(folderName);
}

/** The search index as a script: a page that was opened as a file may fetch nothing else. */
function indexScript({ pages, drafts }: Layout): string {
  const index: readonly IndexedPage[] = pages.map(({ path, title }) => [
    encodePath(path),
    title,
    drafts.get(path)?.sections ?? [],
  ]);
  return `cenoteSiteIndex=${JSON.stringify(index)};\n`;
}
