import { isPersonal } from "./_kinds.ts";
import { type Fields, isAll, isFields, isObject } from "./_shapes.ts";

/** Rows of which the shown ones tell nothing of who asked. */
export function withoutPerson(
  list: readonly unknown[],
  limit = 20,
): readonly object[] {
  const shown = list.slice(0, Math.min(limit, 10_000));
  if (!shown.some((row) => mentions(row, 0))) {
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

/** Whether a value tells of who asked. */
function mentions(value: unknown, depth: number): boolean {
  if (typeof value === "string") return value.includes(MENTION);
  if (!isObject(value) || depth > 8) return false;
  return Object.entries(value).some(([key, item]) =>
    key === MENTION || mentions(item, depth + 1)
  );
}

/** A record without the fields that tell of who asked, at any depth. */
export function cleanRecord(value: Fields): Fields {
  return Object.fromEntries(
    Object.entries(value).filter(([key]) => !isPersonal(key))
      .map(([key, item]) => [key, clean(item, 0)]),
  );
}

/** A value without what tells of who asked. */
export function clean(value: unknown, depth: number): unknown {
  if (!mentions(value, depth)) return value;
  if (typeof value === "string") return "[removed: it says who asked]";
  if (Array.isArray(value)) return value.map((item) => clean(item, depth + 1));
  return isFields(value)
    ? Object.fromEntries(
      Object.entries(value).filter(([key]) => !isPersonal(key))
        .map(([key, item]) => [key, clean(item, depth + 1)]),
    )
    : value;
}
