import type { AgentFileLink, TraceTurn, TurnRun } from "../../api/mod.ts";

/** A program of the agent. */
export interface StepCode {
  readonly language: string;
  readonly code: string;
  readonly fileName: string | undefined;
}

/** What came of a program. */
export interface StepRun {
  readonly exitCode: number | undefined;
  readonly output: string;
  /** True where only a status line tells of it, and no executor yet. */
  readonly isTold: boolean;
}

/** A turn of the agent and what came of its programs. */
export interface TraceStep {
  /** The turn's own title, or `""` where it has none but its first line. */
  readonly title: string;
  readonly text: string;
  readonly code: readonly StepCode[];
  readonly runs: readonly StepRun[];
  readonly files: readonly AgentFileLink[];
  readonly seconds: number | undefined;
  readonly cost: number | undefined;
  /** The server's lines about time, cost and progress. */
  readonly status: readonly string[];
  /** What the executor told the agent beside the output. */
  readonly notes: readonly string[];
  readonly isFinal: boolean;
  readonly isSelfCheck: boolean;
  readonly confidence: number | undefined;
}

/** A whole run. */
export interface TraceRun {
  readonly questions: readonly string[];
  readonly steps: readonly TraceStep[];
  /** Files of the run that no turn names. */
  readonly files: readonly AgentFileLink[];
  /** Seconds of the whole run, where the server states them. */
  readonly seconds: number | undefined;
  /** US dollars of the whole run. */
  readonly cost: number | undefined;
  /** Why it came to an early end. */
  readonly notices: readonly string[];
}

/** Puts turns together: what ran belongs to the turn that wrote it. */
export function stepsOf(
  turns: readonly TraceTurn[],
  isRunning: boolean,
): {
  readonly questions: readonly string[];
  readonly steps: readonly TraceStep[];
} {
  const questions: string[] = [];
  const steps: TraceStep[] = [];
  // Facts about a call before any turn are the first turn's.
  let early: readonly string[] = [];
  for (const turn of turns) {
    const last = steps.at(-1);
    if (turn.role === "user") questions.push(turn.text);
    else if (turn.role === "executor") {
      const step = last ?? EMPTY;
      if (last) steps.pop();
      steps.push(withRun(step, turn));
    } else if (last && !isRunning && isNotice(turn)) {
      // While the agent is at work, no turn that was there may go.
      const status = [...last.status, turn.text];
      steps[steps.length - 1] = { ...last, status };
    } else if (isFacts(turn)) {
      if (!last) early = [...early, ...turn.status];
      else steps[steps.length - 1] = withFacts(last, turn);
    } else {
      steps.push(agentStep({ ...turn, status: [...early, ...turn.status] }));
      early = [];
    }
  }
  return { questions, steps };
}

/** True for a turn that is nothing but a title and facts about a call. */
function isFacts(turn: TraceTurn): boolean {
  return turn.text === "" && turn.code.length === 0 &&
    (turn.runs ?? []).length === 0 && turn.files.length === 0;
}

/** True for the server's short word that a turn had nothing to run. */
function isNotice(turn: TraceTurn): boolean {
  return !turn.isFinal && turn.code.length === 0 && turn.text.length < 300 &&
    !turn.text.includes("\n\n") &&
    /^\W*no (?:executable code|code blocks?)\b/i.test(turn.text);
}

function withFacts(step: TraceStep, turn: TraceTurn): TraceStep {
  const status = [...step.status, ...turn.status];
  return {
    ...step,
    title: step.title || (turn.title ?? ""),
    status,
    seconds: secondsOf(status),
    cost: costOf(status),
  };
}

function withRun(step: TraceStep, turn: TraceTurn): TraceStep {
  // A status line may have told of the same run before.
  const at = step.runs.findIndex(({ isTold }) => isTold);
  const told = step.runs[at];
  const run: StepRun = {
    exitCode: turn.exitCode ?? told?.exitCode,
    output: turn.output || (told?.output ?? ""),
    isTold: false,
  };
  return {
    ...step,
    text: [step.text, turn.text].filter((text) => text !== "").join("\n\n"),
    runs: told ? step.runs.with(at, run) : [...step.runs, run],
    files: withoutRepeats([...step.files, ...turn.files]),
    notes: [...step.notes, ...turn.notes ?? []],
  };
}

/** Each file once. */
export function withoutRepeats(
  files: readonly AgentFileLink[],
): readonly AgentFileLink[] {
  const known = new Map<string, AgentFileLink>();
  for (const file of files) {
    const key = JSON.stringify([file.documentId, file.name]);
    if (!known.has(key)) known.set(key, file);
  }
  return [...known.values()];
}

const EMPTY: TraceStep = {
  title: "",
  text: "",
  code: [],
  runs: [],
  files: [],
  seconds: undefined,
  cost: undefined,
  status: [],
  notes: [],
  isFinal: false,
  isSelfCheck: false,
  confidence: undefined,
};

function agentStep(turn: TraceTurn): TraceStep {
  const title = turn.title ?? "";
  const programs = turn.code.filter((block) => block.isExecutable);
  return {
    title: title === firstLine(turn.text) ? "" : title,
    text: turn.text,
    code: programs.map(({ language, code, fileName }) => ({
      language,
      code: withoutComments(code),
      fileName,
    })),
    runs: (turn.runs ?? []).map(({ exitCode, output }: TurnRun) => ({
      exitCode,
      output,
      isTold: true,
    })),
    files: turn.files,
    seconds: secondsOf(turn.status),
    cost: costOf(turn.status),
    status: turn.status,
    notes: [],
    isFinal: turn.isFinal,
    isSelfCheck: turn.isSelfCheck,
    confidence: turn.confidence,
  };
}

/** A title that was not stated is the first line without its marks. */
function firstLine(text: string): string {
  const line = text.split("\n")
    .filter((each) => !/^\s*(?:`{3,}|~{3,})/.test(each))
    .map((each) => each.replace(/[*#]/g, "").trim())
    .find((each) => each !== "");
  return line ?? "";
}

/** The two comments that tell the server what to do say nothing to a reader. */
export function withoutComments(code: string): string {
  return code.replace(
    /^(?:\s*(?:#|\/\/|--|%|;)\s*(?:filename|execution):[^\n]*(?:\n|$))+/i,
    "",
  ).replace(/^(?:[ \t]*\n)+/, "").trimEnd();
}

/** Seconds that the server's status lines give for a turn. */
export function secondsOf(status: readonly string[]): number | undefined {
  const turn = sum(
    status.map((line) => /\bTurn Time\**\s*:\**\s*([^,|]*)/i.exec(line)?.[1]),
  );
  // The time of the turn holds those of its call and of its programs.
  return turn ?? sum(
    status.map((line) =>
      /\bin\s+([\d.,]+\s*(?:seconds?|secs?|s|ms|minutes?|mins?|m|hours?|h)\b)/i
        .exec(line)?.[1]
    ),
  );
}

function sum(times: readonly (string | undefined)[]): number | undefined {
  let all: number | undefined;
  for (const time of times) {
    const seconds = time === undefined ? undefined : toSeconds(time);
    if (seconds !== undefined) all = (all ?? 0) + seconds;
  }
  return all;
}

/** US dollars that the server's status lines give for a turn. */
export function costOf(status: readonly string[]): number | undefined {
  return dollars(
    status,
    /\bCost\**\s*:.*?\bTurn\**\s*:\**\s*\$?\s*([\d.,]+)/i,
  ) ??
    dollars(status, /^[\s>*-]*Turn\**\s*:\**\s*\$\s*([\d.,]+)/i);
}

/** US dollars that the last of the status lines gives for the run so far. */
export function totalCostOf(status: readonly string[]): number | undefined {
  const all = status.map((line) =>
    dollars([line], /\bTotal\**\s*:\**\s*\$\s*([\d.,]+)/i)
  );
  return all.findLast((each) => each !== undefined);
}

function dollars(
  status: readonly string[],
  pattern: RegExp,
): number | undefined {
  let all: number | undefined;
  for (const line of status) {
    const found = pattern.exec(line)?.[1]?.replaceAll(",", "")
      .replace(/\.$/, "");
    const amount = found === undefined ? NaN : Number(found);
    if (Number.isFinite(amount)) all = (all ?? 0) + amount;
  }
  return all;
}

const UNITS: Readonly<Record<string, number>> = {
  ms: 0.001,
  s: 1,
  m: 60,
  h: 3600,
};

/** `12.3 seconds`, `1m 5s`, `0:01:05`. */
function toSeconds(text: string): number | undefined {
  const clock = /^\s*(?:(\d+):)?(\d+):(\d+(?:\.\d+)?)/.exec(text);
  if (clock) {
    return Number(clock[1] ?? 0) * 3600 + Number(clock[2]) * 60 +
      Number(clock[3]);
  }
  let all: number | undefined;
  for (
    const [, value = "", unit = ""] of text.replaceAll(/(?<=\d),(?=\d)/g, "")
      .matchAll(/(\d+(?:\.\d+)?)\s*(ms|s|m|h)?[a-z]*/gi)
  ) all = (all ?? 0) + Number(value) * (UNITS[unit.toLowerCase()] ?? 1);
  return all;
}
