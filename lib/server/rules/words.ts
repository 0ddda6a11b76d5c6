/**
 * Words as the rules compare them: without case, accents and plural, with
 * headings taken apart into their words, and with small typing errors forgiven.
 *
 * @module
 */

const IRREGULAR: ReadonlyMap<string, string> = new Map([
  ["people", "person"],
  ["persons", "person"],
  ["children", "child"],
  ["men", "man"],
  ["women", "woman"],
  ["indices", "index"],
  ["indexes", "index"],
  ["countries", "country"],
  ["series", "series"],
  ["movies", "movie"],
  ["matches", "match"],
  ["fibonaccis", "fibonacci"],
]);

/** Lower case, without accents, in one Unicode form. */
export function fold(text: string): string {
  return text.normalize("NFD").replace(/\p{M}+/gu, "").toLowerCase().normalize(
    "NFC",
  );
}

/** The singular of a word, folded; good enough to compare two words with. */
export function stem(word: string): string {
  const folded = fold(word);
  const irregular = IRREGULAR.get(folded);
  if (irregular !== undefined) return irregular;
  if (folded.length <= 3) return folded;
  if (folded.endsWith("ies") && folded.length > 4) {
    return folded.slice(0, -3) + "y";
  }
  if (/(?:ss|x|ch|sh|zz)es$/.test(folded)) return folded.slice(0, -2);
  if (/(?:ss|us|is)$/.test(folded)) return folded;
  return folded.endsWith("s") ? folded.slice(0, -1) : folded;
}

/** Takes a heading apart: `unitsSold`, `units_sold` and `Units sold` are the same two words. */
export function headingWords(heading: string): string[] {
  return heading
    .replace(/([\p{Ll}\p{N}]{2,})(\p{Lu})(?=\p{Ll})/gu, "$1 $2")
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== "")
    .map(stem);
}

/** A heading without what stands in brackets: units, mostly. */
export function withoutBrackets(heading: string): string {
  return heading.replace(/[([{][^)\]}]*[)\]}]/g, " ").trim();
}

/** Words of any text, folded, for comparing values. */
export function plainWords(text: string): string[] {
  return fold(text).split(/[^\p{L}\p{N}]+/u).filter((word) => word !== "");
}

/** Number of single-letter changes (swap of neighbours included) between two words. */
export function distance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2) return 3;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min(
        (row[j - 1] ?? 0) + 1,
        (last[j] ?? 0) + 1,
        (last[j - 1] ?? 0) + cost,
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        best = Math.min(best, (before[j - 2] ?? 0) + 1);
      }
      row.push(best);
    }
    before = last;
    last = row;
  }
  return last[b.length] ?? 0;
}

/** Whether two words are the same but for a typing error. */
export function isTypo(a: string, b: string): boolean {
  if (a === b) return true;
  const shorter = Math.min(a.length, b.length);
  if (shorter < 5 || a[0] !== b[0] && shorter < 6) return false;
  // In short words another letter makes another word: "store" is no "score".
  if (
    shorter < 7 && a.length === b.length &&
    [...a].sort().join() !== [...b].sort().join()
  ) return false;
  return distance(a, b) <= (shorter >= 8 ? 2 : 1);
}

/** A name as a column of a result is called: lower case, words joined by `_`. */
export function slug(text: string): string {
  return text.normalize("NFC").toLowerCase().replace(
    /[^\p{L}\p{M}\p{N}]+/gu,
    "_",
  )
    .replace(/^_+|_+$/g, "") || "value";
}

/** A name that a program can use for a variable. */
export function camel(text: string): string {
  const words = fold(text).split(/[^a-z0-9]+/).filter((word) => word !== "");
  const name = words.map((word, i) =>
    i === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1)
  )
    .join("");
  return /^[a-z]/.test(name) ? name : name === "" ? "table" : `table${name}`;
}

/** Joins words as in a sentence: "a, b and c". */
export function listing(words: readonly string[], last = "and"): string {
  if (words.length < 2) return words.join("");
  return `${words.slice(0, -1).join(", ")} ${last} ${words.at(-1)}`;
}
