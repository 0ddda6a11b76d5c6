import { assert, assertEquals } from "@std/assert";
import type { ThrownFrame } from "../../../lib/cells/errors/thrown.ts";
import { parseStack } from "../../../lib/cells/prelude/stacks.mts";
import { CellChild, type Evaluated } from "./_cell_child.ts";

const THROWS = new URL("./testdata/throws.ts", import.meta.url).href;

/** `f@3:2:7` for a place in cell 3, else the module's name. */
function short(frames: readonly ThrownFrame[]): string[] {
  return frames.map(({ functionName, cell, url, line, column }) => {
    const where = cell ?? url.split("/").pop();
    return line === 0
      ? functionName
      : `${functionName}@${where}:${line}:${column}`;
  });
}

function framesOf({ thrown }: Evaluated): string[] {
  assert(thrown?.kind === "error");
  return short(thrown.frames);
}

Deno.test("installStacks() names cells in stacks and leaves out the engine's line", async (t) => {
  await using child = await CellChild.start();
  await child.run(
    "var m = await import(throwsUrl);\nfunction f() {\n  return new Error('no');\n}",
  );

  await t.step("in a function of an earlier cell", async () => {
    assertEquals(
      (await child.run("f().stack")).value,
      [
        "Error: no",
        "    at f (cell [1]:3:10)",
        "    at cell [2]:1:1",
      ].join("\n"),
    );
  });

  await t.step("in TypeScript modules, by their own lines", async () => {
    const { value } = await child.run(
      "\n  try { m.fail({ amount: 3 }) } catch (e) { e.stack }",
    );
    assertEquals(
      value,
      [
        "RangeError: too many: 3",
        `    at Module.fail (${THROWS}:9:9)`,
        "    at cell [3]:2:11",
      ].join("\n"),
    );
    assertEquals(framesOf(await child.run("m.fail({ amount: 1 })")), [
      "Module.fail@throws.ts:9:9",
      "@4:1:3",
    ]);
  });

  await t.step("of modules loaded anew under a query", async () => {
    const ran = await child.run(
      "(await import(throwsUrl + '?fresh=1')).fail({ amount: 1 })",
    );
    assertEquals(framesOf(ran)[0], "Module.fail@throws.ts:9:9");
  });

  await t.step(
    "of methods, getters, constructors and private ones",
    async () => {
      assertEquals(framesOf(await child.run("await m.Account.later()")), [
        "Account.later@throws.ts:25:11",
        "@6:1:1",
      ]);
      assertEquals(framesOf(await child.run("new m.Account(1).debt")), [
        "Account.get debt@throws.ts:20:11",
        "@7:1:18",
      ]);
      assertEquals(framesOf(await child.run("new m.Account(-1)")), [
        "new Account@throws.ts:16:27",
        "@8:1:1",
      ]);
      assertEquals(framesOf(await child.run("throw new m.Account(1).own()")), [
        "Account.#own@throws.ts:29:12",
        "Account.own@throws.ts:33:21",
        "@9:1:24",
      ]);
    },
  );

  await t.step("of async functions and Promise.all", async () => {
    const ran = await child.run(
      "async function g() {\n  await 1;\n  throw new Error();\n}\nasync function h() {\n  await g();\n}\nawait Promise.all([1, h()]);",
    );
    assertEquals(framesOf(ran), [
      "g@10:3:9",
      "async h@10:6:3",
      "async Promise.all (index 1)",
      "@10:8:1",
    ]);
  });

  await t.step("of built-in functions, and of evaluated code", async () => {
    const ran = await child.run("[1].map(() => {\n  throw new Error();\n});");
    assertEquals(framesOf(ran), ["@11:2:9", "Array.map", "@11:1:5"]);
    const evaluated = await child.run("\neval('null.x')");
    assertEquals(framesOf(evaluated), ["eval@:1:6", "@12:2:1"]);
    const { value } = await child.run(
      "\ntry { eval('null.x') } catch (e) { e.stack.split('\\n')[1] }",
    );
    assertEquals(
      value,
      "    at eval (eval at <anonymous> (cell:2:7), <anonymous>:1:6)",
    );
  });

  await t.step("of errors the runtime throws", async () => {
    const { thrown } = await child.run(
      "Deno.readTextFileSync('/nope/nope')",
    );
    assert(thrown?.kind === "error");
    assertEquals(thrown.name, "NotFound");
    assertEquals(thrown.frames.at(-1)?.cell, 14);
  });

  await t.step("of DOMException", async () => {
    const ran = await child.run("throw new DOMException('d', 'AbortError')");
    assertEquals(framesOf(ran), ["@15:1:7"]);
  });

  await t.step("within a plain object, by captureStackTrace()", async () => {
    const { value } = await child.run(
      "const o = { name: 'O', message: 'o' };\nError.captureStackTrace(o);\no.stack",
    );
    assertEquals(value, "O: o\n    at cell [16]:2:7");
  });
});

Deno.test("installStacks() lets programs do with stacks what they do elsewhere", async (t) => {
  await using child = await CellChild.start();

  await t.step("set prepareStackTrace and put it back", async () => {
    const { value } = await child.run([
      "const old = Error.prepareStackTrace;",
      "Error.prepareStackTrace = (_, sites) => sites;",
      "const line = new Error().stack[0].getLineNumber();",
      "Error.prepareStackTrace = old;",
      "[line, new Error('back').stack]",
    ].join("\n"));
    assertEquals(value, [4, "Error: back\n    at cell [1]:5:8"]);
  });

  await t.step("set it and take it away", async () => {
    const { value } = await child.run(
      "Error.prepareStackTrace = () => 'mine';\nconst mine = new Error().stack;\nError.prepareStackTrace = undefined;\n[mine, new Error('x').stack]",
    );
    assertEquals(value, ["mine", "Error: x\n    at cell [2]:4:8"]);
  });

  await t.step("call the one that was there", async () => {
    const { value } = await child.run(
      "{ const old = Error.prepareStackTrace;\n  Error.prepareStackTrace = (e, s) => '!' + old(e, s);\n  const { stack } = new Error('x');\n  Error.prepareStackTrace = old;\n  stack }",
    );
    assertEquals(value, "!Error: x\n    at cell [3]:3:21");
  });

  await t.step("limit stacks, or not at all", async () => {
    const code = "function down(n) {\n  if (n === 0) throw new Error();\n" +
      "  down(n - 1);\n}\ndown(30);";
    const limited = await child.run(`Error.stackTraceLimit = 3;\n${code}`);
    assertEquals(framesOf(limited).length, 3);
    const whole = await child.run(`Error.stackTraceLimit = Infinity;\n${code}`);
    assertEquals(framesOf(whole).length, 32);
    const none = await child.run(`Error.stackTraceLimit = 0;\n${code}`);
    assertEquals(framesOf(none), []);
    await child.run("Error.stackTraceLimit = 10;");
  });

  await t.step("cut and write stacks themselves", async () => {
    const cut = await child.run(
      "function q() {\n  return new Error('q');\n}\nconst e = q();\ne.stack = e.stack.split('\\n').slice(0, 2).join('\\n');\nthrow e;",
    );
    assertEquals(framesOf(cut)[0], "q@8:2:10");
    const gone = await child.run(
      "const f = new Error();\nf.stack = 5;\nthrow f;",
    );
    assertEquals(framesOf(gone), []);
  });

  await t.step("copy errors, whose stacks are read as text", async () => {
    const { thrown } = await child.run(
      "throw structuredClone(new TypeError('c'));",
    );
    assert(thrown?.kind === "error");
    assertEquals(
      [thrown.name, thrown.message, short(thrown.frames)],
      ["TypeError", "c", ["@10:1:23"]],
    );
  });

  await t.step("freeze errors and throw errors of other realms", async () => {
    assertEquals(
      framesOf(await child.run("throw Object.freeze(new Error('f'));")),
      ["@11:1:21"],
    );
    const { thrown } = await child.run(
      "(await import('node:vm')).runInNewContext('throw new TypeError(\"other\")')",
    );
    assert(thrown?.kind === "error");
    assertEquals([thrown.name, thrown.message], ["TypeError", "other"]);
  });

  await t.step("have names and messages that throw", async () => {
    const { value } = await child.run(
      "class Bad extends Error { get name() { throw 1; } }\nnew Bad('m').stack",
    );
    assertEquals(value, "Error: m\n    at cell [13]:2:1");
  });
});

Deno.test("installStacks() hides the prelude's own frames", async () => {
  await using child = await CellChild.start();
  const { value } = await child.run(
    "let seen;\ndescribeJson({ get stack() {\n  seen = new Error('x').stack;\n  return ''; } });\nseen",
  );
  assert(typeof value === "string");
  assertEquals(value.includes("lib/cells/prelude"), false, value);
  assert(value.startsWith("Error: x\n    at Object.get stack (cell [1]:3:10)"));
  assert(value.endsWith("\n    at cell [1]:2:1"), value);
});

Deno.test("parseStack() reads what V8 writes", () => {
  assertEquals(
    short(parseStack([
      "TypeError: a message",
      "    at looks like a frame (but:1:1)",
      "  and goes on",
      "    at f (file:///a%20(b)/c.ts:3:4)",
      "    at async https://example.com/x.js:1:2",
      "    at new A (C:\\x\\y.js:5:6)",
      "    at Array.map (<anonymous>)",
      "    at async Promise.all (index 0)",
      "    at eval (eval at <anonymous> (file:///z.ts:1:1), <anonymous>:1:3)",
      "    at file:///last.ts:9:9",
    ].join("\n"))),
    [
      "f@c.ts:3:4",
      "@x.js:1:2",
      "new A@C:\\x\\y.js:5:6",
      "Array.map",
      "async Promise.all (index 0)",
      "eval@:1:3",
      "@last.ts:9:9",
    ],
  );
  assertEquals(parseStack("no frames here\nat all"), []);
  assertEquals(parseStack(""), []);
});
