import { deadline } from "@std/async/deadline";
import { bind, type Bound } from "./_address.ts";
import type { PeerReady } from "./_greeting.ts";
import { Peer, type PeerLimits, type PeerListener } from "./_peer.ts";
import type { CloseOptions, WireAddress, WireOptions } from "./options.ts";
import { WireError } from "./wire_error.ts";

/** What one kind of socket makes of its peers. */
export interface SocketKind {
  /** Its name in READY. */
  readonly socketType: string;
  /** The kinds of socket that may connect. */
  readonly accepts: readonly string[];
  /** A peer is there, its handshake over. Throws to refuse it. */
  joined?(peer: Peer): void;
  /** A peer sent a message. */
  message(peer: Peer, frames: Uint8Array[]): void;
  /** A peer sent a command; false when it is not known. */
  command?(peer: Peer, name: string, data: Uint8Array): boolean;
  /** Waits until there is room for more messages. */
  room?(): Promise<void> | undefined;
  /** A peer that was there is gone. */
  left?(peer: Peer): void;
}

/** How long to wait when no connection can be accepted, as when files have run out. */
const ACCEPT_PAUSE_MS = 50;

/** A bound address and the peers that are connected to it. */
export class Binding implements PeerListener {
  readonly #kind: SocketKind;
  readonly #bound: Bound;
  readonly #limits: PeerLimits;
  readonly #handshakeMs: number;
  readonly #maxHandshakes: number;
  readonly #stalledMs: number;
  readonly #onRefused: (reason: Error) => void;
  /** Those whose handshake is under way, the oldest first, each with its time limit. */
  readonly #greeting = new Map<Peer, ReturnType<typeof setTimeout>>();
  readonly #peers = new Set<Peer>();
  /** All whose reading or writing has not ended. */
  readonly #running = new Set<Promise<void>>();
  readonly #closing = new AbortController();
  readonly #accepting: Promise<void>;
  #stallTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(address: WireAddress, kind: SocketKind, options: WireOptions) {
    const {
      maxMessageBytes = 2 ** 31,
      maxFrames = 16_384,
      handshakeMs = 10_000,
      maxHandshakes = 256,
      highWaterBytes = 8 * 2 ** 20,
      stalledMs = 30_000,
      onRefused = () => {},
    } = options;
    this.#kind = kind;
    this.#limits = { maxMessageBytes, maxFrames, highWaterBytes };
    this.#handshakeMs = handshakeMs;
    this.#maxHandshakes = maxHandshakes;
    this.#stalledMs = stalledMs;
    this.#onRefused = onRefused;
    this.#bound = bind(address);
    this.#accepting = this.#accept();
  }

  /** Where it listens, the port told. */
  get address(): WireAddress {
    return this.#bound.address;
  }

  /** The peers whose handshake is over. */
  get peers(): ReadonlySet<Peer> {
    return this.#peers;
  }

  /** Accepts nothing more, lets the queues run dry for a time, and closes all. */
  async close({ lingerMs = 0 }: CloseOptions = {}): Promise<void> {
    if (!this.#closing.signal.aborted) {
      this.#closing.abort();
      this.#bound.close();
    }
    const queues = [...this.#peers].map((peer) => peer.empty());
    if (lingerMs > 0 && queues.some((queue) => queue !== undefined)) {
      // What is late is lost, as was said.
      await deadline(Promise.all(queues), lingerMs).catch(() => {});
    }
    for (const peer of [...this.#greeting.keys(), ...this.#peers]) peer.close();
    clearTimeout(this.#stallTimer);
    await Promise.all([this.#accepting, ...this.#running]);
  }

  async #accept(): Promise<void> {
    const { signal } = this.#closing;
    while (!signal.aborted) {
      try {
        this.#connected(await this.#bound.accept());
      } catch {
        // Closed by close(), or the peer was gone before it was accepted, or no
        // file is left for it: then others must go first.
        if (!signal.aborted) await pause(ACCEPT_PAUSE_MS, signal);
      }
    }
  }

  #connected(conn: Deno.Conn): void {
    const [oldest] = this.#greeting.keys();
    if (this.#greeting.size >= this.#maxHandshakes) {
      oldest?.close(
        new WireError(
          `Cannot wait for the peer: ${this.#greeting.size} handshakes are under way`,
        ),
      );
    }
    const peer = new Peer(conn, this.#kind.socketType, this.#limits, this);
    const timer = setTimeout(() =>
      peer.close(
        new WireError(
          `Cannot wait for the peer: no handshake within ${this.#handshakeMs} ms`,
        ),
      ), this.#handshakeMs);
    this.#greeting.set(peer, timer);
    this.#running.add(peer.done);
    void peer.done.then(() => this.#running.delete(peer.done));
  }

  ready(peer: Peer, { socketType }: PeerReady): void {
    if (!this.#kind.accepts.includes(socketType)) {
      throw new WireError(
        `Cannot talk to the peer: found a socket of type ${
          JSON.stringify(socketType.slice(0, 40))
        }; wanted ${this.#kind.accepts.join(" or ")}`,
      );
    }
    clearTimeout(this.#greeting.get(peer));
    this.#greeting.delete(peer);
    this.#peers.add(peer);
    this.#kind.joined?.(peer);
  }

  message(peer: Peer, frames: Uint8Array[]): void {
    if (!this.#closing.signal.aborted) this.#kind.message(peer, frames);
  }

  command(peer: Peer, name: string, data: Uint8Array): boolean {
    return this.#kind.command?.(peer, name, data) ?? false;
  }

  room(): Promise<void> | undefined {
    return this.#kind.room?.();
  }

  gone(peer: Peer, error: unknown): void {
    clearTimeout(this.#greeting.get(peer));
    this.#greeting.delete(peer);
    if (this.#peers.delete(peer)) this.#kind.left?.(peer);
    if (error instanceof Error) this.#onRefused(error);
  }

  writing(): void {
    if (this.#stallTimer !== undefined) return;
    // Looks now and then rather than at each write, so that writing costs no timer.
    const timer = setTimeout(() => {
      this.#stallTimer = undefined;
      this.#closeStalled();
    }, this.#stalledMs / 4);
    Deno.unrefTimer(timer);
    this.#stallTimer = timer;
  }

  #closeStalled(): void {
    const now = performance.now();
    let isAnyWriting = false;
    for (const peer of this.#peers) {
      const since = peer.waitingSince;
      if (since === undefined) continue;
      if (now - since < this.#stalledMs) {
        isAnyWriting = true;
        continue;
      }
      peer.close(
        new WireError(
          `Cannot wait for the peer: it took nothing for ${this.#stalledMs} ms`,
        ),
      );
    }
    if (isAnyWriting) this.writing();
  }
}

/** Waits, unless the signal ends it. */
async function pause(ms: number, signal: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, ms);
  signal.addEventListener("abort", () => resolve(), { once: true });
  await promise;
  clearTimeout(timer);
}
