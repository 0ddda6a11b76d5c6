/**
 * What the rules say when the choice of tools leaves out what a task needs.
 *
 * @module
 */

import { leftOut, mayUse } from "../agent_tools.ts";
import type { StepRequest } from "../engine.ts";
import { sourced, withoutJobs } from "./answers.ts";
import type { Plan } from "./planned.ts";
import { quote } from "./quotation.ts";

/**
 * The answer where no program may run: what the documents say, when they may
 * be searched, and that nothing was worked out.
 *
 * @param request What is asked.
 * @param plan What the task was read as.
 * @returns Paragraphs.
 */
export function withoutPrograms(request: StepRequest, plan: Plan): string[] {
  const work = plan.jobs.length === 0
    ? ""
    : ` to work this out (${plan.jobs.map(({ title }) => title).join("; ")})`;
  if (!mayUse(request.tools, "rag_text")) {
    return [
      `I ran no program${work} and searched no documents: ${
        leftOut(request.tools, ["typescript", "rag_text"])
      }.`,
    ];
  }
  const note = `I ran no program${work}: ${
    leftOut(request.tools, ["typescript"])
  }.`;
  if (plan.jobs.length === 0) {
    const said = withoutJobs(request, plan);
    const isQuoted = plan.problems.length === 0 &&
      quote(request.task, request.passages).length > 0;
    return isQuoted ? said : [...said, note];
  }
  // What rests on no table, such as arithmetic, stands in no document either.
  const quoted = plan.jobs.some(({ table }) => table !== undefined)
    ? quote(plan.task, request.passages)
    : [];
  return quoted.length > 0 ? [...sourced(quoted), note] : [note];
}

/** That documents were not searched, where they might have had the answer. */
export function withoutSearch(request: StepRequest): string[] {
  return request.hasCollection && !mayUse(request.tools, "rag_text")
    ? [
      `I searched no documents: ${leftOut(request.tools, ["rag_text"])}.`,
    ]
    : [];
}
