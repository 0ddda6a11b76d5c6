import { count } from "../text/measure.ts";
import type { Standing } from "./_tracker.ts";

/** Reads what a job reports, in the forms that steps and downloads have. */
export function standingOf(
  told: readonly unknown[],
  hasTotal: boolean,
): Standing {
  const [first, second, third] = told;
  if (typeof first === "number") {
    if (told.length > 1 && !isRecord(second)) return bytes(first, second);
    if (hasTotal || first > 1) return { unit: "items", done: first };
    return {
      unit: "fraction",
      done: Math.max(0, first),
      total: 1,
      note: isRecord(second) ? textOf(second.overall_status) : undefined,
    };
  }
  if (!isRecord(first)) return {};
  if (typeof second === "number") {
    return { ...bytes(second, third), note: textOf(first.name) };
  }
  return "phase" in first ? phase(first) : standing(first);
}

function bytes(done: number, total: unknown): Standing {
  return { unit: "bytes", done, total: numberOf(total) };
}

/** What `ingestFile()` reports. */
function phase(told: Readonly<Record<string, unknown>>): Standing {
  const files = numberOf(told.count) ?? 1;
  switch (told.phase) {
    case "upload": {
      const name = textOf(told.name) ?? "";
      const place = `${(numberOf(told.index) ?? 0) + 1} of ${files}`;
      return {
        ...bytes(numberOf(told.sentBytes) ?? 0, told.totalBytes),
        note: files > 1 ? `${name} (${place})` : name,
      };
    }
    case "wait":
    case "done":
      return {
        unit: "items",
        done: numberOf(told.documents) ?? 0,
        total: files,
        note: files === 1 ? "document" : "documents",
      };
    default:
      return {
        unit: "nothing",
        total: undefined,
        note: `${textOf(told.phase) ?? "working"}, ${count(files, "file")}`,
      };
  }
}

function standing(told: Readonly<Record<string, unknown>>): Standing {
  const { done, total, unit, label, note } = told;
  return {
    ...(unit === "bytes" || unit === "items"
      ? { unit }
      : typeof done === "number"
      ? { unit: "items" as const }
      : {}),
    ...(typeof done === "number" ? { done } : {}),
    ...("total" in told ? { total: numberOf(total) } : {}),
    ...(typeof label === "string" ? { label } : {}),
    ...("note" in told ? { note: textOf(note) } : {}),
  };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

function numberOf(value: unknown): number | undefined {
  return typeof value === "number" && Number.isFinite(value) && value >= 0
    ? value
    : undefined;
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}
