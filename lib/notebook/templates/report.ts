import type { NotebookTemplate } from "./notebook_template.ts";

/** A report that is run again with other parameters, and published. */
export const report: NotebookTemplate = {
  name: "report",
  summary: "a report with parameters, to run on a schedule and publish as HTML",
  importsPackage: true,
  cells: ({ title, file, module }) => [
    {
      type: "markdown",
      id: "title",
      source: `# ${title}

To run it with other parameters, and to publish it:

\`\`\`sh
cenote run ${file} -o july.ipynb --param month=2026-07
cenote convert july.ipynb --to html
\`\`\``,
    },
    {
      type: "code",
      id: "parameters",
      tags: ["parameters"],
      source: `const month: string = "2026-06";
const target: number = 600;`,
    },
    {
      type: "code",
      id: "data",
      tags: ["hide-input"],
      source: `import { chart, markdown, table } from "${module}";

// In place of this: await (await fetch("https://example.com/orders.json")).json()
const orders = Array.from({ length: 180 }, (_, n) => ({
  day: new Date(Date.UTC(2026, 4, 1) + Math.floor(n / 2) * 86_400_000)
    .toISOString().slice(0, 10),
  shop: n % 2 === 0 ? "Lisbon" : "Porto",
  revenue: 5 + (n * 37) % 11,
}));
const those = orders.filter(({ day }) => day.startsWith(month));
const revenue = those.reduce((sum, order) => sum + order.revenue, 0);`,
    },
    {
      type: "code",
      id: "summary",
      tags: ["remove-input"],
      source: `markdown(
  those.length === 0
    ? \`There are no orders of \${month}.\`
    : \`In \${month} the shops earned **\${revenue} EUR**, \${
      revenue >= target ? "which reaches" : "which misses"
    } the target of \${target} EUR.\`,
);`,
    },
    {
      type: "code",
      id: "chart",
      tags: ["remove-input"],
      source: `chart(those, {
  x: "day",
  y: "revenue",
  color: "shop",
  kind: "bar",
  stacked: true,
  limit: 31,
  caption: \`Revenue of \${month}\`,
});`,
    },
    {
      type: "code",
      id: "table",
      tags: ["remove-input"],
      source: `table(those, {
  caption: \`Orders of \${month}\`,
  limit: 10,
  totals: { revenue: "sum" },
});`,
    },
  ],
};
