/**
 * Holds the notebooks' stored outputs to what the code does: `deno task notebooks`
 * runs those in notebooks/ by `cenote test` and compares.
 *
 * @module
 */
import { fromFileUrl } from "@std/path";

const ROOT = fromFileUrl(new URL("../", import.meta.url));
const HELP =
  `Runs the notebooks in notebooks/ and compares what they put out with their stored outputs.

Usage: deno task notebooks [--update] [FLAGS] [NAME...]

Each notebook runs from top to bottom in a process of its own, with the embedded server, whatever
address the environment holds. What differs from run to run (times, ids) is told by rules in the
notebooks' metadata. Ends with 1 when something else is different.

  --update   write the new outputs into the files
  --help     this text

Other flags are those of "deno task cenote test".

Examples:
  deno task notebooks                                 all of them
  deno task notebooks --update display_gallery.ipynb  one, written
`;

if (Deno.args.includes("--help") || Deno.args.includes("-h")) {
  console.log(HELP);
  Deno.exit(0);
}
const isName = (arg: string) => /^[^-].*\.ipynb$/s.test(arg);
const paths = Deno.args.filter(isName).map((name) =>
  `notebooks/${name.replace(/^.*[/\\]/s, "")}`
);
const child = new Deno.Command(Deno.execPath(), {
  args: [
    "run",
    "-A",
    "lib/cli/mod.ts",
    "test",
    ...Deno.args.filter((arg) => !isName(arg)),
    ...paths.length === 0 ? ["notebooks"] : paths,
  ],
  cwd: ROOT,
  // The embedded server and plain text are what the stored outputs show,
  // whatever the shell has set.
  env: { H2OGPTE_ADDRESS: "", H2OGPTE_API_KEY: "", NO_COLOR: "" },
}).spawn();
// Ctrl-C reaches the program by itself; it ends with what it started.
Deno.addSignalListener("SIGINT", () => {});
if (Deno.build.os !== "windows") {
  Deno.addSignalListener("SIGTERM", () => child.kill("SIGTERM"));
}
const { code } = await child.status;
Deno.exit(code);
