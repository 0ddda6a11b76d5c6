import {
  assertEquals,
  assertNotMatch,
  assertStringIncludes,
} from "@std/assert";
import { table } from "../../../lib/display/mod.ts";
import { problemsOf } from "../_sanitizer.ts";

const lines = (view: { toString(): string }) => String(view).split("\n");

const ROWS = Array.from({ length: 50 }, (_, i) => ({
  name: `n${i}`,
  amount: i + 0.1,
  year: 2_000 + i,
  share: 0.02,
}));

Deno.test("table() totals read all rows, also those that are not shown", () => {
  const view = table(ROWS, { limit: 2, totals: true });
  assertEquals(lines(view).slice(-2), [
    "Total  1,230.0         1.00",
    "2 of 50 rows",
  ]);
});

Deno.test("table() adds up numbers, but no years, identifiers and percentages", () => {
  const view = table(ROWS, {
    limit: 1,
    totals: true,
    formats: { share: "percent" },
  });
  assertEquals(lines(view).at(-2), "Total  1,230.0");
  const asked = table(ROWS, {
    limit: 1,
    totals: { share: "sum", year: "max" },
    formats: { share: "percent" },
  });
  assertEquals(lines(asked).slice(-3, -1), [
    "Total                  100.0%",
    "Maximum          2049",
  ]);
});

Deno.test("table() has a row for each kind of total, so that none is taken for another", () => {
  const rows = [{ k: "a", n: 1, d: "2026-01-02" }, {
    k: "b",
    n: 2,
    d: "2026-01-01",
  }, { k: "c", n: 6, d: null }];
  const view = table(rows, {
    totals: {
      n: ["sum", "mean", "median", "min", "max", "count"],
      d: ["min", "count"],
      k: "count",
    },
  });
  assertEquals(lines(view).slice(-6), [
    "Total    9",
    "Mean     3",
    "Median   2",
    "Minimum  1  2026-01-01",
    "Maximum  6",
    "Count 3  3  2",
  ]);
});

Deno.test("table() totals lose nothing by rounding, and know large integers", () => {
  const sumOf = (n: unknown[]) =>
    lines(table({ k: n.map(() => "k"), n }, { totals: { n: "sum" } })).at(-1)
      ?.split(/\s+/).at(-1);
  assertEquals(sumOf(Array.from({ length: 10 }, () => 0.1)), "1.0");
  assertEquals(sumOf([1e16, 1, -1e16]), "1");
  assertEquals(sumOf([2n ** 64n, 1n]), "18,446,744,073,709,551,617");
  assertEquals(sumOf([2n ** 64n, 1]), "18,446,744,073,709,551,617");
  assertEquals(sumOf([1, NaN]), "NaN");
  assertEquals(sumOf([null, undefined]), "–");
});

Deno.test("table() says which values a total left out", () => {
  const view = table([{ k: "a", n: 1 }, { k: "b", n: "two" }], {
    totals: { n: "sum" },
  });
  assertEquals(
    lines(view).at(-1),
    'Total of "n" without 1 value that is no number',
  );
});

Deno.test("table() says that a total has no column to stand in", () => {
  const view = table(ROWS, {
    columns: ["name"],
    totals: { amount: "sum" },
    limit: 50,
  });
  assertEquals(
    lines(view).at(-1),
    'No total of "amount": its column is not shown',
  );
});

Deno.test("table() takes a function as a total, and says when it throws", () => {
  const rows = [{ k: "a", n: 1 }, { k: "b", n: null }, { k: "c", n: 4 }];
  const spread = (values: readonly unknown[]) =>
    Math.max(...values.map(Number)) - Math.min(...values.map(Number));
  const view = table(rows, { totals: { n: ["sum", spread] } });
  assertEquals(lines(view).slice(-2), ["Total   5", "spread  3"]);
  const failing = table(rows, {
    totals: {
      n: () => {
        throw new Error("no luck");
      },
    },
  });
  assertStringIncludes(String(failing), 'The total of "n" failed: no luck');
});

Deno.test("table() reads an iterable to its end for totals, and closes it", async () => {
  async function* numbers() {
    for (let n = 1; n <= 100; n++) yield await Promise.resolve({ k: "k", n });
  }
  const view = await table(numbers(), { limit: 1, totals: { n: "sum" } });
  assertEquals(lines(view).slice(-2), ["Total  5,050", "1 of 100 rows"]);
  const own = await table(numbers(), {
    limit: 1,
    columns: { k: "K", n: { title: "N", total: "mean" } },
  });
  assertEquals(lines(own).at(-2), "Mean  50.5");
});

Deno.test("table() groups keep the totals of all their rows", () => {
  const rows = Array.from({ length: 60 }, (_, i) => ({
    g: new Date(Date.UTC(2026, 0, 1 + i % 2)),
    k: `k${i}`,
    n: 1,
  }));
  const view = table(rows, { groupBy: "g", limit: 2, subtotals: true });
  assertEquals(lines(view).filter((line) => line.startsWith("Total")), [
    "Total  30",
    "Total  30",
  ]);
  assertStringIncludes(String(view), "── 2026-01-02\n");
});

Deno.test("table() heads groups and totals for who hears the table", () => {
  const html = table(ROWS.slice(0, 2), { groupBy: "year", totals: true })
    .toHtml();
  assertStringIncludes(html, '<th scope="rowgroup" colspan="3"');
  assertStringIncludes(html, "<tfoot>");
  assertEquals(html.match(/<tbody>/g)?.length, 2);
  assertEquals(problemsOf(html), []);
  assertNotMatch(html, /<td[^>]*>Total/);
});
