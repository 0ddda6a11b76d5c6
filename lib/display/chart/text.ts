import type { Ansi } from "../text/ansi.ts";
import { widthOf, wrap } from "../text/measure.ts";
import type { ChartModel, Series } from "./model.ts";
import { barLines, histogramLines } from "./text_bars.ts";
import { plotLines } from "./text_plot.ts";

/** What stands around a chart. */
export interface ChartFrame {
  readonly caption: string | undefined;
  /** The finding. */
  readonly alt: string;
  readonly notes: readonly string[];
}

/** A chart for a terminal, no line wider than `width`. */
export function chartText(
  model: ChartModel,
  frame: ChartFrame,
  width: number,
  style: Ansi,
): string {
  const lines: string[] = [];
  if (frame.caption !== undefined) {
    lines.push(...wrap(frame.caption, width).map((line) => style.bold(line)));
  }
  switch (model.kind) {
    case "bar":
      lines.push(...barLines(model, width, style));
      break;
    case "histogram":
      lines.push(...histogramLines(model, width, style));
      break;
    default:
      lines.push(...plotLines(model, width, style));
      // Bars have their values beside them; here the sentence holds them.
      lines.push(...wrap(frame.alt, width));
  }
  for (const note of frame.notes) {
    lines.push(...wrap(note, width).map((line) => style.dim(line)));
  }
  return lines.join("\n");
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
