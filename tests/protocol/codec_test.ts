import { assert, assertEquals, assertThrows } from "@std/assert";
import {
  decodeMessage,
  EncodedJson,
  encodeMessage,
  newHeader,
  ProtocolError,
  Signer,
} from "../../lib/protocol/mod.ts";
import { numbers } from "../bench/_corpus.ts";
import { bytes, jsonObject } from "./_values.ts";

const ENCODER = new TextEncoder();
const DECODER = new TextDecoder();
const HEADER = '{"msg_id":"1","msg_type":"t"}';

/** Frames as somebody else may send them. */
function frames(
  parts: readonly (string | Uint8Array)[],
  key = "",
): Uint8Array[] {
  const encoded = parts.map((part) =>
    typeof part === "string" ? ENCODER.encode(part) : part
  );
  return [
    ENCODER.encode("<IDS|MSG>"),
    new Signer({ key }).sign(encoded.slice(0, 4)),
    ...encoded,
  ];
}

/** What decoding says. */
function refusal(parts: readonly (string | Uint8Array)[]): string {
  return assertThrows(
    () => decodeMessage(frames(parts), new Signer({ key: "" })),
    ProtocolError,
  ).message;
}

Deno.test("encodeMessage() and decodeMessage() give back any message", () => {
  const next = numbers(21);
  const signer = new Signer({ key: "secret" });
  for (let i = 0; i < 1_000; i++) {
    const several = (most: number) =>
      Array.from({ length: Math.floor(next() * 4) }, () => bytes(next, most));
    const message = {
      identities: several(20),
      header: newHeader("display_data", { session: "s", username: "" }),
      parent_header: next() < 0.3 ? {} : newHeader("x", { session: "t" }),
      metadata: jsonObject(next),
      content: jsonObject(next),
      buffers: several(300),
    };
    assertEquals(
      decodeMessage(encodeMessage(message, signer), signer),
      message,
    );
  }
});

Deno.test("encodeMessage() passes encoded content, identities and buffers on without a copy", () => {
  const content = new EncodedJson(ENCODER.encode('{"data":{}}'));
  const [identity, buffer] = [Uint8Array.of(1), Uint8Array.of(2)];
  const encoded = encodeMessage({
    identities: [identity],
    header: newHeader("display_data", { session: "s" }),
    content,
    buffers: [buffer],
  }, new Signer({ key: "k" }));
  assert(encoded[0] === identity);
  assert(encoded[6] === content.bytes);
  assert(encoded[7] === buffer);
});

Deno.test("encodeMessage() writes empty objects for what is left out", () => {
  const encoded = encodeMessage(
    { header: newHeader("status", { session: "s" }), content: {} },
    new Signer({ key: "" }),
  );
  assertEquals(encoded.slice(3).map((one) => DECODER.decode(one)), [
    "{}",
    "{}",
    "{}",
  ]);
});

Deno.test("decodeMessage() fills in what other programs leave out of the header", () => {
  const { header, buffers, identities } = decodeMessage(
    frames([HEADER, "null", "null", "{}"]),
    new Signer({ key: "" }),
  );
  assertEquals(header, {
    msg_id: "1",
    msg_type: "t",
    session: "",
    username: "",
    date: "",
    version: "5.0",
  });
  assertEquals([buffers, identities], [[], []]);
});

Deno.test("decodeMessage() takes a subshell's id, and null for none", () => {
  const decode = (id: string) =>
    decodeMessage(
      frames([
        `{"msg_id":"1","msg_type":"t","subshell_id":${id}}`,
        "{}",
        "{}",
        "{}",
      ]),
      new Signer({ key: "" }),
    ).header;
  assertEquals(decode('"s1"').subshell_id, "s1");
  assertEquals("subshell_id" in decode("null"), false);
});

Deno.test("decodeMessage() passes fields on that it does not know", () => {
  const { header, content } = decodeMessage(
    frames([
      '{"msg_id":"1","msg_type":"t","mine":{"a":[1]}}',
      "{}",
      "{}",
      '{"cell":1e3}',
    ]),
    new Signer({ key: "" }),
  );
  assertEquals({ ...header }.msg_id, "1");
  assertEquals(Object.entries(header).find(([name]) => name === "mine"), [
    "mine",
    { a: [1] },
  ]);
  assertEquals(content, { cell: 1000 });
});

Deno.test("decodeMessage() says what is wrong, and quotes no content", () => {
  assertEquals(
    refusal([HEADER, "{}", "{}"]),
    'Cannot read the message: found 4 frames after "<IDS|MSG>"; wanted a signature and four of JSON',
  );
  assertEquals(
    refusal([HEADER, "{}", "{}", "the password"]),
    "Cannot read the message: found a content of 12 bytes that is no JSON",
  );
  assertEquals(
    refusal(["[]", "{}", "{}", "{}"]),
    "Cannot read the message: found a list as header; wanted an object",
  );
  assertEquals(
    refusal([HEADER, "{}", "{}", "null"]),
    "Cannot read the message: found null as content; wanted an object",
  );
  assertEquals(
    refusal(['{"msg_id":1,"msg_type":"t"}', "{}", "{}", "{}"]),
    'Cannot read the message: found a number as "msg_id" in the header; wanted a string',
  );
  assertEquals(
    refusal(['{"msg_id":"1"}', "{}", "{}", "{}"]),
    'Cannot read the message: found nothing as "msg_type" in the header; wanted a string',
  );
  for (
    const name of ["session", "username", "date", "version", "subshell_id"]
  ) {
    assertEquals(
      refusal([
        `{"msg_id":"1","msg_type":"t","${name}":["x"]}`,
        "{}",
        "{}",
        "{}",
      ]),
      `Cannot read the message: found a list as "${name}" in the header; wanted a string`,
    );
  }
});

Deno.test("decodeMessage() looks at nothing before the signature is right", () => {
  const signer = new Signer({ key: "k" });
  const broken = ["{", "{}", "{}", "{}"];
  assertThrows(
    () => decodeMessage(frames(broken, "other"), signer),
    ProtocolError,
    "wrong signature",
  );
  assertThrows(
    () => decodeMessage(frames(broken, "k"), signer),
    ProtocolError,
    "no JSON",
  );
});

Deno.test("decodeMessage() notices every change of a frame that is signed", () => {
  const original = encodeMessage({
    header: newHeader("execute_request", { session: "s" }),
    parent_header: newHeader("x", { session: "s" }),
    metadata: { a: 1 },
    content: { code: "1" },
  }, new Signer({ key: "k" }));
  for (let i = 1; i < original.length; i++) {
    for (let at = 0; at < (original[i]?.length ?? 0); at += 7) {
      const changed = original.map((frame) => frame.slice());
      const frame = changed[i];
      if (frame !== undefined) frame[at] = (frame[at] ?? 0) ^ 4;
      assertThrows(
        () => decodeMessage(changed, new Signer({ key: "k" })),
        ProtocolError,
        "signature",
      );
    }
  }
  decodeMessage(original, new Signer({ key: "k" }));
});

Deno.test("decodeMessage() refuses a message that was there before", () => {
  const signer = new Signer({ key: "k" });
  const encoded = encodeMessage({
    header: newHeader("execute_request", { session: "s" }),
    content: {},
  }, signer);
  decodeMessage(encoded, signer);
  assertThrows(() => decodeMessage(encoded, signer), ProtocolError, "seen");
});
