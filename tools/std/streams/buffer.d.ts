export interface BufferBytesOptions {
  copy?: boolean;
}

export class Buffer {
  constructor(ab?: ArrayBuffer | ArrayLike<number>);
  get readable(): ReadableStream<Uint8Array<ArrayBuffer>>;
  get writable(): WritableStream<Uint8Array>;
  bytes(options?: BufferBytesOptions): Uint8Array<ArrayBuffer>;
  empty(): boolean;
  get length(): number;
  get capacity(): number;
  truncate(n: number): void;
  reset(): void;
  grow(n: number): void;
}
