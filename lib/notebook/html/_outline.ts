import type { OutlineEntry } from "./_anchors.ts";
import { attributes, escapeText } from "./_escape.ts";

/** Deeper headings are not in the outline. */
const MAX_LEVEL = 4;

/**
 * The outline of a page as nested lists of links; nothing for less than two headings.
 *
 * @param outline The headings.
 * @param wide For which windows it is open by itself, where that is not as usual.
 */
export function outlineMarkup(
  outline: readonly OutlineEntry[],
  wide?: string,
): string {
  const shown = outline.filter(({ level }) => level <= MAX_LEVEL);
  if (shown.length < 2) return "";
  let list = "";
  const open: number[] = [];
  for (const { level, id, text } of shown) {
    // A heading closes those as deep as itself; it opens one list, however deep it is.
    while (open.length > 1 && (open.at(-2) ?? 0) >= level) {
      list += "</li></ol>";
      open.pop();
    }
    const top = open.at(-1);
    if (top === undefined || top < level) {
      list += "<ol>";
      open.push(level);
    } else {
      list += "</li>";
      open[open.length - 1] = level;
    }
    list += `<li><a href="#${encodeURIComponent(id)}">${escapeText(text)}</a>`;
  }
  list += "</li></ol>".repeat(open.length);
  return `<nav class="nb-outline" aria-label="Outline"><details id="nb-outline"${
    attributes({ "data-wide": wide })
  } open><summary>Outline</summary>${list}</details></nav>\n`;
}
