/** Paths within a site: from its folder, with `/`. */

/** The page that a site begins with. */
export const INDEX = "index.html";

/** A path as a link has it. */
export function encodePath(path: string): string {
  return path.split("/").map(encodeURIComponent).join("/");
}

/** The address of a file of the site as a page of it links to it. */
export function addressBetween(from: string, to: string): string {
  const here = from.split("/").slice(0, -1);
  const there = to.split("/");
  let same = 0;
  while (
    same < here.length && same < there.length - 1 && here[same] === there[same]
  ) same++;
  return "../".repeat(here.length - same) +
    encodePath(there.slice(same).join("/"));
}

/** The folder that a file is in; empty for the site's own. */
export function folderOf(path: string): string {
  return path.split("/").slice(0, -1).join("/");
}

/** The last part of a path. */
export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/** The page that a notebook becomes. */
export function pagePath(notebook: string): string {
  // The address of a folder leads to a file of just this name.
  return notebook.replace(/(^|\/)index\.ipynb$/i, "$1index.ipynb")
    .replace(/\.ipynb$/i, ".html");
}

/** A name of a folder as a title: `02_more-on-tea` as `More on tea`. */
export function spokenName(name: string): string {
  const bare = name.replace(/^\d+[\s._-]+(?=.)/, "").replace(/[_-]+/g, " ")
    .trim();
  const shown = bare === "" ? name : bare;
  return shown.charAt(0).toUpperCase() + shown.slice(1);
}
