/** Words before an operand. */
export const PREFIX_WORDS = new Set([
  "typeof",
  "void",
  "delete",
  "await",
  "new",
]);
/** Signs before an operand. */
export const PREFIXES = new Set(["+", "-", "!", "~"]);
/** Words that stand for a value without being a name. */
export const NO_REFERENCES = new Set([
  "this",
  "null",
  "true",
  "false",
  "super",
]);
/** Operators between operands. */
export const BINARY = new Set(
  "== != === !== < > <= >= << >> >>> + - * / % & | ^ ** && || ??".split(" "),
);
/** Operators that assign. */
export const ASSIGNING = new Set(
  "= += -= *= /= %= &= |= ^= **= <<= >>= >>>= &&= ||= ??=".split(" "),
);
/** What can only follow an operand. */
export const ENDS_OPERAND = new Set([")", "]", "}", ",", ";", ":"]);

/** What an expression turned out to be. */
export const KIND = { other: 0, name: 1, literal: 2, arrow: 3 } as const;
/** One of these. */
export type Kind = (typeof KIND)[keyof typeof KIND];
