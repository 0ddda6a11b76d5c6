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
  { magic: "FORM????AIFF", kind: "audio", mediaType: "audio/x-aiff" },
  { magic: "MThd\0\0\0\x06", kind: "audio", mediaType: "audio/midi" },
  { magic: "#!AMR", kind: "audio", mediaType: "audio/amr" },
  { magic: "FLV\x01", kind: "video", mediaType: "video/x-flv" },
  { magic: "\0\0\x01\xba", kind: "video", mediaType: "video/mpeg" },
  { magic: "fLaC", kind: "audio", mediaType: "audio/flac" },
  { magic: "II*\0", kind: "tiff", mediaType: "image/tiff" },
  { magic: "MM\0*", kind: "tiff", mediaType: "image/tiff" },
  { magic: "\0\0\x01\0", kind: "ico", mediaType: "image/vnd.microsoft.icon" },
  { magic: "PK\x03\x04", kind: "zip", mediaType: "application/zip" },
  { magic: "PK\x05\x06", kind: "zip", mediaType: "application/zip" },
  { magic: "\x1f\x8b", kind: "gzip", mediaType: "application/gzip" },
  { magic: "BZh?1AY&SY", kind: "archive", mediaType: "application/x-bzip2" },
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
  {
    magic: "Obj\x01",
    kind: "binary",
    mediaType: "application/vnd.apache.avro",
  },
  { magic: "ORC\x08", kind: "binary", mediaType: "application/vnd.apache.orc" },
  { magic: "FEA1", kind: "binary", mediaType: "application/x-feather" },
  {
    at: 8,
    magic: "DUCK",
    kind: "binary",
    mediaType: "application/vnd.duckdb",
  },
  { magic: "GGUF", kind: "binary", mediaType: "application/x-gguf" },
  { magic: "RDX3\n", kind: "binary", mediaType: "application/x-rdata" },
  { magic: "\x80\x04\x95", kind: "binary", mediaType: "application/x-pickle" },
  { magic: "\x80\x05\x95", kind: "binary", mediaType: "application/x-pickle" },
  { magic: "MSCF\0\0\0\0", kind: "archive", mediaType: "application/x-cab" },
  {
    magic: "\x04\x22\x4d\x18",
    kind: "archive",
    mediaType: "application/x-lz4",
  },
  { magic: "!<arch>\n", kind: "archive", mediaType: "application/x-archive" },
  {
    magic: "\xed\xab\xee\xdb",
    kind: "archive",
    mediaType: "application/x-rpm",
  },
  {
    magic: "8BPS\0\x01",
    kind: "binary",
    mediaType: "image/vnd.adobe.photoshop",
  },
  {
    magic: "\xd4\xc3\xb2\xa1",
    kind: "binary",
    mediaType: "application/vnd.tcpdump.pcap",
  },
  {
    magic: "\xcf\xfa\xed\xfe",
    kind: "binary",
    mediaType: "application/x-mach-binary",
  },
  { magic: "ttcf\0", kind: "binary", mediaType: "font/collection" },
  { magic: "\0asm", kind: "binary", mediaType: "application/wasm" },
  { magic: "\x7fELF", kind: "binary", mediaType: "application/x-elf" },
  { magic: "wOFF", kind: "binary", mediaType: "font/woff" },
  { magic: "wOF2", kind: "binary", mediaType: "font/woff2" },
  { magic: "OTTO\0", kind: "binary", mediaType: "font/otf" },
  { magic: "\0\x01\0\0", kind: "binary", mediaType: "font/ttf" },
];

/** The kind of file that these first bytes belong to, where they tell. */
export function bySignature(bytes: Uint8Array): Sniffed | undefined {
  const found = SIGNATURES.find(({ at = 0, magic }) =>
    matches(bytes, at, magic)
  );
  if (found !== undefined) {
    return { kind: found.kind, mediaType: found.mediaType };
  }
  return byContainer(bytes) ?? byFewBytes(bytes);
}

/** True if the bytes at the place are these; `?` stands for any. */
function matches(bytes: Uint8Array, at: number, magic: string): boolean {
  for (let i = 0; i < magic.length; i++) {
    const byte = bytes[at + i];
    if (byte === undefined) return false;
    if (magic[i] !== "?" && byte !== magic.charCodeAt(i)) return false;
  }
  return true;
}

/** Brands of the MP4 family that are no video. */
const BRANDS: ReadonlyMap<string, Sniffed> = new Map([
  ["avif", { kind: "avif", mediaType: "image/avif" }],
  ["avis", { kind: "avif", mediaType: "image/avif" }],
  ["heic", { kind: "binary", mediaType: "image/heic" }],
  ["heix", { kind: "binary", mediaType: "image/heic" }],
  ["mif1", { kind: "binary", mediaType: "image/heif" }],
  ["M4A ", { kind: "audio", mediaType: "audio/mp4" }],
  ["M4B ", { kind: "audio", mediaType: "audio/mp4" }],
  ["qt  ", { kind: "video", mediaType: "video/quicktime" }],
]);

/** Containers hold sound, films or pictures; what is inside settles it. */
function byContainer(bytes: Uint8Array): Sniffed | undefined {
  const head = () => String.fromCharCode(...bytes.subarray(0, 128));
  if (matches(bytes, 4, "ftyp") && bytes[0] === 0) {
    return BRANDS.get(head().slice(8, 12)) ??
      { kind: "video", mediaType: "video/mp4" };
  }
  if (matches(bytes, 0, "\x1aE\xdf\xa3")) {
    const mediaType = head().includes("matroska")
      ? "video/x-matroska"
      : "video/webm";
    return { kind: "video", mediaType };
  }
  if (matches(bytes, 0, "OggS")) {
    return head().includes("theora")
      ? { kind: "video", mediaType: "video/ogg" }
      : { kind: "audio", mediaType: "audio/ogg" };
  }
  return undefined;
}

/** Signatures so short that texts begin with them: more must fit. */
function byFewBytes(bytes: Uint8Array): Sniffed | undefined {
  const at = (i: number) => bytes[i] ?? -1;
  // A bitmap says its own size.
  if (matches(bytes, 0, "BM") && at(6) === 0) {
    return { kind: "bmp", mediaType: "image/bmp" };
  }
  // The version behind it is no letter.
  if (matches(bytes, 0, "ID3") && at(3) >= 0 && at(3) < 0x10) {
    return { kind: "audio", mediaType: "audio/mpeg" };
  }
  // MPEG audio has no signature but a frame header: sync, layer 3 or 2, and a
  // bit rate and a sampling rate that exist.
  if (
    at(0) === 0xff && (at(1) & 0xe6) === 0xe2 && (at(2) & 0xf0) !== 0xf0 &&
    (at(2) & 0x0c) !== 0x0c
  ) return { kind: "audio", mediaType: "audio/mpeg" };
  // AAC: sync, layer 0.
  if (at(0) === 0xff && (at(1) & 0xf6) === 0xf0 && at(2) >= 0) {
    return { kind: "audio", mediaType: "audio/aac" };
  }
  // Packets of 188 bytes, each beginning with a G.
  if (at(0) === 0x47 && at(188) === 0x47 && at(376) === 0x47) {
    return { kind: "video", mediaType: "video/mp2t" };
  }
  // Programs for Windows say where their second header is.
  if (matches(bytes, 0, "MZ") && bytes.length >= 64) {
    const second = at(60) | at(61) << 8 | at(62) << 16 | at(63) << 24;
    if (matches(bytes, second, "PE\0\0")) {
      return {
        kind: "binary",
        mediaType: "application/vnd.microsoft.portable-executable",
      };
    }
  }
  // Java's classes share their first bytes with programs for two processors,
  // whose number stands where the version of a class is, 45 or more.
  if (matches(bytes, 0, "\xca\xfe\xba\xbe")) {
    const mediaType = at(7) >= 45
      ? "application/java-vm"
      : "application/x-mach-binary";
    return { kind: "binary", mediaType };
  }
  return undefined;
}
