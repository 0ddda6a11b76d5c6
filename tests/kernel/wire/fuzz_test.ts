/**
 * Streams and messages that are wrong: nothing crashes, nothing is taken that
 * was not signed, nothing is taken twice, nothing is kept. The number of inputs
 * is set by `CENOTE_FUZZ_INPUTS`.
 */
import { assert, assertEquals } from "@std/assert";
import { createHmac } from "node:crypto";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { StreamDecoder } from "../../../lib/kernel/wire/_stream_decoder.ts";
import {
  HeartbeatSocket,
  PublisherSocket,
  RouterSocket,
  type WireAddress,
  WireError,
} from "../../../lib/kernel/wire/mod.ts";
import {
  decodeMessage,
  isRequestType,
  type Message,
  ProtocolError,
  readContent,
  Signer,
} from "../../../lib/protocol/mod.ts";
import { numbers } from "../../bench/_corpus.ts";
import { pick } from "../../protocol/_values.ts";
import {
  bytesOf,
  Client,
  connectTo,
  ended,
  message,
  textOf,
} from "./_client.ts";
import {
  brokenButSigned,
  hostileStream,
  KEY,
  signedFrames,
  unsigned,
} from "./_hostile.ts";

const INPUTS = Number(Deno.env.get("CENOTE_FUZZ_INPUTS") ?? 20_000);

/** The bytes in use once all garbage is collected, which V8 does by itself when it pleases. */
function bytesInUse(): number {
  setFlagsFromString("--expose-gc");
  const collect: () => void = runInNewContext("gc");
  collect();
  const { heapUsed, external } = Deno.memoryUsage();
  return heapUsed + external;
}

/** The signature that the four frames of JSON should have, found in another way than in `lib/`. */
function rightSignature(frames: readonly Uint8Array[]): string {
  const at = frames.findIndex((frame) => textOf(frame) === "<IDS|MSG>");
  const hmac = createHmac("sha256", KEY);
  for (const part of frames.slice(at + 2, at + 6)) hmac.update(part);
  return hmac.digest("hex");
}

/** Takes messages as a kernel does, and keeps count. */
class Taker {
  readonly signer = new Signer({ key: KEY });
  /** The latest signatures taken: as many as are always remembered. */
  readonly #taken = new Set<string>();
  readonly counts = { taken: 0, read: 0, refused: 0, broken: 0 };

  take(frames: Uint8Array[]): Message | undefined {
    let decoded: Message;
    try {
      decoded = decodeMessage(frames, this.signer);
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error;
      this.counts.refused++;
      return undefined;
    }
    this.counts.taken++;
    const at = decoded.identities.length + 1;
    const signature = textOf(frames[at] ?? new Uint8Array());
    assertEquals(signature, rightSignature(frames));
    assert(!this.#taken.has(signature), "taken twice");
    this.#taken.add(signature);
    if (this.#taken.size > 10_000) this.#taken.clear();
    const { msg_id, msg_type, session, username, date, version } =
      decoded.header;
    for (const text of [msg_id, msg_type, session, username, date, version]) {
      assertEquals(typeof text, "string");
    }
    if (!isRequestType(msg_type)) return decoded;
    try {
      readContent(msg_type, decoded.content);
      this.counts.read++;
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error;
    }
    return decoded;
  }

  /** Decodes what a connection sends, in pieces of any size. */
  stream(stream: Uint8Array, next: () => number): void {
    const decoder = new StreamDecoder({
      ready: () => {},
      message: (frames) => this.take(frames),
      command: () => {},
    }, { maxMessageBytes: 2 ** 31, maxFrames: 1_000 });
    const piece = pick([1 << 20, 1 << 20, 100, 7], next);
    try {
      for (let at = 0; at < stream.length; at += piece) {
        decoder.push(stream.slice(at, at + piece));
      }
    } catch (error) {
      if (!(error instanceof WireError)) throw error;
      this.counts.broken++;
    }
  }
}

Deno.test(`StreamDecoder and decodeMessage() survive ${INPUTS} hostile inputs, and take only what was signed`, () => {
  const next = numbers(51);
  const taker = new Taker();
  const signing = new Signer({ key: KEY });
  let before = 0;
  for (let i = 0; i < INPUTS; i++) {
    const way = next();
    if (way < 0.6) taker.stream(hostileStream("DEALER", next, signing), next);
    else if (way < 0.75) taker.take(unsigned(next, signing));
    else if (way < 0.9) taker.take(brokenButSigned(next, signing));
    else {
      const frames = signedFrames(next, signing);
      taker.take(frames);
      assertEquals(taker.take(frames), undefined, "replayed");
    }
    if (i === Math.floor(INPUTS / 10)) before = bytesInUse();
  }
  const grown = bytesInUse() - before;
  const { taken, read, refused, broken } = taker.counts;
  // Each kind of end comes often, or the inputs are no test.
  for (const count of [taken, read, refused, broken]) {
    assert(count > INPUTS / 20, JSON.stringify(taker.counts));
  }
  // The signatures that are remembered take 12 MiB when there are as many as there may be.
  assert(grown < 24 * 2 ** 20, `memory grew from ${before} by ${grown} bytes`);
});

const LOOPBACK: WireAddress = { transport: "tcp", ip: "127.0.0.1", port: 0 };

Deno.test("RouterSocket, PublisherSocket and HeartbeatSocket serve a good peer among hostile ones", async () => {
  const next = numbers(52);
  const signing = new Signer({ key: KEY });
  const taker = new Taker();
  await using publisher = new PublisherSocket(LOOPBACK);
  await using heartbeat = new HeartbeatSocket(LOOPBACK);
  const router = new RouterSocket(LOOPBACK);
  const serving = (async () => {
    for await (const { identity, frames } of router) {
      const taken = taker.take(frames);
      if (taken === undefined) continue;
      router.send(identity, [bytesOf(taken.header.msg_id)]);
      publisher.publish([bytesOf(taken.header.msg_id)]);
    }
  })();
  const kinds = [[router.address, "DEALER"], [publisher.address, "SUB"], [
    heartbeat.address,
    "REQ",
  ]] as const;
  let connected = 0;
  /** One hostile connection after another, each left open until it is closed or the next begins. */
  const attack = async (): Promise<void> => {
    while (connected++ < 400) {
      const [address, kind] = pick(kinds, next);
      const conn = await connectTo(address);
      const stream = hostileStream(kind, next, signing);
      const reading = ended(conn);
      for (let at = 0; at < stream.length;) {
        // Closed by the other side in the middle of it.
        const count = await conn.write(stream.subarray(at)).catch(() =>
          stream.length
        );
        at += count;
      }
      conn.close();
      await reading;
    }
  };
  const attacks = Promise.all(Array.from({ length: 8 }, attack));
  {
    using good = await Client.connect(router.address, "DEALER", "good");
    using beating = await Client.connect(heartbeat.address, "REQ");
    for (let i = 0; connected < 400; i++) {
      const frames = signedFrames(next, signing);
      await good.write(message(...frames));
      const header: { readonly msg_id: string } = JSON.parse(
        textOf(frames[2] ?? new Uint8Array()),
      );
      assertEquals(await good.receive(), [header.msg_id]);
      await beating.send("", `ping ${i}`);
      assertEquals(await beating.receive(), ["", `ping ${i}`]);
    }
  }
  await attacks;
  await router.close();
  await serving;
  assertEquals(router.peerCount, 0);
});
