/**
 * How output travels from the cells' process to the engine, inside the one
 * stream that programs started by cells write to as well: frames of at most
 * 4,096 bytes, which the system never mixes with what others write, and which an
 * interrupt either leaves out or lets through whole. Each is written at once;
 * full frames of a long message some together.
 *
 * Deno writes to standard output up to the last newline, and then the rest. So
 * the header of a frame holds no newline, and a frame whose bytes hold one ends
 * with one.
 *
 * ```
 * 0  8  mark: 8 bytes, random for each process, the first one 0xff (in no UTF-8 text), no newline
 * 8  1  kind
 * 9  1  1 on the first frame of a message
 * 10 2  bytes that follow the header
 * 12 4  number of the cell
 * 16 4  barrier: everything before the mark of this number on standard error comes before this frame
 * ```
 *
 * Numbers are little-endian, seven bits a byte, the eighth is set. A message is the bytes of its content, its
 * buffers, its header as JSON, and the length of that JSON in 4 bytes. On
 * standard error stand only marks: the 8 bytes and the number of a barrier in 4.
 *
 * @module
 */

/** What the engine names the code of cell 17: this and `17`. */
export const CELL_URL = "cenote:cell/";
/** Bytes of a frame, header included: what a pipe takes at once. */
export const FRAME_BYTES = 4096;
/** Bytes of a frame's header. */
export const FRAME_HEADER_BYTES = 20;
/** Bytes of what names the process in each frame. */
export const MARK_BYTES = 8;

/** The largest number in 4 bytes. */
export const MOST_PACKED = 2 ** 28 - 1;

/**
 * Four bytes in which no newline stands, as one number.
 *
 * @param number A number up to {@linkcode MOST_PACKED}; the lower two bytes are one up to 16,383.
 */
export function packed(number: number): number {
  return (number & 0x7f | (number & 0x3f80) << 1 | (number & 0x1fc000) << 2 |
    (number & 0xfe00000) << 3 | 0x80808080) >>> 0;
}

/** The number in four bytes, or two, that {@linkcode packed} made. */
export function unpacked(bytes: number): number {
  return bytes & 0x7f | (bytes & 0x7f00) >> 1 | (bytes & 0x7f0000) >> 2 |
    (bytes & 0x7f000000) >> 3;
}

/** What a frame holds. */
export const FRAME_KIND = {
  /** Text for standard output. */
  stdout: 1,
  /** Text for standard error. */
  stderr: 2,
  /** A part of a message that others follow. */
  part: 3,
  /** The last part of a message. */
  last: 4,
  /** Nothing: the cell has ended and all of its output stands before this frame. */
  done: 5,
  /** Nothing: the process is ready for cells. */
  ready: 6,
  /** How many bytes the message that begins next takes, about: 4 bytes. Only before long ones. */
  size: 7,
} as const;
