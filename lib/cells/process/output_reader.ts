import type { StreamName } from "../events.ts";
import { FRAME_KIND, unpacked } from "../prelude/frame.mts";
import { BarrierReader, FrameReader, isText } from "./frame_reader.ts";
import { MessageReader, type PreludeMessage } from "./message_reader.ts";

/** Takes what comes out of the cells' process, in the order in which it was made. */
export interface OutputSink {
  /** Text; `cell` is `undefined` for text of other programs and native code. */
  text(
    name: StreamName,
    text: string,
    cell: number | undefined,
  ): void | Promise<void>;
  message(message: PreludeMessage, cell: number): void | Promise<void>;
  /** The cell has ended; all of its output was given. */
  done(cell: number): void;
  /** The process takes cells. */
  ready?(): void;
  /** So many bytes have come. */
  bytes?(count: number): void;
}

/** What a pipe holds. */
const CHUNK_BYTES = 1 << 16;

/** A point that both streams pass, in which neither gets ahead of the other. */
class Gate {
  #reached = 0;
  #waiting: { readonly at: number; readonly resolve: () => void }[] = [];

  /** Resolves when the other stream has come to `barrier`; gives nothing when it has. */
  wait(barrier: number): Promise<void> | undefined {
    if (this.#reached >= barrier) return undefined;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#waiting.push({ at: barrier, resolve });
    return promise;
  }

  reach(barrier: number): void {
    if (barrier <= this.#reached) return;
    this.#reached = barrier;
    const waiting = this.#waiting;
    this.#waiting = waiting.filter(({ at }) => at > barrier);
    for (const { at, resolve } of waiting) if (at <= barrier) resolve();
  }
}

/**
 * Reads both output streams of the cells' process to their ends. While the sink
 * takes its time, nothing more is read, and the process waits.
 *
 * @param stdout The stream with the frames.
 * @param stderr The stream with the marks.
 * @param mark The 8 bytes that begin each frame and mark.
 * @param sink Takes what was read.
 */
export async function readOutput(
  stdout: ReadableStream<Uint8Array>,
  stderr: ReadableStream<Uint8Array>,
  mark: Uint8Array,
  sink: OutputSink,
): Promise<void> {
  const [out, err] = [new Gate(), new Gate()];
  await Promise.all([
    readFrames(stdout, mark, sink, out, err),
    readMarks(stderr, mark, sink, out, err),
  ]);
}

async function readFrames(
  stream: ReadableStream<Uint8Array>,
  mark: Uint8Array,
  sink: OutputSink,
  out: Gate,
  err: Gate,
): Promise<void> {
  const frames = new FrameReader(mark);
  const messages = new MessageReader();
  const decoder = new TextDecoder();
  const native = new TextDecoder();
  // Text of one cell and stream that stands in a row is one piece.
  let text = "";
  let name: StreamName = "stdout";
  let cell: number | undefined;
  let barrier = 0;
  const flush = (): void | Promise<void> => {
    if (text === "") return;
    const all = text;
    text = "";
    return sink.text(name, all, cell);
  };
  for await (const chunk of chunksOf(stream)) {
    sink.bytes?.(chunk.length);
    for (const piece of frames.read(chunk)) {
      if (piece.barrier > barrier) {
        // What stands before the barrier goes first, on both sides.
        barrier = piece.barrier;
        await flush();
        out.reach(barrier);
        await err.wait(barrier);
      }
      if (piece.kind === 0) {
        if (name !== "stdout" || cell !== undefined) await flush();
        name = "stdout";
        cell = undefined;
        text += native.decode(piece.bytes, { stream: true });
        continue;
      }
      if (!("cell" in piece)) continue;
      if (isText(piece.kind)) {
        const to = piece.kind === FRAME_KIND.stderr ? "stderr" : "stdout";
        if (name !== to || cell !== piece.cell) await flush();
        name = to;
        cell = piece.cell;
        text += decoder.decode(piece.bytes);
        continue;
      }
      await flush();
      if (piece.kind === FRAME_KIND.done) {
        messages.forget();
        sink.done(piece.cell);
      } else if (piece.kind === FRAME_KIND.ready) sink.ready?.();
      else if (piece.kind === FRAME_KIND.size) {
        messages.expect(numberOf(piece.bytes));
      } else {
        const isLast = piece.kind === FRAME_KIND.last;
        const message = messages.add(piece.bytes, piece.isFirst, isLast);
        if (message !== undefined) await sink.message(message, piece.cell);
      }
    }
    await flush();
  }
  out.reach(Infinity);
  const rest = native.decode(frames.end());
  if (rest !== "") await sink.text("stdout", rest, undefined);
}

/** The stream's chunks, all in the same memory: each is good until the next one is asked for. */
async function* chunksOf(
  stream: ReadableStream<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader({ mode: "byob" });
  let view = new Uint8Array(CHUNK_BYTES);
  try {
    for (;;) {
      const { value, done } = await reader.read(view);
      if (done) return;
      yield value;
      view = new Uint8Array(value.buffer);
    }
  } finally {
    // Whoever takes the chunks may have failed. A failure of the stream itself was told already.
    await reader.cancel().catch(() => {});
  }
}

function numberOf(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  return unpacked(view.getUint32(0, true));
}

async function readMarks(
  stream: ReadableStream<Uint8Array>,
  mark: Uint8Array,
  sink: OutputSink,
  out: Gate,
  err: Gate,
): Promise<void> {
  const marks = new BarrierReader(mark);
  const decoder = new TextDecoder();
  for await (const chunk of stream) {
    sink.bytes?.(chunk.length);
    for (const piece of marks.read(chunk)) {
      if (typeof piece === "number") {
        err.reach(piece);
        await out.wait(piece);
        continue;
      }
      const text = decoder.decode(piece, { stream: true });
      if (text !== "") await sink.text("stderr", text, undefined);
    }
  }
  err.reach(Infinity);
  const rest = decoder.decode(marks.end());
  if (rest !== "") await sink.text("stderr", rest, undefined);
}
