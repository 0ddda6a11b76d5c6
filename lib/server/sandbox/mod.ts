/**
 * Runs programs that nobody has looked at: TypeScript in a Deno process that
 * may read and write in its own folder, within limits of time, memory, output
 * and disk, and nothing else.
 *
 * @module
 */

export {
  type PauseSwitch,
  programName,
  type ProgramOptions,
  type ProgramResult,
  runProgram,
  type SandboxEvent,
} from "./run.ts";
export {
  SANDBOX_EXIT,
  SANDBOX_LIMITS,
  type SandboxLimits,
  sizeText,
} from "./limits.ts";
