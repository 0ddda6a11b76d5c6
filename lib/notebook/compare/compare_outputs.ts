import type { NotebookDiff } from "../diff/mod.ts";
import { joinLines, type NotebookDocument } from "../format/mod.ts";
import { diffOutputs, readNormalizers } from "./_diff_outputs.ts";
import type { NormalizeRule } from "./normalize_rule.ts";

/** Options of {@linkcode compareOutputs}. */
export interface CompareOutputsOptions {
  /**
   * Rules beside those of the notebook: what is not compared exactly.
   * @default {[]}
   */
  readonly rules?: readonly NormalizeRule[];
}

/**
 * Compares what a notebook holds of its cells' outputs with what another program,
 * such as nbclient or papermill, left when it ran the notebook: as
 * {@linkcode testNotebook} does with a run of its own.
 *
 * @param document The notebook with its stored outputs; its rules hold.
 * @param fresh The notebook after the run: the same cells in the same order.
 * @param options Further rules.
 * @returns What is different in the outputs; other fields are not compared.
 * @throws {TypeError} If the cells are not the same.
 * @throws {NormalizeRuleError} If a rule cannot be read; it says where it stands.
 *
 * @example
 * ```ts
 * import { compareOutputs, newCell, newNotebook } from "@cenote/cenote/notebook";
 * import { assertEquals } from "@std/assert";
 *
 * const ranAt = (time: string) =>
 *   newNotebook({
 *     cells: [{
 *       ...newCell("code", "console.log(new Date())", { id: "a" }),
 *       outputs: [{ output_type: "stream", name: "stdout", text: time }],
 *     }],
 *   });
 * const [stored, fresh] = [ranAt("10:20:30\n"), ranAt("11:21:31\n")];
 * assertEquals(compareOutputs(stored, fresh).isSame, false);
 * assertEquals(compareOutputs(stored, fresh, { rules: ["times"] }).isSame, true);
 * ```
 */
export function compareOutputs(
  document: NotebookDocument,
  fresh: NotebookDocument,
  options: CompareOutputsOptions = {},
): NotebookDiff {
  const { rules = [] } = options;
  const { cells } = document;
  if (cells.length !== fresh.cells.length) {
    throw new TypeError(
      `Cannot compare outputs as the cells must be the same: found ${fresh.cells.length} of them, not ${cells.length}`,
    );
  }
  cells.forEach(({ cell_type, source }, i) => {
    const other = fresh.cells[i];
    if (
      other?.cell_type !== cell_type ||
      joinLines(other.source) !== joinLines(source)
    ) {
      throw new TypeError(
        `Cannot compare outputs as the cells must be the same: cell ${
          i + 1
        } is another one`,
      );
    }
  });
  const normalizers = readNormalizers(document, rules);
  return diffOutputs(document, fresh, normalizers, new Set(cells.keys()));
}
