import { join } from "@std/path/join";
import config from "../../../deno.json" with { type: "json" };
import { dataFolders } from "../../kernel/mod.ts";
import { findProgram, missingFiles, outputOf } from "./_programs.ts";
import type { DoctorContext, Finding } from "./finding.ts";

/** Looks at the kernelspecs that Jupyter finds, and whether what they start is there. */
export async function checkKernels(
  context: DoctorContext,
): Promise<readonly Finding[]> {
  const found: Finding[] = [];
  const names = new Set<string>();
  for (const dataFolder of dataFolders(context, await sysPrefix(context))) {
    for (const name of await namesIn(join(dataFolder, "kernels"))) {
      // Of several of one name Jupyter takes the first.
      if (names.has(name)) continue;
      const folder = join(dataFolder, "kernels", name);
      const text = await readText(join(folder, "kernel.json"));
      if (text === undefined) continue;
      names.add(name);
      found.push(await kernel(name, folder, text, context));
    }
  }
  const isThere = found.some(({ name }) => name === "cenote");
  return isThere ? found : [...found, {
    group: "Kernels",
    name: "cenote",
    status: "note",
    detail: "not installed",
    fix: context.command("kernel", "install"),
  }];
}

/** The folder of the Python that Jupyter runs in. */
async function sysPrefix(
  context: DoctorContext,
): Promise<string | undefined> {
  const active = context.env("VIRTUAL_ENV") || context.env("CONDA_PREFIX");
  if (active) return active;
  const python = await findProgram("python3", context);
  if (python === undefined) return undefined;
  const script = "import sys; print(sys.prefix)";
  return await outputOf(python, ["-c", script], context) || undefined;
}

async function kernel(
  name: string,
  folder: string,
  text: string,
  context: DoctorContext,
): Promise<Finding> {
  const base = { group: "Kernels", name } as const;
  const spec = parse(text);
  if (spec === undefined) {
    return {
      ...base,
      status: "wrong",
      detail: `${join(folder, "kernel.json")} is no kernelspec`,
      fix: removal(name, false, context),
    };
  }
  const { argv, display, version } = spec;
  const missing = await missingFiles(argv);
  const [program = ""] = argv;
  if (
    missing.length === 0 && await findProgram(program, context) === undefined
  ) {
    missing.push(program);
  }
  const isOwn = version !== undefined;
  const [gone] = missing;
  if (gone !== undefined) {
    return {
      ...base,
      status: "wrong",
      detail: `cannot start: ${gone} is gone (${folder})`,
      fix: removal(name, isOwn, context),
    };
  }
  if (isOwn && version !== config.version) {
    return {
      ...base,
      status: "note",
      detail: `${display} of version ${version} (${folder})`,
      fix: removal(name, true, context),
    };
  }
  return { ...base, status: "fine", detail: `${display} (${folder})` };
}

/** The command that mends a kernelspec: installs it anew, or else removes it. */
function removal(
  name: string,
  isOwn: boolean,
  context: DoctorContext,
): string {
  if (name === "deno") return "deno jupyter --install";
  if (name === "cenote") return context.command("kernel", "install");
  return isOwn
    ? context.command("kernel", "install", "--name", name)
    : `jupyter kernelspec remove ${name}`;
}

/** What counts of a `kernel.json`. */
interface Spec {
  readonly argv: readonly string[];
  readonly display: string;
  /** The package's version, where the kernelspec is ours. */
  readonly version?: string;
}

function parse(text: string): Spec | undefined {
  let root: unknown;
  try {
    root = JSON.parse(text);
  } catch {
    return undefined;
  }
  const { argv, display_name: display, metadata } = record(root);
  if (!Array.isArray(argv) || argv.length === 0) return undefined;
  const { cenote } = record(metadata);
  return {
    argv: argv.map(String),
    display: typeof display === "string" ? display : String(argv[0]),
    ...(cenote === undefined
      ? {}
      : { version: String(record(cenote).version) }),
  };
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    const entries = await Array.fromAsync(Deno.readDir(folder));
    return entries.map(({ name }) => name).toSorted();
  } catch {
    // Most of the places where Jupyter looks are not there.
    return [];
  }
}

async function readText(path: string): Promise<string | undefined> {
  try {
    return await Deno.readTextFile(path);
  } catch {
    return undefined;
  }
}
