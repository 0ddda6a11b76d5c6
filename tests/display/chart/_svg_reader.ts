import { decodeBase64 } from "@std/encoding/base64";
import { assert } from "@std/assert";
import type { View } from "../../../lib/display/mod.ts";

/** An element of an image, with the text directly in it. */
export interface SvgElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  text: string;
}

/** The image that a chart carries. */
export function svgOf(view: View): string {
  const [, base64 = ""] =
    /src="data:image\/svg\+xml;base64,([\w+/=]+)"/.exec(view.toHtml()) ?? [];
  assert(base64 !== "", "no image");
  return new TextDecoder("utf-8", { fatal: true }).decode(
    decodeBase64(base64),
  );
}

/** The alternative text of the image. */
export function altOf(view: View): string {
  return unescaped(/<img alt="([^"]*)"/.exec(view.toHtml())?.[1] ?? "");
}

const TAG_REGEXP =
  /<(\/?)([a-zA-Z]+)((?: [a-zA-Z-]+="[^"<&]*(?:&(?:amp|lt|gt|quot|#39);[^"<&]*)*")*)(\/?)>/y;
const TEXT_REGEXP = /(?:[^<&\]]|\](?!\]>)|&(?:amp|lt|gt|quot|#39);)*/y;
/** What XML 1.0 forbids even as a reference. */
const FORBIDDEN_REGEXP = /(?![\t\n\r])\p{Cc}|[\ufffe\uffff]/u;

/** Reads an image as strictly as XML asks; throws where it is not well-formed. */
export function readSvg(svg: string): SvgElement[] {
  assert(svg.isWellFormed(), "lone surrogate");
  assert(!FORBIDDEN_REGEXP.test(svg), "forbidden character");
  const elements: SvgElement[] = [];
  const open: SvgElement[] = [];
  for (let at = 0; at < svg.length;) {
    TAG_REGEXP.lastIndex = at;
    const tag = TAG_REGEXP.exec(svg);
    if (tag === null) {
      TEXT_REGEXP.lastIndex = at;
      const [text = ""] = TEXT_REGEXP.exec(svg) ?? [];
      assert(text !== "", `no markup at ${svg.slice(at, at + 60)}`);
      const inside = open.at(-1);
      assert(inside !== undefined, "text outside of all elements");
      inside.text += unescaped(text);
      at += text.length;
      continue;
    }
    at = TAG_REGEXP.lastIndex;
    const [, close, name = "", attributes = "", isEmpty] = tag;
    if (close === "/") {
      assert(open.pop()?.name === name, `</${name}> closes nothing`);
      continue;
    }
    assert(open.length > 0 || elements.length === 0, "two roots");
    const found: Record<string, string> = {};
    for (
      const [, key = "", value = ""] of attributes.matchAll(
        / ([a-zA-Z-]+)="([^"]*)"/g,
      )
    ) {
      assert(!(key in found), `${key} twice`);
      found[key] = unescaped(value);
    }
    const element = { name, attributes: found, text: "" };
    elements.push(element);
    if (isEmpty !== "/") open.push(element);
  }
  assert(open.length === 0, "not closed");
  return elements;
}

function unescaped(text: string): string {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"').replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&");
}

const ELEMENTS = new Set(["svg", "g", "path", "rect", "text", "use", "defs"]);

/** What in an image would not be drawn, or not inside of it. */
export function svgProblems(svg: string): string[] {
  const elements = readSvg(svg);
  const [root] = elements;
  const problems: string[] = [];
  if (root?.name !== "svg") problems.push("no svg");
  const [, , width = 0, height = 0] = (root?.attributes["viewBox"] ?? "").split(
    " ",
  ).map(Number);
  const inside = (x: number, y: number, what: string) => {
    // A stroke or a mark is a few pixels wide.
    const slack = 6;
    if (
      !(x >= -slack && x <= width + slack && y >= -slack &&
        y <= height + slack)
    ) problems.push(`${what} at ${x} ${y} outside ${width} ${height}`);
  };
  for (const { name, attributes } of elements) {
    if (!ELEMENTS.has(name)) problems.push(`element ${name}`);
    for (const [key, value] of Object.entries(attributes)) {
      if (/^on|style|xlink|src/.test(key)) problems.push(`attribute ${key}`);
      if (
        !/^#[\da-f]{6}$/.test(value) &&
        /NaN|Infinity|undefined|null|e[+-]?\d/.test(value)
      ) {
        problems.push(`${name} ${key} is ${value.slice(0, 60)}`);
      }
      if (key === "href" && !value.startsWith("#")) problems.push(value);
    }
    const number = (key: string) => Number(attributes[key] ?? 0);
    if (name === "rect") {
      if (number("width") < 0 || number("height") < 0) problems.push("rect");
      inside(number("x"), number("y"), name);
      inside(
        number("x") + number("width"),
        number("y") + number("height"),
        name,
      );
    }
    if (name === "text" || name === "use") {
      inside(number("x"), number("y"), name);
    }
    const { d = "", transform, id } = attributes;
    if (name === "path" && transform === undefined && id === undefined) {
      for (const [, x, y] of d.matchAll(/[ML](-?[\d.]+) (-?[\d.]+)/g)) {
        inside(Number(x), Number(y), name);
      }
    }
    const moved = /translate\((-?[\d.]+) (-?[\d.]+)\)/.exec(transform ?? "");
    if (moved) inside(Number(moved[1]), Number(moved[2]), "mark");
  }
  return problems;
}

/** All texts of an image, in the order in which they stand in it. */
export function textsOf(svg: string): string[] {
  return readSvg(svg).filter(({ name }) => name === "text")
    .map(({ text }) => text);
}
