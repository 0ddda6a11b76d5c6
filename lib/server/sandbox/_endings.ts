import type { CellProcessStatus } from "../../cells/mod.ts";
import type { OutputCleaner } from "./output.ts";
import { SANDBOX_EXIT, type SandboxLimits, sizeText } from "./limits.ts";

/** Why a program was ended. */
export interface Ending {
  /** One of {@linkcode SANDBOX_EXIT}. */
  readonly code: number;
  /** The end of a sentence. */
  readonly why: string;
}

/** The end of a process. */
export interface ProcessStatus extends CellProcessStatus {
  /** The same in words. */
  readonly why: string;
}

/** What is said of files when too many or too large ones were written. */
export const REMOVED = "; the files of this run were removed";

/** The end of a program that used too much memory. */
export function outOfMemory(limits: SandboxLimits): Ending {
  return {
    code: SANDBOX_EXIT.memory,
    why: `it used more than ${sizeText(limits.memoryBytes)} of memory`,
  };
}

/** The end of a program that ran too long. */
export function outOfTime({ timeMs }: SandboxLimits): Ending {
  return {
    code: SANDBOX_EXIT.time,
    why: `it ran longer than ${timeMs / 1000} seconds`,
  };
}

/** The end of a program that used too much processor time. */
export function outOfProcessorTime(): Ending {
  return {
    code: SANDBOX_EXIT.time,
    why: "it used more processor time than it may",
  };
}

/** The end of a program whose process did not start. */
export function notStarted(problem: string, cleaner: OutputCleaner): Ending {
  const why = cleaner.push(`${problem}\n`).trim();
  return { code: SANDBOX_EXIT.system, why: `it could not be started: ${why}` };
}

/** The end of a program that was stopped. */
export function stopped({ reason }: AbortSignal): Ending {
  const isTimeout = reason instanceof DOMException &&
    reason.name === "TimeoutError";
  return {
    code: SANDBOX_EXIT.stopped,
    why: isTimeout ? "the time for the whole answer is over" : "it was stopped",
  };
}

/**
 * What the system's own walls ended.
 *
 * @param status The end of the process.
 * @param output What it had printed, with what the runtime said last.
 * @param limits What held for it.
 * @returns Why; `undefined` where the program ended itself.
 */
export function systemEnding(
  { code, signal, why }: ProcessStatus,
  output: string,
  limits: SandboxLimits,
): Ending | undefined {
  if (
    /heap out of memory|Array buffer allocation failed$/m.test(output) &&
    code > 127
  ) return outOfMemory(limits);
  switch (signal) {
    case null:
      return undefined;
    case "SIGXCPU":
      return outOfProcessorTime();
    case "SIGXFSZ":
      return {
        code: SANDBOX_EXIT.folder,
        why: `it wrote a file of more than ${
          sizeText(limits.folderBytes)
        }${REMOVED}`,
      };
    case "SIGABRT":
    case "SIGTRAP":
    case "SIGILL":
      return outOfMemory(limits);
    default:
      return { code: SANDBOX_EXIT.system, why };
  }
}
