/**
 * Source text that reads the data of a program.
 *
 * @module
 */

import { nameColumns } from "../../../formats/mod.ts";
import type { Table } from "../tables.ts";

/** A text as a literal of the program; several lines as a template. */
export function literal(text: string): string {
  if (!text.includes("\n")) return JSON.stringify(text);
  return "`" +
    text.replaceAll("\\", "\\\\").replaceAll("`", "\\`").replaceAll(
      "${",
      "\\${",
    ) + "`";
}

/** A cell of a row, as the program names it. */
export function cell(row: string, column: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(column)
    ? `${row}.${column}`
    : `${row}[${JSON.stringify(column)}]`;
}

/** The statement that reads a table into rows. */
export function readStatement(table: Table, variable: string): string {
  const { reading } = table;
  const lines: string[] = [];
  let text: string;
  if (reading.inline !== undefined) {
    lines.push(
      `const data = ${literal(reading.inline.replace(/\r\n?/g, "\n") + "\n")};`,
    );
    text = "data";
  } else {
    const name = JSON.stringify(table.name);
    // Text files may begin with a byte order mark, which the decoder drops.
    text = reading.encoding === "utf-8"
      ? `await Deno.readTextFile(${name})`
      : `new TextDecoder(${
        JSON.stringify(reading.encoding)
      }).decode(await Deno.readFile(${name}))`;
  }
  let rows: string;
  switch (reading.format) {
    case "json": {
      const path = reading.path.map((part) => cell("", part)).join("");
      const parsed = reading.inline === undefined
        ? `JSON.parse(${text})`
        : `JSON.parse(${text})`;
      const records = reading.path.length === 0 && reading.single
        ? `[${parsed}]`
        : `${parsed}${path}`;
      rows = reading.nested
        ? `jsonRows(${records}.map((record: Record<string, unknown>) => flatten(record)))`
        : `jsonRows(${records})`;
      break;
    }
    case "json lines":
      rows = reading.nested
        ? `jsonRows(jsonLines(${text}).map((record) => flatten(record)))`
        : `jsonRows(jsonLines(${text}))`;
      break;
    case "markdown":
      rows = headed(`parseMarkdown(${text})`, table, lines);
      break;
    case "delimited":
      rows = headed(
        `parseCsv(${text}, ${JSON.stringify(reading.separator)})${
          reading.skip > 0 ? `.slice(${reading.skip})` : ""
        }`,
        table,
        lines,
      );
      break;
  }
  lines.push(`const ${variable} = ${rows};`);
  return lines.join("\n");
}

/** Gives the lines their headings: those of the file, or made ones where it lacks them. */
function headed(source: string, table: Table, lines: string[]): string {
  const names = table.columns.map((column) => column.name);
  const plain = nameColumns(table.headings);
  const asTheyStand = table.reading.header && plain.length === names.length &&
    plain.every((name, i) => name === table.headings[i]);
  if (asTheyStand) return `toRows(${source})`;
  lines.push(
    `// Headings that are missing or stand there twice get names of their own.`,
  );
  lines.push(`const headings = ${JSON.stringify(names)};`);
  return `toRows([headings, ...${source}${
    table.reading.header ? ".slice(1)" : ""
  }])`;
}
