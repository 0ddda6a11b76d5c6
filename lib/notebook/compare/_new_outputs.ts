import type { CellDiff, NotebookDiff, OutputDiff } from "../diff/mod.ts";
import {
  type CellOutput,
  type CodeCell,
  editFields,
  type NotebookDocument,
} from "../format/mod.ts";

/**
 * A notebook with the new outputs in place of those that are different. What is
 * the same by the rules keeps its stored text. All cells that ran take their new
 * execution counts, which would no longer fit together otherwise.
 */
export function withNewOutputs(
  document: NotebookDocument,
  fresh: NotebookDocument,
  diff: NotebookDiff,
): NotebookDocument {
  const changed = new Map(diff.cells.map((cell) => [cell.old?.index, cell]));
  const cells = document.cells.map((cell, i) => {
    const other = fresh.cells[i];
    if (
      cell.cell_type !== "code" || other?.cell_type !== "code" ||
      other === cell
    ) return cell;
    return updatedCell(cell, other, changed.get(i));
  });
  return editFields(document, { cells });
}

function updatedCell(
  stored: CodeCell,
  fresh: CodeCell,
  diff: CellDiff | undefined,
): CodeCell {
  const { execution_count } = fresh;
  // A cell that did not run keeps its count.
  if (execution_count === null) return stored;
  const isOther = diff !== undefined && diff.outputs.length > 0;
  const outputs =
    (isOther ? mergedOutputs(stored, fresh, diff.outputs) : stored.outputs)
      .map((output) => withCount(output, execution_count));
  const isSame = outputs.length === stored.outputs.length &&
    outputs.every((output, i) => output === stored.outputs[i]);
  if (isSame && stored.execution_count === execution_count) return stored;
  return editFields<CodeCell>(
    stored,
    isSame ? { execution_count } : { execution_count, outputs },
  );
}

/** The new outputs; of those that are the same, the stored ones. */
function mergedOutputs(
  stored: CodeCell,
  fresh: CodeCell,
  diffs: readonly OutputDiff[],
): readonly CellOutput[] {
  const kept = new Map(
    diffs.filter(({ state }) => state === "same").map((
      { oldIndex, newIndex },
    ) => [newIndex, oldIndex]),
  );
  return fresh.outputs.flatMap((output, i) => {
    const index = kept.get(i);
    return index === undefined ? [output] : pieces(stored.outputs, index);
  });
}

/** An output, and of a stream all that follows and is one with it. */
function pieces(
  outputs: readonly CellOutput[],
  start: number,
): readonly CellOutput[] {
  const first = outputs[start];
  if (first?.output_type !== "stream") return first ? [first] : [];
  const end = outputs.findIndex((output, i) =>
    i > start &&
    !(output.output_type === "stream" && output.name === first.name)
  );
  return outputs.slice(start, end < 0 ? undefined : end);
}

function withCount(output: CellOutput, execution_count: number): CellOutput {
  return output.output_type === "execute_result" &&
      output.execution_count !== execution_count
    ? editFields<CellOutput>(output, { execution_count })
    : output;
}
