import { assertEquals, assertInstanceOf, assertRejects } from "@std/assert";
import {
  call,
  type CallRequest,
  Connection,
  send,
} from "../../lib/client/mod.ts";
import { operations } from "../../lib/api/mod.ts";
import {
  fillPath,
  operationRequest,
  writeQuery,
} from "../../lib/client/request.ts";

interface Seen {
  readonly method: string;
  readonly url: string;
  readonly type: string | null;
  readonly accept: string | null;
  readonly body: string;
}

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
        accept: request.headers.get("accept"),
        body: await request.text(),
      };
      all.push(seen);
      return answer(seen);
    },
  );
  const gpt = new Connection({
    address: `http://127.0.0.1:${server.addr.port}`,
    maxRetries: 0,
  });
  return { gpt, all, [Symbol.asyncDispose]: () => server.shutdown() };
}

Deno.test("call() fills the path, escaped, and joins a list by commas", async () => {
  await using it = echo(() => new Response(null, { status: 204 }));
  await call(it.gpt, "delete_collection", {
    path: { collection_id: "a/b?c#d ü" },
  });
  await call(it.gpt, "ingest_upload", {
    path: { upload_ids: ["u1", "u,2"] },
    query: { collection_id: "c1" },
  });
  assertEquals(it.all.map(({ url }) => url), [
    "/api/v1/collections/a%2Fb%3Fc%23d%20%C3%BC",
    "/api/v1/uploads/u1,u%2C2/ingest?collection_id=c1",
  ]);
});

Deno.test("call() refuses a path that would name something else, before anything is sent", async () => {
  await using it = echo();
  for (const collection_id of ["", ".", ".."]) {
    await assertRejects(
      () => call(it.gpt, "delete_collection", { path: { collection_id } }),
      TypeError,
      `Cannot delete collection: the path parameter "collection_id" must name something`,
    );
  }
  await assertRejects(
    () =>
      call(it.gpt, "ingest_upload", {
        path: { upload_ids: [] },
        query: { collection_id: "c" },
      }),
    TypeError,
    "an empty list",
  );
  await assertRejects(
    // @ts-expect-error a program without types leaves the path out
    () => call(it.gpt, "get_collection", {}),
    TypeError,
    'the path parameter "collection_id" is missing; give it as { path: { collection_id } }',
  );
  await assertRejects(
    // @ts-expect-error a program without types gives a value of another kind
    () => call(it.gpt, "get_collection", { path: { collection_id: null } }),
    TypeError,
    "must be a text or a number",
  );
  await assertRejects(
    // @ts-expect-error a program without types leaves the body out
    () => call(it.gpt, "create_collection"),
    TypeError,
    "Cannot create collection: the body is missing",
  );
  await assertRejects(
    // @ts-expect-error a program without types misspells the name
    () => call(it.gpt, "list_colections"),
    TypeError,
    '"list_colections"',
  );
  await assertRejects(
    // @ts-expect-error what every object has is no operation
    () => call(it.gpt, "toString"),
    TypeError,
    "no operation",
  );
  assertEquals(it.all, []);
});

Deno.test("call() sends what is given and nothing else", async () => {
  await using it = echo();
  await call(it.gpt, "list_collections");
  await call(it.gpt, "list_collections", {
    query: { limit: 0, ascending: false, name_filter: "" },
  });
  await call(it.gpt, "create_collection", {
    body: { name: "n", description: "" },
  });
  const body = {
    name: "n",
    description: "d",
    extra: null,
    inner: { none: undefined, list: [] },
  };
  await call(it.gpt, "create_collection", { body });
  assertEquals(it.all.map(({ url, type, body }) => [url, type, body]), [
    ["/api/v1/collections", null, ""],
    ["/api/v1/collections?limit=0&ascending=false&name_filter=", null, ""],
    [
      "/api/v1/collections",
      "application/json",
      '{"name":"n","description":""}',
    ],
    [
      "/api/v1/collections",
      "application/json",
      '{"name":"n","description":"d","extra":null,"inner":{"list":[]}}',
    ],
  ]);
});

Deno.test("writeQuery() repeats or joins a list as the parameter says", () => {
  const values = {
    tags: ["a b", "c&d"],
    at: new Date(0),
    none: undefined,
    nothing: null,
  };
  const items = { type: "string" } as const;
  const multi = {
    name: "tags",
    required: false,
    type: "array",
    items,
    collectionFormat: "multi",
  } as const;
  const csv = { ...multi, collectionFormat: "csv" } as const;
  const at = "at=1970-01-01T00%3A00%3A00.000Z";
  assertEquals(writeQuery(values, [multi]), `?tags=a+b&tags=c%26d&${at}`);
  assertEquals(writeQuery(values, [csv]), `?tags=a+b%2Cc%26d&${at}`);
  assertEquals(writeQuery({}), "");
});

Deno.test("call() asks for what the operation answers, and gives text, bytes and nothing as such", async () => {
  await using it = echo(({ url }) =>
    url.includes("/rpc/")
      ? new Response("ready")
      : url.startsWith("/file")
      ? new Response("a,b", { headers: { "content-type": "text/csv" } })
      : new Response(null, { status: 204 })
  );
  assertEquals(await call(it.gpt, "get_readiness"), "ready");
  const file = await call(it.gpt, "download_file", { query: { id: "d1" } });
  assertInstanceOf(file, Blob);
  assertEquals([await file.text(), file.type], ["a,b", "text/csv"]);
  assertEquals(
    await call(it.gpt, "pause_chat_message", { path: { question_id: "q1" } }),
    undefined,
  );
  assertEquals(
    await call(it.gpt, "delete_chat_session", { path: { session_id: "s1" } }),
    undefined,
  );
  assertEquals(it.all.map(({ accept }) => accept), [
    "text/plain",
    "application/octet-stream, application/json",
    "application/json",
    "application/json",
  ]);
});

Deno.test("call() takes an empty 200 for a 204", async () => {
  await using it = echo(() => new Response(""));
  assertEquals(
    await call(it.gpt, "delete_chat_session", { path: { session_id: "s1" } }),
    undefined,
  );
});

Deno.test("call() sends an empty JSON body as the guide does", async () => {
  await using it = echo(() => new Response(null, { status: 204 }));
  await call(it.gpt, "ingest_upload", {
    path: { upload_ids: ["u1"] },
    query: { collection_id: "c1" },
  });
  assertEquals(it.all.map(({ type, body }) => [type, body]), [[
    "application/json",
    "",
  ]]);
});

Deno.test("call() refuses a stream, and names what reads one", async () => {
  await using it = echo();
  await assertRejects(
    () =>
      call(it.gpt, "get_completion", {
        path: { session_id: "s1" },
        body: { message: "Hello", stream: true },
      }),
    TypeError,
    "use streamCompletion()",
  );
  await assertRejects(
    () =>
      call(it.gpt, "create_openai_chat_completion", {
        body: { messages: [], stream: true },
      }),
    TypeError,
    "use streamOpenAi()",
  );
  assertEquals(it.all, []);
});

Deno.test("send() gives the raw answer, also of a stream", async () => {
  await using it = echo(() =>
    new Response("{}\n", {
      status: 200,
      headers: { "content-type": "application/jsonl", "x-a": "b" },
    })
  );
  const response = await send(it.gpt, "get_completion", {
    path: { session_id: "s1" },
    body: { message: "Hello", stream: true },
  });
  assertEquals([response.status, response.headers.get("x-a")], [200, "b"]);
  assertEquals(await response.text(), "{}\n");
});

Deno.test("every operation has a path that can be filled, and a phrase for errors", () => {
  for (const operation of Object.values(operations)) {
    const values = Object.fromEntries(
      operation.pathParams.map(({ name }) => [name, "x"]),
    );
    const path = fillPath(operation, values);
    assertEquals(path.includes("{"), false, path);
    assertEquals(URL.canParse(path, "http://host"), true, path);
  }
});

Deno.test("a call whose server limits itself waits a little longer than that", async () => {
  const path = { collection_id: "c1" };
  const limit = async (request: CallRequest<"delete_collection">) =>
    (await operationRequest("delete_collection", request, 60_000)).attemptMs;
  assertEquals(await limit({ path }), 310_000);
  assertEquals(await limit({ path, query: { timeout: 1000 } }), 1_010_000);
  assertEquals(await limit({ path, query: { timeout: 5 } }), 60_000);
  const completion = async (llm_args: Record<string, unknown>) =>
    (await operationRequest("get_completion", {
      path: { session_id: "s1" },
      body: { message: "Hello", llm_args },
    }, 60_000)).attemptMs;
  assertEquals(await completion({}), 3_660_000);
  assertEquals(await completion({ agent_total_timeout: 300 }), 360_000);
});

Deno.test("the types of a call hold its names and kinds", () => {
  const gpt = new Connection({ address: "http://127.0.0.1:9" });
  // Never run: the compiler looks at it.
  const calls = [
    () =>
      call(gpt, "list_collections", {
        query: { limit: 1 },
        signal: AbortSignal.abort(),
      }),
    // @ts-expect-error a query parameter that the operation does not have
    () => call(gpt, "list_collections", { query: { limits: 1 } }),
    // @ts-expect-error a query parameter of another kind
    () => call(gpt, "list_collections", { query: { limit: "1" } }),
    // @ts-expect-error an option that no call has
    () => call(gpt, "list_collections", { timeout: 1 }),
    // @ts-expect-error a path parameter that the operation does not have
    () => call(gpt, "get_collection", { path: { id: "c1" } }),
    // @ts-expect-error a path that is missing
    () => call(gpt, "get_collection"),
    () =>
      call(gpt, "create_collection", {
        // @ts-expect-error a body field that the schema does not have
        body: { name: "n", description: "", colour: "" },
      }),
    // @ts-expect-error a body field that is missing
    () => call(gpt, "create_collection", { body: { name: "n" } }),
    // @ts-expect-error a body where the operation has none
    () => call(gpt, "list_models", { body: {} }),
    // @ts-expect-error a field that the result does not have
    async () => (await call(gpt, "list_chat_sessions"))[0]?.colection_id,
    async () =>
      (await call(gpt, "list_models"))[0]?.display_name satisfies
        | string
        | undefined,
    async () =>
      (await call(gpt, "delete_collection", {
        path: { collection_id: "c" },
      })) satisfies void,
  ];
  assertEquals(calls.length, 12);
});
