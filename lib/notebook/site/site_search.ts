/** A page as its site's index for searching has it; short, since there are many. */
export type IndexedPage = readonly [
  /** Its address from the site's folder. */
  address: string,
  title: string,
  sections: readonly (readonly [
    id: string,
    heading: string,
    text: string,
    code: string,
  ])[],
];

/** A text with the places where words were found: from, to, from, to. */
export interface MarkedText {
  /** The text. */
  readonly text: string;
  /** Where the words stand, each with its beginning and its end. */
  readonly marks: readonly number[];
}

/** A section in which all words were found. */
export interface SectionHit {
  /** Its address from the site's folder. */
  readonly address: string;
  /** Its heading, else the page's title. */
  readonly heading: MarkedText;
  /** The part of it in which most of the words stand. */
  readonly snippet: MarkedText;
  /** Whether that is code. */
  readonly isCode: boolean;
}

/** The sections of a page that were found, best first. */
export interface PageHit {
  /** Its address from the site's folder. */
  readonly address: string;
  /** Its title. */
  readonly title: MarkedText;
  /** The best of its sections. */
  readonly hits: readonly SectionHit[];
}

/** What a search found. */
export interface SearchResult {
  /** Best first; not more than was asked for. */
  readonly pages: readonly PageHit[];
  /** How many sections there are, with those that are not shown. */
  readonly count: number;
  /** Whether no section has all words, and these have some that begin alike. */
  readonly isNear: boolean;
}

/**
 * Prepares the search of a site, which its pages do in the browser: of several
 * words all are wanted, the beginning of a word is enough, and neither case nor
 * accents matter. Where nothing is found, words that begin alike do. Titles count more than headings, these more than text, and text
 * more than code.
 *
 * The function's own text is part of the pages' script; so it uses nothing that
 * stands outside of it.
 *
 * @param pages The index.
 * @returns Finds what a reader typed: at most `maxPages` pages, with at most
 * `maxHits` sections each.
 *
 * @example
 * ```ts
 * import { siteSearch } from "@cenote/cenote/notebook";
 * import { assertEquals } from "@std/assert";
 *
 * const find = siteSearch([
 *   ["tea.html", "Tea", [["milk", "Milk", "Some take it with crème.", ""]]],
 * ]);
 * const { pages } = find("CREME tak");
 * assertEquals(pages[0]?.hits[0]?.address, "tea.html#milk");
 * ```
 */
export function siteSearch(
  pages: readonly IndexedPage[],
): (query: string, maxPages?: number, maxHits?: number) => SearchResult {
  const SNIPPET = 150;
  const BEFORE = 40;
  const MAX_PLACES = 40;

  /** Text as it is compared: as long as it was, so that places stay. */
  const fold = (text: string): string =>
    text.replace(/\P{ASCII}/gu, (char) => {
      const bare = char.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "")
        .normalize("NFC");
      return bare.length === char.length ? bare : char;
    }).replace(/[A-Z]+/g, (some) => some.toLowerCase());

  const WORD = /[\p{L}\p{N}]/u;
  /** Scripts that put no spaces between words. */
  const DENSE =
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

  interface Field {
    readonly text: string;
    readonly folded: string;
  }
  const field = (text: string): Field => ({ text, folded: fold(text) });
  const sections = pages.flatMap(([address, title, all]) => {
    const page = { address, title: field(title) };
    return all.map(([id, heading, text, code], i) => ({
      page,
      isFirst: i === 0,
      address: id === "" ? address : `${address}#${encodeURIComponent(id)}`,
      heading: field(heading === "" ? title : heading),
      hasHeading: heading !== "" || i === 0,
      text: field(text),
      code: field(code),
    }));
  });

  /** Where words begin with `word`. */
  const placesOf = (
    { text, folded }: Field,
    word: string,
    most: number,
  ): number[] => {
    const found: number[] = [];
    const isWord = WORD.test(word.charAt(0)) && !DENSE.test(word.charAt(0));
    for (
      let at = folded.indexOf(word);
      at >= 0 && found.length < most;
      at = folded.indexOf(word, at + 1)
    ) {
      const before = folded.charAt(at - 1);
      const isInName = /[a-z\d]/.test(text.charAt(at - 1)) &&
        /[A-Z]/.test(text.charAt(at));
      if (
        !isWord || at === 0 || !WORD.test(before) || DENSE.test(before) ||
        isInName
      ) found.push(at);
    }
    return found;
  };
  const marked = (
    one: Field,
    words: readonly string[],
    from = 0,
    to = one.text.length,
  ): number[] => {
    const spans = words.flatMap((word) =>
      placesOf(one, word, MAX_PLACES).map((at) => [at, at + word.length])
    ).filter(([start = 0, end = 0]) => start >= from && end <= to)
      .sort(([a = 0], [b = 0]) => a - b);
    const marks: number[] = [];
    for (const [start = 0, end = 0] of spans) {
      const last = marks[marks.length - 1];
      if (last !== undefined && start <= last) {
        marks[marks.length - 1] = Math.max(last, end);
      } else marks.push(start, end);
    }
    return marks;
  };
  const whole = (one: Field, words: readonly string[]): MarkedText => ({
    text: one.text,
    marks: marked(one, words),
  });

  /** The part of a text in which most of the words stand. */
  const snippetOf = (one: Field, words: readonly string[]): MarkedText => {
    const places = words.flatMap((word, i) =>
      placesOf(one, word, MAX_PLACES).map((at) => ({ at, i }))
    ).sort((a, b) => a.at - b.at);
    let [best, most] = [places[0]?.at ?? 0, 0];
    places.forEach(({ at }, i) => {
      const near = new Set<number>();
      for (let k = i; k < places.length; k++) {
        const place = places[k];
        if (place === undefined || place.at > at + SNIPPET - BEFORE) break;
        near.add(place.i);
      }
      if (near.size > most) [best, most] = [at, near.size];
    });
    let from = Math.max(0, best - BEFORE);
    let to = Math.min(one.text.length, from + SNIPPET);
    // Cut between words, where there is a gap near.
    if (from > 0) {
      const gap = one.text.indexOf(" ", from);
      if (gap >= 0 && gap < best) from = gap + 1;
    }
    if (to < one.text.length) {
      const gap = one.text.lastIndexOf(" ", to);
      if (gap > best) to = gap;
    }
    const lead = from > 0 ? "… " : "";
    return {
      text: lead + one.text.slice(from, to) +
        (to < one.text.length ? " …" : ""),
      marks: marked(one, words, from, to).map((at) => at - from + lead.length),
    };
  };

  /** How much a section is worth for one word; 0 where it is not found. */
  const worth = (
    section: typeof sections[number],
    word: string,
  ): { score: number; isOwn: boolean } => {
    const ends = (one: Field, at: number) =>
      !WORD.test(one.folded.charAt(at + word.length));
    const headings = section.hasHeading
      ? placesOf(section.heading, word, 4)
      : [];
    if (headings.length > 0) {
      const isWhole = headings.some((at) => ends(section.heading, at));
      return {
        score: (section.isFirst ? 14 : 9) +
          (isWhole ? 3 : 0),
        isOwn: true,
      };
    }
    let score = 0;
    const texts = placesOf(section.text, word, 6);
    if (texts.length > 0) {
      score += 2 + texts.length / 3 +
        (texts.some((at) => ends(section.text, at)) ? 1 : 0);
    }
    const codes = placesOf(section.code, word, 4);
    if (codes.length > 0) {
      score += 1 + codes.length / 8 +
        (codes.some((at) => ends(section.code, at)) ? 0.5 : 0);
    }
    if (score > 0) return { score, isOwn: true };
    const isInTitle = placesOf(section.page.title, word, 1).length > 0;
    return { score: isInTitle ? 1 : 0, isOwn: false };
  };

  const search = (
    words: readonly string[],
    maxPages: number,
    maxHits: number,
  ): Omit<SearchResult, "isNear"> => {
    const phrase = words.join(" ");
    const byPage = new Map<
      string,
      { title: Field; best: number; found: { score: number; at: number }[] }
    >();
    let count = 0;
    sections.forEach((section, at) => {
      let score = 0;
      let isOwn = false;
      for (const word of words) {
        const one = worth(section, word);
        if (one.score === 0) return;
        score += one.score;
        isOwn ||= one.isOwn;
      }
      // Else each section of a page would be found by the page's title.
      if (!isOwn) return;
      if (words.length > 1) {
        if (section.heading.folded.includes(phrase)) score += 6;
        else if (section.text.folded.includes(phrase)) score += 4;
      }
      count++;
      const { address, title } = section.page;
      const known = byPage.get(address) ?? { title, best: 0, found: [] };
      known.best = Math.max(known.best, score);
      known.found.push({ score, at });
      byPage.set(address, known);
    });
    const best = [...byPage].sort(([, a], [, b]) => b.best - a.best)
      .slice(0, maxPages);
    return {
      count,
      pages: best.map(([address, { title, found }]) => ({
        address,
        title: whole(title, words),
        hits: found.sort((a, b) => b.score - a.score).slice(0, maxHits)
          .flatMap(({ at }) => {
            const section = sections[at];
            if (section === undefined) return [];
            const has = (one: Field) =>
              words.filter((word) => placesOf(one, word, 1).length > 0).length;
            const isCode = section.text.text === "" ||
              has(section.code) > has(section.text);
            return [{
              address: section.address,
              heading: whole(section.heading, words),
              snippet: snippetOf(isCode ? section.code : section.text, words),
              isCode,
            }];
          }),
      })),
    };
  };
  return (query, maxPages = 12, maxHits = 4) => {
    const words = [
      ...new Set(
        fold(query.normalize("NFC")).split(/\s+/).map((word) =>
          word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "") || word
        ),
      ),
    ].filter((word) => word !== "");
    if (words.length === 0) return { pages: [], count: 0, isNear: false };
    const result = search(words, maxPages, maxHits);
    if (result.count > 0) return { ...result, isNear: false };
    // "retry" is near "retries": they begin alike.
    const shorter = words.map((word) =>
      word.slice(0, Math.max(4, Math.ceil(word.length * 0.7)))
    );
    const near = search(shorter, maxPages, maxHits);
    return { ...near, isNear: near.count > 0 };
  };
}
