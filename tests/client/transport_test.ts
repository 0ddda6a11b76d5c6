import { assert, assertEquals, assertRejects } from "@std/assert";
import {
  call,
  Connection,
  ConnectionError,
  HttpError,
  type LogEntry,
  ResponseError,
  send,
  TimeoutError,
} from "../../lib/client/mod.ts";
import { FakeHost } from "./_host.ts";
import { MisbehavingServer } from "./misbehaving_server.ts";

const KEY = "sk-example-1";

function connection(
  address: string,
  options: { readonly timeoutMs?: number } = {},
): Connection {
  return new Connection({
    address,
    apiKey: KEY,
    host: new FakeHost(),
    maxRetries: 0,
    ...options,
  });
}

async function gzip(text: string): Promise<Uint8Array> {
  const packed = new Blob([text]).stream().pipeThrough(
    new CompressionStream("gzip"),
  );
  return new Uint8Array(await new Response(packed).arrayBuffer());
}

Deno.test("a server that never answers is a TimeoutError that names the limit", async () => {
  await using server = new MisbehavingServer((_, wire) => wire.gone);
  const error = await assertRejects(
    () => call(connection(server.address), "list_models", { timeoutMs: 30 }),
    TimeoutError,
    "Cannot list models: no complete answer from GET /api/v1/models within 0.03 s",
  );
  assertEquals(error.timeoutMs, 30);
  assert(error.message.includes("give a larger timeoutMs"));
});

Deno.test("a server that falls silent in the middle of an answer is a TimeoutError", async () => {
  await using server = new MisbehavingServer(async (_, wire) => {
    await wire.write("HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n[1,");
    await wire.gone;
  });
  const gpt = connection(server.address, { timeoutMs: 30 });
  await assertRejects(() => call(gpt, "list_models"), TimeoutError);
});

Deno.test("slow bytes are no timeout as long as they come, but for the limit of it all", async () => {
  await using server = new MisbehavingServer(async (_, wire) => {
    await wire.write("HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n[");
    // Longer in all than the limit of one wait, each wait far below it.
    const timer = setInterval(() => wire.write(" ").catch(() => {}), 20);
    const { promise, resolve } = Promise.withResolvers<void>();
    const end = setTimeout(resolve, 700);
    await Promise.race([promise, wire.gone]);
    clearTimeout(end);
    clearInterval(timer);
    await wire.write("]");
  });
  const gpt = connection(server.address, { timeoutMs: 500 });
  assertEquals(await call(gpt, "list_models"), []);
  const error = await assertRejects(
    () => call(gpt, "list_models", { totalTimeoutMs: 60 }),
    TimeoutError,
  );
  assert(error.message.includes("give a larger totalTimeoutMs"), error.message);
});

Deno.test("the time that a reader takes between two pieces is not the server's", async () => {
  await using server = new MisbehavingServer((_, wire) =>
    wire.answer(200, "[]")
  );
  const response = await send(
    connection(server.address, { timeoutMs: 20 }),
    "list_models",
  );
  await new Promise((resolve) => setTimeout(resolve, 60));
  assertEquals(await response.text(), "[]");
});

Deno.test("a server that cannot answer within the agent's time and a minute is a TimeoutError", async () => {
  await using server = new MisbehavingServer((_, wire) => wire.gone);
  const gpt = connection(server.address, { timeoutMs: 20 });
  const request = {
    path: { session_id: "s1" },
    // The connection's own limit is not for completions: this one ends by the call's.
    body: { message: "Hello", llm_args: { agent_total_timeout: 1 } },
    totalTimeoutMs: 80,
  };
  const error = await assertRejects(
    () => call(gpt, "get_completion", request),
    TimeoutError,
  );
  assertEquals(error.timeoutMs, 80);
});

Deno.test("an abort rejects with its reason at each stage of a call", async () => {
  const reason = new Error("enough");
  const stages: Record<string, string> = {
    "before the answer": "",
    "after its head": "HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n",
    "in its body": "HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n[1",
    "in an error's body": "HTTP/1.1 500 Oh\r\ncontent-length: 9\r\n\r\n{",
  };
  for (const [stage, bytes] of Object.entries(stages)) {
    const controller = new AbortController();
    await using server = new MisbehavingServer(async (_, wire) => {
      await wire.write(bytes);
      controller.abort(reason);
      await wire.gone;
    });
    const { signal } = controller;
    const error = await call(connection(server.address), "list_models", {
      signal,
    })
      .catch((error: unknown) => error);
    assert(error === reason, stage);
  }
  const signal = AbortSignal.abort(reason);
  const gpt = connection("http://127.0.0.1:9");
  assert(
    await call(gpt, "list_models", { signal }).catch((error) => error) ===
      reason,
  );
});

Deno.test("an abort in the middle of a stream that was handed over rejects with its reason", async () => {
  const controller = new AbortController();
  const reason = new Error("enough");
  await using server = new MisbehavingServer(async (_, wire) => {
    await wire.write("HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n12");
    await wire.gone;
  });
  const { signal } = controller;
  const response = await send(connection(server.address), "list_models", {
    signal,
  });
  const reader = response.body?.getReader();
  assertEquals((await reader?.read())?.value?.length, 2);
  controller.abort(reason);
  assert(await reader?.read().catch((error) => error) === reason);
});

Deno.test("canceling a stream that was handed over hangs up", async () => {
  const gone = Promise.withResolvers<void>();
  await using server = new MisbehavingServer(async (_, wire) => {
    await wire.write("HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n12");
    await wire.gone;
    gone.resolve();
  });
  const response = await send(connection(server.address), "list_models");
  await response.body?.cancel();
  await gone.promise;
});

Deno.test("closing a connection ends what is under way and refuses what comes later", async () => {
  await using server = new MisbehavingServer(async (_, wire) => {
    closing = gpt.close();
    await wire.gone;
  });
  let closed = 0;
  let closing: Promise<void> | undefined;
  const gpt = new Connection({
    address: server.address,
    onClose: () => void closed++,
  });
  const error = await assertRejects(
    () => call(gpt, "list_models"),
    ConnectionError,
  );
  assertEquals(error.reason, "closed");
  await closing;
  await gpt.close();
  assertEquals(closed, 1);
  await assertRejects(
    () => call(gpt, "list_models"),
    ConnectionError,
    "connect()",
  );
  const other = gpt.with({ timeoutMs: 5 });
  await assertRejects(
    () => call(other, "list_models"),
    ConnectionError,
    "was closed",
  );
});

Deno.test("a closed copy closes nothing of the connection it came from", async () => {
  await using server = new MisbehavingServer((_, wire) =>
    wire.answer(200, "[]")
  );
  let closed = 0;
  await using gpt = new Connection({
    address: server.address,
    onClose: () => void closed++,
  });
  {
    await using copy = gpt.with({ apiKey: "another-key" });
    assertEquals(await call(copy, "list_models"), []);
  }
  assertEquals([closed, await call(gpt, "list_models")], [0, []]);
  assertEquals(
    server.requests.map(({ headers }) => headers.get("authorization")),
    [
      "Bearer another-key",
      null,
    ],
  );
});

Deno.test("a redirect on the same server is followed with the key, for reading only", async () => {
  await using server = new MisbehavingServer((request, wire) =>
    request.target === "/api/v1/models"
      ? wire.answer(307, "", { location: "/elsewhere" })
      : request.target === "/elsewhere"
      ? wire.answer(200, "[]")
      : wire.answer(302, "", { location: "/elsewhere?token=secret" })
  );
  const gpt = connection(server.address);
  assertEquals(await call(gpt, "list_models"), []);
  assertEquals(
    server.requests[1]?.headers.get("authorization"),
    `Bearer ${KEY}`,
  );
  const error = await assertRejects(
    () => call(gpt, "create_chat_session"),
    HttpError,
  );
  assertEquals(error.status, 302);
  assert(
    error.message.includes(
      `to ${server.address}/elsewhere; check that H2OGPTE_ADDRESS`,
    ),
  );
  assert(!error.message.includes("secret"));
  assertEquals(server.requests.length, 3);
});

Deno.test("a redirect to another server is followed without the key and any other header", async () => {
  await using other = new MisbehavingServer((_, wire) =>
    wire.answer(200, "[]")
  );
  await using server = new MisbehavingServer((_, wire) =>
    wire.answer(302, "", { location: `${other.address}/storage?signature=1` })
  );
  const gpt = connection(server.address).with({
    headers: { "x-api-key": "also secret" },
  });
  assertEquals(await call(gpt, "list_models"), []);
  const [request] = other.requests;
  assertEquals(request?.target, "/storage?signature=1");
  assertEquals(request?.headers.get("authorization"), null);
  assertEquals(request?.headers.get("x-api-key"), null);
  assertEquals(server.requests[0]?.headers.get("x-api-key"), "also secret");
});

Deno.test("a server that sends on to another one that wants a key is told of", async () => {
  await using other = new MisbehavingServer((_, wire) =>
    wire.answer(401, "{}")
  );
  await using server = new MisbehavingServer((_, wire) =>
    wire.answer(301, "", { location: `${other.address}/api/v1/models` })
  );
  const error = await assertRejects(
    () => call(connection(server.address), "list_models"),
    HttpError,
  );
  assert(
    error.message.includes(`${server.address} sent on to ${other.address}`),
    error.message,
  );
});

Deno.test("a circle of redirects ends", async () => {
  await using server = new MisbehavingServer((_, wire) =>
    wire.answer(302, "", { location: "/round" })
  );
  await assertRejects(
    () => call(connection(server.address), "list_models"),
    HttpError,
    "302",
  );
  assertEquals(server.requests.length, 6);
});

Deno.test("a packed answer is unpacked, and one that is broken is an error", async () => {
  const packed = await gzip('[{"id":"m1"}]');
  await using server = new MisbehavingServer(async (_, wire, count) => {
    const bytes = count === 0 ? packed : packed.subarray(0, -6);
    await wire.write(
      `HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-length: ${bytes.length}\r\nconnection: close\r\n\r\n`,
    );
    await wire.write(bytes);
  });
  const gpt = connection(server.address);
  assertEquals((await call(gpt, "list_models"))[0]?.id, "m1");
  await assertRejects(() => call(gpt, "list_models"), ConnectionError);
});

Deno.test("answers that are not HTTP, or too short, or none, are ConnectionErrors", async () => {
  const answers = [
    "",
    "SSH-2.0-OpenSSH_9.6\r\n",
    "HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n[",
    "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\n[1",
    "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n[1",
  ];
  for (const bytes of answers) {
    await using server = new MisbehavingServer((_, wire) => wire.write(bytes));
    await assertRejects(
      () => call(connection(server.address), "list_models"),
      ConnectionError,
      "Cannot list models: the connection to http://127.0.0.1",
    );
  }
});

Deno.test("a success that is not JSON is a ResponseError that tells what to do", async () => {
  const cases = [
    [
      "text/html",
      "<!doctype html><title>x</title><body>Sign&nbsp;in",
      "an HTML page",
      "Sign in",
    ],
    ["application/json", "<html>Log in</html>", "an HTML page", "Log in"],
    ["application/json", '{"id": ', "something else", '{"id":'],
    ["text/plain", "Hello", "something else", "Hello"],
    ["application/json", "", "nothing", ""],
  ] as const;
  for (const [type, body, found, excerpt] of cases) {
    await using server = new MisbehavingServer((_, wire) =>
      wire.answer(200, body, { "content-type": type })
    );
    const error = await assertRejects(
      () => call(connection(server.address), "list_models"),
      ResponseError,
      `Cannot list models: 200 from GET /api/v1/models came with ${found}`,
    );
    assertEquals([error.status, error.contentType], [200, type]);
    assert(error.excerpt.includes(excerpt), error.excerpt);
    assert(error.message.includes("H2OGPTE_ADDRESS"));
  }
});

Deno.test("the logger hears of every attempt, and of no secret", async () => {
  await using server = new MisbehavingServer((_, wire, count) =>
    wire.answer(
      count === 0 ? 500 : 200,
      count === 0 ? `{"message":"${KEY} is bad"}` : "[]",
      {
        "x-request-id": `r${count}`,
      },
    )
  );
  const entries: LogEntry[] = [];
  const gpt = new Connection({
    address: server.address,
    apiKey: KEY,
    host: new FakeHost(),
    logger: (entry) => entries.push(entry),
    headers: { cookie: "secret-cookie", "x-trace": "t1" },
  });
  await call(gpt, "list_collections", {
    query: { name_filter: "secret-name" },
  });
  assertEquals(
    entries.map((
      { event, attempt, status, requestId },
    ) => [event, attempt, status, requestId]),
    [
      ["request", 1, undefined, undefined],
      ["response", 1, 500, "r0"],
      ["retry", 1, 500, undefined],
      ["request", 2, undefined, undefined],
      ["response", 2, 200, "r1"],
    ],
  );
  assertEquals(entries[0]?.headers?.["x-trace"], "t1");
  assertEquals(entries[0]?.headers?.cookie, "[redacted]");
  const all = JSON.stringify(entries);
  for (const secret of [KEY, "secret-cookie", "secret-name"]) {
    assert(!all.includes(secret));
  }
});
