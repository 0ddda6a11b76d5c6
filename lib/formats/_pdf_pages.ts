import {
  listOf,
  nameOf,
  PdfDictionary,
  type PdfObjects,
  type PdfValue,
} from "./_pdf_objects.ts";

/** A page with the resources that it has or inherits. */
export interface PdfPage {
  readonly contents: PdfValue;
  readonly resources: PdfValue;
}

const MAX_PAGES = 20_000;

/** The pages in their order; of a damaged file, those that are found. */
export function pdfPages(objects: PdfObjects): PdfPage[] {
  const pages: PdfPage[] = [];
  const seen = new Set<PdfValue>();
  const visit = (node: PdfValue, inherited: PdfValue) => {
    if (seen.has(node) || pages.length >= MAX_PAGES) return;
    seen.add(node);
    const own = objects.entry(node, "Resources");
    const resources = own === null ? inherited : own;
    const kids = objects.entry(node, "Kids");
    if (kids === null) {
      pages.push({ contents: objects.entry(node, "Contents"), resources });
      return;
    }
    for (const kid of listOf(kids)) {
      const value = objects.get(kid);
      if (value instanceof PdfDictionary) visit(value, resources);
    }
  };
  const root = objects.entry(objects.trailer("Root"), "Pages");
  if (root instanceof PdfDictionary) visit(root, null);
  if (pages.length > 0) return pages;
  // A damaged tree: the pages themselves may still be there.
  for (const value of objects.all()) {
    if (nameOf(objects.entry(value, "Type")) === "Page") {
      pages.push({
        contents: objects.entry(value, "Contents"),
        resources: objects.entry(value, "Resources"),
      });
    }
  }
  return pages;
}
