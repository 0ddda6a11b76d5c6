import { EncodedJson, encodeJson, type Message } from "../protocol/mod.ts";

/** The sockets that requests come by. */
export type RequestChannel = "shell" | "control";

/** A request of a front end, its signature found right. */
export interface KernelRequest {
  /** Which socket it came by. */
  readonly channel: RequestChannel;
  /** Routing id of the front end on that socket. */
  readonly identity: Uint8Array;
  /** The message. */
  readonly message: Message;
  /** Its header as everything that comes of it carries it, encoded once. */
  readonly parent: EncodedJson;
}

/**
 * Makes a request of a message that came in.
 *
 * @param channel The socket.
 * @param identity Routing id of the front end.
 * @param message The message.
 * @param header The frame of its header. What comes of the request carries it as
 * it is, with the fields and the spelling that the front end gave it.
 */
export function requestOf(
  channel: RequestChannel,
  identity: Uint8Array,
  message: Message,
  header: Uint8Array,
): KernelRequest {
  // A copy: the frame may be a view of much that came with it.
  const bytes = isJson(header) ? header.slice() : encodeJson(message.header);
  return { channel, identity, message, parent: new EncodedJson(bytes) };
}

/** False for what Python writes beyond JSON, such as NaN, which not all front ends can read. */
function isJson(bytes: Uint8Array): boolean {
  try {
    JSON.parse(DECODER.decode(bytes));
    return true;
  } catch {
    return false;
  }
}

const DECODER = new TextDecoder("utf-8", { fatal: true });
