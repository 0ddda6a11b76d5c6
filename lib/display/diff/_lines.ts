import { editsBy, editsOf } from "./_edits.ts";
import {
  changedPieces,
  type Piece,
  type Sameness,
  withVisibleEnd,
  wordsOf,
} from "./_words.ts";

/** A row of a diff of texts. */
export type LineRow =
  | {
    readonly type: "same";
    readonly a: number;
    readonly b: number;
    readonly text: string;
  }
  | {
    readonly type: "change";
    readonly a: number;
    readonly b: number;
    readonly old: readonly Piece[];
    readonly new: readonly Piece[];
  }
  | { readonly type: "removed"; readonly a: number; readonly text: string }
  | { readonly type: "added"; readonly b: number; readonly text: string }
  | { readonly type: "fold"; readonly lines: number };

/** What is different between two texts. */
export interface LineDiff {
  readonly rows: readonly LineRow[];
  readonly added: number;
  readonly removed: number;
  readonly same: number;
  /** What lines cannot show. */
  readonly notes: readonly string[];
}

/** Lines of a text; an end behind the last one makes no line of its own. */
function linesOf(text: string): { lines: string[]; hasEnd: boolean } {
  const lines = text === "" ? [] : text.split("\n");
  const hasEnd = lines.at(-1) === "" && lines.length > 0;
  if (hasEnd) lines.pop();
  return { lines, hasEnd };
}

/**
 * Compares texts line by line, and changed lines word by word.
 *
 * @param oldText What was.
 * @param newText What is.
 * @param context Lines around each change.
 * @param maxCharacters Past as many, what is the same in a changed line gives way.
 * @param sameness What counts as the same although it is written otherwise; without it, nothing.
 * @returns The rows, and how many lines came, went and stayed.
 */
export function diffLines(
  oldText: string,
  newText: string,
  context: number,
  maxCharacters: number,
  sameness?: Sameness,
): LineDiff {
  const a = linesOf(oldText.toWellFormed());
  const b = linesOf(newText.toWellFormed());
  const rows: LineRow[] = [];
  let added = 0;
  let removed = 0;
  let same = 0;
  const edits = sameness === undefined
    ? editsOf(a.lines, b.lines)
    : editsBy(sameness, a.lines, b.lines);
  edits.forEach((edit, index) => {
    const { aStart, aEnd, bStart, bEnd } = edit;
    if (edit.isSame) {
      same += aEnd - aStart;
      const before = index === 0 ? 0 : context;
      const after = index === edits.length - 1 ? 0 : context;
      for (const row of sameRows(a.lines, edit, before, after)) rows.push(row);
      return;
    }
    removed += aEnd - aStart;
    added += bEnd - bStart;
    // As arguments of one call, very many would be too many.
    for (
      const row of changedRows(
        a.lines.slice(aStart, aEnd),
        b.lines.slice(bStart, bEnd),
        aStart,
        bStart,
        maxCharacters,
        sameness,
      )
    ) rows.push(row);
  });
  return {
    rows,
    added,
    removed,
    same,
    notes: notesOf(a, b, oldText !== newText && added + removed === 0),
  };
}

function sameRows(
  lines: readonly string[],
  { aStart, aEnd, bStart }: { aStart: number; aEnd: number; bStart: number },
  before: number,
  after: number,
): LineRow[] {
  const length = aEnd - aStart;
  const row = (i: number): LineRow => ({
    type: "same",
    a: aStart + i,
    b: bStart + i,
    text: lines[aStart + i] ?? "",
  });
  const range = (from: number, to: number) =>
    Array.from({ length: Math.max(0, to - from) }, (_, i) => row(from + i));
  // A fold that hides a single line would be as long as the line.
  if (length <= before + after + 1) return range(0, length);
  return [
    ...range(0, before),
    { type: "fold", lines: length - before - after },
    ...range(length - after, length),
  ];
}

function notesOf(
  a: { readonly hasEnd: boolean; readonly lines: readonly string[] },
  b: { readonly hasEnd: boolean; readonly lines: readonly string[] },
  isOtherwiseSame: boolean,
): string[] {
  if (a.lines.length === 0 || b.lines.length === 0) {
    return isOtherwiseSame ? ["One is empty, the other an empty line"] : [];
  }
  if (a.hasEnd === b.hasEnd) return [];
  return [`Only the ${a.hasEnd ? "old" : "new"} text ends with a line end`];
}

/** Past these, lines are not compared with each other. */
const MAX_PAIRED = 60;

/** Lines in place of others: those that are alike stand side by side. */
function changedRows(
  old: readonly string[],
  fresh: readonly string[],
  aStart: number,
  bStart: number,
  maxCharacters: number,
  sameness: Sameness | undefined,
): LineRow[] {
  const rows: LineRow[] = [];
  let a = 0;
  let b = 0;
  const upTo = (aEnd: number, bEnd: number) => {
    for (; a < aEnd; a++) {
      const text = withVisibleEnd(old[a] ?? "");
      rows.push({ type: "removed", a: aStart + a, text });
    }
    for (; b < bEnd; b++) {
      const text = withVisibleEnd(fresh[b] ?? "");
      rows.push({ type: "added", b: bStart + b, text });
    }
  };
  for (const [i, j] of pairsOf(old, fresh)) {
    upTo(i, j);
    rows.push({
      type: "change",
      a: aStart + i,
      b: bStart + j,
      ...changedPieces(old[i] ?? "", fresh[j] ?? "", maxCharacters, sameness),
    });
    a = i + 1;
    b = j + 1;
  }
  upTo(old.length, fresh.length);
  return rows;
}

/** Which old line became which new one: the pairing with the most in common. */
export function pairsOf(
  old: readonly string[],
  fresh: readonly string[],
): (readonly [number, number])[] {
  const n = old.length;
  const m = fresh.length;
  if (n === 0 || m === 0 || n > MAX_PAIRED || m > MAX_PAIRED) return [];
  const bags = [old, fresh].map((lines) => lines.map(bagOf));
  const likeness = (i: number, j: number) =>
    similarity(bags[0]?.[i] ?? new Map(), bags[1]?.[j] ?? new Map());
  const scores = Array.from({ length: n + 1 }, () => new Float64Array(m + 1));
  const like = Array.from({ length: n }, () => new Float64Array(m));
  for (let i = n - 1; i >= 0; i--) {
    for (let j = m - 1; j >= 0; j--) {
      const own = likeness(i, j);
      const row = like[i];
      if (row) row[j] = own;
      const paired = own < MIN_LIKENESS
        ? -1
        : own + (scores[i + 1]?.[j + 1] ?? 0);
      const best = Math.max(
        paired,
        scores[i + 1]?.[j] ?? 0,
        scores[i]?.[j + 1] ?? 0,
      );
      const target = scores[i];
      if (target) target[j] = best;
    }
  }
  const pairs: (readonly [number, number])[] = [];
  for (let i = 0, j = 0; i < n && j < m;) {
    const own = like[i]?.[j] ?? 0;
    const best = scores[i]?.[j] ?? 0;
    if (
      own >= MIN_LIKENESS &&
      best === own + (scores[i + 1]?.[j + 1] ?? 0)
    ) pairs.push([i++, j++]);
    else if (best === (scores[i + 1]?.[j] ?? 0)) i++;
    else j++;
  }
  return pairs;
}

/** Less in common than this is another line, not a changed one. */
const MIN_LIKENESS = 0.4;

function bagOf(line: string): ReadonlyMap<string, number> {
  const bag = new Map<string, number>();
  for (const word of wordsOf(line)) {
    if (word.trim() === "") continue;
    // What looks the same is most likely a change, not another word.
    const key = word.normalize("NFKC");
    bag.set(key, (bag.get(key) ?? 0) + key.length);
  }
  return bag;
}

function similarity(
  a: ReadonlyMap<string, number>,
  b: ReadonlyMap<string, number>,
): number {
  let common = 0;
  let all = 0;
  for (const [word, size] of a) {
    all += size;
    common += Math.min(size, b.get(word) ?? 0);
  }
  for (const size of b.values()) all += size;
  return all === 0 ? 1 : 2 * common / all;
}
