import { assertEquals } from "@std/assert";
import { readPdfFacts } from "../../lib/formats/mod.ts";

const encode = (text: string) => new TextEncoder().encode(text);

Deno.test("readPdfFacts() reads what a file says of itself", async () => {
  const bytes = await Deno.readFile(
    new URL("testdata/report.pdf", import.meta.url),
  );
  const { isEncrypted, pages = 0, version } = readPdfFacts(bytes);
  assertEquals([isEncrypted, pages > 0, /^\d\.\d$/.test(version ?? "")], [
    false,
    true,
    true,
  ]);
});

Deno.test("readPdfFacts() reads strings of UTF-16, and dates", () => {
  const file = `%PDF-1.4
1 0 obj << /Title <FEFF004B00F6006C006E> /Author (A\\)) /CreationDate (D:20260801) >> endobj
trailer << /Info 1 0 R >>`;
  assertEquals(readPdfFacts(encode(file)), {
    isEncrypted: false,
    version: "1.4",
    title: "Köln",
    author: "A)",
    created: "2026-08-01",
  });
});

Deno.test("readPdfFacts() of an encrypted file gives its pages, not its strings", () => {
  const file = `%PDF-1.6
1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
2 0 obj << /Type /Pages /Kids [3 0 R] /Count 9 >> endobj
3 0 obj << /Type /Page >> endobj
4 0 obj << /Title (\x01\x02) >> endobj
trailer << /Root 1 0 R /Info 4 0 R /Encrypt 5 0 R >>`;
  assertEquals(readPdfFacts(encode(file)), {
    isEncrypted: true,
    version: "1.6",
    pages: 9,
  });
});

Deno.test("readPdfFacts() of anything else finds nothing", () => {
  for (
    const text of [
      "",
      "%PDF-",
      "x".repeat(99),
      "%PDF-1.4 1 0 obj << /Kids [1 0 R",
    ]
  ) {
    assertEquals(readPdfFacts(encode(text)).isEncrypted, false);
    assertEquals(readPdfFacts(encode(text)).title, undefined);
  }
});
