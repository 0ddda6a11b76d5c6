import { count, widthOf } from "../text/measure.ts";
import { Pace } from "./_pace.ts";
import type { Outlet, OutputHost, TerminalSize } from "./host.ts";

/** What makes the lines of one place for a given room. */
export type LineMaker = (columns: number) => readonly string[];

/** One place in the region. */
export interface Place {
  readonly outlet: Outlet;
  lines: LineMaker | undefined;
}

const UP = (rows: number) => rows > 0 ? `\x1b[${rows}A` : "";
const DOWN = "\x1b[1B";
const CLEAR_LINE_END = "\x1b[K";
const CLEAR_BELOW = "\x1b[J";

/** Methods of a console that print. */
const PRINTERS = [
  "assert",
  "count",
  "debug",
  "dir",
  "dirxml",
  "error",
  "group",
  "groupCollapsed",
  "info",
  "log",
  "table",
  "timeEnd",
  "timeLog",
  "trace",
  "warn",
] as const;

/**
 * The last lines of a terminal, redrawn in place: all that is under way stands
 * there, one place under another. What is finished moves above it for good.
 *
 * The cursor rests, visible, at the end of the last line: whatever ends the
 * program (an interrupt, an error) leaves the terminal as it should be and the
 * last frame where it is. While places are open, what the console prints goes
 * above them; the console is as it was once the last is closed.
 */
export class Region {
  readonly #host: OutputHost;
  readonly #places: Place[] = [];
  readonly #pace: Pace;
  /** Widths of the lines on the screen, from the top. */
  #drawn: number[] = [];
  #drawnOn: Outlet | undefined;
  #last = "";
  #isPrinting = false;
  #restore: (() => void) | undefined;

  constructor(host: OutputHost) {
    this.#host = host;
    this.#pace = new Pace(host, () => this.#draw());
  }

  /** Opens a place beneath the others. */
  open(outlet: Outlet): Place {
    const place: Place = { outlet, lines: undefined };
    this.#places.push(place);
    this.#restore ??= this.#watchConsole();
    return place;
  }

  /** Something changed in a place. */
  touch(): void {
    this.#pace.touch();
  }

  /** Closes a place and leaves its last lines above the others for good. */
  close(place: Place, lines: readonly string[]): void {
    const at = this.#places.indexOf(place);
    if (at < 0) return;
    this.#places.splice(at, 1);
    this.#around(() => {
      if (lines.length > 0) {
        this.#write(lines.map((line) => `${line}\n`).join(""), place.outlet);
      }
    });
    if (this.#places.length === 0) {
      this.#pace.rest();
      this.#restore?.();
      this.#restore = undefined;
    }
  }

  /** Takes the frames away, does what prints, and puts them back. */
  #around(print: () => void): void {
    if (this.#isPrinting) return print();
    this.#isPrinting = true;
    this.#erase();
    try {
      print();
    } finally {
      this.#isPrinting = false;
      if (this.#places.some(({ lines }) => lines !== undefined)) {
        this.#pace.drawNow();
      }
    }
  }

  #size(): TerminalSize {
    return this.#host.terminal(this.#outlet()) ??
      { columns: 80, rows: 24 };
  }

  /** Where the frame stands; a place that opens later may lead elsewhere. */
  #outlet(): Outlet {
    return this.#drawnOn ?? this.#places[0]?.outlet ?? "stdout";
  }

  #draw(): void {
    if (this.#isPrinting) return;
    const size = this.#size();
    // A line as wide as the terminal leaves the cursor where terminals differ.
    const columns = Math.max(1, size.columns - 1);
    const all = this.#places.flatMap(({ lines }) => lines?.(columns) ?? []);
    const frame = lastOf(all, size);
    const text = frame.join("\n");
    if (text === this.#last) return;
    const back = this.#back(size);
    if (frame.length === 0) return this.#erase();
    this.#write(
      back + frame.map((line) => line + CLEAR_LINE_END).join("\n") +
        CLEAR_BELOW,
    );
    this.#drawnOn = this.#outlet();
    this.#drawn = frame.map(widthOf);
    this.#last = text;
  }

  #erase(): void {
    if (this.#drawn.length > 0) {
      const size = this.#size();
      const more = Math.min(rowsOf(this.#drawn, size.columns), size.rows) - 1;
      // Line by line: some terminals keep what "clear all below" removes from
      // the whole of the screen.
      this.#write(
        this.#back(size) + CLEAR_LINE_END +
          (DOWN + CLEAR_LINE_END).repeat(more) +
          UP(more),
      );
    }
    this.#drawn = [];
    this.#drawnOn = undefined;
    this.#last = "";
  }

  /** Moves the cursor to where the last frame begins. */
  #back({ columns, rows }: TerminalSize): string {
    if (this.#drawn.length === 0) return "";
    // In a window that became narrower, its lines take more rows.
    const taken = rowsOf(this.#drawn, columns);
    return `\r${UP(Math.min(taken, rows) - 1)}`;
  }

  /** A terminal that is gone must not end the work that is shown on it. */
  #write(text: string, outlet = this.#outlet()): void {
    try {
      this.#host.write(outlet, text);
    } catch {
      this.#drawn = [];
    }
  }

  #watchConsole(): () => void {
    const { console } = this.#host;
    const own = PRINTERS.flatMap((name) => {
      const print = console[name];
      if (typeof print !== "function") return [];
      const wrapped = (...values: unknown[]) =>
        this.#around(() => Reflect.apply(print, console, values));
      console[name] = wrapped;
      return [{ name, print, wrapped }];
    });
    return () => {
      for (const { name, print, wrapped } of own) {
        // Whoever put something else there meanwhile keeps it.
        if (console[name] === wrapped) console[name] = print;
      }
    };
  }
}

/** Rows that lines take; those of a window that became narrower take more. */
function rowsOf(widths: readonly number[], columns: number): number {
  return widths.reduce(
    (sum, width) => sum + Math.max(1, Math.ceil(width / columns)),
    0,
  );
}

/** The last lines that fit, the first of them saying what stands above. */
function lastOf(
  lines: readonly string[],
  { columns, rows }: TerminalSize,
): readonly string[] {
  const room = Math.max(1, rows - 1);
  const widths = lines.map(widthOf);
  if (rowsOf(widths, columns) <= room) return lines;
  let from = lines.length;
  let taken = 1;
  while (from > 0) {
    taken += rowsOf(widths.slice(from - 1, from), columns);
    if (taken > room) break;
    from--;
  }
  return [`⋮ ${count(from, "line")} above`, ...lines.slice(from)];
}
