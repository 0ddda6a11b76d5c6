import { Binding } from "./_binding.ts";
import type { Peer } from "./_peer.ts";
import type {
  CloseOptions,
  WireAddress,
  WireOptions,
  WirePeer,
} from "./options.ts";

/** A message that a peer sent to a {@linkcode RouterSocket}. */
export interface RoutedMessage {
  /** The connection that it came by. */
  readonly peer: WirePeer;
  /** The routing id of the peer, for the answer. */
  readonly identity: Uint8Array;
  /** The frames. */
  readonly frames: Uint8Array[];
}

/** Bytes of messages that wait to be taken before peers are no longer read. */
const INBOX_BYTES = 64 * 2 ** 20;

/**
 * A socket that many peers send to, and that answers each of them: ROUTER of
 * ZeroMQ. It is an async iterable of what comes; one reader only. When more
 * than 64 MiB wait to be taken, the peers are not read until there is room.
 *
 * A peer that comes back under the routing id of one that is there takes its
 * place, so that a front end can connect anew before its old connection is
 * noticed to be gone.
 *
 * @example An answer to a request
 * ```ts
 * import { RouterSocket } from "./mod.ts";
 * import { assertEquals } from "@std/assert";
 *
 * await using shell = new RouterSocket({ transport: "tcp", ip: "127.0.0.1", port: 0 });
 * assertEquals(shell.send(new Uint8Array([1, 2, 3]), [new Uint8Array()]), false);
 * const answering = (async () => {
 *   for await (const { identity, frames } of shell) shell.send(identity, frames);
 * })();
 * await shell.close();
 * await answering;
 * ```
 */
export class RouterSocket
  implements AsyncIterable<RoutedMessage>, AsyncDisposable {
  readonly #binding: Binding;
  readonly #peers = new Map<string, Peer>();
  readonly #expected = new Map<string, Set<() => void>>();
  #inbox: RoutedMessage[] = [];
  /** What is before it in the inbox is taken. */
  #taken = 0;
  #inboxBytes = 0;
  #room: PromiseWithResolvers<void> | undefined;
  #waiting: PromiseWithResolvers<IteratorResult<RoutedMessage>> | undefined;
  #lastIdentity = 0;
  #isClosed = false;
  #isRead = false;

  /**
   * Listens.
   *
   * @param address Where.
   * @param options Limits.
   * @throws {WireError} when the address is taken or not of this machine.
   */
  constructor(address: WireAddress, options: WireOptions = {}) {
    this.#binding = new Binding(address, {
      socketType: "ROUTER",
      accepts: ["DEALER", "REQ", "ROUTER"],
      joined: (peer) => this.#joined(peer),
      message: (peer, frames) => this.#message(peer, frames),
      room: () => this.#hasRoom(),
      left: (peer) => this.#left(peer),
    }, options);
  }

  /** Where it listens, with the port that it was given. */
  get address(): WireAddress {
    return this.#binding.address;
  }

  /** How many peers are connected. */
  get peerCount(): number {
    return this.#peers.size;
  }

  /**
   * Sends a message to a peer.
   *
   * @param identity The routing id of the peer.
   * @param frames The message. The bytes may not change before they are written.
   * @returns false when there is no such peer; the message is dropped.
   */
  send(identity: Uint8Array, frames: readonly Uint8Array[]): boolean {
    return this.#peers.get(keyOf(identity))?.send(frames) ?? false;
  }

  /**
   * Whether a peer is connected.
   *
   * @param identity The routing id of the peer.
   * @returns true from the end of its handshake until it is gone.
   */
  hasPeer(identity: Uint8Array): boolean {
    return this.#peers.has(keyOf(identity));
  }

  /**
   * Waits until a peer is connected, which a front end's stdin may be a little
   * after its shell.
   *
   * @param identity The routing id of the peer.
   * @param timeoutMs How long to wait.
   * @returns whether it is there.
   */
  async waitForPeer(identity: Uint8Array, timeoutMs: number): Promise<boolean> {
    const key = keyOf(identity);
    if (this.#peers.has(key)) return true;
    if (this.#isClosed) return false;
    const { promise, resolve } = Promise.withResolvers<void>();
    const waiters = this.#expected.get(key) ?? new Set();
    this.#expected.set(key, waiters.add(resolve));
    const timer = setTimeout(resolve, timeoutMs);
    await promise;
    clearTimeout(timer);
    waiters.delete(resolve);
    if (waiters.size === 0 && this.#expected.get(key) === waiters) {
      this.#expected.delete(key);
    }
    return this.#peers.has(key);
  }

  /**
   * Ends the iteration after what has come, and closes all connections.
   *
   * @param options How long what is queued may take.
   */
  async close(options?: CloseOptions): Promise<void> {
    this.#isClosed = true;
    this.#waiting?.resolve({ done: true, value: undefined });
    this.#waiting = undefined;
    this.#room?.resolve();
    for (const waiters of this.#expected.values()) {
      for (const resolve of waiters) resolve();
    }
    await this.#binding.close(options);
  }

  /** Closes it without waiting for what is queued. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  /**
   * Gives the messages as they come. Leaving the loop leaves the socket open,
   * but nobody else can read it.
   *
   * @returns the messages, to be read once.
   * @throws {TypeError} when it is being read already.
   */
  [Symbol.asyncIterator](): AsyncIterator<RoutedMessage> {
    if (this.#isRead) {
      throw new TypeError(
        "Cannot read the socket: it is being read already; use one loop",
      );
    }
    this.#isRead = true;
    return { next: () => this.#next() };
  }

  #next(): Promise<IteratorResult<RoutedMessage>> {
    const value = this.#inbox[this.#taken];
    if (value === undefined) {
      if (this.#isClosed) {
        return Promise.resolve({ done: true, value: undefined });
      }
      return (this.#waiting ??= Promise.withResolvers()).promise;
    }
    this.#taken++;
    if (this.#taken === this.#inbox.length) {
      this.#inbox = [];
      this.#taken = 0;
    } else if (this.#taken > 1_000 && this.#taken > this.#inbox.length / 2) {
      this.#inbox = this.#inbox.slice(this.#taken);
      this.#taken = 0;
    }
    this.#inboxBytes -= bytesOf(value.frames);
    if (this.#room !== undefined && this.#inboxBytes <= INBOX_BYTES / 2) {
      this.#room.resolve();
      this.#room = undefined;
    }
    return Promise.resolve({ done: false, value });
  }

  #message(peer: Peer, frames: Uint8Array[]): void {
    const value = { peer, identity: peer.identity, frames };
    if (this.#waiting !== undefined) {
      this.#waiting.resolve({ done: false, value });
      this.#waiting = undefined;
      return;
    }
    this.#inbox.push(value);
    this.#inboxBytes += bytesOf(frames);
  }

  #hasRoom(): Promise<void> | undefined {
    if (this.#isClosed || this.#inboxBytes <= INBOX_BYTES) return;
    return (this.#room ??= Promise.withResolvers()).promise;
  }

  #joined(peer: Peer): void {
    if (peer.identity.length === 0) peer.identity = this.#newIdentity();
    const key = keyOf(peer.identity);
    const older = this.#peers.get(key);
    this.#peers.set(key, peer);
    older?.close();
    for (const resolve of this.#expected.get(key) ?? []) resolve();
  }

  #left(peer: Peer): void {
    const key = keyOf(peer.identity);
    if (this.#peers.get(key) === peer) this.#peers.delete(key);
  }

  /** As libzmq makes them: a zero, which no peer may begin its own with, and a number. */
  #newIdentity(): Uint8Array<ArrayBuffer> {
    const identity = new Uint8Array(5);
    do {
      this.#lastIdentity = (this.#lastIdentity + 1) >>> 0;
      new DataView(identity.buffer).setUint32(1, this.#lastIdentity);
    } while (this.#peers.has(keyOf(identity)));
    return identity;
  }
}

/** What a message counts for in the inbox: its bytes, and what it takes beside them. */
function bytesOf(frames: readonly Uint8Array[]): number {
  return frames.reduce((sum, { length }) => sum + length + 128, 128);
}

function keyOf(identity: Uint8Array): string {
  return String.fromCharCode(...identity);
}
