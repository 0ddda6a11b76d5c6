/** Something that is wrong with a cell of a notebook, or likely to be. */
export interface NotebookDiagnostic {
  /** The cell, from 1, counted over all cells of the notebook. */
  readonly cell: number;
  /** Its id; null where it has none. */
  readonly id: string | null;
  /** Line in the cell, from 1. */
  readonly line: number;
  /** Column in the line, from 1, in UTF-16 units as editors count. */
  readonly column: number;
  /** The line on which it ends. */
  readonly endLine: number;
  /** The column behind its last character. */
  readonly endColumn: number;
  /** Whether the notebook cannot be right as it is, or only may be wrong. */
  readonly severity: "error" | "warning";
  /** Who says it: the compiler, the linter, or what is known of notebooks. */
  readonly kind: "types" | "lint" | "cells";
  /**
   * `"TS2322"`, the name of a rule of `deno lint`, or one of `"syntax-error"`,
   * `"out-of-order"`, `"unused-definition"`, `"not-downloaded"`.
   */
  readonly code: string;
  /** What is wrong. */
  readonly message: string;
  /** The line of the cell. */
  readonly source: string;
}

/** What was found in one notebook. */
export interface NotebookCheck {
  /** The notebook, as it was named. */
  readonly name: string;
  /** Why it was not checked, if it was not. */
  readonly skipped?: string;
  /** What is wrong, by cell and place. */
  readonly diagnostics: readonly NotebookDiagnostic[];
}

/** Something that is wrong with a module that notebooks import. */
export interface ModuleDiagnostic {
  /** Address of the file, if the compiler names it. */
  readonly url: string | null;
  /** Line in the file, from 1. */
  readonly line: number;
  /** Column in the line, from 1. */
  readonly column: number;
  /** Whether it cannot be right, or only could not be checked. */
  readonly severity: "error" | "warning";
  /** `"TS2322"`, or `"module-error"`. */
  readonly code: string;
  /** What is wrong. */
  readonly message: string;
  /** The line of the file. */
  readonly source: string;
}

/** What was found in notebooks and in the local modules that they import. */
export interface NotebooksChecked {
  /** By notebook, in the order given. */
  readonly notebooks: readonly NotebookCheck[];
  /** By module; each error once, however many notebooks import it. */
  readonly modules: readonly ModuleDiagnostic[];
}
