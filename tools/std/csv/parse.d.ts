import type { ParseResult, ReadOptions, RecordWithColumn } from "./_io.d.ts";
export type { ParseResult, RecordWithColumn };

export interface ParseOptions extends ReadOptions {
  skipFirstRow?: boolean;
  columns?: readonly string[];
}

export function parse(input: string): string[][];
export function parse<const T extends ParseOptions>(
  input: string,
  options: T,
): ParseResult<ParseOptions, T>;
