export function toSnakeCase(input: string): string;
