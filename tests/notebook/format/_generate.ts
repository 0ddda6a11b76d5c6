/** Random notebooks and random spellings of them, the same for the same seed. */
import type {
  CellOutput,
  DocumentCell,
  JsonValue,
  NotebookDocument,
} from "../../../lib/notebook/format/mod.ts";

/** How a notebook's text is written. */
export interface Spelling {
  /** What a level is indented by; undefined for all in one line. */
  readonly indent: string | undefined;
  readonly newline: string;
  readonly colon: string;
  readonly comma: string;
  /** Whether strings are escaped and numbers spelled at random. */
  readonly isOdd: boolean;
}

const NAMES = [
  "a",
  "tags2",
  "10",
  "9",
  "0",
  "__proto__",
  "constructor",
  "toString",
  "",
  "é",
  "\u{1f600}",
  "\uffff",
  "\ud83d",
  'quote"',
  "back\\slash",
  "line\nend",
];
const TEXTS = [
  "",
  "a",
  "let x = 1;\n",
  "\u2028\u0000\u001b[31m",
  '\\"\\\\',
  "\ud800",
  "\udc00x",
  "\u{1f4a9} é ü 漢",
  "\\u0041",
  ']}",{[',
];
const NUMBERS = [0, -0, 1, -1, 1.5, 1e300, 1e21, 5e-324, 2 ** 53, -123456.789];

/** A source of choices that a seed settles. */
export class Choices {
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
  }

  below(limit: number): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  }

  of<T>(values: readonly T[]): T {
    const value = values[this.below(values.length)];
    if (value === undefined) throw new RangeError("Nothing to choose from");
    return value;
  }

  chance(percent: number): boolean {
    return this.below(100) < percent;
  }

  list<T>(max: number, make: () => T): T[] {
    return Array.from({ length: this.below(max + 1) }, make);
  }
}

export function randomJson(choices: Choices, depth = 3): JsonValue {
  const kind = choices.below(depth > 0 ? 8 : 4);
  if (kind === 0) return choices.of(NUMBERS);
  if (kind <= 2) return choices.of(TEXTS);
  if (kind === 3) {
    return choices.of([true, false, null].map((it) => [it]))[0] ?? null;
  }
  if (kind <= 5) return choices.list(4, () => randomJson(choices, depth - 1));
  return randomObject(choices, depth - 1);
}

export function randomObject(
  choices: Choices,
  depth = 2,
): Record<string, JsonValue> {
  return Object.fromEntries(
    choices.list(4, () => [choices.of(NAMES), randomJson(choices, depth)]),
  );
}

function randomOutput(choices: Choices): CellOutput {
  const lines = choices.list(3, () => choices.of(TEXTS));
  switch (choices.below(4)) {
    case 0:
      return { output_type: "stream", name: "stdout", text: lines };
    case 1:
      return {
        output_type: "error",
        ename: "E",
        evalue: choices.of(TEXTS),
        traceback: lines,
      };
    case 2:
      return {
        output_type: "execute_result",
        execution_count: choices.below(9),
        data: randomObject(choices),
        metadata: {},
      };
    default:
      return {
        output_type: "display_data",
        data: randomObject(choices),
        metadata: randomObject(choices),
      };
  }
}

export function randomCell(choices: Choices, id: string): DocumentCell {
  const common = {
    id,
    metadata: randomObject(choices),
    source: choices.chance(50)
      ? choices.of(TEXTS)
      : choices.list(4, () => choices.of(TEXTS)),
  };
  return choices.chance(60)
    ? {
      cell_type: "code",
      ...common,
      execution_count: choices.chance(50) ? null : choices.below(100),
      outputs: choices.list(3, () => randomOutput(choices)),
    }
    : { cell_type: choices.chance(80) ? "markdown" : "raw", ...common };
}

export function randomNotebook(choices: Choices): NotebookDocument {
  let cells = 0;
  return {
    metadata: randomObject(choices),
    nbformat: 4,
    cells: choices.list(6, () => randomCell(choices, `cell-${cells++}`)),
    nbformat_minor: 5,
  };
}

/** A random way to write. */
export function randomSpelling(choices: Choices): Spelling {
  return {
    indent: choices.of([[undefined], [" "], ["  "], ["\t"], ["    "]])[0],
    newline: choices.of(["\n", "\n", "\r\n"]),
    colon: choices.of([": ", ":", " : "]),
    comma: choices.of([",", ", "]),
    isOdd: choices.chance(50),
  };
}

/** Writes JSON in a certain way; without oddities two writings are the same. */
export function spell(
  value: unknown,
  spelling: Spelling,
  choices: Choices,
  level = 0,
): string {
  const { indent, newline, colon, comma, isOdd } = spelling;
  if (typeof value === "string") return spellString(value, isOdd, choices);
  if (typeof value !== "object" || value === null) {
    if (Object.is(value, -0)) return "-0.0";
    const text = JSON.stringify(value);
    return isOdd && Number.isInteger(value) && /^-?\d{1,9}$/.test(text)
      ? choices.of([text, `${text}.0`, `${text}e0`, `${text}.00E+00`])
      : text;
  }
  const parts = Array.isArray(value)
    ? value.map((one) => spell(one, spelling, choices, level + 1))
    : Object.entries(value).flatMap(([key, one]) => {
      const name = spellString(key, isOdd, choices) + colon;
      const member = name + spell(one, spelling, choices, level + 1);
      // A key that stands twice: the last one counts.
      return isOdd && level > 0 && choices.chance(3)
        ? [`${name}"stale"`, member]
        : [member];
    });
  const [open, close] = Array.isArray(value) ? "[]" : "{}";
  if (parts.length === 0) {
    return `${open}${isOdd ? choices.of(["", " "]) : ""}${close}`;
  }
  if (indent === undefined) return `${open}${parts.join(comma)}${close}`;
  const inner = newline + indent.repeat(level + 1);
  return `${open}${inner}${parts.join("," + inner)}${newline}${
    indent.repeat(level)
  }${close}`;
}

function spellString(text: string, isOdd: boolean, choices: Choices): string {
  const json = JSON.stringify(text);
  if (!isOdd || choices.chance(50)) return json;
  return `"${
    [...json.slice(1, -1).matchAll(/\\u....|\\.|[^]/g)].map(([unit]) =>
      unit.length > 1
        ? unit
        : choices.chance(20)
        ? `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`
        : unit === "/"
        ? "\\/"
        : unit
    ).join("")
  }"`;
}
