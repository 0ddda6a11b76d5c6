import { isRecord, nameOf } from "./_is_record.ts";
import { decodeJson, encodeJson, type JsonObject } from "./json.ts";
import type { Message, MessageHeader, OutgoingMessage } from "./message.ts";
import { ProtocolError } from "./protocol_error.ts";
import type { Signer } from "./signer.ts";

const DELIMITER = new TextEncoder().encode("<IDS|MSG>");
const EMPTY = new TextEncoder().encode("{}");

/**
 * Encodes a message into the frames of one message of ZeroMQ.
 *
 * @param message The message. Its identities and buffers are passed on as they
 * are, not copied: they may not change before the frames are written.
 * @param signer Signs the four frames of JSON.
 * @returns identities, delimiter, signature, header, parent header, metadata,
 * content, buffers.
 * @throws {TypeError} when a part cannot be JSON: a circle, a `bigint`.
 *
 * @example There and back
 * ```ts
 * import { decodeMessage, encodeMessage, newHeader, Signer } from "./mod.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const signer = new Signer({ key: "secret" });
 * const header = newHeader("stream", { session: "s1" });
 * const frames = encodeMessage(
 *   { header, content: { name: "stdout", text: "Hello\n" } },
 *   signer,
 * );
 * assertEquals(frames.length, 6);
 * assertEquals(decodeMessage(frames, signer).content, { name: "stdout", text: "Hello\n" });
 * ```
 */
export function encodeMessage(
  message: OutgoingMessage,
  signer: Signer,
): Uint8Array[] {
  const { identities = [], parent_header, metadata, buffers = [] } = message;
  const parts = [
    encodeJson(message.header),
    parent_header === undefined ? EMPTY : encodeJson(parent_header),
    metadata === undefined ? EMPTY : encodeJson(metadata),
    encodeJson(message.content),
  ];
  return [...identities, DELIMITER, signer.sign(parts), ...parts, ...buffers];
}

/**
 * Decodes the frames of one message of ZeroMQ.
 *
 * Nothing is parsed before the signature was found right. Fields that are not
 * known pass. The content is an object, and no more is said of it:
 * {@linkcode readContent} gives it its type.
 *
 * @param frames The frames. The buffers among them are passed on, not copied.
 * @param signer Checks the signature.
 * @returns the message.
 * @throws {ProtocolError} when it is no message, or not signed by the key, or
 * was there before.
 */
export function decodeMessage(
  frames: readonly Uint8Array[],
  signer: Signer,
): Message {
  const at = frames.findIndex(isDelimiter);
  if (at < 0) {
    throw new ProtocolError(
      `Cannot read the message: found ${
        counted(frames.length)
      } and no "<IDS|MSG>"`,
    );
  }
  const [signature, header, parent, metadata, content] = frames.slice(at + 1);
  if (
    signature === undefined || header === undefined || parent === undefined ||
    metadata === undefined || content === undefined
  ) {
    throw new ProtocolError(
      `Cannot read the message: found ${
        counted(frames.length - at - 1)
      } after "<IDS|MSG>"; wanted a signature and four of JSON`,
    );
  }
  signer.check(signature, [header, parent, metadata, content]);
  return {
    identities: frames.slice(0, at),
    header: readHeader(objectIn(header, "header")),
    parent_header: objectIn(parent, "parent header"),
    metadata: objectIn(metadata, "metadata"),
    content: objectIn(content, "content"),
    buffers: frames.slice(at + 6),
  };
}

function isDelimiter(frame: Uint8Array): boolean {
  return frame.length === DELIMITER.length &&
    DELIMITER.every((byte, i) => frame[i] === byte);
}

function counted(frames: number): string {
  return frames === 1 ? "1 frame" : `${frames} frames`;
}

/** The object that a frame holds. */
function objectIn(frame: Uint8Array, name: string): JsonObject {
  let value: unknown;
  try {
    value = decodeJson(frame);
  } catch {
    // The parser's own error is not chained: it quotes what the person typed.
    throw new ProtocolError(
      `Cannot read the message: found a ${name} of ${frame.length} bytes that is no JSON`,
    );
  }
  // Where there is none, some write null in place of an empty object.
  if (value === null && name !== "header" && name !== "content") return {};
  if (!isRecord(value)) {
    throw new ProtocolError(
      `Cannot read the message: found ${
        nameOf(value)
      } as ${name}; wanted an object`,
    );
  }
  return value;
}

/** The header, with what other programs leave out filled in. */
function readHeader(fields: JsonObject): MessageHeader {
  const text = (name: string, missing?: string): string => {
    const found = fields[name] ?? missing;
    if (typeof found !== "string") {
      throw new ProtocolError(
        `Cannot read the message: found ${
          nameOf(found)
        } as "${name}" in the header; wanted a string`,
      );
    }
    return found;
  };
  const header = {
    ...fields,
    msg_id: text("msg_id"),
    msg_type: text("msg_type"),
    // Small clients of one session leave out the session and the person.
    session: text("session", ""),
    username: text("username", ""),
    // Version 5.0 of the protocol had no date, and those before no version.
    date: text("date", ""),
    version: text("version", "5.0"),
  };
  // null is the main shell, as in a subshell_id that is left out.
  const { subshell_id: _, ...main } = { subshell_id: null, ...header };
  return fields.subshell_id === undefined || fields.subshell_id === null
    ? main
    : { ...header, subshell_id: text("subshell_id") };
}
