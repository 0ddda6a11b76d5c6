/**
 * The folder in which a process works. A request names a relative path as it
 * was written, and only the process knows what that is relative to.
 *
 * @param pid The process.
 * @returns Its folder, or undefined where it cannot be known.
 */
export async function workingFolder(pid: number): Promise<string | undefined> {
  if (!Number.isSafeInteger(pid) || pid < 1) return undefined;
  if (Deno.build.os !== "linux") return await workingFolderByLsof(pid);
  try {
    return Deno.readLinkSync(`/proc/${pid}/cwd`);
  } catch {
    return undefined;
  }
}

/**
 * The same by the tool which systems have that have no `/proc`.
 *
 * @param pid The process.
 * @returns Its folder, or undefined where it cannot be known.
 */
export async function workingFolderByLsof(
  pid: number,
): Promise<string | undefined> {
  try {
    const { stdout } = await new Deno.Command("lsof", {
      args: ["-a", "-p", String(pid), "-d", "cwd", "-Fn"],
      stdin: "null",
      stderr: "null",
    }).output();
    return /^n(\/.*)$/m.exec(new TextDecoder().decode(stdout))?.[1];
  } catch {
    return undefined;
  }
}

/**
 * Whether a process has workers, which share its folder and can change it
 * while a request of another thread is under way.
 *
 * @param pid The process.
 * @returns False when there is surely none.
 */
export function hasWorkers(pid: number): boolean {
  try {
    for (const { name } of Deno.readDirSync(`/proc/${pid}/task`)) {
      const thread = Deno.readTextFileSync(`/proc/${pid}/task/${name}/comm`);
      if (thread.startsWith("worker-")) return true;
    }
    return false;
  } catch {
    return true;
  }
}
