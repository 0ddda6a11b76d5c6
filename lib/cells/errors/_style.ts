const style = (on: number, off: number) => (text: string): string =>
  // Each line for itself: front ends cut tracebacks into lines.
  text.replace(/[^\n]+/g, `\x1b[${on}m$&\x1b[${off}m`);

export const bold = style(1, 22);
export const red = style(31, 39);
export const cyan = style(36, 39);
/** Grey; the faint style is unknown to JupyterLab. */
export const grey = style(90, 39);

// deno-lint-ignore no-control-regex -- what is looked for are control characters
const UNSAFE_REGEXP = /(\x1b\[[\d;]*m)|\r\n|[\0-\x08\x0b-\x1f\x7f-\x9f]/g;
const BIDI_REGEXP = /[\u202a-\u202e\u2066-\u2069]/g;

/**
 * Makes a text from outside safe to show: colours stay and end with it, other
 * control characters become visible.
 */
export function visible(text: string): string {
  let isColored = false;
  const shown = text.replace(UNSAFE_REGEXP, (found, color) => {
    if (color !== undefined) {
      isColored = true;
      return found;
    }
    return found === "\r\n" ? "\n" : picture(found);
  }).replace(BIDI_REGEXP, "\ufffd");
  return isColored ? `${shown}\x1b[0m` : shown;
}

/** Makes one line of code safe to show, each of its characters as wide as it was counted. */
export function visibleCode(text: string): string {
  return text.replaceAll("\t", "    ")
    // deno-lint-ignore no-control-regex -- what is looked for are control characters
    .replace(/[\0-\x1f\x7f-\x9f]/g, picture)
    .replace(BIDI_REGEXP, "\ufffd");
}

/** The sign that stands for a control character: `␛`. */
function picture(control: string): string {
  const code = control.charCodeAt(0);
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  return code === 0x7f ? "\u2421" : "\ufffd";
}

/** Moves every line to the right. */
export function indent(text: string, by: string): string {
  return text.replace(/^(?=.)/gm, by);
}

/** `1234567` as `1,234,567`; ICU would take milliseconds to do it first. */
export function count(amount: number): string {
  return String(amount).replace(/\B(?=(\d{3})+$)/g, ",");
}
