import {
  type NormalizeRule,
  readNormalizeRules,
} from "../notebook/compare/mod.ts";
import { UsageError } from "./command.ts";
import { readFlags } from "./flags.ts";
import { isPermissionFlag } from "./kernel.ts";
import { readPermissionFlags } from "./run_permission_flags.ts";

/** What `cenote test` was told. */
export interface TestSettings {
  /** What the user named: files and folders. */
  readonly operands: readonly string[];
  /** Whether new outputs are written. */
  readonly isUpdate: boolean;
  readonly allowErrors: boolean;
  readonly cellTimeoutMs?: number;
  readonly totalTimeoutMs?: number;
  /** Deno's permission flags, where any were given. */
  readonly permissions?: readonly string[];
  /** Whether what the notebooks say that they need is granted. */
  readonly grants: boolean;
  readonly jobs: number;
  readonly failsFast: boolean;
  /** Rules beside those of the project and the notebook. */
  readonly rules: readonly NormalizeRule[];
  readonly isQuiet: boolean;
  readonly isJson: boolean;
  /** Whether long changes are shown whole. */
  readonly isFull: boolean;
  /** Lines around each change. */
  readonly context: number;
  /** Where a report for build servers is written. */
  readonly junit?: string;
}

/**
 * Reads the command line of `cenote test`.
 *
 * @returns What it says; nothing where it asks for help.
 * @throws {UsageError} If it does not fit.
 */
export function readTestSettings(
  args: readonly string[],
): TestSettings | undefined {
  const flags = readFlags(args, {
    strings: ["timeout", "total-timeout", "jobs", "context", "junit"],
    lists: ["normalize"],
    booleans: [
      "update",
      "allow-errors",
      "grant",
      "fail-fast",
      "quiet",
      "json",
      "full",
    ],
    letters: { u: "update", j: "jobs", q: "quiet" },
    operands: "NOTEBOOK",
    passesOn: isPermissionFlag,
  });
  if (flags.has("help")) return undefined;
  const { operands, passedOn } = flags;
  if (operands.length === 0) {
    throw new UsageError("Nothing to test: name a notebook or a folder");
  }
  if (operands.includes("-")) {
    throw new UsageError(
      'Unexpected argument "-": a notebook is tested in its folder',
    );
  }
  const number = (name: "timeout" | "total-timeout" | "jobs" | "context") =>
    readNumber(name, flags.text(name));
  const timeout = number("timeout");
  const total = number("total-timeout");
  const junit = flags.text("junit");
  return {
    operands,
    isUpdate: flags.has("update"),
    allowErrors: flags.has("allow-errors"),
    ...(timeout === undefined ? {} : { cellTimeoutMs: timeout * 1_000 }),
    ...(total === undefined ? {} : { totalTimeoutMs: total * 1_000 }),
    ...(passedOn.length === 0
      ? {}
      : { permissions: readPermissionFlags(passedOn) }),
    grants: flags.has("grant"),
    jobs: number("jobs") ?? 1,
    failsFast: flags.has("fail-fast"),
    rules: readRules(flags.list("normalize")),
    isQuiet: flags.has("quiet"),
    isJson: flags.has("json"),
    isFull: flags.has("full"),
    context: number("context") ?? 3,
    ...(junit === undefined ? {} : { junit }),
  };
}

/** Which numbers a flag takes, and in words. */
const NUMBERS = {
  timeout: [/^(?:\d+\.?\d*|\.\d+)$/, "seconds, more than 0", 0],
  "total-timeout": [/^(?:\d+\.?\d*|\.\d+)$/, "seconds, more than 0", 0],
  jobs: [/^\d{1,4}$/, "a number from 1 on", 0],
  context: [/^\d{1,6}$/, "a whole number", -1],
} as const;

function readNumber(
  name: keyof typeof NUMBERS,
  value: string | undefined,
): number | undefined {
  if (value === undefined) return undefined;
  const [form, wanted, least] = NUMBERS[name];
  if (form.test(value) && Number(value) > least) return Number(value);
  throw new UsageError(
    `The flag "--${name}" needs ${wanted}: found "${value}"`,
  );
}

/** Names of rules from the command line. */
function readRules(lists: readonly string[]): readonly NormalizeRule[] {
  const names = lists.flatMap((list) => list.split(","))
    .map((name) => name.trim());
  try {
    return readNormalizeRules(names, "--normalize");
  } catch (error) {
    throw new UsageError(
      error instanceof Error ? error.message : String(error),
      { cause: error },
    );
  }
}
