import type { FileKind, Sniffed } from "./sniff.ts";

const BY_KIND: Readonly<Partial<Record<FileKind, string>>> = {
  csv: "CSV",
  tsv: "TSV",
  json: "JSON",
  jsonl: "JSON lines",
  markdown: "Markdown",
  html: "HTML",
  yaml: "YAML",
  text: "text",
  notebook: "Jupyter notebook",
  pdf: "PDF",
  png: "PNG image",
  jpeg: "JPEG image",
  gif: "GIF image",
  webp: "WebP image",
  svg: "SVG image",
  avif: "AVIF image",
  bmp: "BMP image",
  tiff: "TIFF image",
  ico: "Windows icon",
};

const OFFICE = "application/vnd.openxmlformats-officedocument.";
const OPEN = "application/vnd.oasis.opendocument.";

const BY_MEDIA_TYPE: Readonly<Record<string, string>> = {
  "application/zip": "Zip archive",
  [`${OFFICE}wordprocessingml.document`]: "Word document",
  [`${OFFICE}spreadsheetml.sheet`]: "Excel workbook",
  [`${OFFICE}presentationml.presentation`]: "PowerPoint presentation",
  [`${OPEN}text`]: "OpenDocument text",
  [`${OPEN}spreadsheet`]: "OpenDocument spreadsheet",
  [`${OPEN}presentation`]: "OpenDocument presentation",
  "application/epub+zip": "EPUB book",
  "application/java-archive": "Java archive",
  "application/vnd.android.package-archive": "Android package",
  "application/x-wheel+zip": "Python wheel",
  "application/gzip": "gzip-packed file",
  "application/x-bzip2": "bzip2-packed file",
  "application/x-xz": "xz-packed file",
  "application/zstd": "Zstandard-packed file",
  "application/x-lz4": "LZ4-packed file",
  "application/x-7z-compressed": "7-Zip archive",
  "application/vnd.rar": "RAR archive",
  "application/x-tar": "tar archive",
  "application/x-cab": "Windows cabinet",
  "application/x-archive": "ar archive",
  "application/x-rpm": "RPM package",
  "application/vnd.sqlite3": "SQLite database",
  "application/vnd.duckdb": "DuckDB database",
  "application/vnd.apache.parquet": "Parquet table",
  "application/vnd.apache.arrow.file": "Arrow table",
  "application/vnd.apache.avro": "Avro file",
  "application/vnd.apache.orc": "ORC table",
  "application/x-feather": "Feather table",
  "application/x-hdf5": "HDF5 file",
  "application/x-npy": "NumPy array",
  "application/x-pickle": "Python pickle",
  "application/x-rdata": "R data",
  "application/x-gguf": "GGUF model",
  "application/x-ole-storage": "old Microsoft Office file",
  "application/wasm": "WebAssembly module",
  "application/x-elf": "ELF program or library",
  "application/x-mach-binary": "Mach-O program or library",
  "application/vnd.microsoft.portable-executable": "Windows program or library",
  "application/java-vm": "Java class",
  "application/vnd.tcpdump.pcap": "network capture",
  "application/octet-stream": "data",
  "font/woff": "WOFF font",
  "font/woff2": "WOFF2 font",
  "font/otf": "OpenType font",
  "font/ttf": "TrueType font",
  "font/collection": "font collection",
  "image/heic": "HEIC image",
  "image/heif": "HEIF image",
  "image/vnd.adobe.photoshop": "Photoshop image",
  "audio/wav": "WAV audio",
  "audio/mpeg": "MP3 audio",
  "audio/mp4": "MPEG-4 audio",
  "audio/aac": "AAC audio",
  "audio/ogg": "Ogg audio",
  "audio/flac": "FLAC audio",
  "audio/x-aiff": "AIFF audio",
  "audio/midi": "MIDI music",
  "audio/amr": "AMR audio",
  "video/mp4": "MPEG-4 video",
  "video/quicktime": "QuickTime video",
  "video/webm": "WebM video",
  "video/x-matroska": "Matroska video",
  "video/ogg": "Ogg video",
  "video/x-msvideo": "AVI video",
  "video/x-flv": "Flash video",
  "video/mpeg": "MPEG video",
  "video/mp2t": "MPEG video",
};

/** Languages that are not written with a capital first letter alone. */
const LANGUAGES: Readonly<Record<string, string>> = {
  typescript: "TypeScript",
  javascript: "JavaScript",
  sql: "SQL",
  xml: "XML",
  html: "HTML",
  css: "CSS",
  toml: "TOML",
  ini: "configuration",
  cpp: "C++",
  csharp: "C#",
  php: "PHP",
  powershell: "PowerShell",
  shell: "shell script",
  protobuf: "Protocol Buffers",
  graphql: "GraphQL",
  tex: "TeX",
  diff: "diff",
};

/**
 * A name that people know for what {@linkcode sniff} found, to stand in a
 * sentence or a heading.
 *
 * @param found The kind and media type.
 * @returns The name; the media type where there is no better one.
 *
 * @example
 * ```ts
 * import { sniff, typeName } from "@cenote/cenote/formats";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(typeName(sniff(new TextEncoder().encode("SQLite format 3\0"))), "SQLite database");
 * assertEquals(typeName({ kind: "code", mediaType: "text/plain", language: "python" }), "Python");
 * ```
 */
export function typeName(found: Sniffed): string {
  const { kind, mediaType, language } = found;
  if (kind === "code" && language !== undefined) {
    return Object.hasOwn(LANGUAGES, language)
      ? LANGUAGES[language] ?? language
      : language.slice(0, 1).toUpperCase() + language.slice(1);
  }
  const known = Object.hasOwn(BY_MEDIA_TYPE, mediaType)
    ? BY_MEDIA_TYPE[mediaType]
    : undefined;
  return BY_KIND[kind] ?? known ?? mediaType;
}
