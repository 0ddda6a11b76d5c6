import { decodeEntities } from "../../formats/mod.ts";

/** A part of a page from one heading to the next, as a reader looks for it. */
export interface PageSection {
  /** The heading's id; empty for what stands before the first. */
  readonly id: string;
  readonly heading: string;
  readonly text: string;
  readonly code: string;
}

/** What a page says. */
export interface PageText {
  readonly sections: readonly PageSection[];
  /** The first paragraph, if it stands near the beginning. */
  readonly lead: string | undefined;
}

/** A tag or a text of HTML that we wrote: it has no `<` and `>` elsewhere. */
const TOKEN_REGEXP = /<(\/?)([a-z][a-z\d]*)([^<>]*)>|[^<]+/g;
/** Elements that do not part words. */
const INLINE = new Set(
  "a abbr b bdi bdo code del em i ins kbd mark q s small span strong sub sup u var wbr"
    .split(" "),
);
/** Where a text is longer, it is no word but, say, a picture. */
const LONG_WORD_REGEXP = /\S{200,}/g;
/** The first paragraph is looked for in so many sections. */
const LEAD_SECTIONS = 3;

/** Elements of whose text nothing is searched: outputs, and what is ours. */
function isLeftOut(name: string, rest: string): boolean {
  return (name === "div" && /^ class="nb-out[ "]/.test(rest)) ||
    (name === "a" && rest.startsWith(' class="nb-pin"')) ||
    (name === "p" && rest.startsWith(' class="nb-note"'));
}

/**
 * Reads from the HTML of a notebook what it says, by its headings. Outputs are
 * left out.
 *
 * @param html What `renderNotebookBody()` gave.
 */
export function pageText(html: string): PageText {
  const sections: Record<keyof PageSection, string>[] = [
    { id: "", heading: "", text: "", code: "" },
  ];
  let lead: string | undefined;
  let paragraph: string | undefined;
  let heading: string | undefined;
  let isCode = false;
  let skipped = { name: "", depth: 0 };
  let before = "";
  for (const [token, slash, name, rest = ""] of html.matchAll(TOKEN_REGEXP)) {
    const section = sections[sections.length - 1];
    if (section === undefined) continue;
    if (skipped.depth > 0) {
      if (name === skipped.name) skipped.depth += slash === "/" ? -1 : 1;
      continue;
    }
    if (name === undefined) {
      const text = decodeEntities(token);
      if (heading !== undefined) section.heading += text;
      else section[isCode ? "code" : "text"] += text;
      if (paragraph !== undefined) paragraph += text;
      continue;
    }
    if (!INLINE.has(name)) {
      section.text += " ";
      section.code += isCode ? "" : "\n";
      if (paragraph !== undefined) paragraph += " ";
    }
    const isOpening = slash !== "/";
    const isFoldLabel = name === "summary" && before === "nb-fold";
    before = /^ class="([\w-]+)/.exec(rest)?.[1] ?? "";
    if (isOpening && (isFoldLabel || isLeftOut(name, rest))) {
      skipped = { name, depth: 1 };
    } else if (name === "pre") isCode = isOpening;
    else if (/^h[1-6]$/.test(name)) {
      const id = /^ id="([^"]*)"/.exec(rest)?.[1];
      if (isOpening && id !== undefined) {
        sections.push({
          id: decodeEntities(id),
          heading: "",
          text: "",
          code: "",
        });
        heading = id;
      } else if (!isOpening) heading = undefined;
    } else if (name === "p" && lead === undefined) {
      if (isOpening) paragraph = "";
      else {
        const said = clean(paragraph ?? "");
        if (said !== "" && sections.length <= LEAD_SECTIONS) lead = said;
        paragraph = undefined;
      }
    }
  }
  return {
    sections: sections.map((one) => ({
      id: one.id,
      heading: clean(one.heading),
      text: clean(one.text),
      code: clean(one.code),
    })).filter(({ id, text, code }) => id !== "" || text + code !== ""),
    lead,
  };
}

function clean(text: string): string {
  return text.normalize("NFC").replace(LONG_WORD_REGEXP, " ")
    .replace(/\s+/g, " ").trim();
}

const MAX_SENTENCE = 220;

/** The first sentence of a text, cut at a word where it is long. */
export function firstSentence(text: string, lang: string): string {
  const [first] = new Intl.Segmenter(knownLanguage(lang), {
    granularity: "sentence",
  }).segment(text);
  const said = (first?.segment ?? "").trim();
  if (said.length <= MAX_SENTENCE) return said;
  return `${said.slice(0, MAX_SENTENCE).replace(/\s+\S*$/, "")}…`;
}

/** A notebook may say anything of its language. */
function knownLanguage(lang: string): string {
  try {
    return Intl.getCanonicalLocales(lang)[0] ?? "en";
  } catch {
    return "en";
  }
}

const DURATION_REGEXP =
  /\b(?:takes?|needs?|time|duration|length)\b[^.!?\d]{0,24}?(\d+(?:[.,]\d+)?(?:\s*(?:-|–|to)\s*\d+)?)[\s-]*(minutes?|mins?|hours?|hrs?|h)\b/i;

/** The time that a notebook says it takes, such as `20 min`. */
export function statedDuration(text: string): string | undefined {
  const [, number, unit] = DURATION_REGEXP.exec(text) ?? [];
  if (number === undefined || unit === undefined) return undefined;
  return `${number.replace(/\s*(?:-|–|to)\s*/, "–")} ${
    /^m/i.test(unit) ? "min" : "h"
  }`;
}
