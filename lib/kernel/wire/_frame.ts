/** Frames of ZMTP 3: how they are written. The flags are those of rfc.zeromq.org/spec/23. */

/** More frames of the same message follow. */
export const MORE = 1;
/** The length takes eight bytes. */
export const LONG = 2;
/** The frame is a command, not part of a message. */
export const COMMAND = 4;

/** Frames of at least this many bytes are written from where they are, not copied. */
const LARGE_BYTES = 32 * 1024;

/** How many bytes the header of a frame takes. */
function headerBytes(length: number): number {
  return length > 255 ? 9 : 2;
}

/** Writes the header of a frame at `at`; gives the place after it. */
function putHeader(
  into: Uint8Array,
  at: number,
  flags: number,
  length: number,
): number {
  if (length <= 255) {
    into[at] = flags;
    into[at + 1] = length;
    return at + 2;
  }
  into[at] = flags | LONG;
  const view = new DataView(into.buffer, into.byteOffset + at + 1, 8);
  view.setUint32(0, Math.floor(length / 2 ** 32));
  view.setUint32(4, length >>> 0);
  return at + 9;
}

/** What can be queued: the frames of a message, or bytes that are encoded already. */
export type Outgoing = readonly Uint8Array[] | Uint8Array;

/** How many bytes it takes on the wire. */
export function wireBytes(item: Outgoing): number {
  if (item instanceof Uint8Array) return item.length;
  let all = 0;
  for (const { length } of item) all += length + headerBytes(length);
  return all;
}

/**
 * Encodes messages into pieces to be written one after another. Small frames
 * are joined, so that many messages take one write; large ones are pieces of
 * their own, as they are.
 */
export function encodeMessages(items: readonly Outgoing[]): Uint8Array[] {
  const pieces: Uint8Array[] = [];
  let small = 0;
  for (const item of items) {
    small += wireBytes(item);
    if (item instanceof Uint8Array) continue;
    for (const { length } of item) if (length >= LARGE_BYTES) small -= length;
  }
  const joined = new Uint8Array(small);
  let from = 0;
  let at = 0;
  const put = (bytes: Uint8Array): void => {
    joined.set(bytes, at);
    at += bytes.length;
  };
  for (const item of items) {
    if (item instanceof Uint8Array) {
      put(item);
      continue;
    }
    const last = item.length - 1;
    item.forEach((frame, i) => {
      at = putHeader(joined, at, i < last ? MORE : 0, frame.length);
      if (frame.length < LARGE_BYTES) return put(frame);
      pieces.push(joined.subarray(from, at), frame);
      from = at;
    });
  }
  if (at > from) pieces.push(joined.subarray(from, at));
  return pieces;
}

/** Encodes a command: its name, then what belongs to it. */
export function encodeCommand(
  name: string,
  data: Uint8Array = new Uint8Array(),
): Uint8Array {
  const nameBytes = new TextEncoder().encode(name);
  const length = 1 + nameBytes.length + data.length;
  const all = new Uint8Array(headerBytes(length) + length);
  let at = putHeader(all, 0, COMMAND, length);
  all[at++] = nameBytes.length;
  all.set(nameBytes, at);
  all.set(data, at + nameBytes.length);
  return all;
}
