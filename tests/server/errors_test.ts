import {
  assert,
  assertEquals,
  assertMatch,
  assertStringIncludes,
} from "@std/assert";
import { operationPath, operations } from "../../lib/api/mod.ts";
import {
  type Answered,
  callsTo,
  fileForm,
  newCollection,
  upload,
  withServer,
} from "./_api.ts";
import { echoEngine } from "./_engine.ts";

const NOBODY = "00000000-0000-4000-8000-000000000000";

/** Checks that an answer is a failure in the API's form. */
function assertProblem(answer: Answered, status: number, said: RegExp): void {
  assertEquals(answer.status, status, answer.text);
  assertEquals(Object.keys(answer.body), ["code", "message", "error"]);
  assertEquals(answer.body.code, status);
  assertEquals(answer.body.message, answer.body.error);
  assertMatch(answer.body.message, said);
}

Deno.test("serve() refuses calls without its key, and says nothing of what is there", async () => {
  await withServer(async (call, server) => {
    const wrong = { authorization: "Bearer wrong" };
    const nothing = await call("GET", "/api/v1/models", { headers: wrong });
    assertProblem(nothing, 401, /key is wrong/);
    assertEquals(nothing.text.includes(server.apiKey), false);
    assertProblem(
      await call("GET", "/no/such/path", { headers: wrong }),
      401,
      /key/,
    );
    assertProblem(
      await call("GET", "/file?id=x", { headers: wrong }),
      401,
      /key/,
    );
    assertProblem(
      await call("GET", "/rpc/meta", { headers: wrong }),
      401,
      /key/,
    );
    for (const authorization of ["", "Basic eDp5", "Bearer", server.apiKey]) {
      const answer = await call("GET", "/api/v1/chats", {
        headers: { authorization },
      });
      assertEquals(answer.status, 401, authorization);
    }
    const bare = await fetch(`${server.address}/api/v1/models`);
    assertMatch((await bare.json()).message, /No API key was sent/);
    assertEquals(bare.headers.get("www-authenticate"), "Bearer");

    for (
      const open of [
        "/rpc/health/readiness",
        "/rpc/health/liveness",
        "/api-spec.yaml",
      ]
    ) {
      const answer = await fetch(`${server.address}${open}`);
      assertEquals(answer.status, 200, open);
      await answer.body?.cancel();
    }
    const lower = await call("GET", "/api/v1/chats", {
      headers: { authorization: `bearer ${server.apiKey}` },
    });
    assertEquals(lower.status, 200);
  }, { engine: echoEngine });
});

Deno.test("serve() with the key null wants none", async () => {
  await withServer(async (_call, server) => {
    const answer = await fetch(`${server.address}/api/v1/chats`);
    assertEquals([answer.status, await answer.json()], [200, []]);
  }, { engine: echoEngine, apiKey: null });
});

Deno.test("serve() names the field that does not fit", async () => {
  await withServer(async (call) => {
    const cases: readonly (readonly [string, string, unknown, RegExp])[] = [
      [
        "POST",
        "/api/v1/collections",
        { name: "x" },
        /"description" is required/,
      ],
      [
        "POST",
        "/api/v1/collections",
        { name: 1, description: "" },
        /"name" must be a string/,
      ],
      ["POST", "/api/v1/collections", [], /object/],
      ["POST", "/api/v1/collections", null, /object/],
      ["POST", "/api/v1/collections", "", /no body/],
      ["POST", "/api/v1/collections", "{oops", /line 1, column 2/],
      [
        "POST",
        "/api/v1/collections",
        '{"name":"x",\n"description":"y"',
        /line 2, column 18/,
      ],
      ["POST", "/api/v1/collections", "[".repeat(100_000), /nested deeper/],
      [
        "POST",
        "/api/v1/collections",
        { name: "x", description: "", expiry_date: "soon" },
        /expiry_date/,
      ],
      ["GET", "/api/v1/collections?limit=many", undefined, /limit/],
      ["GET", "/api/v1/collections?limit=-1", undefined, /limit/],
      ["GET", "/api/v1/chats?offset=1.5", undefined, /offset/],
      ["GET", "/api/v1/collections?ascending=perhaps", undefined, /ascending/],
      [
        "GET",
        "/api/v1/collections?sort_column=shoe_size",
        undefined,
        /sort_column/,
      ],
      [
        "GET",
        "/api/v1/collections?metadata_filter=%5B",
        undefined,
        /metadata_filter/,
      ],
      ["GET", "/file", undefined, /id/],
      ["POST", `/api/v1/uploads/${NOBODY}/ingest`, undefined, /collection_id/],
    ];
    for (const [method, path, body, said] of cases) {
      assertProblem(await call(method, path, { body }), 400, said);
    }
    const chat = await call("POST", "/api/v1/chats", { body: {} });
    const stats =
      `/api/v1/chats/${chat.body.id}/agent_server_directories/stats?detail_level=`;
    assertProblem(await call("GET", `${stats}2`), 400, /detail_level/);
    const long = await call("POST", "/api/v1/collections", {
      body: JSON.stringify({ name: "x".repeat(33 * 2 ** 20), description: "" }),
    });
    assertProblem(long, 413, /larger than/);
    const form = await call("POST", "/api/v1/collections", {
      body: "name=x",
      headers: { "content-type": "application/x-www-form-urlencoded" },
    });
    assertProblem(form, 400, /application\/json/);
    const latin = await call("POST", "/api/v1/collections", {
      body: new Uint8Array([0x22, 0xe4]),
    });
    assertProblem(latin, 400, /UTF-8/);
  }, { engine: echoEngine });
});

Deno.test("serve() takes an empty body with a JSON content type for none", async () => {
  await withServer(async (call) => {
    assertEquals(
      (await call("POST", "/api/v1/chats", { body: "" })).status,
      201,
    );
    assertEquals(
      (await call("POST", "/api/v1/chats", { body: " \n" })).status,
      201,
    );
    assertEquals((await call("POST", "/api/v1/chats")).status, 201);
  }, { engine: echoEngine });
});

Deno.test("serve() answers 404 for every id that it does not know", async () => {
  await withServer(async (call) => {
    const collection = await newCollection(call);
    const sent = await upload(call, "a.txt", "text");
    for (
      const [method, path, body] of [
        ["GET", `/api/v1/collections/${NOBODY}`],
        ["PATCH", `/api/v1/collections/${NOBODY}`, {}],
        ["DELETE", `/api/v1/collections/${NOBODY}`],
        ["GET", `/api/v1/collections/${NOBODY}/documents`],
        ["GET", `/api/v1/collections/${NOBODY}/settings`],
        [
          "POST",
          `/api/v1/uploads/${NOBODY}/ingest?collection_id=${collection}`,
        ],
        [
          "POST",
          `/api/v1/uploads/${sent},${NOBODY}/ingest?collection_id=${collection}`,
        ],
        ["POST", `/api/v1/uploads/${sent}/ingest?collection_id=${NOBODY}`],
        ["POST", `/api/v1/uploads/${sent}/ingest/job?collection_id=${NOBODY}`],
        ["POST", `/api/v1/chats?collection_id=${NOBODY}`, {}],
        ["GET", `/api/v1/chats/${NOBODY}`],
        ["PATCH", `/api/v1/chats/${NOBODY}`, { name: "x" }],
        ["DELETE", `/api/v1/chats/${NOBODY}`],
        ["GET", `/api/v1/chats/${NOBODY}/messages`],
        ["GET", `/api/v1/chats/${NOBODY}/questions`],
        ["POST", `/api/v1/chats/${NOBODY}/completions`, { message: "x" }],
        ["GET", `/api/v1/chats/${NOBODY}/agent_server_files`],
        ["DELETE", `/api/v1/chats/${NOBODY}/agent_server_files`],
        ["GET", `/api/v1/chats/${NOBODY}/agent_server_directories/stats`],
        [
          "GET",
          `/api/v1/chats/${NOBODY}/agent_server_directories/.work_x/stats`,
        ],
        ["POST", `/api/v1/messages/${NOBODY}/pause`],
        ["GET", `/api/v1/messages/${NOBODY}/meta`],
        ["GET", `/api/v1/messages/${NOBODY}/references`],
        ["PUT", `/api/v1/messages/${NOBODY}/votes`, { votes: 1 }],
        ["GET", `/api/v1/documents/${NOBODY}`],
        ["DELETE", `/api/v1/documents/${NOBODY}`],
        ["GET", `/api/v1/jobs/${NOBODY}`],
        ["GET", `/file?id=${NOBODY}&name=x`],
        ["GET", "/file?id=../../etc/passwd&name=x"],
        ["DELETE", `/rpc/fs?id=${NOBODY}`],
      ] as const
    ) {
      const answer = await call(
        method,
        path,
        body === undefined ? {} : { body },
      );
      assertEquals(answer.status, 404, `${method} ${path}: ${answer.text}`);
      assertEquals(answer.body.code, 404);
    }
    const chat = await call("POST", "/api/v1/chats", { body: {} });
    const stats = `/api/v1/chats/${chat.body.id}/agent_server_directories`;
    for (const name of [".work_x", "..%2F..", "%2Fetc", ".."]) {
      const answer = await call("GET", `${stats}/${name}/stats`);
      assert([404, 405].includes(answer.status), `${name}: ${answer.text}`);
    }
  }, { engine: echoEngine });
});

Deno.test("serve() tells unknown paths, wrong methods and what it does not implement apart", async () => {
  await withServer(async (call) => {
    assertProblem(
      await call("GET", "/api/v1/collection"),
      404,
      /near it: \/api\/v1\/collections/,
    );
    assertProblem(await call("GET", "/models"), 404, /\/api\/v1\/models/);
    assertProblem(
      await call("GET", "/nothing-like-it-at-all"),
      404,
      /api-spec\.yaml/,
    );
    const method = await call("PUT", "/api/v1/chats", { body: {} });
    assertProblem(method, 405, /GET, HEAD, POST/);
    assertEquals(method.headers.get("allow"), "GET, HEAD, POST");
    assertProblem(await call("POST", "/rpc/fs"), 405, /DELETE, GET, HEAD, PUT/);
    assertProblem(
      await call("GET", "/api/v1/admin/api_keys"),
      501,
      /"list_all_api_keys"/,
    );
    assertProblem(await call("GET", "/api/v1/chats/%zz"), 404, /There is no/);
  }, { engine: echoEngine });
});

Deno.test("serve() names every operation that it does not implement", async () => {
  await withServer(async (call) => {
    const document = await call("GET", "/api-spec.json?all=true");
    const unknown: string[] = [];
    for (
      const item of Object.values<Record<string, Record<string, unknown>>>(
        document.body.paths,
      )
    ) {
      for (const one of Object.values(item)) {
        if (one["x-cenote-implemented"] === false) {
          unknown.push(String(one["operationId"]));
        }
      }
    }
    assert(unknown.length > 300);
    for (const operation of Object.values(operations)) {
      if (!unknown.includes(operation.name)) continue;
      const path = operationPath(operation).replace(/\{\w+\}/g, NOBODY);
      const answer = await call(operation.method, path);
      assertEquals(answer.status, 501, path);
      assertStringIncludes(answer.body.message, `"${operation.name}"`);
    }
  }, { engine: echoEngine });
});

Deno.test("serve() answers HEAD as GET without the body", async () => {
  await withServer(async (call, server) => {
    const answer = await call("HEAD", "/api/v1/chats");
    assertEquals([answer.status, answer.text], [200, ""]);
    const head = await fetch(`${server.address}/api-spec.yaml`, {
      method: "HEAD",
    });
    assertEquals([head.status, await head.text()], [200, ""]);
    assertEquals((await call("HEAD", "/api/v1/chats/none")).status, 404);
  }, { engine: echoEngine });
});

Deno.test("serve() answers OPTIONS with the methods of the path", async () => {
  await withServer(async (call) => {
    const answer = await call("OPTIONS", "/api/v1/chats");
    assertEquals(answer.status, 204);
    assertEquals(answer.headers.get("allow"), "GET, HEAD, OPTIONS, POST");
    assertEquals(answer.headers.get("access-control-allow-origin"), null);
    assertEquals((await call("OPTIONS", "/no/such")).status, 404);
  }, { engine: echoEngine });
});

Deno.test("serve() refuses forms without a file, damaged forms, and what is no form", async () => {
  await withServer(async (call) => {
    const other = new FormData();
    other.append("document", new File(["x"], "x.txt"));
    assertProblem(
      await call("PUT", "/api/v1/uploads", { body: other }),
      400,
      /file.*"document"/,
    );
    const two = fileForm("a.txt", "a");
    two.append("file", new File(["b"], "b.txt"));
    assertProblem(
      await call("PUT", "/api/v1/uploads", { body: two }),
      400,
      /several/,
    );
    const headers = { "content-type": "multipart/form-data; boundary=B" };
    const start =
      '--B\r\nContent-Disposition: form-data; name="file"; filename="x"\r\n\r\n';
    for (
      const [body, said] of [
        ["", /empty|ends/],
        ["nothing here", /ends/],
        [`${start}cut off`, /ends/],
        ["--B\r\nContent-Type: text/plain\r\n\r\nx\r\n--B--", /no name/],
        [`--B\r\nX: ${"y".repeat(20_000)}\r\n\r\n`, /headers/],
        ["--Bx\r\n", /line end/],
        ["--B--\r\n", /found none/],
      ] as const
    ) {
      assertProblem(
        await call("PUT", "/api/v1/uploads", { body, headers }),
        400,
        said,
      );
    }
    const noBoundary = { "content-type": "multipart/form-data" };
    assertProblem(
      await call("PUT", "/api/v1/uploads", { body: "x", headers: noBoundary }),
      400,
      /boundary/,
    );
    assertProblem(
      await call("PUT", "/api/v1/uploads", { body: {} }),
      400,
      /multipart/,
    );
  }, { engine: echoEngine });
});

Deno.test("serve() does not tell a client what failed inside, but its log", async () => {
  const logged: unknown[] = [];
  await withServer(async (call, server) => {
    const answer = await call("GET", "/api/v1/models");
    assertProblem(answer, 500, /its log says more/);
    assertEquals(answer.text.includes("shoelace"), false);
    assertEquals(logged.length, 1);
    assertStringIncludes(String(logged[0]), "shoelace");
    assertEquals(String(logged).includes(server.apiKey), false);
    assertEquals((await callsTo(server)("GET", "/api/v1/chats")).status, 200);
  }, {
    engine: {
      ...echoEngine,
      models: () => Promise.reject(new Error("shoelace")),
    },
    logger: { info() {}, error: (_message, cause) => logged.push(cause) },
  });
});
