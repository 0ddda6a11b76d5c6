export function allExtensions(type: string): string[] | undefined;
