import type { Sameness } from "../../display/diff/mod.ts";
import type { DocumentCell, JsonValue } from "../format/mod.ts";

/** What is different between two notebooks. */
export interface NotebookDiff {
  /** True where nothing that was compared is different. */
  readonly isSame: boolean;
  /**
   * All cells: those of the new notebook in their order, and those that are
   * gone where they stood.
   */
  readonly cells: readonly CellDiff[];
  /** What is different in the notebook's own fields: its metadata, its format. */
  readonly fields: readonly FieldChange[];
}

/** A cell of a notebook, and where it stands. */
export interface PlacedCell {
  /** Its place among all cells, from 0. */
  readonly index: number;
  /** The cell. */
  readonly cell: DocumentCell;
}

/** What became of a cell. */
export interface CellDiff {
  /** What became of it. */
  readonly state: "same" | "changed" | "added" | "removed";
  /** True where it stands before a cell that it stood behind, or the other way round. */
  readonly isMoved: boolean;
  /** The cell as it was; absent for one that was added. */
  readonly old?: PlacedCell;
  /** The cell as it is; absent for one that was removed. */
  readonly new?: PlacedCell;
  /** What is different in its source; absent where nothing is. */
  readonly source?: TextChange;
  /** Its outputs, of which at least one is different; empty where none is. */
  readonly outputs: readonly OutputDiff[];
  /** What is different in its other fields: its metadata, its id, its execution count. */
  readonly fields: readonly FieldChange[];
}

/** A field that is different. */
export interface FieldChange {
  /** Where it stands: `metadata.kernelspec.name`. */
  readonly path: string;
  /** What was there; absent where nothing was. */
  readonly old?: JsonValue;
  /** What is there; absent where nothing is. */
  readonly new?: JsonValue;
}

/** A text that is different. */
export interface TextChange {
  /** The text as it was. */
  readonly old: string;
  /** The text as it is. */
  readonly new: string;
  /** The lines that are different. */
  readonly hunks: readonly LineHunk[];
  /** What counted as the same although it is written otherwise. */
  readonly sameness?: Sameness;
}

/** Lines in place of others. */
export interface LineHunk {
  /** Number of the first old line, from 1; of the line before which they come, where none is removed. */
  readonly oldLine: number;
  /** The lines that were there. */
  readonly removed: readonly string[];
  /** Number of the first new line, from 1. */
  readonly newLine: number;
  /** The lines that are there. */
  readonly added: readonly string[];
}

/** What became of an output. */
export interface OutputDiff {
  /** What became of it. */
  readonly state: "same" | "changed" | "added" | "removed";
  /** Its place among the outputs as they were, from 0; absent for one that was added. */
  readonly oldIndex?: number;
  /** Its place among the outputs as they are, from 0; absent for one that was removed. */
  readonly newIndex?: number;
  /** What it is: `stdout`, `stderr`, `error`, `display_data`, `execute_result`. */
  readonly kind: string;
  /** Its parts that are different; all of them where it was added or removed. */
  readonly parts: readonly PartChange[];
  /** What is different in its other fields. */
  readonly fields: readonly FieldChange[];
}

/** One form of an output: the text of a stream, the content of a MIME type. */
export interface PartChange {
  /** What it is: a MIME type, `stdout`, `stderr`, `error` or `traceback`. */
  readonly type: string;
  /** How large it was, in bytes; absent where it was not there. */
  readonly oldBytes?: number;
  /** How large it is, in bytes; absent where it is not there. */
  readonly newBytes?: number;
  /** Its lines, where it is text or JSON; absent for pictures, sound and other bytes. */
  readonly text?: TextChange;
}
