/** Something that was thrown, taken apart in the process where it happened. */
export type Thrown = ThrownError | ThrownValue;

/** An error object. */
export interface ThrownError {
  readonly kind: "error";
  readonly name: string;
  readonly message: string;
  /** The frames of its stack, innermost first. */
  readonly frames: readonly ThrownFrame[];
  /** Its own further properties (`code`, `status`, …), each as text of one line. */
  readonly properties: Readonly<Record<string, string>>;
  /** What it was caused by. */
  readonly cause?: Thrown;
  /** The errors that an `AggregateError` holds. */
  readonly errors?: readonly Thrown[];
}

/** A value that is no error: `throw "no"`. */
export interface ThrownValue {
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
