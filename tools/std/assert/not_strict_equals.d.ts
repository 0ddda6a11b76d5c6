export function assertNotStrictEquals<T>(
  actual: T,
  expected: T,
  msg?: string,
): void;
