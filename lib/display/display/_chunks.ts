import type { ChoicesAnswer } from "../answer/answer.ts";
import { type Fields, isFields } from "./_shapes.ts";

/** The answer whose parts an API like OpenAI's streamed. */
export function answerOfChunks(chunks: readonly Fields[]): ChoicesAnswer {
  let content = "";
  let model: string | undefined;
  let usage: unknown;
  for (const chunk of chunks) {
    if (!isFields(chunk)) continue;
    const [choice] = Array.isArray(chunk.choices) ? chunk.choices : [];
    if (isFields(choice) && isFields(choice.delta)) {
      const { content: part } = choice.delta;
      if (typeof part === "string") content += part;
    }
    if (typeof chunk.model === "string") model ??= chunk.model;
    usage = chunk.usage ?? usage;
  }
  return {
    choices: [{ message: { content } }],
    usage,
    ...(model === undefined ? {} : { model }),
  };
}
