import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { EngineError } from "../../../lib/server/engine.ts";
import { said, testEngine, TestServer } from "./_chat.ts";

Deno.test("A completion answers with the reply's id and its text", async () => {
  await using gpt = await TestServer.start({ engine: testEngine({}) });
  const chat = await gpt.chat();
  const reply = await gpt.ask(chat, { message: "Hello" });
  assertEquals(reply.body, "An answer.");
  const [question, answer, ...more] = await gpt.messages(chat);
  assertEquals(more, []);
  assertEquals(question.content, "Hello");
  assert(!question.reply_to);
  assertEquals(answer.id, reply.message_id);
  assertEquals(answer.reply_to, question.id);
  assertEquals(answer.content, "An answer.");
  assert(question.created_at < answer.created_at);
});

Deno.test("A stream is increments and a last line with the id, whose body adds nothing", async () => {
  await using gpt = await TestServer.start({ engine: testEngine({}) });
  const chat = await gpt.chat();
  const lines = await gpt.lines(chat, {});
  const last = lines.pop();
  assertEquals(lines, [{ body: "An ", finished: false }, {
    body: "answer.",
    finished: false,
  }]);
  const [, answer] = await gpt.messages(chat);
  assertEquals(last, { message_id: answer.id, body: "", finished: true });
});

Deno.test("A stream's last line repeats the whole text where that form is wanted", async () => {
  await using gpt = await TestServer.start({
    engine: testEngine({}),
    lastLine: "repeat",
  });
  const lines = await gpt.lines(await gpt.chat(), {});
  assertEquals(lines.at(-1).body, "An answer.");
});

Deno.test("A stream passes each piece on before the next one is made", async () => {
  const taken = Promise.withResolvers<void>();
  const engine = testEngine({
    async *answer() {
      yield { type: "text", text: "first" };
      // Goes on only when the client has the first piece.
      await taken.promise;
      yield { type: "text", text: " second" };
    },
  });
  await using gpt = await TestServer.start({ engine });
  const bodies: string[] = [];
  for await (const line of gpt.stream(await gpt.chat(), {})) {
    bodies.push(line.body);
    taken.resolve();
  }
  assertEquals(bodies, ["first", " second", ""]);
});

Deno.test("The question is listed before the first piece of its answer", async () => {
  const listed = Promise.withResolvers<void>();
  const engine = testEngine({
    async *answer() {
      await listed.promise;
      yield { type: "text", text: "now" };
    },
  });
  await using gpt = await TestServer.start({ engine });
  const chat = await gpt.chat();
  const answer = gpt.lines(chat, { message: "Are you there?" });
  let messages = await gpt.messages(chat);
  while (messages.length === 0) messages = await gpt.messages(chat);
  assertEquals(messages.map((one) => one.content), ["Are you there?"]);
  listed.resolve();
  assertEquals((await answer).length, 2);
});

Deno.test("A model that cannot answer is a 500, an error line, and an error in the reply", async () => {
  const engine = testEngine({
    async *answer() {
      yield { type: "text", text: "so far" };
      throw new EngineError("The model is out of words");
    },
  });
  await using gpt = await TestServer.start({ engine });
  const chat = await gpt.chat();
  const failed = await gpt.json("POST", `chats/${chat}/completions`, 500, {
    message: "Hi",
  });
  assertEquals(failed.message, "The model is out of words");
  assertEquals(failed.code, 500);
  const lines = await gpt.lines(chat, {});
  assertEquals(lines, [{ body: "so far", finished: false }, {
    error: "The model is out of words",
  }]);
  const replies = (await gpt.messages(chat)).filter((one) => one.reply_to);
  assertEquals(
    replies.map((one) => one.error),
    Array(2).fill("The model is out of words"),
  );
  assertEquals(replies.map((one) => one.content), ["so far", "so far"]);
});

Deno.test("An empty answer is an error that says so", async () => {
  await using gpt = await TestServer.start({
    engine: testEngine({ answer: () => said("") }),
  });
  const chat = await gpt.chat();
  const failed = await gpt.json("POST", `chats/${chat}/completions`, 500, {
    message: "Hi",
  });
  assertStringIncludes(failed.message, "empty answer");
});

Deno.test("A failure of the engine's own is told without its words, which go to the log", async () => {
  const engine = testEngine({
    // deno-lint-ignore require-yield -- it fails before it can
    async *answer() {
      throw new TypeError("inner words");
    },
  });
  const gpt = await TestServer.start({ engine });
  try {
    const chat = await gpt.chat();
    const failed = await gpt.json("POST", `chats/${chat}/completions`, 500, {
      message: "Hi",
    });
    assert(!JSON.stringify(failed).includes("inner words"));
    assertEquals(gpt.errors.length, 1);
  } finally {
    await gpt.server.close();
  }
});

Deno.test("History goes along with on and auto, and not with off", async () => {
  const seen: (readonly string[])[] = [];
  const engine = testEngine({
    async *answer(request) {
      seen.push(
        request.history.map((turn) => `${turn.question}>${turn.answer}`),
      );
      yield { type: "prompt", system: "s", user: request.question };
      yield { type: "text", text: `to ${request.question}` };
    },
  });
  await using gpt = await TestServer.start({ engine });
  const chat = await gpt.chat();
  await gpt.ask(chat, { message: "one" });
  await gpt.ask(chat, { message: "two", include_chat_history: "off" });
  await gpt.ask(chat, { message: "three", include_chat_history: "on" });
  const last = await gpt.ask(chat, {
    message: "four",
    include_chat_history: "auto",
  });
  assertEquals(seen, [
    [],
    [],
    ["one>to one", "two>to two"],
    ["one>to one", "two>to two", "three>to three"],
  ]);
  const [prompt = ""] = await gpt.meta(last.message_id, "prompt_raw");
  const pairs = JSON.parse(JSON.parse(prompt).chat_conversation);
  assertEquals(pairs[0], ["one", "to one"]);
  const [stats = ""] = await gpt.meta(last.message_id, "usage_stats");
  assertEquals(JSON.parse(stats).chat_conversation, true);
});

Deno.test("A wrong argument is a 400 that names it", async () => {
  await using gpt = await TestServer.start({ engine: testEngine({}) });
  const chat = await gpt.chat();
  const wrong: readonly (readonly [Record<string, unknown>, string])[] = [
    [{ llm_args: { use_agent: "yes" } }, "llm_args.use_agent"],
    [{ llm_args: { agent_accuracy: "best" } }, "llm_args.agent_accuracy"],
    [{ llm_args: { agent_max_turns: 0 } }, "llm_args.agent_max_turns"],
    [{ llm_args: { agent_max_turns: "many" } }, "llm_args.agent_max_turns"],
    [{ llm_args: { agent_tools: 7 } }, "llm_args.agent_tools"],
    [{ llm_args: { agent_tools: ["a", 1] } }, "llm_args.agent_tools"],
    [{ llm_args: { agent_type: "spy" } }, "llm_args.agent_type"],
    [{ llm_args: { agent_total_timeout: -1 } }, "llm_args.agent_total_timeout"],
    [{ llm_args: { agent_stream_files: "no" } }, "llm_args.agent_stream_files"],
    [{ llm_args: { temperature: "hot" } }, "llm_args.temperature"],
    [{ llm_args: { max_new_tokens: 1.5 } }, "llm_args.max_new_tokens"],
    [{ rag_config: { rag_type: "all" } }, "rag_config.rag_type"],
    [{ include_chat_history: "sometimes" }, "include_chat_history"],
    [{ message: " " }, "message"],
    [{ message: 5 }, "message"],
    [{ llm: "gpt-0" }, "llm"],
  ];
  for (const [body, field] of wrong) {
    const sent = { message: "Hi", ...body };
    const told = await gpt.json("POST", `chats/${chat}/completions`, 400, sent);
    assertStringIncludes(told.message, field);
  }
  assertEquals(await gpt.messages(chat), []);
});

Deno.test("An unknown model is told with the models that there are", async () => {
  await using gpt = await TestServer.start({ engine: testEngine({}) });
  const chat = await gpt.chat();
  const told = await gpt.json("POST", `chats/${chat}/completions`, 400, {
    message: "Hi",
    llm: "x",
  });
  assertStringIncludes(told.message, '"test-model", "other-model"');
  for (const llm of ["auto", "test-model", "other-model"]) {
    await gpt.ask(chat, { llm });
  }
});

Deno.test("All the guide's arguments are taken, known or not", async () => {
  await using gpt = await TestServer.start({ engine: testEngine({}) });
  const reply = await gpt.ask(await gpt.chat(), {
    llm: "auto",
    llm_args: {
      use_agent: true,
      agent_accuracy: "maximum",
      agent_max_turns: "auto",
      agent_tools: ["python", "shell"],
      agent_type: "coder",
      agent_total_timeout: 300,
      agent_stream_files: true,
      temperature: 0.0,
      max_new_tokens: 4096,
      something_else: 1,
    },
    rag_config: { rag_type: "llm_only" },
    include_chat_history: "off",
  });
  assertEquals(reply.body, "Done.");
  const [stats = ""] = await gpt.meta(reply.message_id, "usage_stats");
  assertEquals(JSON.parse(stats).llm_args.agent_tools, ["python", "shell"]);
});

Deno.test("usage_stats has all keys, and its numbers were counted", async () => {
  const engine = testEngine({
    async *answer() {
      yield { type: "prompt", system: "s", user: "u" };
      yield { type: "text", text: "hello" };
      yield {
        type: "usage",
        model: "test-model-2026",
        inputTokens: 12,
        outputTokens: 3,
      };
    },
  });
  await using gpt = await TestServer.start({ engine });
  const reply = await gpt.ask(await gpt.chat(), {});
  const [text = ""] = await gpt.meta(reply.message_id, "usage_stats");
  const stats = JSON.parse(text);
  for (const name of ["response_time", "queue_time", "retrieval_time"]) {
    assert(/^\d+\.\d\d seconds$/.test(stats[name]), `${name}: ${stats[name]}`);
  }
  assertEquals(stats.cost, "0.00000 [USD]");
  assertEquals(stats.llm, "test-model-2026");
  assertEquals(stats.llm_args.use_agent, false);
  assertEquals(stats.num_chunks, 0);
  assertEquals(stats.num_images, 0);
  assertEquals(stats.self_reflection_config, null);
  const [use, ...more] = stats.usage;
  assertEquals(more, []);
  assertEquals([use.llm, use.input_tokens, use.output_tokens], [
    "test-model-2026",
    12,
    3,
  ]);
  assertEquals(use.origin, "llm_only");
  assert(use.time_taken >= use.time_to_first_token);
  assertEquals(typeof use.tokens_per_second, "number");
  assertEquals(Object.keys(stats.prompt_template).sort(), [
    "id",
    "is_default",
    "is_system_default",
    "name",
  ]);
  assert(
    /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}$/.test(stats.timestamp),
    stats.timestamp,
  );
  assert(!("client_metadata" in stats.llm_args));
});

Deno.test("Passages of the collection reach the engine, and the cited ones become references", async () => {
  const seen: { grounded: boolean; found: number }[] = [];
  const engine = testEngine({
    async *answer(request) {
      seen.push({ grounded: request.grounded, found: request.passages.length });
      yield { type: "text", text: "Lemurs live there [1]." };
    },
  });
  await using gpt = await TestServer.start({ engine });
  const collection = await gpt.collection({
    "animals.txt": "Lemurs live on Madagascar.\n",
    "plants.txt": "Baobabs grow on Madagascar and are old.\n",
  });
  const chat = await gpt.chat(collection);
  const reply = await gpt.ask(chat, { message: "Where do lemurs live?" });
  const found = seen[0]?.found ?? 0;
  assert(found > 0 && seen[0]?.grounded);
  const [reference, ...more] = await gpt.json(
    "GET",
    `messages/${reply.message_id}/references`,
    200,
  );
  assertEquals(more, []);
  assertEquals(reference.document_name, "animals.txt");
  assertStringIncludes(reference.content, "Lemurs live");
  assertEquals(typeof reference.score, "number");
  const listed = (await gpt.messages(chat)).at(-1);
  assertEquals([listed.has_references, listed.total_references], [true, 1]);
  const [stats = ""] = await gpt.meta(reply.message_id, "usage_stats");
  assertEquals(JSON.parse(stats).num_chunks, found);
  assertEquals(JSON.parse(stats).usage[0].origin, "rag");
  const plain = await gpt.ask(chat, {
    message: "Lemurs?",
    rag_config: { rag_type: "llm_only" },
  });
  assertEquals(seen[1], { grounded: false, found: 0 });
  assertEquals(
    await gpt.json("GET", `messages/${plain.message_id}/references`, 200),
    [],
  );
});

Deno.test("A second question to a chat waits for the first answer and sees it", async () => {
  const go = Promise.withResolvers<void>();
  const engine = testEngine({
    async *answer(request) {
      if (request.question === "one") await go.promise;
      yield {
        type: "text",
        text: `${request.history.length} before ${request.question}`,
      };
    },
  });
  await using gpt = await TestServer.start({ engine });
  const chat = await gpt.chat();
  const first = gpt.ask(chat, { message: "one" });
  while ((await gpt.messages(chat)).length < 1);
  const second = gpt.ask(chat, { message: "two" });
  while ((await gpt.messages(chat)).length < 2);
  // Another chat's answer waits for nobody.
  assertEquals(
    (await gpt.ask(await gpt.chat(), { message: "three" })).body,
    "0 before three",
  );
  go.resolve();
  assertEquals((await first).body, "0 before one");
  assertEquals((await second).body, "1 before two");
});

Deno.test("A completion of a chat that is not there is a 404", async () => {
  await using gpt = await TestServer.start({ engine: testEngine({}) });
  await gpt.json("POST", `chats/${crypto.randomUUID()}/completions`, 404, {
    message: "Hi",
  });
});
