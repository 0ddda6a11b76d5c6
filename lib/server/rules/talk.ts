/**
 * What a task says besides its jobs.
 *
 * @module
 */

import type { Clause } from "./clauses.ts";

const LANGUAGE_REGEXP =
  /\b(python|pandas|java(?!script)|ruby|perl|golang|rust|julia|matlab|bash|shell|sql|c\+\+|c#|php|scala|kotlin|jupyter)\b/i;

/** Another programming language that a task asks for. */
export function languageOf(task: string): string | undefined {
  const word = LANGUAGE_REGEXP.exec(task)?.[1];
  return word === undefined ? undefined : languageName(word);
}

/** Whether a clause speaks of data at all. */
export function isDataTalk(clause: Clause): boolean {
  return clause.marks.some((mark) =>
    ["statistic", "rank", "by", "over", "share", "distinct", "column"].includes(
      mark.type,
    ) ||
    mark.type === "question" &&
      (mark.word === "how many" || mark.word === "how much") ||
    mark.type === "reference" && mark.what === "data"
  );
}

/** Clauses that ask for prose or only lead in. */
export function isTalk(clause: Clause): boolean {
  return clause.intro ||
    /\b(?:summary|findings|explain|brief|please|thanks|thank you|analy[sz]e|following|tasks?|report|script|program|code|results?|insights?|answer|hello|hi)\b/i
      .test(clause.text);
}

function languageName(word: string): string {
  const lower = word.toLowerCase();
  if (lower === "pandas" || lower === "jupyter") return "Python";
  if (["sql", "php", "c++", "c#"].includes(lower)) return lower.toUpperCase();
  if (lower === "golang") return "Go";
  return lower.charAt(0).toUpperCase() + lower.slice(1);
}

/** Whether a summary in words is asked for. */
export function wantsSummaryText(clause: Clause): boolean {
  return /\b(?:written|brief|short|findings|results|text)\b/i.test(clause.text);
}
