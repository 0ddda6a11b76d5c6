import { assertEquals, assertThrows } from "@std/assert";
import {
  bytesText,
  checkFormat,
  durationText,
  writerOf,
} from "../../../lib/display/text/formats.ts";

Deno.test("durationText() writes what people read at each size", () => {
  const cases: [number, string][] = [
    [0, "0 ms"],
    [0.25, "0.25 ms"],
    [340.4, "340 ms"],
    [999.6, "1.0 s"],
    [59_949, "59.9 s"],
    [59_950, "1 min 0 s"],
    [3_599_600, "1 h 0 min"],
    [172_800_000, "2 d 0 h"],
    [-2_100, "−2.1 s"],
    [Infinity, "∞"],
    [NaN, "–"],
  ];
  for (const [ms, text] of cases) assertEquals(durationText(ms), text);
});

Deno.test("bytesText() writes bytes in units of a thousand", () => {
  assertEquals([0, 999, 1_340, -5_000_000].map(bytesText), [
    "0 B",
    "999 B",
    "1.34 kB",
    "−5 MB",
  ]);
  assertEquals([999.6, 999_499, 999_500, -999_999_999].map(bytesText), [
    "1 kB",
    "999 kB",
    "1 MB",
    "−1 GB",
  ]);
  assertEquals([Infinity, -Infinity, NaN].map(bytesText), ["∞", "−∞", "NaN"]);
});

Deno.test("writerOf() writes the moments of a column alike", () => {
  const sample = ["2026-08-01T12:30:00Z", "2026-08-02T00:00:00Z"];
  const write = writerOf("auto", "at", "date", sample);
  assertEquals(sample.map(write), ["2026-08-01 12:30", "2026-08-02 00:00"]);
  // A day that has no time gets none.
  assertEquals(write("2026-08-03"), "2026-08-03");
  assertEquals(write("2026-08-03T05:06:07+02:00"), "2026-08-03 05:06+02:00");
  const days = writerOf("auto", "at", "date", [new Date("2026-08-02")]);
  assertEquals(days(new Date("2026-08-02")), "2026-08-02");
});

Deno.test("writerOf() writes relative times at the borders of their spans", () => {
  const now = new Date("2026-08-01T12:00:00Z");
  const write = writerOf({ style: "relative", now }, "at", "date", []);
  const ago = (seconds: number) => write(now.getTime() - seconds * 1_000);
  const cases: [number, string][] = [
    [0, "now"],
    [1, "1 second ago"],
    [59, "59 seconds ago"],
    [60, "1 minute ago"],
    [3_599, "1 hour ago"],
    [86_400, "yesterday"],
    [6 * 86_400, "6 days ago"],
    [14 * 86_400, "2 weeks ago"],
    [60 * 86_400, "2 months ago"],
    [800 * 86_400, "2 years ago"],
    [-120, "in 2 minutes"],
  ];
  for (const [seconds, text] of cases) assertEquals(ago(seconds), text);
});

Deno.test("writerOf() keeps what would be rounded to nothing", () => {
  const write = writerOf("auto", "n", "number", [1e-9, 1]);
  assertEquals([1e-9, 1, 0, 2e20].map(write), [
    "1.00e−9",
    "1",
    "0",
    "2.00e20",
  ]);
  const fixed = writerOf({ decimals: 1 }, "n", "number", []);
  assertEquals(fixed(1e-9), "0.0");
});

Deno.test("writerOf() keeps every value on one line", () => {
  assertEquals(writerOf((v) => `${v}\t\n`, "n", "text", [])("a"), "a  ");
  const framed = writerOf({ prefix: "\t", suffix: "\n" }, "n", "integer", []);
  assertEquals(framed(1), " 1 ");
  const odd = writerOf("auto", "n", "object", []);
  assertEquals(odd(new Error("a\tb\nc")), "Error: a b c");
});

Deno.test("checkFormat() takes every format and names what it refuses", () => {
  checkFormat("relative", "a");
  checkFormat({ style: "date", timeZone: "Europe/Berlin" }, "a");
  checkFormat(() => "x", "a");
  assertThrows(
    () => checkFormat("dates", "when"),
    TypeError,
    'Cannot format "when": expected "auto", "plain", "number"',
  );
});
