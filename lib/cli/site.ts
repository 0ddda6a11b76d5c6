import { basename } from "@std/path/basename";
import { join } from "@std/path/join";
import { resolve } from "@std/path/resolve";
import { toFileUrl } from "@std/path/to-file-url";
import { NotebookError } from "../notebook/format/mod.ts";
import type { BuildSiteOptions } from "../notebook/site/mod.ts";
import { type CommandContext, UsageError } from "./command.ts";
import { readFlags } from "./flags.ts";
import { openAddress } from "./open_address.ts";
import { readSiteFolder } from "./site_folder.ts";
import {
  type MadeSite,
  reportMade,
  reportNotMade,
  type SiteProblem,
} from "./site_report.ts";
import { StatusLine } from "./terminal.ts";

/** Not to be loaded for the help; Deno loads literals of `import()` at once. */
const SITE: string = "../notebook/site/mod.ts";

/** What takes longer shows how far it is, and how often. */
const PATIENCE_MS = 2_000;
const PROGRESS_MS = 200;

const HELP =
  `Makes a site of a folder of notebooks: a page for each, with navigation and search. It needs no
server and nothing from elsewhere: open index.html, or put the folder onto any server or disk.

Usage: cenote site [FLAGS] [FOLDER]

The notebooks of FOLDER, else of this folder, become pages in the order of their names: 2 before 10,
numbered ones first. Folders in it become sections. README.md or index.md introduces the first page;
a notebook index.ipynb is the first page of its folder. Files and pictures that notebooks link to
come along, and so do the notebooks themselves, to be downloaded.

Flags:
  -o, --out OUT  the folder that the site is written into. Of a site that is there what changed is
                 written, and what is gone is removed; other people's files stay [default: site]
  --title TITLE  the site's title; else the first heading of the introduction, or the folder's name
  --lang LANG    the language of the text, such as pt-BR; else what the notebooks say, or en
  --trust        keep scripts in outputs, each in a frame of its own
  --strict       fail on links that lead to nothing, and write nothing then
  --force        write into a folder that holds other things, and replace files there
  --open         open the site in the browser
  --json         print one JSON document: pages, files, warnings
  --help         show this text

A project may say more in the nearest deno.json; what is named in "order" comes first:
  "cenote": { "site": {
    "title": "Tea", "order": ["intro.ipynb", "basics"],
    "footer": "Tea School, 2026", "repository": "https://example.com/tea" } }

Exit codes: 0 the site is written, 1 it is not, 2 the command line does not fit.

Examples:
  cenote site notebooks --open
  cenote site notebooks -o public --title "A course on tea"
  cenote site course -o docs --strict`;

const FLAGS = {
  strings: ["out", "title", "lang"],
  booleans: ["trust", "strict", "force", "open", "json"],
  letters: { o: "out" },
  operands: "FOLDER",
} as const;

/** What to make of what. */
interface SiteSettings {
  readonly folder: string;
  readonly out: string;
  readonly options: Pick<BuildSiteOptions, "title" | "lang" | "trust">;
  readonly isStrict: boolean;
  readonly isForced: boolean;
}

/** `cenote site`: a folder of notebooks as a site. */
export async function run(
  args: readonly string[],
  context: CommandContext,
): Promise<number> {
  const flags = readFlags(args, FLAGS);
  if (flags.has("help")) {
    context.print(HELP);
    return 0;
  }
  const [folder = ".", other] = flags.operands;
  if (other !== undefined) {
    throw new UsageError(
      `Unexpected argument "${other}": a site is made of one folder`,
    );
  }
  const [out, title, lang] = [
    flags.text("out") ?? "site",
    flags.text("title"),
    flags.text("lang"),
  ];
  if (resolve(out) === resolve(folder)) {
    throw new UsageError(
      `Cannot write a site into ${out}: the notebooks are there; -o names another folder`,
    );
  }
  const made = await makeSite({
    folder,
    out,
    options: {
      ...(title === undefined ? {} : { title }),
      ...(lang === undefined ? {} : { lang }),
      trust: flags.has("trust"),
    },
    isStrict: flags.has("strict"),
    isForced: flags.has("force"),
  }, context.signal);
  const isJson = flags.has("json");
  if ("problems" in made) {
    reportNotMade(made.problems, isJson, context);
    return 1;
  }
  reportMade(made, isJson, context);
  if (
    flags.has("open") && !openAddress(toFileUrl(resolve(made.index)).href)
  ) {
    context.report("Cannot open it here: there is no program that would");
  }
  return 0;
}

/** Makes the site, or says why not; a terminal shows how far it is. */
async function makeSite(
  settings: SiteSettings,
  signal: AbortSignal,
): Promise<MadeSite | { readonly problems: readonly SiteProblem[] }> {
  let [doing, done, count] = ["read", 0, 0];
  const onProgress = (now: number, all: number) => [done, count] = [now, all];
  const patience = performance.now() + PATIENCE_MS;
  const status = new StatusLine(() =>
    performance.now() < patience
      ? undefined
      : `${done} of ${count} files ${doing}`
  );
  status.start(PROGRESS_MS);
  const { folder, out, options, isStrict, isForced: force } = settings;
  try {
    const { buildSite, folderLookUp, writeSite }:
      typeof import("../notebook/site/mod.ts") = await import(SITE);
    const found = await readSiteFolder(folder, out, onProgress, signal);
    if (found.broken.length > 0) return { problems: found.broken };
    const lookUp = folderLookUp(folder);
    const site = buildSite(found.notebooks, {
      ...found.options,
      ...options,
      ...(found.introduction === undefined
        ? {}
        : { introduction: found.introduction }),
      folderName: basename(resolve(folder)),
      lookUp: (path) =>
        isWithin(join(folder, path), out) ? undefined : lookUp(path),
    });
    if (isStrict && site.warnings.length > 0) {
      return {
        problems: site.warnings.map(({ from, address, reason }) => ({
          path: from,
          error: `${from}: the link "${address}" ${reason}`,
        })),
      };
    }
    doing = "written";
    const files = await writeSite(site, out, {
      from: folder,
      force,
      onProgress,
      signal,
    });
    return { index: join(out, "index.html"), site, files };
  } catch (error) {
    // What was found wrong; anything else is the program's to tell.
    if (!(error instanceof NotebookError)) throw error;
    return { problems: [{ path: folder, error: error.message }] };
  } finally {
    status.stop();
  }
}

/** Whether a path is a folder, or in it. */
function isWithin(path: string, folder: string): boolean {
  const [inner, outer] = [resolve(path), resolve(folder)];
  return inner === outer || inner.startsWith(join(outer, "/"));
}
