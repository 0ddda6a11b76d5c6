/**
 * Reads a clause as jobs on a table.
 *
 * @module
 */

import { canGather, type PeriodUnit } from "./calendar.ts";
import type { Clause } from "./clauses.ts";
import {
  defaultMeasure,
  isIntensive,
  matchColumns,
  measuresOf,
} from "./columns.ts";
import { type Conditions, conditionsOf } from "./conditions.ts";
import type {
  GroupKey,
  Measure,
  SortOrder,
  Statistic,
  TableJob,
} from "./jobs.ts";
import type { Mark } from "./marks.ts";
import type { Column, Table } from "./tables.ts";
import { listing } from "./words.ts";

/** What a clause was read as. */
export interface ClauseReading {
  readonly jobs: readonly TableJob[];
  /** An order meant for the job before: "sort them by revenue". */
  readonly sort?: SortOrder;
  /** Groups that an introduction sets for the clauses behind it. */
  readonly groups: readonly GroupKey[];
  readonly problems: readonly string[];
  readonly notes: readonly string[];
  /** How many columns and values of the table the clause names. */
  readonly named: number;
}

/** What the lines before set. */
export interface ClauseContext {
  readonly groups: readonly GroupKey[];
  readonly where: Conditions["where"];
}

/** The parts that are collected from the marks of a clause. */
interface Draft {
  readonly measures: Measure[];
  readonly groups: GroupKey[];
  /** Groups that stand behind a marker of their own: "per product and per category". */
  readonly separate: GroupKey[][];
  readonly entity: Column[];
  readonly entityUnits: PeriodUnit[];
  readonly ranks: Extract<Mark, { type: "rank" }>[];
  limit: number | undefined;
  sort: SortOrder | undefined;
  pending: Statistic[];
  consumed: boolean;
  by: "by" | "per" | undefined;
}

/** How a column is a group: its periods in calendar order, its numbers by size. */
export function groupKey(column: Column, unit?: PeriodUnit): GroupKey {
  const period = column.period;
  if (period === undefined) {
    return column.numeric
      ? { column: column.name, numeric: true }
      : { column: column.name };
  }
  const wanted = unit ??
    (period.unit === "day" ? unitOfHeading(column) : undefined);
  return wanted !== undefined && wanted !== period.unit &&
      canGather(period, wanted)
    ? { column: column.name, form: period.form, gather: wanted }
    : { column: column.name, form: period.form };
}

function unitOfHeading(column: Column): PeriodUnit | undefined {
  for (const unit of ["month", "quarter", "year", "week"] as const) {
    if (column.words.includes(unit)) return unit;
  }
  return undefined;
}

/** The column that periods of a length can be had from. */
export function unitKey(table: Table, unit: PeriodUnit): GroupKey | undefined {
  const own =
    table.columns.find((c) =>
      c.period?.unit === unit && c.words.includes(unit)
    ) ??
      table.columns.find((c) => c.period?.unit === unit && c.period.hasYear) ??
      table.columns.find((c) => c.period?.unit === unit) ??
      table.columns.find((c) => c.words.length === 1 && c.words[0] === unit);
  if (own !== undefined) return groupKey(own, unit);
  const from = table.columns.find((c) =>
    c.period !== undefined && canGather(c.period, unit)
  );
  return from && groupKey(from, unit);
}

/** Statistic of a column when the clause names none. */
function usual(column: Column): Statistic {
  const own: readonly (readonly [RegExp, Statistic])[] = [
    [/^max/, "max"],
    [/^min/, "min"],
  ];
  for (const [pattern, statistic] of own) {
    if (pattern.test(column.words[0] ?? "")) return statistic;
  }
  return isIntensive(column) ? "average" : "sum";
}

/**
 * Reads a clause.
 *
 * @param clause The clause.
 * @param table The table it speaks of.
 * @param context What the lines before set.
 * @returns The jobs, and what could not be understood.
 */
export function readClause(
  clause: Clause,
  table: Table,
  context: ClauseContext,
): ClauseReading {
  const conditions = conditionsOf(dropReferences(clause.marks), table);
  const marks = conditions.rest;
  const problems = [...conditions.problems];
  const notes = [...conditions.notes];
  const where = [...context.where, ...conditions.where];
  const draft: Draft = {
    measures: [],
    groups: [],
    separate: [],
    entity: [],
    entityUnits: [],
    ranks: [],
    limit: undefined,
    sort: undefined,
    pending: [],
    consumed: false,
    by: undefined,
  };
  const has = (type: Mark["type"]) => marks.some((mark) => mark.type === type);
  const question = marks.find((mark) => mark.type === "question");
  const distinct = has("distinct");
  const verb = (name: string) =>
    marks.some((mark) => mark.type === "verb" && mark.verb === name);
  const counting =
    question?.type === "question" && question.word === "how many" ||
    verb("count");

  walk();

  const over = marks.find((mark) => mark.type === "over");
  const change = marks.find((mark) =>
    mark.type === "change" &&
    // "the salary difference between departments" asks for no periods.
    (!/^(?:difference|delta)/.test(mark.lower) || over !== undefined ||
      has("unit") || has("every") ||
      draft.groups.some((key) => key.form !== undefined) ||
      conditions.where.some((c) => c.kind === "date"))
  );
  const named =
    marks.filter((mark) => mark.type === "column" && mark.strength >= 3)
      .length + conditions.compared.length;
  const result = (jobs: readonly TableJob[]): ClauseReading => ({
    jobs: problems.length > 0 ? [] : jobs,
    groups: draft.groups,
    problems,
    notes,
    named,
    ...(draft.sort === undefined ? {} : { sort: draft.sort }),
  });
  for (const problem of unknownWords()) problems.push(problem);
  for (const word of unusedWords()) notes.push(word);

  if (
    over !== undefined ||
    change !== undefined &&
      (draft.measures.length > 0 || measuresOf(table).length > 0)
  ) {
    const job = readChange();
    if (job !== undefined) return result([job]);
    if (over !== undefined) return result([]);
  }
  if (has("share")) {
    const job = readShare();
    if (job !== undefined) return result([job]);
  }
  if (draft.ranks.length > 0) {
    const jobs = readRanks();
    if (jobs !== undefined) return result(jobs);
  }
  return result(readSummary());

  /** Goes through the marks once and collects the parts. */
  function walk(): void {
    let slot: "measure" | "group" | "sort" = "measure";
    let groupRun: GroupKey[] = [];
    for (const [i, mark] of marks.entries()) {
      const next = marks.slice(i + 1).find((m) => m.type !== "filler");
      switch (mark.type) {
        case "between":
          // "the difference between departments"
          if (next?.type === "column") {
            slot = "group";
            draft.by = "per";
          }
          break;
        case "word":
          if (mark.lower === "range") draft.pending.push("min", "max");
          break;
        case "statistic":
          // "by number of bedrooms": the column itself.
          if (
            slot === "group" && mark.statistic === "count" &&
            marks[i - 1]?.type === "by" && next?.type === "column"
          ) break;
          // "the number of sales, the total price": the rows are counted.
          if (
            draft.pending.at(-1) === "count" && !draft.consumed &&
            marks[i - 1]?.type !== "statistic"
          ) {
            draft.pending.pop();
            push({ statistic: "count" });
          }
          // "total number of patients": the count is what is meant.
          if (
            mark.statistic === "count" && draft.pending.at(-1) === "sum" &&
            !draft.consumed && marks[i - 1]?.type === "statistic"
          ) {
            draft.pending.pop();
          }
          if (slot === "sort") {
            draft.sort = {
              by: { statistic: mark.statistic },
              descending: true,
            };
            break;
          }
          if (draft.consumed) draft.pending = [mark.statistic];
          else draft.pending.push(mark.statistic);
          draft.consumed = false;
          slot = "measure";
          break;
        case "distinct":
          slot = "measure";
          break;
        case "by": {
          const sorting = mark.lower === "by" && draft.groups.length === 0 &&
            marks.slice(0, i).some((m) =>
              m.type === "sort" && !/by$/.test(m.lower)
            );
          if (sorting) {
            slot = "sort";
            draft.sort = { by: "", descending: draft.sort?.descending ?? true };
            break;
          }
          const joined = draft.groups.length > 0 && slot === "group";
          slot = "group";
          draft.by = mark.lower === "by" ? "by" : "per";
          if (joined) draft.separate.push(groupRun);
          if (joined || draft.groups.length === 0) groupRun = [];
          break;
        }
        case "every": {
          const key = unitKey(table, mark.unit);
          if (key !== undefined) draft.groups.push(key);
          else problems.push(noPeriod(mark.unit));
          break;
        }
        case "unit": {
          const key = unitKey(table, mark.unit);
          if (slot === "group" && marks[i - 1]?.type !== "over") {
            if (key !== undefined) {
              draft.groups.push(key);
              groupRun.push(key);
            } else problems.push(noPeriod(mark.unit));
          } else if (
            key !== undefined && key.gather === undefined && counting &&
            draft.measures.length === 0
          ) {
            // "how many days": the different days.
            draft.measures.push({ statistic: "distinct", column: key.column });
            draft.consumed = true;
          } else if (
            key !== undefined &&
            (draft.ranks.length > 0 || question !== undefined ||
              next?.type === "rank")
          ) {
            draft.entityUnits.push(mark.unit);
          }
          break;
        }
        case "rank": {
          const last = draft.ranks.at(-1);
          const before = marks.slice(0, i).findLast((m) =>
            m.type !== "filler" && m.type !== "number"
          );
          if (
            last !== undefined && before === last &&
            last.highest === mark.highest
          ) {
            // "top 3 most expensive"
            draft.ranks[draft.ranks.length - 1] = {
              ...mark,
              many: last.many ?? false,
            };
          } else draft.ranks.push(mark);
          slot = "measure";
          break;
        }
        case "number": {
          const before = marks.slice(0, i).findLast((m) => m.type !== "filler");
          const place = before?.type === "rank" || next?.type === "rank" ||
            next?.type === "rows" ||
            /^(?:first|last)$/.test(before?.lower ?? "") ||
            draft.limit === undefined && draft.ranks.length > 0 ||
            next?.type === "column" && (has("rank") || verb("rank"));
          if (place && Number.isInteger(mark.value) && mark.value > 0) {
            draft.limit = mark.value;
          }
          break;
        }
        case "sort":
          // "sort the products by revenue": what is sorted comes first.
          slot = /^(?:sort|sorted|ordered)$/.test(mark.lower)
            ? "measure"
            : "sort";
          break;
        case "direction":
          draft.sort = {
            by: draft.sort?.by ?? "",
            descending: mark.descending,
          };
          break;
        case "column":
          column(mark, i, slot);
          if (slot === "group") {
            const key = draft.groups.at(-1);
            if (key !== undefined && !groupRun.includes(key)) {
              groupRun.push(key);
            }
          }
          break;
        case "is":
          if (slot === "group" && mark.lower === ":") slot = "measure";
          break;
        case "verb":
        case "change":
        case "share":
          if (slot !== "sort") slot = "measure";
          break;
        case "conj":
          break;
        default:
          break;
      }
    }
    if (draft.separate.length > 0) draft.separate.push(groupRun);
    // "revenue total per product": a statistic behind its column.
    if (
      !draft.consumed && draft.pending.length > 0 &&
      draft.measures.length > 0 && draft.pending.every((s) => s !== "count")
    ) {
      const loose = draft.measures.filter((m) => implied.has(m));
      if (loose.length > 0) {
        const columns = loose.map((m) => m.column);
        for (const m of loose) {
          draft.measures.splice(draft.measures.indexOf(m), 1);
        }
        for (const name of columns) {
          for (const statistic of draft.pending) {
            if (name !== undefined) {
              draft.measures.push({ statistic, column: name });
            }
          }
        }
        draft.consumed = true;
      }
    }
  }

  function column(
    mark: Extract<Mark, { type: "column" }>,
    i: number,
    slot: "measure" | "group" | "sort",
  ): void {
    const numbers = mark.columns.filter((c) =>
      c.numeric && c.period === undefined && !c.identifier
    );
    const others = mark.columns.filter((c) =>
      !c.numeric || c.period !== undefined || c.identifier
    );
    if (slot === "sort") {
      const found = numbers[0] ?? mark.columns[0];
      if (found !== undefined) {
        const measure = draft.measures.find((m) => m.column === found.name);
        draft.sort = {
          by: measure ?? found.name,
          descending: draft.sort?.descending ?? found.numeric,
        };
      }
      return;
    }
    if (slot === "group") {
      const ranked = draft.by === "by" && numbers.length > 0 &&
        (draft.ranks.length > 0 || verb("rank") || verb("compare") ||
          draft.entity.length > 0 && draft.pending.length === 0);
      if (!ranked) {
        const found = (others.length > 0 ? others : mark.columns)[0];
        if (others.length > 1 && mark.strength < 4) ambiguous(mark, others);
        if (found !== undefined) {
          const before = marks[i - 1];
          const unit = before?.type === "unit" || before?.type === "every"
            ? before.unit
            : undefined;
          const key = groupKey(found, unit);
          if (
            !draft.groups.some((g) =>
              g.column === key.column && g.gather === key.gather
            )
          ) draft.groups.push(key);
        }
        return;
      }
    }
    const wantsCount = draft.pending.includes("count") && !draft.consumed ||
      counting;
    if (numbers.length > 0) {
      if (numbers.length > 1 && mark.strength < 4) {
        // A part of several headings: "temperature" where there is one for day and night.
        const sold = numbers.find((c) => c.words.includes("sold"));
        if (sold === undefined || mark.strength < 3) {
          ambiguous(mark, numbers);
          return;
        }
      }
      const found = numbers[0];
      if (found === undefined) return;
      if (wantsCount && mark.strength < 3) {
        // "number of sales": no column of that name, so the rows are what is counted.
        push({ statistic: "count" });
        draft.consumed = true;
        return;
      }
      addMeasures(found, wantsCount);
      return;
    }
    const found = others[0];
    if (found === undefined) return;
    if (
      wantsCount && found.period !== undefined && marks[i - 1]?.type === "word"
    ) {
      // "number of properties sold": the verb is no column that is counted.
      push({ statistic: "count" });
      draft.consumed = true;
      return;
    }
    if (others.length > 1 && mark.strength < 4) {
      ambiguous(mark, others);
      return;
    }
    const statistics = draft.pending.filter((s) => s !== "count");
    if (
      statistics.length > 0 && !draft.consumed && found.period === undefined &&
      draft.ranks.length === 0
    ) {
      const follows = marks.slice(i + 1).some((m) =>
        m.type === "column" && m.columns.some((c) => c.numeric)
      );
      if (
        !follows && marks[i - 1]?.type === "statistic" &&
        measuresOf(table).length > 0
      ) {
        problems.push(
          `\`${found.name}\` holds no numbers, so there is no ${
            statistics.join(" or ")
          } of it; columns of numbers are ${names(measuresOf(table))}`,
        );
        return;
      }
    }
    if (
      (wantsCount || distinct) && draft.ranks.length === 0 &&
      !draft.entity.includes(found)
    ) {
      const isGroup = marks.slice(0, i).some((m) => m.type === "by");
      if (!isGroup) {
        draft.measures.push({ statistic: "distinct", column: found.name });
        draft.consumed = true;
        return;
      }
    }
    if (!draft.entity.includes(found)) draft.entity.push(found);
  }

  function addMeasures(found: Column, wantsCount: boolean): void {
    const pending = draft.pending.filter((s) => s !== "count");
    if (wantsCount && pending.length === 0) {
      const statistic: Statistic = found.identifier || distinct
        ? "distinct"
        : isIntensive(found)
        ? "count"
        : "sum";
      draft.measures.push({ statistic, column: found.name });
      draft.consumed = true;
      return;
    }
    if (pending.length > 0) {
      for (const statistic of pending) push({ statistic, column: found.name });
      draft.consumed = true;
      return;
    }
    const measure: Measure = {
      statistic: distinct ? "distinct" : usual(found),
      column: found.name,
    };
    implied.add(measure);
    push(measure);
  }

  function push(measure: Measure): void {
    if (
      !draft.measures.some((m) =>
        m.statistic === measure.statistic && m.column === measure.column
      )
    ) {
      draft.measures.push(measure);
    }
  }

  function ambiguous(mark: Mark, columns: readonly Column[]): void {
    problems.push(
      `"${mark.text}" can mean ${
        listing(columns.map((c) => `\`${c.name}\``), "or")
      }; please name one`,
    );
  }

  function noPeriod(unit: PeriodUnit): string {
    return `no column holds ${unit}s or dates; the columns are ${
      names(table.columns)
    }`;
  }

  /** The groups of the clause, those of the introduction when it has none. */
  function groups(): readonly GroupKey[] {
    return draft.groups.length > 0 ? draft.groups : context.groups;
  }

  function entityKeys(): GroupKey[] {
    const units = draft.entityUnits.flatMap((unit) => {
      const key = unitKey(table, unit);
      return key === undefined ? [] : [key];
    });
    return [...draft.entity.map((c) => groupKey(c)), ...units].filter((
      key,
      i,
      all,
    ) =>
      all.findIndex((other) =>
        other.column === key.column && other.gather === key.gather
      ) === i
    );
  }

  function readChange(): TableJob | undefined {
    const unit = over?.type === "over" ? over.unit : undefined;
    const period = periodKeys(unit);
    if (period === undefined) {
      if (over !== undefined || draft.groups.length === 0) {
        if (over === undefined && where.some((c) => c.kind === "among")) {
          return undefined;
        }
        problems.push(
          unit === undefined
            ? `no column holds periods or dates; the columns are ${
              names(table.columns)
            }`
            : noPeriod(unit),
        );
      }
      return undefined;
    }
    let measures = draft.measures.filter((m) =>
      m.column !== undefined || m.statistic === "count"
    );
    const things = draft.entity.filter((c) => c.identifier);
    if (measures.length === 0 && (things.length > 0 || has("rows"))) {
      // "visits per year": the rows are what is counted.
      measures = [{ statistic: "count" }];
    }
    if (measures.length === 0) {
      const column = defaultMeasure(table, "any");
      const statistic = draft.pending[0];
      if (statistic === "count" || counting) {
        measures = [{ statistic: "count" }];
      } else if (column !== undefined) {
        measures = [{
          statistic: statistic ?? usual(column),
          column: column.name,
        }];
      } else {
        const all = measuresOf(table);
        if (all.length === 0) measures = [{ statistic: "count" }];
        else {measures = all.map((c) => ({
            statistic: statistic ?? usual(c),
            column: c.name,
          })
          );}
      }
    }
    const inside = [
      ...groups(),
      ...(over !== undefined || question === undefined ? entityKeys() : []),
    ].filter((key) =>
      !period.some((p) => p.column === key.column) &&
      !things.some((c) => c.name === key.column)
    );
    const picked = change?.type === "change" && change.pick !== undefined
      ? change.pick
      : draft.ranks[0] !== undefined
      ? draft.ranks[0].highest ? "rise" as const : "fall" as const
      : undefined;
    const wanted = draft.ranks.length > 0 ||
      question?.type === "question" &&
        (question.word === "which" || question.word === "when");
    const low = draft.ranks[0]?.highest === false;
    return {
      kind: "change",
      period,
      groups: inside,
      measures,
      where,
      ...(wanted && picked !== undefined
        ? { pick: low && picked === "rise" ? "fall" as const : picked }
        : {}),
    };
  }

  /** The columns that give the periods, outermost first. */
  function periodKeys(unit: PeriodUnit | undefined): GroupKey[] | undefined {
    const mentioned = [...draft.groups, ...entityKeys()].find((key) =>
      key.form !== undefined
    );
    const compared = where.find((c) =>
      c.kind === "among" &&
        table.columns.some((t) =>
          t.name === c.column && t.period !== undefined
        ) || c.kind === "date"
    );
    const units = marks.flatMap((m) =>
      m.type === "unit" || m.type === "every" ? [m.unit] : []
    );
    const wanted = unit ?? units[0];
    const any = table.columns.find((c) =>
      c.period !== undefined && c.period.form !== "weekday"
    );
    const comparedColumn = table.columns.find((c) =>
      c.name === compared?.column
    );
    const key = wanted !== undefined
      ? unitKey(table, wanted)
      : mentioned ?? (comparedColumn !== undefined
        ? groupKey(
          comparedColumn,
          comparedColumn.period?.unit === "day" ? "month" : undefined,
        )
        : any && groupKey(
          any,
          any.period?.unit === "day" && any.distinct > 31 ? "month" : undefined,
        ));
    if (key?.form === undefined) return undefined;
    const column = table.columns.find((c) => c.name === key.column);
    const year = table.columns.find((c) =>
      c.period?.form === "year" && c !== column && c.distinct > 1
    );
    const needsYear = column?.period?.hasYear === false &&
      key.form !== "weekday" && year !== undefined &&
      !where.some((c) =>
        c.kind === "among" && c.column === year.name && c.values.length === 1
      );
    return needsYear ? [groupKey(year), key] : [key];
  }

  function readShare(): TableJob | undefined {
    let measures = draft.measures.filter((m) =>
      m.statistic === "sum" || m.statistic === "count" ||
      m.statistic === "distinct"
    )
      .map((m): Measure =>
        m.statistic === "distinct" ? { statistic: "count" } : m
      );
    const shared = groups().length > 0 ? [...groups()] : entityKeys();
    if (has("rows") && measures.length === 0) {
      measures = [{ statistic: "count" }];
    }
    if (measures.length === 0) {
      const column = draft.entity.length === 0 && draft.groups.length > 0
        ? defaultMeasure(table, "any")
        : undefined;
      const loose = draft.measures[0];
      if (
        loose !== undefined && loose.column !== undefined &&
        !where.some((c) => c.kind === "compare")
      ) {
        measures = [{ statistic: "sum", column: loose.column }];
      } else {measures = [
          column === undefined || counting
            ? { statistic: "count" }
            : { statistic: "sum", column: column.name },
        ];}
    }
    if (shared.length > 0) {
      return { kind: "summary", measures, groups: shared, where, share: true };
    }
    const value = where.findLast((c) => c.kind === "among" && !c.negated);
    if (value?.kind === "among") {
      const column = table.columns.find((c) => c.name === value.column);
      if (column === undefined) return undefined;
      return {
        kind: "summary",
        measures,
        groups: [groupKey(column)],
        where: where.filter((c) => c !== value),
        share: true,
        only: value.values,
      };
    }
    if (where.length > 0) {
      return { kind: "summary", measures, groups: [], where, share: true };
    }
    return undefined;
  }

  function readRanks(): TableJob[] | undefined {
    const keys = entityKeys();
    if (keys.length === 0 && question?.type === "question") {
      const guess = guessEntity(question.word, table);
      if (guess !== undefined) keys.push(groupKey(guess));
    }
    const within = keys.length > 0
      ? groups().filter((key) => !keys.some((k) => k.column === key.column))
      : [];
    const jobs: TableJob[] = [];
    for (const rank of draft.ranks) {
      let measure = draft.measures[0];
      let fromWord = false;
      const time = table.columns.find((c) =>
        c.period !== undefined && c.period.form !== "weekday"
      );
      const aged = rank.lower === "oldest" || rank.lower === "youngest";
      const hasAge = table.columns.some((c) =>
        c.numeric && c.words.includes("age")
      );
      if (
        measure === undefined && time !== undefined &&
        (rank.about === "time" || aged && !hasAge)
      ) {
        jobs.push({
          kind: "rows",
          where,
          sort: {
            by: time.name,
            descending: rank.lower === "youngest" ||
              rank.about === "time" && rank.highest,
          },
          limit: draft.limit ?? 1,
          columns: [],
        });
        continue;
      }
      if (measure === undefined && rank.about !== undefined) {
        fromWord = true;
        if (rank.about === "count") measure = { statistic: "count" };
        else if (rank.about === "sold") {
          const sold = defaultMeasure(table, "sold");
          measure = sold && { statistic: "sum", column: sold.name };
        } else {
          const about = table.columns.find((c) =>
            c.numeric && c.words.includes(rank.about ?? "")
          ) ??
            matchColumns([rank.about], table)?.columns.find((c) =>
              c.numeric
            );
          measure = about && { statistic: usual(about), column: about.name };
          if (measure === undefined) {
            problems.push(
              `no column of numbers tells what "${rank.text}" is; columns of numbers are ${
                names(measuresOf(table))
              }`,
            );
            return [];
          }
        }
      }
      if (
        measure === undefined &&
        (has("rows") || draft.pending.includes("count"))
      ) measure = { statistic: "count" };
      if (
        measure === undefined && keys.length > 0 &&
        /^(?:most|fewest|least)$/.test(rank.lower) && draft.entity.length > 1
      ) {
        // "which city has the most customers": the second column is counted.
        const counted = draft.entity.at(-1);
        if (counted !== undefined) {
          measure = { statistic: "distinct", column: counted.name };
          keys.splice(keys.findIndex((k) => k.column === counted.name), 1);
        }
      }
      if (measure === undefined) {
        const column = defaultMeasure(table, "any");
        const statistic = draft.pending[0];
        if (column === undefined) {
          problems.push(
            measuresOf(table).length === 0
              ? "there is no column of numbers to rank by"
              : `by which measure "${rank.text}" is meant is not said; columns of numbers are ${
                names(measuresOf(table))
              }`,
          );
          return [];
        }
        measure = {
          statistic: statistic ?? usual(column),
          column: column.name,
        };
        notes.push(`"${rank.text}" was taken as by \`${column.name}\``);
      }
      const superlative = !rank.many &&
        /est$|^(?:most|least|peak|record)$/.test(rank.lower) &&
        rank.lower !== "best";
      const ownStatistic = !implied.has(measure) && !fromWord;
      const highest = draft.sort !== undefined && draft.sort.by === ""
        ? draft.sort.descending
        : rank.highest;
      const target = table.columns.find((c) => c.name === measure?.column);
      const byWord = draft.by === "by" || rank.many === true;
      if (
        keys.length === 0 && !ownStatistic && target !== undefined &&
        groups().length > 0 && superlative
      ) {
        // "the highest temperature per station"
        jobs.push({
          kind: "summary",
          measures: draft.measures.filter((m) => m.column !== undefined).map((
            m,
          ) => ({ ...m, statistic: highest ? "max" : "min" })),
          groups: groups(),
          where,
          share: false,
        });
        continue;
      }
      if (
        keys.length === 0 && groups().length === 0 && target !== undefined &&
        measure.statistic !== "count"
      ) {
        if (
          draft.limit !== undefined || rank.many || has("rows") ||
          question?.type === "question" && question.word === "which"
        ) {
          jobs.push({
            kind: "rows",
            where,
            sort: { by: target.name, descending: highest },
            limit: draft.limit ?? (rank.many ? 10 : 1),
            columns: [],
          });
        } else {
          jobs.push({
            kind: "summary",
            measures: draft.measures.length > 0
              ? draft.measures.map((m) => ({
                ...m,
                statistic: highest ? "max" : "min",
              }))
              : [{ statistic: highest ? "max" : "min", column: target.name }],
            groups: [],
            where,
            share: false,
          });
        }
        continue;
      }
      const isTime = keys.length > 0 &&
        keys.every((key) => key.form !== undefined);
      if (
        measure.statistic === "average" &&
        (superlative && !byWord && implied.has(measure) || fromWord && isTime)
      ) {
        measure = { ...measure, statistic: highest ? "max" : "min" };
      }
      const entity = keys.length > 0 ? keys : groups();
      if (entity.length === 0) {
        problems.push(
          `what to rank is not said; the columns are ${names(table.columns)}`,
        );
        return [];
      }
      jobs.push({
        kind: "rank",
        entity,
        within,
        measure,
        highest,
        limit: draft.limit ??
          (rank.many && isPlural(clause, entity[0]) ? 10 : 1),
        where,
        ...(conditions.having === undefined
          ? {}
          : { having: conditions.having }),
      });
    }
    return jobs;
  }

  function readSummary(): TableJob[] {
    const keys = entityKeys();
    const having = conditions.having === undefined
      ? {}
      : { having: conditions.having };
    const sort = draft.sort !== undefined &&
        (draft.measures.length > 0 || draft.groups.length > 0)
      ? {
        sort: draft.sort.by === "" && draft.measures[0] !== undefined
          ? { ...draft.sort, by: draft.measures[0] }
          : draft.sort,
      }
      : {};
    const limit = draft.limit === undefined ? {} : { limit: draft.limit };
    const wantsRows = has("rows") || verb("list") ||
      marks.some((m) =>
        m.type === "verb" &&
        /^(?:show|display|print|extract|find|get)/.test(m.lower)
      );
    if (verb("rank") && (keys.length > 0 || groups().length > 0)) {
      const ranked = keys.length > 0 ? keys : groups();
      const measure = draft.measures[0] ?? usualMeasure();
      if (measure === undefined) {
        problems.push(
          `by which measure to rank is not said; columns of numbers are ${
            names(measuresOf(table))
          }`,
        );
        return [];
      }
      return [{
        kind: "summary",
        measures: [measure],
        groups: ranked,
        where,
        sort: { by: measure, descending: draft.sort?.descending ?? true },
        share: false,
        ...limit,
      }];
    }
    if (
      distinct && draft.measures.length > 0 && !counting &&
      !draft.pending.includes("count") && draft.groups.length === 0
    ) {
      const columns = draft.measures.flatMap((m) =>
        m.statistic === "distinct" && m.column !== undefined ? [m.column] : []
      );
      if (columns.length > 0 && !/\b(?:number|count)\b/i.test(clause.text)) {
        return [{ kind: "distinct", columns, where }];
      }
    }
    let measures = draft.measures;
    const statistics = draft.consumed ? [] : draft.pending;
    if (statistics.length > 0) {
      if (statistics.includes("count")) {
        measures = [...measures, { statistic: "count" }];
      }
      const rest = statistics.filter((s) => s !== "count");
      if (rest.length > 0 && measures.every((m) => m.column === undefined)) {
        const all = measuresOf(table);
        const additive = all.filter((c) => !isIntensive(c));
        for (const s of rest) {
          const columns = s === "sum" && additive.length > 0 ? additive : all;
          measures = [
            ...measures,
            ...columns.map((c): Measure => ({ statistic: s, column: c.name })),
          ];
        }
      }
    }
    if (counting && measures.length === 0) measures = [{ statistic: "count" }];
    if (conditions.having !== undefined && keys.length > 0) {
      const shown = measures.length > 0
        ? measures
        : [conditions.having.measure];
      return [{
        kind: "summary",
        measures: shown,
        groups: keys,
        where,
        share: false,
        ...having,
        ...sort,
      }];
    }
    if (
      measures.length === 0 && keys.length > 0 &&
      typeof draft.sort?.by === "string" && draft.groups.length === 0
    ) {
      // "sort the products by revenue"
      const by = table.columns.find((c) =>
        c.name === draft.sort?.by && c.numeric && c.period === undefined
      );
      if (by !== undefined) {
        const measure: Measure = { statistic: usual(by), column: by.name };
        if (keys.every((key) => isUnique(key, table))) {
          return [{
            kind: "rows",
            where,
            columns: [],
            sort: { by: by.name, descending: draft.sort.descending },
            ...limit,
          }];
        }
        return [{
          kind: "summary",
          measures: [measure],
          groups: keys,
          where,
          sort: { by: measure, descending: draft.sort.descending },
          share: false,
          ...limit,
        }];
      }
    }
    if (verb("describe") && measures.length === 0) {
      if (draft.groups.length === 0 && context.groups.length === 0) {
        return clause.marks.some((m) =>
            m.type === "file" || m.type === "save"
          ) || wantsSummaryText(clause)
          ? []
          : [{ kind: "describe", columns: [], where }];
      }
      measures = [
        ...measuresOf(table).map((c): Measure => ({
          statistic: usual(c),
          column: c.name,
        })),
        { statistic: "count" },
      ];
    } else if (
      verb("describe") && draft.groups.length === 0 &&
      [...measures].every((m) => implied.has(m))
    ) {
      return [{
        kind: "describe",
        columns: measures.flatMap((m) =>
          m.column === undefined ? [] : [m.column]
        ),
        where,
      }];
    }
    if (measures.length > 0) {
      const listed = wantsRows && where.length > 0 && keys.length > 0 &&
        measures.every((m) => implied.has(m)) && draft.groups.length === 0;
      const single = measures.every((m) => implied.has(m)) && has("rows");
      if (listed || single) return [rows(keys, measures)];
      let shown = groups();
      if (
        shown.length === 0 && keys.length > 0 && (draft.measures.length > 0)
      ) {
        // "product revenue", "compare the regions by revenue"
        shown = keys.filter((key) => !isUnique(key, table));
      }
      if (shown.length === 0 && verb("compare")) {
        const among = where.find((c) =>
          c.kind === "among" && c.values.length > 1
        );
        const column = table.columns.find((c) => c.name === among?.column);
        if (column !== undefined) shown = [groupKey(column)];
      }
      for (const measure of measures) {
        if (implied.has(measure) && measure.statistic === "average") {
          notes.push(
            `\`${measure.column}\` was averaged, as no statistic was named and a sum of it would mean little`,
          );
        }
      }
      const separate = draft.separate.filter((run) => run.length > 0);
      const sets = separate.length > 1 ? separate : [shown];
      return sets.map((set): TableJob => ({
        kind: "summary",
        measures,
        groups: set,
        where,
        share: false,
        ...having,
        ...sort,
        ...limit,
      }));
    }
    if (draft.groups.length > 0 && !clause.intro) {
      const all = keys.length === 0
        ? measuresOf(table).filter((c) => !isIntensive(c))
        : [];
      const shown: Measure[] = has("rows") || all.length === 0
        ? [{ statistic: "count" }]
        : [...all.map((c): Measure => ({ statistic: "sum", column: c.name })), {
          statistic: "count",
        }];
      if (keys.length > 0 && (question !== undefined || verb("list"))) {
        return [{
          kind: "summary",
          measures: [{ statistic: "count" }],
          groups: [...draft.groups, ...keys],
          where,
          share: false,
          ...sort,
        }];
      }
      return [{
        kind: "summary",
        measures: shown,
        groups: draft.groups,
        where,
        share: false,
        ...having,
        ...sort,
        ...limit,
      }];
    }
    if (verb("compare")) {
      const among = where.find((c) =>
        c.kind === "among" && c.values.length > 1
      );
      const column = table.columns.find((c) => c.name === among?.column);
      if (column !== undefined && measuresOf(table).length > 0) {
        return [{
          kind: "summary",
          measures: measuresOf(table).map((c): Measure => ({
            statistic: usual(c),
            column: c.name,
          })),
          groups: [groupKey(column)],
          where,
          share: false,
        }];
      }
    }
    if (
      keys.length > 0 && where.length === 0 && draft.limit === undefined &&
      (verb("list") || question !== undefined || wantsRows && !has("rows"))
    ) {
      return [{
        kind: "distinct",
        columns: draft.entity.map((c) => c.name),
        where,
      }];
    }
    if (
      keys.length > 0 && where.length > 0 && question !== undefined &&
      !has("rows")
    ) {
      return [{
        kind: "distinct",
        columns: draft.entity.map((c) => c.name),
        where,
      }];
    }
    const edge = marks.find((m) => /^(?:first|last)$/.test(m.lower));
    const time = table.columns.find((c) =>
      c.period !== undefined && c.period.form !== "weekday"
    );
    if (
      edge !== undefined && time !== undefined && question !== undefined &&
      draft.limit === undefined
    ) {
      return [{
        kind: "rows",
        where,
        columns: [],
        sort: { by: time.name, descending: edge.lower === "last" },
        limit: 1,
      }];
    }
    if (
      wantsRows &&
        (has("rows") || where.length > 0 || draft.limit !== undefined) ||
      where.length > 0 && keys.length > 0
    ) {
      return [rows(keys, [])];
    }
    if (
      draft.sort !== undefined && typeof draft.sort.by === "string" &&
      draft.sort.by !== "" &&
      clause.marks.some((m) =>
        m.type === "reference" && m.what === "data" || m.type === "rows"
      )
    ) {
      return [rows([], [])];
    }
    return [];
  }

  function usualMeasure(): Measure | undefined {
    const column = defaultMeasure(table, "any");
    return column && { statistic: usual(column), column: column.name };
  }

  function rows(
    keys: readonly GroupKey[],
    measures: readonly Measure[],
  ): TableJob {
    const shown = has("rows") ? [] : [
      ...keys.map((k) => k.column),
      ...measures.flatMap((m) => m.column === undefined ? [] : [m.column]),
    ];
    const sort = draft.sort !== undefined && draft.sort.by !== ""
      ? { sort: draft.sort }
      : {};
    const compared = conditions.compared.filter((name) =>
      !shown.includes(name)
    );
    return {
      kind: "rows",
      where,
      columns: shown.length === 0 ? [] : [...shown, ...compared],
      ...sort,
      ...(draft.limit === undefined ? {} : { limit: draft.limit }),
    };
  }

  /** Words that may have been meant to narrow things down, and were not used. */
  function unusedWords(): string[] {
    const found: string[] = [];
    for (const [i, mark] of marks.entries()) {
      if (
        mark.type !== "word" || mark.capital || HARMLESS_REGEXP.test(mark.lower)
      ) continue;
      const before = marks.slice(0, i).findLast((m) => m.type !== "filler");
      const narrows = before?.type === "marker" &&
        !/^(?:with|filter)/.test(before.lower);
      if (narrows) {
        found.push(
          `"${mark.text}" is the name of no column and no value, so it was not used`,
        );
      } else if (
        (before?.type === "question" && before.word === "how many" ||
          before?.type === "statistic" && before.statistic === "count") &&
        conditions.having === undefined
      ) {
        found.push(`every row was counted as one of the "${mark.text}"`);
      }
    }
    return found;
  }

  /** Words in places where a column or a value is wanted, and none is. */
  function unknownWords(): string[] {
    const found: string[] = [];
    for (const [i, mark] of marks.entries()) {
      if (mark.type !== "word" && mark.type !== "quoted") continue;
      const before = marks.slice(0, i).findLast((m) => m.type !== "filler");
      const after = marks.slice(i + 1).find((m) => m.type !== "filler");
      if (before?.type === "by" && after?.type !== "column") {
        found.push(
          `no column is called "${mark.text}"; the columns are ${
            names(table.columns)
          }`,
        );
      } else if (
        before?.type === "statistic" && before.statistic !== "count" &&
        before.lower !== "overall" && after?.type !== "column" &&
        after?.type !== "word"
      ) {
        if (draft.measures.length === 0 || !draft.consumed) {
          found.push(
            `no column is called "${mark.text}"; columns of numbers are ${
              names(measuresOf(table))
            }`,
          );
        }
      } else if (
        before?.type === "marker" && before.lower !== "with" &&
        (mark.capital || mark.type === "quoted") && !clause.marks.some((m) =>
          m.type === "save" || m.type === "file"
        )
      ) {
        found.push(
          `"${mark.text}" stands neither in the headings nor in the values; the columns are ${
            names(table.columns)
          }`,
        );
      } else if (
        before?.type === "not" && (mark.capital || mark.type === "quoted")
      ) {
        found.push(
          `"${mark.text}" stands neither in the headings nor in the values; the columns are ${
            names(table.columns)
          }`,
        );
      } else if (
        before?.type === "rank" && draft.entity.length === 0 &&
        draft.entityUnits.length === 0 && draft.groups.length === 0 &&
        after?.type === "by"
      ) {
        found.push(
          `no column is called "${mark.text}"; the columns are ${
            names(table.columns)
          }`,
        );
      }
    }
    return found;
  }
}

/** Words behind "for" and "in" that narrow nothing down. */
const HARMLESS_REGEXP =
  /^(?:data|datasets?|sales|reports?|periods?|whole|entire|files?|tables?|lists?|us|me|management|company|business|terms|time|times|order|case|details?|example|general|short|words|sentences?|following|python|typescript|script|program|analysis|results?|numbers?|chart|format|way|steps?|question|purposes?|reference|place|stock|use|addition|advance|sum|there|here|them|everyone|everything|anything|someone|things?|items?|orders?|products?|customers?|people|place|places|month|year|day)$/;

/** Measures whose statistic the clause does not name. */
const implied = new WeakSet<Measure>();

function names(columns: readonly Column[]): string {
  return listing(columns.map((c) => `\`${c.name}\``)) || "none";
}

/** Leaves out "the sales data": a name of the data, not of a column. */
function dropReferences(marks: readonly Mark[]): Mark[] {
  const kept: Mark[] = [];
  for (const [i, mark] of marks.entries()) {
    const next = marks[i + 1];
    const isData = next?.type === "reference" && next.what === "data";
    if (
      (mark.type === "column" || mark.type === "word" ||
        mark.type === "every") && isData
    ) continue;
    kept.push(mark);
  }
  return kept;
}

function wantsSummaryText(clause: Clause): boolean {
  return /\b(?:written|brief|short|findings|results|text)\b/i.test(clause.text);
}

function isPlural(clause: Clause, key: GroupKey | undefined): boolean {
  if (key === undefined) return true;
  return clause.marks.some((mark) =>
    mark.type === "column" && mark.columns.some((c) => c.name === key.column) &&
      /s$/.test(mark.lower) &&
      !/s$/.test(key.column) || mark.type === "unit" && /s$/.test(mark.lower)
  );
}

/** Whether every row has a value of its own there. */
function isUnique(key: GroupKey, table: Table): boolean {
  const column = table.columns.find((c) => c.name === key.column);
  return column !== undefined && key.gather === undefined &&
    column.period === undefined &&
    (column.identifier ||
      column.distinct === table.rowCount && table.rowCount > 3);
}

/** The column that "who", "where" and "when" ask for. */
function guessEntity(word: string, table: Table): Column | undefined {
  const lists: Readonly<Record<string, readonly string[]>> = {
    who: [
      "name",
      "person",
      "employee",
      "player",
      "salesperson",
      "seller",
      "customer",
      "student",
      "patient",
      "driver",
      "user",
      "member",
      "rep",
      "agent",
      "athlete",
      "author",
      "runner",
      "team",
    ],
    where: [
      "city",
      "place",
      "location",
      "station",
      "site",
      "region",
      "country",
      "store",
      "state",
      "town",
      "area",
    ],
  };
  if (word === "when") return table.columns.find((c) => c.period !== undefined);
  for (const name of lists[word] ?? []) {
    const found = table.columns.find((c) =>
      !c.numeric && c.words.includes(name)
    );
    if (found !== undefined) return found;
  }
  return undefined;
}
