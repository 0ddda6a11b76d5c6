/** A picture's size in pixels, as its header gives it. */
export interface ImageSize {
  readonly width: number;
  readonly height: number;
}

/** Reads the size of a PNG, GIF, JPEG or WebP; undefined where it is not found. */
export function imageSize(
  bytes: Uint8Array,
  kind: string,
): ImageSize | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
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
      default:
        return undefined;
    }
  } catch (error) {
    // The header ends before its size is given.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** The frame header comes after any number of other segments. */
function jpegSize(view: DataView): ImageSize | undefined {
  for (let at = 2; at + 9 < view.byteLength;) {
    if (view.getUint8(at) !== 0xff) return undefined;
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at++;
      continue;
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 &&
      marker !== 0xc8 && marker !== 0xcc;
    if (isFrame) {
      return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    }
    at += 2 + view.getUint16(at + 2);
  }
  return undefined;
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
  return {
    width: view.getUint16(26, true) & 0x3fff,
    height: view.getUint16(28, true) & 0x3fff,
  };
}
