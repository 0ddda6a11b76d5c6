const { isArray } = Array;
const { keys } = Object;
const { stringify } = JSON;
const { isFinite } = Number;

/**
 * JSON of plain data of the prelude's own. Unlike `JSON.stringify` it calls
 * nothing of the program's, which may have given every object a `toJSON`.
 *
 * @param value Objects, arrays, texts, numbers, booleans, `null` and `undefined`.
 * @returns JSON.
 */
export function plainJson(value: unknown): string {
  if (typeof value === "string") return stringify(value);
  if (typeof value === "number") return isFinite(value) ? `${value}` : "null";
  if (typeof value === "boolean") return `${value}`;
  if (typeof value !== "object" || value === null) return "null";
  let text = "";
  if (isArray(value)) {
    for (let n = 0; n < value.length; n++) {
      text += (n === 0 ? "" : ",") + plainJson(value[n]);
    }
    return `[${text}]`;
  }
  const fields: Readonly<Record<string, unknown>> = { ...value };
  const names = keys(fields);
  for (let n = 0; n < names.length; n++) {
    const name = names[n] ?? "";
    if (fields[name] === undefined) continue;
    text += `${text === "" ? "" : ","}${stringify(name)}:${
      plainJson(fields[name])
    }`;
  }
  return `{${text}}`;
}
