export function formatMediaType(
  type: string,
  param?: Record<string, string> | Iterable<[string, string]>,
): string;
