/** Streams and messages that are wrong in every way that is thought of here, the same at every run. */
import { concat } from "@std/bytes/concat";
import {
  encodeCommand,
  encodeMessages,
} from "../../../lib/kernel/wire/_frame.ts";
import { greeting, ready } from "../../../lib/kernel/wire/_greeting.ts";
import {
  encodeMessage,
  type RequestType,
  Signer,
} from "../../../lib/protocol/mod.ts";
import { bytes, jsonObject, jsonValue, pick } from "../../protocol/_values.ts";
import { bytesOf } from "./_client.ts";

/** Numbers from 0 to 1. */
export type Next = () => number;

/** The key of all that is signed rightly. */
export const KEY = "a0436f6c-1916-498b-8eb9-e81ab9368e84";

const TYPES: readonly RequestType[] = [
  "execute_request",
  "complete_request",
  "inspect_request",
  "is_complete_request",
  "history_request",
  "comm_open",
  "comm_msg",
  "comm_close",
  "comm_info_request",
  "shutdown_request",
  "interrupt_request",
  "debug_request",
  "kernel_info_request",
  "input_reply",
  "delete_subshell_request",
];

const FIELDS = [
  "code",
  "silent",
  "store_history",
  "user_expressions",
  "allow_stdin",
  "cursor_pos",
  "detail_level",
  "hist_access_type",
  "session",
  "n",
  "comm_id",
  "target_name",
  "data",
  "restart",
  "command",
  "value",
];

/** A whole number below a limit. */
function below(limit: number, next: Next): number {
  return Math.floor(next() * limit);
}

/** The frames of a message that is signed rightly, whatever it says. */
export function signedFrames(next: Next, signer: Signer): Uint8Array[] {
  const content = jsonObject(next);
  for (let i = below(4, next); i > 0; i--) {
    content[pick(FIELDS, next)] = jsonValue(next, 2);
  }
  return encodeMessage({
    header: {
      msg_id: `${below(2 ** 32, next)} ${below(2 ** 32, next)}`,
      session: "s",
      username: "u",
      date: "2026-01-01T00:00:00Z",
      msg_type: pick(TYPES, next),
      version: "5.5",
    },
    metadata: jsonObject(next, 2),
    content,
    buffers: next() < 0.2 ? [bytes(next, 50)] : [],
  }, signer);
}

/** JSON with something wrong in it. */
function brokenJson(next: Next): Uint8Array {
  const whole = bytesOf(JSON.stringify(jsonValue(next)));
  return pick<() => Uint8Array>([
    () => whole,
    () => whole.subarray(0, below(whole.length, next)),
    () => flipped(whole, next),
    () => bytes(next, 40),
    () => bytesOf("[".repeat(below(3_000, next))),
    () => bytesOf('{"a":NaN,"b":'),
    () => bytesOf('{"__proto__":{"msg_id":"1"},"msg_type":1}'),
    () => new Uint8Array(),
  ], next)();
}

/** A message whose signature is right and whose frames are not. */
export function brokenButSigned(next: Next, signer: Signer): Uint8Array[] {
  const frames = signedFrames(next, signer);
  const parts = frames.slice(2, 6);
  for (let i = below(3, next); i >= 0; i--) {
    parts[below(4, next)] = brokenJson(next);
  }
  if (next() < 0.3) {
    const header: Record<string, unknown> = {
      msg_id: "1",
      msg_type: pick(TYPES, next),
    };
    const names = ["msg_id", "msg_type", "session", "date", "subshell_id"];
    header[pick(names, next)] = jsonValue(next, 2);
    parts[0] = bytesOf(JSON.stringify(header));
  }
  const [delimiter = new Uint8Array()] = frames;
  return [delimiter, signer.sign(parts), ...parts];
}

/** A message that may not be believed, or is none. */
export function unsigned(next: Next, signer: Signer): Uint8Array[] {
  const frames = signedFrames(next, signer);
  const at = below(frames.length, next);
  pick<() => void>([
    () => frames.splice(at, 1),
    () => frames.splice(at, 0, bytes(next, 20)),
    () => frames.splice(1, 1, new Uint8Array()),
    () => frames.splice(1, 1, bytes(next, 64)),
    () => frames.splice(0, at),
    () => frames.splice(at, 1, flipped(frames[at] ?? KEY_BYTES, next)),
    () =>
      frames.splice(1, 1, new Signer({ key: "k" }).sign(frames.slice(2, 6))),
    () => frames.splice(2, 4, ...frames.slice(2, 6).reverse()),
  ], next)();
  return frames;
}

const KEY_BYTES = bytesOf(KEY);

/** The same bytes but for some bits. */
function flipped(original: Uint8Array, next: Next): Uint8Array {
  const changed = original.slice();
  for (let i = below(4, next); i >= 0; i--) {
    const at = below(changed.length, next);
    changed[at] = (changed[at] ?? 0) ^ (1 << below(8, next));
  }
  return changed;
}

/** The header of a frame that claims any length up to 2^64. */
function lyingHeader(next: Next): Uint8Array {
  const header = bytes(next, 9).slice(0, 1);
  const all = new Uint8Array(9);
  all[0] = next() < 0.7 ? pick([2, 3, 6], next) : header[0] ?? 0;
  const high = pick([0, 0, 1, 0x7fff_ffff, 0x8000_0000, 0xffff_ffff], next);
  const view = new DataView(all.buffer);
  view.setUint32(1, high);
  view.setUint32(5, pick([0, 1, 255, 0x7fff_ffff, 0xffff_ffff], next));
  return all;
}

/** How a connection begins, rightly or wrongly. */
function beginning(socketType: string, next: Next): Uint8Array {
  const identity = bytes(next, 300).map((byte) => byte | 1);
  const hello = concat([
    greeting(),
    ready(socketType, next() < 0.8 ? identity.slice(0, 20) : identity),
  ]);
  const way = next();
  if (way < 0.7) return hello;
  if (way < 0.85) return flipped(hello, next);
  if (way < 0.9) return hello.subarray(0, below(hello.length, next));
  if (way < 0.95) {
    return concat([greeting(), encodeCommand("READY", bytes(next, 80))]);
  }
  return bytes(next, 100);
}

/** All that one connection sends: messages right and wrong, commands, and what is neither. */
export function hostileStream(
  socketType: string,
  next: Next,
  signer: Signer,
): Uint8Array {
  const pieces = [beginning(socketType, next)];
  for (let i = below(5, next); i > 0; i--) {
    const frames = pick([signedFrames, brokenButSigned, unsigned], next)(
      next,
      signer,
    );
    const message = concat(encodeMessages([frames]));
    pieces.push(
      pick<() => Uint8Array>([
        () => message,
        () => message,
        // Replayed.
        () => concat([message, message]),
        () => flipped(message, next),
        () => message.subarray(0, below(message.length, next)),
        () => concat([lyingHeader(next), message]),
        () =>
          encodeCommand(
            pick(["PING", "PONG", "SUBSCRIBE", "CANCEL", "ERROR", "x"], next),
            bytes(next, 30),
          ),
        () => bytes(next, 60),
      ], next)(),
    );
  }
  return concat(pieces);
}
