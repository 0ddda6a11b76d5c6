import { assert, assertEquals } from "@std/assert";
import { ingest, newCollection, withServer } from "../_api.ts";
import { echoEngine } from "../_engine.ts";

interface Named {
  readonly id: string;
  readonly name: string;
}

Deno.test("GET collections pages, sorts and filters", async () => {
  await withServer(async (call) => {
    for (const name of ["beta", "Alpha", "gamma", "alphabet"]) {
      await newCollection(call, name);
    }
    const names = async (query: string) =>
      (await call("GET", `/api/v1/collections${query}`)).body.map((
        one: Named,
      ) => one.name);
    assertEquals(await names(""), ["alphabet", "gamma", "Alpha", "beta"]);
    assertEquals(await names("?ascending=True"), [
      "beta",
      "Alpha",
      "gamma",
      "alphabet",
    ]);
    assertEquals(await names("?sort_column=name&ascending=true"), [
      "Alpha",
      "alphabet",
      "beta",
      "gamma",
    ]);
    assertEquals(await names("?limit=2&offset=1"), ["gamma", "Alpha"]);
    assertEquals(await names("?limit=0"), []);
    assertEquals(await names("?offset=99"), []);
    assertEquals(await names("?name_filter=ALPHA"), ["alphabet", "Alpha"]);
    assertEquals(await names("?name_filter=%25"), []);
    assertEquals((await names("?current_user_only=True")).length, 4);
    assertEquals((await call("GET", "/api/v1/collections/count")).body, {
      count: 4,
    });

    const beta =
      (await call("GET", "/api/v1/collections?name_filter=beta")).body[0].id;
    await ingest(call, beta, { "a.txt": "A wren." });
    assertEquals((await names("?sort_column=document_count"))[0], "beta");
    assertEquals((await names(""))[0], "beta");
    await call("PUT", `/api/v1/collections/${beta}/metadata`, {
      body: { team: "north", n: 1 },
    });
    const filter = encodeURIComponent('{"team":"north","n":1}');
    assertEquals(await names(`?metadata_filter=${filter}`), ["beta"]);
    const other = encodeURIComponent('{"team":"south"}');
    assertEquals(await names(`?metadata_filter=${other}`), []);
  }, { engine: echoEngine });
});

Deno.test("PATCH collections and its settings keep what is given", async () => {
  await withServer(async (call) => {
    const path = `/api/v1/collections/${await newCollection(call, "Old")}`;
    const changed = await call("PATCH", path, {
      body: { name: "New", rag_type: "rag" },
    });
    assertEquals([changed.body.name, changed.body.rag_type], ["New", "rag"]);
    assertEquals(changed.body.description, "For a test");
    for (const part of ["settings", "chat_settings", "metadata"]) {
      assertEquals((await call("GET", `${path}/${part}`)).body, {});
    }
    const settings = { max_tokens_per_chunk: 100 };
    assertEquals(
      (await call("PUT", `${path}/settings`, { body: settings })).status,
      204,
    );
    assertEquals((await call("GET", `${path}/settings`)).body, settings);
    const wrong = { max_tokens_per_chunk: "many" };
    assertEquals(
      (await call("PUT", `${path}/settings`, { body: wrong })).status,
      400,
    );
  }, { engine: echoEngine });
});

Deno.test("POST delete_job deletes several, and tells of those that are not there", async () => {
  await withServer(async (call) => {
    const ids = [await newCollection(call), await newCollection(call)];
    const chat = (await call("POST", "/api/v1/chats", { body: {} })).body.id;
    const job = await call("POST", "/api/v1/collections/delete_job", {
      body: { collection_ids: ids },
    });
    assertEquals(job.status, 201);
    const done = await call("GET", `/api/v1/jobs/${job.body.id}`);
    assertEquals([done.body.overall_status, done.body.kind], [
      "completed",
      "DeleteCollectionsJob",
    ]);
    assertEquals((await call("GET", "/api/v1/collections")).body, []);
    const chats = await call("POST", "/api/v1/chats/delete_job", {
      body: { session_ids: [chat, "nothing"] },
    });
    assertEquals([chats.body.overall_status, chats.body.errors.length], [
      "failed",
      1,
    ]);
    assertEquals((await call("GET", `/api/v1/chats/${chat}`)).status, 404);
  }, { engine: echoEngine });
});

Deno.test("chats are renamed, tied to other collections and set free", async () => {
  await withServer(async (call) => {
    const collection = await newCollection(call);
    const path = `/api/v1/chats/${
      (await call("POST", "/api/v1/chats", { body: {} })).body.id
    }`;
    assertEquals(
      (await call("PATCH", path, { body: { name: "Mine" } })).body.name,
      "Mine",
    );
    const tied = await call("PUT", `${path}/collection`, {
      body: { collection_id: collection },
    });
    assertEquals(tied.body.collection_id, collection);
    const listed = await call("GET", `/api/v1/collections/${collection}/chats`);
    assertEquals(listed.body.length, 1);
    assertEquals(
      (await call("DELETE", `${path}/collection`)).body.collection_id,
      undefined,
    );
    assertEquals((await call("GET", "/api/v1/chats/count")).body, { count: 1 });
  }, { engine: echoEngine });
});

Deno.test("PUT votes and DELETE messages change a chat's history", async () => {
  await withServer(async (call) => {
    const chat = (await call("POST", "/api/v1/chats", { body: {} })).body.id;
    const path = `/api/v1/chats/${chat}`;
    const said = await call("POST", `${path}/completions`, {
      body: { message: "Hello" },
    });
    const id = said.body.message_id;
    const vote = (votes: unknown) =>
      call("PUT", `/api/v1/messages/${id}/votes`, { body: { votes } });
    assertEquals((await vote(1)).status, 204);
    assertEquals((await vote(7)).status, 400);
    const [question, reply] = (await call("GET", `${path}/messages`)).body;
    assertEquals(reply.votes, 1);
    assert(
      reply.type_list.some((one: { message_type: string }) =>
        one.message_type === "usage_stats"
      ),
    );
    const page = await call("GET", `${path}/messages?offset=1&limit=1`);
    assertEquals(page.body.map((one: Named) => one.id), [id]);
    assertEquals(
      (await call("DELETE", `/api/v1/messages/${question.id}`)).status,
      204,
    );
    assertEquals((await call("GET", `${path}/messages`)).body, []);
  }, { engine: echoEngine });
});

Deno.test("DELETE agent files answers 409 while the agent works", async () => {
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  const { promise: started, resolve: start } = Promise.withResolvers<void>();
  await withServer(async (call) => {
    const chat = (await call("POST", "/api/v1/chats", { body: {} })).body.id;
    const path = `/api/v1/chats/${chat}/agent_server_files`;
    const answer = call("POST", `/api/v1/chats/${chat}/completions`, {
      body: { message: "Work", llm_args: { use_agent: true } },
    });
    await started;
    const refused = await call("DELETE", path);
    assertEquals([refused.status, refused.body.code], [409, 409]);
    const [question] =
      (await call("GET", `/api/v1/chats/${chat}/messages`)).body;
    assertEquals(
      (await call("DELETE", `/api/v1/messages/${question.id}`)).status,
      409,
    );
    release();
    assertEquals((await answer).status, 200);
    assertEquals((await call("DELETE", path)).status, 204);
    assertEquals((await call("DELETE", path)).status, 204);
  }, {
    engine: {
      ...echoEngine,
      async *step(request) {
        start();
        await released;
        yield* echoEngine.step(request);
      },
    },
  });
});

Deno.test("agent tools and their preference are kept per user", async () => {
  await withServer(async (call) => {
    const path = "/api/v1/agents/tool_preference";
    const tools = (await call("GET", "/api/v1/agents/tools")).body.map((
      one: Named,
    ) => one.name);
    assertEquals((await call("GET", path)).body, tools);
    const wanted = { reference_value: ["rag_text", "rag_text", "python"] };
    assertEquals((await call("POST", path, { body: wanted })).status, 204);
    assertEquals((await call("GET", path)).body, ["rag_text", "python"]);
    assertEquals(
      (await call("POST", path, { body: { reference_value: "all" } })).status,
      400,
    );
    assertEquals((await call("DELETE", path)).status, 204);
    assertEquals((await call("GET", path)).body, tools);
  }, { engine: echoEngine });
});
