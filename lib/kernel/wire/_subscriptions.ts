import type { Peer } from "./_peer.ts";
import { WireError } from "./wire_error.ts";

/** What the topics of one peer may take. */
const MAX_BYTES = 2 ** 20;
/** What a topic takes beside its bytes. */
const TOPIC_BYTES = 64;

/** The topics that one peer subscribed to. */
export class Subscriptions {
  /** Whose they are. */
  readonly peer: Peer;
  readonly #topics: Uint8Array[] = [];
  #bytes = 0;
  /** Whether all topics are wanted, as most subscribers do. */
  #isAll = false;

  constructor(peer: Peer) {
    this.peer = peer;
  }

  /** Adds a topic; false when it was there. A topic counts once, as in libzmq. */
  add(topic: Uint8Array): boolean {
    if (this.#topics.some((one) => isEqual(one, topic))) return false;
    this.#bytes += topic.length + TOPIC_BYTES;
    if (this.#bytes > MAX_BYTES) {
      throw new WireError(
        `Cannot subscribe the peer: its topics take more than ${MAX_BYTES} bytes`,
      );
    }
    this.#topics.push(topic.slice());
    this.#isAll ||= topic.length === 0;
    return true;
  }

  /** Takes a topic away; one that is not there is nothing to complain of. */
  remove(topic: Uint8Array): void {
    const at = this.#topics.findIndex((one) => isEqual(one, topic));
    if (at < 0) return;
    this.#topics.splice(at, 1);
    this.#bytes -= topic.length + TOPIC_BYTES;
    if (topic.length === 0) this.#isAll = false;
  }

  /** Whether one of the topics is the beginning of this one. */
  matches(topic: Uint8Array): boolean {
    return this.#isAll || this.#topics.some((one) => isStart(one, topic));
  }
}

function isStart(start: Uint8Array, whole: Uint8Array): boolean {
  return start.length <= whole.length &&
    start.every((byte, i) => whole[i] === byte);
}

function isEqual(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && isStart(a, b);
}
