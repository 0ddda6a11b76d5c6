import type { Ansi } from "../text/ansi.ts";
import { element, text as fragment } from "../markup/element.ts";
import type { Html } from "../html.ts";
import { BAD, CODE_COLORS, GOOD } from "../markup/styles.ts";

/** Colours of code; lines of a difference have those of good and bad. */
const COLORS = { ...CODE_COLORS, added: GOOD, removed: BAD } as const;

/** What a piece of code is. */
export type TokenKind =
  | "keyword"
  | "string"
  | "number"
  | "name"
  | "type"
  | "comment"
  | "added"
  | "removed"
  | "plain";

/** A piece of code. */
export interface CodeToken {
  /** What it is. */
  readonly kind: TokenKind;
  /** Its characters. */
  readonly text: string;
}

/** How a family of languages writes its comments, strings and words. */
interface Grammar {
  readonly pattern: RegExp;
  readonly keywords: ReadonlySet<string>;
  /** True when capital letters make no difference to keywords. */
  readonly isCaseless?: boolean;
  /** True when names of types begin with capital letters. */
  readonly hasTypes?: boolean;
}

const NUMBER = String
  .raw`\b0[xX][\da-fA-F_]+\b|\b\d[\d_]*(?:\.\d+)?(?:[eE][+-]?\d+)?[a-zA-Z]*\b`;
const WORD = String.raw`[\p{L}_$@][\p{L}\p{N}_$-]*`.replace("$-]", "$]");
const DOUBLE = String.raw`"(?:[^"\\\n]|\\.)*"?`;
const SINGLE = String.raw`'(?:[^'\\\n]|\\.)*'?`;
const BACKTICK = "`(?:[^`\\\\]|\\\\[^])*`?";
/** What stands between slashes where no division can: behind a sign or a word that wants a value. */
const PATTERN = String
  .raw`(?<=(?:^|[=(,:;!&|?[{+*%~-]|\b(?:return|typeof|case|await|yield))[ \t]{0,20})\/(?![*\/])(?:[^\\\/[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*`;
const C_COMMENT = String.raw`\/\/[^\n]*|\/\*[^]*?(?:\*\/|$(?![^]))`;
const HASH = String.raw`#[^\n]*`;

/** What is found besides comments, strings, numbers and words. */
interface GrammarOptions {
  readonly isCaseless?: boolean;
  readonly hasTypes?: boolean;
  /** Names by the place where they stand: keys, attributes, properties. */
  readonly key?: string;
}

function grammar(
  comment: string,
  string: string,
  keywords: string,
  { key = "(?!)", ...options }: GrammarOptions = {},
): Grammar {
  const pattern = new RegExp(
    `(?<comment>${comment})|(?<key>${key})|(?<string>${string})|(?<number>${NUMBER})|(?<word>${WORD})`,
    "gmu",
  );
  return { pattern, keywords: new Set(keywords.split(" ")), ...options };
}

/** A grammar of nothing but what its groups name. */
function marks(groups: Readonly<Record<string, string>>): Grammar {
  const parts = Object.entries(groups).map(([kind, source]) =>
    `(?<${kind}>${source})`
  );
  return { pattern: new RegExp(parts.join("|"), "gmu"), keywords: new Set() };
}

const SCRIPT =
  "abstract as async await break case catch class const continue debugger declare default delete do else enum export extends false finally for from function get if implements import in infer instanceof interface is keyof let namespace new null of private protected public readonly return satisfies set static super switch this throw true try type typeof undefined using var void while yield";
const C_LIKE =
  "abstract alignas as asm auto base bool boolean break byte case catch chan char class const constexpr continue crate def default defer delete do double dyn else enum explicit extends extern false final finally float fn for foreach friend func function go goto if impl implements import in inline instanceof int interface internal let long loop match mod module move mut namespace new nil null nullptr object operator out override package private protected pub public range readonly ref return sealed self short signed sizeof static string struct super switch template this throw throws trait true try type typedef typename union unsafe unsigned use using val var virtual void volatile when where while yield";

const GRAMMARS: Readonly<Record<string, () => Grammar>> = {
  script: () =>
    grammar(C_COMMENT, `${DOUBLE}|${SINGLE}|${BACKTICK}|${PATTERN}`, SCRIPT, {
      hasTypes: true,
    }),
  c: () =>
    grammar(C_COMMENT, `${DOUBLE}|${SINGLE}|${BACKTICK}`, C_LIKE, {
      hasTypes: true,
    }),
  python: () =>
    grammar(
      HASH,
      String
        .raw`[rbfuRBFU]{0,2}(?:"""[^]*?(?:"""|$(?![^]))|'''[^]*?(?:'''|$(?![^]))|${DOUBLE}|${SINGLE})`,
      "and as assert async await break case class continue def del elif else except False finally for from global if import in is lambda match None nonlocal not or pass raise return self True try while with yield",
      { hasTypes: true },
    ),
  r: () =>
    grammar(
      HASH,
      `${DOUBLE}|${SINGLE}`,
      "if else repeat while function for in next break TRUE FALSE NULL NA NaN Inf library require return",
    ),
  shell: () =>
    grammar(
      String.raw`(?<![^\s;])#[^\n]*`,
      `${DOUBLE}|'[^']*'?`,
      "if then else elif fi for while do done in case esac function return export local echo cd set unset exit source alias sudo",
    ),
  sql: () =>
    grammar(
      String.raw`--[^\n]*|\/\*[^]*?(?:\*\/|$(?![^]))`,
      `'(?:[^']|'')*'?|${DOUBLE}`,
      "add all alter and any as asc begin between by case cast check column commit constraint create cross database default delete desc distinct drop else end exists explain false foreign from full group having if in index inner insert intersect into is join key left like limit not null offset on or order outer over partition primary references replace returning right rollback select set table then top true truncate union unique update using values view when where with",
      { isCaseless: true },
    ),
  config: () =>
    grammar(
      String.raw`(?<![\w"'])[#;][^\n]*`,
      // An apostrophe within a word begins no string.
      String.raw`${DOUBLE}|(?<![\p{L}\p{N}])'(?:[^'\n]|'')*'?`,
      "true false null yes no on off",
      {
        isCaseless: true,
        key: String
          .raw`^[ \t]*(?:- +)*(?:"[^"\n]*"|'[^'\n]*'|[\p{L}_][\p{L}\p{N}_.\/-]*)(?=[ \t]*(?::(?:\s|$)|=))|^\[[^\]\n]*\]`,
      },
    ),
  json: () => grammar(C_COMMENT, DOUBLE, "true false null"),
  css: () =>
    marks({
      comment: String.raw`\/\*[^]*?(?:\*\/|$(?![^]))`,
      string: `${DOUBLE}|${SINGLE}`,
      number: String.raw`#[\da-fA-F]{3,8}\b|(?<![\w-])-?\d*\.?\d+(?:%|[a-z]+)?`,
      keyword: String.raw`@[\w-]+|![a-z]+`,
      name: String.raw`(?<![\w-])[\w-]+(?=\s*:[^:{}]*[;}\n])`,
      type: String.raw`[.#][A-Za-z_][\w-]*`,
    }),
  markup: () =>
    marks({
      comment: String.raw`<!--[^]*?(?:-->|$(?![^]))|<![^>]*>?`,
      keyword: String.raw`<[\/?]?[A-Za-z][\w:.-]*|[\/?]?>`,
      string: `(?<==)(?:"[^"<>]*"?|'[^'<>]*'?)`,
      name: String.raw`(?<=\s)[A-Za-z_:@][\w:.-]*(?==)`,
      number: String.raw`&(?:#\w{1,8}|[A-Za-z]{2,16});`,
    }),
  markdown: () =>
    marks({
      comment: String.raw`<!--[^]*?(?:-->|$(?![^]))|^[ \t]*>[^\n]*`,
      keyword: String
        .raw`^#{1,6}(?:[ \t][^\n]*)?$|^[ \t]*(?:[-*+]|\d{1,9}[.)])(?=[ \t])`,
      string:
        "^[ \\t]*(?<fence>`{3,}|~{3,})[^\\n]*(?:\\n[^]*?(?:^[ \\t]*\\k<fence>[ \\t]*$|$(?![^])))?|`[^`\\n]+`",
      name: String
        .raw`!?\[[^\]\n]{0,300}\](?:\([^()\n]{0,1000}\)|\[[^\]\n]{0,300}\])`,
      type: String.raw`\*\*[^*\n]{1,500}\*\*|__[^_\n]{1,500}__`,
    }),
  diff: () =>
    marks({
      comment: String.raw`^(?:diff |index |\+\+\+|---(?: |$))[^\n]*`,
      name: String.raw`^@@[^\n]*`,
      added: String.raw`^\+[^\n]*`,
      removed: String.raw`^-[^\n]*`,
    }),
};

const FAMILIES: Readonly<Record<string, string>> = {
  ts: "script",
  tsx: "script",
  typescript: "script",
  js: "script",
  jsx: "script",
  javascript: "script",
  deno: "script",
  py: "python",
  python: "python",
  python3: "python",
  ipython: "python",
  r: "r",
  sh: "shell",
  bash: "shell",
  zsh: "shell",
  shell: "shell",
  console: "shell",
  dockerfile: "shell",
  makefile: "shell",
  powershell: "shell",
  sql: "sql",
  sqlite: "sql",
  postgresql: "sql",
  mysql: "sql",
  json: "json",
  jsonc: "json",
  jsonl: "json",
  yaml: "config",
  yml: "config",
  toml: "config",
  ini: "config",
  css: "css",
  scss: "css",
  less: "css",
  md: "markdown",
  markdown: "markdown",
  diff: "diff",
  patch: "diff",
  json5: "json",
  html: "markup",
  htm: "markup",
  vue: "markup",
  xml: "markup",
  svg: "markup",
  ruby: "python",
  perl: "shell",
  c: "c",
  cpp: "c",
  csharp: "c",
  cs: "c",
  java: "c",
  kotlin: "c",
  scala: "c",
  swift: "c",
  go: "c",
  rust: "c",
  rs: "c",
  php: "c",
  dart: "c",
  protobuf: "c",
  graphql: "c",
  julia: "c",
};
const made = new Map<string, Grammar>();

function grammarOf(language: string): Grammar | undefined {
  const family = Object.hasOwn(FAMILIES, language)
    ? FAMILIES[language]
    : undefined;
  if (family === undefined) return undefined;
  const known = made.get(family) ?? GRAMMARS[family]?.();
  if (known) made.set(family, known);
  return known;
}

/**
 * Parts code into pieces; code in an unknown language is one plain piece.
 *
 * @param code The code.
 * @param language Its language, by any of its names.
 * @returns The pieces, which together are the code.
 */
export function tokenize(code: string, language: string): CodeToken[] {
  const known = grammarOf(language.toLowerCase());
  // Past this, colour costs more than it helps.
  if (!known || code.length > 200_000) return [{ kind: "plain", text: code }];
  const tokens: CodeToken[] = [];
  let at = 0;
  for (const found of code.matchAll(known.pattern)) {
    const kind = kindOf(found, known, code);
    if (kind === "plain") continue;
    if (found.index > at) {
      tokens.push({ kind: "plain", text: code.slice(at, found.index) });
    }
    tokens.push({ kind, text: found[0] });
    at = found.index + found[0].length;
  }
  if (at < code.length) tokens.push({ kind: "plain", text: code.slice(at) });
  return tokens;
}

function kindOf(
  found: RegExpExecArray,
  grammar: Grammar,
  code: string,
): TokenKind {
  const groups = found.groups ?? {};
  const { string, word } = groups;
  const end = found.index + found[0].length;
  if (string !== undefined) {
    // A string before a colon is a name: of JSON, of an object.
    const isBeforeColon = /^\s*:/.test(code.slice(end, end + 8));
    const before = code.slice(Math.max(0, found.index - 8), found.index);
    return isBeforeColon && !/(?:\?|\bcase)\s*$/.test(before)
      ? "name"
      : "string";
  }
  if (word === undefined) {
    const kind = Object.keys(groups).find((key) => groups[key] !== undefined);
    return kind === undefined ? "plain" : KINDS.get(kind) ?? "plain";
  }
  if (grammar.keywords.has(grammar.isCaseless ? word.toLowerCase() : word)) {
    return "keyword";
  }
  if (word.startsWith("@")) return "type";
  if (word.startsWith("$") && word.length > 1) return "type";
  if (code[end] === "(") return "name";
  return grammar.hasTypes && /^[A-Z][a-z]/.test(word) ? "type" : "plain";
}

/** What the groups of a pattern find. */
const KINDS: ReadonlyMap<string, TokenKind> = new Map<string, TokenKind>([
  ["key", "name"],
  ["comment", "comment"],
  ["string", "string"],
  ["number", "number"],
  ["keyword", "keyword"],
  ["name", "name"],
  ["type", "type"],
  ["added", "added"],
  ["removed", "removed"],
]);

/** Code as spans with literal colours. */
export function codeHtml(code: string, language: string): Html[] {
  return tokenize(code, language).map(({ kind, text }) =>
    kind === "plain" ? fragment(text) : element("span", {
      style: [
        `color:${COLORS[kind]}`,
        kind === "comment" && "font-style:italic",
      ],
    }, text)
  );
}

/** Code as runs with the styles of a terminal. */
export function codeRuns(
  code: string,
  language: string,
  style: Ansi,
): { readonly text: string; readonly paint: (text: string) => string }[] {
  const plain = (text: string) => text;
  if (!style.isColored) return [{ text: code, paint: plain }];
  const paint: Readonly<Record<TokenKind, (text: string) => string>> = {
    plain,
    keyword: style.magenta,
    string: style.green,
    number: style.yellow,
    name: style.blue,
    type: style.cyan,
    comment: style.dim,
    added: style.green,
    removed: style.red,
  };
  return tokenize(code, language).map(({ kind, text }) => ({
    text,
    paint: paint[kind],
  }));
}
