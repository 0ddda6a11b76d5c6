import { decodeContent } from "./content.ts";
import { isRecord } from "./validate.ts";

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

/**
 * Decodes the `prompt_raw` of a message; plain text is the prompt itself.
 *
 * @param content The content, as text or parsed.
 * @returns The prompt, or `undefined` where there is none in it.
 *
 * @example Earlier questions
 * ```ts
 * import { decodePrompt } from "@cenote/cenote/api";
 * import { assertEquals } from "@std/assert";
 *
 * const prompt = decodePrompt({
 *   system_prompt: "Be brief.",
 *   prompt_raw: "And now?",
 *   chat_conversation: '[["Before?","Yes."]]',
 * });
 * assertEquals(prompt?.conversation, [{ question: "Before?", answer: "Yes." }]);
 * ```
 */
export function decodePrompt(content: unknown): MessagePrompt | undefined {
  const value = decodeContent(content);
  if (!isRecord(value)) {
    const text = typeof value === "string" ? value : content;
    // An object that was cut is no prompt; any other text is one.
    if (typeof text !== "string" || /^\s*\{/.test(text)) return undefined;
    return { system: "", prompt: text, conversation: [] };
  }
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
