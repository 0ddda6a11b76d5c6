import type { CellSelection } from "../notebook/run/mod.ts";
import { type CommandContext, UsageError } from "./command.ts";
import { type Flags, readFlags } from "./flags.ts";
import { isPermissionFlag } from "./kernel.ts";

/** Modules for what most runs do not need; Deno loads literals of `import()` at once. */
const PARAMETERS: string = "./run_parameters.ts";
const PERMISSION_FLAGS: string = "./run_permission_flags.ts";

/** What `cenote run` was told, apart from the notebooks. */
export interface RunSettings {
  /** What the user named: files, folders, `-`. */
  readonly operands: readonly string[];
  /** Where the notebooks are written; in place where nothing is given. */
  readonly out?: string;
  readonly writes: boolean;
  readonly parameters?: Readonly<Record<string, unknown>>;
  readonly listsParameters: boolean;
  readonly selection: CellSelection;
  readonly allowErrors: boolean;
  readonly cellTimeoutMs?: number;
  readonly totalTimeoutMs?: number;
  readonly recordsTiming: boolean;
  /** Deno's permission flags, where any were given: as they were, and as the cells' process takes them. */
  readonly permissions?: {
    readonly given: readonly string[];
    readonly flags: readonly string[];
  };
  /** Whether what the notebooks say that they need is granted. */
  readonly grants: boolean;
  readonly asksInput: boolean;
  /** The server that runs the cells, where it is not this machine. */
  readonly gateway?: GatewaySettings;
  readonly jobs: number;
  readonly failsFast: boolean;
  readonly isQuiet: boolean;
  readonly isJson: boolean;
}

/** A Jupyter server that runs the cells. */
export interface GatewaySettings {
  readonly url: string;
  readonly token?: string;
  readonly kernel?: string;
}

const NAMES = {
  strings: [
    "out",
    "from",
    "to",
    "timeout",
    "total-timeout",
    "jobs",
    "gateway",
    "token",
    "kernel",
  ],
  lists: ["param", "param-file", "only"],
  booleans: [
    "list-params",
    "no-write",
    "allow-errors",
    "timing",
    "grant",
    "input",
    "fail-fast",
    "quiet",
    "json",
  ],
  letters: { o: "out", p: "param", f: "param-file", j: "jobs", q: "quiet" },
  operands: "NOTEBOOK",
  passesOn: (arg: string) => arg !== "--allow-errors" && isPermissionFlag(arg),
} as const;

type RunFlags = Flags<
  typeof NAMES.strings[number],
  typeof NAMES.lists[number],
  typeof NAMES.booleans[number]
>;

/**
 * Reads the command line of `cenote run`.
 *
 * @returns What it says; nothing where it asks for help.
 * @throws {UsageError} If it does not fit.
 */
export async function readRunSettings(
  args: readonly string[],
  context: CommandContext,
): Promise<RunSettings | undefined> {
  const flags: RunFlags = readFlags(args, NAMES);
  if (flags.has("help")) return undefined;
  const { operands } = flags;
  if (operands.length === 0) {
    throw new UsageError("Nothing to run: name a notebook, a folder, or -");
  }
  const out = flags.text("out");
  const writes = !flags.has("no-write");
  if (!writes && out !== undefined) {
    throw new UsageError(
      'The flags "--out" and "--no-write" do not go together',
    );
  }
  const isJson = flags.has("json");
  const writesToStdout = writes &&
    (out === "-" || out === undefined && operands.includes("-"));
  if (isJson && writesToStdout) {
    throw new UsageError(
      "Standard output cannot take both the notebook and --json: write the notebook to a file with -o",
    );
  }
  const jobs = readCount(flags.text("jobs")) ?? 1;
  const asksInput = flags.has("input");
  if (asksInput && (jobs > 1 || operands.includes("-"))) {
    throw new UsageError(
      'The flag "--input" takes standard input for one notebook at a time: leave out --jobs and -',
    );
  }
  return {
    operands,
    ...(out === undefined ? {} : { out }),
    writes,
    ...await readParameters(flags),
    listsParameters: flags.has("list-params"),
    selection: readSelection(flags),
    allowErrors: flags.has("allow-errors"),
    ...readLimits(flags),
    recordsTiming: flags.has("timing"),
    ...await readPermissions(flags),
    ...readGateway(flags, context),
    grants: flags.has("grant"),
    asksInput,
    jobs,
    failsFast: flags.has("fail-fast"),
    isQuiet: flags.has("quiet"),
    isJson,
  };
}

function readSelection(flags: RunFlags): CellSelection {
  const from = flags.text("from");
  const to = flags.text("to");
  const only = flags.list("only").flatMap((names) => names.split(","));
  return {
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(only.length === 0 ? {} : { only }),
  };
}

function readLimits(
  flags: RunFlags,
): Pick<RunSettings, "cellTimeoutMs" | "totalTimeoutMs"> {
  const cellTimeoutMs = readSeconds("timeout", flags.text("timeout"));
  const totalTimeoutMs = readSeconds(
    "total-timeout",
    flags.text("total-timeout"),
  );
  return {
    ...(cellTimeoutMs === undefined ? {} : { cellTimeoutMs }),
    ...(totalTimeoutMs === undefined ? {} : { totalTimeoutMs }),
  };
}

function readSeconds(
  name: string,
  value: string | undefined,
): number | undefined {
  if (value === undefined) return undefined;
  const seconds = Number(value);
  if (/^[\d.]+$/.test(value) && seconds > 0) return seconds * 1000;
  throw new UsageError(
    `The flag "--${name}" needs seconds, more than 0: found "${value}"`,
  );
}

function readCount(value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  const count = Number(value);
  if (/^\d+$/.test(value) && count > 0) return count;
  throw new UsageError(
    `The flag "--jobs" needs a number from 1 on: found "${value}"`,
  );
}

function readGateway(
  flags: RunFlags,
  { env }: CommandContext,
): Pick<RunSettings, "gateway"> {
  const url = flags.text("gateway");
  const kernel = flags.text("kernel");
  const given = flags.text("token");
  if (url === undefined) {
    const flag = kernel !== undefined
      ? "--kernel"
      : given !== undefined
      ? "--token"
      : undefined;
    if (flag === undefined) return {};
    throw new UsageError(`The flag "${flag}" needs "--gateway" beside it`);
  }
  const [permission] = flags.passedOn;
  if (permission !== undefined || flags.has("grant")) {
    throw new UsageError(
      `The flags "--gateway" and "${
        permission ?? "--grant"
      }" do not go together: what the cells may do on a server is for the server to say`,
    );
  }
  const token = given ?? (env("CENOTE_GATEWAY_TOKEN") || env("JUPYTER_TOKEN"));
  return {
    gateway: {
      url,
      ...(token ? { token } : {}),
      ...(kernel === undefined ? {} : { kernel }),
    },
  };
}

async function readParameters(
  flags: RunFlags,
): Promise<Pick<RunSettings, "parameters">> {
  const files = flags.list("param-file");
  const given = flags.list("param");
  if (files.length === 0 && given.length === 0) return {};
  const { readRunParameters }: typeof import("./run_parameters.ts") =
    await import(PARAMETERS);
  return { parameters: await readRunParameters(files, given) };
}

async function readPermissions(
  flags: RunFlags,
): Promise<Pick<RunSettings, "permissions">> {
  if (flags.passedOn.length === 0) return {};
  const { readPermissionFlags }: typeof import("./run_permission_flags.ts") =
    await import(PERMISSION_FLAGS);
  const given = flags.passedOn;
  return { permissions: { given, flags: readPermissionFlags(given) } };
}
