import { assertEquals, assertThrows } from "@std/assert";
import {
  detectSeparator,
  nameColumns,
  parseDelimited,
} from "../../lib/formats/mod.ts";

Deno.test("parseDelimited() reads quoted fields with separators, quotes and line ends", () => {
  const table = parseDelimited(
    'a,b\r\n"x, y","two\r\nlines"\r\n"say ""hi""",\r\n',
  );
  assertEquals(table.columns, ["a", "b"]);
  assertEquals(table.rows, [["x, y", "two\nlines"], ['say "hi"', ""]]);
  assertEquals(table.raggedRows, 0);
});

Deno.test("parseDelimited() finds each separator by evenness", () => {
  for (const separator of [",", ";", "\t", "|"]) {
    const text = ["name", "note", "n"].join(separator) + "\n" +
      ["tea", '"a,b;c|d"', "1"].join(separator) + "\n" +
      ["rice", "plain", "2"].join(separator) + "\n";
    const table = parseDelimited(text);
    assertEquals(table.separator, separator);
    assertEquals(table.rows[0], ["tea", "a,b;c|d", "1"]);
  }
});

Deno.test("parseDelimited() is not misled by decimal commas", () => {
  const table = parseDelimited("Artikel;Preis\nTee;1,50\nReis;2,30\n");
  assertEquals(table.separator, ";");
  assertEquals(table.rows, [["Tee", "1,50"], ["Reis", "2,30"]]);
  assertEquals(detectSeparator("1,5;2,5\n3,5;4,5\n"), ";");
});

Deno.test("parseDelimited() fills short rows, widens for long ones and counts both", () => {
  const table = parseDelimited("a,b\n1\n1,2\n1,2,3\n1,2,,\n");
  assertEquals(table.columns, ["a", "b", "column 3"]);
  assertEquals(table.rows, [
    ["1", "", ""],
    ["1", "2", ""],
    ["1", "2", "3"],
    ["1", "2", ""],
  ]);
  assertEquals(table.raggedRows, 3);
  assertEquals(table.firstRagged, [1, 3, 4]);
});

Deno.test("parseDelimited() takes a stray quote as text", () => {
  const table = parseDelimited('size,n\n5" pipe,1\n7" pipe,2\n');
  assertEquals(table.rows, [['5" pipe', "1"], ['7" pipe', "2"]]);
});

Deno.test("parseDelimited() does not lose rows to a quote that is never closed", () => {
  const table = parseDelimited('a,b\n"open,1\nx,2\ny,3\n');
  assertEquals(table.rows.length, 3);
  assertEquals(table.rows[2], ["y", "3"]);
});

Deno.test("parseDelimited() reads a space between separator and quote", () => {
  assertEquals(parseDelimited('a, b\n"1", "2, 3"\n').rows, [["1", "2, 3"]]);
});

Deno.test("parseDelimited() reads Excel's separator line and old Macs' line ends", () => {
  assertEquals(parseDelimited("sep=;\na;b\n1;2\n").rows, [["1", "2"]]);
  assertEquals(parseDelimited("a,b\r1,2\r").rows, [["1", "2"]]);
});

Deno.test("parseDelimited() reads tables without heading, of one column, and none", () => {
  const bare = parseDelimited("1,2\n3,4\n", { header: false });
  assertEquals(bare.columns, ["column 1", "column 2"]);
  assertEquals(bare.rows.length, 2);
  assertEquals(parseDelimited("n\n1\n2\n").rows, [["1"], ["2"]]);
  assertEquals(parseDelimited(""), {
    columns: [],
    rows: [],
    separator: ",",
    raggedRows: 0,
  });
});

Deno.test("parseDelimited() keeps empty fields between tabs", () => {
  assertEquals(parseDelimited('a\tb\tc\n1\t\t"3"\n').rows, [["1", "", "3"]]);
});

Deno.test("parseDelimited() refuses a separator that cannot part fields", () => {
  for (const separator of ["", '"', "\n", "::"]) {
    assertThrows(
      () => parseDelimited("a", { separator }),
      RangeError,
      "separator",
    );
  }
});

Deno.test("nameColumns() makes names that differ from each other and from those given", () => {
  assertEquals(nameColumns(["a", "a", "a_2", " ", "a"]), [
    "a",
    "a_3",
    "a_2",
    "column 4",
    "a_4",
  ]);
});
