export class ByteSliceStream
  extends TransformStream<Uint8Array, Uint8Array<ArrayBuffer>> {
  constructor(start?: number, end?: number);
}
