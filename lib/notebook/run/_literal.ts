import { RunInputError } from "./run_input_error.ts";

/**
 * TypeScript that makes a value: what JSON and YAML can say.
 *
 * @param value The value.
 * @param name The parameter that it is for, for errors.
 * @throws {RunInputError} If the value is of another kind.
 */
export function literal(value: unknown, name: string): string {
  if (value instanceof Date) {
    return `new Date(${JSON.stringify(value.toISOString())})`;
  }
  if (Object.is(value, -0)) return "-0";
  switch (typeof value) {
    case "number":
      return String(value);
    case "bigint":
      return `${value}n`;
    case "string":
    case "boolean":
      return JSON.stringify(value);
    case "object": {
      if (value === null) return "null";
      if (Array.isArray(value)) {
        return `[${value.map((one) => literal(one, name)).join(", ")}]`;
      }
      const proto = Object.getPrototypeOf(value);
      if (proto !== Object.prototype && proto !== null) break;
      const fields = Object.entries(value).map(([key, one]) =>
        `${fieldName(key)}: ${literal(one, name)}`
      );
      return fields.length === 0 ? "{}" : `{ ${fields.join(", ")} }`;
    }
  }
  throw new RunInputError(
    `Cannot set parameter "${name}": found a value that TypeScript has no literal for; wanted what JSON can say`,
  );
}

function fieldName(key: string): string {
  // Written plainly it would be the object's prototype.
  if (key === "__proto__") return '["__proto__"]';
  return /^[A-Za-z_$][\w$]*$/.test(key) ? key : JSON.stringify(key);
}
