/**
 * What `progress()` costs a loop, item by item, beside tqdm around the same
 * loop of the same numbers, both where nothing can be redrawn.
 */
import { progress } from "../../lib/display/mod.ts";
import { peerEnvironment } from "../../tools/peers/environment.ts";
import { benchComparison } from "./_ratio.ts";

const ITEMS = 2_000_000;
const ROUNDS = 5;

/** Prints the nanoseconds that tqdm adds to an item, round by round. */
const TQDM = `
import sys, time
from tqdm import tqdm
numbers = list(range(${ITEMS}))
def seconds(items):
    start, total = time.perf_counter(), 0
    for n in items:
        total += n
    return time.perf_counter() - start
for _ in range(${ROUNDS}):
    bare = seconds(numbers)
    print((seconds(tqdm(numbers, file=sys.stderr)) - bare) * 1e9 / ${ITEMS})
`;

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}

function milliseconds(items: Iterable<number>): number {
  const start = performance.now();
  let total = 0;
  for (const n of items) total += n;
  if (total !== ITEMS * (ITEMS - 1) / 2) throw new Error("Items were lost");
  return performance.now() - start;
}

benchComparison("progress() beside tqdm", async () => {
  const { python, env } = await peerEnvironment();
  const { stdout, success } = await new Deno.Command(python, {
    args: ["-c", TQDM],
    env: { ...env },
    stderr: "null",
  }).output();
  if (!success) throw new Error("tqdm did not run");
  const theirs = median(
    new TextDecoder().decode(stdout).trim().split("\n").map(Number),
  );

  const numbers = Array.from({ length: ITEMS }, (_, i) => i);
  milliseconds(numbers);
  milliseconds(progress(numbers, { keep: false }));
  const ours = median(
    Array.from({ length: ROUNDS }, () => {
      const bare = milliseconds(numbers);
      const counted = milliseconds(progress(numbers, { keep: false }));
      return (counted - bare) * 1e6 / ITEMS;
    }),
  );
  const report = `An item costs ${ours.toFixed(0)} ns more in progress(), ${
    theirs.toFixed(0)
  } ns more in tqdm`;
  console.log(report);
  if (!(ours <= theirs)) throw new Error(`${report}; wanted no more`);
});
