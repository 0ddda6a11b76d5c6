import {
  type CellDiagnostic,
  diagnoseCells,
  type LanguageCell,
  LanguageServer,
  outlineCells,
  type OutlinedCell,
} from "../../language/mod.ts";
import { isTypeScriptNotebook, languageOf } from "../convert/code_languages.ts";
import { hasTag } from "../format/cell_tags.ts";
import {
  type CodeCell,
  type DocumentCell,
  joinLines,
  type NotebookDocument,
} from "../format/mod.ts";
import type { CheckMemory, RememberedNotebook } from "./check_memory.ts";
import { checkModules } from "./_check_modules.ts";
import {
  localModules,
  nearestImports,
  type ProjectImports,
} from "./_local_modules.ts";
import type {
  ModuleDiagnostic,
  NotebookCheck,
  NotebookDiagnostic,
  NotebooksChecked,
} from "./notebook_check.ts";

/** A notebook to be checked. */
export interface NotebookToCheck {
  /** What it is called in the result. */
  readonly name: string;
  /** Its address, which need not be there: relative imports start in its folder. */
  readonly url: string;
  /** The notebook. */
  readonly document: NotebookDocument;
}

/** How {@linkcode checkNotebooks} works. */
export interface CheckNotebooksOptions {
  /** Whether to say also what `deno lint` says. @default {true} */
  readonly lint?: boolean;
  /** Whether to check also the project's own modules that the cells import. @default {true} */
  readonly modules?: boolean;
  /**
   * Where to remember what was found, so that a notebook of which nothing has
   * changed is not checked again.
   * @default {nothing is remembered}
   */
  readonly memory?: CheckMemory;
  /** Called with each result as it is there. */
  readonly onChecked?: (check: NotebookCheck) => void;
  /** Ends it. */
  readonly signal?: AbortSignal;
}

interface Prepared extends NotebookToCheck, RememberedNotebook {
  readonly imports: ProjectImports;
  /** The numbers of the cells in the notebook, from 0. */
  readonly numbers: readonly number[];
  readonly cells: readonly OutlinedCell[];
}

/**
 * Checks notebooks without running them: types of all cells together, as the
 * kernel would see them one after another; what `deno lint` says; what a cell
 * uses that only a later one defines; what is defined and used nowhere. Errors
 * in the project's own modules that the cells import are told, too.
 *
 * One process of the compiler serves all notebooks. Nothing is written, nothing
 * is downloaded: what is not there is a warning. Cells tagged `skip-execution`
 * are left out; one tagged `raises-exception` is meant to fail, so its errors are
 * warnings. Notebooks in other languages are skipped.
 *
 * @param notebooks The notebooks.
 * @param options What to check.
 * @returns What was found.
 * @throws {Error} If a project's `deno.json` is no JSON, or the compiler's process
 * ends meanwhile.
 * @throws {DOMException} If it was aborted.
 *
 * @example A type that does not fit
 * ```ts
 * import { checkNotebooks, parseNotebook } from "@cenote/cenote/notebook";
 * import { assertEquals } from "@std/assert";
 *
 * const document = parseNotebook(JSON.stringify({
 *   cells: [{
 *     cell_type: "code",
 *     id: "a",
 *     source: "const size: number = 'big';\nsize;",
 *     metadata: {},
 *     outputs: [],
 *     execution_count: null,
 *   }],
 *   metadata: {},
 *   nbformat: 4,
 *   nbformat_minor: 5,
 * }));
 * const folder = await Deno.makeTempDir();
 * const { notebooks: [found] } = await checkNotebooks([
 *   { name: "sizes", url: `file://${folder}/sizes.ipynb`, document },
 * ]);
 * assertEquals(found?.diagnostics.map(({ id, line, code }) => [id, line, code]), [
 *   ["a", 1, "TS2322"],
 * ]);
 * ```
 */
export async function checkNotebooks(
  notebooks: readonly NotebookToCheck[],
  options: CheckNotebooksOptions = {},
): Promise<NotebooksChecked> {
  const { lint = true, modules: withModules = true, memory, signal } = options;
  signal?.throwIfAborted();
  const mine = notebooks.filter(({ document }) =>
    isTypeScriptNotebook(document.metadata)
  );
  if (mine.length === 0) {
    return { notebooks: notebooks.map(skipped), modules: [] };
  }
  await using compiler = new Compiler(mine, lint, signal);
  // Where nothing is remembered it starts while the cells are read.
  if (memory === undefined) compiler.start();
  const prepared = new Map(
    await Promise.all(
      mine.map(async (one) => [one, await prepare(one, lint, signal)] as const),
    ),
  );
  const modules = checkAllModules(
    withModules ? [...prepared.values()] : [],
    signal,
  );
  modules.catch(() => {});
  const found: NotebookCheck[] = [];
  const keeping: Promise<void>[] = [];
  for (const notebook of notebooks) {
    const ready = prepared.get(notebook);
    const recalled = ready && await memory?.recall(ready);
    const known = recalled?.check;
    const check = ready === undefined
      ? skipped(notebook)
      : known === undefined
      ? await checkOne(ready, await compiler.start())
      : { ...known, name: ready.name };
    if (recalled && isSure(check)) keeping.push(recalled.keep(check, signal));
    found.push(check);
    options.onChecked?.(check);
  }
  await Promise.all(keeping);
  return { notebooks: found, modules: await modules };
}

/** The compiler's process, which starts when it is asked for. */
class Compiler implements AsyncDisposable {
  #server: Promise<LanguageServer> | undefined;

  constructor(
    readonly notebooks: readonly NotebookToCheck[],
    readonly lint: boolean,
    readonly signal: AbortSignal | undefined,
  ) {}

  start(): Promise<LanguageServer> {
    if (this.#server === undefined) {
      const { lint, signal } = this;
      const folders = [
        ...new Set(this.notebooks.map(({ url }) => new URL(".", url).href)),
      ];
      this.#server = LanguageServer.start({
        folders,
        lint,
        ...(signal ? { signal } : {}),
      });
      this.#server.catch(() => {});
    }
    return this.#server;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await (await this.#server?.catch(() => undefined))?.[Symbol.asyncDispose]();
  }
}

/** Whether nothing was found that may change by itself, such as a missing package. */
function isSure({ diagnostics }: NotebookCheck): boolean {
  return diagnostics.every(({ code }) =>
    code !== "not-downloaded" && !code.startsWith("deno-")
  );
}

function skipped({ name, document }: NotebookToCheck): NotebookCheck {
  const language = languageOf(document.metadata) ?? "nothing known";
  return {
    name,
    skipped: `its cells are ${language}, not TypeScript`,
    diagnostics: [],
  };
}

async function prepare(
  notebook: NotebookToCheck,
  lint: boolean,
  signal: AbortSignal | undefined,
): Promise<Prepared> {
  const numbers: number[] = [];
  const cells: LanguageCell[] = [];
  for (const [index, cell] of notebook.document.cells.entries()) {
    if (!isCode(cell) || hasTag(cell, "skip-execution")) continue;
    numbers.push(index);
    cells.push({
      id: cell.id ?? "",
      source: joinLines(cell.source),
      isParameters: hasTag(cell, "parameters"),
    });
  }
  const folder = new URL(".", notebook.url);
  return {
    ...notebook,
    more: [
      lint,
      languageOf(notebook.document.metadata),
      numbers.map((index) => {
        const { id, metadata } = notebook.document.cells[index] ?? {};
        return [index, id, metadata?.tags];
      }),
    ],
    folder,
    imports: await nearestImports(folder),
    numbers,
    cells: await outlineCells(cells, signal ? { signal } : {}),
  };
}

function isCode(cell: DocumentCell): cell is CodeCell {
  return cell.cell_type === "code";
}

async function checkOne(
  { name, url, document, numbers, cells }: Prepared,
  server: LanguageServer,
): Promise<NotebookCheck> {
  const isScript = /^(?:javascript|js|jsx|mjs)$/.test(
    languageOf(document.metadata) ?? "",
  );
  const { diagnostics, isChecked } = await diagnoseCells(cells, {
    server,
    url,
    language: isScript ? "javascript" : "typescript",
  });
  return {
    name,
    ...(isChecked
      ? {}
      : { skipped: 'the "exclude" of its deno.json leaves it out' }),
    diagnostics: diagnostics.map((one) => placed(one, document, numbers)),
  };
}

function placed(
  one: CellDiagnostic,
  { cells }: NotebookDocument,
  numbers: readonly number[],
): NotebookDiagnostic {
  const { kind, code, message, start, end, definedIn } = one;
  const index = numbers[one.cell] ?? 0;
  const cell = cells[index];
  const source = cell === undefined ? "" : joinLines(cell.source);
  const isMeant = cell !== undefined && hasTag(cell, "raises-exception");
  const later = definedIn === undefined
    ? ""
    : `; cell ${(numbers[definedIn] ?? 0) + 1} defines it`;
  return {
    cell: index + 1,
    id: cell?.id ?? null,
    line: start.line,
    column: start.column,
    endLine: end.line,
    endColumn: end.column,
    severity: isMeant ? "warning" : one.severity,
    kind,
    code,
    message: message + later,
    source: source.split(/\r\n|[\n\r]/)[start.line - 1] ?? "",
  };
}

/** Checks what the notebooks import, each file once, folder by folder. */
async function checkAllModules(
  notebooks: readonly Prepared[],
  signal: AbortSignal | undefined,
): Promise<ModuleDiagnostic[]> {
  const byFolder = new Map<string, Set<string>>();
  const seen = new Set<string>();
  for (const { folder, cells, imports } of notebooks) {
    const own = byFolder.get(folder.href) ?? new Set();
    byFolder.set(folder.href, own);
    for (const url of localModules(cells, folder, imports)) {
      if (!seen.has(url)) own.add(url);
      seen.add(url);
    }
  }
  const found = new Map<string, ModuleDiagnostic>();
  for (const [folder, urls] of byFolder) {
    for (const one of await checkModules(urls, new URL(folder), signal)) {
      found.set(JSON.stringify(one), one);
    }
  }
  return [...found.values()];
}
