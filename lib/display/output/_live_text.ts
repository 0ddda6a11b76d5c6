import type { LiveAnswer, LiveFile } from "./live.ts";

/** What came so far of an answer, whatever its pieces are. */
export class LiveText {
  readonly #decoder = new TextDecoder();
  readonly #onText: (piece: string) => void;
  #text = "";
  #files: LiveFile[] = [];
  #done: { readonly message_id: string; readonly body: string } | undefined;
  #isEvents: boolean;
  #isOver = false;

  /** @param onText Gets every piece of text as it comes. */
  constructor(isEvents: boolean, onText: (piece: string) => void) {
    this.#isEvents = isEvents;
    this.#onText = onText;
  }

  /** The text so far; the server's own, once it said that it is whole. */
  get text(): string {
    return this.#done?.body ?? this.#text;
  }

  /** The files that were named. */
  get files(): readonly LiveFile[] {
    return this.#files;
  }

  /** True where the source says so itself, before it ends. */
  get isOver(): boolean {
    return this.#isOver;
  }

  /**
   * Takes the next piece.
   *
   * @throws {TypeError} If it is none that an answer is made of.
   * @throws {Error} If it says that the server failed.
   */
  take(piece: unknown): void {
    if (typeof piece === "string") return this.#add(piece);
    if (piece instanceof Uint8Array) {
      return this.#add(this.#decoder.decode(piece, { stream: true }));
    }
    if (!isRecord(piece)) {
      throw new TypeError(
        `Cannot show a stream of answers: expected text, bytes or events, found ${
          piece === null ? "null" : typeof piece
        }`,
      );
    }
    if (typeof piece.type === "string") return this.#event(piece.type, piece);
    if (Array.isArray(piece.choices)) return this.#chunk(piece.choices);
    if (typeof piece.data === "string") return this.#message(piece.data);
    if (piece.error) throw errorOf(piece.error);
  }

  /** There are no more pieces. */
  end(): void {
    this.#add(this.#decoder.decode());
  }

  /** The whole answer. */
  result(): LiveAnswer | string {
    if (!this.#isEvents) return this.text;
    return {
      message_id: this.#done?.message_id ?? "",
      body: this.text,
      files: this.#files,
    };
  }

  #add(text: string): void {
    if (text === "") return;
    this.#text += text;
    this.#onText(text);
  }

  #event(type: string, event: Readonly<Record<string, unknown>>): void {
    const { text, name, id, message_id, body } = event;
    this.#isEvents = true;
    if (type === "delta" && typeof text === "string") this.#add(text);
    else if (type === "file" && typeof name === "string") {
      this.#files.push({
        type,
        name,
        id: typeof id === "string" ? id : undefined,
        raw: event.raw,
      });
    } else if (type === "done") {
      this.#done = {
        message_id: typeof message_id === "string" ? message_id : "",
        // Some end without saying all of it again.
        body: typeof body === "string" && body !== "" ? body : this.#text,
      };
    }
  }

  /** A piece in OpenAI's form; of several answers, the first. */
  #chunk(choices: readonly unknown[]): void {
    for (const choice of choices) {
      if (!isRecord(choice) || (choice.index ?? 0) !== 0) continue;
      const { delta, text } = choice;
      const content = isRecord(delta) ? delta.content : text;
      if (typeof content === "string") this.#add(content);
    }
  }

  /** The data of a server-sent event: a chunk as JSON, an end, or text. */
  #message(data: string): void {
    if (data.trim() === "[DONE]") {
      this.#isOver = true;
      return;
    }
    let value: unknown;
    try {
      value = JSON.parse(data);
    } catch {
      return this.#add(data);
    }
    if (isRecord(value)) this.take(value);
    else this.#add(typeof value === "string" ? value : data);
  }
}

/** What a server says in the middle of a stream, where no status can tell it. */
function errorOf(told: unknown): Error {
  const message = isRecord(told) ? told.message : told;
  return new Error(
    `Cannot finish the answer: the server says ${
      JSON.stringify(typeof message === "string" ? message : told)
    }`,
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
