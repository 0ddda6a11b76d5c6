import { stringValue } from "../transform/_string_value.ts";
import {
  endOf,
  readTokens,
  type Token,
  type Tokens,
} from "../values/_tokens.ts";
import type {
  CellDefinition,
  CellExport,
  CellImport,
  CellImportName,
  CellRange,
} from "./cell_outline.ts";

/** What the words at the top of a cell tell, whatever is wrong with it. */
export interface TopWords {
  readonly imports: readonly CellImport[];
  readonly exports: readonly CellExport[];
  readonly ambient: readonly CellRange[];
  /** The words `throw` that stand at the top, under no condition. */
  readonly throws: readonly CellRange[];
  /** Types, and what is only declared. */
  readonly types: readonly CellDefinition[];
  /** Names that `export { … }` names, or that are exported where they are defined. */
  readonly exported: ReadonlySet<string>;
}

/** Words that may stand between `declare` and a name. */
const DECLARED = new Set(
  "const let var function class enum namespace module abstract".split(" "),
);

/**
 * Reads the statements at the top of a cell that have to do with modules and
 * types, word by word: in TypeScript as it was written, and in cells that cannot
 * be compiled.
 */
export function readTopWords(code: string): TopWords {
  return new Reader(readTokens(code)).read();
}

class Reader {
  readonly #imports: CellImport[] = [];
  readonly #exports: CellExport[] = [];
  readonly #ambient: CellRange[] = [];
  readonly #throws: CellRange[] = [];
  readonly #types: CellDefinition[] = [];
  readonly #exported = new Set<string>();
  #at = 0;

  constructor(readonly tokens: Tokens) {}

  read(): TopWords {
    while (this.#at < this.tokens.list.length) {
      const { type, value } = this.#token();
      const before = this.#token(-1).value;
      if (type !== "name" || before === "." || before === "?.") this.#skip();
      else if (value === "import") this.#import();
      else if (value === "export") this.#export();
      else this.#declaration(false);
    }
    return {
      imports: this.#imports,
      exports: this.#exports,
      ambient: this.#ambient,
      throws: this.#throws,
      types: this.#types,
      exported: this.#exported,
    };
  }

  /** A token from here; an empty one where there is none. */
  #token(step = 0): Token {
    return this.tokens.list[this.#at + step] ?? NONE;
  }

  #skip(): void {
    this.#at = endOf(this.tokens, this.#at) + 1;
  }

  #import(): void {
    const { start } = this.#token();
    const next = this.#token(1);
    if (next.value === "(" || next.value === "." || next === NONE) {
      this.#at++;
      return;
    }
    this.#at++;
    const isType = this.#takesModifier("type");
    if (!isType && !this.#takesModifier("defer")) this.#takesModifier("source");
    if (this.#token().type === "name" && this.#token(1).value === "=") {
      this.#alias(start);
      return;
    }
    const names = this.#clause(isType);
    this.#from(start, names, false);
  }

  /** Whether a word is here that says how to import, and is no name itself. */
  #takesModifier(word: string): boolean {
    if (this.#token().value !== word) return false;
    const { type, value } = this.#token(1);
    const isName = value === "from" && this.#token(2).type === "string";
    const goesOn = value === "{" || value === "*" ||
      (type === "name" && !isName);
    if (goesOn) this.#at++;
    return goesOn;
  }

  /** `import a = require("b")`, and `import a = b.c`, which is as good as a constant. */
  #alias(start: number): void {
    const as = this.#token();
    const from = this.#token(4);
    this.#at += 2;
    if (this.#token().value !== "require" || from.type !== "string") {
      this.#type(as, start, "const", false);
      return;
    }
    const specifier = stringValue(
      this.tokens.code.slice(from.start, from.end),
    );
    this.#at += 4;
    const isEnded = this.#token().value === ";";
    if (isEnded) this.#at++;
    this.#imports.push({
      start,
      end: this.#token(-1).end,
      specifier,
      from: { start: from.start, end: from.end },
      names: [{ name: "default", as: as.value, type: false }],
      exports: false,
    });
  }

  #clause(isType: boolean): CellImportName[] {
    const names: CellImportName[] = [];
    if (this.#token().type === "name") {
      names.push({ name: "default", as: this.#token().value, type: isType });
      this.#at++;
      if (this.#token().value === ",") this.#at++;
    }
    if (this.#token().value === "*") {
      const as = this.#token(2);
      names.push({ name: "*", as: as.value, type: isType });
      this.#at += 3;
    } else if (this.#token().value === "{") names.push(...this.#names(isType));
    return names;
  }

  /** `{ a, type b, c as d, "e f" as g }`. */
  #names(isType: boolean): CellImportName[] {
    const names: CellImportName[] = [];
    const end = endOf(this.tokens, this.#at);
    this.#at++;
    while (this.#at < end) {
      const own = this.#takesOwnType();
      const first = this.#token();
      const name = this.#moduleName(first);
      this.#at++;
      let as = name;
      if (this.#token().value === "as" && this.#at < end) {
        as = this.#moduleName(this.#token(1));
        this.#at += 2;
      }
      if (name !== "") names.push({ name, as, type: isType || own });
      if (this.#token().value === ",") this.#at++;
      else if (this.#at < end) break;
    }
    this.#at = end + 1;
    return names;
  }

  /** `type` in front of a name: not the name itself, as in `type,` or `type as x`. */
  #takesOwnType(): boolean {
    if (this.#token().value !== "type") return false;
    const next = this.#token(1);
    const isName = next.type !== "name" && next.type !== "string";
    const isRenamed = next.value === "as" && this.#token(2).value !== "as" &&
      this.#token(2).type === "name";
    if (isName || isRenamed) return false;
    this.#at++;
    return true;
  }

  #moduleName({ type, start, end, value }: Token): string {
    return type === "string"
      ? stringValue(this.tokens.code.slice(start, end))
      : value;
  }

  /** Reads on from `from`, or from the specifier of an import without names. */
  #from(
    start: number,
    names: readonly CellImportName[],
    exports: boolean,
  ): boolean {
    if (this.#token().value === "from") this.#at++;
    const from = this.#token();
    if (from.type !== "string") return false;
    const specifier = stringValue(
      this.tokens.code.slice(from.start, from.end),
    );
    let { end } = from;
    this.#at++;
    const word = this.#token();
    const hasAttributes = this.#token(1).value === "{" &&
      (word.value === "with" || (word.value === "assert" && !word.newline));
    if (hasAttributes) {
      this.#at++;
      this.#skip();
      end = this.#token(-1).end;
    }
    const range = { start: from.start, end };
    if (this.#token().value === ";") {
      end = this.#token().end;
      this.#at++;
    }
    this.#imports.push({ start, end, specifier, from: range, names, exports });
    return true;
  }

  #export(): void {
    const first = this.#token();
    const { start } = first;
    this.#at++;
    let { end } = first;
    const next = this.#token();
    if (next.value === "*") {
      this.#at++;
      if (this.#token().value === "as") this.#at += 2;
      this.#from(start, [], true);
      return;
    }
    const isTypes = next.value === "type" && this.#token(1).value === "{";
    if (isTypes) this.#at++;
    if (this.#token().value === "{") {
      const names = this.#names(isTypes);
      end = this.#token(-1).end;
      if (this.#token().value === "from" && this.#from(start, names, true)) {
        return;
      }
      for (const { name } of names) this.#exported.add(name);
      this.#exports.push({ start, end, kind: "names" });
      return;
    }
    let kind: CellExport["kind"] = "words";
    if (next.value === "default") {
      end = next.end;
      this.#at++;
      if (!this.#declaresByName()) kind = "default";
    } else if (next.value === "=") return;
    this.#exports.push({ start, end, kind });
    this.#declaration(true);
  }

  /** Whether what follows `export default` is a declaration with a name. */
  #declaresByName(): boolean {
    const words: string[] = [];
    for (let step = 0; step < 4; step++) {
      const { type, value } = this.#token(step);
      if (type !== "name" && value !== "*") break;
      words.push(value);
    }
    return /^(?:async )?function (?:\* )?[^* ]|^(?:abstract )?class (?!extends\b)\S|^interface /
      .test(words.join(" ") + " ");
  }

  /** Reads a declaration of types, or steps over a word. */
  #declaration(exported: boolean): void {
    const first = this.#token();
    const before = this.#token(-1);
    const begins = exported || this.#at === 0 || first.newline ||
      before.value === ";" || before.value === "}";
    const next = this.#token(1);
    if (exported) this.#exportedNames();
    if (first.value === "throw" && begins && !isHead(before.value)) {
      this.#throws.push({ start: first.start, end: first.end });
    }
    if (first.value === "const" && next.value === "enum") {
      this.#type(this.#token(2), first.start, "class", exported);
      this.#at += 3;
      return;
    }
    if (!begins || next.type !== "name" || next.newline) {
      const isAmbient = begins && first.value === "declare" &&
        next.type === "name";
      if (!isAmbient) return this.#skip();
    }
    switch (first.value) {
      case "interface":
      case "enum":
      case "namespace":
      case "module":
        this.#type(next, first.start, "type", exported);
        this.#at += 2;
        return;
      case "type":
        if (!["=", "<"].includes(this.#token(2).value)) break;
        this.#type(next, first.start, "type", exported);
        this.#at += 2;
        return;
      case "declare":
        return this.#declare(first, exported);
    }
    this.#skip();
  }

  #declare(first: Token, exported: boolean): void {
    const next = this.#token(1);
    const isGlobal = next.value === "global" && this.#token(2).value === "{";
    const isModule = next.value === "module" &&
      this.#token(2).type === "string";
    if (isGlobal || isModule) {
      this.#at += isGlobal ? 2 : 3;
      if (this.#token().value === "{") this.#skip();
      this.#ambient.push({ start: first.start, end: this.#token(-1).end });
      return;
    }
    this.#at++;
    while (DECLARED.has(this.#token().value)) this.#at++;
    if (this.#token().type === "name" && this.#token(-1) !== first) {
      this.#type(this.#token(), first.start, "type", exported);
    }
    this.#skip();
  }

  /** Notes the names of `export const a`, `export const { a, b }`, `export class A`. */
  #exportedNames(): void {
    for (let step = 0; step < 5; step++) {
      const { type, value } = this.#token(step);
      if (value === "{" || value === "[") {
        const end = endOf(this.tokens, this.#at + step);
        for (const one of this.tokens.list.slice(this.#at + step, end)) {
          if (one.type === "name") this.#exported.add(one.value);
        }
        return;
      }
      if (type !== "name" && value !== "*") return;
      this.#exported.add(value);
    }
  }

  #type(
    { value, start, end }: Token,
    statement: number,
    kind: "type" | "const" | "class",
    exported: boolean,
  ): void {
    this.#types.push({
      name: value,
      start,
      end,
      kind,
      exported,
      statement,
      nested: false,
    });
  }
}

/** Whether a statement that follows depends on what is before it. */
function isHead(before: string): boolean {
  return before === ")" || before === "else" || before === "do";
}

const NONE: Token = {
  type: "punctuator",
  start: 0,
  end: 0,
  value: "",
  newline: false,
  closed: true,
};
