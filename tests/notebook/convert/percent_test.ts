import { assert, assertEquals } from "@std/assert";
import {
  notebookFromPercent,
  notebookToPercent,
} from "../../../lib/notebook/convert/mod.ts";
import { Generator } from "./_generated.ts";

Deno.test("notebookFromPercent() gives back any notebook that notebookToPercent() wrote", () => {
  for (let seed = 0; seed < 4000; seed++) {
    const notebook = new Generator(seed).notebook();
    const text = notebookToPercent(notebook);
    assert(text.isWellFormed(), `seed ${seed}`);
    assertEquals(notebookFromPercent(text), notebook, `seed ${seed}\n${text}`);
    const windows = text.replaceAll("\n", "\r\n");
    assertEquals(notebookFromPercent(windows), notebook, `seed ${seed}`);
  }
});
