export function assertObjectMatch(
  // deno-lint-ignore no-explicit-any -- the library's own signature; interfaces fit it
  actual: Record<PropertyKey, any>,
  expected: Record<PropertyKey, unknown>,
  msg?: string,
): void;
