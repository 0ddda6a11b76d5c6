import { stripAnsiCode } from "@std/fmt/colors";
import type { CommandContext } from "./command.ts";

/** Whether a stream is a terminal that shows colours, and wants them. */
export function isColored(
  stream: { isTerminal(): boolean },
  { env }: CommandContext,
): boolean {
  return stream.isTerminal() && !env("NO_COLOR") && env("TERM") !== "dumb";
}

/** Writes text as it is, without a line end of its own. */
export function writeText(
  stream: { writeSync(bytes: Uint8Array): number },
  text: string,
): void {
  const bytes = new TextEncoder().encode(text);
  for (let at = 0; at < bytes.length;) {
    at += stream.writeSync(bytes.subarray(at));
  }
}

/** Gathers text into lines: a program prints in pieces. */
export class LineBuffer {
  readonly #take: (line: string) => void;
  #rest = "";

  /** @param take Takes each line, without its end. */
  constructor(take: (line: string) => void) {
    this.#take = take;
  }

  /** Takes text. */
  add(text: string): void {
    const lines = (this.#rest + text).split("\n");
    this.#rest = lines.pop() ?? "";
    for (const line of lines) this.#take(line);
  }

  /** Gives what waits for its line end. */
  flush(): void {
    if (this.#rest !== "") this.#take(this.#rest);
    this.#rest = "";
  }
}

/** A line at the foot of a terminal that says how things stand, and goes when something is written. */
export class StatusLine {
  readonly #text: () => string | undefined;
  #timer: ReturnType<typeof setInterval> | undefined;
  #isShown = false;

  /** @param text What it says now, if anything. */
  constructor(text: () => string | undefined) {
    this.#text = text;
  }

  /** Shows it from now on, where standard error is a terminal. */
  start(everyMs: number): void {
    if (!Deno.stderr.isTerminal()) return;
    this.#timer ??= setInterval(() => this.#show(), everyMs);
  }

  /** Takes it away until it is shown again. */
  hide(): void {
    if (this.#isShown) writeText(Deno.stderr, "\r\x1b[K");
    this.#isShown = false;
  }

  /** Takes it away for good. */
  stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.hide();
  }

  #show(): void {
    if (isAsking) return;
    const text = this.#text();
    if (text === undefined) return this.hide();
    writeText(Deno.stderr, `\r\x1b[K${text}`);
    this.#isShown = true;
  }
}

/** A stream that text goes to. */
interface TextStream {
  isTerminal(): boolean;
  writeSync(bytes: Uint8Array): number;
}

/** What the sinks of one notebook have in common. */
export interface SinkOptions {
  /** What each line begins with. */
  readonly prefix: string;
  /** What is to go before something is written. */
  readonly status: StatusLine;
  /** Whether others write there at the same time, so that only whole lines may be written. */
  readonly isMixed: boolean;
}

/**
 * Where a notebook's text goes: to a terminal as it comes, else in whole lines,
 * without colours and without what a carriage return takes away again.
 */
export class TextSink {
  readonly #stream: TextStream;
  readonly #write: (line: string) => void;
  readonly #options: SinkOptions;
  readonly #isTerminal: boolean;
  readonly #lines: LineBuffer;
  #isAtLineStart = true;

  /**
   * @param stream Where it goes to.
   * @param write Writes a line there.
   * @param options What it shares with others.
   */
  constructor(
    stream: TextStream,
    write: (line: string) => void,
    options: SinkOptions,
  ) {
    this.#stream = stream;
    this.#write = write;
    this.#options = options;
    this.#isTerminal = stream.isTerminal();
    this.#lines = new LineBuffer((line) => this.#whole(line));
  }

  /** Whether a terminal's cursor is where a line begins. */
  get isAtLineStart(): boolean {
    return this.#isAtLineStart;
  }

  /** Writes text as it is. */
  text(text: string): void {
    if (text === "") return;
    if (!this.#isTerminal || this.#options.isMixed) {
      return this.#lines.add(text);
    }
    this.#options.status.hide();
    writeText(this.#stream, text);
    this.#isAtLineStart = text.endsWith("\n");
  }

  /** Writes a line, or several, which begin as lines do. */
  line(text: string): void {
    this.flush();
    this.text(`${text}\n`);
  }

  /** Ends the line that is there. */
  flush(): void {
    this.#lines.flush();
    if (!this.#isAtLineStart) this.text("\n");
  }

  #whole(line: string): void {
    const text = line.replace(/\r+$/, "");
    const last = text.slice(text.lastIndexOf("\r") + 1);
    const shown = this.#isTerminal ? last : stripAnsiCode(last);
    this.#options.status.hide();
    this.#write(this.#options.prefix + shown);
  }
}

/** Whether a question stands at the foot of the terminal. */
let isAsking = false;
/** What was typed and not asked for yet. */
let typed: { readonly lines: AsyncIterator<string> } | undefined;

/**
 * Asks the person at the terminal for a line.
 *
 * @param question What is shown before.
 * @param signal Ends the waiting.
 * @param isHidden Whether what is typed is not to be seen.
 * @returns The line; nothing at the end of the input, or when the signal was aborted.
 */
export async function askLine(
  question: string,
  signal: AbortSignal,
  isHidden = false,
): Promise<string | undefined> {
  if (signal.aborted) return undefined;
  writeText(Deno.stderr, question);
  typed ??= { lines: stdinLines() };
  const hides = isHidden && Deno.stdin.isTerminal();
  isAsking = true;
  if (hides) setEcho(false);
  const ended = Promise.withResolvers<undefined>();
  const onAbort = () => ended.resolve(undefined);
  signal.addEventListener("abort", onAbort, { once: true });
  try {
    const line = await Promise.race([typed.lines.next(), ended.promise]);
    return line === undefined || line.done ? undefined : line.value;
  } finally {
    isAsking = false;
    signal.removeEventListener("abort", onAbort);
    if (hides) {
      setEcho(true);
      writeText(Deno.stderr, "\n");
    }
  }
}

async function* stdinLines(): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = "";
  for await (const bytes of Deno.stdin.readable) {
    const lines = (rest + decoder.decode(bytes, { stream: true })).split(
      /\r?\n/,
    );
    rest = lines.pop() ?? "";
    yield* lines;
  }
  if (rest !== "") yield rest;
}

/** Has the terminal show what is typed, or not. */
function setEcho(isShown: boolean): void {
  // Deno's raw mode would leave the editing of the line to us.
  new Deno.Command("stty", {
    args: [isShown ? "echo" : "-echo"],
    stdin: "inherit",
    stdout: "null",
    stderr: "null",
  }).outputSync();
}
