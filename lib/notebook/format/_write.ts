import { editOf } from "./edit.ts";
import { writeFresh, writePrimitive } from "./_fresh.ts";
import { reformatJson } from "./_reformat.ts";
import type { Entry } from "./_scan.ts";
import { filledIn } from "./_shape.ts";
import {
  fieldOf,
  type Place,
  placeChildren,
  placeOf,
  type SourceText,
} from "./_source.ts";
import {
  areSorted,
  compareKeys,
  indentOf,
  isSameStyle,
  type Style,
} from "./_style.ts";

/** Edits inside edits are followed so deep; what is deeper is written anew. */
const MAX_DEPTH = 200;

/** A member or element as it will be written. */
interface Item {
  readonly name: string | undefined;
  readonly value: unknown;
  /** Where the text has it, if it has. */
  readonly entry: Entry | undefined;
  /** Whether it is written as the text has it. */
  readonly isKept: boolean;
}

/** An edited object or array, and what it is compared with. */
interface Merge {
  readonly value: object;
  readonly base: object;
  readonly place: Place;
  readonly changed: ReadonlySet<string>;
  readonly indent: string | undefined;
}

const NOTHING: ReadonlySet<string> = new Set();

/** Writes values in the style of one text, and copies from it what it has already. */
export class JsonWriter {
  /** What was written, piece by piece. */
  readonly pieces: string[] = [];
  readonly #style: Style;
  readonly #source: SourceText | undefined;
  #depth = 0;

  constructor(style: Style, source?: SourceText) {
    this.#style = style;
    this.#source = source;
  }

  /** Writes any value. */
  write(value: unknown, indent: string | undefined): void {
    if (typeof value === "object" && value !== null) {
      if (this.writeKnown(value, indent)) return;
    }
    this.#writeFresh(value, indent);
  }

  #writeFresh(value: unknown, indent: string | undefined): void {
    writeFresh(
      value,
      this.#style,
      indent,
      this.pieces,
      (value, indent) => this.writeKnown(value, indent),
    );
  }

  /** Writes what was read or made from something read, and says whether it is such. */
  writeKnown(value: object, indent: string | undefined): boolean {
    const place = placeOf(value);
    if (place !== undefined) {
      this.#copy(place, indent);
      return true;
    }
    const edit = editOf(value);
    if (edit === undefined || this.#depth > MAX_DEPTH) return false;
    const origin = placeOf(edit.base);
    if (origin === undefined) return false;
    const { base, changed } = edit;
    if (origin.source === this.#source) {
      this.merge({ value, base, place: origin, changed, indent });
    } else {
      const other = new JsonWriter(origin.source.style, origin.source);
      other.merge({ value, base, place: origin, changed, indent });
      const text = other.pieces.join("");
      this.#adopt(text, 0, text.length, origin.source.style, indent);
    }
    return true;
  }

  /** Writes what was edited: what did not change is copied, the rest is written anew. */
  merge(merge: Merge): void {
    const { value, base, place, indent } = merge;
    const isArray = Array.isArray(value);
    if (isArray && value.length === 0) {
      // What is left out, as outputs mostly are, is not even looked at.
      this.pieces.push("[]");
      return;
    }
    const { text } = place.source;
    const entries = placeChildren(base, place);
    const items = isArray
      ? elementsOf(value, Array.isArray(base) ? base : [], entries)
      : this.#members(merge, entries);
    const [first, second] = entries;
    const last = entries.at(-1);
    if (items.length === 0) {
      this.pieces.push("{}");
      return;
    }
    if (first === undefined || last === undefined) {
      this.#writeFresh(value, indent);
      return;
    }
    const opening = text.slice(first.from, first.start);
    const between = second !== undefined
      ? text.slice(second.from, second.start)
      : indentOf(opening) === undefined
      ? this.#style.comma.slice(1)
      : opening;
    const inner = indentOf(between) ?? indentOf(opening);
    this.#depth++;
    this.pieces.push(isArray ? "[" : "{", opening);
    let previous: Item | undefined;
    for (let at = 0; at < items.length; at++) {
      const item = items[at];
      if (item === undefined) continue;
      if (previous !== undefined) {
        const { entry } = previous;
        this.pieces.push(
          entry === undefined || entry === last
            ? ","
            : text.slice(entry.valueEnd, entry.to) + ",",
          item.entry === undefined || item.entry === first
            ? between
            : text.slice(item.entry.from, item.entry.start),
        );
      }
      previous = item;
      if (!item.isKept || item.entry === undefined) {
        this.#item(item, merge, inner);
        continue;
      }
      // What stood together and is kept is copied together.
      let end = item.entry;
      for (; at + 1 < items.length; at++) {
        const next = items[at + 1];
        if (!next?.isKept || next.entry?.index !== end.index + 1) break;
        end = next.entry;
        previous = next;
      }
      this.pieces.push(text.slice(item.entry.start, end.valueEnd));
    }
    this.pieces.push(text.slice(last.valueEnd, last.to), isArray ? "]" : "}");
    this.#depth--;
  }

  #item(item: Item, { base, place }: Merge, indent: string | undefined): void {
    const { name, value, entry } = item;
    const { text } = place.source;
    if (name !== undefined) {
      this.pieces.push(
        entry === undefined
          ? writePrimitive(name, this.#style) + this.#style.colon
          : text.slice(entry.start, entry.valueStart),
      );
    }
    if (typeof value === "object" && value !== null) {
      if (this.writeKnown(value, indent)) return;
      const old = entry === undefined || this.#depth > MAX_DEPTH
        ? undefined
        : fieldOf(base, name ?? String(entry.index));
      if (
        entry !== undefined && typeof old === "object" && old !== null &&
        Array.isArray(old) === Array.isArray(value)
      ) {
        // Made anew in the place of something alike: what is alike keeps its text.
        this.merge({
          value,
          base: old,
          place: { source: place.source, entry },
          changed: NOTHING,
          indent,
        });
        return;
      }
    }
    this.write(value, indent);
  }

  /** The members of an edited object in the order in which they are written. */
  #members(
    { value, base, changed }: Merge,
    entries: readonly Entry[],
  ): readonly Item[] {
    const items: Item[] = [];
    // What the reader filled in is in the object and not in the text.
    const absent = filledIn(base);
    const inText = Object.keys(base).length - absent.length;
    // Of keys that stand twice the last one counts, as for every reader.
    const last = entries.length === inText
      ? undefined
      : new Map(entries.map((entry) => [entry.key, entry]));
    for (const entry of entries) {
      const name = entry.key ?? "";
      const now = fieldOf(value, name);
      if (now === undefined) continue;
      const isKept = Object.is(now, fieldOf(base, name));
      if (isKept || last === undefined || last.get(name) === entry) {
        items.push({ name, value: now, entry, isKept });
      }
    }
    const added: Item[] = [];
    for (const name of Object.keys(value)) {
      const now = fieldOf(value, name);
      if (now === undefined) continue;
      if (Object.hasOwn(base, name)) {
        if (!absent.includes(name)) continue;
        // It is not written unless somebody set it.
        if (!changed.has(name) && Object.is(now, fieldOf(base, name))) continue;
      }
      added.push({ name, value: now, entry: undefined, isKept: false });
    }
    if (added.length === 0) return items;
    const all = items.concat(added);
    return this.#style.isSorted && areSorted(entries)
      ? all.sort((a, b) => compareKeys(a.name ?? "", b.name ?? ""))
      : all;
  }

  #copy({ source, entry }: Place, indent: string | undefined): void {
    if (source === this.#source) {
      this.pieces.push(source.text.slice(entry.valueStart, entry.valueEnd));
      return;
    }
    this.#adopt(
      source.text,
      entry.valueStart,
      entry.valueEnd,
      source.style,
      indent,
    );
  }

  /** Copies from another text, in white space of this one. */
  #adopt(
    text: string,
    start: number,
    end: number,
    style: Style,
    indent: string | undefined,
  ): void {
    const closing = indentOf(
      /\s*$/.exec(text.slice(end - 80, end - 1))?.[0] ?? "",
    );
    if (isSameStyle(style, this.#style) && (closing ?? indent) === indent) {
      this.pieces.push(text.slice(start, end));
    } else reformatJson(text, start, end, this.#style, indent, this.pieces);
  }
}

/** The elements of an edited array: those that the text has, found by what they are. */
function elementsOf(
  value: readonly unknown[],
  base: readonly unknown[],
  entries: readonly Entry[],
): readonly Item[] {
  const isSameLength = value.length === base.length;
  return value.map((now, index) => {
    const item = { name: undefined, value: now };
    if (typeof now !== "object" || now === null) {
      const isKept = index < base.length && Object.is(now, base[index]);
      return { ...item, entry: isKept ? entries[index] : undefined, isKept };
    }
    const place = placeOf(now);
    if (place !== undefined) {
      const { entry } = place;
      return entries[entry.index] === entry
        ? { ...item, entry, isKept: true }
        : { ...item, entry: undefined, isKept: false };
    }
    const origin = editOf(now)?.base;
    const entry = origin === undefined ? undefined : placeOf(origin)?.entry;
    if (entry !== undefined && entries[entry.index] === entry) {
      return { ...item, entry, isKept: false };
    }
    const atSamePlace = isSameLength && origin === undefined
      ? entries[index]
      : undefined;
    return { ...item, entry: atSamePlace, isKept: false };
  });
}
