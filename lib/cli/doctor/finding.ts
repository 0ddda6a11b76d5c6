/** The parts of an installation, in the order in which they are shown. */
export const FINDING_GROUPS = [
  "Cenote",
  "Kernels",
  "Front ends",
  "Git",
  "h2oGPTe",
  "Folders",
] as const;

/** Something that was looked at. */
export interface Finding {
  /** The part of the installation. */
  readonly group: typeof FINDING_GROUPS[number];
  /** What it is. */
  readonly name: string;
  /** `wrong` stops something from working; a `note` is something that is not there and need not be. */
  readonly status: "fine" | "note" | "wrong";
  /** What was found. */
  readonly detail: string;
  /** The command that mends it, or gets it. */
  readonly fix?: string;
}

/** The world that is looked at. */
export interface DoctorContext {
  /** The value of an environment variable. */
  env(name: string): string | undefined;
  /** The names of all environment variables. */
  readonly variables: readonly string[];
  /** The folder in which the question was asked. */
  readonly folder: string;
  /** Whether servers may be asked. */
  readonly isOnline: boolean;
  /** Ends the looking. */
  readonly signal: AbortSignal;
  /** A command of this program, as it can be called from any folder. */
  command(...words: readonly string[]): string;
}
