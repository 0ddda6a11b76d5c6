import { bytesText } from "../text/formats.ts";
import { count } from "../text/measure.ts";
import type { FileNode } from "./_nodes.ts";

/** What stands in a folder at any depth. */
export interface Totals {
  readonly files: number;
  readonly folders: number;
  /** Bytes, undefined where no size is known. */
  readonly bytes: number | undefined;
  /** True where the size of some file is not known. */
  readonly isPart: boolean;
}

/** Counts all nodes once, the folders from within. */
export function totalsOf(
  roots: readonly FileNode[],
): { readonly all: Totals; readonly each: ReadonlyMap<FileNode, Totals> } {
  const each = new Map<FileNode, Totals>();
  const sum = (nodes: readonly FileNode[]): Totals => {
    let files = 0;
    let folders = 0;
    let bytes: number | undefined;
    let isPart = false;
    for (const node of nodes) {
      const inner = sum(node.children);
      const known = node.bytes ?? inner.bytes;
      const held = node.counted ?? inner;
      const totals: Totals = {
        files: held.files + (node.isFolder ? 0 : 1),
        folders: held.folders + (node.isFolder ? 1 : 0),
        bytes: known,
        // What a server states of a folder counts all that is in it.
        isPart: node.bytes === undefined &&
          (!node.isFolder || inner.isPart),
      };
      if (node.isFolder) each.set(node, { ...totals, folders: held.folders });
      files += totals.files;
      folders += totals.folders;
      if (known !== undefined) bytes = (bytes ?? 0) + known;
      isPart ||= totals.isPart;
    }
    return { files, folders, bytes, isPart };
  };
  return { all: sum(roots), each };
}

/** `3 files, 1 folder, 12.4 kB`. */
export function totalsText(totals: Totals): string {
  const { files, folders } = totals;
  return [
    count(files, "file"),
    ...(folders > 0 ? [count(folders, "folder")] : []),
    ...(totals.bytes === undefined ? [] : [sizeText(totals)]),
  ].join(", ");
}

/** Bytes for people; where only some are known, the sum is the least it may be. */
export function sizeText({ bytes, isPart }: Totals): string {
  if (bytes === undefined) return "";
  return `${isPart ? "≥ " : ""}${bytesText(bytes)}`;
}

const collator = new Intl.Collator("en", { numeric: true });

/** Folders before files, by name or by size. */
export function sorted(
  nodes: readonly FileNode[],
  by: "name" | "size",
  sizes: ReadonlyMap<FileNode, Totals>,
): FileNode[] {
  const bytesOf = (node: FileNode) =>
    sizes.get(node)?.bytes ?? node.bytes ?? -1;
  return nodes.toSorted((a, b) =>
    (by === "size" ? bytesOf(b) - bytesOf(a) : 0) ||
    Number(b.isFolder) - Number(a.isFolder) ||
    rankOf(a) - rankOf(b) ||
    collator.compare(a.name, b.name)
  );
}

const QUIET_REGEXP =
  /^(?:\.(?:work|venv|git|cache)(?:$|[_-].*)|node_modules|__pycache__|site-packages)$/;

/** What nobody looks for comes after the rest. */
function rankOf(node: FileNode): number {
  return !isQuiet(node) ? 0 : isWork(node) ? 1 : 2;
}

/** True for a folder that an agent works in. */
export function isWork(node: FileNode): boolean {
  return node.isFolder && /^\.work(?:$|[_-])/.test(node.name);
}

/** True for folders in which nobody looks first. */
export function isQuiet(node: FileNode): boolean {
  return node.isFolder && QUIET_REGEXP.test(node.name);
}
