import { type Block, parseMarkdown } from "./blocks.ts";
import { markdownHtml } from "./html.ts";
import { markdownSource } from "./source.ts";
import { markdownLines } from "./text.ts";
import { element } from "../markup/element.ts";
import { FONT } from "../markup/styles.ts";
import { View } from "../view.ts";

/** Options of {@linkcode markdown}. */
export interface MarkdownOptions {
  /** What relative links are relative to. @default they are not followed */
  readonly baseUrl?: string;
}

/**
 * A text in Markdown, such as a model's answer. It is not trusted: raw HTML in
 * it is shown as text, links lead only to `http`, `https` and `mailto`, and
 * pictures become links, since fetching one tells its server who looks.
 *
 * Notebooks get Markdown and render it in their own manner; a terminal gets it
 * rendered with styles, tables aligned and code coloured.
 *
 * @param text The text.
 * @param options What relative links are relative to.
 * @returns The view.
 *
 * @example
 * ```ts
 * import { markdown } from "@cenote/cenote/display";
 * import { assertEquals } from "@std/assert";
 *
 * const view = markdown("# Result\n\nRevenue is **35,000** <script>");
 * assertEquals(String(view), "Result\n\nRevenue is 35,000 <script>");
 * assertEquals(
 *   view.toMarkdown(),
 *   "# Result\n\nRevenue is **35,000** &lt;script&gt;",
 * );
 * ```
 */
export function markdown(text: string, options: MarkdownOptions = {}): View {
  let parsed: Block[] | undefined;
  const blocks = () => parsed ??= parseMarkdown(text, options.baseUrl);
  return new View({
    html: () => element("div", { style: FONT }, markdownHtml(blocks())),
    markdown: () => markdownSource(blocks()),
    text: (width, style) => markdownLines(blocks(), width, style).join("\n"),
    // Front ends render Markdown better than they show foreign HTML.
    bundle: () => ({ "text/markdown": markdownSource(blocks()) }),
  });
}
