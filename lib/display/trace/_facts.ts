import { stripAnsi } from "../text/ansi.ts";
import { durationText } from "../text/formats.ts";
import { count, oneLine, safeText, shorten } from "../text/measure.ts";
import type { TraceRun, TraceStep } from "./_steps.ts";

/** How a turn stands. */
export type StepState = "good" | "bad" | "running" | "asked" | "plain";

/** What all forms of a trace say of a turn. */
export interface StepFacts {
  readonly number: number;
  readonly state: StepState;
  /** One character that tells the state without a colour. */
  readonly sign: string;
  readonly title: string;
  /** The state in words, time and cost. */
  readonly facts: readonly string[];
  /** The thought, without the line that became the title. */
  readonly text: string;
  readonly isRunning: boolean;
}

const SIGNS: Readonly<Record<StepState, string>> = {
  good: "✓",
  bad: "✗",
  running: "●",
  asked: "?",
  plain: "·",
};

/** What is said of each turn. */
export function factsOf(run: TraceRun, isRunning: boolean): StepFacts[] {
  return run.steps.map((step, i) =>
    stepFacts(step, i + 1, isRunning && i === run.steps.length - 1)
  );
}

function stepFacts(
  step: TraceStep,
  number: number,
  isRunning: boolean,
): StepFacts {
  const failed = failureOf(step);
  const hasRun = step.runs.length > 0 ||
    step.status.some((line) => /\bCompleted execution\b/i.test(line));
  const state = isRunning
    ? "running"
    : failed !== undefined
    ? "bad"
    : step.runs.some(({ exitCode }) => exitCode === 0)
    ? "good"
    : step.isSelfCheck
    ? "asked"
    : "plain";
  const { title, text } = headingOf(step, isRunning);
  return {
    number,
    state,
    sign: SIGNS[state],
    title,
    facts: [
      ...(isRunning ? ["running"] : []),
      ...(failed !== undefined
        ? [`failed, exit code ${failed}`]
        : hasRun
        ? ["ran"]
        : []),
      ...(step.confidence === undefined
        ? []
        : [`confidence ${step.confidence}`]),
      ...(step.files.length > 0 ? [count(step.files.length, "file")] : []),
      ...(step.cost ? [dollarsText(step.cost)] : []),
      ...(step.seconds === undefined
        ? []
        : [durationText(step.seconds * 1000)]),
    ],
    text,
    isRunning,
  };
}

/** The exit code of the last program that failed. */
function failureOf({ runs }: TraceStep): number | undefined {
  return runs.findLast(({ exitCode = 0 }) => exitCode !== 0)?.exitCode;
}

/** A title is no longer than this. */
const MAX_TITLE = 100;

/** The title, and what is left to say beneath it. */
function headingOf(
  step: TraceStep,
  isRunning: boolean,
): { readonly title: string; readonly text: string } {
  const stated = plainTitle(step.title);
  if (step.isSelfCheck) {
    // The number stands beside the title.
    const text = step.confidence === undefined
      ? step.text
      : step.text.replace(/^\s*[\d.]+\s*%?(?:\s+|$)/, "");
    return { title: "Check of the answer", text };
  }
  if (stated !== "") {
    return { title: shorten(stated, MAX_TITLE), text: step.text };
  }
  if (step.isFinal) return { title: "Answer", text: step.text };
  // A title that grows with every letter would be no calm sight.
  if (isRunning) return { title: "Working", text: step.text };
  const [first = "", ...others] = step.text.split("\n");
  const title = plainTitle(first);
  if (title === "" || /^\s*(?:`{3}|~{3}|\||>)/.test(first)) {
    return { title: programTitle(step), text: step.text };
  }
  // A first line that stands alone is not said twice.
  const isAlone = /^#{1,6}\s/.test(first) || (others[0] ?? "").trim() === "";
  return isAlone && title.length <= MAX_TITLE && !/\]\(/.test(first)
    ? { title, text: others.join("\n").trim() }
    : { title: shorten(title, MAX_TITLE), text: step.text };
}

function programTitle({ code, runs }: TraceStep): string {
  const names = code.flatMap(({ fileName }) => fileName ?? []);
  if (names.length > 0) {
    return shorten(oneLine(`Running ${names.join(", ")}`), 60);
  }
  return code.length > 0 || runs.length > 0 ? "Run" : "Turn";
}

/** A line of Markdown without its marks. */
function plainTitle(line: string): string {
  return oneLine(
    line.replace(/^\s*(?:#{1,6}\s+|[-*+]\s+|>\s*)/, "")
      .replace(/!?\[([^\]]*)\]\([^)]*\)/g, "$1")
      .replace(/[*`]|~~/g, "")
      // What was to be read on in the text is no part of a title.
      .replace(/\s*[:：]\s*$/, ""),
  );
}

/** `$0.0123`: small sums keep two digits that say something. */
export function dollarsText(amount: number): string {
  const digits = amount > 0 && amount < 0.1
    ? Math.min(6, 2 - Math.floor(Math.log10(amount)))
    : 2;
  return `$${
    amount.toLocaleString("en-US", {
      minimumFractionDigits: 2,
      maximumFractionDigits: digits,
    })
  }`;
}

/** `Agent: 3 turns · 2 programs, 1 failed · $0.04 · 12.3 s`. */
export function headlineOf(run: TraceRun, isRunning: boolean): string {
  const programs = run.steps.reduce(
    (sum, { code, runs }) => sum + Math.max(code.length, runs.length),
    0,
  );
  const failed = run.steps.flatMap(({ runs }) => runs)
    .filter(({ exitCode = 0 }) => exitCode !== 0).length;
  return [
    `Agent: ${count(run.steps.length, "turn")}`,
    count(programs, "program") + (failed > 0 ? `, ${failed} failed` : ""),
    ...(run.cost ? [dollarsText(run.cost)] : []),
    ...(run.seconds === undefined ? [] : [durationText(run.seconds * 1000)]),
    ...(isRunning ? ["running"] : []),
    ...run.notices,
  ].join(" · ");
}

/** One thing to show under a turn: a program or what it printed. */
export interface StepBlock {
  readonly label: string;
  readonly text: string;
  readonly language: string;
}

/** Programs and their outputs, each output under its program where that is known. */
export function blocksOf(
  step: TraceStep,
  maxCharacters: number,
): StepBlock[] {
  const programs = step.code.map(({ code, language, fileName }): StepBlock => ({
    label: oneLine([fileName, language].filter(Boolean).join(" · ")) ||
      "Program",
    text: cutText(code, maxCharacters),
    language,
  }));
  const isPaired = step.runs.length === step.code.length;
  const outputs = step.runs.map(({ output, exitCode }, i): StepBlock => ({
    label: step.runs.length > 1 && !isPaired
      ? `Output ${i + 1} of ${step.runs.length}${codeText(exitCode)}`
      : `Output${step.runs.length > 1 ? codeText(exitCode) : ""}`,
    text: cutText(stripAnsi(output), maxCharacters),
    language: "",
  }));
  const all = isPaired
    ? programs.flatMap((block, i) => [block, ...outputs.slice(i, i + 1)])
    : [...programs, ...outputs];
  return all.filter(({ text }) => text !== "");
}

/** What the agent was told beside the output of its programs. */
export function notesOf({ notes }: TraceStep, maxCharacters: number): string {
  return cutText(stripAnsi(notes.join("\n\n")), maxCharacters);
}

function codeText(exitCode: number | undefined): string {
  return exitCode === undefined ? "" : ` (exit code ${exitCode})`;
}

/** The first characters, safe to show, and how many more there are. */
function cutText(text: string, most: number): string {
  const cut = text.slice(0, most).toWellFormed();
  const rest = text.length - cut.length;
  return safeText(cut) +
    (rest > 0 ? `\n… ${count(rest, "more character")}` : "");
}

/** The first lines, and the others. */
export function splitLines(
  text: string,
  most: number,
): { readonly head: string; readonly rest: readonly string[] } {
  const all = text.split("\n");
  return {
    head: all.slice(0, most).join("\n"),
    rest: all.slice(most),
  };
}

/** What a folded turn holds, for forms that nobody can unfold. */
export function foldedText(step: TraceStep): string {
  const lines = (text: string) => text === "" ? 0 : text.split("\n").length;
  const text = lines(step.text);
  const code = step.code.reduce((sum, each) => sum + lines(each.code), 0);
  const output = step.runs.reduce((sum, each) => sum + lines(each.output), 0);
  return [
    ...(text > 0 ? [`${count(text, "line")} of text`] : []),
    ...(code > 0 ? [`${count(code, "line")} of code`] : []),
    ...(output > 0 ? [`${count(output, "line")} of output`] : []),
  ].join(", ");
}
