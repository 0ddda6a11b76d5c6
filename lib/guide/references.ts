import type { ChatMessageReference } from "../api/mod.ts";
import { call, type Connection, NotFoundError } from "../client/mod.ts";
import { messageIdOf } from "./_ids.ts";
import { requestOptions, sentOptions } from "./_request.ts";
import type { MessageRef, StepOptions } from "./step.ts";

/** A passage that an answer rests on. */
export type Reference = ChatMessageReference & {
  /** The pages that `pages` speaks of, from 1, in ascending order. */
  readonly pageNumbers: readonly number[];
};

/** Options of `getReferences()`. */
export interface GetReferencesOptions extends StepOptions {
  /** At most so many. @default {all} */
  readonly limit?: number;
}

/**
 * Gets the passages that an answer rests on: `GET /messages/{id}/references`,
 * section "Get message references (RAG citations)" of the guide. An answer that
 * used no documents has none.
 *
 * @param gpt The connection.
 * @param message The answer's id, a message, or what `ask()` returned.
 * @param options How many at most.
 * @returns The passages, with their pages as numbers beside the server's own text.
 * @throws {HttpError} If the server refuses.
 *
 * @example Where does the answer come from?
 * ```ts
 * import { ask, connect, createChat, createCollection, getReferences, ingestFile } from "@cenote/cenote";
 * import { assertEquals } from "@std/assert";
 *
 * await using gpt = await connect();
 * const collection = await createCollection(gpt, { name: "Notes" });
 * const note = "# Cenotes\n\nA cenote is a natural pit that exposes groundwater.\n";
 * await ingestFile(gpt, new File([note], "cenotes.md"), collection);
 * const chat = await createChat(gpt, { collection });
 * const [first] = await getReferences(gpt, await ask(gpt, chat, "What is a cenote?"));
 * assertEquals([first?.document_name, first?.pageNumbers], ["cenotes.md", [1]]);
 * ```
 */
export async function getReferences(
  gpt: Connection,
  message: MessageRef,
  options: GetReferencesOptions = {},
): Promise<Reference[]> {
  try {
    const list = await call(gpt, "get_message_references", {
      path: { message_id: messageIdOf(message) },
      query: sentOptions(options),
      ...requestOptions(options),
    });
    return list.map((one) => ({ ...one, pageNumbers: pagesOf(one.pages) }));
  } catch (error) {
    // Some servers answer 404 for a message that used no documents.
    if (error instanceof NotFoundError) return [];
    throw error;
  }
}

/**
 * The page numbers in the text that the API calls `pages`: usually JSON with
 * `selections`, each on a page; on other servers a number, a list or a range.
 * Selections without a page stand for the first page, as in the server's own
 * viewer.
 */
function pagesOf(text: unknown): number[] {
  const value = parsed(text);
  if (isObject(value) && "selections" in value) {
    const selections = Array.isArray(value.selections) ? value.selections : [];
    const pages = inOrder(
      selections.map((one) => isObject(one) ? pageOf(one.page) : undefined),
    );
    return pages.length > 0 ? pages : [1];
  }
  if (Array.isArray(value)) {
    return inOrder(value.map((one) => pageOf(isObject(one) ? one.page : one)));
  }
  if (typeof value === "number") return inOrder([pageOf(value)]);
  return typeof value === "string" ? pagesInText(value) : [];
}

/** The value of JSON text; other text stays as it is. */
function parsed(text: unknown): unknown {
  if (typeof text !== "string") return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Pages as people write them: `3`, `1, 4`, `2-5`. */
function pagesInText(text: string): number[] {
  const pages: (number | undefined)[] = [];
  for (
    const [, from, to] of text.matchAll(
      /(\d{1,7})(?:\s*[-\u2013]\s*(\d{1,7}))?/g,
    )
  ) {
    const first = Number(from);
    const last = to === undefined ? first : Number(to);
    // A range beyond any citation is text that only looks like one.
    if (last < first || last - first > 1_000) {
      pages.push(pageOf(first), pageOf(last));
    } else {for (let page = first; page <= last; page++) {
        pages.push(pageOf(page));
      }}
  }
  return inOrder(pages);
}

/** A page number, or `undefined` for what is none. */
function pageOf(value: unknown): number | undefined {
  const page = typeof value === "string" ? Number(value) : value;
  return typeof page === "number" && Number.isInteger(page) && page >= 1
    ? page
    : undefined;
}

/** Each page once, in ascending order. */
function inOrder(pages: readonly (number | undefined)[]): number[] {
  return [...new Set(pages.filter((page) => page !== undefined))].sort((a, b) =>
    a - b
  );
}

/** Whether a value is an object with fields. */
function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
