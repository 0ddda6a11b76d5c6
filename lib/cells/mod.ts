/**
 * The cell engine: TypeScript cells that run one after another in a process of
 * their own, with state between them, under permissions, and can be stopped,
 * completed, inspected and restarted. It knows neither Jupyter nor files; the
 * kernel, the notebook runner and the server's agent run their code in it.
 *
 * Its parts can be used by themselves:
 *
 * - {@linkcode CellEngine} runs cells and gives what they put out as typed events.
 * - {@linkcode transformCell} turns a cell of TypeScript into JavaScript for V8's
 *   REPL mode; {@linkcode isComplete} tells whether a cell wants more lines.
 * - {@linkcode renderError} shows what was thrown with the cell's own lines.
 * - {@linkcode PermissionBroker} answers what a process may do, and asks a person.
 * - {@linkcode completeValues} and {@linkcode inspectValue} look at values.
 *
 * @example Running cells
 * ```ts
 * import { CellEngine } from "@cenote/cenote/cells";
 * import { assertEquals } from "@std/assert";
 *
 * const lines: string[] = [];
 * await using engine = CellEngine.start({
 *   onEvent: (event) => {
 *     if (event.type === "stream") lines.push(event.text);
 *     if (event.type === "error") lines.push(`${event.error.name}\n`);
 *   },
 * });
 * await engine.run("enum Size { small = 1, large }").outcome;
 * await engine.run("console.log(Size[2]); missing").outcome;
 * assertEquals(lines, ["large\n", "ReferenceError\n"]);
 * ```
 *
 * @module
 */

export { CellEngine } from "./engine.ts";
export * from "./errors/mod.ts";
export * from "./events.ts";
export type { OpenComm } from "./_open_comms.ts";
export * from "./options.ts";
export * from "./outline/mod.ts";
export * from "./permissions/mod.ts";
export { copyPrelude, preparePrelude } from "./process/copy_prelude.ts";
export { parseJsonc } from "./process/project_config.ts";
export * from "./transform/mod.ts";
export * from "./values/mod.ts";
