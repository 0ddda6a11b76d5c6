import { codeFrame } from "../code/code_frame.ts";
import { tokenize } from "../code/highlight.ts";
import type { Html } from "../html.ts";
import { element, text as fragment } from "../markup/element.ts";
import { fenceFor } from "../markup/escape_markdown.ts";
import { BAD, CODE_COLORS, GOOD, QUIET, WARN } from "../markup/styles.ts";
import { type Ansi, stripAnsi } from "../text/ansi.ts";
import {
  count,
  fits,
  safeText,
  takeColumns,
  widthOf,
} from "../text/measure.ts";
import { View } from "../view.ts";

/** No line is shown beyond this. */
const MAX_LINE = 2_000;

type Kind =
  | ReturnType<typeof tokenize>[number]["kind"]
  | "error"
  | "warning"
  | "quiet";

/** A run of characters of one line that look alike. */
interface Piece {
  readonly kind: Kind;
  readonly text: string;
}

/** A text cut to what is shown of it. */
export interface ShownLines {
  readonly view: View;
  /** How many lines are shown. */
  readonly shown: number;
  /** How many lines the text has. */
  readonly all: number;
  /** How many characters were cut from long lines. */
  readonly cut: number;
}

/** How a text is shown. */
export interface LinesOptions {
  /** Its language; `"log"` for messages of a program. */
  readonly language: string;
  readonly maxLines: number;
  readonly maxCharacters: number;
  /** Whether numbers stand before the lines. */
  readonly hasNumbers: boolean;
}

/** Text or source code, its first lines. */
export function linesView(text: string, options: LinesOptions): ShownLines {
  const { language, maxLines, maxCharacters, hasNumbers } = options;
  const all = safeText(stripAnsi(text)).replace(/\n$/, "").split("\n");
  const shown: string[] = [];
  let room = maxCharacters;
  let cut = 0;
  for (const line of all) {
    if (shown.length >= maxLines || (shown.length > 0 && line.length > room)) {
      break;
    }
    const most = Math.min(MAX_LINE, Math.max(1, room));
    shown.push(
      line.length > most ? `${line.slice(0, most).toWellFormed()}…` : line,
    );
    cut += Math.max(0, line.length - most);
    room -= Math.min(line.length, most) + 1;
    if (room <= 0) break;
  }
  const code = shown.join("\n");
  let made: Piece[][] | undefined;
  const pieces = () =>
    made ??= language === "log"
      ? shown.map(logPieces)
      : codePieces(code, language);
  const digits = hasNumbers ? String(shown.length).length : 0;
  const number = (n: number) => hasNumbers ? String(n).padStart(digits) : "";
  const view = new View({
    html: () =>
      codeFrame(
        pieces().map((line, i) => [
          hasNumbers
            ? element(
              "span",
              { style: QUIET },
              `${number(i + 1)}  `,
            )
            : "",
          ...line.map(pieceHtml),
          i === shown.length - 1 ? "" : "\n",
        ]),
        { maxHeight: "480px" },
      ),
    markdown: () => {
      const fence = fenceFor(code);
      const word = /^[a-z\d+#-]+$/.test(language) ? language : "text";
      // Front ends lay tabs out eight columns wide, or not at all.
      const laid = code.replaceAll("\t", "    ");
      return `${fence}${word === "log" ? "text" : word}\n${laid}\n${fence}`;
    },
    text: (width, style) => {
      const lead = hasNumbers ? digits + 2 : 0;
      return pieces().flatMap((line, i) =>
        wrapped(line, Math.max(1, width - lead), style).map((part, n) =>
          hasNumbers
            ? `${
              style.dim(n === 0 ? number(i + 1) : " ".repeat(digits))
            }  ${part}`
              .trimEnd()
            : part.trimEnd()
        )
      ).join("\n");
    },
  });
  return { view, shown: shown.length, all: all.length, cut };
}

/** Code in pieces, line by line; a comment of several lines stays one. */
function codePieces(code: string, language: string): Piece[][] {
  const lines: Piece[][] = [[]];
  for (const { kind, text } of tokenize(code, language)) {
    text.split("\n").forEach((part, i) => {
      if (i > 0) lines.push([]);
      if (part !== "") lines.at(-1)?.push({ kind, text: part });
    });
  }
  return lines;
}

const MOMENT_REGEXP =
  /^\[?(?:\d{4}[-/]\d{2}[-/]\d{2}[T ])?\d{2}:\d{2}:\d{2}(?:[.,]\d+)?(?:Z|[+-]\d{2}:?\d{2})?\]?/;
const BAD_REGEXP = /\b(?:ERROR|ERR|FATAL|CRITICAL|PANIC|SEVERE)\b|Traceback \(/;
const WARNING_REGEXP = /\bWARN(?:ING)?\b/;
const QUIET_REGEXP = /\b(?:DEBUG|TRACE|VERBOSE)\b/;

/** A line of a log: what went wrong stands out, its time stands back. */
function logPieces(line: string): Piece[] {
  const moment = MOMENT_REGEXP.exec(line)?.[0] ?? "";
  const head = line.slice(moment.length, moment.length + 120);
  const kind = BAD_REGEXP.test(head)
    ? "error"
    : WARNING_REGEXP.test(head)
    ? "warning"
    : QUIET_REGEXP.test(head)
    ? "quiet"
    : "plain";
  return [
    ...(moment === "" ? [] : [{ kind: "quiet" as const, text: moment }]),
    { kind, text: line.slice(moment.length) },
  ];
}

/** True if most lines begin like those of a log. */
export function looksLikeLog(text: string): boolean {
  const lines = text.slice(0, 20_000).split("\n").filter((l) => l !== "")
    .slice(0, 40);
  const found = lines.filter((line) =>
    MOMENT_REGEXP.test(line) || /^\[?(?:DEBUG|INFO|WARN|ERROR)\b/.test(line)
  );
  return lines.length >= 2 && found.length >= lines.length * 0.5;
}

/** Colours of pieces; the others have that of the text around. */
const COLORS: ReadonlyMap<Kind, string> = new Map<Kind, string>([
  ["keyword", CODE_COLORS.keyword],
  ["string", CODE_COLORS.string],
  ["number", CODE_COLORS.number],
  ["name", CODE_COLORS.name],
  ["type", CODE_COLORS.type],
  ["comment", CODE_COLORS.comment],
  ["added", GOOD],
  ["removed", BAD],
  ["error", BAD],
  ["warning", WARN],
]);

function pieceHtml({ kind, text }: Piece): Html {
  if (kind === "quiet") return element("span", { style: QUIET }, text);
  const color = COLORS.get(kind);
  if (color === undefined) return fragment(text);
  const isComment = kind === "comment";
  return element("span", {
    style: [`color:${color}`, isComment && "font-style:italic"],
  }, text);
}

/** A line broken into as many as it needs, every space kept. */
function wrapped(line: readonly Piece[], width: number, style: Ansi): string[] {
  const parts: string[] = [];
  let part = "";
  let used = 0;
  for (const { kind, text } of line) {
    const paint = painter(kind, style);
    let rest = text.replaceAll("\t", "  ");
    while (!fits(rest, width - used)) {
      const fitting = takeColumns(rest, width - used);
      // A character of two columns does not fit into the last one.
      const head = used > 0 && widthOf(fitting) > width - used ? "" : fitting;
      parts.push(part + paint(head));
      rest = rest.slice(head.length);
      part = "";
      used = 0;
    }
    part += paint(rest);
    used += widthOf(rest);
  }
  return [...parts, part];
}

function painter(kind: Kind, style: Ansi): (text: string) => string {
  switch (kind) {
    case "keyword":
      return style.magenta;
    case "string":
    case "added":
      return style.green;
    case "number":
    case "warning":
      return style.yellow;
    case "name":
      return style.blue;
    case "type":
      return style.cyan;
    case "comment":
    case "quiet":
      return style.dim;
    case "removed":
    case "error":
      return style.red;
    default:
      return (text) => text;
  }
}

/** `60 of 1,304 lines`, or that more follow; `""` if nothing was left out. */
export function linesNote(lines: ShownLines, isWhole: boolean): string {
  const { shown, all, cut } = lines;
  const parts: string[] = [];
  if (!isWhole) parts.push(`First ${count(shown, "line")}; more follow`);
  else if (shown < all) {
    parts.push(`${shown.toLocaleString("en-US")} of ${count(all, "line")}`);
  }
  if (cut > 0) {
    parts.push(`${count(cut, "character")} of long lines left out`);
  }
  return parts.join(" · ");
}
