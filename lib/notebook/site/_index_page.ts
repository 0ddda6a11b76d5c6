import { attributes, escapeText } from "../html/page_parts.ts";
import type { Draft } from "./_drafts.ts";
import { sectionTitle } from "./_navigation.ts";
import { notebooksIn, type Section } from "./_order.ts";
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
  const list = (section: Section, level: number): string => {
    const below = Math.min(level + 1, 6);
    let out = "";
    let cards = "";
    const flush = () => {
      if (cards !== "") out += `<ol class="site-cards">${cards}</ol>\n`;
      cards = "";
    };
    for (const entry of section.entries) {
      if (typeof entry === "string") {
        const page = pages.get(pagePath(entry));
        if (page !== undefined) cards += card(page);
        continue;
      }
      flush();
      out += `<h${below}>${
        escapeText(sectionTitle(entry, titles))
      }</h${below}>\n${list(entry, below)}`;
    }
    flush();
    return out;
  };
  return `<div class="nb-cell nb-prose">${start}<h2 id="nb-contents">Contents</h2>\n${
    list(contents, 2)
  }</div>\n`;
}

function card({ path, title, description, duration }: Draft): string {
  const time = duration === undefined
    ? ""
    : `<span class="site-time">${escapeText(duration)}</span>`;
  const said = description === undefined
    ? ""
    : `<p>${escapeText(description)}</p>`;
  return `<li><div class="site-card"><a${
    attributes({ href: addressBetween(INDEX, path) })
  }>${escapeText(title)}</a>${time}</div>${said}</li>`;
}
