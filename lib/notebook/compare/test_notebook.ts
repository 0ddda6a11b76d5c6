import type { NotebookDiff } from "../diff/mod.ts";
import { hasAnyTag } from "../format/cell_tags.ts";
import {
  type DocumentCell,
  editFields,
  type NotebookDocument,
} from "../format/mod.ts";
import {
  type NotebookRun,
  runNotebook,
  type RunNotebookOptions,
} from "../run/mod.ts";
import { diffOutputs, readNormalizers } from "./_diff_outputs.ts";
import type { NormalizeRule } from "./normalize_rule.ts";
import { withNewOutputs } from "./_new_outputs.ts";

/** Options of {@linkcode testNotebook}. */
export interface TestNotebookOptions
  extends Omit<RunNotebookOptions, "parameters" | "recordsTiming"> {
  /**
   * Rules beside those of the notebook: what is not compared exactly.
   * @default {[]}
   */
  readonly rules?: readonly NormalizeRule[];
}

/** What came of running a notebook and comparing what it put out. */
export interface NotebookTest {
  /**
   * `"same"` when every cell put out what is stored; `"failed"` when one failed
   * that may not, or time was up; `"stopped"` when the signal was aborted.
   */
  readonly status: "same" | "different" | "failed" | "stopped";
  /** What came of the run. */
  readonly run: NotebookRun;
  /** What is different, in the cells that ran to their end. */
  readonly diff: NotebookDiff;
  /**
   * The notebook with the new outputs in place of those that are different;
   * where none is, or a cell failed, the notebook itself.
   */
  readonly updated: NotebookDocument;
}

/** Cells with one of these tags do not run, beside those tagged `skip-execution`. */
const SKIPPED_TAGS = ["nbval-skip", "NBVAL_SKIP"];

/**
 * Runs a notebook and compares what its cells put out with what is stored in it.
 *
 * Execution counts and tracebacks are not compared, and how a stream was cut into
 * pieces does not count; all else is compared exactly, but for what rules say: in
 * `metadata.cenote.normalize` of the notebook or of a cell, and in the options.
 * The rules of the options come first, then the notebook's, then the cell's. What
 * cells with the tag `ignore-output` put out is not compared.
 *
 * @param document The notebook.
 * @param options What runs it, limits, and rules.
 * @returns What came of it; the document itself stays as it is.
 * @throws {NormalizeRuleError} If a rule cannot be read; it says where it stands.
 *
 * @example
 * ```ts
 * import { parseNotebook, testNotebook } from "@cenote/cenote/notebook";
 * import { assertEquals } from "@std/assert";
 *
 * const notebook = (stored: string) =>
 *   parseNotebook(JSON.stringify({
 *     cells: [{
 *       id: "a",
 *       cell_type: "code",
 *       metadata: {},
 *       source: "console.log('at', new Date().toISOString())",
 *       execution_count: 1,
 *       outputs: [{ output_type: "stream", name: "stdout", text: [stored] }],
 *     }],
 *     metadata: { cenote: { normalize: ["dates"] } },
 *     nbformat: 4,
 *     nbformat_minor: 5,
 *   }));
 * const same = await testNotebook(notebook("at 2020-02-02T02:20:20.202Z\n"));
 * assertEquals(same.status, "same");
 * const other = await testNotebook(notebook("on 2020-02-02T02:20:20.202Z\n"));
 * assertEquals(other.status, "different");
 * ```
 */
export async function testNotebook(
  document: NotebookDocument,
  options: TestNotebookOptions = {},
): Promise<NotebookTest> {
  const { rules = [], ...runOptions } = options;
  const normalizers = readNormalizers(document, rules);
  const run = await runNotebook(withoutSkipped(document), runOptions);
  const ran = new Set(
    run.cells.filter(({ status, isAllowed }) => status === "ok" || isAllowed)
      .map(({ index }) => index),
  );
  const diff = diffOutputs(document, run.document, normalizers, ran);
  const status = run.status === "ok"
    ? diff.isSame ? "same" : "different"
    : run.status;
  const updated = status === "different"
    ? withNewOutputs(document, run.document, diff)
    : document;
  return { status, run, diff, updated };
}

/** The notebook with cells that are to be left out tagged as the runner knows it. */
function withoutSkipped(document: NotebookDocument): NotebookDocument {
  if (!document.cells.some((cell) => hasAnyTag(cell, SKIPPED_TAGS))) {
    return document;
  }
  return editFields(document, {
    cells: document.cells.map((cell) => {
      if (!hasAnyTag(cell, SKIPPED_TAGS)) return cell;
      const metadata = editFields(cell.metadata, { tags: ["skip-execution"] });
      return editFields<DocumentCell>(cell, { metadata });
    }),
  });
}
