import type { Ansi } from "../../text/ansi.ts";
import { widthOf, wrap } from "../../text/measure.ts";
import type { Series } from "../model.ts";

/** What fills the parts of a stack, so that they differ without their colour. */
const FILLS = ["█", "▒", "░", "▓", "▚", "═", "│", "·"];

/** What fills the parts of a stack: full where colours tell them apart, as patterns dim colours. */
export function fillsOf(style: Ansi): readonly string[] {
  return style.isColored ? FILLS.map(() => "█") : FILLS;
}

/** The style of a series, by its place. */
export function painterOf(
  { slot }: Pick<Series, "slot">,
  style: Ansi,
): (text: string) => string {
  const styles = [
    style.blue,
    style.red,
    style.yellow,
    style.magenta,
    style.green,
    style.cyan,
    style.bold,
  ];
  return styles[slot] ?? style.dim;
}

/** Names of series behind a sample of each, in as many lines as they take. */
export function legendLines(
  series: readonly Series[],
  signs: readonly string[],
  width: number,
  style: Ansi,
): string[] {
  const lines: { text: string; size: number }[] = [];
  for (const [s, one] of series.entries()) {
    const sign = signs[s] ?? "∙";
    const plain = `${sign} ${one.name}`;
    const [first = ""] = wrap(plain, width);
    const painted = painterOf(one, style)(sign) + first.slice(sign.length);
    const size = widthOf(first);
    const last = lines.at(-1);
    if (last !== undefined && last.size + 2 + size <= width) {
      last.text += `  ${painted}`;
      last.size += 2 + size;
    } else lines.push({ text: painted, size });
  }
  return lines.map(({ text }) => text);
}
