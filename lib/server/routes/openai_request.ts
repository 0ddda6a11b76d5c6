/**
 * Reads requests in the form of OpenAI's chat completions.
 *
 * @module
 */

import type { DirectRequest } from "../answering/mod.ts";
import { HttpProblem, isRecord } from "../context.ts";
import type { PastTurn } from "../engine.ts";

/** A chat completion request, read and checked. */
export interface OpenAiAsked {
  readonly answer: DirectRequest;
  readonly stream: boolean;
  readonly includeUsage: boolean;
  /** Texts before which the answer ends. */
  readonly stop: readonly string[];
}

const DEFAULT_MAX_TOKENS = 4096;

/** Parameters that would change the answer's form; each with the values that change nothing. */
const NOT_OFFERED: Readonly<Record<string, (value: unknown) => boolean>> = {
  n: (value) => value === 1,
  logprobs: (value) => value === false,
  tools: (value) => Array.isArray(value) && value.length === 0,
  functions: (value) => Array.isArray(value) && value.length === 0,
  response_format: (value) => isRecord(value) && value["type"] === "text",
};

/**
 * Reads the body of a chat completion.
 *
 * @throws {HttpProblem} 400, naming the field that is wrong.
 */
export function readOpenAi(
  body: Readonly<Record<string, unknown>>,
): OpenAiAsked {
  for (const [name, isFine] of Object.entries(NOT_OFFERED)) {
    const value = body[name] ?? undefined;
    if (value !== undefined && !isFine(value)) {
      throw new HttpProblem(
        400,
        `${name}: this server does not offer it; leave it out`,
      );
    }
  }
  const { system, history, question } = readMessages(body["messages"]);
  const options = body["stream_options"];
  const maxTokens = body["max_completion_tokens"] ?? body["max_tokens"] ??
    DEFAULT_MAX_TOKENS;
  const temperature = body["temperature"] ?? 0;
  const model = body["model"] ?? "auto";
  if (typeof model !== "string") throw wrong("model", model, "a text");
  if (
    typeof temperature !== "number" || !(temperature >= 0 && temperature <= 2)
  ) {
    throw wrong("temperature", temperature, "a number from 0 to 2");
  }
  if (
    typeof maxTokens !== "number" || !Number.isSafeInteger(maxTokens) ||
    maxTokens < 1
  ) {
    throw wrong("max_tokens", maxTokens, "a whole number from 1 up");
  }
  return {
    stream: body["stream"] === true,
    includeUsage: isRecord(options) && options["include_usage"] === true,
    stop: readStop(body["stop"]),
    answer: {
      question,
      systemPrompt: system,
      history,
      settings: {
        llm: model === "" ? "auto" : model,
        temperature,
        maxNewTokens: maxTokens,
      },
    },
  };
}

function readStop(value: unknown): string[] {
  const list = value === undefined || value === null
    ? []
    : Array.isArray(value)
    ? value
    : [value];
  const texts = list.filter((one): one is string =>
    typeof one === "string" && one !== ""
  );
  if (texts.length !== list.length) {
    throw wrong("stop", value, "a text or a list of texts");
  }
  return texts;
}

interface Conversation {
  readonly system: string;
  readonly history: readonly PastTurn[];
  readonly question: string;
}

/** Puts messages into turns: what several messages of one side say in a row belongs together. */
function readMessages(value: unknown): Conversation {
  if (!Array.isArray(value) || value.length === 0) {
    throw wrong("messages", value, "a list with at least one message");
  }
  const system: string[] = [];
  const turns: { question: string[]; answer: string[] }[] = [];
  for (const [index, message] of value.entries()) {
    const at = `messages[${index}]`;
    if (!isRecord(message)) throw wrong(at, message, "an object");
    const text = readContent(message["content"], `${at}.content`);
    const last = turns.at(-1);
    switch (message["role"]) {
      case "system":
      case "developer":
        system.push(text);
        break;
      case "assistant":
        if (last) last.answer.push(text);
        else turns.push({ question: [], answer: [text] });
        break;
      case "user":
      case "tool":
      case "function":
        if (last && last.answer.length === 0) last.question.push(text);
        else turns.push({ question: [text], answer: [] });
        break;
      default:
        throw wrong(
          `${at}.role`,
          message["role"],
          '"system", "user" or "assistant"',
        );
    }
  }
  const asked = turns.pop();
  if (asked === undefined || asked.answer.length > 0) {
    throw new HttpProblem(
      400,
      "messages: the last message must be a user's, to be answered",
    );
  }
  const question = asked.question.join("\n\n");
  if (question.trim() === "") {
    throw new HttpProblem(400, "messages: the last message is empty");
  }
  return {
    system: system.join("\n\n"),
    question,
    history: turns.map((turn) => ({
      question: turn.question.join("\n\n"),
      answer: turn.answer.join("\n\n"),
    })),
  };
}

function readContent(content: unknown, at: string): string {
  if (content === undefined || content === null) return "";
  if (typeof content === "string") return content;
  if (!Array.isArray(content)) {
    throw wrong(at, content, "a text or a list of parts");
  }
  return content.map((part: unknown, index) => {
    const type = isRecord(part) ? part["type"] : undefined;
    const text = isRecord(part) ? part["text"] : undefined;
    if (type !== "text" || typeof text !== "string") {
      throw wrong(`${at}[${index}]`, type, 'a part of the type "text"');
    }
    return text;
  }).join("\n");
}

function wrong(field: string, found: unknown, wanted: string): HttpProblem {
  const shown = found === undefined
    ? "nothing"
    : JSON.stringify(found).slice(0, 100);
  return new HttpProblem(400, `${field}: wanted ${wanted}, found ${shown}`);
}
