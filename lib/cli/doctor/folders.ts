import { dirname } from "@std/path/dirname";
import { join } from "@std/path/join";
import { userDataFolder } from "../../kernel/mod.ts";
import type { DoctorContext, Finding } from "./finding.ts";

/** Looks whether files can be written where the program has to. */
export async function checkFolders(
  context: DoctorContext,
): Promise<readonly Finding[]> {
  return await Promise.all([temporary(), data(context)]);
}

async function temporary(): Promise<Finding> {
  const base = { group: "Folders", name: "temporary files" } as const;
  try {
    const file = await Deno.makeTempFile();
    await Deno.writeTextFile(file, "x");
    await Deno.remove(file);
    return { ...base, status: "fine", detail: dirname(file) };
  } catch (error) {
    return {
      ...base,
      status: "wrong",
      detail: `cannot be written: ${reason(error)}`,
      fix: "export TMPDIR=FOLDER",
    };
  }
}

/** Where the kernel keeps its history, and Jupyter its kernelspecs. */
async function data(context: DoctorContext): Promise<Finding> {
  const base = { group: "Folders", name: "Jupyter's data" } as const;
  let folder: string | undefined;
  try {
    folder = userDataFolder(context);
    let there = folder;
    while (!await isThere(there) && dirname(there) !== there) {
      there = dirname(there);
    }
    const file = join(there, `.cenote-${crypto.randomUUID()}`);
    await Deno.writeTextFile(file, "", { createNew: true });
    await Deno.remove(file);
    return { ...base, status: "fine", detail: folder };
  } catch (error) {
    return {
      ...base,
      status: "wrong",
      detail: folder === undefined
        ? reason(error)
        : `${folder} cannot be written: ${reason(error)}`,
      fix: "export JUPYTER_DATA_DIR=FOLDER",
    };
  }
}

async function isThere(path: string): Promise<boolean> {
  try {
    await Deno.stat(path);
    return true;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return false;
    throw error;
  }
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
