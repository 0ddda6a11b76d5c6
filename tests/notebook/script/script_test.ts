import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { fromFileUrl, join, toFileUrl } from "@std/path";
import { CellEngine } from "../../../lib/cells/mod.ts";
import {
  type DocumentCell,
  joinLines,
  newCell,
  newNotebook,
  readNotebookFile,
} from "../../../lib/notebook/format/mod.ts";
import {
  notebookFromScript,
  notebookToScript,
} from "../../../lib/notebook/script/mod.ts";

/** Cells of several notebooks, each with what may go wrong in one module. */
const NOTEBOOKS: Readonly<Record<string, readonly string[]>> = {
  "names that cells define again": [
    "const a = 1;\nfunction f() { return a }\nf()",
    "const a = 2;\na",
    "f()",
    "let a: string = 'x', b = 2;\na + b",
    "const { a, c: [d] } = { a: 7, c: [8] };\n[a, b, d]",
    "function a() { return 'fn' }\na()",
    "class a { x = 1 }\nnew a()",
    "a = undefined;\nconst z = 1",
    "[1].map(String)",
    "function g() { return g.name + typeof g }\ng()",
    "function g() { return g.name + '2' }\ng()",
    "enum E { x, y }\nE.y",
    "enum E { q = 4 }\nE",
    "const E = 9;\nE",
    "for (var i = 0; i < 2; i++) {}\ni",
    "let i = 9;\ni",
    "abstract class Q<T> { abstract t: T }\nclass R extends Q<number> { t = 3 }\nnew R().t",
    "class R { t = 4 }\nnew R().t",
    "interface I { a: number }",
    "interface I { b: string }\ntype T1 = number;",
    "type T1 = string;\nconst tt: T1 = 'k';\ntt",
  ],
  "values that are shown": [
    "5\nconst a1 = 1;",
    "'str'",
    "null",
    "undefined",
    "[1, 'a', { b: 2 }]",
    "({ a: 1 })",
    "{ a: 1 }",
    "-0",
    "1, 2",
    "'a' // c\n;",
    "x => x",
    "await Promise.resolve(3)",
    "console.log('hi')",
    "console.log('hi'), 4",
    "Deno.jupyter.html`<b>x</b>`",
    "await Deno.jupyter.display({ [Symbol.for('Jupyter.display')]: () => ({ 'text/plain': 'P' }) })",
    "await Deno.jupyter.display({ 'text/plain': 'raw' }, { raw: true })",
    "Deno.jupyter.md`# x ${1 + 1}`",
    "({ [Symbol.for('Jupyter.display')]: async () => ({ 'text/plain': 'async' }) })",
    "3 as number;",
    "3 satisfies number",
    "a1!",
    "export default 6",
    "export const ex = 1;\nex",
    "%reload\n7",
    "_ + 1",
    "'use strict'",
    "const jupyter = 'Deno.jupyter', show = 1; [jupyter, show]",
    "new Date(0)",
    "['a'.repeat(200)]",
  ],
  "modules": [
    "import { type A, v } from './m.ts';\nv",
    "import dflt, * as ns from './m.ts';\n[dflt, ns.w]",
    "const v = 3; v",
    "import { w as a1 } from './m.ts';\na1",
    "import { v } from './m.ts';\nv",
    "import { w as a1 } from './m.ts';\nimport data from './d.json' with { type: 'json' };\n[a1, data]",
    "(await import('./m.ts')).w",
    "import { v as vv } from './m.ts';\nexport enum E { a }\n[vv, E.a]",
    "import { w as ww } from './m.ts';\nexport enum E { b = 7 }\nawait Deno.jupyter.display(ww);\nE.b",
  ],
};

/** What cells put out as text. */
async function textsOf(
  cells: readonly string[],
  folder: string,
): Promise<string> {
  let text = "";
  await using engine = CellEngine.start({
    folder,
    onEvent: (event) => {
      if (event.type === "stream") text += event.text;
      if (event.type !== "result" && event.type !== "display") return;
      const bundle: unknown = JSON.parse(
        new TextDecoder().decode(event.content),
      );
      text += `${Object(Object(bundle).data)["text/plain"]}\n`;
    },
  });
  for (const cell of cells) await engine.run(cell).outcome;
  return text;
}

async function runScripts(
  paths: readonly string[],
): Promise<readonly string[]> {
  return await Promise.all(paths.map(async (path) => {
    const { stdout, stderr } = await new Deno.Command(Deno.execPath(), {
      args: ["run", "-A", "--no-config", path],
      env: { NO_COLOR: "1" },
    }).output();
    const decoder = new TextDecoder();
    return decoder.decode(stdout) + decoder.decode(stderr);
  }));
}

function codeCells(sources: readonly string[]): DocumentCell[] {
  return sources.map((source) => newCell("code", source));
}

Deno.test("notebookToScript() makes scripts that print what the cells show", async () => {
  const folder = await Deno.makeTempDir();
  const to = join(folder, "scripts");
  await Deno.mkdir(to);
  await Deno.writeTextFile(
    join(folder, "m.ts"),
    "export const v = 5;\nexport const w = 9;\nexport default 'dflt';\nexport interface A { a: 1 }\n",
  );
  await Deno.writeTextFile(join(folder, "d.json"), "[1]");
  const names = Object.keys(NOTEBOOKS);
  const paths = names.map((_, n) => join(to, `${n}.ts`));
  const wanted = await Promise.all(
    names.map((name) => textsOf(NOTEBOOKS[name] ?? [], folder)),
  );
  for (const [n, name] of names.entries()) {
    const cells = codeCells(NOTEBOOKS[name] ?? []);
    const script = await notebookToScript(newNotebook({ cells }), {
      from: toFileUrl(join(folder, "/")).href,
      to: toFileUrl(join(to, "/")).href,
    });
    await Deno.writeTextFile(paths[n] ?? "", script);
  }
  const printed = await runScripts(paths);
  for (const [n, name] of names.entries()) {
    assertEquals(printed[n], wanted[n], name);
  }
  await Deno.remove(folder, { recursive: true });
});

Deno.test("notebookToScript() keeps prose, leaves out what is not to run, and goes on where a cell may fail", async () => {
  const cells = [
    newCell("markdown", "# Title\n\ntext */ `\u2028`"),
    newCell("raw", "raw"),
    newCell("code", "never();", { metadata: { tags: ["skip-execution"] } }),
    newCell(
      "code",
      "const a = 1;\nfunction f() { return 'f' }\nthrow new Error('expected');",
      {
        metadata: { tags: ["raises-exception"] },
      },
    ),
    newCell("code", "let broken = ;"),
    newCell("code", "[a, f()]"),
  ];
  const script = await notebookToScript(newNotebook({ cells }));
  assert(script.startsWith("// # Title\n//\n// text */ `\n// `\n"), script);
  assertStringIncludes(script, "// never();");
  assertStringIncludes(script, "// let broken = ;");
  const path = await Deno.makeTempFile({ suffix: ".ts" });
  await Deno.writeTextFile(path, script);
  const [printed = ""] = await runScripts([path]);
  assertStringIncludes(printed, '[ 1, "f" ]\n');
  assertStringIncludes(printed, "Error: expected");
  await Deno.remove(path);
});

Deno.test("notebookToScript() puts nothing into a script that needs nothing", async () => {
  const cells = codeCells(["console.log(1);", "const a = 1;"]);
  assertEquals(
    await notebookToScript(newNotebook({ cells })),
    "console.log(1);\n\n\nconst a = 1;\n",
  );
  assertEquals(await notebookToScript(newNotebook()), "");
});

/** Types and sources of cells. */
function told(cells: readonly DocumentCell[]): string[] {
  return cells.map(({ cell_type, source }) =>
    `${cell_type}: ${joinLines(source)}`
  );
}

Deno.test("notebookFromScript() takes back what notebookToScript() wrote", async () => {
  const cells = [
    newCell("markdown", "# Title"),
    newCell("code", "const a = 1;\n\na + 1"),
    newCell("code", "Deno.jupyter.md`x`;"),
    newCell("code", "({ a })"),
    newCell("markdown", "- one\n\n- two"),
  ];
  const notebook = newNotebook({ cells });
  const back = await notebookFromScript(await notebookToScript(notebook));
  assertEquals(told(back.cells), [
    "markdown: # Title",
    "code: const a = 1;\n\na + 1;",
    "code: Deno.jupyter.md`x`;",
    "code: ({ a });",
    "markdown: - one\n\n- two",
  ]);
});

Deno.test("notebookFromScript() splits scripts between statements, and comments that stand alone become prose", async () => {
  const script = `#!/usr/bin/env -S deno run
/**
 * A program.
 */

// deno-lint-ignore-file
import { a } from "./a.ts";
// Attached to b.
import b from "b";

// # Heading
//
// text

const x = \`

unindented
\`;

interface A {
  a: number;

  b: string;
}

/* eslint */ f(

  1,
);
`;
  const { cells, metadata } = await notebookFromScript(script);
  assertEquals(metadata.jupytext, { executable: "/usr/bin/env -S deno run" });
  const wanted = [
    "markdown: A program.",
    'code: // deno-lint-ignore-file\nimport { a } from "./a.ts";\n// Attached to b.\nimport b from "b";',
    "markdown: # Heading\n\ntext",
    "code: const x = `\n\nunindented\n`;",
    "code: interface A {\n  a: number;\n\n  b: string;\n}",
    "code: /* eslint */ f(\n\n  1,\n);",
  ];
  assertEquals(told(cells), wanted);
  const withEnum = await notebookFromScript(`${script}\nenum E { x }\n`);
  assertEquals(told(withEnum.cells), [...wanted, "code: enum E { x }"]);
  const wide = await notebookFromScript("a;\n\n\n\nb;\n\nc;\r\n");
  assertEquals(told(wide.cells), ["code: a;", "code: b;\n\nc;"]);
  const wrong = await notebookFromScript("let = (\n\nb");
  assertEquals(told(wrong.cells), ["code: let = (", "code: b"]);
  assertEquals((await notebookFromScript("\n\n")).cells, []);
});

Deno.test("notebookToScript() makes a script of the guide's notebook that prints what the notebook holds", async () => {
  const root = new URL("../../../", import.meta.url);
  const guide = new URL("notebooks/complete_guide.ipynb", root);
  const notebook = await readNotebookFile(fromFileUrl(guide));
  const folder = await Deno.makeTempDir();
  const cwd = join(folder, "work");
  await Deno.mkdir(cwd);
  const script = await notebookToScript(notebook, {
    from: new URL("./", guide).href,
    to: toFileUrl(join(cwd, "/")).href,
  });
  await Deno.writeTextFile(join(cwd, "guide.ts"), script);
  const { success, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: [
      "run",
      "-A",
      "--config",
      fromFileUrl(new URL("deno.json", root)),
      "guide.ts",
    ],
    cwd,
    env: { NO_COLOR: "1", H2OGPTE_ADDRESS: "", H2OGPTE_API_KEY: "" },
  }).output();
  const decoder = new TextDecoder();
  assert(success, decoder.decode(stderr));
  // Ids, dates and times are others each time, and what is measured.
  const steady = (text: string) =>
    text.replace(/\s*\b[\da-f]{4,}(?:-[\da-f]{2,})*\b/g, "").replace(
      /[\d,.:]+|[─ ]{2,}/g,
      "#",
    );
  const printed = steady(decoder.decode(stdout));
  const texts = notebook.cells.flatMap((cell) =>
    cell.cell_type === "code" ? cell.outputs : []
  ).flatMap((output) =>
    output.output_type === "execute_result"
      ? joinLines(Object(output.data["text/plain"] ?? "").valueOf())
      : []
  );
  const found = texts.filter((text) => printed.includes(steady(text).trim()));
  assert(texts.length > 20);
  assert(
    found.length >= 0.9 * texts.length,
    `${found.length} of ${texts.length}`,
  );
  await Deno.remove(folder, { recursive: true });
});
