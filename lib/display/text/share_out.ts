/**
 * Widths of columns that fit the room, taken from the widest first.
 *
 * The highest common limit under which all of them fit is found by halving.
 */
export function shareOut(natural: readonly number[], room: number): number[] {
  let low = 1;
  let high = Math.max(1, ...natural);
  const total = (limit: number) =>
    natural.reduce((sum, size) => sum + Math.min(size, limit), 0);
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (total(middle) <= room) low = middle;
    else high = middle - 1;
  }
  return natural.map((size) => Math.min(size, low));
}
