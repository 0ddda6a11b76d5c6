import { plainString } from "./_pdf_fonts.ts";
import { binaryText, PdfObjects } from "./_pdf_objects.ts";
import { pdfPages } from "./_pdf_pages.ts";

/** What {@linkcode readPdfFacts} found; what a file does not say is left out. */
export interface PdfFacts {
  /** The version of the format. */
  readonly version?: string;
  /** How many pages it has. */
  readonly pages?: number;
  /** The title. */
  readonly title?: string;
  /** Who wrote it. */
  readonly author?: string;
  /** What it is about. */
  readonly subject?: string;
  /** The program that made it. */
  readonly creator?: string;
  /** When it was made, as `2026-08-01`. */
  readonly created?: string;
  /** True if it needs a password or is protected; then nothing in it can be read. */
  readonly isEncrypted: boolean;
}

/**
 * Reads what a PDF file says of itself: pages, title, author. Of a large file
 * its last megabyte often is enough, since that is where its directory stands.
 *
 * @param bytes The file, or a part of it.
 * @returns What was found; nothing is thrown over a damaged file.
 *
 * @example
 * ```ts
 * import { readPdfFacts } from "@cenote/cenote/formats";
 * import { assertEquals } from "@std/assert";
 *
 * const file = `%PDF-1.4
 * 1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
 * 2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj
 * 3 0 obj << /Type /Page /Parent 2 0 R >> endobj
 * 4 0 obj << /Title (Sales) >> endobj
 * trailer << /Root 1 0 R /Info 4 0 R >>`;
 * assertEquals(readPdfFacts(new TextEncoder().encode(file)), {
 *   isEncrypted: false,
 *   version: "1.4",
 *   pages: 1,
 *   title: "Sales",
 * });
 * ```
 */
export function readPdfFacts(bytes: Uint8Array): PdfFacts {
  const version = /%PDF-(\d\.\d)/.exec(binaryText(bytes.subarray(0, 1024)))
    ?.[1];
  const objects = new PdfObjects(bytes);
  const { isEncrypted } = objects;
  const pages = pageCount(objects);
  const info = objects.trailer("Info");
  // The strings of an encrypted file are encrypted, too.
  const said = (key: string) =>
    isEncrypted
      ? undefined
      : plainString(objects.entry(info, key))?.replace(/\0/g, "").trim() ||
        undefined;
  const [, year, month, day] =
    /^D:(\d{4})(\d{2})(\d{2})/.exec(said("CreationDate") ?? "") ?? [];
  const facts = {
    version,
    pages: pages > 0 ? pages : undefined,
    title: said("Title"),
    author: said("Author"),
    subject: said("Subject"),
    creator: said("Creator") ?? said("Producer"),
    created: year === undefined ? undefined : `${year}-${month}-${day}`,
  };
  return {
    isEncrypted,
    ...Object.fromEntries(
      Object.entries(facts).filter(([, value]) => value !== undefined),
    ),
  };
}

/** The pages that are there, or the number that the tree states. */
function pageCount(objects: PdfObjects): number {
  const root = objects.entry(objects.trailer("Root"), "Pages");
  const stated = objects.entry(root, "Count");
  const found = pdfPages(objects).length;
  return typeof stated === "number" && Number.isInteger(stated) &&
      stated > found && stated <= 10_000_000
    ? stated
    : found;
}
