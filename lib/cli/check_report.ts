import { bold, cyan, red, stripAnsiCode, yellow } from "@std/fmt/colors";
import { relative } from "@std/path/relative";
import { fromFileUrl } from "@std/path/from-file-url";
import { codeExcerpt } from "../cells/mod.ts";
import type {
  ModuleDiagnostic,
  NotebookDiagnostic,
  NotebooksChecked,
} from "../notebook/check/mod.ts";

/** How much was found, in numbers and in words. */
export interface CheckSummary {
  /** How many errors. */
  readonly errors: number;
  /** How many warnings. */
  readonly warnings: number;
  /** Both in words. */
  readonly text: string;
}

/**
 * What was found, as people read it in a terminal.
 *
 * @param found What was found.
 * @param isColored Whether in colours.
 * @returns The lines.
 */
export function checkReport(
  { notebooks, modules }: NotebooksChecked,
  isColored: boolean,
): string[] {
  const lines = [
    ...notebooks.flatMap(({ name, diagnostics }) =>
      diagnostics.flatMap((one) => [...head(one), ...place(name, one), ""])
    ),
    ...modules.flatMap((one) => [...head(one), ...modulePlace(one), ""]),
  ];
  return isColored ? lines : lines.map(stripAnsiCode);
}

/**
 * Counts what was found.
 *
 * @param found What was found.
 * @returns The numbers, and a line that says them.
 */
export function checkSummary(
  { notebooks, modules }: NotebooksChecked,
): CheckSummary {
  const all = [
    ...notebooks.flatMap(({ diagnostics }) => diagnostics),
    ...modules,
  ];
  const errors = all.filter(({ severity }) => severity === "error").length;
  const warnings = all.length - errors;
  const checked = notebooks.filter(({ skipped }) => skipped === undefined);
  const many = count(checked.length, "notebook");
  const text = all.length === 0
    ? `Checked ${many}: nothing found`
    : `Checked ${many}: found ${count(errors, "error")} and ${
      count(warnings, "warning")
    }`;
  return { errors, warnings, text };
}

function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? "" : "s"}`;
}

function head(
  { severity, code, message }: NotebookDiagnostic | ModuleDiagnostic,
): string[] {
  const color = severity === "error" ? red : yellow;
  const [first = "", ...rest] = message.split("\n");
  return [
    `${bold(color(`${code} [${severity}]`))}: ${first}`,
    ...rest.map((line) => `  ${line}`),
  ];
}

function place(
  name: string,
  { cell, id, line, column, endLine, endColumn, source }: NotebookDiagnostic,
): string[] {
  const known = id === null ? "" : ` (${id})`;
  const until = endLine === line ? endColumn : source.length + 1;
  return [
    ...excerptOf(source, line, column, until),
    `    at ${
      cyan(name)
    }, cell ${cell}${known}, line ${line}, column ${column}`,
  ];
}

function modulePlace(
  { url, line, column, source }: ModuleDiagnostic,
): string[] {
  if (url === null) return [];
  return [
    ...(source === "" ? [] : excerptOf(source, line, column)),
    `    at ${cyan(pathOf(url))}:${line}:${column}`,
  ];
}

/** A line with a marker, under its own number. */
function excerptOf(
  source: string,
  line: number,
  column: number,
  endColumn?: number,
): string[] {
  // As many lines before it as there are, so that it gets its number.
  return codeExcerpt("\n".repeat(line - 1) + source, {
    line,
    column,
    ...(endColumn === undefined ? {} : { endColumn }),
  }, 0);
}

function pathOf(url: string): string {
  if (!url.startsWith("file:")) return url;
  const path = fromFileUrl(url);
  const near = relative(Deno.cwd(), path);
  return near.startsWith("..") ? path : near;
}
