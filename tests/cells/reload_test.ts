import { assertEquals, assertStringIncludes } from "@std/assert";
import { stripAnsiCode } from "@std/fmt/colors";
import { startEngine } from "./_engine.ts";

/** A folder of modules, each change of which the system can tell. */
class Modules implements AsyncDisposable {
  #time = 1_700_000_000;
  private constructor(readonly folder: string) {}
  static async make(): Promise<Modules> {
    return new Modules(
      await Deno.realPath(await Deno.makeTempDir({ prefix: "mods é%41 " })),
    );
  }
  async write(name: string, text: string): Promise<void> {
    const path = `${this.folder}/${name}`;
    await Deno.writeTextFile(path, text);
    await Deno.utime(path, ++this.#time, this.#time);
  }
  async [Symbol.asyncDispose](): Promise<void> {
    await Deno.remove(this.folder, { recursive: true });
  }
}

const IMPORT = "import { top } from './top.ts';\ntop()";

async function writeChain(modules: Modules): Promise<void> {
  await modules.write("deep.ts", "export const deep: number = 1;");
  await modules.write("middle.ts", "export * from './deep.ts';");
  await modules.write(
    "top.ts",
    "import { deep } from './middle.ts';\nexport const top = () => `top ${deep}`;",
  );
  await modules.write(
    "other.ts",
    "export const loaded = (globalThis.loads = (globalThis.loads ?? 0) + 1);",
  );
}

Deno.test("CellEngine loads edited modules anew from a cell that begins with %reload", async () => {
  await using modules = await Modules.make();
  await writeChain(modules);
  await using cells = startEngine({ folder: modules.folder });
  assertEquals(await cells.shown(IMPORT), ['result: "top 1"']);
  await cells.run("import { loaded } from './other.ts';");
  await modules.write("deep.ts", "export const deep = 'two';");
  // Not unless it is asked for.
  assertEquals(await cells.shown(IMPORT), ['result: "top 1"']);
  assertEquals(await cells.shown(`%reload\n${IMPORT}`), ['result: "top two"']);
  assertEquals(await cells.shown(IMPORT), ['result: "top two"']);
  // What has not changed is not loaded again.
  assertEquals(
    await cells.shown("import { loaded } from './other.ts';\nloads"),
    [
      "result: 1",
    ],
  );
  await modules.write("deep.ts", "export const deep = 3;");
  assertEquals(await cells.shown(IMPORT), ['result: "top two"']);
  assertEquals(await cells.shown("%reload"), []);
  assertEquals(
    await cells.shown("(await import('./top.ts')).top()"),
    ['result: "top 3"'],
  );
});

Deno.test("CellEngine with reloadsModules loads edited modules anew at each import", async () => {
  await using modules = await Modules.make();
  await writeChain(modules);
  await using cells = startEngine({
    folder: modules.folder,
    reloadsModules: true,
  });
  for (const deep of ["1", "'two'", "3"]) {
    await modules.write("deep.ts", `export const deep = ${deep};`);
    const [shown] = await cells.shown(IMPORT);
    assertEquals(shown, `result: "top ${deep.replaceAll("'", "")}"`);
  }
  await modules.write("deep.ts", "export const = wrong");
  const [wrong] = await cells.shown(IMPORT);
  assertStringIncludes(wrong ?? "", "SyntaxError: Unexpected token");
  await modules.write("deep.ts", "export const deep = 'right';");
  assertEquals(await cells.shown(IMPORT), ['result: "top right"']);
});

Deno.test("CellEngine points at an edited module by its own path", async () => {
  await using modules = await Modules.make();
  await modules.write("fails.ts", "export function fails() {}");
  await using cells = startEngine({
    folder: modules.folder,
    reloadsModules: true,
  });
  await cells.run("import { fails } from './fails.ts';");
  await modules.write(
    "fails.ts",
    "export function fails() {\n  throw new RangeError('edited');\n}",
  );
  const outcome = await cells.run(
    "import { fails } from './fails.ts';\nfails();",
  );
  const text = stripAnsiCode(
    outcome.status === "error" ? outcome.error.traceback.join("\n") : "",
  );
  assertStringIncludes(text, "throw new RangeError('edited');");
  assertStringIncludes(text, "fails.ts");
  assertEquals(
    /%[0-9a-f]{2}[^%]*fails\.ts/.test(text.replaceAll("%41", "")),
    false,
    text,
  );
});

Deno.test("CellEngine loads modules under their own addresses in a new process", async () => {
  await using modules = await Modules.make();
  await modules.write("a.ts", "export const url = import.meta.url;");
  await using cells = startEngine({ folder: modules.folder });
  const shown = "import { url } from './a.ts';\nurl";
  const first = await cells.shown(shown);
  await modules.write("a.ts", "export const url = import.meta.url; // edited");
  assertEquals(
    (await cells.shown(`%reload\n${shown}`)).join() === first.join(),
    false,
  );
  await cells.engine.restart();
  assertEquals(await cells.shown(shown), first);
});

Deno.test("CellEngine shows errors of a cell with a command at their own lines", async () => {
  await using cells = startEngine();
  const outcome = await cells.run("%reload\nlet a = 1;\nthrow new Error('x');");
  const text = stripAnsiCode(
    outcome.status === "error" ? outcome.error.traceback.join("\n") : "",
  );
  assertStringIncludes(text, "line 3");
  assertEquals(
    (await cells.engine.isComplete("%reload\nfunction f() {")).status,
    "incomplete",
  );
  assertEquals((await cells.engine.isComplete("%reload")).status, "complete");
});

Deno.test("CellEngine looks again at modules whose first import failed", async () => {
  await using modules = await Modules.make();
  await using cells = startEngine({ folder: modules.folder });
  const code = "import { a } from './a.ts';\na";
  for (
    const [text, said] of [
      [undefined, "Module not found"],
      ["export const a = ;", "SyntaxError"],
      ["throw new RangeError('loading');", "RangeError: loading"],
      ["export const b = 1;", "does not provide an export named 'a'"],
      ["export const a: number = 1;", "result: 1"],
      // From here on it is loaded.
      ["export const a = 2;", "result: 1"],
    ]
  ) {
    if (text !== undefined) await modules.write("a.ts", text);
    const [shown] = await cells.shown(code);
    assertStringIncludes(shown ?? "", said ?? "");
  }
});
