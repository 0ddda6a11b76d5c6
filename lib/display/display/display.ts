import { decodeMeta } from "../../api/mod.ts";
import { answer, type AnswerSource } from "../answer/answer.ts";
import { conversation } from "../conversation.ts";
import { failureView } from "./_failure.ts";
import { fields } from "../fields.ts";
import { health } from "../health.ts";
import { Html } from "../html.ts";
import { json } from "../json/json.ts";
import { answerOfChunks } from "./_chunks.ts";
import { columnsOf } from "./_kinds.ts";
import { later } from "./_later.ts";
import { markdown } from "../markdown/markdown.ts";
import { metadataView } from "./_metadata.ts";
import { clean, cleanRecord, withoutPerson } from "./_privacy.ts";
import {
  type Fields,
  isAll,
  isChoices,
  isChunk,
  isColumns,
  isCompletion,
  isDecodedMeta,
  isFields,
  isFolder,
  isHistoryEntry,
  isHistoryText,
  isMessage,
  isMetaItem,
  isObject,
  isProbe,
  isProbes,
  isRecordOfValues,
  isTurn,
  isUsageStats,
  isValue,
  SAMPLE,
} from "./_shapes.ts";
import { reportView } from "./_reports.ts";
import { stack } from "../layout/stack.ts";
import { table } from "../table/table.ts";
import { wrap } from "../text/measure.ts";
import { plainValue } from "../text/values.ts";
import { trace } from "../trace/trace.ts";
import { tree } from "../tree/tree.ts";
import { usage } from "../usage/usage.ts";
import { CUSTOM_INSPECT, View } from "../view.ts";

/** Options of {@linkcode display}; each goes to the view that knows it. */
export interface DisplayOptions {
  /** What stands above. */
  readonly caption?: string;
  /** Rows, messages or entries that are shown. @default what the view shows by itself */
  readonly limit?: number;
  /** What relative links are relative to. @default they are not followed */
  readonly baseUrl?: string;
}

/** What has to be read before it can be shown. */
export type DisplayedLater =
  | Blob
  | Response
  | ReadableStream
  | Uint8Array
  | ArrayBuffer
  | AsyncIterable<unknown>
  | PromiseLike<unknown>
  | { readonly stream: ReadableStream<Uint8Array> }
  | { readonly bytes: Uint8Array | (() => Promise<Uint8Array>) }
  | { readonly path: string | URL };

/** What {@linkcode display} gives for a value: a view, or a promise of one for what is read first. */
export type Displayed<T> = unknown extends T ? View | Promise<View>
  : T extends View ? View
  : T extends DisplayedLater ? Promise<View>
  : View;

/**
 * Picks the fitting view for anything that the library returns:
 *
 * - a completion, an answer to the end of its stream, an answer among messages,
 *   or one of an API like OpenAI's: `answer()`;
 * - messages of a chat: `conversation()`;
 * - an agent's turns or history, metadata of a message: `trace()`, with
 *   `usage()` and the files;
 * - probes: `health()`; what an answer took: `usage()`;
 * - folders of an agent: `tree()`;
 * - collections, documents, jobs, chats, files, tools and other records:
 *   `table()` with the columns that count for them, ids last, and one alone as
 *   `fields()`;
 * - what an ingestion or a clean-up reports: a row for each file or thing;
 * - texts: `markdown()`, an agent's history among them: `trace()`; errors: what
 *   they say, without a stack;
 * - files, downloads, blobs, bytes, streams, responses, objects with a `path`:
 *   a promise of `preview()`; an async iterable of records: a promise of their
 *   table, read as far as it is shown;
 * - a view: itself; all else: `json()`.
 *
 * It goes by the shape of the value, not by where it comes from. Of records,
 * what says who asked and from where (`client_metadata`) and what opens a door
 * (`api_key`, `password`, `token`) is left out; of errors, what looks like it.
 *
 * It is no relation of `Deno.jupyter.display`, which sends what it gets.
 *
 * @param value Anything.
 * @param options What goes to the view.
 * @returns The view, or a promise of it for what has to be read first.
 *
 * @example
 * ```ts
 * import { display } from "@cenote/cenote/display";
 * import { assertEquals, assertStringIncludes } from "@std/assert";
 *
 * assertStringIncludes(
 *   String(display([{ id: "9c1b", name: "demo", document_count: 3, document_size: 2048 }])),
 *   "demo          3  2.05 kB  9c1b",
 * );
 * assertEquals(
 *   String(display({ message_id: "m", body: "It is **5**." })),
 *   "It is 5.",
 * );
 * ```
 */
export function display<T>(
  value: T,
  options?: DisplayOptions,
): Displayed<T>;
export function display(
  value: unknown,
  options: DisplayOptions = {},
): View | Promise<View> {
  try {
    return pick(value, options);
  } catch {
    // Odd data, such as getters that throw, is shown as far as it can be.
    return lastResort(value);
  }
}

function lastResort(value: unknown): View {
  try {
    const view = json(clean(value));
    view.toString();
    view.toHtml();
    return view;
  } catch {
    return new View({ text: () => "A value that cannot be read" });
  }
}

function pick(
  value: unknown,
  options: DisplayOptions,
): View | Promise<View> {
  if (typeof value === "string") {
    return isHistoryText(value)
      ? trace(value, linkOptions(options))
      : markdown(value, linkOptions(options));
  }
  if (typeof value !== "object" || value === null) return json(value);
  if (value instanceof View) return value;
  if (value instanceof Html) return htmlView(value);
  if (value instanceof Error) return failureView(value);
  const show = (read: unknown) => display(read, options);
  const showRecord = (record: Fields) => recordView(record, options);
  return later(value, options.limit, show, showRecord) ??
    (Array.isArray(value)
      ? listView(value, options)
      : isPlainRecord(value)
      ? recordView(readable(value), options)
      : json(value));
}

/** An object that is nothing but its fields; dates, maps and the like are more. */
function isPlainRecord(value: object): value is Fields {
  const proto: unknown = Object.getPrototypeOf(value);
  return proto === null || proto === Object.prototype ||
    // A class of the library's own, or of anybody's, with fields to be read.
    (Object.keys(value).length > 0 && !(Symbol.iterator in value));
}

/** The fields, of which some may throw when they are read. */
function readable(value: Fields): Fields {
  return Object.fromEntries(
    Object.keys(value).map((key): [string, unknown] => {
      try {
        return [key, value[key]];
      } catch (error) {
        return [key, `cannot be read: ${plainValue(error)}`];
      }
    }),
  );
}

function htmlView(value: Html): View {
  return new View({
    html: () => value,
    text: (width) =>
      value[CUSTOM_INSPECT]().split("\n").flatMap((line) => wrap(line, width))
        .join("\n"),
  });
}

function linkOptions({ baseUrl }: DisplayOptions): { baseUrl?: string } {
  return baseUrl === undefined ? {} : { baseUrl };
}

function captioned({ caption, limit }: DisplayOptions) {
  return {
    ...(caption === undefined ? {} : { caption }),
    ...(limit === undefined ? {} : { limit }),
  };
}

// Lists

function listView(
  list: readonly unknown[],
  options: DisplayOptions,
): View {
  if (list.length === 0) return table([], captioned(options));
  const { baseUrl, limit } = options;
  if (list.every((item) => item instanceof View)) return stack(...list);
  if (isAll(list, isTurn)) return trace(list, linkOptions(options));
  if (isAll(list, isMetaItem)) {
    return metadataView(list.map(decodeMeta), baseUrl);
  }
  if (isAll(list, isDecodedMeta)) return metadataView(list, baseUrl);
  if (list.slice(0, 3).some(isHistoryEntry) && isAll(list, isMessage)) {
    return trace(
      list.map(({ role = "", content }) => ({ role, content: content ?? "" })),
      linkOptions(options),
    );
  }
  if (isAll(list, isMessage)) {
    return conversation(list, {
      ...(baseUrl === undefined ? {} : { baseUrl }),
      ...(limit === undefined ? {} : { limit }),
    });
  }
  if (isAll(list, isChunk)) {
    return answer(answerOfChunks(list), linkOptions(options));
  }
  if (isAll(list, isFolder)) return tree(list, captioned(options));
  const records = list.slice(0, SAMPLE).filter(isFields);
  if (records.length > 0 && isAll(list, isPlain)) {
    const { columns, formats } = columnsOf(records);
    return table(withoutPerson(list, limit), {
      ...captioned(options),
      columns,
      formats,
    });
  }
  const [head] = list;
  if (list.every((item) => isValue(item))) {
    return table(list.map((value) => ({ value })), captioned(options));
  }
  const isGrid = Array.isArray(head) && list.length > 1 &&
    isAll(list, Array.isArray) &&
    head.every((cell) => typeof cell === "string");
  return isGrid
    ? table(isAll(list, isObject) ? list : [], captioned(options))
    : json(list);
}

/** A record, or a hole among records. */
function isPlain(value: unknown): value is Fields {
  return value === null || value === undefined ||
    (isFields(value) && !(value instanceof Date) && !(value instanceof Map) &&
      !(value instanceof Set) && !(value instanceof Error));
}

// Single records

function recordView(value: Fields, options: DisplayOptions): View {
  const links = linkOptions(options);
  const { caption } = options;
  const title = caption === undefined ? {} : { caption };
  if (isTurn(value)) return trace([value], links);
  if (isMetaItem(value)) {
    return metadataView([decodeMeta(value)], options.baseUrl);
  }
  if (isDecodedMeta(value)) return metadataView([value], options.baseUrl);
  if (isCompletion(value) || isChoices(value)) {
    const source: AnswerSource = value;
    return answer(source, { ...links, ...title });
  }
  if (isMessage(value)) {
    const isQuestion = value.role === undefined
      ? !value.reply_to
      : value.role === "user";
    return isQuestion
      ? conversation([value], links)
      : answer(value, { ...links, ...title });
  }
  const report = reportView(value, captioned(options));
  if (report) return report;
  if (isUsageStats(value)) return usage(value);
  if (isProbe(value) || isProbes(value)) return health(value);
  if (Array.isArray(value.turns) && value.turns.every(isTurn)) {
    return trace({ turns: value.turns }, links);
  }
  if (isFolder(value)) return tree(value, title);
  // Lists in the manner of OpenAI's API.
  if (Array.isArray(value.data) && value.object === "list") {
    return listView(value.data, options);
  }
  if (isColumns(value)) return table(value, captioned(options));
  if (isRecordOfValues(value)) {
    const { columns, formats } = columnsOf([value], true);
    return fields(cleanRecord(value), {
      ...title,
      fields: columns,
      formats,
    });
  }
  return json(cleanRecord(value));
}
