import { element, lines } from "./markup/element.ts";
import { raw } from "./html.ts";
import { View } from "./view.ts";

/**
 * Several views one under another, as one.
 *
 * @param views The views, from the top.
 * @returns The view of them all.
 *
 * @example
 * ```ts
 * import { markdown, stack, table } from "@cenote/cenote/display";
 * import { assertStringIncludes } from "@std/assert";
 *
 * const view = stack(markdown("## Sales"), table([{ product: "tea", units: 3 }]));
 * assertStringIncludes(String(view), "Sales\n\nproduct  units");
 * ```
 */
export function stack(...views: readonly View[]): View {
  return new View({
    html: () =>
      lines(
        ...views.map((view) =>
          element("div", { style: "margin:0 0 10px" }, raw(view.toHtml()))
        ),
      ),
    markdown: () => views.map((view) => view.toMarkdown()).join("\n\n"),
    text: (width, style) =>
      views.map((view) => view.toText({ width, isColored: style.isColored }))
        .filter((text) => text !== "").join("\n\n"),
  });
}
