import {
  type GitFilterStatus,
  installGitFilter,
  readGitFilter,
  uninstallGitFilter,
} from "../notebook/clean/mod.ts";
import type { CommandContext } from "./command.ts";
import { programCommand } from "./program_command.ts";

/** What the flags say of git. */
export interface GitFlags {
  readonly isGlobal: boolean;
  readonly isJson: boolean;
  readonly attributes: string | undefined;
  /** Flags that the filter is to clean with. */
  readonly cleanFlags: readonly string[];
}

/** `cenote clean --install`, `--uninstall` and `--status`. */
export async function changeGit(
  word: "install" | "uninstall" | "status",
  { isGlobal, isJson, attributes, cleanFlags }: GitFlags,
  context: CommandContext,
): Promise<number> {
  const place = {
    isGlobal,
    ...(attributes === undefined ? {} : { attributes }),
  };
  const status = word === "install"
    ? await installGitFilter({
      ...place,
      program: programCommand(),
      cleanFlags,
    })
    : word === "uninstall"
    ? await uninstallGitFilter(place)
    : await readGitFilter(place);
  const isFine = word === "uninstall" || status.isInstalled;
  if (isJson) context.print(JSON.stringify(status));
  else describe(word, status, isGlobal, context);
  return isFine ? 0 : 1;
}

function describe(
  word: "install" | "uninstall" | "status",
  status: GitFilterStatus,
  isGlobal: boolean,
  context: CommandContext,
): void {
  const { clean, diff, attributes, isNamed, otherFilter, isInstalled } = status;
  const where = isGlobal ? "all repositories of yours" : "this repository";
  if (isInstalled) {
    context.print(
      `Git stores notebooks clean in ${where}; the files keep their outputs`,
    );
    context.print(`  clean  ${clean}`);
    if (diff !== undefined) context.print(`  diff   ${diff}`);
    context.print(`  named  in ${attributes}`);
    if (word === "uninstall") {
      context.report(
        "It is told so in another place, too: see --global and --attributes",
      );
    }
    if (word === "install") {
      context.print(
        'Notebooks that are committed already become clean by "git add --renormalize ."',
      );
    }
    return;
  }
  context.print(`Git does not clean notebooks in ${where}`);
  if (otherFilter !== undefined) {
    context.report(
      `Another filter holds for them: ${otherFilter}; take it out of the attributes`,
    );
  } else if (isNamed) {
    context.report(
      word === "uninstall"
        ? "An attributes file still names them, which does no harm: see --attributes"
        : 'An attributes file names them, but git knows no filter "cenote" here: "cenote clean --install" tells it',
    );
  } else if (word === "status") {
    context.report('"cenote clean --install" has it do so');
  }
}
