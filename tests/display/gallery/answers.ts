import {
  conversation,
  fields,
  health,
  markdown,
  stack,
  table,
  usage,
} from "../../../lib/display/mod.ts";
import type { Examples } from "./_example.ts";
export const examples: Examples = {
  fields: () =>
    fields({
      id: "9c1b7a52",
      name: "demo-agent-csv",
      document_size: 194,
      created: "2026-08-01T10:00:00Z",
      description: null,
    }, { caption: "Collection", formats: { document_size: "bytes" } }),
  health: () =>
    health({
      readiness: { ready: true, status: 200, text: "ok" },
      liveness: { ready: false, status: 503, text: "<b>starting</b>" },
    }),
  usage: () =>
    usage({
      llm: "cenote-rules",
      response_time: "1.50 seconds",
      cost: "0.00341 [USD]",
      usage: [
        {
          llm: "small",
          input_tokens: 1_200,
          output_tokens: 34,
          origin: "rag",
          cost: "0.001 [USD]",
          time_taken: 0.5,
        },
        { llm: "large", input_tokens: 12, output_tokens: 3_400 },
      ],
    }),
  conversation: () =>
    conversation([
      {
        content: "Widget A, with **26,700**.",
        reply_to: "1",
        created_at: "2026-08-01T10:00:02.000001Z",
      },
      {
        content: "Which product sells best? <img src=x>",
        created_at: "2026-08-01T10:00:00.000001Z",
      },
      {
        content: "",
        reply_to: "3",
        error: "request timed out",
        created_at: "2026-08-01T10:01:00Z",
      },
    ]),
  stack: () => stack(markdown("## Two views"), table([{ a: 1 }])),
};
