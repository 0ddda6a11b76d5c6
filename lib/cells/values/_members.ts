import type {
  RemoteLevel,
  RemoteProperty,
  RemoteValue,
  ValueReader,
} from "./_value_reader.ts";

/** A name that may stand at the cursor. */
export interface Candidate {
  readonly name: string;
  /** In the words that front ends have icons for. */
  readonly kind: string;
  /** Lower comes first; members of `Object.prototype` come last of all. */
  readonly distance: number;
  /** Whether the object has it itself, and `Object.keys` tells it. */
  readonly isOwnKey?: boolean;
}

/** Where `Object.prototype`'s members stand. */
export const LAST = 1_000;
/** So many names are looked at, of each object. */
const MAX_NAMES = 5_000;
/** V8 makes it when it is first looked at, which it takes for a change. */
const LAZY_GLOBAL = "Temporal";
const INDEX_REGEXP = /^(?:0|[1-9]\d*)$/;

/**
 * JavaScript of a function that tells a value's kind. Classes, and the built-in
 * constructors, are the functions whose prototype cannot be changed.
 */
const KIND = `(value, primitive) => {
  if (typeof value === "function") {
    const found = Object.getOwnPropertyDescriptor(value, "prototype");
    return found?.writable === false ? "class" : "function";
  }
  if (typeof value !== "object" || value === null) return primitive;
  const tag = Object.getOwnPropertyDescriptor(value, Symbol.toStringTag);
  return tag?.value === "Module" ? "module" : "instance";
}`;

/** JavaScript of a function that lists members whose names begin with a prefix. */
const MEMBERS = `(given, prefix, most) => {
  const kindOf = ${KIND};
  const levels = [];
  if (given === undefined || given === null) return levels;
  for (let o = Object(given); o !== null; o = Object.getPrototypeOf(o)) {
    const rows = [];
    const isList = Array.isArray(o) || ArrayBuffer.isView(o) ||
      typeof given === "string" && levels.length === 0;
    const isDeep = isList && o.length > most;
    for (const name of isDeep ? ["length"] : Object.getOwnPropertyNames(o)) {
      if (!name.toLowerCase().startsWith(prefix)) continue;
      if (rows.length === most) break;
      if (o === globalThis && name === "${LAZY_GLOBAL}") {
        rows.push([name, "instance", false]);
        continue;
      }
      const found = Object.getOwnPropertyDescriptor(o, name);
      if (found === undefined) continue;
      const kind = "value" in found ? kindOf(found.value, "property") : "property";
      rows.push([name, kind, found.enumerable]);
    }
    levels.push([Object.prototype.hasOwnProperty.call(o, "hasOwnProperty"), rows]);
    if (levels.length === 20) break;
  }
  return levels;
}`;

/**
 * Members of an expression's value whose names begin with `prefix` in any case,
 * each name once.
 */
export async function membersOf(
  reader: ValueReader,
  expression: string,
  prefix: string,
): Promise<Candidate[]> {
  const args = `${JSON.stringify(prefix.toLowerCase())},${MAX_NAMES}`;
  const told = await reader.data(`(${MEMBERS})(${expression},${args})`);
  if (Array.isArray(told)) return inOrder(told);
  // Something on the way is computed: the protocol tells what there is without running it.
  const value = await reader.evaluate(expression);
  const object = value && await reader.objectFor(value, expression);
  return object ? inOrder((await reader.levels(object)).map(rowsOf)) : [];
}

/** Variables of all cells whose names begin with `prefix` in any case. */
export async function variablesOf(
  reader: ValueReader,
  prefix: string,
): Promise<Candidate[]> {
  const lower = prefix.toLowerCase();
  const names = (await reader.lexicalNames())
    .filter((name) => name.toLowerCase().startsWith(lower))
    .slice(0, MAX_NAMES);
  if (names.length === 0) return [];
  // A variable whose declaration failed throws when it is read.
  const kinds = await reader.data(
    `((kindOf) => [${
      names.map((name) =>
        `(()=>{try{return kindOf(${name},"instance")}catch{}})()`
      )
    }])(${KIND})`,
  );
  return names.map((name, at) => ({
    name,
    kind: String(Array.isArray(kinds) && kinds[at] || "instance"),
    distance: 0,
  }));
}

/** One object's rows: whether it is `Object.prototype` or alike, then name, kind, enumerable. */
type Rows = readonly [boolean, readonly (readonly [string, string, boolean])[]];

function inOrder(levels: readonly Rows[]): Candidate[] {
  const found = new Map<string, Candidate>();
  levels.forEach(([isRoot, rows], depth) => {
    for (const [name, kind, enumerable] of rows) {
      // Elements are found by an index, not by a name.
      if (found.has(name) || INDEX_REGEXP.test(name)) continue;
      const distance = depth > 0 && isRoot ? LAST : Math.min(depth, 1);
      const isOwnKey = depth === 0 && enumerable;
      found.set(name, { name, kind, distance, isOwnKey });
    }
  });
  return [...found.values()];
}

function rowsOf({ properties }: RemoteLevel): Rows {
  return [
    properties.some(({ name }) => name === "hasOwnProperty"),
    properties.filter(({ isSymbol }) => !isSymbol).map((property) => [
      property.name,
      kindOf(property),
      property.enumerable,
    ]),
  ];
}

function kindOf({ name, value }: RemoteProperty): string {
  if (value === undefined || value.objectId === undefined) return "property";
  if (value.type === "function") {
    return isClass(value, name) ? "class" : "function";
  }
  return value.className === "Module" ? "module" : "instance";
}

function isClass({ description }: RemoteValue, name: string): boolean {
  return /^class\b/.test(description) ||
    (/^[A-Z]/.test(name) && description.endsWith("{ [native code] }"));
}
