import { assert, assertEquals } from "@std/assert";
import { listZip } from "../../lib/formats/mod.ts";

const latin = (text: string) => Uint8Array.from(text, (c) => c.charCodeAt(0));
const u16 = (value: number) => String.fromCharCode(value & 255, value >> 8);
const u32 = (value: number) => u16(value & 0xffff) + u16(value >>> 16);

/** An archive of empty, stored files. */
function archive(names: readonly string[], comment = ""): string {
  const moment = u32((46 << 25 | 8 << 21 | 1 << 16 | 12 << 11) >>> 0);
  let locals = "";
  let directory = "";
  for (const name of names) {
    const facts = `${u16(20)}${u16(0)}${u16(0)}${moment}${u32(0)}${u32(3)}${
      u32(3)
    }${u16(name.length)}${u16(0)}`;
    directory += `PK\x01\x02${u16(20)}${facts}${"\0".repeat(10)}${
      u32(locals.length)
    }${name}`;
    locals += `PK\x03\x04${facts}${name}abc`;
  }
  return `${locals}${directory}PK\x05\x06${u32(0)}${u16(names.length)}${
    u16(names.length)
  }${u32(directory.length)}${u32(locals.length)}${
    u16(comment.length)
  }${comment}`;
}

/** A file that says how much of it was read. */
function fileOf(bytes: Uint8Array) {
  let read = 0;
  return {
    size: bytes.length,
    get bytesRead() {
      return read;
    },
    read(offset: number, length: number) {
      const part = bytes.subarray(offset, offset + length);
      read += part.length;
      return Promise.resolve(part);
    },
  };
}

Deno.test("listZip() lists an archive by what stands at its end", async () => {
  const file = fileOf(
    latin("x".repeat(400_000) + archive(["a.txt", "b/"], "hello")),
  );
  const { entries, total, problem, mediaType } = await listZip(file);
  assertEquals(entries, [
    {
      name: "a.txt",
      size: 3,
      compressedSize: 3,
      isFolder: false,
      modified: "2026-08-01T12:00:00",
    },
    {
      name: "b/",
      size: 3,
      compressedSize: 3,
      isFolder: true,
      modified: "2026-08-01T12:00:00",
    },
  ]);
  assertEquals([total, problem, mediaType], [2, undefined, "application/zip"]);
  assert(file.bytesRead < 70_000);
});

Deno.test("listZip() lists no more than it is told", async () => {
  const names = Array.from({ length: 50 }, (_, i) => `${i}.txt`);
  const bytes = latin(archive(names));
  const few = await listZip(fileOf(bytes), { maxEntries: 7 });
  assertEquals([few.entries.length, few.total], [7, 50]);
  const cut = await listZip(fileOf(bytes), { maxBytes: 200 });
  assertEquals([cut.entries.length, cut.total, cut.problem], [
    3,
    50,
    undefined,
  ]);
});

Deno.test("listZip() says what office files, books and packages are", async () => {
  const cases: [string[], RegExp][] = [
    [["[Content_Types].xml", "word/document.xml"], /wordprocessingml/],
    [["[Content_Types].xml", "xl/workbook.xml"], /spreadsheetml/],
    [["word/document.xml"], /^application\/zip$/],
    [["META-INF/MANIFEST.MF"], /java-archive/],
    [["META-INF/container.xml"], /epub/],
  ];
  for (const [names, expected] of cases) {
    const { mediaType } = await listZip(fileOf(latin(archive(names))));
    assert(expected.test(mediaType), mediaType);
  }
});

Deno.test("listZip() of an archive cut at any byte lists what is there", async () => {
  const bytes = latin(archive(["a.txt", "b.txt"]));
  for (let end = 0; end < bytes.length; end++) {
    const { entries, problem } = await listZip(fileOf(bytes.subarray(0, end)));
    assert(problem !== undefined);
    if (end >= 40) assertEquals(entries[0]?.name, "a.txt");
  }
});
