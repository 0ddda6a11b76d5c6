/**
 * A small engine for tests of everything but engines: it repeats what it was
 * asked and what was found.
 *
 * @module
 */

import type { Engine } from "../../lib/server/mod.ts";

/** Answers with the passages it was given. */
export const echoEngine: Engine = {
  name: "echo",
  models: () => Promise.resolve([{ id: "echo", display_name: "Echo" }]),
  async *answer(request) {
    await request.control.gate();
    yield {
      type: "prompt",
      system: request.systemPrompt,
      user: request.question,
    };
    for (const passage of request.passages) {
      yield {
        type: "text",
        text: `[citation:${passage.citation}] ${passage.text}\n`,
      };
    }
    yield { type: "text", text: `You asked: ${request.question}` };
    yield { type: "usage", model: "echo", inputTokens: 1, outputTokens: 1 };
  },
  async *step(request) {
    await request.control.gate();
    if (request.turns.length === 0) {
      const code =
        `await Deno.writeTextFile("made.csv", "a,b\\n1,2\\n");\nconsole.log("made");`;
      yield {
        type: "text",
        text:
          `Working.\n\`\`\`typescript\n// filename: make.ts\n// execution: true\n${code}\n\`\`\`\n`,
      };
    } else yield { type: "text", text: "Made made.csv." };
    yield { type: "usage", model: "echo", inputTokens: 2, outputTokens: 2 };
  },
};
