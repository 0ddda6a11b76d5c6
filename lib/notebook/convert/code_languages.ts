import { isObject } from "../format/json_object.ts";
import type { JsonObject } from "../format/mod.ts";

/** Words by which Markdown names a language; the first is the one to write. */
const LANGUAGES: readonly (readonly string[])[] = [
  [
    "ts",
    "typescript",
    "js",
    "javascript",
    "mts",
    "mjs",
    "tsx",
    "jsx",
    "deno",
  ],
  ["python", "py", "python3", "ipython", "ipython3"],
  ["r"],
  ["julia", "jl"],
  ["bash", "sh", "shell"],
  ["rust", "rs"],
  ["cpp", "c++"],
  ["csharp", "c#", "cs"],
  ["fsharp", "f#", "fs"],
];
const DENO = LANGUAGES[0] ?? [];

/** The language of a notebook's cells, in small letters; none where it does not say. */
export function languageOf(metadata: JsonObject): string | undefined {
  const { kernelspec, language_info } = metadata;
  const named = isObject(kernelspec) && typeof kernelspec.language === "string"
    ? kernelspec.language
    : isObject(language_info)
    ? language_info.name
    : undefined;
  return typeof named === "string" && named !== ""
    ? named.toLowerCase()
    : undefined;
}

/**
 * Whether the cells of a notebook are TypeScript or JavaScript; so they are where
 * nothing is said.
 *
 * @param metadata The notebook's metadata.
 * @returns Whether they can be written as a file of TypeScript.
 *
 * @example
 * ```ts
 * import { isTypeScriptNotebook } from "@cenote/cenote/notebook";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(isTypeScriptNotebook({ kernelspec: { language: "python" } }), false);
 * ```
 */
export function isTypeScriptNotebook(metadata: JsonObject): boolean {
  const language = languageOf(metadata);
  return language === undefined || DENO.includes(language);
}

/** The words behind fences that mean cells of a notebook; the first is the one to write. */
export function fenceLanguages(metadata: JsonObject): readonly string[] {
  const language = languageOf(metadata);
  if (language === undefined) return DENO;
  const known = LANGUAGES.find((words) => words.includes(language));
  if (known !== undefined) return known;
  return /^[^\s`]+$/.test(language) ? [language] : DENO;
}
