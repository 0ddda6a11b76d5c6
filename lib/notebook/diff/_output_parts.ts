import { sortedJson } from "../../display/diff/mod.ts";
import {
  type CellOutput,
  type DataOutput,
  type ErrorOutput,
  joinLines,
  type JsonValue,
  type StreamOutput,
} from "../format/mod.ts";

/** One form of an output. */
export interface OutputPart {
  /** A MIME type, `stdout`, `stderr`, `error` or `traceback`. */
  readonly type: string;
  /** Its text; of bytes their base64. */
  readonly text: string;
  /** True for pictures, sound and other bytes. */
  readonly isBinary: boolean;
  /** What the text is of, where it is JSON: deep down the text leaves things out. */
  readonly json?: JsonValue;
}

/** What an output is: what is no other kind may stand for it in the other notebook. */
export function kindOf(output: CellOutput): string {
  return isStream(output) ? output.name : output.output_type;
}

/** The forms of an output, in the order in which they are shown. */
export function partsOf(output: CellOutput): OutputPart[] {
  if (isStream(output)) {
    return [textPart(output.name, joinLines(output.text))];
  }
  if (isError(output)) {
    return [
      textPart("error", `${output.ename}: ${output.evalue}`),
      textPart("traceback", output.traceback.join("\n")),
    ];
  }
  return isData(output)
    ? Object.entries(output.data)
      .map(([type, content]) => dataPart(type, content))
      .sort((a, b) => rank(a.type) - rank(b.type))
    : [];
}

/** An output, and its place among all of a cell. */
export interface PlacedOutput {
  readonly index: number;
  readonly output: CellOutput;
}

/**
 * Streams of one name that follow one another are one, at the place of the
 * first: how they were cut is chance.
 */
export function joinStreams(outputs: readonly CellOutput[]): PlacedOutput[] {
  const joined: PlacedOutput[] = [];
  for (let i = 0; i < outputs.length; i++) {
    const output = outputs[i];
    if (output === undefined) continue;
    const index = i;
    if (!isStream(output)) {
      joined.push({ index, output });
      continue;
    }
    const texts = [joinLines(output.text)];
    for (
      let next = outputs[i + 1];
      next !== undefined && isStream(next) && next.name === output.name;
      next = outputs[++i + 1]
    ) texts.push(joinLines(next.text));
    joined.push({
      index,
      output: texts.length === 1 ? output : { ...output, text: texts.join("") },
    });
  }
  return joined;
}

/** How many bytes a form has. */
export function bytesOf({ text, isBinary }: OutputPart): number {
  if (!isBinary) return new TextEncoder().encode(text).length;
  const digits = text.replace(/[\s=]+/g, "").length;
  return Math.floor(digits * 3 / 4);
}

function isStream(output: CellOutput): output is StreamOutput {
  return output.output_type === "stream";
}

function isError(output: CellOutput): output is ErrorOutput {
  return output.output_type === "error";
}

/** Whether an output has MIME types. */
export function isData(output: CellOutput): output is DataOutput {
  return output.output_type === "display_data" ||
    output.output_type === "execute_result";
}

function textPart(type: string, text: string): OutputPart {
  return { type, text, isBinary: false };
}

function dataPart(type: string, content: JsonValue | undefined): OutputPart {
  const text = typeof content === "string"
    ? content
    : Array.isArray(content) && content.every((one) => typeof one === "string")
    ? content.join("")
    : undefined;
  if (text === undefined || isJsonType(type)) {
    const part = textPart(type, `${sortedJson(content)}\n`);
    return content === undefined ? part : { ...part, json: content };
  }
  return isBinaryType(type)
    ? { type, text: text.replace(/\s+/g, ""), isBinary: true }
    : textPart(type, text);
}

function isJsonType(type: string): boolean {
  return /^[^;]*[/+]json\b/.test(type);
}

function isBinaryType(type: string): boolean {
  return /^(?:image\/(?!svg\+xml)|audio\/|video\/|font\/|application\/(?:pdf|zip|gzip|octet-stream|vnd\.(?:openxmlformats|ms-excel)))/
    .test(type);
}

/** What is read first: plain text, then other text, then bytes. */
function rank(type: string): number {
  if (type === "text/plain") return 0;
  if (type === "text/markdown" || type === "text/latex") return 1;
  if (isJsonType(type)) return 2;
  return isBinaryType(type) ? 4 : 3;
}
