import { assert, assertEquals, assertRejects } from "@std/assert";
import {
  AuthenticationError,
  Connection,
  ResponseError,
  StreamError,
  streamOpenAi,
} from "../../lib/client/mod.ts";
import {
  chunk,
  LAST_CHUNK,
  MisbehavingServer,
  OPEN_HEAD,
} from "./misbehaving_server.ts";

const REQUEST = { body: { messages: [{ role: "user", content: "Hello" }] } };

function setup(body: string, type = "text/event-stream", status = 200) {
  const sent: { path: string; body: unknown }[] = [];
  const server = Deno.serve(
    { port: 0, hostname: "127.0.0.1", onListen() {} },
    async (request) => {
      sent.push({
        path: new URL(request.url).pathname,
        body: await request.json(),
      });
      return new Response(body, { status, headers: { "content-type": type } });
    },
  );
  const gpt = new Connection({
    address: `http://127.0.0.1:${server.addr.port}`,
    apiKey: "sk-example-1",
  });
  return { gpt, sent, [Symbol.asyncDispose]: () => server.shutdown() };
}

function piece(
  content: string | undefined,
  finish_reason: string | null = null,
): string {
  const delta = content === undefined ? {} : { content };
  return `data: ${
    JSON.stringify({ id: "x", choices: [{ index: 0, delta, finish_reason }] })
  }\n\n`;
}

Deno.test("streamOpenAi() yields chunks as they come, and text() folds them", async () => {
  const body = `: hi\n\n${piece("Hel")}${piece("lo")}${
    piece(undefined, "stop")
  }data: [DONE]\n\n`;
  await using it = setup(body);
  const chunks = await Array.fromAsync(streamOpenAi(it.gpt, REQUEST));
  assertEquals(chunks.map(({ choices }) => choices[0]?.delta.content), [
    "Hel",
    "lo",
    undefined,
  ]);
  assertEquals(await streamOpenAi(it.gpt, REQUEST).text(), "Hello");
  assertEquals(it.sent[0], {
    path: "/openai_api/v1/chat/completions",
    body: { ...REQUEST.body, stream: true },
  });
});

Deno.test("streamOpenAi() ends by a reason to finish where nobody says [DONE], and not without", async () => {
  await using good = setup(piece("Hello", "stop"));
  assertEquals(await streamOpenAi(good.gpt, REQUEST).text(), "Hello");
  await using cut = setup(piece("Hel"));
  const error = await assertRejects(
    () => streamOpenAi(cut.gpt, REQUEST).text(),
    StreamError,
  );
  assertEquals(error.text, "Hel");
});

Deno.test("streamOpenAi() yields the chunk with the usage, which has no choices", async () => {
  const usage = { prompt_tokens: 1, completion_tokens: 2, total_tokens: 3 };
  const body = `${piece("a", "stop")}data: ${
    JSON.stringify({ choices: [], usage })
  }\n\ndata: [DONE]\n\n`;
  await using it = setup(body);
  const chunks = await Array.fromAsync(streamOpenAi(it.gpt, REQUEST));
  assertEquals(chunks.at(-1)?.usage, usage);
});

Deno.test("streamOpenAi() takes a whole completion that came in place of a stream", async () => {
  const choice = {
    index: 0,
    message: { role: "assistant", content: "Hello" },
    finish_reason: "stop",
  };
  await using it = setup(
    JSON.stringify({ id: "x", choices: [choice] }),
    "application/json",
  );
  assertEquals(await streamOpenAi(it.gpt, REQUEST).text(), "Hello");
});

Deno.test("streamOpenAi() throws the server's words, and for what is no chunk", async () => {
  const said = {
    error: {
      message: "Quota of sk-example-1 used up",
      type: "insufficient_quota",
    },
  };
  await using it = setup(`${piece("Hel")}data: ${JSON.stringify(said)}\n\n`);
  const error = await assertRejects(
    () => streamOpenAi(it.gpt, REQUEST).text(),
    StreamError,
  );
  assertEquals([error.said, error.text, error.errorType], [
    "Quota of [redacted] used up",
    "Hel",
    "insufficient_quota",
  ]);
  await using broken = setup("data: {oops\n\n");
  await assertRejects(
    () => streamOpenAi(broken.gpt, REQUEST).text(),
    StreamError,
    "not JSON",
  );
  await using other = setup('data: {"a":1}\n\n');
  await assertRejects(
    () => streamOpenAi(other.gpt, REQUEST).text(),
    ResponseError,
    "choices",
  );
  await using page = setup("<html>Sign in</html>", "text/html");
  await assertRejects(
    () => streamOpenAi(page.gpt, REQUEST).text(),
    ResponseError,
    "HTML page",
  );
  await using refused = setup(JSON.stringify(said), "application/json", 401);
  await assertRejects(
    () => streamOpenAi(refused.gpt, REQUEST).text(),
    AuthenticationError,
  );
});

Deno.test("streamOpenAi() tells of a lost connection, and hangs up when the loop is left", async () => {
  const gone = Promise.withResolvers<void>();
  await using server = new MisbehavingServer(async (_, wire, count) => {
    await wire.write(
      OPEN_HEAD.replace("application/jsonl", "text/event-stream") +
        chunk(piece("a")),
    );
    if (count === 0) return;
    if (count === 2) {
      return await wire.write(chunk("data: [DONE]\n\n") + LAST_CHUNK);
    }
    await wire.gone;
    gone.resolve();
  });
  const gpt = new Connection({ address: server.address });
  const error = await assertRejects(
    () => streamOpenAi(gpt, REQUEST).text(),
    StreamError,
  );
  assert(error.message.includes("was lost after 1 characters"), error.message);
  for await (const _ of streamOpenAi(gpt, REQUEST)) break;
  await gone.promise;
  const stream = streamOpenAi(gpt, REQUEST);
  assertEquals(await stream.text(), "a");
  await assertRejects(() => stream.text(), TypeError, "it was read already");
});
