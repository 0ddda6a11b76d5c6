import { assert, assertEquals, assertMatch } from "@std/assert";
import { echoEngine } from "./_engine.ts";
import { fileForm, withServer } from "./_api.ts";

const CSV = "product,category,revenue,units_sold,month\n" +
  "Widget A,Electronics,12500,250,January\nWidget B,Electronics,8300,166,January\n" +
  "Gadget X,Accessories,4200,420,January\nWidget A,Electronics,14200,284,February\n";

Deno.test("serve() answers the guide's calls in the guide's order", async () => {
  await withServer(async (call) => {
    assertEquals((await call("GET", "/rpc/health/readiness")).status, 200);
    assertEquals((await call("GET", "/rpc/health/liveness")).status, 200);

    const models = await call("GET", "/api/v1/models");
    assertEquals(models.status, 200);
    for (const field of ["id", "name", "display_name"]) {
      assertEquals(typeof models.body[0][field], "string");
    }

    const made = await call("POST", "/api/v1/collections", {
      body: { name: "demo-1", description: "Demo" },
    });
    assertEquals(made.status, 201);
    const collection = made.body.id;
    assertEquals(made.body.document_count, 0);
    const listed = await call(
      "GET",
      "/api/v1/collections?limit=5&sort_column=updated_at&ascending=False",
    );
    assertEquals(listed.body.map((one: { id: string }) => one.id), [
      collection,
    ]);
    assertEquals(
      (await call("GET", `/api/v1/collections/${collection}`)).body.name,
      "demo-1",
    );

    const uploaded = await call("PUT", "/api/v1/uploads", {
      body: fileForm("sales_data.csv", CSV, "text/csv"),
    });
    assertEquals(uploaded.status, 200);
    assertEquals(uploaded.body.filename, "sales_data.csv");
    const ingested = await call(
      "POST",
      `/api/v1/uploads/${uploaded.body.id}/ingest?collection_id=${collection}` +
        "&gen_doc_summaries=False&gen_doc_questions=False",
    );
    assertEquals([ingested.status, ingested.text], [204, ""]);
    const after = await call("GET", `/api/v1/collections/${collection}`);
    assertEquals(after.body.document_count, 1);
    assertEquals(after.body.document_size, CSV.length);
    assert(after.body.updated_at > made.body.updated_at);

    const agentChat = await call("POST", "/api/v1/chats", { body: {} });
    assertEquals(agentChat.status, 201);
    const ragChat = await call(
      "POST",
      `/api/v1/chats?collection_id=${collection}`,
      { body: {} },
    );
    assertEquals(ragChat.body.collection_id, collection);
    assertEquals(ragChat.body.collection_name, "demo-1");
    const chats = await call("GET", "/api/v1/chats?limit=5");
    assertEquals(
      chats.body.map((one: { id: string }) => one.id),
      [ragChat.body.id, agentChat.body.id],
    );
    assertMatch(
      chats.body[0].updated_at.slice(0, 19),
      /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/,
    );

    const chat = agentChat.body.id;
    const answer = await call("POST", `/api/v1/chats/${chat}/completions`, {
      body: {
        message: "Make a file",
        llm: "auto",
        stream: false,
        llm_args: {
          use_agent: true,
          agent_accuracy: "standard",
          agent_max_turns: "auto",
        },
        rag_config: { rag_type: "llm_only" },
        include_chat_history: "off",
      },
    });
    assertEquals(answer.status, 200);
    const message = answer.body.message_id;

    const messages = await call(
      "GET",
      `/api/v1/chats/${chat}/messages?offset=0&limit=20`,
    );
    const [question, reply] = messages.body;
    assertEquals(messages.body.length, 2);
    assertEquals(question.reply_to, undefined);
    assertEquals(question.content, "Make a file");
    assertEquals([reply.id, reply.reply_to], [message, question.id]);
    assert(question.created_at < reply.created_at);
    for (const action of ["pause", "resume", "stop", "finish"]) {
      assertEquals(
        (await call("POST", `/api/v1/messages/${question.id}/${action}`))
          .status,
        204,
      );
    }

    const meta = await call(
      "GET",
      `/api/v1/messages/${message}/meta?info_type=agent_files`,
    );
    const files: Record<string, string>[] = JSON.parse(meta.body[0].content);
    const [id, name] = files.flatMap((one) =>
      Object.entries(one)
    ).find(([, one]) => one === "made.csv") ?? ["", ""];
    assertEquals(name, "made.csv");
    const usage = await call(
      "GET",
      `/api/v1/messages/${message}/meta?info_type=usage_stats`,
    );
    assertEquals(typeof JSON.parse(usage.body[0].content), "object");
    const none = await call(
      "GET",
      `/api/v1/messages/${message}/meta?info_type=no_such_type`,
    );
    assertEquals([none.status, none.body], [200, []]);
    const all = await call("GET", `/api/v1/messages/${message}/meta`);
    assert(all.body.length > 2);

    const server = await call(
      "GET",
      `/api/v1/chats/${chat}/agent_server_files`,
    );
    const listedFile = server.body.find((one: { filename: string }) =>
      one.filename === "made.csv"
    );
    assertEquals(listedFile.bytes, 8);
    assertEquals(listedFile.object, "file");
    assertEquals(listedFile.id, id);
    assert(Number.isInteger(listedFile.created_at));

    const path = `/api/v1/chats/${chat}/agent_server_directories`;
    const stats = await call("GET", `${path}/stats?detail_level=1`);
    assertMatch(stats.body[0].id, /^\.work_[0-9a-f-]{36}$/);
    const made2 = stats.body[0].files.find((one: { name: string }) =>
      one.name === "made.csv"
    );
    assertEquals(made2.size_bytes, 8);
    assertMatch(made2.sha256, /^[0-9a-f]{64}$/);
    const single = await call(
      "GET",
      `${path}/${encodeURIComponent(stats.body[0].id)}/stats`,
    );
    assertEquals(single.body.file_count, stats.body[0].file_count);
    assertEquals(single.body.files, undefined);
    const global = await call(
      "GET",
      "/api/v1/agents/directory_stats?offset=0&limit=10",
    );
    assertEquals(global.body[0].agent_chat_session_id, chat);

    const download = await call(
      "GET",
      `/file?id=${id}&name=${encodeURIComponent(name)}`,
    );
    assertEquals([download.status, download.text], [200, "a,b\n1,2\n"]);

    const tools = await call("GET", "/api/v1/agents/tools");
    for (
      const field of [
        "name",
        "description",
        "enabled",
        "default",
        "extendable",
        "api_keys",
      ]
    ) {
      assert(field in tools.body[0], field);
    }
    assert(
      Array.isArray((await call("GET", "/api/v1/agents/tool_preference")).body),
    );
    const questions = await call(
      "GET",
      `/api/v1/chats/${ragChat.body.id}/questions?limit=3`,
    );
    assertEquals(questions.body.length, 3);
    assertMatch(questions.body[0].question, /revenue|units_sold/);

    const detail = await call("GET", `/api/v1/chats/${chat}`);
    assertEquals(detail.body.name, "Make a file");
    assertEquals(detail.body.latest_message_content, reply.content);
    assertEquals(
      (await call("GET", `/api/v1/messages/${message}/references`)).body,
      [],
    );

    assertEquals(
      (await call("DELETE", `/api/v1/chats/${chat}/agent_server_files`)).status,
      204,
    );
    assertEquals(
      (await call("GET", `/api/v1/chats/${chat}/agent_server_files`)).body,
      [],
    );
    assertEquals((await call("GET", `${path}/stats`)).body, []);

    for (const one of [chat, ragChat.body.id]) {
      const deleted = await call("DELETE", `/api/v1/chats/${one}`);
      assertEquals([deleted.status, deleted.text], [204, ""]);
      assertEquals((await call("DELETE", `/api/v1/chats/${one}`)).status, 404);
    }
    assertEquals(
      (await call("GET", `/api/v1/messages/${message}/meta`)).status,
      404,
    );
    assertEquals((await call("GET", `/file?id=${id}`)).status, 404);
    assertEquals(
      (await call("DELETE", `/api/v1/collections/${collection}`)).status,
      204,
    );
    assertEquals(
      (await call("DELETE", `/api/v1/collections/${collection}`)).status,
      404,
    );
  }, { engine: echoEngine });
});

Deno.test("serve() cites the passages that answers quote", async () => {
  await withServer(async (call) => {
    const made = await call("POST", "/api/v1/collections", {
      body: { name: "Plants", description: "" },
    });
    const collection = made.body.id;
    const sent = await call("PUT", "/api/v1/uploads", {
      body: fileForm(
        "ferns.md",
        "# Ferns\n\nThe royal fern reaches two metres.\n",
      ),
    });
    await call(
      "POST",
      `/api/v1/uploads/${sent.body.id}/ingest?collection_id=${collection}`,
    );
    const chat = await call(
      "POST",
      `/api/v1/chats?collection_id=${collection}`,
      { body: {} },
    );
    const answer = await call(
      "POST",
      `/api/v1/chats/${chat.body.id}/completions`,
      {
        body: { message: "How tall is the royal fern?" },
      },
    );
    const path = `/api/v1/messages/${answer.body.message_id}/references`;
    const [reference] = (await call("GET", path)).body;
    assertEquals(reference.document_name, "ferns.md");
    assertEquals(reference.content, "The royal fern reaches two metres.");
    assertEquals(reference.were_references_deleted, false);
    assert(reference.score > 0 && reference.score <= 1);
    assertEquals(JSON.parse(reference.pages).selections[0].page, 1);
    const messages = await call(
      "GET",
      `/api/v1/chats/${chat.body.id}/messages`,
    );
    assertEquals(messages.body[1].total_references, 1);

    await call("DELETE", `/api/v1/collections/${collection}`);
    assertEquals(
      (await call("GET", path)).body[0].were_references_deleted,
      true,
    );
    const kept = await call("GET", `/api/v1/chats/${chat.body.id}`);
    assertEquals([kept.status, kept.body.collection_id], [200, undefined]);
  }, { engine: echoEngine });
});
