import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { SANDBOX_EXIT } from "../../../lib/server/sandbox/mod.ts";
import { runHere, runProgram } from "./_run.ts";

const REFUSED =
  "the sandbox lets a program read and write in its own folder, and nothing else";

/** Programs that reach out of their folder, each with the words that tell it so. */
const CONTAINED: Readonly<
  Record<string, readonly [code: string, told: string]>
> = {
  "a file of the host": [
    `console.log(Deno.readTextFileSync("/etc/passwd"));`,
    REFUSED,
  ],
  "a file above its folder": [
    `console.log(Deno.readTextFileSync("../../secret.txt"));`,
    REFUSED,
  ],
  "a folder above its own": [
    `for (const e of Deno.readDirSync("..")) console.log(e.name);`,
    REFUSED,
  ],
  "node's file system": [
    `import fs from "node:fs"; console.log(fs.readFileSync("../../secret.txt", "utf8"));`,
    REFUSED,
  ],
  "a file written above its folder": [
    `Deno.writeTextFileSync("../../secret.txt", "x");`,
    REFUSED,
  ],
  "a file by fetch": [
    `console.log(await (await fetch(new URL("../../secret.txt", import.meta.url))).text());`,
    REFUSED,
  ],
  "a static import of a host's file": [
    `import text from "../../secret.txt" with { type: "text" }; console.log(text);`,
    REFUSED,
  ],
  "a static import of JSON": [
    `import value from "../../secret.json" with { type: "json" }; console.log(value);`,
    REFUSED,
  ],
  "a literal import": [
    `console.log((await import("../../secret.txt", { with: { type: "text" } })).default);`,
    REFUSED,
  ],
  "a computed import": [
    `const at = "../../secret" + ".json"; console.log(await import(at, { with: { type: "json" } }));`,
    REFUSED,
  ],
  "require": [
    `import { createRequire } from "node:module";
console.log(createRequire(import.meta.url)("../../secret.json"));`,
    REFUSED,
  ],
  "a module in a data address": [
    `const root = new URL("../../secret.txt", import.meta.url).href;
const code = "import t from '" + root + "' with { type: 'text' }; console.log(t)";
await import("data:text/javascript," + encodeURIComponent(code));`,
    REFUSED,
  ],
  "a worker's static import": [
    `Deno.writeTextFileSync("w.ts", 'import t from "../../secret.txt" with { type: "text" }; console.log(t);');
new Worker(new URL("./w.ts", import.meta.url), { type: "module" });`,
    REFUSED,
  ],
  "a worker's literal import": [
    `Deno.writeTextFileSync("w.ts", 'console.log((await import("../../secret.txt", { with: { type: "text" } })).default);');
new Worker(new URL("./w.ts", import.meta.url), { type: "module" });`,
    REFUSED,
  ],
  "a node worker": [
    `import { Worker } from "node:worker_threads";
Deno.writeTextFileSync("w.mjs", 'import t from "../../secret.txt" with { type: "text" }; console.log(t);');
new Worker(new URL("./w.mjs", import.meta.url)).on("error", (e) => { throw e; });`,
    REFUSED,
  ],
  "a worker with more rights": [
    `new Worker("data:text/javascript,", { type: "module", deno: { permissions: { read: true } } });`,
    "Unstable API",
  ],
  "a symbolic link": [`Deno.symlinkSync("/etc/passwd", "link");`, "symlink"],
  "node's symbolic link": [
    `import fs from "node:fs"; fs.symlinkSync("/etc", "link");`,
    "symlink",
  ],
  "a hard link": [`Deno.linkSync("../../secret.txt", "link");`, REFUSED],
  "moving a file in": [`Deno.renameSync("../../secret.txt", "mine");`, REFUSED],
  "a module of the network": [`import "http://127.0.0.1:9/x.ts";`, REFUSED],
  "a literal module of the network": [
    `await import("https://example.com/x.ts");`,
    REFUSED,
  ],
  "an npm package": [`import "npm:chalk";`, "npm"],
  "a package of JSR": [`import "jsr:@std/path";`, "remote"],
  "fetch": [`await fetch("http://127.0.0.1:9100/");`, REFUSED],
  "a socket": [
    `await Deno.connect({ hostname: "127.0.0.1", port: 22 });`,
    REFUSED,
  ],
  "a server": [`Deno.serve({ port: 0 }, () => new Response(""));`, REFUSED],
  "a web socket": [`new WebSocket("ws://127.0.0.1:9100/");`, REFUSED],
  "the environment": [`console.log(Deno.env.toObject());`, REFUSED],
  "node's environment": [`console.log(process.env.PATH.length);`, ""],
  "a process": [`new Deno.Command("/bin/ls").outputSync();`, REFUSED],
  "node's process": [
    `import { execSync } from "node:child_process"; console.log(String(execSync("/bin/ls /")));`,
    "",
  ],
  "a foreign function": [`Deno.dlopen("/lib/x.so", {});`, REFUSED],
  "the system": [`console.log(Deno.hostname());`, REFUSED],
  "a signal to another process": [`Deno.kill(Deno.ppid, "SIGKILL");`, REFUSED],
  "more rights": [
    `const s = await Deno.permissions.request({ name: "read" }); if (s.state !== "granted") throw new Error(s.state);`,
    "denied",
  ],
  "the process's own files": [
    `console.log(Deno.readTextFileSync("/proc/self/environ"));`,
    "",
  ],
};

for (const [what, [code, told]] of Object.entries(CONTAINED)) {
  Deno.test(`Sandbox.run() keeps a program from ${what}`, async () => {
    const result = await runHere(code, { limits: { timeMs: 10_000 } });
    assert(result.exitCode !== 0, `${result.exitCode}: ${result.output}`);
    assertStringIncludes(result.output, told);
    assert(!result.output.includes("a secret"), result.output);
    assert(!result.output.includes(result.root), result.output);
    assert(/error|Unstable/i.test(result.output), result.output);
  });
}

Deno.test("Sandbox.run() follows no link that stands in the folder already", async () => {
  const root = await Deno.makeTempDir();
  await Deno.writeTextFile(`${root}/secret.txt`, "a secret");
  await Deno.mkdir(`${root}/inner`);
  await Deno.symlink(`${root}/secret.txt`, `${root}/inner/link.txt`);
  try {
    for await (
      const event of runProgram({
        code: `await Deno.writeTextFile("a.txt", "1");`,
        fileName: "p.ts",
        folder: `${root}/inner`,
      })
    ) if (event.type === "result") assertEquals(event.result.files, ["a.txt"]);
  } finally {
    await Deno.remove(root, { recursive: true });
  }
});

Deno.test("Sandbox.run() lets nothing of one program reach the next but its folder", async () => {
  const code =
    `console.log(localStorage.getItem("k"), (await caches.keys()).length);
localStorage.setItem("k", "v"); await (await caches.open("c")).put("http://a/", new Response("x"));`;
  assertEquals((await runHere(code)).output, "null 0\n");
  assertEquals((await runHere(code)).output, "null 0\n");
});

Deno.test("Sandbox.run() gives programs an environment without anything of the server", async () => {
  const result = await runHere(
    `import process from "node:process";
try { console.log(JSON.stringify(process.env)); } catch (e) { console.log(String(e)); }`,
  );
  assert(!result.output.includes("PATH"), result.output);
  assert(!result.output.includes("HOME"), result.output);
});

/** Programs that use up what they can, with the code and the words of their end. */
const LIMITED: Readonly<
  Record<string, readonly [code: string, exit: number, told: string]>
> = {
  "an endless loop": [
    `for (;;);`,
    SANDBOX_EXIT.time,
    "ran longer than 1.5 seconds",
  ],
  "an endless wait": [
    `await new Promise(() => {});`,
    SANDBOX_EXIT.time,
    "ran longer than 1.5 seconds",
  ],
  "ten gigabytes": [
    `const all = []; for (let i = 0; i < 100; i++) all.push(new Uint8Array(1e8).fill(1));`,
    SANDBOX_EXIT.memory,
    "used more than 256 MB of memory",
  ],
  "a growing heap": [
    `const all = []; for (;;) all.push({ text: "x" + Math.random() });`,
    SANDBOX_EXIT.memory,
    "used more than 256 MB of memory",
  ],
  "endless output": [
    `for (;;) console.log("y".repeat(1000));`,
    SANDBOX_EXIT.output,
    "printed more than 8 MB",
  ],
  "a line without end": [
    `const b = new TextEncoder().encode("y".repeat(1e5)); for (;;) Deno.stdout.writeSync(b);`,
    SANDBOX_EXIT.output,
    "printed more than 8 MB",
  ],
  "a million files": [
    `for (let i = 0; i < 1e6; i++) Deno.writeTextFileSync("f" + i, "");`,
    SANDBOX_EXIT.folder,
    "made more than 100 files",
  ],
  "a million folders": [
    `for (let i = 0; i < 1e6; i++) Deno.mkdirSync("d" + i);`,
    SANDBOX_EXIT.folder,
    "made more than 100 files",
  ],
  "one large file": [
    `const f = Deno.createSync("big"); const b = new Uint8Array(1e6); for (;;) f.writeSync(b);`,
    SANDBOX_EXIT.folder,
    "more than 32 MB",
  ],
  "many large files": [
    `const b = new Uint8Array(2e7); for (let i = 0; ; i++) Deno.writeFileSync("big" + i, b);`,
    SANDBOX_EXIT.folder,
    "wrote more than 32 MB",
  ],
  "a large cache": [
    `const c = await caches.open("c"); const b = new Uint8Array(1e7);
for (let i = 0; ; i++) await c.put("http://a/" + i, new Response(b));`,
    SANDBOX_EXIT.folder,
    "wrote more than 32 MB",
  ],
};

for (const [what, [code, exit, told]] of Object.entries(LIMITED)) {
  Deno.test(`Sandbox.run() ends ${what}`, async () => {
    const result = await runHere(code, {
      files: { "kept.txt": "kept" },
      limits: {
        timeMs: exit === SANDBOX_EXIT.time ? 1_500 : 60_000,
        memoryBytes: 256 * 1024 ** 2,
        outputChars: 10_000,
        printedBytes: 8 * 1024 ** 2,
        folderBytes: 32 * 1024 ** 2,
        files: 100,
      },
    });
    assertEquals(result.exitCode, exit, result.output.slice(-2_000));
    assertStringIncludes(result.output, told);
    assert(result.output.length < 10_500);
    if (exit === SANDBOX_EXIT.folder) assertEquals(result.files, []);
    if (exit === SANDBOX_EXIT.output) {
      assertStringIncludes(result.output, "were left out]");
    }
  });
}
