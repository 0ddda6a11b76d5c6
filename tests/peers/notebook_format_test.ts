/**
 * Notebooks as Jupyter's own nbformat sees them: what is valid, what an upgrade
 * makes of them, what is written. `CENOTE_NOTEBOOKS=FOLDER` takes all notebooks
 * below a folder as well.
 */
import { assert, assertEquals, assertGreater } from "@std/assert";
import { fromFileUrl, join } from "@std/path";
import {
  editFields,
  joinLines,
  NotebookError,
  parseNotebook,
  stringifyNotebook,
  upgradeNotebook,
  validateNotebook,
} from "../../lib/notebook/format/mod.ts";
import { Choices, randomNotebook } from "../notebook/format/_generate.ts";
import { runPeer } from "./_peer.ts";

interface Verdict {
  readonly valid: boolean;
  readonly upgraded: unknown;
  readonly written: string | null;
}

let asked: Promise<readonly Verdict[]> | undefined;

/** What nbformat makes of some of the texts; it is asked once for all of them. */
async function verdicts(texts: readonly string[]): Promise<readonly Verdict[]> {
  const all = [...FILE_TEXTS, ...CHANGED, ...OLD, ...RANDOM];
  const verdicts = await (asked ??= ask(all));
  const known = new Map(all.map((text, at) => [text, verdicts[at]]));
  return texts.map((text) => {
    const verdict = known.get(text);
    assert(verdict !== undefined);
    return verdict;
  });
}

async function ask(texts: readonly string[]): Promise<readonly Verdict[]> {
  const file = await Deno.makeTempFile({ prefix: "cenote-format-" });
  try {
    await Deno.writeTextFile(file, JSON.stringify(texts));
    const { code, output } = await runPeer("notebook_format.py", {}, [file]);
    assertEquals(code, 0, output);
    return JSON.parse(output);
  } finally {
    await Deno.remove(file);
  }
}

function isValid(text: string): boolean {
  try {
    return validateNotebook(parseNotebook(text)).length === 0;
  } catch (error) {
    if (error instanceof NotebookError) return false;
    throw error;
  }
}

/** The notebooks below a folder. */
function notebooksBelow(folder: string): string[] {
  return [...Deno.readDirSync(folder)].sort((a, b) => a.name < b.name ? -1 : 1)
    .flatMap(({ name, isDirectory }) =>
      isDirectory
        ? notebooksBelow(join(folder, name))
        : name.endsWith(".ipynb")
        ? [join(folder, name)]
        : []
    );
}

const FOLDERS = [
  fromFileUrl(new URL("../../notebooks/", import.meta.url)),
  ...[Deno.env.get("CENOTE_NOTEBOOKS") ?? ""].filter((folder) => folder !== ""),
];
const FILES = FOLDERS.flatMap(notebooksBelow);
const FILE_TEXTS = FILES.map((file) => Deno.readTextFileSync(file));

/** A notebook with something of everything that the schemas speak of. */
function fullNotebook(minor: number): Record<string, unknown> {
  const id = (name: string) => minor >= 5 ? { id: name } : {};
  return {
    nbformat: 4,
    nbformat_minor: minor,
    metadata: {
      kernelspec: {
        name: "deno",
        display_name: "Deno",
        language: "typescript",
      },
      language_info: {
        name: "typescript",
        codemirror_mode: { name: "javascript" },
        file_extension: ".ts",
        mimetype: "text/x.typescript",
        pygments_lexer: "typescript",
      },
      authors: [{ name: "A" }],
      other: 1,
    },
    cells: [{
      cell_type: "code",
      ...id("code"),
      execution_count: 2,
      metadata: {
        collapsed: false,
        scrolled: "auto",
        name: "first",
        tags: ["a", "b"],
        jupyter: { source_hidden: true },
        execution: { "iopub.execute_input": "2020" },
      },
      source: ["1\n", "2"],
      outputs: [
        { output_type: "stream", name: "stdout", text: ["a\n"] },
        {
          output_type: "execute_result",
          execution_count: 2,
          data: { "text/plain": ["2"], "application/json": { a: 1 } },
          metadata: { "text/plain": {} },
        },
        {
          output_type: "display_data",
          data: { "image/png": "" },
          metadata: {},
        },
        { output_type: "error", ename: "E", evalue: "", traceback: ["a"] },
      ],
    }, {
      cell_type: "markdown",
      ...id("markdown"),
      metadata: { tags: [] },
      source: "# A",
      attachments: { "a.png": { "image/png": "" } },
    }, {
      cell_type: "raw",
      ...id("raw"),
      metadata: { format: "text/html" },
      source: "",
    }],
  };
}

const WRONG: readonly unknown[] = [
  null,
  -1,
  7,
  1.5,
  "",
  "a,b",
  "a b",
  "x",
  [],
  [1],
  ["a", "a"],
  ["a\n", "b"],
  {},
  { a: 1 },
];

/** The notebook with one thing changed at random: set, taken away, or added. */
function mutate(choices: Choices, notebook: unknown): void {
  let at: unknown = notebook;
  for (;;) {
    if (typeof at !== "object" || at === null) return;
    const keys = Object.keys(at);
    const key = keys.length === 0 || choices.chance(10)
      ? choices.of(["extra", "id", "name", "jupyter", "title", "tags"])
      : choices.of(keys);
    const child: unknown = Reflect.get(at, key);
    if (typeof child === "object" && child !== null && !choices.chance(35)) {
      at = child;
      continue;
    }
    if (Array.isArray(at)) {
      if (keys.length > 0) at.splice(Number(key), 1, choices.of(WRONG));
      else at.push(choices.of(WRONG));
    } else if (choices.chance(25)) Reflect.deleteProperty(at, key);
    else Reflect.set(at, key, choices.of(WRONG));
    return;
  }
}

/**
 * Whether the types that this reader promises go past the schema in a notebook:
 * titles and kernels' languages are text in every version, no minor version but
 * one that there is; and where Python takes numbers for truth values.
 */
function isStricterHere(text: string): boolean {
  const { nbformat_minor, metadata, cells } = JSON.parse(text);
  const isText = (value: unknown) =>
    value === undefined || typeof value === "string";
  return nbformat_minor !== undefined && !Number.isInteger(nbformat_minor) ||
    nbformat_minor < 0 || nbformat_minor > 5 ||
    !isText(metadata?.title) || !isText(metadata?.kernelspec?.language) ||
    !Array.isArray(cells);
}

/** Notebooks with something changed in them, of each version. */
const CHANGED = changedTexts(new Choices(11));

function changedTexts(choices: Choices): readonly string[] {
  const texts: string[] = [];
  for (let minor = 0; minor <= 5; minor++) {
    texts.push(JSON.stringify(fullNotebook(minor)));
    for (let round = 0; round < 300; round++) {
      const notebook = fullNotebook(minor);
      mutate(choices, notebook);
      texts.push(JSON.stringify(notebook));
    }
  }
  return texts;
}

Deno.test("validateNotebook() finds the same notebooks right as nbformat does", async () => {
  const texts = [...FILE_TEXTS, ...CHANGED].filter((text) =>
    !isStricterHere(text)
  );
  const theirs = await verdicts(texts);
  const counts = { right: 0, wrong: 0 };
  texts.forEach((text, at) => {
    const valid = theirs[at]?.valid;
    assertEquals(isValid(text), valid, text.slice(0, 3_000));
    counts[valid ? "right" : "wrong"]++;
  });
  assertGreater(Math.min(counts.right, counts.wrong), 200);
});

/** Fields that nbformat never writes, and the ids, which are random. */
const DROPPED = [
  "id",
  "orig_nbformat",
  "orig_nbformat_minor",
  "signature",
  "trusted",
];

/** A notebook with texts in one piece and without what differs always. */
function joined(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.length > 0 && value.every((one) => typeof one === "string")
      ? joinLines(value)
      : value.map(joined);
  }
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).filter(([key]) => !DROPPED.includes(key)).map((
      [key, one],
    ) => [key, Array.isArray(one) && one.length === 0 ? "" : joined(one)]),
  );
}

/** A notebook with all that nbformat 3 has. */
const NOTEBOOK_3 = {
  nbformat: 3,
  nbformat_minor: 0,
  metadata: { name: "old", signature: "s", language: "python" },
  worksheets: [{
    metadata: {},
    cells: [
      {
        cell_type: "heading",
        level: 1,
        metadata: {},
        source: ["One\n", "two"],
      },
      { cell_type: "heading", level: 3, source: "Three" },
      { cell_type: "markdown", metadata: { a: 1 }, source: ["x", "y"] },
      { cell_type: "raw", metadata: {}, source: "raw" },
      {
        cell_type: "code",
        collapsed: false,
        language: "python",
        metadata: {},
        prompt_number: 4,
        input: ["a\n", "b"],
        outputs: [
          {
            output_type: "pyout",
            prompt_number: 4,
            text: ["1\n", "2"],
            html: ["<b>"],
            latex: "$x$",
            javascript: ["f()"],
            json: '{"a": 1.5}',
            metadata: { html: { isolated: true } },
          },
          {
            output_type: "display_data",
            png: "QQ==",
            jpeg: "QQ==",
            svg: ["<a/>"],
          },
          { output_type: "stream", stream: "stderr", text: ["a\n"] },
          { output_type: "stream", text: "b" },
          {
            output_type: "pyerr",
            ename: "E",
            evalue: "v",
            traceback: ["a", "b"],
          },
        ],
      },
      { cell_type: "code", language: "python", input: "", outputs: [] },
    ],
  }, { cells: [{ cell_type: "markdown", source: "second" }] }],
};
const OLD = [NOTEBOOK_3, ...[0, 1, 2, 3, 4].map(fullNotebook)].map((notebook) =>
  JSON.stringify(notebook)
);

Deno.test("upgradeNotebook() makes of old notebooks what nbformat makes of them", async () => {
  const texts = [...OLD, ...FILE_TEXTS];
  let compared = 0;
  const theirs = await verdicts(texts);
  texts.forEach((text, at) => {
    const upgraded = theirs[at]?.upgraded;
    // nbformat reads what is newer than itself, as far as it can.
    if (upgraded === null || JSON.parse(text).nbformat_minor > 5) return;
    let ours;
    try {
      ours = upgradeNotebook(text);
    } catch (error) {
      if (!(error instanceof NotebookError)) throw error;
      assert(theirs[at]?.valid === false, error.message);
      return;
    }
    assertEquals(joined(ours), joined(upgraded));
    compared++;
  });
  assertGreater(compared, 7);
});

const RANDOM = randomTexts(new Choices(12));

function randomTexts(choices: Choices): readonly string[] {
  return Array.from(
    { length: 100 },
    () =>
      // nbformat splits texts at more than line ends, and Python cannot write half of a pair.
      stringifyNotebook(randomNotebook(choices))
        .replaceAll(/\\u[0-9a-f]{4}/g, "?"),
  );
}

Deno.test("stringifyNotebook() writes new and edited notebooks as nbformat does", async () => {
  const texts = [...RANDOM, ...FILE_TEXTS];
  const theirs = await verdicts(texts);
  let compared = 0;
  texts.forEach((text, at) => {
    const written = theirs[at]?.written;
    if (typeof written !== "string" || !isValid(text)) return;
    const fresh = stringifyNotebook(JSON.parse(written));
    assertEquals(fresh, written);
    const read = parseNotebook(written);
    assertEquals(stringifyNotebook(read), written);
    compared++;
  });
  assertGreater(compared, 20);
});

Deno.test("stringifyNotebook() gives back and cleans each of Jupyter's files byte for byte", async () => {
  const theirs = await verdicts(FILE_TEXTS);
  FILE_TEXTS.forEach((text, at) => {
    let notebook;
    try {
      notebook = parseNotebook(text);
    } catch (error) {
      if (error instanceof NotebookError) return;
      throw error;
    }
    assertEquals(stringifyNotebook(notebook), text);
    const cells = notebook.cells.map((cell) =>
      cell.cell_type === "code"
        ? editFields(cell, { outputs: [], execution_count: null })
        : cell
    );
    const cleaned = stringifyNotebook(editFields(notebook, { cells }));
    const plain = JSON.parse(text);
    for (const cell of plain.cells) {
      if (cell.cell_type === "code") {
        cell.outputs = [];
        cell.execution_count = null;
      }
    }
    assertEquals(JSON.parse(cleaned), plain);
    if (!FILES[at]?.startsWith(FOLDERS[0] ?? "")) return;
    assertEquals(cleaned, theirs[at]?.written);
  });
});
