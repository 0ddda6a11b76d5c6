import { NotFoundError, StreamError } from "../../lib/client/mod.ts";
import {
  chatOpenAi,
  chatOpenAiStream,
  listOpenAiModels,
} from "../../lib/guide/mod.ts";
import { assertEquals, assertRejects } from "@std/assert";
import { json, problem, withCluster } from "./_cluster.ts";

const PATH = "POST /openai_api/v1/chat/completions";
const REQUEST = { model: "auto", messages: [{ role: "user", content: "Hi" }] };

/** A chunk as OpenAI's API writes it. */
function chunk(content: string, finish_reason: string | null = null): string {
  const choices = [{ index: 0, delta: { content }, finish_reason }];
  const value = {
    id: "x",
    object: "chat.completion.chunk",
    created: 1,
    model: "m",
    choices,
  };
  return `data: ${JSON.stringify(value)}\n\n`;
}

Deno.test("chatOpenAiStream() gives the chunks, and throws for a stream that is cut", async () => {
  let events = chunk("Hello, ") + chunk("world", "stop") + "data: [DONE]\n\n";
  await withCluster({
    [PATH]: () =>
      new Response(events, {
        headers: { "content-type": "text/event-stream" },
      }),
  }, async ({ gpt, seen }) => {
    const pieces: string[] = [];
    for await (const { choices } of chatOpenAiStream(gpt, REQUEST)) {
      pieces.push(choices[0]?.delta.content ?? "");
    }
    assertEquals(pieces, ["Hello, ", "world"]);
    assertEquals(JSON.parse(seen[0]?.text ?? ""), { ...REQUEST, stream: true });
    events = chunk("Hello, ");
    await assertRejects(
      () => chatOpenAiStream(gpt, REQUEST).text(),
      StreamError,
    );
  });
});

Deno.test("chatOpenAi() and listOpenAiModels() speak OpenAI's API", () =>
  withCluster({
    [PATH]: ({ text }) =>
      JSON.parse(text).model === "none" ? problem(404, "No such model") : json({
        id: "x",
        object: "chat.completion",
        created: 1,
        model: "m",
        choices: [{
          index: 0,
          message: { role: "assistant", content: "Hello" },
          finish_reason: "stop",
        }],
      }),
    "GET /openai_api/v1/models": () =>
      json({ object: "list", data: [{ id: "m", object: "model" }] }),
  }, async ({ gpt, seen }) => {
    assertEquals(
      (await chatOpenAi(gpt, REQUEST)).choices[0]?.message.content,
      "Hello",
    );
    assertEquals(JSON.parse(seen[0]?.text ?? ""), {
      ...REQUEST,
      stream: false,
    });
    assertEquals((await listOpenAiModels(gpt)).map((model) => model.id), ["m"]);
    await assertRejects(
      () => chatOpenAi(gpt, { ...REQUEST, model: "none" }),
      NotFoundError,
    );
    assertEquals(seen.length, 3);
  }));
