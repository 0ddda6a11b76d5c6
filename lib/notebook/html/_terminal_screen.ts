/** How a run of characters looks. */
export interface TerminalLook {
  /** A colour's number (0 to 15) or its value (`#rrggbb`). */
  readonly ink?: number | string;
  readonly ground?: number | string;
  readonly isBold?: boolean;
  readonly isDim?: boolean;
  readonly isItalic?: boolean;
  readonly isUnderlined?: boolean;
  readonly isStruck?: boolean;
  readonly isInverse?: boolean;
  readonly isHidden?: boolean;
  /** Where it leads. */
  readonly href?: string;
}

/** Characters that look the same. */
export interface TerminalRun {
  text: string;
  readonly look: TerminalLook;
}

/** A line, and how many characters it has. */
interface Line {
  readonly runs: TerminalRun[];
  length: number;
}

function emptyLine(): Line {
  return { runs: [], length: 0 };
}

const PLAIN: TerminalLook = {};
const ESC = String.fromCharCode(27);
const BELL = String.fromCharCode(7);
const BACKSPACE = String.fromCharCode(8);
/** What is not text: escape sequences, cut ones too, and control characters. */
const CONTROL_REGEXP = new RegExp(
  [
    `${ESC}\\[([\\d;:?<>=]*)[ -/]*([@-~])`,
    `${ESC}\\](?:8;[^;${ESC}${BELL}]*;([^${ESC}${BELL}]*)|[^${ESC}${BELL}]*)(?:${ESC}\\\\|${BELL}|$)`,
    `${ESC}[PX^_][^${ESC}]*(?:${ESC}\\\\|$)`,
    `${ESC}\\[[\\d;:?<>=]*$`,
    `${ESC}[ -/]*[0-Z\\\\-~]?`,
    `(?![\\t])\\p{Cc}`,
  ].join("|"),
  "gu",
);
/** A line of more pieces than this is not drawn over piece by piece. */
const MAX_RUNS = 2_000;
/** No cursor goes farther to the right, nor a line's padding with it. */
const MAX_COLUMN = 10_000;

/**
 * What a terminal shows at the end of all that was written to it: bars that were
 * drawn over and over stand there once. Screens have no bottom here.
 */
export function terminalLines(
  text: string,
): readonly (readonly TerminalRun[])[] {
  const screen = new Screen();
  let at = 0;
  for (const found of text.matchAll(CONTROL_REGEXP)) {
    if (found.index > at) screen.write(text.slice(at, found.index));
    at = found.index + found[0].length;
    if (found[2] !== undefined) screen.control(found[2], found[1] ?? "");
    else if (found[3] !== undefined) screen.link(found[3]);
    else screen.move(found[0]);
  }
  if (at < text.length) screen.write(text.slice(at));
  return screen.lines.map(({ runs }) => runs);
}

class Screen {
  readonly lines: Line[] = [emptyLine()];
  #row = 0;
  #column = 0;
  #look: TerminalLook = PLAIN;

  write(text: string): void {
    const line = this.#line();
    const gap = this.#column - line.length;
    const end = this.#column + text.length;
    if (gap < 0) {
      const kept = cut(line, 0, this.#column);
      put(kept, text, this.#look);
      if (line.runs.length <= MAX_RUNS) join(kept, cut(line, end, line.length));
      this.lines[this.#row] = kept;
    } else {
      put(line, " ".repeat(gap), PLAIN);
      put(line, text, this.#look);
    }
    this.#column = end;
  }

  move(sign: string): void {
    if (sign === "\n") {
      this.#goTo(this.#row + 1);
      this.#column = 0;
    } else if (sign === "\r") this.#column = 0;
    else if (sign === BACKSPACE) this.#column = Math.max(0, this.#column - 1);
  }

  link(address: string): void {
    const { href: _, ...look } = this.#look;
    this.#look = address === "" ? look : { ...look, href: address };
  }

  control(letter: string, parameters: string): void {
    if (letter === "m") {
      this.#look = lookAfter(this.#look, parameters);
      return;
    }
    const count = Math.min(parseInt(parameters, 10) || 1, MAX_COLUMN);
    switch (letter) {
      case "A":
      case "F":
        this.#row = Math.max(0, this.#row - count);
        if (letter === "F") this.#column = 0;
        break;
      case "B":
      case "E":
        // Downward only over what is there: no output makes a thousand lines of two bytes.
        this.#row = Math.min(this.lines.length - 1, this.#row + count);
        if (letter === "E") this.#column = 0;
        break;
      case "C":
        this.#column = Math.min(this.#column + count, MAX_COLUMN);
        break;
      case "D":
        this.#column = Math.max(0, this.#column - count);
        break;
      case "G":
        this.#column = count - 1;
        break;
      case "K":
        this.#erase(parameters);
        break;
      case "J":
        this.#clear(parameters);
        break;
    }
  }

  #line(): Line {
    return this.lines[this.#row] ??= emptyLine();
  }

  #goTo(row: number): void {
    this.#row = row;
    this.#line();
  }

  #erase(which: string): void {
    const line = this.#line();
    if (which === "2") {
      this.lines[this.#row] = emptyLine();
    } else if (which === "1") {
      const kept = emptyLine();
      put(kept, " ".repeat(Math.min(this.#column, line.length)), PLAIN);
      join(kept, cut(line, this.#column, line.length));
      this.lines[this.#row] = kept;
    } else this.lines[this.#row] = cut(line, 0, this.#column);
  }

  #clear(which: string): void {
    if (which === "2" || which === "3") {
      this.lines.splice(0, Infinity, emptyLine());
      this.#row = this.#column = 0;
    } else if (which === "" || which === "0") {
      this.#erase("");
      this.lines.length = this.#row + 1;
    }
  }
}

function put(line: Line, text: string, look: TerminalLook): void {
  if (text === "") return;
  const last = line.runs.at(-1);
  if (last?.look === look) last.text += text;
  else line.runs.push({ text, look });
  line.length += text.length;
}

function join(line: Line, more: Line): void {
  for (const { text, look } of more.runs) put(line, text, look);
}

/** The part of a line between two columns. */
function cut(line: Line, from: number, to: number): Line {
  const kept = emptyLine();
  let at = 0;
  for (const { text, look } of line.runs) {
    put(kept, text.slice(Math.max(0, from - at), Math.max(0, to - at)), look);
    at += text.length;
    if (at >= to) break;
  }
  return kept;
}

/** What each code turns on. */
const ON: Readonly<Record<number, TerminalLook>> = {
  1: { isBold: true },
  2: { isDim: true },
  3: { isItalic: true },
  4: { isUnderlined: true },
  7: { isInverse: true },
  8: { isHidden: true },
  9: { isStruck: true },
  21: { isUnderlined: true },
  22: { isBold: false, isDim: false },
  23: { isItalic: false },
  24: { isUnderlined: false },
  27: { isInverse: false },
  28: { isHidden: false },
  29: { isStruck: false },
};

function lookAfter(look: TerminalLook, parameters: string): TerminalLook {
  const codes = parameters.split(/[;:]/).map((code) => parseInt(code, 10) || 0);
  let next = look;
  for (let i = 0; i < codes.length; i++) {
    const code = codes[i] ?? 0;
    if (code === 0) {
      next = next.href === undefined ? PLAIN : { href: next.href };
    } else if (ON[code]) next = { ...next, ...ON[code] };
    else if (code === 38 || code === 48) {
      const { color, used } = extendedColor(codes, i + 1);
      i += used;
      if (color !== undefined) {
        next = { ...next, [code === 38 ? "ink" : "ground"]: color };
      }
    } else if (code === 39) next = without(next, "ink");
    else if (code === 49) next = without(next, "ground");
    else if (code >= 30 && code < 38) next = { ...next, ink: code - 30 };
    else if (code >= 40 && code < 48) next = { ...next, ground: code - 40 };
    else if (code >= 90 && code < 98) next = { ...next, ink: code - 82 };
    else if (code >= 100 && code < 108) next = { ...next, ground: code - 92 };
  }
  return next;
}

function without(look: TerminalLook, name: "ink" | "ground"): TerminalLook {
  const { [name]: _, ...rest } = look;
  return rest;
}

/** The colour that `38;5;…` or `38;2;…` names, and how many numbers it takes. */
function extendedColor(
  codes: readonly number[],
  at: number,
): { color?: number | string; used: number } {
  const [sort, first = 0, second = 0, third = 0] = codes.slice(at, at + 4);
  if (sort === 2) return { color: hex(first, second, third), used: 4 };
  if (sort !== 5) return { used: 0 };
  if (first < 16) return { color: first, used: 2 };
  if (first > 255) return { used: 2 };
  if (first >= 232) {
    const grey = 8 + (first - 232) * 10;
    return { color: hex(grey, grey, grey), used: 2 };
  }
  const steps = [0, 95, 135, 175, 215, 255];
  const cube = first - 16;
  const step = (n: number) => steps[n % 6] ?? 0;
  return {
    color: hex(
      step(Math.floor(cube / 36)),
      step(Math.floor(cube / 6)),
      step(cube),
    ),
    used: 2,
  };
}

function hex(...values: readonly number[]): string {
  return `#${
    values.map((value) =>
      Math.min(255, Math.max(0, value)).toString(16).padStart(2, "0")
    ).join("")
  }`;
}
