import { widthOf } from "../../../lib/display/text/measure.ts";

const TOKEN_REGEXP = new RegExp(
  `${String.fromCharCode(27)}\\[(\\??[\\d;]*)([A-Za-z])|([\\s\\S])`,
  "gu",
);

/**
 * As much of a terminal as frames use: lines that wrap and scroll, the cursor
 * up and down, clearing. What it does not know, it throws on, so that no test
 * passes on a misunderstanding.
 */
export class Screen {
  /** Lines that scrolled away. */
  readonly history: string[] = [];
  #lines: string[][] = [[]];
  #row = 0;
  #column = 0;

  constructor(public columns: number, public rows: number) {}

  write(text: string): void {
    for (const [, numbers = "", command, char] of text.matchAll(TOKEN_REGEXP)) {
      if (char !== undefined) this.#put(char);
      else this.#control(command ?? "", numbers);
    }
  }

  /** A line that is wider than the window now is, takes more rows, as in terminals that reflow. */
  resize(columns: number, rows: number): void {
    const at = this.#lines.slice(0, this.#row).reduce(
      (sum, line) =>
        sum + Math.max(1, Math.ceil(widthOf(line.join("")) / columns)),
      0,
    );
    this.#lines = this.#lines.flatMap((line) => {
      const parts: string[][] = [];
      for (let i = 0; i < Math.max(1, line.length); i += columns) {
        parts.push(line.slice(i, i + columns));
      }
      return parts;
    });
    this.#row = at + Math.floor(this.#column / columns);
    this.#column %= columns;
    this.columns = columns;
    this.rows = rows;
    this.#scroll();
  }

  /** All lines, those that scrolled away too, without white space at the ends. */
  text(): string {
    return [...this.history, ...this.#lines.map((line) => line.join(""))]
      .map((line) => line.trimEnd()).join("\n").trimEnd();
  }

  /** What is in the window. */
  window(): string {
    return this.#lines.map((line) => line.join("").trimEnd()).join("\n")
      .trimEnd();
  }

  /** The text of the line that the cursor is in. */
  get cursorLine(): string {
    return this.#line(this.#row).join("").trimEnd();
  }

  #put(char: string): void {
    if (char === "\n") {
      this.#row++;
      this.#column = 0;
      this.#line(this.#row);
      this.#scroll();
      return;
    }
    if (char === "\r") {
      this.#column = 0;
      return;
    }
    const width = widthOf(char);
    if (width === 0) return;
    if (this.#column + width > this.columns) this.#put("\n");
    const line = this.#line(this.#row);
    while (line.length < this.#column) line.push(" ");
    line.splice(this.#column, width, char, ...Array(width - 1).fill(""));
    this.#column += width;
  }

  #control(command: string, numbers: string): void {
    const n = Number(numbers || 1);
    switch (command) {
      case "A":
        this.#row = Math.max(0, this.#row - n);
        break;
      case "B":
        this.#row = Math.min(this.#lines.length - 1, this.#row + n);
        break;
      case "G":
        this.#column = Math.max(0, n - 1);
        break;
      case "K":
        if (numbers === "2") this.#line(this.#row).splice(0);
        else this.#line(this.#row).splice(this.#column);
        break;
      case "J":
        this.#line(this.#row).splice(this.#column);
        this.#lines.splice(this.#row + 1);
        break;
      case "m":
        break;
      default:
        throw new Error(`A terminal's command that no frame uses: ${command}`);
    }
  }

  #line(row: number): string[] {
    while (this.#lines.length <= row) this.#lines.push([]);
    return this.#lines[row] ?? [];
  }

  #scroll(): void {
    while (this.#lines.length > this.rows) {
      this.history.push(this.#lines.shift()?.join("") ?? "");
      this.#row = Math.max(0, this.#row - 1);
    }
  }
}
