import config from "../../deno.json" with { type: "json" };
import {
  type Command,
  type CommandContext,
  ListenError,
  UsageError,
} from "./command.ts";

/**
 * Every command of the program, in the order of its help. Each is loaded when it
 * is called: a kernel that starts waits for none of the others.
 */
export const commands: readonly Command[] = [
  {
    name: "tour",
    summary: "run h2oGPTe's guide from end to end",
    run: async (args, context) =>
      await (await import("./tour.ts")).runTourCommand(args, context),
  },
  {
    name: "serve",
    summary: "start the embedded h2oGPTe server",
    run: async (args, context) =>
      await (await import("./serve.ts")).runServe(args, context),
  },
  {
    name: "kernel",
    summary: "run TypeScript notebooks: install, uninstall, list, start",
    run: async (args, context) =>
      await (await import("./kernel.ts")).runKernel(args, context),
  },
];

/** The text that `cenote --help` shows. */
function programHelp(): string {
  const width = Math.max(...commands.map(({ name }) => name.length));
  const list = commands.map(({ name, summary }) =>
    `  ${name.padEnd(width)}  ${summary}`
  );
  return `h2oGPTe from TypeScript: client, notebook display, embedded server and Jupyter kernel.

Usage: cenote COMMAND [FLAGS]

Commands:
${list.join("\n")}

Flags:
  --help     show this text; after a command, that command's
  --version  show the version

Examples:
  cenote tour
  cenote serve --port 0
  cenote kernel install
  cenote serve --help`;
}

/**
 * Runs the program.
 *
 * @param args The command line after the program's name.
 * @param context The world around it.
 * @returns The exit code: 0 for success, 1 for a failure, 2 for a command line that does not fit,
 * 130 when the user interrupted it.
 *
 * @example
 * ```ts
 * import { runProgram } from "@cenote/cenote/cli";
 * import { assertEquals } from "@std/assert";
 *
 * const lines: string[] = [];
 * const code = await runProgram(["--help"], {
 *   print: (line) => lines.push(line),
 *   report: (line) => lines.push(line),
 *   env: () => undefined,
 *   signal: new AbortController().signal,
 * });
 * assertEquals(code, 0);
 * ```
 */
export async function runProgram(
  args: readonly string[],
  context: CommandContext,
): Promise<number> {
  const [word, ...rest] = args;
  if (word === undefined) {
    context.report(programHelp());
    return 2;
  }
  if (word === "--version" || word === "-V") {
    context.print(`cenote ${config.version} (deno ${Deno.version.deno})`);
    return 0;
  }
  const asked = word === "help" && rest[0] !== undefined &&
    !rest[0].startsWith("-");
  if (!asked && ["--help", "-h", "help"].includes(word)) {
    context.print(programHelp());
    return 0;
  }
  const name = asked ? rest[0] ?? "" : word;
  const command = commands.find((one) => one.name === name);
  if (command === undefined) {
    const { nearest } = await import("./nearest.ts");
    const near = nearest(name, commands.map((one) => one.name));
    const kind = name.startsWith("-") ? "flag" : "command";
    context.report(
      `Unknown ${kind} "${name}"${near ? `: did you mean "${near}"?` : ""}`,
    );
    context.report(`"cenote --help" shows what there is`);
    return 2;
  }
  return await runCommand(command, asked ? ["--help"] : rest, context);
}

/** Runs `command` and says in words what went wrong. */
async function runCommand(
  command: Command,
  args: readonly string[],
  context: CommandContext,
): Promise<number> {
  try {
    return await command.run(args, context);
  } catch (error) {
    if (error instanceof UsageError) {
      context.report(error.message);
      context.report(`"cenote ${command.name} --help" shows how to use it`);
      return 2;
    }
    if (context.signal.aborted && error === context.signal.reason) {
      context.report("Interrupted");
      return 130;
    }
    context.report(await describe(error));
    return 1;
  }
}

/** An error that was to be expected in one line; any other, which is a mistake of ours, in full. */
async function describe(error: unknown): Promise<string> {
  if (!(error instanceof Error)) return String(error);
  const { GpteError } = await import("../client/mod.ts");
  const expected = error instanceof GpteError ||
    error instanceof ListenError ||
    Object.values(Deno.errors).some((kind) => error instanceof kind) ||
    // How every message of ours begins: what was tried, a colon, what was found.
    /^Cannot [^:]+: /.test(error.message);
  return expected ? error.message : error.stack ?? error.message;
}
