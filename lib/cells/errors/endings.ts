import type { CellError } from "../events.ts";
import { headText } from "./render.ts";

/** Why the process of the cells ended. */
export type ProcessEnd =
  /** The program ended it: `Deno.exit()`. */
  | "exit"
  /** It asked for more memory than there is. */
  | "memory"
  /** The runtime gave up. */
  | "crash"
  /** Somebody else ended it. */
  | "killed";

const WHY: Readonly<Record<ProcessEnd, string>> = {
  exit: "The cell ended its process",
  memory: "The process of the cells ran out of memory",
  crash: "The process of the cells crashed",
  killed: "The process of the cells was ended from outside",
};

/**
 * The error of a cell that was stopped.
 *
 * @param where What it was doing then, when that is known: `"cell [3], line 2"`.
 * @returns The error, of the name that notebooks know for this.
 *
 * @example The stop button
 * ```ts
 * import { keyboardInterrupt } from "@cenote/cenote/cells";
 * import { assertEquals } from "@std/assert";
 *
 * const { name, message } = keyboardInterrupt("cell [3], line 2");
 * assertEquals(name, "KeyboardInterrupt");
 * assertEquals(message, "The cell was stopped in cell [3], line 2");
 * ```
 */
export function keyboardInterrupt(where?: string): CellError {
  const message = `The cell was stopped${
    where === undefined ? "" : ` in ${where}`
  }`;
  return {
    name: "KeyboardInterrupt",
    message,
    traceback: [headText("KeyboardInterrupt", message)],
  };
}

/**
 * The error of a cell whose process is no more.
 *
 * @param why What ended it.
 * @param exitCode With which code, when it is known.
 * @returns The error, which says what to do.
 *
 * @example A cell that calls Deno.exit
 * ```ts
 * import { processEnded } from "@cenote/cenote/cells";
 * import { assertEquals } from "@std/assert";
 *
 * const { message } = processEnded("exit", 3);
 * assertEquals(message, "The cell ended its process (exit code 3)");
 * ```
 */
export function processEnded(why: ProcessEnd, exitCode?: number): CellError {
  const code = exitCode === undefined ? "" : ` (exit code ${exitCode})`;
  const message = `${WHY[why]}${code}`;
  return {
    name: "ProcessEnded",
    message,
    traceback: [
      headText("ProcessEnded", message),
      "All variables are gone. A new process takes its place: run the cells that made them again.",
    ],
  };
}
