import {
  type DecodedMeta,
  END_OF_TURN,
  HISTORY_HEADINGS,
  type MessageUsage,
  type MetaItem,
  type TraceTurn,
} from "../../api/mod.ts";
import type { ChoicesAnswer, CompletedAnswer } from "../answer/answer.ts";
import type { ConversationMessage } from "../conversation.ts";
import type { HealthProbe } from "../health.ts";

/** Any object, its fields unknown. */
export type Fields = Readonly<Record<string, unknown>>;

/** Whether the value is an object with fields, not a list. */
export function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A file whose bytes are to be read, such as a download. */
export function isDownload(
  value: Fields,
): value is Fields & { readonly stream: ReadableStream<Uint8Array> } {
  // Reading `stream` would begin the download.
  return "stream" in value && typeof value.name === "string" &&
    (typeof value.bytes === "function" ||
      Object.getOwnPropertyDescriptor(value, "stream")?.value instanceof
        ReadableStream);
}

/** Bytes in memory, or what gets them. */
export function isNamedBytes(
  value: Fields,
): value is Fields & { readonly bytes: Uint8Array } {
  return value.bytes instanceof Uint8Array ||
    (typeof value.bytes === "function" && !("stream" in value));
}

/** An answer as it is being written, with a way to its end. */
export function isStreamedAnswer(
  value: object,
): value is { final(): Promise<unknown> } {
  return Symbol.asyncIterator in value && "final" in value &&
    typeof value.final === "function";
}

/** An answer that `POST …/completions` gave. */
export function isCompletion(value: Fields): value is Fields & CompletedAnswer {
  return typeof value.body === "string" &&
    ("message_id" in value || Object.keys(value).length === 1);
}

/** An answer of an API like OpenAI's. */
export function isChoices(value: Fields): value is Fields & ChoicesAnswer {
  return Array.isArray(value.choices) && isFields(value.choices[0]) &&
    isFields(value.choices[0].message);
}

/** A message of a chat. */
export function isMessage(
  value: unknown,
): value is Fields & ConversationMessage {
  return isFields(value) && typeof value.content === "string" &&
    !("message_type" in value) && !("document_name" in value) &&
    ("reply_to" in value || "votes" in value || "type_list" in value ||
      typeof value.role === "string");
}

/** An entry of an agent's history, which has messages' fields and marks of its own. */
export function isHistoryEntry(value: unknown): boolean {
  return isFields(value) && typeof value.content === "string" &&
    typeof value.role === "string" && !("id" in value) &&
    /^\s*(?:<(?:system_)?current_date>|exitcode:\s*-?\d)/.test(value.content);
}

/** An agent's history as Markdown, with the headings of its turns. */
export function isHistoryText(value: string): boolean {
  const start = value.slice(0, 10_000);
  return Object.values(HISTORY_HEADINGS).some((heading) =>
    start.startsWith(heading) || start.includes(`\n${heading}`)
  ) && value.includes(END_OF_TURN);
}

/** A part of an answer that an API like OpenAI's streams. */
export function isChunk(value: unknown): value is Fields {
  return isFields(value) && Array.isArray(value.choices) &&
    typeof value.object === "string" && value.object.endsWith(".chunk");
}

/** A text, a number or the like, and nothing inside. */
export function isValue(value: unknown): boolean {
  return (typeof value !== "object" && typeof value !== "function") ||
    value === null;
}

/** A turn of an agent, decoded. */
export function isTurn(value: unknown): value is TraceTurn {
  return isFields(value) && typeof value.role === "string" &&
    typeof value.text === "string" && Array.isArray(value.code) &&
    "isFinal" in value;
}

/** A row of a message's metadata. */
export function isMetaItem(value: unknown): value is Fields & MetaItem {
  return isFields(value) && typeof value.message_type === "string" &&
    "content" in value;
}

/** The same, decoded. */
export function isDecodedMeta(value: unknown): value is DecodedMeta {
  return isFields(value) && typeof value.kind === "string" &&
    typeof value.messageType === "string";
}

/** What a health probe found. */
export function isProbe(value: unknown): value is Fields & HealthProbe {
  return isFields(value) && typeof value.ready === "boolean" &&
    Object.keys(value).every((key) => /^(?:ready|status|text)$/.test(key));
}

/** Several probes by name. */
export function isProbes(
  value: Fields,
): value is Readonly<Record<string, HealthProbe>> {
  const probes = Object.values(value);
  return probes.length > 0 && probes.every(isProbe);
}

/** What an answer took, decoded or as the server writes it. */
export function isUsageStats(value: Fields): value is Fields & MessageUsage {
  return (Array.isArray(value.uses) && "inputTokens" in value) ||
    ("response_time" in value &&
      ("usage" in value || "llm" in value || "cost" in value)) ||
    ("max_allowed_24h" in value && "current" in value);
}

/** What is known of an agent's folder. */
export function isFolder(value: unknown): boolean {
  return isFields(value) &&
    (("size_bytes" in value && "file_count" in value) ||
      ("agent_chat_session_id" in value && Array.isArray(value.stats)));
}

/** A table by columns: lists of one length. */
export function isColumns(
  value: Fields,
): value is Readonly<Record<string, readonly unknown[]>> {
  const lists = Object.values(value);
  const [first] = lists;
  return Array.isArray(first) && first.length > 0 &&
    lists.every((list) =>
      Array.isArray(list) && list.length === first.length &&
      !list.slice(0, 100).some((item) =>
        typeof item === "object" && item !== null
      )
    );
}

/** A record whose fields can be read on a line each. */
export function isRecordOfValues(value: Fields): boolean {
  const proto: unknown = Object.getPrototypeOf(value);
  if (proto !== Object.prototype && proto !== null) return false;
  const entries = Object.values(value);
  const nested =
    entries.filter((item) =>
      typeof item === "object" && item !== null && !(item instanceof Date)
    ).length;
  return entries.length > 0 && entries.length <= 60 &&
    nested * 2 <= entries.length;
}

/** So many records tell the kind of all. */
export const SAMPLE = 200;

/** Whether all are such, going by the first ones. */
export function isAll<T>(
  list: readonly unknown[],
  is: (value: unknown) => value is T,
): list is readonly T[];
export function isAll(
  list: readonly unknown[],
  is: (value: unknown) => boolean,
): boolean;
export function isAll(
  list: readonly unknown[],
  is: (value: unknown) => boolean,
): boolean {
  return list.slice(0, SAMPLE).every(is);
}

/** Whether the value has fields, or is a list. */
export function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
