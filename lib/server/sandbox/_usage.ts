/** What a process uses of the machine. */
export interface ProcessUsage {
  /** Resident memory. */
  readonly memoryBytes: number;
  /** Seconds of processor time since it was started, where the system tells. */
  readonly processorSeconds?: number;
}

const PAGE_BYTES = 4096;
const TICKS_PER_SECOND = 100;

/**
 * Looks at a process.
 *
 * @param pid The system's number of it.
 * @returns What it uses; `undefined` once that cannot be told.
 */
export async function processUsage(
  pid: number,
): Promise<ProcessUsage | undefined> {
  if (Deno.build.os === "linux") {
    try {
      return readStat(await Deno.readTextFile(`/proc/${pid}/stat`));
    } catch (error) {
      // Without --allow-all Deno keeps /proc closed; `ps` tells the same, more slowly.
      if (!(error instanceof Deno.errors.NotCapable)) return undefined;
    }
  }
  return Deno.build.os === "windows" ? await tasklist(pid) : await ps(pid);
}

function readStat(stat: string): ProcessUsage {
  // The program's name, in parentheses, may hold anything.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ").map(Number);
  const [user = 0, system = 0] = fields.slice(11);
  return {
    memoryBytes: (fields[21] ?? 0) * PAGE_BYTES,
    processorSeconds: (user + system) / TICKS_PER_SECOND,
  };
}

async function ps(pid: number): Promise<ProcessUsage | undefined> {
  const said = await output("ps", ["-o", "rss=,time=", "-p", String(pid)]);
  const [memory, time] = said?.split(/\s+/) ?? [];
  if (!memory) return undefined;
  return {
    memoryBytes: Number(memory) * 1024,
    processorSeconds: secondsOf(time ?? ""),
  };
}

/** Reads `[days-][hours:]minutes:seconds`. */
function secondsOf(time: string): number {
  const [clock = "", days = "0"] = time.split("-").reverse();
  const seconds = clock.split(":").reduce(
    (all, part) => all * 60 + Number(part),
    0,
  );
  return Number(days) * 86_400 + seconds;
}

async function tasklist(pid: number): Promise<ProcessUsage | undefined> {
  const args = ["/FI", `PID eq ${pid}`, "/FO", "CSV", "/NH"];
  const digits = (await output("tasklist", args))?.split('","').at(-1)
    ?.replace(/\D/g, "");
  return digits ? { memoryBytes: Number(digits) * 1024 } : undefined;
}

async function output(
  command: string,
  args: string[],
): Promise<string | undefined> {
  try {
    const { stdout } = await new Deno.Command(command, {
      args,
      stdin: "null",
      stderr: "null",
    }).output();
    return new TextDecoder().decode(stdout).trim();
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return undefined;
    throw error;
  }
}
