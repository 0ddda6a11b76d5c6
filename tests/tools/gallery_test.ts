import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { fromFileUrl, join } from "@std/path";
import { ansiHtml } from "../../tools/gallery/ansi_html.ts";
import { shownBy } from "../../tools/gallery/picture.ts";
import { readExamples, topLevel } from "../../tools/gallery/source.ts";

const ROOT = new URL("../../", import.meta.url);

const FILES: Readonly<Record<string, string>> = {
  "tea.ts": `/** Tea, in many ways. */

import { table } from "../../../lib/display/mod.ts";
import type { Examples } from "./_example.ts";
import { LEAVES } from "./_leaves.ts";

const RATIO = /[}"'\`]/;
// Not needed by any.
const UNUSED = "}";

/** Rows, as many as wanted. */
function rows(count: number) {
  return Array.from({ length: count }, () => ({ tea: \`a \${"b"} }\` }));
}

export const examples: Examples = {
  /** One row, with a comma. */
  tea: () => table(rows(1), { caption: "a, b" }),
  // What leaves there are.
  tea_leaves: async () => {
    const leaves = await LEAVES;

    return table(leaves);
  },
  tea_later: () =>
    frame(1_000, async () => {
      await show(table(rows(2)));
    }),
  tea_now: () => frame(Infinity, () => show(rows(1))),
  "tea_ratio": () =>
    table([{
      a: RATIO.test("}"),
    }]),
};
`,
  "_example.ts": `export type Examples = Record<string, () => unknown>;
`,
  "_leaves.ts": `const KINDS = ["green"];
export const LEAVES = Promise.resolve(KINDS);
`,
};

function read(name: string): Promise<string> {
  const text = FILES[name];
  return text === undefined
    ? Promise.reject(new Error(name))
    : Promise.resolve(text);
}

Deno.test("readExamples() gives the code of each example as it stands in the file", async () => {
  const { about, examples } = await readExamples("tea.ts", read);
  assertEquals(about, "Tea, in many ways.");
  assertEquals([...examples.keys()], [
    "tea",
    "tea_leaves",
    "tea_later",
    "tea_now",
    "tea_ratio",
  ]);
  assertEquals(examples.get("tea")?.about, "One row, with a comma.");
  assertEquals(
    examples.get("tea")?.code,
    'table(rows(1), { caption: "a, b" })',
  );
  assertEquals(
    examples.get("tea_leaves")?.code,
    "const leaves = await LEAVES;\ntable(leaves);",
  );
  // The moment of the picture is nothing that a reader would write.
  assertEquals(
    examples.get("tea_later")?.code,
    "await show(table(rows(2)));",
  );
  assertEquals(examples.get("tea_now")?.code, "show(rows(1))");
  assertEquals(
    examples.get("tea_ratio")?.code,
    'table([{\n  a: RATIO.test("}"),\n}])',
  );
});

Deno.test("readExamples() gives what the code needs, from other files too, and no more", async () => {
  const { examples } = await readExamples("tea.ts", read);
  assertEquals(
    examples.get("tea")?.data,
    '/** Rows, as many as wanted. */\nfunction rows(count: number) {\n  return Array.from({ length: count }, () => ({ tea: `a ${"b"} }` }));\n}',
  );
  assertEquals(
    examples.get("tea_leaves")?.data,
    'const KINDS = ["green"];\n\nconst LEAVES = Promise.resolve(KINDS);',
  );
  assertEquals(
    examples.get("tea_ratio")?.data,
    "const RATIO = /[}\"'`]/;",
  );
});

Deno.test("topLevel() loses nothing of a module", async () => {
  const folder = new URL("tests/display/gallery/", ROOT);
  for await (const { name } of Deno.readDir(folder)) {
    const source = await Deno.readTextFile(new URL(name, folder));
    const squeeze = (text: string): string => text.replace(/\s+/g, "");
    assertEquals(squeeze(topLevel(source).join("\n")), squeeze(source), name);
  }
});

Deno.test("ansiHtml() turns styles on and off, and escapes", () => {
  assertEquals(
    ansiHtml("a\x1b[1;31mb <i>\x1b[39mc\x1b[22md\x1b[92me\x1b[0mf").toString(),
    'a<span class="bold red">b &lt;i&gt;</span><span class="bold">c</span>d<span class="bright-green">e</span>f',
  );
  assertEquals(
    ansiHtml("\x1b[44mx\x1b[49my \x1b]8;;https://x.y\x1b\\z\x1b]8;;\x1b\\")
      .toString(),
    '<span class="on-blue">x</span>y <span class="link">z</span>',
  );
});

Deno.test("ansiHtml() holds characters to their columns", () => {
  assertEquals(
    ansiHtml("é茶⣀").toString(),
    'é<span class="wide">茶</span><span class="dots">⣀</span>',
  );
});

/** Runs the tool as the task does. */
async function gallery(...args: string[]) {
  const { code, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", "tools/gallery.ts", ...args],
    cwd: fromFileUrl(ROOT),
    env: { NO_COLOR: "1" },
  }).output();
  const decoder = new TextDecoder();
  return { code, out: decoder.decode(stdout), err: decoder.decode(stderr) };
}

Deno.test("gallery: --help tells what it takes, and what it does not take is told", async () => {
  const help = await gallery("--help");
  assertEquals([help.code, help.err], [0, ""]);
  for (const flag of ["--out FILE", "--open", "--screenshots", "--update"]) {
    assertStringIncludes(help.out, flag);
  }
  for (
    const [args, said] of [
      [["--nonsense"], 'Unknown argument "--nonsense"'],
      [["file.html"], 'Unknown argument "file.html"'],
      [["--out"], "--out wants a file"],
    ] as const
  ) {
    const wrong = await gallery(...args);
    assertEquals([wrong.code, wrong.out], [2, ""]);
    assertStringIncludes(wrong.err, said);
  }
});

Deno.test("gallery: the page holds every example and needs nothing beside itself", async () => {
  const folder = await Deno.makeTempDir();
  try {
    const file = join(folder, "new folder", "page.html");
    const { code, out, err } = await gallery("--out", file);
    assertEquals([code, out], [0, `${file}\n`], err);
    const page = await Deno.readTextFile(file);
    assert(page.startsWith("<!doctype html>"));
    // Addresses of what a browser would load: nothing but data.
    const loaded = [
      ...page.matchAll(
        /<(?:link|script|img|source|video|audio|iframe)\b[^>]*?\s(?:src|href)="([^"]*)"/g,
      ),
    ].map(([, address = ""]) => address);
    assertEquals(loaded.filter((one) => !one.startsWith("data:")), []);
    const ids = [...page.matchAll(/<article class="card" id="(\w+)"/g)].map((
      [, id = ""],
    ) => id);
    assert(ids.length > 20, `${ids.length} examples`);
    const linked = [...page.matchAll(/<li><a href="#(\w+)">/g)].map((
      [, id = ""],
    ) => id);
    assertEquals(ids.filter((id) => !linked.includes(id)), []);
    assertEquals(new Set(ids).size, ids.length);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

Deno.test("gallery: the README begins with the lines that its picture shows", async () => {
  const readme = await Deno.readTextFile(new URL("README.md", ROOT));
  const block = /```ts\n([\s\S]*?)```/.exec(readme)?.[1];
  const program = await Deno.readTextFile(new URL("docs/display.ts", ROOT));
  assertEquals(block, program);
  const lines = program.slice(program.indexOf(";") + 1).split("\n")
    .filter((line) => line.trim() !== "");
  assertEquals(lines.length, 10, "ten lines under the import");
  for (const name of ["display.png", "display-dark.png"]) {
    assertStringIncludes(readme, `docs/${name}`);
    const { size } = await Deno.stat(new URL(`docs/${name}`, ROOT));
    assert(size > 50_000 && size < 400_000, `${name} has ${size} bytes`);
  }
});

Deno.test("gallery: the README's lines show a table, a chart and an answer with sources", async () => {
  const cwd = Deno.cwd();
  Deno.chdir(fromFileUrl(ROOT));
  try {
    const [table, chart, answer, ...others] = await shownBy(
      new URL("docs/display.ts", ROOT),
    );
    assertEquals(others, []);
    assertStringIncludes(table?.toHtml() ?? "", "<table");
    assertStringIncludes(chart?.toHtml() ?? "", "<img");
    assertStringIncludes(String(answer), "2 sources");
  } finally {
    Deno.chdir(cwd);
  }
});
