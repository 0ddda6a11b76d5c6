import { BRACKETS } from "./_math_symbols.ts";

/** A formula that cannot be read here. */
export class UnknownMath extends Error {}

/** The commands, numbers and signs of a formula, one after another. */
export class MathTokens {
  readonly #tokens: string[];
  #at = 0;

  constructor(source: string) {
    this.#tokens = source.replace(/(?<!\\)%[^\n]*/g, "").match(
      /\\(?:[A-Za-z]+\*?|[^])|\s+|\d+(?:[.,]\d+)*|[^]/gu,
    ) ?? [];
  }

  /** Goes past the token that was looked at, or back to it. */
  protected skip(count = 1): void {
    this.#at += count;
  }

  protected peek(): string | undefined {
    while (/^\s/.test(this.#tokens[this.#at] ?? "x")) this.#at++;
    return this.#tokens[this.#at];
  }

  /** Whether what follows is a word in braces, with no command or script in it. */
  protected isWord(): boolean {
    this.peek();
    const close = this.#tokens.indexOf("}", this.#at);
    return close < 0 || !this.#tokens.slice(this.#at, close)
      .some((token) => /^(?:\\[A-Za-z]|[\^_$&]$)/.test(token));
  }

  /** Parts the first digit from a number: of `\\frac12` each takes one. */
  protected splitNumber(): void {
    const token = this.peek() ?? "";
    if (!/^\d./.test(token)) return;
    this.#tokens.splice(this.#at, 1, token.slice(0, 1), token.slice(1));
  }

  protected next(): string {
    const token = this.peek();
    if (token === undefined) throw new UnknownMath();
    this.#at++;
    return token;
  }

  protected expect(token: string): void {
    if (this.next() !== token) throw new UnknownMath();
  }

  /** The text of a group as it stands, spaces and all. */
  protected text(): string {
    this.expect("{");
    let text = "";
    let depth = 0;
    for (; this.#at < this.#tokens.length; this.#at++) {
      const token = this.#tokens[this.#at] ?? "";
      if (token === "}" && depth-- === 0) {
        this.#at++;
        return text.replaceAll("~", "\u00a0");
      }
      if (token === "{") depth++;
      else if (token === "$" || /^\\[A-Za-z]/.test(token)) {
        throw new UnknownMath();
      } else if (token !== "}") text += writtenBy(token);
    }
    throw new UnknownMath();
  }

  /** Letters of a name, without any markup in them. */
  protected words(): string {
    return this.peek() === "{" ? this.text().trim() : this.next();
  }

  protected bracket(): string {
    const token = this.next();
    const bracket = token === "\\|"
      ? "‖"
      : BRACKETS.get(token.replace(/^\\/, ""));
    if (bracket === undefined) throw new UnknownMath();
    return bracket;
  }

  /** The `[2mm]` behind a line end. */
  protected skipGap(): void {
    if (this.#tokens[this.#at] !== "[") return;
    const close = this.#tokens.indexOf("]", this.#at);
    const gap = this.#tokens.slice(this.#at + 1, close).join("");
    if (close > 0 && /^-?[\d.]+\s*[a-z]{2}$/.test(gap)) this.#at = close + 1;
  }
}

/** What a token is in running text. */
function writtenBy(token: string): string {
  if (!token.startsWith("\\")) return token;
  if (token === "\\!") return "";
  return /^\\[,:;>\s]/.test(token) ? " " : token.slice(1);
}
