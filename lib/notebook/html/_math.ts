import { escapeText } from "./_escape.ts";
import { mathMl } from "./_math_parser.ts";

/** Formulas longer than this are shown as they are written. */
const MAX_LENGTH = 5_000;

/**
 * A formula in LaTeX, set by the browser itself. One with commands that are not
 * known here is shown as it is written, since half a formula says something else.
 */
export function mathMarkup(source: string, isBlock: boolean): string {
  const content = source.length > MAX_LENGTH ? undefined : mathMl(source);
  const shown = escapeText(source);
  if (content === undefined) {
    return isBlock
      ? `<code class="nb-math nb-block">${shown}</code>`
      : `<code class="nb-math">${shown}</code>`;
  }
  const block = isBlock ? ' display="block"' : "";
  return `<math${block}><semantics><mrow>${content}</mrow><annotation encoding="application/x-tex">${shown}</annotation></semantics></math>`;
}
