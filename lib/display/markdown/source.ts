import { fenceFor, withoutBrackets } from "../markup/escape_markdown.ts";
import type { Block } from "./blocks.ts";
import { type Inline, textOf } from "./_inline.ts";

/**
 * Writes a parsed text as Markdown again, in one plain form that every reader
 * understands alike. What was not understood as markup is escaped, so that no
 * front end finds HTML, a picture or a formula where this parser found none.
 */
export function markdownSource(blocks: readonly Block[]): string {
  return blocksSource(blocks, "\n\n");
}

function blocksSource(blocks: readonly Block[], gap: string): string {
  let isOther = false;
  return blocks.map((block, i) => {
    const before = blocks[i - 1];
    // Two lists with the same sign would become one.
    isOther = block.type === "list" && before?.type === "list" &&
      block.isOrdered === before.isOrdered && !isOther;
    return blockSource(block, isOther);
  }).join(gap);
}

function blockSource(block: Block, isOther: boolean): string {
  switch (block.type) {
    case "heading": {
      // Signs at the end would be taken for a frame.
      const title = oneLine(block.content).replace(/(#+)$/, "\\$1");
      return `${"#".repeat(block.level)} ${title}`.trimEnd();
    }
    case "paragraph":
      return startSafe(inlineSource(block.content));
    case "code": {
      const fence = fenceFor(block.text);
      return `${fence}${block.language}\n${block.text}\n${fence}`;
    }
    case "quote":
      return prefix(markdownSource(block.blocks), "> ", "> ");
    case "rule":
      return "---";
    case "html":
      return startSafe(escapeText(block.text, false, false));
    case "math":
      return `$$\n${block.text}\n$$`;
    case "table": {
      const rule = { left: ":--", right: "--:", center: ":-:" };
      return [
        block.head.map(cellSource),
        block.align.map((align) => rule[align]),
        ...block.rows.map((row) => row.map(cellSource)),
      ].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
    }
    case "list": {
      const gap = block.isLoose ? "\n\n" : "\n";
      return block.items.map((item, i) => {
        const marker = block.isOrdered
          ? `${block.start + i}${isOther ? ")" : "."} `
          : isOther
          ? "* "
          : "- ";
        const task = item.isDone === undefined
          ? ""
          : item.isDone
          ? "[x] "
          : "[ ] ";
        const body = blocksSource(item.blocks, gap)
          // A rule behind the sign of an item would be one with it.
          .replace(/^---$/m, (rule, at) => at === 0 ? "___" : rule);
        return prefix(task + body, marker, " ".repeat(marker.length));
      }).join(gap);
    }
  }
}

function prefix(text: string, first: string, others: string): string {
  return text.split("\n").map((line, i) =>
    ((i === 0 ? first : others) + line).trimEnd()
  ).join("\n");
}

function oneLine(content: readonly Inline[]): string {
  return inlineSource(content).replace(/\\?\n/g, " ");
}

/** A table takes its pipes before it reads code. */
function cellSource(content: readonly Inline[]): string {
  return inlineSource(content, true).replace(/\\?\n/g, " ");
}

function inlineSource(
  content: readonly Inline[],
  isCell = false,
  // One dollar alone begins no formula.
  isMathFree = dollarsIn(content) < 2,
  isLink = false,
): string {
  const inside = (children: readonly Inline[], isText = isLink) =>
    inlineSource(children, isCell, isMathFree, isText);
  return content.map((node, i) => {
    switch (node.type) {
      case "text":
      case "html": {
        const text = escapeText(node.text, isMathFree, isLink);
        // An exclamation mark would make a picture of the link behind it.
        return i + 1 < content.length ? text.replace(/!$/, "\\!") : text;
      }
      case "code":
        return codeSource(node.text, isCell);
      case "math":
        return node.isBlock ? `$$${node.text}$$` : `$${node.text}$`;
      case "break":
        return "\\\n";
      case "strong":
        return `**${inside(node.children)}**`;
      case "emphasis":
        return `*${inside(node.children)}*`;
      case "strike":
        return `~~${inside(node.children)}~~`;
      case "link": {
        // An address that is its own text has a form in which nothing is escaped.
        if (
          node.url !== undefined && !/[\s`$|\\]/.test(node.url) &&
          node.children.map(textOf).join("") === node.url
        ) return `<${node.url}>`;
        const text = inside(node.children, node.url !== undefined);
        return node.url === undefined
          ? text
          : `[${text}](${addressOf(node.url)})`;
      }
      case "image": {
        // A picture is fetched without a click, and tells its server so.
        const text = escapeText(
          `image: ${node.alt || "untitled"}`,
          isMathFree,
          node.url !== undefined,
        );
        return node.url === undefined
          ? text
          : `[${text}](${addressOf(node.url)})`;
      }
    }
  }).join("");
}

/** Dollars that are text, and those around formulas. */
function dollarsIn(content: readonly Inline[]): number {
  return content.reduce((sum, node) => {
    if (node.type === "math") return sum + 2;
    if ("children" in node) return sum + dollarsIn(node.children);
    const text = node.type === "text" || node.type === "html"
      ? node.text
      : node.type === "image"
      ? node.alt
      : "";
    return sum + text.split("$").length - 1;
  }, 0);
}

/** All that could be markup, as characters that cannot. */
function escapeText(
  text: string,
  isMathFree: boolean,
  isLink: boolean,
): string {
  const escaped = text.replace(/[\\&<>`*_[\]~|$^]/g, (c) => {
    switch (c) {
      case "&":
        return "&amp;";
      case "<":
        return "&lt;";
      case ">":
        return "&gt;";
      // Two backslashes before a bracket are a formula to some front ends.
      case "\\":
        return "&#92;";
      // JupyterLab looks for formulas once more when Markdown has taken the
      // backslash away, but never across the border of an element.
      case "$":
        return isMathFree ? "\\$" : "<span>\\$</span>";
      default:
        return `\\${c}`;
    }
  });
  return isLink ? withoutBrackets(escaped) : escaped;
}

/** Signs that begin a block only at the head of a line. */
function startSafe(text: string): string {
  return text.split("\n").map((line) =>
    line.trimStart().replace(/^([#+=-])/, "\\$1")
      .replace(/^(\d{1,9})([.)])/, "$1\\$2")
  ).join("\n");
}

function codeSource(code: string, isCell: boolean): string {
  if (code.trim() === "") return "` `";
  const fence = fenceFor(code).slice(0, code.includes("`") ? undefined : 1);
  const space = /^`|`$|^ .* $/.test(code) ? " " : "";
  const shown = isCell ? code.replaceAll("|", "\\|") : code;
  return `${fence}${space}${shown}${space}${fence}`;
}

function addressOf(url: string): string {
  return url.replace(
    /[`()[\]|\\$*<>\s]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`,
  );
}
