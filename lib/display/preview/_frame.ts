import { CAPTION } from "../markup/caption.ts";
import { raw } from "../html.ts";
import { element, lines } from "../markup/element.ts";
import { escapeMarkdown } from "../markup/escape_markdown.ts";
import { FONT, QUIET } from "../markup/styles.ts";
import { oneLine, wrap } from "../text/measure.ts";
import { View } from "../view.ts";
import type { Content } from "./_file.ts";

/** What stands around the content of a file. */
export interface Frame {
  readonly caption: string | undefined;
  readonly name: string;
  /** Kind, size and counts. */
  readonly facts: readonly string[];
  readonly notes: readonly string[];
}

/** No name is longer than this; its ending stays. */
const MAX_NAME = 120;

/** A file's name on one line. */
export function nameText(name: string): string {
  const text = oneLine(name);
  if (text.length <= MAX_NAME) return text || "untitled";
  return `${text.slice(0, MAX_NAME - 30).toWellFormed()}…${
    text.slice(-29).toWellFormed()
  }`;
}

/** The line with the file's name, what it holds, and what was left out. */
export function framed(frame: Frame, content: Content): View {
  const name = nameText(frame.name);
  const caption = oneLine(frame.caption ?? "");
  const facts = frame.facts.map(oneLine).join(" · ");
  const notes = frame.notes.map(oneLine);
  const { view, isPicture = false, sent, metadata } = content;
  const html = () =>
    element(
      "div",
      { style: [FONT, "text-align:left", "max-width:100%"] },
      lines(
        caption === "" ? "" : element("div", {
          dir: "auto",
          style: ["padding:2px 12px", CAPTION],
        }, caption),
        element(
          "div",
          { dir: "auto", style: "padding:2px 12px 8px" },
          element("strong", {}, name),
          element("span", { style: QUIET }, ` · ${facts}`),
        ),
        raw(view.toHtml()),
        notes.length === 0 ? "" : element(
          "div",
          {
            dir: "auto",
            style: ["padding:6px 12px 0", "font-size:12px", QUIET],
          },
          notes.map((note, i) => i === 0 ? [note] : [element("br"), note]),
        ),
      ),
    );
  return new View({
    html,
    markdown: () =>
      [
        ...(caption === "" ? [] : [`**${escapeMarkdown(caption)}**`]),
        `**${escapeMarkdown(name)}** · ${escapeMarkdown(facts)}`,
        view.toMarkdown(),
        ...notes.map((note) => `*${escapeMarkdown(note)}*`),
      ].filter((part) => part !== "").join("\n\n"),
    text: (width, style) => {
      const [first = "", ...more] = wrap(`${name} · ${facts}`, width);
      const head = first.startsWith(name)
        ? style.bold(name) + style.dim(first.slice(name.length))
        : style.bold(first);
      const foot = notes.flatMap((note) => wrap(note, width));
      return [
        ...(caption === "" ? [] : wrap(caption, width).map(style.bold)),
        [head, ...more.map(style.dim)].join("\n"),
        "",
        view.toText({ width, isColored: style.isColored }),
        ...(foot.length === 0 ? [] : ["", ...foot.map(style.dim)]),
      ].join("\n");
    },
    // Its HTML says it all; a Markdown of its name alone would say less.
    ...(isPicture
      ? { bundle: () => ({ "text/html": html().toString() }) }
      : {}),
    ...(sent === undefined ? {} : { sent }),
    ...(metadata === undefined ? {} : { metadata }),
  });
}

/** Content that has no room of its own stands as far in as the name above it. */
export function indented(view: View): View {
  return new View({
    html: () => element("div", { style: "padding:0 12px" }, raw(view.toHtml())),
    markdown: () => view.toMarkdown(),
    text: (width, style) => view.toText({ width, isColored: style.isColored }),
  });
}

/** A sentence in place of content. */
export function remark(text: string): View {
  return new View({
    html: () =>
      element(
        "div",
        { dir: "auto", style: ["padding:0 12px", QUIET] },
        element("em", {}, text),
      ),
    markdown: () => `*${escapeMarkdown(text)}*`,
    text: (width, style) => wrap(text, width).map(style.dim).join("\n"),
  });
}

/** Views one under another, closer together than pages are. */
export function pile(...views: readonly View[]): View {
  return new View({
    html: () =>
      lines(
        ...views.map((view, i) =>
          i === 0
            ? raw(view.toHtml())
            : element("div", { style: "margin-top:8px" }, raw(view.toHtml()))
        ),
      ),
    markdown: () => views.map((view) => view.toMarkdown()).join("\n\n"),
    text: (width, style) =>
      views.map((view) => view.toText({ width, isColored: style.isColored }))
        .filter((text) => text !== "").join("\n\n"),
  });
}

/** A view that folds under a line in HTML, and stands under it elsewhere. */
export function folded(title: string, view: View): View {
  return new View({
    html: () =>
      element(
        "details",
        {},
        element(
          "summary",
          { style: "cursor:pointer;padding:2px 12px" },
          title,
        ),
        raw(view.toHtml()),
      ),
    markdown: () => `**${escapeMarkdown(title)}**\n\n${view.toMarkdown()}`,
    text: (width, style) =>
      [
        ...wrap(title, width).map(style.bold),
        view.toText({ width, isColored: style.isColored }),
      ].join("\n"),
  });
}
