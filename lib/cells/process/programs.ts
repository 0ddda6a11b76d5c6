/**
 * Sends a signal to the programs that a process started, and to those that they
 * started: what Ctrl-C at a terminal does.
 *
 * @param pid The process, which itself gets nothing.
 * @param signal The signal.
 * @returns How many there are.
 */
export async function signalPrograms(
  pid: number,
  signal: Deno.Signal,
): Promise<number> {
  if (Deno.build.os === "windows") return 0;
  const programs = descendants(pid, await processes());
  for (const program of programs) {
    try {
      Deno.kill(program, signal);
    } catch (error) {
      // It has ended in the meantime, or it is another user's.
      if (
        !(error instanceof Deno.errors.NotFound) &&
        !(error instanceof Deno.errors.PermissionDenied) &&
        !(error instanceof TypeError)
      ) throw error;
    }
  }
  return programs.length;
}

/** Process and parent of everything that runs. */
async function processes(): Promise<readonly (readonly [number, number])[]> {
  try {
    const { stdout } = await new Deno.Command("ps", {
      args: ["-A", "-o", "pid=,ppid="],
      stderr: "null",
    }).output();
    return rows(new TextDecoder().decode(stdout));
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return await processesOfLinux();
    throw error;
  }
}

/** The same where there is no `ps`, as in small containers. */
async function processesOfLinux(): Promise<
  readonly (readonly [number, number])[]
> {
  const found: (readonly [number, number])[] = [];
  for (const { name } of Deno.readDirSync("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const stat = await Deno.readTextFile(`/proc/${name}/stat`);
      // The name of a program, in parentheses, may hold anything.
      const parent = stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1];
      found.push([Number(name), Number(parent)]);
    } catch {
      // It has ended in the meantime.
    }
  }
  return found;
}

function rows(text: string): readonly (readonly [number, number])[] {
  return text.trim().split("\n").map((line) => {
    const [pid, parent] = line.trim().split(/\s+/).map(Number);
    return [pid ?? 0, parent ?? 0];
  });
}

function descendants(
  pid: number,
  all: readonly (readonly [number, number])[],
): number[] {
  const children = all.filter(([, parent]) => parent === pid).map(([id]) => id);
  return children.flatMap((child) => [child, ...descendants(child, all)]);
}
