import type { CellEvent, StreamName } from "../../cells/mod.ts";
import {
  type CellOutput,
  type CodeCell,
  type DataOutput,
  editFields,
} from "../format/mod.ts";
import {
  displayOutput,
  errorOutput,
  resultOutput,
  type ShownContent,
  shownContent,
  streamOutput,
} from "./_output_content.ts";
import type {
  NotebookCellOutput,
  NotebookOutputClear,
  NotebookOutputUpdate,
  RunCellPlace,
} from "./run_events.ts";
import { keepSame } from "./_same_output.ts";

/** What one event of a cell means for the notebook. */
export type OutputChange =
  | NotebookCellOutput
  | NotebookOutputUpdate
  | NotebookOutputClear;

/** An output that may still change. */
type Entry =
  | { readonly kind: "stream"; readonly name: StreamName; text: string }
  | { readonly kind: "data"; readonly displayId: string; output: DataOutput }
  | { readonly kind: "fixed"; readonly output: CellOutput };

/** An output that can be changed by its id. */
type DataEntry = Entry & { readonly kind: "data" };

/** What the cells of one run have put out, kept as nbformat has it. */
export class OutputBook {
  readonly #cells = new Map<number, CellRecord>();
  /** What was shown under each id, and where. */
  readonly #displays = new Map<string, Map<DataEntry, CellRecord>>();

  /** Takes note of a cell that runs; its outputs of before are gone. */
  begin(place: RunCellPlace): void {
    this.#cells.set(place.index, new CellRecord());
  }

  /** Takes an event of a cell; tells what it means, if it means something. */
  take(event: CellEvent, place: RunCellPlace): OutputChange | undefined {
    const record = this.#cells.get(place.index);
    if (record === undefined) return undefined;
    switch (event.type) {
      case "stream": {
        this.#clearIfAsked(record);
        record.addText(event.name, event.text);
        const output = streamOutput(event.name, event.text);
        return { type: "output", place, output };
      }
      case "display":
      case "result": {
        const shown = shownContent(event);
        if (shown === undefined) return undefined;
        if (event.type === "display" && event.update) {
          return this.#update(shown, place);
        }
        const output = event.type === "display"
          ? displayOutput(shown)
          : resultOutput(shown, place.executionCount);
        return this.#show(record, output, shown, place);
      }
      case "error": {
        this.#clearIfAsked(record);
        const output = errorOutput(event.error);
        record.add({ kind: "fixed", output });
        return { type: "output", place, output };
      }
      case "clear":
        record.isToClear = event.wait;
        if (!event.wait) this.#clear(record);
        return { type: "clear", place, wait: event.wait };
      case "message":
        return undefined;
    }
  }

  /** Whether outputs have changed since {@linkcode OutputBook.changed} was asked last. */
  get isChanged(): boolean {
    return this.#cells.values().some((record) => record.isChanged);
  }

  /** The places of the cells whose outputs have changed since this was asked last. */
  changed(): readonly number[] {
    return [...this.#cells].flatMap(([index, record]) => {
      if (!record.isChanged) return [];
      record.isChanged = false;
      return [index];
    });
  }

  /**
   * A cell with what it has put out. Where it put out the same as before the
   * file's own text of it stays.
   */
  fill(cell: CodeCell, place: RunCellPlace): CodeCell {
    const record = this.#cells.get(place.index);
    const fresh = record?.outputs ?? [];
    const outputs = fresh.map((output, n) => keepSame(cell.outputs[n], output));
    const isSame = outputs.length === cell.outputs.length &&
      outputs.every((output, n) => output === cell.outputs[n]);
    const { executionCount: execution_count } = place;
    if (isSame && cell.execution_count === execution_count) return cell;
    return editFields(
      cell,
      isSame ? { execution_count } : { execution_count, outputs },
    );
  }

  #show(
    record: CellRecord,
    output: DataOutput,
    shown: ShownContent,
    place: RunCellPlace,
  ): NotebookCellOutput {
    const { displayId } = shown;
    if (displayId !== undefined) this.#replace(displayId, shown);
    this.#clearIfAsked(record);
    if (displayId === undefined) {
      record.add({ kind: "fixed", output });
      return { type: "output", place, output };
    }
    const entry: DataEntry = { kind: "data", displayId, output };
    record.add(entry);
    const all = this.#displays.get(displayId) ?? new Map();
    this.#displays.set(displayId, all.set(entry, record));
    return { type: "output", place, output, displayId };
  }

  #update(
    shown: ShownContent,
    place: RunCellPlace,
  ): NotebookOutputUpdate | undefined {
    const { data, displayId, metadata } = shown;
    if (displayId === undefined) return undefined;
    this.#replace(displayId, shown);
    return { type: "update", place, displayId, data, metadata };
  }

  #replace(displayId: string, { data, metadata }: ShownContent): void {
    for (const [entry, record] of this.#displays.get(displayId) ?? []) {
      entry.output = { ...entry.output, data, metadata };
      record.isChanged = true;
    }
  }

  #clearIfAsked(record: CellRecord): void {
    if (record.isToClear) this.#clear(record);
    record.isToClear = false;
  }

  /** Empties a cell; what stood there can no longer be changed. */
  #clear(record: CellRecord): void {
    for (const entry of record.clear()) {
      if (entry.kind !== "data") continue;
      this.#displays.get(entry.displayId)?.delete(entry);
    }
  }
}

/** What one cell has put out. */
class CellRecord {
  /** Whether the next output is to clear what stands there. */
  isToClear = false;
  /** Whether it differs from what {@linkcode OutputBook.changed} told last. */
  isChanged = false;
  #entries: Entry[] = [];

  get outputs(): readonly CellOutput[] {
    return this.#entries.map((entry) =>
      entry.kind === "stream"
        ? streamOutput(entry.name, entry.text)
        : entry.output
    );
  }

  add(entry: Entry): void {
    this.#entries.push(entry);
    this.isChanged = true;
  }

  addText(name: StreamName, text: string): void {
    const last = this.#entries.at(-1);
    if (last?.kind === "stream" && last.name === name) last.text += text;
    else this.add({ kind: "stream", name, text });
    this.isChanged = true;
  }

  clear(): readonly Entry[] {
    const entries = this.#entries;
    this.#entries = [];
    this.isChanged = true;
    return entries;
  }
}
