export function sprintf(format: string, ...args: unknown[]): string;
export function printf(format: string, ...args: unknown[]): void;
