import type { ParsedPath } from "../types.d.ts";

export function format(pathObject: Partial<ParsedPath>): string;
