/**
 * What the words of the grammar stand for.
 *
 * @module
 */

import type { PeriodUnit } from "./calendar.ts";
import type { Comparison, Statistic } from "./jobs.ts";

/** What a phrase stands for in the grammar. */
export type Meaning =
  | { readonly type: "statistic"; readonly statistic: Statistic }
  | {
    readonly type: "rank";
    readonly highest: boolean;
    /** The kind of column that the word itself speaks of: "cheapest" of prices. */
    readonly about?: string;
    /** Words such as "top", which want a list rather than one. */
    readonly many?: boolean;
  }
  | { readonly type: "by" }
  | { readonly type: "over"; readonly unit: PeriodUnit | undefined }
  | { readonly type: "change"; readonly pick?: "rise" | "fall" }
  | { readonly type: "every"; readonly unit: PeriodUnit }
  | { readonly type: "unit"; readonly unit: PeriodUnit }
  | {
    readonly type: "compare";
    readonly comparison: Comparison;
    readonly about?: string;
  }
  | { readonly type: "between" }
  | { readonly type: "not" }
  | { readonly type: "share" }
  | { readonly type: "distinct" }
  | { readonly type: "sort" }
  | { readonly type: "direction"; readonly descending: boolean }
  | { readonly type: "save" }
  | {
    readonly type: "verb";
    readonly verb:
      | "work"
      | "list"
      | "rank"
      | "describe"
      | "compare"
      | "write"
      | "count";
  }
  | {
    readonly type: "question";
    readonly word:
      | "which"
      | "who"
      | "where"
      | "when"
      | "what"
      | "how many"
      | "how much";
  }
  | { readonly type: "missing" }
  | { readonly type: "text"; readonly test: "contains" | "starts" | "ends" }
  | {
    readonly type: "since";
    readonly side: "from" | "after" | "to" | "before";
  }
  | {
    readonly type: "reference";
    readonly what: "last" | "all" | "summary" | "data" | "report";
  }
  | { readonly type: "rows" }
  | { readonly type: "sequence" }
  | { readonly type: "conj"; readonly word: "and" | "or" | "," | "then" }
  | { readonly type: "marker" }
  | { readonly type: "is" }
  | { readonly type: "filler" };

/** Takes down what some phrases, parted by bars, stand for. */
export type AddPhrases = (meaning: Meaning, phrases: string) => void;
