import { skipString } from "./_scan.ts";
import { escapeNonAscii, type Style } from "./_style.ts";

const TOKEN_REGEXP = /[^\s,:\[\]{}"]+|[,:\[\]{}"]/g;

/**
 * Writes JSON's text in another style: strings and numbers keep their text, only
 * the white space is another.
 *
 * @param text A text that holds the JSON.
 * @param start Where it starts.
 * @param end Where it ends.
 * @param style How to write it.
 * @param indent What the line of its closing bracket is indented by; undefined
 * writes it in one line.
 * @param pieces Where to put it.
 */
export function reformatJson(
  text: string,
  start: number,
  end: number,
  style: Style,
  indent: string | undefined,
  pieces: string[],
): void {
  const levels = [
    style.isMultiline && indent !== undefined ? style.newline + indent : "",
  ];
  const isInline = levels[0] === "";
  const breakAt = (depth: number): string =>
    isInline ? "" : levels[depth] ??= breakAt(depth - 1) + style.unit;
  let depth = 0;
  let isOpened = false;
  TOKEN_REGEXP.lastIndex = start;
  for (let at = start; at < end;) {
    TOKEN_REGEXP.lastIndex = at;
    const match = TOKEN_REGEXP.exec(text);
    if (match === null || match.index >= end) return;
    let [token] = match;
    at = match.index + token.length;
    if (token === "]" || token === "}") {
      depth--;
      if (!isOpened) pieces.push(breakAt(depth));
      isOpened = false;
      pieces.push(token);
      continue;
    }
    if (isOpened) pieces.push(breakAt(depth));
    isOpened = token === "[" || token === "{";
    if (isOpened) depth++;
    if (token === ",") {
      token = isInline ? style.comma : token + breakAt(depth);
    } else if (token === ":") token = style.colon;
    else if (token === '"') {
      at = skipString(text, match.index);
      token = text.slice(match.index, at);
      if (style.isAscii) token = escapeNonAscii(token);
    }
    pieces.push(token);
  }
}
