/** Keys and types are found from all rows up to so many; */
const ALL_ROWS = 2_000;
/** of more, from so many first ones */
const FIRST_ROWS = 1_000;
/** and so many more, spread over the others, */
const SPREAD_ROWS = 250;
/** but no more rows than have so many values together. */
const MOST_VALUES = 200_000;

/** How many rows are looked at. */
export interface SampleSize {
  /** So many first rows, */
  readonly first: number;
  /** and so many spread over the others. */
  readonly spread: number;
}

/** How many of so many rows are looked at; rows of very many values are looked at less. */
export function sampleSize(rowCount: number, width: number): SampleSize {
  const most = Math.max(20, Math.floor(MOST_VALUES / Math.max(1, width)));
  if (rowCount <= Math.min(ALL_ROWS, most)) {
    return { first: rowCount, spread: 0 };
  }
  const first = Math.min(rowCount, FIRST_ROWS, Math.ceil(most / 2));
  const spread = Math.min(rowCount - first, SPREAD_ROWS, Math.ceil(most / 2));
  return { first, spread };
}

/**
 * Which rows are looked at for keys and types: the first ones, and some spread
 * over the others, the last one among them.
 */
export function sampleOf(rowCount: number, width: number): number[] {
  const { first, spread } = sampleSize(rowCount, width);
  const sample = Array.from({ length: first }, (_, i) => i);
  const rest = rowCount - first;
  for (let i = 1; i <= spread; i++) {
    sample.push(first - 1 + Math.floor(i * rest / spread));
  }
  return sample;
}
