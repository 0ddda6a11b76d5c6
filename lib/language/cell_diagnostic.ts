/** A place in a cell's text. */
export interface CellTextPlace {
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 units as editors count. */
  readonly column: number;
}

/** Something that is wrong with a cell, or likely to be. */
export interface CellDiagnostic {
  /** The cell, from 0. */
  readonly cell: number;
  /** Whether the cells cannot be right as they are, or only may be wrong. */
  readonly severity: "error" | "warning";
  /** Who says it: the compiler, the linter, or what is known of notebooks. */
  readonly kind: "types" | "lint" | "cells";
  /**
   * `"TS2322"`, the name of a rule, or one of ours: `"syntax-error"`,
   * `"out-of-order"`, `"unused-definition"`, `"not-downloaded"`.
   */
  readonly code: string;
  /** What is wrong. */
  readonly message: string;
  /** Where it begins. */
  readonly start: CellTextPlace;
  /** Where it ends: behind its last character. */
  readonly end: CellTextPlace;
  /** The cell, from 0, that defines what is out of order. */
  readonly definedIn?: number;
}
