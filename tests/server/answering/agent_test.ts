import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { decodeMeta, splitAgentText } from "../../../lib/api/mod.ts";
import type { StepRequest } from "../../../lib/server/engine.ts";
import { AGENT, program, testEngine, TestServer } from "./_chat.ts";

const WRITES = `await Deno.writeTextFile("numbers.csv", "n\\n1\\n2\\n");
console.log("two rows");`;

/** Writes a program first, then tells what came out. */
const twoTurns = testEngine({
  step: ({ turns }) =>
    turns.length === 0
      ? `I write the numbers.\n\n${program(WRITES, "numbers.ts")}`
      : `The file numbers.csv has ${turns[0]?.runs[0]?.output.trim()}.`,
});

Deno.test("The agent runs a program, and the answer is what it says at the end", async () => {
  await using gpt = await TestServer.start({ engine: twoTurns });
  const chat = await gpt.chat();
  const reply = await gpt.ask(chat, { message: "Numbers, please", ...AGENT });
  assertEquals(reply.body, "The file numbers.csv has two rows.");
  assertEquals((await gpt.messages(chat)).at(-1).content, reply.body);
});

Deno.test("The agent's stream has its turns in their marks and ends with the answer", async () => {
  await using gpt = await TestServer.start({ engine: twoTurns });
  const lines = await gpt.lines(await gpt.chat(), AGENT);
  const { finished, message_id: id } = lines.at(-1);
  assert(finished);
  const whole = lines.map((line) => line.body).join("");
  assert(whole.endsWith("The file numbers.csv has two rows."));
  const { answer, turns } = splitAgentText(whole);
  assertEquals(answer, "The file numbers.csv has two rows.");
  assertEquals(turns.map((turn) => turn.title), [
    "I write the numbers",
    "The file numbers.csv has two rows.",
  ]);
  assertEquals(turns[0]?.code[0]?.fileName, "numbers.ts");
  assertStringIncludes(whole, "two rows\n```");
  assertEquals(await gpt.meta(id, "agent_analysis"), [whole]);
});

Deno.test("The agent's metadata is decoded to what happened", async () => {
  await using gpt = await TestServer.start({ engine: twoTurns });
  const chat = await gpt.chat();
  const question = "Numbers, please";
  const { message_id: id } = await gpt.ask(chat, {
    message: question,
    ...AGENT,
  });
  const decoded = async (type: string) => {
    const [content, ...more] = await gpt.meta(id, type);
    assert(content !== undefined && more.length === 0, type);
    return decodeMeta({ message_type: type, content });
  };
  const files = await decoded("agent_files");
  assert(files.kind === "files");
  assertEquals(files.files.map((file) => file.name), ["numbers.csv"]);
  const old = await decoded("agent_files_old");
  assert(old.kind === "files" && old.files.length === 0);
  for (const type of ["agent_chat_history", "agent_chat_history_md"]) {
    const trace = await decoded(type);
    assert(trace.kind === "trace");
    assertEquals(trace.turns.map((turn) => turn.role), [
      "user",
      "agent",
      "executor",
      "agent",
    ]);
    const [asked, wrote, ran, said] = trace.turns;
    assertEquals(asked?.text, question);
    assertEquals(wrote?.code[0]?.isExecutable, true);
    assertEquals([ran?.exitCode, ran?.output], [0, "two rows"]);
    assertEquals(said?.isFinal, true);
  }
  const history = JSON.parse(
    (await gpt.meta(id, "agent_chat_history"))[0] ?? "",
  );
  assertEquals(history.map((one: { role: string }) => one.role), [
    "assistant",
    "user",
    "assistant",
    "user",
  ]);
  assert(
    /^<system_current_date>[^<]+<\/system_current_date>/.test(
      history[0].content,
    ),
  );
  assert(
    history[2].content.startsWith(
      "exitcode: 0 (execution succeeded)\nCode output:",
    ),
  );
  const markdown = (await gpt.meta(id, "agent_chat_history_md"))[0] ?? "";
  assertStringIncludes(
    markdown,
    `<a href="/file?id=${files.files[0]?.documentId}&name=numbers.csv">`,
  );
  const code = await decoded("code_dict");
  assert(code.kind === "code");
  assertEquals([code.run.fileName, code.run.exitCode, code.run.turn], [
    "numbers.ts",
    0,
    1,
  ]);
  const folders = await decoded("agent_meta");
  assert(
    folders.kind === "folders" && folders.workFolder?.startsWith(".work_"),
  );
  const usage = await decoded("usage_stats");
  assert(usage.kind === "usage");
  const [stats = ""] = await gpt.meta(id, "usage_stats");
  assertEquals(JSON.parse(stats).usage.length, 2);
  assertEquals(
    JSON.parse((await gpt.meta(id, "turn_title"))[0] ?? ""),
    "I write the numbers",
  );
});

Deno.test("Files of the agent are listed, downloaded, and old in the next answer", async () => {
  await using gpt = await TestServer.start({ engine: twoTurns });
  const chat = await gpt.chat();
  const first = await gpt.ask(chat, AGENT);
  const [[id = "", name] = []] = JSON.parse(
    (await gpt.meta(first.message_id, "agent_files"))[0] ?? "",
  )
    .map((file: Record<string, string>) => Object.entries(file)[0]);
  assertEquals(name, "numbers.csv");
  const download = await gpt.fetch("GET", `/file?id=${id}&name=numbers.csv`);
  assertEquals(await download.text(), "n\n1\n2\n");
  const listed = await gpt.json("GET", `chats/${chat}/agent_server_files`, 200);
  assert(
    listed.some((file: { filename: string }) =>
      file.filename === "numbers.csv"
    ),
  );
  const second = await gpt.ask(chat, AGENT);
  const old = JSON.parse(
    (await gpt.meta(second.message_id, "agent_files_old"))[0] ?? "",
  );
  assertEquals(old, [{ [id]: "numbers.csv" }]);
});

Deno.test("A program reads the collection's documents by their names and cannot change them", async () => {
  const seen: StepRequest[] = [];
  const engine = testEngine({
    step: (request) => {
      seen.push(request);
      return request.turns.length === 0
        ? program(`console.log(await Deno.readTextFile("sales.csv"));
await Deno.writeTextFile("sales.csv", "changed");`)
        : `It says ${request.turns[0]?.runs[0]?.output}`;
    },
  });
  await using gpt = await TestServer.start({ engine });
  const collection = await gpt.collection({ "sales.csv": "a,b\n1,2\n" });
  const reply = await gpt.ask(await gpt.chat(collection), AGENT);
  assertStringIncludes(reply.body, "a,b\n1,2");
  const [file] = seen[0]?.files ?? [];
  assertEquals(
    [file?.name, file?.origin, file?.collectionName, seen[0]?.hasCollection],
    ["sales.csv", "collection", "Figures", true],
  );
  assertEquals(new TextDecoder().decode(await file?.read()), "a,b\n1,2\n");
  const [document] = await gpt.json(
    "GET",
    `collections/${collection}/documents`,
    200,
  );
  const bytes = await gpt.fetch(
    "GET",
    `/file?id=${document.id}&name=sales.csv`,
  );
  assertEquals(await bytes.text(), "a,b\n1,2\n");
  // A changed input is a file of the agent's; one that was only read is not.
  assertEquals(
    JSON.parse((await gpt.meta(reply.message_id, "agent_files"))[0] ?? "")
      .length,
    1,
  );
});

Deno.test("The document ingested last is offered to a chat without a collection, and copied when named", async () => {
  const engine = testEngine({
    step: ({ turns, files }) =>
      turns.length > 0 ? `${turns[0]?.runs[0]?.output}` : program(
        `const names = []; for await (const e of Deno.readDir(".")) names.push(e.name);
console.log(names.includes("sales.csv") ? await Deno.readTextFile("sales.csv") : "", ${
          JSON.stringify(
            files.map((file) => [file.origin, file.collectionName]),
          )
        });`,
      ),
  });
  await using gpt = await TestServer.start({ engine });
  await gpt.collection({ "sales.csv": "a,b\n1,2\n" });
  const reply = await gpt.ask(await gpt.chat(), AGENT);
  assertStringIncludes(reply.body, "a,b\n1,2");
  assertStringIncludes(reply.body, '[ [ "last ingested", "Figures" ] ]');
  assertEquals(await gpt.meta(reply.message_id, "agent_files"), ["[]"]);
});

Deno.test("Files of an earlier answer are there in the next", async () => {
  const engine = testEngine({
    step: ({ turns, task, files }) => {
      if (turns.length > 0) return `${turns[0]?.runs[0]?.output}`;
      return task === "write"
        ? program(
          `await Deno.writeTextFile("x.txt", "from before"); console.log("written");`,
        )
        : program(
          `console.log(await Deno.readTextFile("x.txt"), "${
            files[0]?.origin
          }");`,
        );
    },
  });
  await using gpt = await TestServer.start({ engine });
  const chat = await gpt.chat();
  await gpt.ask(chat, { message: "write", ...AGENT });
  const reply = await gpt.ask(chat, { message: "read", ...AGENT });
  assertEquals(reply.body, "from before earlier turn");
});

Deno.test("Two chats do not see each other's files", async () => {
  const engine = testEngine({
    step: ({ turns, files }) =>
      turns.length > 0
        ? `${files.length} ${turns[0]?.runs[0]?.output}`
        : program(
          `let n = 0; for await (const e of Deno.readDir(".")) n += Number(e.name.endsWith(".txt"));
console.log(n); await Deno.writeTextFile("mine.txt", "1");`,
        ),
  });
  await using gpt = await TestServer.start({ engine });
  assertEquals((await gpt.ask(await gpt.chat(), AGENT)).body, "1 0");
  assertEquals((await gpt.ask(await gpt.chat(), AGENT)).body, "1 0");
});

Deno.test("A program that fails is told to the engine, which repairs it", async () => {
  const engine = testEngine({
    step: ({ turns }) => {
      const run = turns.at(-1)?.runs[0];
      if (run === undefined) {
        return program(`throw new RangeError("too small");`);
      }
      return run.exitCode === 0
        ? "Repaired."
        : program(`console.log("fine");`, "again.ts");
    },
  });
  await using gpt = await TestServer.start({ engine });
  const reply = await gpt.ask(await gpt.chat(), AGENT);
  assertEquals(reply.body, "Repaired.");
  const history = (await gpt.meta(reply.message_id, "agent_chat_history"))[0] ??
    "";
  assertStringIncludes(history, "exitcode: 1 (execution failed)");
  assertStringIncludes(history, "RangeError: too small");
});

Deno.test("A program in another language is answered by what is run here", async () => {
  const engine = testEngine({
    step: ({ turns }) =>
      turns[0]?.runs[0]?.output ??
        "```python\n# filename: a.py\n# execution: true\nprint(1)\n```\n",
  });
  await using gpt = await TestServer.start({ engine });
  const reply = await gpt.ask(await gpt.chat(), AGENT);
  assertStringIncludes(reply.body, "TypeScript for Deno");
});

Deno.test("A block without the marks is not run", async () => {
  const engine = testEngine({
    step: () =>
      "As in:\n```typescript\nawait Deno.writeTextFile('x', '');\n```\nThat is all.",
  });
  await using gpt = await TestServer.start({ engine });
  const reply = await gpt.ask(await gpt.chat(), AGENT);
  assert(reply.body.endsWith("That is all."));
  assertEquals(await gpt.meta(reply.message_id, "agent_meta"), []);
});

Deno.test("Several programs in one turn run in their order", async () => {
  const engine = testEngine({
    step: ({ turns }) =>
      turns.length > 0
        ? turns[0]?.runs.map((run) => run.output.trim()).join(" ") ?? ""
        : program(
          `await Deno.writeTextFile("a", "one"); console.log("wrote");`,
          "a.ts",
        ) +
          program(`console.log(await Deno.readTextFile("a"));`, "b.ts"),
  });
  await using gpt = await TestServer.start({ engine });
  assertEquals((await gpt.ask(await gpt.chat(), AGENT)).body, "wrote one");
});

Deno.test("The agent ends when its turns are used up, and says so", async () => {
  const left: number[] = [];
  const engine = testEngine({
    step: ({ turns, turnsLeft }) => {
      left.push(turnsLeft);
      return program(`console.log("turn ${turns.length}");`);
    },
  });
  await using gpt = await TestServer.start({ engine });
  const reply = await gpt.ask(await gpt.chat(), {
    llm_args: { use_agent: true, agent_max_turns: 2 },
  });
  assertStringIncludes(reply.body, "Reached max number of turns");
  assertEquals(left, [3, 2, 1]);
  assertEquals((await gpt.meta(reply.message_id, "code_dict")).length, 2);
});

Deno.test("The agent's turns follow the accuracy that was asked for", async () => {
  const left: number[] = [];
  const engine = testEngine({
    step: ({ turnsLeft }) => {
      left.push(turnsLeft);
      return "Done.";
    },
  });
  await using gpt = await TestServer.start({ engine });
  const chat = await gpt.chat();
  for (const agent_accuracy of ["quick", "basic", "standard", "maximum"]) {
    await gpt.ask(chat, { llm_args: { use_agent: true, agent_accuracy } });
  }
  assertEquals(left, left.toSorted((a, b) => a - b));
  assertEquals(new Set(left).size, 4);
});

Deno.test("The agent ends when its time is over, its program with it, and says so", async () => {
  const engine = testEngine({
    step: () => program(`console.log("on"); for (;;);`),
  });
  await using gpt = await TestServer.start({ engine });
  const chat = await gpt.chat();
  const body = { llm_args: { use_agent: true, agent_total_timeout: 0.5 } };
  const reply = await gpt.ask(chat, body);
  assertStringIncludes(reply.body, "request timed out");
  assertStringIncludes(reply.body, "0.5 seconds");
  const lines = await gpt.lines(chat, body);
  assertEquals(lines.at(-1).finished, true);
  assertStringIncludes(lines.at(-2).body, "request timed out");
});
