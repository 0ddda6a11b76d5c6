import { assertEquals, assertRejects, assertStringIncludes } from "@std/assert";
import { join } from "@std/path";
import { NotebookError } from "../../../lib/notebook/format/mod.ts";
import {
  folderLookUp,
  readSiteOptions,
  type Site,
  writeSite,
} from "../../../lib/notebook/site/mod.ts";
import { assertThrows } from "@std/assert";

/** A folder `from` with files, and a place `out` for a site; they go when the test ends. */
async function places(files: Readonly<Record<string, string>> = {}) {
  const folder = await Deno.makeTempDir();
  const put = async (path: string, text: string) => {
    await Deno.mkdir(join(folder, path, ".."), { recursive: true });
    await Deno.writeTextFile(join(folder, path), text);
  };
  await Deno.mkdir(join(folder, "from"));
  for (const [path, text] of Object.entries(files)) await put(path, text);
  return {
    from: join(folder, "from"),
    out: join(folder, "out"),
    put,
    read: (path: string) => Deno.readTextFile(join(folder, path)),
    list: async (path: string) =>
      (await Array.fromAsync(Deno.readDir(join(folder, path)))).map((one) =>
        one.name
      ).sort(),
    [Symbol.asyncDispose]: () => Deno.remove(folder, { recursive: true }),
  };
}

function site(
  files: Readonly<Record<string, string>>,
  copies: readonly string[] = [],
): Site {
  return {
    title: "T",
    pages: [],
    files: new Map(Object.entries(files)),
    copies,
    warnings: [],
  };
}

Deno.test("writeSite() writes what changed and removes what it wrote before, and nothing else", async () => {
  await using at = await places({ "from/x/a.csv": "1", "from/b.csv": "2" });
  const { from, out } = at;
  const first = await writeSite(
    site({ "index.html": "i", "p/q/one.html": "1" }, ["x/a.csv", "b.csv"]),
    out,
    { from },
  );
  assertEquals(first.written.length, 5);
  await at.put("out/CNAME", "tea.example.com");
  await at.put("out/p/mine.txt", "mine");
  const before = await Deno.stat(join(out, "index.html"));

  await at.put("from/b.csv", "3");
  const second = await writeSite(
    site({ "index.html": "i", "two.html": "2" }, ["b.csv"]),
    out,
    { from },
  );
  assertEquals(second, {
    written: ["b.csv", "two.html"],
    unchanged: [".nojekyll", "index.html"],
    removed: ["p/q/one.html", "x/a.csv"],
  });
  assertEquals(await at.list("out"), [
    ".cenote-site.json",
    ".nojekyll",
    "CNAME",
    "b.csv",
    "index.html",
    "p",
    "two.html",
  ]);
  assertEquals(await at.list("out/p"), ["mine.txt"]);
  assertEquals(await at.read("out/b.csv"), "3");
  assertEquals((await Deno.stat(join(out, "index.html"))).mtime, before.mtime);
});

Deno.test("writeSite() leaves a folder that is no site alone, unless forced, and then what it does not need", async () => {
  await using at = await places({ "out/mine.txt": "mine" });
  const { from, out } = at;
  const mine = site({ "index.html": "i" });
  const error = await assertRejects(
    () => writeSite(mine, out, { from }),
    NotebookError,
    "mine.txt",
  );
  assertStringIncludes(error.message, "--force");
  assertEquals(await at.list("out"), ["mine.txt"]);
  await writeSite(mine, out, { from, force: true });
  assertEquals(await at.read("out/mine.txt"), "mine");

  // In a site, too, somebody's file stays where a new page would go.
  await at.put("out/new.html", "mine");
  const more = site({ "index.html": "x", "new.html": "n" });
  await assertRejects(
    () => writeSite(more, out, { from }),
    NotebookError,
    "new.html",
  );
  assertEquals(await at.read("out/index.html"), "i");
});

Deno.test({
  name: "writeSite() writes and removes nothing past a link",
  ignore: Deno.build.os === "windows",
  async fn() {
    await using at = await places({ "else/one.html": "mine" });
    const { from, out } = at;
    await writeSite(site({ "p/one.html": "1" }), out, { from });
    await Deno.remove(join(out, "p"), { recursive: true });
    await Deno.symlink("../else", join(out, "p"));
    for (const next of [site({ "p/one.html": "2" }), site({})]) {
      await assertRejects(
        () => writeSite(next, out, { from }),
        NotebookError,
        "found a link",
      );
    }
    assertEquals(await at.read("else/one.html"), "mine");
  },
});

Deno.test("writeSite() believes no list of files that leads out of the folder", async () => {
  for (const path of ["../from/a", "/etc/x", "a/../../b", "", "c:\\x"]) {
    await using at = await places({
      "out/.cenote-site.json": JSON.stringify({
        generator: "cenote site",
        files: [path],
      }),
    });
    await assertRejects(
      () => writeSite(site({}), at.out, { from: at.from }),
      NotebookError,
      ".cenote-site.json",
    );
  }
});

Deno.test("writeSite() that is interrupted leaves nothing where nothing was", async () => {
  await using at = await places();
  const { from } = at;
  const out = join(at.out, "deep", "er");
  const files = Object.fromEntries(
    Array.from({ length: 50 }, (_, n) => [`p${n}/x.html`, `${n}`]),
  );
  const stop = new AbortController();
  const run = writeSite(site(files), out, {
    from,
    signal: stop.signal,
    onProgress: (done) => done === 20 && stop.abort(),
  });
  await assertRejects(() => run, DOMException);
  await assertRejects(() => Deno.stat(at.out), Deno.errors.NotFound);
});

Deno.test({
  name: "writeSite() says what keeps it from making its folder",
  // A file system in which nothing can be made, whoever tries.
  ignore: Deno.build.os !== "linux",
  async fn() {
    await using at = await places();
    await assertRejects(
      () => writeSite(site({}), "/proc/site/deep", { from: at.from }),
      NotebookError,
      "Cannot write /proc/site/deep",
    );
  },
});

Deno.test("folderLookUp() sees what is in the folder, and nothing that leads out", async () => {
  await using at = await places({ "from/a/b.csv": "1", "else.csv": "2" });
  const lookUp = folderLookUp(at.from);
  assertEquals(
    ["a", "a/b.csv", "a/c.csv", "", "../else.csv", "a/b.csv/x"].map(lookUp),
    ["folder", "file", undefined, "folder", undefined, undefined],
  );
  if (Deno.build.os === "windows") return;
  await Deno.symlink("../else.csv", join(at.from, "link.csv"));
  assertEquals(lookUp("link.csv"), undefined);
});

Deno.test("readSiteOptions() takes what is documented and names what is not", () => {
  const all = {
    title: "Tea",
    order: ["a.ipynb"],
    footer: "f",
    repository: "https://example.com/x",
  };
  assertEquals(readSiteOptions(all), all);
  for (
    const [options, named] of [
      [{ titles: "x" }, '"titles"'],
      [{ title: 3 }, "found 3"],
      [{ title: " " }, "wanted a text"],
      [{ order: "a" }, "wanted a list"],
      [{ order: [1] }, "wanted a list"],
      [{ repository: "javascript:alert(1)" }, "wanted an address"],
    ] as const
  ) {
    assertThrows(() => readSiteOptions(options), TypeError, named);
  }
});
