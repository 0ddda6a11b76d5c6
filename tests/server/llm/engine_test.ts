import {
  assert,
  assertEquals,
  assertRejects,
  assertStringIncludes,
} from "@std/assert";
import {
  type AnswerRequest,
  EngineError,
  type EngineEvent,
  type Passage,
} from "../../../lib/server/engine.ts";
import { llmEngine, type LlmOptions } from "../../../lib/server/llm/mod.ts";
import { serve } from "../../../lib/server/mod.ts";
import { openStream, sse, TestUpstream } from "./_upstream.ts";

const SECRET = "sk-a-very-secret-key";

function request(change: Partial<AnswerRequest> = {}): AnswerRequest {
  return {
    question: "What is there?",
    systemPrompt: "",
    prePromptQuery: "",
    promptQuery: "",
    history: [],
    passages: [],
    grounded: false,
    settings: { llm: "auto", temperature: 0.5, maxNewTokens: 99 },
    control: {
      signal: new AbortController().signal,
      finish: new AbortController().signal,
      gate: () => Promise.resolve(),
    },
    ...change,
  };
}

async function ask(
  options: LlmOptions,
  change: Partial<AnswerRequest> = {},
): Promise<{ text: string; events: EngineEvent[] }> {
  const events = await Array.fromAsync(
    llmEngine(options).answer(request(change)),
  );
  return {
    events,
    text: events.map((one) => one.type === "text" ? one.text : "").join(""),
  };
}

async function failure(
  options: LlmOptions,
  change: Partial<AnswerRequest> = {},
): Promise<string> {
  const error = await assertRejects(
    () => ask({ apiKey: SECRET, ...options }, change),
    EngineError,
  );
  const all = Deno.inspect(error, { depth: 10 }) + error.message;
  assert(!all.includes(SECRET), all);
  return error.message;
}

Deno.test("llmEngine() streams an answer with the model's own counts", async () => {
  await using upstream = new TestUpstream(() =>
    sse(["There ", "is one."], { usage: [21, 4], model: "model-a-2026" })
  );
  const { text, events } = await ask({
    address: upstream.address,
    apiKey: SECRET,
  });
  assertEquals(text, "There is one.");
  assertEquals(events.at(-1), {
    type: "usage",
    model: "model-a-2026",
    inputTokens: 21,
    outputTokens: 4,
  });
  assertEquals(events[0]?.type, "prompt");
  const [{ body, authorization } = { body: {}, authorization: "" }] =
    upstream.received;
  assertEquals(authorization, `Bearer ${SECRET}`);
  assertEquals([body.model, body.stream, body.temperature, body.max_tokens], [
    "model-a",
    true,
    0.5,
    99,
  ]);
  assertEquals(body.stream_options, { include_usage: true });
});

Deno.test("llmEngine() counts tokens by its rule where the model does not", async () => {
  await using upstream = new TestUpstream(() => sse(["one two three"]));
  const { events } = await ask({ address: upstream.address });
  const usage = events.at(-1);
  assert(usage?.type === "usage");
  assertEquals(usage.outputTokens, 3);
  assert(usage.inputTokens > 3);
});

Deno.test("llmEngine() passes each piece on when it comes", async () => {
  await using upstream = new TestUpstream((_got, _nth, end) =>
    openStream(`data: {"choices":[{"delta":{"content":"first"}}]}\n\n`, end)
  );
  for await (
    const event of llmEngine({ address: upstream.address }).answer(request())
  ) {
    if (event.type !== "text") continue;
    assertEquals(event.text, "first");
    break;
  }
});

Deno.test("llmEngine() finds the API with and without /v1, and that of an h2oGPTe server", async () => {
  for (const base of ["/v1", "/openai_api/v1", ""]) {
    await using upstream = new TestUpstream(() => sse(["here"]), { base });
    for (const end of new Set(["", "/", base])) {
      const address = upstream.root +
        (base === "" ? "" : end === base ? base : end);
      assertEquals(
        (await ask({ address })).text,
        "here",
        `${base} by ${address}`,
      );
    }
    if (base === "/openai_api/v1") {
      assertEquals(
        (await ask({ address: `${upstream.root}/openai_api` })).text,
        "here",
      );
    }
  }
});

Deno.test("llmEngine() names its models, the one that was set first", async () => {
  await using upstream = new TestUpstream(() => sse(["x"]));
  const ids = async (model?: string) => {
    const engine = llmEngine({
      address: upstream.address,
      ...(model ? { model } : {}),
    });
    return [
      engine.name,
      ...(await engine.models()).map((one) => one.id),
      engine.name,
    ];
  };
  assertEquals(await ids(), ["auto", "model-a", "model-b", "model-a"]);
  assertEquals(await ids("model-b"), [
    "model-b",
    "model-b",
    "model-a",
    "model-b",
  ]);
  assertEquals(await ids("alias"), [
    "alias",
    "alias",
    "model-a",
    "model-b",
    "alias",
  ]);
});

Deno.test("llmEngine() sends history, and passages with their numbers", async () => {
  await using upstream = new TestUpstream(() => sse(["yes [1]"]));
  const passage: Passage = {
    citation: 1,
    chunkId: 3,
    documentId: "d",
    documentName: "animals.txt",
    collectionId: "c",
    collectionName: "C",
    page: 2,
    headings: ["Lemurs"],
    text: "They live on Madagascar.",
    score: 0.9,
  };
  await ask({ address: upstream.address }, {
    systemPrompt: "Be brief.",
    history: [{ question: "Before?", answer: "Yes." }],
    passages: [passage],
    grounded: true,
  });
  const { messages } = upstream.received[0]?.body;
  assertEquals(messages.slice(0, 3), [
    { role: "system", content: "Be brief." },
    { role: "user", content: "Before?" },
    { role: "assistant", content: "Yes." },
  ]);
  const asked: string = messages[3].content;
  assertStringIncludes(
    asked,
    "[1] (animals.txt, page 2, Lemurs)\nThey live on Madagascar.",
  );
  assert(asked.endsWith("Question: What is there?"));
  await ask({ address: upstream.address }, { grounded: true });
  assertStringIncludes(
    upstream.received[1]?.body.messages.at(-1).content,
    "No passage",
  );
});

Deno.test("llmEngine() leaves out what a model thinks", async () => {
  const pieces = [
    ["<thi", "nk>let me", " see</th", "ink>\n\nThe ", "answer"],
    ["The ", "answer"],
    ["<think>x</think>The answer"],
  ];
  for (const one of pieces) {
    await using upstream = new TestUpstream(() => sse(one));
    assertEquals((await ask({ address: upstream.address })).text, "The answer");
  }
  await using reasons = new TestUpstream(() =>
    new Response(
      `data: {"choices":[{"delta":{"reasoning_content":"hm","content":null}}]}\n\n` +
        `data: {"choices":[{"delta":{"reasoning":"hm","content":"The answer"}}]}\n\ndata: [DONE]\n\n`,
      { headers: { "content-type": "text/event-stream" } },
    )
  );
  assertEquals((await ask({ address: reasons.address })).text, "The answer");
});

Deno.test("llmEngine() takes an answer that came whole, and comments and events in a stream", async () => {
  await using whole = new TestUpstream(() =>
    Response.json({
      model: "m",
      choices: [{
        message: { role: "assistant", content: "whole" },
        finish_reason: "stop",
      }],
      usage: { prompt_tokens: 1, completion_tokens: 2 },
    })
  );
  assertEquals((await ask({ address: whole.address })).text, "whole");
  await using chatty = new TestUpstream(() =>
    new Response(
      `: hello\r\n\r\nevent: message\r\ndata:{"choices":[{"delta":{"content":"a"}}]}\r\n\r\n: on\n\n` +
        `data: {"choices":[{"delta":{},"finish_reason":"stop"}]}\n\n`,
      { headers: { "content-type": "text/event-stream" } },
    )
  );
  assertEquals((await ask({ address: chatty.address })).text, "a");
});

Deno.test("llmEngine() leaves out parameters that the API refuses", async () => {
  await using upstream = new TestUpstream(({ body }) => {
    for (const name of ["stream_options", "max_tokens", "temperature"]) {
      if (name in body) {
        const message = `Unsupported parameter: '${name}'`;
        return Response.json({ error: { message } }, { status: 400 });
      }
    }
    return sse([`up to ${body.max_completion_tokens}`]);
  });
  assertEquals((await ask({ address: upstream.address })).text, "up to 99");
});

Deno.test("llmEngine() asks again where that may help, and not where it cannot", async () => {
  await using busy = new TestUpstream((_got, nth) =>
    nth < 3
      ? Response.json({ error: { message: "busy" } }, {
        status: 503,
        headers: { "retry-after": "0" },
      })
      : sse(["at last"])
  );
  assertEquals((await ask({ address: busy.address })).text, "at last");
  await using broken = new TestUpstream(() =>
    new Response("broken", { status: 500 })
  );
  assertStringIncludes(
    await failure({ address: broken.address }),
    '500: "broken"',
  );
  assertEquals(broken.received.length, 1);
});

Deno.test("llmEngine() says that a model was cut off by its limit", async () => {
  await using upstream = new TestUpstream(() =>
    new Response(
      `data: {"choices":[{"delta":{"content":"half a"},"finish_reason":"length"}]}\n\ndata: [DONE]\n\n`,
      { headers: { "content-type": "text/event-stream" } },
    )
  );
  assertStringIncludes(
    (await ask({ address: upstream.address })).text,
    "max_new_tokens",
  );
});

Deno.test("llmEngine() ends at the next sentence when it is to finish, and at once when stopped", async () => {
  await using upstream = new TestUpstream(() =>
    sse(["One", " two. Th", "ree. ", "Four."])
  );
  const finish = new AbortController();
  const events = llmEngine({ address: upstream.address }).answer(request({
    control: {
      signal: new AbortController().signal,
      finish: finish.signal,
      gate: () => Promise.resolve(),
    },
  }));
  let text = "";
  for await (const event of events) {
    if (event.type !== "text") continue;
    text += event.text;
    finish.abort();
  }
  assertEquals(text, "One two.");
});

Deno.test("llmEngine() tells what is wrong with an upstream, and never the key", async () => {
  const wrong: readonly (readonly [() => Response, RegExp])[] = [
    [
      () =>
        Response.json({ error: { message: `Invalid key ${SECRET}` } }, {
          status: 401,
        }),
      /refused the key \(401\): "Invalid key \[redacted\]"; check CENOTE_LLM_API_KEY/,
    ],
    [() => new Response("no", { status: 403 }), /refused the key \(403\)/],
    [
      () =>
        Response.json({ error: { message: "model 'x' not found" } }, {
          status: 404,
        }),
      /404 .*"model-a".*"model 'x' not found"; check CENOTE_LLM_MODEL/,
    ],
    [
      () => Response.json({ detail: "no memory" }, { status: 500 }),
      /500: "no memory"/,
    ],
    [
      () =>
        new Response("<html><title>Log in</title>", {
          headers: { "content-type": "text/html" },
        }),
      /sent a web page, "Log in", where|sent a web page, "Log in" where JSON was wanted/,
    ],
    [() => new Response("nonsense"), /sent "nonsense" where JSON was wanted/],
    [() => Response.json({ hello: 1 }), /did not answer but sent/],
    [() => Response.json([1]), /where an object was wanted/],
    [
      () =>
        new Response("data: {oh\n\n", {
          headers: { "content-type": "text/event-stream" },
        }),
      /sent "\{oh" where JSON was wanted/,
    ],
    [
      () =>
        new Response(`data: {"error":{"message":"overloaded"}}\n\n`, {
          headers: { "content-type": "text/event-stream" },
        }),
      /failed: "overloaded"/,
    ],
    [
      () => sse(["half an ans"], { end: "" }),
      /broke off in the middle of its answer, after 11 characters/,
    ],
    [() => sse([], { end: "" }), /broke off before its first word/],
  ];
  for (const [answer, told] of wrong) {
    await using upstream = new TestUpstream(answer);
    const message = await failure({ address: upstream.address });
    assert(told.test(message), `${told}: ${message}`);
    assertStringIncludes(message, upstream.address);
  }
});

Deno.test("llmEngine() tells of an upstream that is not there, or has no name", async () => {
  const listener = Deno.listen({ port: 0, hostname: "127.0.0.1" });
  const { port } = listener.addr;
  listener.close();
  const refused = await failure({
    address: `http://me:${SECRET}@127.0.0.1:${port}/v1?key=${SECRET}`,
  });
  assertStringIncludes(
    refused,
    "the connection was refused; check CENOTE_LLM_ADDRESS",
  );
  assertStringIncludes(refused, `http://127.0.0.1:${port}/v1`);
  await assertRejects(
    () => llmEngine({ address: `http://127.0.0.1:${port}` }).models(),
    EngineError,
    "refused",
  );
});

Deno.test("llmEngine() waits no longer than it may, for the first word and for each next one", async () => {
  await using silent = new TestUpstream((_got, _nth, end) =>
    new Promise<Response>((resolve) =>
      end.addEventListener("abort", () => resolve(new Response("late")))
    )
  );
  assertStringIncludes(
    await failure({ address: silent.address, firstByteTimeoutMs: 50 }),
    "did not answer for 0.05 seconds",
  );
  await using stuck = new TestUpstream((_got, _nth, end) =>
    openStream(`data: {"choices":[{"delta":{"content":"first"}}]}\n\n`, end)
  );
  assertStringIncludes(
    await failure({ address: stuck.address, idleTimeoutMs: 50 }),
    "did not answer for 0.05 seconds",
  );
});

Deno.test("llmEngine() takes a list of models that is none as what it is", async () => {
  await using page = new TestUpstream(() => sse(["x"]), {
    models: new Response("<html>hello"),
  });
  await assertRejects(
    () => llmEngine({ address: page.address }).models(),
    EngineError,
    "did not answer with a list of models but with a web page",
  );
  await using none = new TestUpstream(() => sse(["x"]), { models: [] });
  assertStringIncludes(
    await failure({ address: none.address }),
    "lists no model",
  );
});

Deno.test("A server answers through another server as its model", async () => {
  await using first = await serve({ env: {} });
  await using second = await serve({
    env: {
      CENOTE_LLM_ADDRESS: first.address,
      CENOTE_LLM_API_KEY: first.apiKey,
    },
  });
  const call = async (path: string, body: unknown) => {
    const response = await fetch(`${second.address}/api/v1/${path}`, {
      method: "POST",
      headers: { authorization: `Bearer ${second.apiKey}` },
      body: JSON.stringify(body),
    });
    return await response.json();
  };
  const { id } = await call("chats", {});
  const reply = await call(`chats/${id}/completions`, {
    message: "What can you do?",
  });
  assertStringIncludes(reply.body, "cenote-rules");
});

Deno.test("A wrong key of the model's server is told to the client, without the key", async () => {
  await using first = await serve({ env: {} });
  await using second = await serve({
    env: {
      CENOTE_LLM_ADDRESS: `${first.address}/openai_api/v1`,
      CENOTE_LLM_API_KEY: SECRET,
    },
  });
  const headers = { authorization: `Bearer ${second.apiKey}` };
  const chat = await fetch(`${second.address}/api/v1/chats`, {
    method: "POST",
    headers,
    body: "{}",
  });
  const { id } = await chat.json();
  const response = await fetch(
    `${second.address}/api/v1/chats/${id}/completions`,
    {
      method: "POST",
      headers,
      body: JSON.stringify({ message: "Hi" }),
    },
  );
  const text = await response.text();
  assertEquals(response.status, 500);
  assertStringIncludes(text, "refused the key (401)");
  assert(!text.includes(SECRET));
});
