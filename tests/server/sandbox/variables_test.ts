import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import {
  Sandbox,
  SANDBOX_EXIT,
  type SandboxOptions,
} from "../../../lib/server/sandbox/mod.ts";
import { resultOf } from "./_run.ts";

/** A sandbox in a folder of its own. */
async function withSandbox(
  options: Omit<SandboxOptions, "folder">,
  work: (sandbox: Sandbox, folder: string) => Promise<void>,
): Promise<void> {
  const folder = await Deno.makeTempDir({ prefix: "cenote-test-" });
  try {
    await using sandbox = new Sandbox({ ...options, folder });
    await work(sandbox, folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

const GONE = "all variables are gone";

Deno.test("Sandbox.run() lets programs find what earlier ones declared, and declare it anew", async () => {
  await withSandbox({}, async (sandbox) => {
    await resultOf(
      sandbox,
      `import { basename } from "node:path";
interface Row { name: string }
const rows: Row[] = [{ name: "a" }, { name: "b" }];
class Counter { n = 0 }
const counter = new Counter();`,
    );
    const second = await resultOf(
      sandbox,
      `counter.n += rows.length; console.log(counter.n, basename("x/y.csv"));`,
    );
    assertEquals(second.output, "2 y.csv\n");
    const third = await resultOf(
      sandbox,
      `const rows = "anew"; function counter() { return rows; } console.log(counter());`,
    );
    assertEquals([third.exitCode, third.output], [0, "anew\n"]);
  });
});

Deno.test("Sandbox.run() imports a file of the folder anew once it has changed", async () => {
  await withSandbox({}, async (sandbox) => {
    const importer = `import { name } from "./helper.ts"; console.log(name);`;
    await resultOf(sandbox, `export const name = "first";`, "helper.ts");
    assertEquals((await resultOf(sandbox, importer)).output, "first\n");
    assertEquals((await resultOf(sandbox, importer)).output, "first\n");
    await resultOf(sandbox, `export const name = "second";`, "helper.ts");
    assertEquals((await resultOf(sandbox, importer)).output, "second\n");
    const later = await resultOf(
      sandbox,
      `console.log((await import("./helper.ts")).name);`,
    );
    assertEquals(later.output, "second\n");
  });
});

Deno.test("Sandbox.run() does not show the value of the last expression", async () => {
  await withSandbox({}, async (sandbox) => {
    assertEquals((await resultOf(sandbox, "6 * 7")).output, "");
  });
});

Deno.test("Sandbox.run() shows by text what a program displays", async () => {
  await withSandbox({}, async (sandbox) => {
    const { output } = await resultOf(
      sandbox,
      `console.log("before");
await Deno.jupyter.display({ "text/plain": "a table", "text/html": "<table>" }, { raw: true });
console.log("after");`,
    );
    assertEquals(output, "before\na table\nafter\n");
  });
});

Deno.test("Sandbox.run() gives a program all that it left under way", async () => {
  await withSandbox({}, async (sandbox) => {
    const first = await resultOf(
      sandbox,
      `setTimeout(() => { Deno.writeTextFileSync("late.txt", ""); console.log("late"); }, 50);
console.log("first");`,
    );
    assertEquals(
      [first.exitCode, first.output, first.files],
      [0, "first\nlate\n", ["late.txt"]],
    );
  });
});

Deno.test("Sandbox.run() takes the exit code that a program set for that program alone", async () => {
  await withSandbox({}, async (sandbox) => {
    assertEquals((await resultOf(sandbox, "Deno.exitCode = 3;")).exitCode, 3);
    assertEquals((await resultOf(sandbox, "1;")).exitCode, 0);
  });
});

Deno.test("Sandbox.run() keeps the variables of programs that threw, also where nobody waited", async () => {
  await withSandbox({}, async (sandbox) => {
    const thrown = await resultOf(
      sandbox,
      `const kept = 1; setInterval(() => console.log("goes on"), 1); throw new Error("no");`,
    );
    assertEquals(thrown.exitCode, 1);
    const late = await resultOf(
      sandbox,
      `const more = kept + 1; setInterval(() => { throw new RangeError("late " + more); }, 1);`,
    );
    assertEquals(late.exitCode, 1);
    assertStringIncludes(late.output, "RangeError: late 2");
    assertEquals(late.output.split("RangeError: late").length, 2);
    const wrong = await resultOf(sandbox, "const = 1;");
    assertEquals(wrong.exitCode, 1);
    assertStringIncludes(wrong.output, "error: Uncaught SyntaxError");
    const last = await resultOf(sandbox, "console.log(kept, more);");
    assertEquals([last.exitCode, last.output], [0, "1 2\n"]);
  });
});

Deno.test("Sandbox.run() lets nothing of a program that threw go on", async () => {
  await withSandbox({}, async (sandbox, folder) => {
    await resultOf(
      sandbox,
      `const kept = 1;
(async () => { for (let n = 0;; n++) await Deno.writeTextFile("n", String(n)); })();
await new Promise((go) => setTimeout(go, 20));
throw new Error("no");`,
    );
    const before = await Deno.readTextFile(`${folder}/n`);
    const next = await resultOf(
      sandbox,
      `await new Promise((go) => setTimeout(go, 50)); console.log(typeof kept);`,
    );
    assertEquals(next.exitCode, 0);
    assertEquals(await Deno.readTextFile(`${folder}/n`), before);
  });
});

/** Programs that take longer than they may, and can be interrupted. */
const ENDLESS: Readonly<Record<string, string>> = {
  "a loop": "for (;;);",
  "a wait": "await new Promise(() => {});",
  "a timer far off": "setTimeout(() => {}, 1e9);",
  "an interval": "setInterval(() => {}, 10);",
  "a loop in a timer": "setTimeout(() => { for (;;); }, 1);",
  "a chain of promises":
    "(function again() { Promise.resolve().then(again); })();",
};

for (const [what, code] of Object.entries(ENDLESS)) {
  Deno.test(`Sandbox.run() keeps variables when a program's time is over: ${what}`, async () => {
    await withSandbox({ limits: { timeMs: 500 } }, async (sandbox) => {
      await resultOf(sandbox, "const kept = 42;");
      const { exitCode, output } = await resultOf(sandbox, code);
      assertEquals(exitCode, SANDBOX_EXIT.time);
      assertEquals(
        output,
        "[The program was ended: it ran longer than 0.5 seconds]\n",
      );
      assertEquals(
        (await resultOf(sandbox, "console.log(kept);")).output,
        "42\n",
      );
    });
  });
}

/** Programs after which there is nothing left of the process. */
const FATAL: Readonly<
  Record<string, readonly [code: string, exitCode: number, told: string]>
> = {
  "an exit": ["Deno.exit(7);", 7, "ended its own process"],
  "an exit that a handler holds": [
    `addEventListener("unload", () => { for (;;); }); Deno.exit(7);`,
    SANDBOX_EXIT.time,
    "ran longer",
  ],
  "too much memory": [
    "const all = []; for (;;) all.push(new Uint8Array(1e7).fill(1));",
    SANDBOX_EXIT.memory,
    "of memory",
  ],
  "a worker without end": [
    `new Worker(URL.createObjectURL(new Blob(["for (;;);"])), { type: "module" });`,
    SANDBOX_EXIT.time,
    "ran longer",
  ],
  "a module's work that goes on after an error": [
    `Deno.writeTextFileSync("on.ts", 'for (;;) await Deno.readTextFile("on.ts");');
void import("./on.ts"); throw new Error("no");`,
    1,
    "had to be ended",
  ],
  "a debugger that was closed": [
    `import inspector from "node:inspector"; inspector.close(); await new Promise(() => {});`,
    SANDBOX_EXIT.system,
    "its debugger was closed",
  ],
};

for (const [what, [code, exit, told]] of Object.entries(FATAL)) {
  Deno.test(`Sandbox.run() says that variables are gone, and goes on: ${what}`, async () => {
    const limits = { timeMs: 1_000, memoryBytes: 256 * 1024 ** 2 };
    await withSandbox({ limits }, async (sandbox) => {
      await resultOf(sandbox, "const kept = 42;");
      const { exitCode, output } = await resultOf(sandbox, code);
      assertEquals(exitCode, exit, output);
      assertStringIncludes(output, told);
      assertStringIncludes(output, GONE);
      const next = await resultOf(sandbox, "console.log(typeof kept);");
      assertEquals([next.exitCode, next.output], [0, "undefined\n"]);
    });
  });
}

Deno.test({
  name: "Sandbox.run() lets nothing go on between programs",
  ignore: Deno.build.os === "windows",
  fn: async () => {
    await withSandbox({}, async (sandbox, folder) => {
      await resultOf(
        sandbox,
        `let n = 0;
Deno.unrefTimer(setInterval(() => Deno.writeTextFileSync("n", String(++n)), 1));`,
      );
      const read = () => Deno.readTextFile(`${folder}/n`).catch(() => "0");
      const before = await read();
      // Far longer than the program would need to count on.
      await new Promise((go) => setTimeout(go, 200));
      assertEquals(await read(), before);
      const { output } = await resultOf(
        sandbox,
        `const began = n; while (n === began) await new Promise((go) => setTimeout(go, 1));
console.log("went on");`,
      );
      assertEquals(output, "went on\n");
    });
  },
});

Deno.test("Sandbox.run() starts a process once for all programs, and ends it with the sandbox", async () => {
  const folder = await Deno.makeTempDir({ prefix: "cenote-test-" });
  const code = `import process from "node:process"; console.log(process.pid);`;
  let pid = 0;
  {
    await using sandbox = new Sandbox({ folder });
    pid = Number((await resultOf(sandbox, code)).output);
    assert(pid > 0);
    assertEquals(Number((await resultOf(sandbox, code)).output), pid);
  }
  if (Deno.build.os === "linux") {
    const status = await Deno.readTextFile(`/proc/${pid}/status`)
      .catch(() => "gone");
    assert(/^gone$|^State:\s+Z/m.test(status), status);
  }
  await Deno.remove(folder, { recursive: true });
});
