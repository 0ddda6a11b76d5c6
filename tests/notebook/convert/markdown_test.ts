import { assert, assertEquals } from "@std/assert";
import {
  notebookFromMarkdown,
  notebookToMarkdown,
} from "../../../lib/notebook/convert/mod.ts";
import { Generator } from "./_generated.ts";

Deno.test("notebookFromMarkdown() gives back any notebook that notebookToMarkdown() wrote", () => {
  for (let seed = 0; seed < 4000; seed++) {
    const notebook = new Generator(seed).notebook();
    const text = notebookToMarkdown(notebook);
    assert(text.isWellFormed(), `seed ${seed}`);
    assertEquals(notebookFromMarkdown(text), notebook, `seed ${seed}\n${text}`);
    const windows = text.replaceAll("\n", "\r\n");
    assertEquals(notebookFromMarkdown(windows), notebook, `seed ${seed}`);
  }
});
