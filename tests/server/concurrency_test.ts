import { assert, assertEquals } from "@std/assert";
import { ingest, newCollection, upload, withServer } from "./_api.ts";
import { echoEngine } from "./_engine.ts";

Deno.test("serve() takes writes of many at once, and loses none", async () => {
  await withServer(async (call) => {
    const collection = await newCollection(call);
    await Promise.all(Array.from({ length: 40 }, async (_, writer) => {
      const answer = await ingest(call, collection, {
        [`w${writer}.txt`]: `Writer number${writer} saw ${writer + 1} cranes.`,
        [`x${writer}.md`]: `# Head ${writer}\n\nBody ${writer}.`,
      });
      assertEquals(answer.status, 204);
      const chat = await call(
        "POST",
        `/api/v1/chats?collection_id=${collection}`,
        { body: {} },
      );
      const said = await call(
        "POST",
        `/api/v1/chats/${chat.body.id}/completions`,
        {
          body: { message: `What did writer ${writer} see?` },
        },
      );
      assertEquals(said.status, 200);
    }));
    const after = (await call("GET", `/api/v1/collections/${collection}`)).body;
    assertEquals([after.document_count, after.sessions_count], [80, 40]);
    const ids = new Set<number>();
    for (let i = 0; i < 40; i++) {
      const found = await call(
        "POST",
        `/api/v1/collections/${collection}/chunks/search`,
        {
          body: { query: `writer number${i} cranes`, topics: [] },
        },
      );
      assertEquals(
        found.body[0].text,
        `Writer number${i} saw ${i + 1} cranes.`,
      );
      ids.add(found.body[0].id);
    }
    assertEquals(ids.size, 40);
    const chats = await call("GET", "/api/v1/chats?limit=1000");
    const times = chats.body.map((one: { updated_at: string }) =>
      one.updated_at
    );
    assertEquals(times, times.toSorted().reverse());
    assertEquals(new Set(times).size, 40);
  }, { engine: echoEngine });
});

Deno.test("serve() deletes a thing once, however many ask for it", async () => {
  await withServer(async (call) => {
    for (const kind of ["chats", "collections"]) {
      const made = await call("POST", `/api/v1/${kind}`, {
        body: { name: "x", description: "" },
      });
      const answers = await Promise.all(
        Array.from(
          { length: 8 },
          () => call("DELETE", `/api/v1/${kind}/${made.body.id}`),
        ),
      );
      const statuses = answers.map((one) => one.status).sort();
      assertEquals(statuses, [204, ...Array(7).fill(404)]);
    }
  }, { engine: echoEngine });
});

Deno.test("serve() leaves nothing of an ingestion whose collection is deleted meanwhile", async () => {
  await withServer(async (call) => {
    const rows = Array.from(
      { length: 60_000 },
      (_, i) => `Bird ${i},some words about it`,
    );
    const id = await upload(
      call,
      "birds.csv",
      `name,notes\n${rows.join("\n")}\n`,
    );
    const collection = await newCollection(call);
    const made = await call(
      "POST",
      `/api/v1/uploads/${id}/ingest/job?collection_id=${collection}`,
    );
    assertEquals(
      (await call("DELETE", `/api/v1/collections/${collection}`)).status,
      204,
    );
    let job = made.body;
    while (job.overall_status === "in progress") {
      job = (await call("GET", `/api/v1/jobs/${made.body.id}`)).body;
    }
    // Whichever came first, the collection and its passages are gone.
    assert(["failed", "completed"].includes(job.overall_status));
    if (job.overall_status === "failed") {
      assertEquals(job.errors, [
        'The collection "Things" was deleted meanwhile',
      ]);
      assertEquals((await call("GET", "/api/v1/documents")).body, []);
    }
  }, { engine: echoEngine });
});

Deno.test("POST jobs/cancel ends an ingestion and takes it back", async () => {
  await withServer(async (call) => {
    const rows = Array.from(
      { length: 60_000 },
      (_, i) => `Bird ${i},some words about it`,
    );
    const id = await upload(
      call,
      "birds.csv",
      `name,notes\n${rows.join("\n")}\n`,
    );
    const collection = await newCollection(call);
    const made = await call(
      "POST",
      `/api/v1/uploads/${id}/ingest/job?collection_id=${collection}`,
    );
    const canceled = await call("POST", `/api/v1/jobs/${made.body.id}/cancel`);
    assertEquals(canceled.status, 200);
    assert(["canceled", "completed"].includes(canceled.body.overall_status));
    if (canceled.body.overall_status === "canceled") {
      assertEquals(canceled.body.canceled_by, "cenote");
    }
  }, { engine: echoEngine });
});

Deno.test("close() waits for what is under way", async () => {
  const errors: unknown[] = [];
  const folder = await Deno.makeTempDir({ prefix: "cenote-test-" });
  try {
    await withServer(async (call) => {
      const rows = Array.from(
        { length: 60_000 },
        (_, i) => `Bird ${i},some words about it`,
      );
      const id = await upload(
        call,
        "birds.csv",
        `name,notes\n${rows.join("\n")}\n`,
      );
      const collection = await newCollection(call);
      await call(
        "POST",
        `/api/v1/uploads/${id}/ingest/job?collection_id=${collection}`,
      );
    }, {
      engine: echoEngine,
      dataFolder: folder,
      logger: {
        info() {},
        error: (message, cause) => errors.push(message, cause),
      },
    });
    await withServer(async (call) => {
      const [job] = (await call("GET", "/api/v1/jobs")).body;
      assert(
        ["failed", "completed"].includes(job.overall_status),
        job.overall_status,
      );
    }, { engine: echoEngine, dataFolder: folder });
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
  assertEquals(errors, []);
});

Deno.test("close() does not wait for a client that stopped reading", async () => {
  let unread: Response | undefined;
  await withServer(async (call, server) => {
    const id = await upload(call, "large.bin", new Uint8Array(64 * 2 ** 20));
    const collection = await newCollection(call);
    const path =
      `/api/v1/uploads/${id}/ingest?collection_id=${collection}&ingest_mode=agent_only`;
    assertEquals((await call("POST", path)).status, 204);
    const [document] = (await call("GET", "/api/v1/documents")).body;
    unread = await fetch(`${server.address}/file?id=${document.id}`, {
      headers: { authorization: `Bearer ${server.apiKey}` },
    });
    assertEquals(unread.status, 200);
  }, { engine: echoEngine });
  await unread?.body?.cancel();
});
