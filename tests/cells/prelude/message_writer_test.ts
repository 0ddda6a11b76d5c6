/** Messages written as frames, and read again, however the system cuts and mixes what is written. */
import { assert, assertEquals } from "@std/assert";
import { concat } from "@std/bytes/concat";
import {
  FRAME_KIND,
  packed,
  unpacked,
} from "../../../lib/cells/prelude/frame.mts";
import { MessageWriter } from "../../../lib/cells/prelude/message_writer.mts";
import { FrameReader } from "../../../lib/cells/process/frame_reader.ts";
import {
  MessageReader,
  type PreludeMessage,
} from "../../../lib/cells/process/message_reader.ts";
import { numbers } from "../../bench/_corpus.ts";

const MARK = new Uint8Array([0xff, 1, 2, 3, 4, 5, 6, 7]);
const ENCODER = new TextEncoder();
const DECODER = new TextDecoder();

/** Writes a message whose content are `parts`, by turns JSON and texts. */
function write(
  writer: MessageWriter,
  parts: readonly string[],
  buffers: readonly Uint8Array[] = [],
): void {
  writer.begin(3, 4);
  writer.expect(parts.join("").length);
  let contentBytes = 0;
  parts.forEach((part, n) => {
    contentBytes += n % 2 === 0 ? writer.text(part) : writer.json(part);
  });
  for (const buffer of buffers) writer.buffer(buffer);
  const bufferBytes = buffers.map(({ length }) => length);
  const end = ENCODER.encode(JSON.stringify({ contentBytes, bufferBytes }));
  writer.bytes(end);
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, packed(end.length), true);
  writer.bytes(length);
  writer.end();
}

/** Reads what was written, each chunk in memory that is written over afterwards. */
function read(chunks: Iterable<Uint8Array>): {
  readonly messages: PreludeMessage[];
  readonly others: string;
} {
  const frames = new FrameReader(MARK);
  const reader = new MessageReader();
  const messages: PreludeMessage[] = [];
  let others = "";
  for (const chunk of chunks) {
    const copy = chunk.slice();
    for (const piece of frames.read(copy)) {
      if (!("cell" in piece)) {
        others += DECODER.decode(piece.bytes);
        continue;
      }
      assertEquals([piece.cell, piece.barrier], [3, 4]);
      if (piece.kind === FRAME_KIND.size) {
        const { buffer, byteOffset } = piece.bytes;
        const view = new DataView(buffer, byteOffset);
        reader.expect(unpacked(view.getUint32(0, true)));
        continue;
      }
      const isLast = piece.kind === FRAME_KIND.last;
      const message = reader.add(piece.bytes, piece.isFirst, isLast);
      if (message !== undefined) messages.push(message);
    }
    copy.fill(0);
  }
  return { messages, others };
}

function* cut(
  bytes: Uint8Array,
  next: () => number,
): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length;) {
    const size = 1 + Math.floor(next() * (next() < 0.3 ? 10 : 70_000));
    yield bytes.subarray(at, at + size);
    at += size;
  }
}

/** Text with everything in it that takes more than one byte, or an escape. */
function textOf(length: number, next: () => number): string {
  const kinds = ["a", "é", "€", "😀", '"', "\\", "\n", "\u0000", "\u2028"];
  let text = "";
  while (text.length < length) {
    const kind = kinds[Math.floor(next() * kinds.length)] ?? "";
    text += kind.repeat(1 + Math.floor(next() * Math.min(length, 5_000)));
  }
  return text;
}

Deno.test("MessageWriter writes what MessageReader puts together, whatever its length and however it is cut", () => {
  const next = numbers(71);
  const written: Uint8Array[] = [];
  const writer = new MessageWriter(
    MARK,
    (bytes) => written.push(bytes.slice()),
  );
  for (let round = 0; round < 200; round++) {
    written.length = 0;
    const size = 2 ** (next() * 18);
    const texts = Array.from(
      { length: Math.floor(next() * 3) },
      () => textOf(size, next),
    );
    // JSON stands at the even places.
    const json = texts.length === 0 ? [`{"a":[0,1]}`] : [
      `{"a":[0,`,
      ...texts.flatMap((text) => [text, ","]).slice(0, -1),
      ",1]}",
    ];
    const buffers = [new Uint8Array(Math.floor(next() * size)).fill(0xff)];
    write(writer, json, buffers);
    write(writer, [`"after"`]);
    const { messages, others } = read(cut(concat(written), next));
    const [first, after] = messages;
    assertEquals(
      JSON.parse(DECODER.decode(first?.content)),
      { a: [0, ...texts, 1] },
    );
    assertEquals(first?.buffers, buffers);
    assertEquals(DECODER.decode(after?.content), `"after"`);
    assertEquals([messages.length, others], [2, ""]);
  }
});

Deno.test("MessageWriter writes more than a frame at once only where others may write between any two frames", () => {
  const next = numbers(72);
  const writes: Uint8Array[] = [];
  const writer = new MessageWriter(MARK, (bytes) => writes.push(bytes.slice()));
  const text = textOf(300_000, next);
  write(writer, ["[", text, "]"]);
  const pieces: Uint8Array[] = [];
  let noise = "";
  for (const bytes of writes) {
    assert(
      bytes.length <= 4096 || bytes.length % 4096 === 0,
      `${bytes.length}`,
    );
    for (let at = 0; at < bytes.length; at += 4096) {
      const said = `noise ${pieces.length}\n`;
      noise += said;
      pieces.push(ENCODER.encode(said), bytes.subarray(at, at + 4096));
    }
  }
  const { messages, others } = read(cut(concat(pieces), next));
  assertEquals(JSON.parse(DECODER.decode(messages[0]?.content)), [text]);
  assertEquals(others, noise);
});

Deno.test("MessageWriter writes nothing that a stream which ends its writes with lines would cut", () => {
  const next = numbers(73);
  const writes: Uint8Array[] = [];
  const writer = new MessageWriter(MARK, (bytes) => writes.push(bytes.slice()));
  const buffers = [0, 1, 2, 10, 4_076, 4_077, 100_000].flatMap((size) => [
    new Uint8Array(size).fill(10),
    new Uint8Array(size).fill(11),
    new Uint8Array(size).map(() => Math.floor(next() * 256)),
    new Uint8Array(size).map((_, n) => n === 10 ? 10 : 65),
  ]);
  for (const number of [0, 10, 2_570, 10 << 16, 10 * 128, 2 ** 28 - 1]) {
    writer.begin(number, number);
    writer.expect(number);
    writer.json("\n".repeat(number % 5_000));
    writer.end();
  }
  for (const bytes of writes) assert(!bytes.includes(10));
  writes.length = 0;
  write(writer, [`"text"`], buffers);
  for (const bytes of writes) {
    const place = bytes.lastIndexOf(10);
    assert(place < 0 || place === bytes.length - 1 && bytes.length <= 4096);
  }
  assertEquals(read(writes).messages[0]?.buffers, buffers);
});

Deno.test("MessageWriter begins anew after a message that was broken off", () => {
  const written: Uint8Array[] = [];
  const writer = new MessageWriter(MARK, (bytes) => {
    written.push(bytes.slice());
    if (written.length === 3) throw new Error("broken off");
  });
  try {
    write(writer, ["[", "x".repeat(1_000_000), "]"]);
  } catch {
    // As when an interrupt ends it.
  }
  assertEquals(written.length, 3);
  write(writer, [`"whole"`]);
  const { messages } = read(written);
  assertEquals(messages.map(({ content }) => DECODER.decode(content)), [
    `"whole"`,
  ]);
  // The room that was made for the long one is not kept.
  assert((messages[0]?.content.buffer.byteLength ?? 0) < 10_000);
});
