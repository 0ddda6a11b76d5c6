export function parseMediaType(
  type: string,
): [mediaType: string, params: Record<string, string> | undefined];
