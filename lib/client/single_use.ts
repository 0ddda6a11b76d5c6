import { readerStream } from "./byte_reader.ts";
import type { Settings } from "./options.ts";
import type { Outgoing } from "./outgoing.ts";
import { exchange } from "./transport.ts";

/** An answer whose body is read as a stream. */
export interface OpenedStream {
  readonly stream: ReadableStream<Uint8Array<ArrayBuffer>>;
  /** The media type, without parameters. */
  readonly contentType: string;
}

/**
 * A request under way whose answer is read once, as a stream. It is sent at
 * once, so that it runs whether or not anybody reads yet; letting go of it
 * ends it, whether or not anybody has read.
 */
export class SingleUse {
  readonly #abort = new AbortController();
  readonly #opened: Promise<OpenedStream>;
  readonly #remedy: string;
  #isTaken = false;

  constructor(
    settings: Settings,
    signal: AbortSignal | undefined,
    remedy: string,
    prepare: () => Promise<Outgoing>,
  ) {
    this.#remedy = remedy;
    const own = this.#abort.signal;
    const both = signal === undefined ? own : AbortSignal.any([signal, own]);
    this.#opened = SingleUse.#open(settings, both, prepare);
    // Whoever reads gets the error; unread, it is nobody's.
    this.#opened.catch(() => {});
  }

  static async #open(
    settings: Settings,
    signal: AbortSignal,
    prepare: () => Promise<Outgoing>,
  ): Promise<OpenedStream> {
    const outgoing = await prepare();
    const options = { ...outgoing.options, signal };
    return await exchange(
      settings,
      { ...outgoing, options },
      async (incoming) => {
        const { contentType } = incoming;
        if (contentType.includes("html")) {
          throw incoming.unexpected(
            "an HTML page",
            "a stream",
            await incoming.text(64 * 1024),
          );
        }
        return { stream: readerStream(incoming.handOver()), contentType };
      },
    );
  }

  /**
   * Waits for the answer's beginning.
   *
   * @throws {TypeError} If somebody reads it already, or has.
   */
  take(): Promise<OpenedStream> {
    if (this.#isTaken) return Promise.reject(new TypeError(this.#remedy));
    this.#isTaken = true;
    return this.#opened;
  }

  /** Ends the request, unless it has come to its end. */
  async cancel(): Promise<void> {
    this.#isTaken = true;
    this.#abort.abort(
      new DOMException("The stream was let go of", "AbortError"),
    );
    const opened = await this.#opened.catch(() => undefined);
    // A stream that somebody reads is locked, and ends by the abort alone.
    if (opened !== undefined && !opened.stream.locked) {
      await opened.stream.cancel().catch(() => {});
    }
  }
}
