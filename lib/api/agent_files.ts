import { decodeContent } from "./content.ts";
import { isRecord } from "./validate.ts";

/** A file that an agent made or was given, by the document it is stored as. */
export interface AgentFileLink {
  /** The id of the document, for `download_file`. */
  readonly documentId: string;
  /** The file's name; several files may have the same. */
  readonly name: string;
}

// No part of a pattern may run past the next tag: text of a model may hold a
// million openings without an end.
const HTML_LINK_REGEXP =
  /<a\b[^<>]*\bhref=["']?(\/file\?[^"'\s<>]+)["']?[^<>]*>([^<]*)<\/a>/gi;
const LINK_REGEXP =
  /\/file\?id=([^&\s"'<>)\]]{1,200})&(?:amp;)?name=([^&\s"'<>)\]]{1,2000})/g;

function decodePart(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Finds the links to files in a text, each file once, in the order of the text. */
export function findFileLinks(text: string): AgentFileLink[] {
  const links = new Map<string, AgentFileLink>();
  for (const [, id = "", name = ""] of text.matchAll(LINK_REGEXP)) {
    const link = { documentId: decodePart(id), name: decodePart(name) };
    const key = JSON.stringify([link.documentId, link.name]);
    if (!links.has(key)) links.set(key, link);
  }
  return [...links.values()];
}

/** Turns HTML links to files into Markdown ones. */
export function linksToMarkdown(text: string): string {
  return text.replaceAll(
    HTML_LINK_REGEXP,
    (_, href: string, inner: string) =>
      `[${inner}](${href.replaceAll("&amp;", "&")})`,
  );
}

/** Takes HTML links to files away and leaves the names, as in code they were put into. */
export function withoutLinks(text: string): string {
  return text.replaceAll(
    HTML_LINK_REGEXP,
    (_, _href: string, inner: string) => inner,
  );
}

/**
 * Writes the address of a file, relative to the server's.
 *
 * @param file The file.
 * @returns The address, such as `/file?id=…&name=…`.
 *
 * @example A link
 * ```ts
 * import { fileHref } from "@cenote/cenote/api";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(fileHref({ documentId: "1", name: "a b.csv" }), "/file?id=1&name=a%20b.csv");
 * ```
 */
export function fileHref(file: AgentFileLink): string {
  return `/file?id=${encodeURIComponent(file.documentId)}&name=${
    encodeURIComponent(file.name)
  }`;
}

/**
 * Decodes the `agent_files` of a message, or one of its kin: objects of one key each, the
 * document's id, with the file's name as its value. One object of many keys
 * is taken too.
 *
 * @param content The content, as text or parsed.
 * @returns The files in their order, or `undefined` where it is no such list.
 *
 * @example Two files of one name
 * ```ts
 * import { decodeAgentFiles } from "@cenote/cenote/api";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(decodeAgentFiles([{ "1": "a.csv" }, { "2": "a.csv" }])?.length, 2);
 * ```
 */
export function decodeAgentFiles(
  content: unknown,
): AgentFileLink[] | undefined {
  const value = decodeContent(content);
  const list: unknown[] | undefined = Array.isArray(value)
    ? value
    : isRecord(value)
    ? [value]
    : undefined;
  if (!list || !list.every(isRecord)) return undefined;
  const files: AgentFileLink[] = [];
  for (const entry of list) {
    for (const [documentId, name] of Object.entries(entry)) {
      if (typeof name !== "string") return undefined;
      files.push({ documentId, name });
    }
  }
  return files;
}

/**
 * Writes files as the content of `agent_files`.
 *
 * @param files The files in their order.
 * @returns The JSON text.
 *
 * @example One file
 * ```ts
 * import { formatAgentFiles } from "@cenote/cenote/api";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(formatAgentFiles([{ documentId: "1", name: "a.csv" }]), '[{"1":"a.csv"}]');
 * ```
 */
export function formatAgentFiles(files: readonly AgentFileLink[]): string {
  return JSON.stringify(
    files.map(({ documentId, name }) => ({ [documentId]: name })),
  );
}
