import type { CellEvent } from "./events.ts";
import { objectOf } from "./process/devtools.ts";
import type { PreludeMessage } from "./process/message_reader.ts";

/**
 * The event that a message of the prelude is; `undefined` for messages that are
 * for the engine itself.
 */
export function shownEvent(
  { header, content, buffers }: PreludeMessage,
  cell: number,
): CellEvent | undefined {
  switch (header.type) {
    case "display":
      return {
        type: "display",
        cell,
        update: header.update === true,
        content,
        metadata: objectOf(header.metadata),
        buffers,
      };
    case "clear":
      return { type: "clear", cell, wait: header.wait === true };
    case "result":
      return { type: "result", cell, content };
    case "message":
      return {
        type: "message",
        cell,
        messageType: String(header.message_type),
        content,
        metadata: objectOf(header.metadata),
        buffers,
      };
    default:
      return undefined;
  }
}
