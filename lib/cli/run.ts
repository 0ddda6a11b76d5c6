import { RunInputError } from "../notebook/run/mod.ts";
import type { CommandContext } from "./command.ts";
import type { GatewayHosts } from "./run_gateway.ts";
import { runOne } from "./run_one.ts";
import type {
  NotebookReporter,
  RunOutcome,
  RunReporter,
} from "./run_report.ts";
import { readRunSettings, type RunSettings } from "./run_settings.ts";
import { findRunTargets, type RunTarget } from "./run_targets.ts";

/** Modules for what most runs do not need; Deno loads literals of `import()` at once. */
const HELP: string = "./run_help.ts";
const LIVE: string = "./run_live.ts";
const JSON_LINES: string = "./run_json.ts";
const GATEWAY: string = "./run_gateway.ts";
const LIST: string = "./run_list_parameters.ts";
const DESCRIBE_ERROR: string = "./describe_error.ts";

/** `cenote run`: runs notebooks, with live output. */
export async function run(
  args: readonly string[],
  context: CommandContext,
): Promise<number> {
  const settings = await readRunSettings(args, context);
  if (settings === undefined) {
    const { RUN_HELP }: typeof import("./run_help.ts") = await import(HELP);
    context.print(RUN_HELP);
    return 0;
  }
  const { operands, out, writes } = settings;
  const targets = await findRunTargets(operands, out, writes);
  if (settings.listsParameters) {
    const { listParameters }: typeof import("./run_list_parameters.ts") =
      await import(LIST);
    await listParameters(targets, settings, context);
    return 0;
  }
  const reporter = await makeReporter(targets, settings, context);
  const began = performance.now();
  const outcomes = await runAll(targets, settings, reporter, context);
  reporter.end(outcomes, performance.now() - began);
  if (context.signal.aborted) return 130;
  if (outcomes.some(({ isMisused }) => isMisused)) return 2;
  return outcomes.every(({ status }) => status === "ok") ? 0 : 1;
}

async function makeReporter(
  targets: readonly RunTarget[],
  { isJson, isQuiet, jobs }: RunSettings,
  context: CommandContext,
): Promise<RunReporter> {
  if (isJson) {
    const { jsonReporter }: typeof import("./run_json.ts") = await import(
      JSON_LINES
    );
    return jsonReporter(context);
  }
  const { liveReporter }: typeof import("./run_live.ts") = await import(LIVE);
  return liveReporter(context, {
    isQuiet,
    isOutTaken: targets.some(({ output }) => output === "-"),
    isMixed: jobs > 1 && targets.length > 1,
  });
}

/** Runs the notebooks, so many at once as the settings say; the outcomes stand in the notebooks' order. */
async function runAll(
  targets: readonly RunTarget[],
  settings: RunSettings,
  reporter: RunReporter,
  { signal }: CommandContext,
): Promise<readonly RunOutcome[]> {
  const gateway = await connect(settings, signal);
  const failure = new AbortController();
  const stop = AbortSignal.any([signal, failure.signal]);
  const outcomes = new Map<RunTarget, RunOutcome>();
  const waiting = [...targets];
  const work = async (): Promise<void> => {
    for (;;) {
      const target = waiting.shift();
      if (target === undefined || stop.aborted) return;
      const { source } = target;
      const one = reporter.notebook(source === "-" ? "standard input" : source);
      const outcome = await attempt(
        target,
        settings,
        one,
        stop,
        gateway,
      );
      outcomes.set(target, outcome);
      one.end(outcome);
      if (settings.failsFast && outcome.status !== "ok") failure.abort();
    }
  };
  await Promise.all(
    Array.from({ length: Math.min(settings.jobs, targets.length) }, work),
  );
  return targets.flatMap((target) => outcomes.get(target) ?? []);
}

async function connect(
  { gateway }: RunSettings,
  signal: AbortSignal,
): Promise<GatewayHosts | undefined> {
  if (gateway === undefined) return undefined;
  const { gatewayHosts }: typeof import("./run_gateway.ts") = await import(
    GATEWAY
  );
  return await gatewayHosts(gateway, signal);
}

/** Runs one; what is wrong with it does not keep the others from running. */
async function attempt(
  target: RunTarget,
  settings: RunSettings,
  reporter: NotebookReporter,
  signal: AbortSignal,
  gateway: GatewayHosts | undefined,
): Promise<RunOutcome> {
  try {
    return await runOne(target, settings, reporter, signal, gateway);
  } catch (error) {
    const { describeError }: typeof import("./describe_error.ts") =
      await import(DESCRIBE_ERROR);
    return {
      notebook: target.source,
      status: "error",
      message: describeError(error),
      isMisused: error instanceof RunInputError,
    };
  }
}
