import { endOf, endsTemplate, startOf, type Tokens } from "./_tokens.ts";
import { RESERVED_WORDS } from "./_words.ts";

/** Signs and words of an expression that could change something when evaluated. */
const ACTING = new Set(
  ("= += -= *= /= %= **= <<= >>= >>>= &= |= ^= &&= ||= ??= ++ -- => ; @ new await " +
    "yield delete import function class super throw").split(" "),
);
/** Words with a value. */
const VALUE_WORDS = new Set(["this", "true", "false", "null"]);

/** Whether an operand can end with a token. */
export function endsOperand(tokens: Tokens, index: number): boolean {
  const token = tokens.list[index];
  if (token === undefined) return false;
  switch (token.type) {
    case "name":
      return !RESERVED_WORDS.has(token.value) ||
        VALUE_WORDS.has(token.value) || isMember(tokens, index);
    case "template":
      return endsTemplate(tokens.code, token);
    case "punctuator":
      return token.value === ")" || token.value === "]" || token.value === "}";
    default:
      return token.type !== "comment";
  }
}

/** Whether a name stands behind a dot. */
export function isMember(tokens: Tokens, index: number): boolean {
  const before = tokens.list[index - 1]?.value;
  return before === "." || before === "?.";
}

/**
 * The text of the expression that ends with a token (`a.b["c"]`, `"x"`,
 * `(a ?? b)`), as JavaScript.
 *
 * @returns undefined where it calls or assigns something: only what is there already is looked at.
 */
export function expressionBefore(
  tokens: Tokens,
  last: number,
): string | undefined {
  const start = startOfChain(tokens, last);
  return start === undefined ? undefined : textOf(tokens, start, last);
}

function startOfChain(tokens: Tokens, last: number): number | undefined {
  let at = last;
  for (;;) {
    // `a!.b`: TypeScript's word that something is there.
    while (isAssertion(tokens, at)) at--;
    const token = tokens.list[at];
    if (token === undefined) return undefined;
    let start = at;
    if (token.type === "punctuator") {
      if (!")]}".includes(token.value)) return undefined;
      const opener = tokens.openers.get(at);
      if (opener === undefined || !isQuiet(tokens, opener + 1, at - 1)) {
        return undefined;
      }
      start = opener;
      const indexed = endsOperand(tokens, start - 1) ||
        isAssertion(tokens, start - 1);
      if (token.value === "]" && indexed) {
        at = start - 1;
        continue;
      }
      if (token.value === "]" && tokens.list[start - 1]?.value === "?.") {
        at = start - 2;
        continue;
      }
      if (token.value === ")" && !isGroup(tokens, start)) return undefined;
      // `=> {…}` and `f() {…}` are bodies.
      if (token.value === "}" && isBody(tokens, start)) return undefined;
      return start;
    }
    if (token.type === "template") {
      start = startOf(tokens, at);
      if (tokens.code.charAt(tokens.list[start]?.start ?? 0) !== "`") {
        return undefined;
      }
      const tagged = endsOperand(tokens, start - 1);
      return tagged || !isQuiet(tokens, start, at) ? undefined : start;
    }
    if (token.type === "string" || token.type === "regexp") return at;
    if (token.type !== "name") return undefined;
    if (isMember(tokens, at)) {
      at -= 2;
      continue;
    }
    if (token.value === "this") return isAtTop(tokens, at) ? at : undefined;
    return RESERVED_WORDS.has(token.value) ? undefined : at;
  }
}

function isAssertion(tokens: Tokens, index: number): boolean {
  const token = tokens.list[index];
  return token?.value === "!" && !token.newline &&
    tokens.list[index - 1]?.end === token.start &&
    (endsOperand(tokens, index - 1) || isAssertion(tokens, index - 1));
}

/** Whether a parenthesis is neither a call's nor a statement's. */
function isGroup(tokens: Tokens, opener: number): boolean {
  const before = tokens.list[opener - 1];
  if (before === undefined) return true;
  if (["?.", "!", ">"].includes(before.value)) return before.value === "!";
  if (/^(?:if|while|for|with|switch|catch|function)$/.test(before.value)) {
    return false;
  }
  return !endsOperand(tokens, opener - 1);
}

function isBody(tokens: Tokens, opener: number): boolean {
  const before = tokens.list[opener - 1];
  return before !== undefined && (before.value === "=>" ||
    before.type === "name" && before.value !== "return" ||
    endsOperand(tokens, opener - 1) && !tokens.list[opener]?.newline);
}

/** Whether no brace is open around a token: `this` is the cell's own. */
function isAtTop(tokens: Tokens, index: number): boolean {
  for (let at = index - 1; at >= 0; at--) {
    if (tokens.list[at]?.value !== "{") continue;
    if ((tokens.closers.get(at) ?? Infinity) > index) return false;
  }
  return true;
}

/** Whether tokens neither call nor assign. */
function isQuiet(tokens: Tokens, first: number, last: number): boolean {
  for (let at = first; at <= last; at++) {
    const token = tokens.list[at];
    if (token === undefined || token.type === "private") return false;
    const isName = token.type === "name" && isMember(tokens, at);
    if (ACTING.has(token.value) && !isName) return false;
    if (token.value === "(" && !isGroup(tokens, at)) return false;
    const opensTemplate = token.type === "template" &&
      tokens.code.charAt(token.start) === "`";
    if (opensTemplate && at > first && endsOperand(tokens, at - 1)) {
      return false;
    }
  }
  return true;
}

/** The tokens' text without what only TypeScript has: `!`, and `as T` in parentheses. */
function textOf(tokens: Tokens, first: number, last: number): string {
  const { code, list, closers } = tokens;
  // An object at the start would be taken for a block.
  const object = list[first]?.value === "{" ? closers.get(first) : undefined;
  let text = object === undefined ? "" : "(";
  let end = list[first]?.start ?? 0;
  for (let at = first; at <= last; at++) {
    const token = list[at];
    if (token === undefined) break;
    if (at > first && isCast(tokens, at)) {
      at = endOfGroup(tokens, at, last) - 1;
      end = list[at]?.end ?? end;
    } else if (at > first && isAssertion(tokens, at)) {
      end = token.end;
    } else {
      text += code.slice(end, token.end);
      end = token.end;
    }
    if (at === object) text += ")";
  }
  return text;
}

function isCast(tokens: Tokens, index: number): boolean {
  const value = tokens.list[index]?.value;
  return (value === "as" || value === "satisfies") &&
    !isMember(tokens, index) && endsOperand(tokens, index - 1);
}

/** Index of the bracket that ends the group around a token. */
function endOfGroup(tokens: Tokens, index: number, last: number): number {
  for (let at = index; at <= last; at++) {
    const value = tokens.list[at]?.value ?? "";
    if (value !== "" && ")]}".includes(value)) return at;
    at = endOf(tokens, at);
  }
  return last + 1;
}
