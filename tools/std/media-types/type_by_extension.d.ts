export function typeByExtension(extension: string): string | undefined;
