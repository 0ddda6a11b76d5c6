import { assertEquals } from "@std/assert";
import { join, toFileUrl } from "@std/path";
import {
  CheckMemory,
  checkNotebooks,
  newCell,
  newNotebook,
} from "../../../lib/notebook/mod.ts";

Deno.test("CheckMemory gives what was found until a module behind a module, a configuration or a cell changes", async () => {
  const folder = await Deno.makeTempDir();
  const write = (name: string, text: string) =>
    Deno.writeTextFile(join(folder, name), text);
  const memory = new CheckMemory(join(folder, "memory"));
  const check = async (source: string): Promise<string[]> => {
    const document = newNotebook({
      cells: [newCell("code", source, { id: "a" })],
    });
    const url = toFileUrl(join(folder, "a.ipynb")).href;
    const { notebooks } = await checkNotebooks(
      [{ name: "a.ipynb", url, document }],
      { memory, modules: false },
    );
    return notebooks.flatMap(({ diagnostics }) =>
      diagnostics.map(({ code }) => code)
    );
  };
  /** Has the memory say something that nobody would find. */
  const mark = async (): Promise<number> => {
    const kept = await Array.fromAsync(Deno.readDir(memory.folder));
    for (const { name } of kept) {
      const path = join(memory.folder, name);
      const text = await Deno.readTextFile(path);
      await Deno.writeTextFile(
        path,
        text.replace(/"diagnostics":\[.*\]/, '"diagnostics":[{"code":"mark"}]'),
      );
    }
    return kept.length;
  };
  const source = 'import { far } from "./near.ts";\nfar.toFixed();';
  await write("deno.json", "{}");
  await write("near.ts", 'export * from "./far.ts";');
  await write("far.ts", "export const far: number = 1;");
  assertEquals(await check(source), []);
  assertEquals(await mark(), 1);
  assertEquals(await check(source), ["mark"]);

  await write("far.ts", "export const far: string = 'one';");
  assertEquals(await check(source), ["TS2551"]);
  await mark();
  assertEquals(await check(source), ["mark"]);

  await write("deno.json", '{ "compilerOptions": { "strict": false } }');
  assertEquals(await check(source), ["TS2551"]);
  await mark();
  assertEquals(await check(`${source}\n`), ["TS2551"]);

  // What is missing may be there the next time.
  await mark();
  await Deno.remove(join(folder, "far.ts"));
  const missing = await check(source);
  await mark();
  assertEquals(await check(source), missing);
  assertEquals(missing.includes("mark"), false);
  await Deno.remove(folder, { recursive: true });
});
