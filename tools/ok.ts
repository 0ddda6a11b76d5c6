/**
 * Everything that must be green before a commit: `deno task ok`, and what `.ci/run` calls.
 *
 * Each step runs whatever became of those before it, so that one run shows all there is to mend.
 * The last line counts the tests as `N passed, N failed`; a step that is not a test and fails
 * counts as one failure.
 *
 * @module
 */

import { addCounts, type Counts, readTotal } from "./counts.ts";

const ROOT = new URL("../", import.meta.url);
const HELP =
  `Runs all checks: fmt, lint, check, doc --lint, tests, publish --dry-run.

Usage: deno task ok [--peers]

  --peers  run the tests against programs of others too (needs Python 3)
  --help   show this text`;

interface Step {
  readonly name: string;
  readonly args: readonly string[];
  /** True when the step's last line counts tests. */
  readonly counts?: boolean;
}

/** The files whose exports are documented: the entry points of the package. */
async function entryPoints(): Promise<readonly string[]> {
  const config: unknown = JSON.parse(
    await Deno.readTextFile(new URL("deno.json", ROOT)),
  );
  if (typeof config !== "object" || config === null || !("exports" in config)) {
    throw new TypeError(
      "Cannot find the entry points: deno.json has no exports",
    );
  }
  return Object.values(config.exports ?? {});
}

async function stepsOf(peers: boolean): Promise<readonly Step[]> {
  const steps: Step[] = [
    { name: "Format", args: ["fmt", "--check"] },
    { name: "Lint", args: ["lint"] },
    { name: "Types", args: ["check"] },
    { name: "Documentation", args: ["doc", "--lint", ...await entryPoints()] },
    { name: "Tests", args: ["task", "test"], counts: true },
    { name: "Package", args: ["publish", "--dry-run", "--allow-dirty"] },
  ];
  if (peers) {
    steps.push({ name: "Peers", args: ["task", "test:peers"], counts: true });
  }
  return steps;
}

/** Runs one step, shows what it says as it comes, and counts. */
async function run(step: Step): Promise<Counts> {
  console.log(`\n== ${step.name}: deno ${step.args.join(" ")}`);
  const began = performance.now();
  const child = new Deno.Command(Deno.execPath(), {
    args: [...step.args],
    cwd: ROOT,
    stdin: "null",
    stdout: step.counts ? "piped" : "inherit",
  }).spawn();
  let text = "";
  if (step.counts) {
    const [shown, read] = child.stdout.tee();
    [text] = await Promise.all([
      new Response(read).text(),
      shown.pipeTo(Deno.stdout.writable, { preventClose: true }),
    ]);
  }
  const { code } = await child.status;
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(
    `== ${step.name}: ${
      code === 0 ? "ok" : `failed with code ${code}`
    } (${seconds} s)`,
  );
  const counted = readTotal(text) ?? { passed: 0, failed: 0, ignored: 0 };
  if (step.counts && counted.passed + counted.failed === 0) {
    return { ...counted, failed: 1 };
  }
  return code !== 0 && counted.failed === 0
    ? { ...counted, failed: 1 }
    : counted;
}

async function main(args: readonly string[]): Promise<number> {
  const unknown = args.find((arg) =>
    !["--peers", "--help", "-h"].includes(arg)
  );
  if (unknown !== undefined) {
    console.error(`Unknown argument "${unknown}"\n\n${HELP}`);
    return 2;
  }
  if (args.includes("--help") || args.includes("-h")) {
    console.log(HELP);
    return 0;
  }
  let total: Counts = { passed: 0, failed: 0, ignored: 0 };
  const broken: string[] = [];
  for (const step of await stepsOf(args.includes("--peers"))) {
    const counts = await run(step);
    if (counts.failed > 0) broken.push(step.name);
    total = addCounts(total, counts);
  }
  console.log(
    broken.length === 0 ? "\nAll is well" : `\nTo mend: ${broken.join(", ")}`,
  );
  console.log(`${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0 ? 0 : 1;
}

Deno.exit(await main(Deno.args));
