export function extension(type: string): string | undefined;
