import type { Notebook, NotebookOutput } from "../../formats/mod.ts";
import { stripAnsi } from "../text/ansi.ts";
import { codeView } from "../code/code_view.ts";
import { count } from "../text/measure.ts";
import { markdown } from "../markdown/markdown.ts";
import { stack } from "../stack.ts";
import type { View } from "../view.ts";

/** Lines of a cell's source and of an output that are shown. */
const CELL_LINES = 30;
const OUTPUT_LINES = 12;

/** A notebook's first cells with what they put out, as text. */
export function notebookView(notebook: Notebook, limit: number): View {
  const views = notebook.cells.slice(0, limit).flatMap((cell): View[] => {
    if (cell.type === "markdown") return [markdown(cell.source)];
    const language = cell.type === "code" ? notebook.language : "";
    return [
      codeView(cell.source, language, CELL_LINES, true),
      ...cell.outputs.map((output) =>
        codeView(outputText(output), "", OUTPUT_LINES, true)
      ),
    ];
  });
  const more = notebook.cells.length - limit;
  if (more > 0) views.push(markdown(`*${count(more, "more cell")}*`));
  return stack(...views);
}

function outputText(output: NotebookOutput): string {
  const text = stripAnsi(output.text);
  return text === ""
    ? `(${output.mediaTypes.join(", ") || output.type})`
    : text;
}
