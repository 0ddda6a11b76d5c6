import { isMissingCell } from "../../../formats/mod.ts";
import { count } from "../../text/measure.ts";
import { isMissing } from "../../text/values.ts";
import type { Field } from "./fields.ts";

/** Counts what cannot be drawn, by column and reason, to say so. */
export class Losses {
  readonly #counts = new Map<string, number>();

  /** A value that is no number or moment. */
  add(field: Field, row: number): void {
    const value = field.values[row];
    const what = isMissing(value) ||
        typeof value === "string" && isMissingCell(value)
      ? "missing"
      : typeof value === "number"
      ? Number.isFinite(value) ? "too large to draw" : "NaN or infinite"
      : value instanceof Date || field.kind === "date"
      ? "no date"
      : "no number";
    this.say(field.title, what);
  }

  /** A value that is left out for another reason. */
  say(title: string, what: string): void {
    const key = `${title}\n${what}`;
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1);
  }

  /** Sentences, such as `revenue: 2 values missing`. */
  sentences(): string[] {
    return [...this.#counts].map(([key, n]) => {
      const [title = "", what = ""] = key.split("\n");
      return `${title}: ${count(n, "value")} ${what}, left out`;
    });
  }
}
