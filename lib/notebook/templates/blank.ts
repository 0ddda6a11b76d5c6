import type { NotebookTemplate } from "./notebook_template.ts";

/** A title and an empty cell. */
export const blank: NotebookTemplate = {
  name: "blank",
  summary: "a title and an empty cell",
  importsPackage: false,
  cells: ({ title }) => [
    { type: "markdown", id: "title", source: `# ${title}` },
    { type: "code", id: "start", source: "" },
  ],
};
