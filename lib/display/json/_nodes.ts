import { withoutSecrets } from "../text/secrets.ts";
import { count, oneLine } from "../text/measure.ts";
import { dateText, shortJson } from "../text/values.ts";
import { standInOf } from "./_stand_ins.ts";

/** No tree shows more entries than this in all. */
const MAX_NODES = 2_000;
/** Nor is any deeper. */
const MAX_DEPTH = 30;

/** How much of a value is shown. */
export interface NodeLimits {
  /** Entries of a list or an object. */
  readonly limit: number;
  /** Characters of a string. */
  readonly maxCharacters: number;
}

/** What a value that holds no others is, for its colour. */
export type LeafKind = "string" | "number" | "keyword" | "plain";

/** A value ready to be shown. */
export type JsonNode =
  | { readonly type: "leaf"; readonly kind: LeafKind; readonly text: string }
  | {
    readonly type: "branch";
    /** `3 entries`, and the class of what is no plain object. */
    readonly label: string;
    /** True for lists, whose keys are only numbers. */
    readonly isList: boolean;
    readonly entries: readonly {
      readonly key: string;
      readonly node: JsonNode;
    }[];
    readonly more: number;
  };

/** Reads any value; what throws when it is read says so in its place. */
export function readNode(value: unknown, limits: NodeLimits): JsonNode {
  return new NodeReader(limits).read(value);
}

function leaf(kind: LeafKind, text: string): JsonNode {
  return { type: "leaf", kind, text: oneLine(text) };
}

class NodeReader {
  readonly #limits: NodeLimits;
  readonly #parents: object[] = [];
  /** Entries that may still be shown. */
  #left = MAX_NODES;

  constructor(limits: NodeLimits) {
    this.#limits = limits;
  }

  read(value: unknown): JsonNode {
    try {
      return this.#readSafe(value);
    } catch (error) {
      return leaf("plain", unreadable(error));
    }
  }

  #readSafe(value: unknown): JsonNode {
    switch (typeof value) {
      case "string":
        return this.#string(value);
      case "number":
        return leaf("number", Object.is(value, -0) ? "-0" : String(value));
      case "bigint":
        return leaf("number", `${value}n`);
      case "boolean":
      case "undefined":
        return leaf("keyword", String(value));
      case "function":
        return leaf("plain", `ƒ ${value.name}`);
      case "symbol":
        return leaf("plain", String(value));
    }
    if (typeof value !== "object" || value === null) {
      return leaf("keyword", "null");
    }
    const shown = standInOf(value);
    return shown === value
      ? leafOf(value) ?? this.#branch(value)
      : this.#readSafe(shown);
  }

  #string(value: string): JsonNode {
    const { maxCharacters } = this.#limits;
    const head = value.slice(0, maxCharacters).toWellFormed();
    const rest = value.length - head.length;
    const text = JSON.stringify(head);
    return leaf(
      "string",
      rest > 0 ? `${text}… ${count(rest, "more character")}` : text,
    );
  }

  #branch(value: object): JsonNode {
    if (this.#parents.includes(value)) {
      return leaf("plain", "↻ the same as above");
    }
    const isDeep = this.#parents.length >= MAX_DEPTH;
    const most = isDeep ? 0 : Math.min(this.#limits.limit, this.#left);
    const { items, size, label, isList } = entriesOf(value, most);
    this.#left -= items.length;
    this.#parents.push(value);
    const entries = items.map(([key, read]) => ({
      key: oneLine(key),
      node: this.#readEntry(read),
    }));
    this.#parents.pop();
    return {
      type: "branch",
      label,
      isList,
      entries,
      more: size - entries.length,
    };
  }

  #readEntry(read: () => unknown): JsonNode {
    let value: unknown;
    try {
      value = read();
    } catch (error) {
      return leaf("plain", unreadable(error));
    }
    return value === HOLE ? leaf("plain", "empty") : this.read(value);
  }
}

/** What a place of a list holds that was never filled. */
const HOLE = Symbol("hole");

function unreadable(error: unknown): string {
  let message = "";
  try {
    message = error instanceof Error ? error.message : String(error);
  } catch {
    // An error can refuse to tell, too.
  }
  return message === "" ? "cannot be read" : `cannot be read: ${message}`;
}

/** Objects that stand for one thing. */
function leafOf(value: object): JsonNode | undefined {
  if (value instanceof Date) return leaf("string", dateText(value));
  if (value instanceof RegExp) return leaf("string", String(value));
  if (value instanceof URL) return leaf("string", JSON.stringify(value.href));
  if (value instanceof Error && causesOf(value).length === 0) {
    return leaf("plain", errorText(value));
  }
  if (value instanceof Blob) {
    return leaf(
      "plain",
      `${nameOf(value) ?? "Blob"}, ${count(value.size, "byte")}`,
    );
  }
  const bytes = bytesOf(value);
  if (!bytes) return undefined;
  const head = [...bytes.subarray(0, 16)]
    .map((byte) => byte.toString(16).padStart(2, "0")).join(" ");
  return leaf(
    "plain",
    count(bytes.length, "byte") +
      (head === "" ? "" : `: ${head}${bytes.length > 16 ? " …" : ""}`),
  );
}

function errorText({ name, message }: Error): string {
  return withoutSecrets(`${name}: ${message}`);
}

/** The errors from which an error came. */
function causesOf(error: Error): (readonly [string, () => unknown])[] {
  const names = ["cause", "errors"] as const;
  return names.filter((name) => Object.hasOwn(error, name))
    .map((name) => [name, () => Reflect.get(error, name)]);
}

/** The bytes of what is nothing but bytes; lists of wider numbers are lists. */
function bytesOf(value: object): Uint8Array | undefined {
  if (value instanceof Uint8Array) return value;
  if (value instanceof ArrayBuffer) return new Uint8Array(value);
  return value instanceof DataView
    ? new Uint8Array(value.buffer, value.byteOffset, value.byteLength)
    : undefined;
}

interface Entries {
  readonly items: readonly (readonly [string, () => unknown])[];
  readonly size: number;
  readonly label: string;
  readonly isList: boolean;
}

function entriesOf(value: object, most: number): Entries {
  const items: (readonly [string, () => unknown])[] = [];
  let size = 0;
  let isList = true;
  if (Array.isArray(value)) {
    size = value.length;
    for (let i = 0; i < Math.min(most, size); i++) {
      items.push([String(i), () => i in value ? value[i] : HOLE]);
    }
  } else if (value instanceof Set || isNumberList(value)) {
    size = value instanceof Set ? value.size : value.length;
    let index = 0;
    for (const entry of value) {
      if (index >= most) break;
      items.push([String(index++), () => entry]);
    }
  } else if (value instanceof Map) {
    isList = false;
    size = value.size;
    for (const [key, inner] of value) {
      if (items.length >= most) break;
      const name = typeof key === "object" ? shortJson(key, 60) : String(key);
      items.push([name, () => inner]);
    }
  } else if (value instanceof Error) {
    const all = causesOf(value);
    items.push(...all.slice(0, most));
    return {
      items,
      size: all.length,
      isList: false,
      label: oneLine(errorText(value)),
    };
  } else {
    isList = false;
    const keys = Object.keys(value);
    size = keys.length;
    for (const key of keys.slice(0, most)) {
      items.push([key, () => Reflect.get(value, key)]);
    }
  }
  const name = nameOf(value);
  const isPlain = name === undefined || name === "Object" || name === "Array";
  const entries = count(size, "entry", "entries");
  return {
    items,
    size,
    isList,
    label: isPlain ? entries : size === 0 ? name : `${name}, ${entries}`,
  };
}

/** A typed array, of whatever width but bytes. */
function isNumberList(
  value: object,
): value is object & Iterable<unknown> & { readonly length: number } {
  return ArrayBuffer.isView(value) && !(value instanceof DataView);
}

function nameOf(value: object): string | undefined {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (typeof prototype !== "object" || prototype === null) return undefined;
  const made: unknown = Reflect.get(prototype, "constructor");
  return typeof made === "function" && made.name !== ""
    ? oneLine(made.name)
    : undefined;
}
