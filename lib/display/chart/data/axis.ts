import { type Format, writerOf } from "../../text/formats.ts";
import type { Aggregate } from "./aggregate.ts";
import type { FieldKind } from "./fields.ts";
import type { AxisInfo } from "../model.ts";
import { strideOf, timeGrain } from "../axes/grain.ts";
import { momentLabel, unitOf } from "../axes/time_ticks.ts";

/** What is known of the values of an axis. */
interface AxisFacts {
  readonly title: string;
  readonly key: string;
  readonly kind: FieldKind;
  readonly format: Format;
  readonly isLog?: boolean;
  readonly isWhole: boolean;
  /** Values as they will be written. */
  readonly values: readonly number[];
  /** Whether the values are the places at which there is data, and not what is measured there. */
  readonly isPlaces?: boolean;
  /** Calculated values have digits that say nothing. */
  readonly aggregate?: Aggregate;
}

/** How the values of an axis are written in full. */
export function axisOf(given: AxisFacts): AxisInfo {
  const { title, key, kind, isLog = false, isPlaces = false } = given;
  const finite = given.values.filter((value) => Number.isFinite(value));
  const isWhole = given.isWhole && finite.every(Number.isInteger);
  const isYears = isPlaces && kind === "number" && given.format === "auto" &&
    isWhole && finite.every((value) => value >= 1_700 && value <= 2_200);
  const format = isYears ? "plain" : given.format;
  const facts = { ...given, format };
  const grain = kind === "date" ? timeGrain(finite) : undefined;
  const stride = isPlaces && kind === "number" && !isLog
    ? strideOf(finite)
    : undefined;
  return {
    title,
    key,
    kind,
    format,
    isLog,
    isWhole,
    ...(grain === undefined ? {} : { grain }),
    ...(stride === undefined ? {} : { stride }),
    write: kind === "date" && format === "auto"
      ? momentWriter(finite)
      : numberWriter(facts, finite, isWhole),
  };
}

function momentWriter(moments: readonly number[]): (value: number) => string {
  const unit = unitOf(moments);
  return (value) => Number.isNaN(value) ? "–" : momentLabel(value, unit);
}

function numberWriter(
  facts: AxisFacts,
  finite: readonly number[],
  isWhole: boolean,
): (value: number) => string {
  const { format, key, kind, aggregate } = facts;
  const most = finite.reduce((top, value) => Math.max(top, Math.abs(value)), 0);
  const isCalculated = aggregate === "mean" || aggregate === "median" ||
    finite.length > 0 && !isWhole;
  // Four digits tell values apart; more are noise of the calculation.
  const decimals = most === 0
    ? 0
    : Math.max(0, 3 - Math.floor(Math.log10(most)));
  const sample = isCalculated && decimals <= 12
    ? finite.slice(0, 1_000).map((value) => Number(value.toFixed(decimals)))
    : finite.slice(0, 1_000);
  const write = writerOf(
    kind === "date" ? "plain" : format,
    key,
    isWhole ? "integer" : "number",
    sample,
  );
  return (value) => {
    if (Number.isNaN(value)) return "–";
    return kind === "date"
      ? typeof format === "function"
        ? writeSafely(format, new Date(value))
        : momentWriter(finite)(value)
      : typeof format === "function"
      ? writeSafely(format, value)
      : write(value);
  };
}

function writeSafely(
  format: (value: unknown) => string,
  value: unknown,
): string {
  return writerOf(format, "", "number", [])(value);
}
