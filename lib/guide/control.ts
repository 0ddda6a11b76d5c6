import { call, type Connection, GpteError } from "../client/mod.ts";
import { idOf } from "./_ids.ts";
import { requestOptions } from "./_request.ts";
import { listMessages } from "./history.ts";
import type { ChatRef, StepOptions } from "./step.ts";

/** How many messages to ask for at once while looking for a question. */
const PAGE_LENGTH = 100;

/**
 * Which answer is meant: by the id of its *question*, by a message of the
 * history (of a reply, the question it replies to is taken), or by the chat,
 * whose newest question is then looked up.
 */
export type QuestionRef =
  | string
  | {
    /** The message's id. */
    readonly id: string;
    /** The question's id, if the message is a reply. */
    readonly reply_to?: string | null | undefined;
  }
  | {
    /** The chat whose newest question is meant, or its id. */
    readonly chat: ChatRef;
  };

/**
 * Finds the id of the question that was asked last in a chat, by which its
 * answer is paused, resumed, stopped or finished: section "Control chat message
 * generation" of the guide. It looks at all pages of the chat's messages, in
 * whatever order the server gives them, for the newest one that replies to
 * nothing.
 *
 * @param gpt The connection.
 * @param chat The chat, or its id.
 * @param options Cancelling, time limits and retries.
 * @returns The question's id; `undefined` when nothing was asked in this chat yet.
 * @throws {NotFoundError} If there is no such chat.
 * @throws {HttpError} If the server refuses.
 *
 * @example The question behind an answer
 * ```ts
 * import { ask, connect, createChat, findQuestionId, listMessages } from "@cenote/cenote";
 * import { assertEquals } from "@std/assert";
 *
 * await using gpt = await connect();
 * const chat = await createChat(gpt);
 * assertEquals(await findQuestionId(gpt, chat), undefined);
 * const { message_id } = await ask(gpt, chat, "Which numbers are prime, up to 20?");
 * const answer = (await listMessages(gpt, chat)).find((one) => one.id === message_id);
 * assertEquals(await findQuestionId(gpt, chat), answer?.reply_to);
 * ```
 */
export async function findQuestionId(
  gpt: Connection,
  chat: ChatRef,
  options: StepOptions = {},
): Promise<string | undefined> {
  const questions: Asked[] = [];
  const seen = new Set<string>();
  // A server may cap the length of a page, or know no pages at all: only a page
  // with nothing new in it is the end for certain.
  for (let offset = 0;;) {
    const page = await listMessages(gpt, chat, {
      ...requestOptions(options),
      offset,
      limit: PAGE_LENGTH,
    });
    const fresh = page.filter(({ id }) => !seen.has(id));
    if (fresh.length === 0) break;
    for (const { id, reply_to, created_at } of fresh) {
      seen.add(id);
      if (!reply_to) questions.push({ id, at: timeOf(created_at) });
    }
    offset += page.length;
  }
  const first = questions[0];
  const last = questions.at(-1);
  if (first === undefined || last === undefined) return undefined;
  // Among equal times the list's own order decides, which on some servers runs backwards.
  if (compareTimes(first.at, last.at) > 0) questions.reverse();
  return questions.reduce((best, one) =>
    compareTimes(one.at, best.at) < 0 ? best : one
  ).id;
}

/** A question and when it was asked. */
interface Asked {
  readonly id: string;
  readonly at: Time;
}

/** A time as milliseconds, and the digits of its second, which go beyond milliseconds. */
interface Time {
  readonly ms: number;
  readonly fraction: string;
}

/** Reads a time of the server; one that cannot be read counts as the oldest. */
function timeOf(text: unknown): Time {
  const written = typeof text === "string" ? text : "";
  const ms = Date.parse(written);
  return {
    ms: Number.isNaN(ms) ? -Infinity : ms,
    fraction: (/[.,](\d+)/.exec(written)?.[1] ?? "").padEnd(9, "0"),
  };
}

/** Below zero when `a` is before `b`, above when after, else zero. */
function compareTimes(a: Time, b: Time): number {
  if (a.ms !== b.ms) return a.ms < b.ms ? -1 : 1;
  return a.fraction === b.fraction ? 0 : a.fraction < b.fraction ? -1 : 1;
}

/** The id of the question that a step was given, in whichever way. */
async function questionIdOf(
  gpt: Connection,
  question: QuestionRef,
  options: StepOptions,
): Promise<string> {
  if (typeof question !== "object" || question === null) {
    return idOf(question, "question");
  }
  if (!("chat" in question)) {
    return question.reply_to || idOf(question, "question");
  }
  const found = await findQuestionId(gpt, question.chat, options);
  if (found !== undefined) return found;
  throw new GpteError(
    `Cannot find a question in the chat ${
      idOf(question.chat, "chat")
    }: it has none yet; ask one first, or give the question's id`,
  );
}

/** Sends one of the four commands. */
async function control(
  gpt: Connection,
  name:
    | "pause_chat_message"
    | "resume_chat_message"
    | "stop_chat_message"
    | "finish_chat_message",
  question: QuestionRef,
  options: StepOptions,
): Promise<void> {
  await call(gpt, name, {
    path: { question_id: await questionIdOf(gpt, question, options) },
    ...requestOptions(options),
  });
}

/**
 * Holds an answer that is being written: `POST
 * /messages/{question_id}/pause`, section "Control chat message generation" of
 * the guide. An answer that is complete already stays as it is.
 *
 * @param gpt The connection; any one with the same key, also another than the answer's.
 * @param question The question's id, a message, or `{ chat }` for the newest question there.
 * @param options Cancelling, time limits and retries.
 * @throws {NotFoundError} If there is no such question.
 * @throws {GpteError} If the chat has no question yet.
 * @throws {HttpError} If the server refuses.
 *
 * @example Hold it until `resumeAnswer()`
 * ```ts
 * import { ask, connect, createChat, pauseAnswer } from "@cenote/cenote";
 *
 * await using gpt = await connect();
 * const chat = await createChat(gpt);
 * await ask(gpt, chat, "Which numbers are prime, up to 20?");
 * await pauseAnswer(gpt, { chat });
 * ```
 */
export function pauseAnswer(
  gpt: Connection,
  question: QuestionRef,
  options: StepOptions = {},
): Promise<void> {
  return control(gpt, "pause_chat_message", question, options);
}

/**
 * Lets a paused answer go on: `POST
 * /messages/{question_id}/resume`, section "Control chat message generation" of
 * the guide. An answer that is not paused stays as it is.
 *
 * @param gpt The connection; any one with the same key, also another than the answer's.
 * @param question The question's id, a message, or `{ chat }` for the newest question there.
 * @param options Cancelling, time limits and retries.
 * @throws {NotFoundError} If there is no such question.
 * @throws {GpteError} If the chat has no question yet.
 * @throws {HttpError} If the server refuses.
 *
 * @example Go on
 * ```ts
 * import { ask, connect, createChat, resumeAnswer } from "@cenote/cenote";
 *
 * await using gpt = await connect();
 * const chat = await createChat(gpt);
 * await ask(gpt, chat, "Which numbers are prime, up to 20?");
 * await resumeAnswer(gpt, { chat });
 * ```
 */
export function resumeAnswer(
  gpt: Connection,
  question: QuestionRef,
  options: StepOptions = {},
): Promise<void> {
  return control(gpt, "resume_chat_message", question, options);
}

/**
 * Ends an answer for good, where it is: `POST
 * /messages/{question_id}/stop`, section "Control chat message generation" of
 * the guide. An answer that is complete already stays as it is.
 *
 * @param gpt The connection; any one with the same key, also another than the answer's.
 * @param question The question's id, a message, or `{ chat }` for the newest question there.
 * @param options Cancelling, time limits and retries.
 * @throws {NotFoundError} If there is no such question.
 * @throws {GpteError} If the chat has no question yet.
 * @throws {HttpError} If the server refuses.
 *
 * @example Enough
 * ```ts
 * import { ask, connect, createChat, stopAnswer } from "@cenote/cenote";
 *
 * await using gpt = await connect();
 * const chat = await createChat(gpt);
 * await ask(gpt, chat, "Which numbers are prime, up to 20?");
 * await stopAnswer(gpt, { chat });
 * ```
 */
export function stopAnswer(
  gpt: Connection,
  question: QuestionRef,
  options: StepOptions = {},
): Promise<void> {
  return control(gpt, "stop_chat_message", question, options);
}

/**
 * Asks for an early but natural ending: the model completes its thought and closes, which reads better than `stopAnswer()`: `POST
 * /messages/{question_id}/finish`, section "Control chat message generation" of
 * the guide. An answer that is complete already stays as it is.
 *
 * @param gpt The connection; any one with the same key, also another than the answer's.
 * @param question The question's id, a message, or `{ chat }` for the newest question there.
 * @param options Cancelling, time limits and retries.
 * @throws {NotFoundError} If there is no such question.
 * @throws {GpteError} If the chat has no question yet.
 * @throws {HttpError} If the server refuses.
 *
 * @example Come to an end
 * ```ts
 * import { ask, connect, createChat, finishAnswer } from "@cenote/cenote";
 *
 * await using gpt = await connect();
 * const chat = await createChat(gpt);
 * await ask(gpt, chat, "Which numbers are prime, up to 20?");
 * await finishAnswer(gpt, { chat });
 * ```
 */
export function finishAnswer(
  gpt: Connection,
  question: QuestionRef,
  options: StepOptions = {},
): Promise<void> {
  return control(gpt, "finish_chat_message", question, options);
}
