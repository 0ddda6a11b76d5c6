import { tree } from "../../../lib/display/mod.ts";
import type { Examples } from "./_example.ts";

function entry(path: string, size_bytes: number) {
  return {
    name: path.slice(path.lastIndexOf("/") + 1),
    path,
    size_bytes,
    size_human_readable: `${size_bytes} B`,
    is_directory: size_bytes === 0,
  };
}

/** What the agent's directories of a chat are, with each file of the first. */
const STATS = [
  {
    id: ".venv_6f1c",
    object: "directory",
    size_bytes: 98_412_000,
    file_count: 2_310,
    directory_count: 120,
    top_level_contents: ["bin", "lib", "pyvenv.cfg"],
  },
  {
    id: ".work_6f1c",
    object: "directory",
    size_bytes: 52_310,
    file_count: 6,
    directory_count: 2,
    top_level_contents: ["data", "plots", "sales_summary.csv"],
    files: [
      entry("data", 0),
      entry("data/sales_data.csv", 194),
      entry("data/sales_data_10.csv", 1_940),
      entry("data/sales_data_9.csv", 1_746),
      entry("plots", 0),
      entry("plots/revenue.png", 33_210),
      entry("plots/Umsatz nach Monat – 売上.png", 14_880),
      entry("sales_summary.csv", 340),
    ],
  },
];

export const examples: Examples = {
  tree: () => tree(STATS, { caption: "The agent's files" }),
  tree_paths: () =>
    tree(["src/app/main.ts", "src/app/view.ts", "src/mod.ts", "README.md"], {
      depth: 1,
    }),
  tree_limit: () =>
    tree(
      Array.from(
        { length: 30 },
        (_, i) => ({ filename: `part_${i}.parquet`, bytes: (i + 1) * 1_000 }),
      ),
      { limit: 4, sort: "size" },
    ),
  tree_empty: () => tree([]),
  tree_hostile: () =>
    tree([
      "<b>/</li></ul><script>.txt",
      "a\x1b[2J/\u202etxt.exe",
      { name: "x|`y`", size: Infinity },
    ]),
};
