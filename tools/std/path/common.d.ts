export function common(paths: string[]): string;
