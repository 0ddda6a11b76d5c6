// deno-lint-ignore-file no-explicit-any -- the library's own signature
export function assertNotInstanceOf<A, T>(
  actual: A,
  unexpectedType: new (...args: any[]) => T,
  msg?: string,
): asserts actual is Exclude<A, T>;
