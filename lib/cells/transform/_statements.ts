import { Expressions } from "./_expressions.ts";
import { TOKEN } from "./_scanner.ts";
import type {
  Declarator,
  NameAt,
  NamedDeclaration,
  Range,
  VariableDeclaration,
  VariableKind,
} from "./_syntax.ts";

/** Reads statements of valid JavaScript, other than those of modules. */
export abstract class Statements extends Expressions {
  protected readonly nestedVars: VariableDeclaration[] = [];
  protected readonly awaitingBodies: Range[] = [];

  protected override functionBody(): void {
    this.expect("{");
    while (!this.is("}")) this.statement();
    this.next();
  }

  /** The kind of declaration that begins here. */
  protected variableKind(): VariableKind | undefined {
    switch (this.value) {
      case "var":
      case "const":
        return this.value;
      case "let":
        return this.ahead(() => {
            this.next();
            return this.is("[") || this.is("{") || this.#beginsName();
          })
          ? "let"
          : undefined;
      case "using":
        return this.ahead(() => this.#beginsResource()) ? "using" : undefined;
      case "await":
        return this.ahead(() => {
            this.next();
            return this.isName("using") && !this.newline &&
              this.#beginsResource();
          })
          ? "await using"
          : undefined;
    }
    return undefined;
  }

  #beginsName(): boolean {
    return this.type === TOKEN.name && this.value !== "in" &&
      this.value !== "instanceof";
  }

  /** Whether the name of a resource follows the word `using`. */
  #beginsResource(): boolean {
    this.next();
    if (!this.#beginsName() || this.newline) return false;
    if (!this.isName("of")) return true;
    this.next();
    return this.is("=");
  }

  protected beginsFunction(): boolean {
    return this.value === "function" ||
      (this.value === "async" && this.ahead(() => {
        this.next();
        return this.isName("function") && !this.newline;
      }));
  }

  protected variables(kind: VariableKind, inFor = false): VariableDeclaration {
    const { start } = this;
    if (kind === "await using") this.next();
    const kindEnd = this.end;
    this.next();
    const declarators: Declarator[] = [];
    do {
      const from = this.start;
      const pattern = this.is("{") || this.is("[");
      const names: NameAt[] = [];
      this.binding((name) => {
        names.push(name);
        if (kind === "var") this.scopes.declareVar(name.name);
        else this.scopes.declare(name.name);
      });
      let init: Range | undefined;
      if (this.take("=")) {
        const begin = this.start;
        this.assignment(!inFor);
        init = { start: begin, end: this.lastEnd };
      }
      declarators.push({
        start: from,
        end: this.lastEnd,
        names,
        pattern,
        ...(init ? { init } : {}),
      });
    } while (this.take(","));
    const end = this.lastEnd;
    if (!inFor) this.endStatement();
    const fullEnd = Math.max(end, inFor ? end : this.lastEnd);
    return {
      type: "variable",
      kind,
      kindEnd,
      declarators,
      inFor,
      start,
      end,
      fullEnd,
    };
  }

  /** Declares at the top are not noted as of a scope: they are the cell's own. */
  protected functionDeclaration(start: number): NamedDeclaration {
    this.takeName("async");
    this.next();
    const generator = this.take("*");
    const id = this.is("(") ? undefined : this.nameAt();
    if (id !== undefined) this.next();
    const before = this.read.length;
    this.functionRest(generator);
    const recursive = this.read.slice(before)
      .some(({ name }) => name === id?.name);
    const end = this.lastEnd;
    return { type: "function", start, end, recursive, ...(id && { id }) };
  }

  protected classDeclaration(start: number): NamedDeclaration {
    this.next();
    const named = this.type === TOKEN.name && this.value !== "extends";
    const id = named ? this.nameAt() : undefined;
    this.classRest();
    return { type: "class", start, end: this.lastEnd, ...(id && { id }) };
  }

  protected endStatement(): void {
    if (this.take(";") || this.newline) return;
    if (!this.is("}") && this.type !== TOKEN.end) this.fail();
  }

  #block(): void {
    this.expect("{");
    this.scopes.enter(false);
    while (!this.is("}")) this.statement();
    this.next();
    this.scopes.leave();
  }

  #parenthesized(): void {
    this.expect("(");
    this.expression();
    this.expect(")");
  }

  protected statement(): void {
    if (this.is("{")) return this.#block();
    if (this.take(";")) return;
    if (this.type === TOKEN.name && this.#wordStatement()) return;
    const { start, type } = this;
    const first = this.end;
    this.expression();
    if (type === TOKEN.name && this.lastEnd === first && this.take(":")) {
      this.read.splice(
        this.read.findLastIndex((one) => one.start === start),
        1,
      );
      return this.statement();
    }
    this.endStatement();
  }

  /** Reads a statement that begins with a word of its own, if it is one. */
  #wordStatement(): boolean {
    const kind = this.variableKind();
    if (kind !== undefined) {
      const found = this.variables(kind);
      if (kind === "var" && this.scopes.atTop) this.nestedVars.push(found);
      return true;
    }
    const { start, value } = this;
    if (this.beginsFunction()) {
      const { id } = this.functionDeclaration(start);
      if (id) this.scopes.declare(id.name);
      return true;
    }
    switch (value) {
      case "class": {
        const { id } = this.classDeclaration(start);
        if (id) this.scopes.declare(id.name);
        return true;
      }
      case "if":
        this.next();
        this.#parenthesized();
        this.statement();
        if (this.takeName("else")) this.statement();
        return true;
      case "for":
        this.#for();
        return true;
      case "while":
      case "with":
        this.next();
        this.#parenthesized();
        this.statement();
        return true;
      case "do":
        this.next();
        this.statement();
        if (!this.takeName("while")) this.fail();
        this.#parenthesized();
        this.take(";");
        return true;
      case "switch":
        this.#switch();
        return true;
      case "try":
        this.#try();
        return true;
      case "break":
      case "continue":
        this.next();
        if (!this.newline && this.type === TOKEN.name) this.next();
        this.endStatement();
        return true;
      case "return":
        this.next();
        if (!this.newline && !this.is(";") && !this.is("}")) {
          if (this.type !== TOKEN.end) this.expression();
        }
        this.endStatement();
        return true;
      case "throw":
        this.next();
        this.expression();
        this.endStatement();
        return true;
      case "debugger":
        this.next();
        this.endStatement();
        return true;
    }
    return false;
  }

  #for(): void {
    this.next();
    const awaits = this.takeName("await");
    this.expect("(");
    this.scopes.enter(false);
    const kind = this.type === TOKEN.name ? this.variableKind() : undefined;
    if (kind !== undefined) {
      const found = this.variables(kind, true);
      if (kind === "var" && this.scopes.atTop) this.nestedVars.push(found);
    } else if (!this.is(";")) this.forTarget();
    if (this.take(";")) {
      if (!this.is(";")) this.expression();
      this.expect(";");
      if (!this.is(")")) this.expression();
    } else {
      this.next();
      this.expression();
    }
    this.expect(")");
    const { start } = this;
    this.statement();
    if (awaits && this.scopes.atTop) {
      this.awaitingBodies.push({ start, end: this.lastEnd });
    }
    this.scopes.leave();
  }

  #switch(): void {
    this.next();
    this.#parenthesized();
    this.expect("{");
    this.scopes.enter(false);
    while (!this.is("}")) {
      if (!this.takeName("default")) {
        this.next();
        this.expression();
      }
      this.expect(":");
      while (
        !this.is("}") && !this.isName("case") && !this.isName("default")
      ) this.statement();
    }
    this.next();
    this.scopes.leave();
  }

  #try(): void {
    this.next();
    this.#block();
    if (this.takeName("catch")) {
      this.scopes.enter(false);
      if (this.take("(")) {
        this.binding(({ name }) => this.scopes.declare(name));
        this.expect(")");
      }
      this.#block();
      this.scopes.leave();
    }
    if (this.takeName("finally")) this.#block();
  }
}
