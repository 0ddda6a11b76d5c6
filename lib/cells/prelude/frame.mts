/**
 * How output travels from the cells' process to the engine, inside the one
 * stream that programs started by cells write to as well: frames of at most
 * 4,096 bytes, which the system never mixes with what others write, and which an
 * interrupt either leaves out or lets through whole. Each is written at once;
 * full frames of a long message some together.
 *
 * ```
 * 0  8  mark: 8 bytes, random for each process, the first one 0xff (in no UTF-8 text)
 * 8  1  kind
 * 9  1  1 on the first frame of a message
 * 10 2  bytes that follow the header
 * 12 4  number of the cell
 * 16 4  barrier: everything before the mark of this number on standard error comes before this frame
 * ```
 *
 * Numbers are little-endian. A message is the bytes of its content, its
 * buffers, its header as JSON, and the length of that JSON in 4 bytes. On
 * standard error stand only marks: the 8 bytes and the number of a barrier.
 *
 * @module
 */

/** Bytes of a frame, header included: what a pipe takes at once. */
export const FRAME_BYTES = 4096;
/** Bytes of a frame's header. */
export const FRAME_HEADER_BYTES = 20;
/** Bytes of what names the process in each frame. */
export const MARK_BYTES = 8;

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
