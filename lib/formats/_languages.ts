/** Endings of file names and the programming or markup language they stand for. */
const BY_EXTENSION: Readonly<Record<string, string>> = {
  ts: "typescript",
  tsx: "typescript",
  mts: "typescript",
  cts: "typescript",
  js: "javascript",
  jsx: "javascript",
  mjs: "javascript",
  cjs: "javascript",
  py: "python",
  pyi: "python",
  r: "r",
  jl: "julia",
  sql: "sql",
  sh: "shell",
  bash: "shell",
  zsh: "shell",
  ps1: "powershell",
  rs: "rust",
  go: "go",
  java: "java",
  kt: "kotlin",
  scala: "scala",
  swift: "swift",
  c: "c",
  h: "c",
  cc: "cpp",
  cpp: "cpp",
  cxx: "cpp",
  hpp: "cpp",
  cs: "csharp",
  rb: "ruby",
  php: "php",
  pl: "perl",
  lua: "lua",
  css: "css",
  scss: "css",
  less: "css",
  toml: "toml",
  ini: "ini",
  cfg: "ini",
  conf: "ini",
  properties: "ini",
  env: "ini",
  xml: "xml",
  xsl: "xml",
  rss: "xml",
  vue: "html",
  tex: "tex",
  diff: "diff",
  patch: "diff",
  graphql: "graphql",
  proto: "protobuf",
  tf: "terraform",
};

/** Whole file names that say the language. */
const BY_NAME: Readonly<Record<string, string>> = {
  dockerfile: "dockerfile",
  makefile: "makefile",
  ".gitignore": "ini",
  ".env": "ini",
};

/** Interpreters after `#!`. */
const INTERPRETERS: readonly (readonly [RegExp, string])[] = [
  [/\bpython[\d.]*\b/, "python"],
  [/\b(?:deno|ts-node|bun)\b/, "typescript"],
  [/\bnode\b/, "javascript"],
  [/\b(?:ba|z|k|da)?sh\b/, "shell"],
  [/\bruby\b/, "ruby"],
  [/\bperl\b/, "perl"],
  [/\bRscript\b/, "r"],
];

/** The ending of a file name without its dot, in lower case; `""` without one. */
export function extensionOf(name: string): string {
  const base = name.slice(name.search(/[^/\\]*$/)).toLowerCase();
  const dot = base.lastIndexOf(".");
  return dot > 0 ? base.slice(dot + 1) : "";
}

/** The language that a file's name, or its first line, says it is in. */
export function languageOf(name: string, text: string): string | undefined {
  const base = name.slice(name.search(/[^/\\]*$/)).toLowerCase();
  if (Object.hasOwn(BY_NAME, base)) return BY_NAME[base];
  const extension = extensionOf(name);
  if (Object.hasOwn(BY_EXTENSION, extension)) return BY_EXTENSION[extension];
  if (text.startsWith("#!")) {
    const line = text.slice(0, text.indexOf("\n", 2) >>> 0).slice(0, 200);
    return INTERPRETERS.find(([pattern]) => pattern.test(line))?.[1];
  }
  return undefined;
}

/** Signs of a language, one of which may stand in any text; two or more do not. */
const SIGNS: readonly (readonly [string, readonly RegExp[]])[] = [
  ["python", [
    /^\s*def \w+\(.*\).*:\s*(?:#.*)?$/m,
    /^(?:from [\w.]+ )?import [\w.]+(?: as \w+)?(?:, .*)?$/m,
    /^\s*(?:if|for|while|with|class|elif) .*:\s*$/m,
    /^if __name__ == /m,
    /^\s*(?:return|raise|yield)\b.*[^;{]$/m,
  ]],
  ["typescript", [
    /^\s*(?:export )?(?:interface|type) \w+.*[={]/m,
    /^\s*(?:const|let) \w+: [\w<>[\]|]+ =/m,
    /\((?:\w+\??: [\w<>[\]|]+(?:, |(?=\))))+\)(?:: [\w<>[\]|]+)? (?:=>|\{)/,
    /^import (?:type )?\{.*\} from ["'].*["'];?$/m,
  ]],
  ["javascript", [
    /^\s*(?:const|let|var) \w+ = .*;?$/m,
    /\bfunction ?\w*\(.*\) \{/,
    /=> [{(]/,
    /^import .* from ["'].*["'];?$/m,
    /\bconsole\.log\(/,
  ]],
  ["c", [
    /^#include [<"].*[>"]$/m,
    /^\s*(?:int|void|char|double|static) \*?\w+\(.*\)\s*\{?$/m,
    /^#(?:define|ifdef|ifndef) /m,
  ]],
  ["go", [/^package \w+$/m, /^func (?:\(.*\) )?\w+\(/m, /:= /]],
  ["rust", [/^\s*(?:pub )?fn \w+/m, /^use [\w:]+/m, /\blet (?:mut )?\w+/]],
  ["java", [
    /^\s*(?:public|private) (?:static |final )*\w+/m,
    /^import [\w.]+;$/m,
    /^package [\w.]+;$/m,
  ]],
  ["sql", [
    /^\s*(?:select|insert into|update|create table|with \w+ as)\b/im,
    /^\s*from \w+/im,
    /;\s*$/m,
  ]],
  ["diff", [/^--- \S/m, /^\+\+\+ \S/m, /^@@ -\d/m]],
];

/** The language of a program that came without a name, if its text tells. */
export function languageByContent(text: string): string | undefined {
  const head = text.slice(0, 8_000);
  return SIGNS.find(([, signs]) =>
    signs.filter((sign) => sign.test(head)).length >= 2
  )?.[0];
}
