import { closestString, levenshteinDistance } from "@std/text";

/**
 * The one of `names` that was probably meant by `word`, if one is near enough to be worth asking.
 *
 * @param word What was written.
 * @param names What there is.
 */
export function nearest(
  word: string,
  names: readonly string[],
): string | undefined {
  if (names.length === 0) return undefined;
  const lower = word.toLowerCase();
  const beginning = names.filter((name) =>
    lower.length > 1 && name.startsWith(lower)
  );
  if (beginning.length === 1) return beginning[0];
  const closest = closestString(lower, names);
  // A swap of two letters counts as two.
  const limit = Math.ceil(closest.length / 3);
  return levenshteinDistance(lower, closest) <= limit ? closest : undefined;
}
