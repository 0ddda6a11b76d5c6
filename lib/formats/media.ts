import { mp4Facts } from "./_mp4.ts";
import { webmFacts } from "./_webm.ts";

/** What a sound or a film says of itself; what is not found is left out. */
export interface MediaFacts {
  /** How long it plays, in milliseconds. */
  readonly durationMs?: number;
  /** Samples a second of the sound. */
  readonly sampleRate?: number;
  /** 1 for mono, 2 for stereo. */
  readonly channels?: number;
  /** Width of the film in pixels. */
  readonly width?: number;
  /** Height of the film in pixels. */
  readonly height?: number;
}

/** Options of {@linkcode readMedia}. */
export interface ReadMediaOptions {
  /** The whole file's size, where `bytes` are only its head. @default that of `bytes` */
  readonly size?: number;
  /** The file's last bytes, where `bytes` are only its head. @default `bytes` */
  readonly tail?: Uint8Array;
}

/**
 * Reads how long a sound or a film plays and how it was recorded, from the
 * headers of WAV, MP3, Ogg (Vorbis and Opus), FLAC, MP4 and WebM. Nothing is
 * decoded; damaged headers leave facts out.
 *
 * @param bytes The file, or its head.
 * @param mediaType Its media type, as `sniff()` gives it.
 * @param options The size and the last bytes, if only the head is given.
 * @returns What was found.
 *
 * @example A second of silence
 * ```ts
 * import { readMedia } from "@cenote/cenote/formats";
 * import { assertEquals } from "@std/assert";
 *
 * const wav = new Uint8Array(44 + 8_000);
 * wav.set(new TextEncoder().encode("RIFF\0\0\0\0WAVEfmt \x10\0\0\0"));
 * const view = new DataView(wav.buffer);
 * view.setUint16(20, 1, true); // not packed
 * view.setUint16(22, 1, true); // mono
 * view.setUint32(24, 8_000, true);
 * view.setUint32(28, 8_000, true);
 * wav.set(new TextEncoder().encode("data"), 36);
 * view.setUint32(40, 8_000, true);
 * assertEquals(readMedia(wav, "audio/wav"), {
 *   durationMs: 1_000,
 *   sampleRate: 8_000,
 *   channels: 1,
 * });
 * ```
 */
export function readMedia(
  bytes: Uint8Array,
  mediaType: string,
  options: ReadMediaOptions = {},
): MediaFacts {
  const { size = bytes.length, tail = bytes } = options;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    return sane(read(view, bytes, tail, mediaType, size));
  } catch (error) {
    // A header leads out of the bytes.
    if (error instanceof RangeError) return {};
    throw error;
  }
}

function read(
  view: DataView,
  bytes: Uint8Array,
  tail: Uint8Array,
  mediaType: string,
  size: number,
): MediaFacts {
  switch (mediaType) {
    case "audio/wav":
      return wavFacts(view, size);
    case "audio/mpeg":
      return mp3Facts(view, size);
    case "audio/flac":
      return flacFacts(view);
    case "audio/ogg":
      return oggFacts(view, tail);
    case "audio/mp4":
    case "video/mp4":
    case "video/quicktime":
      return mp4Facts(bytes, tail);
    case "video/webm":
    case "video/x-matroska":
      return webmFacts(bytes);
    default:
      return {};
  }
}

/** Damaged headers say what cannot be: longer than a month, no width. */
function sane(facts: MediaFacts): MediaFacts {
  const most: Readonly<Record<string, number>> = {
    durationMs: 31 * 86_400_000,
    sampleRate: 10_000_000,
    channels: 1_024,
    width: 65_536,
    height: 65_536,
  };
  return Object.fromEntries(
    Object.entries(facts).filter(([key, value]) =>
      typeof value === "number" && value > 0 && value <= (most[key] ?? 0)
    ),
  );
}

/** Chunks, of which "fmt " says the bytes a second and "data" how many. */
function wavFacts(view: DataView, size: number): MediaFacts {
  let format: { sampleRate: number; channels: number } | undefined;
  let rate = 0;
  for (let at = 12; at + 8 <= view.byteLength;) {
    const id = view.getUint32(at);
    const length = view.getUint32(at + 4, true);
    if (id === 0x666d7420) {
      format = {
        channels: view.getUint16(at + 10, true),
        sampleRate: view.getUint32(at + 12, true),
      };
      rate = view.getUint32(at + 16, true);
    }
    if (id === 0x64617461) {
      // Recorders that were cut off leave a length of nothing, or of all.
      const there = Math.max(0, size - at - 8);
      const played = length === 0 ? there : Math.min(length, there);
      return { durationMs: Math.round(played / rate * 1_000), ...format };
    }
    at += 8 + length + length % 2;
  }
  return { ...format };
}

const MP3_RATES = [44_100, 48_000, 32_000];
/** Kilobits a second of layer III: of MPEG 1, and of 2 and 2.5. */
const MP3_BITS = [
  [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
];

/** From the first frame: its number of frames if it says it, or its bit rate. */
function mp3Facts(view: DataView, size: number): MediaFacts {
  let at = 0;
  if (view.getUint32(0) >>> 8 === 0x494433) {
    const part = (i: number) => view.getUint8(6 + i) & 0x7f;
    at = 10 + (part(0) << 21 | part(1) << 14 | part(2) << 7 | part(3));
  }
  // Some fill up behind the tag.
  for (let i = 0; i < 4_096 && view.getUint8(at) !== 0xff; i++) at++;
  const header = view.getUint32(at);
  const version = header >>> 19 & 3;
  const layer = header >>> 17 & 3;
  const base = MP3_RATES[header >>> 10 & 3];
  if (header >>> 21 !== 0x7ff || version === 1 || layer !== 1 || !base) {
    return {};
  }
  const sampleRate = version === 3 ? base : version === 2 ? base / 2 : base / 4;
  const channels = (header >>> 6 & 3) === 3 ? 1 : 2;
  const perFrame = version === 3 ? 1_152 : 576;
  const facts = { sampleRate, channels };
  // "Xing" or "Info" stands behind the side information.
  const side = version === 3
    ? channels === 1 ? 17 : 32
    : channels === 1
    ? 9
    : 17;
  const tag = at + 4 + side;
  if (tag + 12 <= view.byteLength) {
    const name = view.getUint32(tag);
    const isTag = name === 0x58696e67 || name === 0x496e666f;
    if (isTag && (view.getUint32(tag + 4) & 1) === 1) {
      const frames = view.getUint32(tag + 8);
      return {
        durationMs: Math.round(frames * perFrame / sampleRate * 1_000),
        ...facts,
      };
    }
  }
  const bits = MP3_BITS[version === 3 ? 0 : 1]?.[header >>> 12 & 15] ?? 0;
  return bits === 0
    ? facts
    : { durationMs: Math.round((size - at) * 8 / bits), ...facts };
}

function flacFacts(view: DataView): MediaFacts {
  const packed = view.getUint32(18);
  const sampleRate = packed >>> 12;
  const channels = (packed >>> 9 & 7) + 1;
  const samples = (view.getUint8(21) & 15) * 2 ** 32 + view.getUint32(22);
  return {
    ...(samples > 0
      ? { durationMs: Math.round(samples / sampleRate * 1_000) }
      : {}),
    sampleRate,
    channels,
  };
}

/** The position in the last page is the number of samples. */
function oggFacts(view: DataView, tail: Uint8Array): MediaFacts {
  const body = 27 + view.getUint8(26);
  const isOpus = view.getUint32(body) === 0x4f707573;
  const isVorbis = view.getUint32(body) === 0x01766f72;
  if (!isOpus && !isVorbis) return {};
  const channels = view.getUint8(body + (isOpus ? 9 : 11));
  const sampleRate = isOpus ? 48_000 : view.getUint32(body + 12, true);
  const skipped = isOpus ? view.getUint16(body + 10, true) : 0;
  const end = new DataView(tail.buffer, tail.byteOffset, tail.byteLength);
  for (let at = tail.length - 27; at >= 0; at--) {
    if (end.getUint32(at) !== 0x4f676753) continue;
    const samples = Number(end.getBigInt64(at + 6, true)) - skipped;
    if (samples < 0) continue;
    return {
      durationMs: Math.round(samples / sampleRate * 1_000),
      sampleRate,
      channels,
    };
  }
  return { sampleRate, channels };
}
