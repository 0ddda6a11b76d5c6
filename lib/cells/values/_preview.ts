import { isObject } from "../process/devtools.ts";
import { isIdentifier } from "./_words.ts";
import type {
  RemoteLevel,
  RemoteProperty,
  RemoteValue,
  ValueReader,
} from "./_value_reader.ts";

/** Objects with more entries are shown by the protocol's own short form. */
const MAX_COUNT = 1_000;
/** So many entries are shown at the top, inside, and inside of that. */
const MAX_ENTRIES = [50, 12, 4];
/** So many characters of a string are shown at the top and inside. */
const MAX_TEXT = [2_000, 100];
/** At most so many values are looked at in all. */
const MAX_VALUES = 300;
const LINE_WIDTH = 76;

/** An entry: `name: value`, or a value. */
interface Parts {
  readonly head: string;
  readonly open: string;
  readonly close: string;
  readonly entries: readonly string[];
}

/**
 * Shows a value as text without running any code of it: no getter, no `toString`,
 * no method that customises its inspection.
 */
export function preview(
  reader: ValueReader,
  value: RemoteValue,
): Promise<string> {
  return new Preview(reader).show(value, 0);
}

/** The length or size that a description tells: `Array(3)`. */
export function sizeOf({ description }: RemoteValue): number | undefined {
  const size = /^[^\n]*\((\d+)\)$/.exec(description)?.[1];
  return size === undefined ? undefined : Number(size);
}

class Preview {
  readonly #reader: ValueReader;
  #count = 0;

  constructor(reader: ValueReader) {
    this.#reader = reader;
  }

  async show(value: RemoteValue, depth: number): Promise<string> {
    if (value.objectId === undefined) return primitive(value, depth);
    if (value.type === "function") return functionName(value);
    if (value.type === "symbol") return value.description;
    switch (value.subtype) {
      case "date":
      case "regexp":
      case "weakmap":
      case "weakset":
      case "dataview":
      case "webassemblymemory":
        return value.description;
      case "error":
        return depth === 0
          ? value.description
          : `[${value.description.split("\n", 1)[0]}]`;
    }
    if (depth >= MAX_ENTRIES.length || ++this.#count > MAX_VALUES) {
      return `[${value.description}]`;
    }
    const size = sizeOf(value) ??
      (value.subtype === undefined ? await this.#reader.count(value) : 0);
    if (!(size > MAX_COUNT) || value.subtype === "arraybuffer") {
      return layOut(await this.#small(value, depth));
    }
    const isList = value.subtype === "array" || value.subtype === "typedarray";
    return layOut(
      isList
        ? await this.#longList(value, size, depth)
        : await this.#large(value, depth),
    );
  }

  async #longList(
    value: RemoteValue,
    size: number,
    depth: number,
  ): Promise<Parts> {
    const most = MAX_ENTRIES[depth] ?? 0;
    const first = await this.#reader.firstElements(value, most);
    if (first === undefined) return await this.#large(value, depth);
    const { entries } = await this.#small(first, depth);
    return {
      ...brackets(value),
      entries: [...entries, `… ${size - entries.length} more`],
    };
  }

  async #small(value: RemoteValue, depth: number): Promise<Parts> {
    const level = value.subtype === "arraybuffer"
      ? { object: value, properties: [], internals: new Map() }
      : await this.#reader.everything(value);
    const target = level.internals.get("[[Target]]");
    if (target) {
      const text = await this.show(target, depth);
      return { head: `Proxy ${text}`, open: "", close: "", entries: [] };
    }
    const isArray = value.subtype === "array" || value.subtype === "typedarray";
    const entries = await this.#slots(level, depth);
    const shown = level.properties.filter(({ name, enumerable, isSymbol }) =>
      enumerable && !isSymbol && !(isArray && name === "length")
    );
    const most = MAX_ENTRIES[depth] ?? 0;
    let next = 0;
    let holes = 0;
    for (const property of shown.slice(0, Math.max(0, most - entries.length))) {
      const text = await this.#property(property, depth);
      const { name } = property;
      if (!isArray || !/^\d+$/.test(name)) {
        const key = isIdentifier(name) ? name : JSON.stringify(name);
        entries.push(`${key}: ${text}`);
        continue;
      }
      if (Number(name) > next) {
        entries.push(`<${Number(name) - next} empty>`);
        holes++;
      }
      entries.push(text);
      next = Number(name) + 1;
    }
    const rest = shown.length + this.#slotCount(level) + holes - entries.length;
    if (rest > 0) entries.push(`… ${rest} more`);
    return { ...brackets(value), entries };
  }

  /** What a map, a set, a promise or a boxed primitive holds. */
  async #slots(level: RemoteLevel, depth: number): Promise<string[]> {
    const { internals } = level;
    const texts: string[] = [];
    const state = internals.get("[[PromiseState]]")?.value;
    const result = internals.get("[[PromiseResult]]");
    if (state === "pending") texts.push("<pending>");
    else if (state !== undefined && result) {
      const text = await this.show(result, depth + 1);
      texts.push(state === "rejected" ? `<rejected> ${text}` : text);
    }
    const boxed = internals.get("[[PrimitiveValue]]");
    if (boxed) texts.push(await this.show(boxed, depth + 1));
    const held = internals.get("[[Entries]]");
    if (held === undefined) return texts;
    const { properties } = await this.#reader.everything(held);
    const most = MAX_ENTRIES[depth] ?? 0;
    for (const { name, value } of properties.slice(0, most)) {
      if (!/^\d+$/.test(name) || value === undefined) continue;
      texts.push(await this.#entry(value, depth));
    }
    return texts;
  }

  #slotCount({ internals, object }: RemoteLevel): number {
    if (internals.has("[[Entries]]")) return sizeOf(object) ?? 0;
    return internals.has("[[PromiseState]]") ||
        internals.has("[[PrimitiveValue]]")
      ? 1
      : 0;
  }

  async #entry(entry: RemoteValue, depth: number): Promise<string> {
    const { properties } = await this.#reader.everything(entry);
    const find = (wanted: string) =>
      properties.find(({ name }) => name === wanted)?.value;
    const key = find("key");
    const value = find("value");
    const text = value ? await this.show(value, depth + 1) : "";
    return key ? `${await this.show(key, depth + 1)} => ${text}` : text;
  }

  async #property(property: RemoteProperty, depth: number): Promise<string> {
    const { value, get, set } = property;
    if (value) return await this.show(value, depth + 1);
    if (!get && !set) return "…";
    return get && set ? "[Getter/Setter]" : get ? "[Getter]" : "[Setter]";
  }

  /** The first of very many entries. */
  async #large(value: RemoteValue, depth: number): Promise<Parts> {
    const found = await this.#reader.preview(value);
    const all = Array.isArray(found.entries)
      ? found.entries
      : Array.isArray(found.properties)
      ? found.properties
      : [];
    const entries = all.filter(isObject).slice(0, MAX_ENTRIES[depth]).map(
      (entry) => {
        if (isObject(entry.value)) {
          const text = shortText(entry.value);
          return isObject(entry.key)
            ? `${shortText(entry.key)} => ${text}`
            : text;
        }
        const text = shortText({ ...entry, description: entry.value });
        return /^\d+$/.test(String(entry.name))
          ? text
          : `${entry.name}: ${text}`;
      },
    );
    const size = sizeOf(value);
    entries.push(size === undefined ? "…" : `… ${size - entries.length} more`);
    return { ...brackets(value), entries };
  }
}

function shortText(entry: Readonly<Record<string, unknown>>): string {
  const text = String(entry.description ?? entry.type);
  return entry.type === "string" ? JSON.stringify(text) : text;
}

function primitive(value: RemoteValue, depth: number): string {
  if (typeof value.value !== "string") return value.description;
  const most = MAX_TEXT[depth === 0 ? 0 : 1] ?? 0;
  const text = value.value;
  return text.length <= most
    ? JSON.stringify(text)
    : `${JSON.stringify(text.slice(0, most))}… ${
      text.length - most
    } more characters`;
}

function functionName({ description, className }: RemoteValue): string {
  const head = description.slice(0, 200);
  const found = /^class\s+([\p{ID_Start}$_][\p{ID_Continue}$]*)?/u.exec(head);
  if (found) return `[class ${found[1] ?? "(anonymous)"}]`;
  const name =
    /^(?:async\s+)?(?:function\s*)?\*?\s*([\p{ID_Start}$_][\p{ID_Continue}$]*)\s*\(/u
      .exec(head)?.[1];
  return `[${className || "Function"}${name ? `: ${name}` : ""}]`;
}

function brackets(value: RemoteValue): Omit<Parts, "entries"> {
  const isArray = value.subtype === "array" || value.subtype === "typedarray";
  const isPlain = value.description === "Object" ||
    (value.subtype === "array" && value.className === "Array");
  return {
    head: isPlain ? "" : value.description,
    open: isArray ? "[" : "{",
    close: isArray ? "]" : "}",
  };
}

/** On one line where there is room, else an entry on each. */
function layOut({ head, open, close, entries }: Parts): string {
  const begin = head && open ? `${head} ${open}` : head + open;
  if (entries.length === 0) return head && open === "{" ? head : begin + close;
  const line = `${begin} ${entries.join(", ")} ${close}`;
  if (line.length <= LINE_WIDTH && !line.includes("\n")) return line;
  const numbers = entries.every((text) =>
    /^-?[\d.]|^… /.test(text) && text.length < 24
  );
  const items = numbers ? rows(entries) : entries;
  const inside = items.map((text) => `  ${text.replaceAll("\n", "\n  ")}`);
  return `${begin}\n${inside.join(",\n")}\n${close}`;
}

/** Short entries side by side. */
function rows(entries: readonly string[]): string[] {
  const lines: string[] = [];
  let line = "";
  for (const text of entries) {
    if (line && line.length + text.length + 4 > LINE_WIDTH) {
      lines.push(line);
      line = "";
    }
    line += line ? `, ${text}` : text;
  }
  return [...lines, line];
}
