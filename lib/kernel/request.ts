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

/** Makes a request of a message that came in. */
export function requestOf(
  channel: RequestChannel,
  identity: Uint8Array,
  message: Message,
): KernelRequest {
  const parent = new EncodedJson(encodeJson(message.header));
  return { channel, identity, message, parent };
}
