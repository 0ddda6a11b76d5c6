import { readGitFilter } from "../../notebook/clean/mod.ts";
import {
  findProgram,
  missingFiles,
  outputOf,
  shellWords,
} from "./_programs.ts";
import type { DoctorContext, Finding } from "./finding.ts";

/** Looks at the filter that keeps notebooks clean in the repository of this folder. */
export async function checkGit(
  context: DoctorContext,
): Promise<readonly Finding[]> {
  const path = await findProgram("git", context);
  if (path === undefined) {
    return [{
      group: "Git",
      name: "git",
      status: "note",
      detail: "not found; the filter for notebooks needs it",
    }];
  }
  const version = (await outputOf(path, ["--version"], context))
    ?.replace(/^git version /, "");
  const git: Finding = {
    group: "Git",
    name: "git",
    status: version === undefined ? "wrong" : "fine",
    detail: version === undefined
      ? `${path} does not start`
      : `${version} (${path})`,
  };
  const inside = ["-C", context.folder, "rev-parse", "--is-inside-work-tree"];
  if (await outputOf(path, inside, context) !== "true") return [git];
  return [git, await filter(context)];
}

async function filter(context: DoctorContext): Promise<Finding> {
  const base = { group: "Git", name: "filter for notebooks" } as const;
  const install = context.command("clean", "--install");
  const { clean, isNamed, isInstalled, attributes, otherFilter } =
    await readGitFilter({ folder: context.folder });
  if (otherFilter !== undefined) {
    return {
      ...base,
      status: "note",
      detail: `another program's: ${otherFilter}`,
    };
  }
  // With the filter named and not known notebooks are stored with their outputs.
  if (isNamed && clean === undefined) {
    return {
      ...base,
      status: "wrong",
      detail: "named in an attributes file, but not installed in this clone",
      fix: install,
    };
  }
  const [gone] = await missingFiles(
    shellWords(clean?.replaceAll("%%", "%") ?? ""),
  );
  if (gone !== undefined) {
    return {
      ...base,
      status: isNamed ? "wrong" : "note",
      detail: `cannot start: ${gone} is gone, so git stores no notebook`,
      fix: install,
    };
  }
  return isInstalled
    ? { ...base, status: "fine", detail: `installed (${attributes})` }
    : {
      ...base,
      status: "note",
      detail: "not installed: notebooks are stored with their outputs",
      fix: install,
    };
}
