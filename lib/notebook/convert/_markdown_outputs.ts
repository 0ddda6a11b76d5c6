import {
  type CellOutput,
  joinLines,
  type JsonObject,
  type JsonValue,
} from "../format/mod.ts";
import { OUTPUTS_BEGIN, OUTPUTS_END, scanMarkdown } from "./_markdown_scan.ts";

/** A picture among the outputs of a notebook. */
export interface OutputImage {
  /** A name for its file: `"cell-3-1.png"`. */
  readonly name: string;
  /** Its MIME type. */
  readonly type: string;
  /** What is in it. */
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Types of pictures, and how their files end. */
export const IMAGE_ENDINGS: Readonly<Record<string, string>> = {
  "image/png": "png",
  "image/jpeg": "jpg",
  "image/gif": "gif",
  "image/webp": "webp",
  "image/svg+xml": "svg",
};

/**
 * Outputs of a cell as Markdown: pictures as pictures, all else as text.
 *
 * @param cell The number of the cell, from 1.
 * @param writeImage Gives the address to show a picture by.
 */
export function markdownOutputs(
  outputs: readonly CellOutput[],
  cell: number,
  writeImage: (image: OutputImage) => string,
): string {
  const parts = outputs.flatMap((output, n) => {
    const text = markdownOutput(output, `cell-${cell}-${n + 1}`, writeImage);
    return text === "" ? [] : [text];
  });
  return parts.length === 0
    ? ""
    : [OUTPUTS_BEGIN, ...parts, OUTPUTS_END].join("\n\n");
}

function markdownOutput(
  output: CellOutput,
  name: string,
  writeImage: (image: OutputImage) => string,
): string {
  switch (output.output_type) {
    case "stream":
      return fencedText(joinLines(output.text));
    case "error": {
      const trace = output.traceback.join("\n");
      return fencedText(trace || `${output.ename}: ${output.evalue}`);
    }
    default:
      return markdownData(output.data, name, writeImage);
  }
}

function markdownData(
  data: JsonObject,
  name: string,
  writeImage: (image: OutputImage) => string,
): string {
  const markdown = textOf(data["text/markdown"]);
  if (markdown !== undefined) {
    const { isOpen } = scanMarkdown(markdown.split("\n"));
    return isOpen || markdown.includes("<!--")
      ? fenced(markdown.trimEnd(), "markdown")
      : markdown.trim();
  }
  const plain = textOf(data["text/plain"]);
  for (const [type, ending] of Object.entries(IMAGE_ENDINGS)) {
    const content = textOf(data[type]);
    const bytes = content === undefined ? undefined : imageBytes(content, type);
    if (bytes === undefined) continue;
    const address = writeImage({ name: `${name}.${ending}`, type, bytes });
    const label = (plain ?? "").split("\n", 1)[0]?.replace(/[[\]\\]/g, "\\$&");
    return `![${label ?? ""}](${address})`;
  }
  if (plain !== undefined) return fencedText(plain);
  const html = textOf(data["text/html"]);
  if (html !== undefined) return fenced(html.trimEnd(), "html");
  const [first] = Object.entries(data);
  return first === undefined
    ? ""
    : fenced(JSON.stringify(first[1], undefined, 2), "json");
}

/** What is in a picture, as outputs and attachments keep it. */
export function imageBytes(
  content: string,
  type: string,
): Uint8Array<ArrayBuffer> | undefined {
  if (type === "image/svg+xml") return new TextEncoder().encode(content);
  try {
    return Uint8Array.fromBase64(content);
  } catch {
    return undefined;
  }
}

/** The text of a multiline string; none for anything else. */
export function textOf(value: JsonValue | undefined): string | undefined {
  if (typeof value === "string") return value;
  return Array.isArray(value) && value.every((one) => typeof one === "string")
    ? value.join("")
    : undefined;
}

/** What a terminal shows, without its colours. */
const CONTROLS_REGEXP =
  // deno-lint-ignore no-control-regex
  /\x1b\[[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]/g;

function fencedText(text: string): string {
  const plain = text.replace(CONTROLS_REGEXP, "")
    .replace(/\r+\n/g, "\n")
    // What is printed over.
    .replace(/^.*\r(?=[^\n])/gm, "")
    .replaceAll("\r", "")
    .replace(/\n+$/, "");
  return plain === "" ? "" : fenced(plain, "text");
}

/** Text between fences that are longer than any in it. */
export function fenced(text: string, info: string): string {
  const runs = text.match(/^[ \t]*`{3,}/gm) ?? [];
  const longest = Math.max(2, ...runs.map((run) => run.trim().length));
  const fence = "`".repeat(longest + 1);
  return text === ""
    ? `${fence}${info}\n${fence}`
    : `${fence}${info}\n${text}\n${fence}`;
}
