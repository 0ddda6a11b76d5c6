/**
 * The look of all views, as inline styles: front ends throw style sheets away,
 * and with them every `var()`. Greys are part-opaque and quiet text is
 * translucent, so that both hold on light and on dark; colours are of a
 * lightness in the middle for the same reason.
 */
export const FONT =
  "font-family:system-ui,-apple-system,'Segoe UI',Roboto,sans-serif;font-size:13px;line-height:1.45";
export const MONO =
  "font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',monospace;font-size:12.5px;line-height:1.45";
export const QUIET = "opacity:0.7";
export const RULE = "rgba(128,128,128,0.28)";
export const STRONG_RULE = "rgba(128,128,128,0.65)";
export const FAINT = "rgba(128,128,128,0.06)";
export const SHADE = "rgba(128,128,128,0.10)";
export const ACCENT = "#3f7fd9";
/** A colour of its own: a browser's blue is not to be read on black. */
export const LINK = `color:${ACCENT};text-decoration:underline`;
export const GOOD = "#2c9657";
export const BAD = "#d64545";
export const WARN = "#b7791f";

/** Colours of code, by what a token is. */
export const CODE_COLORS = {
  keyword: "#a855c9",
  string: "#2c9157",
  number: "#c2651a",
  name: "#3079d1",
  type: "#1f8f95",
  comment: "#808080",
} as const;
