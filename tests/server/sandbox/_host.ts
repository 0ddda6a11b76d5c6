/**
 * A process that runs one program in the sandbox: `deno run _host.ts FOLDER`.
 * The program locks a file of the folder, says so, and never ends.
 *
 * @module
 */

import { runProgram } from "./_run.ts";

const PROGRAM = `
const file = Deno.openSync("lock", { write: true, create: true });
file.lockSync(true);
console.log("locked");
for (;;) {}
`;

if (import.meta.main) {
  const [folder = ""] = Deno.args;
  const program = runProgram({
    code: PROGRAM,
    fileName: "endless.ts",
    folder,
    signal: new AbortController().signal,
  });
  for await (const event of program) console.log(JSON.stringify(event));
}
