/**
 * The kernel beside `deno jupyter` and ipykernel, in turns within one run, as a
 * front end sees them. `CENOTE_BENCH_ROUNDS` sets how often each is measured.
 */
import { fromFileUrl } from "@std/path";
import { TextLineStream } from "@std/streams/text-line-stream";
import { table } from "../../lib/display/mod.ts";
import { peerEnvironment } from "../../tools/peers/environment.ts";
import { benchComparison } from "./_ratio.ts";

const ROUNDS = Number(Deno.env.get("CENOTE_BENCH_ROUNDS") ?? 3);
const PROGRAM = fromFileUrl(new URL("_kernels.py", import.meta.url));

/** What was measured of one kernel in one round. */
type Measured = Readonly<Record<string, number | boolean | string | null>>;

/** A line of the report: a figure of ours beside that of another kernel. */
interface Wanted {
  readonly what: string;
  /** Its name in what the program measures. */
  readonly figure: string;
  /** The kernel it is compared with. */
  readonly beside: "deno" | "python3";
  /** The share of the other's figure that ours may be. */
  readonly most: number;
}

const MS = " (ms)";
const MIB = " (MiB)";

const WANTED: readonly Wanted[] = [
  {
    what: `first result${MS}`,
    figure: "start",
    beside: "deno",
    most: 0.9,
  },
  { what: `no-op, p50${MS}`, figure: "no-op p50", beside: "deno", most: 1 },
  { what: `no-op, p95${MS}`, figure: "no-op p95", beside: "deno", most: 1 },
  { what: `10⁵ lines${MS}`, figure: "lines", beside: "python3", most: 1 },
  {
    what: `50 MB shown${MS}`,
    figure: "display",
    beside: "python3",
    most: 1,
  },
  {
    what: `idle${MIB}`,
    figure: "idle memory",
    beside: "deno",
    most: 0.8,
  },
  {
    what: `after that${MIB}`,
    figure: "memory after",
    beside: "deno",
    most: 0.2,
  },
  {
    what: `20 cells${MS}`,
    figure: "notebook",
    beside: "deno",
    most: 0.9,
  },
];

/** Measures all kernels in turns; what was measured of each, round by round. */
async function measure(): Promise<Map<string, Measured[]>> {
  const { python, env } = await peerEnvironment();
  const child = new Deno.Command(python, {
    args: [PROGRAM, String(ROUNDS)],
    env: { ...env },
    stdin: "null",
    stdout: "piped",
    stderr: "piped",
  }).spawn();
  const said = new Response(child.stderr).text();
  const lines = child.stdout.pipeThrough(new TextDecoderStream())
    .pipeThrough(new TextLineStream());
  const found = new Map<string, Measured[]>();
  for await (const line of lines) {
    const one: Measured = JSON.parse(line);
    const kernel = String(one.kernel);
    found.set(kernel, [...found.get(kernel) ?? [], one]);
  }
  const { success } = await child.status;
  if (!success) {
    throw new Error(`Cannot measure the kernels: ${await said}`);
  }
  return found;
}

/** The median of a figure over the rounds in which there was one. */
function median(rounds: readonly Measured[], figure: string): number {
  const values = rounds.map((one) => one[figure]).filter((value) =>
    typeof value === "number"
  ).toSorted((a, b) => a - b);
  return values[Math.floor(values.length / 2)] ?? NaN;
}

/** Of how many rounds something is true. */
function count(
  rounds: readonly Measured[],
  test: (one: Measured) => boolean,
): string {
  return `${rounds.filter(test).length} of ${rounds.length}`;
}

/** Prints the figures, and holds ours against those of the others. */
async function compareKernels(): Promise<void> {
  const found = await measure();
  const of = (kernel: string) => found.get(kernel) ?? [];
  const rows = WANTED.map(({ what, figure, beside, most }) => {
    const scale = what.endsWith(MS) ? 1_000 : 1;
    const value = (kernel: string) => scale * median(of(kernel), figure);
    return {
      what,
      cenote: value("cenote"),
      deno: value("deno"),
      python3: value("python3"),
      ratio: value("cenote") / value(beside),
      most,
      beside: beside === "deno" ? "deno jupyter" : "ipykernel",
    };
  });
  const one = { format: { decimals: 1 } } as const;
  console.log(String(table(rows, {
    caption: `Kernels, medians of ${ROUNDS} rounds in turns`,
    columns: {
      what: "What",
      cenote: one,
      deno: { title: "deno jupyter", ...one },
      python3: { title: "ipykernel", ...one },
      ratio: { title: "Ours is", format: { decimals: 2 } },
      most: { title: "at most", format: { decimals: 2 } },
      beside: "of",
    },
  })));
  const complete = [...found].map(([kernel, rounds]) => ({
    kernel,
    atIdle: median(rounds, "lines at idle"),
    messages: median(rounds, "lines messages"),
    ordered: count(rounds, (round) => round["lines in order"] === true),
    intact: count(rounds, (round) => round["display intact"] === true),
    idleRss: median(rounds, "idle memory, RSS"),
    rss: median(rounds, "memory after, RSS"),
  }));
  console.log(String(table(complete, {
    columns: {
      kernel: "Kernel",
      atIdle: { title: "Lines at idle" },
      messages: "Messages of lines",
      ordered: "All lines in order",
      intact: "Display intact",
      idleRss: { title: "RSS, idle", ...one },
      rss: { title: "RSS, after", ...one },
    },
  })));
  const broken = of("cenote").filter((round) =>
    round["lines at idle"] !== 100_000 || round["lines in order"] !== true ||
    round["display intact"] !== true
  );
  if (broken.length > 0 || of("cenote").length !== ROUNDS) {
    throw new Error(`Output was lost: ${JSON.stringify(broken)}`);
  }
  const missed = rows.filter(({ ratio, most }) => !(ratio <= most));
  if (missed.length > 0) {
    throw new Error(
      `Not reached: ${
        missed.map(({ what, ratio, most, beside }) =>
          `${what} is ${
            ratio.toFixed(2)
          } of ${beside}'s; wanted at most ${most}`
        ).join("; ")
      }`,
    );
  }
}

if (Deno.build.os === "linux") {
  benchComparison(
    "the kernel beside deno jupyter and ipykernel",
    compareKernels,
  );
}
