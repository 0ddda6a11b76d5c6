import { assertEquals, assertRejects, assertThrows } from "@std/assert";
import { crc32, deflateRawSync } from "node:zlib";
import { readZip } from "../../lib/formats/mod.ts";

interface Part {
  name: string;
  content: Uint8Array;
  method?: number;
  flags?: number;
  /** What the directory says, where it lies. */
  size?: number;
  isLarge?: boolean;
}

const encode = (text: string) => new TextEncoder().encode(text);

/** Writes an archive as programs do, with what the parts say instead. */
function zip(parts: readonly Part[], isLarge = false): Uint8Array {
  const body: number[] = [];
  const directory: number[] = [];
  const u16 = (to: number[], value: number) =>
    to.push(value & 255, value >> 8 & 255);
  const u32 = (to: number[], value: number) => {
    for (let i = 0; i < 4; i++) to.push(Math.floor(value / 256 ** i) % 256);
  };
  const u64 = (to: number[], value: number) => {
    for (let i = 0; i < 8; i++) to.push(Math.floor(value / 256 ** i) % 256);
  };
  for (const part of parts) {
    const { name, content, method = 8, flags = 0x800, size = content.length } =
      part;
    const packed = method === 8 ? deflateRawSync(content) : content;
    const offset = body.length;
    const bytes = encode(name);
    u32(body, 0x04034b50);
    for (const value of [20, flags, method, 0, 0]) u16(body, value);
    for (const value of [crc32(content), packed.length, size]) u32(body, value);
    u16(body, bytes.length);
    u16(body, 0);
    body.push(...bytes, ...packed);
    const extra: number[] = [];
    if (part.isLarge) {
      u16(extra, 1);
      u16(extra, 24);
      for (const value of [size, packed.length, offset]) u64(extra, value);
    }
    const full = 0xffffffff;
    u32(directory, 0x02014b50);
    for (const value of [20, 20, flags, method, 0, 0]) u16(directory, value);
    u32(directory, crc32(content));
    u32(directory, part.isLarge ? full : packed.length);
    u32(directory, part.isLarge ? full : size);
    for (const value of [bytes.length, extra.length, 0, 0, 0]) {
      u16(directory, value);
    }
    u32(directory, 0);
    u32(directory, part.isLarge ? full : offset);
    directory.push(...bytes, ...extra);
  }
  const start = body.length;
  const end: number[] = [];
  if (isLarge) {
    u32(end, 0x06064b50);
    u64(end, 44);
    u16(end, 45);
    u16(end, 45);
    u32(end, 0);
    u32(end, 0);
    for (const value of [parts.length, parts.length, directory.length, start]) {
      u64(end, value);
    }
    u32(end, 0x07064b50);
    u32(end, 0);
    u64(end, start + directory.length);
    u32(end, 1);
  }
  u32(end, 0x06054b50);
  u16(end, 0);
  u16(end, 0);
  u16(end, isLarge ? 0xffff : parts.length);
  u16(end, isLarge ? 0xffff : parts.length);
  u32(end, isLarge ? 0xffffffff : directory.length);
  u32(end, isLarge ? 0xffffffff : start);
  u16(end, 7);
  return Uint8Array.from([...body, ...directory, ...end, ...encode("comment")]);
}

const TEXT = encode("hello ".repeat(1_000));

Deno.test("readZip() lists and unpacks stored and deflated entries", async () => {
  const entries = readZip(zip([
    { name: "folder/", content: new Uint8Array(), method: 0 },
    { name: "folder/naïve.txt", content: TEXT },
    { name: "stored.bin", content: new Uint8Array([0, 1, 2]), method: 0 },
  ]));
  assertEquals(
    entries.map(({ name, size, isFolder }) => ({ name, size, isFolder })),
    [
      { name: "folder/", size: 0, isFolder: true },
      { name: "folder/naïve.txt", size: 6_000, isFolder: false },
      { name: "stored.bin", size: 3, isFolder: false },
    ],
  );
  assertEquals(await entries[1]?.read(), TEXT);
  assertEquals(await entries[2]?.read(), new Uint8Array([0, 1, 2]));
});

Deno.test("readZip() reads the large form", async () => {
  const [entry] = readZip(
    zip([{ name: "a", content: TEXT, isLarge: true }], true),
  );
  assertEquals(entry?.size, 6_000);
  assertEquals(await entry?.read(), TEXT);
});

Deno.test("readZip() flags names that lead out of the folder, and unpacks none of them", async () => {
  const names = ["../a", "a/../../b", "/etc/x", "C:\\x", "..\\x", "a/.."];
  const entries = readZip(zip(names.map((name) => ({ name, content: TEXT }))));
  for (const entry of entries) {
    assertEquals(entry.problem, "its name leads out of the folder", entry.name);
    await assertRejects(() => entry.read(), SyntaxError, "leads out");
  }
  assertEquals(
    readZip(zip([{ name: "a..b/c...txt", content: TEXT }]))[0]?.problem,
    undefined,
  );
});

Deno.test("readZip() says what it cannot unpack", async () => {
  const [locked, strange] = readZip(zip([
    { name: "locked", content: TEXT, flags: 1 },
    { name: "strange", content: TEXT, method: 12 },
  ]));
  assertEquals(locked?.problem, "it is encrypted");
  await assertRejects(
    async () => await strange?.read(),
    SyntaxError,
    "method 12",
  );
});

Deno.test("readZip() stops bombs", async () => {
  const zeros = new Uint8Array(2_000_000);
  const [liar] = readZip(zip([{ name: "a", content: zeros, size: 10 }]));
  await assertRejects(
    async () => await liar?.read(),
    RangeError,
    "larger than the 10",
  );
  const [large] = readZip(zip([{ name: "a", content: zeros }]), {
    maxEntryBytes: 1_000_000,
  });
  await assertRejects(async () => await large?.read(), RangeError, "allowed");
  assertThrows(
    () =>
      readZip(
        zip([{ name: "a", content: TEXT }, { name: "b", content: TEXT }]),
        {
          maxEntries: 1,
        },
      ),
    RangeError,
    "2 entries",
  );
});

Deno.test("readZip() finds damage, wherever it is", async () => {
  const whole = zip([{ name: "a.txt", content: TEXT }]);
  for (let at = 0; at < whole.length - 30; at++) {
    const damaged = whole.slice();
    damaged[at] = (damaged[at] ?? 0) ^ 0xff;
    try {
      for (const entry of readZip(damaged)) {
        if (entry.problem === undefined) await entry.read();
      }
    } catch (error) {
      const isExpected = error instanceof SyntaxError ||
        error instanceof RangeError;
      assertEquals(isExpected, true, `byte ${at}: ${error}`);
    }
  }
  for (let end = 0; end < whole.length; end++) {
    try {
      readZip(whole.subarray(0, end));
    } catch (error) {
      assertEquals(
        error instanceof SyntaxError,
        true,
        `cut at ${end}: ${error}`,
      );
    }
  }
});
