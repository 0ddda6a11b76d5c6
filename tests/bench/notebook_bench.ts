/**
 * The notebook commands beside what people use today, each as they call it, in
 * turns within one run on the same notebooks: whole processes, from the start to
 * the end; of nbclient on `deno jupyter` only what it does once Python has started. `CENOTE_BENCH_ROUNDS` sets how often each is measured.
 */
import { fromFileUrl, join } from "@std/path";
import { table } from "../../lib/display/mod.ts";
import {
  newCell,
  newNotebook,
  type NotebookDocument,
  parseNotebook,
  stringifyNotebook,
} from "../../lib/notebook/mod.ts";
import {
  type PeerEnvironment,
  peerEnvironment,
} from "../../tools/peers/environment.ts";
import { benchComparison } from "./_ratio.ts";

const ROUNDS = Number(Deno.env.get("CENOTE_BENCH_ROUNDS") ?? 3);
const PEERS = fromFileUrl(new URL("_notebooks.py", import.meta.url));
const ROOT = fromFileUrl(new URL("../../", import.meta.url));

const NOTEBOOKS = 200;
const CELLS = 50;
/** Bytes of one notebook. */
const SIZE = 200_000;
const RUN_CELLS = 20;

/** One kind of work, and who does it. */
interface Work {
  readonly what: string;
  readonly peer: string;
  /** How many times faster ours has to be. */
  readonly least: number;
  /** Makes what a round works on anew, outside of what is measured. */
  readonly prepare: (folder: string) => Promise<void>;
  /** What `cenote` is called with. */
  readonly ours: (folder: string) => readonly string[];
  /** The peer's command line. */
  readonly theirs: (folder: string, peers: Peers) => readonly string[];
  /** Whether the peer's own start does not count: it prints the milliseconds that count. */
  readonly isStartFree?: boolean;
  /** Whether the work was done. */
  readonly isDone: (folder: string) => Promise<boolean>;
}

/** Where the peers are. */
interface Peers extends PeerEnvironment {
  /** The path of a program of theirs. */
  program(name: string): string;
}

/** The words of made-up texts, the same in every run. */
function* words(): Generator<string> {
  const some = "cave water rock light depth pool root vine stone river map"
    .split(" ");
  for (let seed = 1;; seed = (seed * 48_271) % 2_147_483_647) {
    yield some[seed % some.length] ?? "";
  }
}

/** A notebook as large as those that people have: prose, code, tables, prints. */
function madeNotebook(
  word: Iterator<string>,
  changed: boolean,
): NotebookDocument {
  const text = (count: number) =>
    Array.from({ length: count }, () => word.next().value).join(" ");
  // A quarter of the cells is prose, the others have outputs.
  const lines = Math.round(SIZE / CELLS / 80);
  const cells = Array.from({ length: CELLS }, (_, index) => {
    const id = `cell-${index}`;
    if (index % 4 === 0) {
      return newCell("markdown", `# ${text(4)}\n\n${text(30)}`, { id });
    }
    const edit = changed && index % 10 === 3 ? "// changed\n" : "";
    const prints = Array.from({ length: lines }, () => `${text(8)}\n`);
    const rows = Array.from(
      { length: lines },
      () => `<tr><td>${text(7)}</td></tr>\n`,
    );
    const source = `${edit}const value = ${index};\n`.repeat(4);
    return {
      ...newCell("code", source, { id }),
      execution_count: index,
      outputs: [
        { name: "stdout", output_type: "stream" as const, text: prints },
        {
          data: { "text/html": rows, "text/plain": [text(5)] },
          execution_count: index,
          metadata: {},
          output_type: "execute_result" as const,
        },
      ],
    };
  });
  return newNotebook({ kernel: "deno", cells });
}

async function writeNotebooks(folder: string, changed = false): Promise<void> {
  await Deno.mkdir(folder, { recursive: true });
  const word = words();
  for (let n = 0; n < NOTEBOOKS; n++) {
    const path = join(folder, `${String(n).padStart(3, "0")}.ipynb`);
    const text = stringifyNotebook(madeNotebook(word, changed));
    await Deno.writeTextFile(path, text);
  }
}

/** Files of a folder that end in some way, by their paths. */
async function files(folder: string, end: string): Promise<string[]> {
  const entries = await Array.fromAsync(Deno.readDir(folder));
  return entries.map(({ name }) => name).filter((name) => name.endsWith(end))
    .toSorted().map((name) => join(folder, name));
}

async function copyNotebooks(from: string, to: string): Promise<void> {
  await Deno.remove(to, { recursive: true }).catch(() => {});
  await Deno.mkdir(to);
  for (const path of await files(from, ".ipynb")) {
    await Deno.copyFile(path, join(to, path.slice(from.length)));
  }
}

/** Code cells with outputs in the notebooks of a folder. */
async function outputs(folder: string): Promise<number> {
  let count = 0;
  for (const path of await files(folder, ".ipynb")) {
    const { cells } = parseNotebook(await Deno.readTextFile(path));
    count += cells.filter((cell) =>
      cell.cell_type === "code" && cell.outputs.length > 0
    ).length;
  }
  return count;
}

const WORKS: readonly Work[] = [
  {
    what: "clean 200",
    peer: "nbstripout",
    least: 5,
    prepare: (folder) =>
      copyNotebooks(join(folder, "made"), join(folder, "work")),
    ours: (folder) => ["clean", join(folder, "work")],
    theirs: (folder, { program }) => [
      program("nbstripout"),
      ...names("work", folder),
    ],
    isDone: async (folder) => await outputs(join(folder, "work")) === 0,
  },
  {
    what: "convert 200 to ts",
    peer: "jupytext",
    least: 5,
    prepare: (folder) =>
      copyNotebooks(join(folder, "made"), join(folder, "work")),
    ours: (folder) => ["convert", "--to", "ts", join(folder, "work")],
    theirs: (folder, { program }) => [
      program("jupytext"),
      "--to",
      "ts:percent",
      ...names("work", folder),
    ],
    isDone: async (folder) =>
      (await files(join(folder, "work"), ".ts")).length === NOTEBOOKS,
  },
  {
    what: "diff 200 pairs",
    peer: "nbdime",
    least: 5,
    prepare: async () => {},
    ours: (folder) => ["diff", join(folder, "made"), join(folder, "changed")],
    theirs: (folder, { python }) => [
      python,
      PEERS,
      "diff",
      join(folder, "made"),
      join(folder, "changed"),
    ],
    isDone: () => Promise.resolve(true),
  },
  {
    what: `run ${RUN_CELLS} cells`,
    peer: "nbclient, warm",
    least: 2,
    isStartFree: true,
    prepare: async (folder) => {
      const cells = Array.from({ length: RUN_CELLS }, (_, n) =>
        newCell(
          "code",
          n === 0
            ? "let total: number = 0;"
            : `total = total + ${n};\nconsole.log("cell ${n}");\ntotal`,
          { id: `cell-${n}` },
        ));
      await Deno.mkdir(join(folder, "run"), { recursive: true });
      await Deno.writeTextFile(
        join(folder, "run", "run.ipynb"),
        stringifyNotebook(newNotebook({ kernel: "deno", cells })),
      );
    },
    ours: (folder) => ["run", join(folder, "run", "run.ipynb")],
    theirs: (folder, { python }) => [
      python,
      PEERS,
      "run",
      join(folder, "run", "run.ipynb"),
    ],
    isDone: async (folder) =>
      await outputs(join(folder, "run")) === RUN_CELLS - 1,
  },
];

/** The paths of all notebooks in a folder, as a shell gives them for `*.ipynb`. */
function names(name: string, folder: string): string[] {
  return Array.from(
    { length: NOTEBOOKS },
    (_, n) => join(folder, name, `${String(n).padStart(3, "0")}.ipynb`),
  );
}

/** Runs a command line to its end, which is to be a good one; how long it took in ms, and what it printed. */
async function time(
  line: readonly string[],
  codes: readonly number[],
  env: Readonly<Record<string, string>>,
): Promise<{ took: number; said: string }> {
  const [command = "", ...args] = line;
  const start = performance.now();
  const { code, stdout, stderr } = await new Deno.Command(command, {
    args,
    env: { ...env, NO_COLOR: "1" },
    stdin: "null",
    stdout: "piped",
    stderr: "piped",
  }).output();
  const took = performance.now() - start;
  if (!codes.includes(code)) {
    const said = new TextDecoder().decode(stderr).slice(-2_000);
    throw new Error(`${command} ended with ${code}: ${said}`);
  }
  return { took, said: new TextDecoder().decode(stdout) };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}

/** Measures one kind of work in turns. */
async function measure(work: Work, folder: string, peers: Peers) {
  const cenote = [
    Deno.execPath(),
    "run",
    "-A",
    "--config",
    join(ROOT, "deno.json"),
    join(ROOT, "lib", "cli", "mod.ts"),
  ];
  // Differences are no failure.
  const codes = work.ours("")[0] === "diff" ? [0, 1] : [0];
  const once = async (line: readonly string[], isChecked = true) => {
    await work.prepare(folder);
    const run = await time(line, codes, peers.env);
    if (!isChecked || await work.isDone(folder)) return run;
    throw new Error(`Cannot compare "${work.what}": ${line[0]} left it undone`);
  };
  const ours = async () => {
    const { took } = await once([...cenote, ...work.ours(folder)]);
    return took;
  };
  const theirs = async () => {
    const { took, said } = await once(
      work.theirs(folder, peers),
      // `deno jupyter` loses outputs when the machine is busy.
      !work.isStartFree,
    );
    return work.isStartFree ? Number(said) : took;
  };
  await ours();
  await theirs();
  const times: { ours: number; theirs: number }[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    // Each goes first as often as the other.
    if (round % 2 === 0) {
      const mine = await ours();
      times.push({ ours: mine, theirs: await theirs() });
    } else {
      const other = await theirs();
      times.push({ ours: await ours(), theirs: other });
    }
  }
  return {
    what: work.what,
    ours: median(times.map((one) => one.ours)),
    theirs: median(times.map((one) => one.theirs)),
    peer: work.peer,
    faster: median(times.map((one) => one.theirs / one.ours)),
    least: work.least,
  };
}

/** Prints how many times faster ours are, and holds it against what is wanted. */
async function compareNotebooks(): Promise<void> {
  const environment = await peerEnvironment();
  const peers: Peers = {
    ...environment,
    program: (name) =>
      environment.python.replace(/python(?=(?:\.exe)?$)/, name),
  };
  const folder = await Deno.makeTempDir();
  try {
    await writeNotebooks(join(folder, "made"));
    await writeNotebooks(join(folder, "changed"), true);
    const rows = [];
    for (const work of WORKS) rows.push(await measure(work, folder, peers));
    const one = { format: { decimals: 1 } } as const;
    console.log(String(table(rows, {
      caption:
        `Notebooks of ${CELLS} cells, medians of ${ROUNDS} rounds in turns`,
      columns: {
        what: "What",
        ours: { title: "cenote (ms)", format: { decimals: 0 } },
        theirs: { title: "peer (ms)", format: { decimals: 0 } },
        peer: "Peer",
        faster: { title: "Times faster", ...one },
        least: { title: "at least", ...one },
      },
    })));
    const missed = rows.filter(({ faster, least }) => !(faster >= least));
    if (missed.length > 0) {
      throw new Error(
        `Not reached: ${
          missed.map(({ what, faster, least }) =>
            `${what} is ${faster.toFixed(1)} times faster; wanted ${least}`
          ).join("; ")
        }`,
      );
    }
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

benchComparison(
  "the notebook commands beside nbstripout, jupytext, nbdime and nbclient",
  compareNotebooks,
);
