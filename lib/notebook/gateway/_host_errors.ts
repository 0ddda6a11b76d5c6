/**
 * What ends a cell although its code did not: the kernel, the connection, a question.
 *
 * @module
 */
import type { CellError } from "../../cells/mod.ts";

/** An error that the kernel did not throw. */
export function hostError(name: string, message: string): CellError {
  return { name, message, traceback: [`${name}: ${message}`] };
}

/** The kernel died under the cell. */
export function kernelDied(): CellError {
  return hostError(
    "KernelDied",
    "The kernel died while the cell ran; the server started it again, and all variables are gone",
  );
}

/** The kernel is dead and stays so. */
export function kernelStaysDead(): CellError {
  return hostError(
    "KernelDied",
    "The kernel died, and the server could not start it again",
  );
}

/** The kernel was ended by its owner. */
export function kernelEnded(): CellError {
  return hostError("KernelEnded", "The kernel was ended");
}

/** Nothing can come from the kernel any more. */
export function connectionLost(why: string): CellError {
  return hostError("ConnectionLost", why);
}

/** Something of the cell was lost while the connection was. */
export function outputLost(): CellError {
  return hostError(
    "ConnectionLost",
    "The connection was lost while the cell ran, and some of what the kernel sent with it, so nobody knows all that the cell put out or how it ended",
  );
}

/** An output is larger than a WebSocket of Deno's takes. */
export function outputTooLarge(): CellError {
  return hostError(
    "OutputTooLarge",
    "The cell put out more than 64 MB at once, which does not fit into a message of a Jupyter server; save it to a file there instead",
  );
}

/** Nobody is there to answer the cell's question. */
export function inputRefused(why: string): CellError {
  return hostError("InputRefused", why);
}
