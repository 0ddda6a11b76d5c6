/**
 * A text of which all that fills parts of a stack is alike: patterns tell the
 * parts apart without colour, and would dim colours where there are any.
 */
export function withoutFills(text: string): string {
  return text.replace(/[▒░▓▚═│·]/g, "█");
}
