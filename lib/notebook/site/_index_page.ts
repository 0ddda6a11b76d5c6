import { attributes, escapeText } from "../html/page_parts.ts";
import type { Draft } from "./_drafts.ts";
import { sectionTitle } from "./_navigation.ts";
import { isIndex, notebooksIn, type Section } from "./_order.ts";
import { addressBetween, INDEX, pagePath } from "./_paths.ts";

/** What the first page has below its introduction: a way to begin, and the list of all pages. */
export function contentsMarkup(
  contents: Section,
  pages: ReadonlyMap<string, Draft>,
): string {
  const first = pages.get(pagePath(notebooksIn(contents)[0] ?? ""));
  const start = first === undefined
    ? ""
    : `<p class="site-start"><a${
      attributes({ href: addressBetween(INDEX, first.path) })
    }>Start with ${escapeText(first.title)}</a></p>\n`;
  const titles = new Map(
    Array.from(pages.values(), ({ path, title }) => [path, title]),
  );
  const list = ({ entries }: Section, level: number): string => {
    let out = "";
    let cards = "";
    const flush = () => {
      if (cards !== "") out += `<ol class="site-cards">${cards}</ol>\n`;
      cards = "";
    };
    for (const entry of entries) {
      if (typeof entry !== "string") {
        flush();
        out += part(entry, Math.min(level + 1, 6));
      } // It is the heading of its part.
      else if (!isIndex(entry)) {
        const page = pages.get(pagePath(entry));
        if (page !== undefined) cards += `<li>${card(page)}</li>`;
      }
    }
    flush();
    return out;
  };
  const part = (section: Section, level: number): string => {
    const index = pages.get(pagePath(section.entries.find(isIndex) ?? ""));
    const title = escapeText(sectionTitle(section, titles));
    const heading = index === undefined
      ? title
      : `<a${
        attributes({ href: addressBetween(INDEX, index.path) })
      }>${title}</a>`;
    return `<section class="site-part">\n<h${level}>${heading}</h${level}>\n${
      saidOf(index)
    }${list(section, level)}</section>\n`;
  };
  return `<div class="nb-cell nb-prose">${start}<h2 id="nb-contents">Contents</h2>\n${
    list(contents, 2)
  }</div>\n`;
}

function card(page: Draft): string {
  const time = page.duration === undefined
    ? ""
    : `<span class="site-time">${escapeText(page.duration)}</span>`;
  return `<div class="site-card"><a${
    attributes({ href: addressBetween(INDEX, page.path) })
  }>${escapeText(page.title)}</a>${time}</div>${saidOf(page)}`;
}

function saidOf(page: Draft | undefined): string {
  return page?.description === undefined
    ? ""
    : `<p class="site-said-of">${escapeText(page.description)}</p>`;
}
