import {
  assert,
  assertEquals,
  assertRejects,
  assertStringIncludes,
} from "@std/assert";
import { createServer, serve, StoreError } from "../../lib/server/mod.ts";
import { openStore } from "../../lib/server/store/mod.ts";
import { DatabaseSync } from "node:sqlite";
import { callsTo, ingest, newCollection, upload } from "./_api.ts";
import { echoEngine } from "./_engine.ts";
import { startProcess } from "./_process.ts";

async function withFolder(
  use: (folder: string) => Promise<void>,
): Promise<void> {
  const folder = await Deno.makeTempDir({ prefix: "cenote-test-" });
  try {
    await use(folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

const KEY = { authorization: "Bearer key" };

Deno.test("serve() keeps everything it acknowledged when it is killed", async () => {
  await withFolder(async (folder) => {
    const process = await startProcess(folder);
    const address = process.address;
    const send = async (
      method: string,
      path: string,
      body: BodyInit | null = null,
    ) => {
      const answer = await fetch(`${address}${path}`, {
        method,
        headers: KEY,
        body,
      });
      const text = await answer.text();
      assert(answer.ok, text);
      return text === "" ? undefined : JSON.parse(text);
    };
    const acknowledged: string[] = [];
    let collection = "";
    let chat = "";
    try {
      collection = (await send(
        "POST",
        "/api/v1/collections",
        '{"name":"Kept","description":""}',
      )).id;
      const form = new FormData();
      form.append(
        "file",
        new File(["The heron stands in the reeds."], "heron.txt"),
      );
      const upload = await send("PUT", "/api/v1/uploads", form);
      await send(
        "POST",
        `/api/v1/uploads/${upload.id}/ingest?collection_id=${collection}`,
      );
      chat =
        (await send("POST", `/api/v1/chats?collection_id=${collection}`, "{}"))
          .id;
      await send(
        "POST",
        `/api/v1/chats/${chat}/completions`,
        '{"message":"Where is the heron?"}',
      );
      // Writes go on until the process is gone; what it answered has to be there after.
      let running = true;
      const writers = Array.from({ length: 4 }, async (_, writer) => {
        for (let i = 0; running; i++) {
          const name = `writer ${writer} ${i}`;
          try {
            await send(
              "POST",
              "/api/v1/collections",
              JSON.stringify({ name, description: "" }),
            );
          } catch {
            return;
          }
          acknowledged.push(name);
          if (acknowledged.length >= 100) running = false;
        }
      });
      while (acknowledged.length < 50) await send("GET", "/api/v1/chats");
      await process.kill();
      await Promise.all(writers);
    } finally {
      await process.kill().catch(() => {});
    }
    await using server = await serve({
      dataFolder: folder,
      engine: echoEngine,
      env: {},
    });
    const call = callsTo(server);
    const names = new Set(
      (await call("GET", "/api/v1/collections?limit=1000")).body.map((
        one: { name: string },
      ) => one.name),
    );
    assertEquals(acknowledged.filter((name) => !names.has(name)), []);
    const found = await call(
      "POST",
      `/api/v1/collections/${collection}/chunks/search`,
      {
        body: { query: "heron", topics: [] },
      },
    );
    assertEquals(found.body[0].text, "The heron stands in the reeds.");
    const messages = await call("GET", `/api/v1/chats/${chat}/messages`);
    assertEquals(messages.body.length, 2);
    const documents = await call(
      "GET",
      `/api/v1/collections/${collection}/documents`,
    );
    const file = await call("GET", `/file?id=${documents.body[0].id}`);
    assertEquals(file.text, "The heron stands in the reeds.");
  });
});

Deno.test("serve() says of a question that its answer was cut off by a kill", async () => {
  await withFolder(async (folder) => {
    const process = await startProcess(folder);
    const send = async (method: string, path: string, body?: unknown) => {
      const answer = await fetch(`${process.address}/api/v1/${path}`, {
        method,
        headers: { ...KEY, "content-type": "application/json" },
        body: body === undefined ? null : JSON.stringify(body),
      });
      assert(answer.ok, `${method} ${path}: ${answer.status}`);
      return answer;
    };
    const chats: string[] = [];
    let deletedReply = "";
    try {
      for (let i = 0; i < 2; i++) {
        chats.push((await (await send("POST", "chats", {})).json()).id);
      }
      const [chat, other] = chats;
      await (await send("POST", `chats/${chat}/completions`, {
        message: "Answered",
      })).text();
      await (await send("POST", `chats/${other}/completions`, {
        message: "Its reply was deleted",
      })).text();
      const [, reply] = await (await send("GET", `chats/${other}/messages`))
        .json();
      deletedReply = reply.id;
      await (await send("DELETE", `messages/${deletedReply}`)).text();

      const waiting = await send("POST", `chats/${chat}/completions`, {
        message: "Wait",
        stream: true,
      });
      const reader = waiting.body?.getReader();
      // The answer has begun; until its end nothing is wrong with the question.
      assert(reader !== undefined && !(await reader.read()).done);
      const running = await (await send("GET", `chats/${chat}/messages`))
        .json();
      assertEquals([running.length, running[2].error], [3, undefined]);
      await process.kill();
      await assertRejects(async () => {
        while (!(await reader.read()).done);
      });
    } finally {
      await process.kill().catch(() => {});
    }
    const [chat, other] = chats;
    const told: string[] = [];
    for (let start = 0; start < 2; start++) {
      await using server = await serve({
        dataFolder: folder,
        engine: echoEngine,
        env: {},
      });
      const call = callsTo(server);
      const { body } = await call("GET", `/api/v1/chats/${chat}/messages`);
      assertEquals(
        body.slice(0, 2).map((one: { error?: string }) => one.error),
        [
          undefined,
          undefined,
        ],
      );
      assertEquals(body[2].content, "Wait");
      assertStringIncludes(
        body[2].error,
        "The server ended before the answer was complete",
      );
      told.push(body[2].error);
      const rest = (await call("GET", `/api/v1/chats/${other}/messages`)).body;
      assertEquals([rest.length, rest[0].error], [1, undefined]);
      const again = await call("POST", `/api/v1/chats/${chat}/completions`, {
        body: { message: "Wait" },
      });
      assertEquals(again.status, 200, again.text);
    }
    assertEquals(told[0], told[1]);
  });
});

Deno.test("openStore() tells of cut-off questions in a data folder of schema 1", async () => {
  await withFolder(async (folder) => {
    const store = await openStore(folder);
    const chat = store.chats.create({ userId: store.users.named("cenote").id });
    const answered = store.messages.addQuestion({
      chatId: chat.id,
      content: "Answered",
    });
    store.messages.addReply({ questionId: answered.id, content: "Yes" });
    const cut = store.messages.addQuestion({
      chatId: chat.id,
      content: "Cut off",
    });
    store.close();
    const database = new DatabaseSync(`${folder}/cenote.sqlite`);
    database.exec("DROP TABLE open_questions; PRAGMA user_version = 1");
    database.close();
    const again = await openStore(folder);
    try {
      assertEquals(again.messages.get(answered.id)?.error, null);
      assertStringIncludes(
        again.messages.get(cut.id)?.error ?? "",
        "The server ended before the answer was complete",
      );
    } finally {
      again.close();
    }
  });
});

Deno.test("serve() refuses a data folder that another server uses", async () => {
  await withFolder(async (folder) => {
    {
      await using server = await serve({
        dataFolder: folder,
        engine: echoEngine,
      });
      const error = await assertRejects(
        () => serve({ dataFolder: folder, engine: echoEngine }),
        StoreError,
        "another server is using this data folder",
      );
      assertStringIncludes(error.message, folder);
      assertEquals((await callsTo(server)("GET", "/api/v1/chats")).status, 200);
    }
    const process = await startProcess(folder);
    try {
      await assertRejects(
        () => serve({ dataFolder: folder, engine: echoEngine }),
        StoreError,
      );
    } finally {
      await process.kill();
    }
    await using again = await serve({ dataFolder: folder, engine: echoEngine });
    assert(again.address !== "");
  });
});

Deno.test("serve() refuses a data folder of a later version, and files that are no store", async () => {
  await withFolder(async (folder) => {
    await (await createServer({ dataFolder: folder, engine: echoEngine }))
      .close();
    const database = new DatabaseSync(`${folder}/cenote.sqlite`);
    database.exec("PRAGMA user_version = 999");
    database.close();
    await assertRejects(
      () => createServer({ dataFolder: folder, engine: echoEngine }),
      StoreError,
      "it has schema 999",
    );
  });
  await withFolder(async (folder) => {
    await Deno.writeTextFile(
      `${folder}/cenote.sqlite`,
      "this is a text and no database".repeat(99),
    );
    await assertRejects(
      () => createServer({ dataFolder: folder, engine: echoEngine }),
      StoreError,
      "name another data folder",
    );
    await assertRejects(
      () =>
        createServer({
          dataFolder: `${folder}/cenote.sqlite/x`,
          engine: echoEngine,
        }),
      StoreError,
      "name a folder that can be written",
    );
  });
});

Deno.test("serve() keeps what it has when it starts again, whatever its key", async () => {
  await withFolder(async (folder) => {
    let collection = "";
    {
      await using server = await serve({
        dataFolder: folder,
        engine: echoEngine,
      });
      const call = callsTo(server);
      collection = await newCollection(call, "Kept");
      await ingest(call, collection, { "a.txt": "Otters play." });
      assert(server.generatedKey);
    }
    await using server = await serve({
      dataFolder: folder,
      engine: echoEngine,
      apiKey: "mine",
    });
    assertEquals([server.apiKey, server.generatedKey], ["mine", false]);
    const found = await callsTo(server)(
      "GET",
      `/api/v1/collections/${collection}`,
    );
    assertEquals([found.body.name, found.body.document_count], ["Kept", 1]);
  });
});

Deno.test("openStore() tidies up what a killed process left", async () => {
  await withFolder(async (folder) => {
    let kept = "";
    {
      await using server = await serve({
        dataFolder: folder,
        engine: echoEngine,
      });
      const call = callsTo(server);
      const collection = await newCollection(call);
      await ingest(call, collection, { "kept.txt": "Kept." });
      kept = await upload(call, "waiting.txt", "Waiting.");
    }
    const orphan = crypto.randomUUID();
    await Deno.writeTextFile(`${folder}/incoming/half`, "half");
    await Deno.writeTextFile(`${folder}/uploads/${orphan}`, "orphan");
    await Deno.mkdir(`${folder}/documents/${orphan.slice(0, 2)}`, {
      recursive: true,
    });
    await Deno.writeTextFile(
      `${folder}/documents/${orphan.slice(0, 2)}/${orphan}`,
      "orphan",
    );
    await Deno.mkdir(`${folder}/agents/${orphan}/.work_x`, { recursive: true });
    const store = await openStore(folder);
    try {
      const user = store.users.named("cenote");
      store.documents.insert({
        id: orphan,
        userId: user.id,
        name: "half.txt",
        type: "txt",
        originalType: "text/plain",
        bytes: 1,
        pageCount: 1,
        status: "running",
      });
      store.jobs.create(user.id, { kind: "IngestUploadsJob", name: "Cut off" });
    } finally {
      store.close();
    }
    const again = await openStore(folder);
    try {
      assertEquals(again.documents.get(orphan), undefined);
      assertEquals(again.documents.count(), 1);
      assertEquals([...Deno.readDirSync(`${folder}/incoming`)], []);
      assertEquals([...Deno.readDirSync(`${folder}/agents`)], []);
      assert(
        [...Deno.readDirSync(`${folder}/uploads`)].some((one) =>
          one.name === kept
        ),
      );
      assert(
        ![...Deno.readDirSync(`${folder}/uploads`)].some((one) =>
          one.name === orphan
        ),
      );
      const [job] = again.jobs.list();
      assertEquals(job?.overall_status, "failed");
    } finally {
      again.close();
    }
  });
});

Deno.test("serve() without a data folder leaves nothing behind", async () => {
  const server = await createServer({ engine: echoEngine, apiKey: null });
  const answer = await server.fetch(
    new Request("http://server/api/v1/chats", { method: "POST" }),
  );
  assertEquals(answer.status, 201);
  await answer.body?.cancel();
  await server.close();
  await server.close();
  await server.finished;
  await assertRejects(
    () => server.fetch(new Request("http://server/")),
    TypeError,
    "closed",
  );

  // A program that ends without closing its server.
  const module = new URL("../../lib/server/mod.ts", import.meta.url).href;
  const temporary = await Deno.makeTempDir({ prefix: "cenote-test-" });
  try {
    const output = await new Deno.Command(Deno.execPath(), {
      args: [
        "eval",
        `import { serve } from "${module}"; await serve({ unref: true }); console.log("ends");`,
      ],
      env: { TMPDIR: temporary },
    }).output();
    assertEquals(new TextDecoder().decode(output.stdout).trim(), "ends");
    assertEquals([...Deno.readDirSync(temporary)].map((one) => one.name), []);
  } finally {
    await Deno.remove(temporary, { recursive: true });
  }
});
