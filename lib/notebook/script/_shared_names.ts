import type { CellDefinition, CellOutline } from "../../cells/outline/mod.ts";

/** What becomes of a name that more than one cell defines. */
export interface SharedNames {
  /** Whether several cells define a name in ways that one module cannot hold. */
  has(name: string): boolean;
  /** Whether a `var` of the name leaves the value that it had, since the first one was such. */
  keepsValue(name: string): boolean;
  /** Whether this is the cell that declares it; the others assign. */
  isFirst(name: string, cell: number): boolean;
}

/** Whether a cell makes an enum or a namespace of this name, which are variables once compiled. */
export function isNamespace(
  { isExact, code }: CellOutline,
  name: string,
): boolean {
  return !isExact &&
    new RegExp(
      `\\b(?:enum|namespace|module)\\s+${RegExp.escape(name)}(?![\\w$])`,
    )
      .test(code);
}

/** What a cell defines that is there while cells run. */
export function valuesOf(outline: CellOutline): readonly CellDefinition[] {
  return outline.definitions.filter(({ name, kind }) =>
    kind !== "type" || isNamespace(outline, name)
  );
}

/** Finds the names that more than one cell defines. */
export function sharedNames(outlines: readonly CellOutline[]): SharedNames {
  const first = new Map<string, number>();
  const all = new Map<string, { cell: number; definition: CellDefinition }[]>();
  for (const [cell, outline] of outlines.entries()) {
    for (const definition of valuesOf(outline)) {
      const { name } = definition;
      if (!first.has(name)) first.set(name, cell);
      const known = all.get(name) ?? [];
      known.push({ cell, definition });
      all.set(name, known);
    }
  }
  const shared = new Set<string>();
  for (const [name, definitions] of all) {
    const cells = new Set(definitions.map(({ cell }) => cell));
    // A compiler makes variables of namespaces, which do not go on as these do.
    const kinds = new Set(
      definitions.map(({ cell, definition }) =>
        outlines[cell]?.isExact === false ? "compiled" : definition.kind
      ),
    );
    if (cells.size < 2 || (kinds.size === 1 && kinds.has("var"))) continue;
    const isSameImport = kinds.size === 1 && kinds.has("import") &&
      new Set([...cells].map((cell) => importOf(outlines[cell], name))).size ===
        1;
    if (!isSameImport) shared.add(name);
  }
  return {
    has: (name) => shared.has(name),
    keepsValue: (name) => {
      const [one] = all.get(name) ?? [];
      const outline = one && outlines[one.cell];
      return one?.definition.kind === "var" ||
        one?.definition.kind === "function" ||
        (outline !== undefined && isNamespace(outline, name));
    },
    isFirst: (name, cell) => first.get(name) === cell,
  };
}

/** What a cell imports under a name, as a key. */
function importOf(outline: CellOutline | undefined, as: string): string {
  for (const { specifier, names, exports } of outline?.imports ?? []) {
    const found = exports ? undefined : names.find((one) => one.as === as);
    if (found) return JSON.stringify([specifier, found.name]);
  }
  return "";
}
