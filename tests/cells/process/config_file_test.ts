import { assertEquals } from "@std/assert";
import { findConfig } from "../../../lib/cells/process/config_file.ts";
import { folderUrl } from "../../../lib/cells/process/paths.ts";

Deno.test("findConfig() takes the nearest file, as Deno does", async () => {
  const top = await Deno.realPath(await Deno.makeTempDir());
  try {
    const deep = `${top}/a b/%41#?/c`;
    await Deno.mkdir(deep, { recursive: true });
    const find = () => findConfig(folderUrl(deep));
    const above = find();
    await Deno.writeTextFile(`${top}/deno.jsonc`, "{} // note");
    assertEquals(find(), `${top}/deno.jsonc`);
    await Deno.writeTextFile(`${top}/deno.json`, "{}");
    assertEquals(find(), `${top}/deno.json`);
    await Deno.writeTextFile(`${top}/a b/%41#?/deno.jsonc`, "{}");
    assertEquals(find(), `${top}/a b/%41#?/deno.jsonc`);
    // A folder of that name is none.
    await Deno.mkdir(`${deep}/deno.json`);
    assertEquals(find(), `${top}/a b/%41#?/deno.jsonc`);
    await Deno.writeTextFile(`${deep}/deno.jsonc`, "{}");
    assertEquals(find(), `${deep}/deno.jsonc`);
    // Whatever stands above the temporary folder.
    assertEquals(above === undefined || !above.startsWith(top), true);
  } finally {
    await Deno.remove(top, { recursive: true });
  }
});
