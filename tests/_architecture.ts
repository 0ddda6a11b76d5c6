/**
 * The rules of the house: which folder of `lib/` may import which, and what may be imported at
 * all. Pure functions over a list of imports, so that the tests can show each rule broken.
 */

/** One import in one file of the project. Paths are from the project's folder. */
export interface Import {
  readonly from: string;
  /** What stands in the source. */
  readonly specifier: string;
  /** The file that it leads to; absent for what is not a file of the project. */
  readonly to?: string;
  /** True for `import()`. */
  readonly dynamic: boolean;
}

const BELOW = [
  "connect",
  "api",
  "cells",
  "client",
  "display",
  "formats",
  "guide",
  "kernel",
];
const EVERYTHING = [...BELOW, "language", "notebook", "protocol", "server"];

/** Who may import whom, beside its own files. `mod` is the package's own `mod.ts`. */
const MAY_USE: Readonly<Record<string, readonly string[]>> = {
  mod: ["connect", "client", "guide", "display"],
  cli: [...EVERYTHING, "tour"],
  tour: EVERYTHING,
  connect: ["client", "server"],
  kernel: ["protocol", "cells", "language", "display"],
  notebook: ["protocol", "cells", "language", "display", "formats"],
  server: ["api", "client", "cells", "formats"],
  guide: ["client", "api"],
  client: ["api"],
  display: ["api", "formats"],
  api: [],
  cells: [],
  formats: [],
  language: ["cells"],
  protocol: [],
};

/** Uses that must not cost anything until they are needed. */
const ONLY_DYNAMIC = [["connect", "server"]];

/** The part of the house that a file belongs to: a folder of `lib/`, `connect` or `mod`. */
export function partOf(path: string): string | undefined {
  if (path === "mod.ts") return "mod";
  return /^lib\/([a-z_]+)(?:\/|\.ts$)/.exec(path)?.[1];
}

/** Imports from a part that its importer may not use. */
export function forbiddenUses(imports: readonly Import[]): string[] {
  return imports.flatMap((one) => {
    const from = partOf(one.from);
    if (from === undefined || one.to === undefined) return [];
    // The program reads its version from the manifest.
    if (from === "cli" && one.to === "deno.json") return [];
    const to = partOf(one.to);
    if (to === from) return [];
    const said = `${one.from} imports ${one.to}`;
    const may = MAY_USE[from];
    if (may === undefined) {
      return [`${said}: "${from}" is no part of the house`];
    }
    if (to === undefined || !may.includes(to)) {
      return [`${said}: "${from}" may not use it`];
    }
    const late = ONLY_DYNAMIC.some(([a, b]) => a === from && b === to);
    return late && !one.dynamic ? [`${said}: only by a dynamic import`] : [];
  });
}

/**
 * Imports that go past another folder's `mod.ts`. A folder in a part may have a `mod.ts` of its
 * own, for programs that must not load the rest.
 */
export function reachesPast(imports: readonly Import[]): string[] {
  return imports.filter(({ from, to }) => {
    if (
      to === undefined || !to.startsWith("lib/") || partOf(from) === partOf(to)
    ) return false;
    return !/^lib\/(?:[a-z_]+\/(?:[a-z_]+\/)?mod|connect)\.ts$/.test(to);
  }).map(({ from, to }) => `${from} imports ${to}, which is not a mod.ts`);
}

/** Specifiers that are neither files, nor `@std`, nor built into Deno. */
export function foreign(imports: readonly Import[]): string[] {
  return imports.filter(({ specifier }) =>
    !/^(?:\.{1,2}\/|@std\/|node:)/.test(specifier)
  )
    .map(({ from, specifier }) => `${from} imports "${specifier}"`);
}

/** The circles among the parts, each as a path that comes back to where it began. */
export function circles(imports: readonly Import[]): string[] {
  const uses = new Map<string, Set<string>>();
  for (const { from, to } of imports) {
    const [a, b] = [partOf(from), to === undefined ? undefined : partOf(to)];
    if (a === undefined || b === undefined || a === b) continue;
    uses.set(a, (uses.get(a) ?? new Set()).add(b));
  }
  const found: string[] = [];
  const done = new Set<string>();
  const visit = (part: string, path: readonly string[]): void => {
    if (path.includes(part)) {
      found.push([...path.slice(path.indexOf(part)), part].join(" -> "));
      return;
    }
    if (done.has(part)) return;
    for (const next of uses.get(part) ?? []) visit(next, [...path, part]);
    done.add(part);
  };
  for (const part of uses.keys()) visit(part, []);
  return found;
}

/** A name that a module exports, and where it is declared. */
export interface Export {
  readonly part: string;
  readonly name: string;
  readonly place: string;
}

/** Names that two parts export for different things; `export *` would drop both in silence. */
export function sharedNames(exports: readonly Export[]): string[] {
  const shared: string[] = [];
  for (const [name, all] of Map.groupBy(exports, (one) => one.name)) {
    const places = new Set(all.map((one) => one.place));
    const parts = new Set(all.map((one) => one.part));
    if (places.size > 1 && parts.size > 1) {
      shared.push(`${name}: ${[...places].join(", ")}`);
    }
  }
  return shared;
}

/** Whether a file may be long: those that a generator writes may. */
export function mayBeLong(path: string): boolean {
  return path.startsWith("lib/api/generated/");
}

/** Lines with a path of some machine, or of the folders around a checkout. */
export function machinePaths(
  path: string,
  text: string,
  root: string,
): string[] {
  // Put together here, so that this file is not the first to break the rule.
  const patterns = [["", "work", "(?:main|shared)"], ["", "opt", "pydeno"], [
    "\\.\\.",
    "shared",
  ]]
    .map((parts) => new RegExp(parts.join("/")));
  return text.split("\n").flatMap((line, index) =>
    line.includes(root) || patterns.some((pattern) => pattern.test(line))
      ? [`${path}:${index + 1}: ${line.trim().slice(0, 100)}`]
      : []
  );
}
