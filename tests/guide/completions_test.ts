import {
  ask,
  askStream,
  type LlmArgs,
  runAgent,
  runAgentStream,
} from "../../lib/guide/mod.ts";
import { assertEquals, assertThrows } from "@std/assert";
import { json, type Route, withCluster } from "./_cluster.ts";

const PATH = "POST /api/v1/chats/:id/completions";

/** Answers in the form that was asked for. */
const ANSWER: Route = ({ text }) =>
  JSON.parse(text).stream
    ? new Response(
      '{"body":"Hello, ","finished":false}\n{"body":"world","finished":true,"message_id":"m"}\n',
      { headers: { "content-type": "application/jsonl" } },
    )
    : json({ message_id: "m", body: "Hello, world" });

Deno.test("ask() sends what was given and nothing else", () =>
  withCluster({ [PATH]: ANSWER }, async ({ gpt, seen }) => {
    assertEquals(await ask(gpt, { id: "c" }, "Hi"), {
      message_id: "m",
      body: "Hello, world",
    });
    await ask(gpt, "c", "Hi", {
      llm: "auto",
      llm_args: {
        temperature: 0,
        max_new_tokens: 4096,
        agent_tools: ["python"],
        future: [1],
      },
      rag_config: { rag_type: "rag+", neighbours: 2 },
      system_prompt: "",
      include_chat_history: "off",
      tags: ["a"],
      timeoutMs: 5_000,
      signal: new AbortController().signal,
    });
    assertEquals(seen.map((one) => JSON.parse(one.text)), [
      { message: "Hi", stream: false },
      {
        message: "Hi",
        stream: false,
        llm: "auto",
        llm_args: {
          temperature: 0,
          max_new_tokens: 4096,
          agent_tools: ["python"],
          future: [1],
        },
        rag_config: { rag_type: "rag+", neighbours: 2 },
        system_prompt: "",
        include_chat_history: "off",
        tags: ["a"],
      },
    ]);
    assertEquals(seen[0]?.path, "/api/v1/chats/c/completions");
  }));

Deno.test("askStream() streams the answer", () =>
  withCluster({ [PATH]: ANSWER }, async ({ gpt, seen }) => {
    assertEquals(await askStream(gpt, "c", "Hi").text(), "Hello, world");
    assertEquals(
      (await runAgentStream(gpt, "c", "Hi").final()).message_id,
      "m",
    );
    assertEquals(JSON.parse(seen[0]?.text ?? ""), {
      message: "Hi",
      stream: true,
    });
    assertThrows(() => askStream(gpt, "", "Hi"), TypeError, "which chat");
  }));

Deno.test("runAgent() turns the agent on and retrieval off, unless told otherwise", () =>
  withCluster({ [PATH]: ANSWER }, async ({ gpt, seen }) => {
    const given: LlmArgs = { agent_accuracy: "quick", agent_max_turns: "auto" };
    await runAgent(gpt, "c", "Go");
    await runAgent(gpt, "c", "Go", {
      llm_args: given,
      rag_config: { rag_type: "rag" },
    });
    await runAgentStream(gpt, "c", "Go", { llm_args: { use_agent: false } })
      .text();
    assertEquals(seen.map((one) => JSON.parse(one.text)), [
      {
        message: "Go",
        stream: false,
        llm_args: { use_agent: true },
        rag_config: { rag_type: "llm_only" },
      },
      {
        message: "Go",
        stream: false,
        llm_args: {
          use_agent: true,
          agent_accuracy: "quick",
          agent_max_turns: "auto",
        },
        rag_config: { rag_type: "rag" },
      },
      {
        message: "Go",
        stream: true,
        llm_args: { use_agent: false },
        rag_config: { rag_type: "llm_only" },
      },
    ]);
    assertEquals(given, { agent_accuracy: "quick", agent_max_turns: "auto" });
  }));

Deno.test("wrong values of the agent's arguments are compile errors", () => {
  // @ts-expect-error: there is no such effort
  const effort: LlmArgs = { agent_accuracy: "fast" };
  // @ts-expect-error: there is no such agent
  const kind: LlmArgs = { agent_type: "researcher" };
  // @ts-expect-error: turns are a number or "auto"
  const turns: LlmArgs = { agent_max_turns: "10" };
  const custom: LlmArgs = { anything: { else: true } };
  assertEquals([effort, kind, turns, custom].length, 4);
});
