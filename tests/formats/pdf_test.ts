import { assert, assertEquals, assertThrows } from "@std/assert";
import { deflateSync } from "node:zlib";
import { readPdfText } from "../../lib/formats/mod.ts";

const latin = (text: string) => Uint8Array.from(text, (c) => c.charCodeAt(0));
const binary = (bytes: Uint8Array) => String.fromCharCode(...bytes);

function stream(dictionary: string, content: string): string {
  return `<< ${dictionary} /Length ${content.length} >>\nstream\n${content}\nendstream`;
}

/** A file of one page with this content and these resources. */
function pdf(content: string, resources = "", more = ""): Uint8Array {
  return latin(`%PDF-1.5
1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 /Resources << ${resources} >> >> endobj
3 0 obj << /Type /Page /Parent 2 0 R /Contents 4 0 R >> endobj
4 0 obj ${stream("", content)} endobj
${more}
trailer << /Root 1 0 R /Info << /Title (A \\(test\\)) >> >>
%%EOF`);
}

const text = (content: string, resources?: string, more?: string) =>
  readPdfText(pdf(content, resources, more)).pages[0];

Deno.test("readPdfText() reads a file that a browser printed", async () => {
  const path = new URL("testdata/report.pdf", import.meta.url);
  const { pages, title } = readPdfText(await Deno.readFile(path));
  assertEquals(title, "My Report: “quotes” & naïve");
  assertEquals(pages.length, 2);
  assert(
    pages[0]?.startsWith(
      "Sales report\nTotal revenue is 39,200 — naïve café, fi fl ffi office.",
    ),
  );
  assert(pages[0]?.includes("Product Revenue\nWidget A 26,700"));
  assertEquals(pages[1], "Second page. Ελληνικά и русский.");
});

Deno.test("readPdfText() knows every operator that shows text", () => {
  assertEquals(
    text(`BT /F 10 Tf 12 TL 50 700 Td (One) Tj T* (Two) Tj (Three) '
      1 2 (Four) " 0 -12 TD [(Fi) -20 (ve) -600 (six)] TJ ET`),
    "One\nTwo\nThree\nFour\nFive six",
  );
});

Deno.test("readPdfText() reads strings as they may be written", () => {
  assertEquals(
    text("BT /F 10 Tf (a\\(b\\) \\101 (in) \\\n c) Tj <20 4 1> Tj ET"),
    "a(b) A (in)  c A",
  );
});

Deno.test("readPdfText() parts words and lines by where they stand", () => {
  assertEquals(
    text(`BT /F 10 Tf 1 0 0 1 50 700 Tm (left) Tj 1 0 0 1 300 700 Tm (right) Tj
      1 0 0 1 50 650 Tm (next) Tj ET`),
    "left right\n\nnext",
  );
});

Deno.test("readPdfText() uses maps to Unicode, of single codes and of ranges", () => {
  const map = `1 begincodespacerange <0000> <FFFF> endcodespacerange
    2 beginbfchar <0001> <0048> <0002> <D83DDE00> endbfchar
    2 beginbfrange <0010> <0012> <0061> <0020> <0021> [<0078> <00660069>] endbfrange`;
  const more =
    `5 0 obj << /Type /Font /Subtype /Type0 /Encoding /Identity-H /ToUnicode 6 0 R /DescendantFonts [<< /W [1 [600 700] 16 18 500] /DW 400 >>] >> endobj
    6 0 obj ${stream("", map)} endobj`;
  assertEquals(
    text(
      "BT /F 10 Tf <0001 0002 0010 0011 0012 0020 0021> Tj ET",
      "/Font << /F 5 0 R >>",
      more,
    ),
    "H😀abcxfi",
  );
});

Deno.test("readPdfText() uses encodings and the names of glyphs", () => {
  const fonts =
    "/Font << /F << /Type /Font /Subtype /Type1 /Encoding << /BaseEncoding /WinAnsiEncoding /Differences [65 /eacute /uni20AC /fi /ccedilla] >> >> /M << /Type /Font /Subtype /Type1 /Encoding /MacRomanEncoding >> >>";
  assertEquals(
    text("BT /F 10 Tf (ABCD\\223x\\224) Tj /M 10 Tf (\\216) Tj ET", fonts),
    "é€fiç“x”é",
  );
});

Deno.test("readPdfText() undoes every packing, one upon another", () => {
  const content = "BT /F 10 Tf (packed) Tj ET";
  const hex = [...content].map((c) => c.charCodeAt(0).toString(16)).join("") +
    ">";
  const flat = binary(deflateSync(latin(content)));
  const hexOfFlat = [...deflateSync(latin(content))]
    .map((b) => b.toString(16).padStart(2, "0")).join("") + ">";
  const run = [...content].map((c) => `\0${c}`).join("") + "\x80";
  const cases = [
    stream("/Filter /ASCIIHexDecode", hex),
    stream("/Filter /FlateDecode", flat),
    stream("/Filter [/ASCIIHexDecode /FlateDecode]", hexOfFlat),
    stream("/Filter /RunLengthDecode", run),
    stream("/Filter /ASCII85Decode", `${ascii85(content)}~>`),
    // Cut off before its checksum.
    stream("/Filter /FlateDecode", flat.slice(0, -4)),
  ];
  for (const packed of cases) {
    const file =
      `%PDF-1.4 1 0 obj << /Pages 2 0 R >> endobj 2 0 obj << /Kids [3 0 R] >> endobj
      3 0 obj << /Type /Page /Contents 4 0 R >> endobj 4 0 obj ${packed} endobj trailer << /Root 1 0 R >>`;
    assertEquals(
      readPdfText(latin(file)).pages,
      ["packed"],
      packed.slice(0, 60),
    );
  }
});

function ascii85(content: string): string {
  let out = "";
  for (let i = 0; i < content.length; i += 4) {
    const part = content.slice(i, i + 4);
    let value = 0;
    for (const c of part.padEnd(4, "\0")) value = value * 256 + c.charCodeAt(0);
    let group = "";
    for (let n = 0; n < 5; n++) {
      group = String.fromCharCode(value % 85 + 33) + group;
      value = Math.floor(value / 85);
    }
    out += group.slice(0, part.length + 1);
  }
  return out;
}

Deno.test("readPdfText() finds objects inside of streams, with predicted bytes", () => {
  const objects =
    "1 0 2 23 3 46 << /Pages 2 0 R >>      << /Kids [3 0 R] >>    << /Type /Page /Contents 4 0 R >>";
  const first = objects.indexOf("<<");
  const index = objects.slice(0, first);
  const body = objects.slice(first);
  const offsets = [0, body.indexOf("<< /Kids"), body.indexOf("<< /Type")];
  const packed = `1 ${offsets[0]} 2 ${offsets[1]} 3 ${offsets[2]} `.padEnd(
    index.length + 6,
  );
  const content = packed + body;
  // Rows of 8 bytes, each the difference from the row above.
  const width = 8;
  const plain = latin(
    content.padEnd(Math.ceil(content.length / width) * width),
  );
  const rows: number[] = [];
  for (let at = 0; at < plain.length; at += width) {
    rows.push(2);
    for (let i = 0; i < width; i++) {
      rows.push(
        ((plain[at + i] ?? 0) - (at > 0 ? plain[at + i - width] ?? 0 : 0)) &
          255,
      );
    }
  }
  const flat = binary(deflateSync(Uint8Array.from(rows)));
  const file = `%PDF-1.5
    9 0 obj ${
    stream(
      `/Type /ObjStm /N 3 /First ${packed.length} /Filter /FlateDecode /DecodeParms << /Predictor 12 /Columns ${width} >>`,
      flat,
    )
  } endobj
    4 0 obj ${stream("", "BT /F 9 Tf (inside) Tj ET")} endobj
    8 0 obj ${stream("/Type /XRef /Root 1 0 R", "x")} endobj`;
  assertEquals(readPdfText(latin(file)).pages, ["inside"]);
});

Deno.test("readPdfText() lets what was appended replace what was there, and draws forms", () => {
  const form = `/XObject << /X 7 0 R >>`;
  const more = `7 0 obj ${
    stream("/Subtype /Form /Matrix [1 0 0 1 0 100]", "BT /F 9 Tf (form) Tj ET")
  } endobj
    4 0 obj ${stream("", "/X Do BT /F 9 Tf 0 -50 Td (new) Tj ET")} endobj`;
  assertEquals(text("BT (old) Tj ET", form, more), "form\n\nnew");
});

Deno.test("readPdfText() reads pages although their tree is gone, and a title", () => {
  const file = `%PDF-1.4 3 0 obj << /Type /Page /Contents 4 0 R >> endobj
    4 0 obj ${stream("", "BT /F 9 Tf (alone) Tj ET")} endobj`;
  assertEquals(readPdfText(latin(file)).pages, ["alone"]);
  assertEquals(readPdfText(pdf("BT (x) Tj ET")).title, "A (test)");
});

Deno.test("readPdfText() says honestly what it cannot read", () => {
  assertThrows(
    () => readPdfText(latin("no pdf")),
    SyntaxError,
    "no PDF header",
  );
  assertThrows(
    () => readPdfText(pdf("0 0 m 10 10 l S")),
    SyntaxError,
    "it may be scanned",
  );
  assertThrows(
    () =>
      readPdfText(latin("%PDF-1.4 trailer << /Encrypt 5 0 R /Root 1 0 R >>")),
    SyntaxError,
    "encrypted",
  );
  const blind = "/Font << /F << /Subtype /Type0 /Encoding /Identity-H >> >>";
  assertThrows(
    () => readPdfText(pdf("BT /F 9 Tf <00010002> Tj ET", blind)),
    SyntaxError,
    "fonts do not say",
  );
});

Deno.test("readPdfText() neither hangs nor breaks on damaged files", async () => {
  const path = new URL("testdata/report.pdf", import.meta.url);
  const whole = await Deno.readFile(path);
  let seed = 7;
  const random = (below: number) => {
    seed = (seed * 1_103_515_245 + 12_345) & 0x7fffffff;
    return seed % below;
  };
  for (let i = 0; i < 60; i++) {
    const damaged = whole.slice(
      0,
      i % 3 === 0 ? random(whole.length) : undefined,
    );
    for (let n = 0; n < 40; n++) damaged[random(damaged.length)] = random(256);
    damaged.set(latin("%PDF-"));
    try {
      readPdfText(damaged);
    } catch (error) {
      assertEquals(error instanceof SyntaxError, true, String(error));
    }
  }
  for (
    const piece of [
      "[",
      "<<",
      "(",
      "1 0 obj ",
      "<< /A ",
      "1 0 obj [ ",
      "1 0 R ",
    ]
  ) {
    const hostile = latin("%PDF-1.4 " + piece.repeat(20_000));
    assertThrows(() => readPdfText(hostile), SyntaxError);
  }
});
