import { assertEquals, assertThrows } from "@std/assert";
import {
  type ChannelMessage,
  decodeFrame,
  encodeFrame,
  V1_PROTOCOL,
} from "../../../lib/notebook/gateway/_frames.ts";
import { ProtocolError } from "../../../lib/protocol/mod.ts";
import { rounds } from "../../_rounds.ts";

const FORMS = { newer: V1_PROTOCOL, older: "" };

/** Numbers that are the same each time: mulberry32. */
function numbers(seed: number): () => number {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

function anyMessage(next: () => number): ChannelMessage {
  const below = (limit: number) => Math.floor(next() * limit);
  const text = () =>
    Array.from(
      { length: below(12) },
      () => ["a", '"', "\\", "\n", "é", "漢", "😀", "\0"][below(8)],
    ).join("");
  const bytes = () =>
    Uint8Array.from({ length: below(9) * below(9) }, () => below(256));
  return {
    channel: ["shell", "iopub", "stdin", "control"][below(4)] ?? "shell",
    header: { msg_id: text(), msg_type: "stream", [text()]: below(1e9) },
    parent_header: below(2) ? {} : { msg_id: text() },
    metadata: below(2) ? {} : { [text()]: [text(), null, true, 1.5] },
    content: { text: text(), deep: { list: [text(), { a: text() }] } },
    buffers: Array.from({ length: below(4) }, bytes),
  };
}

/** A message as it looks when it has arrived. */
function plain(message: ChannelMessage): unknown {
  return {
    ...message,
    buffers: message.buffers.map((buffer) => [...buffer]),
  };
}

for (const [form, protocol] of Object.entries(FORMS)) {
  Deno.test(`decodeFrame() gives back any message of the ${form} form`, () => {
    const next = numbers(7);
    for (let round = 0; round < rounds(300); round++) {
      const message = anyMessage(next);
      const frame = encodeFrame(message, protocol);
      assertEquals(plain(decodeFrame(frame, protocol)), plain(message));
      if (typeof frame === "string") continue;
      // Where the bytes stand in their buffer does not matter.
      const shifted = new Uint8Array(frame.length + 3);
      shifted.set(frame, 3);
      const there = shifted.subarray(3);
      assertEquals(plain(decodeFrame(there, protocol)), plain(message));
    }
  });

  Deno.test(`decodeFrame() refuses a message of the ${form} form that is cut anywhere`, () => {
    const message = {
      ...anyMessage(numbers(3)),
      buffers: [],
    };
    const frame = encodeFrame(message, protocol);
    for (let end = 0; end < frame.length; end++) {
      assertThrows(
        () => decodeFrame(frame.slice(0, end), protocol),
        ProtocolError,
        "Cannot read a message of the kernel",
      );
    }
  });
}

Deno.test("decodeFrame() reads the bytes of both forms as Jupyter Server writes them", () => {
  const header = '{"msg_id":"1","msg_type":"status"}';
  const parts = ["iopub", header, "{}", "{}", '{"a":1}', "\x01\x02"];
  const offsets = [8 * (1 + parts.length + 1)];
  for (const part of parts) offsets.push((offsets.at(-1) ?? 0) + part.length);
  const newer = new Uint8Array(offsets.at(-1) ?? 0);
  const view = new DataView(newer.buffer);
  [offsets.length, ...offsets].forEach((value, index) =>
    view.setUint32(8 * index, value, true)
  );
  newer.set(new TextEncoder().encode(parts.join("")), offsets[0]);
  const expected = {
    channel: "iopub",
    header: { msg_id: "1", msg_type: "status" },
    parent_header: {},
    metadata: {},
    content: { a: 1 },
    buffers: [[1, 2]],
  };
  assertEquals(plain(decodeFrame(newer, V1_PROTOCOL)), expected);

  const json = new TextEncoder().encode(JSON.stringify({
    ...expected,
    buffers: undefined,
  }));
  const older = new Uint8Array(12 + json.length + 2);
  const numbersOf = new DataView(older.buffer);
  numbersOf.setUint32(0, 2);
  numbersOf.setUint32(4, 12);
  numbersOf.setUint32(8, 12 + json.length);
  older.set(json, 12);
  older.set([1, 2], 12 + json.length);
  assertEquals(plain(decodeFrame(older, "")), expected);
});

Deno.test("decodeFrame() refuses offsets that lead astray", () => {
  const frame = encodeFrame(anyMessage(numbers(1)), V1_PROTOCOL);
  if (typeof frame === "string") throw new Error("The newer form is bytes");
  for (const place of [0, 1, 2, 5]) {
    for (const value of [0n, 1n, 1n << 40n, (1n << 64n) - 1n]) {
      const bad = frame.slice();
      new DataView(bad.buffer).setBigUint64(8 * place, value, true);
      assertThrows(() => decodeFrame(bad, V1_PROTOCOL), ProtocolError);
    }
  }
  assertThrows(() => decodeFrame("{}", V1_PROTOCOL), ProtocolError);
  assertThrows(() => decodeFrame("[]", ""), ProtocolError);
  assertThrows(() => decodeFrame(new Uint8Array(12).fill(255), ""));
});

Deno.test("decodeFrame() takes Python's numbers and null in place of an object", () => {
  const text =
    '{"channel":"iopub","header":{"msg_type":"x"},"parent_header":null,"metadata":null,"content":{"a":NaN,"b":"NaN"}}';
  const { content, parent_header, metadata } = decodeFrame(text, "");
  assertEquals(content, { a: null, b: "NaN" });
  assertEquals([parent_header, metadata], [{}, {}]);
});
