import type { Candidate } from "./_members.ts";
import { endOf, type Tokens } from "./_tokens.ts";
import { isIdentifier, RESERVED_WORDS } from "./_words.ts";

/** Words in front of a parenthesis that make it no list of parameters. */
const HEADS = new Set(["if", "for", "while", "switch", "with"]);

/**
 * Names that the cell declares anywhere: variables, functions, classes,
 * parameters, imports. It looks at words only, so a name may be told where it
 * is out of scope.
 */
export function declaredNames(tokens: Tokens): Candidate[] {
  return new Finder(tokens).find();
}

class Finder {
  readonly #tokens: Tokens;
  readonly #found = new Map<string, Candidate>();

  constructor(tokens: Tokens) {
    this.#tokens = tokens;
  }

  find(): Candidate[] {
    for (let at = 0; at < this.#tokens.list.length; at++) this.#look(at);
    return [...this.#found.values()];
  }

  #look(at: number): void {
    const value = this.#value(at);
    if (this.#isMember(at)) return;
    switch (value) {
      case "const":
      case "let":
      case "var":
      case "using":
        return this.#variables(at + 1);
      case "function":
        return this.#add(
          this.#value(at + 1) === "*" ? at + 2 : at + 1,
          "function",
        );
      case "class":
      case "enum":
        return this.#add(at + 1, "class");
      case "namespace":
        return this.#add(at + 1, "module");
      case "import":
        return this.#imports(at + 1);
      case "=>":
        return this.#add(at - 1, "instance");
      case "(":
        return this.#parameters(at);
    }
  }

  #variables(first: number): void {
    let at = first;
    for (;;) {
      at = this.#pattern(at);
      // The next one of `a = 1, b = 2`; whatever stands between is skipped.
      while (at < this.#tokens.list.length && this.#value(at) !== ",") {
        const token = this.#tokens.list[at];
        if (token?.value === ";" || ")]}".includes(token?.value || "-")) return;
        const begins = token?.newline && at > first && token.type === "name" &&
          this.#value(at - 1) !== "=";
        if (begins || token?.value === "of" || token?.value === "in") return;
        at = this.#over(at) + 1;
      }
      if (this.#value(at) !== ",") return;
      at++;
    }
  }

  /** Takes a name or a pattern; gives the index behind it. */
  #pattern(at: number): number {
    const value = this.#value(at);
    if (value !== "{" && value !== "[") {
      this.#add(at, "instance");
      return at + 1;
    }
    const end = this.#tokens.closers.get(at) ?? this.#tokens.list.length;
    let item = at + 1;
    while (item < end) {
      if (this.#value(item) === "...") item++;
      // `{ key: name }`, not `[name]`.
      if (value === "{" && this.#value(this.#over(item) + 1) === ":") {
        item = this.#over(item) + 2;
      }
      item = this.#pattern(item);
      while (item < end && this.#value(item) !== ",") {
        item = this.#over(item) + 1;
      }
      item++;
    }
    return end + 1;
  }

  #parameters(opener: number): void {
    const { list, closers } = this.#tokens;
    if (HEADS.has(this.#value(opener - 1))) return;
    const close = closers.get(opener) ?? list.length;
    const next = this.#value(close + 1);
    const isHead = close === list.length
      ? this.#value(opener - 2) === "function"
      : next === "=>" || next === "{" || next === ":";
    if (!isHead) return;
    if (next === ":" && !this.#hasBody(close + 1)) return;
    let at = opener + 1;
    while (at < close) {
      while (
        this.#value(at) === "..." ||
        /^(?:public|private|protected|readonly|override)$/.test(
            this.#value(at),
          ) &&
          list[at + 1]?.type === "name"
      ) at++;
      at = this.#pattern(at);
      let angles = 0;
      while (at < close && (angles > 0 || this.#value(at) !== ",")) {
        const value = this.#value(at);
        if (value === "<") angles++;
        else if (value === ">" && angles > 0) angles--;
        at = this.#over(at) + 1;
      }
      at++;
    }
  }

  /** Whether a body follows the type behind a list of parameters. */
  #hasBody(from: number): boolean {
    for (let at = from; at < this.#tokens.list.length; at++) {
      const value = this.#value(at);
      if (value === "=>" || value === "{") return true;
      if ([";", ",", ")", "]", "}", "="].includes(value)) return false;
      if (value === "(" || value === "[") at = this.#over(at);
    }
    return false;
  }

  #imports(first: number): void {
    let pending: number | undefined;
    for (let at = first; at < this.#tokens.list.length; at++) {
      const token = this.#tokens.list[at];
      const value = this.#value(at);
      if (token?.type === "name") {
        if (value === "from") break;
        if (value !== "type" || this.#tokens.list[at + 1]?.type !== "name") {
          pending = value === "as" ? undefined : at;
        }
      } else if ([",", "{", "}", "*"].includes(value)) {
        if (pending !== undefined) this.#add(pending, "instance");
        pending = undefined;
      } else return;
    }
    if (pending !== undefined) this.#add(pending, "instance");
  }

  #over(at: number): number {
    return endOf(this.#tokens, at);
  }

  #isMember(at: number): boolean {
    const before = this.#value(at - 1);
    return before === "." || before === "?.";
  }

  #value(at: number): string {
    return this.#tokens.list[at]?.value ?? "";
  }

  #add(at: number, kind: string): void {
    const token = this.#tokens.list[at];
    if (token?.type !== "name" || RESERVED_WORDS.has(token.value)) return;
    if (!isIdentifier(token.value) || this.#found.has(token.value)) return;
    this.#found.set(token.value, { name: token.value, kind, distance: 0 });
  }
}
