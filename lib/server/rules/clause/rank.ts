/**
 * Reads a clause as a question for the best or the worst.
 *
 * @module
 */

import type { Clause } from "../clauses.ts";
import { defaultMeasure, matchColumns, measuresOf } from "../columns.ts";
import type { GroupKey, TableJob } from "../jobs.ts";
import { groupKey, guessEntity, names, usual } from "./group_keys.ts";
import type { ClauseParts } from "./parts.ts";

export function readRanks(
  parts: ClauseParts,
): TableJob[] | undefined {
  const {
    clause,
    table,
    conditions,
    where,
    draft,
    implied,
    question,
    problems,
    notes,
    has,
    groups,
    entityKeys,
  } = parts;
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
      ...(conditions.having === undefined ? {} : { having: conditions.having }),
    });
  }
  return jobs;
}

function isPlural(clause: Clause, key: GroupKey | undefined): boolean {
  if (key === undefined) return true;
  return clause.marks.some((mark) =>
    mark.type === "column" && mark.columns.some((c) => c.name === key.column) &&
      /s$/.test(mark.lower) &&
      !/s$/.test(key.column) || mark.type === "unit" && /s$/.test(mark.lower)
  );
}
