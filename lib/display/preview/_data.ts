import { parseAll } from "@std/yaml/parse";
import { parseJsonLines } from "../../formats/mod.ts";
import { json } from "../json/json.ts";
import type { View } from "../view.ts";
import { table } from "../table/table.ts";
import { count, oneLine } from "../text/measure.ts";
import { type Content, type PreviewFile, readNote } from "./_file.ts";
import { indented, pile } from "./_frame.ts";
import { textContent } from "./_text.ts";

/** A value as a tree. */
function treeView(file: PreviewFile, value: unknown, text: string): View {
  const { entries } = file;
  const depth = depthOf(text);
  return indented(
    json(value, {
      depth,
      ...(entries === undefined ? {} : { limit: entries }),
    }),
  );
}

/** Levels that are unfolded: all of a small file, only the top of a large one. */
function depthOf(text: string): number {
  return text.length <= 1_000 ? 4 : text.length <= 10_000 ? 2 : 1;
}

/** A number of more digits than are kept when it is read. */
const LONG_NUMBER_REGEXP = /[[:,\s]-?\d{17,}(?=[\s,\]}])/;

/** JSON as a tree, or as text when it is not whole or none. */
export function jsonContent(file: PreviewFile, text: string): Content {
  if (text.trim() === "") return textContent(file, text, "json");
  if (!file.isWhole) {
    return textContent(file, text, "json", [
      "Shown as text: a tree needs the whole file",
    ]);
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return textContent(file, text, "json", [`Not JSON: ${messageOf(error)}`]);
  }
  return {
    facts: sizeOf(value),
    view: treeView(file, value, text),
    notes: LONG_NUMBER_REGEXP.test(text)
      ? ["Numbers of more than 16 digits are shown rounded"]
      : [],
  };
}

function messageOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  const line = oneLine(text);
  return line.length > 200 ? `${line.slice(0, 200).toWellFormed()}…` : line;
}

/** `3 entries`, for what has entries. */
function sizeOf(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  return [count(Object.keys(value).length, "entry", "entries")];
}

/** JSON lines as a tree of the first ones, and the lines that are none. */
export function jsonLinesContent(file: PreviewFile, text: string): Content {
  const { isWhole, limit, bytes, size } = file;
  const end = text.lastIndexOf("\n");
  // The last line of a part may be cut, and a part without a line end is one.
  if (!isWhole && end < 0) {
    return textContent(file, text, "json", [
      "Shown as text: its first line is longer than what was read",
    ]);
  }
  const whole = isWhole ? text : text.slice(0, end + 1);
  const { values, errors } = parseJsonLines(whole);
  const views = [
    indented(json(values.slice(0, limit), { depth: depthOf(text) })),
  ];
  if (errors.length > 0) {
    views.push(
      table(
        errors.map(({ line, message, text }) => ({ line, message, text })),
        {
          caption: `Not JSON: ${count(errors.length, "line")}`,
          limit: 5,
          columns: { line: "Line", message: "Why", text: "Text" },
        },
      ),
    );
  }
  const estimate = isWhole || size === undefined || whole.length === 0
    ? undefined
    : roughly(values.length / bytes.length * size);
  return {
    facts: [
      isWhole
        ? count(values.length, "value")
        : estimate === undefined
        ? `more than ${count(values.length, "value")}`
        : `about ${count(estimate, "value")}`,
      ...(errors.length > 0 ? [`${count(errors.length, "bad line")}`] : []),
    ],
    view: pile(...views),
    notes: [
      ...(values.length > limit || !isWhole
        ? [
          isWhole
            ? `${limit.toLocaleString("en-US")} of ${
              count(values.length, "value")
            }`
            : `First ${
              count(Math.min(limit, values.length), "value")
            }; more follow`,
        ]
        : []),
      ...(isWhole ? [] : [readNote(file)]),
    ],
  };
}

/** Two digits of a number: an estimate should not look like a count. */
export function roughly(value: number): number {
  if (value < 10) return Math.round(value);
  const unit = 10 ** (Math.floor(Math.log10(value)) - 1);
  return Math.round(value / unit) * unit;
}

/** YAML as a tree, or as text when it is none. */
export function yamlContent(file: PreviewFile, text: string): Content {
  if (text.trim() === "") return textContent(file, text, "yaml");
  if (!file.isWhole) {
    return textContent(file, text, "yaml", [
      "Shown as text: a tree needs the whole file",
    ]);
  }
  let documents: unknown[];
  try {
    const parsed = parseAll(text);
    documents = Array.isArray(parsed) ? parsed : [parsed];
  } catch (error) {
    return textContent(file, text, "yaml", [
      `Shown as text: ${yamlProblem(error)}`,
    ]);
  }
  const [only] = documents;
  // A sentence is YAML, too, and so is a file of comments.
  const isData = documents.some((one) =>
    typeof one === "object" && one !== null
  );
  if (!isData) return textContent(file, text, "yaml");
  return documents.length === 1
    ? {
      facts: sizeOf(only),
      view: treeView(file, only, text),
    }
    : {
      facts: [count(documents.length, "document")],
      view: treeView(file, documents, text),
    };
}

function yamlProblem(error: unknown): string {
  // What follows the first line is a drawing of the place.
  const [line = ""] = (error instanceof Error ? error.message : "").split("\n");
  const text = messageOf(line).replace(/[:.\s]+$/, "");
  return text === "" ? "it is no valid YAML" : text;
}
