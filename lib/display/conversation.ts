import { type MetaItem, splitAgentText } from "../api/mod.ts";
import type { Ansi } from "./text/ansi.ts";
import { element, lines } from "./markup/element.ts";
import { escapeMarkdown } from "./markup/escape_markdown.ts";
import type { Html } from "./html.ts";
import { parseMarkdown } from "./markdown/blocks.ts";
import { markdownHtml } from "./markdown/html.ts";
import { markdownSource } from "./markdown/source.ts";
import { markdownLines } from "./markdown/text.ts";
import { ACCENT, BAD, FONT, QUIET, STRONG_RULE } from "./markup/styles.ts";
import { count, oneLine, shorten, wrap } from "./text/measure.ts";
import { plainValue } from "./text/values.ts";
import { View } from "./view.ts";

/** A message as the API lists it, or as other APIs do, with a role. */
export interface ConversationMessage {
  /** What was said. */
  readonly content: string;
  /** The question that it answers; a message without one is a question. */
  readonly reply_to?: string | null;
  /** Who said it, where messages have roles. */
  readonly role?: string;
  /** When: ISO 8601. */
  readonly created_at?: string;
  /** What went wrong. */
  readonly error?: string | null;
  /** Metadata, which is not shown here. */
  readonly type_list?: readonly MetaItem[];
}

/** Options of {@linkcode conversation}. */
export interface ConversationOptions {
  /** What relative links are relative to. @default they are not followed */
  readonly baseUrl?: string;
  /** How many of the last messages are shown. @default {50} */
  readonly limit?: number;
}

/**
 * The messages of a chat from the oldest to the newest, whatever order they
 * come in. Of an agent's answer, the last turn is shown; {@linkcode trace}
 * shows the others.
 *
 * @param messages The messages, each question before or after its answer.
 * @param options Where links lead, and how many messages are shown.
 * @returns The view.
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
  const { baseUrl, limit = 50 } = options;
  const sorted = messages.toSorted((a, b) =>
    a.created_at !== undefined && b.created_at !== undefined
      ? compare(a.created_at, b.created_at)
      : 0
  );
  const shown = limit === 0 ? [] : sorted.slice(-limit).map(readMessage);
  const left = sorted.length - shown.length;
  const note = messages.length === 0
    ? "No messages"
    : left > 0
    ? `The last ${shown.length} of ${count(messages.length, "message")}`
    : "";
  return new View({
    html: () =>
      element(
        "div",
        { style: FONT },
        lines(
          note === "" ? "" : element("div", { style: QUIET }, note),
          ...shown.map((message) => messageHtml(message, baseUrl)),
        ),
      ),
    markdown: () =>
      [
        ...(note === "" ? [] : [`*${note}*`]),
        ...shown.map((message) => {
          const head = `**${escapeMarkdown(message.head)}**`;
          const body = markdownSource(parseMarkdown(message.text, baseUrl));
          const error = message.error === ""
            ? ""
            : `**Error:** ${escapeMarkdown(message.error)}`;
          return [head, body, error].filter((part) => part !== "").join("\n\n");
        }),
      ].join("\n\n"),
    text: (width, style) =>
      [
        ...(note === "" ? [] : [style.dim(note)]),
        ...shown.map((message) => messageText(message, baseUrl, width, style)),
      ].join("\n\n"),
  });
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
  readonly error: string;
}

function readMessage(message: ConversationMessage): ReadMessage {
  const isQuestion = message.role === undefined
    ? !message.reply_to
    : message.role === "user";
  const name = isQuestion
    ? "Question"
    : message.role === undefined || message.role === "assistant"
    ? "Answer"
    : oneLine(message.role);
  const time = message.created_at === undefined
    ? ""
    : ` · ${plainValue(message.created_at)}`;
  const text = isQuestion
    ? message.content
    : splitAgentText(message.content).answer || message.content;
  return {
    isQuestion,
    head: name + time,
    text,
    error: oneLine(message.error ?? ""),
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
    ...(message.error === ""
      ? []
      : wrap(`Error: ${message.error}`, width - 2).map((line) =>
        `${bar} ${style.red(line)}`
      )),
  ].join("\n");
}
