/**
 * Parts a sentence at its commas, conjunctions and semicolons, and says what
 * each piece asks for.
 *
 * @module
 */

import { readArithmetic } from "./arithmetic.ts";
import { type Token, tokens } from "./lexer.ts";
import type { Mark } from "./marks.ts";
import { readSequence } from "./sequences.ts";
import { formatOf } from "./saving.ts";
import { KINDS, sequenceText } from "./sequence_kinds.ts";

const STROKE_REGEXP = /^[/|•·–—]$/;
/** A job's words are fewer; a longer run without a conjunction is left whole. */
const MAX_MARKS = 60;

/** A part of a sentence between two separators. */
export interface Piece {
  /** Places of its first mark and of the mark behind it. */
  readonly from: number;
  readonly to: number;
  /** What stands before it. */
  readonly link: "start" | "," | "and" | "strong";
  /** A sequence with its limit, one without, work on a table, a calculation. */
  readonly kind: "sequence" | "bare" | "table" | "number" | "other";
  /** Whether the words can mean nothing but a sequence. */
  readonly isSure: boolean;
  /** Where a sequence's limit stands: "first 10 primes", "primes up to 10". */
  readonly limit?: "before" | "after" | undefined;
  readonly files: readonly string[];
  readonly hasFile: boolean;
  /** Whether the file is named before the job. */
  readonly isFileFirst: boolean;
  /** Whether it begins with a verb: "print", "save". */
  readonly isOrder: boolean;
  readonly isSaving: boolean;
  /** Whether work on a table says both what is worked out and for what. */
  readonly isWhole: boolean;
  /** Whether it is a number with nothing that it counts. */
  readonly isLoose: boolean;
  /** Whether it speaks of all that was named before: "both". */
  readonly refers: boolean;
}

/** Parts a sentence into pieces. */
export function piecesOf(text: string, marks: readonly Mark[]): Piece[] {
  const pieces: Piece[] = [];
  const isNamed = KINDS.some(([, pattern]) =>
    pattern.test(sequenceText(tokens(text)))
  );
  let from = 0;
  let link: Piece["link"] = "start";
  const push = (to: number) => {
    const own = marks.slice(from, to);
    if (own.some((mark) => mark.type !== "conj" && mark.type !== "filler")) {
      pieces.push(pieceOf(text, marks, from, to, link));
      link = ",";
    }
  };
  for (const [i, mark] of marks.entries()) {
    if (
      mark.type === "conj" && mark.word !== "or" &&
      !isInRange(marks.slice(from, i), marks.slice(i + 1))
    ) {
      push(i);
      from = i + 1;
      link = stronger(link, mark.word);
    } else if (isNamed && isNext(text, marks, from, i)) {
      push(i);
      from = i;
      link = "strong";
    }
  }
  push(marks.length);
  return pieces;
}

function stronger(
  link: Piece["link"],
  word: "and" | "or" | "," | "then",
): Piece["link"] {
  if (word === "then" || link === "strong") return "strong";
  return word === "and" || link === "and" ? "and" : ",";
}

function restOf(marks: readonly Mark[], start: number): readonly Mark[] {
  const end = marks.findIndex((mark, i) =>
    i > start &&
    (mark.type === "conj" || mark.type === "file" ||
      STROKE_REGEXP.test(mark.text) || i === start + MAX_MARKS)
  );
  return marks.slice(start, end < 0 ? marks.length : end);
}

/**
 * Whether a sequence begins where no conjunction stands: behind a file ("first
 * 10 primes as a.csv first 5 squares"), a stroke, or a sequence that has all it
 * needs.
 */
function isNext(
  text: string,
  marks: readonly Mark[],
  from: number,
  i: number,
): boolean {
  const mark = marks[i];
  const left = marks.slice(from, i);
  const last = left.at(-1);
  if (
    mark === undefined || mark.type === "file" || mark.type === "filler" ||
    last === undefined || last.type === "marker" || left.length > MAX_MARKS
  ) return false;
  const isParted = left.some((each) => each.type === "file") ||
    STROKE_REGEXP.test(last.text);
  const { kind } = kindOf(text, left);
  if (isParted ? kind === "other" : kind !== "sequence") return false;
  const right = kindOf(text, restOf(marks, i));
  return right.kind === "sequence" && (isParted || right.limit === "before");
}

/** "Between 10 and 20": an "and" that parts nothing. */
function isInRange(left: readonly Mark[], right: readonly Mark[]): boolean {
  const between = left.findLastIndex((mark) => mark.type === "between");
  if (between < 0) return false;
  const numbers = left.slice(between).filter((mark) => mark.type === "number");
  return numbers.length === 1 &&
    right.find((mark) => mark.type !== "filler")?.type === "number";
}

function pieceOf(
  text: string,
  marks: readonly Mark[],
  from: number,
  to: number,
  link: Piece["link"],
): Piece {
  const own = marks.slice(from, to);
  const files = own.filter((mark) => mark.type === "file");
  const found = kindOf(text, own);
  const file = own.findIndex((mark) => mark.type === "file");
  const lead = own.find((mark) =>
    mark.type !== "filler" && mark.type !== "conj"
  );
  return {
    from,
    to,
    link,
    ...found,
    files: files.map((mark) => mark.text),
    hasFile: files.length > 0 ||
      own.some((mark) => mark.type === "save") &&
        own.some((mark) => formatOf(mark.lower) !== undefined),
    isFileFirst: file >= 0 && found.kind !== "other" &&
      kindOf(text, own.slice(0, file)).kind === "other",
    // "Saved as" goes on with what was said; "save" begins something.
    isOrder: lead !== undefined &&
      (lead.type === "verb" || lead.type === "question" ||
        lead.type === "save" && !/(?:ed|stored|written)$/.test(lead.lower)),
    isSaving: lead?.type === "save" && !/ed$/.test(lead.lower) ||
      lead?.type === "verb" && lead.verb === "write",
    isWhole: found.kind === "table" &&
      own.some((m) =>
        m.type === "statistic" || m.type === "rank" || m.type === "over"
      ) &&
      own.some((m) =>
        m.type === "by" || m.type === "over" || m.type === "every" ||
        m.type === "rank"
      ),
    isLoose: lead?.type === "number" && found.kind === "other" &&
      own.every((m) =>
        ["number", "filler", "compare", "since", "save", "file"]
          .includes(m.type)
      ),
    refers: own.some((mark) =>
      mark.type === "reference" && mark.what === "all" ||
      mark.type === "reference" &&
        /^(?:them|these|those)\b/.test(mark.lower) ||
      /^(?:all|each|together)$/.test(mark.lower) && found.kind === "other"
    ),
  };
}

function kindOf(
  text: string,
  marks: readonly Mark[],
): Pick<Piece, "kind" | "isSure" | "limit"> {
  const first = marks[0];
  const last = marks.at(-1);
  if (first === undefined || last === undefined) {
    return { kind: "other", isSure: false };
  }
  const source = text.slice(first.start, last.end);
  const read: readonly Token[] = tokens(source).filter((token) =>
    token.kind !== "file" && token.kind !== "quoted"
  );
  const words = sequenceText(read);
  const kind = KINDS.find(([, pattern]) => pattern.test(words));
  const hasColumn = marks.some((m) => m.type === "column" && m.strength >= 3);
  if (kind !== undefined && (kind[2] || !hasColumn)) {
    const found = readSequence(read);
    const isLimited = found !== undefined && found.job?.assumed === undefined;
    if (!isLimited) return { kind: "bare", isSure: kind[2] };
    const at = words.search(kind[1]);
    const number = words.search(/\d/);
    return {
      kind: "sequence",
      isSure: kind[2],
      limit: number >= 0 && number < at ? "before" : "after",
    };
  }
  if (readArithmetic(source) !== undefined) {
    return { kind: "number", isSure: true };
  }
  const isWork = marks.some((m) => m.type === "statistic" || m.type === "rank");
  const isTable = marks.some((m) =>
    m.type === "column" && m.strength >= 2.5 ||
    isWork && (m.type === "by" || m.type === "over" || m.type === "every")
  );
  return { kind: isTable ? "table" : "other", isSure: false };
}
