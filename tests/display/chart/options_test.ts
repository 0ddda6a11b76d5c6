import { assertThrows } from "@std/assert";
import { chart } from "../../../lib/display/mod.ts";

const ROWS = [{ name: "a", value: 1 }, { name: "b", value: 2 }];

/** As a program without types would call it. */
function draw(options: unknown): void {
  Reflect.apply(chart, undefined, [ROWS, options]);
}

Deno.test("chart() refuses options of the wrong type, and says which and what was wanted", () => {
  const cases: [unknown, string][] = [
    [null, "expected options as an object, found null"],
    ["bar", "expected options as an object, found string"],
    [{ caption: 5 }, "'caption' must be a text: current value is number"],
    [{ alt: null }, "'alt' must be a text: current value is null"],
    [{ missing: 0 }, "'missing' must be a text: current value is number"],
    [{ notes: 5 }, "'notes' must be a text, or a list of texts"],
    [{ notes: ["a", 5] }, "'notes' must be a text, or a list of texts"],
    [{ stacked: "yes" }, "'stacked' must be true or false"],
    [{ horizontal: 1 }, "'horizontal' must be true or false"],
    [{ vega: "v5" }, "'vega' must be true or false"],
    [{ columns: "name" }, "'columns' must be an object with names of columns"],
    [{ formats: "currency" }, "'formats' must be an object"],
    [{ formats: { value: "euros" } }, 'found "euros"'],
    [{ y: [] }, "'y' must be the name of a column, or a list of one or more"],
  ];
  for (const [options, message] of cases) {
    assertThrows(() => draw(options), TypeError, message);
  }
});

Deno.test("chart() refuses a logarithmic axis also where the kind is found", () => {
  assertThrows(
    () => draw({ log: "y" }),
    TypeError,
    `'log' is for lines and scattered points: current kind is "bar"`,
  );
});
