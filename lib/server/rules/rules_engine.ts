/**
 * The built-in engine: rules instead of a model. It answers questions by
 * quotation and does jobs on tables and numbers by writing programs.
 *
 * @module
 */

import { mayUse } from "../agent_tools.ts";
import type {
  AnswerRequest,
  Engine,
  EngineControl,
  EngineEvent,
  EngineModel,
  StepRequest,
} from "../engine.ts";
import {
  answerParagraphs,
  sourced,
  undecided,
  withoutJobs,
} from "./answers.ts";
import { withoutPrograms, withoutSearch } from "./left_out.ts";
import { type Plan, planTask } from "./plan.ts";
import { type Program, writeProgram } from "./program/write.ts";
import { remarks, report, sourceLine } from "./report.ts";
import { joinResults, readResults, type Results } from "./results.ts";
import { streamText } from "./stream.ts";
import { quotable, toldByText } from "./told_by_text.ts";
import { countTokens } from "./tokens.ts";
import { listing } from "./words.ts";

const NAME = "cenote-rules";
const FINISHED = "Finished here, as asked; the rest was left out.";

/**
 * Makes the built-in engine.
 *
 * @returns An engine that has no model and says so.
 *
 * @example Its one model
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { rulesEngine } from "./rules_engine.ts";
 *
 * const [model] = await rulesEngine().models();
 * assertEquals(model?.id, "cenote-rules");
 * ```
 */
export function rulesEngine(): Engine {
  // A run's plan is made once: its turns share the signal that stops the run.
  const plans = new WeakMap<
    AbortSignal,
    { readonly task: string; readonly plan: Promise<Plan> }
  >();
  const planOf = (request: StepRequest): Promise<Plan> => {
    const known = plans.get(request.control.signal);
    if (known?.task === request.task) return known.plan;
    const written = new Set(
      request.turns.flatMap((turn) => turn.runs.flatMap((run) => run.files)),
    );
    const plan = planTask(request.task, request.files, written);
    plans.set(request.control.signal, { task: request.task, plan });
    return plan;
  };
  return {
    name: NAME,
    models: () =>
      Promise.resolve<readonly EngineModel[]>([{
        id: NAME,
        display_name: "Cenote rules (no model)",
        name: NAME,
      }]),
    async *answer(request: AnswerRequest): AsyncGenerator<EngineEvent> {
      const user = [
        request.prePromptQuery,
        ...request.passages.map((p) => `[${p.citation}] ${p.text}`),
        request.promptQuery,
        request.question,
      ]
        .filter((part) => part !== "").join("\n\n");
      yield* spoken(
        request.systemPrompt,
        user,
        await answerParagraphs(request),
        request.control,
      );
    },
    async *step(request: StepRequest): AsyncGenerator<EngineEvent> {
      const plan = await planOf(request);
      const passages = request.turns.length > 0
        ? request.passages
        : await quotable(request, plan);
      const heads = plan.tables.map((table) =>
        `${table.name}: ${table.columns.map((c) => c.name).join(", ")}`
      );
      const outputs = request.turns.flatMap((
        turn,
      ) => [turn.text, ...turn.runs.map((run) => run.output)]);
      const user = [request.task, ...heads, ...outputs].join("\n\n");
      yield* spoken(
        request.systemPrompt,
        user,
        stepParagraphs({ ...request, passages }, plan),
        request.control,
      );
    },
  };
}

/** Streams paragraphs between the two events that stand around every answer. */
async function* spoken(
  system: string,
  user: string,
  paragraphs: readonly string[],
  control: EngineControl,
): AsyncGenerator<EngineEvent> {
  yield { type: "prompt", system, user };
  const { said } = yield* streamText(paragraphs, control, FINISHED);
  yield {
    type: "usage",
    model: NAME,
    inputTokens: countTokens(system) + countTokens(user),
    outputTokens: countTokens(said),
  };
}

function fenced(program: Program): string {
  return "```ts\n" + program.code + "```";
}

/** Jobs taken out of a plan, with the files that need nothing else. */
function part(plan: Plan, places: readonly number[]): Plan {
  const saves = plan.saves.filter((save) =>
    save.jobs.every((place) => places.includes(place))
  )
    .map((save) => ({
      ...save,
      jobs: save.jobs.map((place) => places.indexOf(place)),
    }));
  return {
    ...plan,
    jobs: places.flatMap((place) => plan.jobs[place] ?? []),
    saves,
  };
}

/** What the next turn says. */
function stepParagraphs(request: StepRequest, plan: Plan): string[] {
  const runs = request.turns.flatMap((turn) => turn.runs);
  if (runs.length > 0) return afterRun(request, plan);
  const told = toldByText(plan, request.passages);
  if (told.length > 0) return sourced(told);
  if (!mayUse(request.tools, "typescript")) {
    return withoutPrograms(request, plan);
  }
  if (plan.undecided) return undecided(plan);
  if (plan.jobs.length === 0) {
    return [...withoutJobs(request, plan), ...withoutSearch(request)];
  }
  const program = writeProgram(plan);
  const tables = [
    ...new Set(
      plan.jobs.flatMap(({ table }) => table === undefined ? [] : [table]),
    ),
  ];
  const known = tables.map((table) =>
    `${sourceLine(table)} It has ${table.columns.length} ${
      table.columns.length === 1 ? "column" : "columns"
    }: ${listing(table.columns.slice(0, 40).map((c) => `\`${c.name}\``))}.`
  );
  const steps = plan.jobs.map(({ title }, i) => `${i + 1}. ${title}`);
  const saves = plan.saves.map((save, i) =>
    `${steps.length + i + 1}. Save \`${save.fileName}\``
  );
  const language = plan.language === undefined ? [] : [
    `You asked for ${plan.language}; I write TypeScript instead, because the sandbox runs TypeScript only.`,
  ];
  if (request.turnsLeft < 2) {
    return [
      ...known,
      "No turn is left to run a program in, so there are no numbers. Allow at least two turns (`agent_max_turns`). This program would do the job:",
      // Without the two lines of an executable block it is only shown.
      "```ts\n" + program.code.split("\n").slice(3).join("\n") + "```",
    ];
  }
  return [
    ...known,
    ...language,
    ["One program does this:", ...steps, ...saves].join("\n"),
    fenced(program),
  ];
}

/** The report, or another try, once a program has run. */
function afterRun(request: StepRequest, plan: Plan): string[] {
  const turns = request.turns.filter((turn) => turn.runs.length > 0);
  const last = turns.at(-1);
  const runs = last?.runs ?? [];
  const all = turns.flatMap((turn) => turn.runs);
  const isSplit = turns.length > 1 || runs.length > 1;
  const done: Results[] = [];
  const places: number[][] = [];
  for (const [i, run] of runs.entries()) {
    const results = run.exitCode === 0 ? readResults(run.output) : undefined;
    if (results === undefined) continue;
    done.push(results);
    places.push(isSplit ? [i] : plan.jobs.map((_, place) => place));
  }
  if (done.length === runs.length || isSplit && done.length > 0) {
    return report(plan, joinResults(done, places), all);
  }
  const failed = runs.find((run) => run.exitCode !== 0) ?? runs[0];
  const ended = (failed?.exitCode ?? 0) < 0;
  // One more try, each job by itself, so that one that fails leaves the others.
  if (!isSplit && plan.jobs.length > 1 && request.turnsLeft > 1) {
    return [
      `The program ${ended ? "was ended before it was done" : "failed"}: ${
        lastWords(failed?.output ?? "")
      } I try the jobs one by one.`,
      ...plan.jobs.map((_, place) => {
        const program = writeProgram(part(plan, [place]));
        return fenced({
          ...program,
          code: program.code.replace(
            program.fileName,
            `job_${place + 1}_${program.fileName}`,
          ),
        });
      }),
    ];
  }
  const tables = [
    ...new Set(
      plan.jobs.flatMap(({ table }) => table === undefined ? [] : [table]),
    ),
  ];
  const reason = failed !== undefined && failed.exitCode === 0
    ? "The program ran but its output was cut off, so there are no results that I can vouch for."
    : `I have no result: the program ${
      ended
        ? "was ended before it was done"
        : `ended with exit code ${failed?.exitCode}`
    }. ${lastWords(failed?.output ?? "")}`;
  const help = ended
    ? "A smaller task, or more time (`agent_total_timeout`), may help."
    : "";
  return [
    ...tables.map(sourceLine),
    [reason, help].filter((text) => text !== "").join(" "),
    ...remarks(plan, undefined, []),
  ];
}

/** The last line of an output that says something. */
function lastWords(output: string): string {
  const lines = output.split("\n").map((line) => line.trim()).filter((line) =>
    line !== "" && !line.startsWith("at ")
  );
  const line =
    lines.findLast((each) =>
      /error|exception|denied|limit|killed|memory|failed/i.test(each)
    ) ?? lines.at(-1);
  return line === undefined
    ? "It printed nothing."
    : `Its last words: "${line.slice(0, 300)}".`;
}
