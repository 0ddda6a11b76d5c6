import {
  assert,
  assertEquals,
  assertInstanceOf,
  assertRejects,
} from "@std/assert";
import {
  AuthenticationError,
  BadRequestError,
  call,
  ConflictError,
  Connection,
  ConnectionError,
  GpteError,
  HttpError,
  NotFoundError,
  PermissionError,
  RateLimitError,
  ServerError,
} from "../../lib/client/mod.ts";
import { MisbehavingServer } from "./misbehaving_server.ts";

const KEY = 'sk-"example"/1';

async function failure(
  status: number,
  body: string,
  headers: Record<string, string> = { "content-type": "application/json" },
  apiKey: string | undefined = KEY,
): Promise<HttpError> {
  await using server = new MisbehavingServer((_, wire) =>
    wire.answer(status, body, headers)
  );
  const gpt = new Connection({
    address: `${server.address}/h2o/`,
    apiKey,
    maxRetries: 0,
  });
  return await assertRejects(
    () => call(gpt, "list_collections", { query: { name_filter: "private" } }),
    HttpError,
  );
}

Deno.test("every status has the class that goes with it", async () => {
  const classes = {
    400: BadRequestError,
    401: AuthenticationError,
    403: PermissionError,
    404: NotFoundError,
    409: ConflictError,
    429: RateLimitError,
    500: ServerError,
    503: ServerError,
    599: ServerError,
  };
  for (const [status, type] of Object.entries(classes)) {
    const error = await failure(Number(status), '{"message":"No"}');
    assertInstanceOf(error, type);
    assertInstanceOf(error, GpteError);
    assertEquals(error.name, type.name);
  }
  const other = await failure(422, '{"message":"No"}');
  assertEquals([other.name, other.status], ["HttpError", 422]);
});

Deno.test("an HttpError has its facts as fields, and the query nowhere", async () => {
  const error = await failure(
    400,
    '{"code":400,"message":"limit must be positive","error_type":"validation"}',
    { "content-type": "application/json", "x-request-id": "r-7" },
  );
  assertEquals(
    error.message,
    'Cannot list collections: 400 from GET /h2o/api/v1/collections: "limit must be positive"',
  );
  assertEquals(
    [error.what, error.status, error.method, error.path, error.said],
    [
      "list collections",
      400,
      "GET",
      "/h2o/api/v1/collections",
      "limit must be positive",
    ],
  );
  assertEquals([error.requestId, error.code, error.errorType], [
    "r-7",
    400,
    "validation",
  ]);
  assertEquals(error.body, {
    code: 400,
    message: "limit must be positive",
    error_type: "validation",
  });
  assert(!Deno.inspect(error).includes("private"));
});

Deno.test("an HttpError finds the server's words in every usual form of an error", async () => {
  const said: Record<string, string> = {
    '{"message":"A"}': "A",
    '{"error":"B"}': "B",
    '{"message":"","error":"B2"}': "B2",
    '{"error":{"message":"C","type":"t"}}': "C",
    '{"detail":"D"}': "D",
    '{"detail":[{"loc":["body"],"msg":"E1"},{"msg":"E2"}]}': "E1; E2",
    '{"title":"F"}': "F",
    '{"other":1}': '{"other":1}',
    '"G"': "G",
    "plain\n  words": "plain words",
    "": "",
    "<!DOCTYPE html><html><head><style>b{}</style><title>502</title></head><body><h1>Bad &amp; gateway</h1></body>":
      "502 Bad & gateway",
  };
  for (const [body, words] of Object.entries(said)) {
    assertEquals((await failure(400, body)).said, words, body);
  }
});

Deno.test("an HttpError shortens long words and does not read on for ever", async () => {
  const long = await failure(400, "🌊".repeat(1000));
  assert(long.said.length <= 401 && long.said.endsWith("🌊…"), long.said);
  const huge = await failure(400, "x".repeat(1_000_000));
  assertEquals(huge.said.length, 401);
  assert(typeof huge.body === "string" && huge.body.length < 200_000);
});

Deno.test("the API key is taken out of whatever the server says", async () => {
  const error = await failure(
    403,
    JSON.stringify({
      message: `Key ${KEY} is not allowed`,
      [KEY]: [{ deep: `Bearer ${KEY}` }],
      url: `/x?key=${encodeURIComponent(KEY)}`,
    }),
  );
  assertEquals(error.said, "Key [redacted] is not allowed");
  assertEquals(error.body, {
    message: "Key [redacted] is not allowed",
    "[redacted]": [{ deep: "Bearer [redacted]" }],
    url: "/x?key=[redacted]",
  });
  const text = await failure(403, `Bad ${KEY}!`, {}, KEY);
  assertEquals(text.said, "Bad [redacted]!");
  // A key as short as a test's does not eat the words around it.
  assertEquals(
    (await failure(403, '{"message":"Invalid API key: k"}', {}, "k")).said,
    "Invalid API key: [redacted]",
  );
});

Deno.test("an AuthenticationError tells how to give a key, or a better one", async () => {
  const wrong = await failure(401, '{"message":"Invalid API key"}');
  assertEquals(
    wrong.message,
    'Cannot list collections: 401 from GET /h2o/api/v1/collections: "Invalid API key"; set H2OGPTE_API_KEY to a key of this server',
  );
  await using server = new MisbehavingServer((_, wire) =>
    wire.answer(401, "{}")
  );
  const gpt = new Connection({ address: server.address });
  await assertRejects(
    () => call(gpt, "list_models"),
    AuthenticationError,
    "no API key was sent; set H2OGPTE_API_KEY",
  );
});

Deno.test("a 404 that is a page tells to look at the address", async () => {
  const error = await failure(404, "<html><h1>Not Found</h1></html>");
  assert(
    error.message.endsWith("check H2OGPTE_ADDRESS and its path prefix"),
    error.message,
  );
  const plain = await failure(404, '{"message":"Collection not found"}');
  assert(plain.message.endsWith('"Collection not found"'), plain.message);
});

Deno.test("an unreachable address is a ConnectionError that tells what to do", async () => {
  const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const port = listener.addr.transport === "tcp" ? listener.addr.port : 0;
  listener.close();
  const cases = [
    [
      `http://127.0.0.1:${port}`,
      "refused",
      'start a server with "deno task serve"',
    ],
    ["http://nothing.invalid", "name", "the name nothing.invalid is not known"],
  ] as const;
  for (const [address, reason, words] of cases) {
    const gpt = new Connection({ address, maxRetries: 0 });
    const error = await assertRejects(
      () =>
        call(gpt, "list_collections", { query: { name_filter: "private" } }),
      ConnectionError,
      words,
    );
    assertEquals([error.reason, error.address, error.isUnsent], [
      reason,
      address,
      true,
    ]);
    assertInstanceOf(error.cause, Error);
    assert(
      !Deno.inspect(error).includes("private"),
      "the query stands in no cause",
    );
  }
});

Deno.test("https at a server that speaks http is told of", async () => {
  await using server = Deno.serve(
    { port: 0, hostname: "127.0.0.1", onListen() {} },
    () => Response.json([]),
  );
  const address = `https://127.0.0.1:${server.addr.port}`;
  const gpt = new Connection({ address, maxRetries: 0 });
  const error = await assertRejects(
    () => call(gpt, "list_models"),
    ConnectionError,
  );
  assertEquals(error.reason, "certificate");
  assert(error.message.includes("does not speak HTTPS"), error.message);
});

Deno.test({
  name: "a program without permission is told which one it needs",
  permissions: { net: false },
  async fn() {
    const gpt = new Connection({
      address: "http://127.0.0.1:8080",
      maxRetries: 0,
    });
    const error = await assertRejects(
      () => call(gpt, "list_models"),
      ConnectionError,
    );
    assertEquals(error.reason, "permission");
    assert(error.message.includes("--allow-net=127.0.0.1:8080"), error.message);
  },
});

Deno.test("a certificate that nobody vouches for is told of, and not tried again", async () => {
  const testdata = new URL("testdata/", import.meta.url);
  let asked = 0;
  await using server = Deno.serve({
    port: 0,
    hostname: "127.0.0.1",
    cert: await Deno.readTextFile(new URL("self_signed.crt", testdata)),
    key: await Deno.readTextFile(new URL("self_signed.key", testdata)),
    onListen() {},
  }, () => Response.json([asked++]));
  const gpt = new Connection({
    address: `https://127.0.0.1:${server.addr.port}`,
  });
  const error = await assertRejects(
    () => call(gpt, "list_models"),
    ConnectionError,
  );
  assertEquals([error.reason, asked], ["certificate", 0]);
  assert(error.message.includes("DENO_CERT"), error.message);
});
