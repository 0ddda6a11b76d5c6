import { count } from "../text/measure.ts";
import { editsBy, editsOf, type Sameness } from "./_edits.ts";
import { lineText } from "./_look.ts";

export type { Sameness };

/** A piece of a line, and whether the other line has it. */
export interface Piece {
  readonly text: string;
  readonly isChanged: boolean;
}

/** A line before and after. */
interface Sides {
  readonly old: readonly Piece[];
  readonly new: readonly Piece[];
}

/** No more of a line than this is compared word by word. */
const MAX_WORDS = 1_000;
const MAX_LINE = 4_000;

const WORD_REGEXP = /[\p{L}\p{M}\p{N}_]+|\s+|[^]/gu;

/** The first words of a line, and what stands between them. */
export function wordsOf(line: string): string[] {
  return line.slice(0, MAX_LINE).match(WORD_REGEXP)?.slice(0, MAX_WORDS) ?? [];
}

/** A changed line in pieces, so that its changes are to be seen. */
export function changedPieces(
  old: string,
  fresh: string,
  maxCharacters: number,
  sameness?: Sameness,
): Sides {
  const sides = sameness === undefined
    ? diffWords(old, fresh)
    : diffWordsBy(sameness, old, fresh);
  return revealed(toldApart(sides, maxCharacters));
}

/** The same where words may be the same that are written otherwise. */
function diffWordsBy(sameness: Sameness, old: string, fresh: string): Sides {
  const a = sameness.wordsOf(old);
  const b = sameness.wordsOf(fresh);
  if (a.length > MAX_WORDS || b.length > MAX_WORDS) {
    return diffWords(old, fresh);
  }
  const before: Piece[] = [];
  const after: Piece[] = [];
  for (
    const { isSame, aStart, aEnd, bStart, bEnd } of editsBy(sameness, a, b)
  ) {
    add(before, a.slice(aStart, aEnd).join(""), !isSame);
    add(after, b.slice(bStart, bEnd).join(""), !isSame);
  }
  return { old: joined(before), new: joined(after) };
}

/** Two lines as pieces that are the same or not. */
function diffWords(
  old: string,
  fresh: string,
): Sides {
  // However long lines are, what they begin and end with is soon compared.
  const most = Math.min(old.length, fresh.length);
  let head = 0;
  while (head < most && old[head] === fresh[head]) head++;
  while (head > 0 && !isBetweenWords(old, fresh, head)) head--;
  let tail = 0;
  while (
    tail < most - head &&
    old[old.length - 1 - tail] === fresh[fresh.length - 1 - tail]
  ) tail++;
  while (
    tail > 0 &&
    !isBetweenWords(old, fresh, old.length - tail, fresh.length - tail)
  ) tail--;
  const left = old.slice(head, old.length - tail);
  const right = fresh.slice(head, fresh.length - tail);
  const a = wordsOf(left);
  const b = wordsOf(right);
  const before: Piece[] = [];
  const after: Piece[] = [];
  for (const pieces of [before, after]) add(pieces, old.slice(0, head), false);
  for (const { isSame, aStart, aEnd, bStart, bEnd } of editsOf(a, b)) {
    add(before, a.slice(aStart, aEnd).join(""), !isSame);
    add(after, b.slice(bStart, bEnd).join(""), !isSame);
  }
  // Past a thousand words, what is left counts as changed.
  add(before, left.slice(a.join("").length), true);
  add(after, right.slice(b.join("").length), true);
  for (const pieces of [before, after]) {
    add(pieces, old.slice(old.length - tail), false);
  }
  return { old: joined(before), new: joined(after) };
}

const INNER_REGEXP =
  /^(?:[\p{L}\p{M}\p{N}_]{2}|\s{2}|[\u{10000}-\u{10FFFF}]|.\p{M})$/u;

/** True where neither line has a word or a character on both sides of a place. */
function isBetweenWords(
  old: string,
  fresh: string,
  inOld: number,
  inNew = inOld,
): boolean {
  return !INNER_REGEXP.test(old.slice(inOld - 1, inOld + 1)) &&
    !INNER_REGEXP.test(fresh.slice(inNew - 1, inNew + 1));
}

function add(pieces: Piece[], text: string, isChanged: boolean): void {
  if (text !== "") pieces.push({ text, isChanged });
}

/** White space between two changed pieces is part of one change. */
function joined(pieces: readonly Piece[]): Piece[] {
  const out: Piece[] = [];
  pieces.forEach((piece, i) => {
    const isGap = !piece.isChanged && piece.text.trim() === "" &&
      pieces[i - 1]?.isChanged === true && pieces[i + 1]?.isChanged === true;
    const isChanged = piece.isChanged || isGap;
    const last = out.at(-1);
    if (last && last.isChanged === isChanged) {
      out[out.length - 1] = { text: last.text + piece.text, isChanged };
    } else out.push({ text: piece.text, isChanged });
  });
  return out;
}

/** White space by signs. */
function spaceSigns(space: string): string {
  return space.replaceAll(" ", "·").replaceAll("\t", "→   ");
}

/** White space at the end of a line, which may be all that came or went. */
export function withVisibleEnd(line: string): string {
  const text = line.replace(/[ \t]+(?=\r?$)/, "");
  return text + spaceSigns(line.slice(text.length));
}

/**
 * What nobody would see: white space that alone is different stands as signs,
 * and where two lines look alike, the characters that differ stand as codes.
 */
function revealed(sides: Sides): Sides {
  const look = (pieces: readonly Piece[]) =>
    lineText(pieces.map(({ text }) => text).join(""), Infinity)
      .normalize("NFKC").replace(/\s/g, " ");
  const isAlike = look(sides.old) === look(sides.new);
  const reveal = (
    { text, isChanged }: Piece,
    i: number,
    all: readonly Piece[],
  ) => {
    const isEnd = i === all.length - 1;
    const shown = isChanged && /^[ \t\r]+$/.test(text)
      ? spaceSigns(text)
      : isEnd
      ? withVisibleEnd(text)
      : text;
    return {
      isChanged,
      text: isChanged && isAlike
        ? shown.replace(/[^\x20-\x7e·→\t\r]/gu, codeOf)
        : shown,
    };
  };
  return { old: sides.old.map(reveal), new: sides.new.map(reveal) };
}

/** What stays of a long stretch that is the same, on each side. */
const MAX_SAME = 60;

/** Of lines too long to be shown whole, what is the same gives way. */
function toldApart(sides: Sides, maxCharacters: number): Sides {
  const shorter = (pieces: readonly Piece[]): readonly Piece[] => {
    const all = pieces.reduce((sum, { text }) => sum + text.length, 0);
    if (all <= maxCharacters) return pieces;
    return pieces.map((piece) => {
      const { text, isChanged } = piece;
      const hidden = text.length - 2 * MAX_SAME;
      if (isChanged || hidden <= MAX_SAME) return piece;
      return {
        isChanged,
        text: `${text.slice(0, MAX_SAME).toWellFormed()}⟨${
          count(hidden, "character")
        } the same⟩${text.slice(-MAX_SAME).toWellFormed()}`,
      };
    });
  };
  return { old: shorter(sides.old), new: shorter(sides.new) };
}

/** `⟨U+00A0⟩`. */
function codeOf(character: string): string {
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase();
  return `⟨U+${code.padStart(4, "0")}⟩`;
}
