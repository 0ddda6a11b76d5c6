import { assertEquals, assertRejects } from "@std/assert";
import {
  DevtoolsError,
  type DevtoolsObject,
  DevtoolsSession,
} from "../../../lib/cells/process/devtools.ts";

interface Call {
  readonly id: number;
  readonly method: string;
  readonly params: DevtoolsObject;
}

/** A debugger that answers as it is told. */
async function withDebugger(
  answer: (call: Call, socket: WebSocket) => void,
  work: (session: DevtoolsSession) => Promise<void>,
): Promise<void> {
  await using server = Deno.serve(
    { hostname: "127.0.0.1", port: 0, onListen: () => {} },
    (request) => {
      const { socket, response } = Deno.upgradeWebSocket(request);
      socket.onmessage = ({ data }) => answer(JSON.parse(data), socket);
      return response;
    },
  );
  const session = await DevtoolsSession.connect(
    `ws://127.0.0.1:${server.addr.port}/`,
  );
  try {
    await work(session);
  } finally {
    session.close();
    await session.closed;
  }
}

Deno.test("DevtoolsSession.send() gives answers that come in any order", async () => {
  const waiting: Call[] = [];
  await withDebugger((call, socket) => {
    waiting.push(call);
    if (waiting.length < 3) return;
    for (const { id, method, params } of waiting.toReversed()) {
      socket.send(JSON.stringify({ id, result: { method, ...params } }));
    }
  }, async (session) => {
    const answers = await Promise.all(
      ["a", "b", "c"].map((method, n) => session.send(method, { n })),
    );
    assertEquals(answers, [
      { method: "a", n: 0 },
      { method: "b", n: 1 },
      { method: "c", n: 2 },
    ]);
  });
});

Deno.test("DevtoolsSession.send() rejects with what the other side said", async () => {
  await withDebugger(({ id }, socket) => {
    socket.send(JSON.stringify({ id, error: { message: "no such method" } }));
  }, async (session) => {
    await assertRejects(
      () => session.send("Nothing.here"),
      DevtoolsError,
      'their process said "no such method"',
    );
  });
});

Deno.test("DevtoolsSession.on() hears events, the last listener alone", async () => {
  const heard: unknown[] = [];
  await withDebugger(({ id }, socket) => {
    for (const n of [1, 2]) {
      socket.send(JSON.stringify({ method: "Thing.happened", params: { n } }));
    }
    socket.send(JSON.stringify({ method: "Thing.unheard" }));
    socket.send(JSON.stringify({ id, result: {} }));
  }, async (session) => {
    session.on("Thing.happened", () => heard.push("replaced"));
    session.on("Thing.happened", ({ n }) => heard.push(n));
    await session.send("Thing.happen");
    assertEquals(heard, [1, 2]);
  });
});

Deno.test("DevtoolsSession rejects what waits when the other side is gone", async () => {
  await withDebugger((_, socket) => socket.close(), async (session) => {
    const calls = ["a", "b"].map((method) =>
      assertRejects(() => session.send(method), DevtoolsError, "ended")
    );
    await Promise.all(calls);
    await session.closed;
    assertEquals(session.isClosed, true);
    await assertRejects(() => session.send("c"), DevtoolsError, "ended");
  });
});

Deno.test("DevtoolsSession takes what is no message of the protocol", async () => {
  await withDebugger(({ id }, socket) => {
    for (
      const odd of ["12", "null", "[]", "{}", '{"id":"x"}', '{"id":99}', "{ no"]
    ) socket.send(odd);
    socket.send(JSON.stringify({ id, result: 7 }));
  }, async (session) => {
    assertEquals(await session.send("a"), {});
  });
});

Deno.test("DevtoolsSession.connect() tells when nobody is there", async () => {
  const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const { port } = listener.addr;
  listener.close();
  const error = await assertRejects(
    () => DevtoolsSession.connect(`ws://127.0.0.1:${port}/`),
    DevtoolsError,
  );
  assertEquals(error.cause instanceof Deno.errors.ConnectionRefused, true);
});
