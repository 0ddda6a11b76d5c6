import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { type AnswerRequest, EngineError } from "../../../lib/server/engine.ts";
import { type Json, testEngine, TestServer } from "../answering/_chat.ts";

const USER = [{ role: "user", content: "Hello" }];

/** Says "An answer." with its own counts, and keeps what it was asked. */
function counting(seen: AnswerRequest[] = []): ReturnType<typeof testEngine> {
  return testEngine({
    async *answer(request) {
      seen.push(request);
      for (const text of ["An ", "answer."]) yield { type: "text", text };
      yield {
        type: "usage",
        model: "test-model-2026",
        inputTokens: 7,
        outputTokens: 2,
      };
    },
  });
}

async function complete(
  gpt: TestServer,
  status: number,
  body: unknown,
): Promise<Json> {
  const response = await gpt.fetch(
    "POST",
    "/openai_api/v1/chat/completions",
    body,
  );
  const text = await response.text();
  assertEquals(response.status, status, text);
  return JSON.parse(text);
}

/** The data of a stream's events. */
async function events(
  gpt: TestServer,
  body: Record<string, unknown>,
): Promise<Json[]> {
  const response = await gpt.fetch("POST", "/openai_api/v1/chat/completions", {
    messages: USER,
    stream: true,
    ...body,
  });
  assertEquals(response.status, 200);
  assert(response.headers.get("content-type")?.startsWith("text/event-stream"));
  const text = await response.text();
  const data = text.split("\n").filter((line) => line.startsWith("data:"))
    .map((line) => line.slice("data:".length).trim());
  assertEquals(data.pop(), "[DONE]");
  return data.map((one) => JSON.parse(one));
}

Deno.test("GET /openai_api/v1/models lists the models as a list", async () => {
  await using gpt = await TestServer.start({ engine: counting() });
  const list = await (await gpt.fetch("GET", "/openai_api/v1/models")).json();
  assertEquals(list.object, "list");
  assertEquals(
    list.data.map((one: Json) => [one.id, one.object, typeof one.created]),
    [
      ["test-model", "model", "number"],
      ["other-model", "model", "number"],
    ],
  );
});

Deno.test("A chat completion answers whole, with its usage", async () => {
  await using gpt = await TestServer.start({ engine: counting() });
  const body = await complete(gpt, 200, {
    model: "test-model",
    messages: USER,
  });
  assertEquals(body.object, "chat.completion");
  assertEquals(body.model, "test-model-2026");
  assertEquals(body.choices, [{
    index: 0,
    message: { role: "assistant", content: "An answer." },
    logprobs: null,
    finish_reason: "stop",
  }]);
  assertEquals(body.usage, {
    prompt_tokens: 7,
    completion_tokens: 2,
    total_tokens: 9,
  });
  assert(body.id.startsWith("chatcmpl-"));
});

Deno.test("A chat completion streams chunks, and its usage when it is wanted", async () => {
  await using gpt = await TestServer.start({ engine: counting() });
  const chunks = await events(gpt, { stream_options: { include_usage: true } });
  assertEquals(new Set(chunks.map((one) => `${one.id} ${one.object}`)).size, 1);
  assertEquals(chunks[0].choices[0].delta, { role: "assistant", content: "" });
  const text = chunks.flatMap((one) => one.choices).map((one: Json) =>
    one.delta.content ?? ""
  );
  assertEquals(text.join(""), "An answer.");
  assertEquals(chunks.at(-2).choices[0].finish_reason, "stop");
  assertEquals(chunks.at(-1).choices, []);
  assertEquals(chunks.at(-1).usage, {
    prompt_tokens: 7,
    completion_tokens: 2,
    total_tokens: 9,
  });
  const plain = await events(gpt, {});
  assert(plain.every((one) => !("usage" in one)));
});

Deno.test("Messages become a question with its history and system prompt", async () => {
  const seen: AnswerRequest[] = [];
  await using gpt = await TestServer.start({ engine: counting(seen) });
  await complete(gpt, 200, {
    model: "auto",
    temperature: 0.5,
    max_tokens: 12,
    messages: [
      { role: "system", content: "Be brief." },
      { role: "user", content: "One?" },
      { role: "assistant", content: "Yes." },
      {
        role: "user",
        content: [{ type: "text", text: "And" }, {
          type: "text",
          text: "two?",
        }],
      },
    ],
  });
  const [asked] = seen;
  assertEquals(asked?.systemPrompt, "Be brief.");
  assertEquals(asked?.history, [{ question: "One?", answer: "Yes." }]);
  assertEquals(asked?.question, "And\ntwo?");
  assertEquals(asked?.settings, {
    llm: "auto",
    temperature: 0.5,
    maxNewTokens: 12,
  });
});

Deno.test("A completion ends before a stop text, also when it comes in pieces", async () => {
  await using gpt = await TestServer.start({ engine: counting() });
  const stop = async (value: unknown) =>
    (await complete(gpt, 200, { messages: USER, stop: value })).choices[0]
      .message.content;
  assertEquals(await stop("n ans"), "A");
  assertEquals(await stop(["zzz", "wer"]), "An ans");
  assertEquals(await stop(["zzz"]), "An answer.");
  const chunks = await events(gpt, { stop: "swer" });
  const text = chunks.map((one) => one.choices[0]?.delta.content ?? "");
  assertEquals(text.join(""), "An an");
});

Deno.test("What is wrong with a completion is told in the API's own shape", async () => {
  await using gpt = await TestServer.start({ engine: counting() });
  const wrong: readonly (readonly [Record<string, unknown>, number, string])[] =
    [
      [{ messages: USER, model: "no-such-model" }, 404, "no-such-model"],
      [{ messages: [{ role: "assistant", content: "x" }] }, 400, "messages"],
      [{ messages: [{ role: "wizard", content: "x" }] }, 400, "role"],
      [
        { messages: [{ role: "user", content: [{ type: "image_url" }] }] },
        400,
        "messages[0].content[0]",
      ],
      [{ messages: USER, temperature: 3 }, 400, "temperature"],
      [{ messages: USER, max_tokens: 0 }, 400, "max_tokens"],
      [{ messages: USER, n: 2 }, 400, "n"],
      [{ messages: USER, tools: [{ type: "function" }] }, 400, "tools"],
    ];
  for (const [body, status, named] of wrong) {
    const { error = {} } = await complete(gpt, status, body);
    assertEquals(typeof error.message, "string", JSON.stringify(body));
    assertStringIncludes(error.message, named);
    assertEquals(error.type, "invalid_request_error");
    if (status === 404) {
      assertEquals([error.code, error.param], ["model_not_found", "model"]);
    }
  }
});

/** Checks that a failure has the API's own form and nothing of the other one. */
function assertRefused(
  body: Json,
  code: string | null,
  param: string | null,
): void {
  assertEquals(Object.keys(body), ["error"], JSON.stringify(body));
  const { message, ...rest } = body.error;
  assertEquals(typeof message, "string");
  assertEquals(rest, { type: "invalid_request_error", code, param });
}

Deno.test("A body that does not fit names its parameter", async () => {
  await using gpt = await TestServer.start({ engine: counting() });
  for (
    const [body, param] of [
      [{}, "messages"],
      [{ messages: [] }, "messages"],
      [{ messages: "hello" }, "messages"],
      [{ messages: USER, stop: 5 }, "stop"],
      [{ messages: USER, stream: "yes" }, "stream"],
      [{ messages: USER, temperature: 3 }, "temperature"],
      [[], null],
      ["", null],
      ["{oops", null],
    ] as const
  ) {
    assertRefused(await complete(gpt, 400, body), null, param);
  }
});

Deno.test("A wrong key, path and method are told in the API's own shape", async () => {
  await using gpt = await TestServer.start({ engine: counting() });
  const { address } = gpt.server;
  for (const headers of [{}, { authorization: "Bearer wrong" }]) {
    for (
      const [method, path] of [
        ["GET", "models"],
        ["POST", "chat/completions"],
        ["GET", "nothing/here"],
      ]
    ) {
      const response = await fetch(`${address}/openai_api/v1/${path}`, {
        method: method ?? "",
        headers,
      });
      assertEquals(response.status, 401);
      assertRefused(await response.json(), "invalid_api_key", null);
    }
  }
  const absent = await gpt.fetch("GET", "/openai_api/v1/nothing");
  assertEquals(absent.status, 404);
  assertRefused(await absent.json(), null, null);
  const method = await gpt.fetch("GET", "/openai_api/v1/chat/completions");
  assertEquals([method.status, method.headers.get("allow")], [405, "POST"]);
  assertRefused(await method.json(), null, null);
});

Deno.test("A model that fails is an error by its status, or in the stream once that has begun", async () => {
  let before = "";
  const engine = testEngine({
    async *answer() {
      if (before !== "") yield { type: "text", text: before };
      throw new EngineError("The model is out of words");
    },
  });
  await using gpt = await TestServer.start({ engine });
  const told = {
    message: "The model is out of words",
    type: "server_error",
    code: "model_error",
    param: null,
  };
  assertEquals(await complete(gpt, 500, { messages: USER }), { error: told });
  assertEquals(await complete(gpt, 500, { messages: USER, stream: true }), {
    error: told,
  });
  before = "so far";
  const chunks = await events(gpt, {});
  assertEquals(chunks.at(-1), { error: told });
});
