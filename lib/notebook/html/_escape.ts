import { escape } from "@std/html/entities";

/**
 * Text as HTML shows it: what could be markup is escaped, and characters that no
 * page may hold are left out.
 */
export function escapeText(text: string): string {
  return escape(text.toWellFormed().replace(UNSEEN_REGEXP, ""));
}

// Built from a string: a control character in a literal is taken for a slip.
const UNSEEN_REGEXP = new RegExp("[^\\P{Cc}\\t\\n]", "gu");

/** Attributes, each behind a space; what is undefined or false is left out. */
export function attributes(
  values: Readonly<Record<string, string | number | boolean | undefined>>,
): string {
  let out = "";
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined || value === false) continue;
    out += value === true
      ? ` ${name}`
      : ` ${name}="${escapeText(String(value))}"`;
  }
  return out;
}
