import { assert, assertEquals, assertRejects, assertThrows } from "@std/assert";
import { call, Connection } from "../../lib/client/mod.ts";

const KEY = "sk-very-secret-1";

interface Seen {
  readonly method: string;
  readonly url: string;
  readonly type: string | null;
  readonly body: string;
  readonly authorization: string | null;
}

/** A server that says what it was asked, by calls and as its answer. */
function echo(
  answer: (seen: Seen) => Response = (seen) => Response.json(seen),
) {
  const all: Seen[] = [];
  const server = Deno.serve(
    { port: 0, hostname: "127.0.0.1", onListen() {} },
    async (request) => {
      const { pathname, search } = new URL(request.url);
      const seen = {
        method: request.method,
        url: pathname + search,
        type: request.headers.get("content-type"),
        body: await request.text(),
        authorization: request.headers.get("authorization"),
      };
      all.push(seen);
      return answer(seen);
    },
  );
  return {
    address: `http://127.0.0.1:${server.addr.port}`,
    all,
    [Symbol.asyncDispose]: () => server.shutdown(),
  };
}

Deno.test("Connection makes every usual form of an address the same", () => {
  const forms = {
    "https://host": "https://host",
    "  https://host/ \n": "https://host",
    "https://host//": "https://host",
    "HTTPS://Host:443/": "https://host",
    "http://host:8080/h2o/": "http://host:8080/h2o",
    "https://host/a/b///": "https://host/a/b",
    "https://host/h2o/api/v1/": "https://host/h2o",
    "http://[::1]:8080": "http://[::1]:8080",
  };
  for (const [given, wanted] of Object.entries(forms)) {
    assertEquals(new Connection({ address: given }).address, wanted);
  }
});

Deno.test("Connection refuses what is no address, and shows nothing secret of it", () => {
  const cases = {
    "": "it is empty",
    "h2ogpte.example.com": "does not begin with http:// or https://",
    "localhost:8080": "does not begin with http:// or https://",
    "ftp://host": 'begins with "ftp://"',
    "https://": "not a valid URL",
    "https://user:hidden@host": "holds a user name or password",
    "https://hidden@host": "holds a user name or password",
    "https://host?key=hidden": "holds a query",
    "https://host/#hidden": "holds a fragment",
    "user:hidden@host": "does not begin with",
  };
  for (const [address, words] of Object.entries(cases)) {
    const error = assertThrows(
      () => new Connection({ address }),
      TypeError,
      words,
    );
    assert(!error.message.includes("hidden"), error.message);
  }
});

Deno.test("Connection cuts blanks off a key, and refuses one that no header can hold without showing it", async () => {
  await using server = echo();
  const { address } = server;
  await new Connection({ address, apiKey: `\n ${KEY}\r\n` }).get("x");
  await new Connection({ address, apiKey: "  " }).get("x");
  assertEquals(server.all.map(({ authorization }) => authorization), [
    `Bearer ${KEY}`,
    null,
  ]);
  for (
    const apiKey of [`${KEY} 2`, `${KEY}\n${KEY}`, `${KEY}é`, `Bearer ${KEY}`]
  ) {
    const error = assertThrows(
      () => new Connection({ address, apiKey }),
      TypeError,
      "API key",
    );
    assert(!error.message.includes(KEY));
  }
});

Deno.test("Connection shows its key nowhere", () => {
  const gpt = new Connection({ address: "https://host", apiKey: KEY });
  const shown = [
    Deno.inspect(gpt, { showHidden: true, depth: 9 }),
    Deno.inspect({ gpt }),
    JSON.stringify(gpt),
    String(gpt),
    JSON.stringify(Object.entries(gpt)),
  ];
  for (const text of shown) assert(!text.includes(KEY), text);
  assertEquals(Deno.inspect(gpt), "Connection to https://host with an API key");
  assertEquals(
    JSON.stringify(gpt),
    '{"address":"https://host","hasApiKey":true}',
  );
});

Deno.test("Connection checks its numbers and words", () => {
  const address = "https://host";
  for (const timeoutMs of [0, -1, NaN]) {
    assertThrows(
      () => new Connection({ address, timeoutMs }),
      RangeError,
      "timeoutMs",
    );
    assertThrows(
      () => new Connection({ address, totalTimeoutMs: timeoutMs }),
      RangeError,
    );
  }
  for (const maxRetries of [-1, 0.5, NaN, Infinity]) {
    assertThrows(
      () => new Connection({ address, maxRetries }),
      RangeError,
      "maxRetries",
    );
  }
  assertThrows(
    () => new Connection({ address, headers: { "x-key": "hidden\nline" } }),
    TypeError,
    'Cannot send the header "x-key"',
  );
});

Deno.test("Connection.with() gives another connection and changes nothing", async () => {
  await using server = echo();
  const gpt = new Connection({ address: server.address, apiKey: KEY });
  const other = gpt.with({
    address: `${server.address}/h2o`,
    apiKey: undefined,
  });
  await gpt.get("x");
  await other.get("x");
  assertEquals(
    server.all.map(({ url, authorization }) => [url, authorization]),
    [
      ["/api/v1/x", `Bearer ${KEY}`],
      ["/h2o/api/v1/x", null],
    ],
  );
});

Deno.test("a path prefix stands before every call, those outside /api/v1 too", async () => {
  await using server = echo(() => new Response("[]"));
  const gpt = new Connection({ address: `${server.address}/h2o/` });
  await call(gpt, "list_models");
  await call(gpt, "get_readiness");
  await call(gpt, "download_file", { query: { id: "d1", name: "a b.csv" } });
  await gpt.get("chats");
  assertEquals(server.all.map(({ url }) => url), [
    "/h2o/api/v1/models",
    "/h2o/rpc/health/readiness",
    "/h2o/file?id=d1&name=a+b.csv",
    "/h2o/api/v1/chats",
  ]);
});

Deno.test("get(), post(), put(), patch() and del() send what the guide's helpers send", async () => {
  await using server = echo();
  const gpt = new Connection({ address: server.address });
  await gpt.get("/collections", {
    query: { limit: 5, ascending: false, none: undefined, nil: null },
  });
  await gpt.get("collections?limit=5", {
    query: { offset: 2, tag: ["a", "b"] },
  });
  await gpt.post("chats", { body: { name: null, none: undefined } });
  await gpt.post("messages/q1/pause");
  await gpt.put("/api/v1/x", { body: 0 });
  await gpt.patch("x", { body: "text" });
  await gpt.del("chats/s1", { query: { timeout: 5 } });
  assertEquals(
    server.all.map(({ method, url, type, body }) => [method, url, type, body]),
    [
      ["GET", "/api/v1/collections?limit=5&ascending=false", null, ""],
      ["GET", "/api/v1/collections?limit=5&offset=2&tag=a&tag=b", null, ""],
      ["POST", "/api/v1/chats", "application/json", '{"name":null}'],
      ["POST", "/api/v1/messages/q1/pause", "application/json", ""],
      ["PUT", "/api/v1/x", "application/json", "0"],
      ["PATCH", "/api/v1/x", "application/json", '"text"'],
      ["DELETE", "/api/v1/chats/s1?timeout=5", null, ""],
    ],
  );
});

Deno.test("put() sends a form of files and texts", async () => {
  await using server = echo();
  const gpt = new Connection({ address: server.address });
  await gpt.put("uploads", {
    form: { name: "x" },
    files: { file: { name: "a.csv", data: "1,2" } },
  });
  const [{ type, body } = { type: "", body: "" }] = server.all;
  const form = await new Response(body, {
    headers: { "content-type": type ?? "" },
  }).formData();
  const file = form.get("file");
  assert(file instanceof File);
  assertEquals([form.get("name"), file.name, file.type, await file.text()], [
    "x",
    "a.csv",
    "text/csv",
    "1,2",
  ]);
});

Deno.test("get() gives what is not JSON as { raw }, and JSON as it is", async () => {
  const answers = ["OK", "", "<html>", "null", "0", '"text"', "[1]"];
  await using server = echo(({ url }) =>
    new Response(answers[Number(url.split("/").at(-1))])
  );
  const gpt = new Connection({ address: server.address });
  const got = [];
  for (const index of answers.keys()) got.push(await gpt.get(String(index)));
  assertEquals(got, [
    { raw: "OK" },
    { raw: "" },
    { raw: "<html>" },
    null,
    0,
    "text",
    [1],
  ]);
});

Deno.test("get() and the others throw the same errors as call()", async () => {
  await using server = echo(() =>
    Response.json({ message: "No such chat" }, { status: 404 })
  );
  const gpt = new Connection({ address: server.address });
  await assertRejects(
    () => gpt.get("chats/s1?token=hidden", { query: { a: "b" } }),
    Error,
    'Cannot get chats/s1: 404 from GET /api/v1/chats/s1: "No such chat"',
  );
});
