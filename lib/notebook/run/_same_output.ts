import {
  type CellOutput,
  editFields,
  type JsonValue,
  type MultilineString,
} from "../format/mod.ts";

/**
 * An output as the file has it, where it says the same as `fresh`, so that the
 * file keeps its text; else the fresh one.
 *
 * @param stored What the cell put out at the same place when it ran before.
 * @param fresh What it has put out now.
 */
export function keepSame(
  stored: CellOutput | undefined,
  fresh: CellOutput,
): CellOutput {
  if (stored === undefined || !isSameOutput(stored, fresh)) return fresh;
  if (
    fresh.output_type === "execute_result" &&
    stored.output_type === "execute_result" &&
    stored.execution_count !== fresh.execution_count
  ) {
    return editFields(stored, { execution_count: fresh.execution_count });
  }
  return stored;
}

/** Whether two outputs say the same, whatever the number in the prompt. */
function isSameOutput(one: CellOutput, other: CellOutput): boolean {
  const names = fieldsOf(one);
  if (names.length !== fieldsOf(other).length) return false;
  return names.every((name) => {
    const [a, b] = [one[name], other[name]];
    if (name === "text") return isSameText(a, b);
    return name === "data" ? isSameData(a, b) : isSameJson(a, b);
  });
}

function fieldsOf(output: CellOutput): string[] {
  return Object.keys(output).filter((name) => name !== "execution_count");
}

function isSameData(one?: JsonValue, other?: JsonValue): boolean {
  return isSameFields(
    one,
    other,
    (a, b, type) =>
      /^application\/(?:.*\+)?json$/.test(type)
        ? isSameJson(a, b)
        : isSameText(a, b) || isSameJson(a, b),
  );
}

function isSameText(one?: JsonValue, other?: JsonValue): boolean {
  return isText(one) && isText(other) && wholeText(one) === wholeText(other);
}

function isSameJson(one?: JsonValue, other?: JsonValue): boolean {
  if (one === other) return true;
  if (!isArray(one)) return isSameFields(one, other, isSameJson);
  return isArray(other) && one.length === other.length &&
    one.every((value, n) => isSameJson(value, other[n]));
}

function isSameFields(
  one: JsonValue | undefined,
  other: JsonValue | undefined,
  isSame: (
    a: JsonValue | undefined,
    b: JsonValue | undefined,
    name: string,
  ) => boolean,
): boolean {
  if (typeof one !== "object" || typeof other !== "object") return false;
  if (one === null || other === null || isArray(one) || isArray(other)) {
    return false;
  }
  const names = Object.keys(one);
  return names.length === Object.keys(other).length &&
    names.every((name) =>
      Object.hasOwn(other, name) && isSame(one[name], other[name], name)
    );
}

function isArray(value: JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value);
}

function isText(value: JsonValue | undefined): value is MultilineString {
  return typeof value === "string" ||
    Array.isArray(value) && value.every((line) => typeof line === "string");
}

function wholeText(text: MultilineString): string {
  return typeof text === "string" ? text : text.join("");
}
