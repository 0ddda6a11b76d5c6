/**
 * Runs programs that nobody has looked at: TypeScript in a process that may
 * read and write in its own folder, within limits of time, memory, output and
 * disk, and nothing else. The programs of one answer share their variables.
 *
 * @module
 */

export {
  type PauseSwitch,
  type Program,
  type ProgramResult,
  Sandbox,
  type SandboxEvent,
  type SandboxOptions,
} from "./sandbox.ts";
export { preload } from "./_process.ts";
export { programName } from "./program_name.ts";
export {
  SANDBOX_EXIT,
  SANDBOX_LIMITS,
  type SandboxLimits,
  sizeText,
} from "./limits.ts";
