/**
 * Collects the parts of a clause: measures, groups, what is ranked, the order.
 *
 * @module
 */

import type { PeriodUnit } from "../calendar.ts";
import type { Clause } from "../clauses.ts";
import { measuresOf } from "../columns.ts";
import { conditionsOf } from "../conditions.ts";
import type { GroupKey, Measure } from "../jobs.ts";
import type { Mark } from "../marks.ts";
import type { Table } from "../tables.ts";
import {
  addMeasures,
  ambiguous,
  changeMark,
  type ClauseContext,
  type ClauseParts,
  type Draft,
  dropReferences,
  entityKeysOf,
  pushMeasure,
  settleStatistics,
  sortBy,
} from "./draft.ts";
import { groupKey, names, unitKey } from "./group_keys.ts";

export type { ClauseContext, ClauseParts } from "./draft.ts";

/**
 * Takes a clause apart.
 *
 * @param clause The clause.
 * @param table The table it speaks of.
 * @param context What the lines before set.
 * @returns Its parts.
 */
export function readParts(
  clause: Clause,
  table: Table,
  context: ClauseContext,
): ClauseParts {
  const conditions = conditionsOf(dropReferences(clause.marks), table);
  const marks = conditions.rest;
  const problems = [...conditions.problems];
  const notes = [...conditions.notes];
  const where = [...context.where, ...conditions.where];
  const implied = new Set<Measure>();
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

  const entityKeys = () => entityKeysOf(draft, table);
  walk();

  const over = marks.find((mark) => mark.type === "over");
  const change = changeMark(marks, draft, conditions.where);
  return {
    clause,
    table,
    context,
    conditions,
    marks,
    where,
    draft,
    implied,
    question,
    distinct,
    counting,
    over,
    change,
    problems,
    notes,
    has,
    verb,
    groups,
    entityKeys,
    noPeriod,
  };

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
            pushMeasure(draft, { statistic: "count" });
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
          // "per product and per category" are two tables, "per product per month" is one.
          const joined = draft.groups.length > 0 && slot === "group" &&
            marks[i - 1]?.type === "conj" && next?.type === "column" &&
            draft.groups.at(-1)?.form === undefined &&
            next.columns.every((c) => c.period === undefined);
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
    settleStatistics(draft, implied);
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
      sortBy(draft, numbers[0] ?? mark.columns[0]);
      return;
    }
    if (slot === "group") {
      const ranked = draft.by === "by" && numbers.length > 0 &&
        (draft.ranks.length > 0 || verb("rank") || verb("compare") ||
          draft.entity.length > 0 && draft.pending.length === 0);
      if (!ranked) {
        const found = (others.length > 0 ? others : mark.columns)[0];
        if (others.length > 1 && mark.strength < 4) {
          ambiguous(problems, mark, others);
        }
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
          ambiguous(problems, mark, numbers);
          return;
        }
      }
      const found = numbers[0];
      if (found === undefined) return;
      if (wantsCount && mark.strength < 3) {
        // "how many goals did Rovers score": the verb names no other column.
        if (draft.measures.some((m) => m.column !== undefined)) return;
        // "number of sales": no column of that name, so the rows are what is counted.
        pushMeasure(draft, { statistic: "count" });
        draft.consumed = true;
        return;
      }
      addMeasures(draft, implied, found, { wantsCount, distinct });
      return;
    }
    const found = others[0];
    if (found === undefined) return;
    if (
      wantsCount && found.period !== undefined && marks[i - 1]?.type === "word"
    ) {
      // "number of properties sold": the verb is no column that is counted.
      pushMeasure(draft, { statistic: "count" });
      draft.consumed = true;
      return;
    }
    if (others.length > 1 && mark.strength < 4) {
      ambiguous(problems, mark, others);
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
    if (wantsCount && conditions.compared.includes(found.name)) {
      // "how many matches did Arsenal play at home": it says which rows, and is not counted itself.
      pushMeasure(draft, { statistic: "count" });
      draft.consumed = true;
      return;
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

  function noPeriod(unit: PeriodUnit): string {
    return `no column holds ${unit}s or dates; the columns are ${
      names(table.columns)
    }`;
  }

  /** The groups of the clause, those of the introduction when it has none. */
  function groups(): readonly GroupKey[] {
    return draft.groups.length > 0 ? draft.groups : context.groups;
  }
}
