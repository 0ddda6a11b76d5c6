import { diff } from "../../../lib/display/mod.ts";
import type { Examples } from "./_example.ts";

const OLD = `# Report

Sales rose by 12 % in August.
Widget A leads with 26,700.

${Array.from({ length: 12 }, (_, i) => `- Region ${i + 1}: checked`).join("\n")}

Next steps:
call the warehouse
write to the press
`;
const NEW = OLD
  .replace("12 % in August", "14 % in September")
  .replace("call the warehouse\n", "")
  .replace("# Report\n", "# Report\n\n<b>Draft</b>, 売上\n");

const ROWS = [
  { id: 1, product: "Widget A", revenue: 26_700, region: "North" },
  { id: 2, product: "Gadget X", revenue: 4_200, region: "South" },
  { id: 3, product: "Tool", revenue: 1_150, region: "South" },
  { id: 4, product: "Lamp", revenue: 900, region: "West" },
  { id: 5, product: "Chair", revenue: 870, region: "West" },
];
const LATER = [
  { id: 1, product: "Widget A", revenue: 26_700, currency: "EUR" },
  { id: 3, product: "Tool kit", revenue: 1_390, currency: "EUR" },
  { id: 4, product: "Lamp", revenue: 900, currency: "EUR" },
  { id: 5, product: "Chair", revenue: 870, currency: "EUR" },
  { id: 6, product: "<script>|x", revenue: 12, currency: "EUR" },
];
const CITIES = Array.from(
  { length: 20 },
  (_, i) => ({ city: `City ${i + 1}`, people: 1_000 * (i + 1) }),
);

export const examples: Examples = {
  diff: () => diff(OLD, NEW, { caption: "Report, two versions" }),
  diff_split: () => diff(OLD, NEW, { layout: "split", context: 1 }),
  diff_table: () => diff(ROWS, LATER, { key: "id", caption: "Sales" }),
  diff_rows: () =>
    diff(
      CITIES,
      CITIES.map((row, i) => i === 9 ? { ...row, people: 10_500 } : row),
      { context: 1 },
    ),
  diff_values: () =>
    diff({ model: "a", limits: { turns: 5, cost: 1 } }, {
      limits: { cost: 1, turns: 10 },
      model: "a",
      tools: ["python"],
    }),
  diff_same: () => diff("a\nb\n", "a\nb\n"),
  diff_hostile: () =>
    diff("</td><script>\n\x1b[2Ja\r\n", "</td><script>\n\u202ea\n\ud83d|`"),
};
