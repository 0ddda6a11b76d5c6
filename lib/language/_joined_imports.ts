import type { CellImport, CellImportName } from "../cells/mod.ts";
import { blank, type CellEdit } from "./_edits.ts";
import type { Pieces } from "./_pieces.ts";

/** What an import of a cell becomes. */
export interface JoinedImport {
  /** Changes of the cell. */
  readonly edits: readonly CellEdit[];
  /** Declarations for the beginning of the cell's block. */
  readonly declarations: readonly string[];
}

/** What a name of an import is to the cells before. */
export type ImportState = "new" | "same" | "other";

/** A comment for the line behind it. */
const DIRECTIVE_REGEXP =
  /(?:^|\n)[^\S\n]*(\/\/[^\S\n]*(?:@ts-|deno-lint-ignore|deno-types|@deno-types)[^\n]*\n)[^\S\n]*$/;

const IDENTIFIER_REGEXP = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u;

/** Puts imports where a module may have them, under names that are free there. */
export class JoinedImports {
  #aliases = 0;

  /**
   * @param head The beginning of the module.
   * @param prefix What begins no name of the cells.
   * @param isScript Whether there are no types.
   */
  constructor(
    readonly head: Pieces,
    readonly prefix: string,
    readonly isScript: boolean,
  ) {}

  /**
   * Places one import.
   *
   * @param inBlock Whether the cell stands in a block, where no import may be.
   */
  place(
    source: string,
    cell: number,
    one: CellImport,
    state: (name: CellImportName) => ImportState,
    inBlock: boolean,
  ): JoinedImport {
    const { start, end, names, exports } = one;
    const states = names.map(state);
    const isPlain = exports || states.every((each) => each === "new");
    if (isPlain && !inBlock) return { edits: [], declarations: [] };
    const edits = [blank(source, start, end)];
    const before = DIRECTIVE_REGEXP.exec(source.slice(0, start));
    if (before?.[1] !== undefined) {
      const at = before.index + before[0].indexOf(before[1]);
      this.head.copy(source, cell, at, at + before[1].length);
    }
    if (isPlain) {
      this.head.copy(source, cell, start, end);
      this.head.add("\n");
      return { edits, declarations: [] };
    }
    const declarations = names.flatMap((name, index) =>
      this.#rebuilt(source, cell, one, name, states[index] ?? "new")
    );
    return { edits, declarations };
  }

  /** Imports one name by itself. */
  #rebuilt(
    source: string,
    cell: number,
    { start, from }: CellImport,
    { name, as, type }: CellImportName,
    state: ImportState,
  ): string[] {
    if (state === "same") return [];
    const local = state === "new" ? as : `${this.prefix}${++this.#aliases}`;
    const word = type ? "type " : "";
    const clause = name === "*"
      ? `${word}* as ${local}`
      : IDENTIFIER_REGEXP.test(name)
      ? `{ ${word}${name} as ${local} }`
      : `${word}{ ${JSON.stringify(name)} as ${local} }`;
    this.head.add(`import ${clause} from `, {
      cell,
      offset: start,
    });
    this.head.copy(source, cell, from.start, from.end);
    this.head.add(";\n");
    if (state === "new") return [];
    // It may be a value, a type, or both: what it is not the compiler says of our line only.
    return [
      ...(this.isScript ? [] : [`type ${as} = ${local};`]),
      ...(type ? [] : [`const ${as} = ${local};`]),
    ];
  }
}
