import { diffNotebooks, type NotebookDiff } from "../diff/mod.ts";
import { hasAnyTag } from "../format/cell_tags.ts";
import {
  type CodeCell,
  type DocumentCell,
  editFields,
  type JsonObject,
  type NotebookDocument,
} from "../format/mod.ts";
import {
  type CompiledRule,
  compileRules,
  type NormalizeRule,
} from "./normalize_rule.ts";
import { OutputNormalizer } from "./output_normalizer.ts";

/** What cells with one of these tags put out is not compared. */
const IGNORED_TAGS = [
  "ignore-output",
  "nbval-ignore-output",
  "NBVAL_IGNORE_OUTPUT",
];

/** The rules of each cell. */
export type Normalizers = ReadonlyMap<DocumentCell, OutputNormalizer>;

/**
 * Reads the rules of a notebook's cells; all of them, so that a mistake in the last
 * is found before the first cell runs.
 *
 * @param document The notebook.
 * @param rules Rules beside the notebook's, the more general ones.
 * @throws {NormalizeRuleError} If a rule cannot be read.
 */
export function readNormalizers(
  { cells, metadata }: NotebookDocument,
  rules: readonly NormalizeRule[],
): Normalizers {
  const common = [
    ...compileRules(rules, "the option 'rules'"),
    ...rulesIn(metadata, "metadata.cenote.normalize"),
  ];
  return new Map(cells.map((cell, i) => {
    const where = `metadata.cenote.normalize of cell ${i + 1}`;
    const own = rulesIn(cell.metadata, where);
    return [cell, new OutputNormalizer([...common, ...own])];
  }));
}

function rulesIn(
  { cenote }: JsonObject,
  where: string,
): readonly CompiledRule[] {
  if (typeof cenote !== "object" || cenote === null) return [];
  const rules = "normalize" in cenote ? cenote.normalize : undefined;
  return rules === undefined ? [] : compileRules(rules, where);
}

/**
 * What is different between the outputs that a notebook holds and those of a run of it.
 *
 * @param document The notebook.
 * @param fresh The same cells in the same order, with the outputs of a run.
 * @param normalizers The rules of the notebook's cells.
 * @param compared The cells that are compared, by their places; those of tags that
 * say otherwise are left out.
 */
export function diffOutputs(
  document: NotebookDocument,
  fresh: NotebookDocument,
  normalizers: Normalizers,
  compared: ReadonlySet<number>,
): NotebookDiff {
  const cells = document.cells.map((cell, i) => {
    const other = fresh.cells[i];
    const isCompared = compared.has(i) && cell.cell_type === "code" &&
      other?.cell_type === "code" && !hasAnyTag(cell, IGNORED_TAGS);
    return isCompared && other.outputs !== cell.outputs
      ? editFields<CodeCell>(cell, { outputs: other.outputs })
      : cell;
  });
  return diffNotebooks(document, editFields(document, { cells }), {
    rulesFor: (old) => normalizers.get(old) ?? new OutputNormalizer([]),
  });
}
