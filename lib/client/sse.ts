import { StreamError } from "./errors.ts";

const DEFAULT_MAX_EVENT_CHARS = 64 * 1024 * 1024;

/** One event of a `text/event-stream`. */
export interface ServerSentEvent {
  /** The event's name, `message` when it has none. */
  readonly event: string;
  /** The event's data, its lines joined. */
  readonly data: string;
  /** The last id that the stream has set; empty for none. */
  readonly id: string;
}

/**
 * Turns the bytes of a `text/event-stream` into events, whatever pieces they
 * come in, by the rules of the HTML standard ("server-sent events"), but that
 * a last event without a blank line after it is not lost.
 */
export class SseDecoder {
  readonly #decoder = new TextDecoder();
  #pending = "";
  #event = "";
  #data: string[] = [];
  #dataChars = 0;
  #id = "";

  /**
   * Takes the next bytes.
   *
   * @throws {StreamError} If an event is too long.
   */
  push(bytes: Uint8Array): ServerSentEvent[] {
    return this.#read(this.#decoder.decode(bytes, { stream: true }), false);
  }

  /** Ends the stream. */
  finish(): ServerSentEvent[] {
    return this.#read(this.#decoder.decode(), true);
  }

  #read(text: string, isLast: boolean): ServerSentEvent[] {
    const all = this.#pending + text;
    const events: ServerSentEvent[] = [];
    const lines = /[^\r\n]*(?:\r\n|\r(?=[^])|\n)/y;
    let at = 0;
    // A CR at the very end may be the first half of a line end, so that it waits.
    for (let match; (match = lines.exec(all)) !== null; at = lines.lastIndex) {
      this.#line(match[0].replace(/\r?\n$|\r$/, ""), events);
    }
    this.#pending = all.slice(at);
    if (this.#pending.length + this.#dataChars > DEFAULT_MAX_EVENT_CHARS) {
      throw new StreamError(
        `Cannot read the stream: an event of it has more than ${DEFAULT_MAX_EVENT_CHARS} characters`,
      );
    }
    if (isLast) {
      if (this.#pending !== "") {
        this.#line(this.#pending.replace(/\r$/, ""), events);
      }
      this.#pending = "";
      this.#dispatch(events);
    }
    return events;
  }

  #line(line: string, events: ServerSentEvent[]): void {
    if (line === "") return this.#dispatch(events);
    const colon = line.indexOf(":");
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? "" : line.slice(colon + 1).replace(/^ /, "");
    if (field === "data") {
      this.#data.push(value);
      this.#dataChars += value.length;
    } else if (field === "event") this.#event = value;
    else if (field === "id" && !value.includes("\0")) this.#id = value;
    // A line that begins with a colon is a comment; other fields mean nothing here.
  }

  #dispatch(events: ServerSentEvent[]): void {
    if (this.#data.length > 0) {
      const event = this.#event === "" ? "message" : this.#event;
      events.push({ event, data: this.#data.join("\n"), id: this.#id });
    }
    this.#event = "";
    this.#data = [];
    this.#dataChars = 0;
  }
}

/** The events of a stream. Leaving the loop cancels the stream. */
export async function* serverSentEvents(
  stream: ReadableStream<Uint8Array>,
): AsyncGenerator<ServerSentEvent> {
  const decoder = new SseDecoder();
  for await (const bytes of stream) yield* decoder.push(bytes);
  yield* decoder.finish();
}
