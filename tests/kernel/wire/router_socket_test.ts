import { assert, assertEquals, assertThrows } from "@std/assert";
import { encodeCommand } from "../../../lib/kernel/wire/_frame.ts";
import { greeting } from "../../../lib/kernel/wire/_greeting.ts";
import {
  type RoutedMessage,
  RouterSocket,
  type WireAddress,
  WireError,
  type WireOptions,
} from "../../../lib/kernel/wire/mod.ts";
import {
  bytesOf,
  Client,
  connectTo,
  ended,
  hello,
  message,
  textOf,
  turn,
} from "./_client.ts";

const LOOPBACK: WireAddress = { transport: "tcp", ip: "127.0.0.1", port: 0 };

/** Runs against a router that sends back what it gets. */
async function withEcho(
  use: (router: RouterSocket, refused: string[]) => Promise<void>,
  options: WireOptions = {},
): Promise<void> {
  const refused: string[] = [];
  const router = new RouterSocket(LOOPBACK, {
    ...options,
    onRefused: (error) => refused.push(error.message),
  });
  const echoing = (async () => {
    for await (const { identity, frames } of router) {
      router.send(identity, frames);
    }
  })();
  try {
    await use(router, refused);
  } finally {
    await router.close();
    await echoing;
  }
}

/** The next message of an iterator. */
async function take(
  messages: AsyncIterator<RoutedMessage>,
): Promise<RoutedMessage> {
  const { value, done } = await messages.next();
  if (done) throw new Error("The socket ended");
  return value;
}

Deno.test("RouterSocket gives each message with its peer's identity, and answers each peer", async () => {
  await using router = new RouterSocket(LOOPBACK);
  const messages = router[Symbol.asyncIterator]();
  using ada = await Client.connect(router.address, "DEALER", "ada");
  using bob = await Client.connect(router.address, "REQ");
  await ada.send("a", "", "b");
  const fromAda = await take(messages);
  assertEquals(textOf(fromAda.identity), "ada");
  assertEquals(fromAda.frames.map(textOf), ["a", "", "b"]);
  await bob.send("", "c");
  const fromBob = await take(messages);
  assertEquals([...fromBob.identity], [0, 0, 0, 0, 1]);
  assertEquals(router.send(fromBob.identity, [bytesOf("to bob")]), true);
  assertEquals(router.send(fromAda.identity, [bytesOf("to ada")]), true);
  assertEquals(await ada.receive(), ["to ada"]);
  assertEquals(await bob.receive(), ["to bob"]);
});

Deno.test("RouterSocket.send() drops what is for nobody, and for a peer that is gone", async () => {
  await withEcho(async (router) => {
    assertEquals(router.send(bytesOf("nobody"), [bytesOf("x")]), false);
    const client = await Client.connect(router.address, "DEALER", "me");
    await client.send("x");
    await client.receive();
    assertEquals(router.hasPeer(bytesOf("me")), true);
    client.conn.close();
    while (router.hasPeer(bytesOf("me"))) await turn();
    assertEquals(router.send(bytesOf("me"), [bytesOf("x")]), false);
    assertEquals(router.peerCount, 0);
  });
});

Deno.test("RouterSocket carries messages of every size, in order", async () => {
  await withEcho(async (router) => {
    using client = await Client.connect(router.address, "DEALER");
    const sizes = [0, 1, 255, 256, 32_767, 32_768, 65_536, 3_000_000];
    for (const size of sizes) {
      const body = crypto.getRandomValues(
        new Uint8Array(Math.min(size, 65_536)),
      );
      const frame = new Uint8Array(size);
      for (let at = 0; at < size; at += 65_536) {
        frame.set(body.subarray(0, Math.min(65_536, size - at)), at);
      }
      const sending = client.send("before", frame, "after");
      const received = await client.receiveBytes();
      await sending;
      assertEquals(received?.map(({ length }) => length), [6, size, 5]);
      assert(received?.[1]?.every((byte, i) => byte === frame[i]));
    }
    const sending = (async () => {
      for (let i = 0; i < 5_000; i++) await client.send(String(i));
    })();
    for (let i = 0; i < 5_000; i++) {
      assertEquals(await client.receive(), [String(i)]);
    }
    await sending;
  });
});

Deno.test("RouterSocket lets a peer that comes back take the place of its old connection", async () => {
  await withEcho(async (router) => {
    using first = await Client.connect(router.address, "DEALER", "me");
    await first.send("1");
    assertEquals(await first.receive(), ["1"]);
    using second = await Client.connect(router.address, "DEALER", "me");
    await ended(first.conn);
    await second.send("2");
    assertEquals(await second.receive(), ["2"]);
    assertEquals(router.peerCount, 1);
  });
});

Deno.test("RouterSocket.waitForPeer() waits for the handshake, for no longer than it is told", async () => {
  await using router = new RouterSocket(LOOPBACK);
  assertEquals(await router.waitForPeer(bytesOf("me"), 1), false);
  const waiting = router.waitForPeer(bytesOf("me"), 30_000);
  const conn = await connectTo(router.address);
  await conn.write(hello("DEALER", "me").subarray(0, 70));
  assertEquals(router.hasPeer(bytesOf("me")), false);
  await conn.write(hello("DEALER", "me").subarray(70));
  assertEquals(await waiting, true);
  assertEquals(await router.waitForPeer(bytesOf("me"), 0), true);
  conn.close();
  const never = router.waitForPeer(bytesOf("you"), 30_000);
  await router.close();
  assertEquals(await never, false);
});

Deno.test("RouterSocket answers PING with PONG and its context", async () => {
  await withEcho(async (router) => {
    using client = await Client.connect(router.address, "DEALER");
    await client.write(encodeCommand("PING", bytesOf("\0\x0acontext")));
    assertEquals(await client.receive(), ["PONG", "context"]);
    await client.write(encodeCommand("PING", bytesOf("\0\x0a")));
    assertEquals(await client.receive(), ["PONG", ""]);
    await client.write(encodeCommand("PONG", bytesOf("anything")));
    await client.send("still there");
    assertEquals(await client.receive(), ["still there"]);
  });
});

Deno.test("RouterSocket closes the connection of who breaks the rules, and no other", async () => {
  await withEcho(async (router, refused) => {
    using good = await Client.connect(router.address, "DEALER");
    const bad: readonly (readonly [Uint8Array, string])[] = [
      [bytesOf("GET / HTTP/1.1\r\n\r\n"), "as first byte"],
      [hello("SUB"), 'socket of type "SUB"'],
      [hello("DEALER\n"), "socket of type"],
      [greeting().fill(67, 12, 16), 'the mechanism "CCCC"'],
      [
        new Uint8Array([...hello("DEALER"), ...encodeCommand("JOIN")]),
        'found "JOIN"',
      ],
      [
        new Uint8Array([...hello("DEALER"), ...encodeCommand("SUBSCRIBE")]),
        'found "SUBSCRIBE"',
      ],
      [
        new Uint8Array([...hello("DEALER"), ...encodeCommand("ERROR")]),
        "sent ERROR",
      ],
      [
        new Uint8Array([...hello("DEALER"), ...encodeCommand("PING")]),
        "Cannot read PING",
      ],
      [
        new Uint8Array([...hello("DEALER"), 2, 255, 0, 0, 0, 0, 0, 0, 0]),
        "frame of",
      ],
    ];
    for (const [bytes, reason] of bad) {
      const conn = await connectTo(router.address);
      await conn.write(bytes);
      await ended(conn);
      conn.close();
      assert(refused.at(-1)?.includes(reason), refused.at(-1));
      await good.send("still there");
      assertEquals(await good.receive(), ["still there"]);
    }
    assertEquals(router.peerCount, 1);
  });
});

Deno.test("RouterSocket closes connections whose handshake takes too long", async () => {
  await withEcho(async (router, refused) => {
    const conns = await Promise.all(
      [0, 1, 64, 70].map(async (count) => {
        const conn = await connectTo(router.address);
        await conn.write(hello("DEALER").subarray(0, count));
        return conn;
      }),
    );
    using good = await Client.connect(router.address, "DEALER");
    await Promise.all(conns.map(ended));
    for (const conn of conns) conn.close();
    assertEquals(
      refused,
      conns.map(() => "Cannot wait for the peer: no handshake within 100 ms"),
    );
    await good.send("x");
    assertEquals(await good.receive(), ["x"]);
  }, { handshakeMs: 100 });
});

Deno.test("RouterSocket lets no more handshakes wait than it is told, the newest last", async () => {
  await withEcho(async (router, refused) => {
    const conns: Deno.Conn[] = [];
    for (let i = 0; i < 10; i++) conns.push(await connectTo(router.address));
    using good = await Client.connect(router.address, "DEALER");
    await good.send("x");
    assertEquals(await good.receive(), ["x"]);
    // The good one came in by the place of one more, and then left its own.
    await Promise.all(conns.slice(0, 8).map(ended));
    assertEquals(refused.length, 8);
    for (const conn of conns) conn.close();
  }, { maxHandshakes: 3 });
});

Deno.test("RouterSocket does not read on from who sends and never reads", async () => {
  await withEcho(async (router) => {
    using greedy = await Client.connect(router.address, "DEALER", "greedy");
    const body = new Uint8Array(100_000);
    let sent = 0;
    const sending = (async () => {
      for (; sent < 2_000; sent++) await greedy.send(body);
    })();
    using good = await Client.connect(router.address, "DEALER");
    for (let i = 0; i < 200; i++) {
      await good.send("x");
      assertEquals(await good.receive(), ["x"]);
    }
    // Of the 200 MB what fits into the buffers of both sides, not all of it.
    assert(sent < 1_000, String(sent));
    for (let i = 0; i < 2_000; i++) {
      assertEquals((await greedy.receiveBytes())?.[0]?.length, 100_000);
    }
    await sending;
  }, { highWaterBytes: 1_000_000 });
});

Deno.test("RouterSocket does not read on while its messages are not taken, and loses none", async () => {
  await using router = new RouterSocket(LOOPBACK);
  using client = await Client.connect(router.address, "DEALER");
  const body = new Uint8Array(1_000_000);
  let sent = 0;
  const sending = (async () => {
    for (; sent < 150; sent++) await client.send(String(sent), body);
  })();
  using other = await Client.connect(router.address, "DEALER");
  const messages = router[Symbol.asyncIterator]();
  for (let taken = 0; taken < 150; taken++) {
    const { frames } = await take(messages);
    assertEquals(textOf(frames[0] ?? new Uint8Array()), String(taken));
    assert(sent - taken < 120, `${sent} sent, ${taken} taken`);
  }
  await sending;
  await other.send("last");
  assertEquals((await take(messages)).frames.map(textOf), ["last"]);
});

Deno.test("RouterSocket.close() writes what is queued while it lingers", async () => {
  const router = new RouterSocket(LOOPBACK);
  using client = await Client.connect(router.address, "DEALER", "me");
  for (let i = 0; i < 100; i++) {
    router.send(bytesOf("me"), [bytesOf(String(i)), new Uint8Array(100_000)]);
  }
  const closing = router.close({ lingerMs: 30_000 });
  for (let i = 0; i < 100; i++) {
    assertEquals(
      textOf((await client.receiveBytes())?.[0] ?? bytesOf("")),
      String(i),
    );
  }
  assertEquals(await client.receive(), undefined);
  await closing;
});

Deno.test("RouterSocket ends its iteration when it is closed, after what has come", async () => {
  const router = new RouterSocket(LOOPBACK);
  using client = await Client.connect(router.address, "DEALER", "me");
  await client.write(
    new Uint8Array([
      ...message("1"),
      ...message("2"),
      ...encodeCommand("PING", bytesOf("\0\0")),
    ]),
  );
  // The answer to what came after them says that they are there.
  assertEquals(await client.receive(), ["PONG", ""]);
  await router.close();
  const taken: (readonly string[])[] = [];
  for await (const { frames } of router) taken.push(frames.map(textOf));
  assertEquals(taken, [["1"], ["2"]]);
  assertThrows(() => router[Symbol.asyncIterator](), TypeError, "already");
});

Deno.test("RouterSocket says where it cannot listen", async () => {
  await using router = new RouterSocket(LOOPBACK);
  const { port } = router.address;
  assertThrows(
    () => new RouterSocket({ ...LOOPBACK, port }),
    WireError,
    `Cannot listen at tcp 127.0.0.1:${port}: found`,
  );
});

Deno.test({
  name:
    "RouterSocket listens at a path that only its user can open, and leaves no file",
  ignore: Deno.build.os === "windows",
  async fn() {
    const folder = await Deno.makeTempDir({ prefix: "cenote-ipc-" });
    const address: WireAddress = {
      transport: "ipc",
      ip: `${folder}/kernel`,
      port: 5,
    };
    try {
      const router = new RouterSocket(address);
      using client = await Client.connect(router.address, "DEALER", "me");
      await client.send("x");
      assertEquals(
        (await take(router[Symbol.asyncIterator]())).frames.length,
        1,
      );
      const { mode } = await Deno.stat(`${folder}/kernel-5`);
      assertEquals((mode ?? 0) & 0o777, 0o600);
      await using other = new RouterSocket({ ...address, port: 0 });
      assertEquals(other.address.port, 1);
      await router.close();
      await other.close();
      assertEquals([...Deno.readDirSync(folder)], []);
    } finally {
      await Deno.remove(folder, { recursive: true });
    }
  },
});

Deno.test({
  name:
    "RouterSocket takes the place of a socket's file that was left, and of no other file",
  ignore: Deno.build.os === "windows",
  async fn() {
    const folder = await Deno.makeTempDir({ prefix: "cenote-ipc-" });
    const ip = `${folder}/kernel`;
    try {
      // A listener removes its file when it is closed, but not under another name.
      const left = Deno.listen({ transport: "unix", path: ip });
      await Deno.rename(ip, `${ip}-1`);
      left.close();
      assert(await Deno.lstat(`${ip}-1`));
      await using router = new RouterSocket({ transport: "ipc", ip, port: 1 });
      using _client = await Client.connect(router.address, "DEALER");
      await Deno.writeTextFile(`${ip}-2`, "notes");
      assertThrows(
        () => new RouterSocket({ transport: "ipc", ip, port: 2 }),
        WireError,
        "no socket",
      );
      assertEquals(await Deno.readTextFile(`${ip}-2`), "notes");
    } finally {
      await Deno.remove(folder, { recursive: true });
    }
  },
});

Deno.test("RouterSocket keeps nothing of 1,000 peers that came and left", async () => {
  await withEcho(async (router, refused) => {
    for (let wave = 0; wave < 5; wave++) {
      const clients = await Promise.all(
        Array.from({ length: 200 }, async (_, i) => {
          const identity = i % 2 === 0 ? `peer ${wave} ${i}` : "";
          const client = await Client.connect(
            router.address,
            "DEALER",
            identity,
          );
          await client.send(`hello ${i}`);
          assertEquals(await client.receive(), [`hello ${i}`]);
          return client;
        }),
      );
      assertEquals(router.peerCount, 200);
      for (const { conn } of clients) conn.close();
      while (router.peerCount > 0) await turn();
    }
    assertEquals(refused, []);
  });
});
