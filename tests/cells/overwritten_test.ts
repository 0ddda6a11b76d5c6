import { assertEquals, assertStringIncludes } from "@std/assert";
import { startEngine } from "./_engine.ts";

/** What cells may put something else in place of, and the engine goes on. */
const OVERWRITTEN: Readonly<Record<string, string>> = {
  "the console": "globalThis.kept = console.log; globalThis.console = {};",
  "Promise": "globalThis.Promise = 5;",
  "what promises inherit":
    "Promise.prototype.then = function () { return this; };",
  "what arrays inherit":
    "for (const name of ['push', 'map', 'concat', 'slice', 'join', 'includes']) Array.prototype[name] = () => { throw new Error('array'); };",
  "how arrays are iterated":
    "Array.prototype[Symbol.iterator] = () => { throw new Error('iterator'); };",
  "timers":
    "for (const name of ['setTimeout', 'clearTimeout', 'setInterval', 'queueMicrotask']) globalThis[name] = undefined;",
  "the streams":
    "Deno.stdout.writeSync = () => 0; Object.defineProperty(Deno, 'stdout', { value: null });",
  "JSON": "globalThis.JSON = undefined;",
  "what JSON does":
    "JSON.stringify = () => '{}'; JSON.parse = () => { throw new Error('json'); };",
  "how arrays become JSON": "Array.prototype.toJSON = () => 'hacked';",
  "Reflect": "Reflect.apply = Reflect.get = undefined;",
  "what maps and sets inherit":
    "for (const name of ['get', 'set', 'has', 'add', 'delete']) Map.prototype[name] = Set.prototype[name] = () => { throw new Error('map'); };",
  "what bytes and texts inherit":
    "for (const type of [Uint8Array, String, DataView, TextEncoder]) for (const name of ['set', 'subarray', 'slice', 'replace', 'setUint8', 'setUint32', 'encodeInto', 'encode']) type.prototype[name] = () => { throw new Error('bytes'); };",
  "the clock": "performance.now = Date.now = undefined;",
  "what waits": "Atomics.wait = undefined; globalThis.Atomics = undefined;",
  "Error": "globalThis.Failure = Error; globalThis.Error = 5;",
  "how stacks are written":
    "Error.prepareStackTrace = () => { throw new TypeError('stack'); };",
  "how cells are told apart":
    "const { AsyncLocalStorage } = await import('node:async_hooks'); AsyncLocalStorage.prototype.getStore = AsyncLocalStorage.prototype.enterWith = () => { throw new Error('storage'); };",
  "what all objects inherit":
    "Object.prototype.type = Object.prototype.value = 7;",
  "nothing any more":
    "for (const one of [Object.prototype, Array.prototype, Function.prototype, Deno]) Object.freeze(one);",
};

Deno.test("CellEngine goes on when cells overwrite what its process uses", async (t) => {
  for (const [name, code] of Object.entries(OVERWRITTEN)) {
    await t.step(name, async () => {
      await using cells = startEngine();
      await cells.run("const print = console.log;");
      assertEquals(await cells.shown(`${code}\nvoid 0`), []);
      assertEquals(await cells.shown("1 + 1"), ["result: 2"]);
      assertEquals(await cells.shown("'text'"), ['result: "text"']);
      assertEquals(await cells.shown("print('printed');"), [
        "stdout: printed\n",
      ]);
      assertEquals(await cells.shown("throw new RangeError('thrown');"), [
        "error: RangeError: thrown",
      ]);
      assertEquals(cells.restarts, []);
    });
  }
});

Deno.test("CellEngine ends cells whose values cannot be shown any more with an error, until it is restarted", async () => {
  await using cells = startEngine();
  const outcome = await cells.run(
    "Object.defineProperty(Object.prototype, 'toJSON', { get() { throw new RangeError('broken'); } }); void 0;",
  );
  assertEquals(outcome.status, "ok");
  const next = await cells.run("({ a: 1 })");
  assertEquals(next.status === "error" && next.error.name, "RangeError");
  await cells.engine.restart();
  assertEquals(await cells.shown("({ a: 1 })"), ["result: { a: 1 }"]);
});

Deno.test("CellEngine keeps its own names to itself", async () => {
  await using cells = startEngine();
  for (
    const code of [
      "delete globalThis.$cenote;",
      "$cenote = 1;",
      "$cenote.enter = undefined;",
      "let $cenote = 5;",
      "var $cenote = 5;",
      "class $cenote {}",
      "function $cenote() {}",
      "Object.setPrototypeOf($cenote, { end: 5 });",
    ]
  ) {
    const [shown] = await cells.shown(code);
    assertStringIncludes(shown ?? "", "Error: ", code);
    assertEquals(await cells.shown("1"), ["result: 1"], code);
  }
});
