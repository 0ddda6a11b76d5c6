import { assert, assertEquals, assertThrows } from "@std/assert";
import { ProtocolError, Signer } from "../../lib/protocol/mod.ts";

const ENCODER = new TextEncoder();
const DECODER = new TextDecoder();
const PARTS = ["a", "b", "", "c"].map((text) => ENCODER.encode(text));

Deno.test("Signer.sign() gives what RFC 4231 gives for its second case", () => {
  const signer = new Signer({ key: "Jefe" });
  const parts = ["what do ya ", "want ", "for nothing?"].map((text) =>
    ENCODER.encode(text)
  );
  assertEquals(
    DECODER.decode(signer.sign(parts)),
    "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
  );
});

Deno.test("Signer.sign() knows the hashes that connection files name", () => {
  const lengths = { md5: 32, sha1: 40, sha512: 128, sha3_256: 64 };
  for (const [name, length] of Object.entries(lengths)) {
    const signer = new Signer({ key: "k", scheme: `hmac-${name}` });
    assertEquals(signer.sign(PARTS).length, length);
  }
});

Deno.test("Signer throws at a scheme that it does not know, and does not tell the key", () => {
  for (const scheme of ["hmac-nothing", "sha256", "", "hmac-"]) {
    const error = assertThrows(
      () => new Signer({ key: "the key", scheme }),
      RangeError,
      `found the scheme "${scheme}"`,
    );
    assert(!error.message.includes("the key"));
  }
});

Deno.test("Signer.check() refuses every signature that is not the right one", () => {
  const signer = new Signer({ key: "k" });
  const right = signer.sign(PARTS);
  for (let i = 0; i < right.length; i++) {
    const wrong = right.slice();
    wrong[i] = (wrong[i] ?? 0) ^ 1;
    assertThrows(() => signer.check(wrong, PARTS), ProtocolError, "wrong");
  }
  for (
    const wrong of [
      right.subarray(1),
      new Uint8Array([...right, 48]),
      ENCODER.encode(DECODER.decode(right).toUpperCase()),
      new Signer({ key: "K" }).sign(PARTS),
      new Signer({ key: "k" }).sign(PARTS.slice(1)),
    ]
  ) {
    assertThrows(() => signer.check(wrong, PARTS), ProtocolError, "wrong");
  }
  assertThrows(
    () => signer.check(new Uint8Array(), PARTS),
    ProtocolError,
    "found no signature",
  );
  signer.check(right, PARTS);
});

Deno.test("Signer.check() refuses a signature that it has seen", () => {
  const signer = new Signer({ key: "k" });
  const right = signer.sign(PARTS);
  signer.check(right, PARTS);
  for (let i = 0; i < 3; i++) {
    assertThrows(() => signer.check(right, PARTS), ProtocolError, "seen");
  }
});

Deno.test("Signer.check() forgets the oldest signatures when its history is full", () => {
  const signer = new Signer({ key: "k", historySize: 100 });
  const parts = Array.from(
    { length: 101 },
    (_, i) => [ENCODER.encode(String(i))],
  );
  const check = (part: Uint8Array[]) => signer.check(signer.sign(part), part);
  for (const part of parts) check(part);
  // The oldest ten are gone, the others are not.
  for (const part of parts.slice(10)) {
    assertThrows(() => check(part), ProtocolError, "seen");
  }
  for (const part of parts.slice(0, 9)) check(part);
});

Deno.test("Signer with an empty key signs nothing, checks nothing, and takes the same twice", () => {
  const signer = new Signer({ key: "", scheme: "" });
  assertEquals(signer.isSigning, false);
  assertEquals(signer.sign(PARTS).length, 0);
  for (let i = 0; i < 2; i++) signer.check(ENCODER.encode("anything"), PARTS);
});
