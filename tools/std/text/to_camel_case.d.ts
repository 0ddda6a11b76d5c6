export function toCamelCase(input: string): string;
