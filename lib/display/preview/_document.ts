import { type PdfFacts, readPdfFacts, readPdfText } from "../../formats/mod.ts";
import { fields } from "../fields.ts";
import { bytesText } from "../text/formats.ts";
import { count, oneLine } from "../text/measure.ts";
import type { View } from "../view.ts";
import { isCutOff } from "./_cut_off.ts";
import { type Content, type PreviewFile, readNote } from "./_file.ts";
import { folded, pile, remark } from "./_frame.ts";
import { linesNote, linesView } from "./_lines.ts";

/** So much of a large file is looked at from its end, where its directory stands. */
const TAIL_BYTES = 1_000_000;
/** Text is read from files up to this size. */
const MAX_TEXT_BYTES = 4_000_000;
/** Lines of the first page that are shown. */
const PAGE_LINES = 20;

const LABELS: Readonly<Partial<Record<keyof PdfFacts, string>>> = {
  pages: "Pages",
  title: "Title",
  author: "Author",
  subject: "Subject",
  created: "Created",
  creator: "Made by",
  version: "PDF version",
};

/** What a PDF says of itself, and the text of its first page where there is any. */
export async function pdfContent(file: PreviewFile): Promise<Content> {
  const { bytes, isWhole, size, part } = file;
  const looked = isWhole || part === undefined || size === undefined
    ? bytes
    : await part(Math.max(0, size - TAIL_BYTES), TAIL_BYTES);
  const facts = safely(() => readPdfFacts(looked)) ?? { isEncrypted: false };
  const notes: string[] = [];
  if (!isWhole) {
    notes.push(
      part === undefined
        ? readNote(file)
        : `Only the last ${bytesText(looked.length)} of ${
          bytesText(size ?? looked.length)
        } were read`,
    );
  } else if (isCutOff(bytes, "pdf")) {
    notes.push("The file is cut off: its end is missing");
  }
  const said = Object.fromEntries(
    Object.keys(LABELS).flatMap((key) => {
      const value: unknown = Reflect.get(facts, key);
      return value === undefined ? [] : [[key, value]];
    }),
  );
  const views: View[] = [];
  if (Object.keys(said).length > 0) {
    const labels = Object.entries(LABELS).filter(([key]) => key in said);
    views.push(fields(said, { fields: Object.fromEntries(labels) }));
  }
  if (facts.isEncrypted) {
    notes.push(
      "It is encrypted: nothing more can be read without its password",
    );
  } else if (isWhole && bytes.length <= MAX_TEXT_BYTES) {
    const { view, note } = firstPage(bytes, file.maxLines ?? PAGE_LINES);
    if (view !== undefined) views.push(view);
    if (note !== "") notes.push(note);
  }
  const title = oneLine(facts.title ?? "");
  return {
    facts: [
      ...(facts.pages === undefined ? [] : [count(facts.pages, "page")]),
      ...(title === "" ? [] : [`"${title}"`]),
      ...(facts.isEncrypted ? ["encrypted"] : []),
    ],
    view: views.length === 0
      ? remark("Nothing in it can be read")
      : pile(...views),
    notes,
  };
}

function firstPage(
  bytes: Uint8Array,
  maxLines: number,
): { view: View | undefined; note: string } {
  let why = "";
  const text = safely(() => {
    try {
      return readPdfText(bytes).pages[0] ?? "";
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      why = error.message.replace(/^Cannot read PDF: /, "");
      return undefined;
    }
  });
  if (text === undefined) return { view: undefined, note: why };
  if (text.trim() === "") return { view: undefined, note: "No text on page 1" };
  const lines = linesView(text, {
    language: "",
    maxLines,
    maxCharacters: 10_000,
    hasNumbers: false,
  });
  const note = linesNote(lines, true);
  return {
    view: folded("Text of page 1", lines.view),
    note: note === "" ? "" : `Page 1: ${note}`,
  };
}

/** Damaged files can nest deeper than the stack; they are shown without facts. */
function safely<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
