import { raw } from "../html.ts";
import { element, lines } from "../markup/element.ts";
import { View } from "../view.ts";
import { whenViews } from "./_when_views.ts";

/**
 * Several views one under another, as one.
 *
 * @param views The views, from the top; views may be made of views.
 * @returns The view of them all; a promise of it when one of them is a promise.
 * @throws {TypeError} If one of them is no view.
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
export function stack(...views: readonly View[]): View;
/** Waits for the views that are promises. */
export function stack(
  ...views: readonly (View | Promise<View>)[]
): Promise<View>;
export function stack(
  ...views: readonly (View | Promise<View>)[]
): View | Promise<View> {
  return whenViews("stack", views, stackView);
}

function stackView(views: readonly View[]): View {
  return new View({
    html: () =>
      lines(
        ...views.map((view, i) =>
          element(
            "div",
            { style: i === views.length - 1 ? "margin:0" : "margin:0 0 12px" },
            raw(view.toHtml()),
          )
        ),
      ),
    markdown: () =>
      views.map((view) => view.toMarkdown()).filter((text) => text !== "")
        .join("\n\n"),
    text: (width, { isColored }) =>
      views.map((view) => view.toText({ width, isColored }))
        .filter((text) => text !== "").join("\n\n"),
  });
}
