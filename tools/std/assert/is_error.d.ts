// deno-lint-ignore-file no-explicit-any -- the library's own signature
export function assertIsError<E extends Error = Error>(
  error: unknown,
  ErrorClass?: new (...args: any[]) => E,
  msgMatches?: string | RegExp,
  msg?: string,
): asserts error is E;
