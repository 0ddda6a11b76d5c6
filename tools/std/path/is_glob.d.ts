export function isGlob(str: string): boolean;
