/** What one program may use up before it is ended. */
export interface SandboxLimits {
  /** Milliseconds of running; time in a pause does not count. @default {60_000} */
  readonly timeMs: number;
  /** Resident memory in bytes. @default {1_073_741_824} */
  readonly memoryBytes: number;
  /** Characters of output that are kept; the rest is counted and left out. @default {65_536} */
  readonly outputChars: number;
  /** Bytes that may be printed at all before the program is ended. @default {67_108_864} */
  readonly printedBytes: number;
  /** Bytes that the program may add to its folder. @default {268_435_456} */
  readonly folderBytes: number;
  /** Files and folders that the program may add to its folder. @default {1_000} */
  readonly files: number;
}

/** The limits of a program when nothing else is said. */
export const SANDBOX_LIMITS: SandboxLimits = {
  timeMs: 60_000,
  memoryBytes: 1024 ** 3,
  outputChars: 65_536,
  printedBytes: 64 * 1024 ** 2,
  folderBytes: 256 * 1024 ** 2,
  files: 1_000,
};

/** Exit codes of programs that did not end by themselves. */
export const SANDBOX_EXIT = {
  /** It ran longer than it may. */
  time: -1,
  /** It used more memory than it may. */
  memory: -2,
  /** It printed more than it may. */
  output: -3,
  /** It wrote more than it may. */
  folder: -4,
  /** The process was ended by the system for a reason of its own. */
  system: -5,
  /** It was stopped from outside. */
  stopped: -9,
} as const;

/** Writes a number of bytes for people: `"256 MB"`. */
export function sizeText(bytes: number): string {
  if (bytes < 1024) return `${bytes} bytes`;
  if (bytes < 1024 ** 2) return `${round(bytes / 1024)} KB`;
  if (bytes < 1024 ** 3) return `${round(bytes / 1024 ** 2)} MB`;
  return `${round(bytes / 1024 ** 3)} GB`;
}

function round(value: number): number {
  return value < 10 ? Math.round(value * 10) / 10 : Math.round(value);
}

/** Seconds of processor time of one program: several threads may work at once. */
export function processorSeconds({ timeMs }: SandboxLimits): number {
  return Math.ceil(timeMs / 1000) * 4 + 10;
}
