import type { CellDefinition } from "../cells/mod.ts";
import { addEdited, blank, type CellEdit } from "./_edits.ts";
import { type ImportState, JoinedImports } from "./_joined_imports.ts";
import type { CellPlace, OutlinedCell } from "./language_cell.ts";
import { LineTable } from "./_line_table.ts";
import { type CellOffset, Pieces } from "./_pieces.ts";

/** Cells as one module. */
export interface JoinedCells {
  /** The module. */
  readonly code: string;
  /** Whether it has JSX, so that it is a `.tsx` file. */
  readonly isJsx: boolean;
  /** Names that more than one cell defines. */
  readonly redefined: ReadonlySet<string>;
  /** Names whose declaration was changed to `let`. */
  readonly loosened: ReadonlySet<string>;
  /** What names begin with that joining made up. */
  readonly prefix: string;
  /**
   * Where a place of the module is in the cells.
   *
   * @param line Line of the module, from 1.
   * @param column Column of the module, from 1.
   * @returns The place; `undefined` for what no cell says.
   */
  place(line: number, column: number): CellPlace | undefined;
  /**
   * The same by offset in UTF-16 units.
   *
   * @param offset The offset in the module.
   * @param isEnd Whether it is the end of a range.
   * @returns The cell from 0, and the offset in it.
   */
  origin(offset: number, isEnd?: boolean): CellOffset | undefined;
}

/** How {@linkcode joinCells} works. */
export interface JoinCellsOptions {
  /** What stands at the beginning of the module: whole lines. @default {"export {};\n"} */
  readonly head?: string;
  /** Whether the cells are JavaScript. @default {false} */
  readonly isScript?: boolean;
}

/** What the cells so far have made of a name. */
interface Visible {
  /** Whether it is a `var` in a block or a loop. */
  readonly isNested: boolean;
  /** What an import brought it from. */
  readonly from?: string;
}

/**
 * Joins cells into one module that means to a compiler what the cells mean to
 * the kernel: later cells see what earlier ones define, and may define it again
 * as anything else. Where one does, a block begins that reaches to the end, so
 * that the code before keeps the earlier meaning. Cells that are no TypeScript
 * are left out.
 *
 * @param cells The cells in their order.
 * @param options What the module begins with, and whether it has types.
 * @returns The module.
 *
 * @example Cells that define a name twice
 * ```ts
 * import { joinCells, outlineCells } from "@cenote/cenote/language";
 * import { assertEquals } from "@std/assert";
 *
 * const cells = await outlineCells([
 *   { id: "a", source: "const a = 1;" },
 *   { id: "b", source: "\nconst a = 'two';" },
 * ]);
 * const { code, place } = joinCells(cells);
 * assertEquals(code.split("\n"), [
 *   "export {};",
 *   "const a = 1;",
 *   ";",
 *   "",
 *   ";{const a = 'two';",
 *   ";",
 *   "}",
 * ]);
 * assertEquals(place(5, 3), { cell: 1, line: 2, column: 1 });
 * ```
 */
export function joinCells(
  cells: readonly OutlinedCell[],
  options: JoinCellsOptions = {},
): JoinedCells {
  const joiner = new Joiner(cells, options);
  for (const [index, cell] of cells.entries()) joiner.add(cell, index);
  const pieces = joiner.finish();
  const lines = new LineTable(pieces.text, "editor");
  return {
    code: pieces.text,
    isJsx: cells.some(({ outline }) => outline.isJsx),
    redefined: joiner.redefined,
    loosened: joiner.loosened,
    prefix: joiner.prefix,
    origin: (offset, isEnd) => pieces.origin(offset, isEnd),
    place: (line, column) => {
      const found = pieces.origin(lines.offset(line - 1, column - 1));
      const source = cells[found?.cell ?? -1]?.source;
      if (found === undefined || source === undefined) return undefined;
      const at = new LineTable(source, "editor").place(found.offset);
      return { cell: found.cell, line: at.line + 1, column: at.column + 1 };
    },
  };
}

class Joiner {
  readonly redefined: ReadonlySet<string>;
  readonly prefix: string;
  readonly loosened = new Set<string>();
  readonly #head = new Pieces();
  readonly #body = new Pieces();
  readonly #imports: JoinedImports;
  readonly #visible = new Map<string, Visible>();
  readonly #isScript: boolean;
  #open = 0;
  #defaults = 0;

  constructor(
    cells: readonly OutlinedCell[],
    { head = "export {};\n", isScript = false }: JoinCellsOptions,
  ) {
    this.#head.add(head);
    this.#isScript = isScript;
    this.prefix = freePrefix(cells);
    this.#imports = new JoinedImports(
      this.#head,
      `${this.prefix}i`,
      isScript,
    );
    this.redefined = redefinedIn(cells);
  }

  add({ outline, isParameters }: OutlinedCell, index: number): void {
    if (outline.error !== undefined) return;
    const { code, definitions, imports } = outline;
    const block = this.#blockAt(outline);
    const inBlock = this.#open > 0 || block !== undefined;
    const edits = [...this.#moduleEdits(outline, index, inBlock)];
    const declarations: string[] = [];
    for (const one of imports) {
      const joined = this.#imports.place(
        code,
        index,
        one,
        ({ name, as, type }) => this.#state(as, key(one.specifier, name, type)),
        inBlock,
      );
      edits.push(...joined.edits);
      declarations.push(...joined.declarations);
    }
    edits.push(...this.#loosened(outline, isParameters === true, inBlock));
    declarations.push(...this.#covered(outline));
    for (const { start, end } of outline.throws) {
      // What comes behind it is not out of reach: the next cell runs all the same.
      if (isPlainThrow(code.slice(end))) {
        edits.push({ start, end, text: "void " });
      }
    }
    if (block !== undefined) {
      this.#open++;
      if (block === 0) this.#body.add(`{${declarations.join(" ")}`);
      else edits.push({ start: block, end: block, text: ";{" });
    }
    if (outline.isObject) this.#body.add("(");
    addEdited(this.#body, code, index, edits);
    this.#body.add(outline.isObject ? "\n)\n;\n" : "\n;\n");
    for (const { name, nested } of definitions) {
      this.#visible.set(name, { isNested: nested });
    }
    for (const { specifier, names, exports } of imports) {
      if (exports) continue;
      for (const { name, as, type } of names) {
        this.#visible.set(as, {
          isNested: false,
          from: key(specifier, name, type),
        });
      }
    }
  }

  finish(): Pieces {
    const all = new Pieces();
    all.append(this.#head);
    all.append(this.#body);
    all.add("}".repeat(this.#open));
    return all;
  }

  /** What a name that is imported is to the cells before. */
  #state(as: string, from: string): ImportState {
    const before = this.#visible.get(as);
    return before === undefined
      ? "new"
      : before.from === from
      ? "same"
      : "other";
  }

  /** Where a block has to begin for what a cell defines again, if it does. */
  #blockAt(
    { code, definitions, imports, isExact }: OutlinedCell["outline"],
  ): number | undefined {
    const again = definitions.filter(({ name, kind, nested }) =>
      kind !== "import" && !nested && this.#visible.has(name)
    );
    const imported = imports.some(({ specifier, names, exports }) =>
      !exports &&
      names.some(({ name, as, type }) =>
        this.#state(as, key(specifier, name, type)) === "other"
      )
    );
    if (imported || this.#covered({ definitions }).length > 0) return 0;
    if (again.length === 0) return undefined;
    // Functions and types are there from the beginning of a cell.
    const isEarly = again.some(({ kind }) =>
      kind === "function" || kind === "type"
    );
    return isEarly || !isExact ? 0 : withAbstract(
      code,
      Math.min(...again.map(({ statement }) => statement)),
    );
  }

  /** Declarations for `var` in loops and blocks whose names mean something else so far. */
  #covered(
    { definitions }: Pick<OutlinedCell["outline"], "definitions">,
  ): string[] {
    const names = definitions.filter(({ name, nested }) =>
      nested && this.#visible.get(name)?.isNested === false
    ).map(({ name }) => name);
    return [...new Set(names)].map((name) =>
      this.#isScript ? `let ${name};` : `let ${name}: any;`
    );
  }

  /** Takes away what stands at the top of modules only. */
  *#moduleEdits(
    { code, definitions, exports, ambient }: OutlinedCell["outline"],
    index: number,
    inBlock: boolean,
  ): Iterable<CellEdit> {
    for (const { start, end, kind } of exports) {
      yield kind === "default"
        ? { start, end, text: `let ${this.prefix}d${++this.#defaults} = ` }
        : blank(code, start, end);
    }
    if (!inBlock) return;
    for (const { kind, statement: start } of definitions) {
      // An alias, `import a = b.c`.
      if (kind === "const" && /^import\b/.test(code.slice(start, start + 7))) {
        yield { start, end: start + "import".length, text: "const" };
      }
    }
    for (const { start, end } of ambient) {
      this.#head.copy(code, index, start, end);
      this.#head.add("\n");
      yield blank(code, start, end);
    }
  }

  /** Makes `let` of what would not stand beside the declarations of other cells. */
  *#loosened(
    { code, definitions, isExact }: OutlinedCell["outline"],
    isParameters: boolean,
    inBlock: boolean,
  ): Iterable<CellEdit> {
    if (!isExact) return;
    for (const { name, kind, nested, statement } of definitions) {
      const isVar = kind === "var" && !nested &&
        (inBlock || this.redefined.has(name)) &&
        isOnce(definitions, name);
      if (!isVar && !(isParameters && kind === "const")) continue;
      const words = /^(?:export\s+)?(var|const)\b/.exec(code.slice(statement));
      const word = words?.[1];
      if (words === null || word === undefined) continue;
      const start = statement + words[0].length - word.length;
      this.loosened.add(name);
      yield { start, end: start + word.length, text: "let" };
    }
  }
}

/** The beginning of a class, which is at a word that is no JavaScript. */
function withAbstract(code: string, statement: number): number {
  const from = Math.max(0, statement - 100);
  const word = /\babstract\s+$/.exec(code.slice(from, statement));
  return word === null ? statement : from + word.index;
}

/** What begins no name of the cells. */
function freePrefix(cells: readonly OutlinedCell[]): string {
  let prefix = "$";
  while (cells.some(({ source }) => source.includes(prefix))) prefix += "$";
  return prefix;
}

function isOnce(definitions: readonly CellDefinition[], name: string): boolean {
  return definitions.filter((one) => one.name === name).length === 1;
}

/** Whether what is thrown can as well be an operand. */
function isPlainThrow(rest: string): boolean {
  return /^[^\S\n]+(?:new\b|[\w$.]+[^\S\n]*(?:[;(]|\r?\n|$))/.test(rest);
}

function key(specifier: string, name: string, type: boolean): string {
  return JSON.stringify([specifier, name, type]);
}

function redefinedIn(cells: readonly OutlinedCell[]): ReadonlySet<string> {
  const first = new Map<string, number>();
  const again = new Set<string>();
  for (const [index, { outline }] of cells.entries()) {
    for (const { name } of outline.definitions) {
      if ((first.get(name) ?? index) !== index) again.add(name);
      first.set(name, index);
    }
  }
  return again;
}
