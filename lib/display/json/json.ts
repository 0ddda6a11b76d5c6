import {
  captionHtml,
  captionLines,
  fencedMarkdown,
} from "../markup/caption.ts";
import { type JsonNode, type LeafKind, readNode } from "./_nodes.ts";
import { jsonPayload } from "./_payload.ts";
import type { Html } from "../html.ts";
import { element, lines } from "../markup/element.ts";
import { CODE_COLORS, FONT, MONO, QUIET, RULE } from "../markup/styles.ts";
import { type Ansi, ansi } from "../text/ansi.ts";
import { count, shorten, widthOf } from "../text/measure.ts";
import { View } from "../view.ts";

/** Options of {@linkcode json}. */
export interface JsonOptions {
  /** A heading. @default none */
  readonly caption?: string;
  /** Levels that are unfolded at first. @default {1} */
  readonly depth?: number;
  /** Entries of a list or an object that are shown. @default {50} */
  readonly limit?: number;
  /** Characters of a string that are shown. @default {200} */
  readonly maxCharacters?: number;
  /**
   * True for the front end's own viewer of JSON: the bundle holds the value
   * itself as `application/json`, and the text. A value that is no object is
   * put into `{ value }`, since front ends take nothing else. @default {false}
   */
  readonly raw?: boolean;
}

/**
 * Any value as a tree: lists and objects fold, and each says how many entries
 * it has. Cycles, dates, errors, maps, sets, bigints and bytes are shown for
 * what they are, and what throws when it is read says so in its place.
 *
 * @param value The value.
 * @param options What is unfolded, and how much is shown.
 * @returns The view.
 * @throws {RangeError} If a number of the options is not a whole number from 0.
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
 *
 * @example The front end's own viewer
 * ```ts
 * import { json, JUPYTER_DISPLAY } from "@cenote/cenote/display";
 * import { assertEquals } from "@std/assert";
 *
 * const bundle = json([1, 2n], { raw: true })[JUPYTER_DISPLAY]();
 * assertEquals(Object.keys(bundle), ["application/json", "text/plain"]);
 * assertEquals(bundle["application/json"], { value: [1, "2"] });
 * ```
 */
export function json(value: unknown, options: JsonOptions = {}): View {
  const { caption, depth = 1, limit = 50, maxCharacters = 200, raw = false } =
    options;
  for (
    const [name, number] of Object.entries({ depth, limit, maxCharacters })
  ) {
    if (number !== Infinity && (!Number.isInteger(number) || number < 0)) {
      throw new RangeError(
        `Cannot show value as '${name}' must be a whole number from 0: current value is ${number}`,
      );
    }
  }
  let made: JsonNode | undefined;
  const node = () => made ??= readNode(value, { limit, maxCharacters });
  return new View({
    html: () =>
      lines(
        caption === undefined
          ? ""
          : element("div", { style: FONT }, captionHtml(caption)),
        element(
          "div",
          { style: [MONO, "text-align:left", "overflow-x:auto"] },
          nodeHtml(undefined, node(), depth, false),
        ),
      ),
    markdown: () =>
      fencedMarkdown(caption, textLines(node(), 1_000, ansi(false)).join("\n")),
    text: (width, style) =>
      [
        ...captionLines(caption, width, style),
        ...textLines(node(), width, style),
      ].join("\n"),
    ...(raw
      ? { bundle: () => ({ "application/json": jsonPayload(value) }) }
      : {}),
  });
}

function keyOf(key: string): string {
  return /^[\p{L}\p{N}_$.-]+$/u.test(key) ? key : JSON.stringify(key);
}

function moreText(more: number): string {
  return `… ${count(more, "more entry", "more entries")}`;
}

/** Lists nest where no style is left, and read as lists where one listens. */
function nodeHtml(
  key: string | undefined,
  node: JsonNode,
  depth: number,
  isIndex: boolean,
): Html {
  const name = key === undefined ? "" : element(
    "span",
    // Places in a list are no names, and should not look like them.
    { style: isIndex ? QUIET : `color:${CODE_COLORS.name}` },
    `${keyOf(key)}: `,
  );
  const line = (style: string, text: string) =>
    element(
      "div",
      {
        dir: "auto",
        style: "padding-left:14px;text-align:left;overflow-wrap:break-word",
      },
      name,
      element("span", { style }, text),
    );
  if (node.type === "leaf") {
    return line(
      node.kind === "plain" ? QUIET : `color:${CODE_COLORS[node.kind]}`,
      node.text,
    );
  }
  if (node.entries.length === 0) {
    return line(QUIET, node.more > 0 ? moreText(node.more) : node.label);
  }
  const item = { style: "list-style:none;margin:0;padding:0" };
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
      "ul",
      {
        style: [
          "list-style:none",
          "margin:0 0 0 5px",
          "padding:0 0 0 10px",
          `border-left:1px solid ${RULE}`,
        ],
      },
      lines(
        ...node.entries.map((entry) =>
          element(
            "li",
            item,
            nodeHtml(entry.key, entry.node, depth - 1, node.isList),
          )
        ),
        node.more > 0
          ? element(
            "li",
            item,
            element(
              "div",
              { style: ["padding-left:14px", QUIET] },
              moreText(node.more),
            ),
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
  node: JsonNode,
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

function textLines(node: JsonNode, width: number, style: Ansi): string[] {
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
      : `${shorten(keyOf(key), Math.max(2, Math.floor(space / 2) - 2))}: `;
    const room = Math.max(1, space - widthOf(name));
    out.push(lead + style.blue(name) + paint[kind](shorten(text, room)));
  }
  if (all > MAX_LINES) {
    out.push(style.dim(`… ${count(all - MAX_LINES, "more line")}`));
  }
  return out;
}
