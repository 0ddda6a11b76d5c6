import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import type { EngineEvent, StepRequest } from "../../../lib/server/engine.ts";
import { AGENT, program, testEngine, TestServer, until } from "./_chat.ts";

/** A program that tells by a file that it runs, and then never ends. */
const ENDLESS = program(
  `await Deno.writeTextFile("begun.txt", "begun"); for (;;);`,
  "endless.ts",
);

/** Steers the running answer once its program runs. */
async function whenProgramRuns(gpt: TestServer, chat: string): Promise<string> {
  await until(async () => {
    const [folder] = await gpt.json(
      "GET",
      `chats/${chat}/agent_server_directories/stats`,
      200,
    );
    return folder?.top_level_contents?.includes("begun.txt");
  });
  return await gpt.question(chat);
}

for (const stream of [false, true]) {
  const how = stream ? "streamed" : "whole";

  Deno.test(`stop kills the running program of a ${how} answer, which says so`, async () => {
    await using gpt = await TestServer.start({
      engine: testEngine({ step: () => `At work.\n${ENDLESS}` }),
    });
    const chat = await gpt.chat();
    const answer = stream ? gpt.lines(chat, AGENT) : gpt.ask(chat, AGENT);
    const question = await whenProgramRuns(gpt, chat);
    await gpt.steer(question, "stop");
    const done = await answer;
    const reply = (await gpt.messages(chat)).at(-1);
    assertEquals(reply.reply_to, question);
    assertStringIncludes(reply.content, "The answer was stopped.");
    assertStringIncludes(reply.content, "At work.");
    assert(!reply.error);
    if (stream) {
      assertEquals(done.at(-1), {
        message_id: reply.id,
        body: "",
        finished: true,
      });
      assertStringIncludes(done.at(-2).body, "The answer was stopped.");
    } else assertEquals(done, { message_id: reply.id, body: reply.content });
    const [code = ""] = await gpt.meta(reply.id, "code_dict");
    assertEquals(JSON.parse(code).exitcode, -9);
  });

  Deno.test(`pause holds the running program of a ${how} answer until resume`, async () => {
    const engine = testEngine({
      step: ({ turns }) =>
        turns.length > 0
          ? `It printed ${turns[0]?.runs[0]?.output}`
          : program(`await Deno.writeTextFile("begun.txt", "begun");
for (let n = 0; ; n++) {
  await Deno.writeTextFile("count.txt", String(n));
  try { await Deno.stat("go.txt"); break; } catch { /* not yet */ }
}
console.log("gone on");`),
    });
    const dataFolder = await Deno.makeTempDir();
    try {
      await using gpt = await TestServer.start({ engine, dataFolder });
      const chat = await gpt.chat();
      const answer = stream ? gpt.lines(chat, AGENT) : gpt.ask(chat, AGENT);
      // Where the test fails before it is awaited, that is what is told.
      answer.catch(() => {});
      const question = await whenProgramRuns(gpt, chat);
      const [folder] = await gpt.json(
        "GET",
        `chats/${chat}/agent_server_directories/stats`,
        200,
      );
      const at = `${dataFolder}/agents/${chat}/${folder.id}`;
      await gpt.steer(question, "pause");
      // The program would see this file at once, if it ran.
      await Deno.writeTextFile(`${at}/go.txt`, "");
      const counts = new Set<string>();
      for (let n = 0; n < 20; n++) {
        await gpt.messages(chat);
        counts.add(await Deno.readTextFile(`${at}/count.txt`));
      }
      // A held program may end what it had asked of the system: one count, and the empty file before it.
      assert(counts.size <= 3, [...counts].join(" "));
      assertEquals((await gpt.messages(chat)).length, 1);
      await gpt.steer(question, "resume");
      await answer;
      assertEquals(
        (await gpt.messages(chat)).at(-1).content,
        "It printed gone on",
      );
    } finally {
      await Deno.remove(dataFolder, { recursive: true });
    }
  });

  Deno.test(`finish lets the turn of a ${how} answer end and asks for the answer`, async () => {
    const left: number[] = [];
    const begun = Promise.withResolvers<void>();
    const finished = Promise.withResolvers<void>();
    async function* step(
      { turns, turnsLeft, control }: StepRequest,
    ): AsyncGenerator<EngineEvent> {
      left.push(turnsLeft);
      if (turnsLeft === 1) {
        yield { type: "text", text: `Finished after ${turns.length}.` };
        return;
      }
      if (turns.length === 1) {
        begun.resolve();
        await finished.promise;
        assert(control.finish.aborted);
      }
      yield { type: "text", text: program(`console.log(${turns.length});`) };
    }
    await using gpt = await TestServer.start({ engine: testEngine({ step }) });
    const chat = await gpt.chat();
    const answer = stream ? gpt.lines(chat, AGENT) : gpt.ask(chat, AGENT);
    await begun.promise;
    await gpt.steer(await gpt.question(chat), "finish");
    finished.resolve();
    await answer;
    assertEquals(
      (await gpt.messages(chat)).at(-1).content,
      "Finished after 2.",
    );
    assertEquals(left.at(-1), 1);
    assertEquals(left.length, 3);
  });
}

Deno.test("pause holds the pieces of an answer without the agent, and resume lets them go", async () => {
  const begun = Promise.withResolvers<void>();
  const engine = testEngine({
    async *answer() {
      yield { type: "text", text: "one" };
      await begun.promise;
      // This engine does not look whether it is paused.
      for (const text of [" two", " three"]) yield { type: "text", text };
    },
  });
  await using gpt = await TestServer.start({ engine });
  const chat = await gpt.chat();
  const bodies: string[] = [];
  const whole = (async () => {
    for await (const line of gpt.stream(chat, {})) bodies.push(line.body);
  })();
  await until(() => Promise.resolve(bodies.length === 1));
  const question = await gpt.question(chat);
  await gpt.steer(question, "pause");
  begun.resolve();
  for (let n = 0; n < 20; n++) await gpt.messages(chat);
  assertEquals(bodies, ["one"]);
  await gpt.steer(question, "resume");
  await whole;
  assertEquals(bodies, ["one", " two", " three", ""]);
});

Deno.test("stop ends an answer of an engine that does not hear it", async () => {
  const never = new Promise<void>(() => {});
  const engine = testEngine({
    async *answer() {
      yield { type: "text", text: "Half an answer" };
      await never;
    },
  });
  await using gpt = await TestServer.start({ engine });
  const chat = await gpt.chat();
  const lines: { body: string }[] = [];
  for await (const line of gpt.stream(chat, {})) {
    lines.push(line);
    if (lines.length === 1) await gpt.steer(await gpt.question(chat), "stop");
  }
  assertEquals(
    lines.map((line) => line.body).join(""),
    "Half an answer\n\nThe answer was stopped.",
  );
  assertEquals(
    (await gpt.messages(chat)).at(-1).content,
    "Half an answer\n\nThe answer was stopped.",
  );
});

Deno.test("A paused answer can be stopped and finished", async () => {
  for (const action of ["stop", "finish"]) {
    const begun = Promise.withResolvers<void>();
    const engine = testEngine({
      async *answer({ control }) {
        begun.resolve();
        while (!control.finish.aborted && !control.signal.aborted) {
          await new Promise((resolve) => setTimeout(resolve, 1));
        }
        yield { type: "text", text: "the end" };
      },
    });
    await using gpt = await TestServer.start({ engine });
    const chat = await gpt.chat();
    const answer = gpt.ask(chat, {});
    await begun.promise;
    const question = await gpt.question(chat);
    await gpt.steer(question, "pause");
    await gpt.steer(question, action);
    assertEquals(
      (await answer).body,
      action === "stop" ? "The answer was stopped." : "the end",
    );
  }
});

Deno.test("A pause does not count to the time allowed", async () => {
  const engine = testEngine({
    async *answer({ control }) {
      yield { type: "text", text: "one" };
      await control.gate();
      yield { type: "text", text: " two" };
    },
  });
  await using gpt = await TestServer.start({ engine });
  const chat = await gpt.chat();
  const bodies: string[] = [];
  for await (
    const line of gpt.stream(chat, { llm_args: { agent_total_timeout: 0.3 } })
  ) {
    bodies.push(line.body);
    if (bodies.length > 1) continue;
    const question = await gpt.question(chat);
    await gpt.steer(question, "pause");
    // Longer than the whole answer may take.
    await new Promise((resolve) => setTimeout(resolve, 400));
    await gpt.steer(question, "resume");
  }
  assert(!bodies.join("").includes("timed out"), bodies.join("|"));
});

Deno.test("On a complete answer the four actions answer 204 and change nothing", async () => {
  await using gpt = await TestServer.start({ engine: testEngine({}) });
  const chat = await gpt.chat();
  await gpt.ask(chat, {});
  const before = await gpt.messages(chat);
  const question = await gpt.question(chat);
  for (const action of ["pause", "resume", "stop", "finish"]) {
    await gpt.steer(question, action);
  }
  assertEquals(await gpt.messages(chat), before);
  assertEquals((await gpt.ask(chat, {})).body, "An answer.");
});

Deno.test("Control of what is no question is a 404 that says what it is", async () => {
  await using gpt = await TestServer.start({ engine: testEngine({}) });
  const chat = await gpt.chat();
  const reply = await gpt.ask(chat, {});
  for (const action of ["pause", "resume", "stop", "finish"]) {
    await gpt.json("POST", `messages/${crypto.randomUUID()}/${action}`, 404);
    const told = await gpt.json(
      "POST",
      `messages/${reply.message_id}/${action}`,
      404,
    );
    assertStringIncludes(told.message, await gpt.question(chat));
  }
});

Deno.test("A client that leaves a stream ends the answer, which is kept as far as it came", async () => {
  const engine = testEngine({
    async *answer() {
      for (let n = 0;; n++) {
        yield { type: "text", text: `${n} ` };
        await new Promise((resolve) => setTimeout(resolve, 1));
      }
    },
  });
  await using gpt = await TestServer.start({ engine });
  const chat = await gpt.chat();
  const leaving = new AbortController();
  try {
    for await (const _line of gpt.stream(chat, {}, leaving.signal)) {
      leaving.abort();
    }
  } catch (error) {
    assert(leaving.signal.aborted, String(error));
  }
  const reply = await until(async () =>
    (await gpt.messages(chat)).find((one) => one.reply_to)
  );
  assert(reply.content.startsWith("0 "));
  assertStringIncludes(reply.content, "the client closed the connection");
});

Deno.test("Deleting a chat ends its running answer", async () => {
  await using gpt = await TestServer.start({
    engine: testEngine({ step: () => ENDLESS }),
  });
  const chat = await gpt.chat();
  const answer = gpt.ask(chat, AGENT);
  await whenProgramRuns(gpt, chat);
  const response = await gpt.fetch("DELETE", `/api/v1/chats/${chat}`);
  await response.body?.cancel();
  assert(response.ok);
  assertStringIncludes((await answer).body, "The answer was stopped.");
  await gpt.json("GET", `chats/${chat}/messages`, 404);
});

Deno.test("A server that closes ends running answers and keeps them", async () => {
  const dataFolder = await Deno.makeTempDir();
  const engine = testEngine({ step: () => ENDLESS });
  try {
    let chat = "";
    {
      await using gpt = await TestServer.start({ engine, dataFolder });
      chat = await gpt.chat();
      const answer = gpt.lines(chat, AGENT).catch(() => {});
      await whenProgramRuns(gpt, chat);
      await gpt.server.close();
      await answer;
    }
    await using gpt = await TestServer.start({ engine, dataFolder });
    const reply = (await gpt.messages(chat)).at(-1);
    assertStringIncludes(reply.content, "the server was closed");
  } finally {
    await Deno.remove(dataFolder, { recursive: true });
  }
});

Deno.test("A question that waits for another answer can be stopped", async () => {
  const go = Promise.withResolvers<void>();
  const engine = testEngine({
    async *answer() {
      await go.promise;
      yield { type: "text", text: "first" };
    },
  });
  await using gpt = await TestServer.start({ engine });
  const chat = await gpt.chat();
  const first = gpt.ask(chat, { message: "one" });
  await until(async () => (await gpt.messages(chat)).length === 1);
  const second = gpt.ask(chat, { message: "two" });
  await until(async () => (await gpt.messages(chat)).length === 2);
  await gpt.steer(await gpt.question(chat), "stop");
  assertEquals((await second).body, "The answer was stopped.");
  go.resolve();
  assertEquals((await first).body, "first");
});

Deno.test("A client that leaves while a program runs ends the program", async () => {
  await using gpt = await TestServer.start({
    engine: testEngine({ step: () => ENDLESS }),
  });
  const chat = await gpt.chat();
  const leaving = new AbortController();
  const answer = (async () => {
    for await (const _line of gpt.stream(chat, AGENT, leaving.signal));
  })().catch(() => {});
  await whenProgramRuns(gpt, chat);
  leaving.abort();
  await answer;
  const reply = await until(async () =>
    (await gpt.messages(chat)).find((one) => one.reply_to)
  );
  assertStringIncludes(reply.content, "the client closed the connection");
});
