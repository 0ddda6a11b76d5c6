import { Binding } from "./_binding.ts";
import type { Peer } from "./_peer.ts";
import { Subscriptions } from "./_subscriptions.ts";
import type {
  CloseOptions,
  WireAddress,
  WireOptions,
  WirePeer,
} from "./options.ts";

/** Options of a {@linkcode PublisherSocket}. */
export interface PublisherOptions extends WireOptions {
  /**
   * Told when a peer has subscribed to a topic that it had not. From here on it
   * is sent what is published under it.
   */
  readonly onSubscribe?: (topic: Uint8Array, peer: WirePeer) => void;
}

/**
 * A socket that sends every message to all who subscribed to its topic: XPUB of
 * ZeroMQ. The topic is the beginning of a message's first frame.
 *
 * No connected subscriber loses a message. One that is slow makes
 * {@linkcode PublisherSocket.publish} give a promise to wait for; one that takes
 * nothing at all for `stalledMs` is disconnected, so that it cannot hold up the
 * others for good.
 *
 * @example Publishing to nobody costs nothing
 * ```ts
 * import { PublisherSocket } from "./mod.ts";
 * import { assertEquals } from "@std/assert";
 *
 * await using iopub = new PublisherSocket({ transport: "tcp", ip: "127.0.0.1", port: 0 });
 * assertEquals(iopub.publish([new TextEncoder().encode("stream")]), undefined);
 * ```
 */
export class PublisherSocket implements AsyncDisposable {
  readonly #binding: Binding;
  readonly #subscriptions = new Map<WirePeer, Subscriptions>();
  readonly #onSubscribe: (topic: Uint8Array, peer: WirePeer) => void;

  /**
   * Listens.
   *
   * @param address Where.
   * @param options Limits, and who is told of subscriptions.
   * @throws {WireError} when the address is taken or not of this machine.
   */
  constructor(address: WireAddress, options: PublisherOptions = {}) {
    this.#onSubscribe = options.onSubscribe ?? (() => {});
    this.#binding = new Binding(address, {
      socketType: "XPUB",
      accepts: ["SUB", "XSUB"],
      joined: (peer) => {
        this.#subscriptions.set(peer, new Subscriptions(peer));
      },
      message: (peer, frames) => this.#message(peer, frames),
      command: (peer, name, data) => this.#command(peer, name, data),
      left: (peer) => this.#subscriptions.delete(peer),
    }, options);
  }

  /** Where it listens, with the port that it was given. */
  get address(): WireAddress {
    return this.#binding.address;
  }

  /** How many peers are connected. */
  get peerCount(): number {
    return this.#subscriptions.size;
  }

  /**
   * Sends a message to all who subscribed to the beginning of its first frame.
   *
   * @param frames The message. The bytes may not change before they are written.
   * @returns nothing while every queue has room; else a promise that resolves
   * when all of them have, or those that have not are gone. It never rejects.
   * The message is queued in either case.
   */
  publish(frames: readonly Uint8Array[]): Promise<void> | undefined {
    const topic = frames[0] ?? new Uint8Array();
    let full: Promise<void>[] | undefined;
    for (const subscriptions of this.#subscriptions.values()) {
      if (!subscriptions.matches(topic)) continue;
      subscriptions.peer.send(frames);
      const room = subscriptions.peer.room();
      if (room !== undefined) (full ??= []).push(room);
    }
    return full === undefined ? undefined : allOf(full);
  }

  /**
   * Sends a message to one peer, whatever it subscribed to.
   *
   * @param peer The peer, as `onSubscribe` was told it.
   * @param frames The message. The bytes may not change before they are written.
   * @returns false when the peer is gone; the message is dropped.
   */
  sendTo(peer: WirePeer, frames: readonly Uint8Array[]): boolean {
    return this.#subscriptions.get(peer)?.peer.send(frames) ?? false;
  }

  /**
   * Waits until everything that was published is written, or its subscriber is gone.
   */
  async flush(): Promise<void> {
    await Promise.all(
      [...this.#subscriptions.values()].map(({ peer }) => peer.empty()),
    );
  }

  /**
   * Closes all connections.
   *
   * @param options How long what is queued may take.
   */
  async close(options?: CloseOptions): Promise<void> {
    await this.#binding.close(options);
  }

  /** Closes it without waiting for what is queued. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  /** Subscriptions as peers of ZMTP 3.0 send them: 1 or 0, then the topic. */
  #message(peer: Peer, frames: Uint8Array[]): void {
    const [frame] = frames;
    // Anything else may go upstream too, but nobody here waits for it.
    if (frame === undefined || frames.length > 1) return;
    if (frame[0] === 1) this.#subscribe(peer, frame.subarray(1));
    else if (frame[0] === 0) this.#cancel(peer, frame.subarray(1));
  }

  /** Subscriptions as peers of ZMTP 3.1 send them. */
  #command(peer: Peer, name: string, topic: Uint8Array): boolean {
    if (name === "SUBSCRIBE") this.#subscribe(peer, topic);
    else if (name === "CANCEL") this.#cancel(peer, topic);
    else return false;
    return true;
  }

  #subscribe(peer: Peer, topic: Uint8Array): void {
    if (this.#subscriptions.get(peer)?.add(topic)) {
      this.#onSubscribe(topic.slice(), peer);
    }
  }

  #cancel(peer: Peer, topic: Uint8Array): void {
    this.#subscriptions.get(peer)?.remove(topic);
  }
}

async function allOf(promises: readonly Promise<void>[]): Promise<void> {
  await Promise.all(promises);
}
