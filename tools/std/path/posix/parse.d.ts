import type { ParsedPath } from "../types.d.ts";
export type { ParsedPath } from "../types.d.ts";

export function parse(path: string): ParsedPath;
