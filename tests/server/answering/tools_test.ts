import {
  assert,
  assertEquals,
  assertMatch,
  assertNotMatch,
  assertStringIncludes,
} from "@std/assert";
import { program, testEngine, TestServer } from "./_chat.ts";

const FILES = {
  "prices.csv": "category,price\nTents,610.95\nTents,20\nLamps,91.95\n",
  "handbook.md":
    "# Handbook\n\nEverybody has 28 days of paid holiday a year.\n",
};
const HIGHEST = "In prices.csv: highest price per category";
const HOLIDAY = "What does the handbook say about paid holiday?";
const PREFERENCE = "agents/tool_preference";

interface Told {
  readonly body: string;
  /** Programs that ran. */
  readonly programs: number;
  /** The tools as the usage statistics tell them. */
  readonly tools: unknown;
}

/** Asks the agent of the built-in rules in a chat with {@linkcode FILES}. */
async function asked(
  gpt: TestServer,
  collection: string,
  message: string,
  agentTools?: unknown,
): Promise<Told> {
  const reply = await gpt.ask(await gpt.chat(collection), {
    message,
    llm_args: {
      use_agent: true,
      ...(agentTools === undefined ? {} : { agent_tools: agentTools }),
    },
    rag_config: { rag_type: "llm_only" },
  });
  const [stats = ""] = await gpt.meta(reply.message_id, "usage_stats");
  return {
    body: reply.body,
    programs: (await gpt.meta(reply.message_id, "code_dict")).length,
    tools: JSON.parse(stats).llm_args.agent_tools,
  };
}

Deno.test("agent_tools without typescript: nothing runs, the answer says why, documents are quoted", async () => {
  await using gpt = await TestServer.start({});
  const collection = await gpt.collection(FILES);
  const job = await asked(gpt, collection, HIGHEST, ["rag_text"]);
  assertEquals(job.programs, 0);
  assertMatch(
    job.body,
    /I ran no program .*`agent_tools` of this request does not name `typescript`/,
  );
  assertNotMatch(job.body, /max_price/);
  assertEquals(job.tools, ["rag_text"]);
  const text = await asked(gpt, collection, HOLIDAY, ["rag_text"]);
  assertStringIncludes(text.body, "> Everybody has 28 days of paid holiday");
  assertNotMatch(text.body, /I ran no program/);
  const sum = await asked(gpt, collection, "What is 17 * 23?", ["rag_text"]);
  assertEquals([sum.programs, sum.body.includes("391")], [0, false]);
});

Deno.test("agent_tools without rag_text: programs run, nothing is quoted", async () => {
  await using gpt = await TestServer.start({});
  const collection = await gpt.collection(FILES);
  // h2oGPTe's own name for programs means the tool that runs them here.
  for (const name of ["typescript", "python"]) {
    const job = await asked(gpt, collection, HIGHEST, [name]);
    assertEquals(job.programs, 1, name);
    assertStringIncludes(job.body, "610.95");
    assertEquals(job.tools, [name]);
    const text = await asked(gpt, collection, HOLIDAY, [name]);
    assertNotMatch(text.body, /28 days/);
    assertMatch(text.body, /I searched no documents: .*`rag_text`/);
  }
});

Deno.test("agent_tools with no tool of this server: neither programs nor documents", async () => {
  await using gpt = await TestServer.start({});
  const collection = await gpt.collection(FILES);
  for (const tools of [[], ["google_search.py", "github_d007527f"]]) {
    for (const message of [HIGHEST, HOLIDAY]) {
      const { body, programs } = await asked(gpt, collection, message, tools);
      assertEquals(programs, 0);
      assertNotMatch(body, /28 days|610\.95|category,|`price`/);
      assertMatch(body, /names neither `typescript` nor `rag_text`/);
      for (const name of tools) assertStringIncludes(body, `\`${name}\``);
    }
  }
});

Deno.test("The tool preference holds for auto and for requests that choose nothing, and for no other", async () => {
  await using gpt = await TestServer.start({});
  const collection = await gpt.collection(FILES);
  await gpt.json("POST", PREFERENCE, 204, { reference_value: ["rag_text"] });
  assertEquals(await gpt.json("GET", PREFERENCE, 200), ["rag_text"]);
  for (const tools of [undefined, "auto"]) {
    const told = await asked(gpt, collection, HIGHEST, tools);
    assertEquals(told.programs, 0);
    assertEquals(told.tools, ["rag_text"]);
    assertMatch(told.body, /the tool preference .*does not name `typescript`/);
  }
  for (const tools of ["all", "any", ["typescript"]]) {
    assertEquals((await asked(gpt, collection, HIGHEST, tools)).programs, 1);
  }
  // What the server has does not depend on what a user prefers.
  for (const tool of await gpt.json("GET", "agents/tools", 200)) {
    assertEquals([tool.enabled, tool.default], [true, true]);
  }
  await gpt.json("POST", PREFERENCE, 204, { reference_value: [] });
  assertEquals((await asked(gpt, collection, HIGHEST)).tools, []);
  await gpt.json("DELETE", PREFERENCE, 204);
  assertEquals((await asked(gpt, collection, HIGHEST)).programs, 1);
});

Deno.test("A tool that nobody knows is a 400 that names it, the known ones and the nearest", async () => {
  await using gpt = await TestServer.start({});
  const chat = await gpt.chat();
  const wrong = [
    ["typescrpt", '(did you mean "typescript"?)'],
    ["google_serch.py", '(did you mean "google_search.py"?)'],
    ["nonsense", ""],
  ] as const;
  for (const [name, hint] of wrong) {
    const sent = [
      await gpt.json("POST", PREFERENCE, 400, {
        reference_value: ["rag_text", name],
      }),
      await gpt.json("POST", `chats/${chat}/completions`, 400, {
        message: "Hi",
        llm_args: { use_agent: true, agent_tools: ["rag_text", name] },
      }),
    ];
    for (const [i, told] of sent.entries()) {
      assertStringIncludes(
        told.message,
        `${
          ["reference_value", "llm_args.agent_tools"][i]
        }: there is no tool "${name}"`,
      );
      assertStringIncludes(told.message, hint);
      assertEquals(told.message.includes("did you mean"), hint !== "");
      assertStringIncludes(told.message, '"typescript" and "rag_text"');
    }
  }
  assertEquals(await gpt.messages(chat), []);
  assertEquals(await gpt.json("GET", PREFERENCE, 200), [
    "typescript",
    "rag_text",
  ]);
});

Deno.test("A program that an engine writes although none may run is not run", async () => {
  const engine = testEngine({
    step: () => `I do it anyway.\n\n${program('console.log("ran");')}`,
  });
  await using gpt = await TestServer.start({ engine });
  const lines = await gpt.lines(await gpt.chat(), {
    llm_args: { use_agent: true, agent_tools: ["rag_text"] },
  });
  const { finished, message_id: id } = lines.at(-1);
  assert(finished);
  const whole = lines.map((line) => line.body).join("");
  assertNotMatch(whole, /exitcode/);
  assertMatch(whole, /This program was not run: .*`typescript`/);
  assertEquals(await gpt.meta(id, "code_dict"), []);
  assertEquals(await gpt.meta(id, "agent_files"), ["[]"]);
});
