import { assert, assertEquals } from "@std/assert";
import { concat } from "@std/bytes/concat";
import {
  encodeCommand,
  encodeMessages,
  wireBytes,
} from "../../../lib/kernel/wire/_frame.ts";
import { bytesOf } from "./_client.ts";

Deno.test("encodeMessages() writes lengths up to 255 in one byte and others in eight", () => {
  const headers = [0, 255, 256, 65_536].map((length) => {
    const encoded = concat(encodeMessages([[new Uint8Array(length)]]));
    return [...encoded.subarray(0, encoded.length - length)];
  });
  assertEquals(headers, [
    [0, 0],
    [0, 255],
    [2, 0, 0, 0, 0, 0, 0, 1, 0],
    [2, 0, 0, 0, 0, 0, 1, 0, 0],
  ]);
});

Deno.test("encodeMessages() marks every frame but the last of a message", () => {
  const encoded = encodeMessages([
    [bytesOf("a"), new Uint8Array(300), bytesOf("b")],
    [bytesOf("c")],
    bytesOf("raw"),
  ]);
  assertEquals(encoded.length, 1);
  const bytes = concat(encoded);
  assertEquals([bytes[0], bytes[3], bytes[3 + 309], bytes[3 + 309 + 3]], [
    1,
    3,
    0,
    0,
  ]);
  assertEquals([...bytes.subarray(-3)], [...bytesOf("raw")]);
});

Deno.test("encodeMessages() does not copy large frames, and joins all others", () => {
  const large = new Uint8Array(100_000);
  const pieces = encodeMessages([
    [bytesOf("a"), large, bytesOf("b")],
    [bytesOf("c")],
    [large],
  ]);
  assertEquals(pieces.map(({ length }) => length), [12, 100_000, 15, 100_000]);
  assert(pieces[1] === large && pieces[3] === large);
});

Deno.test("wireBytes() is what encodeMessages() gives", () => {
  for (const lengths of [[0], [1, 255, 256], [40_000, 3], []]) {
    const frames = lengths.map((length) => new Uint8Array(length));
    assertEquals(wireBytes(frames), concat(encodeMessages([frames])).length);
  }
});

Deno.test("encodeCommand() writes a name with its length, short and long", () => {
  assertEquals([...encodeCommand("PONG", bytesOf("x"))], [
    4,
    6,
    4,
    ...bytesOf("PONGx"),
  ]);
  const long = encodeCommand("SUBSCRIBE", new Uint8Array(300));
  assertEquals([...long.subarray(0, 10)], [6, 0, 0, 0, 0, 0, 0, 1, 54, 9]);
});
