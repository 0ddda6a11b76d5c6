import type { Sniffed } from "./sniff.ts";

/** Bytes at a place that no other kind of file has there. */
interface Signature extends Sniffed {
  /** Offset of the bytes; 0 when not given. */
  readonly at?: number;
  /** The bytes, one character each; `?` stands for any byte. */
  readonly magic: string;
}

const SIGNATURES: readonly Signature[] = [
  { magic: "%PDF-", kind: "pdf", mediaType: "application/pdf" },
  { magic: "\x89PNG\r\n\x1a\n", kind: "png", mediaType: "image/png" },
  { magic: "\xff\xd8\xff", kind: "jpeg", mediaType: "image/jpeg" },
  { magic: "GIF87a", kind: "gif", mediaType: "image/gif" },
  { magic: "GIF89a", kind: "gif", mediaType: "image/gif" },
  { magic: "RIFF????WEBP", kind: "webp", mediaType: "image/webp" },
  { magic: "RIFF????WAVE", kind: "audio", mediaType: "audio/wav" },
  { magic: "RIFF????AVI ", kind: "video", mediaType: "video/x-msvideo" },
  { magic: "????ftypavif", kind: "avif", mediaType: "image/avif" },
  { magic: "????ftypM4A", kind: "audio", mediaType: "audio/mp4" },
  { magic: "????ftyp", kind: "video", mediaType: "video/mp4" },
  { magic: "\x1aE\xdf\xa3", kind: "video", mediaType: "video/webm" },
  { magic: "ID3", kind: "audio", mediaType: "audio/mpeg" },
  { magic: "OggS", kind: "audio", mediaType: "audio/ogg" },
  { magic: "fLaC", kind: "audio", mediaType: "audio/flac" },
  { magic: "II*\0", kind: "tiff", mediaType: "image/tiff" },
  { magic: "MM\0*", kind: "tiff", mediaType: "image/tiff" },
  { magic: "\0\0\x01\0", kind: "ico", mediaType: "image/vnd.microsoft.icon" },
  { magic: "PK\x03\x04", kind: "zip", mediaType: "application/zip" },
  { magic: "PK\x05\x06", kind: "zip", mediaType: "application/zip" },
  { magic: "\x1f\x8b", kind: "gzip", mediaType: "application/gzip" },
  { magic: "BZh", kind: "archive", mediaType: "application/x-bzip2" },
  { magic: "\xfd7zXZ\0", kind: "archive", mediaType: "application/x-xz" },
  { magic: "\x28\xb5\x2f\xfd", kind: "archive", mediaType: "application/zstd" },
  {
    magic: "7z\xbc\xaf\x27\x1c",
    kind: "archive",
    mediaType: "application/x-7z-compressed",
  },
  { magic: "Rar!\x1a\x07", kind: "archive", mediaType: "application/vnd.rar" },
  {
    at: 257,
    magic: "ustar",
    kind: "archive",
    mediaType: "application/x-tar",
  },
  {
    magic: "SQLite format 3\0",
    kind: "binary",
    mediaType: "application/vnd.sqlite3",
  },
  {
    magic: "PAR1",
    kind: "binary",
    mediaType: "application/vnd.apache.parquet",
  },
  {
    magic: "ARROW1",
    kind: "binary",
    mediaType: "application/vnd.apache.arrow.file",
  },
  {
    magic: "\x89HDF\r\n\x1a\n",
    kind: "binary",
    mediaType: "application/x-hdf5",
  },
  { magic: "\x93NUMPY", kind: "binary", mediaType: "application/x-npy" },
  {
    magic: "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    kind: "binary",
    mediaType: "application/x-ole-storage",
  },
  { magic: "\0asm", kind: "binary", mediaType: "application/wasm" },
  { magic: "\x7fELF", kind: "binary", mediaType: "application/x-elf" },
  { magic: "wOFF", kind: "binary", mediaType: "font/woff" },
  { magic: "wOF2", kind: "binary", mediaType: "font/woff2" },
  { magic: "OTTO\0", kind: "binary", mediaType: "font/otf" },
  { magic: "\0\x01\0\0", kind: "binary", mediaType: "font/ttf" },
];

/** The kind of file that these first bytes belong to, where they tell. */
export function bySignature(bytes: Uint8Array): Sniffed | undefined {
  const found = SIGNATURES.find(({ at = 0, magic }) => {
    for (let i = 0; i < magic.length; i++) {
      const byte = bytes[at + i];
      if (byte === undefined) return false;
      if (magic[i] !== "?" && byte !== magic.charCodeAt(i)) return false;
    }
    return true;
  });
  if (found !== undefined) {
    return { kind: found.kind, mediaType: found.mediaType };
  }
  // "BM" alone begins too many texts: a bitmap also says its own size.
  if (bytes[0] === 0x42 && bytes[1] === 0x4d && bytes[6] === 0) {
    return { kind: "bmp", mediaType: "image/bmp" };
  }
  // MPEG audio has no signature but a frame header.
  if (bytes[0] === 0xff && ((bytes[1] ?? 0) & 0xe6) === 0xe2) {
    return { kind: "audio", mediaType: "audio/mpeg" };
  }
  return undefined;
}
