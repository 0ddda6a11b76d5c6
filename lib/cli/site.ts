import { basename } from "@std/path/basename";
import { join } from "@std/path/join";
import { resolve } from "@std/path/resolve";
import { toFileUrl } from "@std/path/to-file-url";
import type { Site, WrittenSite } from "../notebook/site/mod.ts";
import { type CommandContext, UsageError } from "./command.ts";
import { readFlags } from "./flags.ts";
import { openAddress } from "./open_address.ts";
import { readSiteFolder } from "./site_folder.ts";
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
  const { buildSite, folderLookUp, writeSite }:
    typeof import("../notebook/site/mod.ts") = await import(SITE);
  let [doing, done, count] = ["read", 0, 0];
  const onProgress = (now: number, all: number) => [done, count] = [now, all];
  const patience = performance.now() + PATIENCE_MS;
  const status = new StatusLine(() =>
    performance.now() < patience
      ? undefined
      : `${done} of ${count} files ${doing}`
  );
  status.start(PROGRESS_MS);
  let site: Site;
  let written: WrittenSite;
  try {
    const found = await readSiteFolder(folder, out, onProgress, context.signal);
    if (found.broken.length > 0) {
      status.stop();
      return reportBroken(found.broken, flags.has("json"), context);
    }
    const lookUp = folderLookUp(folder);
    site = buildSite(found.notebooks, {
      ...found.options,
      ...(title === undefined ? {} : { title }),
      ...(lang === undefined ? {} : { lang }),
      ...(found.introduction === undefined
        ? {}
        : { introduction: found.introduction }),
      folderName: basename(resolve(folder)),
      trust: flags.has("trust"),
      lookUp: (path) =>
        isWithin(join(folder, path), out) ? undefined : lookUp(path),
    });
    if (flags.has("strict") && site.warnings.length > 0) {
      status.stop();
      return reportStrict(site, flags.has("json"), context);
    }
    doing = "written";
    written = await writeSite(site, out, {
      from: folder,
      force: flags.has("force"),
      onProgress,
      signal: context.signal,
    });
  } finally {
    status.stop();
  }
  const index = join(out, "index.html");
  report(site, written, index, flags.has("json"), context);
  if (flags.has("open") && !openAddress(toFileUrl(resolve(index)).href)) {
    context.report("Cannot open it here: there is no program that would");
  }
  return 0;
}

/** Whether a path is a folder, or in it. */
function isWithin(path: string, folder: string): boolean {
  const [inner, outer] = [resolve(path), resolve(folder)];
  return inner === outer || inner.startsWith(join(outer, "/"));
}

function reportBroken(
  broken: readonly { readonly path: string; readonly error: string }[],
  isJson: boolean,
  context: CommandContext,
): number {
  if (isJson) {
    context.print(JSON.stringify({ errors: broken }, undefined, 2));
    return 1;
  }
  for (const { error } of broken) context.report(error);
  context.report("Nothing was written");
  return 1;
}

function reportStrict(
  site: Site,
  isJson: boolean,
  context: CommandContext,
): number {
  if (isJson) {
    context.print(JSON.stringify(
      {
        errors: site.warnings.map((one) => ({
          path: one.from,
          error: `the link "${one.address}" ${one.reason}`,
        })),
      },
      undefined,
      2,
    ));
    return 1;
  }
  reportLinks(site, context);
  context.report("Nothing was written");
  return 1;
}

function reportLinks({ warnings }: Site, context: CommandContext): void {
  for (const { from, address, reason } of warnings) {
    context.report(`${from}: the link "${address}" ${reason}`);
  }
}

function report(
  site: Site,
  { written, unchanged, removed }: WrittenSite,
  index: string,
  isJson: boolean,
  context: CommandContext,
): void {
  const { title, pages, warnings } = site;
  if (isJson) {
    context.print(JSON.stringify(
      { index, title, pages, written, unchanged, removed, warnings },
      undefined,
      2,
    ));
    return;
  }
  reportLinks(site, context);
  const counts = [
    `${written.length} written`,
    `${unchanged.length} unchanged`,
    ...(removed.length > 0 ? [`${removed.length} removed`] : []),
  ].join(", ");
  context.print(
    `${pages.length} ${
      pages.length === 1 ? "page" : "pages"
    }; files: ${counts}`,
  );
  context.print(index);
}
