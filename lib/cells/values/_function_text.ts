import { endsOperand } from "./_chain.ts";
import { endOf, readTokens, type Tokens } from "./_tokens.ts";

/** What a function's source tells of it. */
export interface FunctionText {
  /** The head, on one line or more: `async function load(path: string)`. */
  readonly signature: string;
  /** The comment above it, without its stars; `""` where there is none. */
  readonly comment: string;
  /** The whole, as it stands. */
  readonly source: string;
}

/** Longer heads are cut. */
const MAX_HEAD = 2_000;
/** So much is read of a source. */
const MAX_SOURCE = 100_000;
const LAST_LINE_REGEXP = /[^\n\r\u2028\u2029]*$/;
/** What may stand before a function on its line as a part of its declaration. */
const DECLARES_REGEXP =
  /^\s*(?:(?:export|default|static|public|private|protected|override|abstract)\s+)*(?:(?:const|let|var)\s+[\p{ID_Start}$_][\p{ID_Continue}$]*\s*(?::[^=]*)?=\s*)?$/u;

/** Reads a function or class from its own text (`Function.prototype.toString`). */
export function readFunction(source: string): FunctionText {
  const tokens = readTokens(source);
  return { signature: signatureOf(tokens, 0), comment: "", source };
}

/**
 * Reads a function or class in the text around it.
 *
 * @param text The cell or module.
 * @param offset Where it begins.
 */
export function readFunctionAt(text: string, offset: number): FunctionText {
  const line = text.slice(0, offset).search(LAST_LINE_REGEXP);
  const before = text.slice(line, offset);
  const start = DECLARES_REGEXP.test(before)
    ? line + before.search(/\S|$/)
    : offset;
  const tokens = readTokens(text.slice(start, offset + MAX_SOURCE));
  const end = start + (endOfFunction(tokens) ?? 0);
  return {
    signature: signatureOf(tokens, 0),
    comment: commentBefore(text, start),
    source: text.slice(start, end),
  };
}

/** Index of the token that opens the body, or the one behind `=>`; that of the end without a body. */
function bodyAt(tokens: Tokens, from: number): number {
  const { list } = tokens;
  let sawParameters = false;
  for (let at = from; at < list.length; at++) {
    const { value } = list[at] ?? { value: "" };
    if (value === "=>") return at + 1;
    // Behind `:` and the like a brace is a type.
    const isType = /^[:|&<,=]$/.test(list[at - 1]?.value ?? "");
    if (value === "{" && !isType) {
      if (sawParameters || isClass(tokens, from, at)) return at;
    }
    if (value === "(") sawParameters = true;
    if (value === ";" && sawParameters) return at;
    at = endOf(tokens, at);
  }
  return list.length;
}

function isClass(tokens: Tokens, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    if (tokens.list[at]?.value === "class") return true;
  }
  return false;
}

function signatureOf(tokens: Tokens, first: number): string {
  const { code, list } = tokens;
  const start = list[first]?.start ?? 0;
  const end = list[bodyAt(tokens, first) - 1]?.end ?? code.length;
  const head = code.slice(start, end).replace(/\s*=>$/, "");
  const text = head.length > MAX_HEAD ? `${head.slice(0, MAX_HEAD)}…` : head;
  // Types that were cut out have left blanks.
  return text.replace(/[ \t]+/g, " ").replace(/ ([,);:])/g, "$1")
    .replace(/\( /g, "(").trim();
}

function endOfFunction(tokens: Tokens): number | undefined {
  const { list } = tokens;
  const body = bodyAt(tokens, 0);
  const open = list[body];
  if (open === undefined) return list.at(-1)?.end;
  if (open.value === "{") return list[endOf(tokens, body)]?.end;
  // An arrow function's expression goes to the end of the statement.
  let at = body;
  for (; at < list.length; at++) {
    const token = list[at];
    if (
      token === undefined || [",", ";", ")", "]", "}"].includes(token.value)
    ) {
      break;
    }
    if (at > body && token.newline && endsOperand(tokens, at - 1)) break;
    at = endOf(tokens, at);
  }
  return list[at - 1]?.end;
}

/** The comment for documentation that ends right before a place. */
function commentBefore(text: string, offset: number): string {
  const found = /\/\*\*((?:(?!\*\/)[^])*)\*\/[ \t]*(?:\r?\n)?[ \t]*$/.exec(
    text.slice(Math.max(0, offset - 20_000), offset),
  );
  return found?.[1]?.split(/\r?\n/).map((line) =>
    line.replace(/^\s*\* ?/, "").trimEnd()
  )
    .join("\n").trim() ?? "";
}

/** The heads of a class's constructor and methods. */
export function membersOfClass(source: string): string[] {
  const tokens = readTokens(source);
  const { list } = tokens;
  const body = bodyAt(tokens, 0);
  const end = tokens.closers.get(body) ?? list.length;
  const heads: string[] = [];
  for (let at = body + 1; at < end; at++) {
    const parameters = parametersAt(tokens, at);
    if (parameters !== undefined) {
      if (list[parameters - 1]?.type === "name") {
        heads.push(signatureOf(tokens, at));
      }
      const open = bodyAt(tokens, at);
      at = endOf(tokens, open);
      continue;
    }
    // A field or a static block.
    for (; at < end; at++) {
      if (list[at]?.value === ";") break;
      const opens = list[at]?.value === "{";
      const isBlock = opens && list[at - 1]?.value === "static";
      at = endOf(tokens, at);
      if (isBlock || list[at + 1]?.newline && endsOperand(tokens, at)) break;
    }
  }
  return heads;
}

/** Index of the parenthesis of a method that begins at a token. */
function parametersAt(tokens: Tokens, first: number): number | undefined {
  const { list } = tokens;
  for (let at = first; at < list.length; at++) {
    const token = list[at];
    if (token === undefined || (at > first && token.value === "}")) break;
    if (token.value === "(") return at > first ? at : undefined;
    if (token.value === "[") at = endOf(tokens, at);
    else if (
      token.value !== "*" &&
      !["name", "private", "string", "number"].includes(token.type)
    ) break;
  }
  return undefined;
}
