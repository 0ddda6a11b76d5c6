import { listZip, typeName } from "../../formats/mod.ts";
import { table } from "../table/table.ts";
import { bytesText } from "../text/formats.ts";
import { count } from "../text/measure.ts";
import { type Content, type PreviewFile, readNote } from "./_file.ts";
import { pile, remark } from "./_frame.ts";
import { hexView } from "./_hex.ts";

/** Archives with more entries are listed in part. */
const MAX_ENTRIES = 20_000;

/** What is in a zip archive, and what the archive is. */
export async function archiveContent(file: PreviewFile): Promise<Content> {
  const { bytes, isWhole, kind, limit, size, part } = file;
  const read = part ??
    ((offset: number, length: number) =>
      Promise.resolve(bytes.subarray(offset, offset + length)));
  const listed = await listZip(
    { size: part === undefined ? bytes.length : size ?? bytes.length, read },
    { maxEntries: MAX_ENTRIES },
  );
  // Only a file that can be read anywhere tells its end.
  const isPart = !isWhole && part === undefined;
  const problem = isPart
    ? `${readNote(file)}; the list of an archive stands at its end`
    : listed.problem === undefined
    ? undefined
    : `The archive is damaged: ${listed.problem}`;
  const files = listed.entries.filter(({ isFolder }) => !isFolder);
  const unpacked = files.reduce((sum, entry) => sum + entry.size, 0);
  const isAll = listed.total !== undefined &&
    listed.total === listed.entries.length;
  const media = listed.mediaType === "application/zip"
    ? kind.mediaType
    : listed.mediaType;
  const what = typeName({ kind: "zip", mediaType: media });
  const facts = isAll
    ? [count(files.length, "file"), `${bytesText(unpacked)} unpacked`]
    : listed.total !== undefined
    ? [count(listed.total, "entry", "entries")]
    : listed.entries.length > 0
    ? [`at least ${count(files.length, "file")}`]
    : [];
  const notes = problem === undefined ? [] : [problem];
  if (listed.entries.length === 0) {
    return listed.total === 0
      ? { what, facts: ["0 files"], view: remark("The archive is empty") }
      : { what, facts, view: hexView(bytes, file), notes };
  }
  const rows = listed.entries.slice(0, limit).map((entry) => ({
    name: entry.name,
    size: entry.isFolder ? undefined : entry.size,
    packed: entry.isFolder ? undefined : entry.compressedSize,
    changed: entry.modified,
    note: entry.problem,
  }));
  const has = (key: "changed" | "note") =>
    rows.some((row) => row[key] !== undefined);
  const all = listed.total ?? listed.entries.length;
  const view = table(rows, {
    limit,
    rowHead: "name",
    columns: {
      name: "Name",
      size: "Size",
      packed: "Packed",
      ...(has("changed") ? { changed: "Changed" } : {}),
      ...(has("note") ? { note: "Note" } : {}),
    },
    formats: { size: "bytes", packed: "bytes" },
    notes: [
      ...(rows.length < all
        ? [
          `${rows.length.toLocaleString("en-US")} of ${
            count(all, "entry", "entries")
          }`,
        ]
        : []),
    ],
  });
  // Of entries that were not listed nobody knows the folders.
  const folders = isAll
    ? foldersText(listed.entries.map(({ name }) => name))
    : "";
  return {
    what,
    facts,
    view: folders === "" || rows.length === all
      ? view
      : pile(view, remark(folders)),
    notes,
  };
}

/** How many entries each folder at the top has, the fullest first. */
function foldersText(names: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const name of names) {
    const slash = name.indexOf("/");
    if (slash <= 0 || slash === name.length - 1) continue;
    const folder = name.slice(0, slash + 1);
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  const top = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  if (top.length === 0) return "";
  return `Folders: ${
    top.slice(0, 6).map(([name, n]) => `${name} (${n.toLocaleString("en-US")})`)
      .join(", ")
  }${top.length > 6 ? `, and ${top.length - 6} more` : ""}`;
}
