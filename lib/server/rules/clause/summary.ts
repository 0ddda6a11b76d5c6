/**
 * Reads a clause as numbers per group, rows, or values.
 *
 * @module
 */

import type { Clause } from "../clauses.ts";
import { wantsSummaryText } from "../talk.ts";
import { defaultMeasure, isIntensive, measuresOf } from "../columns.ts";
import type { GroupKey, Measure, TableJob } from "../jobs.ts";
import {
  groupKey,
  isUnique,
  names,
  usual,
  usualMeasure,
} from "./group_keys.ts";
import { eachKey, isAmongSeveral } from "./each.ts";
import type { ClauseParts } from "./parts.ts";

export function readSummary(
  parts: ClauseParts,
): TableJob[] {
  const {
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
    problems,
    notes,
    has,
    verb,
    groups,
    entityKeys,
  } = parts;
  if (
    isFilter(clause) && parts.conditions.where.length > 0 &&
    draft.measures.length === 0 && draft.groups.length === 0
  ) return [];
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
    const measure = draft.measures[0] ?? usualMeasure(table);
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
  if (
    question?.word === "how much" && measures.length === 0 && where.length > 0
  ) {
    // "how much did we sell in March"
    const column = defaultMeasure(table, "any");
    if (column !== undefined) {
      measures = [{ statistic: "sum", column: column.name }];
      notes.push(
        `"${question.text}" was taken as the total of \`${column.name}\``,
      );
    }
  }
  if (conditions.having !== undefined && keys.length > 0) {
    const shown = measures.length > 0 ? measures : [conditions.having.measure];
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
      return clause.marks.some((m) => m.type === "file" || m.type === "save") ||
          wantsSummaryText(clause)
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
    const bare = verb("list") && keys.length === 0 && groups().length === 0 &&
      measures.every((m) => implied.has(m));
    if (listed || single || bare) return [rows(parts, keys, measures)];
    let shown = groups();
    if (
      shown.length === 0 && keys.length > 0 && (draft.measures.length > 0)
    ) {
      // "product revenue", "compare the regions by revenue"
      shown = keys.filter((key) => !isUnique(key, table));
    }
    if (shown.length === 0 && conditions.each !== undefined) {
      const key = eachKey(conditions.each, table);
      if (key !== undefined) shown = [key];
    }
    if (shown.length === 0 && verb("compare")) {
      const among = where.find(isAmongSeveral);
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
    const among = where.find(isAmongSeveral);
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
  const strange = marks.filter((m) =>
    m.type === "word" && !EXISTING_REGEXP.test(m.lower)
  );
  if (
    question !== undefined && keys.length > 0 && where.length === 0 &&
    strange.length > 0
  ) {
    // "Which students failed": a list of all of them would answer something else.
    problems.push(
      `what "${
        strange.map((m) => m.text).join(" ")
      }" asks of the data is not clear; the columns are ${
        names(table.columns)
      }`,
    );
    return [];
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
    return [rows(parts, keys, [])];
  }
  if (
    draft.sort !== undefined && typeof draft.sort.by === "string" &&
    draft.sort.by !== "" &&
    clause.marks.some((m) =>
      m.type === "reference" && m.what === "data" || m.type === "rows"
    )
  ) {
    return [rows(parts, [], [])];
  }
  // "matches with attendance over 50k": what is left are the rows themselves.
  if (
    where.length > 0 && parts.conditions.where.length > 0 && !isFilter(clause)
  ) return [rows(parts, [], [])];
  return [];
}

function rows(
  parts: ClauseParts,
  keys: readonly GroupKey[],
  measures: readonly Measure[],
): TableJob {
  const { conditions, where, draft, has } = parts;
  const shown = has("rows") ? [] : [
    ...keys.map((k) => k.column),
    ...measures.flatMap((m) => m.column === undefined ? [] : [m.column]),
  ];
  const [first] = measures;
  const sort = draft.sort === undefined
    ? {}
    : draft.sort.by !== ""
    ? { sort: draft.sort }
    : first?.column !== undefined
    ? { sort: { ...draft.sort, by: first.column } }
    : {};
  const compared = conditions.compared.filter((name) => !shown.includes(name));
  return {
    kind: "rows",
    where,
    columns: shown.length === 0 ? [] : [...shown, ...compared],
    ...sort,
    ...(draft.limit === undefined ? {} : { limit: draft.limit }),
  };
}

/** Words that only ask which values there are. */
const EXISTING_REGEXP =
  /^(?:there|available|present|contained|listed|appear|appears|included|used|represented|covered|known|found|possible|existing|do|data|we|offer|have|mentioned|occurring|breakdown|distribution|split|sort|sorts|kinds?|types?)$/;

/** "Only use rows from January": a condition for all that comes behind. */
export function isFilter(clause: Clause): boolean {
  return /^(?:please\s+)?(?:only|use|using|consider|considering|restrict|limit|filter|ignore|ignoring|exclude|excluding|focus|look only|for the following|for all)\b/i
    .test(clause.text.trim());
}
