import { assertEquals, assertStrictEquals } from "@std/assert";
import {
  type JoinedText,
  StreamJoiner,
} from "../../lib/kernel/stream_joiner.ts";

function out(text: string, cell = 1): JoinedText {
  return { cell, name: "stdout", text };
}

Deno.test("StreamJoiner.add() sends the first text at once, and soon, joined, what follows it", async () => {
  const sent: string[] = [];
  const second = Promise.withResolvers<void>();
  const joiner = new StreamJoiner(({ text }) => {
    sent.push(text);
    if (sent.length === 2) second.resolve();
    return undefined;
  });
  joiner.add(out("a"));
  assertEquals(sent, ["a"]);
  joiner.add(out("b"));
  joiner.add(out(""));
  joiner.add(out("c"));
  assertEquals(sent, ["a"]);
  await second.promise;
  assertEquals(sent, ["a", "bc"]);
  assertStrictEquals(joiner.flush(), undefined);
});

Deno.test("StreamJoiner.add() joins neither streams nor cells, and keeps their order", () => {
  const sent: string[] = [];
  const joiner = new StreamJoiner(({ cell, name, text }) => {
    sent.push(`${cell} ${name} ${text}`);
    return undefined;
  });
  joiner.add(out("a"));
  joiner.add(out("b"));
  joiner.add({ cell: 1, name: "stderr", text: "c" });
  joiner.add(out("d"));
  joiner.add(out("e", 2));
  joiner.flush();
  assertEquals(sent, [
    "1 stdout a",
    "1 stdout b",
    "1 stderr c",
    "1 stdout d",
    "2 stdout e",
  ]);
});

Deno.test("StreamJoiner.add() holds no more than a bounded text, and hands on that there is no room", async () => {
  const room = Promise.resolve();
  let bytes = 0;
  const joiner = new StreamJoiner(({ text }) => {
    bytes += text.length;
    return room;
  });
  assertStrictEquals(joiner.add(out("a")), room);
  assertStrictEquals(joiner.add(out("b")), undefined);
  const much = "c".repeat(600_000);
  assertStrictEquals(joiner.add(out(much)), room);
  assertEquals(bytes, 600_002);
  await room;
});
