import { StreamError } from "./errors.ts";
import { MalformedLine } from "./jsonl.ts";
import type { LastLine } from "./options.ts";
import type { Redactor } from "./redact.ts";
import { readSaid } from "./said.ts";
import { isRecord } from "./is_record.ts";

/** A piece of an answer's text. */
export interface DeltaEvent {
  /** Which event it is. */
  readonly type: "delta";
  /** The piece. */
  readonly text: string;
}

/** A file that the agent made, named while the answer is still coming. */
export interface FileEvent {
  /** Which event it is. */
  readonly type: "file";
  /** The file's name, as the server gives it. */
  readonly name: string;
  /** The id to download it by, where the server gives it. */
  readonly id: string | undefined;
  /** All that the server says of the file. */
  readonly raw: unknown;
}

/** The end of an answer. Nothing comes after it. */
export interface DoneEvent {
  /** Which event it is. */
  readonly type: "done";
  /** The id of the stored answer; empty if the server does not give it. */
  readonly message_id: string;
  /** The whole answer. */
  readonly body: string;
}

/** What this client does not know. */
export interface UnknownEvent {
  /** Which event it is. */
  readonly type: "unknown";
  /** The record as it came: parsed, or the text of a line that is not JSON. */
  readonly raw: unknown;
}

/** What a streamed answer consists of. */
export type AnswerEvent = DeltaEvent | FileEvent | DoneEvent | UnknownEvent;

/** So many characters have to agree before two texts that differ later count as one, rewritten. */
const SAME_OPENING = 200;

function text(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** The files that a record names, in whichever of the usual forms. */
function filesOf(record: Readonly<Record<string, unknown>>): FileEvent[] {
  const own = text(record.filename) ?? text(record.file_name);
  if (own !== undefined) {
    const id = text(record.file_id) ?? text(record.document_id) ??
      text(record.id);
    return [{ type: "file", name: own, id, raw: record }];
  }
  const given = record.file ?? record.files ?? record.agent_files;
  if (given === undefined || given === null) return [];
  return (Array.isArray(given) ? given : [given]).flatMap(
    (raw): FileEvent[] => {
      if (typeof raw === "string" && raw !== "") {
        return [{ type: "file", name: raw, id: undefined, raw }];
      }
      if (!isRecord(raw)) return [];
      const name = text(raw.filename) ?? text(raw.file_name) ?? text(raw.name);
      if (name !== undefined) {
        return [{
          type: "file",
          name,
          id: text(raw.id) ?? text(raw.document_id),
          raw,
        }];
      }
      // The form of an answer's metadata: { "document id": "file name" }.
      return Object.entries(raw).flatMap(([id, value]): FileEvent[] =>
        typeof value === "string"
          ? [{ type: "file", name: value, id, raw }]
          : []
      );
    },
  );
}

/**
 * Turns the records of a streamed answer into events. It knows both forms of
 * the last line, and an answer that came whole although a stream was asked for.
 */
export class AnswerDecoder {
  readonly #lastLine: LastLine;
  readonly #redact: Redactor;
  #text = "";
  #longest = 0;
  #bodies = 0;
  #wholeId: string | undefined;
  #isFinished = false;

  constructor(lastLine: LastLine, redact: Redactor) {
    this.#lastLine = lastLine;
    this.#redact = redact;
  }

  /** The text so far. */
  get text(): string {
    return this.#text;
  }

  /** True after the last event. */
  get isFinished(): boolean {
    return this.#isFinished;
  }

  /**
   * Takes the next record.
   *
   * @throws {StreamError} If the record says that the answer failed.
   */
  decode(record: unknown): AnswerEvent[] {
    if (record instanceof MalformedLine) {
      return [{ type: "unknown", raw: record.text }];
    }
    if (!isRecord(record)) return [{ type: "unknown", raw: record }];
    this.#refuse(record);
    const files = filesOf(record);
    const body = typeof record.body === "string" ? record.body : undefined;
    if (record.finished === true) {
      return [
        ...files,
        ...this.#finish(body ?? "", text(record.message_id) ?? ""),
      ];
    }
    if (body === undefined) {
      return files.length > 0 ? files : [{ type: "unknown", raw: record }];
    }
    this.#bodies++;
    if (!("finished" in record)) this.#wholeId = text(record.message_id);
    return body === "" ? files : [...files, this.#delta(body)];
  }

  /**
   * Ends the records.
   *
   * @throws {StreamError} If the answer did not come to its end.
   */
  end(): AnswerEvent[] {
    if (this.#isFinished) return [];
    if (this.#bodies === 1 && this.#wholeId !== undefined) {
      this.#isFinished = true;
      return [{ type: "done", message_id: this.#wholeId, body: this.#text }];
    }
    throw new StreamError(
      `Cannot finish the answer: the stream ended after ${this.#text.length} characters, before its last line; ask again, or look whether the server stored the answer under the chat's messages`,
      { text: this.#text },
    );
  }

  #delta(body: string): DeltaEvent {
    this.#text += body;
    this.#longest = Math.max(this.#longest, body.length);
    return { type: "delta", text: body };
  }

  #refuse(record: Readonly<Record<string, unknown>>): void {
    const { error } = record;
    const isBare = record.body === undefined && record.finished !== true;
    const hasError = isRecord(error) || text(error) !== undefined ||
      (isBare && "error" in record);
    // The API's other form of an error: { code, message }.
    const isEndpointError = isBare && typeof record.code === "number" &&
      typeof record.message === "string";
    if (!hasError && !isEndpointError) return;
    const found = readSaid(JSON.stringify(record), "application/json");
    const said = this.#redact.text(found.said);
    throw new StreamError(
      `Cannot finish the answer: the server says "${said}"`,
      { said, text: this.#text, errorType: found.errorType },
    );
  }

  #finish(body: string, messageId: string): AnswerEvent[] {
    this.#isFinished = true;
    const done = (whole: string): DoneEvent => ({
      type: "done",
      message_id: messageId,
      body: whole,
    });
    if (body === "") return [done(this.#text)];
    if (!this.#isRepeat(body)) {
      const delta = this.#delta(body);
      return [delta, done(this.#text)];
    }
    const tail = body.startsWith(this.#text)
      ? body.slice(this.#text.length)
      : "";
    this.#text = body;
    return tail === ""
      ? [done(body)]
      : [{ type: "delta", text: tail }, done(body)];
  }

  /** Whether the last line's body is the whole text once more. */
  #isRepeat(body: string): boolean {
    if (this.#lastLine !== "auto") return this.#lastLine === "repeat";
    if (body === this.#text) return true;
    // A server may put links in the place of citations when the answer is
    // complete. Then the last line is far longer than any other, about as long
    // as all of them, and begins as they do; no piece of an answer is like that.
    const all = this.#text;
    return all.length > SAME_OPENING && body.length > 4 * this.#longest &&
      body.length > all.length / 2 &&
      body.slice(0, SAME_OPENING) === all.slice(0, SAME_OPENING);
  }
}
