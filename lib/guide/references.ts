import { type ChatMessageReference, decodePages } from "../api/mod.ts";
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
    return list.map((one) => ({ ...one, pageNumbers: decodePages(one.pages) }));
  } catch (error) {
    // Some servers answer 404 for a message that used no documents.
    if (error instanceof NotFoundError) return [];
    throw error;
  }
}
