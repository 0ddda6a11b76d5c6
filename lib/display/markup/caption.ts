import type { Html } from "../html.ts";
import type { Ansi } from "../text/ansi.ts";
import { oneLine, wrap } from "../text/measure.ts";
import { element } from "./element.ts";
import { escapeMarkdown, fenceFor } from "./escape_markdown.ts";

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

/** The same above a view in a terminal. */
export function captionLines(
  caption: string | undefined,
  width: number,
  style: Ansi,
): string[] {
  return caption === undefined
    ? []
    : wrap(oneLine(caption), width).map((line) => style.bold(line));
}

/** Text that Markdown is to keep as it is laid out, with its caption above. */
export function fencedMarkdown(
  caption: string | undefined,
  text: string,
): string {
  const fence = fenceFor(text);
  const title = caption === undefined
    ? ""
    : `**${escapeMarkdown(caption)}**\n\n`;
  return `${title}${fence}text\n${text}\n${fence}`;
}
