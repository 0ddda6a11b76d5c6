import type { JsonValue } from "../format/mod.ts";
import { jsonText } from "./_json_text.ts";

/** What a line that begins a cell says of it. */
export interface CellOptions {
  /** Words in front of the options. */
  readonly title: string;
  /** Names and values, in their order. */
  readonly values: ReadonlyMap<string, JsonValue>;
}

/** Names that need no quotes, as jupytext has them; `--` would end a comment of XML. */
export const OPTION_NAME_REGEXP = /^(?!.*--)[a-zA-Z0-9_.@/-]+$/;

/** How many beginnings of options a line of prose may seem to have. */
const MAX_TRIES = 50;

/** Options as text: `tags=["parameters"] collapsed=true`. */
export function writeCellOptions(
  options: Iterable<readonly [string, JsonValue | undefined]>,
): string {
  return Array.from(options, ([name, value]) => `${name}=${jsonText(value)}`)
    .join(" ");
}

/**
 * Reads `title name=value name=value` or `title {"name": value}`. What cannot be
 * read as options belongs to the title.
 */
export function readCellOptions(text: string): CellOptions {
  const all = text.trim();
  const brace = all.indexOf("{");
  const equals = all.indexOf("=");
  if (brace >= 0 && (equals < 0 || brace < equals)) {
    const members = membersOf(parseJson(all.slice(brace)));
    if (members !== undefined) {
      return { title: all.slice(0, brace).trim(), values: new Map(members) };
    }
  }
  let tries = 0;
  for (const { index } of all.matchAll(/(?<=^|\s)[a-zA-Z0-9_.@/-]+\s*=/g)) {
    if (++tries > MAX_TRIES) break;
    const values = new OptionReader(all, index).read();
    if (values !== undefined) {
      return { title: all.slice(0, index).trim(), values };
    }
  }
  return { title: all, values: new Map() };
}

/** Reads options from left to right. */
class OptionReader {
  #at: number;

  constructor(readonly text: string, at: number) {
    this.#at = at;
  }

  #take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.text)?.[0];
    if (found !== undefined) this.#at += found.length;
    return found;
  }

  /** All options up to the end; nothing if something else is in between. */
  read(): Map<string, JsonValue> | undefined {
    const values = new Map<string, JsonValue>();
    while (this.#at < this.text.length) {
      const name = this.#take(/[a-zA-Z0-9_.@/-]+/y);
      if (name === undefined) return undefined;
      let value: JsonValue | undefined = null;
      if (this.#take(/\s*=\s*/y) !== undefined) {
        value = this.#value();
        if (value === undefined) return undefined;
      }
      values.set(name, value);
      const gap = this.#take(/\s*,?\s+|$/y);
      if (gap === undefined) return undefined;
    }
    return values;
  }

  #value(): JsonValue | undefined {
    const first = this.text.charAt(this.#at);
    if (first === "{" || first === "[") return parseJson(this.#brackets());
    if (first === '"') {
      return parseJson(this.#take(/"(?:[^"\\]|\\.)*"/sy) ?? "");
    }
    // What people write by hand who know Python.
    if (first === "'") return this.#take(/'[^']*'/y)?.slice(1, -1);
    const word = this.#take(/[^\s,]+/y) ?? "";
    return parseJson(PYTHON_WORDS[word] ?? word);
  }

  /** The text up to the bracket that closes the one here. */
  #brackets(): string {
    const start = this.#at;
    let depth = 0;
    do {
      const token = this.#take(/"(?:[^"\\]|\\.)*"|[^"[\]{}]+|[[\]{}]/sy);
      if (token === undefined) return "";
      if (token === "{" || token === "[") depth++;
      if (token === "}" || token === "]") depth--;
    } while (depth > 0);
    return this.text.slice(start, this.#at);
  }
}

const PYTHON_WORDS: Readonly<Record<string, string>> = {
  True: "true",
  False: "false",
  None: "null",
};

function membersOf(value: unknown): [string, JsonValue][] | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? Object.entries(value)
    : undefined;
}

function parseJson(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
