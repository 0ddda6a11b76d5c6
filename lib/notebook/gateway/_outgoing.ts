import { newHeader } from "../../protocol/mod.ts";
import type { JsonObject } from "../format/mod.ts";
import type { ChannelMessage } from "./_frames.ts";

/** Makes the messages of one session. */
export class Outgoing {
  /** @param session The session, the same for the whole life of the kernel. */
  constructor(readonly session: string = crypto.randomUUID()) {}

  /** A request; its id. */
  request(type: string, content: JsonObject): [ChannelMessage, string] {
    const message = this.#message("shell", type, content, {});
    return [message.message, message.id];
  }

  /** Asks for a cell to be run. */
  execute(code: string, mayAsk: boolean): [ChannelMessage, string] {
    return this.request("execute_request", {
      code,
      silent: false,
      store_history: true,
      user_expressions: {},
      allow_stdin: mayAsk,
      // Cells are sent one by one: nothing waits that an error were to drop.
      stop_on_error: false,
    });
  }

  /** What the person typed, for the message that asked. */
  inputReply(value: string, asked: ChannelMessage): ChannelMessage {
    return this.#message("stdin", "input_reply", { value }, asked.header)
      .message;
  }

  #message(
    channel: string,
    type: string,
    content: JsonObject,
    parent: JsonObject,
  ): { readonly message: ChannelMessage; readonly id: string } {
    const { session } = this;
    const header = newHeader(type, { session, username: "cenote" });
    const message = {
      channel,
      header: { ...header },
      parent_header: parent,
      metadata: {},
      content,
      buffers: [],
    };
    return { message, id: header.msg_id };
  }
}
