/** A picture's size, as its header gives it. */
export interface ImageSize {
  /** Pixels from left to right. */
  readonly width: number;
  /** Pixels from top to bottom. */
  readonly height: number;
}

/**
 * Reads the size of a picture from its first bytes: PNG, GIF, JPEG (as its
 * camera says that it is to be turned), WebP, BMP, AVIF, Windows icons, and
 * SVG where it states one.
 *
 * @param bytes The file, or its head.
 * @param kind The kind of picture, as `sniff()` names it.
 * @returns The size, or undefined where it is not found or is nothing.
 *
 * @example
 * ```ts
 * import { imageSize } from "@cenote/cenote/formats";
 * import { assertEquals } from "@std/assert";
 *
 * const bytes = new TextEncoder().encode('<svg viewBox="0 0 40 30"></svg>');
 * assertEquals(imageSize(bytes, "svg"), { width: 40, height: 30 });
 * ```
 */
export function imageSize(
  bytes: Uint8Array,
  kind: string,
): ImageSize | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const size = read(view, bytes, kind);
    return size !== undefined && size.width > 0 && size.height > 0
      ? size
      : undefined;
  } catch (error) {
    // The header ends before its size is given.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function read(
  view: DataView,
  bytes: Uint8Array,
  kind: string,
): ImageSize | undefined {
  switch (kind) {
    case "png":
      return { width: view.getUint32(16), height: view.getUint32(20) };
    case "gif":
      return {
        width: view.getUint16(6, true),
        height: view.getUint16(8, true),
      };
    case "jpeg":
      return jpegSize(view);
    case "webp":
      return webpSize(view);
    case "bmp":
      // Old bitmaps have a short header; a negative height means top-down.
      return view.getUint32(14, true) === 12
        ? {
          width: view.getUint16(18, true),
          height: view.getUint16(20, true),
        }
        : {
          width: view.getInt32(18, true),
          height: Math.abs(view.getInt32(22, true)),
        };
    case "avif":
      return avifSize(view, bytes);
    case "ico":
      return {
        width: view.getUint8(6) || 256,
        height: view.getUint8(7) || 256,
      };
    case "svg":
      return svgSize(bytes);
    default:
      return undefined;
  }
}

/** The frame header comes after any number of other segments. */
function jpegSize(view: DataView): ImageSize | undefined {
  let isTurned = false;
  for (let at = 2; at + 9 < view.byteLength;) {
    if (view.getUint8(at) !== 0xff) return undefined;
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at++;
      continue;
    }
    // Markers without a length of their own.
    if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)) {
      at += 2;
      continue;
    }
    if (marker === 0xe1) isTurned ||= orientation(view, at + 4) >= 5;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 &&
      marker !== 0xc8 && marker !== 0xcc;
    if (isFrame) {
      const width = view.getUint16(at + 7);
      const height = view.getUint16(at + 5);
      return isTurned ? { width: height, height: width } : { width, height };
    }
    at += 2 + view.getUint16(at + 2);
  }
  return undefined;
}

/** How the camera was held, 1 to 8; from 5 on, width and height are swapped. */
function orientation(view: DataView, at: number): number {
  // "Exif", two zeros, and then a TIFF header.
  if (
    at + 14 > view.byteLength || view.getUint32(at) !== 0x45786966
  ) return 1;
  const start = at + 6;
  const little = view.getUint16(start) === 0x4949;
  const table = start + view.getUint32(start + 4, little);
  if (table + 2 > view.byteLength) return 1;
  const entries = view.getUint16(table, little);
  for (let i = 0; i < entries; i++) {
    const entry = table + 2 + i * 12;
    if (entry + 12 > view.byteLength) return 1;
    if (view.getUint16(entry, little) === 0x0112) {
      return view.getUint16(entry + 8, little);
    }
  }
  return 1;
}

function webpSize(view: DataView): ImageSize | undefined {
  const form = String.fromCharCode(view.getUint8(15));
  if (form === "X") {
    const u24 = (at: number) =>
      view.getUint16(at, true) + (view.getUint8(at + 2) << 16);
    return { width: u24(24) + 1, height: u24(27) + 1 };
  }
  if (form === "L") {
    const bits = view.getUint32(21, true);
    return { width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 };
  }
  return form === " "
    ? {
      width: view.getUint16(26, true) & 0x3fff,
      height: view.getUint16(28, true) & 0x3fff,
    }
    : undefined;
}

/** The property "ispe" of the first picture; thumbnails come behind it. */
function avifSize(view: DataView, bytes: Uint8Array): ImageSize | undefined {
  const end = Math.min(bytes.length - 16, 65_536);
  for (let at = 4; at <= end; at++) {
    if (view.getUint32(at) === 0x69737065) {
      return { width: view.getUint32(at + 8), height: view.getUint32(at + 12) };
    }
  }
  return undefined;
}

/** `width` and `height` in pixels, or else the size of the `viewBox`. */
function svgSize(bytes: Uint8Array): ImageSize | undefined {
  const head = new TextDecoder().decode(bytes.subarray(0, 65_536));
  const start = Math.max(0, head.search(/<svg[\s>]/i));
  const tag = /^<svg(?:\s(?:"[^"]*"|'[^']*'|[^>"'])*)?>/i
    .exec(head.slice(start))?.[0] ?? "";
  const attribute = (name: string) =>
    new RegExp(`\\s${name}\\s*=\\s*["']([^"']*)["']`).exec(tag)?.[1]?.trim();
  const pixels = (text = "") =>
    /^\d+(?:\.\d+)?(?:px)?$/.test(text) ? parseFloat(text) : undefined;
  const width = pixels(attribute("width"));
  const height = pixels(attribute("height"));
  if (width !== undefined && height !== undefined) {
    return { width: Math.round(width), height: Math.round(height) };
  }
  const box = attribute("viewBox")?.split(/[\s,]+/).map(Number) ?? [];
  const [, , w = NaN, h = NaN] = box;
  return Number.isFinite(w) && Number.isFinite(h)
    ? { width: Math.round(w), height: Math.round(h) }
    : undefined;
}
