/**
 * Where a place of the protocol, which counts Unicode code points, is in a
 * string, which counts UTF-16 units.
 *
 * @param text The string.
 * @param codePoints The place; past the end counts as the end.
 * @returns the index in the string.
 */
export function unitsOf(text: string, codePoints: number): number {
  let units = 0;
  for (let left = codePoints; left > 0 && units < text.length; left--) {
    units += (text.codePointAt(units) ?? 0) > 0xffff ? 2 : 1;
  }
  return units;
}

/**
 * The other way round.
 *
 * @param text The string.
 * @param units The index in the string.
 * @returns the place, in Unicode code points.
 */
export function codePointsOf(text: string, units: number): number {
  let count = 0;
  for (let at = 0; at < units && at < text.length; count++) {
    at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
  }
  return count;
}
