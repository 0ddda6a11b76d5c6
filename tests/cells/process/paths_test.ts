import { assertEquals } from "@std/assert";
import { fromFileUrl, toFileUrl } from "@std/path";
import { folderUrl, pathOf } from "../../../lib/cells/process/paths.ts";
import { randomNumbers } from "../_random.ts";

const NAMES = [
  "plain",
  "with space",
  "per%cent",
  "%41",
  "%",
  "hash#tag",
  "what?",
  "a&b=c;d",
  "ünï côdé",
  "日本",
  "😀",
  "back\\slash",
  "quote'\"`",
  "<angle>",
  "[1]{2}|^",
  "tab\tline\n",
  "...",
  " ",
  "~",
];

Deno.test({
  name: "folderUrl() and pathOf() take any name of a folder, there and back",
  ignore: Deno.build.os === "windows",
  fn: () => {
    for (const name of NAMES) {
      const path = `/top/${name}/inner`;
      const url = folderUrl(path);
      assertEquals(pathOf(url), `${path}/`, name);
      // As everybody else reads it, and as a library writes it.
      assertEquals(fromFileUrl(url), `${path}/`, name);
      assertEquals(pathOf(toFileUrl(path)), path, name);
    }
    const random = randomNumbers(25);
    for (let round = 0; round < 500; round++) {
      const name = Array.from(
        { length: 1 + random(12) },
        () => String.fromCharCode(1 + random(0x2ff)),
      ).join("").replaceAll("/", "-").replace(/^\.{1,2}$/, "dots");
      const url = folderUrl(`/a/${name}`);
      assertEquals(fromFileUrl(url), `/a/${name}/`, JSON.stringify(name));
      assertEquals(pathOf(url), `/a/${name}/`, JSON.stringify(name));
    }
  },
});

Deno.test({
  name: "folderUrl() ends in one slash and is absolute",
  ignore: Deno.build.os === "windows",
  fn: () => {
    assertEquals(folderUrl("/").href, "file:///");
    assertEquals(folderUrl("/a").href, "file:///a/");
    assertEquals(folderUrl("/a/").href, "file:///a/");
    assertEquals(folderUrl("/a///").href, "file:///a/");
    assertEquals(folderUrl("/a/../b/./c").href, "file:///b/c/");
    const here = `${Deno.cwd()}/`.replace(/\/+$/, "/");
    for (const path of [".", "./", ""]) {
      assertEquals(pathOf(folderUrl(path)), here, path);
    }
    assertEquals(pathOf(folderUrl("sub folder")), `${here}sub folder/`);
    assertEquals(pathOf(folderUrl("c:d")), `${here}c:d/`);
    assertEquals(
      pathOf(folderUrl("..")),
      fromFileUrl(new URL("..", toFileUrl(here))),
    );
  },
});
