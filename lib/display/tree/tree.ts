import type { Html } from "../html.ts";
import {
  captionHtml,
  captionLines,
  fencedMarkdown,
} from "../markup/caption.ts";
import { element, lines } from "../markup/element.ts";
import { FONT, MONO, QUIET, RULE } from "../markup/styles.ts";
import { type Ansi, ansi } from "../text/ansi.ts";
import {
  count,
  oneLine,
  pad,
  shorten,
  widthOf,
  wrap,
} from "../text/measure.ts";
import { View } from "../view.ts";
import { type FileNode, readTree } from "./_nodes.ts";
import {
  isQuiet,
  isWork,
  sizeText,
  sorted,
  type Totals,
  totalsOf,
  totalsText,
} from "./_totals.ts";

/** Options of {@linkcode tree}. */
export interface TreeOptions {
  /** A heading. @default none */
  readonly caption?: string;
  /** Levels of folders that are unfolded at first. @default {3} */
  readonly depth?: number;
  /** Entries of a folder that are shown. @default {100} */
  readonly limit?: number;
  /** What comes first in a folder. @default {"name"} */
  readonly sort?: "name" | "size";
}

/**
 * Files and folders as a tree: folders fold, each says how much is in it, and
 * sizes stand at the right.
 *
 * It reads what the agent's directories give (`getDirectoryStats()`, with
 * `detail_level: 1` each file; `listDirectoryStats()`, `listAgentFiles()`),
 * lists of paths, lists of objects with a `path`, `name` or `filename` and a
 * `size_bytes`, `bytes` or `size`, nested `{ name, children }`, and plain
 * objects in which a number is a size and an object is a folder.
 *
 * Folders of environments, packages and scratch work, such as `.venv_…`, are
 * folded, but for a `.work_…` in which all the other files are.
 *
 * @param stats The files.
 * @param options What is unfolded, and how much is shown.
 * @returns The view.
 * @throws {RangeError} If `depth` or `limit` is not a whole number from 0.
 * @throws {TypeError} If `sort` is none of its words.
 *
 * @example
 * ```ts
 * import { tree } from "@cenote/cenote/display";
 * import { assertEquals } from "@std/assert";
 *
 * const view = tree([{ path: "out/sum.csv", bytes: 2_000 }, { path: "a.txt", bytes: 5 }]);
 * assertEquals(
 *   String(view),
 *   "out/           2 kB\n└── sum.csv    2 kB\na.txt           5 B\n\n2 files, 1 folder, 2 kB",
 * );
 * ```
 */
export function tree(stats: unknown, options: TreeOptions = {}): View {
  const { caption, depth = 3, limit = 100, sort = "name" } = options;
  for (const [name, number] of Object.entries({ depth, limit })) {
    if (number !== Infinity && (!Number.isInteger(number) || number < 0)) {
      throw new RangeError(
        `Cannot show tree as '${name}' must be a whole number from 0: current value is ${number}`,
      );
    }
  }
  if (sort !== "name" && sort !== "size") {
    throw new TypeError(
      `Cannot show tree as 'sort' must be "name" or "size": current value is ${
        JSON.stringify(sort)
      }`,
    );
  }
  let made: Shown | undefined;
  const shown = () => made ??= shownOf(stats, { depth, limit, sort });
  return new View({
    html: () => treeHtml(shown(), caption),
    markdown: () =>
      fencedMarkdown(caption, treeLines(shown(), 100, ansi(false)).join("\n")),
    text: (width, style) =>
      [
        ...captionLines(caption, width, style),
        ...treeLines(shown(), width, style),
      ].join("\n"),
  });
}

/** No tree shows more rows than this in all. */
const MAX_ROWS = 2_000;

/** A row of the tree with the rows in it. */
interface ShownRow {
  readonly name: string;
  readonly isFolder: boolean;
  readonly size: string;
  /** What is in the folder, in words. */
  readonly holds: string;
  readonly note: string;
  readonly isOpen: boolean;
  readonly rows: readonly ShownRow[];
  /** What of the folder is not among the rows, in words. */
  readonly more: string;
}

interface Shown {
  readonly rows: readonly ShownRow[];
  readonly more: string;
  readonly summary: string;
}

interface Limits {
  readonly depth: number;
  readonly limit: number;
  readonly sort: "name" | "size";
}

function shownOf(source: unknown, limits: Limits): Shown {
  const { roots, unread } = readTree(source);
  const { all, each } = totalsOf(roots);
  let left = MAX_ROWS;
  const rowsOf = (nodes: readonly FileNode[], level: number): ShownRow[] => {
    const most = Math.min(limits.limit, left);
    const first = sorted(nodes, limits.sort, each).slice(0, most);
    left -= first.length;
    // A work folder that holds everything else is what is looked at.
    const isMain = nodes.every(isQuiet);
    return first.map((node) => rowOf(node, level, isMain && isWork(node)));
  };
  const rowOf = (
    node: FileNode,
    level: number,
    isMain: boolean,
  ): ShownRow => {
    const totals = each.get(node) ?? fileTotals(node);
    const isOpen = level < limits.depth && (isMain || !isQuiet(node));
    const rows = rowsOf(node.children, level + 1);
    const hidden = node.children.length - rows.length;
    const missing = unlistedIn(node);
    return {
      name: oneLine(node.name) || " ",
      isFolder: node.isFolder,
      size: sizeText(totals),
      holds: node.isFolder ? holdsText(totals) : "",
      note: oneLine(node.note ?? ""),
      isOpen,
      rows,
      more: [
        ...(hidden > 0 ? [entries(hidden)] : []),
        ...(missing > 0
          ? [`${entries(missing)} that the list leaves out`]
          : []),
      ].map((text) => `… ${text}`).join(", "),
    };
  };
  const rows = rowsOf(roots, 0);
  const hidden = roots.length - rows.length + unread;
  return {
    rows,
    more: hidden > 0 ? `… ${entries(hidden)}` : "",
    summary: roots.length === 0 ? "No files" : totalsText(all),
  };
}

function entries(n: number): string {
  return count(n, "more entry", "more entries");
}

/** How many entries a server counted in a folder and did not list. */
function unlistedIn({ counted, children }: FileNode): number {
  if (!counted) return 0;
  const { files, folders } = totalsOf(children).all;
  return Math.max(0, counted.files + counted.folders - files - folders);
}

function fileTotals({ bytes }: FileNode): Totals {
  return { files: 1, folders: 0, bytes, isPart: false };
}

/** A folder's name with a slash, once. */
function nameText({ name, isFolder }: ShownRow): string {
  return isFolder && !name.endsWith("/") ? `${name}/` : name;
}

function holdsText({ files, folders }: Totals): string {
  return [
    ...(files > 0 ? [count(files, "file")] : []),
    ...(folders > 0 ? [count(folders, "folder")] : []),
  ].join(", ") || "empty";
}

// HTML

function treeHtml({ rows, more, summary }: Shown, caption?: string): Html {
  return element(
    "div",
    { style: [FONT, "text-align:left", "max-width:640px"] },
    lines(
      "",
      captionHtml(caption),
      rowsHtml(rows, more, true),
      element(
        "div",
        { style: ["margin:6px 0 0", "font-size:12px", QUIET] },
        summary,
      ),
      "\n",
    ),
  );
}

function rowsHtml(
  rows: readonly ShownRow[],
  more: string,
  isTop = false,
): Html | "" {
  if (rows.length === 0 && more === "") return "";
  const item = { style: "list-style:none;margin:0;padding:1px 0" };
  return element(
    "ul",
    {
      style: [
        "list-style:none",
        isTop ? "margin:0" : "margin:0 0 0 5px",
        isTop ? "padding:0" : "padding:0 0 0 14px",
        !isTop && `border-left:1px solid ${RULE}`,
      ],
    },
    lines(
      "",
      ...rows.map((row) => element("li", item, rowHtml(row))),
      more === ""
        ? ""
        : element("li", item, element("em", { style: QUIET }, more)),
      "",
    ),
  );
}

function rowHtml(row: ShownRow): Html {
  const beside = row.isFolder ? [row.holds, row.size] : [row.size];
  const label = [
    row.isFolder
      ? element("strong", { dir: "auto", style: MONO }, nameText(row))
      : element(
        "code",
        { dir: "auto", style: [MONO, "background:transparent", "padding:0"] },
        row.name,
      ),
    row.note === "" ? "" : element("span", { style: QUIET }, ` ${row.note}`),
    " ",
    element(
      "span",
      { style: ["float:right", "padding:0 0 0 16px", QUIET] },
      beside.filter((part) => part !== "").join(" · "),
    ),
  ];
  if (!row.isFolder || (row.rows.length === 0 && row.more === "")) {
    return element(
      "div",
      { style: "padding:0 0 0 14px;overflow:hidden" },
      label,
    );
  }
  return element(
    "details",
    { open: row.isOpen, style: "margin:0" },
    // What floats in it stays in it.
    element("summary", { style: "cursor:pointer;overflow:hidden" }, label),
    rowsHtml(row.rows, row.more),
  );
}

// Text

/** One line: the branch before the name, the name, what stands at the right. */
interface TextRow {
  readonly branch: string;
  readonly name: string;
  readonly right: string;
  readonly isFolder: boolean;
}

function* textRows(
  rows: readonly ShownRow[],
  more: string,
  branch: string,
  isTop: boolean,
): Generator<TextRow> {
  const last = rows.length - (more === "" ? 1 : 0);
  for (const [i, row] of rows.entries()) {
    const isLast = i === last;
    // Where nothing can unfold, a folded folder says what is in it.
    const isFolded = row.isFolder && !row.isOpen && row.rows.length > 0;
    const name = nameText(row) +
      (isFolded || (row.isFolder && row.rows.length === 0 && row.more === "")
        ? ` (${row.holds})`
        : "") +
      (row.note === "" ? "" : ` ${row.note}`);
    yield {
      branch: isTop ? "" : `${branch}${isLast ? "└── " : "├── "}`,
      name,
      right: row.size,
      isFolder: row.isFolder,
    };
    if (isFolded) continue;
    const inner = isTop ? "" : `${branch}${isLast ? "    " : "│   "}`;
    yield* textRows(row.rows, row.more, inner, false);
  }
  if (more !== "") {
    yield {
      branch: isTop ? "" : `${branch}└── `,
      name: more,
      right: "",
      isFolder: false,
    };
  }
}

function treeLines(shown: Shown, width: number, style: Ansi): string[] {
  const rows = [...textRows(shown.rows, shown.more, "", true)];
  const right = rows.reduce(
    (most, row) => Math.max(most, widthOf(row.right)),
    0,
  );
  // Only names with a size beside them need to leave it room.
  const left = rows.reduce(
    (most, row) =>
      row.right === ""
        ? most
        : Math.max(most, widthOf(row.branch) + widthOf(row.name)),
    0,
  );
  const column = Math.min(left, width - right - 4);
  const body = rows.map(({ branch, name, right: size, isFolder }) => {
    const room = size === "" ? width : column;
    // Of deep branches the beginning goes, so that there is room for a name.
    const most = Math.max(
      1,
      Math.min((width - right) >> 1, width - right - 8),
    );
    const lead = branch.length > most ? `…${branch.slice(1 - most)}` : branch;
    const shownName = shorten(name, Math.max(1, room - widthOf(lead)));
    const painted = style.dim(lead) +
      (isFolder ? style.bold(shownName) : shownName);
    if (size === "") return painted;
    const gap = Math.max(0, room - widthOf(lead) - widthOf(shownName)) + 4;
    return painted + " ".repeat(gap) + style.dim(pad(size, right, "right"));
  });
  return [
    ...body,
    ...(body.length > 0 ? [""] : []),
    ...wrap(shown.summary, width).map((line) => style.dim(line)),
  ];
}
