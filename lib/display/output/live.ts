import type {
  AnswerFile,
  AnswerReference,
  UsageSource,
} from "../answer/answer.ts";
import { denoHost } from "./host.ts";
import { liveOn } from "./_live.ts";

/** A file that an answer names while it comes. */
export interface LiveFile {
  /** Which event it was. */
  readonly type: "file";
  /** The file's name. */
  readonly name: string;
  /** The id to download it by, where it is known. */
  readonly id: string | undefined;
  /** All that the server says of the file. */
  readonly raw: unknown;
}

/** What the answers of `askStream()` and `runAgentStream()` consist of. */
export type LiveEvent =
  | {
    /** Which event it is. */
    readonly type: "delta";
    /** The piece. */
    readonly text: string;
  }
  | LiveFile
  | {
    /** Which event it is. */
    readonly type: "done";
    /** The id of the stored answer. */
    readonly message_id: string;
    /** The whole answer. */
    readonly body: string;
  }
  | {
    /** Which event it is; it is passed over. */
    readonly type: "unknown";
    /** All that the server says. */
    readonly raw: unknown;
  };

/** What other streams consist of: text, bytes of it, chunks of OpenAI's API, or server-sent events. */
export type LivePiece =
  | string
  | Uint8Array
  | {
    readonly choices: readonly {
      readonly index?: number;
      readonly delta?: { readonly content?: string | null };
      readonly text?: string;
    }[];
  }
  | { readonly data?: string };

/** A stream of an answer's pieces. */
export type LiveSource<T> = AsyncIterable<T> | Iterable<T> | ReadableStream<T>;

/** A whole answer, as `Answer.final()` gives it. */
export interface LiveAnswer {
  /** The id of the stored answer; empty if the server does not give it. */
  readonly message_id: string;
  /** The whole text. */
  readonly body: string;
  /** The files that were named while it came. */
  readonly files: readonly LiveFile[];
}

/** Something that is known, or is read once the answer is whole. */
export type LiveDetail<T, A> = T | ((answer: A) => T | Promise<T>);

/** Options of {@linkcode live}. */
export interface LiveOptions<A> {
  /** The passages that it rests on, or what reads them: `(a) => getReferences(gpt, a)`. */
  readonly references?: LiveDetail<
    readonly AnswerReference[] | null | undefined,
    A
  >;
  /** What it took, or what reads it: `(a) => getUsage(gpt, a)`. */
  readonly usage?: LiveDetail<UsageSource | null | undefined, A>;
  /** The files that it left, or what reads them. @default those that it names */
  readonly files?: LiveDetail<readonly AnswerFile[] | null | undefined, A>;
  /** What relative links are relative to. @default they are not followed */
  readonly baseUrl?: string;
  /** What stands above it: the question, say. */
  readonly caption?: string;
  /** A name for the output in a notebook. @default {a new one} */
  readonly displayId?: string;
  /** Stops it: the request behind the stream is cancelled. */
  readonly signal?: AbortSignal;
}

/**
 * Shows an answer while it is written, in one place that is updated at most 10
 * times a second: Markdown that is whole at every moment, or the turns of an
 * agent. When it is complete, the place holds what `answer()` makes of it, with
 * its sources, its cost and its files, and stays.
 *
 * In a terminal the lines are redrawn in place; where output goes into a file
 * or a pipe, the text is written as it comes, line by line and once.
 *
 * A stream that fails, or is stopped by `signal`, leaves what came so far and
 * says how it ended; the error is thrown again. A detail that cannot be read
 * does not lose the answer: its place says what went wrong.
 *
 * Interrupting a notebook's kernel, by the button of the front end, stops it in
 * the same way, and the kernel lives on with all that it holds; Deno's kernel
 * (2.9) ends when it is interrupted at any other time. In a terminal Ctrl+C
 * ends the program as always: what was shown last stays, with the cursor
 * beneath it, and the request is cancelled with its connection.
 *
 * A notebook shows the value of a cell's last line: where that line is this
 * call, keep what it returns in a variable, or write `void` before `await`.
 *
 * @param stream What `askStream()`, `runAgentStream()` or `chatOpenAiStream()`
 *   gives, or any other stream of text, bytes, chunks or server-sent events.
 * @param options What belongs to the answer, where links lead, and what stops it.
 * @returns The whole answer: what `final()` of the stream would give, and for
 *   streams of other things than events the text.
 * @throws {TypeError} If it is no stream, or consists of something else.
 * @throws {Error} If a piece of it is the server's word of an error.
 * @throws {DOMException} "AbortError" if the notebook's kernel is interrupted.
 *
 * @example A stream of text
 * ```ts
 * import { live } from "@cenote/cenote/display";
 * import { assertEquals } from "@std/assert";
 *
 * async function* words() {
 *   yield* ["Revenue ", "is ", "**35,000**."];
 * }
 * assertEquals(await live(words()), "Revenue is **35,000**.");
 * ```
 *
 * @example An answer with its sources and its cost
 * ```ts
 * import { live } from "@cenote/cenote/display";
 * import { assertEquals } from "@std/assert";
 *
 * async function* events() {
 *   yield { type: "delta", text: "A natural pit [1]." } as const;
 *   yield { type: "done", message_id: "m1", body: "A natural pit [1]." } as const;
 * }
 * const { body } = await live(events(), {
 *   references: ({ message_id }) => [{
 *     document_name: `${message_id}.md`,
 *     content: "A cenote is a natural pit.",
 *   }],
 * });
 * assertEquals(body, "A natural pit [1].");
 * ```
 */
export function live(
  stream: LiveSource<LiveEvent>,
  options?: LiveOptions<LiveAnswer>,
): Promise<LiveAnswer>;
/**
 * Shows an answer while it is written, from a stream of text, bytes, chunks of
 * OpenAI's API or server-sent events.
 *
 * @param stream The stream.
 * @param options What belongs to the answer, where links lead, and what stops it.
 * @returns The whole text.
 * @throws {TypeError} If the stream consists of something else.
 */
export function live(
  stream: LiveSource<LivePiece>,
  options?: LiveOptions<string>,
): Promise<string>;
export function live(
  stream: LiveSource<LiveEvent> | LiveSource<LivePiece>,
  options: LiveOptions<LiveAnswer> | LiveOptions<string> = {},
): Promise<LiveAnswer | string> {
  return liveOn(denoHost, stream, options);
}
