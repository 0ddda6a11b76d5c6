/**
 * True if a file of this kind lacks its end, by the mark that its format puts
 * there or the size that its head gives; false where that cannot be told.
 */
export function isCutOff(bytes: Uint8Array, kind: string): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const stated = (at: number, more: number) =>
    bytes.length >= at + 4 && view.getUint32(at, true) + more > bytes.length;
  switch (kind) {
    case "png":
      return !holds(bytes, "IEND", 4_096);
    case "jpeg":
      return !holds(bytes, "\xff\xd9", 65_536);
    case "gif":
      return !holds(bytes, ";", 64);
    case "pdf":
      return !holds(bytes, "%%EOF", 4_096);
    case "webp":
    case "wav":
      return stated(4, 8);
    case "bmp":
      return stated(2, 0);
    default:
      return false;
  }
}

/** True if the bytes of the text stand among the last ones; some programs add their own. */
function holds(bytes: Uint8Array, text: string, within: number): boolean {
  const start = Math.max(0, bytes.length - within);
  for (let at = bytes.length - text.length; at >= start; at--) {
    let i = 0;
    while (i < text.length && bytes[at + i] === text.charCodeAt(i)) i++;
    if (i === text.length) return true;
  }
  return false;
}
