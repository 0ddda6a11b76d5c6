import { stripAnsiCode } from "@std/fmt/colors";
import type { CellError, CellEvent, DisplayEvent } from "../../cells/mod.ts";
import { sizeText } from "./limits.ts";
import type { OutputCleaner } from "./output.ts";

/** What is shown with more bytes than this is not looked at. */
const MOST_DISPLAY_BYTES = 4 * 1024 ** 2;
/** Errors that the engine makes to tell how a program ended, which is told otherwise. */
const ENDINGS = new Set(["KeyboardInterrupt", "ProcessEnded"]);

/** The text that comes of a program: printed, shown, thrown, in true order. */
export class ProgramOutput {
  /** What is kept of it. */
  text = "";
  readonly #cleaner: OutputCleaner;
  readonly #most: number;
  #leftOut = 0;
  #fresh = "";
  #hasEnded = false;
  #wake = Promise.withResolvers<void>();

  /**
   * @param cleaner Makes text for people of it.
   * @param most Characters that are kept.
   */
  constructor(cleaner: OutputCleaner, most: number) {
    this.#cleaner = cleaner;
    this.#most = most;
  }

  /** Takes what the engine tells. */
  take(event: CellEvent): void {
    switch (event.type) {
      case "stream":
        return this.#add(this.#cleaner.push(event.text));
      case "error":
        return this.#add(this.#cleaner.push(errorText(event.error)));
      case "display":
        return this.#add(this.#cleaner.push(displayText(event)));
    }
  }

  /** Pieces as they come, until {@linkcode end}. */
  async *pieces(): AsyncGenerator<string> {
    while (true) {
      const text = this.#fresh;
      this.#fresh = "";
      if (text !== "") yield text;
      else if (this.#hasEnded) return;
      else {
        await this.#wake.promise;
        this.#wake = Promise.withResolvers();
      }
    }
  }

  /** Nothing more comes. */
  end(): void {
    this.#add(this.#cleaner.end());
    this.#hasEnded = true;
    this.#wake.resolve();
  }

  /** All of it, with notes of what happened to it and to the program. */
  whole(notes: readonly string[]): string {
    const all = [
      ...(this.#leftOut > 0
        ? [`[Output cut: ${this.#leftOut} more characters were left out]`]
        : []),
      ...notes,
    ];
    const gap = this.text === "" || this.text.endsWith("\n") ? "" : "\n";
    return all.length === 0
      ? this.text
      : `${this.text}${gap}${all.join("\n")}\n`;
  }

  #add(text: string): void {
    const kept = text.slice(0, Math.max(0, this.#most - this.text.length));
    this.text += kept;
    this.#leftOut += text.length - kept.length;
    if (kept === "") return;
    this.#fresh += kept;
    this.#wake.resolve();
  }
}

function errorText({ name, thrown, traceback }: CellError): string {
  if (thrown === undefined && ENDINGS.has(name)) return "";
  const text = stripAnsiCode(traceback.join("\n"));
  return `error: ${thrown?.kind === "value" ? "" : "Uncaught "}${text}\n`;
}

/** What a program shows by `Deno.jupyter.display`, as text; what it replaces later counts once. */
function displayText({ content, update }: DisplayEvent): string {
  if (update) return "";
  if (content.length > MOST_DISPLAY_BYTES) {
    return `[A display of ${sizeText(content.length)} was left out]\n`;
  }
  const shown: unknown = JSON.parse(new TextDecoder().decode(content));
  const text = partOf(partOf(shown, "data"), "text/plain");
  const lines = Array.isArray(text) ? text.join("") : text;
  return typeof lines === "string" ? lines.replace(/\n?$/, "\n") : "";
}

function partOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null
    ? Reflect.get(value, name)
    : undefined;
}
