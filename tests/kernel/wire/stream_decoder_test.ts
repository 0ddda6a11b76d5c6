import { assert, assertEquals, assertThrows } from "@std/assert";
import { concat } from "@std/bytes/concat";
import {
  encodeCommand,
  encodeMessages,
} from "../../../lib/kernel/wire/_frame.ts";
import { greeting, ready } from "../../../lib/kernel/wire/_greeting.ts";
import { StreamDecoder } from "../../../lib/kernel/wire/_stream_decoder.ts";
import { WireError } from "../../../lib/kernel/wire/mod.ts";
import { numbers } from "../../bench/_corpus.ts";
import { bytes, pick } from "../../protocol/_values.ts";
import { bytesOf, hello, message, textOf } from "./_client.ts";

/** A decoder and what came out of it. */
function decoding(
  limits: { maxMessageBytes?: number; maxFrames?: number } = {},
) {
  const events: (readonly [string, ...(string | Uint8Array)[]])[] = [];
  const decoder = new StreamDecoder({
    ready: ({ socketType, identity }) =>
      events.push(["ready", socketType, identity]),
    message: (frames) =>
      events.push(["message", ...frames.map((frame) => frame.slice())]),
    command: (name, data) => events.push(["command", name, data.slice()]),
  }, { maxMessageBytes: 1_000_000, maxFrames: 100, ...limits });
  return { decoder, events };
}

/** What is said about bytes that are against the rules. */
function refusal(stream: Uint8Array): string {
  const { decoder } = decoding();
  return assertThrows(() => decoder.push(stream), WireError).message;
}

const STREAM = concat([
  hello("DEALER", "me"),
  message("one"),
  message("", "two", new Uint8Array(300), ""),
  encodeCommand("PING", bytesOf("\0\0context")),
  message(new Uint8Array(70_000).fill(7), "end"),
  encodeCommand("SUBSCRIBE", bytesOf("x".repeat(300))),
  message(""),
]);

Deno.test("StreamDecoder gives the same whatever pieces the bytes come in", () => {
  const whole = decoding();
  whole.decoder.push(STREAM);
  assertEquals(whole.events.map(([type]) => type), [
    "ready",
    "message",
    "message",
    "command",
    "message",
    "command",
    "message",
  ]);
  assertEquals(whole.events[0], ["ready", "DEALER", bytesOf("me")]);
  // Every offset of a stream without its large frame, some of the whole one.
  const short = STREAM.subarray(0, 500);
  const wanted = decoding();
  wanted.decoder.push(short);
  for (let at = 0; at <= short.length; at++) {
    const { decoder, events } = decoding();
    decoder.push(short.subarray(0, at));
    decoder.push(short.subarray(at));
    assertEquals(events, wanted.events);
  }
  for (let at = 0; at <= STREAM.length; at += at < 600 ? 1 : 997) {
    const { decoder, events } = decoding();
    decoder.push(STREAM.subarray(0, at));
    decoder.push(STREAM.subarray(at));
    assertEquals(events.length, whole.events.length);
    assertEquals(events.at(-3), whole.events.at(-3));
  }
});

Deno.test("StreamDecoder takes a stream byte by byte", () => {
  const whole = decoding();
  whole.decoder.push(STREAM);
  const { decoder, events } = decoding();
  for (const byte of STREAM) decoder.push(Uint8Array.of(byte));
  assertEquals(events, whole.events);
});

Deno.test("StreamDecoder gives back any messages in any pieces", () => {
  const next = numbers(41);
  for (let i = 0; i < 300; i++) {
    const messages = Array.from({ length: 1 + next() * 5 }, () =>
      Array.from(
        { length: 1 + next() * 4 },
        () => bytes(next, pick([0, 3, 255, 256, 2_000], next)),
      ));
    const stream = concat([hello("SUB"), ...encodeMessages(messages)]);
    const { decoder, events } = decoding();
    for (let at = 0; at < stream.length;) {
      const end = at + 1 + Math.floor(next() * pick([2, 50, 5_000], next));
      decoder.push(stream.subarray(at, end));
      at = end;
    }
    assertEquals(
      events.slice(1),
      messages.map((frames) => ["message", ...frames]),
    );
  }
});

Deno.test("StreamDecoder refuses a wrong greeting at its first wrong byte", () => {
  assertEquals(
    refusal(bytesOf("GET / HTTP/1.1\r\n")),
    "Cannot greet the peer: found 71 as first byte; wanted the signature of ZMTP",
  );
  const changed = (at: number, byte: number) => {
    const wrong = greeting();
    wrong[at] = byte;
    return wrong.subarray(0, Math.max(at + 1, at > 11 ? 32 : 0));
  };
  assertEquals(
    refusal(changed(9, 0x7e)),
    "Cannot greet the peer: found 126 as tenth byte; wanted the signature of ZMTP",
  );
  assertEquals(
    refusal(changed(10, 1)),
    "Cannot greet the peer: found version 1 of ZMTP; wanted version 3",
  );
  assertEquals(
    refusal(changed(12, "C".charCodeAt(0))),
    'Cannot greet the peer: found the mechanism "CULL"; wanted "NULL"',
  );
});

Deno.test("StreamDecoder takes greetings of later versions and with any padding", () => {
  const other = greeting();
  other.fill(9, 1, 9);
  other[10] = 4;
  other[32] = 1;
  other.fill(9, 33);
  const { decoder, events } = decoding();
  decoder.push(concat([other, ready("REQ")]));
  assertEquals(events, [["ready", "REQ", new Uint8Array()]]);
});

Deno.test("StreamDecoder refuses frames that are against the rules", () => {
  const after = (...frames: readonly number[]) =>
    refusal(concat([hello("DEALER"), Uint8Array.from(frames)]));
  for (const flags of [8, 128, 255, 5, 7]) {
    assertEquals(
      after(flags),
      `Cannot read the frame: found the flags ${flags}; wanted 0 to 6, and no command of several frames`,
    );
  }
  assertEquals(
    after(4, 0),
    "Cannot read the command: found a name that ends after the 0 bytes",
  );
  assertEquals(
    after(4, 2, 5, 65),
    "Cannot read the command: found a name that ends after the 2 bytes",
  );
});

Deno.test("StreamDecoder refuses anything before READY, and a READY that is none", () => {
  const first = (bytes: Uint8Array) => refusal(concat([greeting(), bytes]));
  assertEquals(
    first(message("x")),
    "Cannot read the frame: found a message; wanted READY first",
  );
  assertEquals(
    first(encodeCommand("PING", new Uint8Array(2))),
    'Cannot read the command: found "PING"; wanted READY first',
  );
  assertEquals(
    first(encodeCommand("READY", new Uint8Array(9_000))),
    "Cannot read the frame: found a command with a frame of 9006 bytes; wanted at most 8192",
  );
  for (const data of ["\x0bSocket-Type\0\0\0\xff", "\x0bSocket", "\x01"]) {
    assertEquals(
      first(
        encodeCommand("READY", Uint8Array.from(data, (c) => c.charCodeAt(0))),
      )
        .startsWith("Cannot read READY: found a property that ends after"),
      true,
    );
  }
});

Deno.test("StreamDecoder refuses identities that are too long, and takes any other", () => {
  const hello = (identity: string) =>
    concat([greeting(), ready("DEALER", bytesOf(identity))]);
  assertEquals(
    refusal(hello("x".repeat(256))).startsWith("Cannot take the identity"),
    true,
  );
  // Front ends take random bytes.
  decoding().decoder.push(hello("\0x"));
});

Deno.test("StreamDecoder refuses a message of too many bytes or frames", () => {
  const { decoder } = decoding({ maxMessageBytes: 1_000, maxFrames: 3 });
  decoder.push(hello("DEALER"));
  decoder.push(message(new Uint8Array(999), "x"));
  decoder.push(message("a", "b", "c"));
  const error = assertThrows(
    () => decoder.push(message(new Uint8Array(999), "xy")),
    WireError,
  );
  assertEquals(
    error.message,
    "Cannot read the frame: found a message with a frame of 2 bytes; wanted at most 1",
  );
  const other = decoding({ maxFrames: 3 });
  other.decoder.push(hello("DEALER"));
  assertThrows(
    () => other.decoder.push(message("a", "b", "c", "d")),
    WireError,
    "more than 3 frames",
  );
});

Deno.test("StreamDecoder takes nothing more once it has refused", () => {
  const { decoder, events } = decoding();
  decoder.push(hello("DEALER"));
  assertThrows(() => decoder.push(Uint8Array.of(255)), WireError);
  decoder.push(message("x"));
  assertEquals(events.map(([type]) => type), ["ready"]);
});

Deno.test("StreamDecoder sets nothing aside for lengths that are only claimed", () => {
  const before = Deno.memoryUsage().external;
  const decoders = Array.from({ length: 50 }, () => {
    const { decoder } = decoding({ maxMessageBytes: 2 ** 31 });
    // A frame of 2 GiB, of which three bytes come.
    decoder.push(concat([
      hello("DEALER"),
      Uint8Array.of(2, 0, 0, 0, 0, 0x7f, 0xff, 0xff, 0xff, 1, 2, 3),
    ]));
    return decoder;
  });
  const grown = Deno.memoryUsage().external - before;
  assert(grown < 50 * 100_000, String(grown));
  assertEquals(decoders.length, 50);
});

Deno.test("StreamDecoder refuses lengths up to 2^64", () => {
  for (const high of [0x80, 0x01, 0xff]) {
    assertEquals(
      refusal(concat([
        hello("DEALER"),
        Uint8Array.of(2, high, 0, 0, 0, 0, 0, 0, 0),
      ])).startsWith("Cannot read the frame: found a message with a frame of"),
      true,
    );
  }
});

Deno.test("StreamDecoder takes commands between the frames of a message", () => {
  const { decoder, events } = decoding();
  const [first, rest] = [message("a", "b").subarray(0, 3), message("b")];
  decoder.push(concat([
    hello("DEALER"),
    first,
    encodeCommand("PING", new Uint8Array(2)),
    rest,
  ]));
  assertEquals(
    events.slice(1).map(([type, ...frames]) => [
      type,
      ...frames.map((one) => typeof one === "string" ? one : textOf(one)),
    ]),
    [["command", "PING", "\0\0"], ["message", "a", "b"]],
  );
});
