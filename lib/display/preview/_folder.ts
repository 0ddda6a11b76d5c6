import { basename } from "@std/path/basename";
import { fromFileUrl } from "@std/path/from-file-url";
import { join } from "@std/path/join";
import { resolve } from "@std/path/resolve";
import { table } from "../table/table.ts";
import { count } from "../text/measure.ts";
import type { Content } from "./_file.ts";
import { remark } from "./_frame.ts";
import type { PreviewSource } from "./_source.ts";

/** Folders with more entries are counted in part. */
const MAX_ENTRIES = 10_000;

/** Whether there is a folder; why it cannot be read is said when it is opened. */
export async function isFolder(path: string): Promise<boolean> {
  try {
    return (await Deno.stat(path)).isDirectory;
  } catch {
    return false;
  }
}

/** The path of a source on this machine, or nothing for any other one. */
export function pathIn(source: PreviewSource): string | undefined {
  const given = typeof source === "string" || source instanceof URL
    ? source
    : typeof source === "object" && source !== null && "path" in source &&
        !("bytes" in source && source.bytes instanceof Uint8Array)
    ? source.path
    : undefined;
  if (given === undefined) return undefined;
  const text = String(given);
  if (/^file:/i.test(text)) return fromFileUrl(text);
  return typeof given === "string" && !/^(?:https?|data|blob):/i.test(given)
    ? given
    : undefined;
}

/** What a folder is called: as the source says, or by its path. */
export function folderName(source: PreviewSource, path: string): string {
  const isNamed = typeof source === "object" && "name" in source &&
    typeof source.name === "string";
  return isNamed ? source.name : `${basename(resolve(path))}/`;
}

/** What is in a folder, folders first. */
export async function folderContent(
  path: string,
  limit: number,
  signal: AbortSignal | undefined,
): Promise<Content> {
  const entries: Deno.DirEntry[] = [];
  let isAll = true;
  for await (const entry of Deno.readDir(path)) {
    signal?.throwIfAborted();
    if (entries.length >= MAX_ENTRIES) {
      isAll = false;
      break;
    }
    entries.push(entry);
  }
  const folders = entries.filter(({ isDirectory }) => isDirectory).length;
  const facts = [
    `${isAll ? "" : "more than "}${count(entries.length - folders, "file")}`,
    ...(folders > 0 ? [count(folders, "folder")] : []),
  ];
  if (entries.length === 0) {
    return { facts, view: remark("The folder is empty") };
  }
  const order = new Intl.Collator("en", { numeric: true });
  entries.sort((a, b) =>
    Number(b.isDirectory) - Number(a.isDirectory) ||
    order.compare(a.name, b.name)
  );
  const rows = await Promise.all(
    entries.slice(0, limit).map((entry) => rowOf(path, entry)),
  );
  const shown = rows.length.toLocaleString("en-US");
  return {
    facts,
    view: table(rows, {
      limit,
      rowHead: "name",
      columns: { name: "Name", size: "Size", changed: "Changed" },
      formats: { size: "bytes", changed: "datetime" },
      notes: rows.length < entries.length
        ? [
          `${shown} of ${isAll ? "" : "more than "}${
            count(entries.length, "entry", "entries")
          }`,
        ]
        : [],
    }),
  };
}

async function rowOf(folder: string, { name, isDirectory }: Deno.DirEntry) {
  try {
    const { size, mtime, isFile } = await Deno.stat(join(folder, name));
    return {
      name: isDirectory ? `${name}/` : name,
      size: isFile ? size : undefined,
      changed: mtime ?? undefined,
    };
  } catch {
    // Gone meanwhile, or a link to nowhere.
    return { name, size: undefined, changed: undefined };
  }
}
