/**
 * What dates mean in a table, by the columns of periods that it has.
 *
 * @module
 */

import { canGather, placeOf } from "../calendar.ts";
import type { ColumnCondition } from "../jobs.ts";
import type { DateLiteral, Mark } from "../marks.ts";
import type { Column, Table } from "../tables.ts";

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
export function dateConditions(
  dates: readonly DateLiteral[],
  sides: { readonly low?: boolean; readonly high?: boolean },
  negated: boolean,
  table: Table,
  marks: readonly Mark[],
): ColumnCondition[] | undefined {
  if (dates.some((d) => d.day !== undefined && d.year === undefined)) {
    const dated = withYears(dates, table);
    const ranged = sides.low !== undefined || sides.high !== undefined;
    return dated === undefined || ranged && dated.length > dates.length
      ? undefined
      : dateConditions(dated, sides, negated, table, marks);
  }
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
): ColumnCondition {
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

/** Days of a month in each year that the data have. */
function withYears(
  dates: readonly DateLiteral[],
  table: Table,
): DateLiteral[] | undefined {
  const column = table.columns.find((c) => c.period?.unit === "day");
  const form = column?.period?.form;
  if (column === undefined || form === undefined) return undefined;
  const years = new Set<number>();
  for (const cell of [...column.values.values()].flat()) {
    const { year } = placeOf(cell, form);
    if (year !== undefined) years.add(year);
  }
  if (years.size === 0) return undefined;
  return dates.flatMap((date) =>
    date.year !== undefined ? [date] : [...years].map((year) => ({
      ...date,
      year,
    }))
  );
}
