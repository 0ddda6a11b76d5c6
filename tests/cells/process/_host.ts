/**
 * A process that runs a cell which never ends: `deno run _host.ts FOLDER`. Its
 * process, a program that it starts, and a program of that one hold the pipe of
 * the folder open, and say so.
 *
 * @module
 */

import { CellEngine } from "../../../lib/cells/mod.ts";

const CELL = `
const pipe = Deno.openSync("pipe", { write: true });
pipe.writeSync(new TextEncoder().encode("cells\\n"));
new Deno.Command("sh", {
  args: ["-c", "exec 8>pipe; sh -c 'echo programs >&8; sleep 1000; :'; :"],
}).spawn();
for (;;) { }
`;

if (import.meta.main) {
  const [folder = ""] = Deno.args;
  const engine = CellEngine.start({ folder, onEvent: () => {} });
  await engine.run(CELL).outcome;
}
