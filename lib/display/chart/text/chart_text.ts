import type { Ansi } from "../../text/ansi.ts";
import { wrap } from "../../text/measure.ts";
import type { ChartModel } from "../model.ts";
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
