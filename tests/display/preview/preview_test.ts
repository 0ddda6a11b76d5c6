import {
  assert,
  assertEquals,
  assertRejects,
  assertStringIncludes,
} from "@std/assert";
import { pathToFileURL } from "node:url";
import { preview } from "../../../lib/display/mod.ts";
import { problemsOf } from "../_sanitizer.ts";

const encode = (text: string) => new TextEncoder().encode(text);
const CSV = "item,price\ntea,1.5\nrice,2.25\n";

Deno.test("preview() takes a file from anywhere and shows it alike", async () => {
  const folder = await Deno.makeTempDir();
  const path = `${folder}/prices.csv`;
  await Deno.writeTextFile(path, CSV);
  await using server = Deno.serve(
    { port: 0, onListen: () => {} },
    () =>
      new Response(CSV, {
        headers: { "content-disposition": 'attachment; filename="prices.csv"' },
      }),
  );
  const address = `http://127.0.0.1:${server.addr.port}/x`;
  const bytes = encode(CSV);
  const stream = () => new Blob([CSV]).stream();
  const expected = String(await preview(path));
  assertStringIncludes(
    expected,
    "prices.csv · CSV · 29 B · 2 rows × 2 columns",
  );
  for (
    const source of [
      pathToFileURL(path),
      new File([CSV], "prices.csv"),
      await fetch(address),
      new URL(address),
      { name: "prices.csv", bytes },
      { name: "prices.csv", bytes: () => Promise.resolve(bytes) },
      { name: "prices.csv", type: "text/csv", size: 29, stream: stream() },
      { path },
    ]
  ) assertEquals(String(await preview(source)), expected);
  for (const source of [bytes, bytes.buffer, new Blob([CSV]), stream()]) {
    assertEquals(
      String(await preview(source, { name: "prices.csv" })),
      expected,
    );
  }
  await Deno.remove(folder, { recursive: true });
});

Deno.test("preview() reads huge files only as far as they are shown, and lets go of them", async () => {
  let read = 0;
  let isCancelled = false;
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      read += 65_536;
      controller.enqueue(encode("a,b\n1,2\n".repeat(8_192)));
    },
    cancel() {
      isCancelled = true;
    },
  });
  const view = await preview(endless, { name: "huge.csv", maxBytes: 100_000 });
  assert(read < 400_000);
  assertEquals(isCancelled, true);
  assertStringIncludes(String(view), "more than 100 kB");
  assertStringIncludes(String(view), "Only the first 100 kB were read");
});

Deno.test("preview() goes by content, not by name", async () => {
  const page = await preview({
    name: "data.csv",
    bytes: encode("<!doctype html><p>Not found<script>alert(1)</script>"),
  });
  assertStringIncludes(String(page), "HTML");
  assertStringIncludes(String(page), "shown as text");
  assertEquals(page.toHtml().includes("alert"), false);
  const picture = await preview({
    name: "x.txt",
    bytes: Uint8Array.from("\x89PNG\r\n\x1a\n", (c) => c.charCodeAt(0)),
  });
  assertStringIncludes(picture.toHtml(), "data:image/png;base64,");
});

Deno.test("preview() shows broken files for what they are", async () => {
  const cases: [string, string | Uint8Array, string][] = [
    ["a.json", '{"a": ', '1  {"a":'],
    ["a.ipynb", '{"cells": [], "nbformat"', '"cells"'],
    ["a.pdf", "%PDF-1.4 nothing", "no readable text"],
    ["a.zip", Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0]), "found no directory"],
    ["empty.csv", "", "0 rows"],
    ["empty", "", "text/plain"],
  ];
  for (const [name, content, expected] of cases) {
    const bytes = typeof content === "string" ? encode(content) : content;
    const view = await preview({ name, bytes });
    assertStringIncludes(String(view), expected, name);
    assertEquals(problemsOf(view.toHtml()), [], name);
  }
});

Deno.test("preview() tells encodings, and reads them", async () => {
  const bytes = Uint8Array.from(
    "name,ort\nK\xf6ln,\xdcber\n",
    (c) => c.charCodeAt(0),
  );
  const text = String(await preview({ name: "a.csv", bytes }));
  assertStringIncludes(text, "windows-1252");
  assertStringIncludes(text, "Köln  Über");
});

Deno.test("preview() shows hostile names and contents safely", async () => {
  const bad = '"><script>alert(1)</script>\x1b[2J\u202e';
  for (
    const name of [
      "a.csv",
      "a.json",
      "a.md",
      "a.ts",
      "a.html",
      "a.txt",
      "a.jsonl",
      "a.yaml",
      "a.svg",
    ]
  ) {
    for (
      const content of [
        bad,
        `${bad},b\n${bad},2\n`,
        JSON.stringify({ [bad]: bad }),
        `# ${bad}`,
      ]
    ) {
      const view = await preview({ name: bad + name, bytes: encode(content) });
      assertEquals(problemsOf(view.toHtml()), [], `${name}: ${content}`);
      assertEquals(
        /\p{Cc}/u.test(String(view).replaceAll("\n", "")),
        false,
        name,
      );
    }
  }
});

Deno.test("preview() refuses what it cannot open, and says why", async () => {
  const folder = await Deno.makeTempDir();
  await assertRejects(() => preview(`${folder}/none`), Deno.errors.NotFound);
  await assertRejects(() => preview(folder), TypeError, "it is a folder");
  await assertRejects(
    () => preview(new Response("no", { status: 404 })),
    TypeError,
    "404",
  );
  await assertRejects(() => preview({} as never), TypeError, "expected a path");
  await assertRejects(
    () => preview(new Uint8Array(), { limit: 0 }),
    RangeError,
    "'limit'",
  );
  await Deno.remove(folder);
});
