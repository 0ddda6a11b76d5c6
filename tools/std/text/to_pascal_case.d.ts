export function toPascalCase(input: string): string;
