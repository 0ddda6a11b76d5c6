import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { fromFileUrl, join } from "@std/path";
import {
  type NotebookDocument,
  stringifyNotebook,
} from "../../lib/notebook/format/mod.ts";
import { code, notebook, printed } from "../notebook/diff/_cells.ts";
import { callProgram } from "./_program.ts";

const ROOT = fromFileUrl(new URL("../../", import.meta.url));

/** A folder with files, gone at the end. */
class Folder implements AsyncDisposable {
  readonly path = Deno.makeTempDirSync();

  async put(name: string, content: string | NotebookDocument): Promise<string> {
    const path = join(this.path, name);
    const text = typeof content === "string"
      ? content
      : stringifyNotebook(content);
    await Deno.writeTextFile(path, text);
    return path;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Deno.remove(this.path, { recursive: true });
  }
}

const OTHER = notebook([
  code("a", "console.log('tea')", [printed("tea\n")]),
  code("b", "console.log('rice', Date.now() > 0)", [printed("milk true\n")]),
]);

Deno.test("cenote test shows what is different by cell, and writes it only with --update", async () => {
  await using folder = new Folder();
  const path = await folder.put("a.ipynb", OTHER);
  const before = await Deno.readTextFile(path);
  const found = await callProgram(["test", path]);
  assertEquals(found.code, 1);
  assertStringIncludes(
    found.out,
    "cell 2 · code · changed · id b\noutput 1 · stdout\n  1   - milk true\n    1 + rice true",
  );
  assertStringIncludes(found.err, "--update");
  assertEquals(await Deno.readTextFile(path), before);
  assertEquals((await callProgram(["test", "-u", path])).code, 0);
  const again = await callProgram(["test", "--quiet", path]);
  assertEquals(again, { code: 0, out: "", err: "" });
  assertEquals([...Deno.readDirSync(folder.path)].length, 1);
});

Deno.test("cenote test takes the rules of the nearest deno.json and of the command line", async () => {
  await using folder = new Folder();
  const path = await folder.put(
    "a.ipynb",
    notebook([
      code("a", "console.log('12:34 at 2026-01-01')", [
        printed("01:02 at 2020-02-02\n"),
      ]),
    ]),
  );
  const config = (normalize: unknown) =>
    folder.put(
      "deno.jsonc",
      `// rules\n${JSON.stringify({ cenote: { test: { normalize } } })}`,
    );
  await config(["times"]);
  assertEquals((await callProgram(["test", path])).code, 1);
  const both = await callProgram(["test", path, "--normalize", "dates"]);
  assertEquals([both.code, both.err], [0, ""]);
});

Deno.test("cenote test says where a rule stands that it cannot read", async () => {
  await using folder = new Folder();
  const path = await folder.put("a.ipynb", OTHER);
  const config = await folder.put(
    "deno.json",
    '{ "cenote": { "test": { "normalize": [{ "pattern": "(" }] } } }',
  );
  const found = await callProgram(["test", path]);
  assertEquals(found.code, 1);
  assertStringIncludes(
    found.err,
    `Cannot read rule 1 of "cenote.test.normalize" of ${config}: found "("`,
  );
  assertEquals(found.err.split("\n").length, 1, found.err);
});

Deno.test("cenote test goes on after a notebook that fails, whose file stays as it is, and tells the cell", async () => {
  await using folder = new Folder();
  const failing = await folder.put(
    "a.ipynb",
    notebook([
      code("a", "const a = 1;"),
      code("b", "\nthrow new Error('no luck')"),
    ]),
  );
  await folder.put("b.ipynb", notebook([code("a", "", [])]));
  await folder.put("c.ipynb", "{ cut");
  const before = await Deno.readTextFile(failing);
  const junit = join(folder.path, "report.xml");
  const { code: exit, out, err } = await callProgram([
    "test",
    folder.path,
    "--update",
    "--jobs",
    "2",
    "--junit",
    junit,
  ]);
  assertEquals(exit, 1);
  assertStringIncludes(out, "failed at cell 2");
  assertStringIncludes(out, "> 2 │ throw new Error('no luck')");
  assertStringIncludes(out, "3 notebooks: 1 as stored, 2 failed");
  assertStringIncludes(err, "c.ipynb");
  assertEquals(await Deno.readTextFile(failing), before);
  const report = await Deno.readTextFile(junit);
  assertStringIncludes(report, 'tests="2" failures="0" errors="1"');
  assertStringIncludes(report, '<error message="Error: no luck">');
});

Deno.test("cenote test --json prints one document", async () => {
  await using folder = new Folder();
  const path = await folder.put("a.ipynb", OTHER);
  const { code: exit, out, err } = await callProgram(["test", "--json", path]);
  assertEquals([exit, err], [1, ""]);
  const { isSame, notebooks: [one] } = JSON.parse(out);
  assertEquals([isSame, one.notebook, one.status, one.cellsRun], [
    false,
    path,
    "different",
    2,
  ]);
  assertEquals(one.diff.cells[0].outputs[0].parts[0].lines, [
    {
      oldLine: 1,
      removed: ["milk true\n"],
      newLine: 1,
      added: ["rice true\n"],
    },
  ]);
});

Deno.test("cenote test stops a cell at its time limit, and runs only what is granted", async () => {
  await using folder = new Folder();
  const slow = await folder.put(
    "a.ipynb",
    notebook([code("a", "for (;;) {}")]),
  );
  const late = await callProgram(["test", "--timeout", "0.2", slow]);
  assertEquals(late.code, 1);
  assertStringIncludes(late.out, "failed at cell 1");
  const needy = await folder.put(
    "b.ipynb",
    notebook([
      code("a", "console.log(Deno.env.get('CENOTE_NONE') ?? 'none')", [
        printed("none\n"),
      ]),
    ], { cenote: { permissions: ["--allow-env=CENOTE_NONE"] } }),
  );
  const refused = await callProgram(["test", needy]);
  assertEquals([refused.code, refused.out], [2, ""]);
  assertStringIncludes(refused.err, `cenote test ${needy} --grant`);
  assertEquals((await callProgram(["test", needy, "--grant"])).code, 0);
  const denied = await callProgram(["test", needy, "--allow-read=."]);
  assertEquals(denied.code, 1);
  assertStringIncludes(denied.out, "NotCapable");
});

Deno.test("cenote test refuses what does not fit", async () => {
  await using folder = new Folder();
  const path = await folder.put("a.ipynb", OTHER);
  for (
    const args of [
      [],
      ["-"],
      [path, "--jobs", "0"],
      [path, "--timeout", "soon"],
      [path, "--normalize", "everything"],
      ["none.ipynb"],
    ]
  ) {
    const { code: exit, out, err } = await callProgram(["test", ...args]);
    assertEquals([exit, out], [2, ""], args.join(" "));
    assert(!err.includes("    at "), err);
  }
});

Deno.test("cenote test finds the outputs of notebooks/ as they are stored, and leaves nothing behind", async () => {
  const folder = join(ROOT, "notebooks");
  const names = () => [...Deno.readDirSync(folder)].map(({ name }) => name);
  const before = names();
  const { code: exit, stdout } = await new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", "tools/notebooks.ts", "--jobs", "2"],
    cwd: ROOT,
    env: { H2OGPTE_ADDRESS: "http://nowhere.invalid" },
    stderr: "inherit",
  }).output();
  assertEquals(exit, 0, new TextDecoder().decode(stdout));
  assertEquals(names(), before);
});
