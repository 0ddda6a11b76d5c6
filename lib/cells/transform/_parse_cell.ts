import { TOKEN } from "./_scanner.ts";
import { Statements } from "./_statements.ts";
import { stringValue } from "./_string_value.ts";
import type {
  CellSyntax,
  ExportDeclaration,
  ImportDeclaration,
  ModuleName,
  ModuleSource,
  NameAt,
  OtherStatement,
  Statement,
} from "./_syntax.ts";

/**
 * Reads valid JavaScript, of a module or a script, and tells what matters for
 * its rewriting. What is not valid may be read wrongly, but never endlessly.
 *
 * @throws {UnreadableError} For what is no JavaScript.
 */
export function parseCell(source: string): CellSyntax {
  return new Cell(source).cell();
}

class Cell extends Statements {
  cell(): CellSyntax {
    const statements: Statement[] = [];
    this.next();
    while (this.type !== TOKEN.end) statements.push(this.#topStatement());
    const references = new Map<string, number>();
    for (const { name, start } of this.read) {
      if (!references.has(name)) references.set(name, start);
    }
    return {
      statements,
      nestedVars: this.nestedVars,
      assigned: this.scopes.assignedAtTop(),
      dynamicImports: this.dynamicImports,
      awaits: this.awaits,
      awaitingBodies: this.awaitingBodies,
      metas: this.metas,
      accessors: this.accessors,
      isBlock: this.defaults > 0,
      references,
      freeNames: () => this.scopes.freeNames(),
    };
  }

  #topStatement(): Statement {
    const { start } = this;
    if (this.type === TOKEN.name) {
      const kind = this.variableKind();
      if (kind !== undefined) return this.variables(kind);
      if (this.value === "class") return this.classDeclaration(start);
      if (this.beginsFunction()) return this.functionDeclaration(start);
      if (this.value === "export") return this.#export(start);
      if (
        this.value === "import" && this.ahead(() => {
          this.next();
          return !this.is(".") && !this.is("(");
        })
      ) {
        return this.#importDeclaration(start);
      }
    }
    this.statement();
    return this.#other(start);
  }

  #other(start: number): OtherStatement {
    return { type: "other", start, end: this.lastEnd };
  }

  #importDeclaration(start: number): ImportDeclaration {
    this.next();
    let phase: string | undefined;
    if (this.#beginsPhase()) {
      phase = this.value;
      this.next();
    }
    const names: ModuleName[] = [];
    let namespace: NameAt | undefined;
    if (this.type !== TOKEN.string) {
      if (this.type === TOKEN.name) {
        const { name, ...range } = this.nameAt();
        names.push({ ...range, name: "default", as: name });
        this.next();
        this.take(",");
      }
      if (this.take("*")) {
        this.next();
        namespace = this.nameAt();
        this.next();
      } else if (this.is("{")) names.push(...this.#moduleNames());
      if (!this.takeName("from")) this.fail();
    }
    const from = this.#moduleSource();
    this.endStatement();
    return {
      type: "import",
      names,
      from,
      start,
      end: this.lastEnd,
      ...(phase !== undefined && { phase }),
      ...(namespace !== undefined && { namespace }),
    };
  }

  /** Whether `defer` or `source` is here to say how to import. */
  #beginsPhase(): boolean {
    if (!this.isName("defer") && !this.isName("source")) return false;
    const isDefer = this.isName("defer");
    return this.ahead(() => {
      this.next();
      if (isDefer) return this.is("*");
      if (this.type !== TOKEN.name) return false;
      if (!this.takeName("from")) return true;
      return this.isName("from");
    });
  }

  #moduleNames(): ModuleName[] {
    const names: ModuleName[] = [];
    this.expect("{");
    while (!this.is("}")) {
      const { start, end } = this;
      const name = this.#moduleName();
      const as = this.takeName("as") ? this.#moduleName() : name;
      names.push({ start, end, name, as });
      if (!this.take(",")) break;
    }
    this.expect("}");
    return names;
  }

  #moduleName(): string {
    const name = this.type === TOKEN.string
      ? stringValue(this.source.slice(this.start, this.end))
      : this.value;
    this.next();
    return name;
  }

  #moduleSource(): ModuleSource {
    if (this.type !== TOKEN.string) this.fail();
    const { start, end } = this;
    this.next();
    const begin = this.isName("with") ||
      (this.isName("assert") && !this.newline);
    if (!begin) return { start, end };
    this.next();
    const from = this.start;
    this.expression();
    return { start, end, attributes: { start: from, end: this.lastEnd } };
  }

  #export(start: number): ExportDeclaration {
    let wordsEnd = this.end;
    this.next();
    const type = "export";
    if (this.take("*")) {
      const named = this.takeName("as");
      if (named) this.#moduleName();
      if (!this.takeName("from")) this.fail();
      const from = this.#moduleSource();
      this.endStatement();
      return { type, start, end: this.lastEnd, wordsEnd, from };
    }
    if (this.is("{")) {
      const names = this.#moduleNames();
      const from = this.takeName("from") ? this.#moduleSource() : undefined;
      if (from === undefined) this.read.push(...names);
      this.endStatement();
      const found = {
        type,
        start,
        end: this.lastEnd,
        wordsEnd,
        names,
      } as const;
      return from === undefined ? found : { ...found, from };
    }
    const isDefault = this.isName("default");
    if (isDefault) {
      wordsEnd = this.end;
      this.next();
    }
    const kind = isDefault ? undefined : this.variableKind();
    const at = this.start;
    const declaration = kind !== undefined
      ? this.variables(kind)
      : this.beginsFunction()
      ? this.functionDeclaration(at)
      : this.isName("class")
      ? this.classDeclaration(at)
      : undefined;
    if (declaration) {
      return { type, start, end: this.lastEnd, wordsEnd, declaration };
    }
    if (!isDefault) this.fail();
    this.assignment();
    const expression = { start: at, end: this.lastEnd };
    this.endStatement();
    return { type, start, end: this.lastEnd, wordsEnd, expression };
  }
}
