import { assertEquals } from "@std/assert";
import { SseDecoder } from "../../lib/client/sse.ts";

const TEXT =
  ': a comment\ndata: {"a":"ü 🌊"}\n\nevent: ping\nid: 7\ndata:one\ndata: two\n' +
  "data\n\n\n\ndata: \n\nretry: 5\nunknown: x\n\ndata: [DONE]";
const EVENTS = [
  { event: "message", data: '{"a":"ü 🌊"}', id: "" },
  { event: "ping", data: "one\ntwo\n", id: "7" },
  { event: "message", data: "", id: "7" },
  { event: "message", data: "[DONE]", id: "7" },
];

function decode(pieces: readonly Uint8Array[]) {
  const decoder = new SseDecoder();
  return [
    ...pieces.flatMap((piece) => decoder.push(piece)),
    ...decoder.finish(),
  ];
}

for (
  const [name, end] of [["LF", "\n"], ["CR LF", "\r\n"], ["CR", "\r"]] as const
) {
  Deno.test(`SseDecoder gives the same events wherever the input is cut: ${name}`, () => {
    const bytes = new TextEncoder().encode(TEXT.replaceAll("\n", end));
    for (let cut = 0; cut <= bytes.length; cut++) {
      assertEquals(
        decode([bytes.subarray(0, cut), bytes.subarray(cut)]),
        EVENTS,
        `${cut}`,
      );
    }
    assertEquals(decode([...bytes].map((byte) => Uint8Array.of(byte))), EVENTS);
  });
}

Deno.test("SseDecoder gives an event as soon as its blank line is there", () => {
  const decoder = new SseDecoder();
  const encoder = new TextEncoder();
  assertEquals(decoder.push(encoder.encode("data: 1\n")), []);
  assertEquals(decoder.push(encoder.encode("\n")).length, 1);
  assertEquals(decoder.finish(), []);
});
