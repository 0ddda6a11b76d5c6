import { assertEquals, assertRejects, assertStringIncludes } from "@std/assert";
import { toFileUrl } from "@std/path";
import { readReport } from "../../../lib/notebook/check/_check_modules.ts";
import {
  checkNotebooks,
  type NotebookDocument,
  type NotebooksChecked,
} from "../../../lib/notebook/mod.ts";

/** A code cell, with tags. */
type Cell = readonly [source: string, ...tags: string[]];

function notebook(cells: readonly Cell[], language?: string): NotebookDocument {
  return {
    nbformat: 4,
    nbformat_minor: 5,
    metadata: language === undefined
      ? {}
      : { kernelspec: { name: language, language, display_name: language } },
    cells: [
      { cell_type: "markdown", id: "prose", metadata: {}, source: "# Title" },
      ...cells.map(([source, ...tags], n) => ({
        cell_type: "code" as const,
        id: `c${n}`,
        metadata: { tags },
        source,
        outputs: [],
        execution_count: null,
      })),
    ],
  };
}

/** A folder with files, whose paths and contents stay as they are. */
async function inProject(
  files: Readonly<Record<string, string>>,
  run: (folder: string) => Promise<void>,
): Promise<void> {
  const folder = await Deno.makeTempDir({ prefix: "cenote-check-" });
  try {
    for (const [name, text] of Object.entries(files)) {
      const path = `${folder}/${name}`;
      await Deno.mkdir(path.replace(/\/[^/]*$/, ""), { recursive: true });
      await Deno.writeTextFile(path, text);
    }
    const before = await listing(folder);
    await run(folder);
    assertEquals(await listing(folder), before);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

async function listing(folder: string): Promise<string[]> {
  const found: string[] = [];
  for await (const { name, isDirectory } of Deno.readDir(folder)) {
    found.push(name);
    if (!isDirectory) continue;
    for (const one of await listing(`${folder}/${name}`)) {
      found.push(`${name}/${one}`);
    }
  }
  return found.sort();
}

function said({ notebooks }: NotebooksChecked, name: string): string[] {
  const found = notebooks.find((one) => one.name === name);
  return (found?.diagnostics ?? []).map((
    { cell, id, line, column, severity, code },
  ) => `${cell} ${id} ${line}:${column} ${severity} ${code}`);
}

Deno.test("checkNotebooks() checks notebooks of several projects by their own rules", async () => {
  await inProject({
    "a/deno.json": JSON.stringify({
      imports: { "#lib": "./lib/u.ts" },
      compilerOptions: { noImplicitAny: false },
      lint: { rules: { exclude: ["no-explicit-any"] } },
    }),
    "a/lib/u.ts":
      "export const u: number = 1;\nexport const wrong: string =\n  u;\n",
    "a/deep/nb.txt": "",
    "b/deno.json": JSON.stringify({ exclude: ["left_out"] }),
    "b/left_out/nb.txt": "",
  }, async (folder) => {
    const at = (path: string, document: NotebookDocument) => ({
      name: path,
      url: toFileUrl(`${folder}/${path}`).href,
      document,
    });
    const untyped: Cell = ["function f(a) { return a as any; }\nf(1);"];
    const result = await checkNotebooks([
      at(
        "a/deep/one.ipynb",
        notebook([
          untyped,
          ["import { u } from '#lib';\nconst s: string = u;\ns;"],
          ["const skipped: number = 's';", "skip-execution"],
          ["const meant: number = 's'; meant;", "raises-exception"],
          ["const year = 2025;", "parameters"],
          ["if (year === 2024) console.log(late);"],
          ["const late = 1; late;"],
        ], "typescript"),
      ),
      at("b/two.ipynb", notebook([untyped])),
      at("b/py.ipynb", notebook([["print('hello')"]], "python")),
      at("b/left_out/three.ipynb", notebook([untyped])),
      at(
        "b/js.ipynb",
        notebook([["function g(a) { return a.b; } g({});"]], "javascript"),
      ),
    ]);
    assertEquals(said(result, "a/deep/one.ipynb"), [
      "3 c1 2:7 error TS2322",
      "5 c3 1:7 warning TS2322",
      "7 c5 1:32 error out-of-order",
    ]);
    assertEquals(said(result, "b/two.ipynb"), [
      "2 c0 1:12 error TS7006",
      "2 c0 1:29 warning no-explicit-any",
    ]);
    assertEquals(said(result, "b/js.ipynb"), []);
    assertEquals(
      result.notebooks.map(({ skipped }) => skipped?.slice(0, 20)),
      [
        undefined,
        undefined,
        "its cells are python",
        'the "exclude" of its',
        undefined,
      ],
    );
    const [one] = result.notebooks;
    assertEquals(one?.diagnostics[0]?.source, "const s: string = u;");
    assertStringIncludes(
      one?.diagnostics[2]?.message ?? "",
      "'late' is used before it is defined; cell 8 defines it",
    );
    assertEquals(
      result.modules.map(({ url, line, column, code, source }) => [
        url,
        line,
        column,
        code,
        source,
      ]),
      [[
        toFileUrl(`${folder}/a/lib/u.ts`).href,
        2,
        14,
        "TS2322",
        "export const wrong: string =",
      ]],
    );
  });
});

Deno.test("checkNotebooks() leaves out what is not asked for", async () => {
  await inProject({
    "u.ts": "export const u: string = 1;",
  }, async (folder) => {
    const result = await checkNotebooks([{
      name: "one",
      url: toFileUrl(`${folder}/one.ipynb`).href,
      document: notebook([["import { u } from './u.ts'; debugger; u.length;"]]),
    }], { lint: false, modules: false });
    assertEquals(result, {
      notebooks: [{ name: "one", diagnostics: [] }],
      modules: [],
    });
  });
});

Deno.test("checkNotebooks() does not go on without the project's settings", async () => {
  await inProject({ "deno.json": "{ imports" }, async (folder) => {
    const { href: url } = toFileUrl(`${folder}/one.ipynb`);
    const document = notebook([["1"]]);
    await assertRejects(
      () => checkNotebooks([{ name: "one", url, document }]),
      Error,
      `Cannot read "${folder}/deno.json": found no JSON`,
    );
  });
});

Deno.test("readReport() reads messages of many lines, and what is no type error", () => {
  const report = `TS2345 [ERROR]: Argument is wrong.
  Types do not fit.
f("a");
  ~~~
    at file:///p/a.ts:3:3

    The type comes from here.
    g(a: number)
      ~
        at file:///p/b.ts:1:3

TS2304 [ERROR]: Cannot find name 'x'.
x;
^
    at file:///p/a.ts:9:1

Found 2 errors.

error: Type checking failed.
`;
  assertEquals(
    readReport(report).map(({ url, line, code, message, source }) => [
      url,
      line,
      code,
      message,
      source,
    ]),
    [
      [
        "file:///p/a.ts",
        3,
        "TS2345",
        "Argument is wrong.\n  Types do not fit.",
        'f("a");',
      ],
      ["file:///p/a.ts", 9, "TS2304", "Cannot find name 'x'.", "x;"],
    ],
  );
  const [missing] = readReport(
    'error: Module not found "file:///p/no.ts".\n    at file:///p/a.ts:1:15\n',
  );
  assertEquals([missing?.severity, missing?.code, missing?.line], [
    "error",
    "module-error",
    1,
  ]);
});
