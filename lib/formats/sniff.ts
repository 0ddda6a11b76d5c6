import { typeByExtension } from "@std/media-types/type-by-extension";
import { evenness } from "./delimited.ts";
import { decodeText } from "./decode_text.ts";
import { extensionOf, languageByContent, languageOf } from "./_languages.ts";
import { bySignature } from "./_signatures.ts";
import { zipTypeOfHead } from "./_zip_types.ts";

/** The kinds of files that are told apart. */
export type FileKind =
  | "csv"
  | "tsv"
  | "json"
  | "jsonl"
  | "markdown"
  | "html"
  | "yaml"
  | "text"
  | "code"
  | "notebook"
  | "pdf"
  | "zip"
  | "gzip"
  | "archive"
  | "png"
  | "jpeg"
  | "gif"
  | "webp"
  | "svg"
  | "avif"
  | "bmp"
  | "tiff"
  | "ico"
  | "audio"
  | "video"
  | "binary";

/** What {@linkcode sniff} found. */
export interface Sniffed {
  /** The kind of file. */
  readonly kind: FileKind;
  /** Its media type, without parameters. */
  readonly mediaType: string;
  /** The language, for source code. */
  readonly language?: string;
}

/** Text kinds need no more than this to be told apart. */
const SAMPLE_BYTES = 65_536;

/**
 * Tells what kind of file the bytes are, by content first: a picture named
 * `table.csv` is a picture. The name settles what content leaves open, such as
 * which language a program is in or that a text is Markdown.
 *
 * @param bytes The file, or its head; 64 KiB are enough.
 * @param name The file's name, or nothing.
 * @returns The kind, the media type, and for source code the language.
 *
 * @example
 * ```ts
 * import { sniff } from "@cenote/cenote/formats";
 * import { assertEquals } from "@std/assert";
 *
 * const bytes = new TextEncoder().encode('{"a":1}\n{"a":2}\n');
 * assertEquals(sniff(bytes, "data.txt").kind, "jsonl");
 * ```
 */
export function sniff(bytes: Uint8Array, name = ""): Sniffed {
  const signed = bySignature(bytes);
  if (signed?.kind === "zip") return zipFamily(bytes, signed, name);
  if (signed !== undefined) return signed;
  const head = bytes.subarray(0, SAMPLE_BYTES);
  const isWhole = head.length === bytes.length;
  const { text, encoding } = decodeText(head, { partial: !isWhole });
  if (encoding === "binary") {
    return { kind: "binary", mediaType: mediaTypeOf(name) ?? OCTETS };
  }
  return sniffText(text, name, isWhole);
}

const OCTETS = "application/octet-stream";

/** Office files, books and packages are zips: what they hold tells, or the name. */
function zipFamily(bytes: Uint8Array, zip: Sniffed, name: string): Sniffed {
  const held = zipTypeOfHead(bytes.subarray(0, SAMPLE_BYTES));
  if (held !== undefined) return { kind: "zip", mediaType: held };
  const named = mediaTypeOf(name);
  const isOne = named !== undefined &&
    /officedocument|opendocument|epub|java-archive|zip/.test(named);
  return { kind: "zip", mediaType: isOne ? named : zip.mediaType };
}

/** The media type that the name alone speaks for. */
function mediaTypeOf(name: string): string | undefined {
  const extension = extensionOf(name);
  return extension === "" ? undefined : typeByExtension(extension);
}

const PLAIN: Sniffed = { kind: "text", mediaType: "text/plain" };
const CSV: Sniffed = { kind: "csv", mediaType: "text/csv" };
const TSV: Sniffed = { kind: "tsv", mediaType: "text/tab-separated-values" };
const JSON_FILE: Sniffed = { kind: "json", mediaType: "application/json" };
const JSONL: Sniffed = { kind: "jsonl", mediaType: "application/jsonl" };
const MARKDOWN: Sniffed = { kind: "markdown", mediaType: "text/markdown" };
const HTML: Sniffed = { kind: "html", mediaType: "text/html" };
const YAML: Sniffed = { kind: "yaml", mediaType: "application/yaml" };
const NOTEBOOK: Sniffed = {
  kind: "notebook",
  mediaType: "application/x-ipynb+json",
};

function sniffText(text: string, name: string, isWhole: boolean): Sniffed {
  const extension = extensionOf(name);
  const json = sniffJson(text, isWhole);
  if (json !== undefined) return json;
  const start = text.slice(0, 2_000).trimStart();
  const markup = sniffMarkup(start, extension);
  if (markup !== undefined) return markup;
  switch (extension) {
    case "csv":
    case "psv":
      return separatorOf(text) === "\t" ? TSV : CSV;
    case "tsv":
    case "tab":
      return TSV;
    case "md":
    case "markdown":
    case "mdown":
    case "mkd":
      return MARKDOWN;
    case "yaml":
    case "yml":
      return YAML;
    case "json":
    case "json5":
    case "jsonc":
      return JSON_FILE;
    case "jsonl":
    case "ndjson":
      return JSONL;
    case "ipynb":
      return NOTEBOOK;
  }
  const language = languageOf(name, text);
  if (language !== undefined) {
    const mediaType = language === "typescript"
      // Registries give `.ts` to MPEG video.
      ? "text/typescript"
      : mediaTypeOf(name) ?? "text/plain";
    return { kind: "code", mediaType, language };
  }
  const separator = separatorOf(text);
  if (separator !== undefined) return separator === "\t" ? TSV : CSV;
  // What a name such as `log` or `txt` leaves open.
  if (looksLikeMarkdown(text)) return MARKDOWN;
  if (looksLikeYaml(start)) return YAML;
  const guessed = extension === "" ? languageByContent(text) : undefined;
  if (guessed !== undefined) {
    return { kind: "code", mediaType: "text/plain", language: guessed };
  }
  return PLAIN;
}

/** JSON, JSON lines or a notebook, if the text is one of them. */
function sniffJson(text: string, isWhole: boolean): Sniffed | undefined {
  const trimmed = text.trim();
  if (!/^[[{]/.test(trimmed)) return undefined;
  if (isNotebookHead(trimmed)) return NOTEBOOK;
  if (isWhole && isJson(trimmed)) return JSON_FILE;
  const lines = trimmed.split("\n").filter((line) => line.trim() !== "");
  // The last line of a head may be cut.
  const whole = isWhole ? lines : lines.slice(0, -1);
  const good = whole.filter((line) => /^\s*[[{]/.test(line) && isJson(line));
  // One damaged line in ten still is a file of JSON lines with errors in it.
  if (whole.length > 1 && good.length >= whole.length * 0.9) return JSONL;
  if (
    !isWhole && /^(?:\{\s*"|\[\s*(?:[[{"\d-]|true|false|null))/.test(trimmed)
  ) {
    return JSON_FILE;
  }
  return undefined;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Keys may come in any order, so both are looked for in what there is. */
function isNotebookHead(text: string): boolean {
  return text.startsWith("{") && /"(?:cells|worksheets)"\s*:\s*\[/.test(text) &&
    /"(?:cell_type|nbformat)"\s*:/.test(text);
}

function sniffMarkup(start: string, extension: string): Sniffed | undefined {
  const opening = start.replace(/^(?:<!--[\s\S]*?-->\s*)+/, "");
  // Comments may stand behind the declaration too, as drawing programs put them.
  const body = start.replace(/^(?:(?:<!--[\s\S]*?-->|<\?[^>]*>)\s*)+/, "");
  if (
    /^(?:<!DOCTYPE svg[^>[]*(?:\[[^\]]*\]\s*)?>\s*(?:<!--[\s\S]*?-->\s*)*)?<svg[\s>]/i
      .test(body)
  ) {
    return { kind: "svg", mediaType: "image/svg+xml" };
  }
  if (/^(?:<!doctype html|<html[\s>])/i.test(body)) return HTML;
  if (opening.startsWith("<?xml")) {
    return { kind: "code", mediaType: "application/xml", language: "xml" };
  }
  if (
    /^<(?:head|body|div|p|h[1-6]|table|ul|ol|article|section)[\s>]/i.test(
      opening,
    )
  ) {
    // Markdown may begin with a tag, too.
    if (extension !== "md" && extension !== "markdown") return HTML;
  }
  return extension === "html" || extension === "htm" || extension === "xhtml"
    ? HTML
    : undefined;
}

/** The separator of a text that is a table beyond doubt. */
function separatorOf(text: string): string | undefined {
  for (const separator of ["\t", ";", "|", ","]) {
    const { fields, records, share } = evenness(text, separator);
    // Prose has commas, too, but not as many in each line.
    const least = separator === "," || separator === "|" ? 3 : 2;
    const sure = fields >= 3 ? 2 : 3;
    if (
      (fields >= least || (fields >= 2 && !/[.!?]\s/.test(text))) &&
      records >= sure && share >= 0.9
    ) return isMarkdownTable(text, separator) ? undefined : separator;
  }
  return undefined;
}

function isMarkdownTable(text: string, separator: string): boolean {
  return separator === "|" && /^\s*\|?[\s:|-]*-{3}[\s:|-]*$/m.test(text);
}

/** Several signs of Markdown, since one alone stands in many plain texts. */
function looksLikeMarkdown(text: string): boolean {
  const signs = [
    /^#{1,6} \S/m,
    /^```/m,
    /^\s*[-*+] \S.*\n\s*[-*+] \S/m,
    /\*\*[^*\n]+\*\*/,
    /\[[^\]\n]+\]\([^)\s]+\)/,
    /^\|.*\|\s*\n\|[\s:|-]+\|/m,
    /^> \S/m,
  ];
  return signs.filter((sign) => sign.test(text)).length >= 2 ||
    /^#{1,6} \S[^\n]*\n\s*\n/.test(text);
}

function looksLikeYaml(start: string): boolean {
  if (/^(?:%YAML|---\s*\n[\w"'-]+\s*:)/.test(start)) return true;
  const lines = start.split("\n").filter((l) =>
    /\S/.test(l) && !/^\s*#/.test(l)
  );
  return lines.length >= 3 &&
    lines.every((line) =>
      /^(?:\s*- |\s*[\w.-]+:(?:\s|$)|\s{2,}\S)/.test(line)
    ) &&
    lines.filter((line) => /^[\w.-]+:\s*$/.test(line)).length > 0;
}
