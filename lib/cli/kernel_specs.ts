import config from "../../deno.json" with { type: "json" };
import type { InstalledKernel } from "../kernel/mod.ts";
import { type CommandContext, UsageError } from "./command.ts";
import { readFlags } from "./flags.ts";
import { isPermissionFlag } from "./kernel.ts";

const PLACES =
  `  --user            the person's own Jupyter files; so it is when nothing else is named
  --prefix FOLDER   an installation, such as a virtual environment: FOLDER/share/jupyter
  --sys-prefix      the Python that Jupyter runs in: the virtual environment or conda environment
                    that is active, else the "python3" that the shell finds`;

const INSTALL_HELP =
  `Tells Jupyter of the kernel, so that its front ends offer it.

Usage: cenote kernel install [FLAGS] [PERMISSIONS]

Flags:
${PLACES}
  --name NAME       the name of the kernelspec; "cenote" when not given
  --display-name TEXT
                    what front ends call it; "Cenote (Deno)" when not given, or "Cenote (NAME)"
  --ask             ask in the notebook for what is not granted by name: so it is with permissions,
                    or under a name of its own
  --no-prompt       refuse it instead
  --replace         take the place of another program's kernelspec of that name
  --help            show this text

Permissions are Deno's own flags, such as --allow-net=example.com, for the notebook's cells. With any
of them, with --ask, or under a name of its own, a kernel grants what is named and no more by itself;
-A grants everything. "cenote" without any of them grants everything, too.

Jupyter starts the kernel out of this checkout: when it is moved, install again.

Examples:
  cenote kernel install
  cenote kernel install --sys-prefix
  cenote kernel install --name cenote-safe --display-name "Cenote, safe" --allow-net=example.com`;

const UNINSTALL_HELP = `Removes a kernelspec that "cenote kernel install" wrote.

Usage: cenote kernel uninstall [FLAGS]

Flags:
${PLACES}
  --name NAME       the name of the kernelspec; "cenote" when not given
  --help            show this text

Examples:
  cenote kernel uninstall
  cenote kernel uninstall --name cenote-safe --sys-prefix`;

const LIST_HELP =
  `Shows the kernelspecs that "cenote kernel install" wrote and that Jupyter finds.

Usage: cenote kernel list [FLAGS]

Flags:
  --prefix FOLDER   look into this installation, too
  --json            one line of JSON for each
  --help            show this text

Examples:
  cenote kernel list
  cenote kernel list --prefix .venv --json`;

/** `cenote kernel install`. */
export async function install(
  args: readonly string[],
  context: CommandContext,
): Promise<number> {
  const permissions = args.filter(isPermissionFlag);
  const flags = readFlags(args.filter((arg) => !isPermissionFlag(arg)), {
    strings: ["name", "display-name", "prefix"],
    booleans: ["user", "sys-prefix", "ask", "replace"],
  });
  if (flags.has("help")) {
    context.print(INSTALL_HELP);
    return 0;
  }
  const name = flags.text("name");
  const displayName = flags.text("display-name") ?? defaultDisplayName(name);
  await checkPermissions(permissions);
  const isOpen = permissions.length === 0 && !flags.has("ask") &&
    (name === undefined || name === "cenote");
  const asks = !isOpen && !permissions.includes("--no-prompt");
  const { installKernel } = await import("../kernel/mod.ts");
  const folder = await installKernel({
    dataFolder: await dataFolder(flags, context),
    version: config.version,
    permissions: asks ? [...permissions, "--ask"] : permissions,
    isReplacing: flags.has("replace"),
    ...(name === undefined ? {} : { name }),
    ...(displayName === undefined ? {} : { displayName }),
  }).catch(wrongName);
  context.print(`Installed the kernel in ${folder}`);
  context.print(`Its cells may do ${grants(isOpen, asks, permissions)}`);
  return 0;
}

/** `cenote kernel uninstall`. */
export async function uninstall(
  args: readonly string[],
  context: CommandContext,
): Promise<number> {
  const flags = readFlags(args, {
    strings: ["name", "prefix"],
    booleans: ["user", "sys-prefix"],
  });
  if (flags.has("help")) {
    context.print(UNINSTALL_HELP);
    return 0;
  }
  const name = flags.text("name");
  const { uninstallKernel } = await import("../kernel/mod.ts");
  const folder = await uninstallKernel({
    dataFolder: await dataFolder(flags, context),
    ...(name === undefined ? {} : { name }),
  }).catch(wrongName);
  context.print(`Removed ${folder}`);
  return 0;
}

/** `cenote kernel list`. */
export async function list(
  args: readonly string[],
  context: CommandContext,
): Promise<number> {
  const flags = readFlags(args, { strings: ["prefix"], booleans: ["json"] });
  if (flags.has("help")) {
    context.print(LIST_HELP);
    return 0;
  }
  const { listKernels } = await import("../kernel/mod.ts");
  const kernels = await listKernels(
    context,
    flags.text("prefix") ?? activeEnvironment(context),
  );
  for (const kernel of kernels) {
    context.print(flags.has("json") ? JSON.stringify(kernel) : line(kernel));
  }
  if (kernels.length === 0 && !flags.has("json")) {
    context.report(
      'No kernel of Cenote is installed: "cenote kernel install" does it',
    );
  }
  return 0;
}

function line(
  { name, displayName, folder, missing }: InstalledKernel,
): string {
  const fault = missing === undefined
    ? ""
    : `; cannot start: ${missing} is gone, install it again`;
  return `${name}: ${displayName}, in ${folder}${fault}`;
}

/** What the cells may do, in words. */
function grants(
  isOpen: boolean,
  asks: boolean,
  permissions: readonly string[],
): string {
  const named = permissions.filter((flag) => flag !== "--no-prompt");
  const isAll = named.some((flag) => flag === "-A" || flag === "--allow-all");
  if (isOpen || (isAll && named.length === 1)) return "everything";
  const what = named.length === 0
    ? "nothing"
    : `what ${named.join(" ")} grants`;
  return asks
    ? `${what}; for the rest they ask in the notebook`
    : `${what}; the rest is refused`;
}

function defaultDisplayName(name: string | undefined): string | undefined {
  return name === undefined || name === "cenote"
    ? undefined
    : `Cenote (${name})`;
}

/** What the flags of a place tell. */
interface PlaceFlags {
  text(name: "prefix"): string | undefined;
  has(name: "user" | "sys-prefix"): boolean;
}

/** Jupyter's data folder that the flags name. */
async function dataFolder(
  flags: PlaceFlags,
  context: CommandContext,
): Promise<string> {
  const prefix = flags.text("prefix");
  const named = [
    ...(flags.has("user") ? ["--user"] : []),
    ...(prefix === undefined ? [] : ["--prefix"]),
    ...(flags.has("sys-prefix") ? ["--sys-prefix"] : []),
  ];
  if (named.length > 1) {
    throw new UsageError(`Only one place at a time: found ${named.join(", ")}`);
  }
  const { prefixDataFolder, userDataFolder } = await import("../kernel/mod.ts");
  if (prefix !== undefined) {
    const { resolve } = await import("@std/path/resolve");
    return prefixDataFolder(resolve(prefix));
  }
  if (!flags.has("sys-prefix")) return userDataFolder(context);
  return prefixDataFolder(
    activeEnvironment(context) ?? await pythonPrefix(),
  );
}

/** The environment of Python that is active in the shell. */
function activeEnvironment({ env }: CommandContext): string | undefined {
  return env("VIRTUAL_ENV") || env("CONDA_PREFIX") || undefined;
}

/** Where the shell's Python is installed. */
async function pythonPrefix(): Promise<string> {
  for (const name of ["python3", "python"]) {
    try {
      const { success, stdout } = await new Deno.Command(name, {
        args: ["-c", "import sys; print(sys.prefix)"],
        stderr: "null",
      }).output();
      const prefix = new TextDecoder().decode(stdout).trim();
      if (success && prefix !== "") return prefix;
    } catch (error) {
      if (!(error instanceof Deno.errors.NotFound)) throw error;
    }
  }
  throw new Error(
    "Cannot find the Python that Jupyter runs in: found no active environment and no python3; name its folder by --prefix",
  );
}

/** Refuses what Deno would refuse, now rather than when a notebook is opened. */
async function checkPermissions(flags: readonly string[]): Promise<void> {
  // Sets are those of the deno.json beside the notebook, which is not there yet.
  const plain = flags.filter((flag) => !/^(?:-P|--permission-set)/.test(flag));
  if (plain.length === 0) return;
  const { parsePermissionFlags } = await import("../cells/mod.ts");
  try {
    parsePermissionFlags(plain, Deno.cwd());
  } catch (error) {
    if (error instanceof TypeError) throw new UsageError(error.message);
    throw error;
  }
}

/** A name that Jupyter does not take is a mistake in the command line. */
function wrongName(error: unknown): never {
  if (error instanceof TypeError) throw new UsageError(error.message);
  throw error;
}
