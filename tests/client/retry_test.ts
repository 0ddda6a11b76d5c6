import { assert, assertEquals, assertRejects } from "@std/assert";
import {
  call,
  Connection,
  ConnectionError,
  type HttpError,
  RateLimitError,
  ServerError,
  TimeoutError,
} from "../../lib/client/mod.ts";
import {
  mayRetry,
  parseRetryAfter,
  retryDelayMs,
} from "../../lib/client/retry.ts";
import { httpError } from "../../lib/client/errors.ts";
import { FakeHost } from "./_host.ts";
import { type Behave, MisbehavingServer } from "./misbehaving_server.ts";

interface Setup extends AsyncDisposable {
  readonly server: MisbehavingServer;
  readonly gpt: Connection;
  readonly host: FakeHost;
}

function setup(behave: Behave): Setup {
  const server = new MisbehavingServer(behave);
  const host = new FakeHost();
  const gpt = new Connection({
    address: server.address,
    apiKey: "sk-example-1",
    host,
  });
  return {
    server,
    gpt,
    host,
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}

function failure(status: number, retryAfterMs?: number): HttpError {
  return httpError({
    what: "try",
    status,
    method: "GET",
    path: "/",
    said: "",
    retryAfterMs,
  });
}

function lost(reason: "lost" | "refused" | "certificate"): ConnectionError {
  return new ConnectionError("", {
    address: "",
    reason,
    isUnsent: reason !== "lost",
  });
}

Deno.test("parseRetryAfter() reads seconds and dates, and nothing else", () => {
  const now = Date.UTC(2026, 0, 1);
  assertEquals(parseRetryAfter("7", now), 7_000);
  assertEquals(parseRetryAfter("0.5", now), 500);
  assertEquals(parseRetryAfter("Thu, 01 Jan 2026 00:00:30 GMT", now), 30_000);
  assertEquals(parseRetryAfter("Wed, 31 Dec 2025 00:00:30 GMT", now), 0);
  for (const value of [null, "", "soon"]) {
    assertEquals(parseRetryAfter(value, now), undefined);
  }
});

Deno.test("retryDelayMs() doubles up to a limit, takes a random part, and obeys the server up to a minute", () => {
  const error = failure(500);
  assertEquals(
    [0, 1, 2, 3, 4, 5].map((retry) => retryDelayMs(error, retry, 0.5)),
    [
      250,
      500,
      1000,
      2000,
      4000,
      4000,
    ],
  );
  assertEquals(retryDelayMs(error, 3, 0), 0);
  assertEquals(retryDelayMs(failure(429, 1500), 3, 0.5), 1500);
  assertEquals(retryDelayMs(failure(429, 3_600_000), 0, 0.5), 60_000);
});

Deno.test("mayRetry() repeats a POST only when the server surely did not act", () => {
  assert(mayRetry(lost("refused"), "POST"));
  assert(mayRetry(failure(429), "POST"));
  assert(mayRetry(failure(503, 1000), "POST"));
  for (const status of [400, 408, 409, 500, 502, 503, 504]) {
    assertEquals(mayRetry(failure(status), "POST"), false, `${status}`);
  }
  assertEquals(mayRetry(lost("lost"), "POST"), false);
  assertEquals(mayRetry(new TimeoutError("", 1), "POST"), false);
});

Deno.test("mayRetry() repeats a GET after what can pass, and nothing after what cannot", () => {
  for (const status of [408, 409, 429, 500, 502, 503, 504, 520]) {
    assert(mayRetry(failure(status), "GET"), `${status}`);
  }
  for (
    const status of [302, 400, 401, 403, 404, 405, 410, 413, 422, 501, 505]
  ) {
    assertEquals(mayRetry(failure(status), "GET"), false, `${status}`);
  }
  assert(mayRetry(lost("lost"), "DELETE"));
  assert(mayRetry(new TimeoutError("", 1), "PUT"));
  assertEquals(mayRetry(lost("certificate"), "GET"), false);
  assertEquals(mayRetry(new TypeError("no"), "GET"), false);
});

Deno.test("call() comes back after 500s with a success", async () => {
  await using it = setup((_, wire, count) =>
    wire.answer(count < 2 ? 500 : 200, count < 2 ? "{}" : "[]")
  );
  assertEquals(await call(it.gpt, "list_models"), []);
  assertEquals(it.server.requests.length, 3);
  assertEquals(it.host.slept, [250, 500]);
});

Deno.test("call() gives up after its retries with the last error", async () => {
  await using it = setup((_, wire) =>
    wire.answer(502, "<html><h1>Bad gateway</h1></html>")
  );
  const error = await assertRejects(
    () => call(it.gpt, "list_models"),
    ServerError,
  );
  assertEquals([error.status, error.said], [502, "Bad gateway"]);
  assertEquals(it.server.requests.length, 3);
  await assertRejects(
    () => call(it.gpt, "list_models", { maxRetries: 0 }),
    ServerError,
  );
  assertEquals(it.server.requests.length, 4);
});

Deno.test("call() waits as long as a 429 asks, in seconds or until a date", async () => {
  const headers = [{ "retry-after": "3" }, {
    "retry-after": "Thu, 01 Jan 2026 00:00:10 GMT",
  }];
  await using it = setup((_, wire, count) => {
    const header = headers[count];
    return header
      ? wire.answer(429, "{}", header)
      : wire.answer(201, '{"id":"c1"}');
  });
  const made = await call(it.gpt, "create_chat_session", { body: {} });
  assertEquals(made.id, "c1");
  assertEquals(it.host.slept, [3_000, 7_000]);
});

Deno.test("call() does not wait longer than it may take in all", async () => {
  await using it = setup((_, wire) =>
    wire.answer(429, "{}", { "retry-after": "30" })
  );
  const error = await assertRejects(
    () => call(it.gpt, "list_models", { totalTimeoutMs: 10_000 }),
    RateLimitError,
  );
  assertEquals(error.retryAfterMs, 30_000);
  assertEquals(it.host.slept, []);
});

Deno.test("call() sends a POST once after a 500, and twice after a 503 that says when to come back", async () => {
  await using it = setup((_, wire, count) =>
    count === 0
      ? wire.answer(500, "{}")
      : count === 1
      ? wire.answer(503, "{}", { "retry-after": "1" })
      : wire.answer(201, '{"id":"s1"}')
  );
  await assertRejects(
    () => call(it.gpt, "create_chat_session", {}),
    ServerError,
  );
  assertEquals(it.server.requests.length, 1);
  assertEquals((await call(it.gpt, "create_chat_session")).id, "s1");
  assertEquals(it.server.requests.length, 3);
});

Deno.test("call() asks again for an answer that was cut in the middle", async () => {
  await using it = setup(async (_, wire, count) => {
    if (count > 0) return await wire.answer(200, '[{"id":"m1"}]');
    await wire.write('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n[{"id":');
  });
  assertEquals((await call(it.gpt, "list_models")).length, 1);
  assertEquals(it.server.requests.length, 2);
});

Deno.test("call() sends a POST whose connection was lost only once, and says so", async () => {
  await using it = setup(() => {});
  const error = await assertRejects(
    () => call(it.gpt, "create_chat_session"),
    ConnectionError,
  );
  assertEquals(error.reason, "lost");
  assertEquals(error.isUnsent, false);
  assertEquals(it.server.requests.length, 1);
});

Deno.test("a completion is never sent twice, by its name or by its path", async () => {
  await using it = setup((_, wire) =>
    wire.answer(429, "{}", { "retry-after": "1" })
  );
  const body = { message: "Hello" };
  const path = { session_id: "s1" };
  await assertRejects(
    () => call(it.gpt, "get_completion", { path, body }),
    RateLimitError,
  );
  await assertRejects(
    () => it.gpt.post("chats/s1/completions", { body }),
    RateLimitError,
  );
  await assertRejects(
    () =>
      call(it.gpt, "create_openai_chat_completion", { body: { messages: [] } }),
    RateLimitError,
  );
  assertEquals(it.server.requests.length, 3);
});

Deno.test("a body from a stream is never sent twice, and the first error is passed on", async () => {
  await using it = setup((_, wire) =>
    wire.answer(500, '{"message":"Disk is full"}')
  );
  const stream = new Blob(["once"]).stream();
  const error = await assertRejects(
    () =>
      call(it.gpt, "upload_file", {
        body: { file: { name: "a.txt", data: stream } },
      }),
    ServerError,
  );
  assertEquals(error.said, "Disk is full");
  assertEquals(it.server.requests.length, 1);
});

Deno.test("an upload of bytes is sent again as it was", async () => {
  await using it = setup((_, wire, count) =>
    count === 0
      ? wire.answer(503)
      : wire.answer(200, '{"id":"u1","filename":"a.txt"}')
  );
  await call(it.gpt, "upload_file", {
    body: { file: { name: "a.txt", data: "some text" } },
  });
  const [first, second] = it.server.requests.map(({ body }) =>
    new TextDecoder().decode(body)
  );
  assertEquals(first, second);
  assert(first?.includes("some text"));
});

Deno.test("call() tries a connection that is refused again, whatever the method", async () => {
  const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const { addr } = listener;
  listener.close();
  const host = new FakeHost();
  const port = addr.transport === "tcp" ? addr.port : 0;
  const gpt = new Connection({ address: `http://127.0.0.1:${port}`, host });
  const error = await assertRejects(
    () => call(gpt, "create_chat_session"),
    ConnectionError,
  );
  assertEquals([error.reason, error.isUnsent], ["refused", true]);
  assertEquals(host.slept.length, 2);
});

Deno.test("an abort while waiting for the next attempt rejects with its reason", async () => {
  const controller = new AbortController();
  const reason = new Error("Changed my mind");
  await using server = new MisbehavingServer((_, wire) => wire.answer(500));
  const gpt = new Connection({
    address: server.address,
    host: {
      sleep: (_, signal) => {
        controller.abort(reason);
        return Promise.reject(signal?.reason);
      },
    },
  });
  const { signal } = controller;
  const error = await call(gpt, "list_models", { signal }).catch((error) =>
    error
  );
  assert(error === reason);
});
