/**
 * Finds the conditions of a clause: values, limits, dates, texts and missing
 * cells; what is left over says what to work out.
 *
 * @module
 */

import { canGather, placeOf } from "./calendar.ts";
import { matchColumns, measuresOf } from "./columns.ts";
import type { Comparison, Condition, Having, Measure } from "./jobs.ts";
import type { DateLiteral, Mark, ValueHit } from "./marks.ts";
import type { Column, Table } from "./tables.ts";
import { listing } from "./words.ts";

/** What the conditions of a clause were read as. */
export interface Conditions {
  readonly where: Condition[];
  readonly having: Having | undefined;
  /** Marks that belong to no condition. */
  readonly rest: Mark[];
  /** Why the clause cannot be done as it stands. */
  readonly problems: string[];
  /** What was assumed. */
  readonly notes: string[];
  /** Columns that conditions name a value of. */
  readonly compared: string[];
}

const LINKS = new Set(["filler", "is", "marker"]);

/**
 * Takes the conditions out of a clause.
 *
 * @param marks The clause.
 * @param table The table it speaks of.
 * @returns The conditions and the marks that are left.
 */
export function conditionsOf(marks: readonly Mark[], table: Table): Conditions {
  const taken = new Set<number>();
  const found: Conditions = {
    where: [],
    having: undefined,
    rest: [],
    problems: [],
    notes: [],
    compared: [],
  };
  let having: Having | undefined;
  const at = (i: number) => taken.has(i) ? undefined : marks[i];

  /** Whether "not" or "excluding" stands before, with nothing of weight between. */
  const negated = (i: number): boolean => {
    for (let j = i - 1; j >= Math.max(0, i - 5); j--) {
      const mark = marks[j];
      if (mark === undefined) return false;
      if (mark.type === "not") {
        taken.add(j);
        return true;
      }
      if (taken.has(j) && mark.type === "value") continue;
      if (
        !LINKS.has(mark.type) && mark.type !== "column" &&
        mark.type !== "conj" && mark.type !== "rows"
      ) return false;
      if (mark.type === "conj" && !taken.has(j - 1)) return false;
    }
    return false;
  };

  /** A column right before, links between allowed. */
  const columnBefore = (
    i: number,
  ): { column: Column; at: number } | undefined => {
    for (let j = i - 1; j >= Math.max(0, i - 5); j--) {
      const mark = at(j);
      if (mark === undefined || mark.type === "not") continue;
      if (mark.type === "column") {
        const column = mark.columns.length === 1
          ? mark.columns[0]
          : mark.columns.find((c) => c.numeric);
        return column && { column, at: j };
      }
      if (!LINKS.has(mark.type)) return undefined;
    }
    return undefined;
  };

  for (let i = 0; i < marks.length; i++) {
    const mark = at(i);
    if (mark === undefined) continue;
    if (mark.type === "compare" || mark.type === "between") {
      const used = readLimit(i);
      if (used !== undefined) i = used;
    } else if (mark.type === "number") {
      const next = at(i + 1);
      // "10 or more", "5 or less"
      if (next?.type === "compare" && next.lower === "or more") {
        const back = columnBefore(i);
        const forward = at(i + 2);
        const column = back?.column ??
          (forward?.type === "column" ? forward.columns[0] : undefined);
        if (column !== undefined) {
          found.where.push({
            kind: "compare",
            column: column.name,
            comparison: ">=",
            value: mark.value,
          });
          taken.add(i).add(i + 1);
          if (back !== undefined) taken.add(back.at);
        }
      }
    } else if (mark.type === "value") i = readValues(i);
    else if (mark.type === "date") i = readDates(i);
    else if (mark.type === "missing") readMissing(i);
    else if (mark.type === "text") readText(i);
  }
  readEquals();
  found.rest.push(...marks.filter((_, i) => !taken.has(i)));
  return { ...found, having };

  function readLimit(i: number): number | undefined {
    const mark = marks[i];
    if (mark === undefined) return undefined;
    let j = i + 1;
    while (at(j)?.type === "filler") j++;
    const first = at(j);
    if (
      first?.type === "date" ||
      first?.type === "value" && first.date !== undefined
    ) {
      const date = first.date;
      if (date === undefined) return undefined;
      if (mark.type === "between") return readDates(j);
      if (mark.type === "compare") {
        const side = mark.comparison.startsWith(">") ? "low" : "high";
        pushDate([date], { [side]: mark.comparison.endsWith("=") }, false);
        taken.add(i).add(j);
        return j;
      }
    }
    if (first?.type !== "number") return undefined;
    let value = first.value;
    let end = j;
    let high: number | undefined;
    if (mark.type === "between") {
      let k = j + 1;
      if (
        at(k)?.type === "conj" || at(k)?.type === "since" ||
        at(k)?.type === "filler"
      ) k++;
      const second = at(k);
      if (second?.type !== "number") return undefined;
      high = Math.max(value, second.value);
      value = Math.min(value, second.value);
      end = k;
    }
    const forwardAt = at(end + 1)?.type === "filler" ? end + 2 : end + 1;
    const forward = at(forwardAt);
    const back = columnBefore(i);
    const about = mark.type === "compare" && mark.about !== undefined
      ? table.columns.find((c) =>
        c.numeric && c.words.includes(mark.about ?? "")
      ) ??
        matchColumns([mark.about], table)?.columns.find((c) => c.numeric)
      : undefined;
    const ahead = forward?.type === "column"
      ? forward.columns.find((c) => c.numeric && !c.identifier)
      : undefined;
    const strong = forward?.type === "column" && forward.strength >= 3;
    let column = about ??
      (back !== undefined && !back.column.identifier &&
          (back.column.numeric || back.column.period)
        ? back.column
        : undefined);
    if (
      column === undefined && ahead !== undefined &&
      (strong || back === undefined || !back.column.numeric)
    ) {
      column = ahead;
      taken.add(forwardAt);
    }
    const isCount = forward?.type === "rows" ||
      forward?.type === "column" && ahead === undefined &&
        about === undefined &&
        forward.columns.every((c) => !c.numeric || c.identifier) &&
        back !== undefined && !back.column.numeric ||
      column === undefined && forward?.type === "word" &&
        back !== undefined && !back.column.numeric;
    const statistic = statisticBefore(
      back !== undefined && column === back.column ? back.at : i,
    );
    const grouped = marks.some((m) =>
      m.type === "by" ||
      m.type === "column" && m.columns.some((c) => !c.numeric)
    );
    if (isCount || statistic !== undefined && grouped && statistic.link) {
      if (mark.type === "between") return undefined;
      const measure: Measure = isCount || column === undefined
        ? { statistic: "count" }
        : { statistic: statistic?.statistic ?? "sum", column: column.name };
      having = {
        measure,
        comparison: mark.type === "compare" ? mark.comparison : ">",
        value,
      };
      take(i, end);
      if (isCount) taken.add(forwardAt);
      if (back !== undefined && back.column === column) taken.add(back.at);
      if (statistic !== undefined) taken.add(statistic.at);
      return end;
    }
    if (column === undefined) {
      const near = marks.flatMap((m) =>
        m.type === "column"
          ? m.columns.filter((c) =>
            c.numeric && c.period === undefined && !c.identifier
          )
          : []
      );
      const measures = measuresOf(table);
      column = near[0] ?? (measures.length === 1 ? measures[0] : undefined);
      if (column === undefined) {
        found.problems.push(
          `which column the limit "${mark.text} ${first.text}" is meant for is not clear; the columns of numbers are ${
            listing(measures.map((c) => c.name))
          }`,
        );
        take(i, end);
        return end;
      }
    } else if (
      back !== undefined && column === back.column && !isMeasured(back.at)
    ) taken.add(back.at);
    if (high !== undefined) {
      found.where.push({
        kind: "between",
        column: column.name,
        low: value,
        high,
        negated: negated(i),
      });
    } else if (mark.type === "compare") {
      const comparison = negated(i)
        ? OPPOSITE[mark.comparison]
        : mark.comparison;
      found.where.push({
        kind: "compare",
        column: column.name,
        comparison,
        value,
      });
    }
    take(i, end);
    found.compared.push(column.name);
    return end;
  }

  /** Whether the column at a place is what the clause works out, and not only compared. */
  function isMeasured(place: number): boolean {
    for (let j = place - 1; j >= 0; j--) {
      const mark = marks[j];
      if (mark === undefined) return false;
      if (mark.type === "statistic" || mark.type === "rank" && j >= place - 3) {
        return true;
      }
      if (mark.type === "question" && mark.word === "how much") return true;
      if (
        mark.type === "marker" && mark.lower !== "of" || mark.type === "column"
      ) return false;
      if (mark.type === "rows" || mark.type === "conj") return false;
    }
    return false;
  }

  function statisticBefore(
    place: number,
  ): {
    readonly statistic: Measure["statistic"];
    readonly at: number;
    readonly link: boolean;
  } | undefined {
    for (let j = place - 1; j >= Math.max(0, place - 3); j--) {
      const mark = at(j);
      if (mark?.type === "statistic") {
        const link = marks.slice(Math.max(0, j - 3), j).some((m) =>
          m.type === "is" ||
          m.type === "marker" &&
            /^(?:with|where|whose|that have|having|which have|if|who have)$/
              .test(m.lower)
        );
        return { statistic: mark.statistic, at: j, link };
      }
      if (mark !== undefined && mark.type !== "filler") return undefined;
    }
    return undefined;
  }

  function take(from: number, to: number): void {
    for (let j = from; j <= to; j++) taken.add(j);
  }

  /** Reads the values of one column that stand side by side. */
  function readValues(i: number): number {
    const first = marks[i];
    if (first?.type !== "value") return i;
    const hit = chooseHit(first.hits, i);
    if (first.date !== undefined && (isRange(i) || hit === undefined)) {
      return readDates(i);
    }
    if (hit === undefined) return i;
    const no = negated(i);
    const values = [...hit.values];
    let end = i;
    for (let j = i + 1; j < marks.length; j++) {
      const mark = marks[j];
      if (mark?.type === "value") {
        const same = mark.hits.find((other) => other.column === hit.column);
        if (same === undefined) break;
        values.push(...same.values);
        end = j;
      } else if (
        mark?.type !== "conj" && mark?.type !== "filler" &&
        !(mark?.type === "verb" && mark.verb === "compare")
      ) break;
    }
    for (let j = i; j <= end; j++) {
      if (marks[j]?.type === "value" || marks[j]?.type === "conj") taken.add(j);
    }
    // "region West" and "the West region": the column only says whose value it is.
    const before = columnBefore(i);
    const after = at(end + 1);
    if (before?.column === hit.column && !groupedAt(before.at)) {
      taken.add(before.at);
    } else if (after?.type === "column" && after.columns.includes(hit.column)) {
      taken.add(end + 1);
    }
    found.where.push({
      kind: "among",
      column: hit.column.name,
      values: [...new Set(values)],
      negated: no,
    });
    found.compared.push(hit.column.name);
    return end;
  }

  function groupedAt(place: number): boolean {
    for (let j = place - 1; j >= Math.max(0, place - 2); j--) {
      if (marks[j]?.type === "by" && marks[j]?.lower !== "for all") return true;
    }
    return false;
  }

  function chooseHit(
    hits: readonly ValueHit[],
    i: number,
  ): ValueHit | undefined {
    if (hits.length < 2) return hits[0];
    const before = columnBefore(i);
    const named = hits.find((hit) => hit.column === before?.column) ??
      hits.find((hit) => {
        const after = marks[i + 1];
        return after?.type === "column" && after.columns.includes(hit.column);
      });
    if (named !== undefined) return named;
    // "Lions against Tigers": the second name is of the other column.
    const free = hits.filter((hit) =>
      !found.compared.includes(hit.column.name)
    );
    if (free.length === 1 && free[0] !== undefined) return free[0];
    const best = hits.reduce((a, b) =>
      b.column.distinct < a.column.distinct ? b : a
    );
    found.notes.push(
      `"${marks[i]?.text}" stands in ${
        listing(hits.map((hit) => `\`${hit.column.name}\``))
      }; I took \`${best.column.name}\``,
    );
    return best;
  }

  /** Whether a date stands in a range: "since January", "from January to March". */
  function isRange(i: number): boolean {
    for (let j = i - 1; j >= Math.max(0, i - 3); j--) {
      const mark = marks[j];
      if (mark?.type === "since" && mark.lower !== "following") {
        if (mark.side !== "from" || mark.lower !== "from") return true;
        return marks.slice(i + 1, i + 4).some((m) =>
          m.type === "since" && m.side === "to"
        );
      }
      if (mark?.type === "between") return true;
      if (
        mark !== undefined && mark.type !== "filler" && mark.type !== "unit" &&
        mark.type !== "column"
      ) return false;
    }
    const next = marks[i + 1];
    const second = marks[i + 2];
    return next?.type === "since" && next.side === "to" &&
      dateIn(second) !== undefined;
  }

  function dateIn(mark: Mark | undefined): DateLiteral | undefined {
    return mark?.type === "date" || mark?.type === "value"
      ? mark.date
      : undefined;
  }

  function readDates(i: number): number {
    const first = dateIn(marks[i]);
    if (first === undefined) return i;
    let side: "from" | "after" | "to" | "before" | "between" | undefined;
    for (let j = i - 1; j >= Math.max(0, i - 3); j--) {
      const mark = at(j);
      if (mark?.type === "since") side = mark.side;
      else if (mark?.type === "between") side = "between";
      else if (
        mark?.type === "filler" || mark?.type === "unit" ||
        mark?.type === "marker"
      ) continue;
      else if (mark?.type === "column" && mark.columns.some((c) => c.period)) {
        continue;
      } else break;
      taken.add(j);
      break;
    }
    const no = negated(i);
    let k = i + 1;
    while (
      at(k)?.type === "filler" && at(k)?.lower !== "-" && at(k)?.lower !== "–"
    ) k++;
    const link = at(k);
    const second = dateIn(at(k + 1)) ??
      dateIn(at(k + 2)?.type === "date" ? at(k + 2) : undefined);
    const secondAt = dateIn(at(k + 1)) !== undefined ? k + 1 : k + 2;
    const ranged = link?.type === "since" && link.side === "to" ||
      link?.lower === "-" || link?.lower === "–" ||
      side === "between" && link?.type === "conj";
    if (ranged && second !== undefined) {
      // "from January to March 2024": the year stands once.
      const low = first.year === undefined && second.year !== undefined
        ? { ...first, year: second.year }
        : first;
      const high = second.year === undefined && first.year !== undefined
        ? { ...second, year: first.year }
        : second;
      pushDate([low, high], { low: true, high: true }, no);
      take(i, secondAt);
      return secondAt;
    }
    if (
      side !== undefined && side !== "between" &&
      !(side === "from" && marks[i - 1]?.lower === "from")
    ) {
      const sides = side === "from"
        ? { low: true }
        : side === "after"
        ? { low: false }
        : side === "to"
        ? { high: true }
        : { high: false };
      pushDate([first], sides, no);
      taken.add(i);
      return i;
    }
    const all = [first];
    let end = i;
    for (let j = i + 1; j < marks.length; j++) {
      const mark = at(j);
      const date = mark?.type === "date" ? mark.date : undefined;
      if (date !== undefined) {
        all.push(date);
        end = j;
      } else if (
        mark?.type !== "conj" && mark?.type !== "filler" &&
        !(mark?.type === "verb" && mark.verb === "compare")
      ) break;
    }
    for (let j = i; j <= end; j++) {
      if (
        marks[j]?.type === "date" || marks[j]?.type === "value" ||
        marks[j]?.type === "conj"
      ) taken.add(j);
    }
    const lastYear = all.at(-1)?.year;
    const filled = all.map((date) =>
      date.year === undefined && lastYear !== undefined &&
        date.month !== undefined
        ? { ...date, year: lastYear }
        : date
    );
    pushDate(filled, {}, no);
    return end;
  }

  /** Adds the condition that some dates mean in this table. */
  function pushDate(
    dates: readonly DateLiteral[],
    sides: { readonly low?: boolean; readonly high?: boolean },
    no: boolean,
  ): void {
    const condition = dateConditions(dates, sides, no, table, marks);
    if (condition === undefined) {
      const periods = table.columns.filter((c) => c.period !== undefined);
      found.problems.push(
        `no column tells ${
          dates.some((d) => d.year !== undefined) ? "the year" : "the date"
        } that "${
          marks.filter((m) => dateIn(m) !== undefined).map((m) => m.text).join(
            " and ",
          )
        }" asks for${
          periods.length > 0
            ? `; columns of periods are ${
              listing(periods.map((c) => `\`${c.name}\``))
            }`
            : ""
        }`,
      );
      return;
    }
    found.where.push(...condition);
    for (const { column } of condition) found.compared.push(column);
  }

  function readMissing(i: number): void {
    const before = columnBefore(i);
    let j = i + 1;
    while (at(j)?.type === "filler" || at(j)?.type === "marker") j++;
    const after = at(j);
    const ahead = after?.type === "column" ? after.columns[0] : undefined;
    const column = ahead ?? before?.column;
    if (column === undefined) return;
    const no = negated(i);
    found.where.push({ kind: "missing", column: column.name, negated: no });
    taken.add(i);
    if (ahead !== undefined) taken.add(j);
    else if (before !== undefined) taken.add(before.at);
  }

  function readText(i: number): void {
    const mark = marks[i];
    if (mark?.type !== "text") return;
    let j = i + 1;
    while (at(j)?.type === "filler" || at(j)?.type === "marker") j++;
    const text = at(j);
    const before = columnBefore(i);
    const column = before?.column ?? table.columns.find((c) => !c.numeric);
    if (text === undefined || column === undefined || text.type === "file") {
      return;
    }
    found.where.push({
      kind: "text",
      column: column.name,
      test: mark.test,
      text: text.text,
      negated: negated(i),
    });
    taken.add(i).add(j);
    if (before !== undefined) taken.add(before.at);
  }

  /** "region is North": also for words that stand nowhere in the data. */
  function readEquals(): void {
    for (let i = 1; i < marks.length; i++) {
      const mark = at(i);
      const sign = mark?.type === "compare" &&
        (mark.comparison === "=" || mark.comparison === "!=");
      if (mark === undefined || !(mark.type === "is" || sign)) continue;
      const before = columnBefore(i);
      let j = i + 1;
      let no = sign && mark.type === "compare" && mark.comparison === "!=";
      while (
        at(j)?.type === "filler" || at(j)?.type === "not" ||
        at(j)?.type === "compare"
      ) {
        if (at(j)?.type === "not") no = true;
        j++;
      }
      const value = at(j);
      if (before === undefined || value === undefined || groupedAt(before.at)) {
        continue;
      }
      const asked = marks.slice(0, i).some((m) =>
        m.type === "marker" && m.lower !== "of" || m.type === "rows"
      ) || sign;
      if (value.type === "number" && before.column.numeric && (asked || sign)) {
        found.where.push({
          kind: "compare",
          column: before.column.name,
          comparison: no ? "!=" : "=",
          value: value.value,
        });
      } else if (
        (value.type === "word" || value.type === "quoted" ||
          value.type === "number") && asked
      ) {
        found.where.push({
          kind: "among",
          column: before.column.name,
          values: [value.text],
          negated: no || negated(i),
        });
        found.notes.push(
          `no cell of \`${before.column.name}\` says "${value.text}" when the headings and values were read`,
        );
      } else continue;
      taken.add(i).add(j).add(before.at);
      found.compared.push(before.column.name);
    }
  }
}

const OPPOSITE: Readonly<Record<Comparison, Comparison>> = {
  ">": "<=",
  ">=": "<",
  "<": ">=",
  "<=": ">",
  "=": "!=",
  "!=": "=",
};

function keyOf(date: DateLiteral): string {
  const two = (n: number) => String(n).padStart(2, "0");
  if (date.quarter !== undefined) return `${date.year}-Q${date.quarter}`;
  return [
    String(date.year),
    ...(date.month === undefined ? [] : [two(date.month)]),
    ...(date.day === undefined ? [] : [two(date.day)]),
  ].join("-");
}

/** The conditions that dates mean, given the columns of periods that the table has. */
function dateConditions(
  dates: readonly DateLiteral[],
  sides: { readonly low?: boolean; readonly high?: boolean },
  negated: boolean,
  table: Table,
  marks: readonly Mark[],
): Condition[] | undefined {
  const wantsYear = dates.some((d) => d.year !== undefined);
  const wantsMonth = dates.some((d) =>
    d.month !== undefined || d.quarter !== undefined
  );
  const wantsDay = dates.some((d) => d.day !== undefined);
  const wantsWeekday = dates.some((d) => d.weekday !== undefined);
  const mentioned = marks.flatMap((m) => m.type === "column" ? m.columns : []);
  const columns = table.columns.filter((c) => c.period !== undefined)
    .toSorted((a, b) =>
      Number(mentioned.includes(b)) - Number(mentioned.includes(a))
    );
  const fits = columns.find((c) => {
    const period = c.period;
    if (period === undefined) return false;
    if (wantsWeekday) return canGather(period, "weekday");
    if (wantsYear && !period.hasYear) return false;
    if (wantsDay) return period.unit === "day";
    if (wantsMonth) {
      return dates.every((d) => d.quarter !== undefined)
        ? canGather(period, "quarter")
        : canGather(period, "month");
    }
    return canGather(period, "year");
  });
  if (fits?.period !== undefined) {
    return [oneDateCondition(dates, sides, negated, fits)];
  }
  // A month and its year in two columns.
  const [date] = dates;
  if (
    wantsYear && wantsMonth && !wantsDay && dates.length === 1 &&
    date?.year !== undefined && sides.low === undefined &&
    sides.high === undefined && !negated
  ) {
    const year = columns.find((c) => c.period?.form === "year");
    const part = columns.find((c) =>
      c !== year && c.period !== undefined &&
      canGather(c.period, date.quarter === undefined ? "month" : "quarter")
    );
    if (year === undefined || part === undefined) return undefined;
    const { year: _, ...rest } = date;
    return [
      oneDateCondition([{ year: date.year }], {}, false, year),
      oneDateCondition([rest], {}, false, part),
    ];
  }
  return undefined;
}

function oneDateCondition(
  dates: readonly DateLiteral[],
  sides: { readonly low?: boolean; readonly high?: boolean },
  negated: boolean,
  column: Column,
): Condition {
  const period = column.period;
  const form = period?.form ?? "iso date";
  const ranged = sides.low !== undefined || sides.high !== undefined;
  const [first] = dates;
  const last = dates.at(-1);
  if (period?.unit !== "day" && form !== "week") {
    // Few values: the very cells that are meant.
    const rank = (d: DateLiteral) =>
      (d.year ?? 0) * 12 +
      (d.month ?? (d.quarter === undefined ? 0 : d.quarter * 3)) +
      (d.weekday ?? 0);
    const part = (
      place: DateLiteral,
      like: DateLiteral | undefined,
    ): DateLiteral => {
      const quarter = place.quarter ??
        (place.month === undefined ? undefined : Math.ceil(place.month / 3));
      return {
        ...(like?.year !== undefined && place.year !== undefined
          ? { year: place.year }
          : {}),
        ...(like?.month !== undefined && place.month !== undefined
          ? { month: place.month }
          : {}),
        ...(like?.quarter !== undefined && quarter !== undefined
          ? { quarter }
          : {}),
        ...(like?.weekday !== undefined && place.weekday !== undefined
          ? { weekday: place.weekday }
          : {}),
      };
    };
    const values = [...column.values.values()].flat().filter((cell) => {
      const place = placeOf(cell, form);
      if (!ranged) return dates.some((d) => rank(part(place, d)) === rank(d));
      const low = first !== undefined && sides.low !== undefined
        ? rank(part(place, first)) - rank(first)
        : 1;
      const high = last !== undefined && sides.high !== undefined
        ? rank(last) - rank(part(place, last))
        : 1;
      return (low > 0 || low === 0 && sides.low === true) &&
        (high > 0 || high === 0 && sides.high === true);
    });
    return { kind: "among", column: column.name, values, negated };
  }
  const base = { kind: "date", column: column.name, form, negated } as const;
  if (dates.every((d) => d.weekday !== undefined)) {
    return { ...base, weekdays: dates.map((d) => d.weekday ?? 0) };
  }
  if (dates.every((d) => d.year === undefined)) {
    const months =
      ranged && first?.month !== undefined && last?.month !== undefined
        ? monthsBetween(
          sides.low === undefined ? 1 : first.month + (sides.low ? 0 : 1),
          sides.high === undefined ? 12 : last.month - (sides.high ? 0 : 1),
        )
        : dates.flatMap((d) =>
          d.quarter === undefined
            ? [d.month ?? 0]
            : [1, 2, 3].map((n) => ((d.quarter ?? 1) - 1) * 3 + n)
        );
    return { ...base, months };
  }
  if (!ranged) {
    return {
      ...base,
      among: dates.flatMap((d) =>
        d.quarter === undefined
          ? [keyOf(d)]
          : [1, 2, 3].map((n) =>
            keyOf({ year: d.year ?? 0, month: ((d.quarter ?? 1) - 1) * 3 + n })
          )
      ),
    };
  }
  const asMonth = (d: DateLiteral, end: boolean): DateLiteral =>
    d.quarter === undefined ? d : {
      ...(d.year === undefined ? {} : { year: d.year }),
      month: d.quarter * 3 - (end ? 0 : 2),
    };
  return {
    ...base,
    ...(first === undefined || sides.low === undefined ? {} : {
      low: { key: keyOf(asMonth(first, !sides.low)), included: sides.low },
    }),
    ...(last === undefined || sides.high === undefined ? {} : {
      high: { key: keyOf(asMonth(last, sides.high)), included: sides.high },
    }),
  };
}

function monthsBetween(from: number, to: number): number[] {
  const months: number[] = [];
  for (let month = from; months.length < 12; month = month % 12 + 1) {
    months.push(month);
    if (month === to) break;
  }
  return months;
}
