/** The names of characters 160 to 255, in order, as HTML has them. */
const LATIN_1 =
  "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml";

/** Other names that texts are full of. */
const OTHERS: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  ndash: "–",
  mdash: "—",
  lsquo: "‘",
  rsquo: "’",
  sbquo: "‚",
  ldquo: "“",
  rdquo: "”",
  bdquo: "„",
  lsaquo: "‹",
  rsaquo: "›",
  hellip: "…",
  bull: "•",
  dagger: "†",
  permil: "‰",
  prime: "′",
  Prime: "″",
  euro: "€",
  trade: "™",
  larr: "←",
  uarr: "↑",
  rarr: "→",
  darr: "↓",
  harr: "↔",
  rArr: "⇒",
  minus: "−",
  infin: "∞",
  ne: "≠",
  le: "≤",
  ge: "≥",
  asymp: "≈",
  equiv: "≡",
  sum: "∑",
  prod: "∏",
  radic: "√",
  part: "∂",
  int: "∫",
  Delta: "Δ",
  Sigma: "Σ",
  Omega: "Ω",
  alpha: "α",
  beta: "β",
  gamma: "γ",
  delta: "δ",
  epsilon: "ε",
  lambda: "λ",
  mu: "μ",
  pi: "π",
  sigma: "σ",
  omega: "ω",
  OElig: "Œ",
  oelig: "œ",
  Scaron: "Š",
  scaron: "š",
  ensp: "\u2002",
  emsp: "\u2003",
  thinsp: "\u2009",
  zwnj: "\u200c",
  zwj: "\u200d",
  check: "✓",
  hearts: "♥",
};

const NAMED: ReadonlyMap<string, string> = new Map([
  ...LATIN_1.split(" ").map((name, i): [string, string] => [
    name,
    String.fromCharCode(160 + i),
  ]),
  ...Object.entries(OTHERS),
]);

/**
 * Decodes HTML's character references in one pass, so that `&amp;lt;` becomes
 * `&lt;` and no more. Names that are not known stay as they are.
 *
 * @param text Text with references.
 * @returns Text with characters.
 *
 * @example
 * ```ts
 * import { decodeEntities } from "@cenote/cenote/formats";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(decodeEntities("caf&eacute; &#8211; &amp;lt;"), "café – &lt;");
 * ```
 */
export function decodeEntities(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(
    /&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([A-Za-z][A-Za-z\d]{1,31}));?/g,
    (whole, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return NAMED.get(name) ?? whole;
      const code = decimal !== undefined
        ? parseInt(decimal, 10)
        : parseInt(hex ?? "", 16);
      const isCharacter = code > 0 && code <= 0x10ffff &&
        !(code >= 0xd800 && code <= 0xdfff);
      if (!isCharacter) return "\ufffd";
      // Pages written as Windows-1252 number its characters, not Unicode's.
      return code >= 0x80 && code <= 0x9f
        ? new TextDecoder("windows-1252").decode(new Uint8Array([code]))
        : String.fromCodePoint(code);
    },
  );
}
