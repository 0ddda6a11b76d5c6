import { captionHtml } from "./markup/caption.ts";
import { withoutSecrets } from "./text/secrets.ts";
import type { MetaItem } from "../api/mod.ts";
import { readAnswer } from "./answer/source.ts";
import type { Ansi } from "./text/ansi.ts";
import { element, lines } from "./markup/element.ts";
import { escapeMarkdown } from "./markup/escape_markdown.ts";
import type { Html } from "./html.ts";
import { parseMarkdown } from "./markdown/blocks.ts";
import { closeMarkdown } from "./markdown/closed.ts";
import { markdownHtml } from "./markdown/html.ts";
import { markdownSource } from "./markdown/source.ts";
import { markdownLines } from "./markdown/text.ts";
import { ACCENT, BAD, FONT, QUIET, STRONG_RULE } from "./markup/styles.ts";
import { footHtml } from "./table/html.ts";
import { count, oneLine, shorten, wrap } from "./text/measure.ts";
import { plainValue } from "./text/values.ts";
import { View } from "./view.ts";

/** A message as the API lists it, or as other APIs do, with a role. */
export interface ConversationMessage {
  /** Its id, by which an answer names its question. */
  readonly id?: string;
  /** What was said. */
  readonly content?: string | null;
  /** The question that it answers; a message without one is a question. */
  readonly reply_to?: string | null;
  /** Who said it, where messages have roles. */
  readonly role?: string;
  /** When: ISO 8601. */
  readonly created_at?: string;
  /** What went wrong. */
  readonly error?: string | null;
  /** Metadata, which is not shown here. */
  readonly type_list?: readonly MetaItem[] | null;
}

/** Options of {@linkcode conversation}. */
export interface ConversationOptions {
  /** What relative links are relative to. @default they are not followed */
  readonly baseUrl?: string;
  /** How many of the last messages are shown. @default {50} */
  readonly limit?: number;
  /** Characters of a message that are shown. @default {6_000} */
  readonly maxCharacters?: number;
  /** What the conversation is about. */
  readonly caption?: string;
  /** Sentences to stand under it. */
  readonly notes?: string | readonly string[];
}

/**
 * The messages of a chat from the oldest to the newest, whatever order they
 * come in. Of an agent's answer, the last turn is shown; {@linkcode trace}
 * shows the others.
 *
 * @param messages The messages, each question before or after its answer.
 * @param options Where links lead, and how much is shown.
 * @returns The view.
 * @throws {RangeError} If `limit` or `maxCharacters` is not a whole number from 0.
 *
 * @example
 * ```ts
 * import { conversation } from "@cenote/cenote/display";
 * import { assertEquals } from "@std/assert";
 *
 * const view = conversation([
 *   { content: "Three.", reply_to: "1", created_at: "2026-08-01T10:00:02Z" },
 *   { content: "How many?", created_at: "2026-08-01T10:00:00Z" },
 * ]);
 * assertEquals(
 *   String(view),
 *   "Question · 2026-08-01 10:00:00\n│ How many?\n\nAnswer · 2026-08-01 10:00:02\n│ Three.",
 * );
 * ```
 */
export function conversation(
  messages: readonly ConversationMessage[],
  options: ConversationOptions = {},
): View {
  const { baseUrl, limit = 50, maxCharacters = 6_000 } = options;
  for (const [name, value] of Object.entries({ limit, maxCharacters })) {
    if (value !== Infinity && (!Number.isInteger(value) || value < 0)) {
      throw new RangeError(
        `Cannot show conversation as '${name}' must be a whole number from 0: current value is ${value}`,
      );
    }
  }
  const { notes = [] } = options;
  const caption = oneLine(options.caption ?? "");
  const under = (typeof notes === "string" ? [notes] : notes).map(oneLine);
  const sorted = messages.filter((message) =>
    typeof message === "object" && message !== null
  ).toSorted((a, b) =>
    typeof a.created_at === "string" && typeof b.created_at === "string"
      ? compare(a.created_at, b.created_at) || answers(a, b)
      : answers(a, b)
  );
  const shown = limit === 0
    ? []
    : sorted.slice(-limit).map((message) =>
      readMessage(message, maxCharacters)
    );
  const left = sorted.length - shown.length;
  const note = sorted.length === 0
    ? "No messages"
    : left > 0
    ? `The last ${shown.length} of ${count(sorted.length, "message")}`
    : "";
  return new View({
    html: () =>
      element(
        "div",
        { style: FONT },
        lines(
          captionHtml(caption),
          note === "" ? "" : element("div", { style: QUIET }, note),
          ...shown.map((message) => messageHtml(message, baseUrl)),
          footHtml(under),
        ),
      ),
    markdown: () =>
      [
        ...(caption === "" ? [] : [`**${escapeMarkdown(caption)}**`]),
        ...(note === "" ? [] : [`*${note}*`]),
        ...shown.map((message) => {
          const head = `**${escapeMarkdown(message.head)}**`;
          const body = markdownSource(parseMarkdown(message.text, baseUrl));
          const error = message.error === ""
            ? ""
            : `**Error:** ${escapeMarkdown(message.error)}`;
          const cut = message.cut === "" ? "" : `*${message.cut}*`;
          return [head, body, cut, error].filter((part) => part !== "")
            .join("\n\n");
        }),
        ...under.map(escapeMarkdown),
      ].join("\n\n"),
    text: (width, style) =>
      [
        ...(caption === ""
          ? []
          : [wrap(caption, width).map(style.bold).join("\n")]),
        ...(note === "" ? [] : [wrap(note, width).map(style.dim).join("\n")]),
        ...shown.map((message) => messageText(message, baseUrl, width, style)),
        ...(under.length === 0 ? [] : [
          under.flatMap((each) => wrap(each, width)).map(style.dim).join(
            "\n",
          ),
        ]),
      ].join("\n\n"),
  });
}

/** A question stands before its answer where no time tells. */
function answers(a: ConversationMessage, b: ConversationMessage): number {
  if (a.reply_to && a.reply_to === b.id) return 1;
  return b.reply_to && b.reply_to === a.id ? -1 : 0;
}

function compare(a: string, b: string): number {
  const [left, right] = [Date.parse(a), Date.parse(b)];
  if (left !== right && !Number.isNaN(left) && !Number.isNaN(right)) {
    return left - right;
  }
  // Servers write microseconds, of which a date keeps none.
  return a < b ? -1 : a > b ? 1 : 0;
}

interface ReadMessage {
  readonly isQuestion: boolean;
  readonly head: string;
  readonly text: string;
  /** What was left out of the text, or nothing. */
  readonly cut: string;
  readonly error: string;
}

function readMessage(
  message: ConversationMessage,
  maxCharacters: number,
): ReadMessage {
  const role = typeof message.role === "string" ? message.role : undefined;
  const isQuestion = role === undefined ? !message.reply_to : role === "user";
  const name = isQuestion
    ? "Question"
    : role === undefined || role === "assistant"
    ? "Answer"
    : oneLine(role);
  const content = typeof message.content === "string" ? message.content : "";
  const read = isQuestion ? undefined : readAnswer(content);
  const text = read?.text || content;
  const head = [
    name,
    ...(typeof message.created_at === "string"
      ? [plainValue(message.created_at)]
      : []),
    ...(read && read.turns.length > 0
      ? [`agent, ${count(read.turns.length + 1, "turn")}`]
      : []),
  ].join(" · ");
  const isLong = text.length > maxCharacters;
  return {
    isQuestion,
    head,
    // What is cut within a block of code or a table stays one.
    text: isLong
      ? closeMarkdown(text.slice(0, maxCharacters).toWellFormed())
      : text,
    cut: isLong
      ? `… ${count(text.length - maxCharacters, "more character")}`
      : "",
    error: typeof message.error === "string"
      ? oneLine(withoutSecrets(message.error))
      : "",
  };
}

function messageHtml(message: ReadMessage, baseUrl: string | undefined): Html {
  const color = message.isQuestion ? ACCENT : STRONG_RULE;
  return element(
    "div",
    {
      style: [
        `border-left:3px solid ${color}`,
        "padding:2px 0 2px 12px",
        "margin:0 0 10px",
      ],
    },
    lines(
      element("div", { style: ["font-size:12px", QUIET] }, message.head),
      markdownHtml(parseMarkdown(message.text, baseUrl)),
      message.cut === "" ? "" : element("div", { style: QUIET }, message.cut),
      message.error === ""
        ? ""
        : element("div", { style: `color:${BAD}` }, `Error: ${message.error}`),
    ),
  );
}

function messageText(
  message: ReadMessage,
  baseUrl: string | undefined,
  width: number,
  style: Ansi,
): string {
  const bar = message.isQuestion ? style.blue("│") : style.dim("│");
  return [
    style.dim(shorten(message.head, width)),
    ...markdownLines(parseMarkdown(message.text, baseUrl), width - 2, style)
      .map((line) => `${bar} ${line}`.trimEnd()),
    ...(message.cut === ""
      ? []
      : wrap(message.cut, width - 2).map((line) =>
        `${bar} ${style.dim(line)}`
      )),
    ...(message.error === ""
      ? []
      : wrap(`Error: ${message.error}`, width - 2).map((line) =>
        `${bar} ${style.red(line)}`
      )),
  ].join("\n");
}
