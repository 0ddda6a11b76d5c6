/**
 * Two ways to do the same work, measured in turns within one run, so that
 * what else the machine does meets both alike.
 */

/** What is compared. */
export interface Comparison {
  /** What the work is, for the report. */
  readonly name: string;
  /** How much work one round is, and of what: `[1000, "MB"]`. */
  readonly work: readonly [number, string];
  /** How often each way is measured. @default {5} */
  readonly rounds?: number;
  /** The share of the bare way's speed that ours has to reach. */
  readonly wanted: number;
  /** The bare way. */
  readonly bare: () => Promise<void> | void;
  /** Our way. */
  readonly ours: () => Promise<void> | void;
}

async function seconds(run: () => Promise<void> | void): Promise<number> {
  const start = performance.now();
  await run();
  return (performance.now() - start) / 1000;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}

/**
 * Measures both ways and prints our share of the bare way's speed: the median
 * of the rounds, each of which compares two runs that stood side by side.
 *
 * @throws {Error} If our way is slower than wanted.
 */
export async function compare(comparison: Comparison): Promise<void> {
  const { name, work: [amount, unit], rounds = 5, wanted, bare, ours } =
    comparison;
  await bare();
  await ours();
  const bareTimes: number[] = [];
  const ourTimes: number[] = [];
  for (let round = 0; round < rounds; round++) {
    // Each way goes first as often as the other.
    if (round % 2 === 0) bareTimes.push(await seconds(bare));
    ourTimes.push(await seconds(ours));
    if (round % 2 === 1) bareTimes.push(await seconds(bare));
  }
  const share = median(
    bareTimes.map((time, round) => time / (ourTimes[round] ?? NaN)),
  );
  const speed = (times: readonly number[]) =>
    `${(amount / median(times)).toFixed(0)} ${unit}/s`;
  const report = `${name}: ${share.toFixed(2)} of the bare speed (${
    speed(ourTimes)
  } beside ${speed(bareTimes)}; wanted ${wanted})`;
  console.log(report);
  if (!(share >= wanted)) throw new Error(report);
}

/**
 * Registers a comparison as a benchmark. The bench runner calls what it
 * measures several times; a comparison has its own rounds and runs once.
 *
 * @param name The benchmark's name.
 * @param run Makes what the comparison needs, and compares.
 */
export function benchComparison(name: string, run: () => Promise<void>): void {
  let running: Promise<void> | undefined;
  Deno.bench({
    // The runner's own figures are those of a run that was over long ago.
    name: `${name} (see the share above)`,
    n: 1,
    warmup: 0,
    async fn() {
      running ??= run();
      await running;
    },
  });
}
