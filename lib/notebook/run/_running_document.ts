import {
  type CodeCell,
  type DocumentCell,
  editFields,
  type NotebookDocument,
} from "../format/mod.ts";
import type { CellHostMetadata } from "./cell_host.ts";
import { OutputBook, type OutputChange } from "./_output_book.ts";
import type { RunCellPlace } from "./run_events.ts";
import type { CellEvent } from "../../cells/mod.ts";

/** A notebook while its cells run: as it was, with what they have put out so far. */
export class RunningDocument {
  readonly #base: NotebookDocument;
  readonly #cells: DocumentCell[];
  readonly #places = new Map<number, RunCellPlace>();
  readonly #book = new OutputBook();
  readonly #hasTiming: boolean;
  #metadata: NotebookDocument["metadata"];

  /**
   * @param base The notebook.
   * @param indices The places of the cells that are to run. Their outputs of before are
   * gone from the start: beside new ones they would mislead.
   * @param hasTiming Whether cells are to say when they ran.
   */
  constructor(
    base: NotebookDocument,
    indices: readonly number[],
    hasTiming: boolean,
  ) {
    this.#base = base;
    this.#metadata = base.metadata;
    this.#hasTiming = hasTiming;
    this.#cells = [...base.cells];
    for (const index of indices) {
      const cell = base.cells[index];
      if (cell?.cell_type === "code") this.#cells[index] = emptied(cell);
    }
  }

  /** The notebook as it stands. */
  get document(): NotebookDocument {
    for (const index of this.#book.changed()) this.#fill(index);
    const isSame = this.#metadata === this.#base.metadata &&
      this.#cells.every((cell, n) => cell === this.#base.cells[n]);
    if (isSame) return this.#base;
    return editFields(this.#base, {
      cells: [...this.#cells],
      metadata: this.#metadata,
    });
  }

  /** Whether something was put out since the notebook was asked for last. */
  get isChanged(): boolean {
    return this.#book.isChanged;
  }

  /** A cell as it stands. */
  cell(index: number): DocumentCell | undefined {
    return this.#cells[index];
  }

  /** Says of the kernel what the notebook does not say itself. */
  complete({ kernelspec, language_info }: CellHostMetadata): void {
    const { metadata } = this.#base;
    const isNamed = metadata.kernelspec !== undefined;
    this.#metadata = isNamed && metadata.language_info !== undefined
      ? metadata
      : editFields(metadata, {
        ...(isNamed || kernelspec === undefined ? {} : { kernelspec }),
        ...(metadata.language_info !== undefined || language_info === undefined
          ? {}
          : { language_info }),
      });
  }

  /** A cell begins. */
  begin(place: RunCellPlace): void {
    this.#places.set(place.index, place);
    this.#book.begin(place);
  }

  /** A cell puts something out. */
  take(event: CellEvent, place: RunCellPlace): OutputChange | undefined {
    return this.#book.take(event, place);
  }

  /** A cell has ended. */
  end({ index }: RunCellPlace, began: Date, ended: Date): void {
    this.#fill(index);
    const cell = this.#cells[index];
    if (!this.#hasTiming || cell?.cell_type !== "code") return;
    const [busy, idle] = [began.toISOString(), ended.toISOString()];
    // The names under which front ends keep it.
    const execution = {
      "iopub.execute_input": busy,
      "iopub.status.busy": busy,
      "iopub.status.idle": idle,
      "shell.execute_reply": idle,
    };
    const metadata = editFields(cell.metadata, { execution });
    this.#cells[index] = editFields(cell, { metadata });
  }

  #fill(index: number): void {
    const place = this.#places.get(index);
    const stored = this.#base.cells[index];
    const current = this.#cells[index];
    if (place === undefined || stored?.cell_type !== "code") return;
    const filled = this.#book.fill(stored, place);
    const metadata = current?.metadata ?? stored.metadata;
    this.#cells[index] = metadata === stored.metadata
      ? filled
      : editFields(filled, { metadata });
  }
}

function emptied(cell: CodeCell): CodeCell {
  if (cell.outputs.length === 0 && cell.execution_count === null) return cell;
  return editFields(cell, { execution_count: null, outputs: [] });
}
