import type { NotebookTemplate } from "./notebook_template.ts";

/** A CSV file read, grouped, shown as a table and a chart. */
export const analysis: NotebookTemplate = {
  name: "analysis",
  summary: "read a CSV file, group it, show it as a table and a chart",
  importsPackage: true,
  cells: ({ title, module, formats }) => [
    {
      type: "markdown",
      id: "title",
      source: `# ${title}

## Data

To read a file: \`const csv = await Deno.readTextFile("sales.csv");\``,
    },
    {
      type: "code",
      id: "data",
      source: `import { chart, table } from "${module}";
import { parseDelimited } from "${formats}";

const csv = \`month,region,product,units,price
2026-01,North,Tea,120,4.5
2026-01,South,Tea,80,4.5
2026-01,North,Cups,15,12
2026-02,North,Tea,140,4.5
2026-02,South,Tea,95,4.6
2026-02,South,Cups,22,12
2026-03,North,Cups,31,11.5
2026-03,South,Tea,110,4.6
\`;
table(csv, { caption: "Sales" });`,
    },
    {
      type: "markdown",
      id: "rows-title",
      source: "## Rows with types",
    },
    {
      type: "code",
      id: "rows",
      source: `interface Sale {
  month: string;
  region: string;
  product: string;
  revenue: number;
}

const sales: Sale[] = parseDelimited(csv).rows.map(
  ([month = "", region = "", product = "", units = "", price = ""]) => ({
    month,
    region,
    product,
    revenue: Number(units) * Number(price),
  }),
);
sales.length;`,
    },
    { type: "markdown", id: "groups-title", source: "## Revenue by region" },
    {
      type: "code",
      id: "groups",
      source: `const byRegion = Object.entries(
  Object.groupBy(sales, ({ region }) => region),
).map(([region, some = []]) => ({
  region,
  sales: some.length,
  revenue: some.reduce((sum, { revenue }) => sum + revenue, 0),
}));
table(byRegion, {
  caption: "Revenue by region",
  rowHead: "region",
  totals: { sales: "sum", revenue: "sum" },
  formats: { revenue: { style: "currency", currency: "EUR" } },
});`,
    },
    {
      type: "code",
      id: "chart",
      source: `chart(sales, {
  x: "month",
  y: "revenue",
  color: "region",
  kind: "line",
  caption: "Revenue by month",
});`,
    },
  ],
};
