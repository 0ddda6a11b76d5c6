/**
 * What is shown for objects that only wrap another value, or that keep what
 * they hold where no member shows it: boxed strings and numbers, shared
 * memory, search parameters, and classes that say by `toJSON` what they are.
 */
export function standInOf(value: object): unknown {
  if (
    value instanceof String || value instanceof Number ||
    value instanceof Boolean
  ) return value.valueOf();
  if (
    typeof SharedArrayBuffer === "function" &&
    value instanceof SharedArrayBuffer
  ) return new Uint8Array(value);
  if (value instanceof URLSearchParams) return value.toString();
  // The members of a long list of numbers are not to be counted by name.
  if (Array.isArray(value) || ArrayBuffer.isView(value)) return value;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype === Object.prototype || prototype === null) return value;
  if (Object.keys(value).length > 0 || value instanceof Date) return value;
  const toJson: unknown = Reflect.get(value, "toJSON");
  if (typeof toJson !== "function" || value instanceof URL) return value;
  const made: unknown = toJson.call(value);
  // One that gives only another of its kind would go on for ever.
  return typeof made === "object" && made !== null ? { ...made } : made;
}
