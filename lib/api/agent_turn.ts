import { splitFences, type TurnCode } from "./agent_code.ts";
import {
  type AgentFileLink,
  findFileLinks,
  linksToMarkdown,
  withoutLinks,
} from "./agent_files.ts";
import {
  AGENT_TAGS,
  END_OF_TURN,
  takeLineTag,
  takeTag,
  unwrapTag,
} from "./agent_markers.ts";

/** What an agent's streamed text tells of a program that ran. */
export interface TurnRun {
  /** How it ended, where the text says so: 0 for success. */
  readonly exitCode?: number;
  /** How long it ran, in seconds. */
  readonly seconds?: number;
  /** What it printed, as far as the text repeats it; `""` where it does not. */
  readonly output: string;
}

/** One turn of an agent's run. */
export interface TraceTurn {
  /** Whose turn it is: who asks, the agent that writes programs, or what runs them. */
  readonly role: "user" | "agent" | "executor";
  /**
   * What was said, as Markdown: without tags, status lines and the blocks of
   * code that were to be run. For an executor, what it says beside the output.
   */
  readonly text: string;
  /** The turn's title, or else its first line. */
  readonly title?: string;
  /** All blocks of code; those that are not executable stand in `text` too. */
  readonly code: readonly TurnCode[];
  /** Lines about time, cost and progress that the server put into the text. */
  readonly status: readonly string[];
  /** How the program ended: 0 for success, negative when it was ended from outside. */
  readonly exitCode?: number;
  /** What the program printed. */
  readonly output?: string;
  /** What an executor tells the agent beside the output: turns left, a linter's notes. */
  readonly notes?: readonly string[];
  /** The programs that ran in this turn, where its own text tells of them. */
  readonly runs?: readonly TurnRun[];
  /** Files that the text links to. */
  readonly files: readonly AgentFileLink[];
  /** True for the agent's check of its own answer. */
  readonly isSelfCheck: boolean;
  /** How sure the self check is, where it is a number. */
  readonly confidence?: number;
  /** True for the turn that is the answer. */
  readonly isFinal: boolean;
}

const EXIT_REGEXP = /^\s*exitcode:\s*(-?\d+)[ \t]*(?:\([^)\n]*\))?/i;
const STATUS_REGEXP =
  /^\s*\*\*\s*(?:\[[^\]]*\]\s*)?(?:Completed LLM call\b|Completed execution of code block\b|LLM Call Info\b|Executing [\w -]*code blocks?\b)/i;
const CALL_INFO_REGEXP = /^\s*\*\*\s*LLM Call Info\b/i;
const CALL_DETAIL_REGEXP =
  /^[\s>*-]*(?:Turn Time|Turns|Time|Cost|Turn|Total|Remaining)\**\s*:/i;
const EXECUTED_REGEXP =
  /^\s*\*\*\s*(?:\[[^\]]*\]\s*)?Completed execution of code block\b/i;
const END_LINE_REGEXP = new RegExp(`^[ \\t]*${END_OF_TURN}[ \\t]*$`, "gm");
const NOTICE_REGEXP =
  /\bno executable code\b|\bno code (?:blocks? )?(?:was |were )?(?:found|to (?:run|execute))/i;

/** True for text that an executor wrote. */
export function isExecutorText(text: string): boolean {
  return EXIT_REGEXP.test(text);
}

/** True for the short notice that a turn had nothing to run. */
export function isNotice(turn: TraceTurn): boolean {
  return turn.text.length < 300 && turn.code.length === 0 &&
    NOTICE_REGEXP.test(turn.text);
}

/** Reads an executor's text: exit code, output and what stands beside them. */
export function readExecutorTurn(written: string): TraceTurn {
  const text = withPlainEnds(written);
  const exit = EXIT_REGEXP.exec(text);
  const files = findFileLinks(text);
  let rest = withoutLinks(exit ? text.slice(exit[0].length) : text)
    .replace(/^\s*Code output:[ \t]*/i, "");
  const info = takeTag(rest, AGENT_TAGS.turnInfo);
  const linter = takeTag(info.rest, AGENT_TAGS.linter);
  rest = linter.rest;
  const notes = [...info.inner, ...linter.inner].map(trimLines)
    .filter((note) => note !== "");
  const { rest: beside, inner } = takeTag(rest, AGENT_TAGS.stdout);
  const hasTag = inner.length > 0;
  const output = hasTag ? inner.map(trimLines).join("\n") : trimLines(rest);
  return {
    role: "executor",
    text: hasTag ? beside.trim() : "",
    code: [],
    status: [],
    ...(exit ? { exitCode: Number(exit[1]) } : {}),
    output,
    ...(notes.length > 0 ? { notes } : {}),
    files,
    isSelfCheck: false,
    isFinal: false,
  };
}

/** Every pattern here reads lines that end by a line feed alone. */
function withPlainEnds(text: string): string {
  return text.replaceAll("\r\n", "\n");
}

/** Takes the blank lines around a program's output away, not its indentation. */
function trimLines(text: string): string {
  return text.replace(/^(?:[ \t]*\r?\n)+/, "").trimEnd();
}

/** Reads a question: the day that stands before it is no part of it. */
export function readUserTurn(text: string): TraceTurn {
  const bare = withoutDate(withPlainEnds(text)).trim();
  return {
    role: "user",
    text: linksToMarkdown(bare),
    code: splitFences(bare).flatMap((part) =>
      part.type === "code" ? [part.block] : []
    ),
    status: [],
    files: findFileLinks(bare),
    isSelfCheck: false,
    isFinal: false,
  };
}

/** True where the day stands before the text, as it does before questions. */
export function hasDate(text: string): boolean {
  return /^\s*<(?:system_)?current_date>/.test(text);
}

function withoutDate(text: string): string {
  return text.replace(/^\s*<((?:system_)?current_date)>[\s\S]*?<\/\1>/, "");
}

/** Reads what the coding agent wrote. */
export function readAgentTurn(written: string): TraceTurn {
  const text = withPlainEnds(written);
  const isSelfCheck = /^\s*<confidence>/.test(text);
  const stated = isSelfCheck
    ? takeTag(text, AGENT_TAGS.confidence).inner[0]
    : undefined;
  const confidence = stated?.trim()
    ? Number(stated.trim().replace(/%$/, ""))
    : NaN;
  const files = findFileLinks(text);
  const open = text.replaceAll(END_LINE_REGEXP, "");
  const streamed = takeLineTag(
    unwrapTag(unwrapTag(open, AGENT_TAGS.constrained), AGENT_TAGS.confidence),
    AGENT_TAGS.streamTitle,
  );
  const other = takeLineTag(
    takeLineTag(streamed.rest, AGENT_TAGS.turnInfo).rest,
    AGENT_TAGS.title,
  );
  const tagTitle = [...streamed.inner, ...other.inner].map((each) =>
    each.trim()
  )
    .findLast((each) => each !== "");
  const status: string[] = [];
  const code: TurnCode[] = [];
  const kept: string[] = [];
  const runs: TurnRun[] = [];
  let awaitsOutput = false;
  for (const part of splitFences(other.rest)) {
    if (part.type === "prose") {
      const known = status.length;
      kept.push(linksToMarkdown(foldStatus(part.text, status)));
      runs.push(...status.slice(known).filter(isExecuted).map(readRun));
      const last = part.text.trimEnd().split("\n").at(-1) ?? "";
      awaitsOutput = isExecuted(last);
      continue;
    }
    const block = { ...part.block, code: withoutLinks(part.block.code) };
    const run = runs.at(-1);
    // The block behind that status line repeats what the program printed.
    if (awaitsOutput && run && !block.isExecutable) {
      runs[runs.length - 1] = { ...run, output: block.code.trimEnd() };
      awaitsOutput = false;
      continue;
    }
    awaitsOutput = false;
    code.push(block);
    if (!block.isExecutable) kept.push(withoutLinks(part.text));
  }
  const prose = kept.join("\n").replace(/\n{3,}/g, "\n\n").trim();
  const title = tagTitle ?? firstLine(prose);
  return {
    role: "agent",
    text: prose,
    ...(title ? { title } : {}),
    code,
    status,
    ...(runs.length > 0 ? { runs } : {}),
    files,
    isSelfCheck,
    ...(Number.isFinite(confidence) ? { confidence } : {}),
    isFinal: false,
  };
}

function isExecuted(line: string): boolean {
  return EXECUTED_REGEXP.test(line);
}

/** What the status line of a program that ran says. */
function readRun(line: string): TurnRun {
  const exitCode = /\bexit ?code:? (-?\d+)/i.exec(line)?.[1];
  const seconds = /\bin\s+(\d[\d,]*(?:\.\d+)?)\s*s(?:ec|\b)/i.exec(line)?.[1];
  return {
    ...(exitCode === undefined ? {} : { exitCode: Number(exitCode) }),
    ...(seconds === undefined
      ? {}
      : { seconds: Number(seconds.replaceAll(",", "")) }),
    output: "",
  };
}

/** Takes the server's status lines out of prose. */
function foldStatus(text: string, status: string[]): string {
  const kept: string[] = [];
  let inInfo = false;
  for (const line of text.split("\n")) {
    if (STATUS_REGEXP.test(line)) {
      status.push(line.trim());
      inInfo = CALL_INFO_REGEXP.test(line);
    } else if (inInfo && CALL_DETAIL_REGEXP.test(line)) {
      status.push(line.trim());
    } else {
      if (line.trim() !== "") inInfo = false;
      kept.push(line);
    }
  }
  return kept.join("\n");
}

/** The first line with something on it, without marks of headings and emphasis. */
function firstLine(text: string): string | undefined {
  return text.split("\n")
    .filter((line) => !/^\s*(?:`{3,}|~{3,})/.test(line))
    .map((line) => line.replace(/[*#]/g, "").trim())
    .find((line) => line !== "");
}

/**
 * Marks the turn that is the answer: the agent's last one with something to
 * say and nothing to run; or else the last one with something to say.
 */
export function markFinal(turns: readonly TraceTurn[]): TraceTurn[] {
  const isAnswer = (turn: TraceTurn) =>
    turn.role === "agent" && turn.text !== "" && !turn.isSelfCheck &&
    !isNotice(turn);
  const runsNothing = (turn: TraceTurn) =>
    !turn.code.some((block) => block.isExecutable);
  let index = turns.findLastIndex((turn) =>
    isAnswer(turn) && runsNothing(turn)
  );
  if (index < 0) index = turns.findLastIndex(isAnswer);
  return turns.map((turn, at) =>
    at === index ? { ...turn, isFinal: true } : turn
  );
}
