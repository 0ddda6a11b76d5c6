export interface CompareSimilarityOptions {
  caseSensitive?: boolean;
  compareFn?: (a: string, b: string) => number;
}

export function compareSimilarity(
  givenWord: string,
  options?: CompareSimilarityOptions,
): (a: string, b: string) => number;
