export function toFileUrl(path: string): URL;
