import {
  chart,
  columns,
  fields,
  markdown,
  stack,
  table,
} from "../../../lib/display/mod.ts";
import type { Examples } from "./_example.ts";

const SALES = [
  { product: "Widget A", revenue: 26_700 },
  { product: "Widget B", revenue: 8_300 },
  { product: "Gadget X", revenue: 4_200 },
];

const WIDE = [
  { "名前": "東京 🗼", note: "naïve 👨‍👩‍👧" },
  { "名前": "مرحبا", note: "**not bold**" },
];

export const examples: Examples = {
  stack_sales: () =>
    stack(
      markdown("## Sales\n\nRevenue of the *first* quarter."),
      table(SALES, { formats: { revenue: "currency" } }),
    ),
  columns: () => columns(table(SALES), table(WIDE)),
  columns_chart: () =>
    columns(
      table(SALES, { caption: "Sales" }),
      chart(SALES, { caption: "Revenue by product", width: 420, height: 220 }),
    ),
  columns_many: () =>
    columns(
      ...SALES.map(({ product, revenue }) =>
        fields({ Product: product, Revenue: revenue })
      ),
    ),
  layout_nested: () =>
    stack(
      markdown("## Report"),
      columns(
        stack(markdown("**Left**"), table(SALES)),
        stack(markdown("**Right**"), table(WIDE)),
      ),
    ),
};
