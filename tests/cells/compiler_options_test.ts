import { assertEquals, assertStringIncludes } from "@std/assert";
import { startEngine } from "./_engine.ts";

/** A folder with files, for as long as `work` takes. */
async function withFolder(
  files: Readonly<Record<string, string>>,
  work: (folder: string) => Promise<void>,
): Promise<void> {
  const folder = await Deno.realPath(await Deno.makeTempDir());
  try {
    for (const [name, text] of Object.entries(files)) {
      await Deno.mkdir(`${folder}/${name}`.replace(/\/[^/]*$/, ""), {
        recursive: true,
      });
      await Deno.writeTextFile(`${folder}/${name}`, text);
    }
    await work(folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

const RUNTIME = `
export const Fragment = "fragment";
export function jsx(type, { children, ...props }) {
  return [type, props, children].filter((part) => part !== undefined);
}
export const jsxs = jsx;
`;

Deno.test("CellEngine takes the nearest deno.json's runtime for JSX", async () => {
  await withFolder({
    "deno.json": `{
      // Of this folder, without a network.
      "imports": { "mine/jsx-runtime": "./runtime.js" },
      "compilerOptions": { "jsx": "react-jsx", "jsxImportSource": "mine", },
    }`,
    "runtime.js": RUNTIME,
    "inner/note.txt": "",
  }, async (folder) => {
    await using cells = startEngine({ folder: `${folder}/inner` });
    const [shown] = await cells.shown(
      "const name: string = 'Ada';\nJSON.stringify(<p id='a'>{name}<b>!</b></p>)",
    );
    assertEquals(
      shown,
      `result: '["p",{"id":"a"},["Ada",["b",{},"!"]]]'`,
    );
  });
});

Deno.test("CellEngine takes the nearest deno.json's functions for JSX", async () => {
  await withFolder({
    "deno.jsonc": `{ "compilerOptions": {
      "jsx": "react", "jsxFactory": "make", "jsxFragmentFactory": "Group" /* ours */
    } }`,
  }, async (folder) => {
    await using cells = startEngine({ folder });
    await cells.run(
      "const Group = 'group'; const make = (type, props, ...children) => [type, props, ...children];",
    );
    assertEquals(await cells.shown("JSON.stringify(<><a/></>)"), [
      `result: '["group",null,["a",null]]'`,
    ]);
  });
});

Deno.test("CellEngine sees a changed deno.json once its process is another", async () => {
  const config = (factory: string) =>
    JSON.stringify({ compilerOptions: { jsx: "react", jsxFactory: factory } });
  await withFolder({ "deno.json": config("one") }, async (folder) => {
    await using cells = startEngine({ folder });
    const define = "const one = () => 1, two = () => 2;";
    await cells.run(define);
    assertEquals(await cells.shown("<a/>"), ["result: 1"]);
    await Deno.writeTextFile(`${folder}/deno.json`, config("two"));
    assertEquals(await cells.shown("<a/>"), ["result: 1"]);
    await cells.engine.restart();
    await cells.run(define);
    assertEquals(await cells.shown("<a/>"), ["result: 2"]);
  });
});

const DECORATED = `
const seen = [];
function note(...given) { seen.push(given.length === 2 ? given[1].kind : typeof given[2]); }
class Thing { @note method() {} }
seen.join()`;

Deno.test("CellEngine takes decorators as the standard has them, or as deno.json says", async () => {
  await withFolder({
    "deno.json": "{}",
    "old/deno.json":
      `{ "compilerOptions": { "experimentalDecorators": true } }`,
  }, async (folder) => {
    await using standard = startEngine({ folder });
    assertEquals(await standard.shown(DECORATED), ['result: "method"']);
    await using old = startEngine({ folder: `${folder}/old` });
    assertEquals(await old.shown(DECORATED), ['result: "object"']);
  });
});

Deno.test("CellEngine does not look at deno.json for cells whose process has flags of its own", async () => {
  await withFolder({
    "deno.json":
      `{ "compilerOptions": { "jsx": "react", "jsxFactory": "make" } }`,
  }, async (folder) => {
    await using cells = startEngine({
      folder,
      process: { flags: ["--no-config"] },
    });
    await cells.run("const make = () => 1;");
    const [shown] = await cells.shown("<a/>");
    assertStringIncludes(shown ?? "", "error: ");
  });
});
