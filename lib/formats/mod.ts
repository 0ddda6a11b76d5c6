/**
 * Readers of files' formats. Each is a pure function of bytes or text and goes
 * by content, not only by name.
 *
 * @example From bytes to a table
 * ```ts
 * import { decodeText, parseDelimited, sniff } from "@cenote/cenote/formats";
 * import { assertEquals } from "@std/assert";
 *
 * const bytes = new TextEncoder().encode("month,sales\nJanuary,25\nMay,30\n");
 * assertEquals(sniff(bytes, "sales.txt").kind, "csv");
 * const { columns, rows } = parseDelimited(decodeText(bytes).text);
 * assertEquals(columns, ["month", "sales"]);
 * assertEquals(rows, [["January", "25"], ["May", "30"]]);
 * ```
 *
 * @module
 */

export * from "./decode_text.ts";
export {
  type DelimitedTable,
  detectSeparator,
  nameColumns,
  parseDelimited,
  type ParseDelimitedOptions,
  type Separator,
} from "./delimited.ts";
export * from "./image_size.ts";
export * from "./json_lines.ts";
export * from "./media.ts";
export * from "./sniff.ts";
export * from "./html_text.ts";
export * from "./notebook.ts";
export * from "./cell_values.ts";
export * from "./entities.ts";
export * from "./pdf.ts";
export * from "./pdf_facts.ts";
export * from "./type_name.ts";
export * from "./zip.ts";
export * from "./zip_list.ts";
