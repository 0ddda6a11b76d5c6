import { Scanner, TOKEN } from "./_scanner.ts";
import { Scopes } from "./_scopes.ts";
import type { Await, NameAt, Range } from "./_syntax.ts";

/** Reads functions, classes and what they declare, of valid JavaScript. */
export abstract class Functions extends Scanner {
  protected inGenerator = false;
  protected readonly dynamicImports: Range[] = [];
  protected readonly metas: Range[] = [];
  /** Names in the order they are read. */
  protected readonly read: NameAt[] = [];
  protected readonly scopes = new Scopes(this.read);
  protected readonly awaits: Await[] = [];
  /** Whether a class has a field with `accessor`, which V8 does not know. */
  protected accessors = false;

  /** Reads `{ … }` of a function. */
  protected abstract functionBody(): void;

  /** Reads an expression without a comma. */
  protected abstract assignment(withIn?: boolean): unknown;

  /** Reads what a class extends. */
  protected abstract heritage(): void;

  /** Notes an `await`, unless it is in a function. */
  protected awaited(at: Await): void {
    if (this.scopes.atTop) this.awaits.push(at);
  }

  /** Reads the parameters and the body of a function or method. */
  protected functionRest(generator: boolean): void {
    const around = this.inGenerator;
    this.inGenerator = generator;
    this.scopes.enter(true);
    this.expect("(");
    while (!this.is(")")) {
      this.take("...");
      this.binding(({ name }) => this.scopes.declare(name));
      if (this.take("=")) this.assignment();
      if (!this.take(",")) break;
    }
    this.expect(")");
    this.functionBody();
    this.scopes.leave();
    this.inGenerator = around;
  }

  /** Reads a name or a pattern that is declared. */
  protected binding(declare: (name: NameAt) => void): void {
    if (this.take("[")) {
      while (!this.is("]")) {
        if (this.take(",")) continue;
        this.take("...");
        this.#bindingElement(declare);
      }
      this.next();
    } else if (this.take("{")) {
      while (!this.is("}")) {
        if (this.take("...")) {
          this.binding(declare);
        } else {
          const key = this.nameAt();
          const named = this.type === TOKEN.name;
          this.propertyName();
          if (this.take(":")) this.#bindingElement(declare);
          else if (!named) this.fail();
          else {
            declare(key);
            if (this.take("=")) this.assignment();
          }
        }
        if (!this.take(",")) break;
      }
      this.expect("}");
    } else if (this.type === TOKEN.name) {
      declare(this.nameAt());
      this.next();
    } else this.fail();
  }

  #bindingElement(declare: (name: NameAt) => void): void {
    this.binding(declare);
    if (this.take("=")) this.assignment();
  }

  /** The token as a name at its place. */
  protected nameAt(): NameAt {
    return { name: this.value, start: this.start, end: this.end };
  }

  /** Reads the key of a property. */
  protected propertyName(): void {
    if (this.take("[")) {
      this.assignment();
      this.expect("]");
    } else if (this.type === TOKEN.punctuator || this.type === TOKEN.end) {
      this.fail();
    } else this.next();
  }

  /** Reads a class from its name or what follows on. */
  protected classRest(): void {
    this.scopes.enter(false);
    if (this.type === TOKEN.name && this.value !== "extends") {
      this.scopes.declare(this.value);
      this.next();
    }
    if (this.takeName("extends")) this.heritage();
    this.expect("{");
    while (!this.is("}")) if (!this.take(";")) this.#member();
    this.next();
    this.scopes.leave();
  }

  #member(): void {
    let generator = false;
    for (let more = true; more;) {
      more = false;
      if (this.take("*")) generator = more = true;
      else if (this.type === TOKEN.name) {
        const word = this.value;
        if (
          word === "static" || word === "async" || word === "get" ||
          word === "set" || word === "accessor"
        ) {
          this.next();
          if (word === "static" && this.is("{")) {
            this.#inMember(() => this.functionBody());
            return;
          }
          const free = word === "async" || word === "accessor";
          if (this.#endsKey() || (free && this.newline)) {
            this.#memberRest(generator);
            return;
          }
          if (word === "accessor") this.accessors = true;
          more = true;
        }
      }
    }
    this.propertyName();
    this.#memberRest(generator);
  }

  #endsKey(): boolean {
    return this.is("(") || this.is("=") || this.is(";") || this.is("}");
  }

  #memberRest(generator: boolean): void {
    if (this.is("(")) this.functionRest(generator);
    else if (this.take("=")) this.#inMember(() => this.assignment());
    if (!this.take(";") && !this.is("}") && !this.newline) {
      if (this.source.charCodeAt(this.lastEnd - 1) !== 125) this.fail();
    }
  }

  #inMember(read: () => void): void {
    const around = this.inGenerator;
    this.inGenerator = false;
    this.scopes.enter(true);
    read();
    this.scopes.leave();
    this.inGenerator = around;
  }
}
