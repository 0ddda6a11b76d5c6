/**
 * The jobs that the rules understand, as plain data: what the task's words
 * were read as, and what the program is written from.
 *
 * @module
 */

import type { PeriodForm, PeriodUnit } from "./calendar.ts";

/** What can be worked out from the numbers of a group of rows. */
export type Statistic =
  | "sum"
  | "average"
  | "median"
  | "min"
  | "max"
  | "count"
  | "distinct"
  | "deviation";

/** One number per group: a statistic of a column, or the count of rows. */
export interface Measure {
  readonly statistic: Statistic;
  /** Absent for the count of rows. */
  readonly column?: string;
}

/** What rows are grouped by: a column as it stands, or its dates gathered into periods. */
export interface GroupKey {
  readonly column: string;
  /** Present when the groups stand in calendar order. */
  readonly form?: PeriodForm;
  /** Present when dates are gathered into longer periods. */
  readonly gather?: PeriodUnit;
  /** Groups that are numbers stand in the order of their size. */
  readonly numeric?: boolean;
}

/** Signs of comparison. */
export type Comparison = ">" | ">=" | "<" | "<=" | "=" | "!=";

/** Which rows count. */
export type Condition =
  | {
    readonly kind: "among";
    readonly column: string;
    readonly values: readonly string[];
    readonly negated: boolean;
  }
  | {
    readonly kind: "compare";
    readonly column: string;
    readonly comparison: Comparison;
    readonly value: number;
  }
  | {
    readonly kind: "between";
    readonly column: string;
    readonly low: number;
    readonly high: number;
    readonly negated: boolean;
  }
  | {
    /** Dates, compared by their sortable form: `2024`, `2024-01`, `2024-01-15`. */
    readonly kind: "date";
    readonly column: string;
    readonly form: PeriodForm;
    /** Heads of the sortable form, any of which will do. */
    readonly among?: readonly string[];
    readonly low?: { readonly key: string; readonly included: boolean };
    readonly high?: { readonly key: string; readonly included: boolean };
    /** Months of any year. */
    readonly months?: readonly number[];
    /** Days of the week, 1 for Monday. */
    readonly weekdays?: readonly number[];
    readonly negated: boolean;
  }
  | {
    readonly kind: "text";
    readonly column: string;
    readonly test: "contains" | "starts" | "ends";
    readonly text: string;
    readonly negated: boolean;
  }
  | {
    readonly kind: "missing";
    readonly column: string;
    readonly negated: boolean;
  }
  | Choice;

/** Several sets of conditions, one of which has to hold whole. */
export interface Choice {
  readonly kind: "any";
  readonly options: readonly (readonly Condition[])[];
}

/** A condition on one column. */
export type ColumnCondition = Exclude<Condition, Choice>;

/** A limit on a worked-out number: "products with a total above 1000". */
export interface Having {
  readonly measure: Measure;
  readonly comparison: Comparison;
  readonly value: number;
}

/** An order of rows or groups. */
export interface SortOrder {
  /** A measure, or the name of a column. */
  readonly by: Measure | string;
  readonly descending: boolean;
}

/** Numbers per group, or overall without groups. */
export interface SummaryJob {
  readonly kind: "summary";
  readonly measures: readonly Measure[];
  readonly groups: readonly GroupKey[];
  readonly where: readonly Condition[];
  readonly having?: Having;
  readonly sort?: SortOrder;
  /** How many groups, of the sorted ones. */
  readonly limit?: number;
  /** Adds the percentage of the whole to sums and counts. */
  readonly share: boolean;
  /** Shows only these groups of a share. */
  readonly only?: readonly string[];
}

/** The best or the worst groups by a measure. */
export interface RankJob {
  readonly kind: "rank";
  readonly entity: readonly GroupKey[];
  /** Finds the best inside each of these groups. */
  readonly within: readonly GroupKey[];
  readonly measure: Measure;
  readonly highest: boolean;
  readonly limit: number;
  readonly where: readonly Condition[];
  readonly having?: Having;
}

/** Rows as they stand: filtered, sorted, cut off. */
export interface RowsJob {
  readonly kind: "rows";
  readonly where: readonly Condition[];
  readonly sort?: SortOrder;
  readonly limit?: number;
  /** Columns to show; all when empty. */
  readonly columns: readonly string[];
}

/** Change from one period to the next. */
export interface ChangeJob {
  readonly kind: "change";
  readonly period: readonly GroupKey[];
  readonly groups: readonly GroupKey[];
  readonly measures: readonly Measure[];
  readonly where: readonly Condition[];
  /** Asks for the period with the largest rise or fall. */
  readonly pick?: "rise" | "fall";
}

/** The different values of a column. */
export interface DistinctJob {
  readonly kind: "distinct";
  readonly columns: readonly string[];
  readonly where: readonly Condition[];
}

/** An overview of the columns. */
export interface DescribeJob {
  readonly kind: "describe";
  /** Columns to describe; all when empty. */
  readonly columns: readonly string[];
  readonly where: readonly Condition[];
}

/** A job on a table. */
export type TableJob =
  | SummaryJob
  | RankJob
  | RowsJob
  | ChangeJob
  | DistinctJob
  | DescribeJob;

/** The kinds of number sequences. */
export type SequenceName =
  | "fibonacci"
  | "lucas"
  | "primes"
  | "squares"
  | "cubes"
  | "triangular"
  | "factorials"
  | "powers"
  | "multiples"
  | "even"
  | "odd"
  | "integers"
  | "catalan"
  | "perfect"
  | "divisors"
  | "collatz";

/** A number sequence, by its number of terms or by limits of its values. */
export interface SequenceJob {
  readonly kind: "sequence";
  readonly name: SequenceName;
  /** The base of powers, the step of multiples, the start of other rules. */
  readonly parameter?: bigint;
  /** The first so many terms. */
  readonly count?: number;
  /** Values from here. */
  readonly from?: bigint;
  /** Values up to here, included. */
  readonly upTo?: bigint;
  /** Squares and the like of the numbers from here to there. */
  readonly bases?: { readonly from: bigint; readonly to: bigint };
  /** Only this term, counted from 1. */
  readonly nth?: number;
  readonly descending: boolean;
  /** Also asked: the sum, the number of terms, their average. */
  readonly extras: readonly ("sum" | "count" | "average")[];
  /** What was assumed for want of words. */
  readonly assumed?: string;
}

/** A calculation written out in the task. */
export interface ArithmeticJob {
  readonly kind: "arithmetic";
  /** Checked to hold numbers and signs only, in the notation of the program. */
  readonly expression: string;
  readonly asked: string;
}

/** Any job. */
export type Job = TableJob | SequenceJob | ArithmeticJob;

/** The formats that results are saved in. */
export type FileFormat = "csv" | "tsv" | "json" | "jsonl" | "md" | "txt";

/** A file to write. */
export interface Save {
  readonly fileName: string;
  readonly format: FileFormat;
  /** Which jobs' results go into it, by their places in the plan. */
  readonly jobs: readonly number[];
}
