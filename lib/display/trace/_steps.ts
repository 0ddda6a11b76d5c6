import {
  type AgentFileLink,
  decodeChatHistory,
  decodeChatHistoryMarkdown,
  type DecodedMeta,
  decodeMeta,
  HISTORY_HEADINGS,
  type MetaItem,
  splitAgentText,
  type TraceTurn,
} from "../../api/mod.ts";

/** An entry of `agent_chat_history` as servers write it. */
export interface HistoryEntry {
  /** The role, which is the reader's the other way round. */
  readonly role: string;
  /** What was said. */
  readonly content: string;
}

/** What {@linkcode trace} reads. */
export type TraceSource =
  | string
  | readonly (TraceTurn | HistoryEntry | MetaItem | DecodedMeta)[]
  | { readonly turns: readonly TraceTurn[] }
  | MetaItem
  | DecodedMeta;

/** A program of the agent. */
export interface StepCode {
  readonly language: string;
  readonly code: string;
  readonly fileName: string | undefined;
}

/** A turn of the agent and what came of its program. */
export interface TraceStep {
  readonly title: string;
  readonly text: string;
  readonly code: readonly StepCode[];
  readonly exitCode: number | undefined;
  readonly output: string;
  readonly files: readonly AgentFileLink[];
  readonly seconds: number | undefined;
  readonly isFinal: boolean;
  readonly isSelfCheck: boolean;
}

/** A whole run. */
export interface TraceRun {
  readonly questions: readonly string[];
  readonly steps: readonly TraceStep[];
}

/** Reads any source of a trace into questions and steps. */
export function readTrace(source: TraceSource): TraceRun {
  return stepsOf(turnsOf(source));
}

function turnsOf(source: TraceSource): readonly TraceTurn[] {
  if (typeof source === "string") return turnsOfText(source);
  if (isList(source)) return turnsOfList(source);
  if ("turns" in source) return source.turns;
  if ("message_type" in source) return turnsOf(decodeMeta(source));
  return source.kind === "text" ? turnsOfText(source.text) : [];
}

function isList(
  source: Exclude<TraceSource, string>,
): source is Extract<TraceSource, readonly unknown[]> {
  return Array.isArray(source);
}

function turnsOfText(text: string): readonly TraceTurn[] {
  const asList = /^\s*[["]/.test(text) ? decodeChatHistory(text) : undefined;
  if (asList) return asList;
  const heading = Object.values(HISTORY_HEADINGS).some((h) => text.includes(h));
  return heading ? decodeChatHistoryMarkdown(text) : splitAgentText(text).turns;
}

/** Of several forms of the same run, the one that says most. */
const PREFERENCE = [
  "agent_chat_history",
  "agent_chat_history_md",
  "agent_analysis",
];

function turnsOfList(
  list: Extract<TraceSource, readonly unknown[]>,
): readonly TraceTurn[] {
  const turns: TraceTurn[] = [];
  const entries: HistoryEntry[] = [];
  const metas: DecodedMeta[] = [];
  for (const item of list) {
    if ("message_type" in item) metas.push(decodeMeta(item));
    else if ("kind" in item) metas.push(item);
    else if ("status" in item) turns.push(item);
    else entries.push(item);
  }
  if (turns.length > 0) return turns;
  if (entries.length > 0) return decodeChatHistory(entries) ?? [];
  for (const type of PREFERENCE) {
    const meta = metas.find(({ messageType }) => messageType === type);
    const found = meta === undefined ? [] : turnsOf(meta);
    if (found.length > 0) return found;
  }
  return [];
}

function stepsOf(turns: readonly TraceTurn[]): TraceRun {
  const questions: string[] = [];
  const steps: TraceStep[] = [];
  for (const turn of turns) {
    if (turn.role === "user") {
      questions.push(turn.text);
    } else if (turn.role === "agent") {
      steps.push(agentStep(turn));
    } else {
      const last = steps.at(-1);
      const isFree = last !== undefined && last.exitCode === undefined &&
        last.output === "";
      const step = isFree ? last : emptyStep();
      if (isFree) steps.pop();
      steps.push({
        ...step,
        text: [step.text, turn.text].filter((text) => text !== "").join("\n\n"),
        exitCode: turn.exitCode,
        output: turn.output ?? "",
        files: [...step.files, ...turn.files],
        seconds: step.seconds ?? secondsOf(turn.status),
      });
    }
  }
  return { questions, steps };
}

function agentStep(turn: TraceTurn): TraceStep {
  const title = turn.title ?? "";
  const runs = turn.code.filter((block) => block.isExecutable);
  return {
    title: turn.isFinal && title === firstLine(turn.text) ? "Answer" : title,
    // A title that was taken from the first line is not said twice.
    text: turn.text,
    code: runs.map(({ language, code, fileName }) => ({
      language,
      code: withoutComments(code),
      fileName,
    })),
    exitCode: exitCodeOf(turn.status),
    output: "",
    files: turn.files,
    seconds: secondsOf(turn.status),
    isFinal: turn.isFinal,
    isSelfCheck: turn.isSelfCheck,
  };
}

function emptyStep(): TraceStep {
  return {
    title: "Run",
    text: "",
    code: [],
    exitCode: undefined,
    output: "",
    files: [],
    seconds: undefined,
    isFinal: false,
    isSelfCheck: false,
  };
}

function firstLine(text: string): string {
  const line = text.split("\n").find((each) => each.trim() !== "") ?? "";
  return line.replace(/[*#]/g, "").trim();
}

/** The two comments that tell the server what to do say nothing to a reader. */
function withoutComments(code: string): string {
  return code.replace(
    /^(?:\s*(?:#|\/\/)\s*(?:filename|execution):[^\n]*(?:\n|$))+/i,
    "",
  ).trimEnd();
}

/** The exit code in a status line, for texts in which no executor speaks: the last failure, else the last. */
function exitCodeOf(status: readonly string[]): number | undefined {
  const codes = status.flatMap((line) => {
    const code = /Completed execution\b.*\bexit ?code:? (-?\d+)/i.exec(line)
      ?.[1];
    return code === undefined ? [] : [Number(code)];
  });
  return codes.findLast((code) => code !== 0) ?? codes.at(-1);
}

/** Seconds that the server's status lines give for a turn. */
function secondsOf(status: readonly string[]): number | undefined {
  let sum: number | undefined;
  for (const line of status) {
    const stated = /Turn Time\**\s*:?\**\s*([^,|]*)/i.exec(line)?.[1] ??
      /\bin\s+([\d.,]+\s*(?:seconds?|s|ms|minutes?|min|m)\b)/i.exec(line)?.[1];
    const seconds = stated === undefined ? undefined : toSeconds(stated);
    if (seconds !== undefined) sum = (sum ?? 0) + seconds;
  }
  return sum;
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
  let sum: number | undefined;
  for (
    const [, value = "", unit = ""] of text.matchAll(
      /(\d+(?:\.\d+)?)\s*(ms|s|m|h)?[a-z]*/gi,
    )
  ) sum = (sum ?? 0) + Number(value) * (UNITS[unit.toLowerCase()] ?? 1);
  return sum;
}
