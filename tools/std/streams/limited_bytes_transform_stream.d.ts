export interface LimitedBytesTransformStreamOptions {
  error?: boolean;
}

export class LimitedBytesTransformStream
  extends TransformStream<Uint8Array, Uint8Array<ArrayBuffer>> {
  constructor(size: number, options?: LimitedBytesTransformStreamOptions);
}
