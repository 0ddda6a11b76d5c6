import type { HistoryEntry, HistoryRequest } from "../protocol/mod.ts";
import { asError } from "./_as_error.ts";
import type { HistoryFile } from "./history_file.ts";

/** A cell that began. */
export interface RememberedCell {
  /** The number that front ends showed. */
  readonly line: number;
  readonly source: string;
  /** Plain text of its result. */
  output: string | null;
  /** Whether it has ended; until then it is not written. */
  isDone: boolean;
}

/** What a {@linkcode History} has of the world around it. */
export interface HistoryOptions {
  /** Opens the file; called when it is first needed. */
  open(): Promise<HistoryFile>;
  /** Told what went wrong. */
  log(line: string): void;
}

/** What is collected before it is written. */
const WRITE_AFTER_MS = 100;
/** A result beyond this is not worth keeping beside its cell. */
const MOST_RESULT_BYTES = 1024 * 1024;
/** How many cells wait where the file cannot be written. */
const MOST_UNWRITTEN = 1_000;

/**
 * The cells that ran, in this kernel and in those before it. They are written
 * a moment after they ran, so that no cell waits for the disk.
 */
export class History implements AsyncDisposable {
  readonly #options: HistoryOptions;
  #opening: Promise<HistoryFile> | undefined;
  #unwritten: RememberedCell[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: HistoryOptions) {
    this.#options = options;
  }

  /** Remembers a cell that begins. */
  begin(line: number, source: string): RememberedCell {
    const cell = { line, source, output: null, isDone: false };
    if (source.trim() !== "") this.#unwritten.push(cell);
    return cell;
  }

  /**
   * Has a cell that ended written soon.
   *
   * @param cell What {@linkcode History.begin} gave.
   * @param result JSON of its result, as it went to the front ends.
   */
  end(cell: RememberedCell, result: Uint8Array | undefined): void {
    cell.output = result === undefined ? null : plainText(result);
    cell.isDone = true;
    this.#timer ??= setTimeout(() => void this.#write(), WRITE_AFTER_MS);
  }

  /** The cells that a request asks for, the newest last. */
  async find(request: HistoryRequest): Promise<HistoryEntry[]> {
    await this.#write();
    const file = await this.#file();
    return file.find(request).map(({ session, line, source, output }) => [
      session,
      line,
      request.output ? [source, output] : source,
    ]);
  }

  /** Writes what is unwritten, ended or not, and closes the file. */
  async [Symbol.asyncDispose](): Promise<void> {
    for (const cell of this.#unwritten) cell.isDone = true;
    await this.#write();
    const file = await this.#opening?.catch(() => undefined);
    file?.[Symbol.dispose]();
  }

  #file(): Promise<HistoryFile> {
    return this.#opening ??= this.#options.open();
  }

  async #write(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (!this.#unwritten.some(({ isDone }) => isDone)) return;
    try {
      const file = await this.#file();
      file.add(this.#unwritten.filter(({ isDone }) => isDone));
      this.#unwritten = this.#unwritten.filter(({ isDone }) => !isDone);
    } catch (error) {
      // They are tried again with the next cell.
      this.#unwritten.splice(0, this.#unwritten.length - MOST_UNWRITTEN);
      this.#options.log(
        `the history was not written: ${asError(error).message}`,
      );
    }
  }
}

/** The plain text of a result. */
function plainText(result: Uint8Array): string | null {
  if (result.length > MOST_RESULT_BYTES) return null;
  const { data } = JSON.parse(new TextDecoder().decode(result));
  const text: unknown = data?.["text/plain"];
  return typeof text === "string" ? text : null;
}
