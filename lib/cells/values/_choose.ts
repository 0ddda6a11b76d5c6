import { type Candidate, LAST } from "./_members.ts";

/** Names of the engine's own, which nobody is to see. */
const HIDDEN_REGEXP = /^(?:\$|__)cenote/;

/**
 * The candidates that go on from `prefix`, as people look for them: same case
 * first, near ones before inherited ones, names that begin with `_` behind the
 * others.
 */
export function choose(
  candidates: Iterable<Candidate>,
  prefix: string,
  limit: number,
): Candidate[] {
  const lower = prefix.toLowerCase();
  const ranked: { rank: number; key: string; candidate: Candidate }[] = [];
  for (const candidate of candidates) {
    const { name, distance } = candidate;
    const key = name.toLowerCase();
    if (!key.startsWith(lower) || HIDDEN_REGEXP.test(name)) continue;
    const rank = (name.startsWith(prefix) ? 0 : 4 * LAST) +
      (name.startsWith("_") ? LAST / 2 : 0) + distance;
    ranked.push({ rank, key, candidate });
  }
  ranked.sort((a, b) => a.rank - b.rank || (a.key < b.key ? -1 : 1));
  return ranked.slice(0, limit).map(({ candidate }) => candidate);
}
