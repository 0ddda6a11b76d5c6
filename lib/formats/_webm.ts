import type { MediaFacts } from "./media.ts";

/** An element of EBML: its id and where its content is. */
interface Element {
  readonly id: number;
  readonly start: number;
  readonly end: number;
}

/** A number of 1 to 8 bytes; the first one's leading zeros tell how many. */
function variable(
  view: DataView,
  at: number,
  keepsMark: boolean,
): { value: number; length: number } {
  const first = view.getUint8(at);
  const length = Math.clz32(first) - 23;
  if (length > 8) return { value: 0, length: 1 };
  let value = keepsMark ? first : first & (0xff >> length);
  let isOpen = !keepsMark && value === 0xff >> length;
  for (let i = 1; i < length; i++) {
    const byte = view.getUint8(at + i);
    isOpen &&= byte === 0xff;
    value = value * 256 + byte;
  }
  return { value: isOpen ? Infinity : value, length };
}

function* elements(
  view: DataView,
  from: number,
  to: number,
): Generator<Element> {
  for (let at = from; at + 2 <= to;) {
    const id = variable(view, at, true);
    const size = variable(view, at + id.length, false);
    const start = at + id.length + size.length;
    const end = start + size.value;
    yield { id: id.value, start, end: Math.min(end, to) };
    at = end;
  }
}

const SEGMENT = 0x18538067;
const INFO = 0x1549a966;
const SCALE = 0x2ad7b1;
const DURATION = 0x4489;
const TRACKS = 0x1654ae6b;
const TRACK = 0xae;
const VIDEO = 0xe0;
const WIDTH = 0xb0;
const HEIGHT = 0xba;
const AUDIO = 0xe1;
const RATE = 0xb5;
const CHANNELS = 0x9f;

/** Duration, size of the picture and sound from the head of a WebM or Matroska file. */
export function webmFacts(head: Uint8Array): MediaFacts {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const found = new Map<number, number>();
  const visit = (from: number, to: number) => {
    for (const { id, start, end } of elements(view, from, to)) {
      switch (id) {
        case SEGMENT:
        case INFO:
        case TRACKS:
        case TRACK:
        case VIDEO:
        case AUDIO:
          visit(start, end);
          break;
        case SCALE:
        case WIDTH:
        case HEIGHT:
        case CHANNELS:
          if (!found.has(id)) found.set(id, integer(view, start, end));
          break;
        case DURATION:
        case RATE:
          if (!found.has(id)) found.set(id, float(view, start, end));
          break;
      }
    }
  };
  try {
    visit(0, head.length);
  } catch (error) {
    // The head ends inside of an element; what was found before holds.
    if (!(error instanceof RangeError)) throw error;
  }
  const [duration, width, height, sampleRate, channels] = [
    DURATION,
    WIDTH,
    HEIGHT,
    RATE,
    CHANNELS,
  ].map((id) => found.get(id));
  const scale = found.get(SCALE) ?? 1_000_000;
  return {
    ...(duration === undefined
      ? {}
      : { durationMs: Math.round(duration * scale / 1_000_000) }),
    ...(sampleRate === undefined ? {} : { sampleRate }),
    ...(channels === undefined ? {} : { channels }),
    ...(width === undefined || height === undefined ? {} : { width, height }),
  };
}

function integer(view: DataView, start: number, end: number): number {
  let value = 0;
  for (let at = start; at < Math.min(end, start + 8); at++) {
    value = value * 256 + view.getUint8(at);
  }
  return value;
}

function float(view: DataView, start: number, end: number): number {
  return end - start === 8 ? view.getFloat64(start) : view.getFloat32(start);
}
