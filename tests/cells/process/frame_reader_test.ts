import { assertEquals } from "@std/assert";
import { concat } from "@std/bytes/concat";
import {
  BarrierReader,
  FrameReader,
  type Piece,
} from "../../../lib/cells/process/frame_reader.ts";
import { FRAME_KIND } from "../../../lib/cells/prelude/frame.mts";
import { randomNumbers } from "../_random.ts";
import { cutAt, makeFrame, MARK } from "./_frames.ts";

const encoder = new TextEncoder();

/** Pieces that can be compared however the stream was cut: text that stands in a row is one. */
function readAll(chunks: readonly Uint8Array[]): unknown[] {
  const reader = new FrameReader(MARK);
  const found: Piece[] = chunks.flatMap((chunk) => [...reader.read(chunk)]);
  found.push({ kind: 0, bytes: reader.end(), barrier: 0 });
  const plain: { kind: number; bytes: number[]; more: unknown }[] = [];
  for (const { kind, bytes, ...more } of found) {
    const last = plain.at(-1);
    if (kind === 0 && bytes.length === 0) continue;
    if (kind === 0 && last?.kind === 0) last.bytes.push(...bytes);
    else plain.push({ kind, bytes: [...bytes], more });
  }
  return plain;
}

const STREAM = concat([
  encoder.encode("native é"),
  makeFrame({ kind: FRAME_KIND.stdout, bytes: encoder.encode("hello\n") }),
  makeFrame({ kind: FRAME_KIND.stderr, cell: 268_435_455, barrier: 7 }),
  // What begins like a mark and is none.
  Uint8Array.of(0xff, 0xff, 1, 2, 3, 9),
  makeFrame({ kind: FRAME_KIND.part, bytes: concat([MARK, MARK]) }),
  makeFrame({ kind: FRAME_KIND.last, isFirst: false, bytes: MARK }),
  makeFrame({ kind: FRAME_KIND.done, cell: 2 }),
  MARK.subarray(0, 5),
]);

Deno.test("FrameReader.read() tells frames from other text", () => {
  const pieces = readAll([STREAM]);
  assertEquals(pieces, [
    { kind: 0, bytes: [...encoder.encode("native é")], more: { barrier: 0 } },
    {
      kind: 1,
      bytes: [...encoder.encode("hello\n")],
      more: { isFirst: true, cell: 1, barrier: 0 },
    },
    {
      kind: 2,
      bytes: [],
      more: { isFirst: true, cell: 268_435_455, barrier: 7 },
    },
    { kind: 0, bytes: [0xff, 0xff, 1, 2, 3, 9], more: { barrier: 0 } },
    {
      kind: 3,
      bytes: [...MARK, ...MARK],
      more: { isFirst: true, cell: 1, barrier: 0 },
    },
    {
      kind: 4,
      bytes: [...MARK],
      more: { isFirst: false, cell: 1, barrier: 0 },
    },
    { kind: 5, bytes: [], more: { isFirst: true, cell: 2, barrier: 0 } },
    { kind: 0, bytes: [...MARK.subarray(0, 5)], more: { barrier: 0 } },
  ]);
});

Deno.test("FrameReader.read() gives the same pieces wherever the stream is cut", () => {
  const whole = readAll([STREAM]);
  for (let at = 0; at <= STREAM.length; at++) {
    assertEquals(readAll(cutAt(STREAM, [at])), whole, `cut at ${at}`);
  }
  assertEquals(readAll([...STREAM].map((byte) => Uint8Array.of(byte))), whole);
});

Deno.test("FrameReader.read() takes frames of wrong lengths and kinds for text", () => {
  const good = makeFrame({ kind: FRAME_KIND.done, cell: 9 });
  for (
    const wrong of [
      makeFrame({ kind: FRAME_KIND.stdout, length: 4077 }),
      makeFrame({ kind: FRAME_KIND.stdout, length: 65_535 }),
      makeFrame({ kind: 0 }),
      makeFrame({ kind: 100 }),
      makeFrame({ kind: 255, length: 65_535 }),
    ]
  ) {
    // What follows is read, and nothing is lost.
    assertEquals(readAll([wrong, good]), [
      { kind: 0, bytes: [...wrong], more: { barrier: 0 } },
      { kind: 5, bytes: [], more: { isFirst: true, cell: 9, barrier: 0 } },
    ]);
  }
});

Deno.test("FrameReader.read() takes any bytes", () => {
  const random = randomNumbers(20);
  for (let round = 0; round < 2_000; round++) {
    const bytes = Uint8Array.from({ length: random(200) }, () => random(256));
    for (let n = 0; n < random(4); n++) {
      const at = random(bytes.length);
      bytes.set(MARK.subarray(0, Math.min(8, bytes.length - at)), at);
    }
    const places = Array.from({ length: random(5) }, () => random(bytes.length))
      .toSorted((a, b) => a - b);
    assertEquals(readAll(cutAt(bytes, places)), readAll([bytes]));
  }
});

Deno.test("BarrierReader.read() gives the same text and barriers wherever the stream is cut", () => {
  const barrier = (number: number) => {
    const bytes = new Uint8Array(12);
    bytes.set(MARK);
    new DataView(bytes.buffer).setUint32(8, number, true);
    return bytes;
  };
  const stream = concat([
    encoder.encode("before"),
    barrier(1),
    barrier(268_435_455),
    Uint8Array.of(0xff, 1, 2, 0xff),
    barrier(2),
    encoder.encode("after"),
    MARK.subarray(0, 7),
  ]);
  const readAll = (chunks: readonly Uint8Array[]): (string | number)[] => {
    const reader = new BarrierReader(MARK);
    const found: (string | number)[] = [];
    const pieces = chunks.flatMap((chunk) => [...reader.read(chunk)]);
    for (const piece of [...pieces, reader.end()]) {
      const last = found.at(-1);
      if (typeof piece === "number") found.push(piece);
      else if (typeof last === "string") {
        found.splice(-1, 1, last + piece.toHex());
      } else found.push(piece.toHex());
    }
    return found;
  };
  const whole = [
    encoder.encode("before").toHex(),
    1,
    268_435_455,
    "ff0102ff",
    2,
    encoder.encode("after").toHex() + MARK.subarray(0, 7).toHex(),
  ];
  for (let at = 0; at <= stream.length; at++) {
    assertEquals(readAll(cutAt(stream, [at])), whole, `cut at ${at}`);
  }
});
