import { Binding } from "./_binding.ts";
import type { CloseOptions, WireAddress, WireOptions } from "./options.ts";

/**
 * A socket that sends back whatever comes, by which front ends know that a
 * kernel lives.
 *
 * @example A heartbeat
 * ```ts
 * import { HeartbeatSocket } from "./mod.ts";
 * import { assert } from "@std/assert";
 *
 * await using heartbeat = new HeartbeatSocket({ transport: "tcp", ip: "127.0.0.1", port: 0 });
 * assert(heartbeat.address.port > 0);
 * ```
 */
export class HeartbeatSocket implements AsyncDisposable {
  readonly #binding: Binding;

  /**
   * Listens.
   *
   * @param address Where.
   * @param options Limits.
   * @throws {WireError} when the address is taken or not of this machine.
   */
  constructor(address: WireAddress, options: WireOptions = {}) {
    this.#binding = new Binding(address, {
      // To every kind of socket that sends heartbeats a ROUTER is right, a REP is not.
      socketType: "ROUTER",
      accepts: ["REQ", "DEALER", "ROUTER"],
      // With the empty frame by which a REQ knows its answer.
      message: (peer, frames) => {
        peer.send(frames);
      },
    }, options);
  }

  /** Where it listens, with the port that it was given. */
  get address(): WireAddress {
    return this.#binding.address;
  }

  /** How many peers are connected. */
  get peerCount(): number {
    return this.#binding.peers.size;
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
}
