import { GpteError, NotFoundError, ServerError } from "../../lib/client/mod.ts";
import {
  getAgentFiles,
  getAnalysis,
  getMetadata,
  getPrompt,
  getTrace,
  getTraceMarkdown,
  getUsage,
  listMessages,
} from "../../lib/guide/mod.ts";
import {
  assert,
  assertEquals,
  assertRejects,
  assertStringIncludes,
} from "@std/assert";
import {
  type Cluster,
  json,
  message,
  problem,
  type Route,
  withCluster,
} from "./_cluster.ts";

/** A cluster whose message has these rows, and answers `info_type` as servers do. */
function withMeta(
  rows: Record<string, unknown>,
  use: (cluster: Cluster) => Promise<void>,
): Promise<void> {
  const all = Object.entries(rows).map(([message_type, value]) => ({
    message_type,
    content: typeof value === "string" ? value : JSON.stringify(value),
  }));
  const meta: Route = ({ query }) =>
    json(
      all.filter((row) =>
        !query.info_type || row.message_type === query.info_type
      ),
    );
  return withCluster({ "GET /api/v1/messages/:id/meta": meta }, use);
}

const USAGE = {
  response_time: "112.60 seconds",
  cost: "0.24341 [USD]",
  llm: "some-model",
  llm_args: {
    use_agent: true,
    client_metadata: "jane@example.com 203.0.113.7",
    nested: JSON.stringify({ client_metadata: "jane@example.com" }),
  },
  usage: [
    {
      llm: "some-model",
      input_tokens: 100,
      output_tokens: 20,
      origin: "agent_only",
    },
    { llm: "some-model", input_tokens: 1, output_tokens: 2, origin: "rag" },
  ],
};

Deno.test("getUsage() decodes numbers with units and sums tokens", () =>
  withMeta({ usage_stats: USAGE }, async ({ gpt, seen }) => {
    const usage = await getUsage(gpt, { message_id: "m" });
    assertEquals(
      [
        usage?.llm,
        usage?.responseSeconds,
        usage?.cost,
        usage?.inputTokens,
        usage?.outputTokens,
      ],
      ["some-model", 112.6, 0.24341, 101, 22],
    );
    assertEquals(seen.map((one) => [one.path, one.query]), [
      ["/api/v1/messages/m/meta", { info_type: "usage_stats" }],
    ]);
  }));

Deno.test("nothing that identifies a person comes out of a message's metadata", () =>
  withMeta(
    { usage_stats: USAGE, turn_title: '"client_metadata is a word"' },
    async ({ gpt }) => {
      const usage = await getUsage(gpt, "m");
      const rows = await getMetadata(gpt, "m");
      const text = JSON.stringify([usage, rows]);
      assert(
        !text.includes("jane@example.com") && !text.includes("203.0.113.7"),
      );
      assertEquals(JSON.parse(rows[0]?.content ?? "").llm_args.use_agent, true);
      assertEquals(rows[1]?.content, '"client_metadata is a word"');
    },
  ));

Deno.test("what identifies a person is cut from facts that are no JSON, and from the history", async () => {
  const broken = '{"cost":1,"client_metadata":"jane@example.com';
  await withMeta({ usage_stats: broken }, async ({ gpt }) => {
    const [row] = await getMetadata(gpt, "m");
    assertEquals(row?.content, '{"cost":1,"[removed]');
    const error = await assertRejects(() => getUsage(gpt, "m"), GpteError);
    assert(!error.message.includes("jane"));
  });
  const type_list = [{
    message_type: "usage_stats",
    content: JSON.stringify(USAGE),
  }];
  await withCluster({
    "GET /api/v1/chats/:id/messages": () =>
      json([
        message("a", "2026-01-01T00:00:00Z", { reply_to: "q", type_list }),
      ]),
  }, async ({ gpt }) => {
    const messages = await listMessages(gpt, "c");
    assert(!JSON.stringify(messages).includes("jane"));
    assertStringIncludes(
      messages[0]?.type_list?.[0]?.content ?? "",
      "some-model",
    );
  });
});

Deno.test("metadata that a message does not have is undefined or empty, by [] and by 404", async () => {
  const look = async ({ gpt }: Cluster) => {
    assertEquals(await getMetadata(gpt, "m"), []);
    assertEquals(await getAgentFiles(gpt, "m"), []);
    assertEquals(await getTrace(gpt, "m"), []);
    assertEquals(await getUsage(gpt, "m"), undefined);
    assertEquals(await getPrompt(gpt, "m"), undefined);
    assertEquals(await getTraceMarkdown(gpt, "m"), undefined);
    assertEquals(await getAnalysis(gpt, "m"), undefined);
  };
  await withMeta({}, look);
  await withCluster({
    "GET /api/v1/messages/:id/meta": () => problem(404, "none"),
  }, look);
  await withCluster({
    "GET /api/v1/messages/:id/meta": () => problem(500, "boom"),
  }, async ({ gpt }) => {
    const error = await assertRejects(() => getUsage(gpt, "m"), ServerError);
    assert(!(error instanceof NotFoundError));
  });
});

Deno.test("getAgentFiles() reads lists of one-key objects, and keeps files of one name apart", () =>
  withMeta({
    agent_files: [{ d1: "a.csv" }, { d2: "a.csv" }, { d1: "a.csv" }],
    agent_files_old: [{ d0: "old.csv" }],
  }, async ({ gpt }) => {
    assertEquals(await getAgentFiles(gpt, "m"), [
      { documentId: "d1", name: "a.csv" },
      { documentId: "d2", name: "a.csv" },
    ]);
    assertEquals(
      (await getAgentFiles(gpt, "m", { info_type: "agent_files_old" })).map((
        one,
      ) => one.name),
      ["old.csv"],
    );
  }));

Deno.test("getAgentFiles() says what it found where there is no list", () =>
  withMeta({ agent_files: "oops" }, async ({ gpt }) => {
    const error = await assertRejects(() => getAgentFiles(gpt, "m"), GpteError);
    assertStringIncludes(
      error.message,
      'Cannot read "agent_files" of message m: found "oops"',
    );
  }));

Deno.test("getPrompt() reads system prompt, prompt and earlier turns", () =>
  withMeta({
    prompt_raw: {
      system_prompt: "Be brief.",
      prompt_raw: "And now?",
      chat_conversation: '[["Before?","Yes."]]',
    },
  }, async ({ gpt }) => {
    assertEquals(await getPrompt(gpt, "m"), {
      system: "Be brief.",
      prompt: "And now?",
      conversation: [{ question: "Before?", answer: "Yes." }],
    });
  }));

Deno.test("getTrace() sets swapped roles right and leaves the server's instructions out", () =>
  withMeta({
    agent_chat_history: [
      {
        role: "assistant",
        content: "<current_date>Monday</current_date>\nHow many?",
      },
      {
        role: "user",
        content:
          "```python\n# filename: a.py\n# execution: true\nprint(3)\n```\n",
      },
      {
        role: "assistant",
        content:
          "exitcode: 0 (execution succeeded)\nCode output:\n<code_stdout>\n3\n</code_stdout>",
      },
      {
        role: "assistant",
        content:
          "You must write the final answer now. Cite as [citation:1] and nothing else.",
      },
      { role: "user", content: "There are three." },
    ],
  }, async ({ gpt }) => {
    const turns = await getTrace(gpt, "m");
    assertEquals(turns.map((turn) => turn.role), [
      "user",
      "agent",
      "executor",
      "agent",
    ]);
    assertEquals([turns[0]?.text, turns.at(-1)?.text], [
      "How many?",
      "There are three.",
    ]);
    assert(!JSON.stringify(turns).includes("You must write"));
  }));

Deno.test("getTrace() falls back to the Markdown, which getTraceMarkdown() gives as it is", () => {
  const agent_chat_history_md =
    "### 👤 User Query\nHow many?\nENDOFTURN\n---\n### 🤖 Coder Agent\nThree.\nENDOFTURN\n---\n";
  return withMeta({ agent_chat_history_md }, async ({ gpt }) => {
    assertEquals((await getTrace(gpt, "m")).map((turn) => turn.role), [
      "user",
      "agent",
    ]);
    assertEquals(await getTraceMarkdown(gpt, "m"), agent_chat_history_md);
  });
});

Deno.test("getAnalysis() tells the answer from the run", () => {
  const agent_analysis =
    "I will count.\nENDOFTURN\nThere are three.\nENDOFTURN\n";
  return withMeta({ agent_analysis }, async ({ gpt }) => {
    const analysis = await getAnalysis(gpt, "m");
    assertEquals(analysis?.answer, "There are three.");
    assertEquals([analysis?.text, analysis?.turns.length], [agent_analysis, 2]);
  });
});
