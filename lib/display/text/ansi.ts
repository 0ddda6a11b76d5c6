/**
 * Styles of a terminal. Whether there are any is the caller's decision and
 * comes by parameter; `@std/fmt/colors` takes it from a global switch, with
 * which no view could be a pure function.
 */
export interface Ansi {
  readonly isColored: boolean;
  bold(text: string): string;
  dim(text: string): string;
  italic(text: string): string;
  underline(text: string): string;
  strike(text: string): string;
  red(text: string): string;
  green(text: string): string;
  yellow(text: string): string;
  blue(text: string): string;
  magenta(text: string): string;
  cyan(text: string): string;
}

const CODES = {
  bold: [1, 22],
  dim: [2, 22],
  italic: [3, 23],
  underline: [4, 24],
  strike: [9, 29],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  blue: [34, 39],
  magenta: [35, 39],
  cyan: [36, 39],
} as const;

/** The styles, or functions that change nothing. */
export function ansi(isColored: boolean): Ansi {
  const style = (name: keyof typeof CODES) => (text: string) => {
    if (!isColored || text === "") return text;
    const [on, off] = CODES[name];
    // Each line for itself, so that a padded or cut line never bleeds.
    return text.split("\n").map((line) => `\x1b[${on}m${line}\x1b[${off}m`)
      .join("\n");
  };
  return {
    isColored,
    bold: style("bold"),
    dim: style("dim"),
    italic: style("italic"),
    underline: style("underline"),
    strike: style("strike"),
    red: style("red"),
    green: style("green"),
    yellow: style("yellow"),
    blue: style("blue"),
    magenta: style("magenta"),
    cyan: style("cyan"),
  };
}

/** The same text without what {@linkcode ansi} put in. */
export function stripAnsi(text: string): string {
  return text.replaceAll(ANSI_REGEXP, "");
}

// Built from a string: a control character in a literal is taken for a slip.
const ANSI_REGEXP = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, "g");
