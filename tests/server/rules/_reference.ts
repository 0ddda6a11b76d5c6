/**
 * An independent, slow and simple reckoning of what tasks ask for, to hold the
 * programs against. It shares no code with the engine.
 */

import type { Lines } from "./_run.ts";

/** A row of test data: numbers are numbers, missing cells are null. */
export type Sample = Readonly<Record<string, string | number | null>>;

/** Writes samples as CSV. */
export function csv(samples: readonly Sample[], separator = ","): string {
  const names = Object.keys(samples[0] ?? {});
  const cell = (value: string | number | null | undefined) => {
    const text = String(value ?? "");
    return text.includes(separator) || text.includes('"') || text.includes("\n")
      ? `"${text.replaceAll('"', '""')}"`
      : text;
  };
  const lines = samples.map((one) =>
    names.map((name) => cell(one[name])).join(separator)
  );
  return [names.map((name) => cell(name)).join(separator), ...lines].join(
    "\n",
  ) + "\n";
}

/** The numbers of a column. */
export function values(samples: readonly Sample[], name: string): number[] {
  return samples.map((one) => one[name]).filter((value) =>
    typeof value === "number"
  );
}

/** A sum without the dust of binary fractions. */
export function sum(samples: readonly Sample[], name: string): number | null {
  const all = values(samples, name);
  if (all.length === 0) return null;
  let thousandths = 0n;
  for (const value of all) thousandths += BigInt(Math.round(value * 1000));
  return Number(thousandths) / 1000;
}

/** A mean, rounded to two decimals. */
export function mean(
  samples: readonly Sample[],
  name: string,
  places = 2,
): number | null {
  const total = sum(samples, name);
  return total === null
    ? null
    : Number((total / values(samples, name).length).toFixed(places));
}

/** The middle number. */
export function middle(
  samples: readonly Sample[],
  name: string,
): number | null {
  const sorted = values(samples, name).sort((a, b) => a - b);
  if (sorted.length === 0) return null;
  const low = sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
  const high = sorted[Math.ceil((sorted.length - 1) / 2)] ?? 0;
  return Number(((low + high) / 2).toFixed(3));
}

/** The smallest number. */
export function least(samples: readonly Sample[], name: string): number | null {
  const all = values(samples, name);
  return all.length === 0 ? null : Math.min(...all);
}

/** The largest number. */
export function most(samples: readonly Sample[], name: string): number | null {
  const all = values(samples, name);
  return all.length === 0 ? null : Math.max(...all);
}

/** One line per group, in the order of first appearance. */
export function per(
  samples: readonly Sample[],
  names: readonly string[],
  ...work: ((group: readonly Sample[]) => number | null)[]
): Lines {
  const groups = new Map<string, Sample[]>();
  for (const one of samples) {
    const key = names.map((name) => String(one[name] ?? "(missing)")).join(
      "\u0000",
    );
    groups.set(key, [...groups.get(key) ?? [], one]);
  }
  return [...groups].map((
    [key, group],
  ) => [...key.split("\u0000"), ...work.map((one) => one(group))]);
}

/** Lines in an order of their own, to compare sets. */
export function sorted(lines: Lines): Lines {
  return lines.toSorted((a, b) =>
    JSON.stringify(a) < JSON.stringify(b) ? -1 : 1
  );
}
