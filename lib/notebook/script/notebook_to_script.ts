import {
  type CellOutline,
  type CellStatements,
  outlineCell,
  readCellStatements,
} from "../../cells/outline/mod.ts";
import { hasTag } from "../format/cell_tags.ts";
import {
  type DocumentCell,
  joinLines,
  type NotebookDocument,
} from "../format/mod.ts";
import { type NameRules, rewriteDeclarations } from "./_declarations.ts";
import { ScriptImports } from "./_imports.ts";
import { quoted, scriptSpecifier } from "./_module_address.ts";
import {
  type PreambleNames,
  preambleNames,
  preambleText,
} from "./_preamble.ts";
import {
  isNamespace,
  type SharedNames,
  sharedNames,
  valuesOf,
} from "./_shared_names.ts";
import { showLastValue } from "./_show_last_value.ts";
import { TextEdits } from "./_text_edits.ts";

/** Options of {@linkcode notebookToScript}. */
export interface NotebookToScriptOptions {
  /** Address of the notebook's folder, ending in `/`: relative imports start there. @default {options.to} */
  readonly from?: string;
  /** Address of the script's folder, ending in `/`. @default {options.from} */
  readonly to?: string;
  /** Ends the reading of cells. */
  readonly signal?: AbortSignal;
}

/** A text of a cell with what stands in it. */
interface CellText {
  readonly outline: CellOutline;
  readonly statements: CellStatements | undefined;
}

/** A cell on its way into the script. */
interface ScriptCell extends CellText {
  readonly cell: DocumentCell;
  readonly source: string;
  /** The cell as JavaScript, where its names cannot be changed in its own text. */
  readonly compiled: CellText | undefined;
}

/**
 * Writes a notebook as a script that `deno run` runs: one cell after another,
 * prose as comments, imports at the beginning. What a cell would show below it is
 * printed: the value of its last expression, and what goes to `Deno.jupyter`. A
 * name that several cells define is one variable, as in a notebook. Cells tagged
 * `skip-execution` are comments; one tagged `raises-exception` does not end the
 * script.
 *
 * What a loop or a condition at the end of a cell leaves as its value is not
 * printed, nor is the value of a cell with JSX or decorators; JSX makes the script
 * one for a `.tsx` file. Raw cells are left out.
 *
 * @param notebook The notebook.
 * @param options Where notebook and script are.
 * @returns The script.
 *
 * @example
 * ```ts
 * import { newCell, newNotebook, notebookToScript } from "@cenote/cenote/notebook";
 * import { assertMatch } from "@std/assert";
 *
 * const cells = [newCell("code", "const a = 1;"), newCell("code", "const a = 2;\na")];
 * const script = await notebookToScript(newNotebook({ cells }));
 * assertMatch(script, /let a = 1;\n\n\na = 2;\nawait show\(a\);\n$/);
 * ```
 */
export async function notebookToScript(
  notebook: NotebookDocument,
  options: NotebookToScriptOptions = {},
): Promise<string> {
  const cells = await Promise.all(
    notebook.cells.map((cell) => readCell(cell, options)),
  );
  return new ScriptWriter(cells, options).text();
}

async function readCell(
  cell: DocumentCell,
  { signal }: NotebookToScriptOptions,
): Promise<ScriptCell> {
  const source = joinLines(cell.source).replace(/\r\n?/g, "\n");
  const runs = cell.cell_type === "code" && !hasTag(cell, "skip-execution");
  const ending = signal === undefined ? {} : { signal };
  const outline = await outlineCell(runs ? source : "", ending);
  const statements = runs ? readCellStatements(source) : undefined;
  const compiled = outline.isExact || outline.isJsx
    ? undefined
    : readCellStatements(source, { mayCompile: true });
  return {
    cell,
    source,
    outline,
    statements,
    compiled: compiled && {
      outline: await outlineCell(compiled.code, ending),
      statements: compiled,
    },
  };
}

class ScriptWriter {
  readonly #names: PreambleNames;
  readonly #shared: SharedNames;
  readonly #imports: ScriptImports;
  #usesShow = false;
  #usesJupyter = false;
  readonly #usesLast: boolean;

  constructor(
    readonly cells: readonly ScriptCell[],
    readonly options: NotebookToScriptOptions,
  ) {
    const words = cells.flatMap(({ source }) =>
      source.replaceAll(/\bDeno\s*\.\s*jupyter\b/g, "")
        .match(/[\p{ID_Start}$_][\p{ID_Continue}$]*/gu) ?? []
    );
    this.#names = preambleNames(new Set(words));
    this.#shared = sharedNames(cells.map(({ outline }) => outline));
    this.#imports = new ScriptImports(options);
    const uses = cells.some(({ outline }) =>
      outline.uses.some(({ name }) => name === "_")
    );
    const defines = cells.some(({ outline }) =>
      outline.definitions.some(({ name }) => name === "_")
    );
    this.#usesLast = uses && !defines;
  }

  text(): string {
    const parts = this.cells.map((cell, n) => this.#part(cell, n));
    const preamble = preambleText(this.#names, {
      show: this.#usesShow,
      jupyter: this.#usesJupyter,
      last: this.#usesLast,
    });
    // A title stays in front.
    const isTitled = this.cells[0]?.cell.cell_type === "markdown";
    const all = [
      ...parts.slice(0, isTitled ? 1 : 0),
      this.#imports.text,
      preamble,
      ...parts.slice(isTitled ? 1 : 0),
    ].filter((part) => part !== "");
    return all.length === 0 ? "" : `${all.join("\n\n\n")}\n`;
  }

  #part(cell: ScriptCell, index: number): string {
    if (cell.cell.cell_type === "raw") return "";
    if (cell.cell.cell_type === "markdown") return commented(cell.source);
    if (hasTag(cell.cell, "skip-execution")) return commented(cell.source);
    const { error } = cell.outline;
    if (error !== undefined) {
      return commented(
        `This cell is no TypeScript: ${error.message}\n\n${cell.source}`,
      );
    }
    const code = withoutBlankLines(this.#code(cell, index));
    // What stood before the rest of its line may be gone.
    return closedBefore(/^\s/.test(cell.source) ? code : code.trimStart());
  }

  #code(cell: ScriptCell, index: number): string {
    const isTried = hasTag(cell.cell, "raises-exception");
    const names = valuesOf(cell.outline).filter(({ kind }) => kind !== "import")
      .map(({ name }) => name);
    const shared: NameRules = {
      isShared: (name) => this.#shared.has(name),
      isAssigned: (name) =>
        this.#shared.has(name) && !this.#shared.isFirst(name, index),
      keepsValue: (name) => this.#shared.keepsValue(name),
      isNamespace: (name) => isNamespace(cell.outline, name),
    };
    const rules: NameRules = isTried
      ? { ...shared, isShared: () => true, isAssigned: () => true }
      : shared;
    const isChanged = names.some(rules.isShared);
    const { outline, statements } = isChanged && cell.compiled !== undefined
      ? cell.compiled
      : cell;
    const edits = new TextEdits(outline.code);
    const imported = this.#imports.take(outline, edits, shared);
    this.#replaceJupyter(outline, edits);
    for (const one of outline.exports) {
      if (one.kind === "names") edits.remove(one);
    }
    if (statements === undefined) {
      return [...imported, edits.apply()].join("\n");
    }
    this.#moveDynamicImports(statements, edits);
    const head = isChanged
      ? rewriteDeclarations(statements, edits, rules)
      : undefined;
    for (const { kind, start, end } of outline.exports) {
      if (kind !== "names") edits.replace({ start, end }, "");
    }
    if (showLastValue(statements, edits, this.#names.show)) {
      this.#usesShow = true;
    }
    const body = [...imported, ...head?.functions ?? [], edits.apply()]
      .join("\n");
    const declared = new Set([
      ...head?.declared ?? [],
      ...isTried ? names.filter((name) => !this.#isDeclared(name, index)) : [],
    ]);
    const first = declared.size === 0
      ? ""
      : `let ${[...declared].join(", ")};\n`;
    return isTried
      ? `${first}try {\n${body}\n} catch (error) {\n  console.error(error);\n}`
      : first + body;
  }

  /** Whether a cell before declares a name. */
  #isDeclared(name: string, index: number): boolean {
    return this.#shared.has(name) && !this.#shared.isFirst(name, index);
  }

  #replaceJupyter({ code, uses }: CellOutline, edits: TextEdits): void {
    for (const { name, start } of uses) {
      if (name !== "Deno") continue;
      const found = /^Deno\s*\??\.\s*jupyter\b/.exec(code.slice(start));
      if (found === null) continue;
      edits.replace(
        { start, end: start + found[0].length },
        this.#names.jupyter,
      );
      this.#usesJupyter = true;
    }
  }

  #moveDynamicImports(
    { code, dynamicImports }: CellStatements,
    edits: TextEdits,
  ): void {
    for (const { start, end } of dynamicImports) {
      const written = code.slice(start, end);
      const specifier = /^(["'])([^"'\\]*)\1$/.exec(written)?.[2];
      if (specifier === undefined) continue;
      const moved = scriptSpecifier(specifier, this.options);
      if (moved !== specifier) {
        edits.replace({ start, end }, quoted(moved, written));
      }
    }
  }
}

/** Prose as comments. */
function commented(text: string): string {
  return text.replace(/[\u2028\u2029]/g, "\n").trim().split("\n")
    .map((line) => `// ${line}`.trimEnd()).join("\n");
}

/** Keeps a cell from going on with what the cell before ends in. */
function closedBefore(code: string): string {
  const start = /^(?:\s+|\/\/.*|\/\*[^]*?\*\/)*/.exec(code)?.[0].length ?? 0;
  return /[([`/+*-]/.test(code.charAt(start))
    ? `${code.slice(0, start)};${code.slice(start)}`
    : code;
}

function withoutBlankLines(code: string): string {
  return code.replace(/^(?:[^\S\n]*\n)+/, "").trimEnd();
}
