/**
 * The stemmer for English by Martin Porter (1980), so that "totals", "totalled"
 * and "totalling" find each other. Words of other languages go through it too,
 * in questions as in documents, so that equal words stay equal.
 *
 * @module
 */

const CONSONANT = "[^aeiou]";
const VOWEL = "[aeiouy]";
const CONSONANTS = `${CONSONANT}[^aeiouy]*`;
const VOWELS = `${VOWEL}[aeiou]*`;

/** At least one, exactly one, more than one pair of vowels and consonants. */
const SOME_REGEXP = new RegExp(`^(${CONSONANTS})?${VOWELS}${CONSONANTS}`);
const ONE_REGEXP = new RegExp(
  `^(${CONSONANTS})?${VOWELS}${CONSONANTS}(${VOWELS})?$`,
);
const MORE_REGEXP = new RegExp(
  `^(${CONSONANTS})?${VOWELS}${CONSONANTS}${VOWELS}${CONSONANTS}`,
);
const HAS_VOWEL_REGEXP = new RegExp(`^(${CONSONANTS})?${VOWEL}`);
const SHORT_REGEXP = new RegExp(`^${CONSONANTS}${VOWEL}[^aeiouwxy]$`);
const DOUBLE_REGEXP = /([^aeiouylsz])\1$/;
const LATIN_REGEXP = /^[a-z]+$/;

const STEP_2: ReadonlyMap<string, string> = new Map([
  ["ational", "ate"],
  ["tional", "tion"],
  ["enci", "ence"],
  ["anci", "ance"],
  ["izer", "ize"],
  ["bli", "ble"],
  ["alli", "al"],
  ["entli", "ent"],
  ["eli", "e"],
  ["ousli", "ous"],
  ["ization", "ize"],
  ["ation", "ate"],
  ["ator", "ate"],
  ["alism", "al"],
  ["iveness", "ive"],
  ["fulness", "ful"],
  ["ousness", "ous"],
  ["aliti", "al"],
  ["iviti", "ive"],
  ["biliti", "ble"],
  ["logi", "log"],
]);
const STEP_2_REGEXP = new RegExp(`^(.+?)(${[...STEP_2.keys()].join("|")})$`);

const STEP_3: ReadonlyMap<string, string> = new Map([
  ["icate", "ic"],
  ["ative", ""],
  ["alize", "al"],
  ["iciti", "ic"],
  ["ical", "ic"],
  ["ful", ""],
  ["ness", ""],
]);
const STEP_3_REGEXP = new RegExp(`^(.+?)(${[...STEP_3.keys()].join("|")})$`);
const STEP_4_REGEXP =
  /^(.+?)(al|ance|ence|er|ic|able|ible|ant|ement|ment|ent|ou|ism|ate|iti|ous|ive|ize)$/;

/**
 * The stem of a word.
 *
 * @param word In lower case; one with anything but the letters a to z is its own stem.
 */
export function stem(word: string): string {
  if (word.length < 3 || !LATIN_REGEXP.test(word)) return word;
  // A "y" that opens a word is a consonant; upper case hides it from the vowels.
  let w = word[0] === "y" ? `Y${word.slice(1)}` : word;
  w = plural(w);
  w = pastAndGerund(w);
  if (w.endsWith("y") && HAS_VOWEL_REGEXP.test(w.slice(0, -1))) {
    w = `${w.slice(0, -1)}i`;
  }
  w = replaced(w, STEP_2_REGEXP, STEP_2);
  w = replaced(w, STEP_3_REGEXP, STEP_3);
  w = suffix(w);
  if (w.endsWith("e")) {
    const rest = w.slice(0, -1);
    if (
      MORE_REGEXP.test(rest) ||
      (ONE_REGEXP.test(rest) && !SHORT_REGEXP.test(rest))
    ) w = rest;
  }
  if (w.endsWith("ll") && MORE_REGEXP.test(w)) w = w.slice(0, -1);
  return w[0] === "Y" ? `y${w.slice(1)}` : w;
}

function plural(w: string): string {
  if (w.endsWith("sses") || w.endsWith("ies")) return w.slice(0, -2);
  return w.endsWith("s") && !w.endsWith("ss") ? w.slice(0, -1) : w;
}

function pastAndGerund(w: string): string {
  if (w.endsWith("eed")) {
    return SOME_REGEXP.test(w.slice(0, -3)) ? w.slice(0, -1) : w;
  }
  const cut = w.endsWith("ed") ? 2 : w.endsWith("ing") ? 3 : 0;
  if (cut === 0) return w;
  const rest = w.slice(0, -cut);
  if (!HAS_VOWEL_REGEXP.test(rest)) return w;
  if (/(at|bl|iz)$/.test(rest)) return `${rest}e`;
  if (DOUBLE_REGEXP.test(rest)) return rest.slice(0, -1);
  return SHORT_REGEXP.test(rest) ? `${rest}e` : rest;
}

function replaced(
  w: string,
  pattern: RegExp,
  by: ReadonlyMap<string, string>,
): string {
  const found = pattern.exec(w);
  const [rest, ending] = [found?.[1], found?.[2]];
  if (rest === undefined || ending === undefined || !SOME_REGEXP.test(rest)) {
    return w;
  }
  return rest + (by.get(ending) ?? "");
}

function suffix(w: string): string {
  const rest = STEP_4_REGEXP.exec(w)?.[1] ?? /^(.+?[st])ion$/.exec(w)?.[1];
  return rest !== undefined && MORE_REGEXP.test(rest) ? rest : w;
}
