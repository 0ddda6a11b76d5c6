import {
  assert,
  assertEquals,
  assertMatch,
  assertStringIncludes,
} from "@std/assert";
import {
  parsePermissionFlags,
  PermissionBroker,
} from "../../../lib/cells/permissions/mod.ts";
import {
  workingFolder,
  workingFolderByLsof,
} from "../../../lib/cells/permissions/_process.ts";
import { runChild } from "./_child.ts";

Deno.test("a cell cannot reach the broker's socket", async () => {
  const { output, questions } = await runChild({
    flags: ["--allow-read", "--allow-write", "--allow-env", "--allow-net"],
    answers: [],
    code: `
const path = Deno.env.get("DENO_PERMISSION_BROKER_PATH")!;
const folder = path.replace(/\\/[^/]*$/, "");
const name = folder.replace(/.*\\//, "");
await attempt("connect", () => Deno.connect({ transport: "unix", path }));
await attempt("stat", () => Deno.statSync(path).isSocket);
await attempt("list", () => [...Deno.readDirSync(folder)].length);
await attempt("remove", () => Deno.removeSync(path));
await attempt("move", () => Deno.renameSync(folder, folder + "-old"));
await attempt("dotted", () => Deno.removeSync(folder + "/../" + name + "/permissions"));
Deno.symlinkSync(folder, "link");
const link = Deno.cwd() + "/link";
await attempt("by link", () => Deno.connect({ transport: "unix", path: link + "/permissions" }));
await attempt("instead", () => Deno.listen({ transport: "unix", path: link + "/another" }));
await attempt("remove by link", () => Deno.removeSync("link/permissions"));
Deno.chdir(folder + "/..");
await attempt("relative", () => Deno.removeSync(name + "/permissions"));
await attempt("other", () => Deno.statSync(link + "/../main.ts").isFile);
`,
  });
  const lines = output.trim().split("\n");
  assertEquals(lines.pop(), "other done true");
  assertEquals(lines.length, 10);
  for (const line of lines) {
    assertMatch(line, /NotCapable: Cannot get .* denied/);
  }
  assertEquals(questions, []);
});

Deno.test("flags of the child widen nothing, and neither do requests, workers and evaluation", async () => {
  const { output } = await runChild({
    flags: ["--allow-read=."],
    childFlags: ["--allow-all"],
    files: {
      "worker.ts":
        `try { Deno.hostname(); postMessage("got it"); } catch (error) { postMessage((error as Error).name); }`,
    },
    code: `
await attempt("plain", () => Deno.hostname());
await attempt("request", async () => { await Deno.permissions.request({ name: "sys" }); return Deno.hostname(); });
await attempt("eval", () => new Function("return Deno.hostname()")());
await attempt("node", async () => (await import("node:os")).hostname());
await attempt("worker", () => new Promise((resolve) => {
  const worker = new Worker(import.meta.resolve("./worker.ts"), { type: "module" });
  worker.onmessage = ({ data }) => { resolve(data); worker.terminate(); };
}));
await attempt("memory", () => Deno.openSync("/proc/self/mem", { write: true }));
`,
  });
  assert(!output.includes("got it"), output);
  assertEquals(output.match(/NotCapable/g)?.length, 6, output);
});

Deno.test("special files stay closed under everything that a broker grants", async () => {
  const { output } = await runChild({
    flags: ["-A"],
    code: `
await attempt("memory", () => Deno.openSync("/proc/self/mem", { write: true }));
await attempt("environment", () => Deno.readTextFileSync("/proc/self/environ"));
await attempt("null", () => Deno.writeTextFileSync("/dev/null", "x"));
`,
  });
  assertEquals(
    output.match(/NotCapable: Requires all access/g)?.length,
    2,
    output,
  );
  assertStringIncludes(output, "null done");
});

Deno.test("a relative path is looked at from where the child is", async () => {
  const { output, questions } = await runChild({
    flags: ["--allow-read=a"],
    answers: ["no", "no"],
    code: `
await attempt("outside", () => Deno.readTextFileSync("open.txt"));
Deno.chdir("a");
await attempt("inside", () => Deno.readTextFileSync("open.txt"));
await attempt("back", () => Deno.readTextFileSync("../a/open.txt"));
await attempt("above", () => Deno.readTextFileSync("../main.ts"));
`,
    prepare: async (folder) => {
      await Deno.mkdir(`${folder}/a`);
      await Deno.writeTextFile(`${folder}/a/open.txt`, "opened");
      await Deno.writeTextFile(`${folder}/open.txt`, "another");
    },
  });
  assertStringIncludes(output, "outside NotCapable");
  assertStringIncludes(output, "inside done opened");
  assertStringIncludes(output, "back done opened");
  assertStringIncludes(output, "above NotCapable");
  assertEquals(questions, [
    'read access to "FOLDER/open.txt"',
    'read access to "FOLDER/main.ts"',
  ]);
});

Deno.test("a relative path is asked for while a worker can change the folder", async () => {
  const { output, questions } = await runChild({
    flags: ["--allow-read=."],
    answers: ["no"],
    files: {
      "worker.ts": `self.onmessage = () => {}; postMessage("ready");`,
      "data.csv": "a,b",
    },
    code: `
await attempt("before", () => Deno.readTextFileSync("data.csv"));
const worker = new Worker(import.meta.resolve("./worker.ts"), { type: "module" });
await new Promise((resolve) => worker.onmessage = resolve);
await attempt("whole", () => Deno.readTextFileSync(Deno.cwd() + "/data.csv"));
await attempt("relative", () => Deno.readTextFileSync("data.csv"));
worker.terminate();
`,
  });
  assertStringIncludes(output, "before done a,b");
  assertStringIncludes(output, "whole done a,b");
  assertStringIncludes(output, "relative NotCapable");
  assertEquals(questions, ['read access to "FOLDER/data.csv"']);
});

Deno.test("a program's name is no leave to run another one of that name", async () => {
  const { output, questions } = await runChild({
    flags: [
      "--allow-read",
      "--allow-write=.",
      "--allow-env=PATH",
      "--allow-run=sh",
    ],
    answers: ["no", "no", "no", "no"],
    code: `
Deno.mkdirSync("bin");
Deno.writeTextFileSync("bin/sh", "#!/bin/sh\\necho stolen\\n", { mode: 0o755 });
const bin = Deno.cwd() + "/bin";
const out = (command: string, options: Deno.CommandOptions = {}) =>
  new TextDecoder().decode(new Deno.Command(command, options).outputSync().stdout);
await attempt("own PATH", () => out("sh", { env: { PATH: bin } }));
await attempt("relative", () => out("./sh", { cwd: bin }));
await attempt("whole", () => out(bin + "/sh"));
const path = Deno.env.get("PATH");
Deno.env.set("PATH", bin);
await attempt("moved PATH", () => out("sh"));
Deno.env.set("PATH", path!);
await attempt("preload", () => out("/bin/true", { env: { LD_PRELOAD: "/x.so" } }));
`,
  });
  assert(!output.includes("stolen"), output);
  assertEquals(output.match(/NotCapable/g)?.length, 5, output);
  assertEquals(questions, [
    `access to the program "sh", wherever the cell's PATH has one`,
    'access to the program "./sh", in a folder that the cell chooses',
    'access to the program "FOLDER/bin/sh"',
  ]);
});

Deno.test("a program that is granted runs by its whole path, and by its name once the child knows it", async () => {
  const sh = parsePermissionFlags(["--allow-run=sh"], "/").programs["sh"];
  const { output, questions } = await runChild({
    flags: ["--allow-run=sh", "--allow-env=PATH"],
    answers: ["no", "no"],
    childFlags: [],
    code: `
import { nameProgramsByPath } from ${
      JSON.stringify(
        import.meta.resolve("../../../lib/cells/permissions/named_programs.ts"),
      )
    };
const run = (command: string | URL, options = {}) => {
  const { stdout } = new Deno.Command(command, { args: ["-c", "echo ran"], ...options }).outputSync();
  return new TextDecoder().decode(stdout).trim();
};
await attempt("path", () => run(${JSON.stringify(sh)}));
await attempt("unknown", () => run("sh"));
nameProgramsByPath({ sh: ${JSON.stringify(sh)} });
await attempt("known", () => run("sh"));
await attempt("own PATH", () => run("sh", { env: { PATH: "/tmp" } }));
await attempt("instance", () => new Deno.Command("sh") instanceof Deno.Command);
`,
  });
  assertStringIncludes(output, "path done ran");
  assertStringIncludes(output, "unknown NotCapable");
  assertStringIncludes(output, "known done ran");
  assertStringIncludes(output, "own PATH N");
  assertStringIncludes(output, "instance done true");
  assertEquals(questions.length, 1);
});

Deno.test("the folder for temporary files is asked for where a cell may have moved it", async () => {
  const temporary = Deno.env.get("TMPDIR") ?? "/tmp";
  const { output, questions } = await runChild({
    flags: [`--allow-write=${temporary}/`, "--allow-read", "--allow-env"],
    answers: ["no", "no"],
    code: `
await attempt("before", () => Deno.removeSync(Deno.makeTempDirSync()));
Deno.env.set("TMPDIR", "/var");
await attempt("after", () => Deno.makeTempDirSync());
`,
  });
  assertStringIncludes(output, "before done");
  assertStringIncludes(output, "after NotCapable");
  assertEquals(questions, [
    "write access to the folder for temporary files, which cells may have moved",
  ]);
});

Deno.test("a file of the name that Deno sends for temporary files is not taken for them", async () => {
  const before = Deno.env.get("TMPDIR");
  try {
    const { output, questions } = await runChild({
      flags: ["--allow-write=temporary"],
      answers: ["no"],
      prepare: async (folder) => {
        await Deno.mkdir(`${folder}/temporary`);
        Deno.env.set("TMPDIR", `${folder}/temporary`);
        await Deno.writeTextFile(`${folder}/<TMP>`, "mine");
      },
      code:
        `await attempt("write", () => Deno.writeTextFileSync("<TMP>", "x"));`,
    });
    assertStringIncludes(output, "write NotCapable");
    assertEquals(questions.length, 1);
  } finally {
    if (before === undefined) Deno.env.delete("TMPDIR");
    else Deno.env.set("TMPDIR", before);
  }
});

Deno.test("a link leads nowhere where some of the files are denied", async () => {
  const code = `await attempt("link", () => Deno.symlinkSync("/etc", "link"));`;
  const whole = await runChild({
    flags: ["--allow-read", "--allow-write"],
    code,
  });
  assertStringIncludes(whole.output, "link done");
  const part = await runChild({
    flags: ["--allow-read", "--allow-write", "--deny-read=/etc"],
    code,
  });
  assertStringIncludes(part.output, "link NotCapable");
});

Deno.test("a process of the child's is under the same broker, and ends without it", async () => {
  const { output } = await runChild({
    flags: ["--allow-run", "--allow-read"],
    childFlags: ["--allow-all"],
    code: `
const deno = (env: Record<string, string>) => {
  const code = "try { Deno.hostname(); console.log('open') } catch { console.log('closed') }";
  const { code: exit, stdout } = new Deno.Command(Deno.execPath(), { args: ["eval", "--no-config", code], env }).outputSync();
  return exit + new TextDecoder().decode(stdout).trim();
};
await attempt("same", () => deno({}));
await attempt("gone", () => deno({ DENO_PERMISSION_BROKER_PATH: "/nowhere" }));
`,
  });
  assertStringIncludes(output, "same done 0closed");
  assertStringIncludes(output, "gone done 87");
});

Deno.test("the socket is its owner's alone", async () => {
  await using broker = await PermissionBroker.listen({
    policy: parsePermissionFlags([], "/"),
  });
  const folder = await Deno.stat(broker.path.replace(/\/[^/]*$/, ""));
  assertEquals((folder.mode ?? 0) & 0o777, 0o700);
});

Deno.test({
  name: "workingFolder() is the same by both ways to it",
  ignore: !await hasLsof(),
  fn: async () => {
    assertEquals(await workingFolderByLsof(Deno.pid), Deno.cwd());
    assertEquals(await workingFolder(Deno.pid), Deno.cwd());
    assertEquals(await workingFolder(0), undefined);
    assertEquals(await workingFolder(2 ** 31 - 1), undefined);
    assertEquals(await workingFolderByLsof(2 ** 31 - 1), undefined);
  },
});

async function hasLsof(): Promise<boolean> {
  try {
    return (await new Deno.Command("lsof", {
      args: ["-v"],
      stdout: "null",
      stderr: "null",
    }).output()).success;
  } catch {
    return false;
  }
}
