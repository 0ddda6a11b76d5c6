import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { chart } from "../../../../lib/display/mod.ts";

const MONTHS = ["2026-01-01", "2026-02-01", "2026-03-01"];

Deno.test("chart() draws lines in a terminal as blocks with a sign at each point", () => {
  const text = chart({ month: MONTHS, a: [1, 3, 2], b: [6, 4, 5] }, {
    x: "month",
    y: ["a", "b"],
  }).toText({ width: 60 });
  assertEquals(/[\u2800-\u28ff]/.test(text), false, text);
  assertEquals(text.match(/●/g)?.length, 3);
  assertEquals(text.match(/■/g)?.length, 3);
});

Deno.test("chart() draws few scattered points in a terminal as signs", () => {
  const text = chart({ x: [1, 5, 3], y: [2, 3, 9] }, { kind: "scatter" })
    .toText({ width: 60 });
  assertEquals(text.match(/●/g)?.length, 3);
});

Deno.test("chart() fills an area in a terminal up to an eighth of a row", () => {
  const text = chart({ month: MONTHS, n: [1, 2, 4] }, { kind: "area" })
    .toText({ width: 40 });
  const heights = new Set(text.match(/[▁▂▃▄▅▆▇]/g));
  assert(heights.size > 3, text);
  // Each column is full from its top to the base.
  const rows = text.split("\n").filter((row) => /[│┤]/.test(row))
    .map((row) => row.slice(row.search(/[│┤]/) + 1));
  const last = rows.at(-1) ?? "";
  for (let c = 0; c < last.length; c++) {
    const column = rows.map((row) => row[c] ?? " ").join("");
    assert(/^ *[▁▂▃▄▅▆▇]?█+$/.test(column), `column ${c} is "${column}"`);
  }
});

Deno.test("chart() keeps what stands out of very many points in a terminal", () => {
  const n = 100_000;
  const y = Array.from({ length: n }, (_, i) => i === 77_777 ? 50 : i % 2);
  const view = chart({ x: y.map((_, i) => i), y }, { x: "x", y: "y" });
  const rows = view.toText({ width: 60 }).split("\n");
  const top = rows.findIndex((row) => row.includes("50 ┤"));
  assert(/[▘▝▀▖▌▞▛▗▚▐▜▄▙▟█]/.test(rows[top + 1] ?? ""), rows.join("\n"));
});

Deno.test("chart() tells parts of a stack apart by colour, and without colour by patterns", () => {
  const rows = { q: ["Q1", "Q2"], a: [2, 3], b: [4, 1], c: [1, 1] };
  for (const kind of ["bar", "area"] as const) {
    const view = chart(rows, {
      x: "q",
      y: ["a", "b", "c"],
      kind,
      stacked: true,
    });
    const colored = view.toText({ width: 60, isColored: true });
    assertEquals(/[▒░▓]/.test(colored), false, colored);
    for (const code of [34, 31, 33]) {
      assertStringIncludes(colored, `\x1b[${code}m█`);
    }
    const plain = view.toText({ width: 60 });
    for (const sign of ["█", "▒", "░"]) assertStringIncludes(plain, sign);
  }
});

Deno.test("chart() writes two heights or more beside a small plot", () => {
  const text = chart({ month: MONTHS, n: [1, 9, 4] }).toText({ width: 40 });
  assert((text.match(/^ *-?[\d,.]+ ┤/gm) ?? []).length > 1, text);
});
