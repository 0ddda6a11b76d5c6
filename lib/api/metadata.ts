/**
 * Decodes what a server keeps about a message: its `content` is always a
 * string, whatever it holds.
 *
 * @module
 */
import type { AgentFileLink } from "./agent_files.ts";
import { splitAgentText } from "./agent_text.ts";
import type { TraceTurn } from "./agent_turn.ts";
import { readChatHistory, readChatHistoryMarkdown } from "./chat_history.ts";
import { scrub, scrubText } from "./privacy.ts";
import {
  type MessageUsage,
  type ModelUse,
  readModelUse,
  readUsage,
} from "./usage.ts";
import { isRecord } from "./validate.ts";

/** An item of metadata as the API gives it. */
export interface MetaItem {
  /** The type, such as `usage_stats`. */
  readonly message_type: string;
  /** The content: a string by the API; parsed already where somebody did that. */
  readonly content: unknown;
}

/** The prompt as the model got it. */
export interface MessagePrompt {
  /** The system prompt; `""` where there is none. */
  readonly system: string;
  /** The question after all templates. */
  readonly prompt: string;
  /** Earlier questions and answers that went along. */
  readonly conversation: readonly PromptPair[];
}

/** An earlier question and its answer. */
export interface PromptPair {
  /** The question. */
  readonly question: string;
  /** The answer. */
  readonly answer: string;
}

/** A program that an agent ran. */
export interface CodeRun {
  /** The language. */
  readonly language: string;
  /** The program. */
  readonly code: string;
  /** The file it stood in. */
  readonly fileName?: string;
  /** How it ended: 0 for success. */
  readonly exitCode?: number;
  /** All that it printed, tags of the server included. */
  readonly output: string;
  /** The number of the turn. */
  readonly turn?: number;
  /** The tool it used, if any. */
  readonly tool?: string;
}

/** What all kinds of decoded metadata have. */
export interface MetaBase {
  /** The type by the API, such as `agent_files_old`. */
  readonly messageType: string;
}

/** Facts about time, tokens and cost. */
export interface UsageMeta extends MetaBase {
  /** Marks `usage_stats`. */
  readonly kind: "usage";
  /** The facts. */
  readonly usage: MessageUsage;
}

/** One use of a model by an agent. */
export interface ModelUseMeta extends MetaBase {
  /** Marks `usage`. */
  readonly kind: "model use";
  /** The facts. */
  readonly use: ModelUse;
}

/** The prompt. */
export interface PromptMeta extends MetaBase {
  /** Marks `prompt_raw`. */
  readonly kind: "prompt";
  /** The prompt. */
  readonly prompt: MessagePrompt;
}

/** Files of an agent. */
export interface FilesMeta extends MetaBase {
  /** Marks `agent_files` and its kin. */
  readonly kind: "files";
  /** The files in the order of the server; names may repeat. */
  readonly files: readonly AgentFileLink[];
}

/** The run of an agent, turn by turn. */
export interface TraceMeta extends MetaBase {
  /** Marks `agent_chat_history` and `agent_chat_history_md`. */
  readonly kind: "trace";
  /** The turns. */
  readonly turns: readonly TraceTurn[];
}

/** The whole streamed run of an agent. */
export interface AnalysisMeta extends MetaBase {
  /** Marks `agent_analysis`. */
  readonly kind: "analysis";
  /** The text as it was streamed. */
  readonly text: string;
  /** The turns. */
  readonly turns: readonly TraceTurn[];
  /** The text of the turn that is the answer. */
  readonly answer: string;
}

/** The folders that an agent worked in. */
export interface FoldersMeta extends MetaBase {
  /** Marks `agent_meta`. */
  readonly kind: "folders";
  /** The folder of its files. */
  readonly workFolder?: string;
  /** The folder of its environment. */
  readonly environmentFolder?: string;
}

/** A program that an agent ran. */
export interface CodeMeta extends MetaBase {
  /** Marks `code_dict`. */
  readonly kind: "code";
  /** The program and what came of it. */
  readonly run: CodeRun;
}

/** Text of any other type, and text that does not hold what its type promises. */
export interface TextMeta extends MetaBase {
  /** Marks text. */
  readonly kind: "text";
  /** The text. */
  readonly text: string;
  /** True where the type promises something else than what stands there. */
  readonly malformed: boolean;
}

/** JSON of a type that has no form of its own here. */
export interface JsonMeta extends MetaBase {
  /** Marks JSON. */
  readonly kind: "json";
  /** The value, without what identifies a person. */
  readonly value: unknown;
}

/** Metadata of a message, decoded; told apart by `kind`. */
export type DecodedMeta =
  | UsageMeta
  | ModelUseMeta
  | PromptMeta
  | FilesMeta
  | TraceMeta
  | AnalysisMeta
  | FoldersMeta
  | CodeMeta
  | TextMeta
  | JsonMeta;

const NOT_JSON = Symbol("not JSON");

function parse(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return NOT_JSON;
  }
}

/**
 * Decodes a content by the rule that fits all types: JSON where it parses;
 * where that gives a string, the string, parsed once more if it looks like an
 * object or a list; the text itself otherwise.
 *
 * @param content The content.
 * @returns The value.
 *
 * @example A string in a string
 * ```ts
 * import { decodeContent } from "@cenote/cenote/api";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(decodeContent('"A headline"'), "A headline");
 * assertEquals(decodeContent('"[1,2]"'), [1, 2]);
 * assertEquals(decodeContent("Plain words"), "Plain words");
 * ```
 */
export function decodeContent(content: unknown): unknown {
  if (typeof content !== "string") return content;
  const value = parse(content);
  if (value === NOT_JSON) return content;
  if (typeof value !== "string" || !/^\s*[[{]/.test(value)) return value;
  const inner = parse(value);
  return inner === NOT_JSON ? value : inner;
}

/**
 * Decodes an item of a message's metadata into typed values. It never throws:
 * what does not hold what its type promises comes as text, marked malformed,
 * and a type that is not known as text or JSON. What identifies a person is
 * left out of the facts about usage and of JSON of unknown types.
 *
 * @param item The item, as `get_message_meta` lists it.
 * @returns The values, told apart by `kind`.
 *
 * @example The files of an answer
 * ```ts
 * import { decodeMeta } from "@cenote/cenote/api";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const meta = decodeMeta({
 *   message_type: "agent_files",
 *   content: '[{"0b2e": "summary.csv"}]',
 * });
 * assert(meta.kind === "files");
 * assertEquals(meta.files, [{ documentId: "0b2e", name: "summary.csv" }]);
 * ```
 */
export function decodeMeta(item: MetaItem): DecodedMeta {
  const { message_type: messageType, content } = item;
  const value = decodeContent(content);
  const text = typeof content === "string"
    ? content
    : JSON.stringify(content) ?? "";
  const known = decodeKnown(messageType, value, text);
  if (known) return known;
  if (known === null) {
    return {
      kind: "text",
      messageType,
      text: scrubText(text),
      malformed: true,
    };
  }
  if (typeof value === "string") {
    return { kind: "text", messageType, text: value, malformed: false };
  }
  if (typeof value === "object" && value !== null) {
    return { kind: "json", messageType, value: scrub(value) };
  }
  return { kind: "text", messageType, text, malformed: false };
}

/** Gives the values of a known type, `null` where they are malformed, `undefined` for other types. */
function decodeKnown(
  messageType: string,
  value: unknown,
  text: string,
): DecodedMeta | null | undefined {
  switch (messageType) {
    case "usage_stats": {
      const usage = readUsage(value);
      return usage ? { kind: "usage", messageType, usage } : null;
    }
    case "usage": {
      const use = readModelUse(value);
      return use ? { kind: "model use", messageType, use } : null;
    }
    case "prompt_raw": {
      const prompt = readPrompt(value);
      return prompt ? { kind: "prompt", messageType, prompt } : null;
    }
    case "agent_files":
    case "agent_files_old":
    case "agent_files_pdf":
    case "agent_files_pdf_old": {
      const files = readAgentFiles(value);
      return files ? { kind: "files", messageType, files } : null;
    }
    case "agent_chat_history": {
      const turns = readChatHistory(value);
      return turns ? { kind: "trace", messageType, turns } : null;
    }
    case "agent_chat_history_md":
      return {
        kind: "trace",
        messageType,
        turns: readChatHistoryMarkdown(
          typeof value === "string" ? value : text,
        ),
      };
    case "agent_analysis": {
      const run = typeof value === "string" ? value : text;
      const { turns, answer } = splitAgentText(run);
      return { kind: "analysis", messageType, text: run, turns, answer };
    }
    case "agent_meta":
      return isRecord(value) ? readFolders(messageType, value) : null;
    case "code_dict":
      return isRecord(value)
        ? { kind: "code", messageType, run: readCode(value) }
        : null;
    default:
      return undefined;
  }
}

/**
 * Reads a prompt, already parsed; plain text is the prompt itself.
 *
 * @param value The parsed content of `prompt_raw`.
 * @returns The prompt, or `undefined` where there is none in it.
 *
 * @example Earlier questions
 * ```ts
 * import { readPrompt } from "@cenote/cenote/api";
 * import { assertEquals } from "@std/assert";
 *
 * const prompt = readPrompt({
 *   system_prompt: "Be brief.",
 *   prompt_raw: "And now?",
 *   chat_conversation: '[["Before?","Yes."]]',
 * });
 * assertEquals(prompt?.conversation, [{ question: "Before?", answer: "Yes." }]);
 * ```
 */
export function readPrompt(value: unknown): MessagePrompt | undefined {
  if (typeof value === "string") {
    return { system: "", prompt: value, conversation: [] };
  }
  if (!isRecord(value)) return undefined;
  const {
    system_prompt: system,
    prompt_raw: prompt,
    chat_conversation: pairs,
  } = value;
  if (typeof prompt !== "string" && typeof system !== "string") {
    return undefined;
  }
  return {
    system: typeof system === "string" ? system : "",
    prompt: typeof prompt === "string" ? prompt : "",
    conversation: readPairs(pairs),
  };
}

function readPairs(value: unknown): PromptPair[] {
  const list = decodeContent(value);
  if (!Array.isArray(list)) return [];
  const text = (part: unknown) => typeof part === "string" ? part : "";
  return list.flatMap((pair: unknown) => {
    if (!Array.isArray(pair) || pair.length === 0) return [];
    return [{ question: text(pair[0]), answer: text(pair[1]) }];
  });
}

/**
 * Reads a list of files, already parsed: objects of one key each, the
 * document's id, with the file's name as its value. One object of many keys
 * is taken too.
 *
 * @param value The parsed content of `agent_files` and its kin.
 * @returns The files in their order, or `undefined` where it is no such list.
 *
 * @example Two files of one name
 * ```ts
 * import { readAgentFiles } from "@cenote/cenote/api";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(readAgentFiles([{ "1": "a.csv" }, { "2": "a.csv" }])?.length, 2);
 * ```
 */
export function readAgentFiles(value: unknown): AgentFileLink[] | undefined {
  const list: unknown[] | undefined = Array.isArray(value)
    ? value
    : isRecord(value)
    ? [value]
    : undefined;
  if (!list || !list.every(isRecord)) return undefined;
  const files: AgentFileLink[] = [];
  for (const entry of list) {
    for (const [documentId, name] of Object.entries(entry)) {
      if (typeof name !== "string") return undefined;
      files.push({ documentId, name });
    }
  }
  return files;
}

/**
 * Writes files as the content of `agent_files`.
 *
 * @param files The files in their order.
 * @returns The JSON text.
 *
 * @example One file
 * ```ts
 * import { formatAgentFiles } from "@cenote/cenote/api";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(formatAgentFiles([{ documentId: "1", name: "a.csv" }]), '[{"1":"a.csv"}]');
 * ```
 */
export function formatAgentFiles(files: readonly AgentFileLink[]): string {
  return JSON.stringify(
    files.map(({ documentId, name }) => ({ [documentId]: name })),
  );
}

function readFolders(
  messageType: string,
  value: Record<string, unknown>,
): FoldersMeta {
  const { agent_work_dir: work, agent_venv_dir: environment } = value;
  return {
    kind: "folders",
    messageType,
    ...(typeof work === "string" ? { workFolder: work } : {}),
    ...(typeof environment === "string"
      ? { environmentFolder: environment }
      : {}),
  };
}

function readCode(value: Record<string, unknown>): CodeRun {
  const {
    lang,
    code,
    filename,
    exitcode,
    logs_all: output,
    turns,
    agent_tool: tool,
  } = value;
  return {
    language: typeof lang === "string" ? lang : "",
    code: typeof code === "string" ? code : "",
    output: typeof output === "string" ? output : "",
    ...(typeof filename === "string" ? { fileName: filename } : {}),
    ...(typeof exitcode === "number" ? { exitCode: exitcode } : {}),
    ...(typeof turns === "number" ? { turn: turns } : {}),
    ...(typeof tool === "string" ? { tool } : {}),
  };
}
