import {
  assert,
  assertEquals,
  assertMatch,
  assertStringIncludes,
} from "@std/assert";
import { join } from "@std/path";
import type { DoctorContext, Finding } from "../../lib/cli/doctor/finding.ts";
import { checkFolders } from "../../lib/cli/doctor/folders.ts";
import { checkGit } from "../../lib/cli/doctor/git.ts";
import { checkKernels } from "../../lib/cli/doctor/kernels.ts";
import { checkProgram } from "../../lib/cli/doctor/program.ts";
import { checkServer } from "../../lib/cli/doctor/server.ts";
import { installKernel } from "../../lib/kernel/mod.ts";
import { callProgram } from "./_program.ts";

/** The world as some variables tell it. */
function world(
  env: Readonly<Record<string, string>>,
  more: Partial<DoctorContext> = {},
): DoctorContext {
  return {
    env: (name) => env[name],
    variables: Object.keys(env),
    folder: Deno.cwd(),
    isOnline: false,
    signal: new AbortController().signal,
    command: (...words) => ["cenote", ...words].join(" "),
    ...more,
  };
}

/** A folder that goes when the test ends. */
async function temporaryFolder() {
  const folder = await Deno.makeTempDir();
  return {
    folder,
    path: (...names: string[]) => join(folder, ...names),
    [Symbol.asyncDispose]: () => Deno.remove(folder, { recursive: true }),
  };
}

/** What was found of a name: `status: detail`, and what mends it. */
function named(findings: readonly Finding[], name: string): Finding {
  const found = findings.find((one) => one.name === name);
  assert(found !== undefined, JSON.stringify(findings));
  return found;
}

Deno.test("cenote doctor shows what is installed, and whether cells run", async () => {
  await using home = await temporaryFolder();
  const env = { HOME: home.folder, PATH: Deno.env.get("PATH") ?? "" };
  const { code, out } = await callProgram(["doctor", "--json"], env);
  const said = JSON.parse(out);
  assertEquals(said.deno, Deno.version.deno);
  const wrong = said.findings.filter((one: Finding) => one.status === "wrong");
  assertEquals(said.isFine, wrong.length === 0);
  assertEquals(code, wrong.length === 0 ? 0 : 1);
  assertEquals(named(said.findings, "Cells").status, "fine");
  assertEquals(named(said.findings, "Deno").status, "fine");
});

Deno.test("checkKernels() finds kernelspecs whose programs are gone", async () => {
  await using home = await temporaryFolder();
  const dataFolder = home.path("data");
  await installKernel({ dataFolder, version: "0.0.1" });
  const write = async (name: string, text: string) => {
    await Deno.mkdir(home.path("data", "kernels", name), { recursive: true });
    await Deno.writeTextFile(
      home.path("data", "kernels", name, "kernel.json"),
      text,
    );
  };
  const gone = home.path("gone", "deno");
  await write("deno", JSON.stringify({ argv: [gone, "jupyter"] }));
  await write("other", JSON.stringify({ argv: ["no-such-program"] }));
  await write("good", JSON.stringify({ argv: [Deno.execPath()] }));
  await write("broken", "{");
  const findings = await checkKernels(world({
    HOME: home.folder,
    JUPYTER_DATA_DIR: dataFolder,
    VIRTUAL_ENV: home.folder,
  }));
  const of = (name: string) => named(findings, name);
  assertEquals(of("deno").status, "wrong");
  assertStringIncludes(of("deno").detail, `${gone} is gone`);
  assertEquals(of("deno").fix, "deno jupyter --install");
  assertEquals(of("other").status, "wrong");
  assertEquals(of("other").fix, "jupyter kernelspec remove other");
  assertEquals(of("broken").status, "wrong");
  assertEquals(of("good").status, "fine");
  assertEquals([of("cenote").status, of("cenote").fix], [
    "note",
    "cenote kernel install",
  ]);
  assertStringIncludes(of("cenote").detail, "of version 0.0.1");
});

Deno.test("checkProgram() finds a launcher on the path whose checkout is gone", async () => {
  await using bin = await temporaryFolder();
  await Deno.writeTextFile(
    bin.path("cenote"),
    `#!/bin/sh\nexec deno run -A 'file://${bin.folder}/tools/cenote.ts' "$@"\n`,
    { mode: 0o755 },
  );
  const context = world({ PATH: bin.folder });
  const before = named(await checkProgram(context), "cenote on the path");
  assertEquals(before.status, "wrong");
  assertMatch(
    before.fix ?? "",
    /^deno install -g .* -f -n cenote \S+cenote\.ts$/,
  );
  await Deno.mkdir(bin.path("tools"));
  await Deno.writeTextFile(bin.path("tools", "cenote.ts"), "");
  const after = named(await checkProgram(context), "cenote on the path");
  assertEquals(after.status, "fine");
});

Deno.test("checkGit() finds a filter that is named and not installed, and one that is gone", async () => {
  await using home = await temporaryFolder();
  const git = async (...args: string[]) => {
    const { success } = await new Deno.Command("git", {
      args: ["-C", home.folder, ...args],
      stdout: "null",
      stderr: "null",
    }).output();
    assert(success);
  };
  const context = world({ PATH: Deno.env.get("PATH") ?? "" }, {
    folder: home.folder,
  });
  const filter = async () =>
    named(await checkGit(context), "filter for notebooks");
  await git("init");
  assertEquals((await filter()).status, "note");
  await Deno.writeTextFile(
    home.path(".gitattributes"),
    "*.ipynb filter=cenote\n",
  );
  const named_ = await filter();
  assertEquals([named_.status, named_.fix], [
    "wrong",
    "cenote clean --install",
  ]);
  const gone = home.path("it", "is gone", "deno");
  await git("config", "filter.cenote.clean", `A=1 '${gone}' run -`);
  const broken = await filter();
  assertEquals(broken.status, "wrong");
  assertStringIncludes(broken.detail, `${gone} is gone`);
  await git("config", "filter.cenote.clean", `${Deno.execPath()} run -`);
  assertEquals((await filter()).status, "fine");
});

Deno.test("checkServer() tells what the environment says, and shows no secret", async () => {
  const of = async (env: Record<string, string>, name = "server") => {
    const findings = await checkServer(world(env));
    assert(!JSON.stringify(findings).includes("secret"));
    return named(findings, name);
  };
  const address = "https://example.com";
  const key = "secret-key";
  assertEquals((await of({})).status, "fine");
  assertEquals(
    (await of({ H2OGPTE_ADDRESS: address })).detail,
    `${address}, but H2OGPTE_API_KEY is not set`,
  );
  assertEquals(
    (await of({ H2OGPTE_ADDRESS: address, H2OGPTE_API_KEY: key })).status,
    "fine",
  );
  for (const wrong of ["example.com", "ftp://a", "https://me:secret@a.com"]) {
    const found = await of({ H2OGPTE_ADDRESS: wrong, H2OGPTE_API_KEY: key });
    assertEquals(found.status, "wrong", wrong);
  }
  assertEquals(
    (await of({ CENOTE_LLM_MODEL: "m" }, "language model")).status,
    "wrong",
  );
  const misspelt = await of(
    { CENOTE_LLM_ADRESS: "secret" },
    "CENOTE_LLM_ADRESS",
  );
  assertStringIncludes(misspelt.detail, "did you mean CENOTE_LLM_ADDRESS?");
  assertEquals(misspelt.fix, "unset CENOTE_LLM_ADRESS");
});

Deno.test("checkServer() asks the server only when that is wanted", async () => {
  let asked = 0;
  await using server = Deno.serve(
    { port: 0, hostname: "127.0.0.1", onListen: () => {} },
    ({ headers }) => {
      asked++;
      return headers.get("authorization") === "Bearer right"
        ? Response.json([])
        : Response.json({ message: "Invalid API key" }, { status: 401 });
    },
  );
  const address = `http://127.0.0.1:${server.addr.port}`;
  const of = async (H2OGPTE_API_KEY: string, isOnline: boolean) =>
    named(
      await checkServer(
        world({ H2OGPTE_ADDRESS: address, H2OGPTE_API_KEY }, { isOnline }),
      ),
      "server",
    );
  assertEquals((await of("wrong", false)).status, "fine");
  assertEquals(asked, 0);
  assertStringIncludes((await of("wrong", true)).detail, "refuses the key");
  assertStringIncludes((await of("right", true)).detail, "the key is right");
  assertEquals(asked, 2);
});

Deno.test("checkFolders() tells where files cannot be written", async () => {
  await using home = await temporaryFolder();
  await Deno.writeTextFile(home.path("file"), "");
  const of = async (folder: string) =>
    named(
      await checkFolders(world({ JUPYTER_DATA_DIR: folder })),
      "Jupyter's data",
    ).status;
  assertEquals(await of(home.path("new", "folder")), "fine");
  assertEquals(await of(home.path("file")), "wrong");
  assertEquals(
    (await Array.fromAsync(Deno.readDir(home.folder))).length,
    1,
  );
  assertEquals(
    named(await checkFolders(world({})), "Jupyter's data").status,
    "wrong",
  );
});
