import { oneLine, shorten } from "../text/measure.ts";

/** What may stand in an error's message and in no notebook. */
const SECRETS: readonly (readonly [RegExp, string])[] = [
  [/\b(?:bearer|basic)\s+[\w.~+/=-]+/gi, "…"],
  [/\bsk-[\w-]{6,}/g, "sk-…"],
  [/(\/\/)[^\s/@"']+@/g, "$1"],
  [/(https?:\/\/[^\s"'?#]*)[?#](?:[^\s"']*[^\s"':,.;)])?/gi, "$1"],
  [
    /\b([\w-]*(?:api[_-]?key|token|secret|passw(?:or)?d|authorization|cookie)["']?\s*[:=]\s*["']?)[^\s"',;]+/gi,
    "$1…",
  ],
];

/** What an error says, on one line, without what looks like a secret. */
export function saidOf(error: unknown): string {
  const text = error instanceof Error
    ? error.message || error.name
    : typeof error === "string"
    ? error
    : "unknown reason";
  const open = SECRETS.reduce(
    (said, [pattern, put]) => said.replace(pattern, put),
    oneLine(text.slice(0, 2_000)),
  );
  return shorten(open, 300);
}
