import type { CellError } from "../events.ts";
import { headText } from "./render.ts";

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
 * @param why What ended it, as the end of a sentence: `"it ran out of memory"`.
 * @returns The error, which says that variables are gone and what to do.
 *
 * @example A cell that calls Deno.exit
 * ```ts
 * import { processEnded } from "@cenote/cenote/cells";
 * import { assertEquals } from "@std/assert";
 *
 * const { message } = processEnded("it exited with code 3");
 * assertEquals(message, "The cells' process ended: it exited with code 3");
 * ```
 */
export function processEnded(why: string): CellError {
  const message = `The cells' process ended: ${why}`;
  return {
    name: "ProcessEnded",
    message,
    traceback: [
      headText("ProcessEnded", message),
      "All variables are gone. A new process takes its place: run the cells that made them again.",
    ],
  };
}
