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

/** Answers that learners give, each wrong, in place of the cells that wait for one. */
const MISTAKES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "00_start_here.ipynb": {
    "code-18": "const euros = 10;",
    // Without `await`.
    "code-22":
      `const aiders = await ask(gpt, chat, "Who are the first aiders?");
      const count = getReferences(gpt, aiders).length;`,
  },
  "01_connect.ipynb": {
    "code-19": "const isWell = checkLiveness(gpt) && checkReadiness(gpt);",
    "code-23": `const paths = [];
      const heard = gpt.with({ logger: (entry) => void paths.push(entry.path) });`,
  },
  "02_collections.ipynb": {
    "code-23":
      `const products = await createCollection(gpt, { name: "Products" });
      await ingestFile(gpt, "data/handbook.md", products);`,
    "code-27": "const bytes = documents.length;",
  },
  "03_chats.ipynb": {
    "code-21": 'const source = "handbook.md";',
    "code-25": 'const isGrounded = (question) => question.includes("orders");',
  },
  "04_agents.ipynb": {
    "code-22":
      `const median = (await runAgent(gpt, chat, "In catalogue.csv: average price per category")).body;`,
    "code-26": "const turns = (await getTrace(gpt, completion)).length;",
  },
  "05_streaming.ipynb": {
    "code-21": 'const firstWords = () => ["From", "a", "b"];',
    "code-25": "const characters = String(whole.length);",
  },
  "06_history.ipynb": {
    "code-20": 'const longest = "second";',
    "code-24": "const questions = messages.map(({ content }) => content);",
  },
  "07_files.ipynb": {
    "code-20": 'const supplier = "Norrvik";',
    "code-24": "const bytes = saved.length;",
  },
  "08_tools.ipynb": {
    "code-19": "const names = (await listTools(gpt)).map(({ name }) => name);",
    "code-23": 'const suggested = "x";',
  },
  "09_composed.ipynb": {
    "code-14":
      'const grounded = (list) => list.filter((one) => !one.includes("password"));',
    "code-18": `const mine = await report({
      folder: "data",
      questions: [],
      job: "In catalogue.csv: total stock per supplier, saved as 'stock.csv'",
    });`,
  },
  "10_going_on.ipynb": {
    "code-19": `const exists = async (id, connection = gpt) => {
      try {
        await getCollection(connection, id);
        return true;
      } catch {
        return false;
      }
    };`,
    "code-23": 'const kind = "TypeError";',
  },
};

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
  // Wrong answers, too, are told what is off, and leave nothing on the server.
  for (const name of lessons) {
    const document = await read(name);
    const given = MISTAKES[name] ?? {};
    const ids = document.cells.map(({ id }) => id);
    assert(Object.keys(given).every((id) => ids.includes(id)), name);
    const wrong = editFields(document, {
      cells: document.cells.map((cell): DocumentCell => {
        const source = typeof cell.id === "string" ? given[cell.id] : undefined;
        return source === undefined ? cell : editFields(cell, { source });
      }),
    });
    const said = await verdicts(wrong, server);
    assertEquals(said.length, Object.keys(given).length, name);
    for (const one of said) assert(one.includes("**Not yet.** "), name + one);
  }
  const gpt = await connect(server);
  assertEquals(await listCollections(gpt), []);
  assertEquals(await listChats(gpt), []);
});
