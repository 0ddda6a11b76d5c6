import { readCellStatements } from "../../cells/outline/mod.ts";

/** Lines of a script that belong together. */
export interface ScriptParagraph {
  readonly text: string;
  /** How many empty lines are before it. */
  readonly gap: number;
}

/** Splits a script at empty lines that stand in no statement and no comment. */
export function scriptParagraphs(text: string): readonly ScriptParagraph[] {
  const lines = text.split("\n");
  const inside = linesInside(text, lines.length);
  const found: ScriptParagraph[] = [];
  let start = 0;
  let gap = 0;
  for (let at = 0; at < lines.length; at++) {
    if ((lines[at] ?? "").trim() !== "" || inside.has(at)) continue;
    let next = at;
    while (next < lines.length && (lines[next] ?? "").trim() === "") next++;
    // What goes on with an indent or a bracket is no new statement.
    if (next < lines.length && /^[\s)\]}]/.test(lines[next] ?? "")) {
      at = next;
      continue;
    }
    if (at > start) {
      found.push({ text: lines.slice(start, at).join("\n"), gap });
    }
    gap = (at > start ? 0 : gap) + next - at;
    start = next;
    at = next - 1;
    if (next >= lines.length) break;
  }
  if (start < lines.length) {
    const rest = lines.slice(start).join("\n").trimEnd();
    if (rest !== "") found.push({ text: rest, gap });
  }
  return found;
}

const COMMENT_REGEXP = /\/\*[^]*?\*\//g;
const TOKEN_REGEXP =
  /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|\/\/.*|\/\*[^]*?\*\/|`(?:[^`\\]|\\[^])*`/g;

/** The lines at which a statement or a comment goes on. */
function linesInside(text: string, count: number): ReadonlySet<number> {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) {
    starts.push(at + 1);
  }
  const inside = new Set<number>();
  const lineOf = (offset: number, from: number) => {
    let line = from;
    while (line + 1 < count && (starts[line + 1] ?? Infinity) <= offset) line++;
    return line;
  };
  let line = 0;
  const add = (start: number, end: number) => {
    line = lineOf(start, line);
    const last = lineOf(end, line);
    for (let at = line + 1; at <= last; at++) inside.add(at);
  };
  const statements = readCellStatements(text)?.statements ?? [];
  if (statements.length === 0) {
    // Enums and their like: only what is a text or a comment can be told.
    for (const { index, 0: token } of text.matchAll(TOKEN_REGEXP)) {
      add(index, index + token.length);
    }
    return inside;
  }
  let before = 0;
  for (
    const { start, end } of [...statements, { start: text.length, end: 0 }]
  ) {
    if (start < before) continue;
    const between = text.slice(before, start);
    for (const { index, 0: comment } of between.matchAll(COMMENT_REGEXP)) {
      add(before + index, before + index + comment.length);
    }
    add(start, Math.max(start, end));
    before = end;
  }
  return inside;
}
