import { assert, assertEquals } from "@std/assert";
import { decodeMeta, decodeUsage, formatUsage } from "../../lib/api/mod.ts";

const STATS = {
  response_time: "112.60 seconds",
  queue_time: "0.01 seconds",
  retrieval_time: "0.00 seconds",
  cost: "0.24341 [USD]",
  llm: "some-model",
  llm_args: {
    use_agent: true,
    agent_tools: ["python", "shell"],
    client_metadata: '{"email": "ann@example.com", "ip": "203.0.113.7"}',
    cost_controls: { max_cost: 0.5, client_metadata: "ann@example.com" },
  },
  chat_conversation: true,
  num_chunks: 3,
  num_images: 0,
  rag_config: {
    rag_type: "rag",
    nested: [{ user_email: "ann@example.com", keep: 1 }],
  },
  self_reflection_config: null,
  usage: [
    {
      llm: "some-model",
      input_tokens: 1000,
      output_tokens: 200,
      tokens_per_second: 41.5,
      time_to_first_token: 0.7,
      origin: "agent_only",
      cost: "0.2 [USD]",
      time_taken: 9.5,
    },
    {
      llm: "other-model",
      input_tokens: 50,
      output_tokens: 5,
      origin: "rag",
      cost: 0.04341,
    },
  ],
  prompt_template: {
    id: null,
    name: "Default",
    is_default: true,
    is_system_default: true,
  },
  prompt_overrides: {},
  timestamp: "2026-01-31T12:00:00.123456",
};

Deno.test("decodeUsage() reads times, costs and sums of tokens", () => {
  const usage = decodeUsage(JSON.stringify(STATS));
  assert(usage);
  assertEquals(usage.responseSeconds, 112.6);
  assertEquals(usage.queueSeconds, 0.01);
  assertEquals(usage.retrievalSeconds, 0);
  assertEquals(usage.cost, 0.24341);
  assertEquals([usage.inputTokens, usage.outputTokens, usage.totalTokens], [
    1050,
    205,
    1255,
  ]);
  assertEquals(usage.uses.map((use) => use.cost), [0.2, 0.04341]);
  assertEquals(usage.uses[0]?.secondsToFirstToken, 0.7);
  assertEquals(usage.hadHistory, true);
  assertEquals(usage.chunkCount, 3);
  assertEquals(usage.promptTemplate, "Default");
  assertEquals(usage.timestamp, "2026-01-31T12:00:00.123456");
});

Deno.test("decodeUsage() keeps nothing that identifies a person, at any depth", () => {
  const text = JSON.stringify(decodeUsage(STATS));
  for (
    const trace of [
      "client_metadata",
      "ann@example.com",
      "203.0.113.7",
      "user_email",
    ]
  ) {
    assert(!text.includes(trace), trace);
  }
  assertEquals(decodeUsage(STATS)?.llmArgs, {
    use_agent: true,
    agent_tools: ["python", "shell"],
    cost_controls: { max_cost: 0.5 },
  });
  assertEquals(decodeUsage(STATS)?.ragConfig, {
    rag_type: "rag",
    nested: [{ keep: 1 }],
  });
});

Deno.test("decodeUsage() looks into JSON inside strings", () => {
  const usage = decodeUsage({
    llm_args: {
      note: '{"client_metadata":"ann@example.com","a":1}',
      text: "by ann@example.com",
    },
  });
  assertEquals(usage?.llmArgs, { note: '{"a":1}', text: "by [removed]" });
});

Deno.test("decodeUsage() takes plain numbers and sums at the top", () => {
  const usage = decodeUsage({
    response_time: 1.5,
    cost: 0.1,
    input_tokens: 10,
    output_tokens: 4,
  });
  assertEquals(usage, {
    inputTokens: 10,
    outputTokens: 4,
    totalTokens: 14,
    uses: [],
    responseSeconds: 1.5,
    cost: 0.1,
  });
});

Deno.test("decodeUsage() leaves out what it cannot read", () => {
  assertEquals(decodeUsage("not JSON"), undefined);
  assertEquals(decodeUsage("[1]"), undefined);
  assertEquals(decodeUsage({ response_time: "soon", usage: [5, null] }), {
    inputTokens: 0,
    outputTokens: 0,
    totalTokens: 0,
    uses: [],
  });
});

Deno.test("decodeMeta() removes persons from usage that is cut off", () => {
  const content = JSON.stringify(STATS).slice(0, 260);
  assert(content.includes("ann@example.com"));
  const meta = decodeMeta({ message_type: "usage_stats", content });
  assert(meta.kind === "text" && meta.malformed);
  assert(!meta.text.includes("ann@example.com"), meta.text);
  assert(!meta.text.includes("203.0.113.7"), meta.text);
});

Deno.test("formatUsage() writes what decodeUsage() reads", () => {
  const usage = {
    llm: "cenote-rules",
    responseSeconds: 0.125,
    queueSeconds: 0,
    retrievalSeconds: 0.002,
    cost: 0,
    uses: [{
      llm: "cenote-rules",
      inputTokens: 7,
      outputTokens: 2,
      cost: 0,
      origin: "rag",
      tokensPerSecond: 10,
      secondsToFirstToken: 0.01,
      seconds: 0.2,
    }],
    hadHistory: false,
    chunkCount: 1,
    imageCount: 0,
    llmArgs: { use_agent: false },
    ragConfig: { rag_type: "rag" },
    promptTemplate: "default",
    timestamp: "2026-01-31T12:00:00Z",
  };
  assertEquals(decodeUsage(formatUsage(usage)), {
    ...usage,
    inputTokens: 7,
    outputTokens: 2,
    totalTokens: 9,
  });
  const stats: unknown = JSON.parse(formatUsage(usage));
  assertEquals(Object(stats)["response_time"], "0.125 seconds");
  assertEquals(Object(stats)["cost"], "0.00000 [USD]");
});

Deno.test("decodeUsage() removes addresses and leaves times and versions", () => {
  const kept = { at: "2026-01-31 12:00:00", model: "m-1.7.5", ratio: "1:2:3" };
  const usage = decodeUsage({
    llm_args: {
      ...kept,
      seen:
        "from 203.0.113.7, fe80::1ff:fe23:4567:890a and 2001:db8:0:0:0:0:0:1 by a.b+c@d.example.org",
    },
  });
  assertEquals(usage?.llmArgs, {
    ...kept,
    seen: "from [removed], [removed] and [removed] by [removed]",
  });
});
