import { decodeContent } from "./content.ts";
import {
  AGENT_TAGS,
  END_OF_TURN,
  HISTORY_HEADINGS,
  tagged,
} from "./agent_markers.ts";
import {
  hasDate,
  isExecutorText,
  markFinal,
  readAgentTurn,
  readExecutorTurn,
  readUserTurn,
  type TraceTurn,
} from "./agent_turn.ts";
import { isRecord } from "./validate.ts";

/** An entry of a history before it is known whose turn it is. */
interface Entry {
  /** What the history says: for JSON only the agent's own turns are told apart. */
  readonly from: "agent" | "executor" | "other";
  readonly text: string;
}

/**
 * Decodes the `agent_chat_history` of a message: a list of `{ role, content }`
 * in which the agent has the role "user", and the question and what ran have
 * "assistant".
 *
 * The server's own instructions for the final answer, which stand among the
 * questions, are left out: that is an entry that neither runs anything nor
 * opens with the day, comes after the agent's first turn, and either speaks of
 * the marks and the form of the final answer or is the last such entry after
 * the last run.
 *
 * @param content The content, as text or parsed.
 * @returns The turns, or `undefined` where it is no such list.
 *
 * @example Roles set right
 * ```ts
 * import { decodeChatHistory } from "@cenote/cenote/api";
 * import { assertEquals } from "@std/assert";
 *
 * const turns = decodeChatHistory([
 *   { role: "assistant", content: "<current_date>Monday</current_date>\nHow many?" },
 *   { role: "user", content: "There are three." },
 * ]);
 * assertEquals(turns?.map((turn) => [turn.role, turn.text]), [
 *   ["user", "How many?"],
 *   ["agent", "There are three."],
 * ]);
 * ```
 */
export function decodeChatHistory(content: unknown): TraceTurn[] | undefined {
  const history = decodeContent(content);
  if (!Array.isArray(history)) return undefined;
  const entries: Entry[] = [];
  for (const each of history) {
    if (!isRecord(each) || typeof each["content"] !== "string") continue;
    if (each["content"].trim() === "") continue;
    entries.push({
      from: each["role"] === "user" ? "agent" : "other",
      text: each["content"],
    });
  }
  if (entries.length === 0 && history.length > 0) return undefined;
  return readEntries(entries);
}

/**
 * Decodes the `agent_chat_history_md` of a message: the same turns under
 * headings, each ended by a line `ENDOFTURN` and a rule.
 *
 * @param markdown The text.
 * @returns The turns; a text without any heading is one turn of the agent.
 *
 * @example A history of two turns
 * ```ts
 * import { decodeChatHistoryMarkdown } from "@cenote/cenote/api";
 * import { assertEquals } from "@std/assert";
 *
 * const turns = decodeChatHistoryMarkdown(
 *   "### 👤 User Query\nHow many?\nENDOFTURN\n---\n### 🤖 Coder Agent\nThree.\nENDOFTURN\n---\n",
 * );
 * assertEquals(turns.map((turn) => turn.role), ["user", "agent"]);
 * ```
 */
export function decodeChatHistoryMarkdown(markdown: string): TraceTurn[] {
  const entries: { from: Entry["from"]; lines: string[] }[] = [];
  const lines = markdown.split(/\r?\n/);
  // Where blocks are closed, a heading inside one is text that a program wrote.
  const areClosed = lines.some((line) => line.trim() === END_OF_TURN);
  let last = "";
  for (const line of lines) {
    const mayOpen = !areClosed || ["", "---", END_OF_TURN].includes(last);
    const from = mayOpen ? headingOf(line) : undefined;
    if (line.trim() !== "") last = line.trim();
    if (from) entries.push({ from, lines: [] });
    else if (entries.length > 0) entries.at(-1)?.lines.push(line);
    else if (line.trim() !== "") entries.push({ from: "agent", lines: [line] });
  }
  return readEntries(
    entries.map(({ from, lines }) => ({ from, text: withoutEnd(lines) }))
      .filter((entry) => entry.text.trim() !== ""),
  );
}

/** Whose turn a heading opens; known by its words, whatever stands before them. */
function headingOf(line: string): Entry["from"] | undefined {
  const words =
    /^#{1,6}\s+(?:[^\w\s]+\s+)?(User Query|Coder Agent|Executor Agent)\s*$/u
      .exec(line)?.[1];
  if (words === "Coder Agent") return "agent";
  if (words === "Executor Agent") return "executor";
  return words === "User Query" ? "other" : undefined;
}

/** The text of a block without the marks that close it. */
function withoutEnd(lines: readonly string[]): string {
  const text = lines.join("\n").trimEnd();
  return text
    .replace(/(?:\n|^)[ \t]*---[ \t]*$/, "").trimEnd()
    .replace(new RegExp(`(?:(?:\\n|^)[ \\t]*${END_OF_TURN}[ \\t]*)+$`), "")
    .trim();
}

const MARKS_REGEXP = new RegExp(
  `\\[citation:|</?(?:${AGENT_TAGS.constrained}|${AGENT_TAGS.title}|${AGENT_TAGS.streamTitle})>` +
    `|\\b${END_OF_TURN}\\b`,
);

/** True for text that tells an agent how its final answer is to look. */
function speaksOfForm(text: string): boolean {
  return MARKS_REGEXP.test(text) ||
    (/\bfinal (?:answer|response)\b/i.test(text) &&
      /\byou (?:must|should|are|have)\b|\bdo not\b|\bcode blocks?\b|\bexecutable code\b|\bturns?\b/i
        .test(text));
}

function readEntries(entries: readonly Entry[]): TraceTurn[] {
  const firstAgent = entries.findIndex((entry) => entry.from === "agent");
  const lastRun = entries.findLastIndex(({ from, text }) =>
    from !== "agent" && isExecutorText(text)
  );
  const mayBeInstructions = ({ from, text }: Entry, index: number) =>
    from !== "agent" && !isExecutorText(text) && !hasDate(text) &&
    firstAgent >= 0 && index > firstAgent;
  const lastSuch = entries.findLastIndex(mayBeInstructions);
  const isInstructions = (entry: Entry, index: number) =>
    mayBeInstructions(entry, index) &&
    (speaksOfForm(entry.text) ||
      (lastRun >= 0 && index > lastRun && index === lastSuch &&
        !entries.some((each, at) =>
          at > lastRun && mayBeInstructions(each, at) && speaksOfForm(each.text)
        )));
  return markFinal(
    entries.filter((entry, index) => !isInstructions(entry, index)).map(
      readEntry,
    ),
  );
}

function readEntry({ from, text }: Entry): TraceTurn {
  if (/^\s*<confidence>/.test(text)) return readAgentTurn(text);
  if (from === "agent") return readAgentTurn(text);
  if (isExecutorText(text) || from === "executor") {
    return readExecutorTurn(text);
  }
  return readUserTurn(text);
}

/** A turn as the server writes it into a history. */
export interface WrittenTurn {
  /** Whose turn it is. */
  readonly role: TraceTurn["role"];
  /** What was said, in the form of streamed text; for an executor see {@linkcode formatExecution}. */
  readonly text: string;
}

/**
 * Writes turns as the content of `agent_chat_history_md`.
 *
 * @param turns The turns in their order.
 * @returns The Markdown text.
 *
 * @example There and back
 * ```ts
 * import { formatChatHistoryMarkdown, decodeChatHistoryMarkdown } from "@cenote/cenote/api";
 * import { assertEquals } from "@std/assert";
 *
 * const text = formatChatHistoryMarkdown([
 *   { role: "user", text: "How many?" },
 *   { role: "agent", text: "Three." },
 * ]);
 * assertEquals(decodeChatHistoryMarkdown(text).map((turn) => turn.text), ["How many?", "Three."]);
 * ```
 */
export function formatChatHistoryMarkdown(
  turns: readonly WrittenTurn[],
): string {
  return turns.map(({ role, text }) =>
    `${HISTORY_HEADINGS[role]}\n\n${text.trim()}\n\n${END_OF_TURN}\n\n---\n\n`
  ).join("");
}

/**
 * Writes turns as the content of `agent_chat_history`, in its roles: the
 * agent is the "user" there.
 *
 * @param turns The turns in their order.
 * @param date The day, put before the first question.
 * @returns The JSON text.
 *
 * @example The roles
 * ```ts
 * import { formatChatHistory } from "@cenote/cenote/api";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(
 *   formatChatHistory([{ role: "agent", text: "Three." }]),
 *   '[{"content":"Three.","role":"user"}]',
 * );
 * ```
 */
export function formatChatHistory(
  turns: readonly WrittenTurn[],
  date?: string,
): string {
  const first = turns.findIndex((turn) => turn.role === "user");
  return JSON.stringify(turns.map(({ role, text }, index) => ({
    content: date !== undefined && index === first
      ? `${tagged(AGENT_TAGS.date, date)}\n\n${text}`
      : text,
    role: role === "agent" ? "user" : "assistant",
  })));
}

/**
 * Writes what came of running a program, as histories have it.
 *
 * @param run The exit code and what the program printed.
 * @returns The executor's text.
 *
 * @example A run that went well
 * ```ts
 * import { formatExecution } from "@cenote/cenote/api";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(
 *   formatExecution({ exitCode: 0, output: "3\n" }),
 *   "exitcode: 0 (execution succeeded)\nCode output:\n<code_stdout>\n3\n</code_stdout>",
 * );
 * ```
 */
export function formatExecution(
  run: { readonly exitCode: number; readonly output: string },
): string {
  const { exitCode, output } = run;
  const end = exitCode === 0 ? "execution succeeded" : "execution failed";
  return `exitcode: ${exitCode} (${end})\nCode output:\n` +
    tagged(AGENT_TAGS.stdout, `\n${output.trimEnd()}\n`);
}
