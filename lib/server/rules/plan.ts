/**
 * Reads a whole task: which jobs, on which data, saved where, and what of it
 * was not understood.
 *
 * @module
 */

import type { WorkspaceFile } from "../engine.ts";
import { readArithmetic } from "./arithmetic.ts";
import { type Clause, clausesOf } from "./clauses.ts";
import type { Condition, Job, Save } from "./jobs.ts";
import { tokens } from "./lexer.ts";
import { messageParts } from "./message_data.ts";
import {
  earlierJobs,
  madeName,
  namedSequences,
  pairFiles,
} from "./saved_jobs.ts";
import { type SaveWish, saveWish } from "./saving.ts";
import { readSequences } from "./sequences.ts";
import { previousOf } from "./clause/ellipsis.ts";
import { type ClauseReading, readClause } from "./table_job.ts";
import { chooseTable, worthReading } from "./choose_table.ts";
import { readTable, type Table } from "./tables.ts";
import { jobKey, type Plan, type PlannedJob } from "./planned.ts";
import { isDataTalk, isTalk, languageOf } from "./talk.ts";
import { referredJobs, sortedJob } from "./referred.ts";
import { titleOf } from "./titles.ts";
import { listing } from "./words.ts";

const DATA_REGEXP =
  /\b(?:data|datasets?|tables?|csv|tsv|spreadsheets?|columns?|rows?|records?|files?|documents?|json|excel)\b/i;

export type { Plan, PlannedJob } from "./planned.ts";

/**
 * Reads a task.
 *
 * @param message The task as it came.
 * @param files What stands in the working folder.
 * @param written Names of files that programs of this run have written; they are no data.
 * @returns The plan.
 */
export async function planTask(
  message: string,
  files: readonly WorkspaceFile[],
  written: ReadonlySet<string> = new Set(),
): Promise<Plan> {
  const parts = messageParts(message);
  const tables = [...parts.tables];
  for (const file of worthReading(message, files)) {
    if (written.has(file.name)) continue;
    const table = readTable(await file.read(), file);
    if (table !== undefined) tables.push(table);
  }
  return planWith(parts.task, tables);
}

/** Reads a task whose tables are known. */
export function planWith(task: string, tables: readonly Table[]): Plan {
  const choice = chooseTable(task, tables);
  const builder = new PlanBuilder(task, choice.table, tables);
  builder.read();
  return builder.plan(choice.undecided);
}

class PlanBuilder {
  readonly #task: string;
  readonly #main: Table | undefined;
  readonly #tables: readonly Table[];
  readonly #jobs: PlannedJob[] = [];
  readonly #saves: Save[] = [];
  readonly #problems: string[] = [];
  readonly #notes: string[] = [];
  /** Places of the jobs that the last clause with jobs asked for. */
  #last: number[] = [];
  #lastLine: number[] = [];
  #line = -1;
  #context: Pick<ClauseReading, "groups"> = { groups: [] };
  #filter: readonly Condition[] = [];
  #wantsData = false;
  #group: {
    readonly name: string;
    readonly wishes: { wish: SaveWish; clause: Clause }[];
    readonly places: number[];
  } | undefined;

  constructor(task: string, main: Table | undefined, tables: readonly Table[]) {
    this.#task = task;
    this.#main = main;
    this.#tables = tables;
  }

  read(): void {
    const clauses = clausesOf(this.#task, this.#main);
    for (const clause of clauses) {
      if (clause.line !== this.#line) {
        this.#line = clause.line;
        if (this.#lastLine.length > 0 || !clause.item) {
          this.#lastLine = this.#last;
        }
      }
      this.#endGroup(clause);
      this.#clause(clause);
    }
    this.#endGroup();
    if (
      this.#jobs.length === 0 && this.#problems.length === 0 &&
      this.#main !== undefined && this.#wantsOverview()
    ) {
      this.#add([{ kind: "describe", columns: [], where: [] }], this.#main);
      for (const clause of clauses) {
        const wish = saveWish(clause, this.#tables.map((t) => t.name));
        if (wish !== undefined) this.#save(wish, clause, [0]);
      }
    }
  }

  plan(undecided: boolean): Plan {
    const language = languageOf(this.#task);
    const inputs = new Set(this.#tables.map((table) => table.name));
    const names = new Set<string>();
    const saves = this.#saves.filter((save) => {
      if (inputs.has(save.fileName)) {
        this.#problems.push(
          `\`${save.fileName}\` is the name of the data themselves, which are not written over; please give another name`,
        );
        return false;
      }
      if (names.has(save.fileName)) return false;
      names.add(save.fileName);
      return true;
    });
    return {
      task: this.#task,
      jobs: this.#jobs,
      saves,
      problems: [...new Set(this.#problems)],
      notes: [...new Set(this.#notes)],
      tables: this.#tables,
      wantsData: this.#wantsData || DATA_REGEXP.test(this.#task),
      undecided: undecided &&
        this.#jobs.some(({ table }) => table !== undefined),
      ...(language === undefined ? {} : { language }),
    };
  }

  #clause(clause: Clause): void {
    const { question } = clause;
    if (question !== undefined) {
      this.#problems.push(`"${clause.text}": ${question.text}`);
      if (question.about === "limit") return;
    }
    const wish = question === undefined
      ? saveWish(clause, this.#tables.map((t) => t.name))
      : undefined;
    const sequences = readSequences(tokens(clause.text));
    const [sequence] = sequences;
    const arithmetic = readArithmetic(clause.text);
    if (arithmetic !== undefined) {
      this.#finish(this.#add([arithmetic], undefined), wish, clause);
      return;
    }
    if (
      wish !== undefined &&
      (sequence === undefined || sequence.job?.assumed !== undefined)
    ) {
      const meant = namedSequences(clause, this.#jobs);
      if (meant.length > 0) return this.#save(wish, clause, meant);
    }
    const table = this.#tableFor(clause);
    const reading = table === undefined ||
        clause.intro &&
          /\b(?:following|tasks?|steps?|these)\b/i.test(clause.text)
      ? undefined
      : readClause(clause, table, {
        groups: this.#context.groups,
        where: this.#filter,
        ...previousOf(
          this.#isOfLine(this.#last.at(-1) ?? -1)
            ? this.#jobs[this.#last.at(-1) ?? -1]?.job
            : undefined,
        ),
      });
    if (
      sequence !== undefined &&
      (sequence.sure || reading === undefined || reading.named === 0)
    ) {
      if (sequence.problem !== undefined) {
        this.#problems.push(`"${clause.text}": ${sequence.problem}`);
        return;
      }
      const jobs = sequences.flatMap(({ job }) => job ?? []);
      for (const job of jobs) {
        if (job.assumed !== undefined) this.#notes.push(job.assumed);
      }
      this.#finish(this.#add(jobs, undefined), wish, clause);
      return;
    }
    if (reading === undefined || table === undefined) {
      this.#wantsData ||= isDataTalk(clause);
      if (wish !== undefined) this.#finish([], wish, clause);
      return;
    }
    this.#notes.push(...reading.notes);
    if (reading.filter !== undefined) {
      this.#filter = [...this.#filter, ...reading.filter];
      return;
    }
    if (
      clause.intro &&
      reading.jobs.every((job) => job.kind !== "rank" && job.kind !== "change")
    ) {
      this.#context = { groups: reading.groups };
      if (reading.groups.length > 0 || reading.problems.length === 0) return;
    }
    const referred = wish === undefined || reading.problems.length > 0
      ? undefined
      : this.#referred(clause, reading.jobs.length);
    if (referred !== undefined) {
      this.#save(wish, clause, referred);
      return;
    }
    for (const problem of reading.problems) {
      this.#problems.push(`"${clause.text}": ${problem}`);
    }
    if (reading.problems.length > 0) return;
    if (reading.jobs.length === 0 && reading.sort !== undefined) {
      this.#sortLast(reading);
      return;
    }
    this.#finish(this.#add(reading.jobs, table), wish, clause);
    if (
      reading.jobs.length === 0 && wish === undefined && isDataTalk(clause) &&
      !isTalk(clause)
    ) {
      this.#notes.push(`not understood: "${clause.text}"`);
    }
  }

  /** Another table when only its headings have the clause's words. */
  #tableFor(clause: Clause): Table | undefined {
    if (this.#main === undefined || this.#tables.length < 2) return this.#main;
    const main = this.#main;
    const named = (table: Table) =>
      clausesOf(clause.text, table).reduce(
        (total, c) =>
          total +
          c.marks.filter((m) => m.type === "column" && m.strength >= 3).length,
        0,
      );
    const own = named(main);
    if (own > 0) return main;
    return this.#tables.find((table) => table !== main && named(table) > own) ??
      main;
  }

  #add(jobs: readonly Job[], table: Table | undefined): number[] {
    const places: number[] = [];
    for (const job of jobs) {
      const same = this.#jobs.findIndex((other) =>
        other.table === table && jobKey(other.job) === jobKey(job)
      );
      if (same >= 0) {
        places.push(same);
        continue;
      }
      places.push(this.#jobs.length);
      this.#jobs.push({
        job,
        title: titleOf(job),
        ...(table === undefined ? {} : { table }),
      });
    }
    return places;
  }

  #finish(
    places: readonly number[],
    wish: SaveWish | undefined,
    clause: Clause,
  ): void {
    if (wish !== undefined) this.#save(wish, clause, places);
    this.#group?.places.push(...places);
    if (places.length > 0) {
      this.#last = [...places];
      this.#lastLine = clause.line === this.#line
        ? [
          ...new Set([
            ...this.#lastLine.filter((p) => this.#isOfLine(p)),
            ...places,
          ]),
        ]
        : [...places];
      for (const place of places) this.#lines.set(place, clause.line);
    }
  }

  readonly #lines = new Map<number, number>();

  #isOfLine(place: number): boolean {
    return this.#lines.get(place) === this.#line;
  }

  /** The earlier jobs that a clause with a file means, when it asks for nothing new. */
  #referred(clause: Clause, jobCount: number): number[] | undefined {
    const found = referredJobs(clause, jobCount, this.#jobs);
    if (found?.whole === undefined) return found?.places;
    return this.#add([found.whole.job], found.whole.table);
  }

  #save(
    wish: SaveWish | undefined,
    clause: Clause,
    own: readonly number[],
  ): void {
    if (wish === undefined) return;
    if (this.#group !== undefined) {
      this.#group.wishes.push({ wish, clause });
      return;
    }
    this.#notes.push(...wish.notes);
    let jobs = own.length > 0 ? [...own] : earlierJobs(wish, clause, {
      task: this.#task,
      jobs: this.#jobs,
      last: this.#last,
      lastLine: this.#lastLine,
      rows: () =>
        this.#main === undefined ? [] : this.#add(
          [{ kind: "rows", where: [], columns: [] }],
          this.#main,
        ),
      hasProblems: this.#problems.length > 0,
    });
    if (jobs.length === 0) {
      if (
        this.#problems.length === 0 && this.#main !== undefined &&
        wish.what === "summary"
      ) {
        jobs = this.#add(
          [{ kind: "describe", columns: [], where: [] }],
          this.#main,
        );
      } else {
        const names = listing(
          wish.files.map((file) => `\`${file.name ?? "the file"}\``),
        );
        this.#problems.push(
          `${names}: there is nothing to save, as no result was asked for before`,
        );
        return;
      }
    }
    const pairs = pairFiles(wish, clause, jobs);
    if (typeof pairs === "string") {
      this.#problems.push(pairs);
      return;
    }
    for (const { file, jobs } of pairs) {
      this.#saves.push({
        fileName: file.name ?? madeName(jobs, this.#jobs, file.format),
        format: file.format,
        jobs,
      });
    }
  }

  /** Saves what the clauses of a group asked to have saved together. */
  #endGroup(clause?: Clause): void {
    const name = clause?.group === undefined
      ? undefined
      : `${clause.line}:${clause.group}`;
    const ended = this.#group;
    if (ended?.name === name) return;
    this.#group = name === undefined
      ? undefined
      : { name, wishes: [], places: [] };
    for (const { wish, clause } of ended?.wishes ?? []) {
      this.#save(wish, clause, ended?.places ?? []);
    }
  }

  #sortLast(reading: ClauseReading): void {
    const place = this.#last.at(-1);
    const planned = place === undefined ? undefined : this.#jobs[place];
    if (
      planned === undefined || place === undefined || reading.sort === undefined
    ) return;
    const job = sortedJob(planned.job, reading.sort);
    this.#jobs[place] = { ...planned, job, title: titleOf(job) };
  }

  #wantsOverview(): boolean {
    return /\b(?:analy[sz]e|analysis|summari[sz]e|summary|describe|overview|explore|profile|statistics|stats|insights?|findings)\b/i
      .test(this.#task);
  }
}
