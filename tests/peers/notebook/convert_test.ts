/** The percent format of jupytext, read and written by both. */
import { assert, assertEquals } from "@std/assert";
import { join } from "@std/path";
import {
  notebookFromPercent,
  notebookToPercent,
} from "../../../lib/notebook/convert/mod.ts";
import {
  type DocumentCell,
  joinLines,
  newCell,
  newNotebook,
  type NotebookDocument,
  parseNotebook,
  stringifyNotebook,
} from "../../../lib/notebook/format/mod.ts";
import { runPeer } from "../_peer.ts";

const ROOT = new URL("../../../", import.meta.url);

/** Cells with everything that both know how to write down. */
const EVERYTHING: readonly DocumentCell[] = [
  newCell("markdown", "# Title\n\ntext with `code`\n\n- item"),
  newCell("code", "const a = 1;\n\na"),
  newCell("code", "", { metadata: { tags: ["parameters"] } }),
  newCell("code", "1", { metadata: { name: "My cell" } }),
  newCell("code", "x", { metadata: { title: "A title" } }),
  newCell("markdown", "*/ \n\n  \nend  ", {
    metadata: { tags: ["a", "b"], other: { x: [1.5, null, "=}"] } },
  }),
  newCell("raw", "raw\n text"),
  newCell("code", "%reload\n1"),
  newCell("code", "// a comment\n// %time x\n//%%timeit"),
  newCell("code", "%%html\n<b>x</b>"),
  newCell("markdown", "```ts\n1\n```"),
  newCell("code", "// # %% no marker\n//\n// x"),
  newCell("code", "const s = `\n\n\n`;\n\n\n// end"),
  newCell("code", "é 😀"),
];

type Told = readonly [type: string, source: string, metadata: unknown];

function told({ cells }: NotebookDocument): Told[] {
  return cells.map(({ cell_type, source, metadata }) => {
    // jupytext knows no ids in a text: they are metadata for it.
    const { id: _id, lines_to_next_cell: _lines, ...rest } = metadata;
    return [cell_type, joinLines(source), rest];
  });
}

async function peer(
  word: string,
  paths: readonly string[],
): Promise<unknown[]> {
  const { code, output } = await runPeer("notebook/jupytext_cells.py", {}, [
    word,
    ...paths,
  ]);
  assertEquals(code, 0, output);
  const found: unknown = JSON.parse(output);
  assert(Array.isArray(found));
  return found;
}

Deno.test("jupytext and Cenote read each other's TypeScript to the same cells", async () => {
  const folder = await Deno.makeTempDir();
  const notebooks = [
    newNotebook({ kernel: "deno", cells: EVERYTHING }),
    ...["complete_guide", "display_gallery"].map((name) =>
      parseNotebook(
        Deno.readTextFileSync(new URL(`notebooks/${name}.ipynb`, ROOT)),
      )
    ),
  ];
  const ours = notebooks.map((_, n) => join(folder, `${n}.ts`));
  const books = notebooks.map((_, n) => join(folder, `${n}.ipynb`));
  for (const [n, notebook] of notebooks.entries()) {
    await Deno.writeTextFile(ours[n] ?? "", notebookToPercent(notebook));
    await Deno.writeTextFile(books[n] ?? "", stringifyNotebook(notebook));
  }
  const [read, written] = await Promise.all([
    peer("read", ours),
    peer("write", books),
  ]);
  for (const [n, notebook] of notebooks.entries()) {
    const theirs = parseNotebook(JSON.stringify(read[n]));
    assertEquals(told(theirs), told(notebook), ours[n]);
    const text = String(written[n]);
    assertEquals(told(notebookFromPercent(text)), told(notebook), text);
    assertEquals(
      notebookFromPercent(text).metadata.kernelspec,
      notebook.metadata.kernelspec,
    );
  }
  await Deno.remove(folder, { recursive: true });
});
