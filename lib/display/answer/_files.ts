import { fileHref } from "../../api/mod.ts";
import { safeUrl } from "../markup/url.ts";
import { bytesText } from "../text/formats.ts";
import { oneLine } from "../text/measure.ts";
import { readProperty } from "../text/read_property.ts";
import type { AnswerFile } from "./source.ts";

/** A file as it is shown. */
export interface ShownFile {
  readonly name: string;
  /** What it is and how large, as far as that is known. */
  readonly facts: string;
  readonly url: string | undefined;
}

/** The files, each once, with what is known of them. */
export function filesOf(
  files: readonly AnswerFile[],
  baseUrl: string | undefined,
): ShownFile[] {
  const shown = new Map<string, ShownFile>();
  for (const file of files) {
    const fact = (key: string): string => {
      const value = readProperty(file, key);
      // Half a character can be shown, but not stand in an address.
      return typeof value === "string" ? value.toWellFormed() : "";
    };
    const name = typeof file === "string"
      ? file.toWellFormed()
      : fact("name") || fact("filename");
    const documentId = fact("documentId") || fact("id");
    if (name === "" && documentId === "") continue;
    const key = JSON.stringify([documentId, name]);
    if (shown.has(key)) continue;
    const size = readProperty(file, "bytes") ?? readProperty(file, "size");
    shown.set(key, {
      name: oneLine(name || documentId),
      facts: [
        typeOf(name),
        typeof size === "number" ? bytesText(size) : "",
      ].filter((part) => part !== "").join(", "),
      url: documentId === "" || baseUrl === undefined
        ? undefined
        : safeUrl(fileHref({ documentId, name }), baseUrl),
    });
  }
  return [...shown.values()];
}

/** What people call a file, by the end of its name. */
const TYPES: Readonly<Record<string, string>> = {
  csv: "CSV",
  docx: "Word document",
  gif: "GIF image",
  htm: "HTML",
  html: "HTML",
  ipynb: "notebook",
  jpeg: "JPEG image",
  jpg: "JPEG image",
  js: "JavaScript",
  json: "JSON",
  jsonl: "JSON lines",
  md: "Markdown",
  mp3: "MP3 audio",
  mp4: "MP4 video",
  parquet: "Parquet",
  pdf: "PDF",
  png: "PNG image",
  pptx: "slides",
  py: "Python",
  sh: "shell script",
  sql: "SQL",
  svg: "SVG image",
  ts: "TypeScript",
  tsv: "TSV",
  txt: "text",
  wav: "WAV audio",
  webp: "WebP image",
  xlsx: "spreadsheet",
  xml: "XML",
  yaml: "YAML",
  yml: "YAML",
  zip: "ZIP",
};

function typeOf(name: string): string {
  const extension = /\.([A-Za-z0-9]{1,10})$/.exec(name)?.[1]?.toLowerCase();
  if (extension === undefined) return "";
  return Object.hasOwn(TYPES, extension)
    ? TYPES[extension] ?? ""
    : extension.toUpperCase();
}
