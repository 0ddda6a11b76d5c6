/** All different numbers of several lists, each of which is in order, from the lowest. */
export function placesOf(lists: readonly (readonly number[])[]): Float64Array {
  // Areas on one another share one list.
  const own = [...new Set(lists)];
  const all = new Float64Array(
    own.reduce((sum, list) => sum + list.length, 0),
  );
  const next = own.map(() => 0);
  let size = 0;
  for (;;) {
    let least = Infinity;
    for (let s = 0; s < own.length; s++) {
      const value = own[s]?.[next[s] ?? 0] ?? Infinity;
      if (value < least) least = value;
    }
    if (least === Infinity) return all.subarray(0, size);
    all[size++] = least;
    for (let s = 0; s < own.length; s++) {
      while (own[s]?.[next[s] ?? 0] === least) next[s] = (next[s] ?? 0) + 1;
    }
  }
}
