/** The encodings that {@linkcode decodeText} tells apart. */
export type TextEncoding =
  | "utf-8"
  | "utf-16le"
  | "utf-16be"
  | "windows-1252"
  | "binary";

/** Options of {@linkcode decodeText}. */
export interface DecodeTextOptions {
  /**
   * The bytes are the head of something longer, so that a character cut in two
   * at their end says nothing about the encoding.
   * @default {false}
   */
  readonly partial?: boolean;
}

/** What {@linkcode decodeText} found. */
export interface DecodedText {
  /** The text without a byte order mark; empty when the bytes are no text. */
  readonly text: string;
  /** The encoding, `"binary"` when the bytes are no text. */
  readonly encoding: TextEncoding;
}

/** How many bytes are looked at to tell text from data. */
const SAMPLE_BYTES = 65_536;

/**
 * Turns bytes into text by what they are, not by what somebody says they are.
 *
 * A byte order mark decides. Without one, valid UTF-8 is UTF-8; zero bytes on
 * every other place are UTF-16; other zero bytes, or many control characters,
 * mean that this is no text. What is left is read as Windows-1252, of which
 * Latin-1's printable characters are a part.
 *
 * @param bytes The whole file, or with `partial` its head.
 * @param options Whether the bytes are only a head.
 * @returns The text and the encoding it was in.
 *
 * @example A file of a German spreadsheet
 * ```ts
 * import { decodeText } from "@cenote/cenote/formats";
 * import { assertEquals } from "@std/assert";
 *
 * const bytes = new Uint8Array([0x4b, 0xf6, 0x6c, 0x6e]);
 * assertEquals(decodeText(bytes), { text: "Köln", encoding: "windows-1252" });
 * ```
 */
export function decodeText(
  bytes: Uint8Array,
  options: DecodeTextOptions = {},
): DecodedText {
  const { partial = false } = options;
  if (bytes[0] === 0xff && bytes[1] === 0xfe) {
    return { text: decode("utf-16le", bytes), encoding: "utf-16le" };
  }
  if (bytes[0] === 0xfe && bytes[1] === 0xff) {
    return { text: decode("utf-16be", bytes), encoding: "utf-16be" };
  }
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  if (sample.includes(0)) {
    const encoding = utf16WithoutMark(sample);
    return encoding === undefined
      ? { text: "", encoding: "binary" }
      : { text: decode(encoding, bytes), encoding };
  }
  if (controlShare(sample) > 0.02) return { text: "", encoding: "binary" };
  const text = decodeUtf8(bytes, partial);
  if (text !== undefined) return { text, encoding: "utf-8" };
  return { text: decode("windows-1252", bytes), encoding: "windows-1252" };
}

function decode(encoding: string, bytes: Uint8Array): string {
  return new TextDecoder(encoding).decode(bytes);
}

/** The text when the bytes are valid UTF-8, else undefined. */
function decodeUtf8(bytes: Uint8Array, partial: boolean): string | undefined {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  try {
    // With `stream`, a sequence cut off at the end is kept back, not refused.
    return decoder.decode(bytes, { stream: partial });
  } catch {
    return undefined;
  }
}

/** Share of bytes that no text has: controls other than white space and escape. */
function controlShare(sample: Uint8Array): number {
  let controls = 0;
  for (const byte of sample) {
    if (byte < 0x20 && !(byte >= 0x08 && byte <= 0x0d) && byte !== 0x1b) {
      controls++;
    }
  }
  return sample.length === 0 ? 0 : controls / sample.length;
}

/**
 * UTF-16 without a mark: the zero bytes of its digits, spaces and line ends all
 * stand on one side of the pairs, and what it decodes to is made of characters.
 */
function utf16WithoutMark(
  sample: Uint8Array,
): "utf-16le" | "utf-16be" | undefined {
  let even = 0;
  let odd = 0;
  for (let i = 0; i < sample.length; i++) {
    if (sample[i] === 0) i % 2 === 0 ? even++ : odd++;
  }
  const encoding = odd > 9 * even
    ? "utf-16le"
    : even > 9 * odd
    ? "utf-16be"
    : undefined;
  if (encoding === undefined) return undefined;
  const text = decode(encoding, sample.subarray(0, sample.length & ~1));
  const strange = text.match(/[\p{Cn}\p{Co}\ufffd]|(?!\s)\p{Cc}/gu)?.length ??
    0;
  return strange <= text.length * 0.02 ? encoding : undefined;
}
