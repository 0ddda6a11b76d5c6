/** What the cells' process writes, made by the prelude's own code. */
import { concat } from "@std/bytes/concat";
import { MARK_BYTES, packed } from "../../../lib/cells/prelude/frame.mts";
import { Output } from "../../../lib/cells/prelude/output.mts";

/** The bytes that begin frames in these tests. */
export const MARK = Uint8Array.of(0xff, 1, 2, 3, 4, 5, 6, 7);

/** Both streams of a process, write by write, in the order in which they were written. */
export interface Written {
  readonly output: Output;
  readonly writes: { readonly to: "out" | "err"; readonly bytes: Uint8Array }[];
  /** All of one stream. */
  stream(to: "out" | "err"): Uint8Array;
}

/** Starts to write. */
export function writeOutput(): Written {
  const writes: Written["writes"] = [];
  const write = (to: "out" | "err") => (bytes: Uint8Array): number => {
    writes.push({ to, bytes: bytes.slice() });
    return bytes.length;
  };
  const raw = { stdout: write("out"), stderr: write("err") };
  return {
    output: new Output(raw, MARK),
    writes,
    stream: (to) =>
      concat(
        writes.filter((one) => one.to === to).map(({ bytes }) => bytes),
      ),
  };
}

/** Sends a message whose content is the given JSON. */
export function sendDisplay(
  output: Output,
  cell: number,
  json: string,
  buffers: readonly Uint8Array[] = [],
): void {
  output.send(cell, { type: "display" }, [json], buffers);
}

/** The fields of a frame that somebody makes up. */
export interface MadeFrame {
  readonly kind: number;
  readonly isFirst?: boolean;
  readonly length?: number;
  readonly cell?: number;
  readonly barrier?: number;
  readonly bytes?: Uint8Array;
}

/** A frame, right or wrong. */
export function makeFrame(
  {
    kind,
    isFirst = true,
    cell = 1,
    barrier = 0,
    bytes = new Uint8Array(),
    ...more
  }: MadeFrame,
): Uint8Array {
  const frame = new Uint8Array(MARK_BYTES + 12 + bytes.length);
  const view = new DataView(frame.buffer);
  frame.set(MARK);
  view.setUint8(8, kind);
  view.setUint8(9, isFirst ? 1 : 0);
  view.setUint16(10, packed(more.length ?? bytes.length), true);
  view.setUint32(12, packed(cell), true);
  view.setUint32(16, packed(barrier), true);
  frame.set(bytes, 20);
  return frame;
}

/** A whole message as the prelude lays it out, with any header. */
export function makeMessage(
  parts: readonly Uint8Array[],
  header: string,
  headerBytes = new TextEncoder().encode(header).length,
): Uint8Array {
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, packed(headerBytes), true);
  return concat([...parts, new TextEncoder().encode(header), length]);
}

/** Cuts bytes at the given places. */
export function cutAt(
  bytes: Uint8Array,
  places: readonly number[],
): Uint8Array[] {
  const all = [0, ...places, bytes.length];
  return all.slice(1).map((place, n) => bytes.subarray(all[n], place));
}

/** A stream that gives chunks when it is told to. */
export function handedStream(): {
  readonly stream: ReadableStream<Uint8Array>;
  push(bytes: Uint8Array): void;
  end(): void;
} {
  let controller: ReadableByteStreamController | undefined;
  const stream = new ReadableStream({
    type: "bytes",
    start(given) {
      controller = given;
    },
  });
  return {
    stream,
    push: (bytes) => {
      if (bytes.length > 0) controller?.enqueue(bytes.slice());
    },
    end: () => {
      controller?.close();
      controller?.byobRequest?.respond(0);
    },
  };
}
