import { connect } from "../../lib/connect.ts";
import type { Connection } from "../../lib/client/mod.ts";
import { NotFoundError } from "../../lib/client/mod.ts";
import {
  ask,
  askStream,
  chatOpenAi,
  chatOpenAiStream,
  checkLiveness,
  checkReadiness,
  cleanUp,
  createChat,
  createCollection,
  deleteAgentFiles,
  deleteChat,
  deleteCollection,
  downloadAgentFiles,
  findQuestionId,
  finishAnswer,
  getAgentFiles,
  getAnalysis,
  getChat,
  getCollection,
  getDirectory,
  getDirectoryStats,
  getPrompt,
  getReferences,
  getToolPreference,
  getTrace,
  getTraceMarkdown,
  getUsage,
  ingest,
  ingestFile,
  listAgentFiles,
  listChats,
  listCollections,
  listDirectoryStats,
  listMessages,
  listModels,
  listOpenAiModels,
  listQuestions,
  listTools,
  pauseAnswer,
  resumeAnswer,
  runAgent,
  runAgentStream,
  stopAnswer,
  upload,
} from "../../lib/guide/mod.ts";
import {
  assert,
  assertEquals,
  assertRejects,
  assertStringIncludes,
} from "@std/assert";

const SALES = `product,category,revenue,units_sold,month
Widget A,Electronics,12500,250,January
Widget B,Electronics,8300,166,January
Gadget X,Accessories,4200,420,January
Widget A,Electronics,14200,284,February
`;

const TASK = `Analyze the sales data and perform the following tasks:
- Calculate total revenue and total units sold per product
- Calculate total revenue per category
- Find the best-selling product by revenue
- Save the summary as a CSV file named 'sales_summary.csv'
- Save a month-over-month revenue report as 'monthly_revenue.csv'
Provide a brief written summary of the findings.`;

/** Runs a test against a server of its own. */
function withServer(
  use: (gpt: Connection) => Promise<void>,
): () => Promise<void> {
  return async () => {
    await using gpt = await connect({ address: null });
    await use(gpt);
  };
}

Deno.test(
  "the guide's steps, in its order, against the embedded server",
  withServer(async (gpt) => {
    assert((await checkReadiness(gpt)).ready);
    assert((await checkLiveness(gpt)).ready);
    const [model] = await listModels(gpt);
    assert(model !== undefined && model.name !== "");

    const collection = await createCollection(gpt, {
      name: "Sales",
      description: "Demo",
    });
    const recent = await listCollections(gpt, {
      limit: 5,
      sort_column: "updated_at",
      ascending: false,
    });
    assertEquals(recent[0]?.id, collection.id);
    const uploaded = await upload(gpt, new TextEncoder().encode(SALES), {
      name: "sales_data.csv",
    });
    assertEquals(uploaded.filename, "sales_data.csv");
    await ingest(gpt, uploaded, collection, {
      gen_doc_summaries: false,
      gen_doc_questions: false,
    });
    assertEquals((await getCollection(gpt, collection)).document_count, 1);

    const agentChat = await createChat(gpt);
    const ragChat = await createChat(gpt, { collection });
    assertEquals(ragChat.collection_id, collection.id);
    assertEquals((await listChats(gpt, { limit: 5 })).length, 2);

    const done = await runAgent(gpt, agentChat, TASK, {
      llm: "auto",
      llm_args: {
        agent_accuracy: "standard",
        agent_max_turns: "auto",
        agent_tools: "auto",
        agent_total_timeout: 300,
        agent_stream_files: true,
        temperature: 0,
        max_new_tokens: 4096,
      },
      include_chat_history: "off",
    });
    for (const number of ["26700", "8300", "4200", "35000"]) {
      assertStringIncludes(done.body.replaceAll(",", ""), number);
    }

    const streamChat = await createChat(gpt);
    let text = "";
    let messageId = "";
    const answer = runAgentStream(
      gpt,
      streamChat,
      "Write a short Python script that generates fibonacci numbers up to 100 and saves them to 'fibonacci.csv'.",
      {
        llm_args: { agent_accuracy: "quick", agent_total_timeout: 120 },
        include_chat_history: "off",
      },
    );
    for await (const event of answer) {
      if (event.type === "delta") text += event.text;
      if (event.type === "done") messageId = event.message_id ?? "";
    }
    assertStringIncludes(text, "89");
    assertEquals(
      (await getAgentFiles(gpt, messageId)).some(({ name }) =>
        name === "fibonacci.csv"
      ),
      true,
    );

    const questionId = await findQuestionId(gpt, streamChat);
    assert(questionId !== undefined && questionId !== messageId);
    await pauseAnswer(gpt, questionId);
    await resumeAnswer(gpt, questionId);
    await stopAnswer(gpt, { chat: streamChat });
    await finishAnswer(gpt, { id: messageId, reply_to: questionId });

    const messages = await listMessages(gpt, agentChat, {
      offset: 0,
      limit: 20,
    });
    assertEquals(messages.map((one) => one.role), ["user", "assistant"]);
    assertEquals(messages[0]?.content, TASK);

    const usage = await getUsage(gpt, done);
    assert(usage !== undefined);
    assertStringIncludes(
      JSON.stringify(await getPrompt(gpt, done)),
      "Analyze the sales data",
    );
    const trace = await getTrace(gpt, done);
    assert(trace.length > 1);
    assertStringIncludes(await getTraceMarkdown(gpt, done) ?? "", "User Query");
    assert((await getAnalysis(gpt, done)) !== undefined);

    assert(
      (await listAgentFiles(gpt, agentChat)).some((file) =>
        file.filename === "sales_summary.csv"
      ),
    );
    const [directory] = await getDirectoryStats(gpt, agentChat, {
      detail_level: 1,
    });
    assert(directory !== undefined && (directory.files?.length ?? 0) > 0);
    assertEquals(
      (await getDirectory(gpt, agentChat, directory)).id,
      directory.id,
    );
    const ids = (await listDirectoryStats(gpt, { limit: 10 })).map((one) =>
      one.agent_chat_session_id
    );
    assert(ids.includes(agentChat.id));

    const folder = await Deno.makeTempDir();
    const files = await downloadAgentFiles(gpt, done, { folder });
    const summary = files.find((file) => file.name === "sales_summary.csv");
    assert(
      summary !== undefined &&
        files.some((file) => file.name === "monthly_revenue.csv"),
    );
    assertStringIncludes(await Deno.readTextFile(summary.path), "26700");
    await Deno.remove(folder, { recursive: true });

    const [tool] = await listTools(gpt);
    assert(tool !== undefined && Array.isArray(tool.api_keys.required));
    assert(Array.isArray(await getToolPreference(gpt)));
    assert(Array.isArray(await listQuestions(gpt, agentChat, { limit: 5 })));
    assertEquals((await getChat(gpt, agentChat)).id, agentChat.id);
    assertEquals(await getReferences(gpt, done), []);

    assertEquals(await deleteAgentFiles(gpt, agentChat), { deleted: true });
    assertEquals(await listAgentFiles(gpt, agentChat), []);

    const list = {
      chats: [agentChat, ragChat, streamChat],
      collections: [collection],
    };
    const report = await cleanUp(gpt, list);
    assertEquals([
      report.deleted.length,
      report.missing.length,
      report.failed.length,
    ], [4, 0, 0]);
    assertEquals((await cleanUp(gpt, list)).missing.length, 4);
    await assertRejects(() => deleteChat(gpt, agentChat), NotFoundError);
    await assertRejects(() => deleteCollection(gpt, collection), NotFoundError);
  }),
);

Deno.test(
  "a question about a document is answered from it, with references",
  withServer(async (gpt) => {
    const made = await createCollection(gpt, { name: "Notes" });
    const phases: string[] = [];
    const { collection, document } = await ingestFile(
      gpt,
      new File([
        "# Cenotes\n\nA cenote is a natural pit that exposes groundwater.\n",
      ], "cenotes.md"),
      made,
      { onProgress: ({ phase }) => phases.push(phase) },
    );
    assertEquals(collection.document_count, 1);
    assertEquals(
      document === undefined || document.name === "cenotes.md",
      true,
    );
    assertEquals([phases[0], phases.at(-1)], ["upload", "done"]);
    const chat = await createChat(gpt, { collection });
    const { body, message_id } = await ask(gpt, chat, "What is a cenote?");
    assertStringIncludes(body, "natural pit");
    const [first] = await getReferences(gpt, message_id);
    assertEquals([first?.document_name, first?.pageNumbers], ["cenotes.md", [
      1,
    ]]);
    const streamed = await askStream(gpt, chat, "What is a cenote?").text();
    assertStringIncludes(streamed, "natural pit");
  }),
);

Deno.test(
  "findQuestionId() finds the newest question over several pages of the embedded server",
  withServer(async (gpt) => {
    const chat = await createChat(gpt);
    for (let turn = 0; turn < 3; turn++) {
      await ask(gpt, chat, `What is ${turn}?`);
    }
    const messages = await Array.fromAsync(
      listMessages.all(gpt, chat, { limit: 2 }),
    );
    assertEquals(messages.length, 6);
    const newest = messages.find((one) =>
      one.role === "user" && one.content === "What is 2?"
    );
    assertEquals(await findQuestionId(gpt, chat), newest?.id);
  }),
);

Deno.test(
  "an answer that is being written is found, paused, resumed and stopped over a second connection",
  withServer(async (gpt) => {
    const second = gpt.with({ timeoutMs: 30_000 });
    const chat = await createChat(gpt);
    const jobs = Array.from(
      { length: 12 },
      (_, index) =>
        `- Save the primes up to ${5000 + index} to 'primes_${index}.csv'`,
    );
    const answer = runAgentStream(
      gpt,
      chat,
      `Do all of this:\n${jobs.join("\n")}`,
    );
    const events = answer[Symbol.asyncIterator]();
    assertEquals((await events.next()).done, false);
    const questionId = await findQuestionId(second, chat);
    assert(questionId !== undefined);
    await pauseAnswer(second, { chat });
    await resumeAnswer(second, questionId);
    await stopAnswer(second, questionId);
    let last: string | undefined;
    for await (const event of events) last = event.type;
    assertEquals(last, "done");
    const [question] = await listMessages(gpt, chat);
    assertEquals([question?.id, question?.role], [questionId, "user"]);
    await stopAnswer(second, questionId);
    await assertRejects(
      () => stopAnswer(second, "no-such-question"),
      NotFoundError,
    );
  }),
);

Deno.test(
  "OpenAI-compatible chat and models of the embedded server",
  withServer(async (gpt) => {
    const [model] = await listOpenAiModels(gpt);
    assert(model !== undefined);
    const messages = [{
      role: "user",
      content: "Save the primes up to 20 to 'primes.csv' and list them.",
    }];
    const { choices } = await chatOpenAi(gpt, { model: model.id, messages });
    assertEquals(choices[0]?.message.role, "assistant");
    const whole = choices[0]?.message.content ?? "";
    assert(whole.length > 0);
    assertEquals(
      await chatOpenAiStream(gpt, { model: model.id, messages }).text(),
      whole,
    );
  }),
);
