export function getCharset(type: string): string | undefined;
