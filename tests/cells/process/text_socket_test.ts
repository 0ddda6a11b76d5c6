import { assertEquals, assertRejects } from "@std/assert";
import { concat } from "@std/bytes/concat";
import {
  TextSocket,
  TextSocketError,
} from "../../../lib/cells/process/_text_socket.ts";
import { randomNumbers } from "../_random.ts";
import { cutAt } from "./_frames.ts";

/** A frame of a server, which masks nothing. */
function frame(
  opcode: number,
  payload: Uint8Array,
  isFinal = true,
): Uint8Array {
  const { length } = payload;
  const size = length < 126 ? 2 : length < 1 << 16 ? 4 : 10;
  const bytes = new Uint8Array(size + length);
  const view = new DataView(bytes.buffer);
  view.setUint8(0, (isFinal ? 0x80 : 0) | opcode);
  view.setUint8(1, size === 2 ? length : size === 4 ? 126 : 127);
  if (size === 4) view.setUint16(2, length);
  if (size === 10) view.setBigUint64(2, BigInt(length));
  bytes.set(payload, size);
  return bytes;
}

const text = (said: string, isFinal = true, opcode = 1) =>
  frame(opcode, new TextEncoder().encode(said), isFinal);

const ACCEPTED =
  "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n";

/** A server of one connection that answers the handshake with `answer` and then sends `chunks`. */
async function withServer<T>(
  answer: string,
  chunks: readonly Uint8Array[],
  work: (address: string) => Promise<T>,
): Promise<T> {
  using listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const serving = (async () => {
    const connection = await listener.accept();
    connection.setNoDelay(true);
    const asked = new Uint8Array(4096);
    await connection.read(asked);
    try {
      for (const bytes of [new TextEncoder().encode(answer), ...chunks]) {
        for (let at = 0; at < bytes.length;) {
          at += await connection.write(bytes.subarray(at));
        }
      }
      await connection.closeWrite();
      while (await connection.read(asked) !== null);
    } catch {
      // Who hangs up early wants no more.
    }
    connection.close();
  })();
  try {
    return await work(`ws://127.0.0.1:${listener.addr.port}/inspector`);
  } finally {
    await serving;
  }
}

async function allTexts(chunks: readonly Uint8Array[]): Promise<string[]> {
  return await withServer(ACCEPTED, chunks, async (address) => {
    const socket = await TextSocket.connect(address);
    const texts: string[] = [];
    for await (const text of socket.texts()) texts.push(text);
    socket.close();
    return texts;
  });
}

/** Long texts by their lengths, for assertions that can be read. */
function shorten(text: string): string {
  return text.length > 1_000 ? `${text.length}` : text;
}

Deno.test("TextSocket carries texts of every length both ways, against Deno's own server", async () => {
  const lengths = [0, 1, 125, 126, 127, 65_535, 65_536, 300_000];
  await using server = Deno.serve(
    { hostname: "127.0.0.1", port: 0, onListen: () => {} },
    (request) => {
      const { socket, response } = Deno.upgradeWebSocket(request);
      socket.onmessage = ({ data }) => socket.send(data);
      return response;
    },
  );
  const socket = await TextSocket.connect(
    `ws://127.0.0.1:${server.addr.port}/`,
  );
  const sent = lengths.map((length) => "é".repeat(length));
  for (const text of sent) socket.send(text);
  const echoed: string[] = [];
  for await (const text of socket.texts()) {
    echoed.push(text);
    if (echoed.length === sent.length) break;
  }
  assertEquals(echoed.map(shorten), sent.map(shorten));
  assertEquals(echoed.join() === sent.join(), true);
  socket.close();
});

Deno.test("TextSocket.texts() gives the same texts wherever the stream is cut", async () => {
  const stream = concat([
    text("one"),
    frame(9, Uint8Array.of(1, 2)),
    text("tw", false),
    frame(9, new Uint8Array()),
    text("o é", true, 0),
    frame(10, new Uint8Array()),
    text("x".repeat(70_000)),
    text(""),
  ]);
  const wanted = ["one", "two é", "70000", ""];
  const random = randomNumbers(24);
  for (let round = 0; round < 40; round++) {
    const places = Array.from(
      { length: 1 + random(6) },
      () => random(round < 30 ? 60 : stream.length),
    ).toSorted((a, b) => a - b);
    const texts = await allTexts(cutAt(stream, places));
    assertEquals(texts.map(shorten), wanted);
  }
});

Deno.test("TextSocket.texts() puts characters together that parts cut through", async () => {
  const [first = new Uint8Array(), second = new Uint8Array()] = cutAt(
    new TextEncoder().encode("a€b"),
    [2],
  );
  assertEquals(
    await allTexts([frame(1, first, false), frame(0, second), text("c")]),
    ["a€b", "c"],
  );
});

Deno.test("TextSocket.texts() ends where the connection does, also within a frame", async () => {
  assertEquals(await allTexts([text("whole"), text("half").subarray(0, 4)]), [
    "whole",
  ]);
  assertEquals(await allTexts([]), []);
});

Deno.test("TextSocket.texts() ends at a close frame", async () => {
  assertEquals(
    await allTexts([text("last"), frame(8, Uint8Array.of(3, 232)), text("no")]),
    ["last"],
  );
});

Deno.test("TextSocket.texts() ends at a frame that cannot be one", async () => {
  const huge = new Uint8Array(10);
  huge.set([0x81, 127, 255, 255, 255, 255, 255, 255, 255, 255]);
  assertEquals(await allTexts([text("fine"), huge, text("lost")]), ["fine"]);
});

Deno.test("TextSocket.connect() tells what is no such server", async () => {
  for (
    const [answer, said] of [
      ["HTTP/1.1 404 Not Found\r\n\r\n", "404 Not Found"],
      ["220 mail.example.com ESMTP\r\n\r\n", "220 mail"],
      ["HTTP/1.1 101 Swi", "the other side ended it"],
      ["", "the other side ended it"],
    ]
  ) {
    await withServer(answer ?? "", [], async (address) => {
      await assertRejects(
        () => TextSocket.connect(address),
        TextSocketError,
        said,
      );
    });
  }
});

Deno.test("TextSocket.connect() tells when nobody is there", async () => {
  const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const { port } = listener.addr;
  listener.close();
  await assertRejects(
    () => TextSocket.connect(`ws://127.0.0.1:${port}/`),
    Deno.errors.ConnectionRefused,
  );
});
