import { Notes } from "./_notes.ts";
import { type Entry, scanContainer, skipSpace } from "./_scan.ts";
import { type Style, styleOf } from "./_style.ts";

/** How many levels below the root the first pass goes: the cells, and their fields. */
const FIRST_DEPTH = 2;

/** The text that a notebook was read from. */
export class SourceText {
  /** The whole text, as the file has it. */
  readonly text: string;
  #root: Entry | undefined;
  #style: Style | undefined;

  constructor(text: string) {
    this.text = text;
  }

  /** Where the notebook's object is. */
  get root(): Entry {
    if (this.#root === undefined) {
      const bom = this.text.charCodeAt(0) === 0xfeff ? 1 : 0;
      const start = skipSpace(this.text, bom);
      const { entries, end } = scanContainer(this.text, start, FIRST_DEPTH);
      this.#root = {
        key: undefined,
        index: 0,
        from: 0,
        start,
        valueStart: start,
        valueEnd: end,
        to: this.text.length,
        children: entries,
      };
    }
    return this.#root;
  }

  /** How it is written. */
  get style(): Style {
    return this.#style ??= styleOf(this.text, this.root);
  }
}

/** Where an object or array stands in a text. */
export interface Place {
  /** The text. */
  readonly source: SourceText;
  /** Where in it. */
  readonly entry: Entry;
}

/** Texts of whole notebooks. */
const SOURCES = new Notes<SourceText>();
/** What contains an object; of what is likely to be moved elsewhere. */
const PARENTS = new Notes<object>();
/** The places found so far: only along the ways to what was edited. */
const PLACES = new Notes<Place>();

/** Remembers the text that a notebook was read from. */
export function setSource(notebook: object, text: string): void {
  SOURCES.set(notebook, new SourceText(text));
}

/** Remembers what contains an object, so that its place can be found. */
export function setParent(value: object, parent: object): void {
  PARENTS.set(value, parent);
}

/** The text that a notebook was read from, if it was. */
export function sourceOf(notebook: object): SourceText | undefined {
  return SOURCES.get(notebook);
}

/** Where a value that was read stands in its text, if that is known. */
export function placeOf(value: object): Place | undefined {
  const known = PLACES.get(value);
  if (known !== undefined) return known;
  const source = SOURCES.get(value);
  if (source !== undefined) {
    const place = { source, entry: source.root };
    PLACES.set(value, place);
    return place;
  }
  const parent = PARENTS.get(value);
  const above = parent === undefined ? undefined : placeOf(parent);
  if (parent === undefined || above === undefined) return undefined;
  placeChildren(parent, above);
  return PLACES.get(value);
}

/** Finds the places of all that an object or array contains. */
export function placeChildren(
  value: object,
  { source, entry }: Place,
): readonly Entry[] {
  entry.children ??= scanContainer(source.text, entry.valueStart, 0).entries;
  const entries = entry.children;
  for (let index = 0; index < entries.length; index++) {
    const child = entries[index];
    if (child === undefined) continue;
    const content: unknown = Array.isArray(value)
      ? value[index]
      : fieldOf(value, child.key ?? "");
    if (
      typeof content === "object" && content !== null &&
      PLACES.get(content)?.entry !== child
    ) PLACES.set(content, { source, entry: child });
  }
  return entries;
}

/** A field that an object has by itself. */
export function fieldOf(value: object, name: string): unknown {
  return Object.hasOwn(value, name) ? Reflect.get(value, name) : undefined;
}
