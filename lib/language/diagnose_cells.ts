import type { CellDiagnostic } from "./cell_diagnostic.ts";
import { joinCells } from "./join_cells.ts";
import type { OutlinedCell } from "./language_cell.ts";
import { LanguageServer } from "./language_server.ts";
import { SayingReader } from "./_saying_reader.ts";

/** What {@linkcode diagnoseCells} needs besides the cells. */
export interface DiagnoseCellsOptions {
  /** Who is asked. */
  readonly server: Pick<LanguageServer, "diagnose">;
  /** Address of the notebook, which need not be there: relative imports start in its folder. */
  readonly url: string;
  /** What the cells are written in. @default {"typescript"} */
  readonly language?: "typescript" | "javascript";
}

/** What is said of the cells of a notebook. */
export interface CellsDiagnosed {
  /** What is wrong, by cell and place. */
  readonly diagnostics: readonly CellDiagnostic[];
  /** False where the project's `exclude` keeps the compiler away from the notebook. */
  readonly isChecked: boolean;
}

/** A wrong line of ours: it tells that the compiler looks at the module. */
const PROBE = "0 satisfies never;";
const PROBE_CODE = "1360";
const PRAGMA_REGEXP = /\/\*\*?[^*]*@jsx\w*\s[^]*?\*\//g;

/**
 * Says what is wrong with cells that run one after another: what the compiler
 * and the linter say of them all as one module, what is used before it is
 * defined, and what is defined for nothing.
 *
 * @param cells The cells in their order.
 * @param options Who is asked, and where the notebook is.
 * @returns What is wrong.
 * @throws {Error} If the server ends meanwhile.
 *
 * @example A cell that comes too early
 * ```ts
 * import {
 *   diagnoseCells,
 *   LanguageServer,
 *   outlineCells,
 * } from "@cenote/cenote/language";
 * import { assertEquals } from "@std/assert";
 *
 * const folder = `file://${await Deno.makeTempDir()}/`;
 * await using server = await LanguageServer.start({ folders: [folder] });
 * const cells = await outlineCells([
 *   { id: "a", source: "console.log(rate);" },
 *   { id: "b", source: "const rate: number = 'high';\nrate;" },
 * ]);
 * const { diagnostics } = await diagnoseCells(cells, {
 *   server,
 *   url: `${folder}notebook.ipynb`,
 * });
 * assertEquals(diagnostics.map(({ cell, code }) => [cell, code]), [
 *   [0, "out-of-order"],
 *   [1, "TS2322"],
 * ]);
 * ```
 */
export async function diagnoseCells(
  cells: readonly OutlinedCell[],
  options: DiagnoseCellsOptions,
): Promise<CellsDiagnosed> {
  const { server, url, language = "typescript" } = options;
  const isScript = language === "javascript";
  const joined = joinCells(cells, {
    head: headOf(cells, isScript),
    isScript,
  });
  const said = await server.diagnose({
    url: `${url}.cells.${isScript ? "js" : joined.isJsx ? "tsx" : "ts"}`,
    language: isScript
      ? "javascript"
      : joined.isJsx
      ? "typescriptreact"
      : "typescript",
    text: joined.code,
  });
  const reader = new SayingReader(cells, joined);
  for (const one of said) reader.take(one);
  return {
    diagnostics: reader.finish(),
    isChecked: isScript || said.some(({ code }) => code === PROBE_CODE),
  };
}

function headOf(cells: readonly OutlinedCell[], isScript: boolean): string {
  if (isScript) return "export {};\n";
  const pragmas = cells.filter(({ outline }) => outline.isJsx)
    .flatMap(({ source }) => source.match(PRAGMA_REGEXP) ?? [])
    .map((pragma) => pragma.replace(/\s+/g, " "));
  return `${LanguageServer.cellHead}${pragmas.join(" ")} export {};${PROBE}\n`;
}
