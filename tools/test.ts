/**
 * Runs the project's tests and says how many there were: `deno task test`.
 *
 * Two suites: the tests under `tests/`, and the examples of the documentation. What is given to
 * the task goes on to `deno test`: a path runs only that, a flag goes to both suites. The tests
 * against programs of others (`tests/peers/`) and the benchmarks are tasks of their own.
 *
 * The last line is always `N passed, N failed`, counted from what `deno test` itself reported. A
 * run that broke off, did not compile, or ran nothing at all counts as a failure.
 *
 * @module
 */

import { addCounts, type Counts, readCounts } from "./counts.ts";

const ROOT = new URL("../", import.meta.url);

interface Suite {
  readonly name: string;
  readonly flags: readonly string[];
  readonly paths: readonly string[];
}

/** The suites that `args` asks for. */
async function suitesOf(args: readonly string[]): Promise<readonly Suite[]> {
  const exists = (path: string): Promise<boolean> =>
    Deno.stat(new URL(path, ROOT)).then(() => true, () => false);
  const isPath = await Promise.all(
    args.map(async (arg) => !arg.startsWith("-") && await exists(arg)),
  );
  const paths = args.filter((_, index) => isPath[index]);
  const flags = args.filter((_, index) => !isPath[index]);
  const isTest = (path: string): boolean => /^(\.\/)?tests(\/|$)/.test(path);
  const suites = [
    {
      name: "Tests",
      // With a path given, whoever gave it may mean the peers or the benchmarks.
      flags: paths.length === 0
        ? ["--ignore=tests/peers,tests/bench", ...flags]
        : flags,
      paths: paths.length === 0 ? ["tests/"] : paths.filter(isTest),
    },
    {
      name: "Examples in the documentation",
      flags: ["--doc", ...flags],
      paths: paths.length === 0
        ? ["mod.ts", "lib/", "README.md"]
        : paths.filter((path) => !isTest(path)),
    },
  ];
  return suites.filter((suite) => suite.paths.length > 0);
}

/** Runs one suite, shows its report as it comes, and counts. */
async function run(suite: Suite): Promise<Counts> {
  console.log(
    `\n${suite.name}: deno test ${[...suite.flags, ...suite.paths].join(" ")}`,
  );
  const child = new Deno.Command(Deno.execPath(), {
    args: ["test", "-A", ...suite.flags, ...suite.paths],
    cwd: ROOT,
    env: Deno.stdout.isTerminal() ? { FORCE_COLOR: "1" } : {},
    stdin: "null",
    stdout: "piped",
  }).spawn();
  const [shown, read] = child.stdout.tee();
  const [text] = await Promise.all([
    new Response(read).text(),
    shown.pipeTo(Deno.stdout.writable, { preventClose: true }),
  ]);
  const { code } = await child.status;
  const counts = readCounts(text);
  if (counts === undefined) {
    console.log(`${suite.name}: ended with code ${code} and no report`);
    return { passed: 0, failed: 1, ignored: 0 };
  }
  if (code !== 0 && counts.failed === 0) {
    console.log(`${suite.name}: ended with code ${code} though no test failed`);
    return { ...counts, failed: 1 };
  }
  return counts;
}

let total: Counts = { passed: 0, failed: 0, ignored: 0 };
for (const suite of await suitesOf(Deno.args)) {
  total = addCounts(total, await run(suite));
}
if (total.passed + total.failed === 0) {
  console.log("No test ran: nothing matches the given paths and filters");
  total = { ...total, failed: 1 };
}
if (total.ignored > 0) console.log(`${total.ignored} ignored`);
console.log(`${total.passed} passed, ${total.failed} failed`);
Deno.exit(total.failed === 0 ? 0 : 1);
