export function extname(path: string | URL): string;
