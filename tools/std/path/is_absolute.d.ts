export function isAbsolute(path: string): boolean;
