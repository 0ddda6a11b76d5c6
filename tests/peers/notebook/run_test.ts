import { assertEquals } from "@std/assert";
import { join } from "@std/path";
import {
  engineHost,
  readNotebookFile,
  runNotebook,
  writeNotebookFile,
} from "../../../lib/notebook/mod.ts";
import { notebookText, tagged } from "../../notebook/run/_cells.ts";
import { runPeer } from "../_peer.ts";

const show = (type: string, text: string, id?: string) =>
  `await Deno.jupyter.broadcast(${JSON.stringify(type)}, ${
    JSON.stringify({
      data: { "text/plain": text, "text/html": `<p>\n${text}</p>` },
      metadata: { a: 1 },
      transient: id === undefined ? {} : { display_id: id },
    })
  });`;
const clear = (wait: boolean) =>
  `await Deno.jupyter.broadcast("clear_output", { wait: ${wait} });`;

const CELLS = [
  "console.log('a'); console.log('b\\n'); console.error('c'); console.log('d');",
  { cell_type: "markdown", source: ["# Not run"] },
  "const first: number = 1;\nfirst + 1",
  show("display_data", "one", "x") + show("display_data", "other"),
  show("display_data", "two", "x") + "[1, 2]",
  show("update_display_data", "three", "x"),
  "console.log('gone');" + clear(false) + "console.log('stays');",
  "console.log('gone');" + clear(true) + "console.log('stays');",
  `({ [Symbol.for("Jupyter.display")]: () => ({
    "application/json": { lines: ["1\\n", "2"] },
    "application/vnd.vega.v5+json": { marks: [] },
    "image/png": "aGk=",
    "image/svg+xml": "<svg>\\n</svg>",
    "text/markdown": "*a*\\n\\n",
    "text/plain": "plain",
  }) })`,
  tagged("throw new RangeError('expected');", "raises-exception"),
  tagged("let left = 'out';", "skip-execution"),
  { source: ["  "] },
  tagged("const bad = ;", "raises-exception"),
  tagged(
    "Promise.reject(new Error('unhandled')); throw 'text';",
    "raises-exception",
  ),
  { cell_type: "raw", source: ["raw"] },
  "first",
].map((cell) =>
  typeof cell === "string" || !("cell_type" in cell)
    ? cell
    // Such cells have neither outputs nor a number.
    : { ...cell, outputs: undefined, execution_count: undefined }
);

Deno.test("runNotebook() leaves the very notebook that nbclient leaves on the kernel", async () => {
  const folder = await Deno.makeTempDir();
  try {
    const [ours, theirs] = [join(folder, "a.ipynb"), join(folder, "b.ipynb")];
    const text = notebookText(CELLS, {
      kernelspec: {
        display_name: "Cenote",
        language: "typescript",
        name: "cenote",
      },
    });
    await Deno.writeTextFile(ours, text);
    await Deno.writeTextFile(theirs, text);
    const running = runPeer("notebook/run_by_nbclient.py", {}, [
      "cenote",
      theirs,
    ]);
    const { document, status } = await runNotebook(
      await readNotebookFile(ours),
      {
        host: engineHost({ folder }),
      },
    );
    await writeNotebookFile(ours, document);
    const { code, output } = await running;
    assertEquals([code, status], [0, "ok"], output);
    assertEquals(
      JSON.parse(await Deno.readTextFile(ours)),
      JSON.parse(await Deno.readTextFile(theirs)),
    );
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});
