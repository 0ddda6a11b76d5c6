import type { AssignedName } from "./_syntax.ts";

interface Scope {
  readonly ofFunction: boolean;
  names: Set<string> | undefined;
  assigned: AssignedName[] | undefined;
}

/**
 * Knows which names that are assigned to belong to the cell itself, and not to
 * a function or block in it.
 */
export class Scopes {
  readonly #stack: Scope[] = [scope(true)];

  /** Whether the place is in no function. */
  get atTop(): boolean {
    return !this.#stack.some((one, n) => one.ofFunction && n > 0);
  }

  /** Goes into a block or a function. */
  enter(ofFunction: boolean): void {
    this.#stack.push(scope(ofFunction));
  }

  /** Goes out: what was not declared inside concerns the scope around. */
  leave(): void {
    const inner = this.#stack.pop();
    if (inner?.assigned === undefined) return;
    const outer = this.#innermost();
    for (const one of inner.assigned) {
      if (inner.names?.has(one.name) !== true) {
        (outer.assigned ??= []).push(one);
      }
    }
  }

  /** Notes a name of `let`, `const`, `class` and the like, or a parameter. */
  declare(name: string): void {
    (this.#innermost().names ??= new Set()).add(name);
  }

  /** Notes a name of `var`. */
  declareVar(name: string): void {
    const inner = this.#stack.findLast(({ ofFunction }) => ofFunction);
    if (inner !== undefined) (inner.names ??= new Set()).add(name);
  }

  /** Notes that a name is given a value. */
  assign(name: AssignedName): void {
    (this.#innermost().assigned ??= []).push(name);
  }

  /** A mark for {@linkcode enterArrow}. */
  mark(): number {
    return this.#innermost().assigned?.length ?? 0;
  }

  /** Goes into an arrow function whose parameters were read as an expression. */
  enterArrow(parameters: Iterable<string>, mark: number): void {
    const assigned = this.#innermost().assigned?.splice(mark);
    this.enter(true);
    const inner = this.#innermost();
    inner.names = new Set(parameters);
    inner.assigned = assigned;
  }

  /** What the cell assigns to names that no function or block of it declares. */
  assignedAtTop(): readonly AssignedName[] {
    return this.#stack[0]?.assigned ?? [];
  }

  #innermost(): Scope {
    const inner = this.#stack.at(-1);
    if (inner === undefined) throw new RangeError("Cannot leave scope: no one");
    return inner;
  }
}

function scope(ofFunction: boolean): Scope {
  return { ofFunction, names: undefined, assigned: undefined };
}
