export function unreachable(msg?: string): never;
