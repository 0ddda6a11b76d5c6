import {
  type FileKind,
  sniff,
  type Sniffed,
  typeName,
} from "../../formats/mod.ts";
import { bytesText } from "../text/formats.ts";
import type { View } from "../view.ts";
import { contentOf } from "./_content.ts";
import type { PreviewFile } from "./_file.ts";
import { folderContent, folderName, isFolder, pathIn } from "./_folder.ts";
import { framed } from "./_frame.ts";
import type { Opened } from "./_opened.ts";
import { namesOf, openSource, type PreviewSource } from "./_source.ts";

export type { PreviewSource };

/** Options of {@linkcode preview}. */
export interface PreviewOptions {
  /** The file's name, where the source does not say it. */
  readonly name?: string;
  /** Its media type, where neither its content nor its name tell what it is. */
  readonly type?: string;
  /** What the file is, above its name. */
  readonly caption?: string;
  /** Sentences to stand under it. */
  readonly notes?: string | readonly string[];
  /**
   * Rows of a table, entries of an archive, of a list or an object, or cells of
   * a notebook that are shown.
   * @default 20; 50 of a list or an object
   */
  readonly limit?: number;
  /**
   * Lines of a text that are shown.
   * @default 60; 240 of Markdown, 16 of bytes
   */
  readonly maxLines?: number;
  /** Characters of a text that are shown. @default {50_000} */
  readonly maxCharacters?: number;
  /**
   * How much is read of what can be shown in part. Pictures are shown up to 4
   * times this size, sound and films up to 8 times; JSON, notebooks and PDF are
   * read up to 16 times as much.
   * @default {1_000_000}
   */
  readonly maxBytes?: number;
  /** What relative links in Markdown are relative to. @default they are not followed */
  readonly baseUrl?: string;
  /** Width of a picture or film. @default its own, up to 720 pixels */
  readonly width?: number;
  /** What a picture shows, for those who do not see it. @default its name, kind and size */
  readonly alt?: string;
  /** Cancels the reading. */
  readonly signal?: AbortSignal;
}

/**
 * What is in a file, by its content and not only by its name: tables with the
 * types, missing values and ranges of their columns; JSON, JSON lines and YAML
 * as a tree; Markdown rendered; HTML as text, never live; source code and logs
 * with line numbers; pictures; notebooks with what they put out; what PDF and
 * zip files, office files too, hold; players for sound and films; the names in a
 * folder; anything else as bytes with its likely type.
 *
 * Huge files and endless streams are read only as far as they are shown; the
 * view says how far that was. A stream is canceled then, a file closed.
 *
 * @param source A path, a URL, bytes, a `Blob`, stream or `Response`, a
 *   download, or `{ name, bytes }`.
 * @param options The name, and how much is read and shown.
 * @returns The view.
 * @throws {Deno.errors.NotFound} If there is no file at the path.
 * @throws {Deno.errors.PermissionDenied} If the system does not allow reading it.
 * @throws {TypeError} If the source is a failed response, was read before, or is none of these; if an option is no text.
 * @throws {RangeError} If a number among the options is not a whole number from 1.
 *
 * @example
 * ```ts
 * import { preview } from "@cenote/cenote/display";
 * import { assertStringIncludes } from "@std/assert";
 *
 * const bytes = new TextEncoder().encode("item;price\ntea;1,50\nrice;2,30\n");
 * const view = await preview({ name: "prices.csv", bytes });
 * assertStringIncludes(String(view), "prices.csv · CSV · 30 B · 2 rows × 2 columns");
 * ```
 */
export async function preview(
  source: PreviewSource,
  options: PreviewOptions = {},
): Promise<View> {
  const {
    limit = 20,
    maxLines,
    maxCharacters = 50_000,
    maxBytes = 1_000_000,
    width,
    baseUrl,
    alt,
    caption,
    notes = [],
    signal,
  } = options;
  checkNumbers({ limit, maxLines, maxCharacters, maxBytes, width });
  const { name, type } = options;
  checkTexts({ name, type, caption, baseUrl, alt });
  const folder = pathIn(source);
  if (folder !== undefined && await isFolder(folder)) {
    const content = await folderContent(folder, limit, signal);
    return framed({
      caption,
      name: name ?? folderName(source, folder),
      facts: ["folder", ...content.facts],
      notes: typeof notes === "string" ? [notes] : notes,
    }, content);
  }
  const opened = await openSource(source, signal);
  try {
    const names = namesOf(
      name ?? opened.name,
      type ?? opened.type,
    );
    const { kind, bytes, isWhole, read } = await readFor(
      opened,
      names.sniffed,
      maxBytes,
      maxLines,
    );
    const file: PreviewFile = {
      name: names.shown,
      bytes,
      read,
      isWhole,
      // A server may say another size than it sends.
      size: isWhole ? bytes.length : opened.size,
      kind,
      part: opened.part,
      limit,
      entries: options.limit,
      maxLines,
      maxCharacters,
      maxBytes,
      baseUrl,
      width,
      alt,
    };
    const content = await contentOf(file);
    const disguise = disguiseOf(names.shown, kind);
    return framed({
      caption,
      name: file.name,
      facts: [content.what ?? typeName(kind), sizeText(file), ...content.facts],
      notes: [
        ...(disguise === undefined ? [] : [disguise]),
        ...content.notes ?? [],
        ...(typeof notes === "string" ? [notes] : notes),
      ],
    }, content);
  } finally {
    await opened.close();
  }
}

function checkNumbers(
  numbers: Readonly<Record<string, number | undefined>>,
): void {
  for (const [name, value] of Object.entries(numbers)) {
    if (value === undefined || value === Infinity) continue;
    if (!Number.isInteger(value) || value < 1) {
      throw new RangeError(
        `Cannot preview as '${name}' must be a whole number from 1: current value is ${value}`,
      );
    }
  }
}

function checkTexts(texts: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(texts)) {
    if (value === undefined || typeof value === "string") continue;
    throw new TypeError(
      `Cannot preview as '${name}' must be a text: found ${
        value === null ? "null" : typeof value
      }`,
    );
  }
}

function sizeText({ read, size }: PreviewFile): string {
  return size === undefined ? `more than ${bytesText(read)}` : bytesText(size);
}

/** So much tells what a file is. */
const HEAD_BYTES = 64_000;

/** How many times `maxBytes` are read of kinds of which a part says nothing. */
const WHOLE: ReadonlyMap<FileKind, number> = new Map([
  ["png", 4],
  ["jpeg", 4],
  ["gif", 4],
  ["webp", 4],
  ["svg", 4],
  ["avif", 4],
  ["bmp", 4],
  ["ico", 4],
  ["audio", 8],
  ["video", 8],
  ["json", 16],
  ["notebook", 16],
  ["pdf", 16],
  ["yaml", 1],
]);

/** Kinds that are shown as bytes, of which few are shown. */
const BYTES: ReadonlySet<FileKind> = new Set<FileKind>([
  "gzip",
  "archive",
  "tiff",
  "binary",
]);

/** Kinds of which all rows that are read count. */
const ROWS: ReadonlySet<FileKind> = new Set<FileKind>(["csv", "tsv", "jsonl"]);

/** Reads what tells the kind of a file, and then as much as that kind needs. */
async function readFor(
  opened: Opened,
  name: string,
  maxBytes: number,
  maxLines: number | undefined,
): Promise<
  { kind: Sniffed; bytes: Uint8Array; isWhole: boolean; read: number }
> {
  let { bytes, isWhole } = await opened.head(Math.min(HEAD_BYTES, maxBytes));
  const kind = sniff(bytes, name);
  if (isWhole || BYTES.has(kind.kind)) {
    return { kind, bytes, isWhole, read: bytes.length };
  }
  const { size } = opened;
  const times = WHOLE.get(kind.kind);
  // An archive's list is at its end: read there, or else with all before it.
  const most = kind.kind === "zip"
    ? opened.part === undefined ? 16 * maxBytes : 0
    : times === undefined
    ? maxBytes
    : times * maxBytes;
  const isTooLarge = size !== undefined && size > most;
  const needsMore = isTooLarge
    ? ROWS.has(kind.kind) ||
      (times === undefined && kind.kind !== "zip" &&
        linesIn(bytes) <= (maxLines ?? 60))
    : true;
  if (needsMore) ({ bytes, isWhole } = await opened.head(most));
  const read = bytes.length;
  // Of what is not whole only the head is shown; the rest is let go.
  if (!isWhole && times !== undefined) bytes = bytes.slice(0, HEAD_BYTES);
  return { kind, bytes, isWhole, read };
}

function linesIn(bytes: Uint8Array): number {
  let lines = 1;
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) {
    lines++;
  }
  return lines;
}

/** Endings of names that speak for one kind of content. */
const EXPECTED: Readonly<Record<string, readonly FileKind[]>> = {
  csv: ["csv", "tsv"],
  tsv: ["tsv", "csv"],
  json: ["json", "jsonl", "notebook"],
  jsonl: ["jsonl", "json"],
  ipynb: ["notebook", "json"],
  pdf: ["pdf"],
  png: ["png"],
  jpg: ["jpeg"],
  jpeg: ["jpeg"],
  gif: ["gif"],
  webp: ["webp"],
  svg: ["svg"],
  zip: ["zip"],
  docx: ["zip"],
  xlsx: ["zip"],
  pptx: ["zip"],
  md: ["markdown", "text"],
  txt: ["text", "csv", "tsv", "markdown", "yaml", "json", "jsonl"],
  mp3: ["audio"],
  wav: ["audio"],
  mp4: ["video", "audio"],
  webm: ["video", "audio"],
};

/** A sentence where a file is not what its name says. */
function disguiseOf(name: string, kind: Sniffed): string | undefined {
  const ending = /\.(\w+)$/.exec(name)?.[1]?.toLowerCase() ?? "";
  const expected = Object.hasOwn(EXPECTED, ending)
    ? EXPECTED[ending]
    : undefined;
  if (expected === undefined || expected.includes(kind.kind)) return undefined;
  return `The name ends in ".${ending}", but the content is of another kind: ${
    typeName(kind)
  }`;
}
