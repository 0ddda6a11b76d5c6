import type { Html } from "../html.ts";
import { element } from "./element.ts";

/** The type of captions, the same above every view. */
export const CAPTION = "font-size:15px;font-weight:600";

/** What stands above a view; nothing where there is none. */
export function captionHtml(caption: string | undefined): Html | "" {
  if (caption === undefined || caption === "") return "";
  return element(
    "div",
    { dir: "auto", style: [CAPTION, "margin:0 0 6px"] },
    caption,
  );
}
