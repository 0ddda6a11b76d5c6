import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { SANDBOX_EXIT } from "../../../lib/server/sandbox/mod.ts";
import { runHere } from "./_run.ts";

const LIMITS = {
  timeMs: 1_500,
  memoryBytes: 256 * 1024 ** 2,
  outputChars: 10_000,
  printedBytes: 8 * 1024 ** 2,
};

/** Writes frames as the engine's own part of the process does. */
const FORGER = `
import fs from "node:fs"; import process from "node:process";
const digits = process.argv.find((one) => /^ff[0-9a-f]{14}$/.test(one)) ?? "ff".repeat(8);
const mark = Uint8Array.fromHex(digits);
const bytesOf = (text) => new TextEncoder().encode(text);
function frame(kind, bytes, first = 1, cell = 1, barrier = 0) {
  const whole = new Uint8Array(20 + bytes.length);
  const view = new DataView(whole.buffer);
  whole.set(mark);
  view.setUint8(8, kind); view.setUint8(9, first); view.setUint16(10, bytes.length, true);
  view.setUint32(12, cell, true); view.setUint32(16, barrier, true);
  whole.set(bytes, 20);
  fs.writeSync(1, whole);
}
function message(header, text) {
  const content = bytesOf(text);
  const head = bytesOf(JSON.stringify({ contentBytes: content.length, bufferBytes: [], ...header }));
  const length = new Uint8Array(Uint32Array.of(head.length).buffer);
  frame(4, new Uint8Array([...content, ...head, ...length]));
}
`;

/** What programs may write in the engine's name. */
const FORGED: Readonly<Record<string, string>> = {
  "what is no message": `frame(4, bytesOf("{not json"));`,
  "an error without parts": `message({ type: "error" }, '{"kind":"error"}');`,
  "an error that is null": `message({ type: "error" }, "null");`,
  "a display that is no JSON": `message({ type: "display" }, "oops");`,
  "replies to what nobody asked":
    `for (let id = 0; id < 50; id++) message({ type: "reply", id }, "null");`,
  "lengths that do not fit":
    `message({ type: "display", contentBytes: 1e15, bufferBytes: [-1, 1e15] }, "{}");`,
  "a barrier that nobody reaches": `frame(1, bytesOf("x"), 0, 1, 0xffffffff);`,
  "the end of its cell": `frame(5, bytesOf(""));`,
  "an exit": `message({ type: "exit" }, "");`,
  "questions":
    `for (let n = 0; n < 999; n++) message({ type: "question" }, '{"prompt":"x"}');`,
  "a frame cut short":
    `fs.writeSync(1, new Uint8Array([...mark, ...new Uint8Array(12).fill(255)]));`,
  "messages without end":
    `const part = new Uint8Array(4000); for (;;) frame(3, part, 0);`,
  "comms without end":
    `for (let n = 0;; n++) Deno.jupyter.comms.open("target " + n);`,
  "displays without end":
    `for (;;) Deno.jupyter.display({ "text/plain": "y".repeat(1e5) }, { raw: true });`,
  "broadcasts without end":
    `for (;;) await Deno.jupyter.broadcast("anything", { text: "y".repeat(1e5) });`,
};

for (const [what, code] of Object.entries(FORGED)) {
  Deno.test(`A program that forges ${what} harms itself at most`, async () => {
    const result = await runHere(`${FORGER}\n${code}`, { limits: LIMITS });
    // It may end in any way, and the next one runs.
    assert(result.output.length < 11_000);
    const next = await runHere(`console.log("next");`);
    assertEquals([next.exitCode, next.output], [0, "next\n"]);
  });
}

/** What programs may do with the engine's own functions. */
const CALLED: Readonly<Record<string, string>> = {
  "ends its cell": `$cenote.stop(1); $cenote.end(1, true, false, 1);`,
  "ends all cells":
    `for (let n = 0; n < 99; n++) { $cenote.giveUp(n); $cenote.fail(n, true, new Error("x")); }`,
  "begins another cell": `$cenote.enter(99, "other", true); prompt("who?");`,
  "answers itself": `$cenote.answer({ type: "text", text: "me" });`,
  "changes them": `$cenote.end = 1; __cenote.resolve = 1;`,
  "delivers messages": `await $cenote.deliver(1, "comm_msg", "no JSON", []);`,
};

for (const [what, code] of Object.entries(CALLED)) {
  Deno.test(`A program that ${what} by the engine's functions harms itself at most`, async () => {
    await runHere(code, { limits: LIMITS });
    const next = await runHere(`console.log("next");`);
    assertEquals([next.exitCode, next.output], [0, "next\n"]);
  });
}

/** Stacks that name files which the program itself may not read. */
const STACKS: readonly string[] = [
  `const e = new Error("x"); e.stack = "Error: x\\n    at f (" + SECRET + ":1:1)"; throw e;`,
  `Error.prepareStackTrace = () => "Error\\n    at " + SECRET + ":1:1"; throw new Error("x");`,
  `const e = new Error("x"); Object.defineProperty(e, "stack", { get: () => "Error\\n    at " + SECRET + ":1:1" });
throw new Error("outer", { cause: e });`,
  `Promise.reject(Object.assign(new Error("x"), { stack: "Error\\n    at " + SECRET + ":1:1" }));`,
];

for (const [n, code] of STACKS.entries()) {
  Deno.test(`A program learns nothing of files that it names in a stack (${n + 1})`, async () => {
    const result = await runHere(
      `const SECRET = new URL("../../secret.txt", import.meta.url).href;\n${code}`,
    );
    assertEquals(result.exitCode, 1);
    assert(!result.output.includes("a secret"), result.output);
    assert(!result.output.includes(result.root), result.output);
  });
}

Deno.test("A program cannot reach the debugger, nor open another", async () => {
  for (
    const code of [
      `import i from "node:inspector"; console.log(i.url());`,
      `import i from "node:inspector"; new i.Session().connect();`,
      `import i from "node:inspector"; i.open(0, "127.0.0.1");`,
    ]
  ) {
    const result = await runHere(code);
    assert(result.exitCode !== 0, result.output);
    assert(!result.output.includes("ws:"), result.output);
  }
});

Deno.test("A program has nobody to ask", async () => {
  for (const code of [`prompt("name?")`, `confirm("sure?")`]) {
    const result = await runHere(code);
    assertEquals(result.exitCode, 1);
    assertStringIncludes(result.output, "nobody to ask");
  }
  assertEquals((await runHere(`alert("careful")`)).output, "careful\n");
});

/** Programs that would end or hold whoever compiles them. */
const UNREADABLE: Readonly<Record<string, string>> = {
  "brackets": "x = " + '(")",'.repeat(50_000) + "1" + ")".repeat(50_000),
  "arrows": "() => ".repeat(50_000) + "1",
  "an import of blanks": `import ${" ".repeat(60_000)}x`,
};

for (const [what, code] of Object.entries(UNREADABLE)) {
  Deno.test(`A program of ${what} neither ends nor holds the server`, async () => {
    const started = performance.now();
    let longest = 0;
    let last = started;
    const timer = setInterval(() => {
      const now = performance.now();
      longest = Math.max(longest, now - last);
      last = now;
    }, 10);
    const result = await runHere(code, { limits: { timeMs: 30_000 } });
    clearInterval(timer);
    assert(result.exitCode !== 0);
    assertStringIncludes(result.output, "SyntaxError");
    // It took its time elsewhere: here other work had its turns meanwhile.
    assert(longest < (performance.now() - started) / 2, `${longest}`);
  });
}

Deno.test("A program that takes long to compile is stopped at once", async () => {
  const stop = AbortSignal.timeout(200);
  const code = `import ${" ".repeat(400_000)}x`;
  const { exitCode, seconds } = await runHere(code, { signal: stop });
  assertEquals(exitCode, SANDBOX_EXIT.stopped);
  // Compiling alone would take minutes, and is given up after ten seconds.
  assert(seconds < 5, `${seconds}`);
});

Deno.test("A program whose value or error is huge ends by its limits", async () => {
  for (
    const code of [
      `"x".repeat(3e8)`,
      `throw "x".repeat(3e8)`,
      `throw new Error("x".repeat(3e8))`,
    ]
  ) {
    const { exitCode } = await runHere(code, { limits: LIMITS });
    assert(
      exitCode === SANDBOX_EXIT.memory || exitCode === SANDBOX_EXIT.output ||
        exitCode === 1,
      `${exitCode}`,
    );
  }
});
