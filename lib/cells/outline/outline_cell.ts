import { takeCommands } from "../_commands.ts";
import { CellSyntaxError } from "../transform/cell_syntax_error.ts";
import {
  compile,
  compileSlowly,
  type JavaScript,
  startsWithBrace,
  strip,
  withoutFileStart,
} from "../transform/_javascript.ts";
import { Lines } from "../transform/_lines.ts";
import { mayBeDeep } from "../transform/_nesting.ts";
import type {
  CellSyntax,
  NameAt,
  Statement,
  VariableDeclaration,
} from "../transform/_syntax.ts";
import type { TransformContext } from "../transform/transform_context.ts";
import type { CellDefinition, CellOutline, CellUse } from "./cell_outline.ts";
import { parseIfReadable } from "./_parse_if_readable.ts";
import { readTopWords, type TopWords } from "./_words.ts";

const CONTEXT: TransformContext = { declared: new Map(), baseUrl: "file:///" };

/** A cell without types, and what stands in it. */
interface Read {
  readonly js: JavaScript;
  readonly syntax: CellSyntax | undefined;
  readonly isJsx: boolean;
}

/**
 * Tells what a cell defines, uses, imports and exports, without running it.
 *
 * It is exact about values: a name that a function or a block has for itself is
 * no use of another cell's. Of a cell that is no TypeScript it tells what its
 * words look like, and what is wrong.
 *
 * @param source The cell.
 * @param options Ends the process that JSX and decorators need.
 * @returns The outline; its places are those of `source`.
 * @throws {DOMException} If it was aborted.
 *
 * @example What a cell defines and uses
 * ```ts
 * import { outlineCell } from "@cenote/cenote/cells";
 * import { assertEquals } from "@std/assert";
 *
 * const cell = await outlineCell(
 *   "const total = prices.map((price) => price * rate);",
 * );
 * assertEquals(cell.definitions.map(({ name }) => name), ["total"]);
 * assertEquals(cell.uses.map(({ name, deferred }) => [name, deferred]), [
 *   ["prices", false],
 *   ["rate", true],
 * ]);
 * ```
 */
export async function outlineCell(
  source: string,
  options: { readonly signal?: AbortSignal } = {},
): Promise<CellOutline> {
  const { code } = takeCommands(withoutFileStart(source));
  const words = readTopWords(code);
  try {
    return outlined(code, words, await read(code, { ...CONTEXT, ...options }));
  } catch (error) {
    if (!(error instanceof CellSyntaxError)) throw error;
    return { ...outlined(code, words, undefined), error };
  }
}

async function read(code: string, context: TransformContext): Promise<Read> {
  const isJsx = false;
  if (!mayBeDeep(code)) {
    const js = strip(code);
    const syntax = js && parseIfReadable(js.text);
    if (js && syntax?.isBlock) {
      const block = strip(code, false);
      if (block) {
        return { js: block, syntax: parseIfReadable(block.text), isJsx };
      }
    }
    if (js && syntax) return { js, syntax, isJsx };
    const compiled = compile(code);
    if ("wrong" in compiled) {
      const slow = await compileSlowly(code, compiled.wrong, context);
      return { js: slow, syntax: parseIfReadable(slow.text), isJsx: true };
    }
    const found = parseIfReadable(compiled.done.text);
    if (found && !found.accessors) {
      return { js: compiled.done, syntax: found, isJsx };
    }
  }
  const slow = await compileSlowly(code, undefined, context);
  return { js: slow, syntax: parseIfReadable(slow.text), isJsx };
}

function outlined(
  code: string,
  words: TopWords,
  read: Read | undefined,
): CellOutline {
  const { imports, exports, ambient, throws } = words;
  const place = placing(code, read?.js);
  const compiled = read?.js.compiled === true;
  // A compiler makes up names for itself.
  const isOurs = ({ name, start, end }: NameAt) =>
    !compiled || code.slice(start, end) === name;
  const values = read?.syntax
    ? valuesOf(read.syntax, words, place).filter(isOurs)
    : [];
  const seen = new Set(values.map(({ name }) => name));
  return {
    code,
    isObject: read !== undefined && !compiled && isInParentheses(code, read.js),
    isJsx: read?.isJsx === true,
    isExact: !compiled,
    definitions: [
      // A compiler makes variables of enums and namespaces.
      ...values.filter(({ name, kind }) =>
        !(compiled && kind === "var" &&
          words.types.some((one) => one.name === name))
      ),
      ...words.types.map((one) => ({
        ...one,
        kind: compiled && seen.has(one.name) && one.kind === "type"
          ? "class" as const
          : one.kind,
        exported: one.exported || words.exported.has(one.name),
      })),
      ...importsOf(words, code),
    ].sort((a, b) => a.start - b.start),
    uses: read?.syntax ? usesOf(read.syntax, code, place).filter(isOurs) : [],
    imports,
    exports,
    ambient,
    throws,
  };
}

/** The parentheses that make an object of a cell shift everything by one. */
function isInParentheses(code: string, js: JavaScript): boolean {
  return startsWithBrace(code) && js.text.length === code.length + 3;
}

/** Finds the place in the cell of a place in its JavaScript. */
function placing(
  code: string,
  js: JavaScript | undefined,
): (at: NameAt) => NameAt {
  const lines = new Lines(code);
  return ({ name, start, end }) => {
    const from = js === undefined ? start : lines.offset(js.original(start));
    return { name, start: from, end: from + end - start };
  };
}

function valuesOf(
  syntax: CellSyntax,
  { exported }: TopWords,
  place: (at: NameAt) => NameAt,
): CellDefinition[] {
  const found: CellDefinition[] = [];
  const add = (
    id: NameAt,
    kind: CellDefinition["kind"],
    { start, end }: { readonly start: number; readonly end: number },
    nested: boolean,
  ) => {
    const statement = place({ name: "", start, end }).start;
    const isExported = exported.has(id.name);
    found.push({ ...place(id), kind, exported: isExported, statement, nested });
  };
  const addVariables = (
    { kind, declarators, start, end }: VariableDeclaration,
    from: number,
    nested: boolean,
  ) => {
    for (const id of declarators.flatMap(({ names }) => names)) {
      const word = kind === "await using" ? "using" : kind;
      add(id, word, { start: from, end }, nested);
    }
    return start;
  };
  const addStatement = (statement: Statement, from: number) => {
    switch (statement.type) {
      case "variable":
        addVariables(statement, from, false);
        break;
      case "function":
      case "class":
        if (!statement.id) break;
        add(
          statement.id,
          statement.type,
          { start: from, end: statement.end },
          false,
        );
        break;
      case "export":
        if (statement.declaration) addStatement(statement.declaration, from);
    }
  };
  for (const one of syntax.statements) addStatement(one, one.start);
  for (const one of syntax.nestedVars) addVariables(one, one.start, true);
  return found;
}

function importsOf({ imports }: TopWords, code: string): CellDefinition[] {
  return imports.filter(({ exports }) => !exports).flatMap((one) =>
    one.names.map(({ as }) => {
      const head = code.slice(one.start, one.from.start);
      const at = one.start + lastWord(head, as);
      return {
        name: as,
        start: at,
        end: at + as.length,
        kind: "import" as const,
        exported: false,
        statement: one.start,
        nested: false,
      };
    })
  );
}

/** Where a word stands last in a text: the local name, which `as` comes before. */
function lastWord(text: string, word: string): number {
  for (
    let at = text.lastIndexOf(word);
    at >= 0;
    at = at === 0 ? -1 : text.lastIndexOf(word, at - 1)
  ) {
    const around = text.charAt(at - 1) + text.charAt(at + word.length);
    if (!/[\p{ID_Continue}$]/u.test(around)) return at;
  }
  return 0;
}

function usesOf(
  syntax: CellSyntax,
  code: string,
  place: (at: NameAt) => NameAt,
): CellUse[] {
  return syntax.freeNames().flatMap(({ deferred, ...id }) => {
    const at = place(id);
    // What is asked for its type may be missing.
    if (
      /\btypeof\s*\(*\s*$/.test(
        code.slice(Math.max(0, at.start - 40), at.start),
      )
    ) {
      return [];
    }
    return [{ ...at, deferred }];
  });
}
