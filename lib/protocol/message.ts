import type { EncodedJson, JsonObject } from "./json.ts";

/** The version of the Jupyter protocol that this folder speaks. */
export const PROTOCOL_VERSION = "5.5";

/** Who sent a message, when, and of what kind it is. Unknown fields pass. */
export interface MessageHeader {
  /** Unique to the message. */
  readonly msg_id: string;
  /** The sender's session: one life of a front end or a kernel. */
  readonly session: string;
  /** The person at the front end. */
  readonly username: string;
  /** When it was made, in ISO 8601; empty where the sender did not say. */
  readonly date: string;
  /** The kind of message. */
  readonly msg_type: string;
  /** The version of the protocol that the sender speaks. */
  readonly version: string;
  /** The subshell that a request is for; absent for the main shell. */
  readonly subshell_id?: string;
}

/** A message that came in. */
export interface Message<Content extends object = JsonObject> {
  /** The frames before the delimiter: whom to answer, or the topic. */
  readonly identities: readonly Uint8Array[];
  /** The message's own header. */
  readonly header: MessageHeader;
  /** The header of the message that this one follows from; empty where there is none. */
  readonly parent_header: MessageHeader | JsonObject;
  /** What is not content; front ends put cell ids here. */
  readonly metadata: JsonObject;
  /** What the message says. */
  readonly content: Content;
  /** Bytes beside the JSON. They are not signed. */
  readonly buffers: readonly Uint8Array[];
}

/** A message that goes out. What is left out is empty. */
export interface OutgoingMessage<Content extends object = object> {
  /** The frames before the delimiter: whom to answer, or the topic. */
  readonly identities?: readonly Uint8Array[];
  /** The message's own header; see {@linkcode newHeader}. */
  readonly header: MessageHeader;
  /**
   * The header of the message that this one follows from, or the JSON of it:
   * what follows from one request in thousands of messages is encoded once.
   */
  readonly parent_header?: object;
  /** What is not content, or the JSON of it. */
  readonly metadata?: object;
  /** What the message says, or the JSON of it. */
  readonly content: Content | EncodedJson;
  /** Bytes beside the JSON. They are neither signed nor copied. */
  readonly buffers?: readonly Uint8Array[];
}

/** What the headers of one sender have in common. */
export interface Sender {
  /** The sender's session. */
  readonly session: string;
  /** The name to give. @default {"kernel"} */
  readonly username?: string;
}

/**
 * Makes the header of a new message.
 *
 * @param msgType The kind of message.
 * @param sender Whose it is.
 * @returns a header with an id of its own and the present time.
 *
 * @example The header of an answer
 * ```ts
 * import { newHeader } from "./mod.ts";
 * import { assertEquals, assertNotEquals } from "@std/assert";
 *
 * const header = newHeader("kernel_info_reply", { session: "s1" });
 * assertEquals(header.msg_type, "kernel_info_reply");
 * assertNotEquals(header.msg_id, newHeader("status", { session: "s1" }).msg_id);
 * ```
 */
export function newHeader(msgType: string, sender: Sender): MessageHeader {
  return {
    msg_id: crypto.randomUUID(),
    session: sender.session,
    username: sender.username ?? "kernel",
    date: new Date().toISOString(),
    msg_type: msgType,
    version: PROTOCOL_VERSION,
  };
}
