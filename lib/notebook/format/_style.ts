import { type Entry, skipString } from "./_scan.ts";

/** How a file writes JSON. */
export interface Style {
  /** Whether members stand on lines of their own. */
  readonly isMultiline: boolean;
  /** Its line end. */
  readonly newline: string;
  /** What each level is indented by. */
  readonly unit: string;
  /** What stands between a key and its value. */
  readonly colon: string;
  /** What stands between the members of what is written in one line. */
  readonly comma: string;
  /** Whether it escapes what is not ASCII. */
  readonly isAscii: boolean;
  /** Whether the keys of its objects are sorted. */
  readonly isSorted: boolean;
}

/** How Jupyter's programs write. */
export const JUPYTER_STYLE: Style = {
  isMultiline: true,
  newline: "\n",
  unit: " ",
  colon: ": ",
  comma: ", ",
  isAscii: false,
  isSorted: true,
};

/** How many cells are looked at for the order of their keys. */
const SORTED_CELLS = 20;
/** Escapes of what is not ASCII, and not merely half of a pair, which has no other form. */
const ESCAPED_REGEXP =
  /\\u(?:(?!00[0-7]|[dD][89a-fA-F])[0-9a-fA-F]{4}|[dD][89abAB]..\\u[dD][c-fC-F])/;

/** Finds out how a file writes, from its root. */
export function styleOf(text: string, root: Entry): Style {
  const members = root.children ?? [];
  const [first, second] = members;
  if (first === undefined) return JUPYTER_STYLE;
  const gap = text.slice(first.from, first.start);
  const isMultiline = /[\r\n]/.test(gap);
  const colon = text.slice(skipString(text, first.start), first.valueStart);
  const between = second === undefined
    ? ""
    : text.slice(second.from, second.start);
  let escapes: boolean | undefined;
  return {
    isMultiline,
    newline: /\r\n|[\r\n]/.exec(gap)?.[0] ?? "\n",
    unit: isMultiline ? afterNewline(gap) : "",
    colon: /[\r\n]/.test(colon) ? ": " : colon,
    comma: isMultiline ? ", " : /[\r\n]/.test(between) ? "," : "," + between,
    // The whole text is looked through only where a string is written anew.
    get isAscii() {
      return escapes ??= isAscii(text) && ESCAPED_REGEXP.test(text);
    },
    isSorted: areSorted(members) &&
      members.every(({ key, children = [] }) =>
        key !== "cells" ||
        children.slice(0, SORTED_CELLS).every((cell) =>
          areSorted(cell.children ?? [])
        )
      ),
  };
}

/** Whether two files write in the same way, as far as it is seen in a part. */
export function isSameStyle(one: Style, other: Style): boolean {
  return one === other ||
    one.isMultiline === other.isMultiline && one.newline === other.newline &&
      one.unit === other.unit && one.colon === other.colon &&
      one.comma === other.comma && (one.isAscii || !other.isAscii);
}

/** What stands behind the last line end of white space; undefined where there is none. */
export function indentOf(space: string): string | undefined {
  return /[\r\n]/.test(space) ? afterNewline(space) : undefined;
}

function afterNewline(space: string): string {
  return space.slice(
    Math.max(space.lastIndexOf("\n"), space.lastIndexOf("\r")) + 1,
  );
}

/** Whether entries stand in the order of their keys. */
export function areSorted(entries: readonly Entry[]): boolean {
  let before = "";
  for (const { key = "" } of entries) {
    if (compareKeys(before, key) > 0) return false;
    before = key;
  }
  return true;
}

/** Compares keys by code points, as Python does; JavaScript compares UTF-16's halves. */
export function compareKeys(one: string, other: string): number {
  const length = Math.min(one.length, other.length);
  for (let at = 0; at < length; at++) {
    const a = one.charCodeAt(at);
    const b = other.charCodeAt(at);
    if (a !== b) return rank(a) - rank(b);
  }
  return one.length - other.length;
}

/** Puts the halves of pairs behind all that is written in one piece. */
function rank(code: number): number {
  return code >= 0xd800 && code <= 0xdfff ? code + 0x10000 : code;
}

/** Whether a text has nothing but ASCII. */
function isAscii(text: string): boolean {
  return !/[\u0080-\uffff]/.test(text);
}

/** Escapes what is not ASCII in JSON's text, and DEL, as Python does. */
export function escapeNonAscii(json: string): string {
  return json.replace(
    /[\u007f-\uffff]/g,
    (unit) => "\\u" + unit.charCodeAt(0).toString(16).padStart(4, "0"),
  );
}
