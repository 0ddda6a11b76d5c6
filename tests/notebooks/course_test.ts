import { assert, assertEquals, assertMatch } from "@std/assert";
import { fromFileUrl, toFileUrl } from "@std/path";
import { connect, listChats, listCollections } from "../../mod.ts";
import { checkNotebooks } from "../../lib/notebook/check/mod.ts";
import {
  type DocumentCell,
  editFields,
  engineHost,
  joinLines,
  type NotebookDocument,
  readNotebookFile,
  runNotebook,
} from "../../lib/notebook/mod.ts";
import { serve } from "../../lib/server/mod.ts";

const FOLDER = fromFileUrl(new URL("../../notebooks/", import.meta.url));
const MOST_BYTES = 200_000;

const names = [...Deno.readDirSync(FOLDER)].map(({ name }) => name)
  .filter((name) => name.endsWith(".ipynb")).sort();
const lessons = names.filter((name) => /^\d\d_/.test(name));
const course = [...lessons, "complete_guide.ipynb"];

const read = (name: string) => readNotebookFile(`${FOLDER}${name}`);
const sources = ({ cells }: NotebookDocument) =>
  cells.map(({ source }) => joinLines(source));

Deno.test("the course has eleven lessons, each with an opening, an end and exercises", async () => {
  assertEquals(lessons.map((name) => name.slice(0, 2)), [
    ...Array.from({ length: 11 }, (_, n) => String(n).padStart(2, "0")),
  ]);
  for (const name of lessons) {
    const texts = sources(await read(name));
    assertMatch(texts[0] ?? "", /^# \d\d · [\s\S]+\d+\s+minutes/, name);
    const exercises = texts.filter((text) => /^## Exercise \d/.test(text));
    const solutions = texts.filter((text) =>
      /^<details>\n<summary>Solution<\/summary>/.test(text)
    );
    assert(exercises.length >= 2, `${name} has too few exercises`);
    assertEquals(solutions.length, exercises.length, name);
    const end = name.startsWith("10") ? /^## The end/ : /^## Where to go next/;
    assertMatch(texts.at(-1) ?? "", end, name);
  }
});

Deno.test("the links of the notebooks lead to files that are there", async () => {
  for (const name of names) {
    for (const text of sources(await read(name))) {
      for (const [, target = ""] of text.matchAll(/\]\(([^)#\s]+)\)/g)) {
        if (/^[a-z]+:/.test(target)) continue;
        assert((await Deno.stat(`${FOLDER}${target}`)).isFile, name);
      }
    }
  }
});

Deno.test("the course's stored outputs are small, whole, and hold no path, time, id or secret", async () => {
  for (const name of course) {
    const document = await read(name);
    const { size } = await Deno.stat(`${FOLDER}${name}`);
    assert(size < MOST_BYTES, `${name} has ${size} bytes`);
    for (const cell of document.cells) {
      if (cell.cell_type !== "code") continue;
      assert(cell.execution_count !== null, `${name} was not run`);
      const outputs = JSON.stringify(cell.outputs);
      assert(!/"output_type":"error"/.test(outputs), `${name}: ${outputs}`);
      const where = `${name}, ${cell.id}`;
      assert(!/\/tmp\/|\/home\/|file:\/\/|[A-Z]:\\\\/.test(outputs), where);
      assert(!/sk-[A-Za-z0-9]{8}|Bearer /.test(outputs), where);
      // An answer that is shown while it comes tells when its program ran.
      if (cell.metadata["cenote"] !== undefined) continue;
      assert(!/20\d\d-\d\d-\d\d[T ]\d\d:\d\d/.test(outputs), where);
      assert(!/\d [μm]?s\b/.test(outputs), where);
      assert(!/(?!0{8})[0-9a-f]{8}-[0-9a-f]{4}-4/.test(outputs), where);
    }
  }
});

Deno.test("cenote check finds nothing in the notebooks", async () => {
  const { notebooks } = await checkNotebooks(
    await Promise.all(names.map(async (name) => ({
      name,
      url: toFileUrl(`${FOLDER}${name}`).href,
      document: await read(name),
    }))),
  );
  assertEquals(notebooks.flatMap(({ diagnostics }) => diagnostics), []);
});

/** The notebook with each exercise's solution in place of the cell that waits for it. */
function solved(document: NotebookDocument): NotebookDocument {
  const solution = (after: number): string => {
    for (const cell of document.cells.slice(after)) {
      const [, code] = /<summary>Solution<\/summary>\n\n```ts\n([\s\S]*?)```/
        .exec(joinLines(cell.source)) ?? [];
      if (code !== undefined) return code;
    }
    throw new Error("an exercise has no solution behind it");
  };
  return editFields(document, {
    cells: document.cells.map((cell, n): DocumentCell =>
      cell.cell_type === "code" &&
        /\/\/ your (?:answer|code)/.test(joinLines(cell.source))
        ? editFields(cell, { source: solution(n) })
        : cell
    ),
  });
}

/** What the checks of the exercises say in a run of the notebook. */
async function verdicts(
  document: NotebookDocument,
  server: { readonly address: string; readonly apiKey: string },
): Promise<string[]> {
  const env = {
    H2OGPTE_ADDRESS: server.address,
    H2OGPTE_API_KEY: server.apiKey,
  };
  const host = engineHost({ folder: FOLDER, process: { env } });
  const run = await runNotebook(document, { host });
  assertEquals(run.status, "ok");
  return run.document.cells.flatMap((cell) =>
    cell.cell_type === "code" && joinLines(cell.source).includes("exercise(")
      ? [JSON.stringify(cell.outputs)]
      : []
  );
}

Deno.test("each exercise says what is off, its solution is right, and a server is left as it was", async () => {
  await using server = await serve({ port: 0 });
  for (const name of lessons) {
    const document = await read(name);
    const before = document.cells.filter((cell) =>
      cell.cell_type === "code" && joinLines(cell.source).includes("exercise(")
    );
    for (const cell of before) {
      assert(JSON.stringify(cell).includes("**Not yet.** "), name);
    }
    const after = await verdicts(solved(document), server);
    assertEquals(after.length, before.length, name);
    for (const said of after) assert(said.includes("**Right.**"), name + said);
  }
  const gpt = await connect(server);
  assertEquals(await listCollections(gpt), []);
  assertEquals(await listChats(gpt), []);
});
