import {
  assert,
  assertEquals,
  assertMatch,
  assertStringIncludes,
} from "@std/assert";
import { table } from "../../../lib/display/mod.ts";
import { problemsOf, visibleText } from "../_sanitizer.ts";

const lines = (view: { toString(): string }) => String(view).split("\n");

Deno.test("table() draws bars from zero, negative ones to its left", () => {
  const view = table({ n: [-4, 0, 4, null] }, { bars: ["n"] });
  assertEquals(lines(view).slice(2), [
    "−4 ████",
    " 0",
    " 4     ████",
    " –",
  ]);
  const html = view.toHtml();
  assertEquals(problemsOf(html), []);
  assertMatch(html, /width:50%;height:9px;margin:0 0 0 0%;.{0,60}214,69,69/);
  assertMatch(html, /width:50%;height:9px;margin:0 0 0 50%;.{0,60}63,127,217/);
  // Whoever sees no styles reads the numbers alone.
  assertEquals(visibleText(html).trim().split(/\s+/).join(" "), "n −4 0 4 –");
});

Deno.test("table() draws bars between bounds of one's own, and none past them", () => {
  const view = table({ n: [50, 100, 400] }, {
    columns: { n: { bar: { min: 0, max: 200, color: "green" } } },
  });
  assertEquals(lines(view).slice(2), [
    " 50 ██",
    "100 ████",
    "400 ████████",
  ]);
  assertStringIncludes(view.toHtml(), "rgba(44,150,87,0.85)");
});

Deno.test("table() draws bars of numbers alone", () => {
  for (
    const n of [
      [NaN, Infinity, -Infinity, 1],
      [5e-324, 1],
      [
        -Number.MAX_VALUE,
        Number.MAX_VALUE,
      ],
      [1n, 2n ** 200n],
      ["a", "b"],
      [0, 0],
      [],
    ]
  ) {
    const view = table({ n, m: n }, { bars: ["n"], heat: ["m"] });
    assertEquals(problemsOf(view.toHtml()), []);
    for (const [, share] of view.toHtml().matchAll(/width:([\d.]+)%/g)) {
      assert(Number(share) <= 100, share);
    }
    assertEquals(/NaN%|NaN\)/.test(view.toHtml()), false);
    assert(String(view).length > 0);
  }
});

Deno.test("table() shades cells by their numbers, on both sides of zero", () => {
  const html = table({ n: [-10, 0, 5, null] }, { heat: ["n"] }).toHtml();
  assertStringIncludes(html, "background-color:rgba(214,69,69,0.50)");
  assertStringIncludes(html, "background-color:rgba(63,127,217,0.04)");
  assertStringIncludes(html, "background-color:rgba(63,127,217,0.27)");
  assertEquals(html.match(/background-color/g)?.length, 3);
  assertEquals(
    lines(table({ n: [1, 2, 3] }, { heat: { n: { color: "green" } } })).slice(
      2,
    ),
    ["1 ▁", "2 ▄", "3 █"],
  );
});

Deno.test("table() leaves bars out before it leaves columns out", () => {
  const view = table([{ name: "a long name", revenue: 123_456, units: 12 }], {
    bars: ["revenue", "units"],
  });
  assertStringIncludes(view.toText({ width: 60 }), "█");
  const narrow = view.toText({ width: 30 });
  assertEquals(narrow.includes("█"), false);
  assertStringIncludes(narrow, "units");
});

Deno.test("table() marks stand in their colours where there are any", () => {
  const text = table({ n: [-1, 1] }, { bars: ["n"], heat: ["n"] })
    .toText({ width: 80, isColored: true });
  assertStringIncludes(text, "\x1b[31m████\x1b[39m");
  assertStringIncludes(text, "\x1b[34m████\x1b[39m");
});
