import { findProgram, outputOf } from "./_programs.ts";
import type { DoctorContext, Finding } from "./finding.ts";

/** A program that opens notebooks; none of them is needed. */
interface FrontEnd {
  readonly name: string;
  /** What it may be called, with what it takes to say its version. */
  readonly programs: readonly (readonly [string, ...string[]])[];
  readonly fix?: string;
}

const FRONT_ENDS: readonly FrontEnd[] = [
  {
    name: "Python",
    programs: [["python3", "--version"], ["python", "--version"]],
  },
  {
    name: "JupyterLab",
    programs: [["jupyter-lab", "--version"]],
    fix: "pip install jupyterlab",
  },
  {
    name: "VS Code",
    // Its own answer takes a second, and none is given to an administrator.
    programs: [["code"], ["codium"], ["code-insiders"]],
  },
];

/** Looks for the programs that open notebooks. */
export async function checkFrontEnds(
  context: DoctorContext,
): Promise<readonly Finding[]> {
  return await Promise.all(FRONT_ENDS.map((one) => check(one, context)));
}

async function check(
  { name, programs, fix }: FrontEnd,
  context: DoctorContext,
): Promise<Finding> {
  const group = "Front ends";
  for (const [program, ...args] of programs) {
    const path = await findProgram(program, context);
    if (path === undefined) continue;
    if (args.length === 0) return { group, name, status: "fine", detail: path };
    const said = await outputOf(path, args, context);
    if (said === undefined) {
      return {
        group,
        name,
        status: "wrong",
        detail: `${path} does not start`,
        ...(fix === undefined ? {} : { fix }),
      };
    }
    const version = said.split("\n").at(-1)?.replace(/^\D+/, "");
    return { group, name, status: "fine", detail: `${version} (${path})` };
  }
  return {
    group,
    name,
    status: "note",
    detail: "not found; no command of Cenote needs it",
    ...(fix === undefined ? {} : { fix }),
  };
}
