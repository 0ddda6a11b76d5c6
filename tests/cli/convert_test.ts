import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { fromFileUrl } from "@std/path";
import {
  joinLines,
  newCell,
  newNotebook,
  readNotebookFile,
  stringifyNotebook,
} from "../../lib/notebook/format/mod.ts";
import { folderWith } from "./_folder.ts";
import { callProgram } from "./_program.ts";

const PROGRAM = fromFileUrl(new URL("../../lib/cli/mod.ts", import.meta.url));
const CONFIG = fromFileUrl(new URL("../../deno.json", import.meta.url));

const NOTEBOOK = stringifyNotebook(newNotebook({
  cells: [
    newCell("markdown", "# Sums", { id: "title" }),
    {
      ...newCell("code", "const a = 1;\na + 1", { id: "sum" }),
      execution_count: 3,
      outputs: [
        {
          output_type: "execute_result",
          execution_count: 3,
          data: { "text/plain": "2", "image/png": "AAAA" },
          metadata: {},
        },
      ],
    },
  ],
}));

Deno.test("cenote convert writes TypeScript beside a notebook, and brings edits back with --update", async () => {
  await using at = await folderWith({ "a.ipynb": NOTEBOOK });
  const first = await callProgram([
    "convert",
    at.path("a.ipynb"),
    "--to",
    "ts",
  ]);
  assertEquals(first, {
    code: 0,
    out: `${at.path("a.ipynb")} -> ${at.path("a.ts")}`,
    err: "",
  });
  const text = await at.read("a.ts");
  assertStringIncludes(text, '// %% [markdown] id="title"\n// # Sums\n');
  await Deno.writeTextFile(
    at.path("a.ts"),
    text.replace("# Sums", "# Totals"),
  );

  const refused = await callProgram([
    "convert",
    at.path("a.ts"),
    "--to=ipynb",
  ]);
  assertEquals(refused.code, 1);
  assertStringIncludes(refused.err, "Cannot write");
  assertStringIncludes(refused.err, "--update");
  assertEquals(await at.read("a.ipynb"), NOTEBOOK);

  const updated = await callProgram([
    "convert",
    at.path("a.ts"),
    "--to=ipynb",
    "--update",
  ]);
  assertEquals(updated.code, 0);
  assertEquals(
    await at.read("a.ipynb"),
    NOTEBOOK.replace("# Sums", "# Totals"),
  );
});

Deno.test("cenote convert never takes away what somebody wrote, unless forced", async () => {
  await using at = await folderWith({
    "a.ipynb": NOTEBOOK,
    "a.ts": "console.log('mine');\n",
  });
  const call = (...args: string[]) =>
    callProgram(["convert", at.path("a.ipynb"), ...args]);
  const refused = await call("--to", "ts");
  assertEquals(refused.code, 1);
  assertEquals(await at.read("a.ts"), "console.log('mine');\n");
  assertEquals((await call("--to", "ts", "--force")).code, 0);
  const again = await call("--to", "ts");
  assertEquals(again.code, 0);
  assertStringIncludes(again.out, "is as it was");
  // A script that becomes a notebook's text would be its own source.
  await Deno.writeTextFile(at.path("s.ts"), "a;\n");
  const same = await callProgram(["convert", at.path("s.ts"), "--to", "ts"]);
  assertEquals(same.code, 1);
  assertEquals(await at.read("s.ts"), "a;\n");
});

Deno.test("cenote convert takes folders and keeps theirs, with one document of JSON about it", async () => {
  await using at = await folderWith({
    "in/a.ipynb": NOTEBOOK,
    "in/deep/b.ipynb": NOTEBOOK,
    "in/.ipynb_checkpoints/a-checkpoint.ipynb": NOTEBOOK,
    "in/broken.ipynb": '{"cells": [',
  });
  const { code, out, err } = await callProgram([
    "convert",
    at.path("in"),
    "--to=md",
    "--outputs",
    "-o",
    at.path("out"),
    "--json",
  ]);
  assertEquals(code, 1);
  assertEquals(err, "");
  const { to, files } = JSON.parse(out);
  assertEquals(to, "md");
  assertEquals(files.length, 3);
  const [a, broken, b] = files;
  assertEquals([a.kind, a.status, a.out], [
    "ipynb",
    "written",
    at.path("out/a.md"),
  ]);
  assertEquals(a.files, [at.path("out/a_files/cell-2-1.png")]);
  assertEquals(broken.from, at.path("in/broken.ipynb"));
  assertStringIncludes(broken.error, "cut off");
  assertEquals(b.out, at.path("out/deep/b.md"));
  assertStringIncludes(
    await at.read("out/deep/b.md"),
    "![2](b_files/cell-2-1.png)",
  );
  assertEquals(
    await Deno.readFile(at.path("out/a_files/cell-2-1.png")),
    new Uint8Array(3),
  );
});

Deno.test("cenote convert makes pages whose links lead to the other pages", async () => {
  const linking = stringifyNotebook(newNotebook({
    cells: [newCell("markdown", "# One\n\n[two](sub/b.ipynb#x) [no](c.ipynb)")],
  }));
  await using at = await folderWith({
    "a.ipynb": linking,
    "sub/b.ipynb": NOTEBOOK,
  });
  const { code } = await callProgram([
    "convert",
    at.folder,
    "--to=html",
    "--theme=dark",
    "-o",
    at.path("site"),
  ]);
  assertEquals(code, 0);
  const page = await at.read("site/a.html");
  assertStringIncludes(page, 'data-theme="dark"');
  assertStringIncludes(page, 'href="sub/b.html#x"');
  assertStringIncludes(page, 'href="c.ipynb"');
  // A page of ours is replaced, another one is not.
  const again = (name: string) =>
    callProgram(["convert", at.path("a.ipynb"), "-o", at.path(name)]);
  assertEquals((await again("site/a.html")).code, 0);
  assertEquals(
    (await at.read("site/a.html")).includes('data-theme="dark">'),
    false,
  );
  await Deno.writeTextFile(at.path("mine.html"), "<p>mine</p>");
  assertEquals((await again("mine.html")).code, 1);
});

Deno.test("cenote convert makes notebooks of any text, and newer ones of older", async () => {
  await using at = await folderWith({
    "read.md": "# A\n\n```ts\n1\n```\n",
    "plain.ts": "// # A\n\nconst a = 1;\n",
    "old.ipynb": JSON.stringify({
      nbformat: 3,
      nbformat_minor: 0,
      metadata: {},
      worksheets: [{
        cells: [{ cell_type: "heading", level: 1, metadata: {}, source: "A" }],
      }],
    }),
  });
  const { code, err } = await callProgram([
    "convert",
    at.path("read.md"),
    at.path("plain.ts"),
    at.path("old.ipynb"),
    "--to=ipynb",
    "-o",
    at.path("out"),
  ]);
  assertEquals([code, err], [0, ""]);
  for (const name of ["read", "plain", "old"]) {
    const { cells, nbformat_minor } = await readNotebookFile(
      at.path(`out/${name}.ipynb`),
    );
    assertEquals(nbformat_minor, 5);
    assertEquals(joinLines(cells[0]?.source ?? ""), "# A", name);
    assertEquals(cells[0]?.cell_type, "markdown");
  }
  const inPlace = ["convert", at.path("old.ipynb"), "--to=ipynb"];
  assertEquals((await callProgram(inPlace)).code, 0);
  const text = await at.read("old.ipynb");
  assertEquals((await callProgram(inPlace)).code, 0);
  assertEquals(await at.read("old.ipynb"), text);
});

Deno.test("cenote convert says in one line what is wrong", async () => {
  await using at = await folderWith({
    "a.ipynb": NOTEBOOK,
    "b/a.ipynb": NOTEBOOK,
    "python.ipynb": JSON.stringify({
      cells: [],
      metadata: {
        kernelspec: { name: "python3", display_name: "P", language: "python" },
      },
      nbformat: 4,
      nbformat_minor: 5,
    }),
  });
  await Deno.writeFile(at.path("bytes.md"), new Uint8Array([0x61, 0xff]));
  const cases: readonly (readonly [number, string, ...string[]])[] = [
    [2, "Nothing to convert", "--to=ts"],
    [2, "--to is one of", at.path("a.ipynb")],
    [2, 'Cannot convert to "pdf"', at.path("a.ipynb"), "--to=pdf"],
    [
      2,
      'Cannot convert from "html"',
      at.path("a.ipynb"),
      "--to=ts",
      "--from=html",
    ],
    [2, 'goes with "--to md"', at.path("a.ipynb"), "--to=ts", "--outputs"],
    [
      2,
      "Cannot use the theme",
      at.path("a.ipynb"),
      "--to=html",
      "--theme=blue",
    ],
    [2, "nothing at", at.path("missing.ipynb"), "--to=ts"],
    [
      2,
      "both would become",
      at.path("a.ipynb"),
      at.path("b/a.ipynb"),
      "--to=ts",
      "-o",
      at.path("o"),
    ],
    [2, "name one notebook", at.folder, "--to=ts", "-o", "-"],
    [2, "no --json", at.path("a.ipynb"), "--to=ts", "-o", "-", "--json"],
    [1, "convert it to md", at.path("python.ipynb"), "--to=ts"],
    [1, "convert it to md", at.path("python.ipynb"), "--to=script"],
    [1, "not UTF-8", at.path("bytes.md"), "--to=ipynb"],
    [
      1,
      "it is a folder",
      at.path("a.ipynb"),
      "--to=ts",
      "-o",
      at.path("b/../b/."),
    ],
  ];
  await Deno.mkdir(at.path("b/a.ts"));
  for (const [code, message, ...args] of cases) {
    const called = await callProgram(["convert", ...args]);
    assertEquals([called.code, called.out], [code, ""], message);
    assertStringIncludes(called.err, message);
    assertEquals(called.err.includes("    at "), false, called.err);
  }
  assertEquals((await callProgram(["convert", "--help"])).code, 0);
});

Deno.test("cenote convert is a filter, and its scripts run", async () => {
  const deno = async (args: readonly string[], input: string) => {
    const child = new Deno.Command(Deno.execPath(), {
      args: ["run", "-A", "--config", CONFIG, ...args],
      env: { NO_COLOR: "1" },
      stdin: "piped",
      stdout: "piped",
      stderr: "inherit",
    }).spawn();
    const writer = child.stdin.getWriter();
    await writer.write(new TextEncoder().encode(input));
    await writer.close();
    return new TextDecoder().decode((await child.output()).stdout);
  };
  const script = await deno([PROGRAM, "convert", "-", "--to=script"], NOTEBOOK);
  assert(script.startsWith("// # Sums\n"));
  assertEquals(await deno(["-"], script), "2\n");
});
