/** The kernel's sockets against libzmq, which is what front ends use. */
import { assertEquals, assertStringIncludes } from "@std/assert";
import {
  HeartbeatSocket,
  PublisherSocket,
  RouterSocket,
  type WireAddress,
} from "../../lib/kernel/wire/mod.ts";
import { runPeer } from "./_peer.ts";

const ENCODER = new TextEncoder();
const DECODER = new TextDecoder();

/** How ZeroMQ spells an address. */
function urlOf({ transport, ip, port }: WireAddress): string {
  return transport === "tcp" ? `tcp://${ip}:${port}` : `ipc://${ip}-${port}`;
}

/** Publishes as it is asked, waiting where the subscribers are slow. */
async function publish(
  publisher: PublisherSocket,
  topic: Uint8Array,
  count: number,
  size: number,
): Promise<void> {
  const body = new Uint8Array(size).fill("x".charCodeAt(0));
  for (let i = 0; i < count; i++) {
    await publisher.publish([topic, ENCODER.encode(String(i)), body]);
  }
}

/** Sends back what comes, and publishes what is to be published. */
async function serve(
  router: RouterSocket,
  publisher: PublisherSocket,
): Promise<void> {
  for await (const { identity, frames } of router) {
    const [name, topic, count, size] = frames;
    if (
      name === undefined || DECODER.decode(name) !== "publish" ||
      topic === undefined
    ) {
      router.send(identity, frames);
      continue;
    }
    await publish(
      publisher,
      topic,
      Number(DECODER.decode(count)),
      Number(DECODER.decode(size)),
    );
    router.send(identity, [ENCODER.encode("published")]);
  }
}

/** Runs the program against sockets at three addresses. */
async function talk(address: Omit<WireAddress, "port">): Promise<void> {
  const refused: string[] = [];
  const options = { onRefused: (error: Error) => refused.push(error.message) };
  const router = new RouterSocket({ ...address, port: 0 }, options);
  const publisher = new PublisherSocket({ ...address, port: 0 }, {
    ...options,
    onSubscribe: (topic, peer) =>
      publisher.sendTo(peer, [topic, ENCODER.encode("welcome")]),
  });
  const heartbeat = new HeartbeatSocket({ ...address, port: 0 }, options);
  const serving = serve(router, publisher);
  try {
    const { code, output } = await runPeer("zmtp_peer.py", {}, [
      urlOf(router.address),
      urlOf(publisher.address),
      urlOf(heartbeat.address),
    ]);
    assertStringIncludes(output, "all as it should be");
    assertEquals(code, 0, output);
    assertEquals(
      refused.filter((message) => !message.includes("socket of type")),
      [],
    );
  } finally {
    await router.close();
    await publisher.close();
    await heartbeat.close();
    await serving;
  }
}

Deno.test("RouterSocket, PublisherSocket and HeartbeatSocket talk to libzmq over TCP", async () => {
  await talk({ transport: "tcp", ip: "127.0.0.1" });
});

Deno.test({
  name:
    "RouterSocket, PublisherSocket and HeartbeatSocket talk to libzmq over ipc",
  ignore: Deno.build.os === "windows",
  async fn() {
    const folder = await Deno.makeTempDir({ prefix: "cenote-ipc-" });
    try {
      await talk({ transport: "ipc", ip: `${folder}/kernel` });
      assertEquals([...Deno.readDirSync(folder)], []);
    } finally {
      await Deno.remove(folder, { recursive: true });
    }
  },
});
