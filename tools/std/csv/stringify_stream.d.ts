export interface CsvStringifyStreamOptions {
  readonly separator?: string;
  readonly columns?: Array<string>;
}

export class CsvStringifyStream<TOptions extends CsvStringifyStreamOptions>
  extends TransformStream<
    TOptions["columns"] extends Array<string> ? Record<string, unknown>
      : Array<unknown>,
    string
  > {
  constructor(options?: TOptions);
}
