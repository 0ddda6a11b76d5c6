import { crc32 } from "node:zlib";

/** Bytes of a text, or of characters that each are a byte. */
export const utf8 = (text: string) => new TextEncoder().encode(text);
export const latin = (text: string) =>
  Uint8Array.from(text, (c) => c.charCodeAt(0));

export function joined(
  ...parts: readonly Uint8Array[]
): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

function u32(value: number, isLittle = false): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value, isLittle);
  return bytes;
}

function u16(value: number): Uint8Array {
  return Uint8Array.of(value & 255, value >> 8);
}

/** A PNG of sixteen colours, its pixels not packed, so that its bytes never change. */
export function png(width: number, height: number): Uint8Array<ArrayBuffer> {
  const palette = Array.from({ length: 16 }, (_, i) => [
    40 + i * 12,
    90 + i * 6,
    220 - i * 9,
  ]).flat();
  const row = Math.ceil(width / 2);
  const pixels = new Uint8Array((row + 1) * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < row; x++) {
      const wave = Math.sin(x * 2 / width * 9) * height / 6;
      const shade = Math.max(
        0,
        Math.min(15, Math.floor((y + wave) / height * 15)),
      );
      pixels[y * (row + 1) + 1 + x] = shade << 4 | shade;
    }
  }
  const chunk = (name: string, data: Uint8Array) => {
    const body = joined(latin(name), data);
    return joined(u32(data.length), body, u32(crc32(body)));
  };
  let a = 1;
  let b = 0;
  for (const byte of pixels) {
    a = (a + byte) % 65_521;
    b = (b + a) % 65_521;
  }
  const stored = joined(
    Uint8Array.of(0x78, 1, 1),
    u16(pixels.length),
    u16(~pixels.length & 0xffff),
    pixels,
    u32(((b << 16) | a) >>> 0),
  );
  return joined(
    latin("\x89PNG\r\n\x1a\n"),
    chunk(
      "IHDR",
      joined(u32(width), u32(height), Uint8Array.of(4, 3, 0, 0, 0)),
    ),
    chunk("PLTE", Uint8Array.from(palette)),
    chunk("IDAT", stored),
    chunk("IEND", new Uint8Array()),
  );
}

/** A tone of a quarter of a second. */
export function wav(): Uint8Array<ArrayBuffer> {
  const samples = Uint8Array.from(
    { length: 2_000 },
    (_, i) => 128 + Math.round(60 * Math.sin(i * 2 * Math.PI * 440 / 8_000)),
  );
  return joined(
    latin("RIFF"),
    u32(36 + samples.length, true),
    latin("WAVEfmt "),
    u32(16, true),
    u16(1),
    u16(1),
    u32(8_000, true),
    u32(8_000, true),
    u16(1),
    u16(8),
    latin("data"),
    u32(samples.length, true),
    samples,
  );
}

/** The boxes of a film of 65 seconds without the film. */
export function mp4(): Uint8Array<ArrayBuffer> {
  const box = (name: string, ...parts: Uint8Array[]) => {
    const body = joined(latin(name), ...parts);
    return joined(u32(body.length + 4), body);
  };
  const zeros = (n: number) => new Uint8Array(n);
  return joined(
    box("ftyp", latin("isom"), zeros(4)),
    box("mdat", zeros(64)),
    box(
      "moov",
      box("mvhd", zeros(12), u32(1_000), u32(65_000), zeros(80)),
      box(
        "trak",
        box("tkhd", zeros(76), u32(1_280 << 16), u32(720 << 16)),
      ),
    ),
  );
}

/** A zip archive of stored files. */
export function zip(
  files: Readonly<Record<string, string>>,
): Uint8Array<ArrayBuffer> {
  const locals: Uint8Array[] = [];
  const entries: Uint8Array[] = [];
  // 2026-08-01 12:30:00
  const moment = u32(
    (46 << 25 | 8 << 21 | 1 << 16 | 12 << 11 | 30 << 5) >>> 0,
    true,
  );
  let offset = 0;
  for (const [name, text] of Object.entries(files)) {
    const data = utf8(text);
    const title = utf8(name);
    const facts = joined(
      u16(20),
      u16(0x800),
      u16(0),
      moment,
      u32(crc32(data), true),
      u32(data.length, true),
      u32(data.length, true),
      u16(title.length),
      u16(0),
    );
    const local = joined(latin("PK\x03\x04"), facts, title, data);
    entries.push(
      joined(
        latin("PK\x01\x02"),
        u16(20),
        facts,
        new Uint8Array(10),
        u32(offset, true),
        title,
      ),
    );
    locals.push(local);
    offset += local.length;
  }
  const directory = joined(...entries);
  return joined(
    ...locals,
    directory,
    latin("PK\x05\x06"),
    new Uint8Array(4),
    u16(entries.length),
    u16(entries.length),
    u32(directory.length, true),
    u32(offset, true),
    u16(0),
  );
}

/** A page of text with a title. */
export function pdf(): Uint8Array {
  const content =
    "BT /F1 12 Tf 72 720 Td (Revenue rose by 12 percent.) Tj 0 -14 Td (Widgets lead, gadgets follow.) Tj ET";
  return utf8(`%PDF-1.7
1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj
3 0 obj << /Type /Page /Parent 2 0 R /Contents 4 0 R >> endobj
4 0 obj << /Length ${content.length} >> stream
${content}
endstream endobj
5 0 obj << /Title (Sales, first half) /Author (A. Writer) /CreationDate (D:20260801120000Z) >> endobj
trailer << /Root 1 0 R /Info 5 0 R >>
%%EOF
`);
}

/** A notebook with each kind of cell and output. */
export function notebook(): string {
  const picture = btoa(String.fromCharCode(...png(120, 40)));
  return JSON.stringify({
    nbformat: 4,
    metadata: {
      kernelspec: { name: "python3", language: "python" },
      language_info: { name: "python" },
    },
    cells: [
      {
        cell_type: "markdown",
        source: "# Sales\n\nWhat was sold in the *first half*.\n\n## Load",
      },
      {
        cell_type: "code",
        execution_count: 1,
        source:
          "import pandas as pd\n\ndef load(path):  # all of it\n    return pd.read_csv(path)\n\nload('sales.csv').head(2)",
        outputs: [{
          output_type: "execute_result",
          data: {
            "text/plain":
              "    product  revenue\n0  Widget A    12500\n1  Widget B     8300",
            "text/html": "<table><script>alert(1)</script></table>",
          },
        }],
      },
      { cell_type: "markdown", source: "## Plot" },
      {
        cell_type: "code",
        execution_count: 2,
        source: "plot(sales)",
        outputs: [
          {
            output_type: "stream",
            name: "stdout",
            text: "drawn in \u001b[32m0.2 s\u001b[0m\n",
          },
          {
            output_type: "display_data",
            data: {
              "image/png": picture,
              "text/plain": "<Figure size 120x40>",
            },
          },
          {
            output_type: "display_data",
            data: {
              "text/html": "<p>Only <b>HTML</b><script>x()</script></p>",
            },
          },
        ],
      },
      {
        cell_type: "code",
        execution_count: 3,
        source: "1 / 0",
        outputs: [{
          output_type: "error",
          ename: "ZeroDivisionError",
          evalue: "division by zero",
          traceback: [
            "Traceback (most recent call last):",
            '  File "<cell>", line 1',
            "\u001b[31mZeroDivisionError\u001b[0m: division by zero",
          ],
        }],
      },
    ],
  });
}
