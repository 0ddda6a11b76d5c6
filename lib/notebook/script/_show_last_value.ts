import type { CellStatements } from "../../cells/outline/mod.ts";
import type { TextEdits } from "./_text_edits.ts";

/** Calls that give nothing to show. */
const SILENT_REGEXP =
  /^(?:await\s+)?(?:console\s*\.\s*\w+\s*\(|void\b|Deno\s*\.\s*jupyter\s*\.\s*(?:display|broadcast|clearOutput)\s*\()/;

/**
 * Has the value of a cell's last expression printed, which may stand before
 * declarations.
 *
 * @returns Whether there is one.
 */
export function showLastValue(
  { code, statements }: CellStatements,
  edits: TextEdits,
  show: string,
): boolean {
  const last = statements.findLast(({ kind, expression, start, end }) =>
    expression !== undefined ||
    (kind === "control" && code.slice(start, end) !== ";")
  );
  const expression = last?.expression;
  if (expression === undefined) return false;
  const { start, end } = expression;
  const text = code.slice(start, end);
  const isList = hasComma(text);
  if (!isList && isSilent(text)) return false;
  edits.insert(start, `await ${show}(${isList ? "(" : ""}`);
  // A comment in its last line would hide the bracket.
  const gap = text.slice(text.lastIndexOf("\n") + 1).includes("//") ? "\n" : "";
  // Types behind the value stay where they are.
  const isEnded = code.slice(end, last?.end).includes(";") ||
    /^\s*(?:(?:as|satisfies)\b|!)/.test(code.slice(end));
  edits.insert(end, `${gap}${isList ? ")" : ""})${isEnded ? "" : ";"}`);
  return true;
}

/** Whether an expression is one call that gives nothing, and no more. */
function isSilent(text: string): boolean {
  return SILENT_REGEXP.test(text) &&
    (text.endsWith(")") || /^void\b/.test(text));
}

/** Whether a comma stands outside of all brackets. */
function hasComma(text: string): boolean {
  let depth = 0;
  const token =
    /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\[^])*`|\/\/.*|\/\*[^]*?\*\/|[^]/g;
  for (const [found] of text.matchAll(token)) {
    if ("([{".includes(found)) depth++;
    else if (")]}".includes(found)) depth--;
    else if (found === "," && depth <= 0) return true;
  }
  return false;
}
