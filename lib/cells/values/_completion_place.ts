import { endsOperand, expressionBefore } from "./_chain.ts";
import {
  endsTemplate,
  isInComment,
  type Token,
  type Tokens,
} from "./_tokens.ts";
import { NAMING_WORDS, RESERVED_WORDS } from "./_words.ts";

/** What may stand at a place of a cell. */
export type CompletionPlace =
  /** A string's or a comment's inside, a number, a new name. */
  | { readonly type: "nothing" }
  /** A variable or a word of the language. */
  | {
    readonly type: "name";
    readonly prefix: string;
    readonly start: number;
    readonly words: "statement" | "expression" | "operator";
    /** `object[` stands before it: keys may stand here, too. */
    readonly object?: string;
  }
  /** A member of an object. */
  | {
    readonly type: "member";
    readonly object: string;
    readonly prefix: string;
    readonly start: number;
    /** Where the dot is; none for `?.`, behind which a bracket may stand. */
    readonly dot?: number;
  }
  /** One of some names that the language itself gives: `import.meta.url`. */
  | {
    readonly type: "fixed";
    readonly names: readonly string[];
    readonly prefix: string;
    readonly start: number;
  }
  /** A member's name in quotes. */
  | {
    readonly type: "key";
    readonly object: string;
    readonly prefix: string;
    readonly start: number;
    readonly quote: string;
  }
  /** The path of a file. */
  | {
    readonly type: "path";
    readonly path: string;
    readonly start: number;
    readonly isModule: boolean;
  };

const NOTHING: CompletionPlace = { type: "nothing" };
const META_NAMES = ["dirname", "filename", "main", "resolve", "url"];
/** Functions of `Deno` whose first argument is a path. */
const PATH_FUNCTION_REGEXP =
  /^(?:read|write|open|l?stat|mkdir|remove|rename|copy|chmod|chown|truncate|real|link|symlink|utime|create|watch)\w*$/;

/** Finds what may stand at the cursor. */
export function completionPlace(
  tokens: Tokens,
  cursor: number,
): CompletionPlace {
  const { code, list } = tokens;
  const index = lastBefore(list, cursor);
  const token = list[index];
  const touches = token !== undefined && token.end >= cursor;
  if (!touches || token.type === "punctuator") {
    const end = Math.min(token?.end ?? 0, cursor);
    if (isInComment(code, end, cursor)) return NOTHING;
    // In the middle of `=>` or `?.` nothing can stand.
    if (touches && token.end > cursor) return NOTHING;
    return behind(tokens, index, "", cursor);
  }
  switch (token.type) {
    case "name":
      return behind(
        tokens,
        index - 1,
        code.slice(token.start, cursor),
        token.start,
      );
    case "string":
      return token.end > cursor || !token.closed
        ? inString(tokens, index, cursor)
        : NOTHING;
    case "template":
      return token.end === cursor && token.closed && !endsTemplate(code, token)
        ? behind(tokens, index, "", cursor)
        : NOTHING;
    default:
      return NOTHING;
  }
}

/** Index of the last token that begins before `cursor`. */
export function lastBefore(list: readonly Token[], cursor: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle]?.start ?? 0) < cursor) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function behind(
  tokens: Tokens,
  index: number,
  prefix: string,
  start: number,
): CompletionPlace {
  const before = tokens.list[index];
  if (before?.value === "." || before?.value === "?.") {
    return member(tokens, index, prefix, start);
  }
  if (before?.type === "name" && before.end < start) {
    const isNaming = NAMING_WORDS.has(before.value) &&
      tokens.list[index - 1]?.value !== ".";
    if (isNaming || isNamesOfImport(tokens, index)) return NOTHING;
  }
  if (isNamesOfImport(tokens, index)) return NOTHING;
  const object = before?.value === "[" ? indexed(tokens, index) : undefined;
  const words = wordsBehind(tokens, index, start);
  // Behind an operand a sign comes, so nothing is told unasked.
  if (words === "operator" && prefix === "") return NOTHING;
  return {
    type: "name",
    prefix,
    start,
    words,
    ...(object !== undefined && { object }),
  };
}

function member(
  tokens: Tokens,
  index: number,
  prefix: string,
  start: number,
): CompletionPlace {
  const { list } = tokens;
  const before = list[index - 1]?.value;
  const second = list[index - 3]?.value;
  const fixed = before === "import" && list[index - 2]?.value !== "."
    ? ["meta"]
    : before === "new"
    ? ["target"]
    : before === "meta" && second === "import"
    ? META_NAMES
    : undefined;
  if (fixed) return { type: "fixed", names: fixed, prefix, start };
  const object = expressionBefore(tokens, index - 1);
  if (object === undefined) return NOTHING;
  const dot = list[index];
  return {
    type: "member",
    object,
    prefix,
    start,
    ...(dot?.value === "." && { dot: dot.start }),
  };
}

/** Whether a token stands in the braces of `import { … }`. */
function isNamesOfImport(tokens: Tokens, index: number): boolean {
  for (let at = index; at >= 0; at--) {
    const token = tokens.list[at];
    if (token?.value === "{") {
      const words = [tokens.list[at - 1]?.value, tokens.list[at - 2]?.value];
      return words[0] === "import" || words.includes("import") &&
          (words[0] === "type" || words[0] === "defer") ||
        words[0] === "," && tokens.list[at - 3]?.value === "import";
    }
    if (token?.type !== "name" && token?.value !== ",") return false;
  }
  return false;
}

function wordsBehind(
  tokens: Tokens,
  index: number,
  start: number,
): "statement" | "expression" | "operator" {
  const before = tokens.list[index];
  if (before === undefined) return "statement";
  if (["}", ";", "{", "=>", ")", ":"].includes(before.value)) {
    return "statement";
  }
  if (
    /^(?:else|do|export|default|async|declare|abstract)$/.test(before.value)
  ) {
    return "statement";
  }
  const newLine = /[\n\r\u2028\u2029]/.test(
    tokens.code.slice(before.end, start),
  );
  if (endsOperand(tokens, index)) return newLine ? "statement" : "operator";
  const isWord = before.type === "name" && RESERVED_WORDS.has(before.value);
  return isWord && newLine ? "statement" : "expression";
}

function inString(
  tokens: Tokens,
  index: number,
  cursor: number,
): CompletionPlace {
  const { code, list } = tokens;
  const token = list[index];
  if (token === undefined) return NOTHING;
  const start = token.start + 1;
  const text = code.slice(start, cursor);
  const before = list[index - 1]?.value;
  if (before === "[") {
    const object = indexed(tokens, index - 1);
    if (object === undefined) return NOTHING;
    const quote = code.charAt(token.start);
    return { type: "key", object, prefix: text, start: token.start, quote };
  }
  const callee = list[index - 2];
  const isImport = before === "from" || before === "import" ||
    before === "(" && callee?.value === "import";
  if (isImport) return pathPlace(text, start, true, /^\.{0,2}\//);
  if (before !== "(" || callee?.type !== "name") return NOTHING;
  const isOfDeno = list[index - 3]?.value === "." &&
    list[index - 4]?.value === "Deno" &&
    PATH_FUNCTION_REGEXP.test(callee.value);
  return pathPlace(text, start, false, isOfDeno ? /^/ : /^\.{1,2}\//);
}

/** The object before a bracket: `a` of `a[` and of `a?.[`. */
function indexed(tokens: Tokens, bracket: number): string | undefined {
  const isOptional = tokens.list[bracket - 1]?.value === "?.";
  return expressionBefore(tokens, bracket - (isOptional ? 2 : 1));
}

function pathPlace(
  text: string,
  start: number,
  isModule: boolean,
  wanted: RegExp,
): CompletionPlace {
  // Escapes, addresses and the like are no paths that we complete.
  if (!wanted.test(text) || /[\\\n]|^[a-z]\w+:/i.test(text)) return NOTHING;
  const name = text.lastIndexOf("/") + 1;
  return { type: "path", path: text, start: start + name, isModule };
}
