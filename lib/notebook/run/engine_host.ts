import { CellEngine } from "../../cells/mod.ts";
import type { CellEngineOptions, CellRun } from "../../cells/mod.ts";
import type {
  CellHost,
  CellHostFactory,
  CellHostListener,
  CellHostRunOptions,
} from "./cell_host.ts";

/** How the cells' process of this machine is started. */
export type EngineHostOptions = Pick<
  CellEngineOptions,
  "folder" | "permissions" | "process"
>;

/**
 * Has a notebook's cells run in the cell engine: in a process of this machine,
 * under permissions.
 *
 * @param options The cells' folder, what they may do, and how their process is started.
 * @returns What {@linkcode runNotebook} takes as its host.
 *
 * @example Cells that may do nothing
 * ```ts
 * import { engineHost, parseNotebook, runNotebook } from "@cenote/cenote/notebook";
 * import { assertEquals } from "@std/assert";
 *
 * const notebook = parseNotebook(JSON.stringify({
 *   cells: [{
 *     cell_type: "code",
 *     execution_count: null,
 *     id: "a",
 *     metadata: {},
 *     outputs: [],
 *     source: "Deno.env.get('HOME')",
 *   }],
 *   metadata: {},
 *   nbformat: 4,
 *   nbformat_minor: 5,
 * }));
 * const { failed } = await runNotebook(notebook, {
 *   host: engineHost({ permissions: [] }),
 * });
 * assertEquals(failed?.error?.name, "NotCapable");
 * ```
 */
export function engineHost(options: EngineHostOptions = {}): CellHostFactory {
  return (listener) => new EngineHost(options, listener);
}

class EngineHost implements CellHost {
  readonly #engine: CellEngine;

  constructor(options: EngineHostOptions, listener: CellHostListener) {
    const { onQuestion } = listener;
    this.#engine = CellEngine.start({
      ...options,
      onEvent: (event) => listener.onEvent(event),
      onRestart: (why) => listener.onRestart(why),
      ...(onQuestion === undefined ? {} : { onQuestion }),
    });
  }

  run(
    code: string,
    { label, allowQuestions = false }: CellHostRunOptions,
  ): CellRun {
    return this.#engine.run(code, { label, allowQuestions });
  }

  async interrupt(): Promise<void> {
    await this.#engine.interrupt();
  }

  async kill(): Promise<void> {
    await this.#engine.kill();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#engine.close();
  }
}
