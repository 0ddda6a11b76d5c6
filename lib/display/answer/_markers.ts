import { type Block, type Inline, textOf } from "../markdown/blocks.ts";

import type { Citations } from "./_references.ts";

const MARKER_REGEXP =
  /\[((?:citation:\s*)?\d{1,4}(?:\s*[,;]\s*(?:citation:\s*)?\d{1,4})*)\]|【(\d{1,4})[^】\n]{0,80}】/gi;

/** What is looked up, and what was found so far. */
interface Numbering extends Citations {
  readonly cited: Set<number>;
}

/**
 * Blocks whose citations are numbers of the list: `[citation:3]`, `[1, 2]`, and
 * links to cited documents; and these numbers, in ascending order. Code is left
 * as it is.
 */
export function numberCitations(
  blocks: readonly Block[],
  citations: Citations,
): { readonly blocks: Block[]; readonly cited: readonly number[] } {
  const numbering = { ...citations, cited: new Set<number>() };
  const numbered = inBlocks(blocks, numbering);
  return {
    blocks: numbered,
    cited: [...numbering.cited].sort((a, b) => a - b),
  };
}

function inBlocks(blocks: readonly Block[], citations: Numbering): Block[] {
  return blocks.map((block): Block => {
    switch (block.type) {
      case "heading":
      case "paragraph":
        return { ...block, content: inText(block.content, citations) };
      case "quote":
        return { ...block, blocks: inBlocks(block.blocks, citations) };
      case "list":
        return {
          ...block,
          items: block.items.map((item) => ({
            ...item,
            blocks: inBlocks(item.blocks, citations),
          })),
        };
      case "table":
        return {
          ...block,
          head: block.head.map((cell) => inText(cell, citations)),
          rows: block.rows.map((row) =>
            row.map((cell) => inText(cell, citations))
          ),
        };
      default:
        return block;
    }
  });
}

function inText(content: readonly Inline[], citations: Numbering): Inline[] {
  return content.map((node): Inline => {
    switch (node.type) {
      case "text":
        return { type: "text", text: numbered(node.text, citations) };
      case "link":
        return linkOf(node, citations);
      case "strong":
      case "emphasis":
      case "strike":
        return { ...node, children: inText(node.children, citations) };
      default:
        return node;
    }
  });
}

/** A number that the list has, for that of a reference. */
function numberFor(place: number, citations: Numbering): number | undefined {
  // Without a list there is nothing to be numbered by.
  if (citations.references.length === 0) return place;
  return citations.numbers.get(place);
}

/** `[3]`, noted as cited. */
function marker(number: number, { cited }: Numbering): string {
  cited.add(number);
  return `[${number}]`;
}

function numbered(text: string, citations: Numbering): string {
  return text.replace(MARKER_REGEXP, (whole, inner?: string, only?: string) => {
    const places = (inner ?? only ?? "").match(/\d+/g) ?? [];
    const numbers = places.map((place) => numberFor(Number(place), citations))
      .filter((number) => number !== undefined);
    // A number that no reference has is none of ours.
    if (numbers.length < places.length) return whole;
    return [...new Set(numbers)].map((number) => marker(number, citations))
      .join("");
  });
}

type Link = Extract<Inline, { type: "link" }>;

/** A link to what is cited: its number, behind its own text where it has one. */
function linkOf(node: Link, citations: Numbering): Inline {
  const text = node.children.map(textOf).join("").trim();
  const place = /^\[?\s*(?:citation[:\s]*|source[:\s]*)?(\d{1,4})\s*\]?$/i
    .exec(text)?.[1];
  if (place !== undefined) {
    const number = numberFor(Number(place), citations);
    if (number !== undefined) {
      return { type: "text", text: marker(number, citations) };
    }
  }
  const at = citations.references.findIndex((reference) =>
    isAbout(node.url, text, reference.uri, reference.document_id)
  );
  const number = citations.numbers.get(at + 1);
  if (at < 0 || number === undefined) return node;
  return { type: "text", text: `${text} ${marker(number, citations)}` };
}

/** Whether a link leads to a reference's document. */
function isAbout(
  url: string | undefined,
  text: string,
  uri: string | null | undefined,
  documentId: string | undefined,
): boolean {
  if (url === undefined || text === "") return false;
  if (uri && (url === uri || URL.parse(uri)?.href === url)) return true;
  return documentId !== undefined && documentId.length >= 8 &&
    url.includes(encodeURIComponent(documentId));
}
