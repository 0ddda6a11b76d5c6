import { unfilter } from "./_pdf_filters.ts";

/** A value of a PDF file. Strings are of bytes, one character each. */
export type PdfValue =
  | null
  | boolean
  | number
  | PdfString
  | PdfName
  | PdfReference
  | PdfOperator
  | PdfStream
  | PdfDictionary
  | readonly PdfValue[];

/** A string: of text, or of the codes of a font. */
export class PdfString {
  constructor(readonly bytes: string) {}
}

/** A name, such as `/Type`. */
export class PdfName {
  constructor(readonly name: string) {}
}

/** A reference to an object by its number. */
export class PdfReference {
  constructor(readonly number: number) {}
}

/** An operator of a page's content, or a keyword. */
export class PdfOperator {
  constructor(readonly name: string) {}
}

/** Names and values. */
export class PdfDictionary {
  constructor(readonly entries: ReadonlyMap<string, PdfValue>) {}
}

/** A dictionary with bytes behind it, still packed. */
export class PdfStream {
  constructor(
    readonly dictionary: PdfDictionary,
    readonly packed: Uint8Array,
  ) {}
}

/** Bytes as text of one character each, so that patterns can be looked for. */
export function binaryText(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 32_768) {
    text += String.fromCharCode(...bytes.subarray(at, at + 32_768));
  }
  return text;
}

const MAX_DEPTH = 100;
const TOKEN_REGEXP =
  /(?:[\0\t\n\f\r ]+|%[^\r\n]*)*(?:([+-]?(?:\d+\.?\d*|\.\d+)(?=[\0\t\n\f\r ()<>[\]{}/%]|$))|\/([^\0\t\n\f\r ()<>[\]{}/%]*)|(<<|>>|[[\]{}()<>])|([^\0\t\n\f\r ()<>[\]{}/%]+))/y;

/** Reads values from text, from a place on. */
export class PdfReader {
  at: number;
  constructor(readonly text: string, at = 0) {
    this.at = at;
  }

  /** The next value, or undefined at the end. Brackets that close come as operators. */
  next(depth = 0): PdfValue | undefined {
    TOKEN_REGEXP.lastIndex = this.at;
    const found = TOKEN_REGEXP.exec(this.text);
    if (!found) {
      this.at = this.text.length;
      return undefined;
    }
    this.at = TOKEN_REGEXP.lastIndex;
    const [, number, name, sign, word] = found;
    if (number !== undefined) return this.#number(Number(number));
    if (name !== undefined) {
      return new PdfName(
        name.replace(
          /#([\da-fA-F]{2})/g,
          (_, hex: string) => String.fromCharCode(parseInt(hex, 16)),
        ),
      );
    }
    switch (sign) {
      case "(":
        return this.#string();
      case "<":
        return this.#hex();
      case "[":
        return depth > MAX_DEPTH ? null : this.#list("]", depth);
      case "<<":
        return depth > MAX_DEPTH ? null : this.#dictionary(depth);
    }
    switch (word) {
      case "true":
        return true;
      case "false":
        return false;
      case "null":
        return null;
    }
    return new PdfOperator(sign ?? word ?? "");
  }

  /** A number, unless it begins a reference. */
  #number(value: number): number | PdfReference {
    if (!Number.isInteger(value) || value < 0) return value;
    const rest =
      /[\0\t\n\f\r ]+\d+[\0\t\n\f\r ]+R(?![^\0\t\n\f\r ()<>[\]{}/%])/y;
    rest.lastIndex = this.at;
    if (!rest.test(this.text)) return value;
    this.at = rest.lastIndex;
    return new PdfReference(value);
  }

  #list(close: string, depth: number): PdfValue[] {
    const values: PdfValue[] = [];
    for (;;) {
      const value = this.next(depth + 1);
      if (value === undefined) return values;
      if (value instanceof PdfOperator) {
        if (value.name === close) return values;
        // Something is broken: an object ends before its list does.
        if (value.name === "endobj" || value.name === "stream") {
          this.at -= value.name.length;
          return values;
        }
        continue;
      }
      values.push(value);
    }
  }

  #dictionary(depth: number): PdfDictionary {
    const values = this.#list(">>", depth);
    const entries = new Map<string, PdfValue>();
    for (let i = 0; i + 1 < values.length; i += 2) {
      const key = values[i];
      const value = values[i + 1];
      if (key instanceof PdfName && value !== undefined) {
        entries.set(key.name, value);
      }
    }
    return new PdfDictionary(entries);
  }

  #string(): PdfString {
    let out = "";
    let open = 1;
    const { text } = this;
    while (this.at < text.length) {
      const c = text[this.at++] ?? "";
      if (c === "\\") {
        const octal = /[0-7]{1,3}/y;
        octal.lastIndex = this.at;
        const digits = octal.exec(text)?.[0];
        if (digits !== undefined) {
          out += String.fromCharCode(parseInt(digits, 8) & 0xff);
          this.at += digits.length;
          continue;
        }
        const next = text[this.at++] ?? "";
        if (next === "\r" && text[this.at] === "\n") this.at++;
        else if (next !== "\n" && next !== "\r") {
          out += ESCAPES.get(next) ?? next;
        }
        continue;
      }
      if (c === "(") open++;
      if (c === ")" && --open === 0) break;
      out += c;
    }
    return new PdfString(out);
  }

  #hex(): PdfString {
    const end = this.text.indexOf(">", this.at);
    const stop = end < 0 ? this.text.length : end;
    const digits = this.text.slice(this.at, stop).replace(/[^\da-fA-F]/g, "");
    this.at = stop + 1;
    const even = digits.length % 2 ? `${digits}0` : digits;
    return new PdfString(
      even.replace(
        /../g,
        (pair) => String.fromCharCode(parseInt(pair, 16)),
      ),
    );
  }
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ["n", "\n"],
  ["r", "\r"],
  ["t", "\t"],
  ["b", "\b"],
  ["f", "\f"],
]);

/** The objects of a file, by number. */
export class PdfObjects {
  readonly #objects = new Map<number, PdfValue>();
  readonly #trailers: PdfDictionary[] = [];

  /**
   * Reads all objects by going over the file once, which finds those of files
   * with a damaged table of contents, too. What comes later replaces what came
   * before, as changes appended to a file do.
   */
  constructor(bytes: Uint8Array) {
    const text = binaryText(bytes);
    const head =
      /(\d{1,10})[\0\t\n\f\r ]+\d{1,5}[\0\t\n\f\r ]+obj\b|\btrailer\b/g;
    const packed: PdfStream[] = [];
    for (let found = head.exec(text); found; found = head.exec(text)) {
      const reader = new PdfReader(text, head.lastIndex);
      const value = reader.next() ?? null;
      head.lastIndex = Math.max(head.lastIndex, reader.at);
      if (found[1] === undefined) {
        if (value instanceof PdfDictionary) this.#trailers.push(value);
        continue;
      }
      const number = Number(found[1]);
      const data = value instanceof PdfDictionary
        ? streamAt(text, reader.at, value)
        : undefined;
      if (data === undefined || !(value instanceof PdfDictionary)) {
        this.#objects.set(number, value);
        continue;
      }
      head.lastIndex = data.end;
      const stream = new PdfStream(value, bytes.subarray(data.start, data.end));
      this.#objects.set(number, stream);
      const type = nameOf(value.entries.get("Type"));
      if (type === "ObjStm") packed.push(stream);
      if (type === "XRef") this.#trailers.push(value);
    }
    for (const stream of packed) this.#unpackObjects(stream);
  }

  /** The value itself, through references. */
  get(value: PdfValue | undefined): PdfValue {
    let now = value ?? null;
    for (let i = 0; now instanceof PdfReference && i < 20; i++) {
      now = this.#objects.get(now.number) ?? null;
    }
    return now instanceof PdfReference ? null : now;
  }

  /** An entry of a dictionary, or of a stream's. */
  entry(value: PdfValue | undefined, key: string): PdfValue {
    const whole = this.get(value);
    const dictionary = whole instanceof PdfStream ? whole.dictionary : whole;
    return dictionary instanceof PdfDictionary
      ? this.get(dictionary.entries.get(key))
      : null;
  }

  /** An entry of the newest trailer that has it. */
  trailer(key: string): PdfValue {
    const found = this.#trailers.findLast((each) => each.entries.has(key));
    return found ? this.get(found.entries.get(key)) : null;
  }

  /** True when some trailer speaks of encryption. */
  get isEncrypted(): boolean {
    return this.#trailers.some((each) => each.entries.has("Encrypt"));
  }

  /** All objects in their order. */
  all(): Iterable<PdfValue> {
    return this.#objects.values();
  }

  /** A stream's bytes, unpacked; empty where they are a picture's. */
  unpack(stream: PdfStream): Uint8Array {
    const { entries } = stream.dictionary;
    const filters = listOf(this.get(entries.get("Filter") ?? entries.get("F")));
    const parameters = listOf(
      this.get(entries.get("DecodeParms") ?? entries.get("DP")),
    );
    let bytes: Uint8Array | undefined = stream.packed;
    filters.forEach((filter, i) => {
      const name = nameOf(this.get(filter));
      const own = parameters[i];
      bytes = bytes && name !== undefined
        ? unfilter(bytes, name, (key) => {
          const value = this.entry(own, key);
          return typeof value === "number" ? value : undefined;
        })
        : undefined;
    });
    return bytes ?? new Uint8Array();
  }

  #unpackObjects(stream: PdfStream): void {
    const first = this.entry(stream, "First");
    const count = this.entry(stream, "N");
    if (typeof first !== "number" || typeof count !== "number") return;
    const text = binaryText(this.unpack(stream));
    const index = new PdfReader(text);
    const places: [number, number][] = [];
    for (let i = 0; i < count && index.at < first; i++) {
      const number = index.next();
      const offset = index.next();
      if (typeof number !== "number" || typeof offset !== "number") break;
      places.push([number, first + offset]);
    }
    for (const [number, offset] of places) {
      const value = new PdfReader(text, offset).next();
      if (value !== undefined) this.#objects.set(number, value);
    }
  }
}

/** Where the bytes of a stream are, if one follows the dictionary. */
function streamAt(
  text: string,
  at: number,
  dictionary: PdfDictionary,
): { start: number; end: number } | undefined {
  const word = /[\0\t\n\f\r ]*stream(?:\r\n|\n|\r)?/y;
  word.lastIndex = at;
  if (!word.test(text)) return undefined;
  const start = word.lastIndex;
  const stated = dictionary.entries.get("Length");
  if (typeof stated === "number") {
    const end = start + stated;
    if (/^[\0\t\n\f\r ]*endstream/.test(text.slice(end, end + 20))) {
      return { start, end };
    }
  }
  const found = text.indexOf("endstream", start);
  return { start, end: found < 0 ? text.length : found };
}

/** The name itself. */
export function nameOf(value: PdfValue | undefined): string | undefined {
  return value instanceof PdfName ? value.name : undefined;
}

/** A list as it is, anything else as a list of one, nothing as an empty one. */
export function listOf(value: PdfValue | undefined): readonly PdfValue[] {
  if (Array.isArray(value)) return value;
  return value === null || value === undefined || isList(value) ? [] : [value];
}

function isList(value: PdfValue): value is readonly PdfValue[] {
  return Array.isArray(value);
}
