/**
 * Quantities in a task: digits with thousands marks, `1k`, `2 million`,
 * `10^6`, and number words.
 *
 * @module
 */

const ONES: readonly string[] = [
  "zero",
  "one",
  "two",
  "three",
  "four",
  "five",
  "six",
  "seven",
  "eight",
  "nine",
  "ten",
  "eleven",
  "twelve",
  "thirteen",
  "fourteen",
  "fifteen",
  "sixteen",
  "seventeen",
  "eighteen",
  "nineteen",
];
const TENS: readonly string[] = [
  "twenty",
  "thirty",
  "forty",
  "fifty",
  "sixty",
  "seventy",
  "eighty",
  "ninety",
];
const ORDINALS: readonly string[] = [
  "zeroth",
  "first",
  "second",
  "third",
  "fourth",
  "fifth",
  "sixth",
  "seventh",
  "eighth",
  "ninth",
  "tenth",
  "eleventh",
  "twelfth",
];
const SCALES: ReadonlyMap<string, number> = new Map([
  ["hundred", 100],
  ["thousand", 1000],
  ["k", 1000],
  ["million", 1e6],
  ["mio", 1e6],
  ["billion", 1e9],
  ["bn", 1e9],
  ["trillion", 1e12],
]);

/** The scale a word stands for: 1,000 for "thousand" and "k". */
export function scaleOf(word: string): number | undefined {
  return SCALES.get(word);
}

/** What one number word means, "hundred" and "thousand" left out. */
export function smallNumber(word: string): number | undefined {
  const one = ONES.indexOf(word);
  if (one >= 0) return one;
  const ten = TENS.indexOf(word);
  if (ten >= 0) return (ten + 2) * 10;
  if (word === "dozen") return 12;
  return undefined;
}

/** The place an ordinal word stands for: 3 for "third". */
export function ordinalOf(word: string): number | undefined {
  const place = ORDINALS.indexOf(word);
  return place > 0 ? place : undefined;
}

/**
 * Reads a number written in words from the head of a list of words.
 *
 * @param words Folded words, such as `["two", "hundred", "and", "five", "rows"]`.
 * @returns The number and how many words it took, undefined when there is none.
 */
export function readNumberWords(
  words: readonly string[],
): { readonly value: number; readonly used: number } | undefined {
  let total = 0;
  let part = 0;
  let used = 0;
  let last = "none";
  for (let i = 0; i < words.length; i++) {
    const word = words[i] ?? "";
    const small = smallNumber(word);
    const scale = word === "k" || word === "bn" || word === "mio"
      ? undefined
      : scaleOf(word);
    if (
      small !== undefined &&
      (last === "none" || last === "scale" || last === "and")
    ) {
      part += small;
      last = small >= 20 && small % 10 === 0 && small < 100 ? "ten" : "small";
    } else if (
      small !== undefined && last === "ten" && small > 0 && small < 10
    ) {
      part += small;
      last = "small";
    } else if (scale !== undefined && (last !== "none" || scale < 1e9)) {
      if (scale === 100) part = (part || 1) * 100;
      else {
        total += (part || 1) * scale;
        part = 0;
      }
      last = "scale";
    } else if (
      word === "and" && last === "scale" &&
      smallNumber(words[i + 1] ?? "") !== undefined
    ) {
      last = "and";
    } else if (
      word === "a" && last === "none" &&
      (scaleOf(words[i + 1] ?? "") ?? 0) >= 100 &&
      (words[i + 1] ?? "").length > 2
    ) {
      part = 1;
      last = "small";
    } else break;
    used = i + 1;
  }
  return used === 0 ? undefined : { value: total + part, used };
}
