import { compareKeys, escapeNonAscii, type Style } from "./_style.ts";

/** From this depth on nothing is indented: the indents alone would grow with its square. */
const MAX_INDENTS = 1_000;

/** What is being written of an object or array. */
interface Frame {
  readonly value: object;
  readonly keys: readonly string[] | undefined;
  readonly length: number;
  readonly indent: string | undefined;
  next: number;
}

/** Writes a string, number, boolean or null. */
export function writePrimitive(value: unknown, style: Style): string {
  if (typeof value === "string") {
    const json = JSON.stringify(value);
    return style.isAscii ? escapeNonAscii(json) : json;
  }
  // The sign of zero is kept, as Python does.
  if (Object.is(value, -0)) return "-0.0";
  return JSON.stringify(value) ?? "null";
}

/**
 * Writes a value that no file has yet. It keeps a stack of its own, so that no
 * depth is too much.
 *
 * @param value The value.
 * @param style How to write.
 * @param indent What the line of its closing bracket is indented by; undefined
 * writes it in one line.
 * @param pieces Where to put the text.
 * @param writeKnown Writes what some file has, and says whether it did.
 */
export function writeFresh(
  value: unknown,
  style: Style,
  indent: string | undefined,
  pieces: string[],
  writeKnown: (value: object, indent: string | undefined) => boolean,
): void {
  if (typeof value !== "object" || value === null) {
    pieces.push(writePrimitive(value, style));
    return;
  }
  const stack: Frame[] = [];
  open(value, indent);
  for (let frame = stack.at(-1); frame !== undefined; frame = stack.at(-1)) {
    const { keys, length } = frame;
    const isFirst = frame.next === 0;
    if (frame.next === length) {
      stack.pop();
      if (frame.indent !== undefined) pieces.push(style.newline, frame.indent);
      pieces.push(keys === undefined ? "]" : "}");
      continue;
    }
    const at = frame.next++;
    const key = keys?.[at];
    const inner = frame.indent === undefined
      ? undefined
      : frame.indent + style.unit;
    if (inner === undefined) {
      if (!isFirst) pieces.push(style.comma);
    } else {
      pieces.push(isFirst ? style.newline : "," + style.newline, inner);
    }
    if (key !== undefined) pieces.push(writePrimitive(key, style), style.colon);
    const child: unknown = Reflect.get(frame.value, key ?? at);
    if (typeof child !== "object" || child === null) {
      pieces.push(writePrimitive(child, style));
    } else if (!writeKnown(child, inner)) {
      open(child, stack.length < MAX_INDENTS ? inner : undefined);
    }
  }

  function open(value: object, indent: string | undefined): void {
    const keys = Array.isArray(value) ? undefined : keysOf(value, style);
    const length = keys?.length ?? (Array.isArray(value) ? value.length : 0);
    if (length === 0) {
      pieces.push(keys === undefined ? "[]" : "{}");
      return;
    }
    pieces.push(keys === undefined ? "[" : "{");
    stack.push({
      value,
      keys,
      length,
      indent: style.isMultiline ? indent : undefined,
      next: 0,
    });
  }
}

function keysOf(value: object, style: Style): readonly string[] {
  const keys = Object.keys(value).filter((key) =>
    Reflect.get(value, key) !== undefined
  );
  return style.isSorted ? keys.sort(compareKeys) : keys;
}
