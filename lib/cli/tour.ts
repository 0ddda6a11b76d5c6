import { type CommandContext, UsageError } from "./command.ts";
import { readFlags } from "./flags.ts";
import { nearest } from "./nearest.ts";

const HELP = `Runs h2oGPTe's guide from end to end and shows every result.

Usage: cenote tour [FLAGS]

Flags:
  --address URL   the h2oGPTe server to talk to; else H2OGPTE_ADDRESS of the environment, else an
                  embedded server that starts and ends with the tour
  --only SECTION  run this section and what it needs; may stand several times
  --keep          leave the collections and chats that it made on the server
  --help          show this text

The API key of a server named by its address is read from H2OGPTE_API_KEY. The agent's files go into
./agent_downloads.

Examples:
  cenote tour
  cenote tour --only collections
  H2OGPTE_API_KEY=sk-... cenote tour --address https://h2ogpte.example.com --keep`;

/** `cenote tour`: the guide's whole workflow. */
export async function run(
  args: readonly string[],
  context: CommandContext,
): Promise<number> {
  const flags = readFlags(args, {
    strings: ["address"],
    lists: ["only"],
    booleans: ["keep"],
  });
  const { runTour, sections } = await import("../tour/mod.ts");
  const names = sections.map(({ name }) => name);
  if (flags.has("help")) {
    context.print(`${HELP}\n\nSections:\n  ${names.join("\n  ")}`);
    return 0;
  }
  const only = flags.list("only");
  for (const name of only) {
    if (!names.includes(name)) throw unknownSection(name, names);
  }
  const address = flags.text("address");
  const { sections: count, calls, failed, seconds } = await runTour({
    ...(address === undefined ? {} : { address }),
    keep: flags.has("keep"),
    only,
    signal: context.signal,
  });
  const failures = failed === 0 ? "none failed" : `${failed} failed`;
  context.print(
    `\n${count} sections, ${calls} calls, ${failures}, ${seconds.toFixed(1)} s`,
  );
  return 0;
}

function unknownSection(name: string, names: readonly string[]): UsageError {
  const near = nearest(name, names);
  const hint = near === undefined
    ? `there are ${names.join(", ")}`
    : `did you mean "${near}"?`;
  return new UsageError(`Unknown section "${name}": ${hint}`);
}
