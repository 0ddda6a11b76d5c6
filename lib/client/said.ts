import { unescape } from "@std/html/entities";
import { isRecord } from "./is_record.ts";

const LONGEST_SAID = 400;

/** What an error's body says. */
export interface Said {
  readonly said: string;
  readonly body: unknown;
  readonly code?: number;
  readonly errorType?: string;
  readonly requestId?: string;
}

/** True for what begins like an HTML page. */
export function looksLikeHtml(text: string): boolean {
  return /^\s*(?:<!--[^]*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b/i.test(
    text,
  );
}

/** The words of an HTML page, on one line. */
export function htmlWords(html: string): string {
  const bare = html
    .replace(/<!--[^]*?-->/g, " ")
    .replace(/<(script|style|template|svg|noscript)\b[^]*?<\/\1\s*>/gi, " ")
    .replace(/<[^>]*>/g, " ");
  return unescape(bare).replace(/\s+/g, " ").trim();
}

/** Cuts a text to what an error can hold, on one line. */
export function shorten(text: string, length = LONGEST_SAID): string {
  const line = text.replace(/\s+/g, " ").trim();
  if (line.length <= length) return line;
  // Not between the two halves of a character outside the basic plane.
  const end = /[\uD800-\uDBFF]/.test(line.charAt(length - 1))
    ? length - 1
    : length;
  return `${line.slice(0, end)}…`;
}

function words(value: unknown): string | undefined {
  if (typeof value === "string") return value.trim() === "" ? undefined : value;
  if (isRecord(value)) {
    return words(value.message) ?? words(value.error) ?? words(value.detail);
  }
  if (Array.isArray(value) && value.length > 0) {
    return value.map((item) => words(isRecord(item) ? item.msg ?? item : item))
      .filter((item) => item !== undefined).join("; ") || JSON.stringify(value);
  }
  return undefined;
}

/**
 * Finds the server's own words in the body of an error. Servers and proxies
 * differ: `message`, `error` (a text or an object), `detail`, plain text and
 * HTML pages are all read.
 *
 * @param text The body as text.
 * @param contentType Its media type.
 */
export function readSaid(text: string, contentType: string): Said {
  const isHtml = /\bhtml\b/i.test(contentType) || looksLikeHtml(text);
  if (isHtml) return { said: shorten(htmlWords(text)), body: text };
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return { said: shorten(text), body: text };
  }
  if (!isRecord(body)) return { said: shorten(words(body) ?? text), body };
  const inner = isRecord(body.error) ? body.error : body;
  const said = words(body.message) ?? words(body.error) ?? words(body.detail) ??
    words(body.title) ?? text;
  const code = body.code ?? inner.code;
  const errorType = body.error_type ?? inner.error_type ?? inner.type;
  const requestId = body.request_id;
  return {
    said: shorten(said),
    body,
    ...(typeof code === "number" ? { code } : {}),
    ...(typeof errorType === "string" ? { errorType } : {}),
    ...(typeof requestId === "string" ? { requestId } : {}),
  };
}
