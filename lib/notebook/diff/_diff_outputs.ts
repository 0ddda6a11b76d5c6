import { editsOf } from "../../display/diff/mod.ts";
import { type CellOutput, editFields } from "../format/mod.ts";
import { fieldChanges, isSameJson } from "./_json.ts";
import {
  bytesOf,
  isData,
  joinStreams,
  kindOf,
  type OutputPart,
  partsOf,
} from "./_output_parts.ts";
import { textChange } from "./_text_change.ts";
import type { FieldChange, OutputDiff, PartChange } from "./notebook_diff.ts";
import type { OutputRules } from "./output_rules.ts";

/** An output, read once. */
interface ReadOutput {
  /** Its place among all outputs of the cell. */
  readonly index: number;
  readonly output: CellOutput;
  readonly kind: string;
  readonly parts: readonly OutputPart[];
}

/** Compares the outputs of a cell; a list without a change is empty. */
export function diffOutputs(
  old: readonly CellOutput[],
  fresh: readonly CellOutput[],
  rules: OutputRules,
): OutputDiff[] {
  const a = read(old, rules);
  const b = read(fresh, rules);
  const diffs = pairsOfOutputs(a, b, rules).map(([i, j]) =>
    diffOf(a, b, i, j, rules)
  );
  return diffs.some(({ state }) => state !== "same") ? diffs : [];
}

function read(
  outputs: readonly CellOutput[],
  rules: OutputRules,
): ReadOutput[] {
  return joinStreams(outputs).map(({ index, output }) => ({
    index,
    output,
    kind: kindOf(output),
    parts: partsOf(output).filter(({ type }) => !rules.ignores(type)),
  })).filter(({ output, parts }) =>
    // An output of which nothing is compared is not there, an empty one is.
    parts.length > 0 || partsOf(output).length === 0
  );
}

type Places = readonly [old: number | undefined, fresh: number | undefined];

/** Which output became which: equal ones first, then between them those of a kind. */
function pairsOfOutputs(
  a: readonly ReadOutput[],
  b: readonly ReadOutput[],
  rules: OutputRules,
): Places[] {
  const keyOf = ({ kind, parts }: ReadOutput) =>
    [
      kind,
      ...parts.map(({ type, text, isBinary }) =>
        `${type} ${isBinary ? text : rules.keyOf(type, text)}`
      ),
    ].join("\n");
  return pairBy(
    a,
    b,
    keyOf,
    (aGap, bGap) =>
      pairBy(aGap, bGap, ({ kind }) => kind, (xs, ys) =>
        // What is shown in a new way takes the place of what was shown there.
        xs.length === ys.length ? xs.map((_, i): Places => [i, i]) : [
          ...xs.map((_, i): Places => [i, undefined]),
          ...ys.map((_, j): Places => [undefined, j]),
        ]),
  );
}

/** Pairs by a key; what lies between pairs is paired by `inGap`. */
function pairBy(
  a: readonly ReadOutput[],
  b: readonly ReadOutput[],
  keyOf: (output: ReadOutput) => string,
  inGap: (a: readonly ReadOutput[], b: readonly ReadOutput[]) => Places[],
): Places[] {
  return editsOf(a.map(keyOf), b.map(keyOf)).flatMap(
    ({ isSame, aStart, aEnd, bStart, bEnd }): Places[] => {
      if (isSame) {
        return Array.from(
          { length: aEnd - aStart },
          (_, n): Places => [aStart + n, bStart + n],
        );
      }
      return inGap(a.slice(aStart, aEnd), b.slice(bStart, bEnd)).map(
        ([i, j]): Places => [
          i === undefined ? undefined : aStart + i,
          j === undefined ? undefined : bStart + j,
        ],
      );
    },
  );
}

function diffOf(
  a: readonly ReadOutput[],
  b: readonly ReadOutput[],
  i: number | undefined,
  j: number | undefined,
  rules: OutputRules,
): OutputDiff {
  const old = i === undefined ? undefined : a[i];
  const fresh = j === undefined ? undefined : b[j];
  const places = {
    ...(old === undefined ? {} : { oldIndex: old.index }),
    ...(fresh === undefined ? {} : { newIndex: fresh.index }),
  };
  const kind = (fresh ?? old)?.kind ?? "";
  const parts = diffParts(old?.parts ?? [], fresh?.parts ?? [], rules);
  const fields = old && fresh ? diffFields(old.output, fresh.output) : [];
  const state = old === undefined
    ? "added"
    : fresh === undefined
    ? "removed"
    : parts.length + fields.length > 0
    ? "changed"
    : "same";
  return { state, ...places, kind, parts, fields };
}

function diffParts(
  old: readonly OutputPart[],
  fresh: readonly OutputPart[],
  rules: OutputRules,
): PartChange[] {
  const before = new Map(old.map((part) => [part.type, part]));
  const after = new Map(fresh.map((part) => [part.type, part]));
  const types = new Set([...before.keys(), ...after.keys()]);
  return [...types].flatMap((type): PartChange[] => {
    const a = before.get(type);
    const b = after.get(type);
    if (a && b && isSamePart(a, b, rules)) return [];
    const isText = !(a?.isBinary ?? false) && !(b?.isBinary ?? false);
    return [{
      type,
      ...(a ? { oldBytes: bytesOf(a) } : {}),
      ...(b ? { newBytes: bytesOf(b) } : {}),
      ...(isText
        ? {
          text: textChange(a?.text ?? "", b?.text ?? "", rules.sameness(type)),
        }
        : {}),
    }];
  });
}

function isSamePart(
  a: OutputPart,
  b: OutputPart,
  rules: OutputRules,
): boolean {
  if (a.text === b.text) return isSameJson(a.json, b.json);
  return !a.isBinary && !b.isBinary && rules.isSame(a.type, a.text, b.text);
}

/** What is different beside the content: the count in the prompt is the cell's own. */
function diffFields(old: CellOutput, fresh: CellOutput): FieldChange[] {
  const rest = (output: CellOutput) =>
    isData(output)
      ? editFields(output, { data: {}, execution_count: undefined })
      : editFields<CellOutput>(output, {
        text: undefined,
        ename: undefined,
        evalue: undefined,
        traceback: undefined,
      });
  return fieldChanges(rest(old), rest(fresh), "");
}
