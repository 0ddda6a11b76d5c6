import { assertEquals } from "@std/assert";
import { toFileUrl } from "@std/path";
import { preview } from "../../../lib/display/mod.ts";
import { problemsOf } from "../_sanitizer.ts";

Deno.test("preview() lists what is in a folder, folders first, as far as it is shown", async () => {
  const folder = await Deno.makeTempDir({ suffix: "-results" });
  try {
    const shown = async (...args: Parameters<typeof preview>) => {
      const view = await preview(...args);
      assertEquals(problemsOf(view.toHtml()), []);
      return String(view).split("\n").map((line) =>
        line.replace(folder.split(/[\\/]/).at(-1) ?? "", "F")
          .replace(/\d{4}-\d\d-\d\d \d\d:\d\d:?\d*/, "T").replace(
            / {2,}/g,
            "  ",
          )
          .trim()
      );
    };
    assertEquals(await shown(folder), [
      "F/ · folder · 0 files",
      "",
      "The folder is empty",
    ]);
    await Deno.mkdir(`${folder}/charts`);
    await Deno.writeTextFile(`${folder}/run10.csv`, "a,b\n1,2\n");
    await Deno.writeTextFile(`${folder}/run9.csv`, "a,b\n");
    await Deno.writeTextFile(`${folder}/<b>.txt`, "x");
    const rows = (await shown(folder)).filter((line) => !line.startsWith("─"));
    assertEquals(rows.slice(0, 3), [
      "F/ · folder · 3 files · 1 folder",
      "",
      "Name  Size  Changed",
    ]);
    assertEquals(rows.slice(3), [
      "charts/  –  T",
      "<b>.txt  1 B  T",
      "run9.csv  4 B  T",
      "run10.csv  8 B  T",
    ]);
    const cut = await shown(toFileUrl(folder), { limit: 2, notes: "Now" });
    assertEquals(cut.includes("2 of 4 entries"), true);
    assertEquals(cut.at(-1), "Now");
    assertEquals(
      (await shown({ path: folder, name: "Results" }))[0],
      "Results · folder · 3 files · 1 folder",
    );
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});
