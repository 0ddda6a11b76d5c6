/** The value of a string literal. */
export function stringValue(literal: string): string {
  return literal.slice(1, -1).replace(
    /\\(?:u\{([0-9a-fA-F]+)\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(\r\n|[^]))/g,
    (_all, ...groups: (string | undefined)[]) => {
      const [long, four, two, one = ""] = groups;
      const hex = long ?? four ?? two;
      if (hex !== undefined) {
        return String.fromCodePoint(Math.min(parseInt(hex, 16), 0x10ffff));
      }
      return ESCAPES[one] ?? (/^[\r\n\u2028\u2029]/.test(one) ? "" : one);
    },
  );
}

const ESCAPES: Readonly<Record<string, string>> = {
  n: "\n",
  r: "\r",
  t: "\t",
  b: "\b",
  f: "\f",
  v: "\v",
  0: "\0",
};
