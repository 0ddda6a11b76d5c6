import { codeFrame } from "../code/code_frame.ts";
import { element, lines, text } from "../markup/element.ts";
import { codeHtml } from "../code/highlight.ts";
import type { Html } from "../html.ts";
import type { Block } from "./blocks.ts";
import type { Inline } from "./_inline.ts";
import {
  LINK,
  MONO,
  QUIET,
  RULE,
  SHADE,
  STRONG_RULE,
} from "../markup/styles.ts";

/** Blocks as HTML, for use inside other views. */
export function markdownHtml(blocks: readonly Block[]): Html {
  return lines(...blocks.map((block) => blockHtml(block, true)));
}

const SIZES = [20, 17, 15, 14, 13, 13];

function blockHtml(block: Block, hasSpace: boolean): Html {
  const margin = hasSpace ? "margin:0 0 8px" : "margin:0";
  switch (block.type) {
    case "heading":
      return element(`h${block.level}`, {
        dir: "auto",
        style: [
          "margin:10px 0 6px",
          `font-size:${SIZES[block.level - 1] ?? 13}px`,
          "font-weight:600",
          "line-height:1.3",
        ],
      }, inlineHtml(block.content));
    case "paragraph":
      return element(
        "p",
        { dir: "auto", style: margin },
        inlineHtml(block.content),
      );
    case "code":
      return codeBlock(block.text, block.language);
    case "html":
    case "math":
      return codeBlock(block.text, "");
    case "quote":
      return element(
        "blockquote",
        {
          style: [
            "margin:0 0 8px",
            "padding:2px 12px",
            `border-left:3px solid ${STRONG_RULE}`,
            QUIET,
          ],
        },
        markdownHtml(block.blocks),
      );
    case "rule":
      return element("hr", {
        style: [
          "border:0",
          `border-top:1px solid ${STRONG_RULE}`,
          "margin:10px 0",
        ],
      });
    case "list":
      return listHtml(block);
    case "table":
      return tableHtml(block);
  }
}

/** A block of code, coloured where its language is known. */
export function codeBlock(code: string, language: string): Html {
  return codeFrame(codeHtml(code, language), { margin: "0 0 8px" });
}

function listHtml(block: Extract<Block, { type: "list" }>): Html {
  const items = block.items.map(({ isDone, blocks }) => {
    const sign = isDone === undefined ? "" : isDone ? "☑ " : "☐ ";
    const body = blocks.map((inner) =>
      // The text of a tight list stands in its item without a paragraph.
      inner.type === "paragraph" && !block.isLoose
        ? text(inlineHtml(inner.content))
        : blockHtml(inner, block.isLoose)
    );
    return element(
      "li",
      {
        dir: "auto",
        style: ["margin:2px 0", isDone !== undefined && "list-style:none"],
      },
      sign,
      lines(...body),
    );
  });
  const style = "margin:0 0 8px;padding:0 0 0 24px";
  return block.isOrdered
    ? element("ol", { start: block.start, style }, lines("", ...items))
    : element("ul", { style }, lines("", ...items));
}

function tableHtml(block: Extract<Block, { type: "table" }>): Html {
  const cell = (name: "th" | "td", c: number, content: readonly Inline[]) =>
    element(name, {
      ...(name === "th" ? { scope: "col" } : {}),
      dir: "auto",
      style: [
        `text-align:${block.align[c] ?? "left"}`,
        "vertical-align:top",
        "padding:4px 12px",
        "border:0",
        name === "th"
          ? `border-bottom:2px solid ${STRONG_RULE}`
          : `border-bottom:1px solid ${RULE}`,
        name === "th" && "font-weight:600",
      ],
    }, inlineHtml(content));
  const row = (name: "th" | "td", cells: readonly (readonly Inline[])[]) =>
    element(
      "tr",
      { style: "background:transparent" },
      cells.map((content, c) => cell(name, c, content)),
    );
  return element(
    "table",
    { style: ["border-collapse:collapse", "border:0", "margin:0 0 8px"] },
    element("thead", {}, row("th", block.head)),
    lines(
      "",
      element("tbody", {}, lines(...block.rows.map((r) => row("td", r)))),
    ),
  );
}

function inlineHtml(content: readonly Inline[]): Html[] {
  return content.map((node) => {
    switch (node.type) {
      case "text":
      case "html":
        return text(node.text);
      case "code":
      case "math":
        return element("code", {
          style: [
            MONO,
            "padding:1px 4px",
            `background-color:${SHADE}`,
            "border-radius:3px",
          ],
        }, node.text);
      case "break":
        return element("br");
      case "strong":
        return element("strong", {}, inlineHtml(node.children));
      case "emphasis":
        return element("em", {}, inlineHtml(node.children));
      case "strike":
        return element("s", {}, inlineHtml(node.children));
      case "link":
        return node.url === undefined
          ? text(inlineHtml(node.children))
          : element(
            "a",
            { href: node.url, style: LINK },
            inlineHtml(node.children),
          );
      case "image": {
        const label = `image: ${node.alt || "untitled"}`;
        return node.url === undefined
          ? element("em", {}, label)
          : element("a", { href: node.url, style: LINK }, label);
      }
    }
  });
}
