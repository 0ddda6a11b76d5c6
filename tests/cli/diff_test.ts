import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { join } from "@std/path";
import {
  type NotebookDocument,
  stringifyNotebook,
} from "../../lib/notebook/format/mod.ts";
import { code, notebook, printed } from "../notebook/diff/_cells.ts";
import { callProgram } from "./_program.ts";

const OLD = notebook([code("a", "tea", [printed("1\n")]), code("b", "same")]);
const FRESH = notebook([
  code("a", "rice", [printed("1\n")]),
  code("b", "same"),
]);

/** A folder with files, gone at the end. */
class Folder implements AsyncDisposable {
  readonly path = Deno.makeTempDirSync();

  async put(name: string, content: string | NotebookDocument): Promise<string> {
    const path = join(this.path, name);
    await Deno.mkdir(join(path, ".."), { recursive: true });
    await Deno.writeTextFile(
      path,
      typeof content === "string" ? content : stringifyNotebook(content),
    );
    return path;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Deno.remove(this.path, { recursive: true });
  }
}

Deno.test("cenote diff ends with 1 for notebooks that are different and 0 for others", async () => {
  await using folder = new Folder();
  const old = await folder.put("old.ipynb", OLD);
  const fresh = await folder.put("new.ipynb", FRESH);
  const found = await callProgram(["diff", old, fresh]);
  assertEquals([found.code, found.err], [1, ""]);
  assertEquals(
    found.out,
    `--- ${old}\n+++ ${fresh}\n1 cell changed, 1 the same\n\n` +
      "cell 1 · code · changed · id a\n  1   - tea\n    1 + rice",
  );
  for (
    const args of [[old, old], [old, fresh, "--only", "outputs,metadata"], [
      old,
      fresh,
      "--ignore=sources",
    ]]
  ) {
    assertEquals(await callProgram(["diff", ...args]), {
      code: 0,
      out: "",
      err: "",
    });
  }
  assertEquals(await callProgram(["diff", "-q", old, fresh]), {
    code: 1,
    out: "",
    err: "",
  });
});

Deno.test("cenote diff --json prints one document with the lines that differ", async () => {
  await using folder = new Folder();
  const old = await folder.put("old.ipynb", OLD);
  const fresh = await folder.put("new.ipynb", FRESH);
  const { code, out } = await callProgram(["diff", "--json", old, fresh]);
  assertEquals(code, 1);
  assertEquals(JSON.parse(out), {
    old,
    new: fresh,
    isSame: false,
    fields: [],
    cells: [{
      state: "changed",
      isMoved: false,
      old: { index: 0, id: "a", cell_type: "code" },
      new: { index: 0, id: "a", cell_type: "code" },
      source: [{ oldLine: 1, removed: ["tea"], newLine: 1, added: ["rice"] }],
      outputs: [],
      fields: [],
    }],
  });
});

Deno.test("cenote diff compares the notebooks at the same place in two folders, and tells those that only one has", async () => {
  await using folder = new Folder();
  await folder.put("old/sub/a.ipynb", OLD);
  await folder.put("new/sub/a.ipynb", FRESH);
  await folder.put("old/same.ipynb", OLD);
  await folder.put("new/same.ipynb", OLD);
  await folder.put("new/more.ipynb", OLD);
  const paths = ["old", "new"].map((name) => join(folder.path, name));
  const { code, out } = await callProgram(["diff", ...paths]);
  assertEquals(code, 1);
  assertEquals(out.match(/^(?:---|\+\+\+) .*$/gm), [
    "--- /dev/null",
    `+++ ${join(folder.path, "new", "more.ipynb")}`,
    `--- ${join(folder.path, "old", "sub", "a.ipynb")}`,
    `+++ ${join(folder.path, "new", "sub", "a.ipynb")}`,
  ]);
});

Deno.test("cenote diff ends with 2 and a line where it cannot compare", async () => {
  await using folder = new Folder();
  const old = await folder.put("old.ipynb", OLD);
  const broken = await folder.put("broken.ipynb", '{ "cells": [');
  for (
    const [path, words] of [[broken, "broken.ipynb"], ["none.ipynb", "none"]]
  ) {
    assert(path && words);
    const { code, out, err } = await callProgram(["diff", old, path]);
    assertEquals([code, out], [2, ""]);
    assertStringIncludes(err, `Cannot compare "`);
    assertStringIncludes(err, words);
    assertEquals(err.split("\n").length, 1, err);
  }
  for (
    const args of [
      [old],
      [old, old, old],
      ["-", "-"],
      [old, old, "--ignore", "everything"],
      [old, old, "--context", "few"],
      [old, old, "--color", "blue"],
    ]
  ) {
    const { code, err } = await callProgram(["diff", ...args]);
    assertEquals(code, 2, args.join(" "));
    assertStringIncludes(err, "cenote diff --help");
  }
});

Deno.test("cenote diff --git shows what git hands over and always ends with 0", async () => {
  await using folder = new Folder();
  const old = await folder.put("old.ipynb", OLD);
  const fresh = await folder.put("new.ipynb", FRESH);
  const broken = await folder.put("broken.ipynb", "<<<<<<< mine\n1\n");
  const git = (oldFile: string, newFile: string, ...more: string[]) =>
    callProgram([
      "diff",
      "--git",
      "--",
      "-a.ipynb",
      oldFile,
      "0a1b",
      "100644",
      newFile,
      "2c3d",
      "100755",
      ...more,
    ]);
  const changed = await git(old, fresh);
  assertEquals([changed.code, changed.err], [0, ""]);
  assertStringIncludes(
    changed.out,
    "old mode 100644\nnew mode 100755\n--- a/-a.ipynb\n+++ b/-a.ipynb\n",
  );
  assertStringIncludes(changed.out, "1 + rice");
  const renamed = await git(old, fresh, "b.ipynb", "similarity index 90%");
  assertStringIncludes(renamed.out, "--- a/-a.ipynb\n+++ b/b.ipynb\n");
  const added = await git("/dev/null", fresh);
  assertStringIncludes(
    added.out,
    "--- /dev/null\n+++ b/-a.ipynb\n2 cells added",
  );
  const conflict = await git(old, broken);
  assertEquals(conflict.code, 0);
  assertStringIncludes(conflict.out, "; compared as text\n");
  assertStringIncludes(conflict.out, "+ <<<<<<< mine");
  const unmerged = await callProgram(["diff", "--git", "a.ipynb"]);
  assertEquals([unmerged.code, unmerged.out.trim()], [
    0,
    "* Unmerged path a.ipynb",
  ]);
});

Deno.test("cenote diff --clean compares what cleaning leaves, as the project has it", async () => {
  await using folder = new Folder();
  const old = await folder.put("old.ipynb", notebook([code("a", "x")]));
  const fresh = await folder.put(
    "new.ipynb",
    notebook([code("a", "x", [printed("1")], { execution_count: 3 })]),
  );
  assertEquals((await callProgram(["diff", "--clean", old, fresh])).code, 0);
  const kept = await folder.put(
    "kept/new.ipynb",
    await Deno.readTextFile(fresh),
  );
  await folder.put(
    "kept/deno.json",
    JSON.stringify({ cenote: { clean: { keepOutputs: true } } }),
  );
  assertEquals((await callProgram(["diff", "--clean", old, kept])).code, 1);
});

Deno.test("cenote diff reads standard input and prints no colours to a pipe", async () => {
  await using folder = new Folder();
  const old = await folder.put("old.ipynb", OLD);
  const child = new Deno.Command(Deno.execPath(), {
    args: [
      "run",
      "-A",
      new URL("../../lib/cli/mod.ts", import.meta.url).href,
      "diff",
      old,
      "-",
    ],
    stdin: "piped",
    stdout: "piped",
    stderr: "piped",
  }).spawn();
  const writer = child.stdin.getWriter();
  await writer.write(new TextEncoder().encode(stringifyNotebook(FRESH)));
  await writer.close();
  const { code, stdout, stderr } = await child.output();
  const out = new TextDecoder().decode(stdout);
  assertEquals([code, new TextDecoder().decode(stderr)], [1, ""]);
  assertStringIncludes(out, "+++ -\n");
  assertStringIncludes(out, "1 + rice");
  assert(!out.includes("\x1b"), out);
});
