import { assertEquals, assertRejects, assertThrows } from "@std/assert";
import { join } from "@std/path";
import {
  NotebookFile,
  NotebookRunFile,
  readNotebookFile,
} from "../../../lib/notebook/mod.ts";
import { notebookOf, notebookText } from "./_cells.ts";

/** Calls `test` with a folder that is gone afterwards. */
async function inFolder(
  test: (folder: string) => Promise<void>,
): Promise<void> {
  const folder = await Deno.makeTempDir();
  try {
    await test(folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

Deno.test("NotebookRunFile writes the last of what it is given", () =>
  inFolder(async (folder) => {
    const path = join(folder, "a.ipynb");
    await Deno.writeTextFile(path, notebookText(["0"]));
    const file = new NotebookRunFile(await NotebookFile.open(path));
    file.save(file.document);
    for (let n = 1; n <= 20; n++) file.save(notebookOf([`${n}`]));
    await file.finish(notebookOf(["21"]));
    assertEquals((await readNotebookFile(path)).cells[0]?.source, ["21"]);
    assertEquals(file.isMoved, false);
    assertEquals((await Array.fromAsync(Deno.readDir(folder))).length, 1);
  }));

Deno.test("NotebookRunFile leaves a file that somebody changed, and writes beside it", () =>
  inFolder(async (folder) => {
    const path = join(folder, "a.ipynb");
    await Deno.writeTextFile(path, notebookText(["0"]));
    await Deno.writeTextFile(join(folder, "a.run.ipynb"), "taken");
    const file = new NotebookRunFile(await NotebookFile.open(path));
    const edited = notebookText(["the user's"]);
    await Deno.writeTextFile(path, edited);
    await file.finish(notebookOf(["1"]));
    await file.finish(notebookOf(["2"]));
    assertEquals(await Deno.readTextFile(path), edited);
    assertEquals([file.isMoved, file.path], [
      true,
      join(folder, "a.run-2.ipynb"),
    ]);
    assertEquals((await readNotebookFile(file.path)).cells[0]?.source, ["2"]);
    assertEquals(await Deno.readTextFile(join(folder, "a.run.ipynb")), "taken");
  }));

Deno.test("NotebookRunFile tells at the next write that it could not write", () =>
  inFolder(async (folder) => {
    const inside = join(folder, "inside");
    await Deno.mkdir(inside);
    const path = join(inside, "a.ipynb");
    await Deno.writeTextFile(path, notebookText(["0"]));
    const file = new NotebookRunFile(await NotebookFile.open(path));
    await Deno.remove(inside, { recursive: true });
    await assertRejects(() => file.finish(notebookOf(["1"])), Error, "Cannot");
    assertThrows(() => file.save(notebookOf(["2"])), Error, "Cannot");
  }));
