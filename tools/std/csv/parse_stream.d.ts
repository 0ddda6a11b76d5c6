import type { ParseResult, ReadOptions, RecordWithColumn } from "./_io.d.ts";
export type { ParseResult, RecordWithColumn };

export interface CsvParseStreamOptions extends ReadOptions {
  skipFirstRow?: boolean;
  columns?: readonly string[];
}

export type RowType<T> = T extends undefined ? string[]
  : ParseResult<CsvParseStreamOptions, T>[number];

export class CsvParseStream<
  const T extends CsvParseStreamOptions | undefined = undefined,
> implements TransformStream<string, RowType<T>> {
  constructor(options?: T);
  get readable(): ReadableStream<RowType<T>>;
  get writable(): WritableStream<string>;
}
