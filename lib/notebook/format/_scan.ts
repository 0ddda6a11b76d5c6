/** A value in JSON's text, with the key and the white space around it. All numbers are offsets. */
export interface Entry {
  /** Its key, decoded; undefined for elements of arrays and the root. */
  readonly key: string | undefined;
  /** Which one it is of what it stands among. */
  readonly index: number;
  /** Behind the bracket or comma before it, where its white space starts. */
  readonly from: number;
  /** Where its key starts, or the value where there is no key. */
  readonly start: number;
  /** Where its value starts. */
  readonly valueStart: number;
  /** Behind its value. */
  readonly valueEnd: number;
  /** The comma or closing bracket behind it. */
  readonly to: number;
  /** What the value contains, if the scan went so deep. */
  children: readonly Entry[] | undefined;
}

const QUOTE = 34;
const COMMA = 44;
const OPEN_ARRAY = 91;
const BACKSLASH = 92;
const CLOSE_ARRAY = 93;
const OPEN_OBJECT = 123;
const CLOSE_OBJECT = 125;

/** The offset behind a string that starts at `at`. */
export function skipString(text: string, at: number): number {
  let end = at;
  for (;;) {
    end = text.indexOf('"', end + 1);
    if (end < 0) return text.length;
    // An even number of backslashes stands before the quote that ends it.
    let before = end - 1;
    while (text.charCodeAt(before) === BACKSLASH) before--;
    if (((end - before) & 1) === 1) return end + 1;
  }
}

/** The first offset from `at` that is no white space. */
export function skipSpace(text: string, at: number): number {
  let end = at;
  for (;;) {
    const code = text.charCodeAt(end);
    if (code !== 32 && code !== 10 && code !== 13 && code !== 9) return end;
    end++;
  }
}

/** The offset behind a value that starts at `at`; the text is known to be JSON. */
function skipValue(text: string, at: number): number {
  const first = text.charCodeAt(at);
  if (first === QUOTE) return skipString(text, at);
  let end = at;
  if (first !== OPEN_OBJECT && first !== OPEN_ARRAY) {
    for (;;) {
      const code = text.charCodeAt(++end);
      // Numbers, true, false, null: until white space, a comma, a bracket, the end.
      if (
        code <= 32 || code === COMMA || code === CLOSE_ARRAY ||
        code === CLOSE_OBJECT || code !== code
      ) return end;
    }
  }
  let depth = 0;
  for (;;) {
    const code = text.charCodeAt(end);
    if (code === QUOTE) {
      end = skipString(text, end);
      continue;
    }
    end++;
    if (code === OPEN_OBJECT || code === OPEN_ARRAY) depth++;
    else if (code === CLOSE_OBJECT || code === CLOSE_ARRAY) {
      if (--depth === 0) return end;
    } else if (code !== code) return text.length;
  }
}

/**
 * The members of an object or the elements of an array.
 *
 * @param text JSON's text, known to be well formed.
 * @param at Where the opening bracket is.
 * @param depth How many levels below to scan as well, in the same pass.
 * @returns The entries, and the offset behind the closing bracket.
 */
export function scanContainer(
  text: string,
  at: number,
  depth: number,
): { readonly entries: Entry[]; readonly end: number } {
  const isObject = text.charCodeAt(at) === OPEN_OBJECT;
  const entries: Entry[] = [];
  let from = at + 1;
  for (;;) {
    const start = skipSpace(text, from);
    const code = text.charCodeAt(start);
    if (code === CLOSE_ARRAY || code === CLOSE_OBJECT || code !== code) {
      return { entries, end: start + 1 };
    }
    let key: string | undefined;
    let valueStart = start;
    if (isObject) {
      const keyEnd = skipString(text, start);
      key = decodeKey(text, start, keyEnd);
      valueStart = skipSpace(text, skipSpace(text, keyEnd) + 1);
    }
    let valueEnd: number;
    let children: readonly Entry[] | undefined;
    const first = text.charCodeAt(valueStart);
    if (depth > 0 && (first === OPEN_OBJECT || first === OPEN_ARRAY)) {
      const inner = scanContainer(text, valueStart, depth - 1);
      children = inner.entries;
      valueEnd = inner.end;
    } else valueEnd = skipValue(text, valueStart);
    const to = skipSpace(text, valueEnd);
    const index = entries.length;
    entries.push({
      key,
      index,
      from,
      start,
      valueStart,
      valueEnd,
      to,
      children,
    });
    if (text.charCodeAt(to) !== COMMA) return { entries, end: to + 1 };
    from = to + 1;
  }
}

function decodeKey(text: string, start: number, end: number): string {
  const raw = text.slice(start + 1, end - 1);
  if (!raw.includes("\\")) return raw;
  return String(JSON.parse(text.slice(start, end)));
}
