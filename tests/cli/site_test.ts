import {
  assert,
  assertEquals,
  assertMatch,
  assertStringIncludes,
} from "@std/assert";
import { retry } from "@std/async";
import { join, toFileUrl } from "@std/path";
import { runProgram } from "../../lib/cli/mod.ts";
import {
  newCell,
  newNotebook,
  stringifyNotebook,
} from "../../lib/notebook/format/mod.ts";
import { folderWith } from "./_folder.ts";
import { Program } from "./_process.ts";
import { callProgram } from "./_program.ts";

function lesson(text: string): string {
  return stringifyNotebook(newNotebook({
    cells: [newCell("markdown", text, { id: "a" })],
  }));
}

const COURSE = {
  "course/01_tea.ipynb": lesson(
    "# Tea\n\n[data](data/teas.csv) [gone](gone.csv)",
  ),
  "course/02_more/01_milk.ipynb": lesson("# Milk\n\n[tea](../01_tea.ipynb)"),
  "course/.hidden/x.ipynb": lesson("# Hidden"),
  "course/data/teas.csv": "tea\n",
  "course/README.md": "# A course\n\nOn tea.\n",
};

async function exists(path: string): Promise<boolean> {
  return await Deno.stat(path).then(() => true, () => false);
}

Deno.test("cenote site makes a site that it brings up to date, in a process of its own", async () => {
  await using at = await folderWith(COURSE);
  const call = async (...args: readonly string[]) => {
    await using program = new Program(["site", ...args]);
    return await program.ended();
  };
  const out = at.path("public");
  const first = await call(at.path("course"), "-o", out);
  assertEquals(first.code, 0);
  assertEquals(
    first.out,
    `3 pages; files: 10 written, 0 unchanged\n${join(out, "index.html")}\n`,
  );
  assertEquals(
    first.err,
    '01_tea.ipynb: the link "gone.csv" leads to nothing\n',
  );
  assertStringIncludes(await at.read("public/index.html"), "On tea.");
  assertStringIncludes(
    await at.read("public/02_more/01_milk.html"),
    "../01_tea.html",
  );
  assertEquals(await at.read("public/data/teas.csv"), "tea\n");
  assert(!await exists(at.path("public/.hidden/x.html")));

  await Deno.writeTextFile(at.path("public/CNAME"), "tea.example.com");
  await Deno.remove(at.path("course/02_more"), { recursive: true });
  const second = await call(at.path("course"), "-o", out, "--json");
  assertEquals(second.code, 0);
  const said = JSON.parse(second.out);
  assertEquals(said.title, "A course");
  assertEquals(said.removed, ["02_more/01_milk.html", "02_more/01_milk.ipynb"]);
  assertEquals(said.written, [
    "01_tea.html",
    "cenote-site/search.js",
    "index.html",
  ]);
  assertEquals(said.warnings, [
    { from: "01_tea.ipynb", address: "gone.csv", reason: "leads to nothing" },
  ]);
  assertEquals(said.pages[1], {
    path: "01_tea.html",
    from: "01_tea.ipynb",
    title: "Tea",
    description: "data gone",
  });
  assert(!await exists(at.path("public/02_more")));
  assertEquals(await at.read("public/CNAME"), "tea.example.com");
});

Deno.test({
  name: "cenote site --open opens the first page",
  ignore: Deno.build.os !== "linux",
  async fn() {
    await using at = await folderWith({
      ...COURSE,
      "bin/xdg-open":
        '#!/bin/sh\necho "$1" > "$OPENED.part"; mv "$OPENED.part" "$OPENED"\n',
    });
    await Deno.chmod(at.path("bin/xdg-open"), 0o755);
    await using program = new Program(
      ["site", at.path("course"), "-o", at.path("out"), "--open"],
      { PATH: `${at.path("bin")}:/bin:/usr/bin`, OPENED: at.path("opened") },
    );
    assertEquals((await program.ended()).code, 0);
    // The browser is not waited for.
    const opened = await retry(() => at.read("opened"), { minTimeout: 20 });
    assertEquals(opened.trim(), toFileUrl(at.path("out/index.html")).href);
  },
});

Deno.test("cenote site takes no notebooks from its own site, or from another, within the folder", async () => {
  await using at = await folderWith(COURSE);
  const course = at.path("course");
  for (const out of ["site", "site", "deep/other"]) {
    const { code, out: said } = await callProgram([
      "site",
      course,
      "-o",
      join(course, out),
    ]);
    assertEquals([code, said.split(";")[0]], [0, "3 pages"]);
  }
  // What is already in the folder that it goes to is no part of it either.
  await Deno.mkdir(at.path("course/old"));
  await Deno.writeTextFile(at.path("course/old/x.ipynb"), lesson("# Old"));
  const { out } = await callProgram([
    "site",
    course,
    "-o",
    join(course, "old"),
    "--force",
  ]);
  assertEquals(out.split(";")[0], "3 pages");
});

Deno.test("cenote site --strict fails on a link that leads to nothing, and writes nothing", async () => {
  await using at = await folderWith(COURSE);
  const args = ["site", at.path("course"), "-o", at.path("out"), "--strict"];
  const strict = await callProgram(args);
  assertEquals(strict.code, 1);
  assertStringIncludes(strict.err, '"gone.csv" leads to nothing');
  assertStringIncludes(strict.err, "The site was not written");
  const json = await callProgram([...args, "--json"]);
  assertEquals(json.code, 1);
  assertEquals(JSON.parse(json.out).errors, [
    {
      path: "01_tea.ipynb",
      error: '01_tea.ipynb: the link "gone.csv" leads to nothing',
    },
  ]);
  assert(!await exists(at.path("out")));
});

Deno.test("cenote site names each notebook that is broken, and writes nothing", async () => {
  await using at = await folderWith({
    ...COURSE,
    "course/03.ipynb": lesson("x").replace('"markdown"', '"prose"'),
    "course/04.ipynb": "{",
  });
  const args = ["site", at.path("course"), "-o", at.path("out")];
  const { code, err } = await callProgram(args);
  assertEquals(code, 1);
  assertMatch(err, /03\.ipynb: found "prose" as "cell_type" of cell 1/);
  assertMatch(err, /04\.ipynb/);
  assert(!/^\s+at /m.test(err), err);
  const json = await callProgram([...args, "--json"]);
  assertEquals(json.code, 1);
  assertEquals(
    JSON.parse(json.out).errors.map(({ path }: { path: string }) => path),
    [at.path("course/03.ipynb"), at.path("course/04.ipynb")],
  );
  assert(!await exists(at.path("out")));
});

Deno.test("cenote site writes into no folder of somebody else's, unless forced", async () => {
  await using at = await folderWith({ ...COURSE, "mine/a.txt": "mine" });
  const args = ["site", at.path("course"), "-o", at.path("mine")];
  const { code, err } = await callProgram(args);
  assertEquals(code, 1);
  assertStringIncludes(err, '"a.txt"');
  assert(!await exists(at.path("mine/index.html")));
  const json = await callProgram([...args, "--json"]);
  assertEquals(json.code, 1);
  assertStringIncludes(JSON.parse(json.out).errors[0].error, '"a.txt"');
  assertEquals((await callProgram([...args, "--force"])).code, 0);
  assertEquals(await at.read("mine/a.txt"), "mine");
  const same = await callProgram([
    "site",
    at.path("course"),
    "-o",
    at.path("course"),
    "--force",
  ]);
  assertEquals(same.code, 2);
  assertEquals(await at.read("course/README.md"), COURSE["course/README.md"]);
});

Deno.test("cenote site takes what the project says, and what the flags say before it", async () => {
  await using at = await folderWith({
    ...COURSE,
    "deno.jsonc": `{
      // What the site is like.
      "cenote": { "site": { "title": "From the project", "order": ["02_more"], "footer": "The foot" } }
    }`,
  });
  const args = ["site", at.path("course"), "-o", at.path("out"), "--json"];
  const { out } = await callProgram(args);
  const { title, pages } = JSON.parse(out);
  assertEquals(title, "From the project");
  assertEquals(pages[1].path, "02_more/01_milk.html");
  assertStringIncludes(await at.read("out/index.html"), "The foot");
  const flagged = await callProgram([...args, "--title", "Given", "--lang=fr"]);
  assertEquals(JSON.parse(flagged.out).title, "Given");
  assertStringIncludes(await at.read("out/01_tea.html"), '<html lang="fr"');

  await using wrong = await folderWith({
    ...COURSE,
    "course/deno.json": '{ "cenote": { "site": { "order": ["x"] } } }',
  });
  const refused = await callProgram([
    "site",
    wrong.path("course"),
    "-o",
    wrong.path("out"),
  ]);
  assertEquals(refused.code, 1);
  assertStringIncludes(refused.err, 'found "x"');
});

Deno.test("cenote site says how to use it", async () => {
  await using at = await folderWith(COURSE);
  const help = await callProgram(["site", "--help"]);
  assertEquals(help.code, 0);
  assertStringIncludes(help.out, "cenote site notebooks --open");
  for (
    const [args, said] of [
      [["--titel", "x"], '"--title"'],
      [[at.path("course"), at.path("data")], "Unexpected argument"],
      [[at.path("nowhere")], "nothing at"],
      [[at.path("course/data")], "holds none"],
      [[at.path("course/01_tea.ipynb")], "wanted a folder"],
    ] as const
  ) {
    const { code, err } = await callProgram([
      "site",
      ...args,
      ...args[0].startsWith("--") ? [] : ["-o", at.path("out")],
    ]);
    assertEquals(code, 2, err);
    assertStringIncludes(err, said);
  }
});

Deno.test({
  name: "cenote site that is interrupted ends with 130 and leaves nothing",
  ignore: Deno.build.os === "windows",
  async fn() {
    await using at = await folderWith(COURSE);
    // The introduction comes from a pipe: the program waits until it is closed.
    await Deno.remove(at.path("course/README.md"));
    const { success } = await new Deno.Command("mkfifo", {
      args: [at.path("course/README.md")],
    }).output();
    assert(success);
    const stop = new AbortController();
    const said: string[] = [];
    const running = runProgram(
      ["site", at.path("course"), "-o", at.path("out")],
      {
        print: (line) => said.push(line),
        report: (line) => said.push(line),
        env: () => undefined,
        signal: stop.signal,
      },
    );
    const pipe = await Deno.open(at.path("course/README.md"), { write: true });
    stop.abort();
    pipe.close();
    assertEquals([await running, said.at(-1)], [130, "Interrupted"]);
    assert(!await exists(at.path("out")));
  },
});
