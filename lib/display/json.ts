import { type Ansi, ansi } from "./text/ansi.ts";
import { element, lines } from "./markup/element.ts";
import { fenceFor } from "./markup/escape_markdown.ts";
import type { Html } from "./html.ts";
import { CODE_COLORS, MONO, QUIET } from "./markup/styles.ts";
import { count, oneLine, shorten, widthOf } from "./text/measure.ts";
import { dateText } from "./text/values.ts";
import { View } from "./view.ts";

/** Options of {@linkcode json}. */
export interface JsonOptions {
  /** Levels that are unfolded at first. @default {1} */
  readonly depth?: number;
  /** Entries of a list or an object that are shown. @default {50} */
  readonly limit?: number;
  /** Characters of a string that are shown. @default {200} */
  readonly maxString?: number;
}

/**
 * Any value as a tree: lists and objects fold, and each says how many entries
 * it has. Cycles, dates, errors, maps, sets, bigints and bytes are shown for
 * what they are.
 *
 * @param value The value.
 * @param options What is unfolded, and how much is shown.
 * @returns The view.
 * @throws {RangeError} If an option is not a whole number from 0.
 *
 * @example
 * ```ts
 * import { json } from "@cenote/cenote/display";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(
 *   String(json({ name: "tea", tags: ["hot", "green"] })),
 *   'name: "tea"\ntags: 2 entries\n  0: "hot"\n  1: "green"',
 * );
 * ```
 */
export function json(value: unknown, options: JsonOptions = {}): View {
  const { depth = 1, limit = 50, maxString = 200 } = options;
  for (const [name, number] of Object.entries({ depth, limit, maxString })) {
    if (number !== Infinity && (!Number.isInteger(number) || number < 0)) {
      throw new RangeError(
        `Cannot show value as '${name}' must be a whole number from 0: current value is ${number}`,
      );
    }
  }
  const limits: Limits = { limit, maxString, left: MAX_NODES };
  let made: Node | undefined;
  const node = () => made ??= nodeOf(value, { ...limits }, []);
  return new View({
    html: () =>
      element(
        "div",
        { style: [MONO, "text-align:left", "overflow-x:auto"] },
        nodeHtml(undefined, node(), depth),
      ),
    markdown: () => {
      const text = textLines(node(), 1_000, ansi(false)).join("\n");
      const fence = fenceFor(text);
      return `${fence}text\n${text}\n${fence}`;
    },
    text: (width, style) => textLines(node(), width, style).join("\n"),
  });
}

/** No tree shows more entries than this in all. */
const MAX_NODES = 2_000;
/** Nor is any deeper. */
const MAX_DEPTH = 30;

interface Limits {
  readonly limit: number;
  readonly maxString: number;
  /** Entries that may still be shown. */
  left: number;
}

type LeafKind = "string" | "number" | "keyword" | "plain";

/** A value ready to be shown. */
type Node =
  | { readonly type: "leaf"; readonly kind: LeafKind; readonly text: string }
  | {
    readonly type: "branch";
    /** `3 entries`, and the class of what is no plain object. */
    readonly label: string;
    readonly entries: readonly { readonly key: string; readonly node: Node }[];
    readonly more: number;
  };

function leaf(kind: LeafKind, text: string): Node {
  return { type: "leaf", kind, text: oneLine(text) };
}

function nodeOf(value: unknown, limits: Limits, parents: object[]): Node {
  switch (typeof value) {
    case "string": {
      const { maxString } = limits;
      const head = value.slice(0, maxString).toWellFormed();
      const rest = value.length - head.length;
      const text = JSON.stringify(head);
      return leaf(
        "string",
        rest > 0 ? `${text}… ${count(rest, "more character")}` : text,
      );
    }
    case "number":
      return leaf("number", String(value));
    case "bigint":
      return leaf("number", `${value}n`);
    case "boolean":
    case "undefined":
      return leaf("keyword", String(value));
    case "function":
      return leaf("plain", `ƒ ${value.name}`);
    case "symbol":
      return leaf("plain", String(value));
  }
  if (typeof value !== "object" || value === null) {
    return leaf("keyword", "null");
  }
  if (value instanceof Date) return leaf("string", dateText(value));
  if (value instanceof RegExp) return leaf("string", String(value));
  if (value instanceof Error) {
    return leaf("plain", `${value.name}: ${value.message}`);
  }
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) {
    return leaf("plain", count(value.byteLength, "byte"));
  }
  if (parents.includes(value)) return leaf("plain", "↻ the same as above");
  if (parents.length >= MAX_DEPTH || limits.left <= 0) {
    return leaf("plain", "…");
  }
  const { items, size, label } = entriesOf(
    value,
    Math.min(limits.limit, limits.left),
  );
  limits.left -= items.length;
  parents.push(value);
  const entries = items.map(([key, inner]) => ({
    key: oneLine(key),
    node: nodeOf(inner, limits, parents),
  }));
  parents.pop();
  return { type: "branch", label, entries, more: size - entries.length };
}

function entriesOf(
  value: object,
  most: number,
): { items: [string, unknown][]; size: number; label: string } {
  const isList = Array.isArray(value) || value instanceof Set;
  const items: [string, unknown][] = [];
  let size: number;
  if (isList || value instanceof Map) {
    size = "size" in value ? value.size : value.length;
    let index = 0;
    for (const entry of value) {
      if (items.length >= most) break;
      if (value instanceof Map && Array.isArray(entry)) {
        items.push([String(entry[0]), entry[1]]);
      } else items.push([String(index++), entry]);
    }
  } else {
    const keys = Object.keys(value);
    size = keys.length;
    for (const key of keys.slice(0, most)) {
      items.push([key, Reflect.get(value, key)]);
    }
  }
  const name = Object.getPrototypeOf(value)?.constructor?.name;
  const isPlain = name === undefined || name === "Object" || name === "Array";
  const entries = count(size, "entry", "entries");
  return { items, size, label: isPlain ? entries : `${name}, ${entries}` };
}

function keyOf(key: string): string {
  return /^[\p{L}\p{N}_$.-]+$/u.test(key) ? key : JSON.stringify(key);
}

function moreText(more: number): string {
  return `… ${count(more, "more entry", "more entries")}`;
}

function nodeHtml(key: string | undefined, node: Node, depth: number): Html {
  const name = key === undefined ? "" : element(
    "span",
    { style: `color:${CODE_COLORS.name}` },
    `${keyOf(key)}: `,
  );
  if (node.type === "leaf") {
    const style = node.kind === "plain"
      ? QUIET
      : `color:${CODE_COLORS[node.kind]}`;
    return element(
      "div",
      { dir: "auto", style: "padding-left:14px;text-align:left" },
      name,
      element("span", { style }, node.text),
    );
  }
  if (node.entries.length === 0) {
    return element(
      "div",
      { style: "padding-left:14px" },
      name,
      element(
        "span",
        { style: QUIET },
        node.more > 0 ? moreText(node.more) : node.label,
      ),
    );
  }
  return element(
    "details",
    { open: depth > 0, style: "margin:0" },
    element(
      "summary",
      { style: "cursor:pointer" },
      name,
      element("span", { style: QUIET }, node.label),
    ),
    element(
      "div",
      { style: "padding-left:16px" },
      lines(
        ...node.entries.map((entry) =>
          nodeHtml(entry.key, entry.node, depth - 1)
        ),
        node.more > 0
          ? element(
            "div",
            { style: ["padding-left:14px", QUIET] },
            moreText(node.more),
          )
          : "",
      ),
    ),
  );
}

/** One line of the text form. */
interface Row {
  readonly level: number;
  readonly key: string | undefined;
  readonly text: string;
  readonly kind: LeafKind;
}

function* rowsOf(
  node: Node,
  key: string | undefined,
  level: number,
): Generator<Row> {
  if (node.type === "leaf") {
    yield { level, key, text: node.text, kind: node.kind };
    return;
  }
  // The top says how much it holds only when it shows nothing.
  const isTop = key === undefined;
  if (!isTop || node.entries.length === 0) {
    yield { level, key, text: node.label, kind: "plain" };
  }
  const inner = isTop ? level : level + 1;
  for (const entry of node.entries) {
    yield* rowsOf(entry.node, entry.key, inner);
  }
  if (node.more > 0) {
    yield {
      level: inner,
      key: undefined,
      text: moreText(node.more),
      kind: "plain",
    };
  }
}

/** Neither text nor Markdown can fold: past this the rest is only counted. */
const MAX_LINES = 200;

function textLines(node: Node, width: number, style: Ansi): string[] {
  const paint: Readonly<Record<LeafKind, (text: string) => string>> = {
    string: style.green,
    number: style.yellow,
    keyword: style.magenta,
    plain: style.dim,
  };
  const out: string[] = [];
  let all = 0;
  for (const { level, key, text, kind } of rowsOf(node, undefined, 0)) {
    if (++all > MAX_LINES) continue;
    const lead = " ".repeat(Math.min(level * 2, Math.floor(width / 2)));
    const space = width - lead.length;
    const name = key === undefined
      ? ""
      : shorten(`${keyOf(key)}: `, Math.max(4, Math.floor(space / 2)));
    const room = Math.max(1, space - widthOf(name));
    out.push(lead + style.blue(name) + paint[kind](shorten(text, room)));
  }
  if (all > MAX_LINES) {
    out.push(style.dim(`… ${count(all - MAX_LINES, "more line")}`));
  }
  return out;
}
