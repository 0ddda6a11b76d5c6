import {
  newCell,
  newNotebook,
  type NotebookDocument,
} from "../../../lib/notebook/format/mod.ts";
import {
  buildSite,
  type BuildSiteOptions,
  type Site,
} from "../../../lib/notebook/site/mod.ts";

/** A notebook of texts; what begins with `>` is code. */
export function lesson(...cells: readonly string[]): NotebookDocument {
  return newNotebook({
    cells: cells.map((text, i) =>
      text.startsWith(">")
        ? newCell("code", text.slice(1), { id: `c${i}` })
        : newCell("markdown", text, { id: `c${i}` })
    ),
  });
}

/** The site of notebooks, each with the texts of its cells. */
export function siteOf(
  notebooks: Readonly<Record<string, readonly string[] | string>>,
  options: BuildSiteOptions = {},
): Site {
  return buildSite(
    Object.entries(notebooks).map(([path, cells]) => ({
      path,
      notebook: lesson(...[cells].flat()),
    })),
    options,
  );
}

/** A page of a site. */
export function pageOf(site: Site, path: string): string {
  const page = site.files.get(path);
  if (page === undefined) throw new Error(`no page ${path}`);
  return page;
}
