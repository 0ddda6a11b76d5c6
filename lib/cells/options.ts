import type { CellEvent } from "./events.ts";

/** How an engine runs its cells. */
export interface CellEngineOptions {
  /**
   * The working folder of the cells, which relative imports start from.
   * @default {Deno.cwd()}
   */
  readonly folder?: string;
  /**
   * Deno's permission flags for the cells, such as `["--allow-net=example.com"]`.
   * @default {["--allow-all"]}
   */
  readonly permissions?: readonly string[];
  /**
   * True to ask, by {@linkcode CellEngineOptions.onQuestion}, for what the
   * permissions do not grant; false to refuse it.
   * @default {false}
   */
  readonly asksPermissions?: boolean;
  /**
   * True for cells that nobody has looked at: long and deeply nested ones are
   * compiled in a process of their own, since they could end or hold this one.
   * @default {false}
   */
  readonly compilesApart?: boolean;
  /**
   * True to load local modules that were edited anew, with those that import
   * them, whenever a cell imports one. Otherwise a cell that begins with a line
   * `%reload` does so for imports from there on, its own included; and what a cell
   * was the first to import is looked at again when that cell failed.
   *
   * Deno loads a file again only under another address, so that an edited module
   * is a second one beside the first: what cells hold of the first stays as it
   * is until they import it again, and a module that both import is there twice.
   * Imports of a name out of an import map, of packages, and of an address that
   * is computed (`import(name)`) give what was loaded first.
   * @default {false}
   */
  readonly reloadsModules?: boolean;
  /**
   * Gives the address to load a local module from, where an import of a cell
   * names it: another one than before when the module has changed. It stands in
   * place of what {@linkcode CellEngineOptions.reloadsModules} says.
   * @default {the address as it was first, or by that option}
   */
  readonly freshness?: (url: string) => string;
  /** More about the process, for cells that are not to see the machine as it is. */
  readonly process?: CellProcessOptions;
  /**
   * Takes every output, in the order in which the cells made it. While a
   * promise that it gives back is pending nothing more is read, so that a slow
   * reader slows the cell and loses nothing.
   */
  readonly onEvent: (event: CellEvent) => void | Promise<void>;
  /** Asks the person for a line; absent where there is none. */
  readonly onQuestion?: (question: CellQuestion) => Promise<string>;
  /**
   * Called when the cells' process has ended by itself (`Deno.exit`, out of
   * memory, a crash) and a new one takes its place: all variables are gone.
   */
  readonly onRestart?: (why: string, status: CellProcessStatus) => void;
}

/** What the system says of a process that ended. */
export interface CellProcessStatus {
  /** Its exit code. */
  readonly code: number;
  /** The signal that ended it, such as `"SIGKILL"`. */
  readonly signal: string | null;
}

/** How the cells' process is started, apart from its permissions. */
export interface CellProcessOptions {
  /**
   * Deno's flags beside the permissions, in place of those that name the nearest
   * `deno.json`.
   */
  readonly flags?: readonly string[];
  /** Variables of its environment. */
  readonly env?: Readonly<Record<string, string>>;
  /**
   * True to give it these variables alone.
   * @default {false}
   */
  readonly clearEnv?: boolean;
  /** Commands of `/bin/sh` that lower the system's limits first: `ulimit -t 60`. */
  readonly limits?: string;
  /**
   * Where the program that takes the cells is, if not with the engine: what
   * {@linkcode copyPrelude} gave.
   */
  readonly prelude?: string;
  /**
   * Called with each number of bytes that came out of the process, whatever they
   * mean and before anything is made of them: who wants a limit ends the process.
   */
  readonly onBytes?: (count: number) => void;
}

/** A cell asks for a line of text. */
export interface CellQuestion {
  /** Number of the cell that asks. */
  readonly cell: number;
  /** What it asks. */
  readonly prompt: string;
  /** Whether what is typed must not be shown. */
  readonly password: boolean;
  /** Aborted when the cell was interrupted or has ended. */
  readonly signal: AbortSignal;
}

/** How one cell is run. */
export interface RunOptions {
  /**
   * What people call the cell in errors.
   * @default {"cell [N]"} with the cell's number
   */
  readonly label?: string;
  /**
   * False to leave the value of the last expression unshown.
   * @default {true}
   */
  readonly showResult?: boolean;
  /**
   * True to let the cell end only when nothing is under way any more that would
   * keep a program alive: timers, reads, workers. When it fails it gives all
   * that up.
   * @default {false}
   */
  readonly untilRest?: boolean;
  /**
   * Whether the cell may ask with `prompt()`.
   * @default {true}
   */
  readonly allowQuestions?: boolean;
}

/** Names or members that may stand at the cursor. Places count UTF-16 units. */
export interface Completion {
  /** What may stand there. */
  readonly matches: readonly CompletionMatch[];
  /** Where what they replace begins. */
  readonly start: number;
  /** Where what they replace ends. */
  readonly end: number;
}

/** One of them. */
export interface CompletionMatch {
  /** What would stand there. */
  readonly text: string;
  /** `"function"`, `"class"`, `"instance"`, `"property"`, `"keyword"`, `"module"` … */
  readonly kind: string;
}

/** What is known of the value at the cursor. */
export interface Inspection {
  /** MIME types to text: `text/plain`, `text/markdown`. */
  readonly data: Readonly<Record<string, string>>;
}

/** One of several expressions evaluated after a cell. */
export type ExpressionResult =
  | {
    readonly status: "ok";
    readonly data: Readonly<Record<string, unknown>>;
    readonly metadata: Readonly<Record<string, unknown>>;
  }
  | {
    readonly status: "error";
    readonly name: string;
    readonly message: string;
    readonly traceback: readonly string[];
  };
