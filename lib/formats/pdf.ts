import { type PdfPage, pdfPages } from "./_pdf_pages.ts";
import { IDENTITY, type Matrix, multiply, PageWriter } from "./_pdf_page.ts";
import { type PdfFont, plainString, readFont } from "./_pdf_fonts.ts";
import {
  binaryText,
  listOf,
  nameOf,
  PdfName,
  PdfObjects,
  PdfOperator,
  PdfReader,
  PdfStream,
  PdfString,
  type PdfValue,
} from "./_pdf_objects.ts";

/** What {@linkcode readPdfText} read. */
export interface PdfText {
  /** The text of each page; `""` for a page without any. */
  readonly pages: readonly string[];
  /** The document's title, if it has one. */
  readonly title?: string;
}

/**
 * Reads the text of a PDF file, page by page, in the order in which it is
 * drawn: streams packed in the usual ways, objects inside of streams, fonts
 * with a map to Unicode or a usual encoding.
 *
 * It does not decrypt, and it does not recognise the letters of pictures.
 *
 * @param bytes The file.
 * @returns The pages' text and the title.
 * @throws {SyntaxError} If the bytes are no PDF, are encrypted, or have no text
 *   that can be read, as scanned pages have none.
 *
 * @example
 * ```ts
 * import { readPdfText } from "@cenote/cenote/formats";
 * import { assertEquals } from "@std/assert";
 *
 * const content = "BT /F1 12 Tf 72 720 Td (Hello) Tj 0 -14 Td (there) Tj ET";
 * const file = `%PDF-1.4
 * 1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
 * 2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj
 * 3 0 obj << /Type /Page /Parent 2 0 R /Contents 4 0 R >> endobj
 * 4 0 obj << /Length ${content.length} >> stream
 * ${content}
 * endstream endobj
 * trailer << /Root 1 0 R >>`;
 * const { pages } = readPdfText(new TextEncoder().encode(file));
 * assertEquals(pages, ["Hello\nthere"]);
 * ```
 */
export function readPdfText(bytes: Uint8Array): PdfText {
  const head = binaryText(bytes.subarray(0, 1024));
  if (!head.includes("%PDF-")) {
    throw new SyntaxError("Cannot read PDF: found no PDF header");
  }
  const objects = new PdfObjects(bytes);
  if (objects.isEncrypted) {
    throw new SyntaxError(
      "Cannot read PDF: it is encrypted; save it without a password first",
    );
  }
  const pages = pdfPages(objects).map((page) => pageText(objects, page));
  const all = pages.join("");
  const readable = all.replace(/[\s\ufffd]/g, "");
  const strange = all.length - all.replaceAll("\ufffd", "").length;
  if (readable === "" || strange > readable.length) {
    throw new SyntaxError(
      `Cannot read PDF: no readable text on ${pages.length} ${
        pages.length === 1 ? "page" : "pages"
      }; ${
        strange > 0
          ? "its fonts do not say what their characters are"
          : "it may be scanned"
      }`,
    );
  }
  const title = plainString(objects.entry(objects.trailer("Info"), "Title"))
    ?.trim();
  return { pages, ...(title ? { title } : {}) };
}

function pageText(objects: PdfObjects, page: PdfPage): string {
  const parts = listOf(page.contents).map((each) => objects.get(each));
  const content = parts.flatMap((part) =>
    part instanceof PdfStream ? [binaryText(objects.unpack(part))] : []
  ).join("\n");
  const writer = new PageWriter();
  new ContentReader(objects, writer).run(content, page.resources, IDENTITY, 0);
  return writer.text();
}

/** What `q` keeps and `Q` brings back. */
interface State {
  matrix: Matrix;
  font: PdfFont | undefined;
  size: number;
  leading: number;
  charSpace: number;
  wordSpace: number;
  scale: number;
}

const MAX_NESTING = 10;

/** Runs the operators of a page that show and place text. */
class ContentReader {
  readonly #objects: PdfObjects;
  readonly #writer: PageWriter;
  readonly #fonts = new Map<PdfValue, PdfFont>();

  constructor(objects: PdfObjects, writer: PageWriter) {
    this.#objects = objects;
    this.#writer = writer;
  }

  run(
    content: string,
    resources: PdfValue,
    matrix: Matrix,
    depth: number,
  ): void {
    const reader = new PdfReader(content);
    const stack: State[] = [];
    let state: State = {
      matrix,
      font: undefined,
      size: 1,
      leading: 0,
      charSpace: 0,
      wordSpace: 0,
      scale: 1,
    };
    let line: Matrix = IDENTITY;
    let place: Matrix = IDENTITY;
    let operands: PdfValue[] = [];
    const number = (i: number) => {
      const value = operands[i];
      return typeof value === "number" ? value : 0;
    };
    const six = (): Matrix => [
      number(0),
      number(1),
      number(2),
      number(3),
      number(4),
      number(5),
    ];
    const move = (x: number, y: number) => {
      line = multiply([1, 0, 0, 1, x, y], line);
      place = line;
    };
    const show = (value: PdfValue | undefined) => {
      if (value instanceof PdfString) place = this.#show(value, state, place);
    };
    for (
      let value = reader.next();
      value !== undefined;
      value = reader.next()
    ) {
      if (!(value instanceof PdfOperator)) {
        operands.push(value);
        if (operands.length > 1_000) operands = operands.slice(-100);
        continue;
      }
      switch (value.name) {
        case "q":
          if (stack.length < 1_000) stack.push({ ...state });
          break;
        case "Q":
          state = stack.pop() ?? state;
          break;
        case "cm":
          state.matrix = multiply(six(), state.matrix);
          break;
        case "BT":
          line = IDENTITY;
          place = IDENTITY;
          break;
        case "Tf":
          state.font = this.#font(resources, operands[0]);
          state.size = number(1);
          break;
        case "Tc":
          state.charSpace = number(0);
          break;
        case "Tw":
          state.wordSpace = number(0);
          break;
        case "Tz":
          state.scale = number(0) / 100;
          break;
        case "TL":
          state.leading = number(0);
          break;
        case "Td":
          move(number(0), number(1));
          break;
        case "TD":
          state.leading = -number(1);
          move(number(0), number(1));
          break;
        case "Tm":
          line = six();
          place = line;
          break;
        case "T*":
          move(0, -state.leading);
          break;
        case "Tj":
          show(operands[0]);
          break;
        case "'":
          move(0, -state.leading);
          show(operands[0]);
          break;
        case '"':
          state.wordSpace = number(0);
          state.charSpace = number(1);
          move(0, -state.leading);
          show(operands[2]);
          break;
        case "TJ":
          for (const each of listOf(operands[0])) {
            if (typeof each === "number") {
              const shift = -each / 1000 * state.size * state.scale;
              place = multiply([1, 0, 0, 1, shift, 0], place);
            } else show(each);
          }
          break;
        case "Do":
          this.#form(resources, operands[0], state.matrix, depth);
          break;
        case "BI":
          skipImage(reader);
          break;
      }
      operands = [];
    }
  }

  #font(resources: PdfValue, name: PdfValue | undefined): PdfFont | undefined {
    if (!(name instanceof PdfName)) return undefined;
    const fonts = this.#objects.entry(resources, "Font");
    const font = this.#objects.entry(fonts, name.name);
    let made = this.#fonts.get(font);
    if (made === undefined) {
      made = readFont(this.#objects, font);
      this.#fonts.set(font, made);
    }
    return made;
  }

  /** A drawing that stands by itself and is drawn here. */
  #form(
    resources: PdfValue,
    name: PdfValue | undefined,
    matrix: Matrix,
    depth: number,
  ): void {
    if (!(name instanceof PdfName) || depth >= MAX_NESTING) return;
    const form = this.#objects.entry(
      this.#objects.entry(resources, "XObject"),
      name.name,
    );
    if (
      !(form instanceof PdfStream) ||
      nameOf(this.#objects.entry(form, "Subtype")) !== "Form"
    ) return;
    const own = this.#objects.entry(form, "Resources");
    const [a, b, c, d, e, f] = listOf(this.#objects.entry(form, "Matrix"))
      .map((each) => this.#objects.get(each));
    const at = (value: PdfValue | undefined, usual: number) =>
      typeof value === "number" ? value : usual;
    const inner = multiply(
      [at(a, 1), at(b, 0), at(c, 0), at(d, 1), at(e, 0), at(f, 0)],
      matrix,
    );
    this.run(
      binaryText(this.#objects.unpack(form)),
      own === null ? resources : own,
      inner,
      depth + 1,
    );
  }

  /** Shows a string; what comes back is the place behind it. */
  #show({ bytes }: PdfString, state: State, place: Matrix): Matrix {
    state.font ??= readFont(this.#objects, null);
    let now = place;
    for (const glyph of state.font.decode(bytes)) {
      const at = multiply(now, state.matrix);
      const advance = (glyph.width / 1000 * state.size + state.charSpace +
        (glyph.isSpace ? state.wordSpace : 0)) * state.scale;
      now = multiply([1, 0, 0, 1, advance, 0], now);
      const end = multiply(now, state.matrix);
      const height = Math.hypot(at[2], at[3]) * Math.abs(state.size);
      this.#writer.glyph(glyph.text, at, end, height);
    }
    return now;
  }
}

/** An image inside the content: bytes up to `EI` that are no operators. */
function skipImage(reader: PdfReader): void {
  const end = /[\0\t\n\f\r ]EI(?=[\0\t\n\f\r ]|$)/g;
  end.lastIndex = reader.at;
  reader.at = end.exec(reader.text) ? end.lastIndex : reader.text.length;
}
