import config from "../../deno.json" with { type: "json" };
import type { CommandContext } from "./command.ts";
import { findProgram } from "./doctor/_programs.ts";
import {
  type DoctorContext,
  type Finding,
  FINDING_GROUPS,
} from "./doctor/finding.ts";
import { checkFolders } from "./doctor/folders.ts";
import { checkFrontEnds } from "./doctor/front_ends.ts";
import { checkGit } from "./doctor/git.ts";
import { checkKernels } from "./doctor/kernels.ts";
import { checkProgram } from "./doctor/program.ts";
import { checkServer } from "./doctor/server.ts";
import { readFlags } from "./flags.ts";
import { programCommand } from "./program_command.ts";

const HELP =
  `Shows what is installed, what is wrong, and the one command that mends it.

Usage: cenote doctor [FLAGS]

Flags:
  --online  ask servers, too: the h2oGPTe server of H2OGPTE_ADDRESS, and JSR; without it
            nothing leaves this machine
  --json    print one JSON document
  --help    show this text

It looks at Deno, this program, whether cells run, the kernels that Jupyter finds and whether what
they start is there, front ends, the git filter of this folder's repository, the variables of the
environment and the folders that are written to. It fails when something is wrong; what is not there
and need not be is only noted. No key is ever shown.

Examples:
  cenote doctor
  cenote doctor --online
  cenote doctor --json`;

const CHECKS = [
  checkProgram,
  checkKernels,
  checkFrontEnds,
  checkGit,
  checkServer,
  checkFolders,
];

/** `cenote doctor`: what is installed, what is wrong and what mends it. */
export async function run(
  args: readonly string[],
  context: CommandContext,
): Promise<number> {
  const flags = readFlags(args, { booleans: ["online", "json"] });
  if (flags.has("help")) {
    context.print(HELP);
    return 0;
  }
  const world = await worldOf(context, flags.has("online"));
  const findings = (await Promise.all(CHECKS.map((check) => check(world))))
    .flat();
  context.signal.throwIfAborted();
  const wrong = findings.filter(({ status }) => status === "wrong").length;
  if (flags.has("json")) {
    context.print(JSON.stringify({
      version: config.version,
      deno: Deno.version.deno,
      isFine: wrong === 0,
      findings,
    }));
    return wrong === 0 ? 0 : 1;
  }
  show(findings, context);
  context.print(
    wrong === 0
      ? "Nothing is wrong"
      : wrong === 1
      ? "1 thing is wrong"
      : `${wrong} things are wrong`,
  );
  return wrong === 0 ? 0 : 1;
}

async function worldOf(
  context: CommandContext,
  isOnline: boolean,
): Promise<DoctorContext> {
  const { env, signal } = context;
  const isOnPath = await findProgram("cenote", context) !== undefined;
  const words = isOnPath ? ["cenote"] : programCommand();
  return {
    env,
    variables: Object.keys(Deno.env.toObject()),
    folder: Deno.cwd(),
    isOnline,
    signal,
    command: (...rest) => [...words, ...rest].map(quoted).join(" "),
  };
}

/** A word as it is typed into a shell. */
function quoted(word: string): string {
  return /^[\w@%+=:,.\\/-]+$/.test(word)
    ? word
    : `'${word.replaceAll("'", `'\\''`)}'`;
}

/** The marks of findings, and the colours of terminals. */
const MARKS = {
  fine: ["✓", "32"],
  note: ["–", "33"],
  wrong: ["✗", "31"],
} as const;

function show(findings: readonly Finding[], context: CommandContext): void {
  const isColoured = Deno.stdout.isTerminal() && !context.env("NO_COLOR");
  const paint = (text: string, colour: string) =>
    isColoured ? `\x1b[${colour}m${text}\x1b[0m` : text;
  const width = Math.max(...findings.map(({ name }) => name.length));
  for (const group of FINDING_GROUPS) {
    const those = findings.filter((one) => one.group === group);
    if (those.length === 0) continue;
    context.print(paint(group, "1"));
    for (const { name, status, detail, fix } of those) {
      const [mark, colour] = MARKS[status];
      context.print(
        `  ${paint(mark, colour)} ${name.padEnd(width)}  ${detail}`,
      );
      if (fix !== undefined) {
        context.print(`${" ".repeat(width + 6)}${paint(fix, "36")}`);
      }
    }
    context.print("");
  }
}
