import {
  type CleanNotebookOptions,
  readCleanOptions,
} from "../notebook/clean/mod.ts";
import { cleanFiles } from "./clean_files.ts";
import { CLEAN_HELP } from "./clean_help.ts";
import { cleanStream } from "./clean_stream.ts";
import { type CommandContext, UsageError } from "./command.ts";
import { type Flags, readFlags } from "./flags.ts";

/** Not to be loaded for what most calls do; Deno loads literals of `import()` at once. */
const GIT: string = "./clean_git.ts";

/** What the flags say, as {@linkcode readFlags} gives it. */
type CleanFlags = Flags<
  "name" | "attributes",
  "strip-metadata" | "keep",
  | "check"
  | "keep-outputs"
  | "keep-counts"
  | "number-ids"
  | "json"
  | "install"
  | "uninstall"
  | "status"
  | "global"
>;

/** `cenote clean`: notebooks without what running them leaves. */
export async function run(
  args: readonly string[],
  context: CommandContext,
): Promise<number> {
  const flags: CleanFlags = readFlags(args, {
    strings: ["name", "attributes"],
    lists: ["strip-metadata", "keep"],
    booleans: [
      "check",
      "keep-outputs",
      "keep-counts",
      "number-ids",
      "json",
      "install",
      "uninstall",
      "status",
      "global",
    ],
    operands: "NOTEBOOK",
  });
  if (flags.has("help")) {
    context.print(CLEAN_HELP);
    return 0;
  }
  const git = (["install", "uninstall", "status"] as const).filter((word) =>
    flags.has(word)
  );
  const [word] = git;
  if (word !== undefined) {
    if (git.length > 1 || flags.operands.length > 0 || flags.has("check")) {
      throw new UsageError(
        `The flag "--${word}" goes with none of --install, --uninstall, --status, --check, and no notebooks`,
      );
    }
    const { changeGit }: typeof import("./clean_git.ts") = await import(GIT);
    return await changeGit(word, {
      isGlobal: flags.has("global"),
      isJson: flags.has("json"),
      attributes: flags.text("attributes"),
      cleanFlags: flagsForGit(flags),
    }, context);
  }
  if (flags.has("global") || flags.text("attributes") !== undefined) {
    throw new UsageError(
      'The flags "--global" and "--attributes" go with --install, --uninstall or --status',
    );
  }
  if (flags.operands.length === 0) {
    throw new UsageError("Nothing to clean: name notebooks, folders or -");
  }
  const options = optionsOf(flags);
  if (flags.operands.includes("-")) {
    if (flags.operands.length > 1 || flags.has("json")) {
      throw new UsageError(
        "Standard input goes alone: no other notebooks, no --json",
      );
    }
    return await cleanStream({
      name: flags.text("name"),
      isCheck: flags.has("check"),
      options,
    }, context);
  }
  return await cleanFiles({
    operands: flags.operands,
    isCheck: flags.has("check"),
    isJson: flags.has("json"),
    options,
  }, context);
}

/** The flags that git is to clean with, as it will give them. */
function flagsForGit(flags: CleanFlags): readonly string[] {
  const set = (["keep-outputs", "keep-counts", "number-ids"] as const)
    .filter((name) => flags.has(name)).map((name) => `--${name}`);
  const keys = (["strip-metadata", "keep"] as const).flatMap((name) =>
    flags.list(name).map((key) => `--${name}=${key}`)
  );
  optionsOf(flags);
  return [...set, ...keys];
}

function optionsOf(flags: CleanFlags): CleanNotebookOptions {
  try {
    return readCleanOptions({
      keepOutputs: flags.has("keep-outputs"),
      keepCounts: flags.has("keep-counts"),
      numberIds: flags.has("number-ids"),
      strip: flags.list("strip-metadata"),
      keep: flags.list("keep"),
    });
  } catch (error) {
    if (error instanceof TypeError) throw new UsageError(error.message);
    throw error;
  }
}
