/**
 * Decodes what a server keeps about a message: its `content` is always a
 * string, whatever it holds.
 *
 * @module
 */
import { type AgentFileLink, decodeAgentFiles } from "./agent_files.ts";
import { splitAgentText } from "./agent_text.ts";
import type { TraceTurn } from "./agent_turn.ts";
import {
  decodeChatHistory,
  decodeChatHistoryMarkdown,
} from "./chat_history.ts";
import { decodeContent } from "./content.ts";
import { scrub, scrubText } from "./privacy.ts";
import { decodePrompt, type MessagePrompt } from "./prompt.ts";
import {
  decodeUsage,
  type MessageUsage,
  type ModelUse,
  readModelUse,
} from "./usage.ts";
import { isRecord } from "./validate.ts";

/** An item of metadata as the API gives it. */
export interface MetaItem {
  /** The type, such as `usage_stats`. */
  readonly message_type: string;
  /** The content: a string by the API; parsed already where somebody did that. */
  readonly content: unknown;
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
      const usage = decodeUsage(value);
      return usage ? { kind: "usage", messageType, usage } : null;
    }
    case "usage": {
      const use = readModelUse(value);
      return use ? { kind: "model use", messageType, use } : null;
    }
    case "prompt_raw": {
      const prompt = decodePrompt(text);
      return prompt ? { kind: "prompt", messageType, prompt } : null;
    }
    case "agent_files":
    case "agent_files_old":
    case "agent_files_pdf":
    case "agent_files_pdf_old": {
      const files = decodeAgentFiles(value);
      return files ? { kind: "files", messageType, files } : null;
    }
    case "agent_chat_history": {
      const turns = decodeChatHistory(value);
      return turns ? { kind: "trace", messageType, turns } : null;
    }
    case "agent_chat_history_md":
      return {
        kind: "trace",
        messageType,
        turns: decodeChatHistoryMarkdown(
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
