import { attributes, escapeText, missingHeading } from "../html/page_parts.ts";
import type { Draft } from "./_drafts.ts";
import { contentsMarkup } from "./_index_page.ts";
import {
  navigationMarkup,
  type PageLink,
  sectionTitle,
  turnMarkup,
} from "./_navigation.ts";
import { notebooksIn, type Section } from "./_order.ts";
import { addressBetween, folderOf, INDEX, pagePath } from "./_paths.ts";
import { sitePageMarkup } from "./_site_page.ts";
import type { BuildSiteOptions } from "./site.ts";

/** What the pages of a site know of each other. */
export interface Layout {
  readonly title: string;
  readonly contents: Section;
  readonly drafts: ReadonlyMap<string, Draft>;
  /** The first page, as links to it call it. */
  readonly start: PageLink;
  /** All pages in their order. */
  readonly pages: readonly PageLink[];
  /** The title of each page. */
  readonly titles: ReadonlyMap<string, string>;
  /** Whether the first page is the list of contents, and no notebook. */
  readonly hasContents: boolean;
}

/** Puts the pages in order. */
export function layOut(
  contents: Section,
  drafts: ReadonlyMap<string, Draft>,
  title: string,
): Layout {
  const notebooks = notebooksIn(contents).map(pagePath);
  const hasContents = !notebooks.includes(INDEX);
  const titles = new Map(
    Array.from(drafts, ([path, one]) => [path, one.title]),
  );
  if (hasContents) titles.set(INDEX, title);
  const pages = [INDEX, ...notebooks.filter((path) => path !== INDEX)]
    .map((path) => ({ path, title: titles.get(path) ?? path }));
  const start = {
    path: INDEX,
    title: hasContents ? "Overview" : titles.get(INDEX) ?? title,
  };
  return { title, contents, drafts, start, pages, titles, hasContents };
}

/** Writes one of the pages. */
export function pageMarkup(
  { path, title }: PageLink,
  at: number,
  layout: Layout,
  options: BuildSiteOptions,
): string {
  const { contents, drafts, start, titles } = layout;
  const draft = drafts.get(path);
  const isContents = path === INDEX && layout.hasContents;
  const outline = draft?.body.outline ?? [];
  const turn = (step: number): PageLink | undefined => {
    const page = layout.pages[at + step];
    return page?.path === INDEX ? start : page;
  };
  return sitePageMarkup({
    title: layout.title,
    footer: options.footer,
    repository: options.repository,
    isTrusted: options.trust ?? false,
  }, {
    path,
    title,
    lang: draft?.lang ?? options.lang ?? "en",
    description: draft?.description,
    isContents,
    // A title and the list need no outline.
    outline: !isContents || outline.length > 2
      ? [...outline, ...isContents ? [CONTENTS] : []]
      : [],
    navigation: navigationMarkup(path, start, contents, titles),
    above: isContents || draft === undefined
      ? ""
      : aboveMarkup(draft, contents, titles),
    main: (draft === undefined
      ? introductionMarkup(title, layout.pages.length - 1)
      : missingHeading(draft.body, title) + draft.body.html) +
      (isContents ? contentsMarkup(contents, drafts) : ""),
    below: turnMarkup(path, turn(-1), turn(1)),
  });
}

/** The list of contents, as its page's outline has it. */
const CONTENTS = { level: 2, id: "nb-contents", text: "Contents" } as const;

/** The introduction of a folder that has none. */
function introductionMarkup(title: string, notebooks: number): string {
  return `<div class="nb-cell nb-prose"><h1>${escapeText(title)}</h1>\n<p>${
    notebooks === 1 ? "1 notebook" : `${notebooks} notebooks`
  }</p></div>\n`;
}

/** The folders that a page is in, and its notebook to take home. */
function aboveMarkup(
  { path, from }: Draft,
  contents: Section,
  titles: ReadonlyMap<string, string>,
): string {
  const folders = foldersAround(from, contents);
  const crumbs = folders.map((one) => escapeText(sectionTitle(one, titles)))
    .join(" › ");
  return `<div class="site-meta"><span>${crumbs}</span><a${
    attributes({ href: addressBetween(path, from), download: true })
  }>Download notebook</a></div>\n`;
}

function foldersAround(from: string, { entries }: Section): Section[] {
  for (const entry of entries) {
    if (typeof entry === "string") continue;
    if (folderOf(from) === entry.path) return [entry];
    if (from.startsWith(`${entry.path}/`)) {
      return [entry, ...foldersAround(from, entry)];
    }
  }
  return [];
}
