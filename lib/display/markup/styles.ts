/**
 * The look of all views, as inline styles: front ends throw style sheets away,
 * and with them every `var()`. Greys are part-opaque and quiet text is
 * translucent, so that both hold on light and on dark. Colours of text share
 * one luminance, 0.2: the only one with a contrast of 4 both to white and to
 * `#1e1e1e`. What they stand on may hardly be shaded, or they lose it.
 */
export const FONT =
  "font-family:system-ui,-apple-system,'Segoe UI',Roboto,sans-serif;font-size:13px;line-height:1.45";
export const MONO =
  "font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',monospace;font-size:12.5px;line-height:1.45";
export const QUIET = "opacity:0.7";
export const RULE = "rgba(128,128,128,0.28)";
export const STRONG_RULE = "rgba(128,128,128,0.65)";
/** Every other row; colours stand on it. */
export const FAINT = "rgba(128,128,128,0.025)";
/** Under text of the front end's own colour alone. */
export const SHADE = "rgba(128,128,128,0.10)";
/** Around a block of code: a frame, since its colours allow no shade. */
export const CODE_FRAME = `background-color:${FAINT};border:1px solid ${RULE}`;
/** Links and what is chosen. */
export const ACCENT = "#3b7cd8";
/** A colour of its own: a browser's blue is not to be read on black. */
export const LINK = `color:${ACCENT};text-decoration:underline`;
/** What went well, or was added. */
export const GOOD = "#2a8e52";
/** What went wrong, or was taken away. */
export const BAD = "#d84c4c";
/** What to look at. */
export const WARN = "#aa701d";

/** Colours of code, by what a token is. */
export const CODE_COLORS = {
  keyword: "#ab5acb",
  string: "#2b8d55",
  number: "#c0641a",
  name: "#377ed3",
  type: "#1e8a8f",
  comment: "#7c7c7c",
} as const;
