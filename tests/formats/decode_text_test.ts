import { assertEquals } from "@std/assert";
import { decodeText } from "../../lib/formats/mod.ts";

const TEXT = "naïve café, 日本語, 😀\nsecond line\n";

function utf16(text: string, littleEndian: boolean, mark: boolean): Uint8Array {
  const all = (mark ? "\ufeff" : "") + text;
  const bytes = new Uint8Array(all.length * 2);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < all.length; i++) {
    view.setUint16(i * 2, all.charCodeAt(i), littleEndian);
  }
  return bytes;
}

Deno.test("decodeText() reads UTF-8 with and without a mark", () => {
  const bytes = new TextEncoder().encode(TEXT);
  assertEquals(decodeText(bytes), { text: TEXT, encoding: "utf-8" });
  const marked = new TextEncoder().encode("\ufeff" + TEXT);
  assertEquals(decodeText(marked), { text: TEXT, encoding: "utf-8" });
});

Deno.test("decodeText() reads UTF-16 of both orders, with and without a mark", () => {
  for (const mark of [true, false]) {
    assertEquals(decodeText(utf16(TEXT, true, mark)), {
      text: TEXT,
      encoding: "utf-16le",
    });
    assertEquals(decodeText(utf16(TEXT, false, mark)), {
      text: TEXT,
      encoding: "utf-16be",
    });
  }
});

Deno.test("decodeText() falls back to Windows-1252", () => {
  const bytes = new Uint8Array([0x93, 0x4b, 0xf6, 0x6c, 0x6e, 0x94, 0x80]);
  assertEquals(decodeText(bytes), {
    text: "“Köln”€",
    encoding: "windows-1252",
  });
  const endsAccented = new Uint8Array([0x63, 0x61, 0x66, 0xe9]);
  assertEquals(decodeText(endsAccented).text, "café");
});

Deno.test("decodeText() keeps UTF-8 whose head is cut inside a character", () => {
  const whole = new TextEncoder().encode("日本語");
  for (let end = 1; end <= whole.length; end++) {
    const { encoding, text } = decodeText(whole.subarray(0, end), {
      partial: true,
    });
    assertEquals(encoding, "utf-8");
    assertEquals("日本語".startsWith(text), true);
  }
});

Deno.test("decodeText() tells data from text", () => {
  const random = Uint8Array.from(
    { length: 4096 },
    (_, i) => (i * 97 + 13) % 256,
  );
  assertEquals(decodeText(random), { text: "", encoding: "binary" });
  const controls = Uint8Array.from({ length: 500 }, (_, i) => i % 7 + 1);
  assertEquals(decodeText(controls).encoding, "binary");
  assertEquals(decodeText(new Uint8Array()), { text: "", encoding: "utf-8" });
});

Deno.test("decodeText() takes colour codes of terminals as text", () => {
  const bytes = new TextEncoder().encode("\x1b[31mred\x1b[0m\n");
  assertEquals(decodeText(bytes).encoding, "utf-8");
});
