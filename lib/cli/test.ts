import type { CommandContext } from "./command.ts";
import { findNotebooks } from "./find_notebooks.ts";
import { secondsText } from "./run_summary.ts";
import { isColored, StatusLine } from "./terminal.ts";
import { testOne, type TestOutcome } from "./test_one.ts";
import {
  jsonReport,
  outcomeLines,
  type TestLook,
  totalLine,
} from "./test_report.ts";
import { readTestSettings, type TestSettings } from "./test_settings.ts";

/** Modules for what most tests do not need; Deno loads literals of `import()` at once. */
const JUNIT: string = "./test_junit.ts";
const DESCRIBE_ERROR: string = "./describe_error.ts";

/** What takes longer shows how far it is, and how often. */
const PATIENCE_MS = 2_000;
const PROGRESS_MS = 200;

const HELP =
  `Runs notebooks and compares what they put out with the outputs stored in them.

Usage: cenote test NOTEBOOK|FOLDER... [FLAGS]

The files stay as they are, but for --update. Execution counts and tracebacks are not compared, and
how a stream was cut into pieces does not count; all else is compared exactly, but for rules.

Flags:
  --update, -u          write the new outputs: those that are different, the others stay as stored
  --normalize NAMES     rules for all notebooks: times, dates, durations, ids, paths, addresses, colors
  --allow-errors        go on when a cell fails; its error is compared like any output
  --timeout SECONDS     how long one cell may run
  --total-timeout SECONDS
                        how long all cells of a notebook may run
  --jobs N, -j N        so many notebooks at once; 1 when not given
  --fail-fast           end with the first notebook that is not as stored
  --grant               allow what the notebooks say that they need
  --full                show long changes whole, and every form of an output
  --context N           lines shown around each change; 3 when not given
  --json                print one JSON document
  --junit FILE          write a report for build servers, too
  --quiet, -q           print only what is not as stored
  --help                show this text

Permissions are Deno's own flags, such as --allow-net=example.com, as for "cenote run".

Cells tagged skip-execution (or nbval-skip) do not run, those tagged raises-exception may fail, and
what those tagged ignore-output (or nbval-ignore-output) put out is not compared.

Rules stand in the metadata of a notebook or a cell, "cenote": { "normalize": [RULE, ...] }, and in
the nearest deno.json, "cenote": { "test": { "normalize": [RULE, ...] } }. A rule is one of
  "times"                                 a name as above: what it finds counts as the same
  { "pattern": "run \\\\d+", "flags": "i", "replace": "run N" }
                                          what a regular expression finds is replaced; whether it
                                          ends in good time is up to who writes it
  { "numbers": { "relative": 1e-6, "absolute": 1e-9 } }
                                          numbers that are nearly equal are the same
  { "ignore": true, "mime": ["image/*"] } forms of outputs that are not compared
Each but the names may have "mime": the MIME types that it holds for, and stdout, stderr, error,
traceback.

Ends with 0 when all is as stored, 1 when something is different or a cell failed, 2 when called in
a way that does not fit.

Examples:
  cenote test notebooks
  cenote test report.ipynb --normalize times,ids --timeout 60
  cenote test report.ipynb --update
  cenote test notebooks --jobs 4 --json`;

/** `cenote test`: runs notebooks and compares with their stored outputs. */
export async function run(
  args: readonly string[],
  context: CommandContext,
): Promise<number> {
  const settings = readTestSettings(args);
  if (settings === undefined) {
    context.print(HELP);
    return 0;
  }
  const paths = await findNotebooks(settings.operands);
  const began = performance.now();
  const outcomes = await testAll(paths, settings, context);
  const durationMs = performance.now() - began;
  if (settings.isJson) {
    const report = jsonReport(outcomes, durationMs);
    context.print(JSON.stringify(report, undefined, 2));
  } else if (paths.length > 1) {
    context.print(totalLine(outcomes, paths.length, durationMs));
  }
  if (settings.junit !== undefined) {
    const { junitReport }: typeof import("./test_junit.ts") = await import(
      JUNIT
    );
    await Deno.writeTextFile(settings.junit, junitReport(outcomes, durationMs));
  }
  if (context.signal.aborted) return 130;
  if (outcomes.some(({ isRefused }) => isRefused)) return 2;
  const isFine = ({ status, isUpdated }: TestOutcome) =>
    status === "same" || isUpdated;
  if (!outcomes.every(isFine) || outcomes.length < paths.length) {
    hint(outcomes, settings, context);
    return 1;
  }
  return 0;
}

/** Tests the notebooks, so many at once as the settings say; outcomes stand in the notebooks' order. */
async function testAll(
  paths: readonly string[],
  settings: TestSettings,
  context: CommandContext,
): Promise<readonly TestOutcome[]> {
  const progress = new Progress(paths.length);
  const failure = new AbortController();
  const signal = AbortSignal.any([context.signal, failure.signal]);
  const outcomes = new Map<string, TestOutcome>();
  const waiting = [...paths];
  const look = lookOf(settings, context);
  const work = async (): Promise<void> => {
    for (;;) {
      const path = waiting.shift();
      if (path === undefined || signal.aborted) return;
      const outcome = await attempt(path, settings, signal, progress);
      outcomes.set(path, outcome);
      progress.end(path);
      if (!settings.isJson) show(outcome, settings, look, context);
      const isFine = outcome.status === "same" || outcome.isUpdated;
      if (settings.failsFast && !isFine) failure.abort();
    }
  };
  try {
    const jobs = Math.min(settings.jobs, paths.length);
    await Promise.all(Array.from({ length: jobs }, work));
  } finally {
    progress.stop();
  }
  return paths.flatMap((path) => outcomes.get(path) ?? []);
}

/** Tests one; what is wrong with it does not keep the others from being tested. */
async function attempt(
  path: string,
  settings: TestSettings,
  signal: AbortSignal,
  progress: Progress,
): Promise<TestOutcome> {
  try {
    return await testOne(path, settings, signal, (event) => {
      if (event.type !== "cell_started") return;
      progress.say(
        path,
        `cell ${event.place.executionCount} of ${event.total}`,
      );
    });
  } catch (error) {
    const { describeError }: typeof import("./describe_error.ts") =
      await import(DESCRIBE_ERROR);
    const message = describeError(error);
    return { notebook: path, status: "error", isUpdated: false, message };
  }
}

function show(
  outcome: TestOutcome,
  { isQuiet }: TestSettings,
  look: TestLook,
  { print, report }: CommandContext,
): void {
  const isFine = outcome.status === "same";
  if (isQuiet && isFine) return;
  const text = outcomeLines(outcome, look).join("\n");
  if (outcome.status === "error") report(text);
  else print(text);
}

function lookOf(
  { isFull, context: lines }: TestSettings,
  context: CommandContext,
): TestLook {
  const isTerminal = Deno.stdout.isTerminal();
  return {
    isColored: isColored(Deno.stdout, context),
    // What goes to a file or another program is not broken.
    width: isTerminal ? Deno.consoleSize().columns || 80 : 100_000,
    context: lines,
    isFull,
  };
}

function hint(
  outcomes: readonly TestOutcome[],
  { isUpdate, isJson }: TestSettings,
  { report }: CommandContext,
): void {
  const isDifferent = outcomes.some(({ status }) => status === "different");
  if (!isDifferent || isUpdate || isJson) return;
  report("With --update the new outputs are stored");
}

/** Tells at the foot of a terminal how far the notebooks are that run. */
class Progress {
  readonly #line: StatusLine;
  readonly #running = new Map<string, string>();
  readonly #total: number;
  readonly #began = performance.now();
  #ended = 0;

  constructor(total: number) {
    this.#total = total;
    this.#line = new StatusLine(() => this.#text());
    this.#line.start(PROGRESS_MS);
  }

  say(notebook: string, words: string): void {
    this.#running.set(notebook, words);
  }

  end(notebook: string): void {
    this.#running.delete(notebook);
    this.#ended++;
    this.#line.hide();
  }

  stop(): void {
    this.#line.stop();
  }

  #text(): string | undefined {
    const ms = performance.now() - this.#began;
    if (ms < PATIENCE_MS) return undefined;
    const [first] = this.#running;
    const parts = [
      ...(this.#total > 1
        ? [`${this.#ended} of ${this.#total} notebooks`]
        : []),
      ...(first ? [first.join(": ")] : []),
      secondsText(ms),
    ];
    return parts.join(", ");
  }
}
