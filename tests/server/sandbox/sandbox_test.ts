import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { programName, SANDBOX_EXIT } from "../../../lib/server/sandbox/mod.ts";
import { runHere, runProgram } from "./_run.ts";

Deno.test("Sandbox.run() runs TypeScript beside its files and tells what it wrote", async () => {
  const result = await runHere(
    `interface Row { name: string }
const rows: Row[] = (await Deno.readTextFile("data.csv")).trim().split("\\n").map((name) => ({ name }));
await Deno.mkdir("out");
await Deno.writeTextFile("out/count.txt", String(rows.length));
await Deno.writeTextFile("data.csv", "changed");
console.log(rows.length, "rows");`,
    { files: { "data.csv": "a\nb\n", "kept.txt": "x" }, fileName: "count.ts" },
  );
  assertEquals(result.exitCode, 0);
  assertEquals(result.output, "2 rows\n");
  assertEquals(result.streamed, "2 rows\n");
  assertEquals(result.files, ["data.csv", "out/count.txt"]);
  assertEquals(result.fileName, "count.ts");
});

Deno.test("Sandbox.run() keeps the order of output and errors and drops terminal codes", async () => {
  const result = await runHere(`for (let i = 0; i < 50; i++) {
  console.log("out", i);
  console.error("%cerr", "color: red", i);
}
console.log("\\x1b[31mred\\x1b[0m");`);
  const wanted = Array.from({ length: 50 }, (_, i) => `out ${i}\nerr ${i}\n`);
  assertEquals(result.output, wanted.join("") + "red\n");
});

Deno.test("Sandbox.run() shows errors at the program's own lines without a path", async () => {
  const result = await runHere(
    `const one: number = 1;
function fail(value: number): never {
  throw new Error("wrong " + value, { cause: new TypeError("deeper") });
}
fail(one);`,
    { fileName: "analysis.ts" },
  );
  assertEquals(result.exitCode, 1);
  assertStringIncludes(result.output, "Error: wrong 1");
  assertStringIncludes(result.output, "in analysis.ts, line 3");
  assertStringIncludes(result.output, "at analysis.ts, line 5");
  assertStringIncludes(result.output, "Caused by: TypeError: deeper");
  assert(!result.output.includes(result.root), result.output);
  assert(!result.output.includes("prelude"), result.output);
  assert(!result.output.includes("file:"), result.output);
});

Deno.test("Sandbox.run() shows where a program cannot be read", async () => {
  const result = await runHere("const a: number = 1;\nconst b = ;\n");
  assertEquals(result.exitCode, 1);
  assertStringIncludes(
    result.output,
    `program.ts, line 2
    1 │ const a: number = 1;
  > 2 │ const b = ;
      │           ^
`,
  );
  assert(!result.output.includes("prelude"), result.output);
});

Deno.test("Sandbox.run() shows errors that nobody waited for", async () => {
  const result = await runHere(
    `setTimeout(() => { throw new RangeError("late"); }, 1);`,
  );
  assertEquals(result.exitCode, 1);
  assertStringIncludes(result.output, "RangeError: late");
  assertStringIncludes(result.output, "program.ts, line 1");
});

Deno.test("Sandbox.run() lets a program be the main one, without arguments, in UTC", async () => {
  const result = await runHere(
    `if (import.meta.main) console.log(Deno.args.length, new Date(2024, 0, 1).toISOString());`,
  );
  assertEquals(result.output, "0 2024-01-01T00:00:00.000Z\n");
});

Deno.test("Sandbox.run() lets programs of earlier turns be imported", async () => {
  const result = await runHere(
    `import { twice } from "./helper.ts"; console.log(twice(21));`,
    { files: { "helper.ts": "export const twice = (n: number) => 2 * n;" } },
  );
  assertEquals(result.output, "42\n");
});

Deno.test("Sandbox.run() passes on the exit code that a program chose", async () => {
  assertEquals((await runHere("Deno.exit(7);")).exitCode, 7);
});

Deno.test("Sandbox.run() works in a folder with a comma, a hash, a percent sign and blanks", async () => {
  const root = await Deno.makeTempDir();
  const folder = `${root}/a,${"/etc".slice(1)} #1 100%?`;
  try {
    for await (
      const event of runProgram({
        code:
          `await Deno.writeTextFile("x.txt", "1"); console.log(Deno.cwd(), import.meta.url);
try { Deno.readTextFileSync("/etc/hosts"); console.log("read"); } catch { console.log("kept out"); }`,
        fileName: "a b.ts",
        folder,
      })
    ) {
      if (event.type !== "result") continue;
      assertEquals(event.result.exitCode, 0, event.result.output);
      assertEquals(event.result.files, ["x.txt"]);
      assertStringIncludes(event.result.output, "kept out");
      assert(!event.result.output.includes(root), event.result.output);
    }
  } finally {
    await Deno.remove(root, { recursive: true });
  }
});

Deno.test("Sandbox.run() ends the program when nobody reads on", async () => {
  const folder = await Deno.makeTempDir();
  try {
    for await (
      const event of runProgram({
        code: `console.log("on"); for (;;);`,
        fileName: "endless.ts",
        folder,
      })
    ) {
      assertEquals(event, { type: "output", text: "on\n" });
      break;
    }
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

Deno.test("Sandbox.run() ends the program when its signal says so, with what it printed", async () => {
  const folder = await Deno.makeTempDir();
  const stop = new AbortController();
  try {
    for await (
      const event of runProgram({
        code: `console.log("on"); for (;;);`,
        fileName: "endless.ts",
        folder,
        signal: stop.signal,
      })
    ) {
      if (event.type === "output") stop.abort();
      else {
        assertEquals(event.result.exitCode, SANDBOX_EXIT.stopped);
        assertEquals(
          event.result.output,
          "on\n[The program was ended: it was stopped]\n",
        );
      }
    }
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

Deno.test({
  name: "Sandbox.run() holds a paused program, and its time stands still",
  ignore: Deno.build.os === "windows",
  fn: async () => {
    const folder = await Deno.makeTempDir();
    let isPaused = false;
    let listener = (_paused: boolean) => {};
    const set = (paused: boolean) => listener(isPaused = paused);
    try {
      let afterPause = 0;
      for await (
        const event of runProgram({
          // It prints as fast as it can; what it prints while it is held would show.
          code: `for (let n = 0; n < 40; n++) {
  console.log("tick", n);
  await new Promise((go) => setTimeout(go, 5));
}`,
          fileName: "ticks.ts",
          folder,
          limits: { timeMs: 1_000 },
          pause: {
            get isPaused() {
              return isPaused;
            },
            wait: () => Promise.resolve(),
            onChange: (added) => {
              listener = added;
              return () => {};
            },
          },
        })
      ) {
        if (event.type === "output") {
          if (afterPause > 0) afterPause++;
          else {
            set(true);
            afterPause = 1;
            const heldFrom = performance.now();
            // Longer than the program may run at all.
            await new Promise((go) => setTimeout(go, 1_200));
            assert(performance.now() - heldFrom > 1_100);
            set(false);
          }
        } else {
          assertEquals(event.result.exitCode, 0, event.result.output);
          assert(afterPause > 1, "all of it was printed during the pause");
          assert(event.result.seconds < 1, `${event.result.seconds}`);
        }
      }
    } finally {
      await Deno.remove(folder, { recursive: true });
    }
  },
});

Deno.test("programName() gives a name that is a module and stays in its folder", () => {
  assertEquals(programName("analysis.ts"), "analysis.ts");
  assertEquals(programName("../../etc/passwd"), "passwd.ts");
  assertEquals(programName("script.py"), "script.ts");
  assertEquals(programName("C:\\temp\\my file.js"), "my_file.js");
  assertEquals(programName(".hidden.ts"), "hidden.ts");
  assertEquals(programName(".."), "program.ts");
  assertEquals(programName(""), "program.ts");
});
