/** Signs that begin blocks; for the parser of blocks alone. */
export const FENCE_REGEXP = /^ {0,3}(`{3,}|~{3,})[ \t]*([^`]*)$/;
export const HEADING_REGEXP = /^ {0,3}(#{1,6})(?:[ \t]+(.*))?$/;
export const RULE_REGEXP =
  /^ {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$/;
export const ITEM_REGEXP =
  /^( {0,3})([-*+]|\d{1,9}[.)])(?:( {1,4})(?=\S)|[ \t]+|$)/;
export const QUOTE_REGEXP = /^ {0,3}> ?/;

/**
 * Lines whose indentation is spaces. Code keeps its tabs where it does not
 * stand in a list: programs such as makefiles do not run without them.
 */
export function withoutTabs(lines: readonly string[]): string[] {
  let fence: string | undefined;
  return lines.map((line) => {
    const mark = FENCE_REGEXP.exec(line);
    const isCode = fence !== undefined;
    if (fence === undefined) {
      if (mark && !/^\s/.test(line)) fence = mark[1];
    } else if (mark?.[1]?.startsWith(fence) && mark[2] === "") {
      fence = undefined;
    }
    if (isCode || !line.includes("\t")) return line;
    return line.replace(/^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*/, (lead) => {
      let out = "";
      for (const c of lead) {
        out += c === "\t" ? " ".repeat(4 - out.length % 4) : c;
      }
      return out;
    }).replaceAll("\t", "    ");
  });
}

/** A line that begins no block of its own. */
export function isText(line: string | undefined): boolean {
  return line !== undefined && line.trim() !== "" && !FENCE_REGEXP.test(line) &&
    !HEADING_REGEXP.test(line) && !RULE_REGEXP.test(line) &&
    !ITEM_REGEXP.test(line) && !QUOTE_REGEXP.test(line);
}

/** The lines of one item, without its marker and indentation. */
export function itemLines(
  lines: readonly string[],
  start: number,
  found: RegExpExecArray,
): { inside: string[]; next: number; hadBlank: boolean } {
  const marker = (found[1] ?? "").length + (found[2] ?? "").length;
  const indent = marker + (found[3]?.length ?? 1);
  const inside = [(lines[start] ?? "").slice(indent)];
  let fence: string | undefined = FENCE_REGEXP.exec(inside[0] ?? "")?.[1];
  let hadBlank = false;
  // The last line that is no part of something inside the item's own blocks.
  let direct = inside[0] ?? "";
  let i = start + 1;
  for (; i < lines.length; i++) {
    const line = lines[i] ?? "";
    const own = line.search(/\S/);
    if (own < 0) {
      // A blank line belongs here when what follows it does.
      let after = i + 1;
      while (after < lines.length && (lines[after] ?? "").trim() === "") {
        after++;
      }
      const next = (lines[after] ?? "").search(/\S/);
      if (next < 2 || (next < indent && !nests(lines[after] ?? "", marker))) {
        break;
      }
      // A blank line within a nested list parts that list, not this one.
      const isNested = ITEM_REGEXP.test(direct) &&
        (next >= indent + 2 ||
          ITEM_REGEXP.test((lines[after] ?? "").slice(Math.min(next, indent))));
      if (fence === undefined && !isNested) hadBlank = true;
      for (; i < after; i++) inside.push("");
      i--;
      continue;
    }
    const belongs = own >= indent || nests(line, marker) ||
      (own > marker && fence === undefined);
    const goesOn = fence === undefined && isText(line) && isText(inside.at(-1));
    if (!belongs && !goesOn) break;
    const bare = line.slice(Math.min(own, indent));
    const mark = FENCE_REGEXP.exec(bare)?.[1];
    if (fence === undefined) fence = mark;
    else if (mark?.startsWith(fence)) fence = undefined;
    inside.push(bare);
    if (own < indent + 2) direct = bare;
  }
  return { inside, next: i, hadBlank };
}

/** Models nest by two spaces under `1.`, where three are asked for. */
function nests(line: string, marker: number): boolean {
  const own = line.search(/\S/);
  return own >= 2 && own >= marker - 1 && ITEM_REGEXP.test(line.trimStart());
}

/** The cells of a table's line; a pipe behind a backslash is text. */
export function cellsOf(line: string): string[] {
  const cells: string[] = [];
  let cell = "";
  const body = line.trim().replace(/^\|/, "");
  for (let i = 0; i < body.length; i++) {
    const c = body[i] ?? "";
    if (c === "\\" && body[i + 1] === "|") {
      cell += "|";
      i++;
    } else if (c === "|") {
      cells.push(cell.trim());
      cell = "";
    } else cell += c;
  }
  if (cell.trim() !== "" || !body.endsWith("|")) cells.push(cell.trim());
  return cells;
}
