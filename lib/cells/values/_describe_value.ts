import { preview, sizeOf } from "./_preview.ts";
import type { RemoteValue, ValueReader } from "./_value_reader.ts";

/** What is told of a value. */
export interface Description {
  /** `name: type, size`; functions have a head instead. */
  readonly title?: string;
  /** The head of a function. */
  readonly head?: string;
  /** Prose. */
  readonly text: string;
  /** Values and sources. */
  readonly code: readonly CodeBlock[];
}

/** Text that stands as it is. */
export interface CodeBlock {
  readonly label?: string;
  readonly body: string;
  readonly language: string;
}

const ELEMENT_BYTES: Readonly<Record<string, number>> = {
  Int8Array: 1,
  Uint8Array: 1,
  Uint8ClampedArray: 1,
  Int16Array: 2,
  Uint16Array: 2,
  Float16Array: 2,
  Int32Array: 4,
  Uint32Array: 4,
  Float32Array: 4,
  Float64Array: 8,
  BigInt64Array: 8,
  BigUint64Array: 8,
};

/** Tells of a value that is no function. */
export async function describeValue(
  reader: ValueReader,
  name: string,
  value: RemoteValue,
  detail: number,
): Promise<Description> {
  const size = await sizeText(reader, value);
  const title = `${name}: ${typeOf(value)}${size ? `, ${size}` : ""}`;
  const code: CodeBlock[] = [];
  if (value.type !== "undefined" && value.subtype !== "null") {
    code.push({ body: await preview(reader, value), language: "ts" });
  }
  const chain = detail > 0 ? await prototypes(reader, value, name) : [];
  const text = chain.length > 0 ? `Prototypes: ${chain.join(" → ")}` : "";
  return { title, text, code };
}

function typeOf({ type, subtype, className }: RemoteValue): string {
  if (subtype === "null") return "null";
  if (subtype === "proxy") return "Proxy";
  if (type !== "object") return type;
  return className || "Object";
}

async function sizeText(
  reader: ValueReader,
  value: RemoteValue,
): Promise<string> {
  const { type, subtype, className } = value;
  if (typeof value.value === "string") {
    return counted(value.value.length, "character");
  }
  if (type !== "object" || value.objectId === undefined) return "";
  const size = sizeOf(value);
  switch (subtype) {
    case "array":
      return counted(size ?? 0, "element");
    case "typedarray": {
      const bytes = ELEMENT_BYTES[className];
      const elements = counted(size ?? 0, "element");
      return bytes
        ? `${elements}, ${counted(bytes * (size ?? 0), "byte")}`
        : elements;
    }
    case "arraybuffer":
    case "dataview":
      return counted(size ?? 0, "byte");
    case "map":
    case "set":
      return size === 1
        ? "1 entry"
        : `${(size ?? 0).toLocaleString("en")} entries`;
    case undefined: {
      const count = await reader.count(value);
      return Number.isNaN(count)
        ? ""
        : count === 1
        ? "1 property"
        : `${count.toLocaleString("en")} properties`;
    }
    default:
      return "";
  }
}

function counted(count: number, unit: string): string {
  return `${count.toLocaleString("en")} ${unit}${count === 1 ? "" : "s"}`;
}

async function prototypes(
  reader: ValueReader,
  value: RemoteValue,
  expression: string,
): Promise<string[]> {
  const object = await reader.objectFor(value, expression);
  if (object === undefined) return [];
  const levels = await reader.levels(object);
  return levels.slice(1).map(({ object, properties }) => {
    const made = properties.find(({ name }) => name === "constructor")?.value;
    const name = /^(?:class|function)\s+([\p{ID_Start}$_][\p{ID_Continue}$]*)/u
      .exec(made?.description ?? "")?.[1];
    return name ?? object.description;
  });
}
