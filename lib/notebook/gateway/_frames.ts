/**
 * A kernel's messages as they go over the WebSocket of a Jupyter server, in
 * either of the two forms that servers speak.
 *
 * @module
 */
import { decodeJson, encodeJson, ProtocolError } from "../../protocol/mod.ts";
import type { JsonObject } from "../format/mod.ts";
import { isJsonObject } from "./_json.ts";

/** The name of the newer form, which client and server agree on when the socket opens. */
export const V1_PROTOCOL = "v1.kernel.websocket.jupyter.org";

/** The four parts of JSON in their order. */
const PARTS = ["header", "parent_header", "metadata", "content"] as const;
const ENCODER = new TextEncoder();
const DECODER = new TextDecoder();

/** A message on one of a kernel's channels. */
export interface ChannelMessage {
  /** `"shell"`, `"iopub"`, `"stdin"` or `"control"`. */
  readonly channel: string;
  readonly header: JsonObject;
  readonly parent_header: JsonObject;
  readonly metadata: JsonObject;
  readonly content: JsonObject;
  readonly buffers: readonly Uint8Array[];
}

/** Writes a message in the form that was agreed on. */
export function encodeFrame(
  message: ChannelMessage,
  protocol: string,
): Uint8Array<ArrayBuffer> | string {
  return protocol === V1_PROTOCOL ? encodeV1(message) : encodeOld(message);
}

/**
 * Reads a message in the form that was agreed on.
 *
 * @throws {ProtocolError} when it is no such message.
 */
export function decodeFrame(
  data: Uint8Array | string,
  protocol: string,
): ChannelMessage {
  if (protocol !== V1_PROTOCOL) return decodeOld(data);
  if (typeof data !== "string") return decodeV1(data);
  throw wrong(`text of ${data.length} characters`, "bytes");
}

/**
 * The newer form: the number of offsets, the offsets, then the channel, the four
 * parts and the buffers, all numbers of 64 bits, little-endian. The last offset
 * is where the message ends.
 */
function encodeV1(message: ChannelMessage): Uint8Array<ArrayBuffer> {
  const parts = [
    ENCODER.encode(message.channel),
    ...PARTS.map((name) => encodeJson(message[name])),
    ...message.buffers,
  ];
  const count = parts.length + 1;
  const data = new Uint8Array(8 * (count + 1) + totalLength(parts));
  const view = new DataView(data.buffer);
  view.setBigUint64(0, BigInt(count), true);
  let at = 8 * (count + 1);
  parts.forEach((part, index) => {
    view.setBigUint64(8 * (index + 1), BigInt(at), true);
    data.set(part, at);
    at += part.length;
  });
  view.setBigUint64(8 * count, BigInt(at), true);
  return data;
}

function decodeV1(data: Uint8Array): ChannelMessage {
  const view = new DataView(data.buffer, data.byteOffset, data.length);
  const count = data.length < 8 ? 0 : Number(view.getBigUint64(0, true));
  if (count < PARTS.length + 2 || 8 * (count + 1) > data.length) {
    throw wrong(
      `${data.length} bytes with ${count} offsets`,
      "at least six offsets, within the bytes",
    );
  }
  const offsets = Array.from(
    { length: count },
    (_, index) => Number(view.getBigUint64(8 * (index + 1), true)),
  );
  const parts = slices(data, offsets, 8 * (count + 1));
  const [channel, header, parent, metadata, content, ...buffers] = parts;
  return {
    channel: DECODER.decode(channel),
    header: objectOf(header, "header"),
    parent_header: objectOf(parent, "parent_header"),
    metadata: objectOf(metadata, "metadata"),
    content: objectOf(content, "content"),
    buffers,
  };
}

/** The older form: JSON, or bytes where there are buffers. */
function encodeOld(message: ChannelMessage): Uint8Array<ArrayBuffer> | string {
  const { buffers, ...rest } = message;
  if (buffers.length === 0) {
    return DECODER.decode(encodeJson({ ...rest, buffers: [] }));
  }
  const parts = [encodeJson(rest), ...buffers];
  const data = new Uint8Array(4 * (parts.length + 1) + totalLength(parts));
  const view = new DataView(data.buffer);
  view.setUint32(0, parts.length);
  let at = 4 * (parts.length + 1);
  parts.forEach((part, index) => {
    view.setUint32(4 * (index + 1), at);
    data.set(part, at);
    at += part.length;
  });
  return data;
}

/**
 * The bytes of the older form: the number of parts, where each begins, then
 * the message's JSON and its buffers, all numbers of 32 bits, big-endian.
 */
function decodeOld(data: Uint8Array | string): ChannelMessage {
  if (typeof data === "string") {
    return messageOf(parsed(ENCODER.encode(data), "message"), []);
  }
  const view = new DataView(data.buffer, data.byteOffset, data.length);
  const count = data.length < 4 ? 0 : view.getUint32(0);
  if (count < 1 || 4 * (count + 1) > data.length) {
    throw wrong(
      `${data.length} bytes with ${count} parts`,
      "at least one part, within the bytes",
    );
  }
  const offsets = Array.from(
    { length: count },
    (_, index) => view.getUint32(4 * (index + 1)),
  );
  const all = [...offsets, data.length];
  const [json, ...buffers] = slices(data, all, 4 * (count + 1));
  return messageOf(parsed(json, "message"), buffers);
}

function messageOf(
  value: unknown,
  buffers: readonly Uint8Array[],
): ChannelMessage {
  if (!isJsonObject(value)) throw wrong("no object", "a message");
  const { channel } = value;
  const part = (name: string) => {
    const found = value[name];
    return isJsonObject(found) ? found : {};
  };
  return {
    // Old servers leave the channel out of what they say themselves of the kernel.
    channel: typeof channel === "string" ? channel : "iopub",
    header: part("header"),
    parent_header: part("parent_header"),
    metadata: part("metadata"),
    content: part("content"),
    buffers,
  };
}

/** The bytes between each offset and the next. */
function slices(
  data: Uint8Array,
  offsets: readonly number[],
  first: number,
): Uint8Array[] {
  let before = first;
  for (const offset of offsets) {
    if (offset < before || offset > data.length) {
      throw wrong(
        `an offset of ${offset} in ${data.length} bytes`,
        `one from ${before} to the end`,
      );
    }
    before = offset;
  }
  return offsets.slice(1).map((end, index) =>
    data.subarray(offsets[index], end)
  );
}

/** The object that a part holds; null stands for none in some kernels' messages. */
function objectOf(part: Uint8Array | undefined, name: string): JsonObject {
  const value = parsed(part, name);
  if (value === null) return {};
  if (!isJsonObject(value)) throw wrong(`a ${name} that is no object`, "one");
  return value;
}

function parsed(part: Uint8Array | undefined, name: string): unknown {
  try {
    return decodeJson(part ?? new Uint8Array());
  } catch {
    // The parser's own error is not chained: it quotes what it read.
    throw wrong(`a ${name} that is no JSON`, "JSON");
  }
}

function totalLength(parts: readonly Uint8Array[]): number {
  return parts.reduce((sum, part) => sum + part.length, 0);
}

function wrong(found: string, wanted: string): ProtocolError {
  return new ProtocolError(
    `Cannot read a message of the kernel: found ${found}; wanted ${wanted}`,
  );
}
