import config from "../../deno.json" with { type: "json" };
import { type Command, type CommandContext, UsageError } from "./command.ts";

/** Modules for when something is wrong; not to be loaded before. */
const NEAREST: string = "./nearest.ts";
const DESCRIBE_ERROR: string = "./describe_error.ts";

/** What the module of a command exports. */
interface CommandModule {
  /** {@linkcode Command.run} */
  run: Command["run"];
}

/**
 * A command whose module is loaded when it is called. The path is no literal in
 * `import()`: what those name Deno loads before the program begins, and a kernel
 * that starts would wait for the modules of all other commands.
 */
function command(name: string, summary: string, path: string): Command {
  return {
    name,
    summary,
    async run(args, context) {
      const { run }: CommandModule = await import(path);
      return await run(args, context);
    },
  };
}

/** Every command of the program, in the order of its help. */
export const commands: readonly Command[] = [
  command("tour", "run h2oGPTe's guide from end to end", "./tour.ts"),
  command("serve", "start the embedded h2oGPTe server", "./serve.ts"),
  command(
    "kernel",
    "run TypeScript notebooks: install, uninstall, list, start",
    "./kernel.ts",
  ),
  command("run", "run notebooks, with live output", "./run.ts"),
  command(
    "check",
    "check the types of notebooks without running them",
    "./check.ts",
  ),
  command(
    "test",
    "run notebooks and compare with their stored outputs",
    "./test.ts",
  ),
  command(
    "convert",
    "notebooks to TypeScript, Markdown, HTML, scripts and back",
    "./convert.ts",
  ),
  command(
    "site",
    "a folder of notebooks to a site with navigation and search",
    "./site.ts",
  ),
  command(
    "clean",
    "strip outputs and volatile metadata; keep git clean",
    "./clean.ts",
  ),
  command("diff", "compare two notebooks cell by cell", "./diff.ts"),
  command("new", "start a notebook from a template", "./new.ts"),
  command(
    "doctor",
    "what is installed, what is wrong and what mends it",
    "./doctor.ts",
  ),
];

/** The text that `cenote --help` shows. */
function programHelp(): string {
  const width = Math.max(...commands.map(({ name }) => name.length));
  const list = commands.map(({ name, summary }) =>
    `  ${name.padEnd(width)}  ${summary}`
  );
  return `h2oGPTe from TypeScript: client, notebook display, embedded server, Jupyter kernel and notebook tools.

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
  cenote run report.ipynb --param year=2026
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
    const { nearest }: typeof import("./nearest.ts") = await import(NEAREST);
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
    const { describeError }: typeof import("./describe_error.ts") =
      await import(DESCRIBE_ERROR);
    context.report(describeError(error));
    return 1;
  }
}
