import { tokenize, type TokenKind } from "../../display/code/mod.ts";
import { attributes, escapeText } from "./_escape.ts";

/** Classes of the pieces of code: one letter each, since there are many. */
const CLASSES: Readonly<Record<Exclude<TokenKind, "plain">, string>> = {
  keyword: "k",
  string: "s",
  number: "n",
  name: "f",
  type: "t",
  comment: "c",
  added: "a",
  removed: "r",
};

/** Code as a block with its colours; the page's script gives it its copy button. */
export function codeMarkup(code: string, language: string): string {
  const pieces = tokenize(code.replace(/\n+$/, ""), language);
  let inside = "";
  for (const { kind, text } of pieces) {
    const shown = escapeText(text);
    inside += kind === "plain"
      ? shown
      : `<i class="${CLASSES[kind]}">${shown}</i>`;
  }
  const name = attributes({ "data-lang": language || undefined });
  return `<div class="nb-code"${name}><pre><code>${inside}</code></pre></div>`;
}

/** Languages of cells that begin with one of IPython's or Deno's commands. */
const MAGICS: Readonly<Record<string, string>> = {
  bash: "bash",
  html: "html",
  javascript: "javascript",
  js: "javascript",
  latex: "latex",
  markdown: "markdown",
  perl: "perl",
  python: "python",
  python3: "python",
  ruby: "ruby",
  script: "bash",
  sh: "bash",
  sql: "sql",
  svg: "svg",
  writefile: "",
};

/** The language that a cell is in, by its first line where that says so. */
export function cellLanguage(source: string, usual: string): string {
  const magic = /^%%(\w+)/.exec(source)?.[1]?.toLowerCase();
  return magic !== undefined && Object.hasOwn(MAGICS, magic)
    ? MAGICS[magic] ?? usual
    : usual;
}
