import { assertEquals } from "@std/assert";
import { stripAnsiCode } from "@std/fmt/colors";
import { unicodeWidth } from "@std/cli/unicode-width";
import {
  chart,
  type ChartKind,
  type ChartOptions,
} from "../../../lib/display/mod.ts";
import { problemsOf } from "../_sanitizer.ts";
import { svgOf, svgProblems } from "./_svg_reader.ts";
import { withoutFills } from "../_without_fills.ts";

const NUMBERS = [
  0,
  -0,
  1,
  -1,
  0.1,
  1e-12,
  -1e-12,
  5e-324,
  1e15,
  1e15 + 1,
  -1e15,
  1e300,
  1.7e308,
  -1.7e308,
  NaN,
  Infinity,
  -Infinity,
  12.5,
  2026,
  null,
  undefined,
  10n ** 400n,
  "12.5",
  "n/a",
];
const TEXTS = [
  "",
  "a",
  "<b>&\"'",
  "]]>",
  "\x1b[31m\0",
  "\u202eabc",
  "\ud800",
  "\uffff",
  "日本語のラベルがとても長い場合",
  "مرحبا",
  "👨‍👩‍👧",
  "x".repeat(500),
  "two words and more words",
  null,
  undefined,
  true,
  { a: 1 },
  Symbol("s"),
];
const DATES = [
  new Date(0),
  new Date(NaN),
  new Date(8.64e15),
  new Date(-8.64e15),
  "2026-08-01",
  "2026-08-01T12:30:00.123Z",
  "2026-02-30",
  "0001-01-01",
  "9999-12-31T23:59:59Z",
  null,
];
const KINDS: readonly (ChartKind | undefined)[] = [
  "bar",
  "line",
  "area",
  "scatter",
  "histogram",
  undefined,
];

let seed = 7;
function random(below: number): number {
  seed = (seed * 1_103_515_245 + 12_345) & 0x7fffffff;
  return (seed >> 8) % below;
}
function one<T>(list: readonly T[]): T | undefined {
  return list[random(list.length)];
}
function scaled(): number {
  return (random(2_000) - 1_000) * 10 ** (random(12) - 6);
}

/** Values of a column: odd ones, plain ones, or ones that are all alike. */
function column(length: number): unknown[] {
  const like = one(NUMBERS);
  const make = one([
    () => one(NUMBERS),
    scaled,
    scaled,
    () => one(TEXTS),
    () => one(DATES),
    () => new Date(Date.UTC(2026, 0, 1) + random(1_000) * 3_600_000),
    () => random(5),
    () => like,
    () => one<unknown>([...NUMBERS, ...TEXTS, ...DATES]),
  ]) ?? scaled;
  return Array.from({ length }, make);
}

function options(): ChartOptions {
  const kind = one(KINDS);
  const isFree = kind === "line" || kind === "scatter";
  return {
    ...(kind === undefined ? {} : { kind }),
    ...(random(3) > 0 ? { x: one(["a", "b"]) ?? "a" } : {}),
    ...(random(3) > 0
      ? { y: random(3) === 0 ? ["b", "c"] : one(["a", "b"]) ?? "b" }
      : {}),
    ...(random(3) === 0 ? { color: "c" } : {}),
    ...(random(4) === 0 ? { stacked: random(2) === 0 } : {}),
    ...(random(4) === 0 ? { horizontal: random(2) === 0 } : {}),
    ...(random(4) === 0 ? { sort: "descending" as const } : {}),
    ...(random(3) === 0
      ? { aggregate: one(["mean", "median", "count", "min"] as const) ?? "max" }
      : {}),
    ...(isFree && random(4) === 0
      ? { log: one(["x", "y", "both"] as const) ?? "y" }
      : {}),
    ...(random(4) === 0
      ? {
        formats: {
          b: one(
            [
              "percent",
              "currency",
              "bytes",
              "duration",
              "compact",
              "plain",
              "integer",
            ] as const,
          ) ?? "auto",
        },
      }
      : {}),
    ...(random(5) === 0
      ? { width: 120 + random(900), height: 80 + random(400) }
      : {}),
    ...(random(3) === 0 ? { caption: String(one(["", "<i>", "a b"])) } : {}),
    ...(random(6) === 0 ? { limit: 1 + random(4) } : {}),
  };
}

Deno.test("chart() of any data gives images that are well-formed and drawn inside, or says what is wrong", () => {
  let drawn = 0;
  for (let i = 0; i < 1_500; i++) {
    const length = random(6) === 0 ? random(300) : random(12);
    const rows = { a: column(length), b: column(length), c: column(length) };
    const asked = options();
    const at = `${i}: ${JSON.stringify(asked)}`;
    let view;
    try {
      view = chart(rows, asked);
    } catch (error) {
      // Columns without numbers cannot be measured, and that is said.
      const isSaid = error instanceof TypeError &&
          error.message.startsWith("Cannot draw chart: column") ||
        error instanceof TypeError && error.message.includes("'log'");
      if (!isSaid) throw new Error(at, { cause: error });
      continue;
    }
    drawn++;
    assertEquals(svgProblems(svgOf(view)), [], at);
    const html = view.toHtml();
    assertEquals(problemsOf(html), [], at);
    assertEquals(html.length < 200_000, true, at);
    for (const width of [20, 47, 80]) {
      const text = view.toText({ width });
      assertEquals(
        withoutFills(stripAnsiCode(view.toText({ width, isColored: true }))),
        withoutFills(text),
        at,
      );
      assertEquals(/(?!\n)\p{Cc}|[\u202a-\u202e]/u.test(text), false, at);
      for (const line of text.split("\n")) {
        // Joined pictures are one, as terminals draw them.
        const size = [...new Intl.Segmenter().segment(line)].reduce(
          (sum, { segment }) => sum + Math.min(2, unicodeWidth(segment)),
          0,
        );
        assertEquals(size <= width, true, `${at} ${size} > ${width}: ${line}`);
      }
    }
    JSON.stringify(chart(rows, { ...asked, vega: true }));
  }
  assertEquals(drawn > 900, true, `${drawn} drawn`);
});
