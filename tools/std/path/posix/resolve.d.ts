export function resolve(...pathSegments: string[]): string;
