import { join } from "@std/path";
import {
  type AskPermission,
  describeRequest,
  parsePermissionFlags,
  type PermissionAnswer,
  PermissionBroker,
  type PermissionMemory,
} from "../../../lib/cells/permissions/mod.ts";

/** A program under a broker. */
export interface ChildOptions {
  /** The program, as a module. */
  readonly code: string;
  /** What is granted without asking. */
  readonly flags?: readonly string[];
  /** The answers to the questions, in their order; a function answers all. Absent: nobody can be asked. */
  readonly answers?: readonly PermissionAnswer[] | AskPermission;
  readonly memory?: PermissionMemory;
  /** Files beside the program. */
  readonly files?: Readonly<Record<string, string>>;
  /** Makes more of the folder ready. */
  readonly prepare?: (folder: string) => Promise<void>;
  /** More flags for the child, other than permissions. */
  readonly childFlags?: readonly string[];
}

/** What came of it. */
export interface ChildResult {
  readonly code: number;
  /** What it printed, with `FOLDER` for the name of its folder. */
  readonly output: string;
  readonly errors: string;
  /** The questions, in words, with `FOLDER` likewise. */
  readonly questions: readonly string[];
}

/**
 * Runs a program in a Deno process that asks a broker for every permission.
 * The program has `attempt(name, work)`, which prints what came of the work.
 */
export async function runChild(options: ChildOptions): Promise<ChildResult> {
  const { flags = [], answers, memory, files = {}, childFlags = [] } = options;
  const folder = await Deno.realPath(await Deno.makeTempDir());
  const hide = (text: string) => text.replaceAll(folder, "FOLDER");
  const questions: string[] = [];
  const ask: AskPermission = (request, signal) => {
    questions.push(hide(describeRequest(request)));
    if (typeof answers === "function") return answers(request, signal);
    return Promise.resolve(answers?.[questions.length - 1] ?? "no");
  };
  try {
    for (const [name, text] of Object.entries(files)) {
      await Deno.writeTextFile(join(folder, name), text);
    }
    await options.prepare?.(folder);
    await Deno.writeTextFile(join(folder, "main.ts"), ATTEMPT + options.code);
    await using broker = await PermissionBroker.listen({
      policy: parsePermissionFlags(flags, folder),
      ...(answers ? { ask } : {}),
      ...(memory ? { memory } : {}),
    });
    const { code, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
      args: ["run", "--no-prompt", "--no-config", ...childFlags, "main.ts"],
      cwd: folder,
      env: { ...broker.environment, NO_COLOR: "1" },
    }).output();
    const decoder = new TextDecoder();
    return {
      code,
      output: hide(decoder.decode(stdout)),
      errors: hide(decoder.decode(stderr)),
      questions,
    };
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

const ATTEMPT = `
async function attempt(name: string, work: () => unknown) {
  try {
    console.log(name, "done", (await work()) ?? "");
  } catch (error) {
    const { name: kind, message } = error as Error;
    console.log(name, kind + ":", message);
  }
}
`;
