/**
 * Cuts a sentence that asks for number sequences into one clause for each, and
 * finds which of them a file is meant for.
 *
 * @module
 */

import { type Piece, piecesOf } from "./job_pieces.ts";
import type { Mark } from "./marks.ts";
import { listing } from "./words.ts";

/** What has to be asked back, as it cannot be known. */
export interface Question {
  readonly about: "file" | "limit";
  readonly text: string;
}

/** A part of a sentence that asks for one thing. */
export interface JobPart {
  readonly marks: readonly Mark[];
  /** Parts with the same number share their files. */
  readonly group?: number;
  readonly question?: Question;
  /** Whether it speaks of a table and may hold more than one job. */
  readonly isTable: boolean;
}

/** Pieces that make up one job, with the files that stand beside it. */
interface Unit {
  pieces: Piece[];
  kind: Piece["kind"];
  fileBefore: boolean;
  fileAfter: boolean;
  group?: number;
  question?: Question;
}

/**
 * Cuts a sentence that asks for sequences.
 *
 * @param text The sentence.
 * @param marks Its marks.
 * @returns Its parts, undefined when no sequence is asked for.
 */
export function cutJobs(
  text: string,
  marks: readonly Mark[],
): JobPart[] | undefined {
  const pieces = piecesOf(text, marks);
  const isSequence = pieces.some((piece) =>
    piece.kind === "sequence" || piece.kind === "bare" && piece.isSure
  );
  // Work on a table has its own cuts; here only the files of several jobs are parted.
  const isTables = pieces.filter((piece) => piece.isWhole).length > 1 &&
    (pieces.flatMap((piece) => piece.files).length > 1 ||
      pieces.some((piece) => piece.refers && piece.files.length > 0));
  if (!isSequence && !isTables) return undefined;
  const segments: Piece[][] = [];
  for (const piece of pieces) {
    const starts = piece.link === "strong" &&
      (piece.kind !== "other" || piece.hasFile || piece.isOrder);
    const last = segments.at(-1);
    if (last === undefined || starts) segments.push([piece]);
    else last.push(piece);
  }
  const units = segments.map((segment) => shareLimits(unitsOf(segment)));
  const isSeveral =
    units.flat().filter((unit) => unit.fileBefore || unit.fileAfter).length > 1;
  let group = 0;
  for (const row of units) group = shareFiles(row, isSeveral, group);
  return units.flat().map((unit) => {
    const from = unit.pieces[0]?.from ?? 0;
    const to = unit.pieces.at(-1)?.to ?? 0;
    return {
      marks: marks.slice(from, to),
      isTable: unit.kind === "other" ||
        unit.kind === "table" && unit.group === undefined && !unit.fileBefore,
      ...(unit.group === undefined ? {} : { group: unit.group }),
      ...(unit.question === undefined ? {} : { question: unit.question }),
    };
  });
}

/** Puts pieces without a job to the job that they speak of. */
function unitsOf(pieces: readonly Piece[]): Unit[] {
  const units: Unit[] = [];
  let ahead: Piece[] = [];
  // "In a.csv the primes, in b.csv the squares": names stand before what they name.
  const firstFile = pieces.findIndex((piece) => piece.hasFile);
  const firstJob = pieces.findIndex((piece) => piece.kind !== "other");
  const isForward = firstFile >= 0 &&
    (firstFile < firstJob ||
      firstFile === firstJob && pieces[firstFile]?.isFileFirst === true);
  for (const [i, piece] of pieces.entries()) {
    const last = units.at(-1);
    if (piece.kind !== "other") {
      if (
        piece.kind === "table" && last?.kind === "table" &&
        !(piece.isWhole && last.pieces.some((each) => each.isWhole))
      ) {
        last.pieces.push(...ahead, piece);
        last.fileAfter ||= piece.hasFile;
      } else {
        units.push({
          pieces: [...ahead, piece],
          kind: piece.kind,
          fileBefore: ahead.some((each) => each.hasFile) || piece.isFileFirst,
          fileAfter: piece.hasFile && !piece.isFileFirst,
        });
      }
      ahead = [];
      continue;
    }
    const isLed = pieces.slice(i + 1).some((each) => each.kind !== "other") &&
      (last === undefined ||
        isForward && piece.hasFile && !piece.refers);
    if (isLed || ahead.length > 0) ahead.push(piece);
    else if (last === undefined) {
      units.push({
        pieces: [piece],
        kind: "other",
        fileBefore: false,
        fileAfter: false,
      });
    } else {
      last.pieces.push(piece);
      last.fileAfter ||= piece.hasFile;
      if (piece.isLoose && last.kind !== "table") {
        last.question = {
          about: "limit",
          text:
            "what the last number stands for is not clear; please ask for each sequence by itself, with its own number",
        };
      }
    }
  }
  if (ahead.length > 0) units.at(-1)?.pieces.push(...ahead);
  return units;
}

/** "Squares and cubes up to 100": a sequence without a limit takes the one beside it. */
function shareLimits(units: readonly Unit[]): Unit[] {
  const out: Unit[] = [];
  for (let i = 0; i < units.length; i++) {
    const unit = units[i];
    if (unit === undefined) continue;
    if (unit.kind !== "bare") {
      out.push(unit);
      continue;
    }
    const run = [unit];
    while (
      units[i + 1]?.kind === "bare" && isJoined(run.at(-1), units[i + 1])
    ) {
      run.push(...units.slice(++i, i + 1));
    }
    const left = isJoined(out.at(-1), unit) && out.at(-1)?.kind === "sequence"
      ? out.at(-1)
      : undefined;
    const right = isJoined(run.at(-1), units[i + 1]) &&
        units[i + 1]?.kind === "sequence"
      ? units[i + 1]
      : undefined;
    const fromLeft = left !== undefined && limitOf(left) === "before";
    const fromRight = right !== undefined && limitOf(right) === "after";
    if (fromLeft && !fromRight && left !== undefined) {
      for (const each of run) absorb(left, each);
    } else if (fromRight && !fromLeft && right !== undefined) {
      out.push(run.reduce(absorb));
      absorb(run[0] ?? unit, right);
      unit.kind = "sequence";
      i++;
    } else if (left === undefined && right === undefined) {
      out.push(run.reduce(absorb));
    } else {
      for (const each of run) {
        each.question = {
          about: "limit",
          text:
            "how many of them, or up to where, is not said, and the limits beside it could be meant for it or not; please give it a limit of its own",
        };
      }
      out.push(...run);
    }
  }
  return out;
}

function absorb(unit: Unit, more: Unit): Unit {
  unit.pieces.push(...more.pieces);
  unit.fileBefore ||= more.fileBefore;
  unit.fileAfter ||= more.fileAfter;
  return unit;
}

function limitOf(unit: Unit): Piece["limit"] {
  return unit.pieces.find((piece) => piece.limit !== undefined)?.limit;
}

/** Whether two jobs are parts of one list: no file and no new verb between them. */
function isJoined(left: Unit | undefined, right: Unit | undefined): boolean {
  return left !== undefined && right !== undefined && !left.fileAfter &&
    !right.fileBefore && !startsAnew(right);
}

function startsAnew(unit: Unit): boolean {
  return unit.pieces[0]?.isOrder ?? false;
}

/** Finds the jobs that share a file; returns the last number that was given. */
function shareFiles(
  units: readonly Unit[],
  isSeveral: boolean,
  before: number,
): number {
  let group = before;
  for (const [i, unit] of units.entries()) {
    if (unit.fileAfter) {
      let start = i;
      while (
        isJoined(units[start - 1], units[start]) &&
        !units[start - 1]?.fileBefore
      ) start--;
      if (start === i) continue;
      const chain = units.slice(start, i + 1);
      const refers = unit.pieces.some((piece) => piece.refers);
      const isOneKind = new Set(chain.map(({ kind }) => kind === "table"))
        .size === 1;
      const saves = chain[0]?.pieces[0]?.isSaving === true;
      if (
        refers || saves ||
        isOneKind && unit.pieces.find((p) => p.kind !== "other")?.link === "and"
      ) {
        group++;
        for (const each of chain) each.group = group;
      } else if (!isSeveral || !isOneKind) {
        const names = unit.pieces.flatMap((piece) => piece.files)
          .map((name) => `\`${name}\``);
        unit.question = {
          about: "file",
          text: `whether ${
            names.length > 0 ? listing(names) : "the file"
          } is for this alone or also for what is named before it is not clear, so it was not saved; please say "both", or save each by itself`,
        };
      }
    } else if (unit.fileBefore) {
      let end = i;
      while (
        isJoined(units[end], units[end + 1]) && !units[end + 1]?.fileAfter
      ) {
        end++;
      }
      if (end === i) continue;
      group++;
      for (const each of units.slice(i, end + 1)) each.group = group;
    }
  }
  return group;
}
