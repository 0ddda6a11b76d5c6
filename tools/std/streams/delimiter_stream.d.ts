export type DelimiterDisposition = "suffix" | "prefix" | "discard";

export interface DelimiterStreamOptions {
  disposition?: DelimiterDisposition;
}

export class DelimiterStream
  extends TransformStream<Uint8Array, Uint8Array<ArrayBuffer>> {
  constructor(delimiter: Uint8Array, options?: DelimiterStreamOptions);
}
