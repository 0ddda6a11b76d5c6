import { json } from "../../display/json/mod.ts";
import {
  type CellOutput,
  type DataOutput,
  joinLines,
  type JsonValue,
} from "../format/mod.ts";
import { attributes, escapeText } from "./_escape.ts";
import { svgAddress, writeForeignHtml } from "./_foreign_html.ts";
import { frameMarkup } from "./_frame.ts";
import { HtmlWriter } from "./_html_writer.ts";
import { writeMarkdown } from "./_markdown.ts";
import { mathMarkup } from "./_math.ts";
import { interactiveName, shownTypes, textIn } from "./_mime.ts";
import type { PageContext } from "./_page.ts";
import { terminalMarkup } from "./_terminal.ts";

/** Outputs of more lines than this stand in a box that scrolls. */
const MAX_LINES = 40;

/** What an output shows, and in what sort of box. */
interface Shown {
  readonly sort: string;
  readonly inside: string;
  /** How many lines it has, where it stands in a box that scrolls. */
  readonly lines?: number;
}

/** The outputs of a cell, one box each. */
export function outputsMarkup(
  outputs: readonly CellOutput[],
  page: PageContext,
  isScrolled: boolean | undefined,
): string {
  return joinStreams(outputs).map((output) =>
    outputMarkup(output, page, isScrolled)
  ).join("");
}

/** What is printed bit by bit is one text, as a terminal has it. */
function joinStreams(outputs: readonly CellOutput[]): readonly CellOutput[] {
  const joined: CellOutput[] = [];
  let texts: string[] = [];
  for (const output of outputs) {
    const last = joined.at(-1);
    if (output.output_type !== "stream") {
      joined.push(output);
    } else if (last?.output_type === "stream" && last.name === output.name) {
      texts.push(joinLines(output.text));
      joined[joined.length - 1] = { ...last, text: texts };
    } else {
      texts = [joinLines(output.text)];
      joined.push({ ...output, text: texts });
    }
  }
  return joined;
}

function outputMarkup(
  output: CellOutput,
  page: PageContext,
  isScrolled: boolean | undefined,
): string {
  switch (output.output_type) {
    case "stream": {
      const sort = output.name === "stderr" ? "nb-stderr" : "nb-stdout";
      return boxMarkup(
        printed(joinLines(output.text), sort, page, isScrolled),
      );
    }
    case "error": {
      const traceback = (output.traceback ?? []).join("\n");
      const text = traceback.trim() === ""
        ? `${output.ename}: ${output.evalue}`
        : traceback;
      return boxMarkup(printed(text, "nb-error", page, isScrolled));
    }
    case "display_data":
    case "execute_result":
      return dataMarkup(output, page, isScrolled);
    default:
      return "";
  }
}

/** Text of a terminal; undefined for none. */
function printed(
  text: string,
  sort: string,
  page: PageContext,
  isScrolled: boolean | undefined,
): Shown | undefined {
  const { markup, lines } = terminalMarkup(text, (href) => page.link(href));
  if (markup === "") return undefined;
  const isLong = isScrolled ?? lines > MAX_LINES;
  return { sort, inside: `<pre>${markup}</pre>`, ...(isLong ? { lines } : {}) };
}

function dataMarkup(
  output: DataOutput,
  page: PageContext,
  isScrolled: boolean | undefined,
): string {
  const { data = {} } = output;
  const name = interactiveName(data);
  for (const type of shownTypes(data)) {
    const shown = showType(type, output, page, isScrolled);
    if (shown === undefined) continue;
    // A picture or a table in place of a chart speaks for itself.
    const note = name === undefined || type !== "text/plain"
      ? ""
      : noteMarkup(`This output has ${name}, which a page cannot show.`);
    const number = output.output_type === "execute_result"
      ? output.execution_count
      : undefined;
    return boxMarkup(shown, number) + note;
  }
  return missingNote(data, name);
}

/** What stands in place of an output with nothing in it for a page. */
function missingNote(
  data: DataOutput["data"],
  name: string | undefined,
): string {
  if (name !== undefined) {
    return noteMarkup(`This output is ${name}, which a page cannot show.`);
  }
  const markup = textIn(data["text/html"]);
  if (markup !== undefined) {
    return /<(?:script|iframe|object|embed|canvas)\b/i.test(markup)
      ? noteMarkup("This output needs scripts, which are not run here.")
      : "";
  }
  const others = Object.keys(data).filter((type) => type !== "text/plain");
  return others.length === 0
    ? ""
    : noteMarkup(`This output cannot be shown in a page: ${others.join(", ")}`);
}

function noteMarkup(text: string): string {
  return `<p class="nb-note">${escapeText(text)}</p>`;
}

/** One type of an output; undefined where there is nothing to see in it. */
function showType(
  type: string,
  output: DataOutput,
  page: PageContext,
  isScrolled: boolean | undefined,
): Shown | undefined {
  const value = output.data[type];
  if (type === "application/json") {
    return value === undefined || value === null ? undefined : {
      sort: "nb-json",
      inside: json(value, { depth: 1, limit: 200 }).toHtml(),
    };
  }
  const text = textIn(value);
  if (text === undefined) return undefined;
  switch (type) {
    case "text/html":
      return htmlMarkup(text, page);
    case "text/markdown":
      return written(
        "nb-text",
        (writer) => writeMarkdown(writer, text, { page, isOutlined: false }),
      );
    case "text/latex":
      return { sort: "nb-text", inside: mathMarkup(bareMath(text), true) };
    case "text/plain":
      return printed(text, "nb-plain", page, isScrolled);
    case "image/svg+xml":
      return imageMarkup(svgAddress(text), type, output);
    default:
      return mediaMarkup(type, text, output);
  }
}

function htmlMarkup(text: string, page: PageContext): Shown | undefined {
  if (page.isTrusted) return { sort: "nb-html", inside: frameMarkup(text) };
  const shown = written(
    "nb-html",
    (writer) => writeForeignHtml(writer, text, { page, isOutlined: false }),
  );
  // Charts whose HTML is a script leave an empty box behind.
  const isSeen = /<(?:img|hr|audio|video|progress|meter)\b|(?:^|>)[^<]*[^<\s]/
    .test(shown.inside);
  return isSeen ? shown : undefined;
}

function mediaMarkup(
  type: string,
  text: string,
  output: DataOutput,
): Shown | undefined {
  const base64 = text.replace(/\s+/g, "");
  if (base64 === "" || !/^[\w+/=-]*$/.test(base64)) return undefined;
  const src = `data:${type};base64,${base64}`;
  const sort = type.split("/")[0];
  if (sort !== "audio" && sort !== "video") {
    return imageMarkup(src, type, output);
  }
  return {
    sort: "nb-image",
    inside: `<${sort} controls${attributes({ src })}></${sort}>`,
  };
}

function imageMarkup(src: string, type: string, output: DataOutput): Shown {
  const own = output.metadata?.[type];
  const facts = isObject(own) ? own : output.metadata ?? {};
  const alt = stringIn(facts, "alt") ?? altOf(output);
  const size = {
    width: pixels(facts, "width"),
    height: pixels(facts, "height"),
  };
  return {
    sort: "nb-image",
    inside: `<img${attributes({ src, alt, ...size })}>`,
  };
}

/** What an image shows, as far as its output says. */
function altOf(output: DataOutput): string {
  const plain = textIn(output.data["text/plain"])?.trim() ?? "";
  return plain === "" || plain.startsWith("<") || plain.length > 300
    ? "Output of the cell"
    : plain;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function stringIn(facts: object, name: string): string | undefined {
  const value: unknown = Reflect.get(facts, name);
  return typeof value === "string" && value !== "" ? value : undefined;
}

function pixels(facts: object, name: string): number | undefined {
  const value: unknown = Reflect.get(facts, name);
  return typeof value === "number" && value > 0 && value < 20_000
    ? Math.round(value)
    : undefined;
}

/** LaTeX without the signs that say that it is some. */
function bareMath(text: string): string {
  const bare = text.trim();
  const found = /^(?:\$\$([^]*)\$\$|\$([^]*)\$|\\\[([^]*)\\\]|\\\(([^]*)\\\))$/
    .exec(bare);
  return (found?.slice(1).find((part) => part !== undefined) ?? bare)
    .replace(/^\\displaystyle\s*/, "").trim();
}

function written(sort: string, write: (writer: HtmlWriter) => void): Shown {
  const writer = new HtmlWriter();
  write(writer);
  writer.end();
  return { sort, inside: writer.toString() };
}

/** An output in its box; a long one scrolls until its sign is ticked. */
function boxMarkup(shown: Shown | undefined, number?: number | null): string {
  if (shown === undefined) return "";
  const { sort, inside, lines } = shown;
  const prompt = attributes({ "data-n": number ?? undefined });
  if (lines === undefined) {
    return `<div class="nb-out ${sort}"${prompt}>${inside}</div>`;
  }
  return `<div class="nb-out ${sort} nb-long"${prompt}><label class="nb-all"><input type="checkbox"> Show all ${
    lines.toLocaleString("en")
  } lines</label><div class="nb-box">${inside}</div></div>`;
}

/** Whether a value is an object of JSON. */
export function isJsonObject(
  value: JsonValue | undefined,
): value is Readonly<Record<string, JsonValue | undefined>> {
  return isObject(value);
}
