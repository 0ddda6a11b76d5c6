import type { CellOutput, DocumentCell, NotebookDocument } from "./document.ts";
import { editFields } from "./edit.ts";
import { newCellId } from "./new_notebook.ts";
import { NotebookError } from "./notebook_error.ts";
import { documentOf, parseJson } from "./parse_notebook.ts";
import { filledIn, ShapeCheck } from "./_shape.ts";
import { upgradeOldNotebook } from "./_upgrade_old.ts";
import { isRecord } from "./_values.ts";

/** How {@linkcode upgradeNotebook} works. */
export interface UpgradeNotebookOptions {
  /**
   * Gives an id to a cell that has none, or another one's.
   *
   * @default {a random id}
   */
  readonly newId?: () => string;
}

/** So often an id is asked for, which random ones never need. */
const MAX_TRIES = 1_000;
const ID_REGEXP = /^[a-zA-Z0-9_-]{1,64}$/;

/**
 * Makes a notebook of nbformat 4.5 of an older one. Cells get ids; what programs
 * left out and nbformat requires is put in; ids that stand twice or that nbformat
 * does not allow are replaced. All else stays as it is.
 *
 * @param notebook A notebook of nbformat 4, or the text of one of nbformat 3 or 4.
 * @param options How to do it.
 * @returns The notebook; the same one if there was nothing to do.
 * @throws {NotebookError} If the text is no notebook, or one of nbformat 1 or 2.
 * @throws {RangeError} If `newId` gives only ids that are taken or not allowed.
 *
 * @example Read a notebook of nbformat 3
 * ```ts
 * import { upgradeNotebook } from "@cenote/cenote/notebook";
 * import { assertEquals } from "@std/assert";
 *
 * const { cells, nbformat_minor } = upgradeNotebook(JSON.stringify({
 *   nbformat: 3,
 *   metadata: { name: "Sales" },
 *   worksheets: [{ cells: [{ cell_type: "heading", level: 2, source: "Sales" }] }],
 * }));
 * assertEquals(nbformat_minor, 5);
 * assertEquals(cells[0]?.source, ["## Sales"]);
 * ```
 */
export function upgradeNotebook(
  notebook: NotebookDocument | string,
  options: UpgradeNotebookOptions = {},
): NotebookDocument {
  const { newId = newCellId } = options;
  const document = typeof notebook === "string"
    ? parseAnyNotebook(notebook, "notebook", newId)
    : notebook;
  const seen = new Set<string>();
  for (const { id } of document.cells) if (id !== undefined) seen.add(id);
  const taken = new Set<string>();
  let isSame = document.nbformat_minor === 5 &&
    filledIn(document).length === 0;
  const cells = document.cells.map((cell) => {
    let id = cell.id;
    if (id === undefined || !ID_REGEXP.test(id) || taken.has(id)) {
      id = freeId(newId, (id) => taken.has(id) || seen.has(id));
    }
    taken.add(id);
    const whole = completeCell(cell);
    const upgraded = id === cell.id ? whole : editFields(whole, { id });
    if (upgraded !== cell) isSame = false;
    return upgraded;
  });
  return isSame
    ? document
    : editFields(complete(document), { cells, nbformat_minor: 5 });
}

function freeId(newId: () => string, isTaken: (id: string) => boolean): string {
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    const id = newId();
    if (ID_REGEXP.test(id) && !isTaken(id)) return id;
  }
  throw new RangeError(
    `Cannot upgrade notebook: found no new id in ${MAX_TRIES} calls of 'newId'; wanted one that is allowed and not taken`,
  );
}

/** Sets what the reader filled in, so that it is written. */
function complete<T extends object>(value: T): T {
  const names = filledIn(value);
  if (names.length === 0) return value;
  const changes: { [K in keyof T]?: T[K] } = {};
  for (const name of names) {
    Object.assign(changes, { [name]: Reflect.get(value, name) });
  }
  return editFields(value, changes);
}

function completeCell(cell: DocumentCell): DocumentCell {
  const whole = complete(cell);
  if (whole.cell_type !== "code") return whole;
  const outputs: readonly CellOutput[] = whole.outputs.map(completeOutput);
  const isSame = outputs.every((output, at) => output === whole.outputs[at]);
  return isSame ? whole : editFields(whole, { outputs });
}

function completeOutput(output: CellOutput): CellOutput {
  const whole = complete(output);
  return whole.output_type === "execute_result" &&
      whole.execution_count === undefined
    ? editFields(whole, { execution_count: null })
    : whole;
}

/** Reads the text of nbformat 3 or 4, whatever its ids are. */
export function parseAnyNotebook(
  text: string,
  what: string,
  newId: () => string,
): NotebookDocument {
  const root = parseJson(text, what);
  if (isRecord(root) && root.nbformat !== 4) {
    const major = root.nbformat ?? ("worksheets" in root ? 2 : undefined);
    if (major === 3) {
      const upgraded: unknown = upgradeOldNotebook(root, newId);
      const check: ShapeCheck = new ShapeCheck(what, true);
      check.notebook(upgraded);
      return upgraded;
    }
    if (major === 1 || major === 2) {
      throw new NotebookError(
        `Cannot read ${what}: found nbformat ${major}; wanted 3 or 4; Jupyter's nbformat upgrades it`,
        { field: "nbformat" },
      );
    }
  }
  return documentOf(root, text, what, true);
}
