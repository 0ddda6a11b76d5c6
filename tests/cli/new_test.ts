import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { basename, fromFileUrl, join } from "@std/path";
import {
  engineHost,
  notebookTemplates,
  parseNotebook,
  readNotebookFile,
  runNotebook,
} from "../../lib/notebook/mod.ts";
import { callProgram } from "./_program.ts";

/** A folder that goes when the test ends. */
async function temporaryFolder() {
  const folder = await Deno.makeTempDir();
  return {
    folder,
    path: (name: string) => join(folder, name),
    [Symbol.asyncDispose]: () => Deno.remove(folder, { recursive: true }),
  };
}

Deno.test("cenote new starts a notebook from every template, and each runs", async () => {
  await using at = await temporaryFolder();
  for (const { name, importsPackage } of notebookTemplates) {
    const path = at.path(`${name}.ipynb`);
    const { code, out } = await callProgram([
      "new",
      "--template",
      name,
      "--deno-json",
      path,
    ]);
    assertEquals(code, 0, name);
    assertStringIncludes(out, `Started ${path}`);
    const notebook = await readNotebookFile(path);
    const run = await runNotebook(notebook, {
      host: engineHost({ folder: at.folder }),
      stopTimeoutMs: 2_000,
    });
    assertEquals(
      run.failed?.error?.message ?? run.uncaught[0]?.error.message,
      undefined,
      name,
    );
    assertEquals(run.status, "ok", name);
    const text = JSON.stringify(run.document.cells);
    if (importsPackage) assertStringIncludes(text, "text/html", name);
  }
});

Deno.test("cenote new takes the title, the kernel and the file's name", async () => {
  await using at = await temporaryFolder();
  const path = at.path("deep/er/my_sales-report");
  await callProgram(["new", "-t", "report", "--kernel", "deno", path]);
  const notebook = await readNotebookFile(`${path}.ipynb`);
  assertEquals(notebook.metadata.kernelspec?.name, "deno");
  const text = JSON.stringify(notebook.cells[0]);
  assertStringIncludes(text, "# My sales report");
  assertStringIncludes(text, `cenote run ${basename(path)}.ipynb`);
  const other = at.path("a.ipynb");
  await callProgram(["new", "--title", "A <b> & *c*\nd", other]);
  assertEquals(
    (await readNotebookFile(other)).cells[0]?.source,
    ["# A \\<b\\> \\& \\*c\\* d"],
  );
});

Deno.test("cenote new writes notebooks that are clean", async () => {
  await using at = await temporaryFolder();
  for (const { name } of notebookTemplates) {
    await callProgram(["new", "-t", name, at.path(`${name}.ipynb`)]);
  }
  const { code, out } = await callProgram(["clean", "--check", at.folder]);
  assertEquals([code, out], [0, ""]);
});

Deno.test("cenote new writes notebooks in which cenote check finds nothing", async () => {
  await using at = await temporaryFolder();
  for (const { name } of notebookTemplates) {
    const path = at.path(`${name}.ipynb`);
    await callProgram(["new", "-t", name, "--deno-json", path]);
  }
  const { code, out, err } = await callProgram(["check", at.folder]);
  assertEquals(code, 0, out + err);
});

Deno.test("cenote new imports by paths within this package", async () => {
  const folder = await Deno.makeTempDir({
    dir: fromFileUrl(new URL(".", import.meta.url)),
    prefix: ".new-",
  });
  try {
    const path = join(folder, "deeper", "a.ipynb");
    await callProgram(["new", "-t", "analysis", path]);
    const text = await Deno.readTextFile(path);
    assertStringIncludes(text, '} from \\"../../../../mod.ts\\"');
    assertStringIncludes(text, '} from \\"../../../../lib/formats/mod.ts\\"');
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

Deno.test("cenote new takes no other file's place", async () => {
  await using at = await temporaryFolder();
  const path = at.path("a.ipynb");
  await Deno.writeTextFile(path, "mine");
  const { code, err } = await callProgram(["new", path]);
  assertEquals(code, 1);
  assertStringIncludes(err, `found something at "${path}"`);
  assertEquals(await Deno.readTextFile(path), "mine");
});

Deno.test("cenote new says how the package is found, and leaves a deno.json as it is", async () => {
  await using at = await temporaryFolder();
  const first = await callProgram(["new", "-t", "guide", at.path("a.ipynb")]);
  assertEquals(first.code, 0);
  assertStringIncludes(first.err, "write a deno.json beside");
  const config = '{ "imports": {}, } // mine';
  await Deno.writeTextFile(at.path("deno.json"), config);
  const second = await callProgram([
    "new",
    "-t",
    "guide",
    "--deno-json",
    at.path("b.ipynb"),
  ]);
  assertStringIncludes(second.err, `add to ${at.path("deno.json")}: "links"`);
  assertEquals(await Deno.readTextFile(at.path("deno.json")), config);
  await Deno.writeTextFile(
    at.path("deno.json"),
    '{ "imports": { "@cenote/cenote": "jsr:@cenote/cenote@^0.1.0" } }',
  );
  const third = await callProgram(["new", "-t", "guide", at.path("c.ipynb")]);
  assertEquals(third.err, "");
});

Deno.test("cenote new lists the templates, and writes to standard output", async () => {
  const { out } = await callProgram(["new", "--list"]);
  const { out: json } = await callProgram(["new", "--list", "--json"]);
  const names = JSON.parse(json).map(({ name }: { name: string }) => name);
  assertEquals(names, notebookTemplates.map(({ name }) => name));
  for (const name of names) assertStringIncludes(out, name);
  const { out: text } = await callProgram(["new", "-"]);
  assert(parseNotebook(text).cells.length > 0);
});

Deno.test("cenote new refuses a command line that does not fit", async () => {
  for (
    const [args, said] of [
      [[], "Nothing to start"],
      [["--template", "gide", "a.ipynb"], 'did you mean "guide"?'],
      [["--template", "xyz", "a.ipynb"], "there are blank, guide"],
      [["--kernel", "python3", "a.ipynb"], 'found "python3"'],
      [["a.ipynb", "b.ipynb"], 'Unexpected argument "b.ipynb"'],
      [["--list", "a.ipynb"], "without starting a notebook"],
    ] as const
  ) {
    const { code, err } = await callProgram(["new", ...args]);
    assertEquals(code, 2, args.join(" "));
    assertStringIncludes(err, said);
  }
});
