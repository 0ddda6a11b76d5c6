import { type Ansi, safeText, shortJson } from "../../display/text/mod.ts";
import type { FieldChange } from "./notebook_diff.ts";

/** The room that a part of a diff is shown in, and how. */
export interface RenderSpace {
  /** Columns of a line. */
  readonly width: number;
  /** Colours, or none. */
  readonly style: Ansi;
  /** Lines around each change. */
  readonly context: number;
  /** Whether all is shown. */
  readonly isFull: boolean;
}

/** Fields, each with what was there and what is. */
export function fieldLines(
  fields: readonly FieldChange[],
  { style, isFull }: RenderSpace,
): string[] {
  const room = isFull ? 10_000 : 300;
  return fields.flatMap((field) => {
    const path = safeText(field.path).replaceAll("\n", "⏎");
    const shown = (value: unknown) => safeText(shortJson(value, room));
    return [
      ...(field.old === undefined
        ? []
        : [style.red(`- ${path}: ${shown(field.old)}`)]),
      ...(field.new === undefined
        ? []
        : [style.green(`+ ${path}: ${shown(field.new)}`)]),
    ];
  });
}
