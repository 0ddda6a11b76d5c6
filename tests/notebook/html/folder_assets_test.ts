import { assertEquals } from "@std/assert";
import { join } from "@std/path";
import { folderAssets } from "../../../lib/notebook/html/mod.ts";

Deno.test("folderAssets() reads what is in the folder and nothing that leads out of it", async () => {
  const root = await Deno.makeTempDir();
  try {
    const folder = join(root, "notebooks");
    await Deno.mkdir(join(folder, "pics"), { recursive: true });
    await Deno.writeTextFile(join(folder, "pics", "a.svg"), "<svg/>");
    await Deno.writeTextFile(join(root, "secret"), "secret");
    await Deno.symlink(join(root, "secret"), join(folder, "link"));
    await Deno.mkdir(join(root, "notebooks2"));
    await Deno.writeTextFile(join(root, "notebooks2", "b"), "b");
    const readAsset = folderAssets(folder);
    assertEquals(new TextDecoder().decode(readAsset("pics/a.svg")), "<svg/>");
    assertEquals(
      new TextDecoder().decode(readAsset("./pics/../pics/a.svg")),
      "<svg/>",
    );
    for (
      const path of [
        "../secret",
        join(root, "secret"),
        "link",
        "../notebooks2/b",
        "pics",
        "gone",
        "",
      ]
    ) {
      assertEquals(readAsset(path), undefined, path);
    }
    assertEquals(
      folderAssets(folder, { maxBytes: 2 })("pics/a.svg"),
      undefined,
    );
  } finally {
    await Deno.remove(root, { recursive: true });
  }
});
