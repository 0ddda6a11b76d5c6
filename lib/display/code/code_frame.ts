import type { Html, HtmlValue } from "../html.ts";
import { element } from "../markup/element.ts";
import { CODE_FRAME, MONO } from "../markup/styles.ts";

/** The frame that code and other text of fixed width stands in. */
export function codeFrame(
  content: HtmlValue,
  options: { readonly margin?: string; readonly maxHeight?: string } = {},
): Html {
  const { margin = "0", maxHeight } = options;
  return element(
    "pre",
    {
      style: [
        `margin:${margin}`,
        "padding:8px 12px",
        "overflow-x:auto",
        maxHeight === undefined ? "" : `max-height:${maxHeight}`,
        CODE_FRAME,
        "border-radius:4px",
        "text-align:left",
        MONO,
      ],
    },
    element(
      "code",
      { style: ["background:transparent", "white-space:pre"] },
      content,
    ),
  );
}
