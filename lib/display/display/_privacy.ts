import { isPersonal } from "./_kinds.ts";
import { type Fields, isAll, isFields, isObject } from "./_shapes.ts";

/** Rows of which the shown ones tell nothing of who asked. */
export function withoutPerson(
  list: readonly unknown[],
  limit = 20,
): readonly object[] {
  const shown = list.slice(0, Math.min(limit, 10_000));
  if (!shown.some((row) => mentions(row))) {
    if (isAll(list, isObject)) return list;
    return list.map((row) => isObject(row) ? row : {});
  }
  return list.map((row, i) =>
    !isObject(row)
      ? {}
      : i < shown.length && isFields(row)
      ? cleanRecord(row)
      : row
  );
}

const MENTION = "client_metadata";
/** No view shows more of a value than this. */
const MAX_NODES = 20_000;

/** Whether a value tells of who asked. */
function mentions(value: unknown): boolean {
  const seen = new Set<object>();
  const open: unknown[] = [value];
  for (let n = 0; n < MAX_NODES && open.length > 0; n++) {
    const next = open.pop();
    if (typeof next === "string" && next.includes(MENTION)) return true;
    if (!isObject(next) || seen.has(next)) continue;
    seen.add(next);
    if (!Array.isArray(next) && Object.keys(next).some(isPersonal)) return true;
    const inside = Array.isArray(next)
      ? next.slice(0, MAX_NODES)
      : Object.values(next);
    for (const item of inside) {
      if (typeof item === "string" || isObject(item)) open.push(item);
    }
  }
  return false;
}

/** A record without the fields that tell of who asked, at any depth. */
export function cleanRecord(value: Fields): Fields {
  return Object.fromEntries(
    Object.entries(value).filter(([key]) => !isPersonal(key))
      .map(([key, item]) => [key, clean(item)]),
  );
}

/** A value without what tells of who asked. */
export function clean(value: unknown): unknown {
  return mentions(value) ? copyOf(value, new Map()) : value;
}

/** A copy in which each object is copied once, so that cycles stay cycles. */
function copyOf(value: unknown, copies: Map<object, unknown>): unknown {
  if (typeof value === "string") {
    return value.includes(MENTION) ? "[removed: it says who asked]" : value;
  }
  if (!isObject(value)) return value;
  if (copies.has(value)) return copies.get(value);
  if (copies.size >= MAX_NODES) return "…";
  if (Array.isArray(value)) {
    const list: unknown[] = [];
    copies.set(value, list);
    for (const item of value.slice(0, MAX_NODES)) {
      list.push(copyOf(item, copies));
    }
    return list;
  }
  if (!isFields(value)) return value;
  const record: Fields = {};
  copies.set(value, record);
  for (const [key, item] of Object.entries(value)) {
    if (isPersonal(key)) continue;
    // Defined, not set, so that a field of any name is a field.
    Object.defineProperty(record, key, {
      value: copyOf(item, copies),
      enumerable: true,
    });
  }
  return record;
}
