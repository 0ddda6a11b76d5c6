/** What a command has of the world around it; the program gives the real one, tests their own. */
export interface CommandContext {
  /** Writes a line of what the user asked for. */
  print(line: string): void;
  /** Writes a line about the run itself: a warning, an error. */
  report(line: string): void;
  /** The value of an environment variable. */
  env(name: string): string | undefined;
  /** Aborted when the user wants the program to end (Ctrl-C, or a request of the system). */
  readonly signal: AbortSignal;
  /** Has Ctrl-C do something else than end the program, from now on. */
  takeInterrupts?(listener: () => void): void;
}

/** One command of the program: `cenote NAME`. */
export interface Command {
  /** The word that calls it. */
  readonly name: string;
  /** One line for the program's list of commands. */
  readonly summary: string;
  /**
   * Runs the command.
   *
   * @param args What the user wrote after the command's name.
   * @param context The world around it.
   * @returns The exit code.
   * @throws {UsageError} when the arguments do not fit.
   */
  run(args: readonly string[], context: CommandContext): Promise<number>;
}

/** The user called a command in a way that it does not understand. */
export class UsageError extends Error {
  /** Tells this error from others. */
  override name = "UsageError";
}

/** A server could not listen where the user wanted it to. */
export class ListenError extends Error {
  /** Tells this error from others. */
  override name = "ListenError";
}
