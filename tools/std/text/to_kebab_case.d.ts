export function toKebabCase(input: string): string;
