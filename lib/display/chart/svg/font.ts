import { unicodeWidth } from "@std/cli/unicode-width";
import { oneLine } from "../../text/measure.ts";

/** The fonts of systems, so that an image needs none of its own. */
export const CHART_FONT =
  "system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif";

/** Widths in thousandths of the font size, of the wider ones among system fonts. */
const NARROW = /[iIjl.,:;'|!()[\]{}\s/\\ft-]/;
const WIDE = /[mwMW@%&—…→−]/;

/** About how wide a text is in a system font; rather too wide than too narrow. */
export function textWidth(text: string, size: number): number {
  let em = 0;
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0;
    if (code < 0x80 || code === 0x2013) {
      em += NARROW.test(char)
        ? 0.38
        : WIDE.test(char)
        ? 0.95
        : /[A-Z]/.test(char)
        ? 0.72
        : 0.64;
    } else {
      em += unicodeWidth(char) === 2 ? 1.05 : WIDE.test(char) ? 0.9 : 0.66;
    }
  }
  return em * size;
}

/** The text on one line, its end cut off where there is no room for it. */
export function fitText(text: string, size: number, room: number): string {
  const whole = oneLine(text.slice(0, 400));
  // The room is often the width of the text itself, up to rounding.
  if (textWidth(whole, size) <= room + 0.01) return whole;
  let used = textWidth("…", size);
  let out = "";
  for (
    const { segment } of new Intl.Segmenter(undefined, {
      granularity: "grapheme",
    }).segment(whole)
  ) {
    used += textWidth(segment, size);
    if (used > room) break;
    out += segment;
  }
  return `${out.trimEnd()}…`;
}
