import { assert, assertEquals, assertRejects } from "@std/assert";
import {
  documentText,
  kindOf,
  readDocument,
  type Reading,
  type ReadOptions,
  UnreadableError,
} from "../../../lib/server/ingestion/read.ts";
import type { NewPassage } from "../../../lib/server/store/mod.ts";

interface Read {
  readonly reading: Reading;
  readonly passages: readonly NewPassage[];
  readonly text: string;
}

/** Reads a file of these bytes, and checks what holds for every file. */
async function read(
  name: string,
  content: string | Uint8Array,
  options: ReadOptions = {},
): Promise<Read> {
  const bytes = typeof content === "string"
    ? new TextEncoder().encode(content)
    : content;
  const path = await Deno.makeTempFile();
  try {
    await Deno.writeFile(path, bytes);
    const reading = await readDocument(
      path,
      name,
      kindOf(bytes, name),
      options,
    );
    const passages: NewPassage[] = [];
    for await (const some of reading.passages()) passages.push(...some);
    const text = documentText(bytes, name);
    let last = 0;
    for (const passage of passages) {
      assertEquals(text.slice(passage.start, passage.end), passage.text);
      assertEquals(passage.text, passage.text.trim());
      assert(passage.text !== "" && passage.start >= last);
      last = passage.end;
    }
    return { reading, passages, text };
  } finally {
    await Deno.remove(path);
  }
}

function sentences(count: number): string {
  return Array.from(
    { length: count },
    (_, i) => `Sentence number ${i} tells of rivers.`,
  ).join(" ");
}

Deno.test("readDocument() cuts Markdown at its headings and keeps their path", async () => {
  const { reading, passages } = await read(
    "guide.md",
    "Opening words.\n\n# Birds\n\n## Herons\n\nGrey.\n\n## Empty\n\n# Fish\n\n```sh\n# no heading\n```\n\n" +
      "### Deep ###\nPike.\n",
  );
  assertEquals(passages.map((one) => [one.headings.join(" > "), one.text]), [
    ["", "Opening words."],
    ["Birds > Herons", "Grey."],
    ["Birds", "## Empty"],
    ["Fish", "```sh\n# no heading\n```"],
    ["Fish > Deep", "Pike."],
  ]);
  assertEquals(reading.outline, ["Birds", "Herons", "Empty", "Fish", "Deep"]);
  assertEquals(reading.kind.type, "md");
});

Deno.test("readDocument() loses no word of a long text, and cuts between sentences", async () => {
  const long = `${sentences(300)}\n\n${sentences(20)}\n${
    "x".repeat(5_000)
  }\n\n🦆${"🦆".repeat(3_000)}`;
  const { passages } = await read("long.txt", long);
  assertEquals(
    passages.map((one) => one.text).join("").replaceAll(/\s/g, ""),
    long.replaceAll(/\s/g, ""),
  );
  assert(passages.length > 8);
  for (const passage of passages) {
    assert(passage.text.length <= 2_000);
    assertEquals(passage.text.isWellFormed(), true);
  }
  assert(passages[0]?.text.endsWith("."));
});

Deno.test("readDocument() cuts tables between rows and gives each passage the columns", async () => {
  const rows = Array.from(
    { length: 200 },
    (_, i) => `Fern ${i},"Moist, shady\nplaces",${i * 3}`,
  );
  const { reading, passages } = await read(
    "ferns.csv",
    `name,place,height\n${rows.join("\n")}\n`,
  );
  assert(passages.length > 3);
  for (const passage of passages) {
    assertEquals(passage.context, "name, place, height");
    assert(passage.text.startsWith("Fern "));
    assertEquals(
      passage.text.split('"').length % 2,
      1,
      "a quoted field was cut",
    );
  }
  assertEquals(passages.map((one) => one.text).join("\n"), rows.join("\n"));
  assertEquals(reading.outline, ["name", "place", "height"]);
  assertEquals(reading.kind.type, "csv");
});

Deno.test("readDocument() reads tables with other separators, one row, and no row", async () => {
  const semicolons = await read("a.csv", "Stadt;Wert\nKöln;1,5\nUlm;2,5\n");
  assertEquals(semicolons.passages[0]?.context, "Stadt; Wert");
  const tabs = await read("a.tsv", "city\tvalue\nRome\t1\nOslo\t2\n");
  assertEquals(tabs.reading.kind.type, "tsv");
  assertEquals(tabs.passages[0]?.text, "Rome\t1\nOslo\t2");
  const none = await read("a.csv", "city,value\n");
  assertEquals(none.passages.map((one) => one.text), ["city,value"]);
});

Deno.test("readDocument() keeps a table in one passage when asked to", async () => {
  const rows = Array.from({ length: 500 }, (_, i) => `row ${i},${i}`).join(
    "\n",
  );
  assertEquals(
    (await read("t.csv", `a,b\n${rows}`, { keepTables: true })).passages.length,
    1,
  );
  assert((await read("t.csv", `a,b\n${rows}`)).passages.length > 1);
});

Deno.test("readDocument() is not misled by a quote that is never closed", async () => {
  const rows = Array.from({ length: 3_000 }, (_, i) => `pipe,5" ${i}`);
  rows[10] = 'broken,"never closed';
  const { passages } = await read(
    "pipes.csv",
    `part,size\n${rows.join("\n")}\n`,
  );
  assert(passages.length > 10);
  assertEquals(passages.map((one) => one.text).join("\n"), rows.join("\n"));
});

Deno.test("readDocument() goes by content, not by name", async () => {
  assertEquals(
    (await read("page.txt", "<!doctype html><h1>Owl</h1><p>Night")).passages
      .map((p) => [
        p.headings,
        p.text,
      ]),
    [[["Owl"], "Night"]],
  );
  const json = await read("data.bin", '{"owl":"night"}');
  assertEquals(json.reading.kind.type, "json");
});

Deno.test("readDocument() reads JSON, JSON lines, YAML, source code and notebooks", async () => {
  const flat = JSON.stringify(
    Array.from({ length: 300 }, (_, id) => ({ id, bird: `wren ${id}` })),
  );
  const json = await read("flat.json", flat);
  assert(json.passages.length > 3);
  assertEquals(JSON.parse(json.text), JSON.parse(flat));
  const lines = Array.from({ length: 200 }, (_, i) => `{"n":${i},"b":"teal"}`)
    .join("\n");
  const jsonl = await read("l.jsonl", lines);
  for (const passage of jsonl.passages) {
    for (const line of passage.text.split("\n")) JSON.parse(line);
  }
  assertEquals(
    (await read("c.yaml", "bird: owl\nfish:\n  - pike\n")).reading.kind.type,
    "yaml",
  );
  const code = await read(
    "m.py",
    "def owl():\n    return 1\n\n\ndef wren():\n    return 2\n",
  );
  assertEquals(code.reading.kind.type, "code");
  const notebook = await read(
    "n.ipynb",
    JSON.stringify({
      nbformat: 4,
      nbformat_minor: 5,
      metadata: {},
      cells: [
        {
          cell_type: "markdown",
          metadata: {},
          source: ["# Wading birds\n", "\n", "Long legs."],
        },
        {
          cell_type: "code",
          metadata: {},
          execution_count: 1,
          source: "print('stork')",
          outputs: [{
            output_type: "stream",
            name: "stdout",
            text: ["stork\n"],
          }],
        },
      ],
    }),
  );
  assertEquals(notebook.reading.kind.type, "ipynb");
  const all = notebook.passages.map((one) => one.text).join(" ");
  assert(all.includes("Long legs.") && all.includes("print('stork')"));
  assertEquals(notebook.passages[0]?.headings, ["Wading birds"]);
});

Deno.test("readDocument() reads other encodings", async () => {
  const latin = Uint8Array.from(
    "Größe des Eisvogels: 16 cm",
    (one) => one.charCodeAt(0),
  );
  assertEquals(
    (await read("l.txt", latin)).passages[0]?.text,
    "Größe des Eisvogels: 16 cm",
  );
  const utf16 = new Uint8Array([
    0xff,
    0xfe,
    ...[..."Kranich"].flatMap((c) => [c.charCodeAt(0), 0]),
  ]);
  assertEquals((await read("u.txt", utf16)).passages[0]?.text, "Kranich");
  const marked = new TextEncoder().encode("\ufeffname,wert\nÄhre,1\n");
  assertEquals(
    (await read("m.csv", marked)).passages[0]?.context,
    "name, wert",
  );
});

Deno.test("readDocument() reads a text of any size piece by piece, with right offsets", async () => {
  const line = "The river Öre carries ice until May, and a whole line of it.\n";
  const path = await Deno.makeTempFile();
  try {
    const count = 600_000;
    await Deno.writeTextFile(path, line.repeat(count));
    const bytes = (await Deno.stat(path)).size;
    assert(bytes > 32 * 2 ** 20);
    const reading = await readDocument(
      path,
      "ice.txt",
      kindOf(new TextEncoder().encode(line), "ice.txt"),
    );
    let last: NewPassage | undefined;
    let words = 0;
    for await (const some of reading.passages()) {
      for (const passage of some) {
        words += passage.text.split("river").length - 1;
        last = passage;
      }
    }
    assertEquals(words, count);
    assertEquals(last?.end, line.length * count - 1);
  } finally {
    await Deno.remove(path);
  }
});

Deno.test("readDocument() says why a file cannot be read", async () => {
  const png = new Uint8Array([
    0x89,
    0x50,
    0x4e,
    0x47,
    0x0d,
    0x0a,
    0x1a,
    0x0a,
    0,
    0,
    0,
    13,
  ]);
  for (
    const [name, content, said] of [
      ["empty.txt", "", "it is empty"],
      ["blank.txt", " \n\n\t", "holds no text"],
      ["photo.csv", png, "image/png"],
      ["x.bin", new Uint8Array(500), "no text can be read"],
      ["n.ipynb", '{"cells": [{"cell_type": 7}], "nbformat": 4', "notebook"],
      ["p.pdf", "%PDF-1.7\nbroken", "PDF"],
    ] as const
  ) {
    const error = await assertRejects(
      () => read(name, content),
      UnreadableError,
      `"${name}"`,
    );
    assert(error.message.includes(said), error.message);
  }
});

/** A PDF file with one line of text a page. */
function pdf(pages: readonly string[]): Uint8Array {
  const kids = pages.map((_, index) => `${4 + 2 * index} 0 R`).join(" ");
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ...pages.flatMap((text, index) => {
      const stream = `BT /F1 12 Tf 72 720 Td (${text}) Tj ET`;
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents ${
          5 + 2 * index
        } 0 R ` +
        "/Resources << /Font << /F1 3 0 R >> >> >>",
        `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
      ];
    }),
  ];
  let file = "%PDF-1.4\n";
  const offsets = objects.map((body, index) => {
    const at = file.length;
    file += `${index + 1} 0 obj\n${body}\nendobj\n`;
    return `${String(at).padStart(10, "0")} 00000 n \n`;
  });
  const at = file.length;
  file +=
    `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.join("")}` +
    `trailer\n<< /Size ${
      objects.length + 1
    } /Root 1 0 R >>\nstartxref\n${at}\n%%EOF\n`;
  return new TextEncoder().encode(file);
}

Deno.test("readDocument() reads the pages of a PDF, and knows each passage's page", async () => {
  const { reading, passages } = await read(
    "birds.pdf",
    pdf(["Herons stand still.", "", "Larks rise early."]),
  );
  assertEquals(passages.map((one) => [one.page, one.text]), [
    [1, "Herons stand still."],
    [3, "Larks rise early."],
  ]);
  assertEquals([reading.pageCount, reading.kind.type], [3, "pdf"]);
});
