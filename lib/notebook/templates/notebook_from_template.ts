import { newCell, newNotebook, type NotebookDocument } from "../format/mod.ts";
import { agent } from "./agent.ts";
import { analysis } from "./analysis.ts";
import { blank } from "./blank.ts";
import { checks } from "./checks.ts";
import { guide } from "./guide.ts";
import type { NotebookTemplate } from "./notebook_template.ts";
import { report } from "./report.ts";

/** What notebooks can be started from. */
export const notebookTemplates: readonly NotebookTemplate[] = [
  blank,
  guide,
  analysis,
  agent,
  report,
  checks,
];

/** What a notebook from a template says of itself. */
export interface NotebookFromTemplateOptions {
  /** Its title. @default {"Untitled"} */
  readonly title?: string;
  /** The name of the file it is for, in the commands that its text shows. @default {"notebook.ipynb"} */
  readonly file?: string;
  /** The kernel that runs it. @default {"cenote"} */
  readonly kernel?: "cenote" | "deno";
  /** What the cells import the package by. @default {"@cenote/cenote"} */
  readonly module?: string;
  /** What they import its readers of formats by. @default {"MODULE/formats"} */
  readonly formats?: string;
}

/**
 * A new notebook with the cells of a template, which have not run.
 *
 * @param name The name of one of {@linkcode notebookTemplates}.
 * @param options What it says of itself.
 * @returns The notebook.
 * @throws {TypeError} When there is no such template.
 *
 * @example A report with parameters
 * ```ts
 * import { notebookFromTemplate } from "@cenote/cenote/notebook";
 * import { assertEquals } from "@std/assert";
 *
 * const notebook = notebookFromTemplate("report", { title: "Sales" });
 * assertEquals(notebook.cells[1]?.metadata.tags, ["parameters"]);
 * ```
 */
export function notebookFromTemplate(
  name: string,
  options: NotebookFromTemplateOptions = {},
): NotebookDocument {
  const {
    title = "Untitled",
    file = "notebook.ipynb",
    kernel = "cenote",
    module = "@cenote/cenote",
    formats = `${module}/formats`,
  } = options;
  const template = notebookTemplates.find((one) => one.name === name);
  if (template === undefined) {
    const names = notebookTemplates.map(({ name }) => name).join(", ");
    throw new TypeError(
      `Cannot start a notebook: found no template "${name}"; wanted one of ${names}`,
    );
  }
  const context = { title: plainTitle(title), file, module, formats };
  const cells = template.cells(context);
  return newNotebook({
    kernel,
    cells: cells.map(({ type, id, source, tags }) =>
      newCell(type, source, {
        id,
        metadata: tags === undefined ? {} : { tags },
      })
    ),
  });
}

/** A title in one line, with nothing in it that Markdown takes for more than text. */
function plainTitle(title: string): string {
  const line = title.replace(/\s+/g, " ").trim();
  return line.replace(/[\\`*_[\]<>#$~|&]/g, "\\$&");
}
