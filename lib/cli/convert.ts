import { resolve } from "@std/path/resolve";
import type { NotebookTextKind } from "../notebook/convert/mod.ts";
import type { NotebookToHtmlOptions } from "../notebook/html/mod.ts";
import { type CommandContext, UsageError } from "./command.ts";
import {
  type Converted,
  convertOne,
  type ConvertSettings,
} from "./convert_one.ts";
import {
  type ConvertJob,
  type ConvertTarget,
  ENDINGS,
  planConversion,
} from "./convert_plan.ts";
import { type Flags, readFlags } from "./flags.ts";
import { StatusLine, writeText } from "./terminal.ts";

/** A module for what most calls do not do; Deno loads literals of `import()` at once. */
const DESCRIBE_ERROR: string = "./describe_error.ts";

/** While one notebook is read from the disk others are worked on. */
const AT_ONCE = 8;
/** What takes longer shows how far it is, and how often. */
const PATIENCE_MS = 2_000;
const PROGRESS_MS = 200;

const HELP =
  `Turns notebooks into text that people edit, read or run, and such text into notebooks.

Usage: cenote convert [FLAGS] FILE|FOLDER|-...

  --to ts      TypeScript with "// %%" before each cell; prose in comments, metadata and ids behind
               the markers. Back to ipynb nothing but outputs is missing. Jupytext reads it, too.
  --to md      Markdown with code between fences; back as well. Of any Markdown, code that is
               TypeScript or JavaScript becomes cells
  --to html    one page with everything in it: light and dark, outline, coloured code
  --to script  a program that "deno run" runs and that prints what the cells show
  --to ipynb   a notebook: from any of ts, md and scripts; an older notebook becomes nbformat 4.5

What a file is shows in its name and content; --from ipynb|ts|md|script says so.

Flags:
  -o, --out OUT    write this file, or into this folder; "-" is standard output. Without it the new
                   file stands beside the old one
  --force          replace files that are there and say something else; pages that it made before are
                   replaced without
  --update         with --to ipynb: bring a notebook that is there up to date; a cell whose source
                   did not change keeps its outputs
  --outputs        with --to md: show outputs; images go into the folder OUT_files
  --no-outputs     with --to html: leave outputs out
  --no-code        with --to html: leave code out
  --no-embed       with --to html: images in files beside the notebook stay links to them
  --remote-images  with --to html: show images of other computers, which then learn of each reader
  --trust          with --to html: keep scripts in outputs, each in a frame of its own
  --theme THEME    with --to html: auto, light or dark
  --title TITLE    with --to html: the page's title
  --lang LANG      with --to html: the language of the text, such as en
  --json           print one JSON document: what became of each file
  --help           show this text

A folder is searched for .ipynb files, or for those that --from names; with -o FOLDER its own folders
are kept.

Examples:
  cenote convert report.ipynb --to ts
  cenote convert report.ts --to ipynb --update
  cenote convert notebooks --to html -o site
  cenote convert README.md --to ipynb -o readme.ipynb
  cenote convert report.ipynb --to script -o - | deno run -
  cenote convert - --to md < report.ipynb`;

const FLAGS = {
  strings: ["to", "from", "out", "theme", "title", "lang"],
  booleans: [
    "force",
    "update",
    "outputs",
    "no-outputs",
    "no-code",
    "no-embed",
    "remote-images",
    "trust",
    "json",
  ],
  letters: { o: "out" },
  operands: "FILE",
} as const;

type ConvertFlags = Flags<
  typeof FLAGS.strings[number],
  never,
  typeof FLAGS.booleans[number]
>;

const WORDS: Readonly<Record<string, ConvertTarget>> = {
  ipynb: "ipynb",
  notebook: "ipynb",
  ts: "ts",
  typescript: "ts",
  percent: "ts",
  md: "md",
  markdown: "md",
  html: "html",
  script: "script",
};

/** Flags that mean something with one target only. */
const ONLY_WITH: readonly (readonly [
  flag: typeof FLAGS.strings[number] | typeof FLAGS.booleans[number],
  to: ConvertTarget,
])[] = [
  ["update", "ipynb"],
  ["outputs", "md"],
  ["no-outputs", "html"],
  ["no-code", "html"],
  ["no-embed", "html"],
  ["remote-images", "html"],
  ["trust", "html"],
  ["theme", "html"],
  ["title", "html"],
  ["lang", "html"],
];

/** `cenote convert`: notebooks as other texts, and back. */
export async function run(
  args: readonly string[],
  context: CommandContext,
): Promise<number> {
  const flags: ConvertFlags = readFlags(args, FLAGS);
  if (flags.has("help")) {
    context.print(HELP);
    return 0;
  }
  if (flags.operands.length === 0) {
    throw new UsageError("Nothing to convert: name notebooks, folders or -");
  }
  const to = targetOf(flags);
  const from = kindOf(flags);
  checkFlags(flags, to);
  const jobs = await planConversion(
    flags.operands,
    to,
    flags.text("out"),
    ENDINGS[from ?? "ipynb"],
  );
  if (flags.has("json") && jobs.some(({ out }) => out === "-")) {
    throw new UsageError("Standard output goes alone: no --json");
  }
  const settings: ConvertSettings = {
    to,
    from,
    isForced: flags.has("force"),
    isUpdate: flags.has("update"),
    outputs: flags.has("outputs"),
    html: htmlOptions(flags),
    embedsImages: !flags.has("no-embed"),
    outs: new Map(jobs.map(({ from, out }) => [resolve(from), out])),
    signal: context.signal,
  };
  return await convertAll(jobs, settings, flags.has("json"), context);
}

function targetOf(flags: ConvertFlags): ConvertTarget {
  const word = flags.text("to");
  if (word === undefined) {
    const out = flags.text("out") ?? "";
    const ending = /\.(ipynb|ts|md|html)$/.exec(out)?.[1];
    const found = ending === undefined ? undefined : WORDS[ending];
    if (found !== undefined) return found;
    throw new UsageError(
      "Nothing to convert to: --to is one of ts, md, html, script, ipynb",
    );
  }
  const found = Object.hasOwn(WORDS, word) ? WORDS[word] : undefined;
  if (found === undefined) {
    throw new UsageError(
      `Cannot convert to "${word}": --to is one of ts, md, html, script, ipynb`,
    );
  }
  return found;
}

function kindOf(flags: ConvertFlags): NotebookTextKind | undefined {
  const word = flags.text("from");
  if (word === undefined) return undefined;
  const found = Object.hasOwn(WORDS, word) ? WORDS[word] : undefined;
  if (found === undefined || found === "html") {
    throw new UsageError(
      `Cannot convert from "${word}": --from is one of ipynb, ts, md, script`,
    );
  }
  return found;
}

function checkFlags(flags: ConvertFlags, to: ConvertTarget): void {
  for (const [flag, target] of ONLY_WITH) {
    const isGiven = FLAGS.booleans.some((one) => one === flag)
      ? FLAGS.booleans.some((one) => one === flag && flags.has(one))
      : FLAGS.strings.some((one) =>
        one === flag && flags.text(one) !== undefined
      );
    if (isGiven && to !== target) {
      throw new UsageError(`The flag "--${flag}" goes with "--to ${target}"`);
    }
  }
}

function htmlOptions(flags: ConvertFlags): NotebookToHtmlOptions {
  const theme = flags.text("theme");
  if (
    theme !== undefined && theme !== "auto" && theme !== "light" &&
    theme !== "dark"
  ) {
    throw new UsageError(
      `Cannot use the theme "${theme}": there are auto, light and dark`,
    );
  }
  const [title, lang] = [flags.text("title"), flags.text("lang")];
  return {
    inputs: !flags.has("no-code"),
    outputs: !flags.has("no-outputs"),
    remoteImages: flags.has("remote-images"),
    trust: flags.has("trust"),
    ...(theme === undefined ? {} : { theme }),
    ...(title === undefined ? {} : { title }),
    ...(lang === undefined ? {} : { lang }),
  };
}

/** A file that could not be converted. */
interface NotConverted {
  readonly from: string;
  readonly out: string;
  readonly error: string;
}

async function convertAll(
  jobs: readonly ConvertJob[],
  settings: ConvertSettings,
  isJson: boolean,
  context: CommandContext,
): Promise<number> {
  const all: (Converted | NotConverted)[] = [];
  let done = 0;
  const patience = performance.now() + PATIENCE_MS;
  const status = new StatusLine(() =>
    performance.now() < patience ? undefined : `${done} of ${jobs.length} files`
  );
  if (jobs.length > 1) status.start(PROGRESS_MS);
  try {
    const left = jobs.entries();
    await Promise.all(Array.from({ length: AT_ONCE }, async () => {
      for (const [index, job] of left) {
        context.signal.throwIfAborted();
        all[index] = await convertSafely(job, settings);
        done++;
      }
    }));
  } finally {
    status.stop();
  }
  report(all, settings.to, isJson, context);
  return all.some((one) => "error" in one) ? 1 : 0;
}

async function convertSafely(
  job: ConvertJob,
  settings: ConvertSettings,
): Promise<Converted | NotConverted> {
  try {
    return await convertOne(job, settings);
  } catch (error) {
    settings.signal.throwIfAborted();
    const { describeError }: typeof import("./describe_error.ts") =
      await import(DESCRIBE_ERROR);
    return { ...job, error: describeError(error) };
  }
}

function report(
  all: readonly (Converted | NotConverted)[],
  to: ConvertTarget,
  isJson: boolean,
  context: CommandContext,
): void {
  if (isJson) {
    context.print(JSON.stringify({ to, files: all }, undefined, 2));
    return;
  }
  for (const one of all) {
    if ("error" in one) {
      context.report(
        one.error.includes(one.from) || one.error.includes(one.out)
          ? one.error
          : `${one.from === "-" ? "standard input" : one.from}: ${one.error}`,
      );
    } else if (one.text !== undefined) writeText(Deno.stdout, one.text);
    else {
      context.print(
        one.status === "unchanged"
          ? `${one.out} is as it was`
          : `${one.from} -> ${one.out}`,
      );
    }
  }
}
