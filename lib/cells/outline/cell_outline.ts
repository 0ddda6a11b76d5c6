import type { CellSyntaxError } from "../transform/cell_syntax_error.ts";

/** A part of a cell's text, in UTF-16 units. */
export interface CellRange {
  /** Where it begins. */
  readonly start: number;
  /** Where it ends: the unit behind its last one. */
  readonly end: number;
}

/** What a cell defines for the cells after it. */
export interface CellDefinition extends CellRange {
  /** The name; the range is the name's own. */
  readonly name: string;
  /** How it is defined; `"type"` is what does not exist while cells run. */
  readonly kind:
    | "var"
    | "let"
    | "const"
    | "using"
    | "function"
    | "class"
    | "import"
    | "type";
  /** Whether the cell exports it. */
  readonly exported: boolean;
  /** Where the statement that defines it begins. */
  readonly statement: number;
  /** Whether it is a `var` in a block or a loop. */
  readonly nested: boolean;
}

/** A value's name that a cell uses and that no function or block of it declares. */
export interface CellUse extends CellRange {
  /** The name; the range is the name's own. */
  readonly name: string;
  /** Whether it stands in a function, which later cells may call. */
  readonly deferred: boolean;
}

/** One name of an import. */
export interface CellImportName {
  /** What the module calls it; `"*"` for all of the module. */
  readonly name: string;
  /** What the cell calls it. */
  readonly as: string;
  /** Whether it is imported as a type only. */
  readonly type: boolean;
}

/** An `import` or `export … from` of a cell. */
export interface CellImport extends CellRange {
  /** The module, as the cell names it. */
  readonly specifier: string;
  /** What stands behind the clause: the specifier as it is written, with its attributes. */
  readonly from: CellRange;
  /** The names; none for an import of a module's effects. */
  readonly names: readonly CellImportName[];
  /** Whether it is an `export … from`. */
  readonly exports: boolean;
}

/** An `export` that brings nothing from elsewhere. */
export interface CellExport extends CellRange {
  /**
   * `"words"`: the range is the words before a declaration. `"default"`: the range
   * is the words before an expression. `"names"`: the range is the statement.
   */
  readonly kind: "words" | "default" | "names";
}

/** What can be told of a cell without running it. */
export interface CellOutline {
  /** The cell, without what no compiler takes (commands, a byte order mark), every place as it was. */
  readonly code: string;
  /** Whether the whole cell is an object literal. */
  readonly isObject: boolean;
  /** Whether it has JSX. */
  readonly isJsx: boolean;
  /** Whether places of statements are exact: no compiler wrote the cell anew. */
  readonly isExact: boolean;
  /** What it defines, in its order. */
  readonly definitions: readonly CellDefinition[];
  /** What it uses, in its order. */
  readonly uses: readonly CellUse[];
  /** What it imports, in its order. */
  readonly imports: readonly CellImport[];
  /** What it exports, in its order. */
  readonly exports: readonly CellExport[];
  /** Its `declare global` and `declare module`. */
  readonly ambient: readonly CellRange[];
  /** The words `throw` that end it whenever it comes there. */
  readonly throws: readonly CellRange[];
  /** Why it is no TypeScript; then the rest is only what its words look like. */
  readonly error?: CellSyntaxError;
}
