import { captionHtml } from "../markup/caption.ts";
import type { Html } from "../html.ts";
import { raw } from "../html.ts";
import { markdownHtml } from "../markdown/html.ts";
import { element, lines } from "../markup/element.ts";
import { BAD, FONT, LINK, QUIET, RULE, STRONG_RULE } from "../markup/styles.ts";
import { count } from "../text/measure.ts";
import { type AnswerParts, factsOf, passagesOf } from "./_parts.ts";
import type { Citation } from "./_references.ts";

/** The answer as HTML. */
export function answerHtml(parts: AnswerParts): Html {
  const { caption, error, blocks, run } = parts;
  return element(
    "div",
    { style: FONT },
    lines(
      captionHtml(caption),
      markdownHtml(blocks),
      error === "" ? "" : element(
        "div",
        { dir: "auto", style: [`color:${BAD}`, "margin:0 0 8px"] },
        element("strong", {}, "Error: "),
        error,
      ),
      sourcesHtml(parts),
      filesHtml(parts),
      run === undefined ? "" : element(
        "details",
        { style: [`border-top:1px solid ${RULE}`, "padding:5px 0"] },
        element("summary", { style: "cursor:pointer" }, run.label),
        element(
          "div",
          { style: "padding:6px 0 2px 0" },
          raw(run.view.toHtml()),
        ),
      ),
      parts.usage === "" ? "" : element(
        "div",
        { style: ["font-size:12px", "margin:6px 0 0", QUIET] },
        parts.usage,
      ),
      ...parts.notes.map((note) =>
        element("div", {
          dir: "auto",
          style: ["font-size:12px", "margin:4px 0 0", QUIET],
        }, note)
      ),
    ),
  );
}

function sourcesHtml(parts: AnswerParts): Html | "" {
  if (parts.citations.length === 0) return "";
  return element(
    "div",
    { style: [`border-top:1px solid ${RULE}`, "padding:6px 0"] },
    lines(
      element(
        "div",
        { style: ["font-size:12px", "font-weight:600", QUIET] },
        parts.heading,
      ),
      ...parts.citations.map((one) => sourceHtml(one, parts.maxCharacters)),
    ),
  );
}

function sourceHtml(citation: Citation, maxCharacters: number): Html {
  const { number, name, url } = citation;
  const facts = factsOf(citation);
  const head = [
    element("span", { style: QUIET }, `[${number}] `),
    element(
      "span",
      { dir: "auto", style: "font-weight:600" },
      url === undefined ? name : element("a", { href: url, style: LINK }, name),
    ),
    facts.length === 0
      ? ""
      : element("span", { style: QUIET }, ` · ${facts.join(" · ")}`),
  ];
  const passages = passagesOf(citation, maxCharacters);
  if (passages.length === 0) {
    return element("div", { style: "margin:4px 0" }, head);
  }
  return element(
    "details",
    { open: true, style: "margin:4px 0" },
    element("summary", { style: "cursor:pointer" }, head),
    lines(
      "",
      ...passages.map((passage) =>
        element("blockquote", {
          dir: "auto",
          style: [
            "margin:4px 0 4px 16px",
            "padding:0 0 0 10px",
            `border-left:2px solid ${STRONG_RULE}`,
            "white-space:pre-wrap",
            QUIET,
          ],
        }, passage)
      ),
    ),
  );
}

function filesHtml({ files }: AnswerParts): Html | "" {
  if (files.length === 0) return "";
  return element(
    "div",
    { style: [`border-top:1px solid ${RULE}`, "padding:6px 0"] },
    element(
      "div",
      { style: ["font-size:12px", "font-weight:600", QUIET] },
      count(files.length, "file"),
    ),
    files.map(({ name, facts, url }) =>
      element(
        "div",
        { style: "margin:2px 0" },
        element(
          "span",
          { dir: "auto", style: "font-weight:600" },
          url === undefined
            ? name
            : element("a", { href: url, style: LINK }, name),
        ),
        facts === "" ? "" : element("span", { style: QUIET }, ` · ${facts}`),
      )
    ),
  );
}
