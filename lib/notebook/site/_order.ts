import { folderOf, nameOf } from "./_paths.ts";

/** A folder of notebooks, in the order in which they are read. */
export interface Section {
  /** Its path; empty for the whole. */
  readonly path: string;
  readonly entries: readonly (Section | string)[];
}

const NAMES = new Intl.Collator("en", { numeric: true });

/**
 * Puts notebooks in the order in which they are read: those that are named first,
 * then by their names, numbered ones before others, 2 before 10. A folder stands
 * where its name says, and begins with its `index.ipynb`.
 *
 * @param paths The notebooks.
 * @param order Notebooks and folders that come first.
 */
export function orderNotebooks(
  paths: readonly string[],
  order: readonly string[] = [],
): Section {
  const ranks = new Map(order.map((path, i) => [path.replace(/\/+$/, ""), i]));
  const rankOf = (entry: Section | string): number => {
    const own = ranks.get(pathOf(entry));
    if (own !== undefined || typeof entry === "string") return own ?? Infinity;
    return Math.min(...entry.entries.map(rankOf));
  };
  const section = (path: string, inside: readonly string[]): Section => {
    const start = path === "" ? 0 : path.length + 1;
    const entries: (Section | string)[] = [];
    const deeper = new Map<string, string[]>();
    for (const one of inside) {
      const [name = "", more] = one.slice(start).split("/", 2);
      if (more === undefined) entries.push(one);
      else {
        const folder = one.slice(0, start) + name;
        deeper.set(folder, [...deeper.get(folder) ?? [], one]);
      }
    }
    for (const [folder, all] of deeper) entries.push(section(folder, all));
    const known = new Map(entries.map((entry) => [entry, rankOf(entry)]));
    const rank = (entry: Section | string) => known.get(entry) ?? Infinity;
    entries.sort((a, b) => {
      const isFirst = Number(isIndex(b)) - Number(isIndex(a));
      if (isFirst !== 0) return isFirst;
      const [x, y] = [rank(a), rank(b)];
      return x === y ? compareNames(a, b) : x - y;
    });
    return { path, entries };
  };
  return section("", paths);
}

/** The notebooks of a section in their order. */
export function notebooksIn({ entries }: Section): string[] {
  return entries.flatMap((entry) =>
    typeof entry === "string" ? [entry] : notebooksIn(entry)
  );
}

/** Whether a notebook stands for its folder. */
export function isIndex(entry: Section | string): entry is string {
  return typeof entry === "string" && /^index\.ipynb$/i.test(nameOf(entry));
}

/** The folders that notebooks are in, with those that these are in. */
export function foldersOf(paths: readonly string[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (const path of paths) {
    for (let at = folderOf(path); at !== ""; at = folderOf(at)) found.add(at);
  }
  return found;
}

function pathOf(entry: Section | string): string {
  return typeof entry === "string" ? entry : entry.path;
}

function compareNames(a: Section | string, b: Section | string): number {
  const [x, y] = [a, b].map((one) => nameOf(pathOf(one)));
  const kind = (entry: Section | string, name = "") =>
    /^\d/.test(name) ? 0 : typeof entry === "string" ? 1 : 2;
  const bare = (name = "") => name.replace(/\.ipynb$/i, "");
  return kind(a, x) - kind(b, y) || NAMES.compare(bare(x), bare(y)) ||
    (pathOf(a) < pathOf(b) ? -1 : 1);
}
