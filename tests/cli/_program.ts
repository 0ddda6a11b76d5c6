import { runProgram } from "../../lib/cli/mod.ts";

/** What a call of the program left. */
export interface Called {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/**
 * Calls the program in this process.
 *
 * @param args The command line.
 * @param env The variables of its environment.
 * @returns Its exit code and what it wrote.
 */
export async function callProgram(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Called> {
  const printed: string[] = [];
  const reported: string[] = [];
  const code = await runProgram(args, {
    print: (line) => printed.push(line),
    report: (line) => reported.push(line),
    env: (name) => env[name],
    signal: new AbortController().signal,
  });
  return { code, out: printed.join("\n"), err: reported.join("\n") };
}
