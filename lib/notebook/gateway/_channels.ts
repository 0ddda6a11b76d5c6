import { socketUrl } from "./_address.ts";
import { unreachableError } from "./_failure.ts";
import {
  type ChannelMessage,
  decodeFrame,
  encodeFrame,
  V1_PROTOCOL,
} from "./_frames.ts";
import { pause } from "./_pause.ts";
import type { Rest } from "./_rest.ts";
import { GatewayError } from "./gateway_error.ts";

/** Pauses between attempts to connect again. */
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5_000;

/** Where a kernel's channels are, and who takes what comes. */
export interface ChannelsOptions {
  readonly rest: Rest;
  readonly kernelId: string;
  /** How long a lost connection may take to come back. */
  readonly reconnectMs: number;
  /** Takes messages one after another. */
  readonly onMessage: (message: ChannelMessage) => Promise<void>;
  /** The connection was lost, and came back. */
  readonly onReconnect: () => void;
  /** A message was too large to be taken; the connection is lost by it. */
  readonly onTooLarge: () => void;
  /** Nothing will come any more. */
  readonly onEnd: (why: unknown) => void;
  /** Tells a person. */
  readonly onNotice: (text: string) => void;
}

/**
 * A kernel's channels over one WebSocket after another: when one is lost, the
 * next has the same session, for which servers keep what comes meanwhile.
 */
export class Channels {
  readonly #options: ChannelsOptions;
  readonly #url: URL;
  readonly #closing = new AbortController();
  /**
   * What came and was not taken yet; each with the form it has. Deno's WebSocket
   * cannot be held up, so that this grows under a listener slower than the network.
   */
  readonly #incoming: [string | Uint8Array, string][] = [];
  #isTaking = false;
  /** What is to be sent once there is a connection. */
  #outgoing: ChannelMessage[] = [];
  #socket: WebSocket | undefined;
  /** When something came last, by `performance.now()`. */
  lastHeard = 0;

  constructor(options: ChannelsOptions, session: string) {
    this.#options = options;
    const id = encodeURIComponent(options.kernelId);
    this.#url = socketUrl(
      options.rest.base,
      `api/kernels/${id}/channels?session_id=${encodeURIComponent(session)}`,
    );
  }

  /** Opens the first connection. */
  async open(signal: AbortSignal): Promise<void> {
    this.#use(await this.#connect(signal));
  }

  /** Sends a message; while there is no connection it waits for the next. */
  send(message: ChannelMessage): void {
    const socket = this.#socket;
    if (socket?.readyState !== WebSocket.OPEN) {
      this.#outgoing.push(message);
      return;
    }
    socket.send(encodeFrame(message, socket.protocol));
  }

  /** Gives up the connection, which may hang, for a new one. */
  renew(): void {
    const socket = this.#socket;
    if (socket !== undefined) this.#lost(socket);
  }

  /** Closes the connection for good. */
  close(): void {
    this.#closing.abort();
    const socket = this.#socket;
    this.#socket = undefined;
    if (socket !== undefined) quit(socket);
  }

  async #connect(signal: AbortSignal): Promise<WebSocket> {
    signal.throwIfAborted();
    const socket = new WebSocket(this.#url, {
      // In a header the token is in no log of addresses.
      headers: this.#options.rest.headers,
      protocols: [V1_PROTOCOL],
    });
    socket.binaryType = "arraybuffer";
    const opened = Promise.withResolvers<void>();
    const refuse = () => opened.reject(signal.reason);
    signal.addEventListener("abort", refuse, { once: true });
    socket.onopen = () => opened.resolve();
    socket.onerror = (event) => {
      const thrown = event instanceof ErrorEvent ? event.error : undefined;
      const { base } = this.#options.rest;
      opened.reject(
        unreachableError("open the kernel's channels", base, thrown),
      );
    };
    socket.onclose = () => socket.onerror?.(new Event("error"));
    // What comes with the opening is not to be missed.
    socket.onmessage = ({ data }) => this.#received(data, socket.protocol);
    try {
      await opened.promise;
    } catch (error) {
      quit(socket);
      throw error;
    } finally {
      signal.removeEventListener("abort", refuse);
    }
    return socket;
  }

  #use(socket: WebSocket): void {
    if (this.#closing.signal.aborted) return quit(socket);
    this.#socket = socket;
    socket.onerror = (event) => {
      const words = event instanceof ErrorEvent ? event.message : "";
      if (/too large/i.test(words)) this.#options.onTooLarge();
    };
    socket.onclose = () => this.#lost(socket);
    // It may have been closed before anybody listened.
    if (socket.readyState !== WebSocket.OPEN) return this.#lost(socket);
    const waiting = this.#outgoing;
    this.#outgoing = [];
    for (const message of waiting) this.send(message);
  }

  #received(data: unknown, protocol: string): void {
    this.lastHeard = performance.now();
    if (typeof data === "string") this.#incoming.push([data, protocol]);
    if (data instanceof ArrayBuffer) {
      this.#incoming.push([new Uint8Array(data), protocol]);
    }
    if (this.#isTaking) return;
    this.#isTaking = true;
    this.#take().catch((error) => this.#end(error));
  }

  async #take(): Promise<void> {
    const incoming = this.#incoming;
    // What is taken is let go at once, and not shifted one by one.
    for (let at = 0; at < incoming.length; at++) {
      const frame = incoming[at];
      if (frame === undefined || this.#closing.signal.aborted) break;
      incoming[at] = ["", ""];
      await this.#options.onMessage(decodeFrame(...frame));
    }
    incoming.length = 0;
    this.#isTaking = false;
  }

  #lost(socket: WebSocket): void {
    if (socket !== this.#socket) return;
    this.#socket = undefined;
    quit(socket);
    this.#again().catch((error) => this.#end(error));
  }

  /** Connects again, for as long as the kernel may still be there. */
  async #again(): Promise<void> {
    const { rest, onNotice, onReconnect, reconnectMs } = this.#options;
    const { base } = rest;
    const { signal } = this.#closing;
    onNotice(`The connection to ${base} was lost; connecting again`);
    const limit = AbortSignal.timeout(reconnectMs);
    const both = AbortSignal.any([signal, limit]);
    let pauseMs = FIRST_PAUSE_MS;
    while (!limit.aborted) {
      try {
        await this.#check(both);
        const socket = await this.#connect(both);
        onNotice(`Connected to ${base} again`);
        this.#use(socket);
        onReconnect();
        return;
      } catch (error) {
        if (signal.aborted) return;
        const isFinal = error instanceof GatewayError &&
          error.status !== undefined && error.status < 500;
        if (isFinal) throw error;
      }
      await pause(pauseMs, both);
      pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS);
    }
    throw new GatewayError(
      `Cannot reach the kernel: the connection to ${base} was lost and did not come back within ${
        Math.round(reconnectMs / 1000)
      } s`,
    );
  }

  /** Looks whether the kernel is still there. */
  async #check(signal: AbortSignal): Promise<void> {
    const { rest, kernelId } = this.#options;
    try {
      const path = `api/kernels/${encodeURIComponent(kernelId)}`;
      await rest.send("find the kernel", path, { signal });
    } catch (error) {
      throw isGone(error) ? goneError(rest.base, error.status) : error;
    }
  }

  #end(why: unknown): void {
    if (this.#closing.signal.aborted) return;
    this.close();
    this.#options.onEnd(why);
  }
}

/** Whether a server has answered that the kernel is not there. */
export function isGone(error: unknown): error is GatewayError {
  return error instanceof GatewayError && error.status === 404;
}

/** The error for a kernel that is not there any more. */
export function goneError(base: URL, status: number | undefined): GatewayError {
  return new GatewayError(
    `Cannot reach the kernel: it is not on ${base} any more; somebody has ended it, or a limit for kernels did`,
    status === undefined ? {} : { status },
  );
}

/** Closes a socket, whatever its state, and listens to it no more. */
function quit(socket: WebSocket): void {
  socket.onopen = null;
  socket.onmessage = null;
  socket.onclose = null;
  socket.onerror = null;
  // One that is opening still reports an error when it is closed; nobody wants to hear it.
  socket.close();
}
