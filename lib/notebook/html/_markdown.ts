import {
  type Block,
  type Inline,
  parseMarkdown,
  textOf,
} from "../../display/markdown/mod.ts";
import { DROPPED_ELEMENTS } from "./_allowed.ts";
import { codeMarkup } from "./_code.ts";
import { attributes, escapeText } from "./_escape.ts";
import {
  linkAttributes,
  writeForeignHtml,
  writeImageLink,
} from "./_foreign_html.ts";
import type { HtmlWriter } from "./_html_writer.ts";
import { imageFor } from "./_images.ts";
import { mathMarkup } from "./_math.ts";
import type { TextPlace } from "./_page.ts";

/** Writes the Markdown of a notebook: GitHub's, with raw HTML and formulas. */
export function writeMarkdown(
  writer: HtmlWriter,
  source: string,
  place: TextPlace,
): void {
  // Addresses are judged where they are written.
  const blocks = parseMarkdown(source, undefined, {
    resolve: (address) => address,
  });
  new MarkdownWriter(writer, place).blocks(blocks);
}

class MarkdownWriter {
  readonly #writer: HtmlWriter;
  readonly #place: TextPlace;

  constructor(writer: HtmlWriter, place: TextPlace) {
    this.#writer = writer;
    this.#place = place;
  }

  blocks(blocks: readonly Block[]): void {
    for (const block of blocks) this.#block(block);
  }

  #block(block: Block): void {
    const writer = this.#writer;
    switch (block.type) {
      case "heading":
        return this.#heading(block.level, block.content);
      case "paragraph":
        return this.#element("p", block.content);
      case "code":
        return writer.markup(codeMarkup(block.text, block.language));
      case "html":
        return writeForeignHtml(writer, block.text, this.#place);
      case "math":
        return writer.markup(mathMarkup(block.text, true));
      case "rule":
        return writer.markup("<hr>");
      case "quote":
        writer.open("blockquote");
        this.blocks(block.blocks);
        return writer.close();
      case "list":
        return this.#list(block);
      case "table":
        return this.#table(block);
    }
  }

  #element(name: string, content: readonly Inline[], more = ""): void {
    this.#writer.open(name, more);
    this.#inline(content);
    this.#writer.close();
  }

  #heading(level: number, content: readonly Inline[]): void {
    if (!this.#place.isOutlined) return this.#element(`h${level}`, content);
    const writer = this.#writer;
    const { anchors } = this.#place.page;
    const { id, number } = anchors.openHeading();
    writer.listen();
    writer.open(`h${level}`, ` id="${id}"`, () => {
      const text = writer.heard();
      anchors.closeHeading(number, level, text);
      const label = attributes({ "aria-label": `Link to ${text}` });
      writer.markup(` <a class="nb-pin" href="#${id}"${label}>#</a>`);
    });
    this.#inline(content);
    writer.close();
  }

  #list(block: Extract<Block, { type: "list" }>): void {
    const writer = this.#writer;
    const start = block.start === 1 ? undefined : block.start;
    writer.open(
      block.isOrdered ? "ol" : "ul",
      // Its signs stand where its text begins.
      attributes({ dir: "auto", start: block.isOrdered ? start : undefined }),
    );
    for (const { isDone, blocks } of block.items) {
      writer.open("li", isDone === undefined ? "" : ' class="nb-task"');
      if (isDone !== undefined) {
        const label = isDone ? "Done" : "To do";
        writer.markup(
          `<input type="checkbox" disabled aria-label="${label}"${
            isDone ? " checked" : ""
          }> `,
        );
      }
      for (const inner of blocks) {
        // The text of a tight list stands in its item without a paragraph.
        if (inner.type === "paragraph" && !block.isLoose) {
          this.#inline(inner.content);
        } else this.#block(inner);
      }
      writer.close();
    }
    writer.close();
  }

  #table(block: Extract<Block, { type: "table" }>): void {
    const writer = this.#writer;
    const align = (c: number) => {
      const side = block.align[c] ?? "left";
      return side === "left" ? "" : ` style="text-align:${side}"`;
    };
    writer.open("div", ' class="nb-scroll"');
    writer.open("table");
    writer.open("thead");
    writer.open("tr");
    block.head.forEach((cell, c) =>
      this.#element("th", cell, ` scope="col"${align(c)}`)
    );
    writer.close();
    writer.close();
    writer.open("tbody");
    for (const row of block.rows) {
      writer.open("tr");
      row.forEach((cell, c) => this.#element("td", cell, align(c)));
      writer.close();
    }
    writer.close();
    writer.close();
    writer.close();
  }

  #inline(content: readonly Inline[]): void {
    // Names that are known to have no end tag in what follows.
    const endless = new Set<string>();
    for (let i = 0; i < content.length; i++) {
      const node = content[i];
      if (node === undefined) continue;
      const name = node.type === "html" ? verbatimName(node.text) : undefined;
      if (name === undefined || endless.has(name)) {
        this.#node(node);
        continue;
      }
      const end = endTag(content, i, name);
      if (end === undefined) {
        endless.add(name);
        this.#node(node);
        continue;
      }
      // The text of a script is a text for the parser of Markdown.
      const whole = content.slice(i, end + 1).map((one) =>
        one.type === "html" ? one.text : escapeText(textOf(one))
      );
      writeForeignHtml(this.#writer, whole.join(""), this.#place);
      i = end;
    }
  }

  #node(node: Inline): void {
    const writer = this.#writer;
    switch (node.type) {
      case "text":
        return writer.text(node.text);
      case "html":
        return writeForeignHtml(writer, node.text, this.#place);
      case "code":
        writer.open("code");
        writer.text(node.text);
        return writer.close();
      case "math":
        writer.hear(node.text);
        return writer.markup(mathMarkup(node.text, node.isBlock));
      case "break":
        return writer.markup("<br>");
      case "strong":
        return this.#element("strong", node.children);
      case "emphasis":
        return this.#element("em", node.children);
      case "strike":
        return this.#element("s", node.children);
      case "link": {
        const href = node.url === undefined
          ? undefined
          : this.#place.page.link(node.url);
        if (href === undefined) return this.#inline(node.children);
        return this.#element("a", node.children, linkAttributes(href));
      }
      case "image":
        return this.#image(node.url ?? "", node.alt);
    }
  }

  #image(address: string, alt: string): void {
    const image = imageFor(address, this.#place);
    if (image === undefined) {
      this.#writer.markup("<em>");
      this.#writer.text(alt || "Image");
      this.#writer.markup("</em>");
    } else if ("src" in image) {
      this.#writer.markup(`<img${attributes({ src: image.src, alt })}>`);
    } else writeImageLink(this.#writer, image.href, alt);
  }
}

/** The name of an element that is judged with all its content, if a tag begins one. */
function verbatimName(tag: string): string | undefined {
  const name = /^<([A-Za-z][\w-]*)/.exec(tag)?.[1]?.toLowerCase();
  const isVerbatim = name === "svg" ||
    (name !== undefined && DROPPED_ELEMENTS.has(name));
  return isVerbatim ? name : undefined;
}

/** The place of the end tag of an element behind a place. */
function endTag(
  content: readonly Inline[],
  from: number,
  name: string,
): number | undefined {
  for (let i = from + 1; i < content.length; i++) {
    const node = content[i];
    if (
      node?.type === "html" && node.text.toLowerCase().startsWith(`</${name}`)
    ) return i;
  }
  return undefined;
}
