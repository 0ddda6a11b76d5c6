import { CELL_HELPERS_NAME as HELPERS } from "./helpers.ts";
import type { Rewriter } from "./_rewriter.ts";
import type {
  NamedDeclaration,
  Range,
  VariableDeclaration,
} from "./_syntax.ts";
import type { DeclaredName } from "./transform_context.ts";

/** Rewrites declarations so that V8 takes them, however their names were declared before. */
export class Declarations {
  /** Functions that go to the beginning of the cell, with the names they get. */
  readonly functions = new Map<string, Range>();
  /** Names to be declared at the beginning of the cell, because their declarations become assignments. */
  readonly early = new Set<string>();

  constructor(
    readonly rewriter: Rewriter,
    readonly names: ReadonlyMap<string, DeclaredName>,
  ) {}

  #slot(name: string): "var" | "let" {
    return this.names.get(name)?.slot ?? "let";
  }

  /** Rewrites a declaration of variables at the top of a cell. */
  variables(declaration: VariableDeclaration): void {
    const { kind, start, kindEnd, declarators } = declaration;
    const slots = new Set(
      declarators.flatMap(({ names }) =>
        names.map(({ name }) => this.#slot(name))
      ),
    );
    const [slot] = slots;
    if (kind === "using" || kind === "await using") {
      for (const { names: [first], init } of declarators) {
        if (!first || !init) continue;
        const name = JSON.stringify(first.name);
        this.rewriter.insert(init.start, `${HELPERS}.using(${name}, `);
        this.rewriter.insert(init.end, `, ${kind === "await using"})`);
      }
    }
    if (slots.size > 1 || (kind === "var" && slot === "let")) {
      return this.assign(declaration);
    }
    if (kind === (slot ?? kind)) return;
    this.rewriter.replace(
      { start, end: kindEnd },
      (slot ?? "let").padEnd(kindEnd - start),
    );
    if (slot === "var") this.#reset(declaration);
  }

  /** Rewrites a `var` in a block or loop. */
  nestedVar(declaration: VariableDeclaration): void {
    const isLet = declaration.declarators.some(({ names }) =>
      names.some(({ name }) => this.#slot(name) === "let")
    );
    if (isLet) this.assign(declaration);
  }

  /** Gives `x` of `let x` no value, where it becomes `var x`. */
  #reset({ declarators }: VariableDeclaration): void {
    for (const { init, end } of declarators) {
      if (!init) this.rewriter.insert(end, " = void 0");
    }
  }

  /** Makes assignments of a declaration. */
  assign(declaration: VariableDeclaration): void {
    const { kind, start, kindEnd, declarators, inFor, end, fullEnd } =
      declaration;
    for (const { names } of declarators) {
      for (const { name } of names) this.early.add(name);
    }
    if (inFor) return this.rewriter.replace({ start, end: kindEnd }, "");
    this.rewriter.replace(
      { start, end: kindEnd },
      `{ const ${HELPERS}Value = (`,
    );
    if (kind !== "var") this.#reset(declaration);
    this.rewriter.replace({ start: end, end: fullEnd }, "); }", end);
  }

  /** Rewrites a function. Where V8 holds its name as that of a `let`, it goes to the beginning as a value. */
  function({ id, start, end, recursive }: NamedDeclaration): void {
    if (!id || this.#slot(id.name) === "var") return;
    const before = this.functions.get(id.name);
    if (before) this.rewriter.replace(before, "");
    this.functions.set(id.name, { start, end });
    // Its own name inside has to mean what the cells make of that name later.
    if (recursive !== false) this.rewriter.replace(id, "");
    this.rewriter.insert(end, ";");
  }

  /** Rewrites a class. */
  class({ id, start, end }: NamedDeclaration): void {
    if (!id || this.#slot(id.name) === "let") return;
    this.rewriter.insert(start, `var ${id.name} = `);
    this.rewriter.insert(end, ";");
  }
}
