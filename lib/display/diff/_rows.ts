import { isMissing, plainValue, shortJson } from "../text/values.ts";
import { editsOf } from "./_edits.ts";
import { sortedJson } from "./_json_text.ts";
import { pairsOf } from "./_lines.ts";

/** A record of a table. */
export type DiffRecord = Readonly<Record<string, unknown>>;

/** A cell: what stood there and what stands there now. */
export interface DiffCell {
  readonly old: string;
  readonly new: string;
  readonly isChanged: boolean;
}

/** A row of a diff of tables. */
export type RecordRow =
  | {
    readonly type: "same" | "changed" | "added" | "removed";
    readonly cells: readonly DiffCell[];
  }
  | { readonly type: "fold"; readonly rows: number };

/** A column, and whether only one of the tables has it. */
export interface DiffColumn {
  readonly name: string;
  readonly state: "both" | "added" | "removed";
}

/** What is different between two tables. */
export interface RecordDiff {
  readonly columns: readonly DiffColumn[];
  readonly rows: readonly RecordRow[];
  readonly added: number;
  readonly removed: number;
  readonly changed: number;
  readonly same: number;
  /** True where rows with the same key stand in another order. */
  readonly isReordered: boolean;
  /** Rows whose key another row of the same table has before them. */
  readonly repeated: number;
}

type Pair = readonly [old: number | undefined, fresh: number | undefined];

/** A value: as it is shown, and as it is compared. */
interface ReadCell {
  readonly text: string;
  /** With what the text leaves out: `"1"` is not `1`. */
  readonly exact: string;
}

/** A row's values, read once. */
interface ReadRow {
  readonly cells: ReadonlyMap<string, ReadCell>;
  /** All of them in the order of their names, to compare rows. */
  readonly text: string;
}

/** Compares tables row by row, and rows cell by cell. */
export function diffRecords(
  a: readonly DiffRecord[],
  b: readonly DiffRecord[],
  key: readonly string[],
  context: number,
): RecordDiff {
  const old = a.map(readRow);
  const fresh = b.map(readRow);
  const columns = columnsOf(old, fresh, key);
  const hasKey = key.length > 0;
  const pairs = hasKey
    ? pairsByKey(old, fresh, key)
    : pairsByContent(old, fresh);
  const rows = pairs.map(([i, j]) =>
    rowOf(old[i ?? -1], fresh[j ?? -1], columns)
  );
  const countOf = (type: RecordRow["type"]) =>
    rows.filter((row) => row.type === type).length;
  return {
    columns,
    rows: folded(rows, context),
    added: countOf("added"),
    removed: countOf("removed"),
    changed: countOf("changed"),
    same: countOf("same"),
    isReordered: !rises(
      pairs.flatMap(([i, j]) => i === undefined ? [] : j ?? []),
    ),
    repeated: hasKey ? repeatsIn(old, key) + repeatsIn(fresh, key) : 0,
  };
}

function rises(places: readonly number[]): boolean {
  return places.every((place, i) => i === 0 || place > (places[i - 1] ?? 0));
}

function repeatsIn(rows: readonly ReadRow[], key: readonly string[]): number {
  return rows.length - new Set(rows.map((row) => keyOf(row, key))).size;
}

/** A key by its text: one table may come from a file, in which all is text. */
function keyOf({ cells }: ReadRow, key: readonly string[]): string {
  return JSON.stringify(key.map((name) => cells.get(name)?.text ?? null));
}

function readRow(record: DiffRecord): ReadRow {
  const cells = new Map<string, ReadCell>();
  let names: string[] = [];
  try {
    names = Object.keys(record);
  } catch {
    // A proxy that was revoked has no members to read.
  }
  for (const name of names) cells.set(name, readCell(record, name));
  return {
    cells,
    text: JSON.stringify(
      [...cells].filter(([, { exact }]) => exact !== "")
        .map(([name, { exact }]) => [name, exact])
        .sort(([x = ""], [y = ""]) => x < y ? -1 : 1),
    ),
  };
}

const MISSING: ReadCell = { text: "", exact: "" };

function readCell(record: DiffRecord, name: string): ReadCell {
  try {
    const value = record[name];
    if (isMissing(value)) return MISSING;
    if (typeof value === "string") {
      const text = value.toWellFormed();
      return { text, exact: JSON.stringify(text) };
    }
    if (typeof value !== "object") {
      const text = plainValue(value);
      return { text, exact: text };
    }
    return { text: shortJson(value, 2_000), exact: sortedJson(value) };
  } catch {
    return { text: "?", exact: "?" };
  }
}

/** Columns of the old table, and of the new one at the places they have there. */
function columnsOf(
  old: readonly ReadRow[],
  fresh: readonly ReadRow[],
  key: readonly string[],
): DiffColumn[] {
  const namesOf = (rows: readonly ReadRow[]) => [
    ...new Set(rows.flatMap(({ cells }) => [...cells.keys()])),
  ];
  const before = namesOf(old);
  const after = namesOf(fresh);
  const isOld = new Set(before);
  const isNew = new Set(after);
  // A table without rows says nothing about columns.
  const stateOf = (name: string): DiffColumn["state"] =>
    old.length === 0 || fresh.length === 0
      ? "both"
      : !isOld.has(name)
      ? "added"
      : !isNew.has(name)
      ? "removed"
      : "both";
  const order: string[] = [];
  for (const { aStart, aEnd, bStart, bEnd } of editsOf(before, after)) {
    order.push(...before.slice(aStart, aEnd), ...after.slice(bStart, bEnd));
  }
  const rest = [...new Set(order)].filter((name) => !key.includes(name));
  const first = key.filter((name) => isOld.has(name) || isNew.has(name));
  return [...first, ...rest].map((name) => ({ name, state: stateOf(name) }));
}

function pairsByKey(
  old: readonly ReadRow[],
  fresh: readonly ReadRow[],
  key: readonly string[],
): Pair[] {
  const places = new Map<string, number[]>();
  fresh.forEach((row, j) => {
    const name = keyOf(row, key);
    const known = places.get(name);
    if (known) known.push(j);
    else places.set(name, [j]);
  });
  for (const list of places.values()) list.reverse();
  const partners = old.map((row) => places.get(keyOf(row, key))?.pop());
  const taken = new Set(partners);
  // Rows of the new table stand where they stand there, after their neighbour.
  const after = new Map<number, number[]>();
  let anchor = -1;
  const isPartner = new Map(partners.map((j, i) => [j, i]));
  fresh.forEach((_, j) => {
    if (taken.has(j)) anchor = isPartner.get(j) ?? anchor;
    else {
      const known = after.get(anchor);
      if (known) known.push(j);
      else after.set(anchor, [j]);
    }
  });
  const added = (i: number) =>
    (after.get(i) ?? []).map((j): Pair => [undefined, j]);
  return [
    ...added(-1),
    ...partners.flatMap((j, i): Pair[] => [[i, j], ...added(i)]),
  ];
}

/** Rows that are the same stay; between them those that are alike are paired. */
function pairsByContent(
  old: readonly ReadRow[],
  fresh: readonly ReadRow[],
): Pair[] {
  const pairs: Pair[] = [];
  const edits = editsOf(
    old.map(({ text }) => text),
    fresh.map(({ text }) => text),
  );
  for (const { isSame, aStart, aEnd, bStart, bEnd } of edits) {
    if (isSame) {
      for (let i = 0; i < aEnd - aStart; i++) {
        pairs.push([aStart + i, bStart + i]);
      }
      continue;
    }
    // As many in as out: most likely each was changed where it stands.
    const found = aEnd - aStart === bEnd - bStart
      ? Array.from({ length: aEnd - aStart }, (_, i) => [i, i] as const)
        .filter(([i, j]) => shared(old[aStart + i], fresh[bStart + j]))
      : pairsOf(
        old.slice(aStart, aEnd).map(({ text }) => text),
        fresh.slice(bStart, bEnd).map(({ text }) => text),
      );
    let i = 0;
    let j = 0;
    const upTo = (nextI: number, nextJ: number) => {
      for (; i < nextI; i++) pairs.push([aStart + i, undefined]);
      for (; j < nextJ; j++) pairs.push([undefined, bStart + j]);
    };
    for (const [nextI, nextJ] of found) {
      upTo(nextI, nextJ);
      pairs.push([aStart + nextI, bStart + nextJ]);
      i = nextI + 1;
      j = nextJ + 1;
    }
    upTo(aEnd - aStart, bEnd - bStart);
  }
  return pairs;
}

/** True where rows have the value of some column in common. */
function shared(a: ReadRow | undefined, b: ReadRow | undefined): boolean {
  if (!a || !b) return false;
  return [...a.cells].some(([name, { exact }]) =>
    exact !== "" && b.cells.get(name)?.exact === exact
  );
}

function rowOf(
  old: ReadRow | undefined,
  fresh: ReadRow | undefined,
  columns: readonly DiffColumn[],
): RecordRow {
  const cells = columns.map(({ name, state }): DiffCell => {
    const before = old?.cells.get(name) ?? MISSING;
    const after = fresh?.cells.get(name) ?? MISSING;
    // A column that came or went is said once, not in every row.
    const isChanged = state === "both" && old !== undefined &&
      fresh !== undefined && before.exact !== after.exact;
    const [oldText, newText] = isChanged
      ? toldApart(before, after)
      : [before.text, after.text];
    return { old: oldText, new: newText, isChanged };
  });
  const type = !old
    ? "added"
    : !fresh
    ? "removed"
    : cells.some(({ isChanged }) => isChanged)
    ? "changed"
    : "same";
  return { type, cells };
}

/** Two values that differ, so that their difference is to be seen. */
function toldApart(old: ReadCell, fresh: ReadCell): readonly [string, string] {
  if (lookOf(old.text) !== lookOf(fresh.text)) return [old.text, fresh.text];
  const [before, after] = [old, fresh].map(({ exact }) =>
    exact === "" ? "null" : exact.replace(/\s*\n\s*/g, " ")
  );
  if (before === undefined || after === undefined) return ["", ""];
  // Long values that begin alike are shown from where they do not.
  let same = 0;
  while (same < before.length && before[same] === after[same]) same++;
  const start = same > 200 ? same - 20 : 0;
  const shown = (text: string) =>
    `…${text.slice(start, start + 200).toWellFormed()}…`;
  return start === 0 ? [before, after] : [shown(before), shown(after)];
}

function lookOf(text: string): string {
  return text.normalize("NFKC").replace(/\s+/g, " ").trim();
}

/** Rows that are the same, but for some around the others, as counts. */
function folded(rows: readonly RecordRow[], context: number): RecordRow[] {
  const out: RecordRow[] = [];
  for (let i = 0; i < rows.length;) {
    const row = rows[i];
    if (row?.type !== "same") {
      if (row) out.push(row);
      i++;
      continue;
    }
    let end = i;
    while (rows[end]?.type === "same") end++;
    const before = i === 0 ? 0 : context;
    const after = end === rows.length ? 0 : context;
    const hidden = end - i - before - after;
    if (hidden <= 1) out.push(...rows.slice(i, end));
    else {
      out.push(
        ...rows.slice(i, i + before),
        { type: "fold", rows: hidden },
        ...rows.slice(end - after, end),
      );
    }
    i = end;
  }
  return out;
}
