/** Something that was thrown, taken apart in the process where it happened. */
export type Thrown = ThrownError | ThrownValue;

/** An error object. */
export interface ThrownError {
  /** Tells it from values. */
  readonly kind: "error";
  /** Its name; its class's where it has none of its own. */
  readonly name: string;
  /** Its message; one of megabytes is cut and says so. */
  readonly message: string;
  /** The frames of its stack, innermost first. */
  readonly frames: readonly ThrownFrame[];
  /** Its own further properties (`code`, `status`, …), each as text of one line. */
  readonly properties: Readonly<Record<string, string>>;
  /** What it was caused by. */
  readonly cause?: Thrown;
  /** The errors that an `AggregateError` holds, the first of them. */
  readonly errors?: readonly Thrown[];
  /** How many it holds in all, where that is more than are given. */
  readonly errorCount?: number;
  /** What a `SuppressedError` keeps: the error that was under way when disposing failed. */
  readonly suppressed?: Thrown;
}

/** A value that is no error: `throw "no"`. */
export interface ThrownValue {
  /** Tells it from errors. */
  readonly kind: "value";
  /** The value as the console shows it, without colours. */
  readonly text: string;
}

/** One place in a stack. */
export interface ThrownFrame {
  /** Function, method or constructor, as V8 names it; empty at the top level. */
  readonly functionName: string;
  /** Number of the cell in whose code it is. */
  readonly cell?: number;
  /** Address of the module where it is not in a cell: `file:`, `https:`, `ext:`, `node:`. */
  readonly url: string;
  /** From 1. In a cell: a line of the code that ran, the engine's own first line not counted. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
}
