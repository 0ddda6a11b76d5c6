import type { OutlinedCell } from "./language_cell.ts";

/** Rules about modules that other modules import, or that ask for what a notebook has no place for. */
const NO_CELL_RULES = new Set([
  "no-external-import",
  "no-import-prefix",
  "no-inner-declarations",
  "no-top-level-await",
  "no-undef",
  "no-unversioned-import",
]);

const LINE_END_REGEXP = /\r\n|[\n\r]/;

/** Whether a rule of the linter has anything to say of cells. */
export function isCellRule(rule: string): boolean {
  return !NO_CELL_RULES.has(rule);
}

/** Whether a cell asks with `deno-lint-ignore-file` to be left alone by a rule. */
export function isLintIgnored({ source }: OutlinedCell, rule: string): boolean {
  const found = source.matchAll(
    /^[^\S\n]*\/\/[^\S\n]*deno-lint-ignore-file\b([^\n]*)/gm,
  );
  return found.some(([, rest = ""]) => namesRule(rest, rule));
}

/** Whether the line before one asks with `deno-lint-ignore` to leave it alone. */
export function isLineIgnored(
  { source }: OutlinedCell,
  line: number,
  rule: string,
): boolean {
  const lines = source.split(LINE_END_REGEXP);
  for (let at = line - 2; at >= 0; at--) {
    const text = lines[at]?.trim() ?? "";
    if (!text.startsWith("//")) return false;
    const rest = /^\/\/\s*deno-lint-ignore(?!-)\b(.*)/.exec(text)?.[1];
    if (rest !== undefined) return namesRule(rest, rule);
  }
  return false;
}

/** Whether a cell asks with `@ts-nocheck`, before any code, to be left alone by the compiler. */
export function isUnchecked({ outline: { code } }: OutlinedCell): boolean {
  if (!code.includes("@ts-nocheck")) return false;
  for (let at = 0;;) {
    at += /^\s*/.exec(code.slice(at))?.[0].length ?? 0;
    if (code.startsWith("//", at)) {
      const end = code.indexOf("\n", at);
      const line = code.slice(at, end < 0 ? code.length : end);
      if (/^\/\/+\s*@ts-nocheck\b/.test(line)) return true;
      if (end < 0) return false;
      at = end;
    } else if (code.startsWith("/*", at)) {
      const end = code.indexOf("*/", at + 2);
      if (end < 0) return false;
      at = end + 2;
    } else return false;
  }
}

/** No rule named means all of them. */
function namesRule(rest: string, rule: string): boolean {
  const names = rest.replace(/--.*/, "").split(/[\s,]+/).filter(Boolean);
  return names.length === 0 || names.includes(rule);
}
