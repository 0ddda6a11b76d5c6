import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { dirname, join } from "@std/path";
import { copyCourse } from "../../tools/lab/course.ts";
import type { Ended } from "../cli/_process.ts";
import { type LabCheckout, makeLabCheckout } from "./_lab.ts";

/** What Python says when it is asked what it is: version 3.11 with venv, unless told otherwise. */
const PYTHON = (said = "3 11 1") => `case "$*" in *find_spec*) echo ${said};;`;
/** Makes an environment as venv does, with the given program as its Python. */
const MAKE_VENV = `"-m venv"*) for last; do :; done
  mkdir -p "$last/bin"; cp "$(dirname "$0")/pip" "$last/bin/python";;`;

/** Runs a lab to its end with nothing on the PATH but these programs, and a few that scripts need. */
async function runLab(
  checkout: LabCheckout,
  scripts: Readonly<Record<string, string>>,
  args: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  const bin = await checkout.programs(scripts);
  for (const name of ["cat", "cp", "dirname", "env", "mkdir", "sleep"]) {
    await Deno.symlink(join("/bin", name), join(bin, name));
  }
  await using lab = checkout.start(args, { PATH: bin, ...env });
  return await lab.ended();
}

/** Asserts that a lab failed with a message that has these parts, and left nothing that counts. */
function assertFailed(ended: Ended, code: number, ...parts: string[]): void {
  assertEquals([ended.code, ended.out], [code, ""], ended.err);
  for (const part of parts) assertStringIncludes(ended.err, part);
  assert(!/^\s+at /m.test(ended.err), `a stack trace: ${ended.err}`);
}

Deno.test("lab --help tells the flags; what does not fit ends with 2", async () => {
  await using checkout = await makeLabCheckout();
  const help = await runLab(checkout, {}, ["--help"]);
  assertEquals([help.code, help.err], [0, ""]);
  assertStringIncludes(help.out, "Examples:");
  const wrong: readonly (readonly [string[], string])[] = [
    [["--prot", "80"], `did you mean "--port"?`],
    [["--port", "65536"], `found "65536"`],
    [["--port"], "--port=VALUE"],
    [["--in-place", "--copy", "x"], "--in-place"],
    [["--open", "--no-open"], "--no-open"],
    [["00_start_here.ipynb"], `Unexpected argument "00_start_here.ipynb"`],
  ];
  for (const [args, part] of wrong) {
    assertFailed(await runLab(checkout, {}, args), 2, part, "--help");
  }
  const both = await runLab(checkout, {}, ["--data", "x"], {
    H2OGPTE_ADDRESS: "https://example.com",
  });
  assertFailed(both, 2, "H2OGPTE_ADDRESS");
  assertEquals(await namesIn(checkout.root, ".lab"), []);
});

Deno.test("lab says what is missing where Python is, and what mends it", async () => {
  await using checkout = await makeLabCheckout();
  const apt = { "apt-get": "exit 0" };
  const sudo = Deno.uid() === 0 ? "  apt-get" : "  sudo apt-get";
  assertFailed(
    await runLab(checkout, apt),
    1,
    "Cannot install JupyterLab: found no Python; wanted Python 3.10 or later",
    `${sudo} install -y python3 python3-venv`,
  );
  const old = { python3: `${PYTHON("3 8 1")} esac` };
  assertFailed(
    await runLab(checkout, { ...apt, ...old }),
    1,
    "found Python 3.8 only; wanted Python 3.10 or later",
    "https://www.python.org/downloads/",
  );
  assertFailed(
    await runLab(checkout, { dnf: "exit 0", ...old }),
    1,
    "  dnf install -y python3.12".slice(Deno.uid() === 0 ? 0 : 2),
  );
  assertFailed(
    await runLab(checkout, {
      ...apt,
      ...old,
      "python3.12": `${PYTHON("3 12 0")} esac`,
    }),
    1,
    `found Python 3.12 without its module "venv"`,
    `${sudo} install -y python3.12-venv`,
  );
  assertEquals(await namesIn(checkout.root, "course"), []);
});

Deno.test("lab tells the end of what pip said, without passwords, and what to do", async () => {
  await using checkout = await makeLabCheckout();
  const failing = (said: string) => ({
    python3: `${PYTHON()} ${MAKE_VENV} esac`,
    pip: `case "$*" in *pip*) echo Collecting jupyterlab; echo "$TMPDIR/x"
      : > "$TMPDIR/half"; echo "${said}" >&2; exit 1;; esac; exit 1`,
  });
  const offline = await runLab(
    checkout,
    failing(
      "ERROR: No matching distribution found at https://me:s3cret@example.com/simple?token=s3cret",
    ),
  );
  assertFailed(
    offline,
    1,
    "pip reaches no package index that has it; connect to the internet",
    "Collecting jupyterlab",
    "https://example.com/simple",
  );
  assert(!offline.err.includes("s3cret"), offline.err);
  assertFailed(
    await runLab(
      checkout,
      failing("OSError: [Errno 28] No space left on device"),
    ),
    1,
    "there is no space left",
  );
  assertFailed(
    await runLab(checkout, failing("ERROR: ResolutionImpossible")),
    1,
    "python -m pip",
    "ERROR: ResolutionImpossible",
  );
  assertFailed(
    await runLab(checkout, {
      python3: `${PYTHON()} *) echo "cannot write" >&2; exit 1;; esac`,
    }),
    1,
    "python3 -m venv",
    "cannot write",
  );
  assertEquals(await namesIn(checkout.temporary), []);
  assertEquals(await namesIn(checkout.root, ".lab/python"), []);
});

Deno.test("lab ends pip with all that it started when it is told to end, and leaves nothing of it", async () => {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    await using checkout = await makeLabCheckout();
    const mark = join(checkout.root, "started");
    const bin = await checkout.programs({
      python3: `${PYTHON()} ${MAKE_VENV} esac`,
      pip:
        `case "$*" in *pip*) : > "$TMPDIR/half"; sleep 300 > /dev/null 2>&1 & echo $! > "${mark}.part"
        mv "${mark}.part" "${mark}"; wait;; *) exit 1;; esac`,
    });
    await using lab = checkout.start([], {
      PATH: `${bin}:${Deno.env.get("PATH")}`,
    });
    const pid = Number(await readWhenThere(mark));
    lab.kill(signal);
    const { code, out } = await lab.ended();
    assertEquals([code, out], [130, ""]);
    // A process that has ended may wait for its parent to see it.
    const state = await Deno.readTextFile(`/proc/${pid}/stat`).catch(() => "Z");
    assertStringIncludes(state, "Z");
    assertEquals(await namesIn(checkout.temporary), []);
    assertEquals(await namesIn(checkout.root, ".lab/python"), []);
  }
});

Deno.test("lab makes an environment anew that is half made, broken or of other requirements, and no other", async () => {
  await using checkout = await makeLabCheckout();
  const environment = join(checkout.root, ".lab", "python");
  const scripts = {
    python3: `${PYTHON()} ${MAKE_VENV} esac`,
    // JupyterLab itself ends at once.
    pip:
      `case "$*" in *"pip install"*) echo installed >> "$(dirname "$0")/count"
      : > "$(dirname "$0")/module";; *"import jupyterlab"*) cat "$(dirname "$0")/module";;
      *start_jupyter*) echo "what Jupyter says" >> "$3"; exit 7;; esac`,
  };
  const installed = async () => {
    const ended = await runLab(checkout, scripts);
    assertFailed(ended, 1, "Cannot run JupyterLab: it ended with 7", ".lab");
    assertStringIncludes(ended.err, "what Jupyter says");
    const text = await Deno.readTextFile(join(environment, "bin", "count"));
    return text.trim().split("\n").length;
  };
  assertEquals([await installed(), await installed()], [1, 1]);
  await Deno.writeTextFile(join(environment, "cenote-lab"), "other");
  assertEquals([await installed(), await installed()], [2, 2]);
  await Deno.remove(join(environment, "cenote-lab"));
  assertEquals(await installed(), 3);
  await Deno.remove(join(environment, "bin", "module"));
  assertEquals([await installed(), await installed()], [4, 4]);
  await Deno.remove(join(environment, "bin", "python"));
  assertEquals(await installed(), 5);
  assertEquals(await namesIn(checkout.temporary), []);
});

Deno.test("lab uses the server that the environment names, and shows neither its key nor a password", async () => {
  await using checkout = await makeLabCheckout();
  const mine = `case "$*" in *version*) echo 4.6.1;; *)
    echo "$H2OGPTE_ADDRESS $H2OGPTE_API_KEY" > "$HOME/seen"
    echo "token=t0ken&" >> "$3"; exit 7;; esac`;
  const env = {
    H2OGPTE_ADDRESS: "https://me:s3cret@h2ogpte.example.com/",
    H2OGPTE_API_KEY: "sk-s3cret",
    HOME: checkout.root,
  };
  const ended = await runLab(checkout, { mine }, ["--python", "mine"], env);
  assertFailed(ended, 1, "the one at h2ogpte.example.com", "it ended with 7");
  assert(!/s3cret|t0ken/.test(ended.err), ended.err);
  assertEquals(
    await Deno.readTextFile(join(checkout.root, "seen")),
    `${env.H2OGPTE_ADDRESS} ${env.H2OGPTE_API_KEY}\n`,
  );
});

Deno.test("lab refuses a port that is taken, and a Python without JupyterLab, before anything else", async () => {
  await using checkout = await makeLabCheckout();
  using listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const { port } = listener.addr;
  assertFailed(
    await runLab(checkout, {}, ["--port", `${port}`]),
    1,
    `port ${port} is in use`,
    "--port",
  );
  const named = (said: string) =>
    runLab(checkout, { mine: said }, ["--python", "mine"]);
  assertFailed(await named("exit 1"), 1, `"mine" has to have JupyterLab 4`);
  assertFailed(await named("echo 3.6.5"), 1, "found version 3.6.5");
  assertEquals(await namesIn(checkout.root, ".lab"), []);
});

Deno.test("copyCourse() follows the course where nobody has changed anything, and leaves alone what was changed", async () => {
  await using checkout = await makeLabCheckout();
  const { root } = checkout;
  const course = join(root, "notebooks"), copy = join(root, "course");
  const write = (folder: string, name: string, text: string) =>
    Deno.writeTextFile(join(folder, name), text);
  await write(course, "gone.md", "old");
  await write(course, "gone_changed.md", "old");
  const first = await copyCourse(root, copy);
  assertEquals(first, { folder: copy, updated: [], removed: [], kept: [] });
  assertEquals(
    (await namesIn(copy)).filter((name) => name !== ".cenote-course.json"),
    await namesIn(course),
  );
  // As JupyterLab does when it has only opened one.
  const opened = JSON.parse(
    await Deno.readTextFile(join(copy, "03_chats.ipynb")),
  );
  opened.metadata.language_info.version = "6";
  await write(copy, "03_chats.ipynb", JSON.stringify(opened));
  await write(course, "03_chats.ipynb", "new");
  await write(copy, "00_start_here.ipynb", "mine");
  await write(copy, "01_connect.ipynb", "mine");
  await write(copy, "gone_changed.md", "mine");
  await write(copy, "my own.ipynb", "mine");
  await Deno.remove(join(copy, "data", "handbook.md"));
  await write(course, "01_connect.ipynb", "new");
  await write(course, "02_collections.ipynb", "new");
  await Deno.remove(join(course, "gone.md"));
  await Deno.remove(join(course, "gone_changed.md"));
  const second = {
    folder: copy,
    updated: ["02_collections.ipynb", "03_chats.ipynb", "data/handbook.md"],
    removed: ["gone.md"],
    kept: ["01_connect.ipynb"],
  };
  assertEquals(await copyCourse(root, copy), second);
  const read = (name: string) => Deno.readTextFile(join(copy, name));
  for (
    const name of [
      "00_start_here.ipynb",
      "01_connect.ipynb",
      "gone_changed.md",
      "my own.ipynb",
    ]
  ) assertEquals(await read(name), "mine");
  assertEquals(await read("02_collections.ipynb"), "new");
  // Still named, until the person deletes it.
  assertEquals((await copyCourse(root, copy)).kept, ["01_connect.ipynb"]);
  await Deno.remove(join(copy, "01_connect.ipynb"));
  assertEquals((await copyCourse(root, copy)).kept, []);
  assertEquals(await read("01_connect.ipynb"), "new");
});

Deno.test("copyCourse() writes into no folder that holds something else", async () => {
  await using checkout = await makeLabCheckout();
  const { root } = checkout;
  const theirs = join(dirname(root), "theirs");
  await Deno.mkdir(theirs);
  await Deno.writeTextFile(join(theirs, "thesis.txt"), "mine");
  for (
    const folder of [
      theirs,
      root,
      join(root, "notebooks", "x"),
      join(root, "notebooks"),
    ]
  ) {
    const error = await copyCourse(root, folder).then(() => {}, (e) => e);
    assertStringIncludes(String(error), "Cannot copy the course to");
  }
  assertEquals(await namesIn(theirs), ["thesis.txt"]);
});

Deno.test("copyCourse() makes a copy elsewhere whose notebooks find the module", async () => {
  await using checkout = await makeLabCheckout();
  const elsewhere = join(dirname(checkout.root), "else where");
  const { folder } = await copyCourse(checkout.root, elsewhere);
  assertEquals(folder, join(elsewhere, "notebooks"));
  // Once more, as a second lab does.
  await copyCourse(checkout.root, elsewhere);
  const { code, stderr } = await new Deno.Command(Deno.execPath(), {
    args: [
      ...["run", "-A", "lib/cli/mod.ts", "run", "--quiet"],
      join(folder, "00_start_here.ipynb"),
    ],
    cwd: checkout.root,
    env: { H2OGPTE_ADDRESS: "" },
  }).output();
  assertEquals(code, 0, new TextDecoder().decode(stderr));
});

/** What stands in a folder, hidden or not; nothing where there is none. */
async function namesIn(folder: string, name = "."): Promise<string[]> {
  try {
    const entries = await Array.fromAsync(Deno.readDir(join(folder, name)));
    return entries.map(({ name }) => name).toSorted();
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return [];
    throw error;
  }
}

/** The text of a file that another process writes. */
async function readWhenThere(path: string): Promise<string> {
  for (;;) {
    const text = await Deno.readTextFile(path).catch(() => undefined);
    if (text !== undefined) return text;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
