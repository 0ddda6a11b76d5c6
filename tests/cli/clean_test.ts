import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { fromFileUrl } from "@std/path";
import { folderWith } from "./_folder.ts";
import { callProgram } from "./_program.ts";

const PROGRAM = fromFileUrl(new URL("../../lib/cli/mod.ts", import.meta.url));
const CONFIG = fromFileUrl(new URL("../../deno.json", import.meta.url));

const CLEAN = {
  cells: [{
    cell_type: "code",
    execution_count: null,
    id: "a",
    metadata: {},
    outputs: [],
    source: ["6 * 7"],
  }],
  metadata: {},
  nbformat: 4,
  nbformat_minor: 5,
};
const RAN = {
  ...CLEAN,
  cells: CLEAN.cells.map((cell) => ({
    ...cell,
    execution_count: 1,
    metadata: { execution: { a: "b" } },
    outputs: [{ name: "stdout", output_type: "stream", text: ["42\n"] }],
  })),
};

function textOf(notebook: unknown): string {
  return `${JSON.stringify(notebook, undefined, 1)}\n`;
}

/** `cenote clean ARGS` as a process, with its standard input. */
async function filter(args: readonly string[], input: Uint8Array<ArrayBuffer>) {
  // The project's own deno.json says what is clean in the project.
  const cwd = await Deno.makeTempDir();
  const child = new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", "--config", CONFIG, PROGRAM, "clean", ...args],
    cwd,
    stdin: "piped",
    stdout: "piped",
    stderr: "piped",
  }).spawn();
  const writer = child.stdin.getWriter();
  await writer.write(input);
  await writer.close();
  const { code, stdout, stderr } = await child.output();
  await Deno.remove(cwd);
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  return { code, out: decoder.decode(stdout), err: decoder.decode(stderr) };
}

Deno.test("cenote clean cleans files and folders in place", async () => {
  await using at = await folderWith({
    "one.ipynb": textOf(RAN),
    "below/two.ipynb": textOf(RAN),
    "below/.ipynb_checkpoints/two-checkpoint.ipynb": textOf(RAN),
    "clean.ipynb": JSON.stringify(CLEAN),
    "notes.txt": "x",
  });
  const { code, out, err } = await callProgram(["clean", at.folder]);
  assertEquals(code, 0, err);
  assertEquals(out.split("\n"), [
    `${
      at.path("below/two.ipynb")
    }: outputs of 1 cell, execution_count of 1 cell, metadata.execution of 1 cell`,
    `${
      at.path("one.ipynb")
    }: outputs of 1 cell, execution_count of 1 cell, metadata.execution of 1 cell`,
  ]);
  assertEquals(err, "2 of 3 notebooks cleaned");
  assertEquals(await at.read("one.ipynb"), textOf(CLEAN));
  assertEquals(await at.read("below/two.ipynb"), textOf(CLEAN));
  assertEquals(await at.read("clean.ipynb"), JSON.stringify(CLEAN));
  assertEquals(
    await at.read("below/.ipynb_checkpoints/two-checkpoint.ipynb"),
    textOf(RAN),
  );
});

Deno.test("cenote clean does not touch a clean notebook", async () => {
  await using at = await folderWith({ "a.ipynb": JSON.stringify(CLEAN) });
  const long = new Date("2020-01-01T00:00:00Z");
  await Deno.utime(at.path("a.ipynb"), long, long);
  const before = await Deno.stat(at.path("a.ipynb"));
  assertEquals((await callProgram(["clean", at.path("a.ipynb")])).code, 0);
  const after = await Deno.stat(at.path("a.ipynb"));
  assertEquals([after.mtime, after.ino], [before.mtime, before.ino]);
});

Deno.test("cenote clean --check lists what is not clean and changes nothing", async () => {
  await using at = await folderWith({
    "a.ipynb": textOf(RAN),
    "b.ipynb": textOf(CLEAN),
  });
  const { code, out } = await callProgram(["clean", "--check", at.folder]);
  assertEquals(code, 1);
  assertStringIncludes(out, `${at.path("a.ipynb")}: not clean: outputs of 1`);
  assertEquals(out.includes("b.ipynb"), false);
  assertEquals(await at.read("a.ipynb"), textOf(RAN));
  const { code: fine } = await callProgram([
    "clean",
    "--check",
    at.path("b.ipynb"),
  ]);
  assertEquals(fine, 0);
});

Deno.test("cenote clean --json prints one document", async () => {
  await using at = await folderWith({
    "a.ipynb": textOf(RAN),
    "b.ipynb": "{",
  });
  const { code, out, err } = await callProgram([
    "clean",
    "--json",
    at.folder,
  ]);
  assertEquals(code, 1);
  assertStringIncludes(err, "b.ipynb");
  const [first, second] = JSON.parse(out);
  assertEquals(first, {
    file: at.path("a.ipynb"),
    clean: false,
    removed: [
      { cell: 0, path: "outputs" },
      { cell: 0, path: "execution_count" },
      { cell: 0, path: "metadata.execution" },
    ],
  });
  assertEquals([second.file, second.clean], [at.path("b.ipynb"), undefined]);
  assert(second.error.length > 0);
  assertEquals(await at.read("b.ipynb"), "{");
});

Deno.test("cenote clean takes flags and what deno.json says", async () => {
  await using at = await folderWith({
    "a.ipynb": textOf(RAN),
    "deep/er/b.ipynb": textOf(RAN),
    "deno.jsonc":
      '{ "cenote": { "clean": { "keepCounts": true, "keep": ["execution"], }, } } // ours',
    "wrong/deno.json": '{ "cenote": { "clean": { "keepCount": true } } }',
    "wrong/c.ipynb": textOf(RAN),
  });
  assertEquals((await callProgram(["clean", at.path("deep")])).code, 0);
  const [cell] = JSON.parse(await at.read("deep/er/b.ipynb")).cells;
  assertEquals(cell, { ...RAN.cells[0], outputs: [] });
  await callProgram(["clean", "--keep-outputs", at.path("a.ipynb")]);
  assertEquals(await at.read("a.ipynb"), textOf(RAN));
  const { code, err } = await callProgram(["clean", at.path("wrong")]);
  assertEquals(code, 1);
  assertStringIncludes(
    err,
    `in "${at.path("wrong/deno.json")}": found "keepCount"`,
  );
});

Deno.test("cenote clean refuses a command line that does not fit", async () => {
  for (
    const args of [
      [],
      ["--chek", "a.ipynb"],
      ["--install", "a.ipynb"],
      ["--install", "--status"],
      ["--install", "--check"],
      ["--global", "a.ipynb"],
      ["--attributes", ".gitattributes", "a.ipynb"],
      ["-", "a.ipynb"],
      ["--strip-metadata", "cell.source", "a.ipynb"],
      ["nowhere.ipynb"],
    ]
  ) {
    const { code, err } = await callProgram(["clean", ...args]);
    assertEquals(code, 2, args.join(" "));
    assertStringIncludes(err, '"cenote clean --help" shows how to use it');
  }
});

Deno.test("cenote clean - is a filter that passes on clean notebooks byte for byte", async () => {
  const encoder = new TextEncoder();
  const odd = encoder.encode(
    `\ufeff${JSON.stringify(CLEAN).replace('"nbformat":4', '"nbformat":4.0')}`,
  );
  const [ran, clean, marked, none, broken, latin] = await Promise.all([
    filter(["-"], encoder.encode(textOf(RAN))),
    filter(["-"], odd),
    filter(["-"], encoder.encode(`\ufeff${textOf(RAN)}`)),
    filter(["-"], encoder.encode("\n")),
    filter(["--name=a b.ipynb", "-"], encoder.encode('{ "cells": [')),
    filter(["-"], new Uint8Array([0x22, 0xe9, 0x22])),
  ]);
  assertEquals([ran.code, ran.out], [0, textOf(CLEAN)]);
  assertEquals([clean.code, clean.err], [0, ""]);
  assertEquals(encoder.encode(clean.out), odd);
  assertEquals(marked.out, `\ufeff${textOf(CLEAN)}`);
  assertEquals([none.code, none.out], [0, "\n"]);
  assertEquals([broken.code, broken.out], [1, ""]);
  assertStringIncludes(broken.err, "Cannot read a b.ipynb: ");
  assertEquals([latin.code, latin.out], [1, ""]);
  assertStringIncludes(latin.err, "found bytes that are not UTF-8");
});
