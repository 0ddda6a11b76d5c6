import { assertEquals, assertGreater, assertStringIncludes } from "@std/assert";
import { fromFileUrl, join } from "@std/path";
import { runPeer } from "./_peer.ts";

const FOLDER = fromFileUrl(new URL("../../notebooks/", import.meta.url));
const names = [...Deno.readDirSync(FOLDER)].map((entry) => entry.name).filter((
  name,
) => name.endsWith(".ipynb")).sort();

Deno.test("notebooks/ holds notebooks", () => assertGreater(names.length, 0));

for (const kernel of ["cenote", "deno"]) {
  Deno.test(`nbclient runs all notebooks from top to bottom on the kernel ${kernel}`, async () => {
    const { code, output } = await runPeer("run_notebook.py", {
      H2OGPTE_ADDRESS: "",
      H2OGPTE_API_KEY: "",
    }, [kernel, ...names.map((name) => join(FOLDER, name))]);
    assertEquals(code, 0, output);
    for (const name of names) assertStringIncludes(output, `${name}: `);
  });
}
