import { assertEquals, assertThrows } from "@std/assert";
import {
  parseJsonc,
  readProjectConfig,
} from "../../../lib/cells/process/project_config.ts";

Deno.test("parseJsonc() reads JSON, with comments and commas at the end", () => {
  for (
    const [text, value] of [
      ["{}", {}],
      ["\ufeff[1]", [1]],
      ["// note\n{ /* and */ }", {}],
      ['{ "a": 1, }', { a: 1 }],
      ['{ "a": [1, 2, /* , */ ] , // end\n }', { a: [1, 2] }],
      ['{ "url": "https://example.com/*not*/a,]" }', {
        url: "https://example.com/*not*/a,]",
      }],
      ['["\\"//", "\\\\", ",}"]', ['"//', "\\", ",}"]],
      ["[1, // one,\n/* two */ 2\n,]", [1, 2]],
      ["/**/ 7 //", 7],
      ["[1,\r\n]", [1]],
    ] as const
  ) assertEquals(parseJsonc(text), value, text);
});

Deno.test("parseJsonc() refuses what is no JSON", () => {
  for (
    const text of ["", "{", "{ no }", "[1,,]", "/* open", '"a', "[1] x"]
  ) assertThrows(() => parseJsonc(text), SyntaxError, "", text);
});

Deno.test("readProjectConfig() gives what is there, and nothing of what cannot be read", async () => {
  const folder = await Deno.makeTempDir();
  try {
    const path = `${folder}/deno.jsonc`;
    const read = async (text: string) => {
      await Deno.writeTextFile(path, text);
      return readProjectConfig(path);
    };
    assertEquals(
      await read(
        '{ "compilerOptions": { "jsx": "react" }, "permissions": { "default": {} } } // note',
      ),
      {
        folder: `${folder}/`,
        compilerOptions: { jsx: "react" },
        permissions: { default: {} },
      },
    );
    const nothing = {
      folder: `${folder}/`,
      compilerOptions: {},
      permissions: undefined,
    };
    for (
      const text of [
        "{}",
        "[]",
        "7",
        "null",
        "{ no",
        '{ "compilerOptions": 3 }',
      ]
    ) {
      assertEquals(await read(text), nothing, text);
    }
    await Deno.remove(path);
    assertEquals(readProjectConfig(path), nothing);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});
