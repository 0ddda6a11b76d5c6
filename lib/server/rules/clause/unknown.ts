/**
 * Finds the words of a clause that were not understood.
 *
 * @module
 */

import { measuresOf } from "../columns.ts";
import { names } from "./group_keys.ts";
import type { ClauseParts } from "./parts.ts";

/** Jobs that people ask for and that the rules have no way to do. */
const UNKNOWN_JOB_REGEXP =
  /\b(correlat\w*|regress\w*|predict\w*|forecast\w*|cluster\w*|outliers?|anomal\w*|percentiles?|quartiles?|moving averages?|rolling (?:average|mean|sum)s?|weighted averages?|cumulative|running totals?|significan\w*|hypothesis|p-values?|extrapolat\w*)\b/i;
const DRAWING_REGEXP =
  /\b(plot|chart|graph|histogram|scatter\w*|heatmap|visuali[sz]\w*|diagram)s?\b/i;

/** Says which wanted job is beyond the rules. */
export function unknownJob(parts: ClauseParts): string | undefined {
  const { clause, table } = parts;
  const word = UNKNOWN_JOB_REGEXP.exec(clause.text)?.[0];
  if (
    word === undefined ||
    table.columns.some((c) => c.name.toLowerCase().includes(word.toLowerCase()))
  ) {
    return undefined;
  }
  return `"${word}" is beyond these rules, which know totals, averages, medians, minimum, maximum, standard deviation, counts, shares, rankings and change from period to period; a model behind \`CENOTE_LLM_ADDRESS\` may do it`;
}

/** Says that nothing is drawn. */
export function noDrawing(parts: ClauseParts): string | undefined {
  const word = DRAWING_REGEXP.exec(parts.clause.text)?.[0];
  return word === undefined ||
      parts.table.columns.some((c) =>
        c.name.toLowerCase().includes(word.toLowerCase())
      )
    ? undefined
    : `nothing can be drawn here (you asked for a ${word.toLowerCase()}); the numbers for it are given instead`;
}

/** Words behind "for" and "in" that narrow nothing down. */
const HARMLESS_REGEXP =
  /^(?:consider|data|datasets?|sales|reports?|periods?|whole|entire|files?|tables?|lists?|us|me|management|company|business|terms|time|times|order|case|details?|example|general|short|words|sentences?|following|python|typescript|script|program|analysis|results?|numbers?|chart|format|way|steps?|question|purposes?|reference|place|stock|use|addition|advance|sum|there|here|them|everyone|everything|anything|someone|things?|items?|orders?|products?|customers?|people|place|places|month|year|day)$/;

/** Words that may have been meant to narrow things down, and were not used. */
export function unusedWords(
  parts: ClauseParts,
): string[] {
  const { clause, marks, conditions } = parts;
  const found: string[] = [];
  for (const [i, mark] of marks.entries()) {
    if (
      mark.type !== "word" || mark.capital || HARMLESS_REGEXP.test(mark.lower)
    ) continue;
    const before = marks.slice(0, i).findLast((m) => m.type !== "filler");
    const original = clause.marks.slice(0, clause.marks.indexOf(mark)).findLast(
      (m) => m.type !== "filler",
    );
    const narrows = before?.type === "marker" &&
      !/^(?:with|filter)/.test(before.lower);
    if (narrows) {
      found.push(
        `"${mark.text}" is the name of no column and no value, so it was not used`,
      );
    } else if (
      (before?.type === "question" && before.word === "how many" ||
        before?.type === "statistic" && before.statistic === "count") &&
      conditions.having === undefined && original === before
    ) {
      found.push(`every row was counted as one of the "${mark.text}"`);
    }
  }
  return found;
}

/** Words in places where a column or a value is wanted, and none is. */
export function unknownWords(
  parts: ClauseParts,
): string[] {
  const { clause, table, marks, draft } = parts;
  const found: string[] = [];
  for (const [i, mark] of marks.entries()) {
    if (mark.type !== "word" && mark.type !== "quoted") continue;
    const before = marks.slice(0, i).findLast((m) => m.type !== "filler");
    const after = marks.slice(i + 1).find((m) => m.type !== "filler");
    if (before?.type === "by" && after?.type !== "column") {
      found.push(
        `no column is called "${mark.text}"; the columns are ${
          names(table.columns)
        }`,
      );
    } else if (
      before?.type === "statistic" && before.statistic !== "count" &&
      before.lower !== "overall" && after?.type !== "column" &&
      after?.type !== "word"
    ) {
      if (draft.measures.length === 0 || !draft.consumed) {
        found.push(
          `no column is called "${mark.text}"; columns of numbers are ${
            names(measuresOf(table))
          }`,
        );
      }
    } else if (
      before?.type === "marker" && before.lower !== "with" &&
      (mark.capital || mark.type === "quoted") && !clause.marks.some((m) =>
        m.type === "save" || m.type === "file"
      )
    ) {
      found.push(
        `"${mark.text}" stands neither in the headings nor in the values; the columns are ${
          names(table.columns)
        }`,
      );
    } else if (
      before?.type === "not" && (mark.capital || mark.type === "quoted")
    ) {
      found.push(
        `"${mark.text}" stands neither in the headings nor in the values; the columns are ${
          names(table.columns)
        }`,
      );
    } else if (
      before?.type === "rank" && draft.entity.length === 0 &&
      draft.entityUnits.length === 0 && draft.groups.length === 0 &&
      after?.type === "by"
    ) {
      found.push(
        `no column is called "${mark.text}"; the columns are ${
          names(table.columns)
        }`,
      );
    }
  }
  return found;
}
