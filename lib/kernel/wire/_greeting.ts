/** The beginning of every connection: greeting and READY, mechanism NULL (rfc.zeromq.org/spec/37). */
import { concat } from "@std/bytes/concat";
import { encodeCommand } from "./_frame.ts";
import { WireError } from "./wire_error.ts";

/** How long a greeting is. */
export const GREETING_BYTES = 64;

/** What a peer says of itself in READY. */
export interface PeerReady {
  /** The kind of its socket. */
  readonly socketType: string;
  /** Its routing id; empty when it leaves that to us. */
  readonly identity: Uint8Array;
}

/** Our greeting: version 3.1, NULL, and nothing else; libzmq falls silent at anything else. */
export function greeting(): Uint8Array {
  const bytes = new Uint8Array(GREETING_BYTES);
  bytes[0] = 0xff;
  bytes[9] = 0x7f;
  bytes[10] = 3;
  bytes[11] = 1;
  bytes.set(new TextEncoder().encode("NULL"), 12);
  return bytes;
}

/**
 * Checks as much of a greeting as has come, so that what speaks something else
 * is seen at its first bytes.
 */
export function checkGreeting(bytes: Uint8Array): void {
  const wrong = (found: string, wanted: string): WireError =>
    new WireError(`Cannot greet the peer: found ${found}; wanted ${wanted}`);
  if (bytes.length > 0 && bytes[0] !== 0xff) {
    throw wrong(`${bytes[0]} as first byte`, "the signature of ZMTP");
  }
  // The lowest bit tells version 1 from later ones; the padding before it is free.
  if (bytes.length > 9 && bytes[9] !== 0x7f) {
    throw wrong(`${bytes[9]} as tenth byte`, "the signature of ZMTP");
  }
  if (bytes.length > 10 && (bytes[10] ?? 0) < 3) {
    throw wrong(`version ${bytes[10]} of ZMTP`, "version 3");
  }
  if (bytes.length < 32) return;
  const mechanism = new TextDecoder().decode(bytes.subarray(12, 32))
    .replace(/\0+$/, "");
  if (mechanism !== "NULL") {
    throw wrong(`the mechanism ${JSON.stringify(mechanism)}`, '"NULL"');
  }
}

/** A property of READY: the lengths and texts of name and value. */
function property(name: string, value: Uint8Array): Uint8Array {
  const nameBytes = new TextEncoder().encode(name);
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, value.length);
  return concat([Uint8Array.of(nameBytes.length), nameBytes, length, value]);
}

/**
 * The READY of a socket.
 *
 * @param socketType The kind of the socket.
 * @param identity The routing id; left out when it is empty.
 */
export function ready(
  socketType: string,
  identity: Uint8Array = new Uint8Array(),
): Uint8Array {
  const properties = [
    property("Socket-Type", new TextEncoder().encode(socketType)),
  ];
  if (identity.length > 0) properties.push(property("Identity", identity));
  return encodeCommand("READY", concat(properties));
}

/** Reads what belongs to a READY. Unknown properties pass. */
export function parseReady(data: Uint8Array): PeerReady {
  const view = new DataView(data.buffer, data.byteOffset, data.length);
  const decoder = new TextDecoder();
  let socketType = "";
  let identity = new Uint8Array();
  for (let at = 0; at < data.length;) {
    const nameEnd = at + 1 + view.getUint8(at);
    const valueStart = nameEnd + 4;
    const valueEnd = valueStart > data.length
      ? Infinity
      : valueStart + view.getUint32(nameEnd);
    if (valueEnd > data.length) {
      throw new WireError(
        `Cannot read READY: found a property that ends after the ${data.length} bytes`,
      );
    }
    const name = decoder.decode(data.subarray(at + 1, nameEnd)).toLowerCase();
    const value = data.subarray(valueStart, valueEnd);
    if (name === "socket-type") socketType = decoder.decode(value);
    else if (name === "identity") identity = value.slice();
    at = valueEnd;
  }
  // Its first byte may be 0, which the protocol keeps for us: front ends take random ones.
  if (identity.length > 255) {
    throw new WireError(
      `Cannot take the identity of the peer: found ${identity.length} bytes; wanted at most 255`,
    );
  }
  return { socketType, identity };
}
