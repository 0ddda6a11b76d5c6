import { assertEquals, assertMatch } from "@std/assert";
import { toFileUrl } from "@std/path";
import { FreshModules } from "../../../lib/cells/transform/mod.ts";
import { Repl } from "./_repl.ts";

/** A folder with modules, whose every writing changes their time. */
class Folder implements AsyncDisposable {
  #time = 1_700_000_000;
  private constructor(readonly path: string) {}
  static async make(): Promise<Folder> {
    return new Folder(await Deno.makeTempDir({ prefix: "cenote fresh " }));
  }
  url(name: string): string {
    return toFileUrl(`${this.path}/${name}`).href;
  }
  async write(name: string, text: string): Promise<void> {
    const path = `${this.path}/${name}`;
    await Deno.mkdir(path.slice(0, path.lastIndexOf("/")), { recursive: true });
    await Deno.writeTextFile(path, text);
    await Deno.utime(path, ++this.#time, this.#time);
  }
  async [Symbol.asyncDispose](): Promise<void> {
    await Deno.remove(this.path, { recursive: true });
  }
}

Deno.test("FreshModules gives the plain address until something changes", async () => {
  await using folder = await Folder.make();
  const modules = new FreshModules();
  await folder.write("a.ts", "export const a = 1;");
  assertEquals(modules.address(folder.url("a.ts")), folder.url("a.ts"));
  assertEquals(modules.address(folder.url("a.ts")), folder.url("a.ts"));
  assertEquals(modules.address(folder.url("no.ts")), folder.url("no.ts"));
  await folder.write("a.ts", "export const a = 2;");
  const second = modules.address(folder.url("a.ts"));
  assertMatch(second, /^file:\/\/\/.*%[0-9a-f]{2}.*\/a\.ts$/);
  assertEquals(modules.address(folder.url("a.ts")), second);
});

Deno.test("FreshModules lets cells load an edited module, and what it imports, anew", async () => {
  await using folder = await Folder.make();
  await folder.write(
    "a.ts",
    'import { c } from "./sub/b.ts"; import data from "./d.json" with { type: "json" }; export const a = () => [c, data.d, import.meta.dirname];',
  );
  await folder.write("sub/b.ts", "export { c } from '../c.ts';");
  await folder.write("c.ts", "export const c = 1;");
  await folder.write("d.json", '{ "d": 1 }');
  const modules = new FreshModules();
  const freshness = (url: string) => modules.address(url);
  await using repl = await Repl.start({ baseUrl: folder.url(""), freshness });
  const cell = "import { a } from './a.ts'; a()";
  assertEquals((await repl.run(cell)).value, [1, 1, folder.path]);
  await folder.write("c.ts", "export const c = 2;");
  assertEquals((await repl.run("a()")).value, [1, 1, folder.path]);
  assertEquals((await repl.run(cell)).value, [2, 1, folder.path]);
  await folder.write("d.json", '{ "d": 3 }');
  assertEquals((await repl.run(cell)).value, [2, 3, folder.path]);
  await folder.write("a.ts", "export const a = () => 'a';");
  assertEquals((await repl.run(cell)).value, "a");
});

Deno.test("FreshModules lets two modules share what both import, after an edit too", async () => {
  await using folder = await Folder.make();
  await folder.write("shared.ts", "export const one = {};");
  await folder.write("a.ts", "export { one } from './shared.ts';");
  await folder.write("b.ts", "export { one } from './shared.ts';");
  const modules = new FreshModules();
  const same = async () => {
    const a = await import(modules.address(folder.url("a.ts")));
    const b = await import(modules.address(folder.url("b.ts")));
    return [a.one === b.one, a.one];
  };
  const [first, before] = await same();
  await folder.write("shared.ts", "export const one = { edited: true };");
  const [second, after] = await same();
  assertEquals([first, second, before === after], [true, true, false]);
});

Deno.test("FreshModules tells a thousand edits apart", async () => {
  await using folder = await Folder.make();
  const modules = new FreshModules();
  const addresses = new Set<string>();
  for (let n = 0; n < 1000; n++) {
    await folder.write("a.ts", `export const a = ${n};`);
    addresses.add(modules.address(folder.url("a.ts")));
  }
  assertEquals(addresses.size, 1000);
  const last = [...addresses].at(-1) ?? "";
  assertEquals((await import(last)).a, 999);
});
