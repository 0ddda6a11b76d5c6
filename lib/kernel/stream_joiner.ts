import type { StreamName } from "../cells/mod.ts";

/** Text of one cell on one stream. */
export interface JoinedText {
  readonly cell: number;
  readonly name: StreamName;
  readonly text: string;
}

/** Nothing waits longer; far below what a person who watches notices. */
const WINDOW_MS = 25;
/** Text that is sent without waiting any longer, in UTF-16 units. */
const FULL = 512 * 1024;

/**
 * Joins text that is printed in a row into few messages. The first text after
 * a pause goes out at once, what follows it closely is gathered.
 */
export class StreamJoiner {
  readonly #send: (text: JoinedText) => Promise<void> | undefined;
  #cell = 0;
  #name: StreamName = "stdout";
  #text = "";
  #sentAt = -Infinity;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /**
   * @param send Sends text; gives a promise while no more should come.
   */
  constructor(send: (text: JoinedText) => Promise<void> | undefined) {
    this.#send = send;
  }

  /**
   * Takes text.
   *
   * @returns a promise while no more should come.
   */
  add({ cell, name, text }: JoinedText): Promise<void> | undefined {
    if (text === "") return;
    let room: Promise<void> | undefined;
    if (cell !== this.#cell || name !== this.#name) {
      room = this.flush();
      this.#cell = cell;
      this.#name = name;
    }
    this.#text += text;
    const wait = this.#sentAt + WINDOW_MS - performance.now();
    if (wait <= 0 || this.#text.length >= FULL) return this.flush() ?? room;
    this.#timer ??= setTimeout(() => this.flush(), wait);
    return room;
  }

  /**
   * Sends what waits.
   *
   * @returns a promise while no more should come.
   */
  flush(): Promise<void> | undefined {
    if (this.#timer !== undefined) {
      clearTimeout(this.#timer);
      this.#timer = undefined;
    }
    if (this.#text === "") return;
    const text = this.#text;
    this.#text = "";
    this.#sentAt = performance.now();
    return this.#send({ cell: this.#cell, name: this.#name, text });
  }
}
