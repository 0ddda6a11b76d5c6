import {
  answer,
  conversation,
  display,
  fields,
  health,
  markdown,
  stack,
  table,
  usage,
} from "../../../lib/display/mod.ts";
import type { Examples } from "./_example.ts";

const PASSAGES = [
  {
    document_id: "7f0c2f1e-57a1-4c0b-9d0e-1f6f3f6f9a11",
    document_name: "cenotes.md",
    chunk_id: 4,
    score: 0.8312,
    pages: '{"selections":[{"page":2,"polygons":[]}]}',
    content:
      "A cenote is a natural pit, or sinkhole, that forms when limestone bedrock collapses and exposes groundwater.",
    were_references_deleted: false,
  },
  {
    document_id: "0a6f52d7-3a6c-4f0f-8c58-31f0cbb41b22",
    document_name: "yucatán <report>.pdf",
    chunk_id: 17,
    score: 0.6127,
    pages: '{"selections":[{"page":11},{"page":12},{"page":15}]}',
    content:
      "More than 6,000 cenotes are known on the peninsula.\n\nMost of them lie in a ring around the crater; the water of many is connected underground.",
    were_references_deleted: false,
    uri: "https://example.com/report.pdf",
  },
  {
    document_id: "7f0c2f1e-57a1-4c0b-9d0e-1f6f3f6f9a11",
    document_name: "cenotes.md",
    chunk_id: 5,
    score: 0.52,
    pages: '{"selections":[{"page":2,"polygons":[]}]}',
    content: "The Maya used them for water, and for offerings.",
    were_references_deleted: false,
  },
];

const USAGE = {
  llm: "cenote-rules",
  response_time: "2.34 seconds",
  cost: "0.00341 [USD]",
  llm_args: { client_metadata: "someone@example.com 192.0.2.7" },
  usage: [{ llm: "small", input_tokens: 1_200, output_tokens: 134 }],
};

const RUN =
  'I read the file first.\n\n```typescript\n// filename: totals.ts\n// execution: true\nconsole.log(39_200);\n```\n<turn_title>Reading and summing</turn_title>\nENDOFTURN\nexitcode: 0 (execution succeeded)\nCode output: 39200\nENDOFTURN\nTotal revenue is **$39,200**, see <a href="/file?id=ab12&name=summary.csv">summary.csv</a>.\n<turn_title>The total</turn_title>\nENDOFTURN\n';

export const examples: Examples = {
  answer: () =>
    answer(
      "A cenote is a **natural pit** that exposes groundwater [citation:1]. " +
        "More than 6,000 are known [citation:2], and the Maya used them for " +
        "water [1, 3].",
      {
        caption: "What is a cenote?",
        references: PASSAGES,
        usage: USAGE,
        files: [
          { documentId: "d41", name: "cenotes.csv" },
          { id: "f2", filename: "map.png", bytes: 48_213 },
        ],
        baseUrl: "http://127.0.0.1:8888",
      },
    ),
  answer_text: () => answer("It is **5**, by `2 + 3`."),
  answer_agent: () =>
    answer({ message_id: "m", body: RUN }, {
      usage: USAGE,
      baseUrl: "http://127.0.0.1:8888",
    }),
  answer_error: () =>
    answer({
      content: "The first half of",
      error: "The request timed out after 60 s",
      type_list: [{
        message_type: "usage_stats",
        content: JSON.stringify(USAGE),
      }],
    }),
  answer_cut: () =>
    answer("See [citation:1] and [citation:2].", {
      references: PASSAGES,
      limit: 1,
      maxCharacters: 40,
      notes: "Asked in English",
    }),
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
  conversation_agent: () =>
    conversation([
      { role: "user", content: "What is the total?" },
      { role: "assistant", content: RUN },
      { role: "user", content: "Again, in detail, ".repeat(20) },
    ], { caption: "Sales", maxCharacters: 60, limit: 2 }),
  health_one: () => health({ ready: true }, { caption: "example.com" }),
  usage_spent: () =>
    usage({
      current: 1.5,
      max_allowed_24h: 50,
      cost_unit: "USD",
      interval: "24 hours",
    }, { caption: "Spending" }),
  display_collections: () =>
    display([
      {
        id: "9c1b7a52-57a1-4c0b-9d0e-1f6f3f6f9a11",
        name: "demo-agent-csv",
        description: "",
        embedding_model: "bge-large",
        document_count: 1,
        document_size: 194,
        created_at: "2026-08-01T10:00:00.000001Z",
        updated_at: "2026-08-02T11:30:00.000001Z",
        username: "someone@example.com",
      },
      {
        id: "0a6f52d7-3a6c-4f0f-8c58-31f0cbb41b22",
        name: "Cenotes",
        description: "What is known of them",
        embedding_model: "bge-large",
        document_count: 12,
        document_size: 48_213_004,
        created_at: "2026-08-01T10:00:00.000001Z",
        updated_at: "2026-08-01T10:00:00.000001Z",
        username: "someone@example.com",
      },
    ]),
  display_job: () =>
    display({
      id: "5a70e3d2",
      name: "Ingest sales_data.csv",
      overall_status: "completed",
      passed_percentage: 1,
      failed_percentage: 0,
      progress: 1,
      kind: "IngestUploads",
      statuses: [],
      errors: [],
      duration: "2s",
      duration_seconds: 2.34,
      created_at: "2026-08-01T10:00:00Z",
      updated_at: "2026-08-01T10:00:02Z",
    }, { caption: "Job" }),
  display_error: () =>
    display(
      new Error("Cannot list collections: 401 from GET /api/v1/collections", {
        cause: new TypeError("no key <b>was</b> given"),
      }),
    ),
  stack: () => stack(markdown("## Two views"), table([{ a: 1 }])),
};
