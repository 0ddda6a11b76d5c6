import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { AGENT, program, TestServer } from "../answering/_chat.ts";
import { openStream, type Received, sse, TestUpstream } from "./_upstream.ts";

function gptWith(upstream: TestUpstream): Promise<TestServer> {
  return TestServer.start({
    env: { CENOTE_LLM_ADDRESS: upstream.address, CENOTE_LLM_MODEL: "model-a" },
  });
}

const lastMessage = (got: Received): string => got.body.messages.at(-1).content;

Deno.test("A model's program runs, the model reads what came out, and answers", async () => {
  await using upstream = new TestUpstream((got, nth) =>
    nth === 1
      ? sse([
        "I add them up.\n\n",
        program(
          `const rows = (await Deno.readTextFile("sales.csv")).trim().split("\\n").slice(1);
const sum = rows.reduce((all, row) => all + Number(row.split(",")[1]), 0);
await Deno.writeTextFile("sum.txt", String(sum));
console.log("sum", sum);`,
        ),
      ], { usage: [100, 50] })
      : sse([
        `The sum is ${/sum (\d+)/.exec(lastMessage(got))?.[1]}, in sum.txt.`,
      ], { usage: [200, 9] })
  );
  await using gpt = await gptWith(upstream);
  const collection = await gpt.collection({
    "sales.csv": "name,value\na,20\nb,22\n",
  });
  const reply = await gpt.ask(await gpt.chat(collection), {
    message: "Add up the values and save the sum in sum.txt",
    ...AGENT,
  });
  assertEquals(reply.body, "The sum is 42, in sum.txt.");
  const [first, second] = upstream.received;
  assert(first && second);
  assertStringIncludes(first.body.messages[0].content, "// execution: true");
  assertStringIncludes(lastMessage(first), "sales.csv (");
  assertStringIncludes(lastMessage(first), "name,value\na,20");
  assertStringIncludes(
    lastMessage(second),
    "exitcode: 0 (execution succeeded)",
  );
  assertEquals(second.body.messages.at(-2).role, "assistant");
  const stats = JSON.parse(
    (await gpt.meta(reply.message_id, "usage_stats"))[0] ?? "",
  );
  assertEquals(
    stats.usage.map((
      use: Record<string, unknown>,
    ) => [use["input_tokens"], use["output_tokens"]]),
    [[100, 50], [200, 9]],
  );
  const files = JSON.parse(
    (await gpt.meta(reply.message_id, "agent_files"))[0] ?? "",
  );
  assertEquals(
    files.map((file: Record<string, string>) => Object.values(file)[0]),
    ["sum.txt"],
  );
});

Deno.test("A model's later programs find the variables of its earlier ones, within one answer", async () => {
  await using upstream = new TestUpstream((_got, nth) => {
    if (nth === 1) {
      return sse([program(`const rows = [20, 22]; console.log("kept");`)]);
    }
    if (nth === 2) {
      return sse([program(
        `const sum = rows.reduce((all, one) => all + one, 0); console.log("sum", sum);`,
      )]);
    }
    // The second answer begins anew.
    if (nth === 4) return sse([program(`console.log(typeof rows);`)]);
    return sse(["Done."]);
  });
  await using gpt = await gptWith(upstream);
  const chat = await gpt.chat();
  await gpt.ask(chat, { message: "Add them up", ...AGENT });
  await gpt.ask(chat, { message: "And again", ...AGENT });
  const results = upstream.received.map(lastMessage);
  assertStringIncludes(results[1] ?? "", "kept");
  assertStringIncludes(results[2] ?? "", "sum 42");
  assertStringIncludes(results[4] ?? "", "undefined");
  assertStringIncludes(
    upstream.received[0]?.body.messages[0].content ?? "",
    "share their variables",
  );
});

Deno.test("A model is told when a program ended its process, and goes on with a new one", async () => {
  await using upstream = new TestUpstream((_got, nth) =>
    nth === 1
      ? sse([program(`const rows = 1; Deno.exit(3);`)])
      : nth === 2
      ? sse([program(`console.log(typeof rows);`)])
      : sse(["Done."])
  );
  await using gpt = await gptWith(upstream);
  await gpt.ask(await gpt.chat(), { message: "Try it", ...AGENT });
  const results = upstream.received.map(lastMessage);
  assertStringIncludes(results[1] ?? "", "exitcode: 3");
  assertStringIncludes(results[1] ?? "", "all variables are gone");
  assertStringIncludes(results[2] ?? "", "undefined");
});

Deno.test("A model that writes programs without end is ended by its turns", async () => {
  await using upstream = new TestUpstream(() =>
    sse([program(`console.log("again");`)])
  );
  await using gpt = await gptWith(upstream);
  const reply = await gpt.ask(await gpt.chat(), {
    llm_args: { use_agent: true, agent_max_turns: 2 },
  });
  assertStringIncludes(reply.body, "Reached max number of turns");
  assertEquals(upstream.received.length, 3);
  assertStringIncludes(lastMessage(upstream.received[2]!), "final answer now");
});

Deno.test("A model that does not answer is ended by the time allowed", async () => {
  await using upstream = new TestUpstream((_got, _nth, end) =>
    openStream(": wait\n\n", end)
  );
  await using gpt = await gptWith(upstream);
  const body = { llm_args: { use_agent: true, agent_total_timeout: 0.2 } };
  assertStringIncludes(
    (await gpt.ask(await gpt.chat(), body)).body,
    "request timed out",
  );
});

Deno.test("A model that answers slowly can be stopped in the middle", async () => {
  await using upstream = new TestUpstream((_got, _nth, end) =>
    openStream(`data: {"choices":[{"delta":{"content":"Slowly"}}]}\n\n`, end)
  );
  await using gpt = await gptWith(upstream);
  const chat = await gpt.chat();
  let text = "";
  for await (const line of gpt.stream(chat, {})) {
    text += line.body;
    if (text === "Slowly") await gpt.steer(await gpt.question(chat), "stop");
  }
  assertEquals(text, "Slowly\n\nThe answer was stopped.");
});

Deno.test("A model that talks nonsense in the middle of a run is an error of the reply", async () => {
  await using upstream = new TestUpstream((_got, nth) =>
    nth === 1 ? sse([program(`console.log(1);`)]) : new Response("nonsense")
  );
  await using gpt = await gptWith(upstream);
  const chat = await gpt.chat();
  const lines = await gpt.lines(chat, AGENT);
  assertStringIncludes(lines.at(-1).error, '"nonsense"');
  assertStringIncludes((await gpt.messages(chat)).at(-1).error, '"nonsense"');
});

Deno.test("An answer rests on passages that the model cites", async () => {
  await using upstream = new TestUpstream(() => sse(["On Madagascar [1]."]));
  await using gpt = await gptWith(upstream);
  const collection = await gpt.collection({
    "animals.txt": "Lemurs live on Madagascar.\n",
  });
  const reply = await gpt.ask(await gpt.chat(collection), {
    message: "Where do lemurs live?",
  });
  const references = await gpt.json(
    "GET",
    `messages/${reply.message_id}/references`,
    200,
  );
  assertEquals(
    references.map((one: { document_name: string }) => one.document_name),
    ["animals.txt"],
  );
  assertStringIncludes(lastMessage(upstream.received[0]!), "[1] (animals.txt");
});

Deno.test("A model may be named by the request, and an unknown one is a 400", async () => {
  await using upstream = new TestUpstream(({ body }) => sse([body.model]));
  await using gpt = await gptWith(upstream);
  const chat = await gpt.chat();
  assertEquals((await gpt.ask(chat, { llm: "model-b" })).body, "model-b");
  assertEquals((await gpt.ask(chat, { llm: "auto" })).body, "model-a");
  const told = await gpt.json("POST", `chats/${chat}/completions`, 400, {
    message: "x",
    llm: "no",
  });
  assertStringIncludes(told.message, '"model-b"');
});

Deno.test("A model is told of the tools that it has, and sees documents only by them", async () => {
  await using upstream = new TestUpstream(() => sse(["Done."]));
  await using gpt = await gptWith(upstream);
  const chat = await gpt.chat(
    await gpt.collection({
      "holiday.md": "Everybody has 28 days of paid holiday a year.\n",
    }),
  );
  const sees = async (tools: readonly string[]) => {
    await gpt.ask(chat, {
      message: "How many days of paid holiday?",
      llm_args: { use_agent: true, agent_tools: tools },
      include_chat_history: "off",
    });
    const got = upstream.received.at(-1);
    assert(got);
    return {
      programs: got.body.messages[0].content.includes("// execution: true"),
      passages: lastMessage(got).includes("[1] (holiday.md"),
      folder: lastMessage(got).includes("holiday.md ("),
      document: lastMessage(got).includes("28 days"),
    };
  };
  const all = { programs: true, passages: true, folder: true, document: true };
  assertEquals(await sees(["typescript", "rag_text"]), all);
  assertEquals(await sees(["typescript"]), { ...all, passages: false });
  assertEquals(await sees(["rag_text"]), {
    ...all,
    programs: false,
    folder: false,
  });
  assertEquals(await sees([]), {
    programs: false,
    passages: false,
    folder: false,
    document: false,
  });
});
