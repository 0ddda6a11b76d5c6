/**
 * Keeps the notebooks' stored outputs: `deno task notebooks --update [NAME…]`
 * runs them on the kernel `cenote` and writes what came out.
 *
 * @module
 */
import { parseArgs } from "@std/cli/parse-args";
import { basename, fromFileUrl, join } from "@std/path";
import { peerEnvironment } from "./peers/environment.ts";

const FOLDER = fromFileUrl(new URL("../notebooks/", import.meta.url));
const HELP = `Runs the notebooks in notebooks/ and stores what they show.

Usage: deno task notebooks --update [NAME...]

Each notebook runs from top to bottom on a kernel of its own, with the embedded server, whatever
address the environment holds. Its file is written when all cells have run: every output in its last
state, everything else in the file as it was. When a cell fails the file stays as it is.
Needs Python 3.10 with venv; what else it needs it installs into .venv/ once.

  --update   run them and write the outputs into the files
  --help     this text

Examples:
  deno task notebooks --update                        all of them
  deno task notebooks --update display_gallery.ipynb  one
`;

const flags = parseArgs(Deno.args, { boolean: ["update", "help"] });
if (flags.help || !flags.update) {
  console.log(HELP);
  Deno.exit(flags.help ? 0 : 2);
}
const all = [...Deno.readDirSync(FOLDER)].map((entry) => entry.name)
  .filter((name) => name.endsWith(".ipynb")).sort();
const names = flags._.length > 0
  ? flags._.map((name) => basename(String(name)))
  : all;
const unknown = names.filter((name) => !all.includes(name));
if (unknown.length > 0) {
  console.error(
    `No notebook ${unknown.join(", ")} in notebooks/; there are ${
      all.join(", ")
    }`,
  );
  Deno.exit(2);
}
const peers = await peerEnvironment();
const child = new Deno.Command(peers.python, {
  args: [
    fromFileUrl(new URL("peers/update_notebook.py", import.meta.url)),
    ...names.map((name) => join(FOLDER, name)),
  ],
  // The embedded server and the kernel's colours are what the stored outputs
  // show, whatever the shell has set.
  env: { ...peers.env, H2OGPTE_ADDRESS: "", H2OGPTE_API_KEY: "", NO_COLOR: "" },
}).spawn();
// The program stops the kernel it started, then ends; Ctrl-C reaches it without this.
const stop = () => child.kill("SIGTERM");
if (Deno.build.os !== "windows") Deno.addSignalListener("SIGTERM", stop);
Deno.addSignalListener("SIGINT", () => {});
const { code } = await child.status;
Deno.exit(code);
