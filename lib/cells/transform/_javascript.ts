import { stripTypeScriptTypes } from "node:module";
import { CellSyntaxError } from "./cell_syntax_error.ts";
import { CELL_HELPERS_NAME } from "./helpers.ts";
import { Scanner } from "./_scanner.ts";
import { Lines, type Position, SCRIPT_LINE_REGEXP } from "./_lines.ts";
import { splitSourceMap } from "./_source_map.ts";
import { type Compiled, syntaxError, transpile } from "./_transpile.ts";
import type { TransformContext } from "./transform_context.ts";

/** A cell without types. */
export interface JavaScript {
  readonly text: string;
  /** Whether a compiler wrote the text anew, or only blanked the types. */
  readonly compiled: boolean;
  /** Where a place of the text is in the cell. */
  original(offset: number): Position;
}

const LONE_REGEXP = /\p{Surrogate}/gu;
/** Stands for a surrogate without its partner, which the compiler would replace. */
const PLACEHOLDER = "\ufffd";
const JSX_REGEXP = /<\/|\/>/;
const IMPORT_REGEXP =
  /\bimport\s+(?!type\s+[^,{*\s]+\s+from\b)([^"'`;()=]*?)\bfrom\s*["']/g;
const ALIAS_REGEXP =
  /\bimport\s+(?:type\s+)?([\p{ID_Start}$_][\p{ID_Continue}$]*)\s*=/gu;
const REQUIRE_REGEXP =
  /^([^\S\n]*(?:export\s+)?import\s+[\p{ID_Start}$_][\p{ID_Continue}$]*)\s*=\s*require\s*\(\s*("[^"\n]*"|'[^'\n]*')\s*\)/gmu;
const CLASS_REGEXP = /\bclass\s+([\p{ID_Start}$_][\p{ID_Continue}$]*)/gu;
const KEEP = "__cenoteKeep";
/** Words that are no names, at least in strict code, and `type`, which stands before names. */
const RESERVED =
  ("arguments await break case catch class const continue debugger default delete do else enum eval " +
    "export extends false finally for function if implements import in instanceof interface let new " +
    "null package private protected public return static super switch this throw true try type " +
    "typeof var void while with yield").split(" ");

/**
 * Blanks what may stand at the beginning of a file only: a byte order mark,
 * which the compiler does not always survive, and the line that names a program.
 *
 * @returns A text of the same length.
 */
export function withoutFileStart(source: string): string {
  return source.replace(
    /^(\ufeff?)(#!)?/,
    (_all, mark: string, line: string | undefined) =>
      (mark === "" ? "" : " ") + (line === undefined ? "" : "//"),
  );
}

/**
 * Takes the types out of a cell, leaving everything at its place. What is more
 * than types (enums, namespaces, JSX, decorators) is left to a compiler.
 *
 * @param mayBeObject Whether a brace at the start may be that of an object.
 * @returns `undefined` if it needs a compiler, or is wrong.
 */
export function strip(
  source: string,
  mayBeObject = true,
): JavaScript | undefined {
  if (
    mayBeObject && startsWithBrace(source) && !source.trimEnd().endsWith(";")
  ) {
    const text = stripped(`(${source}\n)`);
    if (text !== undefined) return inPlace(text, source, 1);
  }
  const text = stripped(source);
  return text === undefined ? undefined : inPlace(text, source, 0);
}

/** The first token of a text; `undefined` if there is none that can be read. */
export function firstToken(source: string): string | undefined {
  try {
    const scanner = new Scanner(source);
    scanner.next();
    return source.slice(scanner.start, scanner.end);
  } catch {
    return undefined;
  }
}

/** Whether a cell may be an object literal. */
export function startsWithBrace(source: string): boolean {
  return firstToken(source) === "{";
}

function inPlace(text: string, source: string, before: number): JavaScript {
  let lines: Lines | undefined;
  return {
    text,
    compiled: false,
    original: (offset) =>
      (lines ??= new Lines(source)).position(offset - before),
  };
}

function stripped(source: string): string | undefined {
  try {
    const all = stripTypeScriptTypes(source, { mode: "strip" });
    if (source.isWellFormed()) return all;
    let out = "";
    let at = 0;
    for (const { index, 0: lone } of source.matchAll(LONE_REGEXP)) {
      if (all.charAt(index) !== PLACEHOLDER) continue;
      out += all.slice(at, index) + lone;
      at = index + 1;
    }
    return out + all.slice(at);
  } catch {
    return undefined;
  }
}

/** What {@linkcode compile} gives: JavaScript, or what is wrong. */
export type CompiledNow =
  | { readonly done: JavaScript }
  | { readonly wrong: CellSyntaxError };

/** Turns TypeScript without JSX into JavaScript; decorators stay as they are. */
export function compile(source: string): CompiledNow {
  const { text, kept } = withKept(source);
  const comment = source.lastIndexOf("/*");
  if (comment > source.lastIndexOf("*/") && isOpenComment(source, comment)) {
    const place = new Lines(source).position(comment);
    return { wrong: new CellSyntaxError("Unterminated comment", place) };
  }
  try {
    const compiled = stripTypeScriptTypes(text, {
      mode: "transform",
      sourceMap: true,
    });
    return { done: fromMap(splitSourceMap(compiled), kept) };
  } catch (error) {
    return { wrong: compilerError(source, error) };
  }
}

/** Whether a comment is what a cell ends in: with its end it would be right. */
function isOpenComment(source: string, comment: number): boolean {
  try {
    stripTypeScriptTypes(`${source}*/`, { mode: "transform" });
    stripTypeScriptTypes(`${source.slice(0, comment)}/**/`, {
      mode: "transform",
    });
    return true;
  } catch {
    return false;
  }
}

/** What is wrong with a cell, without the uses that were added to it. */
function compilerError(source: string, first: unknown): CellSyntaxError {
  let error = first;
  try {
    stripTypeScriptTypes(source, { mode: "transform" });
  } catch (again) {
    error = again;
  }
  const message = error instanceof Error ? error.message : String(error);
  return syntaxError(message, error);
}

/**
 * Turns TypeScript with JSX or decorators into JavaScript.
 *
 * @param wrong What the faster compiler said, if it could not read the cell.
 * @throws {CellSyntaxError} For what is no TypeScript.
 */
export async function compileSlowly(
  source: string,
  wrong: CellSyntaxError | undefined,
  context: TransformContext,
): Promise<JavaScript> {
  if (wrong !== undefined && !JSX_REGEXP.test(source)) throw wrong;
  const { text, kept } = withKept(source);
  return fromMap(await transpile(text, wrong !== undefined, context), kept);
}

/**
 * Adds a use of every imported name, because a compiler drops imports without
 * one, and of every class, because decorators may have it renamed.
 */
function withKept(
  source: string,
): { readonly text: string; readonly kept: readonly string[] } {
  const kept = new Set<string>();
  const text = source.replace(REQUIRE_REGEXP, "$1 from $2")
    .replace(/^([^\S\n]*)export(\s+import\s)/gm, "$1$2")
    .replace(
      LONE_REGEXP,
      (lone) => `\\u${lone.charCodeAt(0).toString(16)}`,
    );
  for (const [, clause = ""] of text.matchAll(IMPORT_REGEXP)) {
    for (const part of clause.split(/[,{}]/)) {
      const words = part.trim().split(/\s+/);
      if (words[0] === "type" && words.length > 1 && words[1] !== "as") {
        continue;
      }
      const name = words.at(-1);
      if (
        name !== undefined &&
        /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(name)
      ) kept.add(name);
    }
  }
  for (const [, name] of source.matchAll(ALIAS_REGEXP)) {
    if (name) kept.add(name);
  }
  for (const [, name] of source.matchAll(CLASS_REGEXP)) {
    if (name) kept.add(name);
  }
  // Words of comments, of which some are no names.
  for (const word of RESERVED) kept.delete(word);
  return {
    text: kept.size === 0
      ? text
      : `${text}\n;${KEEP}(${[...kept].join(", ")});`,
    kept: [...kept],
  };
}

/** A decorated class is known to the compiled text by another name: it gets its own. */
function renamings(
  code: string,
  kept: readonly string[],
  names: readonly string[],
): string {
  let text = "";
  for (const [n, name] of names.entries()) {
    const known = kept[n];
    const renamed = name.trim();
    if (!known || renamed === known || !/^_\w+$/.test(renamed)) continue;
    text += new RegExp(`^(?:export )?class ${known}\\b`, "m").test(code)
      ? `{ const ${CELL_HELPERS_NAME}Value = (${known} = ${renamed}); }`
      : `let ${known} = ${renamed};`;
  }
  return text;
}

function fromMap(
  { code, map }: Compiled,
  kept: readonly string[],
): JavaScript {
  let text = code;
  const at = kept.length === 0 ? -1 : code.lastIndexOf(`${KEEP}(`);
  if (at >= 0) {
    const close = code.indexOf(")", at);
    const names = code.slice(at + KEEP.length + 1, close).split(",");
    const before = code.slice(0, at);
    text = `${before}${renamings(before, kept, names)}${code.slice(close + 1)}`;
  }
  let lines: Lines | undefined;
  return {
    text,
    compiled: true,
    original: (offset) => {
      lines ??= new Lines(text, SCRIPT_LINE_REGEXP);
      return map.original(lines.position(offset));
    },
  };
}
