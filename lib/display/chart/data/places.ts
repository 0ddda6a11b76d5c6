/** All different numbers of several lists, from the lowest. */
export function placesOf(lists: readonly (readonly number[])[]): Float64Array {
  const [only] = lists;
  const all = lists.length === 1
    ? Float64Array.from(only ?? [])
    : Float64Array.from(lists.flat());
  all.sort();
  let size = 0;
  for (let i = 0; i < all.length; i++) {
    const at = all[i] ?? NaN;
    if (i > 0 && at === all[size - 1]) continue;
    all[size++] = at;
  }
  return all.subarray(0, size);
}
