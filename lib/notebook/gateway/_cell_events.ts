import type { CellError, CellEvent } from "../../cells/mod.ts";
import { encodeJson } from "../../protocol/mod.ts";
import type { ChannelMessage } from "./_frames.ts";
import { isJsonObject, textIn } from "./_json.ts";
import type { JsonObject, JsonValue } from "../format/mod.ts";

/** Messages that say how the kernel does, not what a cell puts out. */
const OTHERS = new Set(["status", "execute_input", "iopub_welcome"]);

/**
 * What a message of the kernel puts out for a cell.
 *
 * @param message A message that came on the channel of outputs.
 * @param cell The number of the cell that it follows from.
 * @param hasEnded Whether the cell has ended without an error.
 * @returns the event; undefined where it is no output.
 */
export function cellEvent(
  message: ChannelMessage,
  cell: number,
  hasEnded: boolean,
): CellEvent | undefined {
  const { content, metadata, buffers } = message;
  const messageType = textIn(message.header, "msg_type") ?? "";
  switch (messageType) {
    case "stream":
      return {
        type: "stream",
        cell,
        // Notebooks know two; xeus kernels have sent others.
        name: content.name === "stderr" ? "stderr" : "stdout",
        text: joined(content.text),
      };
    case "display_data":
    case "update_display_data": {
      const fields = {
        ...bundle(content),
        transient: objectIn(content.transient),
      };
      const update = messageType === "update_display_data";
      return {
        type: "display",
        cell,
        update,
        content: encodeJson(fields),
        metadata,
        buffers,
      };
    }
    case "execute_result":
      return { type: "result", cell, content: encodeJson(bundle(content)) };
    case "clear_output":
      return { type: "clear", cell, wait: content.wait === true };
    case "error": {
      const error = cellErrorIn(content);
      return { type: "error", cell, background: hasEnded, error };
    }
    default:
      if (OTHERS.has(messageType) || messageType === "") return undefined;
      return {
        type: "message",
        cell,
        messageType,
        content: encodeJson(content),
        metadata,
        buffers,
      };
  }
}

/** The error in an `error` message or in the reply of a cell that failed. */
export function cellErrorIn(content: JsonObject): CellError {
  const name = textIn(content, "ename") ?? "Error";
  const message = textIn(content, "evalue") ?? "";
  const { traceback } = content;
  const lines = Array.isArray(traceback)
    ? traceback.filter((line) => typeof line === "string")
    : [];
  return {
    name,
    message,
    traceback: lines.length > 0 ? lines : [headOf(name, message)],
  };
}

function headOf(name: string, message: string): string {
  return message === "" ? name : `${name}: ${message}`;
}

function bundle(content: JsonObject): JsonObject {
  return { data: objectIn(content.data), metadata: objectIn(content.metadata) };
}

/** Kernels leave fields out or write null where an object belongs. */
function objectIn(value: JsonValue | undefined): JsonObject {
  return isJsonObject(value) ? value : {};
}

/** Text, which some kernels send as its lines. */
function joined(text: JsonValue | undefined): string {
  if (typeof text === "string") return text;
  return Array.isArray(text)
    ? text.filter((line) => typeof line === "string").join("")
    : "";
}
