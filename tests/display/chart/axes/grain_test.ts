import { assert, assertEquals } from "@std/assert";
import { chart } from "../../../../lib/display/mod.ts";
import { readSvg, svgOf, textsOf } from "../_svg_reader.ts";

/** A line over such places, of values that give no label taken for one of x. */
function lineOver(x: readonly (string | number | Date)[]) {
  return chart({ x, y: x.map((_, i) => 500 + i * 7) }, {
    x: "x",
    y: "y",
    kind: "line",
  });
}

/** Labels under the horizontal axis, and those of its ticks that meet no point. */
function feetOf(
  x: readonly (string | number | Date)[],
): { labels: string[]; missed: number } {
  const svg = svgOf(lineOver(x));
  const points = readSvg(svg).flatMap(({ attributes }) =>
    /^translate\(([\d.]+) /.exec(attributes["transform"] ?? "")?.slice(1, 2) ??
      []
  ).map(Number);
  // Short lines downwards are the ticks.
  const ticks = readSvg(svg).flatMap(({ attributes }) => {
    const [, x1, y1, x2, y2] =
      /^M([\d.]+) ([\d.]+)L([\d.]+) ([\d.]+)$/.exec(attributes["d"] ?? "") ??
        [];
    return x1 !== undefined && x1 === x2 && Number(y2) - Number(y1) < 6
      ? [Number(x1)]
      : [];
  });
  assert(ticks.length > 0 && points.length > 0);
  return {
    labels: textsOf(svg).filter((text) => !/^5\d\d$|^[xy]$/.test(text)),
    missed:
      ticks.filter((tick) =>
        !points.some((point) => Math.abs(point - tick) < 0.3)
      ).length,
  };
}

Deno.test("chart() sets ticks where data of months, quarters, years, weeks and days has points", () => {
  const cases: Record<string, [string[], string[]]> = {
    months: [
      ["2026-04-01", "2026-05-01", "2026-06-01", "2026-07-01"],
      ["Apr", "2026", "May", "Jun", "Jul"],
    ],
    quarters: [
      ["2025-01-01", "2025-04-01", "2025-07-01", "2025-10-01", "2026-01-01"],
      ["Jan", "2025", "Apr", "Jul", "Oct", "Jan", "2026"],
    ],
    "quarters of one's own": [
      ["2025-02-01", "2025-05-01", "2025-08-01", "2025-11-01"],
      ["Feb", "2025", "May", "Aug", "Nov"],
    ],
    years: [
      ["2022-01-01", "2023-01-01", "2024-01-01", "2025-01-01"],
      ["2022", "2023", "2024", "2025"],
    ],
    "years of one's own": [
      ["2022-04-01", "2023-04-01", "2024-04-01"],
      ["Apr", "2022", "Apr", "2023", "Apr", "2024"],
    ],
    "ends of months": [
      ["2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30"],
      ["Jan", "2026", "Feb", "Mar", "Apr"],
    ],
    "ends of years": [
      ["2022-12-31", "2023-12-31", "2024-12-31"],
      ["2022", "2023", "2024"],
    ],
    weeks: [
      ["2026-01-07", "2026-01-14", "2026-01-21", "2026-01-28", "2026-02-04"],
      ["7", "Jan 2026", "14", "21", "28", "4", "Feb 2026"],
    ],
    days: [
      ["2026-03-30", "2026-03-31", "2026-04-01"],
      ["30", "Mar 2026", "31", "1", "Apr 2026"],
    ],
  };
  for (const [name, [dates, labels]] of Object.entries(cases)) {
    assertEquals(feetOf(dates), { labels, missed: 0 }, name);
  }
});

Deno.test("chart() sets ticks that meet points also where there is room for few", () => {
  const months = Array.from(
    { length: 20 },
    (_, i) => new Date(Date.UTC(2024, 3 + i)),
  );
  assertEquals(feetOf(months).missed, 0);
  const weeks = Array.from(
    { length: 22 },
    (_, i) => new Date(Date.UTC(2026, 0, 7 + 7 * i)),
  );
  assertEquals(feetOf(weeks).missed, 0);
});

Deno.test("chart() sets ticks where evenly spaced numbers stand, and writes years as years", () => {
  assertEquals(feetOf([1990, 1995, 2000, 2005, 2010]), {
    labels: ["1990", "1995", "2000", "2005", "2010"],
    missed: 0,
  });
  assertEquals(feetOf([1, 4, 7, 10]), {
    labels: ["1", "4", "7", "10"],
    missed: 0,
  });
  assertEquals(feetOf([2019, 2020, 2021]).labels, ["2019", "2020", "2021"]);
  // What is measured is no year.
  assertEquals(
    textsOf(svgOf(chart({ x: ["a", "b"], y: [1990, 2020] }))).includes("1,990"),
    true,
  );
});

Deno.test("chart() keeps ticks of the clock for moments within days", () => {
  const { labels } = feetOf([
    "2026-08-01T09:00:00Z",
    "2026-08-01T12:00:00Z",
    "2026-08-01T15:00:00Z",
  ]);
  assert(labels.includes("12:00"), labels.join());
});

Deno.test("chart() writes every month that has room in a terminal", () => {
  const text = lineOver([
    "2026-03-01",
    "2026-04-01",
    "2026-05-01",
    "2026-06-01",
    "2026-07-01",
    "2026-08-01",
  ]).toText({ width: 60 });
  for (const month of ["Mar", "Apr", "May", "Jun", "Jul", "Aug"]) {
    assert(text.includes(month), `no ${month} in\n${text}`);
  }
});

Deno.test("chart() keeps what stands under ticks apart at the edge of the image", () => {
  const dates = [22, 50, 90].map((day) => new Date(Date.UTC(2025, 11, day)));
  const svg = svgOf(
    chart({ d: dates }, { kind: "histogram", x: "d", bins: 8, width: 440 }),
  );
  const below = readSvg(svg).filter(({ attributes }) =>
    attributes["font-weight"] === "600"
  ).map(({ attributes, text }) => ({ x: Number(attributes["x"]), text }));
  // A month that has no room under its first tick stands under its next one.
  assertEquals(below.map(({ text }) => text), [
    "Dec 2025",
    "Jan 2026",
    "Feb 2026",
    "Mar 2026",
  ]);
  for (const [i, { x, text }] of below.entries()) {
    const next = below[i + 1];
    // Bold letters of 12 pixels are at least 6 wide on average.
    if (next !== undefined) {
      assert(next.x - x > 6 * (text.length + next.text.length) / 2, text);
    }
  }
});
