import type { NotebookTemplate } from "./notebook_template.ts";

/** Cells that hold what they say: for `cenote test`. */
export const checks: NotebookTemplate = {
  name: "test",
  summary:
    "checks that cells hold and outputs that stay the same, for cenote test",
  importsPackage: false,
  cells: ({ title }) => [
    {
      type: "markdown",
      id: "title",
      source: `# ${title}

\`cenote run\` stores what the cells put out; \`cenote test\` runs them again and
fails where a check does not hold or something else comes out.`,
    },
    {
      type: "code",
      id: "subject",
      source: `import assert from "node:assert/strict";

/** What is tested: import it from your module instead. */
function slug(title: string): string {
  return title.normalize("NFD").toLowerCase().replace(/[\\u0300-\\u036f]/g, "")
    .replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
}`,
    },
    {
      type: "markdown",
      id: "checks-title",
      source: `## Checks

A check that does not hold throws, and the cell fails.`,
    },
    {
      type: "code",
      id: "checks",
      source: `assert.equal(slug("Hello, World!"), "hello-world");
assert.equal(slug("  Café São Jorge "), "cafe-sao-jorge");
assert.equal(slug("…"), "");`,
    },
    {
      type: "markdown",
      id: "outputs-title",
      source: `## Outputs

What a cell shows is compared with what is stored.`,
    },
    {
      type: "code",
      id: "outputs",
      source: `["Ünder Öaks", "C++ & C#", "2026"].map(slug);`,
    },
    {
      type: "markdown",
      id: "errors-title",
      source: `## Errors

A cell with the tag \`raises-exception\` is expected to fail.`,
    },
    {
      type: "code",
      id: "errors",
      tags: ["raises-exception"],
      source: `throw new RangeError("expected");`,
    },
  ],
};
