/**
 * Documents made up of words, the same at every run.
 *
 * @module
 */

/** Numbers from 0 to 1 that look random and are the same at every run. */
export function numbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const CONSONANTS = "bdfgklmnprstvz";
const VOWELS = "aeiou";

/** A vocabulary of words that can be spoken. */
export function vocabulary(size: number, next: () => number): string[] {
  const words = new Set<string>();
  while (words.size < size) {
    let word = "";
    for (let i = 0; i < 2 + Math.floor(next() * 3); i++) {
      word += CONSONANTS[Math.floor(next() * CONSONANTS.length)];
      word += VOWELS[Math.floor(next() * VOWELS.length)];
    }
    words.add(word);
  }
  return [...words];
}

/** Text of so many words, few of them common and most of them rare, as in real text. */
export function prose(
  count: number,
  words: readonly string[],
  next: () => number,
): string {
  let text = "";
  for (let i = 0; i < count; i++) {
    const word = words[Math.floor(words.length * next() ** 4)] ?? "";
    text += i % 12 === 0
      ? `${i === 0 ? "" : ". "}${word[0]?.toUpperCase()}${word.slice(1)}`
      : ` ${word}`;
  }
  return `${text}.`;
}
