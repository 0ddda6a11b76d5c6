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
