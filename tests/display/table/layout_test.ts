import { assertEquals, assertStringIncludes } from "@std/assert";
import { table } from "../../../lib/display/mod.ts";

const lines = (view: { toString(): string }) => String(view).split("\n");

Deno.test("table() brings numbers under one another at the decimal mark, in every form", () => {
  const sizes = table({ size: [0, 1_234, 45_600, 5_000_000] }, {
    formats: { size: "bytes" },
  });
  assertEquals(lines(sizes).slice(2), [
    " 0 B",
    " 1.2 kB",
    "45.6 kB",
    " 5.0 MB",
  ]);
  assertStringIncludes(
    sizes.toHtml(),
    '45<span style="display:inline-block;width:2.93em;text-align:left;white-space:pre">.6 kB</span>',
  );
  // A unit stays at its number, whatever stands above it.
  assertStringIncludes(sizes.toHtml(), 'white-space:pre"> B</span>');
  // Numbers that are alike need no help.
  assertEquals(table({ n: [1, 2.5] }).toHtml().includes("inline-block"), false);
  const compact = table({ n: [999, 1_200, 59_000] }, {
    formats: { n: "compact" },
  });
  assertEquals(lines(compact).slice(2), ["999", "  1.2K", " 59K"]);
});

Deno.test("table() writes sizes with as many places as their lengths allow", () => {
  const sizes = (...size: number[]) =>
    lines(table({ size }, { formats: { size: "bytes" } })).slice(2);
  assertEquals(sizes(1_234, 5_678), ["1.23 kB", "5.68 kB"]);
  assertEquals(sizes(1_234, 78_976), [" 1.2 kB", "79.0 kB"]);
  assertEquals(sizes(79_000, 100_000), [" 79 kB", "100 kB"]);
  assertEquals(sizes(5_000_000), ["5 MB"]);
  assertEquals(sizes(512, 5_000_000), ["512 B", "  5 MB"]);
  // Rounding leads to the next unit.
  assertEquals(sizes(999_999, 12_340), [" 1.0 MB", "12.3 kB"]);
  assertEquals(sizes(-1_234, 12_340), ["−1.2 kB", "12.3 kB"]);
  // A byte has no parts, however many places are asked for.
  const exact = table({ size: [5, 1_234, 56_789] }, {
    formats: { size: { style: "bytes", decimals: 2 } },
  });
  assertEquals(lines(exact).slice(2), [" 5 B", " 1.23 kB", "56.79 kB"]);
});

Deno.test("table() continues a heading in the next line before it cuts a value", () => {
  const view = table([{
    "Number of documents": 12,
    "Name of the file": "a rather long name.pdf",
    "Size in bytes of all": 123_456,
  }]);
  assertEquals(view.toText({ width: 46, isColored: false }).split("\n"), [
    "                                       Size in",
    " Number of                            bytes of",
    " documents  Name of the file               all",
    "──────────  ──────────────────────  ──────────",
    "        12  a rather long name.pdf     123,456",
  ]);
  // No more than three lines, and no word in two.
  const narrow = table([{ "one two three four five six": 1, continuation: 2 }]);
  assertEquals(narrow.toText({ width: 20, isColored: false }).split("\n"), [
    " one two",
    "   three",
    "four fi…  continuat…",
    "────────  ──────────",
    "       1           2",
  ]);
});

Deno.test("table() keeps a column of long texts wide enough for rows that are not high", () => {
  const width = (characters: number) =>
    /min-width:(\d+)px/.exec(
      table([{ text: "word ".repeat(characters / 5) }, { text: "w" }]).toHtml(),
    )?.[1];
  assertEquals([40, 100, 300, 1_000].map(width), [
    undefined,
    "240",
    "324",
    "440",
  ]);
  // A long heading over short values may go on in the next line.
  const heading = (title: string) =>
    /min-width:(\d+)px/.exec(table([{ [title]: 1 }]).toHtml())?.[1];
  assertEquals(
    ["Pages", "Number of pages in it", "Number ".repeat(20)].map(heading),
    [undefined, "109", "160"],
  );
});
