/**
 * Which files a clause asks for, and what is to stand in them.
 *
 * @module
 */

import type { Clause } from "./clauses.ts";
import type { FileFormat } from "./jobs.ts";

/** What a clause wants to have saved. */
export interface SaveWish {
  readonly files: readonly {
    readonly name: string | undefined;
    readonly format: FileFormat;
  }[];
  /** What is to be saved when the clause itself has no job. */
  readonly what: "last" | "all" | "summary" | "data" | "report";
  readonly notes: readonly string[];
}

const FORMATS: readonly (readonly [RegExp, FileFormat])[] = [
  [/^(?:csv|csvs)$/, "csv"],
  [/^(?:tsv|tab)$/, "tsv"],
  [/^(?:json|geojson)$/, "json"],
  [/^(?:jsonl|ndjson)$/, "jsonl"],
  [/^(?:md|markdown)$/, "md"],
  [/^(?:txt|text|log)$/, "txt"],
];
const UNWRITTEN_REGEXP = /^(?:xlsx?|ods|excel|parquet|sqlite|db|sql)$/;
const DRAWN_REGEXP = /^(?:png|jpe?g|svg|gif|pdf|html?|docx?|pptx?)$/;

/** The format that a word or an extension names. */
export function formatOf(word: string): FileFormat | undefined {
  return FORMATS.find(([pattern]) => pattern.test(word.toLowerCase()))?.[1];
}

/** A name without folders: results stand in the working folder itself. */
export function safeName(name: string): string {
  const last = name.replaceAll("\\", "/").split("/").at(-1) ?? name;
  // A leading dot has no place in a file's name, and neither have control characters:
  // deno-lint-ignore no-control-regex -- they are what is taken out
  return last.replace(/[\u0000-\u001f<>:"|?*]/g, "_").replace(/^[.\s]+/, "")
    .trim().slice(0, 120) || "result.csv";
}

/**
 * Reads what a clause wants saved.
 *
 * @param clause The clause.
 * @param inputs Names of the files that hold the data; they are read, not written.
 * @returns The wish, undefined when the clause saves nothing.
 */
export function saveWish(
  clause: Clause,
  inputs: readonly string[],
): SaveWish | undefined {
  const { marks } = clause;
  const notes: string[] = [];
  const saving = marks.some((mark) => mark.type === "save") ||
    marks.some((mark) =>
      mark.type === "verb" &&
      /^(?:write|create|generate|produce|make|provide|build|give|return|convert|print|report|and write)/
        .test(mark.lower)
    );
  const isInput = (name: string) =>
    inputs.some((input) => input.toLowerCase() === name.toLowerCase());
  const files: { name: string | undefined; format: FileFormat }[] = [];
  for (const [i, mark] of marks.entries()) {
    if (mark.type !== "file") continue;
    const before = marks.slice(0, i).findLast((m) =>
      m.type !== "filler" && m.type !== "reference"
    );
    const reads = isInput(mark.text) &&
      (!saving || before?.type === "marker" ||
        before?.type === "since" && before.lower === "from" ||
        before?.type === "verb");
    if (reads) continue;
    const name = safeName(mark.text);
    if (name !== mark.text) {
      notes.push(
        `files are saved in the working folder itself, so \`${mark.text}\` became \`${name}\``,
      );
    }
    const [, stem = name, extension = ""] = /^(.*)\.([^.]+)$/.exec(name) ?? [];
    const format = formatOf(extension);
    if (format !== undefined) files.push({ name, format });
    else if (UNWRITTEN_REGEXP.test(extension.toLowerCase())) {
      notes.push(
        `.${extension} files cannot be written without outside modules; \`${stem}.csv\`, which spreadsheets open, has the table instead`,
      );
      files.push({ name: `${stem}.csv`, format: "csv" });
    } else if (DRAWN_REGEXP.test(extension.toLowerCase())) {
      notes.push(
        `.${extension} files cannot be made here; \`${stem}.md\` has the result as Markdown instead`,
      );
      files.push({ name: `${stem}.md`, format: "md" });
    } else if (/^(?:py|ts|js|r)$/i.test(extension)) continue;
    else files.push({ name: `${stem}.csv`, format: "csv" });
  }
  if (files.length === 0) {
    if (!marks.some((mark) => mark.type === "save")) return undefined;
    const formats = new Set<FileFormat>();
    for (const mark of marks) {
      for (const word of mark.lower.split(/[^a-z]+/)) {
        const format = formatOf(word);
        if (format !== undefined && word !== "text" && word !== "tab") {
          formats.add(format);
        }
        if (word === "excel" || word === "xlsx") {
          notes.push(
            "Excel files cannot be written without outside modules; a CSV file, which Excel opens, has the table instead",
          );
          formats.add("csv");
        }
      }
    }
    const named = marks.findIndex((mark) =>
      /^(?:named|called|as|to|into)$/.test(mark.lower)
    );
    const word = marks.find((mark, i) =>
      mark.type === "quoted" ||
      named >= 0 && i > named && mark.type === "word" &&
        /^(?:named|called)$/.test(marks[i - 1]?.lower ?? "")
    );
    const looks = formats.size > 0 ||
      /\bfiles?\b|\bdisk\b/i.test(clause.text) || word?.type === "quoted";
    if (!looks) return undefined;
    const list = formats.size > 0 ? [...formats] : ["csv" as const];
    for (const format of list) {
      files.push({
        name: word === undefined
          ? undefined
          : safeName(`${word.text}.${format}`),
        format,
      });
    }
  }
  const reference =
    marks.find((mark) =>
      mark.type === "reference" && mark.what === "summary"
    ) ??
      marks.find((mark) => mark.type === "reference" && mark.what !== "last") ??
      marks.find((mark) => mark.type === "reference");
  const what = reference?.type === "reference" ? reference.what : "last";
  return {
    files,
    what: what === "last" && reference === undefined ? "last" : what,
    notes,
  };
}
