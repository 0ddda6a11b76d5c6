const { apply } = Reflect;
const { keys } = Object;
const { isArray } = Array;
const { stringify } = JSON;
const { slice } = String.prototype;

/** Texts of so many UTF-16 units are kept out of the JSON around them. */
const LONG = 1 << 16;

/**
 * The content of a message as JSON, but for the long texts in its bundle: those
 * are encoded while they are written, since encoding one as a whole takes its
 * size in memory, and longer than to write it.
 *
 * @param content The content, whose `data` may be a bundle.
 * @returns JSON and long texts by turns, JSON first and last.
 * @throws What the `toJSON` of a value throws, and `TypeError` for what JSON cannot hold.
 */
export function splitJson(
  content: Readonly<Record<string, unknown>>,
): readonly string[] {
  const { data } = content;
  if (!isBundle(data) || !hasLong(data)) return [stringify(content)];
  const parts: string[] = [];
  // The bundle goes last: before it stands all that is short.
  const { data: _, ...rest } = content;
  const start = stringify(rest);
  const open: string = apply(slice, start, [0, -1]);
  let json = `${open}${open === "{" ? "" : ","}"data":{`;
  let comma = "";
  const types = keys(data);
  for (let n = 0; n < types.length; n++) {
    const type = types[n] ?? "";
    const value = data[type];
    if (isLong(value)) {
      parts[parts.length] = `${json}${comma}${stringify(type)}:`;
      parts[parts.length] = value;
      json = "";
    } else {
      const text = stringify(value);
      if (text === undefined) continue;
      json += `${comma}${stringify(type)}:${text}`;
    }
    comma = ",";
  }
  parts[parts.length] = `${json}}}`;
  return parts;
}

function isBundle(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !isArray(value);
}

function isLong(value: unknown): value is string {
  return typeof value === "string" && value.length > LONG;
}

function hasLong(bundle: Readonly<Record<string, unknown>>): boolean {
  const types = keys(bundle);
  for (let n = 0; n < types.length; n++) {
    if (isLong(bundle[types[n] ?? ""])) return true;
  }
  return false;
}
