/**
 * The course run by programs of others, from top to bottom: on the kernel Cenote by
 * nbclient and papermill, with the outputs compared, and on Deno's own by nbclient.
 */
import { assertEquals, assertGreater } from "@std/assert";
import { fromFileUrl, join } from "@std/path";
import {
  compareOutputs,
  readNotebookFile,
  renderNotebookDiff,
} from "../../lib/notebook/mod.ts";
import { runPeer } from "./_peer.ts";

const FOLDER = fromFileUrl(new URL("../../notebooks/", import.meta.url));
const NAMES = [...Deno.readDirSync(FOLDER)].map(({ name }) => name)
  .filter((name) => name.endsWith(".ipynb")).sort();

/** Runs all notebooks and hands over the folder with what the runs left. */
async function runAll(
  runner: "nbclient" | "papermill",
  kernel: string,
  look: (folder: string) => Promise<void>,
): Promise<void> {
  const folder = await Deno.makeTempDir({ prefix: "cenote-course-" });
  try {
    // The embedded server and plain text are what the stored outputs show.
    const env = { H2OGPTE_ADDRESS: "", H2OGPTE_API_KEY: "", NO_COLOR: "" };
    const { code, output } = await runPeer("run_notebook.py", env, [
      runner,
      kernel,
      folder,
      ...NAMES.map((name) => join(FOLDER, name)),
    ]);
    assertEquals(code, 0, output);
    await look(folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

Deno.test("notebooks/ holds notebooks", () => assertGreater(NAMES.length, 0));

for (const runner of ["nbclient", "papermill"] as const) {
  Deno.test(`${runner} runs all notebooks on the kernel cenote and gets their stored outputs`, () =>
    runAll(runner, "cenote", async (folder) => {
      let outputs = 0;
      for (const name of NAMES) {
        const stored = await readNotebookFile(join(FOLDER, name));
        const fresh = await readNotebookFile(join(folder, name));
        const diff = compareOutputs(stored, fresh);
        assertEquals(diff.isSame, true, `${name}\n${renderNotebookDiff(diff)}`);
        outputs += fresh.cells.filter((cell) =>
          cell.cell_type === "code" && cell.outputs.length > 0
        ).length;
      }
      assertGreater(outputs, 5 * NAMES.length);
    }));
}

// Deno's own kernel tells of output after a cell's end, so what is there of it is chance.
Deno.test("nbclient runs all notebooks on the kernel deno", () =>
  runAll("nbclient", "deno", async (folder) => {
    const ran = [...Deno.readDirSync(folder)].map(({ name }) => name).sort();
    assertEquals(ran, NAMES);
    for (const name of NAMES) {
      const { cells } = await readNotebookFile(join(folder, name));
      assertEquals(
        cells.filter((cell) =>
          cell.cell_type === "code" && cell.execution_count === null
        ).map(({ id }) => id),
        [],
        name,
      );
    }
  }));
