import { assertEquals } from "@std/assert";
import { MessageReader } from "../../../lib/cells/process/message_reader.ts";
import { randomNumbers } from "../_random.ts";
import { cutAt, makeMessage } from "./_frames.ts";

const encoder = new TextEncoder();
const CONTENT = encoder.encode('{"data":"é"}');
const BUFFERS = [Uint8Array.of(1, 2, 3), new Uint8Array(), Uint8Array.of(9)];
const HEADER = JSON.stringify({
  type: "display",
  contentBytes: CONTENT.length,
  bufferBytes: [3, 0, 1],
});

Deno.test("MessageReader.add() puts a message together, however it is cut into parts", () => {
  const whole = makeMessage([CONTENT, ...BUFFERS], HEADER);
  const reader = new MessageReader();
  for (let at = 0; at <= whole.length; at++) {
    const [first = new Uint8Array(), second = new Uint8Array()] = cutAt(
      whole,
      [at],
    );
    assertEquals(reader.add(first, true, false), undefined);
    const message = reader.add(second, false, true);
    assertEquals(message?.header.type, "display");
    assertEquals(message?.content, CONTENT);
    assertEquals(message?.buffers, BUFFERS);
  }
});

Deno.test("MessageReader.add() forgets a message that was broken off", () => {
  const whole = makeMessage([CONTENT, ...BUFFERS], HEADER);
  const reader = new MessageReader();
  reader.add(encoder.encode("begun and"), true, false);
  reader.add(encoder.encode("broken off"), false, false);
  assertEquals(reader.add(whole, true, true)?.content, CONTENT);
  reader.add(encoder.encode("begun"), true, false);
  reader.forget();
  assertEquals(reader.add(whole, false, true)?.content, CONTENT);
});

Deno.test("MessageReader.add() gives nothing for what is no message", () => {
  const reader = new MessageReader();
  const header = (contentBytes: unknown, bufferBytes: unknown = []) =>
    JSON.stringify({ type: "display", contentBytes, bufferBytes });
  const wrong: Readonly<Record<string, Uint8Array>> = {
    "no bytes": new Uint8Array(),
    "too few bytes": new Uint8Array(3),
    "no header": new Uint8Array(4),
    "a header longer than the message": makeMessage([], HEADER, 2 ** 32 - 1),
    "a header that is no JSON": makeMessage([CONTENT], "{ no json"),
    "a header that is no text": makeMessage([], "\ud800"),
    "a header that is a number": makeMessage([CONTENT], "12"),
    "a header that is null": makeMessage([CONTENT], "null"),
    "no lengths": makeMessage([CONTENT], "{}"),
    "a negative length": makeMessage([CONTENT], header(-1)),
    "a length that is no number": makeMessage([CONTENT], header("12")),
    "a length that is none": makeMessage([CONTENT], header(null)),
    "a fraction": makeMessage([CONTENT], header(1.5)),
    "a huge length": makeMessage([CONTENT], header(1e300)),
    "one too many": makeMessage([CONTENT], header(CONTENT.length + 1)),
    "a huge buffer": makeMessage([CONTENT], header(2, [2 ** 53 - 1])),
    "a negative buffer": makeMessage([CONTENT], header(4, [-4])),
    "buffers that are too long together": makeMessage(
      [CONTENT],
      header(2, [CONTENT.length - 2, 1]),
    ),
  };
  for (const [name, bytes] of Object.entries(wrong)) {
    assertEquals(reader.add(bytes, true, true), undefined, name);
  }
  const right = makeMessage([CONTENT], header(CONTENT.length));
  assertEquals(reader.add(right, true, true)?.content, CONTENT);
});

Deno.test("MessageReader.add() takes any bytes", () => {
  const random = randomNumbers(21);
  const whole = makeMessage([CONTENT, ...BUFFERS], HEADER);
  const reader = new MessageReader();
  for (let round = 0; round < 5_000; round++) {
    const bytes = whole.slice(0, 1 + random(whole.length));
    for (let n = 0; n < 3; n++) bytes[random(bytes.length)] = random(256);
    const message = reader.add(bytes, random(3) > 0, random(3) > 0);
    if (message === undefined) continue;
    const size = message.content.length +
      message.buffers.reduce((sum, { length }) => sum + length, 0);
    assertEquals(size <= bytes.length + whole.length * round, true);
  }
});
