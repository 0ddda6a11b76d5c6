import { assert, assertEquals } from "@std/assert";
import { encodeCommand } from "../../../lib/kernel/wire/_frame.ts";
import {
  type PublisherOptions,
  PublisherSocket,
  type WireAddress,
  type WirePeer,
} from "../../../lib/kernel/wire/mod.ts";
import { bytesOf, Client, ended, textOf, turn } from "./_client.ts";

const LOOPBACK: WireAddress = { transport: "tcp", ip: "127.0.0.1", port: 0 };

/** A publisher that greets every subscription with its topic and "welcome". */
function welcoming(options: PublisherOptions = {}): PublisherSocket {
  const publisher: PublisherSocket = new PublisherSocket(LOOPBACK, {
    onSubscribe(topic: Uint8Array, peer: WirePeer) {
      publisher.sendTo(peer, [topic, bytesOf("welcome")]);
    },
    ...options,
  });
  return publisher;
}

/** Subscribes as ZMTP 3.1 does, and waits until it is heard. */
async function subscribe(client: Client, topic: string): Promise<void> {
  await client.write(encodeCommand("SUBSCRIBE", bytesOf(topic)));
  assertEquals(await client.receive(), [topic, "welcome"]);
}

Deno.test("PublisherSocket sends to each what it subscribed to, by commands and by messages", async () => {
  await using publisher = welcoming();
  using all = await Client.connect(publisher.address, "SUB");
  using some = await Client.connect(publisher.address, "XSUB");
  using none = await Client.connect(publisher.address, "SUB");
  await subscribe(all, "");
  // As ZMTP 3.0 does it.
  await some.send("\x01stream");
  assertEquals(await some.receive(), ["stream", "welcome"]);
  await subscribe(none, "streamer");
  for (const topic of ["status", "stream", "stream.stdout", "strea", ""]) {
    publisher.publish([bytesOf(topic), bytesOf("x")]);
  }
  for (const topic of ["status", "stream", "stream.stdout", "strea", ""]) {
    assertEquals(await all.receive(), [topic, "x"]);
  }
  assertEquals(await some.receive(), ["stream", "x"]);
  assertEquals(await some.receive(), ["stream.stdout", "x"]);
  publisher.publish([bytesOf("streamer")]);
  assertEquals(await none.receive(), ["streamer"]);
});

Deno.test("PublisherSocket sends no more of what a peer has cancelled, in both forms", async () => {
  await using publisher = welcoming();
  using client = await Client.connect(publisher.address, "SUB");
  for (const topic of ["a", "b", "c"]) await subscribe(client, topic);
  await client.write(encodeCommand("CANCEL", bytesOf("a")));
  await client.send("\0b");
  await client.send("\0never subscribed");
  await subscribe(client, "d");
  for (const topic of ["a", "b", "c", "d"]) publisher.publish([bytesOf(topic)]);
  assertEquals(await client.receive(), ["c"]);
  assertEquals(await client.receive(), ["d"]);
});

Deno.test("PublisherSocket counts a topic once, however often it is subscribed to", async () => {
  const heard: string[] = [];
  await using publisher = new PublisherSocket(LOOPBACK, {
    onSubscribe(topic, peer) {
      heard.push(textOf(topic));
      publisher.sendTo(peer, [topic, bytesOf("welcome")]);
    },
  });
  using client = await Client.connect(publisher.address, "SUB");
  await subscribe(client, "a");
  await client.write(encodeCommand("SUBSCRIBE", bytesOf("a")));
  await client.send("\x01a");
  await subscribe(client, "");
  publisher.publish([bytesOf("a")]);
  publisher.publish([bytesOf("b")]);
  assertEquals(await client.receive(), ["a"]);
  assertEquals(await client.receive(), ["b"]);
  assertEquals(heard, ["a", ""]);
});

Deno.test("PublisherSocket leaves alone what subscribers send beside subscriptions", async () => {
  await using publisher = welcoming();
  using client = await Client.connect(publisher.address, "XSUB");
  await client.send("upstream");
  await client.send("\x01a", "two frames");
  await client.send("");
  await subscribe(client, "b");
  publisher.publish([bytesOf("a")]);
  publisher.publish([bytesOf("b")]);
  assertEquals(await client.receive(), ["b"]);
});

Deno.test("PublisherSocket closes a peer whose topics take too much", async () => {
  const refused: string[] = [];
  await using publisher = new PublisherSocket(LOOPBACK, {
    onRefused: (error) => refused.push(error.message),
  });
  using client = await Client.connect(publisher.address, "SUB");
  const writing = (async () => {
    for (let i = 0; i < 20; i++) {
      const topic = new Uint8Array(60_000).fill(i);
      await client.write(encodeCommand("SUBSCRIBE", topic));
    }
  })().catch(() => {});
  await ended(client.conn);
  await writing;
  assertEquals(refused, [
    "Cannot subscribe the peer: its topics take more than 1048576 bytes",
  ]);
});

Deno.test("PublisherSocket.publish() gives no promise while every queue has room", async () => {
  await using publisher = welcoming();
  assertEquals(publisher.publish([bytesOf("x")]), undefined);
  using client = await Client.connect(publisher.address, "SUB");
  await subscribe(client, "");
  for (let i = 0; i < 1_000; i++) {
    assertEquals(publisher.publish([bytesOf(String(i))]), undefined);
  }
  for (let i = 0; i < 1_000; i++) {
    assertEquals(await client.receive(), [String(i)]);
  }
});

Deno.test("PublisherSocket.publish() waits for a slow subscriber, which loses nothing", async () => {
  await using publisher = welcoming({ highWaterBytes: 1_000_000 });
  using slow = await Client.connect(publisher.address, "SUB");
  await subscribe(slow, "");
  const body = new Uint8Array(100_000);
  let published = 0;
  const publishing = (async () => {
    for (; published < 500; published++) {
      await publisher.publish([bytesOf(String(published)), body]);
    }
  })();
  for (let i = 0; i < 500; i++) {
    const [number, same] = await slow.receiveBytes() ?? [];
    assertEquals(textOf(number ?? body), String(i));
    assertEquals(same?.length, body.length);
    // What is ahead fits into the queue and the buffers of both sides.
    assert(published - i < 200, `${published} published, ${i} received`);
  }
  await publishing;
});

Deno.test("PublisherSocket disconnects a peer that takes nothing, and the others get everything", async () => {
  const refused: string[] = [];
  await using publisher = welcoming({
    highWaterBytes: 1_000_000,
    stalledMs: 300,
    onRefused: (error) => refused.push(error.message),
  });
  using stalled = await Client.connect(publisher.address, "SUB");
  await subscribe(stalled, "");
  using good = await Client.connect(publisher.address, "SUB");
  await subscribe(good, "");
  const body = new Uint8Array(100_000);
  const publishing = (async () => {
    for (let i = 0; i < 300; i++) {
      await publisher.publish([bytesOf(String(i)), body]);
    }
  })();
  for (let i = 0; i < 300; i++) {
    const [number] = await good.receiveBytes() ?? [];
    assertEquals(textOf(number ?? body), String(i));
  }
  await publishing;
  assertEquals(refused, [
    "Cannot wait for the peer: it took nothing for 300 ms",
  ]);
  assertEquals(publisher.peerCount, 1);
});

Deno.test("PublisherSocket goes on at once when a slow subscriber leaves", async () => {
  await using publisher = welcoming({ highWaterBytes: 1_000 });
  using good = await Client.connect(publisher.address, "SUB");
  await subscribe(good, "");
  const leaving = await Client.connect(publisher.address, "SUB");
  await subscribe(leaving, "");
  const full = publisher.publish([new Uint8Array(50_000_000)]);
  assert(full !== undefined);
  assertEquals((await good.receiveBytes())?.[0]?.length, 50_000_000);
  leaving.conn.close();
  await full;
  assertEquals(publisher.peerCount, 1);
});

Deno.test("PublisherSocket.flush() waits until all is written", async () => {
  await using publisher = welcoming();
  using client = await Client.connect(publisher.address, "SUB");
  await subscribe(client, "");
  publisher.publish([new Uint8Array(20_000_000)]);
  publisher.publish([bytesOf("last")]);
  let isFlushed = false;
  const flushing = publisher.flush().then(() => isFlushed = true);
  assertEquals(isFlushed, false);
  await client.receiveBytes();
  await flushing;
  assertEquals(await client.receive(), ["last"]);
});

Deno.test("PublisherSocket.sendTo() reaches one peer, and nobody once it is gone", async () => {
  const peers: WirePeer[] = [];
  await using publisher = new PublisherSocket(LOOPBACK, {
    onSubscribe: (_, peer) => peers.push(peer),
  });
  const [one, other] = [
    await Client.connect(publisher.address, "SUB"),
    await Client.connect(publisher.address, "SUB"),
  ];
  await one.write(encodeCommand("SUBSCRIBE"));
  while (peers.length < 1) await turn();
  const [peer] = peers;
  assert(peer !== undefined);
  assertEquals(publisher.sendTo(peer, [bytesOf("you")]), true);
  assertEquals(await one.receive(), ["you"]);
  one.conn.close();
  while (!peer.isClosed) await turn();
  assertEquals(publisher.sendTo(peer, [bytesOf("you")]), false);
  other.conn.close();
});
