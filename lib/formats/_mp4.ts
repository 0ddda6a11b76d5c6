import type { MediaFacts } from "./media.ts";

/** A box of the MP4 family: its four letters and where its content is. */
interface Box {
  readonly type: string;
  readonly start: number;
  readonly end: number;
}

/** The boxes one after another; a cut one ends where the bytes end. */
function* boxes(view: DataView, from: number, to: number): Generator<Box> {
  for (let at = from; at + 8 <= to;) {
    let length = view.getUint32(at);
    let head = 8;
    if (length === 1 && at + 16 <= to) {
      length = Number(view.getBigUint64(at + 8));
      head = 16;
    } else if (length === 0) length = to - at;
    if (length < head) return;
    const type = String.fromCharCode(
      view.getUint8(at + 4),
      view.getUint8(at + 5),
      view.getUint8(at + 6),
      view.getUint8(at + 7),
    );
    yield { type, start: at + head, end: Math.min(to, at + length) };
    at += length;
  }
}

/**
 * Duration and size of the picture from the box "moov", which stands before the
 * film where it is made for streaming, and behind it otherwise.
 */
export function mp4Facts(head: Uint8Array, tail: Uint8Array): MediaFacts {
  const view = viewOf(head);
  for (const box of boxes(view, 0, head.length)) {
    if (box.type === "moov") return movieFacts(view, box);
  }
  // The tail begins in the midst of the film: the box is looked for by name.
  const end = viewOf(tail);
  for (let at = tail.length - 16; at >= 4; at--) {
    // "moov" and, 4 bytes further, "mvhd".
    if (
      end.getUint32(at) === 0x6d6f6f76 && end.getUint32(at + 8) === 0x6d766864
    ) return movieFacts(end, { type: "moov", start: at + 4, end: tail.length });
  }
  return {};
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function movieFacts(view: DataView, movie: Box): MediaFacts {
  let facts: MediaFacts = {};
  try {
    for (const box of boxes(view, movie.start, movie.end)) {
      if (box.type === "mvhd") facts = { ...durationOf(view, box), ...facts };
      if (box.type === "trak") facts = { ...trackSize(view, box), ...facts };
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  return facts;
}

function durationOf(view: DataView, { start }: Box): MediaFacts {
  const isLong = view.getUint8(start) === 1;
  const scale = view.getUint32(start + (isLong ? 20 : 12));
  const duration = isLong
    ? Number(view.getBigUint64(start + 24))
    : view.getUint32(start + 16);
  return scale > 0 && duration !== 0xffffffff
    ? { durationMs: Math.round(duration / scale * 1_000) }
    : {};
}

/** Width and height of a track; sound has none. */
function trackSize(view: DataView, track: Box): MediaFacts {
  for (const { type, start } of boxes(view, track.start, track.end)) {
    if (type !== "tkhd") continue;
    const place = start + (view.getUint8(start) === 1 ? 88 : 76);
    const width = view.getUint32(place) >>> 16;
    const height = view.getUint32(place + 4) >>> 16;
    return width > 0 && height > 0 ? { width, height } : {};
  }
  return {};
}
