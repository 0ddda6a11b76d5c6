import { compile, strip, withoutFileStart } from "./_javascript.ts";
import { parseCell } from "./_parse_cell.ts";
import { UnreadableError } from "./_scanner.ts";
import type { Declarator, VariableDeclaration } from "./_syntax.ts";

/** A variable that a cell declares at its top. */
export interface CellVariable {
  /** Its name. */
  readonly name: string;
  /** How it is declared. */
  readonly kind: "var" | "let" | "const";
  /** Its type as written, where one is. */
  readonly type?: string;
  /** The expression of its first value as written; absent for one out of a pattern, too. */
  readonly value?: string;
}

/**
 * The variables that a cell declares at its top, as its text has them. Nothing runs.
 *
 * @param source The cell.
 * @returns Them in their order; none for a cell that is no TypeScript.
 *
 * @example
 * ```ts
 * import { cellVariables } from "@cenote/cenote/cells";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(cellVariables('let mode: "fast" | "slow" = "fast";'), [
 *   { name: "mode", kind: "let", type: '"fast" | "slow"', value: '"fast"' },
 * ]);
 * ```
 */
export function cellVariables(source: string): readonly CellVariable[] {
  const text = withoutFileStart(source);
  const stripped = strip(text, false)?.text;
  if (stripped !== undefined) return variables(stripped, text);
  // Enums and their like are no types alone: the code is made anew, at other places.
  const compiled = compile(text);
  if ("wrong" in compiled) return [];
  const { text: code } = compiled.done;
  return variables(code, code).map(({ name, kind }) => ({ name, kind }));
}

/** The variables of JavaScript whose types are blanked out, their text taken from `source`. */
function variables(code: string, source: string): readonly CellVariable[] {
  return declarations(code).flatMap(({ kind, declarators }) =>
    kind === "using" || kind === "await using"
      ? []
      : declarators.flatMap((declarator) =>
        declarator.pattern
          ? declarator.names.map(({ name }) => ({ name, kind }))
          : plainVariable(declarator, kind, code, source)
      )
  );
}

function plainVariable(
  { names: [first], init, end }: Declarator,
  kind: CellVariable["kind"],
  code: string,
  source: string,
): CellVariable[] {
  if (first === undefined) return [];
  const typeEnd = init === undefined ? end : code.lastIndexOf("=", init.start);
  const type = source.slice(first.end, Math.max(typeEnd, first.end))
    .replace(/^\s*!?\s*:?/, "").trim();
  const value = init && source.slice(init.start, init.end).trim();
  return [{
    name: first.name,
    kind,
    ...(type === "" ? {} : { type }),
    ...(value === undefined ? {} : { value }),
  }];
}

function declarations(code: string): VariableDeclaration[] {
  try {
    return parseCell(code).statements.flatMap((statement) => {
      const declared = statement.type === "export"
        ? statement.declaration
        : statement;
      return declared?.type === "variable" ? [declared] : [];
    });
  } catch (error) {
    if (error instanceof UnreadableError) return [];
    throw error;
  }
}
