import { type CommandContext, UsageError } from "./command.ts";

/**
 * Modules of the other words, not to be loaded for `start`: Deno loads what a
 * literal in `import()` names before the program begins.
 */
const SPECS: string = "./kernel_specs.ts";
const NEAREST: string = "./nearest.ts";

/** `cenote kernel --help`. */
const HELP =
  `Runs TypeScript notebooks: the kernel for Jupyter, JupyterLab, VS Code and their like.

Usage: cenote kernel install | uninstall | list | start [FLAGS]

  install    tell Jupyter of the kernel, so that its front ends offer it
  uninstall  undo that
  list       show where it is installed
  start      run a kernel; front ends do this by themselves

Flags:
  --help     show this text; after one of the words above, that one's

Examples:
  cenote kernel install
  cenote kernel install --name cenote-safe --allow-net=example.com
  cenote kernel list`;

const START_HELP =
  `Runs a kernel until a front end ends it. Front ends do this by themselves.

Usage: cenote kernel start --conn FILE [PERMISSIONS]

Flags:
  --conn FILE  the connection file that says where to listen
  --verbose    tell on standard error what happens; neither code nor key is in it
  --ask        ask in the notebook for what is not granted by name, rather than refuse it
  --help       show this text

Permissions are Deno's own flags, such as --allow-net=example.com, for the notebook's cells. Without
any of them, and without --ask, the cells may do everything.

Examples:
  cenote kernel start --conn connection.json
  cenote kernel start --conn connection.json --allow-read=. --ask --verbose`;

/**
 * `cenote kernel`: the kernel and its kernelspecs.
 *
 * Whatever is loaded here delays the start of every kernel.
 */
export async function run(
  args: readonly string[],
  context: CommandContext,
): Promise<number> {
  const [word, ...rest] = args;
  switch (word) {
    case "start":
      return await start(rest, context);
    case "install":
    case "uninstall":
    case "list": {
      const specs: typeof import("./kernel_specs.ts") = await import(SPECS);
      return await specs[word](rest, context);
    }
    case undefined:
      throw new UsageError(
        "Nothing to do: name one of install, uninstall, list, start",
      );
    case "--help":
    case "-h":
      context.print(HELP);
      return 0;
    default: {
      const { nearest }: typeof import("./nearest.ts") = await import(NEAREST);
      const near = nearest(word, ["install", "uninstall", "list", "start"]);
      throw new UsageError(
        near === undefined
          ? `Unexpected argument "${word}": there are install, uninstall, list, start`
          : `Unexpected argument "${word}": did you mean "${near}"?`,
      );
    }
  }
}

async function start(
  args: readonly string[],
  context: CommandContext,
): Promise<number> {
  const flags = readStartFlags(args);
  if (flags === undefined) {
    context.print(START_HELP);
    return 0;
  }
  const { connection, isVerbose, permissions, asksPermissions } = flags;
  const { startKernel, userDataFolder } = await import("../kernel/mod.ts");
  const { default: config } = await import("../../deno.json", {
    with: { type: "json" },
  });
  const kernel = await startKernel({
    connection,
    version: config.version,
    historyFile: historyFile(context, userDataFolder),
    parentPid: parentPid(context),
    asksPermissions,
    ...(permissions === undefined ? {} : { permissions }),
    ...(isVerbose ? { log: context.report } : {}),
  });
  context.takeInterrupts?.(() => kernel.interrupt());
  const onAbort = () => void kernel.close();
  context.signal.addEventListener("abort", onAbort, { once: true });
  if (context.signal.aborted) onAbort();
  await kernel.finished;
  return 0;
}

/** What `cenote kernel start` is told. */
interface StartFlags {
  readonly connection: string;
  readonly isVerbose: boolean;
  readonly asksPermissions: boolean;
  /** Absent where the cells may do everything. */
  readonly permissions?: readonly string[];
}

/** Reads the flags of `start` without what other commands load for theirs; nothing for `--help`. */
function readStartFlags(args: readonly string[]): StartFlags | undefined {
  let connection: string | undefined;
  let isVerbose = false;
  let asksPermissions = false;
  const permissions: string[] = [];
  for (let n = 0; n < args.length; n++) {
    const arg = args[n] ?? "";
    if (arg === "--help" || arg === "-h") return undefined;
    if (arg === "--conn") connection = args[++n];
    else if (arg.startsWith("--conn=")) connection = arg.slice(7);
    else if (arg === "--verbose") isVerbose = true;
    else if (arg === "--ask") asksPermissions = true;
    else if (isPermissionFlag(arg)) permissions.push(arg);
    else throw new UsageError(`Unexpected argument "${arg}"`);
  }
  if (!connection) {
    throw new UsageError('The flag "--conn" needs a value: --conn=FILE');
  }
  const isOpen = permissions.length === 0 && !asksPermissions;
  return {
    connection,
    isVerbose,
    asksPermissions,
    ...(isOpen ? {} : { permissions }),
  };
}

/** Whether a flag is one of Deno's for permissions; what it says is checked where it is used. */
export function isPermissionFlag(arg: string): boolean {
  return /^--(?:(?:allow|deny|ignore)-[a-z-]+|permission-set|no-prompt)(?:=|$)|^-[ARWNESIP]+(?:=|$)/s
    .test(arg);
}

/** The process that Jupyter says has started this one. */
function parentPid({ env }: CommandContext): number | undefined {
  const pid = env("JPY_PARENT_PID") ?? "";
  return /^\d+$/.test(pid) ? Number(pid) : undefined;
}

/** Where the history is kept, unless nothing tells where a person's files are. */
function historyFile(
  { env }: CommandContext,
  userDataFolder: (environment: { env: typeof env }) => string,
): string | undefined {
  try {
    return `${userDataFolder({ env })}/cenote/history.sqlite`;
  } catch {
    return undefined;
  }
}
