import { basename } from "@std/path/basename";
import { dirname } from "@std/path/dirname";
import { join } from "@std/path/join";
import { resolve } from "@std/path/resolve";
import { toFileUrl } from "@std/path/to-file-url";
import {
  detectNotebookText,
  isTypeScriptNotebook,
  notebookFromMarkdown,
  notebookFromPercent,
  type NotebookTextKind,
  notebookToMarkdown,
  notebookToPercent,
  type OutputImage,
  updateNotebook,
} from "../notebook/convert/mod.ts";
import {
  type NotebookDocument,
  NotebookError,
  parseNotebook,
  readUtf8File,
  stringifyNotebook,
  upgradeNotebook,
  writeFileWhole,
} from "../notebook/format/mod.ts";
import type { NotebookToHtmlOptions } from "../notebook/html/mod.ts";
import { numberedIds, readAnyNotebookText } from "./read_any_notebook.ts";
import type { ConvertJob, ConvertTarget } from "./convert_plan.ts";

/** Modules for some kinds only; Deno loads literals of `import()` at once. */
const SCRIPT: string = "../notebook/script/mod.ts";
const HTML: string = "../notebook/html/mod.ts";

/** What pages of ours have; nobody edits them. */
const OWN_PAGE = '<meta name="generator" content="Cenote">';

/** How notebooks are converted. */
export interface ConvertSettings {
  readonly to: ConvertTarget;
  /** What the files are; found out where it is not said. */
  readonly from: NotebookTextKind | undefined;
  /** Whether files that differ are replaced. */
  readonly isForced: boolean;
  /** Whether a notebook that is there keeps outputs. */
  readonly isUpdate: boolean;
  /** Whether Markdown shows outputs. */
  readonly outputs: boolean;
  readonly html: NotebookToHtmlOptions;
  /** Whether images beside a notebook become part of its page. */
  readonly embedsImages: boolean;
  /** What becomes of each file, by its full path. */
  readonly outs: ReadonlyMap<string, string>;
  readonly signal: AbortSignal;
}

/** What came of one file. */
export interface Converted {
  readonly from: string;
  /** What it was. */
  readonly kind: NotebookTextKind;
  readonly out: string;
  /** Whether the file that is there says the same already. */
  readonly status: "written" | "unchanged";
  /** Other files that were written, such as images. */
  readonly files: readonly string[];
  /** The text, where it goes to standard output. */
  readonly text?: string;
}

/**
 * Converts one file.
 *
 * @throws {NotebookError} If it is no notebook, or what is there would be lost.
 */
export async function convertOne(
  job: ConvertJob,
  settings: ConvertSettings,
): Promise<Converted> {
  const { from, out } = job;
  const text = from === "-"
    ? decode(await new Response(Deno.stdin.readable).bytes())
    : await readUtf8File(from);
  const kind = settings.from ??
    detectNotebookText(text, from === "-" ? "" : basename(from));
  const notebook = await readText(text, kind, settings);
  const images = new Map<string, OutputImage>();
  const written = await writeText(notebook, job, settings, images);
  const result = { from, kind, out };
  if (out === "-") {
    return { ...result, status: "written", files: [], text: written };
  }
  const status = await put(job, written, settings);
  const files = [...images.keys()];
  for (const [path, { bytes }] of images) {
    await makeFolder(path);
    await Deno.writeFile(path, bytes);
  }
  return { ...result, status, files };
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true })
      .decode(bytes);
  } catch (cause) {
    throw new NotebookError(
      "Cannot read standard input: found bytes that are not UTF-8",
      { cause },
    );
  }
}

async function readText(
  text: string,
  kind: NotebookTextKind,
  { to }: ConvertSettings,
): Promise<NotebookDocument> {
  switch (kind) {
    case "ts":
      return notebookFromPercent(text);
    case "md":
      return notebookFromMarkdown(text);
    case "script": {
      const { notebookFromScript }: typeof import("../notebook/script/mod.ts") =
        await import(SCRIPT);
      return await notebookFromScript(text);
    }
    case "ipynb": {
      // The same notebook becomes the same text each time.
      return to === "ipynb"
        ? upgradeNotebook(text, { newId: numberedIds() })
        : readAnyNotebookText(text);
    }
  }
}

async function writeText(
  notebook: NotebookDocument,
  { from, out }: ConvertJob,
  settings: ConvertSettings,
  images: Map<string, OutputImage>,
): Promise<string> {
  const { to, outputs, signal } = settings;
  if (
    (to === "ts" || to === "script") && !isTypeScriptNotebook(notebook.metadata)
  ) {
    throw new NotebookError(
      `Cannot write notebook as TypeScript: its cells are of another language; convert it to md or html`,
    );
  }
  switch (to) {
    case "ipynb": {
      const old = settings.isUpdate ? await readOld(out) : undefined;
      return stringifyNotebook(
        old === undefined
          ? notebook
          : updateNotebook(parseNotebook(old), notebook),
      );
    }
    case "ts":
      return notebookToPercent(notebook);
    case "md":
      return notebookToMarkdown(notebook, {
        outputs,
        ...(out === "-" ? {} : { writeImage: imageWriter(out, images) }),
      });
    case "script": {
      const { notebookToScript }: typeof import("../notebook/script/mod.ts") =
        await import(SCRIPT);
      return await notebookToScript(notebook, {
        from: folderAddress(from),
        to: folderAddress(out),
        signal,
      });
    }
    case "html":
      return await writeHtml(notebook, { from, out }, settings);
  }
}

async function writeHtml(
  notebook: NotebookDocument,
  { from, out }: ConvertJob,
  { html, embedsImages, outs }: ConvertSettings,
): Promise<string> {
  const { folderAssets, notebookToHtml }:
    typeof import("../notebook/html/mod.ts") = await import(HTML);
  const folder = from === "-" ? "." : dirname(from);
  return notebookToHtml(notebook, {
    ...html,
    fileName: from === "-"
      ? "notebook"
      : basename(from).replace(/\.[^.]+$/, ""),
    ...(embedsImages ? { readAsset: folderAssets(folder) } : {}),
    rewriteLink: (address) => {
      const [, path, rest = ""] = /^([^?#:]+)([?#].*)?$/.exec(address) ?? [];
      if (path === undefined) return address;
      const target = outs.get(resolve(folder, decodePath(path)));
      if (target === undefined || out === "-") return address;
      const [here, there] = [folderAddress(out), toFileUrl(resolve(target))];
      return relativeAddress(here, there) + rest;
    },
  });
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function relativeAddress(folder: string, address: URL): string {
  const here = new URL(folder).pathname.split("/").slice(0, -1);
  const there = address.pathname.split("/");
  let same = 0;
  while (same < here.length && here[same] === there[same]) same++;
  return "../".repeat(here.length - same) + there.slice(same).join("/");
}

/** The address of the folder that a file is in, or of the one that we are in. */
function folderAddress(path: string): string {
  const folder = path === "-" ? "." : dirname(path);
  return toFileUrl(join(resolve(folder), "/")).href;
}

/** Has images stand in a folder beside the Markdown. */
function imageWriter(
  out: string,
  images: Map<string, OutputImage>,
): (image: OutputImage) => string {
  const folder = `${basename(out).replace(/\.[^.]+$/, "")}_files`;
  return (image) => {
    images.set(join(dirname(out), folder, image.name), image);
    return `${encodeURIComponent(folder)}/${image.name}`;
  };
}

async function readOld(path: string): Promise<string | undefined> {
  try {
    const { isFile, isDirectory } = await Deno.stat(path);
    // A pipe or a device takes what it is given.
    if (!isFile && !isDirectory) return undefined;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return undefined;
    throw error;
  }
  return await readUtf8File(path);
}

/** Writes a file, unless that would take away what somebody wrote there. */
async function put(
  { from, out }: ConvertJob,
  text: string,
  { to, isForced, isUpdate }: ConvertSettings,
): Promise<Converted["status"]> {
  const isSameFile = from !== "-" && resolve(from) === resolve(out);
  const old = await readOld(out).catch((error) => {
    // What cannot be read is no reason not to replace it.
    if (isForced && error instanceof NotebookError) return undefined;
    throw error;
  });
  if (old === text) return "unchanged";
  const mayReplace = isForced || (isSameFile && to === "ipynb") ||
    (isUpdate && to === "ipynb") ||
    (to === "html" && old?.includes(OWN_PAGE) === true);
  if (old !== undefined && !mayReplace) {
    const ways = to === "ipynb" && !isSameFile
      ? "--update brings its cells up to date and keeps outputs, --force replaces it"
      : "--force replaces it, -o names another file";
    throw new NotebookError(
      `Cannot write ${out}: it is there and says something else; ${ways}`,
    );
  }
  if (old === undefined) await makeFolder(out);
  await writeFileWhole(out, text);
  return "written";
}

/** Makes the folder that a file goes into. */
async function makeFolder(path: string): Promise<void> {
  try {
    await Deno.mkdir(dirname(path), { recursive: true });
  } catch (cause) {
    throw new NotebookError(
      `Cannot write ${path}: found no folder "${
        dirname(path)
      }" and cannot make it`,
      { cause },
    );
  }
}
