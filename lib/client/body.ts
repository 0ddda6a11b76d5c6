/** The body of a request, to be opened anew for every attempt. */
export interface RequestBody {
  /** The value of `content-type`. */
  readonly contentType: string;
  /** The number of bytes, where it is known before sending. */
  readonly size: number | undefined;
  /** False when the bytes can be read only once. */
  readonly isReplayable: boolean;
  /** Gives the bytes for one attempt. */
  open(options: SendOptions): Promise<OpenBody>;
}

/** How the bytes of one attempt are handed over. */
export interface SendOptions {
  /**
   * Called with the length of each piece that is handed over; never called for
   * a body that is handed over whole.
   */
  readonly onPiece: (bytes: number) => void;
  /**
   * True where a piece is done with when the next one is asked for, so that
   * its memory can be given back at once. The collector of garbage lets tens
   * of megabytes of pieces come together before it looks.
   */
  readonly freesPieces: boolean;
}

/** A body that is being sent. */
export interface OpenBody {
  /** What `fetch` takes. */
  readonly init:
    | Uint8Array<ArrayBuffer>
    | ReadableStream<Uint8Array<ArrayBuffer>>;
  /** Why the bytes could not be read; `fetch` itself does not say. */
  failure(): unknown;
  /** Closes what was opened, whether or not everything was read. */
  close(): Promise<void>;
}

const ENCODER = new TextEncoder();

/** A body that is all there: text or JSON. */
export function textBody(text: string, contentType: string): RequestBody {
  const bytes = ENCODER.encode(text);
  return {
    contentType,
    size: bytes.length,
    isReplayable: true,
    open: () => Promise.resolve(wholeBody(bytes)),
  };
}

/** Bytes that are all there, as the body of one attempt. */
export function wholeBody(init: Uint8Array<ArrayBuffer>): OpenBody {
  return { init, failure: () => undefined, close: () => Promise.resolve() };
}

/** A body of JSON. `undefined` fields are left out, `null` is sent. */
export function jsonBody(value: unknown): RequestBody {
  return textBody(JSON.stringify(value) ?? "null", "application/json");
}
