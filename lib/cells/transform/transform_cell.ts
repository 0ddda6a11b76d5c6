import {
  CELL_CONSTANT_NAME as CONSTANT,
  CELL_HELPERS_NAME as HELPERS,
} from "./helpers.ts";
import { Declarations } from "./_declarations.ts";
import {
  compile,
  compileSlowly,
  type JavaScript,
  strip,
  withoutFileStart,
} from "./_javascript.ts";
import { Lines, type Position, SCRIPT_LINE_REGEXP } from "./_lines.ts";
import { literal, moduleAddress, ModuleHead } from "./_modules.ts";
import { cellNames } from "./_names.ts";
import { mayBeDeep } from "./_nesting.ts";
import { parseCell } from "./_parse_cell.ts";
import { type Piece, Rewriter } from "./_rewriter.ts";
import { UnreadableError } from "./_scanner.ts";
import { stringValue } from "./_string_value.ts";
import type { CellSyntax, Statement } from "./_syntax.ts";
import type { DeclaredName, TransformContext } from "./transform_context.ts";

/** A cell as V8 takes it. */
export interface TransformedCell {
  /**
   * JavaScript for a script in V8's REPL mode. It is meant to be strict, so the
   * script has to begin with that directive.
   */
  readonly code: string;
  /** Names that the cell declares, to be remembered for the next cells once it began to run. */
  readonly declares: ReadonlyMap<string, DeclaredName>;
  /**
   * Where a place of the code is in the cell.
   *
   * @param line Line of the code, from 1.
   * @param column Column of the code in UTF-16 units, from 0.
   * @returns Line from 1 and column from 0 in the cell.
   */
  originalPosition(line: number, column: number): Position;
}

/**
 * Turns a cell of TypeScript into JavaScript for V8's REPL mode.
 *
 * Types go, imports become `await import()`, exports become plain declarations,
 * and every declaration takes the form under which V8 accepts its name again.
 * Most cells are done at once; those with JSX or decorators go through a process.
 *
 * A named import is the value at that time: what its module assigns later is
 * seen through `import * as` only.
 *
 * @param source The cell.
 * @param context What earlier cells declared, and where the notebook is.
 * @returns The code, for most cells without a promise.
 * @throws {CellSyntaxError} If the cell is no TypeScript. A promise rejects with it.
 *
 * @example Running a cell's code
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { transformCell } from "@cenote/cenote/cells";
 *
 * const cell = await transformCell("const a: number = 1;\nenum B { c }", {
 *   declared: new Map(),
 *   baseUrl: "file:///notebooks/",
 * });
 * assertEquals([...cell.declares.keys()], ["a", "B"]);
 * ```
 */
export function transformCell(
  source: string,
  context: TransformContext,
): TransformedCell | Promise<TransformedCell> {
  return transformText(withoutFileStart(source), context);
}

function transformText(
  source: string,
  context: TransformContext,
): TransformedCell | Promise<TransformedCell> {
  if (mayBeDeep(source)) {
    return compileSlowly(source, undefined, context)
      .then((js) => finish(js, source, context));
  }
  const stripped = stripAndParse(source);
  if (stripped !== undefined) {
    const { js, syntax } = stripped;
    if (syntax instanceof UnreadableError) {
      // The types could be told from the rest, but the rest is wrong.
      const compiled = compile(source);
      if ("wrong" in compiled) throw compiled.wrong;
      return asItIs(js);
    }
    if (!syntax.accessors) return rewrite(js, syntax, source, context);
  }
  const compiled = compile(source);
  if ("wrong" in compiled) {
    return compileSlowly(source, compiled.wrong, context)
      .then((js) => finish(js, source, context));
  }
  const syntax = parse(compiled.done.text);
  if (!(syntax instanceof UnreadableError) && !syntax.accessors) {
    return rewrite(compiled.done, syntax, source, context);
  }
  return compileSlowly(source, undefined, context)
    .then((js) => finish(js, source, context));
}

function stripAndParse(
  source: string,
):
  | { readonly js: JavaScript; readonly syntax: ReturnType<typeof parse> }
  | undefined {
  const js = strip(source);
  if (js === undefined) return undefined;
  const syntax = parse(js.text);
  if (!(syntax instanceof UnreadableError) && syntax.isBlock) {
    const block = strip(source, false);
    if (block !== undefined) return { js: block, syntax: parse(block.text) };
  }
  return { js, syntax };
}

function finish(
  js: JavaScript,
  source: string,
  context: TransformContext,
): TransformedCell {
  const syntax = parse(js.text);
  return syntax instanceof UnreadableError
    ? asItIs(js)
    : rewrite(js, syntax, source, context);
}

function parse(text: string): CellSyntax | UnreadableError {
  try {
    return parseCell(text);
  } catch (error) {
    if (error instanceof UnreadableError) return error;
    // The cell nests too deeply for us, perhaps not for V8.
    if (error instanceof RangeError) return new UnreadableError(0);
    throw error;
  }
}

/** What we cannot read is left to V8, which will say what is wrong with it. */
function asItIs(js: JavaScript): TransformedCell {
  return transformed(js.text, new Map(), js.original);
}

function transformed(
  code: string,
  declares: ReadonlyMap<string, DeclaredName>,
  original: (offset: number) => Position,
): TransformedCell {
  let lines: Lines | undefined;
  return {
    code,
    declares,
    originalPosition: (line, column) => {
      lines ??= new Lines(code, SCRIPT_LINE_REGEXP);
      return original(lines.offset({ line, column }));
    },
  };
}

function rewrite(
  js: JavaScript,
  syntax: CellSyntax,
  source: string,
  context: TransformContext,
): TransformedCell {
  const { text } = js;
  const names = cellNames(syntax, js, context);
  const rewriter = new Rewriter(text);
  const declarations = new Declarations(rewriter, names);
  const modules = new ModuleHead(text, names, context);
  // What ends here is inside of all others that end at the same place.
  closeAwaits(syntax, rewriter);
  for (const statement of syntax.statements) {
    rewriteStatement(statement, declarations, modules, js, source);
  }
  for (const one of syntax.nestedVars) declarations.nestedVar(one);
  for (const { start, end } of syntax.dynamicImports) {
    rewriteDynamicImport(text, start, end, rewriter, context);
  }
  for (const meta of syntax.metas) rewriter.replace(meta, `${HELPERS}.meta`);
  const hasConstant = guardConstants(syntax, names, rewriter, context);
  openAwaits(syntax, rewriter);
  for (const range of declarations.functions.values()) rewriter.move(range);
  const { code, original } = rewriter.finish([
    ...modules.pieces,
    ...checks(syntax, names, context),
    ...disposals(names, context),
    ...(hasConstant ? [{ text: `const ${CONSTANT} = void 0; `, at: 0 }] : []),
    ...(js.compiled ? resets(names, source, context) : []),
    ...early(declarations, names),
    ...[...declarations.functions].flatMap(([name, range]) => [
      { text: `let ${name} = `, at: range.start },
      range,
      { text: "; ", at: range.end },
    ]),
  ]);
  return transformed(code, names, (offset) => js.original(original(offset)));
}

/**
 * Lets a cell that was stopped neither begin to wait nor go on when what it
 * waited for comes. Functions are left as they are: some are sent elsewhere as
 * text, where nothing of ours is.
 */
function openAwaits(
  { awaits, awaitingBodies }: CellSyntax,
  rewriter: Rewriter,
): void {
  for (const { start } of awaitingBodies) {
    rewriter.insert(start, `{ ${HELPERS}.woke(); `);
  }
  for (const { start, operand } of awaits) {
    rewriter.insert(start, `${HELPERS}.woke(`);
    rewriter.insert(operand, `${HELPERS}.waits(`);
  }
}

/** The other half of {@linkcode openAwaits}. */
function closeAwaits(
  { awaits, awaitingBodies }: CellSyntax,
  rewriter: Rewriter,
): void {
  for (const { end } of awaits) rewriter.insert(end, "))");
  for (const { end } of awaitingBodies) rewriter.insert(end, "}");
}

/** Statements that a compiler makes for decorators, which are not to show a value. */
const DECORATING_REGEXP =
  /^(?:[\w$]+ = )?(?:_ts_decorate\(|new class extends _identity\b)/;

function rewriteStatement(
  statement: Statement,
  declarations: Declarations,
  modules: ModuleHead,
  js: JavaScript,
  source: string,
): void {
  const { rewriter } = declarations;
  const { start, end } = statement;
  switch (statement.type) {
    case "variable":
      return declarations.variables(statement);
    case "function":
      return declarations.function(statement);
    case "class":
      return declarations.class(statement);
    case "import": {
      rewriter.replace(statement, ";");
      const isOfTypes = !js.compiled && statement.names.length === 0 &&
        !statement.namespace &&
        /\{\s*type\b/.test(source.slice(start, end));
      if (!isOfTypes) modules.addImport(statement);
      return;
    }
    case "export": {
      const { declaration, expression, from, wordsEnd } = statement;
      if (declaration && (declaration.type === "variable" || declaration.id)) {
        rewriter.replace({ start, end: declaration.start }, "");
        return rewriteStatement(declaration, declarations, modules, js, source);
      }
      const value = expression ?? declaration;
      if (value === undefined) {
        rewriter.replace(statement, ";");
        if (from) modules.addExport(statement, from);
        return;
      }
      rewriter.replace({ start, end: wordsEnd }, ";(");
      rewriter.insert(value.end, ")");
      if (declaration) rewriter.insert(value.end, ";");
      return;
    }
    case "other":
      if (
        js.compiled && DECORATING_REGEXP.test(js.text.slice(start, start + 99))
      ) {
        rewriter.insert(start, "void (");
        rewriter.insert(js.text.charAt(end - 1) === ";" ? end - 1 : end, ")");
      }
  }
}

function rewriteDynamicImport(
  text: string,
  start: number,
  end: number,
  rewriter: Rewriter,
  context: TransformContext,
): void {
  const argument = text.slice(start, end);
  if (/^(?:"[^"]*"|'[^']*')$/.test(argument)) {
    const specifier = stringValue(argument);
    const address = moduleAddress(specifier, context);
    if (address !== specifier) {
      rewriter.replace({ start, end }, literal(address));
    }
    return;
  }
  rewriter.insert(start, `${HELPERS}.resolve(`);
  rewriter.insert(end, ")");
}

/**
 * Lets assignments to constants fail, which V8 is told to keep as variables: as
 * constants they could never become variables.
 */
function guardConstants(
  { assigned }: CellSyntax,
  names: ReadonlyMap<string, DeclaredName>,
  rewriter: Rewriter,
  { declared }: TransformContext,
): boolean {
  let found = false;
  for (const { name, start, end, operator, operatorAt, whole } of assigned) {
    if ((names.get(name) ?? declared.get(name))?.constant !== true) continue;
    found = true;
    if (operator === "{}") {
      rewriter.insert(end, `: ${CONSTANT}`);
    } else if (whole && operatorAt && /^(?:&&|\|\||\?\?)=$/.test(operator)) {
      // These assign only when the value so far asks for it.
      rewriter.insert(start, `(${name} ${operator.slice(0, 2)} (`);
      rewriter.replace({ start, end }, CONSTANT);
      rewriter.replace(operatorAt, "=");
      rewriter.insert(whole.end, "))");
    } else rewriter.replace({ start, end }, CONSTANT);
  }
  return found;
}

/** Calls that throw if the cell uses a name whose module does not export it. */
function checks(
  { references }: CellSyntax,
  names: ReadonlyMap<string, DeclaredName>,
  { declared }: TransformContext,
): Piece[] {
  const found: Piece[] = [];
  for (const [name, { unchecked }] of declared) {
    const at = references.get(name);
    if (unchecked !== true || at === undefined || names.has(name)) continue;
    found.push({
      text: `{ const ${HELPERS}Value = ${HELPERS}.check(${literal(name)}); } `,
      at,
    });
  }
  return found;
}

/** Disposes of the resources whose names are declared anew. */
function disposals(
  names: ReadonlyMap<string, DeclaredName>,
  { declared }: TransformContext,
): Piece[] {
  const old = [...names.keys()]
    .filter((name) => declared.get(name)?.disposable === true);
  if (old.length === 0) return [];
  const list = old.toReversed().map(literal).join(", ");
  return [{
    text: `{ const ${HELPERS}Value = await ${HELPERS}.dispose(${list}); } `,
    at: 0,
  }];
}

/** Lets enums and namespaces begin anew, where an earlier cell had one of the same name. */
function resets(
  names: ReadonlyMap<string, DeclaredName>,
  source: string,
  { declared }: TransformContext,
): Piece[] {
  return [...names].filter(([name, { kind, slot }]) =>
    kind === "var" && slot === "var" && declared.has(name) &&
    new RegExp(`\\b(?:enum|namespace|module)\\s+${RegExp.escape(name)}\\b`)
      .test(source)
  ).map(([name]) => ({
    text: `{ const ${HELPERS}Value = (${name} = void 0); } `,
    at: 0,
  }));
}

/** Declares what the cell goes on to assign. */
function early(
  { early, functions }: Declarations,
  names: ReadonlyMap<string, DeclaredName>,
): Piece[] {
  return [...early].filter((name) => !functions.has(name)).map((name) => ({
    text: `${names.get(name)?.slot ?? "let"} ${name}; `,
    at: 0,
  }));
}
