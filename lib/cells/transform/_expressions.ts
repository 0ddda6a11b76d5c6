import { Functions } from "./_functions.ts";
import {
  ASSIGNING,
  BINARY,
  ENDS_OPERAND,
  KIND,
  type Kind,
  NO_REFERENCES,
  PREFIX_WORDS,
  PREFIXES,
} from "./_operators.ts";
import { TOKEN } from "./_scanner.ts";
import type { AssignedName, NameAt } from "./_syntax.ts";

/**
 * Reads expressions of valid JavaScript. It builds no tree; it notes what the
 * rewriting of cells has to know.
 */
export abstract class Expressions extends Functions {
  /** Names that are assigned to if the literal around them is a pattern. */
  readonly #targets: AssignedName[] = [];
  /** How many `{ a = 1 }` were read that are no patterns so far. */
  protected defaults = 0;
  /** The name that an expression consists of. */
  #name: NameAt = { name: "", start: 0, end: 0 };

  protected override heritage(): void {
    this.#unary();
  }

  /** Reads `a, b`. @param withIn Whether `in` is an operator here. */
  protected expression(withIn = true): void {
    const mark = this.#targets.length;
    do this.assignment(withIn); while (this.take(","));
    this.#targets.length = mark;
  }

  /** Reads the left side of `for (… of`, whose names are assigned to. */
  protected forTarget(): void {
    const mark = this.#targets.length;
    const { defaults } = this;
    const kind = this.assignment(false);
    if (this.isName("of") || this.isName("in")) {
      this.defaults = defaults;
      if (kind === KIND.name) this.#assign("=");
      this.#assignTargets(mark);
    }
    this.#targets.length = mark;
    while (this.take(",")) this.expression(false);
  }

  /** Reads an expression without a comma. */
  protected override assignment(withIn = true): Kind {
    const { start, defaults } = this;
    const mark = this.#targets.length;
    if (this.inGenerator && this.isName("yield")) {
      this.next();
      if (this.take("*")) this.assignment(withIn);
      else if (!this.newline && !this.#endsOperand()) this.assignment(withIn);
      return KIND.other;
    }
    let kind = this.#binary(withIn);
    if (kind === KIND.arrow) {
      this.#targets.length = mark;
      return kind;
    }
    if (this.take("?")) {
      this.assignment();
      this.expect(":");
      this.assignment(withIn);
      kind = KIND.other;
    } else if (this.type === TOKEN.punctuator && ASSIGNING.has(this.value)) {
      const operator = this.value;
      const operatorAt = { start: this.start, end: this.end };
      const name = this.#name;
      if (kind === KIND.literal) {
        this.defaults = defaults;
        this.#assignTargets(mark);
      }
      this.next();
      this.assignment(withIn);
      if (kind === KIND.name) {
        const whole = { start, end: this.lastEnd };
        this.scopes.assign({ ...name, operator, operatorAt, whole });
      }
      kind = KIND.other;
    }
    if (kind !== KIND.literal) this.#targets.length = mark;
    return kind;
  }

  #binary(withIn: boolean): Kind {
    let kind = this.#unary();
    if (kind === KIND.arrow) return kind;
    while (
      this.type === TOKEN.punctuator ? BINARY.has(this.value) : (
        this.type === TOKEN.name &&
        (this.value === "instanceof" || (withIn && this.value === "in"))
      )
    ) {
      this.next();
      this.#unary();
      kind = KIND.other;
    }
    return kind;
  }

  #unary(): Kind {
    if (this.type === TOKEN.name && PREFIX_WORDS.has(this.value)) {
      return this.#prefixWord();
    }
    if (this.type === TOKEN.punctuator) {
      if (PREFIXES.has(this.value)) {
        this.next();
        this.#unary();
        return KIND.other;
      }
      if (this.value === "++" || this.value === "--") {
        this.next();
        if (this.#unary() === KIND.name) this.#assign("++");
        return KIND.other;
      }
    }
    const kind = this.#primary();
    return kind === KIND.arrow ? kind : this.#postfix(kind);
  }

  #prefixWord(): Kind {
    const { start, value } = this;
    this.next();
    if (value === "new" && this.take(".")) {
      this.next();
      return this.#postfix(KIND.other);
    }
    const operand = this.start;
    this.#unary();
    if (value === "await") this.awaited({ start, operand, end: this.lastEnd });
    return KIND.other;
  }

  #postfix(first: Kind): Kind {
    let kind = first;
    for (;;) {
      if (this.isTemplate()) {
        this.#template();
      } else if (this.type !== TOKEN.punctuator) {
        return kind;
      } else if (this.take(".")) {
        this.next();
      } else if (this.take("?.")) {
        if (!this.is("(") && !this.is("[") && !this.isTemplate()) {
          this.next();
        }
      } else if (this.take("[")) {
        this.expression();
        this.expect("]");
      } else if (this.is("(")) {
        this.#arguments();
      } else if ((this.is("++") || this.is("--")) && !this.newline) {
        if (kind === KIND.name) this.#assign("++");
        this.next();
      } else return kind;
      kind = KIND.other;
    }
  }

  #arguments(): void {
    this.next();
    while (!this.is(")")) {
      this.take("...");
      this.assignment();
      if (!this.take(",")) break;
    }
    this.expect(")");
  }

  #template(): void {
    while (this.templatePart()) {
      this.next();
      this.expression();
      if (!this.is("}")) this.fail();
    }
    this.next();
  }

  #primary(): Kind {
    switch (this.type) {
      case TOKEN.name:
        return this.#word();
      case TOKEN.template:
        this.#template();
        return KIND.other;
      case TOKEN.end:
        this.fail();
        break;
      case TOKEN.punctuator:
        return this.#punctuated();
    }
    this.next();
    return KIND.other;
  }

  #punctuated(): Kind {
    switch (this.value) {
      case "(":
        return this.#parenthesis();
      case "[":
        this.next();
        while (!this.is("]")) {
          if (this.take(",")) continue;
          this.take("...");
          this.#element();
        }
        this.next();
        return KIND.literal;
      case "{":
        this.next();
        while (!this.is("}")) {
          this.#property();
          if (!this.take(",")) break;
        }
        this.expect("}");
        return KIND.literal;
      case "/":
      case "/=":
        this.regexp();
        this.next();
        return KIND.other;
    }
    this.fail();
  }

  /** An element of a literal, which may be the target of a pattern. */
  #element(): void {
    const kind = this.assignment();
    if (kind === KIND.name) {
      this.#targets.push({ ...this.#name, operator: "=" });
    }
  }

  #property(): void {
    if (this.take("...")) return this.#element();
    let generator = this.take("*");
    const first = this.nameAt();
    const named = this.type === TOKEN.name;
    this.propertyName();
    const { name } = first;
    if (named && (this.is(",") || this.is("}") || this.is("="))) {
      this.read.push(first);
      this.#targets.push({ ...first, operator: "{}" });
      if (this.take("=")) {
        this.assignment();
        this.defaults++;
      }
      return;
    }
    const modifies = named &&
      (name === "get" || name === "set" || name === "async");
    if (modifies && !this.is("(") && !this.is(":")) {
      if (this.take("*")) generator = true;
      this.propertyName();
    }
    if (this.take(":")) this.#element();
    else this.functionRest(generator);
  }

  #parenthesis(): Kind {
    const reads = this.read.length;
    const mark = this.scopes.mark();
    let kind: Kind = KIND.other;
    this.next();
    while (!this.is(")")) {
      this.take("...");
      kind = this.assignment();
      if (!this.take(",")) break;
    }
    this.expect(")");
    if (this.#arrowRest(reads, mark)) return KIND.arrow;
    return kind === KIND.name && this.read.length === reads + 1
      ? kind
      : KIND.other;
  }

  /** Reads on from `=>`, if it is there, with names read since then as parameters. */
  #arrowRest(reads: number, mark: number): boolean {
    if (!this.is("=>") || this.newline) return false;
    this.defaults = 0;
    this.scopes.enterArrow(reads, mark);
    const around = this.inGenerator;
    this.inGenerator = false;
    this.next();
    if (this.is("{")) this.functionBody();
    else this.assignment();
    this.scopes.leave();
    this.inGenerator = around;
    return true;
  }

  #word(): Kind {
    const name = this.nameAt();
    const escaped = name.end - name.start !== name.name.length;
    this.next();
    if (!escaped) {
      switch (name.name) {
        case "function":
          this.#functionExpression();
          return KIND.other;
        case "class":
          this.classRest();
          return KIND.other;
        case "import":
          this.#import(name.start);
          return KIND.other;
        case "async":
          if (this.newline) break;
          if (this.takeName("function")) {
            this.#functionExpression();
            return KIND.other;
          }
          return this.#async(name);
      }
      if (NO_REFERENCES.has(name.name)) return KIND.other;
    }
    this.read.push(name);
    if (this.#arrowRest(this.read.length - 1, this.scopes.mark())) {
      return KIND.arrow;
    }
    this.#name = name;
    return KIND.name;
  }

  #async(name: NameAt): Kind {
    const reads = this.read.length;
    const mark = this.scopes.mark();
    if (this.is("(")) {
      this.#arguments();
      if (this.#arrowRest(reads, mark)) return KIND.arrow;
      this.read.push(name);
      return KIND.other;
    }
    if (
      this.type === TOKEN.name && this.value !== "in" && this.value !== "of" &&
      this.value !== "instanceof"
    ) {
      this.read.push(this.nameAt());
      this.next();
      return this.#arrowRest(reads, mark) ? KIND.arrow : this.fail();
    }
    this.read.push(name);
    if (this.#arrowRest(reads, mark)) return KIND.arrow;
    this.#name = name;
    return KIND.name;
  }

  #functionExpression(): void {
    const generator = this.take("*");
    this.scopes.enter(false);
    if (this.type === TOKEN.name) {
      this.scopes.declare(this.value);
      this.next();
    }
    this.functionRest(generator);
    this.scopes.leave();
  }

  #import(start: number): void {
    if (this.take(".")) {
      const word = this.value;
      const end = this.end;
      this.next();
      if (word === "meta") {
        this.metas.push({ start, end });
        return;
      }
    }
    this.expect("(");
    const argument = this.start;
    this.assignment();
    this.dynamicImports.push({ start: argument, end: this.lastEnd });
    if (this.take(",") && !this.is(")")) this.assignment();
    this.take(",");
    this.expect(")");
  }

  #endsOperand(): boolean {
    return this.type === TOKEN.end || this.isName("in") || this.isName("of") ||
      (this.type === TOKEN.punctuator && ENDS_OPERAND.has(this.value));
  }

  #assign(operator: string): void {
    this.scopes.assign({ ...this.#name, operator });
  }

  #assignTargets(mark: number): void {
    for (const target of this.#targets.slice(mark)) this.scopes.assign(target);
    this.#targets.length = mark;
  }
}
