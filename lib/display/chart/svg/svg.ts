import { escape } from "@std/html/entities";
import { safeText } from "../../text/measure.ts";

/** A piece of SVG; only {@linkcode node} and {@linkcode group} make it. */
export class Svg {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  toString(): string {
    return this.#text;
  }
}

export type SvgAttributes = Readonly<
  Record<string, string | number | undefined>
>;

/** One element: values of attributes and text content are escaped. */
export function node(
  name: string,
  attributes: SvgAttributes,
  ...content: readonly (string | Svg)[]
): Svg {
  let out = `<${name}`;
  for (const [key, value] of Object.entries(attributes)) {
    if (value === undefined || value === "") continue;
    out += ` ${key}="${
      typeof value === "number" ? px(value) : xmlText(value)
    }"`;
  }
  const inner = content.map((part) =>
    part instanceof Svg ? part.toString() : xmlText(part)
  ).join("");
  return new Svg(inner === "" ? `${out}/>` : `${out}>${inner}</${name}>`);
}

/** Pieces one after another. */
export function group(...pieces: readonly Svg[]): Svg {
  return new Svg(pieces.join(""));
}

/** Text as XML 1.0 may hold it, which forbids more than HTML does. */
function xmlText(text: string): string {
  return escape(safeText(text).replace(/[\ufffe\uffff]/g, "\ufffd"));
}

/** A coordinate with one digit after the point: a tenth of a pixel is seen by nobody. */
export function px(value: number): string {
  // Never "-0", and never what no renderer reads.
  return Number.isFinite(value) ? String(Math.round(value * 10) / 10 + 0) : "0";
}

/** A straight line. */
export function rule(
  x1: number,
  y1: number,
  x2: number,
  y2: number,
  attributes: SvgAttributes,
): Svg {
  return node("path", {
    d: `M${px(x1)} ${px(y1)}L${px(x2)} ${px(y2)}`,
    ...attributes,
  });
}

/** A whole image. */
export function document(
  width: number,
  height: number,
  font: string,
  ...content: readonly Svg[]
): string {
  return node(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      width,
      height,
      viewBox: `0 0 ${px(width)} ${px(height)}`,
      "font-family": font,
      "font-size": 12,
    },
    ...content,
  ).toString();
}
