import {
  assert,
  assertEquals,
  assertStringIncludes,
  assertThrows,
} from "@std/assert";
import { tree } from "../../../lib/display/tree/tree.ts";
import { problemsOf, visibleText } from "../_sanitizer.ts";

function file(path: string, size_bytes: number, is_directory = false) {
  return { name: path.split("/").at(-1), path, size_bytes, is_directory };
}

const WORK = {
  id: ".work_1",
  object: "directory",
  size_bytes: 300,
  file_count: 2,
  directory_count: 1,
  top_level_contents: ["out", "a.csv"],
};
const FILES = [
  file("a.csv", 100),
  file("out", 0, true),
  file("out/b.csv", 200),
];

Deno.test("tree() shows the files of a directory's stats with sizes and totals", () => {
  assertEquals(
    String(tree([{ ...WORK, files: FILES }])),
    ".work_1/         300 B\n├── out/         200 B\n│   └── b.csv    200 B\n└── a.csv        100 B\n\n2 files, 2 folders, 300 B",
  );
  // One directory is what getDirectory() gives.
  assertEquals(
    String(tree({ ...WORK, files: FILES })),
    String(tree([{ ...WORK, files: FILES }])),
  );
});

Deno.test("tree() reads paths that begin with the directory's own id", () => {
  const files = FILES.map((each) => ({
    ...each,
    path: `/agents/x/.work_1/${each.path}`,
  }));
  assertEquals(
    String(tree([{ ...WORK, files }])),
    String(tree([{ ...WORK, files: FILES }])),
  );
});

Deno.test("tree() of stats without files shows the top and counts the rest", () => {
  const text = String(tree([WORK]));
  assertStringIncludes(text, "├── a.csv");
  assertStringIncludes(text, "1 more entry that the list leaves out");
  assertStringIncludes(text, "2 files, 2 folders, 300 B");
});

Deno.test("tree() shows the directories of all chats under their chats", () => {
  const text = String(tree([{
    agent_chat_session_id: "c1",
    chat_preview: "Sum it\nup",
    stats: [{ ...WORK, files: FILES }],
  }]));
  assertStringIncludes(text, "c1/ Sum it ⏎ up");
  assertStringIncludes(text, "b.csv");
});

Deno.test("tree() folds environments, and scratch work beside other files", () => {
  const paths = [".venv_1/lib/x.py", ".work_1/a.csv", "b.csv"];
  const open = (list: unknown) =>
    [
      ...tree(list).toHtml().matchAll(
        /<details( open)?[^>]*><summary[^>]*>(?:<[^>]*>)*([^<]*)/g,
      ),
    ].map(([, isOpen, name]) => `${name}${isOpen ?? ""}`);
  assertEquals(open(paths), [".work_1/", ".venv_1/", "lib/ open"]);
  assertEquals(open(paths.slice(0, 2)), [
    ".work_1/ open",
    ".venv_1/",
    "lib/ open",
  ]);
  const text = String(tree(paths));
  assertStringIncludes(text, ".work_1/ (1 file)");
  assertEquals(text.includes("a.csv"), false);
});

Deno.test("tree() reads lists of names and sizes in every manner", () => {
  const expected = "a.csv    1.2 kB\n\n1 file, 1.2 kB";
  for (
    const one of [
      { filename: "a.csv", bytes: 1200, object: "file", id: "f1" },
      { name: "a.csv", size: 1200 },
      { path: "./a.csv", size_bytes: 1200 },
      { name: "a.csv", size: 1200n },
    ]
  ) assertEquals(String(tree([one])), expected);
  assertEquals(String(tree({ "a.csv": 1200 })), expected);
  assertEquals(String(tree(new Map([["a.csv", 1200]]))), expected);
  assertEquals(String(tree(new Set(["a.csv"]))), "a.csv\n\n1 file");
});

Deno.test("tree() reads nested objects, and paths of Windows", () => {
  assertEquals(
    String(
      tree({
        name: "r",
        children: [{ name: "b", size: 3 }, { name: "a", children: [] }],
      }),
    ),
    "r/       3 B\n├── a/ (empty)\n└── b    3 B\n\n1 file, 2 folders, 3 B",
  );
  assertEquals(
    String(tree(["C:\\x\\y.txt"])),
    "C:/\n└── x/\n    └── y.txt\n\n1 file, 2 folders",
  );
});

Deno.test("tree() orders names as people do, folders first, or by size", () => {
  const names = (view: string) =>
    view.split("\n\n")[0]?.split("\n").map((line) => line.split(" ")[0]);
  const list = [["f10", 1], ["f9", 3], ["z/a", 2]].map(([path, size]) => ({
    path,
    size,
  }));
  assertEquals(names(String(tree(list, { depth: 0 }))), ["z/", "f9", "f10"]);
  assertEquals(names(String(tree(list, { depth: 0, sort: "size" }))), [
    "f9",
    "z/",
    "f10",
  ]);
});

Deno.test("tree() keeps files that have the same name", () => {
  const text = String(tree([{ name: "a", size: 1 }, { name: "a", size: 2 }]));
  assertEquals(text, "a    1 B\na    2 B\n\n2 files, 3 B");
});

Deno.test("tree() says that a sum holds only the sizes that are known", () => {
  assertStringIncludes(
    String(tree([{ path: "d/a", size: 5 }, { path: "d/b" }])),
    "2 files, 1 folder, ≥ 5 B",
  );
});

Deno.test("tree() says what the limits leave out", () => {
  const paths = Array.from({ length: 30 }, (_, i) => `d/f${i}`);
  const text = String(tree(paths, { limit: 3 }));
  assertStringIncludes(text, "└── … 27 more entries");
  assertStringIncludes(text, "30 files, 1 folder");
  assertStringIncludes(String(tree(paths, { depth: 0 })), "d/ (30 files)");
  assertStringIncludes(
    visibleText(tree(paths, { limit: 3 }).toHtml()),
    "27 more entries",
  );
});

Deno.test("tree() of very many files stays small and counts them all", () => {
  const paths = Array.from(
    { length: 300_000 },
    (_, i) => `d${i % 5_000}/f${i}`,
  );
  const view = tree(paths);
  assert(view.toHtml().length < 2_000_000);
  assertStringIncludes(String(view), "… 104,900 more entries");
});

Deno.test("tree() fits a narrow terminal however deep it is", () => {
  const view = tree([Array.from({ length: 60 }, (_, i) => `d${i}`).join("/")], {
    depth: 99,
  });
  for (const line of view.toText({ width: 20 }).split("\n")) {
    assert(line.length <= 20, line);
  }
});

Deno.test("tree() of bad data neither throws nor shows anything unescaped", () => {
  const cycle: Record<string, unknown> = { name: "x" };
  cycle["children"] = [cycle];
  const throwing = {
    get name(): string {
      throw new Error("no");
    },
    size: 3,
  };
  const { proxy, revoke } = Proxy.revocable<unknown[]>([], {});
  revoke();
  for (
    const bad of [
      null,
      undefined,
      7,
      "",
      [],
      {},
      [null, 3, undefined],
      cycle,
      [throwing],
      [proxy],
      proxy,
      { name: "a", size: NaN },
      { name: "a", children: 5 },
      "</li></ul><script>alert(1)</script>",
      ["__proto__/x", "constructor"],
      ["\x1b[2J\u202e\ud83d/\0"],
      "a/".repeat(50_000),
    ]
  ) {
    const view = tree(bad);
    assertEquals(problemsOf(view.toHtml()), []);
    assertEquals(/(?!\n)\p{Cc}|\u202e/u.test(String(view)), false);
    assert(String(view).isWellFormed() && view.toMarkdown().isWellFormed());
  }
  assertStringIncludes(String(tree(["__proto__/x"])), "__proto__/");
  assertEquals(String(tree(null)), "No files");
});

Deno.test("tree() refuses options that mean nothing", () => {
  assertThrows(
    () => tree([], { depth: -1 }),
    RangeError,
    "'depth' must be a whole number from 0",
  );
  assertThrows(
    () => tree([], { limit: 1.5 }),
    RangeError,
    "current value is 1.5",
  );
  const wrong: unknown = "date";
  assertThrows(
    () => Reflect.apply(tree, undefined, [[], { sort: wrong }]),
    TypeError,
    `'sort' must be "name" or "size"`,
  );
});

Deno.test("tree() keeps paths of a disk and of a network apart from those beside", () => {
  assertEquals(
    String(tree(["/srv/a.txt", "b.txt", "\\\\nas\\share\\c.txt", "/"])).split(
      "\n",
    )
      .slice(0, -2),
    [
      "/",
      "└── srv/",
      "    └── a.txt",
      "\\\\nas/",
      "└── share/",
      "    └── c.txt",
      "b.txt",
    ],
  );
});

Deno.test("tree() knows folders by whatever member says it", () => {
  for (
    const entry of [
      { path: "d", type: "directory" },
      { path: "d", type: "dir" },
      { path: "d", is_dir: true },
      { path: "d", isDirectory: true },
    ]
  ) assertEquals(String(tree([entry])), "d/ (empty)\n\n0 files, 1 folder");
});
