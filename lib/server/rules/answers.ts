/**
 * What the rules say without a program: quotations, questions back, and what
 * they cannot do.
 *
 * @module
 */

import type { AnswerRequest, Passage, StepRequest } from "../engine.ts";
import { type Plan, planTask, planWith } from "./plan.ts";
import { passageTable, type Quotation, quote } from "./quotation.ts";
import { sourceLine } from "./report.ts";
import { questionsAbout } from "./suggest.ts";
import { type Column, tableOfText } from "./tables.ts";
import { listing } from "./words.ts";

const NO_MODEL =
  "I am `cenote-rules`: fixed rules, no language model. A model answers when the server is started with `CENOTE_LLM_ADDRESS` (any OpenAI-compatible API).";
const ABILITIES =
  "I can work on tables (totals, averages, medians, minimum, maximum, counts, best and worst, shares, change from period to period, with conditions, per any column), work out number sequences (Fibonacci, primes, squares and others), save results as CSV, JSON or Markdown, and quote the documents of a collection.";

/** Questions about the engine itself, and greetings. */
const ABOUT_REGEXP =
  /\b(?:what|how)\b.*\b(?:can|could|do) (?:you|i)\b.*\b(?:do|help|ask|use|able|offer|support)\b|\b(?:who|what) (?:are|is) (?:you|this|cenote)\b|\bwhat are you able\b|\byour (?:abilities|capabilities|skills|features)\b|\b(?:help me|can you help|introduce yourself)\b|^\s*(?:help|hi|hello|hey|good (?:morning|afternoon|evening))\b[\s!.,?]*$/i;

/** What to answer without the agent. */
export async function answerParagraphs(
  request: AnswerRequest,
): Promise<string[]> {
  const { question, passages, grounded } = request;
  const quoted = quotations(question, passages);
  const found = passageTable(passages);
  const table = found &&
    tableOfText(found.text, { name: found.name, origin: "collection" });
  const work = table &&
    planWith(question, [table]).jobs.filter(({ job }) =>
      job.kind !== "rows" && job.kind !== "distinct" && job.kind !== "describe"
    );
  if (found !== undefined && work !== undefined && work.length > 0) {
    const titles = work.map(({ title }) => title).join("; ");
    return [
      ...(quoted.length > 0
        ? [`Rows of \`${found.name}\` that speak of this:`, ...quoted]
        : []),
      `To work it out over the whole table (${titles}), the agent writes a program and runs it: send the same message with \`use_agent: true\` in \`llm_args\`.`,
    ];
  }
  if (quoted.length > 0) return sourced(quote(question, passages));
  const plan = await planTask(question, []);
  const isJob = plan.jobs.length > 0;
  if (isJob) {
    return [
      `This is a job for the agent, which writes a program and runs it: ${
        plan.jobs.map(({ title }) => title).join("; ")
      }.`,
      "Send the same message with `use_agent: true` in `llm_args`.",
    ];
  }
  if (grounded) {
    return [
      passages.length > 0
        ? "The documents hold nothing that answers this question, so I quote nothing."
        : "I found nothing about this in the documents of the collection.",
      `${NO_MODEL} Words that stand in the documents themselves, or \`use_agent: true\` for totals and other work on tables, will help.`,
    ];
  }
  if (ABOUT_REGEXP.test(question)) {
    return [
      NO_MODEL,
      `${ABILITIES} Jobs on tables and numbers need \`use_agent: true\`.`,
    ];
  }
  return [
    `I cannot answer this. ${NO_MODEL}`,
    `${ABILITIES} Jobs on tables and numbers need \`use_agent: true\`.`,
  ];
}

/** What to say when no program can help. */
export function withoutJobs(request: StepRequest, plan: Plan): string[] {
  const [table] = plan.tables;
  const problems = plan.problems.length > 0
    ? [
      [
        "I could not do this:",
        ...plan.problems.map((problem) =>
          `- ${problem}${/[.!?]$/.test(problem) ? "" : "."}`
        ),
      ].join("\n"),
    ]
    : [];
  if (problems.length > 0 && table !== undefined) {
    return [sourceLine(table), ...problems, ...examples(plan)];
  }
  if (problems.length > 0) return problems;
  const quoted = quote(request.task, request.passages);
  if (quoted.length > 0) return sourced(quoted);
  if (plan.wantsData && table === undefined) {
    const place = request.hasCollection
      ? "The chat's collection holds no table that I can read."
      : "There are no data: this chat has no collection, the message holds no table, and no document was ingested within the last hour.";
    return [
      place,
      "Please ingest a document (CSV, TSV, JSON or a Markdown table) into a collection and ask in a chat with that collection, or paste the data into the message.",
    ];
  }
  if (
    table !== undefined &&
    /\b(?:columns?|headings?|headers?|fields?|variables)\b/i.test(request.task)
  ) {
    return plan.tables.map((one) =>
      [
        sourceLine(one),
        "",
        `Its columns are:`,
        ...one.columns.map((c) => `- \`${c.name}\`: ${kindOf(c)}`),
      ].join("\n")
    );
  }
  if (table !== undefined && (plan.wantsData || request.hasCollection)) {
    return [
      sourceLine(table),
      `I did not understand what to work out. ${NO_MODEL}`,
      ...examples(plan),
    ];
  }
  return [
    `I did not understand this as a job that I can do. ${NO_MODEL}`,
    ABILITIES,
  ];
}

/** Asks which of several documents is meant. */
export function undecided(plan: Plan): string[] {
  const names = plan.tables.map((table) =>
    `- \`${table.name}\`${
      table.collectionName === undefined
        ? ""
        : ` (collection "${table.collectionName}")`
    }: ${table.columns.map((c) => c.name).join(", ")}`
  );
  return [
    ["Several documents fit equally well:", ...names].join("\n"),
    'Please name the one to work on, for example "in `' +
    (plan.tables[0]?.name ?? "") + '`".',
  ];
}

function examples(plan: Plan): string[] {
  const [table] = plan.tables;
  if (table === undefined) return [];
  const questions = questionsAbout(table).slice(0, 3);
  return questions.length === 0 ? [] : [
    ["You could ask:", ...questions.map((question) => `- ${question}`)].join(
      "\n",
    ),
  ];
}

/** What a column holds, in words. */
function kindOf(column: Column): string {
  if (column.period !== undefined) {
    return `${
      column.period.unit === "day" ? "dates" : `${column.period.unit}s`
    }`;
  }
  if (column.identifier) return "names or numbers of things";
  return column.numeric ? "numbers" : "text";
}

function quotations(question: string, passages: readonly Passage[]): string[] {
  return quote(question, passages).map(cited);
}

function cited({ text, citation }: Quotation): string {
  return citation > 0 ? `> ${text} [${citation}]` : `> ${text}`;
}

/** Sentences under the names of the documents that they stand in. */
export function sourced(found: readonly Quotation[]): string[] {
  const names = [...new Set(found.map(({ passage }) => passage.documentName))];
  return [
    `From ${listing(names.map((name) => `\`${name}\``))}:`,
    ...found.map(cited),
  ];
}
