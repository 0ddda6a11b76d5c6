/**
 * What stands between the server and whatever writes the answers: the
 * built-in rules, or a language model behind an OpenAI-compatible API. An
 * engine turns a request into an async iterable of events; it knows neither
 * HTTP nor the store, and the agent loop is the same for every engine.
 *
 * @module
 */

import type { AgentTools } from "./agent_tools.ts";

/** One passage found in the documents, numbered as answers cite it. */
export interface Passage {
  /** The number that an answer cites, from 1. */
  readonly citation: number;
  /** The chunk that the text is, as references name it. */
  readonly chunkId: number;
  /** Id of the document it stands in. */
  readonly documentId: string;
  /** File name of that document. */
  readonly documentName: string;
  /** Id of the collection that holds the document. */
  readonly collectionId: string;
  /** Name of that collection. */
  readonly collectionName: string;
  /** Pages the passage stands on, from 1; 1 for documents without pages. */
  readonly page: number;
  /** Headings above the passage, outermost first. */
  readonly headings: readonly string[];
  /** The passage, word for word. */
  readonly text: string;
  /** From 0 to 1, higher is better. */
  readonly score: number;
}

/** One earlier question of the chat and its answer. */
export interface PastTurn {
  /** What was asked. */
  readonly question: string;
  /** What was answered. */
  readonly answer: string;
}

/** Sampling and length limits of one request. */
export interface EngineSettings {
  /** The model's name as the request gave it, `"auto"` when it did not. */
  readonly llm: string;
  /** Sampling temperature; 0 for the likeliest words. */
  readonly temperature: number;
  /** At most so many tokens of answer. */
  readonly maxNewTokens: number;
}

/** How the outside steers a running answer. */
export interface EngineControl {
  /** Aborted by stop, and by the time limit: the engine ends at once. */
  readonly signal: AbortSignal;
  /** Aborted by finish: the engine brings its answer to a natural end. */
  readonly finish: AbortSignal;
  /** Resolves at once, or, while the answer is paused, once it is resumed. */
  gate(): Promise<void>;
}

/** A question to answer without the agent. */
export interface AnswerRequest {
  /** What is asked. */
  readonly question: string;
  /** How the engine is to behave, as the request says; may be empty. */
  readonly systemPrompt: string;
  /** Text before the passages; empty for the engine's own. */
  readonly prePromptQuery: string;
  /** Text between the passages and the question; empty for the engine's own. */
  readonly promptQuery: string;
  /** Earlier turns of the chat, as far as the request wants them, the first one first. */
  readonly history: readonly PastTurn[];
  /** What retrieval found; empty with `rag_type: "llm_only"` and in chats without a collection. */
  readonly passages: readonly Passage[];
  /** True when the answer was to come from documents, whether or not any passage was found. */
  readonly grounded: boolean;
  /** The model and its limits. */
  readonly settings: EngineSettings;
  /** How the answer is paused, ended and brought to a close. */
  readonly control: EngineControl;
}

/** A file that stands in the agent's working folder. */
export interface WorkspaceFile {
  /** Name inside the working folder; what a program opens. */
  readonly name: string;
  /** Where it comes from. */
  readonly origin:
    | "collection"
    | "message"
    | "earlier turn"
    | "agent"
    | "last ingested";
  /** The collection it belongs to, when it came from one. */
  readonly collectionName?: string;
  /** Its size. */
  readonly bytes: number;
  /** Reads the whole file. */
  read(): Promise<Uint8Array>;
}

/** One program that the agent ran, and what came of it. */
export interface ProgramRun {
  /** The name its first line gives it. */
  readonly fileName: string;
  /** The program itself. */
  readonly code: string;
  /** 0 for success; negative when the program was ended from outside. */
  readonly exitCode: number;
  /** What it printed, errors included. */
  readonly output: string;
  /** Names of the files that the program wrote or changed. */
  readonly files: readonly string[];
  /** How long it ran. */
  readonly seconds: number;
}

/** One turn the agent has behind it: what the engine said, and what ran. */
export interface AgentTurn {
  /** What the engine wrote. */
  readonly text: string;
  /** The programs of that turn, in the order in which they ran. */
  readonly runs: readonly ProgramRun[];
}

/** A task for the agent: the engine writes the next turn. */
export interface StepRequest {
  /** What is to be done. */
  readonly task: string;
  /** How the engine is to behave, as the request says; may be empty. */
  readonly systemPrompt: string;
  /** Earlier turns of the chat, as far as the request wants them, the first one first. */
  readonly history: readonly PastTurn[];
  /** The files that programs may open by their names. */
  readonly files: readonly WorkspaceFile[];
  /** True when the chat has a collection (whether or not it holds documents). */
  readonly hasCollection: boolean;
  /** What may be used: without `typescript` nothing runs, without `rag_text` nothing is quoted. */
  readonly tools: AgentTools;
  /** What retrieval found for the task. */
  readonly passages: readonly Passage[];
  /** The turns so far, the first one first. */
  readonly turns: readonly AgentTurn[];
  /** Turns still allowed, this one included; on the last one nothing runs any more. */
  readonly turnsLeft: number;
  /** The model and its limits. */
  readonly settings: EngineSettings;
  /** How the answer is paused, ended and brought to a close. */
  readonly control: EngineControl;
}

/** What an engine yields while it works. */
export type EngineEvent =
  /** The prompt as it was sent, once, before the first text. */
  | { readonly type: "prompt"; readonly system: string; readonly user: string }
  | { readonly type: "text"; readonly text: string }
  /** Tokens of this one use of the engine; exact when the model says so, counted otherwise. */
  | {
    readonly type: "usage";
    readonly model: string;
    readonly inputTokens: number;
    readonly outputTokens: number;
  };

/** A model that an engine offers. */
export interface EngineModel {
  /** What a request names the model by. */
  readonly id: string;
  /** What people call it. */
  readonly display_name: string;
  /** Whatever else the model's server tells of it. */
  readonly [field: string]: unknown;
}

/** Whatever writes answers. */
export interface Engine {
  /** Name of the engine's default model. */
  readonly name: string;
  /** The models a request may name. */
  models(signal?: AbortSignal): Promise<readonly EngineModel[]>;
  /** Answers a question. Throws an `EngineError` when the model cannot. */
  answer(request: AnswerRequest): AsyncIterable<EngineEvent>;
  /**
   * Writes the agent's next turn as text. A fenced code block whose first two
   * lines are `// filename: NAME` and `// execution: true` is run by the loop;
   * a turn without one is the final answer.
   */
  step(request: StepRequest): AsyncIterable<EngineEvent>;
}

/** The model cannot answer: its own words in the message, secrets left out. */
export class EngineError extends Error {
  /** Always `"EngineError"`. */
  override name = "EngineError";
}
