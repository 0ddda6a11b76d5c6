/** Writes two notebooks into the file that is named, in turns, until it is killed. */
import {
  editFields,
  readNotebookFile,
  writeNotebookFile,
} from "../../../lib/notebook/format/mod.ts";

const [path = ""] = Deno.args;
const short = await readNotebookFile(path);
const metadata = editFields(short.metadata, { title: "x".repeat(2_000_000) });
const long = editFields(short, { metadata });
for (let turn = 0;; turn++) {
  await writeNotebookFile(path, turn % 2 === 0 ? long : short);
  Deno.stdout.writeSync(Uint8Array.of(10));
}
