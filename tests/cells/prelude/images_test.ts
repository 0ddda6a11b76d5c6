import { assertEquals, assertStringIncludes, assertThrows } from "@std/assert";
import { displaySymbol } from "../../../lib/cells/prelude/bundle.mts";
import { image, imageTypeOf } from "../../../lib/cells/prelude/images.mts";

const bytesOf = (text: string): Uint8Array =>
  Uint8Array.from(text, (c) => c.charCodeAt(0));

const IMAGES = {
  "image/png": bytesOf("\x89PNG\r\n\x1a\n...."),
  "image/jpeg": bytesOf("\xff\xd8\xff\xe0....\xff\xd9"),
  "image/gif": bytesOf("GIF89a...."),
  "image/webp": bytesOf("RIFF\x04\x00\x00\x00WEBPVP8 "),
  "image/bmp": bytesOf("BM........"),
};

Deno.test("image() tells the kind by the bytes, in any kind of buffer and in a file of any name", async () => {
  const path = await Deno.makeTempFile({ suffix: ".txt" });
  for (const [type, bytes] of Object.entries(IMAGES)) {
    const bundle = { [type]: bytes.toBase64() };
    assertEquals(image(bytes)[displaySymbol](), bundle);
    assertEquals(image(bytes.slice().buffer)[displaySymbol](), bundle);
    await Deno.writeFile(path, bytes);
    assertEquals(image(path)[displaySymbol](), bundle);
  }
  await Deno.remove(path);
});

Deno.test("image() shows SVG as its text", async () => {
  const svg = `<?xml version="1.0"?>\n<!-- ä -->\n<svg xmlns="x"/>`;
  const path = await Deno.makeTempFile({ suffix: ".svg" });
  await Deno.writeTextFile(path, svg);
  const url = new URL(`file://${path}`);
  assertEquals(image(url)[displaySymbol](), { "image/svg+xml": svg });
  await Deno.remove(path);
});

Deno.test("image() says what it found", () => {
  for (
    const [source, found] of [
      [5, "found a value of type number"],
      [null, "found null"],
      [{}, "found an object of Object"],
      [new Map(), "found an object of Map"],
      [Uint8Array.of(1, 2), "found 2 bytes of another kind"],
    ] as const
  ) {
    const error = assertThrows(() => image(source), TypeError);
    assertStringIncludes(String(error), found);
    assertStringIncludes(
      String(error),
      "wanted the path or the bytes of a PNG",
    );
  }
  const error = assertThrows(() => image("no-such-file.png"), TypeError);
  assertStringIncludes(
    String(error),
    `Cannot show the image "no-such-file.png"`,
  );
  assertEquals(
    error instanceof TypeError && error.cause instanceof Deno.errors.NotFound,
    true,
  );
});

Deno.test("imageTypeOf() wants a JPEG to end like one, and no bitmap of two letters", () => {
  assertEquals(imageTypeOf(IMAGES["image/jpeg"]), "image/jpeg");
  assertEquals(imageTypeOf(IMAGES["image/jpeg"].subarray(0, 8)), undefined);
  assertEquals(imageTypeOf(IMAGES["image/bmp"]), undefined);
  assertEquals(imageTypeOf(Uint8Array.of(0xff, 0xd8)), undefined);
});
