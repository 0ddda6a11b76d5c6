import { assertEquals } from "@std/assert";
import { join, toFileUrl } from "@std/path";
import {
  CheckMemory,
  checkNotebooks,
  newCell,
  newNotebook,
} from "../../../lib/notebook/mod.ts";

/** A folder with a memory, and what the check of a notebook in it finds. */
async function makeFolder() {
  const folder = await Deno.makeTempDir();
  const memory = new CheckMemory(join(folder, "memory"));
  return {
    folder,
    memory,
    write: (name: string, text: string) =>
      Deno.writeTextFile(join(folder, name), text),
    async check(source: string): Promise<string[]> {
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
    },
  };
}

Deno.test("CheckMemory gives what was found until a module behind a module, a configuration or a cell changes", async () => {
  const { folder, memory, write, check } = await makeFolder();
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

Deno.test("CheckMemory keeps nothing where a configuration rests on files of its own", async () => {
  const { folder, write, check } = await makeFolder();
  await write("one.ts", "export const value: number = 1;");
  await write("two.ts", "export const value: string = 'two';");
  const source = 'import { value } from "@a/b";\nvalue.toFixed();';

  await write("deno.json", '{ "importMap": "map.json" }');
  await write("map.json", '{ "imports": { "@a/b": "./one.ts" } }');
  assertEquals(await check(source), []);
  await write("map.json", '{ "imports": { "@a/b": "./two.ts" } }');
  assertEquals(await check(source), ["TS2551"]);

  await Deno.mkdir(join(folder, "b"));
  const member = (exports: string) =>
    write(
      "b/deno.json",
      JSON.stringify({ name: "@a/b", version: "1.0.0", exports }),
    );
  await Deno.copyFile(join(folder, "one.ts"), join(folder, "b/one.ts"));
  await Deno.copyFile(join(folder, "two.ts"), join(folder, "b/two.ts"));
  await write("deno.json", '{ "workspace": ["./b"] }');
  await member("./one.ts");
  assertEquals(await check(source), []);
  await member("./two.ts");
  assertEquals(await check(source), ["TS2551"]);

  const runtime = (type: string) =>
    write(
      "runtime.ts",
      `export namespace JSX {
  export interface IntrinsicElements { b: { n: ${type} } }
  export type Element = object;
}
export function jsx(): JSX.Element { return {}; }`,
    );
  await write(
    "deno.json",
    JSON.stringify({
      imports: { "j/jsx-runtime": "./runtime.ts" },
      compilerOptions: { jsx: "react-jsx", jsxImportSource: "j" },
    }),
  );
  await runtime("number");
  const element = "const it = <b n={1} />;\nit;";
  assertEquals(await check(element), []);
  await runtime("string");
  assertEquals(await check(element), ["TS2322"]);
  await Deno.remove(folder, { recursive: true });
});

Deno.test("CheckMemory is no reason for a check to fail where a configuration cannot be read", async () => {
  const { folder, check } = await makeFolder();
  await Deno.mkdir(join(folder, "package.json"));
  assertEquals(await check("const a: number = 'one';\na;"), ["TS2322"]);
  await Deno.remove(folder, { recursive: true });
});
