import type { FormatDetails } from "./_format_types.ts";
import { attempt, isDate, kindOf, Unreadable } from "./values.ts";

/** The moment that a value stands for, in milliseconds since 1970, or undefined. */
function momentOf(value: unknown, unit: "ms" | "s"): number | undefined {
  if (isDate(value)) {
    const time = Date.prototype.getTime.call(value);
    return Number.isNaN(time) ? undefined : time;
  }
  if (typeof value === "number" || typeof value === "bigint") {
    const time = Number(value) * (unit === "s" ? 1000 : 1);
    // What lies beyond is no moment of a calendar.
    return Math.abs(time) <= 8.64e15 ? time : undefined;
  }
  if (kindOf(value) !== "date") return undefined;
  const text = String(value).replace(" ", "T");
  // Servers write UTC and leave the Z away.
  const hasZone = /T.*(?:Z|[+-]\d{2}:?\d{2})$/.test(text);
  const time = Date.parse(text.includes("T") && !hasZone ? `${text}Z` : text);
  return Number.isNaN(time) ? undefined : time;
}

const SPANS = [
  ["year", 31_556_952_000],
  ["month", 2_629_746_000],
  ["week", 604_800_000],
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
  ["second", 1_000],
] as const;

/** Moments as their distance from now: `3 minutes ago`, `in 2 days`. */
export function relativeText(
  details: FormatDetails,
): (value: unknown) => string | undefined {
  const { locale = "en-US", unit = "ms", now = Date.now() } = details;
  const from = new Date(now).getTime();
  const formatter = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
  const exact = new Intl.RelativeTimeFormat(locale);
  return (value) => {
    const time = momentOf(value, unit);
    if (time === undefined) return undefined;
    const away = time - from;
    const [name, size] = SPANS.find(([, span], i) =>
      // 59.6 seconds are a minute: the next span is taken where rounding leads to it.
      Math.round(Math.abs(away) / (SPANS[i + 1]?.[1] ?? span)) *
          (SPANS[i + 1]?.[1] ?? span) >= span
    ) ?? ["second", 1_000] as const;
    const amount = Math.round(away / size) || 0;
    // "Yesterday" and "now", but "1 hour ago" and not "this hour".
    const isNamed = name === "day" || amount === 0;
    return (isNamed ? formatter : exact).format(amount, name);
  };
}

/** Moments as dates, times or both. */
export function writeMoment(
  style: string,
  details: FormatDetails,
  sample: readonly unknown[],
): (value: unknown) => string | undefined {
  const { unit = "ms", dateStyle = "iso", timeZone = "UTC" } = details;
  const locale = details.locale ?? "en-US";
  const times = sample.map((value) => momentOf(value, unit));
  const hasSeconds = times.some((time) =>
    time !== undefined && Math.floor(time / 1000) % 60 !== 0
  );
  const options: Intl.DateTimeFormatOptions = dateStyle === "iso"
    ? {
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
      second: "2-digit",
      hourCycle: "h23",
      timeZone,
    }
    : {
      timeZone,
      ...(style === "time" ? {} : { dateStyle }),
      ...(style === "date"
        ? {}
        : { timeStyle: hasSeconds ? "medium" : "short" }),
    };
  const formatter = new Intl.DateTimeFormat(
    dateStyle === "iso" ? "en-US" : locale,
    options,
  );
  return (value) => {
    const time = momentOf(value, unit);
    if (time === undefined) return undefined;
    // A day that was written without a time has none, whatever the zone.
    if (style === "date" && typeof value === "string" && dateStyle === "iso") {
      if (value.length === 10) return value;
    }
    if (dateStyle !== "iso") {
      const text = attempt(() => formatter.format(time));
      return text instanceof Unreadable ? undefined : text;
    }
    const part = new Map(
      formatter.formatToParts(time).map(({ type, value }) => [type, value]),
    );
    const day = `${(part.get("year") ?? "").padStart(4, "0")}-${
      part.get("month")
    }-${part.get("day")}`;
    const clock = `${part.get("hour")}:${part.get("minute")}${
      hasSeconds ? `:${part.get("second")}` : ""
    }`;
    if (style === "date") return day;
    return style === "time" ? clock : `${day} ${clock}`;
  };
}
