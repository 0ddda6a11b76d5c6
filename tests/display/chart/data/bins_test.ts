import { assert, assertEquals } from "@std/assert";
import { chart } from "../../../../lib/display/mod.ts";
import { readSvg, svgOf } from "../_svg_reader.ts";

Deno.test("chart() sets whole numbers in the middle of their bars", () => {
  const svg = svgOf(
    chart({ stars: [1, 2, 2, 3, 3, 3, 4, 5] }, {
      kind: "histogram",
      x: "stars",
    }),
  );
  const elements = readSvg(svg);
  const bars = elements.filter(({ name }) => name === "rect").map((
    { attributes },
  ) => Number(attributes["x"]) + Number(attributes["width"]) / 2);
  assertEquals(bars.length, 5);
  for (const [i, middle] of bars.entries()) {
    assert(
      elements.some(({ name, text, attributes }) =>
        name === "text" && text === String(i + 1) &&
        Math.abs(Number(attributes["x"]) - middle) < 0.5
      ),
      `no ${i + 1} at ${middle}`,
    );
  }
});

Deno.test("chart() writes ranges of whole numbers that do not meet", () => {
  const view = chart({ age: [18, 20, 29, 30, 39, 40] }, {
    kind: "histogram",
    x: "age",
    bins: 3,
  });
  assertEquals(
    view.toText({ width: 30 }).split("\n").slice(1).map((line) =>
      line.replace(/ ?[█▏▎▍▌▋▊▉]+/, "")
    ),
    ["10 – 19 1", "20 – 29 2", "30 – 39 2", "40 – 49 1"],
  );
});

Deno.test("chart() writes ranges of months and days that do not meet", () => {
  const heads = (dates: string[], bins: number) =>
    chart({ at: dates }, { kind: "histogram", x: "at", bins })
      .toText({ width: 60 }).split("\n").slice(1)
      .map((line) => line.replace(/ [█▏▎▍▌▋▊▉]* ?\d+$/, "").trimEnd());
  assertEquals(heads(["2026-01-05", "2026-02-11", "2026-03-31"], 3), [
    "Jan 2026",
    "Feb 2026",
    "Mar 2026",
  ]);
  assertEquals(heads(["2026-01-05", "2026-01-11", "2026-01-12"], 2), [
    "5 – 11 Jan 2026",
    "12 – 18 Jan 2026",
  ]);
  assertEquals(heads(["2026-01-05T01:00Z", "2026-01-05T02:30Z"], 2), [
    "5 Jan 2026 01:00 – 02:00",
    "5 Jan 2026 02:00 – 03:00",
  ]);
});
