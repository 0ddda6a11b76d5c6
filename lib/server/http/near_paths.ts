/**
 * Hints for paths that do not exist.
 *
 * @module
 */

import { levenshteinDistance } from "@std/text/levenshtein-distance";

const MAX_HINTS = 3;
const MAX_LENGTH = 200;

/**
 * The end of a sentence that names the paths most like the one asked for, or
 * nothing when none is like it.
 */
export function nearPaths(pathname: string, known: readonly string[]): string {
  if (pathname.length > MAX_LENGTH) return "";
  const wanted = pathname.split("/");
  const near = [...new Set(known)]
    .map((path) => ({ path, distance: distance(wanted, path.split("/")) }))
    .filter((one) => one.distance <= Math.max(3, pathname.length / 4))
    .toSorted((a, b) => a.distance - b.distance)
    .slice(0, MAX_HINTS)
    .map((one) => one.path);
  return near.length === 0
    ? "; /api-spec.yaml lists what there is"
    : `; near it: ${near.join(", ")}`;
}

/** Letters that differ, where parameters match anything, and the base may be missing. */
function distance(wanted: readonly string[], known: readonly string[]): number {
  const skipped =
    known.slice(0, 3).join("/") === "/api/v1" && wanted[1] !== "api" ? 2 : 0;
  const path = known.filter((_, index) => index < 1 || index > skipped);
  let sum = skipped;
  for (let i = 0; i < Math.max(wanted.length, path.length); i++) {
    const [a, b] = [wanted[i] ?? "", path[i] ?? ""];
    if (b.startsWith("{") && a !== "") continue;
    sum += levenshteinDistance(a, b.startsWith("{") ? "" : b);
  }
  return sum;
}
