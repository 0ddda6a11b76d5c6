import { CellSyntaxError } from "./cell_syntax_error.ts";
import type { JavaScript } from "./_javascript.ts";
import type { CellSyntax, NameAt, Statement } from "./_syntax.ts";
import type {
  DeclarationKind,
  DeclaredName,
  TransformContext,
} from "./transform_context.ts";

/**
 * Gathers what a cell declares, and settles where V8 is to hold each name.
 *
 * @throws {CellSyntaxError} When a name is declared twice.
 */
export function cellNames(
  { statements, nestedVars, references }: CellSyntax,
  js: JavaScript,
  { declared, isGlobal = (name) => name in globalThis }: TransformContext,
): ReadonlyMap<string, DeclaredName> {
  const names = new Map<string, DeclaredName>();
  const add = ({ name, start }: NameAt, kind: DeclarationKind) => {
    const before = names.get(name)?.kind;
    const loose = kind === "var" || kind === "function";
    if (before !== undefined) {
      if (!loose || (before !== "var" && before !== "function")) {
        const { line, column } = js.original(start);
        throw new CellSyntaxError(
          `Identifier '${name}' has already been declared`,
          { line, column, endColumn: column + name.length },
        );
      }
      if (before === "function") return;
    }
    // What every program has is covered by `let`; `var` would replace it for all.
    const slot = declared.get(name)?.slot ??
      (loose && !isGlobal(name) ? "var" : "let");
    const constant = kind === "const" || kind === "import" || kind === "using";
    names.set(name, {
      kind,
      slot,
      constant,
      ...(kind === "using" && { disposable: true }),
      ...(kind === "import" && !references.has(name) && { unchecked: true }),
    });
  };
  const addStatement = (statement: Statement) => {
    switch (statement.type) {
      case "variable": {
        const { kind, declarators } = statement;
        const all = declarators.flatMap((one) => one.names);
        for (const name of all) {
          add(name, kind === "await using" ? "using" : kind);
        }
        break;
      }
      case "function":
      case "class":
        if (statement.id) add(statement.id, statement.type);
        break;
      case "import":
        for (const { as, start, end } of statement.names) {
          add({ name: as, start, end }, "import");
        }
        if (statement.namespace) add(statement.namespace, "import");
        break;
      case "export":
        if (statement.declaration) addStatement(statement.declaration);
        break;
    }
  };
  statements.forEach(addStatement);
  nestedVars.forEach(addStatement);
  return names;
}
