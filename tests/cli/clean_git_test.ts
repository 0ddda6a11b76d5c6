import {
  assert,
  assertEquals,
  assertMatch,
  assertNotEquals,
  assertStringIncludes,
} from "@std/assert";
import { fromFileUrl, join } from "@std/path";

const ROOT = fromFileUrl(new URL("../../", import.meta.url));

/** A notebook of cells that have run, or not. */
function notebook(sources: readonly string[], count: number | null): string {
  return `${
    JSON.stringify(
      {
        cells: sources.map((source, index) => ({
          cell_type: "code",
          execution_count: count,
          id: `cell-${index}`,
          metadata: {},
          outputs: count === null
            ? []
            : [{ name: "stdout", output_type: "stream", text: ["out\n"] }],
          source: [source],
        })),
        metadata: {},
        nbformat: 4,
        nbformat_minor: 5,
      },
      undefined,
      1,
    )
  }\n`;
}

interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** A home of its own with a repository in it, and the program at an awkward path. */
class Repository implements AsyncDisposable {
  readonly home: string;
  readonly folder: string;
  readonly program: string;

  private constructor(home: string) {
    this.home = home;
    this.folder = join(home, "it's a repository");
    this.program = join(home, "check $out 100%f", "lib", "cli", "mod.ts");
  }

  static async make(...flags: string[]): Promise<Repository> {
    const made = new Repository(await Deno.makeTempDir());
    await Deno.mkdir(made.folder);
    await Deno.symlink(ROOT, join(made.home, "check $out 100%f"));
    await Deno.writeTextFile(
      join(made.home, ".gitconfig"),
      "[user]\nname = Somebody\nemail = somebody@example.com\n",
    );
    await made.git("init", "--quiet", "--initial-branch=main", ...flags);
    return made;
  }

  async run(command: string, args: string[], folder = ""): Promise<Ended> {
    const { code, stdout, stderr } = await new Deno.Command(command, {
      args,
      cwd: join(this.folder, folder),
      env: {
        HOME: this.home,
        XDG_CONFIG_HOME: "",
        GIT_CONFIG_GLOBAL: join(this.home, ".gitconfig"),
        GIT_CONFIG_NOSYSTEM: "1",
        LC_ALL: "C",
      },
    }).output();
    const decoder = new TextDecoder();
    return { code, out: decoder.decode(stdout), err: decoder.decode(stderr) };
  }

  /** Runs git, which is to succeed; what it printed. */
  async git(...args: string[]): Promise<string> {
    const { code, out, err } = await this.run("git", args);
    assertEquals(code, 0, `git ${args.join(" ")}: ${err}`);
    return out;
  }

  cenote(...args: string[]): Promise<Ended> {
    return this.run(Deno.execPath(), [
      "run",
      "-A",
      "--config",
      join(ROOT, "deno.json"),
      this.program,
      ...args,
    ]);
  }

  async write(name: string, text: string): Promise<void> {
    const path = join(this.folder, name);
    await Deno.mkdir(join(path, ".."), { recursive: true });
    await Deno.writeTextFile(path, text);
  }

  read(name: string): Promise<string> {
    return Deno.readTextFile(join(this.folder, name));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Deno.remove(this.home, { recursive: true });
  }
}

Deno.test("cenote clean --install has git store notebooks clean and leave the files", async () => {
  await using at = await Repository.make();
  await at.write(".gitattributes", "*.png binary");
  const { code, out } = await at.cenote(
    "clean",
    "--install",
    "--attributes",
    ".gitattributes",
  );
  assertEquals(code, 0);
  assertStringIncludes(out, "Git stores notebooks clean in this repository");
  assertEquals(
    await at.read(".gitattributes"),
    "*.png binary\n*.ipynb filter=cenote diff=cenote\n",
  );
  const status = await at.cenote("clean", "--status");
  assertEquals(status.code, 0);
  // The file that names the notebooks, wherever it would be written by default.
  assertMatch(status.out, /named +in .*[\\/]\.gitattributes$/m);
  const ran = notebook(["1", "2"], 1);
  await at.write("-a b/it's 100%.ipynb", ran);
  await at.git("add", ".");
  await at.git("commit", "--quiet", "-m", "A notebook");
  assertEquals(
    await at.git("show", "HEAD:-a b/it's 100%.ipynb"),
    notebook(["1", "2"], null),
  );
  assertEquals(await at.read("-a b/it's 100%.ipynb"), ran);
  // Ran again: other outputs are no change.
  await at.write("-a b/it's 100%.ipynb", notebook(["1", "2"], 2));
  assertEquals(await at.git("status", "--short"), "");
  await at.write("-a b/it's 100%.ipynb", notebook(["1", "three"], 2));
  assertEquals(
    await at.git("status", "--short"),
    ` M "-a b/it's 100%.ipynb"\n`,
  );
  // The source is what changed, not what it put out.
  const shown = await at.git("diff");
  assertStringIncludes(shown, "three");
  assertEquals(shown.includes("out"), false, shown);
});

Deno.test("cenote clean --install has git refuse what is no notebook, and say why", async () => {
  await using at = await Repository.make();
  await at.cenote("clean", "--install");
  await at.write("good.ipynb", notebook(["1"], null));
  await at.git("add", ".");
  await at.git("commit", "--quiet", "-m", "A notebook");
  const conflict = "<<<<<<< ours\n{}\n=======\n{}\n>>>>>>> theirs\n";
  await at.write("good.ipynb", conflict);
  const { code, err } = await at.run("git", ["add", "good.ipynb"]);
  assertNotEquals(code, 0);
  assertStringIncludes(err, "Cannot read good.ipynb: ");
  assertEquals(await at.read("good.ipynb"), conflict);
  assertEquals(await at.git("show", ":good.ipynb"), notebook(["1"], null));
});

Deno.test("cenote clean --install lets changes of different cells merge", async () => {
  await using at = await Repository.make();
  await at.cenote("clean", "--install");
  const cells = ["1", "2", "3", "4"];
  const commit = async (sources: readonly string[], count: number) => {
    await at.write("a.ipynb", notebook(sources, count));
    await at.git("commit", "--quiet", "-am", "Changed");
  };
  await at.write("a.ipynb", notebook(cells, 1));
  await at.git("add", ".");
  await at.git("commit", "--quiet", "-m", "A notebook");
  await at.git("checkout", "--quiet", "-b", "other");
  await commit(["one", "2", "3", "4"], 2);
  await at.git("checkout", "--quiet", "main");
  await commit(["1", "2", "3", "four"], 3);
  // It ran once more since, which does not stand in the way.
  await at.write("a.ipynb", notebook(["1", "2", "3", "four"], 4));
  await at.git("merge", "--quiet", "--no-edit", "other");
  assertEquals(
    await at.git("show", "HEAD:a.ipynb"),
    notebook(["one", "2", "3", "four"], null),
  );
  // A second working tree of the repository has the filter, too.
  await at.git("worktree", "add", "--quiet", "tree");
  await at.write("tree/b.ipynb", notebook(["1"], 1));
  await at.git("-C", "tree", "add", "b.ipynb");
  assertEquals(
    await at.git("-C", "tree", "show", ":b.ipynb"),
    notebook(["1"], null),
  );
  const { code } = await at.run(Deno.execPath(), [
    "run",
    "-A",
    "--config",
    join(ROOT, "deno.json"),
    at.program,
    "clean",
    "--status",
  ], "tree");
  assertEquals(code, 0);
});

Deno.test("cenote clean --install again changes nothing, --uninstall leaves what was there", async () => {
  await using at = await Repository.make();
  const lines = "*.ipynb text\n*.txt diff=words\n";
  await at.write(".git/info/attributes", lines);
  const config = await at.read(".git/config");
  assertEquals((await at.cenote("clean", "--status")).code, 1);
  await at.cenote("clean", "--install", "--keep-counts");
  const once = [
    await at.read(".git/config"),
    await at.read(".git/info/attributes"),
  ];
  assertStringIncludes(once[0] ?? "", "clean --keep-counts --name=%f -");
  await at.cenote("clean", "--install", "--keep-counts");
  assertEquals([
    await at.read(".git/config"),
    await at.read(".git/info/attributes"),
  ], once);
  const status = await at.cenote("clean", "--status", "--json");
  assertEquals(status.code, 0);
  assertEquals(JSON.parse(status.out).isInstalled, true);
  const { code, out } = await at.cenote("clean", "--uninstall");
  assertEquals(code, 0);
  assertStringIncludes(out, "Git does not clean notebooks");
  assertEquals(await at.read(".git/info/attributes"), lines);
  assertEquals(await at.read(".git/config"), config);
  assertEquals((await at.cenote("clean", "--uninstall")).code, 0);
});

Deno.test("cenote clean --install --global holds in every repository", async () => {
  await using at = await Repository.make();
  const { code } = await at.cenote("clean", "--install", "--global");
  assertEquals(code, 0);
  await at.write("a.ipynb", notebook(["1"], 1));
  await at.git("add", ".");
  assertEquals(await at.git("show", ":a.ipynb"), notebook(["1"], null));
  assertEquals((await at.cenote("clean", "--status")).code, 0);
  assertEquals((await at.cenote("clean", "--uninstall", "--global")).code, 0);
  assertEquals((await at.cenote("clean", "--status", "--global")).code, 1);
  assertEquals(
    await at.git("config", "--global", "--list"),
    "user.name=Somebody\nuser.email=somebody@example.com\n",
  );
});

Deno.test("cenote clean --install says where it cannot", async () => {
  await using bare = await Repository.make("--bare");
  const inBare = await bare.cenote("clean", "--install");
  assertEquals(inBare.code, 1);
  assertStringIncludes(inBare.err, "found a bare repository");
  await Deno.mkdir(join(bare.home, "plain"));
  await Deno.remove(bare.folder, { recursive: true });
  await Deno.mkdir(bare.folder);
  const outside = await bare.cenote("clean", "--status");
  assertEquals(outside.code, 1);
  assertStringIncludes(outside.err, "found no git repository");
  assert(!outside.err.includes("\n    at "));
});
