import {
  assert,
  assertEquals,
  assertRejects,
  assertStringIncludes,
} from "@std/assert";
import { pathToFileURL } from "node:url";
import { Connection, download } from "../../../lib/client/mod.ts";
import { JUPYTER_DISPLAY, preview } from "../../../lib/display/mod.ts";
import {
  latin,
  mp4,
  notebook,
  pdf,
  png,
  utf8,
  wav,
  zip,
} from "../gallery/_files.ts";
import { problemsOf } from "../_sanitizer.ts";

const CSV = "item,price\ntea,1.5\nrice,2.25\n";

Deno.test("preview() takes a file from anywhere and shows it alike", async () => {
  const folder = await Deno.makeTempDir();
  const path = `${folder}/prices.csv`;
  await Deno.writeTextFile(path, CSV);
  await using server = Deno.serve(
    { port: 0, onListen: () => {} },
    (request) =>
      new URL(request.url).pathname === "/prices.csv"
        ? new Response(CSV)
        : new Response(CSV, {
          headers: {
            "content-disposition":
              "attachment; filename=\"x.csv\"; filename*=UTF-8''prices.csv",
          },
        }),
  );
  const address = `http://127.0.0.1:${server.addr.port}/x`;
  const bytes = utf8(CSV);
  const stream = () => new Blob([CSV]).stream();
  const expected = String(await preview(path));
  assertStringIncludes(
    expected,
    "prices.csv · CSV · 29 B · 2 rows × 2 columns",
  );
  for (
    const source of [
      pathToFileURL(path),
      String(pathToFileURL(path)),
      new File([CSV], "prices.csv"),
      await fetch(address),
      new URL(address),
      `http://127.0.0.1:${server.addr.port}/prices.csv?key=secret`,
      { name: "prices.csv", bytes },
      { name: "prices.csv", bytes: () => Promise.resolve(bytes) },
      { name: "prices.csv", type: "text/csv", size: 29, stream: stream() },
      { path },
      // A file of an agent that was downloaded into a folder.
      { documentId: "d1", name: "prices.csv", path, bytes: 29 },
    ]
  ) assertEquals(String(await preview(source)), expected);
  for (const source of [bytes, bytes.buffer, new Blob([CSV]), stream()]) {
    assertEquals(
      String(await preview(source, { name: "some/folder/prices.csv" })),
      expected,
    );
  }
  await Deno.remove(folder, { recursive: true });
});

Deno.test("preview() takes a download as it is, and lets go of what it does not read", async () => {
  const ended = Promise.withResolvers<void>();
  await using server = Deno.serve(
    { port: 0, onListen: () => {} },
    (request) => {
      const isHuge = request.url.includes("huge");
      const endless = new ReadableStream({
        pull: (controller) => controller.enqueue(utf8("a,b\n".repeat(20_000))),
        cancel: () => ended.resolve(),
      });
      return new Response(isHuge ? endless : CSV, {
        headers: {
          "content-type": "text/csv",
          "content-disposition": `attachment; filename="${
            isHuge ? "huge" : "prices"
          }.csv"`,
        },
      });
    },
  );
  const gpt = new Connection({
    address: `http://127.0.0.1:${server.addr.port}`,
    apiKey: "sk-test",
  });
  const ask = (name: string) =>
    download(gpt, "download_file", { query: { id: "d1", name } });
  const file = await ask("prices.csv");
  assertStringIncludes(
    String(await preview(file)),
    "prices.csv · CSV · 29 B · 2 rows × 2 columns",
  );
  await assertRejects(() => preview(file), TypeError, "it was read already");
  assertStringIncludes(
    String(await preview(await ask("huge.csv"))),
    "huge.csv · CSV · more than 1 MB",
  );
  await ended.promise;
});

Deno.test("preview() reads huge files only as far as they are shown, and lets go of them", async () => {
  let read = 0;
  let isCancelled = false;
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      read += 65_536;
      controller.enqueue(utf8("a,b\n1,2\n".repeat(8_192)));
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

Deno.test("preview() shows the head of a file of 5 GB, and reads no more", async () => {
  const path = await Deno.makeTempFile({ suffix: ".log" });
  await Deno.writeTextFile(path, "2026-08-01 12:00:00 INFO up\n".repeat(9_000));
  // A hole of the file system: it takes no room on the disk.
  await Deno.truncate(path, 5_000_000_000);
  const view = String(await preview(path));
  assertStringIncludes(view, " · log · 5 GB");
  assertStringIncludes(view, "First 60 lines; more follow");
  assertStringIncludes(view, "Only the first 64 kB of 5 GB were read");
  for (const name of ["a.json", "a.csv", "a.mp3", "a.bin", "a.zip", "a.pdf"]) {
    const other = `${path}.${name}`;
    const head: Record<string, string> = {
      "a.json": '[{"a": 1},\n'.repeat(9_000),
      "a.csv": "a,b,c\n1,2,3\n".repeat(99_000),
      "a.mp3": "ID3\x04\0\0\0\0\0\0",
      "a.bin": "\0\0\x01\x02",
      "a.zip": "PK\x03\x04",
      "a.pdf": "%PDF-1.7\n",
    };
    await Deno.writeFile(other, latin(head[name] ?? ""));
    await Deno.truncate(other, 5_000_000_000);
    assertStringIncludes(String(await preview(other)), " · 5 GB", name);
    await Deno.remove(other);
  }
  await Deno.remove(path);
});

Deno.test("preview() finds the list of a large archive at its end", async () => {
  const path = await Deno.makeTempFile({ suffix: ".zip" });
  const small = zip({ "a.txt": "x", "b/c.txt": "yy" });
  const file = await Deno.open(path, { write: true });
  // Archives may stand behind other bytes, and then count from their own beginning.
  await file.write(latin("PK\x03\x04"));
  await file.seek(2_000_000_000, Deno.SeekMode.Start);
  await file.write(small);
  file.close();
  const view = String(await preview(path));
  assertStringIncludes(view, "2 files");
  assertStringIncludes(view, "b/c.txt");
  await Deno.remove(path);
});

Deno.test("preview() estimates how many rows there are, and says that it does", async () => {
  const rows = Array.from({ length: 5_000 }, (_, i) => `${10_000 + i},x`);
  const bytes = utf8(`id,name\n${rows.join("\n")}\n`);
  const view = String(
    await preview({ name: "a.csv", bytes }, { maxBytes: 20_000 }),
  );
  assertStringIncludes(view, "about 5,000 rows × 2 columns");
  assertStringIncludes(view, "2,499 rows; types and counts");
  const whole = String(await preview({ name: "a.csv", bytes }));
  assertStringIncludes(whole, "5,000 rows × 2 columns");
  assertStringIncludes(whole, "20 of 5,000 rows");
  assertEquals(whole.includes("about"), false);
});

Deno.test("preview() tells the types, missing values and ranges of columns", async () => {
  const view = String(
    await preview({
      name: "a.tsv",
      bytes: utf8(
        "n\tprice\tday\tword\nA\t$5.00\t2026-01-02\tx\nB\t\t2025-12-31\tx\nC\t$12.50\t\ty\nodd\n",
      ),
    }),
  );
  for (
    const line of [
      /price +number +2 \(50%\) +2 +\$5\.00 to \$12\.50/,
      /day +date +2 \(50%\) +2 +2025-12-31 to 2026-01-02/,
      /word +text +1 \(25%\) +2 +x \(2\), y/,
      /1 odd row, with .*: number\s+4/,
      /A +\$5\.00 +2026-01-02/,
    ]
  ) assert(line.test(view), `${line}: ${view}`);
});

Deno.test("preview() of a part of a table leaves out a row that is cut inside of its quotes", async () => {
  const bytes = utf8(`a,b\n${'1,"x\ny"\n'.repeat(500)}`);
  for (let maxBytes = 100; maxBytes < 110; maxBytes++) {
    const view = String(await preview({ name: "a.csv", bytes }, { maxBytes }));
    const rows = Math.floor((maxBytes - 4) / 8);
    assertStringIncludes(view.replace(/\s+/g, " "), ` ${rows} rows; types`);
    assertEquals(view.includes("odd row"), false);
  }
});

Deno.test("preview() takes a first row of numbers for data, but not one of years", async () => {
  const bare = String(
    await preview({ name: "a.csv", bytes: utf8("1,2.5\n3,4\n") }),
  );
  assertStringIncludes(bare, "2 rows × 2 columns");
  assertStringIncludes(bare, "column 1");
  assertStringIncludes(bare, "No heading");
  const years = String(
    await preview({ name: "a.csv", bytes: utf8("2024,2025\n3,4\n") }),
  );
  assertStringIncludes(years, "1 row × 2 columns");
});

Deno.test("preview() goes by content, not by name", async () => {
  const page = await preview({
    name: "data.csv",
    bytes: utf8("<!doctype html><p>Not found<script>alert(1)</script>"),
  });
  assertStringIncludes(String(page), "HTML");
  assertStringIncludes(String(page), "shown as text");
  assertStringIncludes(String(page), 'The name ends in ".csv", but');
  assertEquals(page.toHtml().includes("alert"), false);
  const picture = await preview({
    name: "x.txt",
    bytes: latin("\x89PNG\r\n\x1a\n"),
  });
  assertStringIncludes(picture.toHtml(), "data:image/png;base64,");
});

Deno.test("preview() asks the media type where neither content nor name tell", async () => {
  const text = "one line";
  const kinds = [
    ["text/markdown", "Markdown"],
    ["text/csv; charset=utf-8", "CSV"],
    ["", "text"],
  ] as const;
  for (const [type, expected] of kinds) {
    const view = String(await preview(new Blob([text], { type })));
    assertStringIncludes(view, `untitled · ${expected} ·`);
  }
});

Deno.test("preview() shows broken files for what they are", async () => {
  const cases: [string, string | Uint8Array, string][] = [
    ["a.json", '{"a": ', '1  {"a":'],
    ["a.json", '{"a": ', "Not JSON: "],
    ["a.ipynb", '{"cells": [], "nbformat"', '"cells"'],
    ["a.yaml", "a: [1\nb: }", "Shown as text: "],
    ["a.pdf", "%PDF-1.4 nothing", "no readable text"],
    ["a.zip", latin("PK\x03\x04\0\0"), "found no directory"],
    ["empty.csv", "", "0 rows"],
    ["empty", "", "The file is empty"],
    ["blank.txt", " \n\t\n", "Nothing but white space: 4 characters"],
    ["a.png", png(20, 20).slice(0, -20), "The file is cut off"],
    ["a.wav", wav().slice(0, -20), "The file is cut off"],
  ];
  for (const [name, content, expected] of cases) {
    const bytes = typeof content === "string" ? utf8(content) : content;
    const view = await preview({ name, bytes });
    assertStringIncludes(String(view), expected, name);
    assertEquals(problemsOf(view.toHtml()), [], name);
  }
});

Deno.test("preview() tells encodings, and reads them", async () => {
  const bytes = latin("name,ort\nK\xf6ln,\xdcber\n");
  const text = String(await preview({ name: "a.csv", bytes }));
  assertStringIncludes(text, "windows-1252");
  assertStringIncludes(text, "Köln  Über");
  const wide = latin("\xfe\xff\0H\0i");
  assertStringIncludes(
    String(await preview({ name: "a.txt", bytes: wide })),
    "utf-16be",
  );
});

Deno.test("preview() gives a picture as an element, and show() the picture itself", async () => {
  const bytes = png(1_000, 10);
  const view = await preview({ name: "wide.png", bytes });
  const bundle = view[JUPYTER_DISPLAY]();
  assertEquals(Object.keys(bundle), ["text/html", "text/plain"]);
  assertStringIncludes(
    String(bundle["text/html"]),
    'alt="wide.png, PNG image, 1,000 × 10 pixels" width="720"',
  );
  const sent = view.sentBundle();
  assertEquals(Object.keys(sent), ["image/png", "text/plain"]);
  assertEquals(
    Uint8Array.from(atob(String(sent["image/png"])), (c) => c.charCodeAt(0)),
    bytes,
  );
  assertEquals(view.bundleMetadata(), { "image/png": { width: 720 } });
  const named = await preview({ name: "wide.png", bytes }, {
    alt: 'a "wave"',
    width: 100,
  });
  assertStringIncludes(named.toHtml(), 'alt="a &quot;wave&quot;" width="100"');
});

Deno.test("preview() never puts a drawing into the page itself", async () => {
  const view = await preview({
    name: "a.svg",
    bytes: utf8(
      '<svg xmlns="x" onload="alert(1)"><script>alert(1)</script></svg>',
    ),
  });
  assertEquals(/<svg|alert\(1\)/.test(view.toHtml()), false);
  assertStringIncludes(view.toHtml(), 'src="data:image/svg+xml;base64,');
  assertEquals(view.sentBundle(), view[JUPYTER_DISPLAY]());
});

Deno.test("preview() never lets a notebook's HTML live", async () => {
  const view = await preview({ name: "a.ipynb", bytes: utf8(notebook()) });
  assertEquals(view.toHtml().includes("<script"), false);
  assertStringIncludes(view.toHtml(), "Only HTML");
  assertStringIncludes(view.toHtml(), 'src="data:image/png;base64,');
  assertStringIncludes(String(view), "ZeroDivisionError: division by zero");
});

Deno.test("preview() recognises formats, whatever they are named", async () => {
  const cases: [string | Uint8Array, string][] = [
    ["PAR1\x15\x04", "Parquet table"],
    ["\x1f\x8b\x08\0\0\0\0\0\0\x03", "gzip-packed file"],
    ["\0asm\x01\0\0\0", "WebAssembly module"],
    ["\x7fELF\x02\x01\x01", "ELF program or library"],
    ["wOF2\0\x01\0\0", "WOFF2 font"],
    ["\x93NUMPY\x01\0", "NumPy array"],
    [
      zip({ "[Content_Types].xml": "", "xl/workbook.xml": "" }),
      "Excel workbook",
    ],
    [zip({ mimetype: "application/epub+zip", "a.xhtml": "" }), "EPUB book"],
    [zip({ "META-INF/MANIFEST.MF": "", "A.class": "" }), "Java archive"],
    [mp4(), "MPEG-4 video"],
    [wav(), "WAV audio"],
    [pdf(), "PDF"],
    ["fLaC\0\0\0\x22", "FLAC audio"],
  ];
  for (const [content, expected] of cases) {
    const bytes = typeof content === "string" ? latin(content) : content;
    const view = await preview({ name: "file.dat", bytes });
    assertStringIncludes(String(view), `file.dat · ${expected} · `);
    assertEquals(problemsOf(view.toHtml()), []);
  }
});

Deno.test("preview() plays sound and films up to a size", async () => {
  const sound = await preview({ name: "a.wav", bytes: wav() });
  assertStringIncludes(sound.toHtml(), '<audio controls src="data:audio/wav;');
  const film = await preview({ name: "a.mp4", bytes: mp4() });
  assertStringIncludes(film.toHtml(), '<video controls src="data:video/mp4;');
  assertStringIncludes(String(film), "1:05 · 1280 × 720 pixels");
  const large = await preview({ name: "a.mp4", bytes: mp4() }, {
    maxBytes: 30,
  });
  assertEquals(large.toHtml().includes("<video"), false);
  assertStringIncludes(String(large), "1:05 · 1280 × 720 pixels");
});

Deno.test("preview() says above and below what the caller says", async () => {
  const view = await preview({ name: "a.md", bytes: utf8("[x](y.md)") }, {
    caption: "The <report>",
    notes: ["One", "Two"],
    baseUrl: "https://example.com/docs/",
  });
  assertStringIncludes(view.toHtml(), "The &lt;report&gt;");
  assertStringIncludes(view.toHtml(), 'href="https://example.com/docs/y.md"');
  assert(String(view).endsWith("One\nTwo"));
});

Deno.test("preview() cuts what is long, and says how much", async () => {
  const lines = Array.from({ length: 100 }, (_, i) => `line ${i}`).join("\n");
  const few = String(
    await preview({ name: "a.txt", bytes: utf8(lines) }, { maxLines: 3 }),
  );
  assertStringIncludes(few, "3 of 100 lines");
  assertEquals(few.includes("line 3"), false);
  const short = String(
    await preview({ name: "a.txt", bytes: utf8(lines) }, { maxCharacters: 19 }),
  );
  assertStringIncludes(short, "2 of 100 lines");
  const long = String(
    await preview({ name: "a.txt", bytes: utf8("x".repeat(9_000)) }),
  );
  assertStringIncludes(long, "7,000 characters of long lines left out");
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
      "a.log",
      "a.jsonl",
      "a.yaml",
      "a.svg",
      "a.ipynb",
    ]
  ) {
    for (
      const content of [
        bad,
        `${bad},b\n${bad},2\n`,
        JSON.stringify({ [bad]: bad }),
        `# ${bad}`,
        `${bad}: ${bad}\nb:\n  - c`,
        JSON.stringify({
          nbformat: 4,
          metadata: { title: bad, kernelspec: { name: bad, language: bad } },
          cells: [{ cell_type: "markdown", source: `# ${bad}` }, {
            cell_type: "code",
            source: bad,
            outputs: [
              { output_type: "stream", text: bad },
              { output_type: "display_data", data: { [bad]: bad } },
              {
                output_type: "display_data",
                data: { "image/png": bad, "text/plain": bad },
              },
              { output_type: "error", ename: bad, traceback: [bad] },
            ],
          }],
        }),
      ]
    ) {
      const view = await preview({ name: bad + name, bytes: utf8(content) }, {
        caption: bad,
        notes: bad,
        alt: bad,
      });
      assertEquals(problemsOf(view.toHtml()), [], `${name}: ${content}`);
      assertEquals(
        /\p{Cc}/u.test(String(view).replaceAll("\n", "")),
        false,
        name,
      );
    }
  }
});
