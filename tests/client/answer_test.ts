import {
  assert,
  assertEquals,
  assertInstanceOf,
  assertRejects,
} from "@std/assert";
import {
  type AnswerEvent,
  BadRequestError,
  Connection,
  type LastLine,
  ResponseError,
  streamCompletion,
  StreamError,
} from "../../lib/client/mod.ts";
import {
  chunk,
  LAST_CHUNK,
  MisbehavingServer,
  OPEN_HEAD,
} from "./misbehaving_server.ts";

const REQUEST = { path: { session_id: "s1" }, body: { message: "Hello" } };

type Handler = (request: Request) => Response | Promise<Response>;

interface Setup extends AsyncDisposable {
  readonly gpt: Connection;
}

function setup(handler: Handler, lastLine: LastLine = "auto"): Setup {
  const server = Deno.serve(
    { port: 0, hostname: "127.0.0.1", onListen() {} },
    handler,
  );
  const gpt = new Connection({
    address: `http://127.0.0.1:${server.addr.port}`,
    apiKey: "sk-example-1",
    lastLine,
  });
  return { gpt, [Symbol.asyncDispose]: () => server.shutdown() };
}

function lines(...records: unknown[]): string {
  return records.map((one) =>
    typeof one === "string" ? one : JSON.stringify(one)
  )
    .map((line) => `${line}\n`).join("");
}

function answering(body: string, type = "application/jsonl"): Handler {
  return () => new Response(body, { headers: { "content-type": type } });
}

function delta(body: string) {
  return { body, finished: false };
}

function last(body: string) {
  return { body, finished: true, message_id: "m1" };
}

async function eventsOf(
  body: string,
  lastLine?: LastLine,
  type?: string,
): Promise<AnswerEvent[]> {
  await using it = setup(answering(body, type), lastLine);
  return await Array.fromAsync(streamCompletion(it.gpt, REQUEST));
}

function done(body: string): AnswerEvent {
  return { type: "done", message_id: "m1", body };
}

function text(piece: string): AnswerEvent {
  return { type: "delta", text: piece };
}

Deno.test("streamCompletion() asks for a stream and yields typed events", async () => {
  let sent: unknown;
  let accept: string | null = "";
  await using it = setup(async (request) => {
    sent = await request.json();
    accept = request.headers.get("accept");
    return answering(lines(delta("Hel"), delta("lo"), last("!")))(request);
  });
  const events = await Array.fromAsync(streamCompletion(it.gpt, REQUEST));
  assertEquals(events, [text("Hel"), text("lo"), text("!"), done("Hello!")]);
  assertEquals(sent, { message: "Hello", stream: true });
  assertEquals(accept, "application/jsonl, application/json");
});

Deno.test("Answer reads both forms of the last line, and an empty one", async () => {
  const repeat = lines(delta("Hel"), delta("lo"), last("Hello"));
  assertEquals(await eventsOf(repeat), [
    text("Hel"),
    text("lo"),
    done("Hello"),
  ]);
  const empty = lines(delta("Hel"), delta("lo"), last(""));
  assertEquals(await eventsOf(empty), [text("Hel"), text("lo"), done("Hello")]);
  for (const form of ["auto", "increment", "repeat"] as const) {
    assertEquals(await eventsOf(lines(last("Hello")), form), [
      text("Hello"),
      done("Hello"),
    ]);
    assertEquals(await eventsOf(empty, form), [
      text("Hel"),
      text("lo"),
      done("Hello"),
    ]);
  }
});

Deno.test("Answer takes a last line by the form that the connection names", async () => {
  const twice = lines(delta("ha"), last("ha"));
  assertEquals(await eventsOf(twice, "auto"), [text("ha"), done("ha")]);
  assertEquals(await eventsOf(twice, "increment"), [
    text("ha"),
    text("ha"),
    done("haha"),
  ]);
  const longer = lines(delta("ha"), last("haha!"));
  assertEquals(await eventsOf(longer, "repeat"), [
    text("ha"),
    text("ha!"),
    done("haha!"),
  ]);
  assertEquals(await eventsOf(longer, "auto"), [
    text("ha"),
    text("haha!"),
    done("hahaha!"),
  ]);
});

Deno.test("Answer shows no text twice when the last line repeats it with links in it", async () => {
  const words = Array.from({ length: 60 }, (_, index) => `word${index} `);
  const all = `${words.join("")}[citation:1].`;
  const linked = all.replace("[citation:1]", "[1](/file?id=d1)");
  const body = lines(...words.map(delta), delta("[citation:1]."), last(linked));
  const events = await eventsOf(body);
  assertEquals(events.length, words.length + 2);
  assertEquals(events.at(-1), done(linked));
});

Deno.test("Answer.text() and Answer.final() fold the same events", async () => {
  await using it = setup(
    answering(lines(delta("a"), { files: [{ d1: "a.csv" }] }, last("b"))),
  );
  assertEquals(await streamCompletion(it.gpt, REQUEST).text(), "ab");
  const final = await streamCompletion(it.gpt, REQUEST).final();
  assertEquals([final.message_id, final.body], ["m1", "ab"]);
  assertEquals(final.files.map(({ id, name }) => [id, name]), [[
    "d1",
    "a.csv",
  ]]);
});

Deno.test("Answer names files in the usual forms and keeps the rest as unknown", async () => {
  const events = await eventsOf(lines(
    { file: { id: "d1", filename: "a.csv" } },
    { filename: "b.csv", document_id: "d2" },
    { files: ["c.csv"] },
    { body: "x", finished: false, agent_files: [{ d4: "d.csv" }] },
    { status: "thinking" },
    "not JSON",
    [1],
    last(""),
  ));
  const files = events.flatMap((event) =>
    event.type === "file" ? [[event.id, event.name]] : []
  );
  assertEquals(files, [["d1", "a.csv"], ["d2", "b.csv"], [undefined, "c.csv"], [
    "d4",
    "d.csv",
  ]]);
  const unknown = events.flatMap((event) =>
    event.type === "unknown" ? [event.raw] : []
  );
  assertEquals(unknown, [{ status: "thinking" }, "not JSON", [1]]);
  assertEquals(events.at(-1), done("x"));
});

Deno.test("Answer takes a whole answer that came in place of a stream, on one line or many", async () => {
  const whole = { message_id: "m1", body: "Hello" };
  for (const json of [JSON.stringify(whole), JSON.stringify(whole, null, 2)]) {
    assertEquals(await eventsOf(json, "auto", "application/json"), [
      text("Hello"),
      done("Hello"),
    ]);
  }
});

Deno.test("Answer reads a stream of lines that says it is JSON", async () => {
  const body = lines(delta("Hel"), last("lo"));
  assertEquals(await eventsOf(body, "auto", "application/json"), [
    text("Hel"),
    text("lo"),
    done("Hello"),
  ]);
});

Deno.test("an error line throws the server's words, the key taken out, with the text so far", async () => {
  const said = "Model is overloaded, key sk-example-1";
  for (
    const line of [{ error: said }, { code: 500, message: said }, {
      error: { message: said },
    }]
  ) {
    await using it = setup(answering(lines(delta("Hel"), line)));
    const error = await assertRejects(
      () => streamCompletion(it.gpt, REQUEST).text(),
      StreamError,
    );
    assertEquals(error.said, "Model is overloaded, key [redacted]");
    assertEquals(error.text, "Hel");
    assert(error.message.includes('the server says "Model is overloaded'));
  }
});

Deno.test("a stream that ends before its last line throws, with the text so far", async () => {
  for (
    const body of ["", lines(delta("Hel")), `${lines(delta("Hel"))}{"body":"l`]
  ) {
    await using it = setup(answering(body));
    const error = await assertRejects(
      () => streamCompletion(it.gpt, REQUEST).text(),
      StreamError,
    );
    assertEquals(error.text, body === "" ? "" : "Hel");
    assert(error.message.includes("before its last line"), error.message);
  }
});

Deno.test("a connection that is lost in the middle throws, with the text so far", async () => {
  await using server = new MisbehavingServer(async (_, wire) => {
    await wire.write(
      OPEN_HEAD + chunk(lines(delta("Hel"))) + chunk('{"body":'),
    );
  });
  const gpt = new Connection({ address: server.address });
  const seen: AnswerEvent[] = [];
  const error = await assertRejects(async () => {
    for await (const event of streamCompletion(gpt, REQUEST)) seen.push(event);
  }, StreamError);
  assertEquals(seen, [text("Hel")]);
  assertEquals(error.text, "Hel");
  assert(error.message.includes("was lost after 3 characters"), error.message);
  assertEquals(server.requests.length, 1);
});

Deno.test("Answer ends with its last line, although the server leaves the stream open", async () => {
  await using server = new MisbehavingServer(async (_, wire) => {
    await wire.write(OPEN_HEAD + chunk(lines(delta("a"), last("b"))));
    await wire.gone;
  });
  const gpt = new Connection({ address: server.address });
  assertEquals(await streamCompletion(gpt, REQUEST).text(), "ab");
});

Deno.test("every event comes as soon as its bytes have", async () => {
  const steps = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  await using server = new MisbehavingServer(async (_, wire) => {
    await wire.write(OPEN_HEAD + chunk(lines(delta("a"))));
    await steps[0]?.promise;
    await wire.write(chunk(lines(delta("b"))));
    await steps[1]?.promise;
    await wire.write(chunk(lines(last("c"))) + LAST_CHUNK);
  });
  const gpt = new Connection({ address: server.address });
  const seen: string[] = [];
  // Each step is let go of only when the event before it was seen.
  for await (const event of streamCompletion(gpt, REQUEST)) {
    if (event.type === "delta") steps[seen.push(event.text) - 1]?.resolve();
  }
  assertEquals(seen, ["a", "b", "c"]);
});

Deno.test("leaving the loop cancels the request", async () => {
  const gone = Promise.withResolvers<void>();
  await using server = new MisbehavingServer(async (_, wire) => {
    await wire.write(OPEN_HEAD + chunk(lines(delta("a"))));
    await wire.gone;
    gone.resolve();
  });
  const gpt = new Connection({ address: server.address });
  for await (const event of streamCompletion(gpt, REQUEST)) {
    assertEquals(event, text("a"));
    break;
  }
  await gone.promise;
});

// There, Deno's fetch reads on when a body is canceled; kernels run cells so.
Deno.test("leaving the loop cancels the request under an inspector, too", async () => {
  await using server = new MisbehavingServer(async (_, wire) => {
    await wire.write(OPEN_HEAD + chunk(lines(delta("a"))));
    await wire.gone;
  });
  const program = `
    import "node:process";
    import { Connection, streamCompletion } from "${
    import.meta.resolve("../../lib/client/mod.ts")
  }";
    const gpt = new Connection({ address: "${server.address}" });
    for await (const event of streamCompletion(gpt, ${
    JSON.stringify(REQUEST)
  })) {
      console.log(event.type);
      break;
    }
    console.log("left");
  `;
  const child = new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", "--no-check", "--inspect=127.0.0.1:0", "-"],
    cwd: new URL("../../", import.meta.url),
    stdin: "piped",
    stdout: "piped",
    stderr: "null",
  }).spawn();
  const limit = setTimeout(() => child.kill("SIGKILL"), 20_000);
  const writer = child.stdin.getWriter();
  await writer.write(new TextEncoder().encode(program));
  await writer.close();
  const { code, stdout } = await child.output();
  clearTimeout(limit);
  assertEquals([code, new TextDecoder().decode(stdout)], [0, "delta\nleft\n"]);
});

Deno.test("await using cancels an answer that nobody reads, before and after its beginning", async () => {
  for (const head of ["", OPEN_HEAD + chunk(lines(delta("a")))]) {
    const asked = Promise.withResolvers<void>();
    const gone = Promise.withResolvers<void>();
    await using server = new MisbehavingServer(async (_, wire) => {
      await wire.write(head);
      asked.resolve();
      await wire.gone;
      gone.resolve();
    });
    const gpt = new Connection({ address: server.address });
    {
      await using answer = streamCompletion(gpt, REQUEST);
      assertInstanceOf(answer, Object);
      await asked.promise;
    }
    await gone.promise;
  }
});

Deno.test("reading an answer twice throws and names the remedy", async () => {
  await using it = setup(answering(lines(last("a"))));
  const answer = streamCompletion(it.gpt, REQUEST);
  assertEquals(await answer.text(), "a");
  await assertRejects(
    () => answer.final(),
    TypeError,
    "it was read already; keep its events",
  );
  await assertRejects(
    () => Array.fromAsync(answer),
    TypeError,
    "Cannot read the answer",
  );
});

Deno.test("an abort rejects with its reason: before the answer, and in its middle", async () => {
  for (const head of ["", OPEN_HEAD + chunk(lines(delta("a")))]) {
    const controller = new AbortController();
    const reason = new Error("enough");
    await using server = new MisbehavingServer(async (_, wire) => {
      await wire.write(head);
      controller.abort(reason);
      await wire.gone;
    });
    const gpt = new Connection({ address: server.address });
    const { signal } = controller;
    const answer = streamCompletion(gpt, { ...REQUEST, signal });
    const error = await answer.text().catch((error: unknown) => error);
    assert(error === reason);
  }
});

Deno.test("an error before the stream is the error of any call", async () => {
  await using it = setup(() =>
    Response.json({ code: 400, message: "Too long" }, { status: 400 })
  );
  await assertRejects(
    () => streamCompletion(it.gpt, REQUEST).text(),
    BadRequestError,
    "Too long",
  );
  await using page = setup(
    answering("<html><body>Sign in</body></html>", "text/html"),
  );
  await assertRejects(
    () => streamCompletion(page.gpt, REQUEST).text(),
    ResponseError,
    "no proxy's login page",
  );
});
