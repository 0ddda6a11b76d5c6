import type { AssignedName, FreeName, NameAt } from "./_syntax.ts";

interface Scope {
  readonly ofFunction: boolean;
  /** How many names were read before it. */
  readonly from: number;
  names: Set<string> | undefined;
  assigned: AssignedName[] | undefined;
}

/** A scope that was left, with the part of the names read that stands in it. */
interface LeftScope extends Pick<Scope, "ofFunction" | "from" | "names"> {
  readonly to: number;
}

/**
 * Knows which names that are read or assigned to belong to the cell itself, and
 * not to a function or block in it.
 */
export class Scopes {
  readonly #stack: Scope[] = [scope(true, 0)];
  readonly #left: LeftScope[] = [];

  /** @param read Names in the order they are read; it grows meanwhile. */
  constructor(readonly read: readonly NameAt[]) {}

  /** Whether the place is in no function. */
  get atTop(): boolean {
    return !this.#stack.some((one, n) => one.ofFunction && n > 0);
  }

  /** Goes into a block or a function. */
  enter(ofFunction: boolean): void {
    this.#stack.push(scope(ofFunction, this.read.length));
  }

  /** Goes out: what was not declared inside concerns the scope around. */
  leave(): void {
    const inner = this.#stack.pop();
    if (inner === undefined) return;
    const { ofFunction, from, names } = inner;
    const to = this.read.length;
    if (to > from && (ofFunction || names !== undefined)) {
      this.#left.push({ ofFunction, from, to, names });
    }
    if (inner.assigned === undefined) return;
    const outer = this.#innermost();
    for (const one of inner.assigned) {
      if (names?.has(one.name) !== true) {
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

  /**
   * Goes into an arrow function whose parameters were read as an expression.
   *
   * @param from How many names were read before them.
   */
  enterArrow(from: number, mark: number): void {
    const assigned = this.#innermost().assigned?.splice(mark);
    const inner = scope(true, from);
    inner.names = new Set(this.read.slice(from).map(({ name }) => name));
    inner.assigned = assigned;
    this.#stack.push(inner);
  }

  /** The names read that no function or block declares. */
  freeNames(): FreeName[] {
    const deferred = new Uint8Array(this.read.length);
    const bound = new Uint8Array(this.read.length);
    for (const { ofFunction, from, to, names } of this.#left) {
      if (ofFunction) deferred.fill(1, from, to);
      if (names === undefined) continue;
      for (let at = from; at < to; at++) {
        if (names.has(this.read[at]?.name ?? "")) bound[at] = 1;
      }
    }
    return this.read.flatMap(({ name, start, end }, at) =>
      bound[at] === 1
        ? []
        : [{ name, start, end, deferred: deferred[at] === 1 }]
    );
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

function scope(ofFunction: boolean, from: number): Scope {
  return { ofFunction, from, names: undefined, assigned: undefined };
}
