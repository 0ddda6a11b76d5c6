import {
  type AgentFileLink,
  decodeChatHistory,
  decodeChatHistoryMarkdown,
  type DecodedMeta,
  decodeMeta,
  HISTORY_HEADINGS,
  MAX_TURNS_NOTICE,
  type MetaItem,
  splitAgentText,
  type TraceTurn,
} from "../../api/mod.ts";
import { settledText } from "./_running.ts";
import {
  stepsOf,
  totalCostOf,
  type TraceRun,
  type TraceStep,
  withoutRepeats,
} from "./_steps.ts";
import { turnsOfParts } from "./_parts.ts";

/** An entry of `agent_chat_history` as servers write it. */
export interface HistoryEntry {
  /** The role, which is the reader's the other way round. */
  readonly role: string;
  /** What was said. */
  readonly content: string;
}

/** A message with its metadata, as a chat's messages are listed. */
export interface TraceMessage {
  /** The answer; read where the metadata tells of no run. */
  readonly content?: string;
  /** The metadata. */
  readonly type_list?: readonly MetaItem[];
}

/** What {@linkcode trace} reads. */
export type TraceSource =
  | string
  | readonly (TraceTurn | HistoryEntry | MetaItem | DecodedMeta)[]
  | { readonly turns: readonly TraceTurn[] }
  | TraceMessage
  | MetaItem
  | DecodedMeta;

/** What a source says of a run. */
interface Found {
  readonly turns: readonly TraceTurn[];
  readonly files?: readonly AgentFileLink[];
  readonly seconds?: number | undefined;
  readonly cost?: number | undefined;
}

/** Reads any source of a trace. */
export function readTrace(source: TraceSource, isRunning: boolean): TraceRun {
  const found = isRunning && typeof source === "string"
    ? { turns: turnsSoFar(source) }
    : findTurns(source);
  const { questions, steps } = stepsOf(found.turns, isRunning);
  const named = new Set(
    steps.flatMap(({ files }) => files.map(({ documentId }) => documentId)),
  );
  return {
    questions,
    steps,
    files: withoutRepeats(found.files ?? []).filter(({ documentId }) =>
      !named.has(documentId)
    ),
    seconds: found.seconds ?? sumOf(steps.map(({ seconds }) => seconds)),
    cost: found.cost ?? totalCostOf(steps.flatMap(({ status }) => status)) ??
      sumOf(steps.map(({ cost }) => cost)),
    notices: noticesOf(steps),
  };
}

function sumOf(
  numbers: readonly (number | undefined)[],
): number | undefined {
  const known = numbers.filter((each) => each !== undefined);
  return known.length === 0
    ? undefined
    : known.reduce((sum, each) => sum + each, 0);
}

/** Early ends that the text tells of. */
function noticesOf(steps: readonly TraceStep[]): string[] {
  const last = steps.slice(-2).map(({ text }) => text).join("\n");
  return [
    ...(last.includes(MAX_TURNS_NOTICE) ? ["stopped: no turns left"] : []),
    ...(/\brequest timed out\b/i.test(last) ? ["stopped: timed out"] : []),
  ];
}

/**
 * The turns of an answer that is still being written. Which of them is the
 * answer is not known, and what is not clear yet is left out.
 */
function turnsSoFar(text: string): readonly TraceTurn[] {
  const settled = settledText(text);
  const { turns } = splitAgentText(settled);
  return turns.map((turn) => ({ ...turn, isFinal: false }));
}

function findTurns(source: TraceSource): Found {
  if (typeof source === "string") return { turns: turnsOfText(source) };
  if (typeof source !== "object" || source === null) return { turns: [] };
  if (isList(source)) return findInList(source);
  if ("turns" in source) return { turns: source.turns };
  if ("message_type" in source) return findTurns(decodeMeta(source));
  if ("kind" in source) {
    return source.kind === "text"
      ? { turns: turnsOfText(source.text) }
      : findInList([source]);
  }
  const found = findInList(source.type_list ?? []);
  return found.turns.length > 0
    ? found
    : { ...found, turns: turnsOfText(source.content ?? "") };
}

function isList(
  source: Exclude<TraceSource, string>,
): source is Extract<TraceSource, readonly unknown[]> {
  return Array.isArray(source);
}

function turnsOfText(text: string): readonly TraceTurn[] {
  const asList = /^\s*[["]/.test(text) ? decodeChatHistory(text) : undefined;
  if (asList) return asList;
  return HEADING_REGEXP.test(text)
    ? decodeChatHistoryMarkdown(text)
    : splitAgentText(text).turns;
}

/** The heading of a turn in a history, whatever picture stands in it. */
const HEADING_REGEXP = new RegExp(
  `^#{1,6}\\s+(?:[^\\w\\s]+\\s+)?(?:${
    Object.values(HISTORY_HEADINGS)
      .map((heading) => heading.replace(/^[^A-Za-z]+/, "")).join("|")
  })\\s*$`,
  "mu",
);

/** Of several forms of the same run, the one that says most. */
const PREFERENCE = [
  "agent_chat_history",
  "agent_chat_history_md",
  "agent_analysis",
];

function findInList(list: Extract<TraceSource, readonly unknown[]>): Found {
  const turns: TraceTurn[] = [];
  const entries: HistoryEntry[] = [];
  const metas: DecodedMeta[] = [];
  for (const item of list) {
    if (typeof item !== "object" || item === null) continue;
    if ("message_type" in item) metas.push(decodeMeta(item));
    else if ("kind" in item) metas.push(item);
    else if ("status" in item) turns.push(item);
    else entries.push(item);
  }
  if (turns.length > 0) return { turns };
  if (entries.length > 0) return { turns: decodeChatHistory(entries) ?? [] };
  const usage = metas.find((meta) => meta.kind === "usage")?.usage;
  return {
    turns: turnsOfMetas(metas),
    files: metas.flatMap((meta) =>
      meta.kind === "files" && meta.messageType === "agent_files"
        ? meta.files
        : []
    ),
    seconds: usage?.responseSeconds,
    cost: usage?.cost ?? sumOf(
      metas.map((meta) =>
        meta.kind === "model use" ? meta.use.cost : undefined
      ),
    ),
  };
}

function turnsOfMetas(metas: readonly DecodedMeta[]): readonly TraceTurn[] {
  const parts = turnsOfParts(metas);
  for (const type of PREFERENCE) {
    const meta = metas.find(({ messageType }) => messageType === type);
    const found = meta && "turns" in meta ? meta.turns : [];
    if (found.length > 0) return withTitles(found, parts);
  }
  return parts;
}

/** The history has no titles; where one stands beside the same text, it is taken. */
function withTitles(
  turns: readonly TraceTurn[],
  parts: readonly TraceTurn[],
): readonly TraceTurn[] {
  const titles = new Map(
    parts.flatMap(({ text, code, title }) =>
      title === undefined ? [] : [[keyOf(text, code), title]]
    ),
  );
  return turns.map((turn) => {
    const title = turn.role === "agent"
      ? titles.get(keyOf(turn.text, turn.code))
      : undefined;
    return title === undefined ? turn : { ...turn, title };
  });
}

function keyOf(text: string, code: TraceTurn["code"]): string {
  return JSON.stringify([
    text.replace(/\s+/g, " "),
    ...code.map((block) => block.code.trim()),
  ]);
}
