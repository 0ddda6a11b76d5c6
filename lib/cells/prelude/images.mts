import {
  displaySymbol,
  type MediaBundle,
  toBase64,
  toBytes,
} from "./bundle.mts";

const readFile = Deno.readFileSync;
const Utf8 = TextDecoder;

/** An object that a front end shows as its bundle. */
export interface Displayable {
  /** Gives the media types. */
  [displaySymbol](): MediaBundle;
}

/** Wraps a bundle so that a cell which ends with it shows it. */
export function displayable(bundle: MediaBundle): Displayable {
  return { [displaySymbol]: () => bundle };
}

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const GIF = [0x47, 0x49, 0x46, 0x38];
const RIFF = [0x52, 0x49, 0x46, 0x46];
const WEBP = [0x57, 0x45, 0x42, 0x50];
const BMP = [0x42, 0x4d];

function holds(
  bytes: Uint8Array,
  magic: readonly number[],
  offset = 0,
): boolean {
  return bytes.length >= offset + magic.length &&
    magic.every((byte, i) => bytes[offset + i] === byte);
}

/**
 * The media type of bytes that are surely an image, so that they are shown as
 * one without being asked for: the whole of the bytes has to look like it.
 */
export function imageTypeOf(bytes: Uint8Array): string | undefined {
  const { length } = bytes;
  if (bytes[0] === 0xff && bytes[1] === 0xd8) {
    return length > 2 && bytes[length - 2] === 0xff &&
        bytes[length - 1] === 0xd9
      ? "image/jpeg"
      : undefined;
  }
  if (holds(bytes, PNG)) return "image/png";
  if (holds(bytes, GIF)) return "image/gif";
  if (holds(bytes, RIFF) && holds(bytes, WEBP, 8)) return "image/webp";
  return undefined;
}

/** The media type of bytes that are said to be an image. */
function wantedImageType(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) {
    return "image/jpeg";
  }
  return imageTypeOf(bytes) ?? (holds(bytes, BMP) ? "image/bmp" : undefined);
}

/** The bundle of an image's bytes. */
export function imageBundle(type: string, bytes: Uint8Array): MediaBundle {
  return { [type]: toBase64(bytes) };
}

const SVG_REGEXP =
  /^\s*(?:<\?xml[^>]*>\s*|<!--[^]*?-->\s*|<!DOCTYPE[^>]*>\s*)*<svg\b/i;

/**
 * `Deno.jupyter.image`: an image from a file or from its bytes. Its kind is told
 * by the bytes, not by the name.
 *
 * @param source A path, a `file:` URL, or bytes.
 * @throws {TypeError} When it cannot be read or is of no kind that front ends show.
 */
export function image(source: unknown): Displayable {
  const isPath = typeof source === "string" || source instanceof URL;
  const bytes = isPath ? readImage(source) : toBytes(source);
  if (bytes !== undefined) {
    const type = wantedImageType(bytes);
    if (type !== undefined) return displayable(imageBundle(type, bytes));
    const text = new Utf8().decode(bytes);
    if (SVG_REGEXP.test(text)) return displayable({ "image/svg+xml": text });
  }
  const found = isPath
    ? `"${source}" holds none`
    : bytes !== undefined
    ? `found ${bytes.length} bytes of another kind`
    : `found ${kindOf(source)}`;
  throw new TypeError(
    `Cannot show an image: ${found}; wanted the path or the bytes of a PNG, ` +
      `JPEG, GIF, WebP, BMP or SVG image`,
  );
}

function readImage(path: string | URL): Uint8Array {
  try {
    return readFile(path);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new TypeError(
      `Cannot show the image "${path}": ${message}; wanted the path of a file that can be read`,
      { cause: error },
    );
  }
}

function kindOf(value: unknown): string {
  if (typeof value !== "object" || value === null) {
    return value === null ? "null" : `a value of type ${typeof value}`;
  }
  const name: unknown = value.constructor?.name;
  return `an object of ${
    typeof name === "string" && name !== "" ? name : "no class"
  }`;
}
