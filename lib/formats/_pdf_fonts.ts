import {
  binaryText,
  listOf,
  nameOf,
  PdfName,
  type PdfObjects,
  PdfOperator,
  PdfReader,
  PdfStream,
  PdfString,
  type PdfValue,
} from "./_pdf_objects.ts";

/** One character that a font shows. */
export interface Glyph {
  readonly text: string;
  /** Width in thousandths of the font's size. */
  readonly width: number;
  /** True for the code of a space, which word spacing widens. */
  readonly isSpace: boolean;
}

/** What a font makes of the codes of a string. */
export interface PdfFont {
  decode(bytes: string): Glyph[];
}

/** Names of glyphs that are no single letters or digits, with their characters. */
const GLYPHS: Readonly<Record<string, string>> = Object.fromEntries(
  "space,  exclam,! quotedbl,\" numbersign,# dollar,$ percent,% ampersand,& quotesingle,' parenleft,( parenright,) asterisk,* plus,+ comma,, hyphen,- period,. slash,/ zero,0 one,1 two,2 three,3 four,4 five,5 six,6 seven,7 eight,8 nine,9 colon,: semicolon,; less,< equal,= greater,> question,? at,@ bracketleft,[ backslash,\\ bracketright,] asciicircum,^ underscore,_ grave,` braceleft,{ bar,| braceright,} asciitilde,~ quoteleft,‘ quoteright,’ quotedblleft,“ quotedblright,” quotesinglbase,‚ quotedblbase,„ guillemotleft,« guillemotright,» guilsinglleft,‹ guilsinglright,› bullet,• endash,– emdash,— ellipsis,… dagger,† daggerdbl,‡ fi,fi fl,fl ff,ff ffi,ffi ffl,ffl minus,− multiply,× divide,÷ degree,° section,§ paragraph,¶ copyright,© registered,® trademark,™ Euro,€ sterling,£ yen,¥ cent,¢ germandbls,ß ae,æ AE,Æ oslash,ø Oslash,Ø oe,œ OE,Œ dotlessi,ı lslash,ł Lslash,Ł eth,ð Eth,Ð thorn,þ Thorn,Þ plusminus,± mu,µ periodcentered,· exclamdown,¡ questiondown,¿ onehalf,½ onequarter,¼ threequarters,¾ nbspace,  sfthyphen,-"
    .match(/\S+?,(?:\S+|  ?)(?= |$)/g)?.map((pair) => {
      const comma = pair.indexOf(",");
      return [pair.slice(0, comma), pair.slice(comma + 1).replace(/^ +$/, " ")];
    }) ?? [],
);

const ACCENTS: Readonly<Record<string, string>> = {
  grave: "\u0300",
  acute: "\u0301",
  circumflex: "\u0302",
  tilde: "\u0303",
  dieresis: "\u0308",
  ring: "\u030a",
  cedilla: "\u0327",
  caron: "\u030c",
  breve: "\u0306",
  macron: "\u0304",
  ogonek: "\u0328",
  hungarumlaut: "\u030b",
};

/** The text of a glyph's name, as fonts name them. */
export function glyphText(name: string): string | undefined {
  const base = name.split(".")[0] ?? "";
  if (/^[A-Za-z]$/.test(base)) return base;
  if (Object.hasOwn(GLYPHS, base)) return GLYPHS[base];
  const code = /^(?:uni((?:[\dA-F]{4})+)|u([\dA-F]{4,6}))$/.exec(base);
  if (code?.[1]) {
    return (code[1].match(/.{4}/g) ?? [])
      .map((hex) => String.fromCharCode(parseInt(hex, 16))).join("");
  }
  if (code?.[2]) {
    const point = parseInt(code[2], 16);
    return point <= 0x10ffff ? String.fromCodePoint(point) : undefined;
  }
  const accent = /^([A-Za-z])([a-z]+)$/.exec(base);
  const mark = accent?.[2] ?? "";
  return accent && Object.hasOwn(ACCENTS, mark)
    ? `${accent[1]}${ACCENTS[mark]}`.normalize("NFC")
    : undefined;
}

/** What a font's own map from codes to characters says. */
interface UnicodeMap {
  /** Lengths of codes in bytes, the shorter first. */
  readonly lengths: readonly number[];
  readonly texts: ReadonlyMap<string, string>;
}

/** Reads a ToUnicode map: `bfchar` and `bfrange`. */
export function readUnicodeMap(bytes: Uint8Array): UnicodeMap {
  const reader = new PdfReader(binaryText(bytes));
  const texts = new Map<string, string>();
  const lengths = new Set<number>();
  let operands: PdfValue[] = [];
  for (
    let value = reader.next();
    value !== undefined;
    value = reader.next()
  ) {
    if (!(value instanceof PdfOperator)) {
      operands.push(value);
      continue;
    }
    if (value.name === "endcodespacerange") {
      for (const each of operands) {
        if (each instanceof PdfString) lengths.add(each.bytes.length);
      }
    } else if (value.name === "endbfchar") {
      for (let i = 0; i + 1 < operands.length; i += 2) {
        addChar(texts, operands[i], operands[i + 1]);
      }
    } else if (value.name === "endbfrange") {
      for (let i = 0; i + 2 < operands.length; i += 3) {
        addRange(texts, operands[i], operands[i + 1], operands[i + 2]);
      }
    }
    operands = [];
  }
  for (const code of texts.keys()) lengths.add(code.length);
  return { lengths: [...lengths].sort((a, b) => a - b), texts };
}

function addChar(
  texts: Map<string, string>,
  code: PdfValue | undefined,
  target: PdfValue | undefined,
): void {
  if (!(code instanceof PdfString)) return;
  if (target instanceof PdfString) texts.set(code.bytes, utf16(target.bytes));
  else if (target instanceof PdfName) {
    texts.set(code.bytes, glyphText(target.name) ?? "\ufffd");
  }
}

function addRange(
  texts: Map<string, string>,
  from: PdfValue | undefined,
  to: PdfValue | undefined,
  target: PdfValue | undefined,
): void {
  if (!(from instanceof PdfString) || !(to instanceof PdfString)) return;
  const first = numberOf(from.bytes);
  // A range never goes over a byte's end but in broken files; 64 Ki is all there is.
  const last = Math.min(numberOf(to.bytes), first + 0xffff);
  for (let code = first; code <= last; code++) {
    const key = codeOf(code, from.bytes.length);
    const step = code - first;
    if (target instanceof PdfString) {
      const base = utf16(target.bytes);
      const head = base.slice(0, -1);
      const end = base.charCodeAt(base.length - 1) + step;
      texts.set(key, head + String.fromCharCode(end));
    } else if (target !== null && target !== undefined) {
      addChar(texts, new PdfString(key), listOf(target)[step]);
    }
  }
}

function numberOf(bytes: string): number {
  let value = 0;
  for (const c of bytes) value = value * 256 + c.charCodeAt(0);
  return value;
}

function codeOf(value: number, length: number): string {
  let out = "";
  let rest = value;
  for (let i = 0; i < length; i++) {
    out = String.fromCharCode(rest & 0xff) + out;
    rest >>= 8;
  }
  return out;
}

function utf16(bytes: string): string {
  let out = "";
  for (let i = 0; i + 1 < bytes.length; i += 2) {
    out += String.fromCharCode(
      (bytes.charCodeAt(i) << 8) | bytes.charCodeAt(i + 1),
    );
  }
  return bytes.length === 1 ? bytes : out;
}

/** The text of a string outside of pages, such as a title. */
export function plainString(value: PdfValue): string | undefined {
  if (!(value instanceof PdfString)) return undefined;
  const { bytes } = value;
  if (bytes.startsWith("\xfe\xff")) return utf16(bytes.slice(2));
  const raw = Uint8Array.from(bytes, (c) => c.charCodeAt(0));
  return new TextDecoder(bytes.startsWith("\xef\xbb\xbf") ? "utf-8" : "latin1")
    .decode(raw);
}

/** Makes the decoder of a font. */
export function readFont(objects: PdfObjects, font: PdfValue): PdfFont {
  const map = objects.entry(font, "ToUnicode");
  const unicode = map instanceof PdfStream
    ? readUnicodeMap(objects.unpack(map))
    : undefined;
  return nameOf(objects.entry(font, "Subtype")) === "Type0"
    ? compositeFont(objects, font, unicode)
    : simpleFont(objects, font, unicode);
}

function simpleFont(
  objects: PdfObjects,
  font: PdfValue,
  unicode: UnicodeMap | undefined,
): PdfFont {
  const texts = simpleTexts(objects, font);
  const first = objects.entry(font, "FirstChar");
  const widths = listOf(objects.entry(font, "Widths")).map((w) =>
    objects.get(w)
  );
  const start = typeof first === "number" ? first : 0;
  return {
    decode: (bytes) =>
      Array.from(bytes, (c): Glyph => {
        const code = c.charCodeAt(0);
        const width = widths[code - start];
        return {
          text: unicode?.texts.get(c) ?? texts[code] ?? "\ufffd",
          width: typeof width === "number" && width > 0 ? width : 500,
          isSpace: code === 32,
        };
      }),
  };
}

/** The characters of the 256 codes. */
function simpleTexts(objects: PdfObjects, font: PdfValue): string[] {
  const encoding = objects.entry(font, "Encoding");
  const base = nameOf(encoding) ??
    nameOf(objects.entry(encoding, "BaseEncoding"));
  const decoder = new TextDecoder(
    base === "MacRomanEncoding" ? "macintosh" : "windows-1252",
  );
  const texts = Array.from(
    { length: 256 },
    (_, i) => decoder.decode(new Uint8Array([i])),
  );
  let code = 0;
  for (const each of listOf(objects.entry(encoding, "Differences"))) {
    const value = objects.get(each);
    if (typeof value === "number") code = value;
    else if (value instanceof PdfName) {
      texts[code++] = glyphText(value.name) ?? "\ufffd";
    }
  }
  return texts;
}

function compositeFont(
  objects: PdfObjects,
  font: PdfValue,
  unicode: UnicodeMap | undefined,
): PdfFont {
  const [descendant] = listOf(objects.entry(font, "DescendantFonts"));
  const widths = cidWidths(objects, objects.entry(descendant ?? null, "W"));
  const standard = objects.entry(descendant ?? null, "DW");
  const usual = typeof standard === "number" ? standard : 1000;
  const encoding = nameOf(objects.entry(font, "Encoding")) ?? "";
  const isUnicode = /UCS2|UTF16/.test(encoding);
  const lengths = unicode && unicode.lengths.length > 0 ? unicode.lengths : [2];
  return {
    decode(bytes) {
      const glyphs: Glyph[] = [];
      for (let at = 0; at < bytes.length;) {
        // The shortest code that the map knows; the longest when it knows none.
        const length = lengths.find((n) =>
          unicode?.texts.has(bytes.slice(at, at + n))
        ) ?? lengths.at(-1) ?? 2;
        const code = bytes.slice(at, at + length);
        at += length;
        glyphs.push({
          text: unicode?.texts.get(code) ??
            (isUnicode ? utf16(code) : "\ufffd"),
          width: widths.get(numberOf(code)) ?? usual,
          isSpace: code === " ",
        });
      }
      return glyphs;
    },
  };
}

/** `[first [w w w] first last w …]` */
function cidWidths(objects: PdfObjects, value: PdfValue): Map<number, number> {
  const widths = new Map<number, number>();
  const list = listOf(value).map((each) => objects.get(each));
  for (let i = 0; i + 1 < list.length;) {
    const first = list[i];
    const second = list[i + 1];
    if (typeof first !== "number") break;
    if (typeof second === "number") {
      const width = list[i + 2];
      if (typeof width === "number") {
        const last = Math.min(second, first + 0xffff);
        for (let cid = first; cid <= last; cid++) widths.set(cid, width);
      }
      i += 3;
    } else {
      listOf(second).forEach((each, n) => {
        const width = objects.get(each);
        if (typeof width === "number") widths.set(first + n, width);
      });
      i += 2;
    }
  }
  return widths;
}
