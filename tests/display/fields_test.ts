import { assertEquals, assertStringIncludes, assertThrows } from "@std/assert";
import { fields } from "../../lib/display/mod.ts";
import { problemsOf } from "./_sanitizer.ts";

const lines = (view: { toString(): string }) => String(view).split("\n");

Deno.test("fields() shows a record, a field a line, each in its own format", () => {
  const view = fields({
    name: "demo",
    bytes: 1_234_567,
    ratio: 0.25,
    when: "2026-08-01T12:30:00Z",
    nothing: null,
    list: [1, 2],
  }, {
    formats: { bytes: "bytes", ratio: "percent" },
    caption: "Collection",
    notes: "As of today",
  });
  assertEquals(lines(view), [
    "Collection",
    "name     demo",
    "bytes    1.23 MB",
    "ratio    25.0%",
    "when     2026-08-01 12:30",
    "nothing  –",
    "list     [1, 2]",
    "As of today",
  ]);
  const html = view.toHtml();
  assertEquals(problemsOf(html), []);
  assertEquals(html.match(/<th scope="row"/g)?.length, 6);
  assertStringIncludes(html, "<caption");
  assertEquals(view.toMarkdown().split("\n").slice(2, 5), [
    "| Field | Value |",
    "| :-- | :-- |",
    "| name | demo |",
  ]);
});

Deno.test("fields() chooses, renames and orders fields with the words of table()", () => {
  const record = { a: 1, b: 0.5, c: "x" };
  const expected = ["C      x", "Share  50.0%"];
  assertEquals(
    lines(fields(record, {
      columns: { c: "C", b: { title: "Share", format: "percent" } },
    })),
    expected,
  );
  assertEquals(
    lines(fields(record, {
      columns: [{ key: "c", title: "C" }, {
        key: "b",
        title: "Share",
        format: "percent",
      }],
    })),
    expected,
  );
  assertEquals(lines(fields(record, { fields: ["c"] })), ["c  x"]);
  assertEquals(lines(fields(new Map([["k", 1]]))), ["k  1"]);
  assertEquals(lines(fields({ a: null }, { missing: "none" })), ["a  none"]);
  assertEquals(lines(fields(record, { limit: 1 })), ["a  1", "1 of 3 fields"]);
});

Deno.test("fields() says which key was probably meant, and that there are no fields", () => {
  assertEquals(lines(fields({ name: 1 }, { columns: ["nmae"] })), [
    "nmae  –",
    'The record has no "nmae"; is it "name"?',
  ]);
  assertEquals(lines(fields({})), ["No fields"]);
  assertEquals(fields({}).toMarkdown().includes("*No fields*"), true);
});

Deno.test("fields() wraps long values beside their names in a terminal", () => {
  const view = fields({ id: 7, text: "one two three four five six seven" });
  assertEquals(view.toText({ width: 24 }).split("\n"), [
    "id    7",
    "text  one two three four",
    "      five six seven",
  ]);
  const linesOfText = fields({ text: "a\nb" });
  assertEquals(lines(linesOfText), ["text  a", "      b"]);
  const long = fields({ text: "word ".repeat(2_000) });
  assertEquals(lines(long).length, 12);
  assertEquals(lines(long).at(-1)?.endsWith("…"), true);
});

Deno.test("fields() shows what cannot be read, and refuses what is no record", () => {
  const view = fields({
    get a() {
      throw new Error("gone");
    },
  });
  assertEquals(lines(view), ["a  <cannot be read: gone>"]);
  assertThrows(() => fields(null as never), TypeError, "found null");
  assertThrows(() => fields({}, { limit: -1 }), RangeError, "'limit'");
});

Deno.test("fields() shows what has no fields by its own text", () => {
  assertEquals(lines(fields(new Error("boom"))), ["value  Error: boom"]);
  assertEquals(lines(fields(new Date(0))), ["value  1970-01-01"]);
  assertEquals(lines(fields(new URL("https://example.com/a"))), [
    "value  https://example.com/a",
  ]);
  assertEquals(lines(fields({})), ["No fields"]);
  assertEquals(lines(fields([])), ["No fields"]);
});

Deno.test("fields() names itself in its errors, and says which format was probably meant", () => {
  assertThrows(
    () => fields({ a: 1 }, { limit: -1 }),
    RangeError,
    "Cannot show fields as 'limit' must be a whole number from 0",
  );
  assertEquals(
    lines(fields({ size: 1 }, { formats: { sise: "bytes", other: "date" } })),
    ["size  1", 'The record has no "sise"; is it "size"?'],
  );
});
