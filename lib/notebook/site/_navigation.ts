import { attributes, escapeText } from "../html/page_parts.ts";
import { isIndex, type Section } from "./_order.ts";
import { addressBetween, nameOf, pagePath, spokenName } from "./_paths.ts";
import { NAV_WIDE } from "./_site_styles.ts";

/** A page as others link to it. */
export interface PageLink {
  readonly path: string;
  readonly title: string;
}

/** The list of all pages, as one of them shows it. */
export function navigationMarkup(
  from: string,
  start: PageLink,
  contents: Section,
  titles: ReadonlyMap<string, string>,
): string {
  const link = ({ path, title }: PageLink, className?: string) =>
    `<a${
      attributes({
        class: className,
        href: addressBetween(from, path),
        "aria-current": path === from ? "page" : undefined,
      })
    }>${escapeText(title)}</a>`;
  const list = ({ path, entries }: Section): string =>
    `<ol>${path === "" ? `<li>${link(start)}</li>` : ""}${
      entries.map((entry) => {
        if (typeof entry !== "string") {
          return `<li>${folder(entry)}${list(entry)}</li>`;
        }
        // It stands at the head of its folder already.
        if (isIndex(entry)) return "";
        const page = pagePath(entry);
        return `<li>${
          link({ path: page, title: titles.get(page) ?? page })
        }</li>`;
      }).join("")
    }</ol>`;
  const folder = (section: Section): string => {
    const title = sectionTitle(section, titles);
    const index = section.entries.find(isIndex);
    return index === undefined
      ? `<span class="site-folder">${escapeText(title)}</span>`
      : link({ path: pagePath(index), title }, "site-folder");
  };
  return `<nav class="site-nav" aria-label="Contents"><details id="site-nav"${
    attributes({ "data-wide": NAV_WIDE })
  } open><summary>Contents</summary>${list(contents)}</details></nav>\n`;
}

/** The title of a folder: of its `index.ipynb`, else its name. */
export function sectionTitle(
  section: Section,
  titles: ReadonlyMap<string, string>,
): string {
  const index = section.entries.find(isIndex);
  return index === undefined
    ? spokenName(nameOf(section.path))
    : titles.get(pagePath(index)) ?? index;
}

/** Links to the pages before and after one. */
export function turnMarkup(
  from: string,
  previous: PageLink | undefined,
  next: PageLink | undefined,
): string {
  const link = (one: PageLink | undefined, rel: string, label: string) =>
    one === undefined
      ? ""
      : `<a${
        attributes({ href: addressBetween(from, one.path), rel })
      }><small>${label}</small>${escapeText(one.title)}</a>`;
  const links = link(previous, "prev", "Previous") + link(next, "next", "Next");
  return links === ""
    ? ""
    : `<nav class="site-turn" aria-label="Previous and next">${links}</nav>\n`;
}
