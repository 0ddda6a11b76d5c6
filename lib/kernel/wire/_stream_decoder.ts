import { concat } from "@std/bytes/concat";
import { COMMAND, LONG, MORE } from "./_frame.ts";
import {
  checkGreeting,
  GREETING_BYTES,
  parseReady,
  type PeerReady,
} from "./_greeting.ts";
import { WireError } from "./wire_error.ts";

/** Who is told what came. */
export interface StreamListener {
  /** The peer has said what it is; messages may follow. Throws to refuse it. */
  ready(peer: PeerReady): void;
  /** A whole message; its frames are views of what was pushed, or memory of their own. */
  message(frames: Uint8Array[]): void;
  /** A command after READY. Throws when it knows none of that name. */
  command(name: string, data: Uint8Array): void;
}

/** What a peer may send at most. */
export interface StreamLimits {
  /** Bytes of a message. */
  readonly maxMessageBytes: number;
  /** Frames of a message. */
  readonly maxFrames: number;
}

/** READY holds a kind of socket, an identity, and whatever else a peer adds. */
const MAX_READY_BYTES = 8 * 1024;
/** SUBSCRIBE holds a topic; the other commands are smaller. */
const MAX_COMMAND_BYTES = 64 * 1024;
/** What is set aside for a frame before any of it has come. */
const FIRST_BYTES = 64 * 1024;

const NONE = new Uint8Array();

/**
 * Takes apart what a peer sends, from the first byte on, in pieces of any size.
 *
 * What is kept grows with the bytes that have come, never with a length that a
 * peer claims. Anything against the rules throws a {@linkcode WireError}, after
 * which the decoder takes no more.
 */
export class StreamDecoder {
  readonly #listener: StreamListener;
  readonly #limits: StreamLimits;
  #phase: "greeting" | "ready" | "traffic" | "broken" = "greeting";
  /** The beginning of a greeting or of a frame's header. */
  #rest: Uint8Array = NONE;
  /** The frames so far of a message. */
  #frames: Uint8Array[] = [];
  #messageBytes = 0;
  /** The frame under way: its flags and length, and the bytes so far. */
  #flags = 0;
  #length = -1;
  #body: Uint8Array = NONE;
  #filled = 0;

  /**
   * Makes the decoder of one connection.
   *
   * @param listener Is told what came.
   * @param limits What is too much.
   */
  constructor(listener: StreamListener, limits: StreamLimits) {
    this.#listener = listener;
    this.#limits = limits;
  }

  /**
   * Takes the next bytes. They are kept where they are, so may not change.
   *
   * @throws {WireError} when they are against the rules.
   */
  push(bytes: Uint8Array): void {
    if (this.#phase === "broken") return;
    try {
      this.#push(bytes);
    } catch (error) {
      this.#phase = "broken";
      this.#rest = this.#body = NONE;
      this.#frames = [];
      throw error;
    }
  }

  #push(pushed: Uint8Array): void {
    let bytes = pushed;
    if (this.#rest.length > 0) {
      bytes = concat([this.#rest, pushed]);
      this.#rest = NONE;
    }
    let at = 0;
    if (this.#phase === "greeting") {
      checkGreeting(bytes.subarray(0, GREETING_BYTES));
      if (bytes.length < GREETING_BYTES) {
        this.#rest = bytes.slice();
        return;
      }
      this.#phase = "ready";
      at = GREETING_BYTES;
    }
    while (at < bytes.length || this.#length === 0) {
      if (this.#length >= 0) {
        at = this.#fill(bytes, at);
        continue;
      }
      const flags = bytes[at] ?? 0;
      const headerEnd = at + ((flags & LONG) === 0 ? 2 : 9);
      // Looked at alone, so that a wrong one is seen before its length has come.
      this.#checkFlags(flags);
      if (headerEnd > bytes.length) {
        this.#rest = bytes.slice(at);
        return;
      }
      this.#begin(flags, lengthAt(bytes, at + 1, flags));
      at = headerEnd;
    }
  }

  #checkFlags(flags: number): void {
    if (flags > 7 || flags === (COMMAND | MORE) || flags === 7) {
      throw new WireError(
        `Cannot read the frame: found the flags ${flags}; wanted 0 to 6, and no command of several frames`,
      );
    }
    if (this.#phase === "ready" && (flags & COMMAND) === 0) {
      throw new WireError(
        "Cannot read the frame: found a message; wanted READY first",
      );
    }
  }

  #begin(flags: number, length: number): void {
    const isCommand = (flags & COMMAND) !== 0;
    const most = !isCommand
      ? this.#limits.maxMessageBytes - this.#messageBytes
      : this.#phase === "ready"
      ? MAX_READY_BYTES
      : MAX_COMMAND_BYTES;
    if (length > most) {
      throw new WireError(
        `Cannot read the frame: found a ${
          isCommand ? "command" : "message"
        } with a frame of ${length} bytes; wanted at most ${most}`,
      );
    }
    if (!isCommand && this.#frames.length >= this.#limits.maxFrames) {
      throw new WireError(
        `Cannot read the message: found more than ${this.#limits.maxFrames} frames`,
      );
    }
    this.#flags = flags;
    this.#length = length;
  }

  /** Adds what there is to the frame under way; gives the place after it. */
  #fill(bytes: Uint8Array, at: number): number {
    const length = this.#length;
    const end = Math.min(bytes.length, at + length - this.#filled);
    if (this.#filled === 0 && end - at === length) {
      this.#end(bytes.subarray(at, end));
      return end;
    }
    const filled = this.#filled + end - at;
    if (filled > this.#body.length) {
      // Twice what has come, so that each byte is copied twice at most on average.
      const size = Math.min(length, Math.max(FIRST_BYTES, 2 * filled));
      const grown = new Uint8Array(size);
      grown.set(this.#body.subarray(0, this.#filled));
      this.#body = grown;
    }
    this.#body.set(bytes.subarray(at, end), this.#filled);
    this.#filled = filled;
    if (filled === length) this.#end(this.#body.subarray(0, length));
    return end;
  }

  #end(body: Uint8Array): void {
    this.#length = -1;
    this.#body = NONE;
    this.#filled = 0;
    if ((this.#flags & COMMAND) !== 0) {
      this.#command(body);
      return;
    }
    this.#frames.push(body);
    this.#messageBytes += body.length;
    if ((this.#flags & MORE) !== 0) return;
    const frames = this.#frames;
    this.#frames = [];
    this.#messageBytes = 0;
    this.#listener.message(frames);
  }

  #command(body: Uint8Array): void {
    const nameEnd = 1 + (body[0] ?? 0);
    if (body.length === 0 || nameEnd > body.length) {
      throw new WireError(
        `Cannot read the command: found a name that ends after the ${body.length} bytes`,
      );
    }
    const name = new TextDecoder().decode(body.subarray(1, nameEnd));
    const data = body.subarray(nameEnd);
    if (this.#phase === "traffic") {
      this.#listener.command(name, data);
      return;
    }
    if (name !== "READY") {
      throw new WireError(
        `Cannot read the command: found ${
          JSON.stringify(name.slice(0, 40))
        }; wanted READY first`,
      );
    }
    this.#listener.ready(parseReady(data));
    this.#phase = "traffic";
  }
}

/** The length in a frame's header. */
function lengthAt(bytes: Uint8Array, at: number, flags: number): number {
  if ((flags & LONG) === 0) return bytes[at] ?? 0;
  const view = new DataView(bytes.buffer, bytes.byteOffset + at, 8);
  // Exact up to 2^53; beyond it is too much in any case.
  return view.getUint32(0) * 2 ** 32 + view.getUint32(4);
}
