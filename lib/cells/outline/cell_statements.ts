import { takeCommands } from "../_commands.ts";
import {
  compile,
  startsWithBrace,
  strip,
  withoutFileStart,
} from "../transform/_javascript.ts";
import { Lines } from "../transform/_lines.ts";
import type {
  CellSyntax,
  Range,
  Statement,
  VariableDeclaration,
} from "../transform/_syntax.ts";
import type { CellRange } from "./cell_outline.ts";
import { parseIfReadable } from "./_parse_if_readable.ts";

/** One `a = 1` of a declaration of variables. */
export interface CellDeclarator extends CellRange {
  /** The names that it declares. */
  readonly names: readonly (CellRange & { readonly name: string })[];
  /** Whether a pattern takes the value apart. */
  readonly pattern: boolean;
  /** The expression of its value, where it has one. */
  readonly init?: CellRange;
}

/** A declaration of variables. */
export interface CellVariables extends CellRange {
  /** The word that begins it. */
  readonly word: "var" | "let" | "const" | "using" | "await using";
  /** Where that word ends. */
  readonly wordEnd: number;
  /** What it declares. */
  readonly declarators: readonly CellDeclarator[];
  /** Whether it stands in the head of a `for`. */
  readonly inFor: boolean;
}

/** A statement at the top of a cell. The range has its semicolon in it. */
export interface CellStatement extends CellRange {
  /** What kind of statement it is; `"control"` are loops, conditions, blocks and their like. */
  readonly kind:
    | "variables"
    | "function"
    | "class"
    | "import"
    | "export"
    | "expression"
    | "control";
  /** The name of a function or class. */
  readonly id?: CellRange & { readonly name: string };
  /** The variables that it declares. */
  readonly variables?: CellVariables;
  /** The expression, without semicolon: of an expression or an `export default`. */
  readonly expression?: CellRange;
}

/** The statements of a cell, with what else has its place in modules. */
export interface CellStatements {
  /** The text that the ranges belong to: the cell, or what a compiler made of it. */
  readonly code: string;
  /** Whether a compiler wrote the text. */
  readonly isCompiled: boolean;
  /** The statements at the top. */
  readonly statements: readonly CellStatement[];
  /** `var` in blocks and loops. */
  readonly nestedVars: readonly CellVariables[];
  /** First arguments of `import()`. */
  readonly dynamicImports: readonly CellRange[];
}

/**
 * Reads the statements at the top of a cell, each at its place in the cell's own
 * text. A cell with enums or namespaces is read as far as its last statement is
 * concerned, or as JavaScript.
 *
 * @param source The cell.
 * @param options Whether the text may become another one.
 * @returns The statements; `undefined` for a cell that is no TypeScript, or has JSX.
 *
 * @example The last expression
 * ```ts
 * import { readCellStatements } from "@cenote/cenote/cells";
 * import { assertEquals } from "@std/assert";
 *
 * const cell = readCellStatements("const a: number = 1;\na + 1;");
 * assertEquals(cell?.statements.map(({ kind }) => kind), ["variables", "expression"]);
 * assertEquals(cell?.statements[1]?.expression, { start: 21, end: 26 });
 * ```
 */
export function readCellStatements(
  source: string,
  options: { readonly mayCompile?: boolean } = {},
): CellStatements | undefined {
  const { code } = takeCommands(withoutFileStart(source));
  return readInPlace(code) ?? readCompiled(code, options.mayCompile === true);
}

function readInPlace(code: string): CellStatements | undefined {
  let text = strip(code)?.text;
  let syntax = text === undefined ? undefined : parseIfReadable(text);
  if (syntax?.isBlock) {
    text = strip(code, false)?.text;
    syntax = text === undefined ? undefined : parseIfReadable(text);
  }
  if (text === undefined || syntax === undefined) return undefined;
  const isObject = startsWithBrace(code) && text.length === code.length + 3;
  return found(syntax, text, code, isObject ? 1 : 0, false);
}

function readCompiled(
  code: string,
  mayCompile: boolean,
): CellStatements | undefined {
  const compiled = compile(code);
  if ("wrong" in compiled) return undefined;
  const { done } = compiled;
  const syntax = parseIfReadable(done.text);
  if (syntax === undefined) return undefined;
  if (mayCompile) return found(syntax, done.text, done.text, 0, true);
  // What comes last stands by itself, as a rule without what needs a compiler.
  const at = syntax.statements.findLastIndex((one) =>
    one.type === "other" ||
    (one.type === "export" && one.expression !== undefined)
  );
  const last = syntax.statements[at];
  const none = {
    code,
    isCompiled: false,
    statements: [],
    nestedVars: [],
    dynamicImports: [],
  };
  if (last === undefined) return none;
  const lines = new Lines(code);
  const place = (offset: number) => lines.offset(done.original(offset));
  const start = place(last.start);
  // What a compiler makes of a namespace stands nowhere in the cell.
  if (code.charAt(start) !== done.text.charAt(last.start)) return none;
  const next = syntax.statements[at + 1];
  const end = next === undefined ? start : place(next.start);
  const rest = readInPlace(code.slice(start)) ??
    (end > start ? readInPlace(code.slice(start, end)) : undefined);
  return rest === undefined ? none : {
    ...none,
    statements: rest.statements.map((one) => shifted(one, start)),
  };
}

function shifted(
  { kind, start, end, expression }: CellStatement,
  by: number,
): CellStatement {
  return {
    kind,
    start: start + by,
    end: end + by,
    ...(expression === undefined ? {} : {
      expression: { start: expression.start + by, end: expression.end + by },
    }),
  };
}

function found(
  syntax: CellSyntax,
  text: string,
  code: string,
  before: number,
  isCompiled: boolean,
): CellStatements {
  const range = ({ start, end }: Range) => ({
    start: start - before,
    end: end - before,
  });
  const variables = (one: VariableDeclaration): CellVariables => ({
    ...range({ start: one.start, end: one.fullEnd }),
    word: one.kind,
    wordEnd: one.kindEnd - before,
    inFor: one.inFor,
    declarators: one.declarators.map((each) => ({
      ...range(each),
      names: each.names.map((name) => ({ ...range(name), name: name.name })),
      pattern: each.pattern,
      ...(each.init === undefined ? {} : { init: range(each.init) }),
    })),
  });
  const statement = (one: Statement): CellStatement => {
    switch (one.type) {
      case "variable":
        return {
          kind: "variables",
          ...range({ start: one.start, end: one.fullEnd }),
          variables: variables(one),
        };
      case "function":
      case "class":
        return {
          kind: one.type,
          ...range(one),
          ...(one.id === undefined
            ? {}
            : { id: { ...range(one.id), name: one.id.name } }),
        };
      case "export": {
        const inner = one.declaration && statement(one.declaration);
        return {
          ...inner,
          kind: "export",
          ...range(one),
          ...(one.expression === undefined
            ? {}
            : { expression: range(one.expression) }),
        };
      }
      case "import":
        return { kind: "import", ...range(one) };
      case "other": {
        const inside = text.slice(one.start, one.end);
        if (!isExpression(inside, before > 0)) {
          return { kind: "control", ...range(one) };
        }
        if (before > 0) {
          const start = code.indexOf("{");
          const end = text.lastIndexOf("}") - before + 1;
          return {
            kind: "expression",
            start,
            end,
            expression: { start, end },
          };
        }
        // What is left of the semicolon may be a type, which is blank in the text.
        const written = inside.endsWith(";")
          ? code.slice(one.start, one.end)
          : inside;
        const { length } = written.replace(/[\s;]+$/, "");
        return {
          kind: "expression",
          ...range(one),
          expression: { start: one.start, end: one.start + length },
        };
      }
    }
  };
  return {
    code,
    isCompiled,
    statements: syntax.statements.map(statement),
    nestedVars: syntax.nestedVars.map(variables),
    dynamicImports: syntax.dynamicImports.map(range),
  };
}

/** Words that begin statements which are no expressions. */
const CONTROL_REGEXP =
  /^(?:(?:if|for|while|do|switch|try|throw|return|break|continue|debugger|with)\b(?!\s*[:.=])|\{|;|[\p{ID_Start}$_][\p{ID_Continue}$]*\s*:)/u;

function isExpression(text: string, isObject: boolean): boolean {
  return isObject || !CONTROL_REGEXP.test(text);
}
