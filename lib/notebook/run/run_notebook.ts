import type { NotebookDocument } from "../format/mod.ts";
import { engineHost } from "./engine_host.ts";
import { NotebookRunner } from "./_notebook_runner.ts";
import { planNotebookRun } from "./plan_notebook_run.ts";
import type { NotebookRun, RunNotebookOptions } from "./run_options.ts";

/**
 * Runs a notebook's cells one after another and gives the notebook back with what
 * they put out. The document that is given stays as it is.
 *
 * A cell that fails ends the run, unless errors are allowed; that is no error of
 * this function. Cells that were to run and did not have no outputs then, so that
 * nobody takes those of an earlier run for current ones.
 *
 * @param document The notebook.
 * @param options What runs it, parameters, limits, which cells, who is told.
 * @returns What came of it.
 * @throws {RunInputError} If a parameter cannot be set or a cell is named that is not there.
 * @throws {Error} If the cells' process cannot be started.
 *
 * @example
 * ```ts
 * import { joinLines, parseNotebook, runNotebook } from "@cenote/cenote/notebook";
 * import { assertEquals } from "@std/assert";
 *
 * const notebook = parseNotebook(JSON.stringify({
 *   cells: [{
 *     cell_type: "code",
 *     execution_count: null,
 *     id: "a",
 *     metadata: { tags: ["parameters"] },
 *     outputs: [],
 *     source: "let who = 'you'",
 *   }, {
 *     cell_type: "code",
 *     execution_count: null,
 *     id: "b",
 *     metadata: {},
 *     outputs: [],
 *     source: "console.log(`Hello, ${who}`)",
 *   }],
 *   metadata: {},
 *   nbformat: 4,
 *   nbformat_minor: 5,
 * }));
 * let text = "";
 * const { status } = await runNotebook(notebook, {
 *   parameters: { who: "world" },
 *   onEvent: (event) => {
 *     if (event.type === "output" && event.output.output_type === "stream") {
 *       text += joinLines(event.output.text);
 *     }
 *   },
 * });
 * assertEquals([status, text], ["ok", "Hello, world\n"]);
 * ```
 */
export async function runNotebook(
  document: NotebookDocument,
  options: RunNotebookOptions = {},
): Promise<NotebookRun> {
  const { host = engineHost(), signal } = options;
  const plan = planNotebookRun(document, options);
  const runner = new NotebookRunner(plan.document, plan.indices, options);
  if (signal?.aborted) return runner.result();
  await using made = await host(runner);
  return await runner.run(made);
}
