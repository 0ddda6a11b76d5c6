import { GpteError } from "../client/mod.ts";
import { ListenError } from "./command.ts";

/**
 * Says what went wrong.
 *
 * @param error What was thrown.
 * @returns a line for an error that was to be expected; the stack for any other, which is a mistake
 * of ours.
 */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const expected = error instanceof GpteError ||
    error instanceof ListenError ||
    Object.values(Deno.errors).some((kind) => error instanceof kind) ||
    // How every message of ours begins: what was tried, a colon, what was found.
    /^Cannot [^:]+: /.test(error.message);
  return expected ? error.message : error.stack ?? error.message;
}
