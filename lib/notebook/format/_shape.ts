import type { NotebookDocument } from "./document.ts";
import { editOf } from "./edit.ts";
import { NotebookError } from "./notebook_error.ts";
import { Notes } from "./_notes.ts";
import { describeValue, isRecord, isStringArray } from "./_values.ts";

/** Newest minor version of nbformat 4 that is read. */
export const NEWEST_MINOR = 5;

/** What the reader filled in because the file leaves it out, by object. */
const FILLED_IN = new Notes<string[]>();

/** The fields that a file leaves out of an object and the reader filled in. */
export function filledIn(value: object): readonly string[] {
  const edit = editOf(value);
  if (edit === undefined) return FILLED_IN.get(value) ?? [];
  const names = filledIn(edit.base);
  return names.length === 0
    ? names
    : names.filter((name) => !edit.changed.has(name));
}

type Json = Record<string, unknown>;

/** A check of what JSON holds against the types of a notebook. */
export class ShapeCheck {
  readonly #what: string;
  readonly #mayRepeatIds: boolean;
  #cell: number | undefined;

  /**
   * A check.
   *
   * @param what What is read, for messages: `"notebook"` or a path.
   * @param mayRepeatIds Whether two cells may have the same id.
   */
  constructor(what: string, mayRepeatIds: boolean) {
    this.#what = what;
    this.#mayRepeatIds = mayRepeatIds;
  }

  /** Holds what was read against the types, and fills in what programs leave out. */
  notebook(root: unknown): asserts root is NotebookDocument {
    this.#version(root);
    this.#fill(root, "nbformat_minor", 0);
    this.#fill(root, "metadata", {});
    this.#metadata(this.#record(root, "metadata"));
    const cells = root.cells;
    if (!Array.isArray(cells)) {
      this.#fail("cells", cells, "an array of cells");
    }
    for (let index = 0; index < cells.length; index++) {
      this.#cell = index + 1;
      this.#checkCell(cells[index]);
    }
    this.#cell = undefined;
    if (!this.#mayRepeatIds && Number(root.nbformat_minor) >= 5) {
      this.#ids(cells);
    }
  }

  #version(root: unknown): asserts root is Json {
    const wanted = `wanted a notebook of nbformat 4.0 to 4.${NEWEST_MINOR}`;
    if (!isRecord(root) || !("nbformat" in root || "cells" in root)) {
      const found = isRecord(root) && !("worksheets" in root)
        ? 'an object with neither "nbformat" nor "cells"'
        : describeValue(root);
      throw this.#error(`found ${found}; ${wanted}`, "nbformat");
    }
    const { nbformat: major, nbformat_minor: minor = 0 } = root;
    if (typeof major !== "number" || !Number.isInteger(major)) {
      this.#fail("nbformat", major, "4");
    }
    if (major < 4) {
      const remedy = major === 3
        ? "'cenote convert --to ipynb' upgrades it"
        : "Jupyter's nbformat reads it";
      throw this.#error(
        `found nbformat ${major}; ${wanted}; ${remedy}`,
        "nbformat",
      );
    }
    if (typeof minor !== "number" || !Number.isInteger(minor) || minor < 0) {
      this.#fail("nbformat_minor", minor, `0 to ${NEWEST_MINOR}`);
    }
    if (major > 4 || minor > NEWEST_MINOR) {
      throw this.#error(
        `found nbformat ${major}.${minor}, which is newer than this program; ${wanted}`,
        major > 4 ? "nbformat" : "nbformat_minor",
      );
    }
  }

  #metadata(metadata: Json): void {
    if (metadata.kernelspec !== undefined) {
      const kernelspec = this.#record(metadata, "kernelspec", "metadata.");
      for (const name of ["name", "display_name", "language"]) {
        this.#optionalString(kernelspec, name, "metadata.kernelspec.");
      }
    }
    if (metadata.language_info !== undefined) {
      this.#record(metadata, "language_info", "metadata.");
    }
    this.#optionalString(metadata, "title", "metadata.");
  }

  #checkCell(cell: unknown): void {
    if (!isRecord(cell)) this.#fail("", cell, "an object");
    const type = cell.cell_type;
    if (type !== "code" && type !== "markdown" && type !== "raw") {
      this.#fail("cell_type", type, '"code", "markdown" or "raw"');
    }
    this.#optionalString(cell, "id", "");
    this.#fill(cell, "source", "");
    this.#multiline(cell, "source", "");
    this.#fill(cell, "metadata", {});
    const metadata = this.#record(cell, "metadata");
    if (metadata.tags !== undefined && !isStringArray(metadata.tags)) {
      this.#fail("metadata.tags", metadata.tags, "an array of strings");
    }
    if (type !== "code") {
      if (cell.attachments !== undefined) this.#record(cell, "attachments");
      return;
    }
    // Google Colab and several generators leave these out.
    this.#fill(cell, "execution_count", null);
    this.#count(cell, "");
    this.#fill(cell, "outputs", []);
    const outputs = cell.outputs;
    if (!Array.isArray(outputs)) this.#fail("outputs", outputs, "an array");
    for (let index = 0; index < outputs.length; index++) {
      this.#output(outputs[index], index);
    }
  }

  #output(output: unknown, index: number): void {
    if (!isRecord(output)) this.#fail(`outputs[${index}]`, output, "an object");
    const type = output.output_type;
    if (type === "stream") {
      this.#fill(output, "name", "stdout");
      this.#string(output, "name", index);
      this.#multiline(output, "text", index);
    } else if (type === "display_data" || type === "execute_result") {
      this.#record(output, "data", index);
      this.#fill(output, "metadata", {});
      this.#record(output, "metadata", index);
      if (output.execution_count !== undefined) this.#count(output, index);
    } else if (type === "error") {
      this.#string(output, "ename", index);
      this.#string(output, "evalue", index);
      this.#fill(output, "traceback", []);
      if (!isStringArray(output.traceback)) {
        this.#fail(
          `outputs[${index}].traceback`,
          output.traceback,
          "an array of strings",
        );
      }
    } else {
      this.#fail(
        `outputs[${index}].output_type`,
        type,
        '"stream", "display_data", "execute_result" or "error"',
      );
    }
  }

  #ids(cells: readonly unknown[]): void {
    const seen = new Map<unknown, number>();
    cells.forEach((cell, index) => {
      const id = isRecord(cell) ? cell.id : undefined;
      if (id === undefined) return;
      const first = seen.get(id);
      if (first !== undefined) {
        this.#cell = index + 1;
        throw this.#error(
          `found the id ${JSON.stringify(id)} of cell ${first} again in cell ${
            index + 1
          }; wanted an id of its own; 'cenote convert --to ipynb' gives it one`,
          "id",
        );
      }
      seen.set(id, index + 1);
    });
  }

  /** Sets what a file leaves out, so that the types hold; the text is kept as it is. */
  #fill(record: Json, name: string, value: unknown): void {
    if (record[name] !== undefined) return;
    record[name] = value;
    const names = FILLED_IN.get(record);
    if (names === undefined) FILLED_IN.set(record, [name]);
    else names.push(name);
  }

  #record(record: Json, name: string, at: number | string = ""): Json {
    const value = record[name];
    if (!isRecord(value)) this.#fail(path(at, name), value, "an object");
    return value;
  }

  #string(record: Json, name: string, at: number): void {
    const value = record[name];
    if (typeof value !== "string") {
      this.#fail(path(at, name), value, "a string");
    }
  }

  #optionalString(record: Json, name: string, at: string): void {
    const value = record[name];
    if (value !== undefined && typeof value !== "string") {
      this.#fail(path(at, name), value, "a string");
    }
  }

  #multiline(record: Json, name: string, at: number | string): void {
    const value = record[name];
    if (typeof value !== "string" && !isStringArray(value)) {
      this.#fail(path(at, name), value, "a string or an array of strings");
    }
  }

  #count(record: Json, at: number | string): void {
    const value = record.execution_count;
    if (value !== null && typeof value !== "number") {
      this.#fail(path(at, "execution_count"), value, "a number or null");
    }
  }

  #fail(field: string, found: unknown, wanted: string): never {
    const name = field === "" ? "" : `"${field}"`;
    const cell = this.#cell === undefined ? "" : `cell ${this.#cell}`;
    const where = [name, cell].filter((part) => part !== "").join(" of ");
    throw this.#error(
      found === undefined
        ? `found no ${where}; wanted ${wanted}`
        : `found ${describeValue(found)} as ${where}; wanted ${wanted}`,
      field,
    );
  }

  #error(message: string, field: string): NotebookError {
    return new NotebookError(`Cannot read ${this.#what}: ${message}`, {
      ...(this.#cell === undefined ? {} : { cell: this.#cell }),
      ...(field === "" ? {} : { field }),
    });
  }
}

function path(at: number | string, name: string): string {
  return typeof at === "number" ? `outputs[${at}].${name}` : at + name;
}
