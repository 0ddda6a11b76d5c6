import { put } from "./console.mts";

/**
 * Lets `before` run whenever a program is started or awaited, so that what the
 * cell has printed stands before what the program prints.
 */
export function installSubprocesses(before: () => void): void {
  const Original = Deno.Command;
  class Command extends Original {
    override output(): Promise<Deno.CommandOutput> {
      before();
      return super.output();
    }
    override outputSync(): Deno.CommandOutput {
      before();
      return super.outputSync();
    }
    override spawn(): Deno.ChildProcess {
      before();
      return super.spawn();
    }
  }
  put(Deno, "Command", Command);
}
