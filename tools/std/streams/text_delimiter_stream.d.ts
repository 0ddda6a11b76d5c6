import type { DelimiterStreamOptions } from "./delimiter_stream.d.ts";

export class TextDelimiterStream extends TransformStream<string, string> {
  constructor(delimiter: string, options?: DelimiterStreamOptions);
}
