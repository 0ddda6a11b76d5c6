import { isObject } from "../format/json_object.ts";
import {
  type DocumentCell,
  editFields,
  joinLines,
  type NotebookDocument,
} from "../format/mod.ts";
import { DerivedIds } from "./_derived_ids.ts";
import { DEFAULT_HEAD } from "./notebook_head.ts";

/**
 * Brings a notebook to what a text file says that was made from it and edited.
 * Cells are known by their ids, by their source, and by their place. A cell whose
 * source is as it was keeps its outputs; one that changed has not run.
 *
 * @param notebook The notebook with outputs.
 * @param edited What was read from the text.
 * @returns The notebook anew; what did not change keeps the file's spelling.
 *
 * @example Outputs stay
 * ```ts
 * import { notebookFromPercent, updateNotebook } from "@cenote/cenote/notebook";
 * import { assertEquals } from "@std/assert";
 *
 * const notebook = notebookFromPercent("// %%\n1 + 1\n");
 * const edited = notebookFromPercent("// %% [markdown]\n// # Sums\n\n// %%\n1 + 1\n");
 * const updated = updateNotebook(notebook, edited);
 * assertEquals(updated.cells.length, 2);
 * assertEquals(updated.cells[1], notebook.cells[0]);
 * ```
 */
export function updateNotebook(
  notebook: NotebookDocument,
  edited: NotebookDocument,
): NotebookDocument {
  const matches = matchCells(notebook.cells, edited.cells);
  const derived = new DerivedIds();
  const taken = new Set(edited.cells.map(({ id }) => id));
  const cells = edited.cells.map((cell, n) => {
    const isDerived =
      cell.id === derived.next(cell.cell_type, joinLines(cell.source));
    const old = matches[n];
    if (old === undefined) return cell;
    const keepsId = isDerived && old.id !== undefined && !taken.has(old.id);
    if (keepsId) taken.add(old.id);
    return updatedCell(old, keepsId ? { ...cell, id: old.id } : cell);
  });
  const isUnsaid = sameJson(edited.metadata, DEFAULT_HEAD.metadata);
  const isSame = cells.length === notebook.cells.length &&
    cells.every((cell, n) => cell === notebook.cells[n]);
  const changes = changesOf(notebook, {
    ...edited,
    cells: isSame ? notebook.cells : cells,
    metadata: isUnsaid ? notebook.metadata : edited.metadata,
  });
  return Object.keys(changes).length === 0
    ? notebook
    : editFields(notebook, changes);
}

/** Which old cell each new one comes from. */
function matchCells(
  old: readonly DocumentCell[],
  edited: readonly DocumentCell[],
): (DocumentCell | undefined)[] {
  const free = new Set(old);
  const take = (cell: DocumentCell | undefined) => {
    if (cell !== undefined) free.delete(cell);
    return cell;
  };
  const byId = new Map(old.map((cell) => [cell.id, cell]));
  const found = edited.map(({ id, cell_type }) => {
    const same = id === undefined ? undefined : byId.get(id);
    return take(same?.cell_type === cell_type ? same : undefined);
  });
  const bySource = new Map<string, DocumentCell[]>();
  for (const cell of free) {
    const cells = bySource.get(keyOf(cell)) ?? [];
    cells.push(cell);
    bySource.set(keyOf(cell), cells);
  }
  for (const [n, cell] of edited.entries()) {
    found[n] ??= take(bySource.get(keyOf(cell))?.shift());
  }
  // What is left was edited: it is known by the cell before it.
  const places = new Map(old.map((cell, n) => [cell, n]));
  for (const [n, cell] of edited.entries()) {
    if (found[n] !== undefined) continue;
    const before = n === 0 ? undefined : found[n - 1];
    if (n > 0 && before === undefined) continue;
    const place = before === undefined ? 0 : (places.get(before) ?? 0) + 1;
    const next = old[place];
    if (next?.cell_type === cell.cell_type && free.has(next)) {
      found[n] = take(next);
    }
  }
  return found;
}

function keyOf({ cell_type, source }: DocumentCell): string {
  return `${cell_type}\n${joinLines(source)}`;
}

function updatedCell(old: DocumentCell, edited: DocumentCell): DocumentCell {
  const isSame = joinLines(old.source) === joinLines(edited.source);
  const kept = isSame && old.cell_type === "code"
    ? { outputs: old.outputs, execution_count: old.execution_count }
    : {};
  const changes = changesOf(old, {
    ...edited,
    ...(isSame ? { source: old.source } : {}),
    ...kept,
  });
  return Object.keys(changes).length === 0 ? old : editFields(old, changes);
}

/** The fields that differ; those that are gone as `undefined`. */
function changesOf<T extends object>(old: T, edited: object): Partial<T> {
  const before = new Map<string, unknown>(Object.entries(old));
  const after = new Map<string, unknown>(Object.entries(edited));
  const changed = [...after].filter(([name, value]) =>
    !sameJson(before.get(name), value)
  );
  const gone = [...before.keys()].filter((name) => !after.has(name))
    .map((name) => [name, undefined]);
  const changes: Partial<T> = {};
  return Object.assign(changes, Object.fromEntries([...changed, ...gone]));
}

/** Whether two values say the same, in whatever order. */
function sameJson(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((one, n) => sameJson(one, b[n]));
  }
  if (!isObject(a) || !isObject(b)) return false;
  const names = Object.keys(a);
  return names.length === Object.keys(b).length &&
    names.every((name) => Object.hasOwn(b, name) && sameJson(a[name], b[name]));
}
