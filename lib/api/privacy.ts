/**
 * Takes out of decoded values what identifies a person or opens a door: real
 * servers put a user's address and e-mail into the facts about an answer, and
 * those facts end up in notebooks that are passed on.
 *
 * @module
 */
import { isRecord } from "./validate.ts";

const PERSONAL_REGEXP =
  /^(?:client_metadata|client_info|clientip|e_?mails?|e_?mail_address|(?:(?:user|owner|client|login|display|full|first|last)_?)(?:name|e_?mail|id|info|metadata|agent|ip|ip_?address)|user|username|subject|(?:(?:client|remote|source|peer)_?)?ip(?:v[46])?(?:_?addr(?:ess)?)?|remote_?addr(?:ess)?|phone(?:_?number)?|picture|session_?cookie|cookies?|authorization|(?:\w+_)?(?:api_?keys?|password|secret|access_token|auth_token|bearer_token))$/i;

const EMAIL_REGEXP = /(?<![\w.+'-])[\w.+'-]+@[\w-]+(?:\.[\w-]+)+/g;
const IPV4_REGEXP =
  /(?<![\w.])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?![\w.]*\d)/g;
const IPV6_REGEXP =
  /(?<![\w:])(?:(?:[\da-f]{1,4}:){7}[\da-f]{1,4}|(?:[\da-f]{1,4}:){1,6}(?::[\da-f]{1,4}){1,6})(?![\w:])/gi;
const PERSONAL_MEMBER_REGEXP =
  /(\\{0,16}"client_metadata\\{0,16}"\s*:\s*)(\{[^}]*\}?|\[[^\]]*\]?|\\{0,16}"(?:\\.|[^"\\])*"?)/gi;
const REMOVED = "[removed]";

/**
 * Removes what identifies a person from text that could not be parsed.
 *
 * @param text The text.
 * @returns The text with e-mail and network addresses replaced.
 */
export function scrubText(text: string): string {
  return text
    .replaceAll(PERSONAL_MEMBER_REGEXP, `$1"${REMOVED}"`)
    .replaceAll(EMAIL_REGEXP, REMOVED)
    .replaceAll(IPV4_REGEXP, REMOVED)
    .replaceAll(IPV6_REGEXP, REMOVED);
}

/** Deeper than this nobody nests on purpose; what lies there is not kept. */
const MAX_DEPTH = 100;

/**
 * Gives a copy of a value without what identifies a person, at any depth:
 * fields by their names, addresses inside strings, and JSON inside strings.
 *
 * @param value Any JSON value.
 * @param depth How deep the value lies already.
 * @returns The copy.
 */
export function scrub(value: unknown, depth = 0): unknown {
  if (typeof value === "string") return scrubString(value, depth);
  if (typeof value !== "object" || value === null) return value;
  if (depth >= MAX_DEPTH) return REMOVED;
  if (Array.isArray(value)) return value.map((item) => scrub(item, depth + 1));
  return isRecord(value) ? scrubRecord(value, depth) : REMOVED;
}

/** {@linkcode scrub} for an object. */
export function scrubRecord(
  value: Readonly<Record<string, unknown>>,
  depth = 0,
): Record<string, unknown> {
  const kept: [string, unknown][] = [];
  for (const [key, member] of Object.entries(value)) {
    if (!PERSONAL_REGEXP.test(key)) kept.push([key, scrub(member, depth + 1)]);
  }
  return Object.fromEntries(kept);
}

function scrubString(text: string, depth: number): string {
  if (/^\s*[[{]/.test(text)) {
    try {
      const inner: unknown = JSON.parse(text);
      return JSON.stringify(scrub(inner, depth + 1));
    } catch {
      // Text after all.
    }
  }
  return scrubText(text);
}
