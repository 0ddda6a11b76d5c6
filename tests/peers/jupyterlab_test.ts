/**
 * The notebooks in JupyterLab, in a headless Chromium: first as a reader finds
 * them who got them from somebody else, then after running them. Pictures of
 * each state are left in `gallery/jupyterlab/`.
 */
import { assert, assertEquals, assertGreater } from "@std/assert";
import { fromFileUrl, join } from "@std/path";
import { needChromium } from "../../tools/chromium.ts";
import { makeCheckout } from "./_checkout.ts";
import { runPeer } from "./_peer.ts";

const ROOT = fromFileUrl(new URL("../../", import.meta.url));
const NOTEBOOKS = join(ROOT, "notebooks");
const PICTURES = join(ROOT, "gallery", "jupyterlab");
/** Those that hold outputs of every kind; all of them in the long form (`deno task soak:course`). */
const RICH = [
  "00_start_here.ipynb",
  "04_agents.ipynb",
  "complete_guide.ipynb",
  "display_gallery.ipynb",
];
const NAMES = Deno.env.get("CENOTE_TEST_LONG")
  ? [...Deno.readDirSync(NOTEBOOKS)].map((entry) => entry.name)
    .filter((name) => name.endsWith(".ipynb")).sort()
  : RICH;

interface Output {
  readonly output_type: string;
  readonly name?: string;
  readonly ename?: string;
  readonly evalue?: string;
  readonly data?: Readonly<Record<string, string | readonly string[]>>;
}

/** What `jupyterlab_compare.js` found out about the outputs of a notebook. */
interface Comparison {
  readonly differences: readonly string[];
  readonly counts: Readonly<Record<string, number>>;
  readonly isTrusted: readonly boolean[];
}

interface Report {
  readonly name: string;
  /** The stored outputs, before anything ran. */
  readonly untrusted: Comparison;
  /** The outputs of the run, beside what was saved of it. */
  readonly run: Comparison;
  /** The outputs of each code cell in the saved file. */
  readonly saved: readonly (readonly Output[])[];
  /** What stood in the page's console that is not there with an empty notebook. */
  readonly problems: readonly string[];
}

/** Opens notebooks in JupyterLab, as copies beside which nothing else stands. */
async function openInLab(
  paths: readonly string[],
  pictures: string,
): Promise<Report[]> {
  await using checkout = await makeCheckout(paths);
  const report = join(checkout.folder, "report.json");
  await Deno.mkdir(pictures, { recursive: true });
  const { code, output } = await runPeer(
    "jupyterlab.py",
    { H2OGPTE_ADDRESS: "", H2OGPTE_API_KEY: "" },
    [
      "--chromium",
      await needChromium(),
      "--folder",
      checkout.notebooks,
      "--pictures",
      pictures,
      "--report",
      report,
      ...paths.map((path) => path.split(/[\\/]/).at(-1) ?? path),
    ],
  );
  assertEquals(code, 0, output);
  return JSON.parse(await Deno.readTextFile(report));
}

/** The code cells of a notebook file: whether their outputs vary, and the outputs. */
async function codeCells(
  path: string,
): Promise<
  { readonly varies: boolean; readonly outputs: readonly Output[] }[]
> {
  const notebook: {
    readonly cells: readonly {
      readonly cell_type: string;
      readonly metadata: { readonly tags?: readonly string[] };
      readonly outputs: readonly Output[];
    }[];
  } = JSON.parse(await Deno.readTextFile(path));
  return notebook.cells.filter((cell) => cell.cell_type === "code").map((
    cell,
  ) => ({
    varies: cell.metadata.tags?.includes("varies") ?? false,
    outputs: cell.outputs,
  }));
}

/** What of an output does not change from run to run. */
function shapeOf(output: Output): string {
  return [
    output.output_type,
    output.name ?? "",
    ...Object.keys(output.data ?? {}).sort(),
  ]
    .join(" ");
}

/** The texts of an output by their types, each in one piece. */
function textsOf(output: Output | undefined): Record<string, string> {
  return Object.fromEntries(
    Object.entries(output?.data ?? {}).map(([type, text]) => [
      type,
      typeof text === "string" ? text : text.join(""),
    ]),
  );
}

/** Texts that a front end may take for something else: formulas, markup, links, sequences. */
const ODD = [
  "costs $5 or $6, $$7$$ at most, \\(x\\) and \\[y\\]",
  "<script>alert(1)</script><b>bold?</b> &amp; </td></table>",
  "javascript:alert(1) https://example.com/a_b_c",
  "*stars* _lines_ `ticks` | pipes | ~tildes~ # head",
  "mermaid {{ braces }} {% tags %} @someone #1",
];

/** A notebook whose outputs hold such texts in every place that there is. */
async function writeOdd(folder: string): Promise<string> {
  const path = join(folder, "odd.ipynb");
  const sources = [
    `import { answer, chart, columns, conversation, diff, fields, html, json, markdown, preview, table, trace, tree } from "../mod.ts";
    const ODD = ${JSON.stringify(ODD)};`,
    `table(ODD.map((text, i) => ({ text, [ODD[0]]: i })), { caption: ODD[0], notes: ODD, rowHead: "text", groupBy: "text" });`,
    `answer(ODD[0] + " [citation:1]", {
      caption: ODD[0],
      references: ODD.map((content) => ({ document_name: content, score: 0.5, content })),
      files: ODD.map((filename) => ({ filename, bytes: 5 })),
    });`,
    `conversation(ODD.map((text) => ({ content: text.replace(/[<*_\`~#].*/, "") })));`,
    `markdown(ODD[0]);`,
    `json({ [ODD[0]]: ODD });`,
    `fields(Object.fromEntries(ODD.map((text) => [text, text])));`,
    `tree(ODD.map((text) => text.replaceAll("/", "|")));`,
    `diff(ODD.join("\\n"), ODD.toReversed().join("\\n"), { caption: ODD[0] });`,
    `await preview({ name: ODD[0] + ".csv", bytes: new TextEncoder().encode("a,b\\n" + ODD.map((text) => JSON.stringify(text) + ",1").join("\\n")) });`,
    `await preview({ name: "odd.txt", bytes: new TextEncoder().encode(ODD.join("\\n")) });`,
    `chart(ODD.map((text, i) => ({ text, n: i + 1 })), { caption: ODD[0] });`,
    `trace([{ role: "user", content: ODD[0] }]);`,
    `columns(table([{ a: ODD[0] }]), table([{ b: ODD[0] }]));`,
  ];
  await Deno.writeTextFile(
    path,
    JSON.stringify({
      nbformat: 4,
      nbformat_minor: 5,
      metadata: {
        kernelspec: {
          display_name: "Deno",
          language: "typescript",
          name: "deno",
        },
      },
      cells: sources.map((source, index) => ({
        cell_type: "code",
        id: `cell-${index}`,
        metadata: {},
        execution_count: null,
        outputs: [],
        source,
      })),
    }),
  );
  const { code, stderr } = await new Deno.Command(Deno.execPath(), {
    args: [
      "run",
      "-A",
      fromFileUrl(new URL("../../lib/cli/mod.ts", import.meta.url)),
      "run",
      "--quiet",
      path,
    ],
  }).output();
  assertEquals(code, 0, new TextDecoder().decode(stderr));
  return path;
}

/** Opened once for all tests of this file. */
let opened: Promise<Report[]> | undefined;

async function openAll(): Promise<Report[]> {
  await using checkout = await makeCheckout();
  const odd = await writeOdd(checkout.notebooks);
  return await openInLab(
    [...NAMES.map((one) => join(NOTEBOOKS, one)), odd],
    PICTURES,
  );
}

async function reportOf(name: string): Promise<Report> {
  opened ??= openAll();
  const report = (await opened).find((one) => one.name === name);
  assert(report !== undefined, `${name} was not opened`);
  return report;
}

for (const name of NAMES) {
  Deno.test(`JupyterLab shows all that ${name} holds before anything runs, untrusted`, async () => {
    const { untrusted } = await reportOf(name);
    assertEquals(untrusted.differences, []);
    assert(untrusted.isTrusted.every((isTrusted) => !isTrusted));
    const stored = await Deno.readTextFile(join(NOTEBOOKS, name));
    const rows = stored.split("<tr").length - 1;
    assertGreater((untrusted.counts["tr"] ?? 0) + 1, Math.min(rows, 10));
  });

  Deno.test(`JupyterLab runs ${name}, and saves the outputs in their final state`, async () => {
    const { run, saved } = await reportOf(name);
    assertEquals(
      saved.flat().filter((output) => output.output_type === "error"),
      [],
    );
    assertEquals(run.differences, []);
    const cells = await codeCells(join(NOTEBOOKS, name));
    // Deno's kernel may send a result when the next cell has begun, and Lab then puts it there.
    assertEquals(
      saved.flat().map(shapeOf),
      cells.flatMap(({ outputs }) => outputs).map(shapeOf),
    );
  });

  Deno.test(`JupyterLab's console has no error from ${name}`, async () => {
    assertEquals((await reportOf(name)).problems, []);
  });
}

Deno.test("JupyterLab's run of display_gallery.ipynb gives what is stored, but where a cell says that it varies", async () => {
  const name = "display_gallery.ipynb";
  const { saved } = await reportOf(name);
  const cells = await codeCells(join(NOTEBOOKS, name));
  assertGreater(cells.filter(({ varies }) => !varies).length, cells.length / 2);
  const stored = cells.flatMap(({ varies, outputs }) =>
    outputs.map((output) => ({ varies, output }))
  );
  for (const [index, output] of saved.flat().entries()) {
    if (stored[index]?.varies) continue;
    assertEquals(textsOf(output), textsOf(stored[index]?.output));
  }
});

Deno.test("JupyterLab takes no text within a view for a formula, markup or a link", async () => {
  const { untrusted, run, problems } = await reportOf("odd.ipynb");
  assertEquals(untrusted.differences, []);
  assertEquals(run.differences, []);
  assertEquals(problems, []);
});
