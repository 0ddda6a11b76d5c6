import { assert, assertEquals, assertNotEquals } from "@std/assert";
import { fromFileUrl } from "@std/path";
import {
  circles,
  type Export,
  forbiddenUses,
  foreign,
  type Import,
  machinePaths,
  mayBeLong,
  partOf,
  reachesPast,
  sharedNames,
} from "./_architecture.ts";

const ROOT = new URL("../", import.meta.url);
/** Made by tools, or by whoever works here; not part of the project. */
const NOT_OURS = [
  ".git",
  ".lab",
  ".venv",
  "agent_downloads",
  "course",
  "gallery",
  "node_modules",
  "site",
  "vendor",
];
const LONGEST = 400;

/** Every file under `folder`, by its path from the project's folder. */
async function files(folder = ""): Promise<string[]> {
  const found: string[] = [];
  for await (
    const { name, isDirectory } of Deno.readDir(new URL(folder, ROOT))
  ) {
    if (NOT_OURS.includes(`${folder}${name}`)) continue;
    if (isDirectory) found.push(...await files(`${folder}${name}/`));
    else found.push(`${folder}${name}`);
  }
  return found.toSorted();
}

/** What `deno ARGS` writes, as JSON. */
async function denoJson<T>(args: readonly string[]): Promise<T> {
  const { success, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: [...args],
    cwd: ROOT,
  }).output();
  if (!success) throw new Error(new TextDecoder().decode(stderr));
  return JSON.parse(new TextDecoder().decode(stdout));
}

/** What we read of `deno info --json`. */
interface Info {
  readonly modules: readonly {
    readonly specifier: string;
    readonly error?: string;
    readonly dependencies?: readonly {
      readonly specifier: string;
      readonly isDynamic?: boolean;
      readonly code?: { readonly specifier?: string };
      readonly type?: { readonly specifier?: string };
    }[];
  }[];
}

/** What we read of `deno doc --json`. */
interface Doc {
  readonly nodes: Readonly<
    Record<string, {
      readonly symbols: readonly {
        readonly name: string;
        readonly declarations: readonly {
          readonly location: { readonly filename: string };
        }[];
      }[];
    }>
  >;
}

/** Every import in `lib/` and `mod.ts`: static ones, of types, and dynamic ones with a literal. */
async function importsOfProject(): Promise<readonly Import[]> {
  const sources = [
    "mod.ts",
    ...(await files("lib/")).filter((path) => path.endsWith(".ts")),
  ];
  const folder = await Deno.makeTempDir();
  try {
    const all = `${folder}/all.ts`;
    const lines = sources.map((path) =>
      `import "${new URL(path, ROOT).href}";`
    );
    await Deno.writeTextFile(all, lines.join("\n"));
    const config = fromFileUrl(new URL("deno.json", ROOT));
    const { modules } = await denoJson<Info>([
      "info",
      "--json",
      "--config",
      config,
      all,
    ]);
    const ours = modules.filter(({ specifier }) =>
      specifier.startsWith(ROOT.href)
    );
    assertEquals(ours.flatMap(({ error }) => error ?? []), []);
    return ours.flatMap((module) =>
      (module.dependencies ?? []).map(
        ({ specifier, isDynamic, code, type }) => {
          const target = code?.specifier ?? type?.specifier ?? "";
          return {
            from: module.specifier.slice(ROOT.href.length),
            specifier,
            dynamic: isDynamic === true,
            ...(target.startsWith(ROOT.href)
              ? { to: target.slice(ROOT.href.length) }
              : {}),
          };
        },
      )
    ).filter(({ from }) => sources.includes(from));
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

/** What the parts of `mod.ts` export, each name with the place of its declaration. */
async function exportsOfProject(): Promise<readonly Export[]> {
  const text = await Deno.readTextFile(new URL("mod.ts", ROOT));
  const parts = [...text.matchAll(/^export .*? from "\.\/([^"]+)";/gms)].map((
    [, path = ""],
  ) => path);
  assertNotEquals(parts, []);
  const { nodes } = await denoJson<Doc>(["doc", "--json", ...parts]);
  return Object.entries(nodes).flatMap(([module, { symbols }]) =>
    symbols.flatMap(({ name, declarations }) =>
      declarations.slice(0, 1).map(({ location }) => ({
        part: module.slice(ROOT.href.length),
        name,
        place: location.filename.slice(ROOT.href.length),
      }))
    )
  );
}

let known: Promise<readonly Import[]> | undefined;

/** The imports, looked up once for all tests. */
function projectImports(): Promise<readonly Import[]> {
  return known ??= importsOfProject();
}

/** An import of the tests' own. */
function edge(from: string, to: string, dynamic = false): Import {
  return { from, to, specifier: "./x.ts", dynamic };
}

Deno.test("architecture: the imports that are judged are all there", async () => {
  const imports = await projectImports();
  const parts = new Set(imports.map(({ from }) => partOf(from)));
  for (
    const part of [
      "mod",
      "api",
      "client",
      "guide",
      "display",
      "formats",
      "server",
      "cli",
    ]
  ) {
    assert(parts.has(part), `no import seen in ${part}`);
  }
  assert(imports.some(({ dynamic }) => dynamic));
});

Deno.test("architecture: each folder of lib/ uses only those it may", async () => {
  assertEquals(forbiddenUses(await projectImports()), []);
});

Deno.test("architecture: the rule of who may use whom finds what breaks it", () => {
  const broken = [
    edge("lib/api/a.ts", "lib/client/mod.ts"),
    edge("lib/client/a.ts", "lib/server/mod.ts", true),
    edge("lib/display/a.ts", "lib/guide/mod.ts"),
    edge("lib/server/a.ts", "lib/connect.ts"),
    edge("lib/connect.ts", "lib/server/mod.ts"),
    edge("lib/guide/a.ts", "tools/setup.ts"),
    edge("lib/guide/a.ts", "deno.json"),
    edge("lib/strange/a.ts", "lib/api/mod.ts"),
    edge("mod.ts", "lib/server/mod.ts", true),
  ];
  for (const one of broken) {
    assertEquals(forbiddenUses([one]).length, 1, one.from);
  }
  const fine = [
    edge("lib/connect.ts", "lib/server/mod.ts", true),
    edge("lib/api/a.ts", "lib/api/b/c.ts"),
    edge("lib/cli/a.ts", "lib/tour/mod.ts"),
    edge("lib/cli/a.ts", "deno.json"),
  ];
  assertEquals(forbiddenUses(fine), []);
});

Deno.test("architecture: nothing is imported past another folder's mod.ts", async () => {
  assertEquals(reachesPast(await projectImports()), []);
  assertEquals(
    reachesPast([edge("lib/guide/a.ts", "lib/client/jsonl.ts")]).length,
    1,
  );
  assertEquals(
    reachesPast([
      edge("lib/guide/a.ts", "lib/client/deep/jsonl.ts"),
      edge("lib/guide/a.ts", "lib/client/very/deep/mod.ts"),
    ]).length,
    2,
  );
  assertEquals(
    reachesPast([edge("lib/guide/a.ts", "lib/client/deep/mod.ts")]),
    [],
  );
  assertEquals(reachesPast([edge("mod.ts", "lib/client/jsonl.ts")]).length, 1);
  assertEquals(reachesPast([edge("mod.ts", "lib/connect.ts")]), []);
});

Deno.test("architecture: lib/ imports files, @std and what is built into Deno, nothing else", async () => {
  assertEquals(foreign(await projectImports()), []);
  const others = [
    "npm:left-pad",
    "jsr:@std/path",
    "https://example.com/x.ts",
    "left-pad",
    "@other/x",
  ];
  for (const specifier of others) {
    assertEquals(
      foreign([{ from: "lib/a/a.ts", specifier, dynamic: false }]).length,
      1,
    );
  }
});

Deno.test("architecture: no folder of lib/ uses itself by way of others", async () => {
  assertEquals(circles(await projectImports()), []);
  const circle = [
    edge("lib/a/x.ts", "lib/b/mod.ts"),
    edge("lib/b/x.ts", "lib/c/mod.ts", true),
    edge("lib/c/x.ts", "lib/a/mod.ts"),
  ];
  assertEquals(circles(circle), ["a -> b -> c -> a"]);
  assertEquals(circles(circle.slice(1)), []);
});

Deno.test("architecture: no module in the whole graph of mod.ts comes from npm", async () => {
  const { modules } = await denoJson<Info>(["info", "--json", "mod.ts"]);
  const all = modules.flatMap(({ specifier, dependencies = [] }) => [
    specifier,
    ...dependencies.flatMap((
      one,
    ) => [one.specifier, one.code?.specifier, one.type?.specifier]),
  ]);
  assert(
    all.some((one) => one?.includes("/@std/")),
    "the graph goes into @std",
  );
  assertEquals(all.filter((one) => one?.startsWith("npm:")), []);
});

Deno.test("architecture: no file of lib/ has more than 400 lines, but for generated ones", async () => {
  const long: string[] = [];
  for (const path of await files("lib/")) {
    if (mayBeLong(path)) continue;
    const lines =
      (await Deno.readTextFile(new URL(path, ROOT))).split("\n").length - 1;
    if (lines > LONGEST) long.push(`${path}: ${lines}`);
  }
  assertEquals(long, []);
  assert(!mayBeLong("lib/api/operations.ts"));
});

Deno.test("architecture: no two parts of mod.ts export one name for different things", async () => {
  const exports = await exportsOfProject();
  assert(exports.length > 20, `only ${exports.length} exports seen`);
  assertEquals(sharedNames(exports), []);
  const one = { part: "lib/a/mod.ts", name: "table", place: "lib/a/table.ts" };
  assertEquals(
    sharedNames([one, { ...one, part: "lib/b/mod.ts", place: "lib/b/x.ts" }])
      .length,
    1,
  );
  assertEquals(sharedNames([one, { ...one, part: "lib/b/mod.ts" }]), []);
});

Deno.test("architecture: no file of the project has a path of some machine in it", async () => {
  const root = fromFileUrl(ROOT).replace(/[\\/]$/, "");
  const found: string[] = [];
  for (const path of await files()) {
    found.push(
      ...machinePaths(path, await Deno.readTextFile(new URL(path, ROOT)), root),
    );
  }
  assertEquals(found, []);
  const shared = ["..", "shared", "DESIGN.md"].join("/");
  assertEquals(machinePaths("a", `x\nsee ${shared}\n${root}/b`, root), [
    `a:2: see ${shared}`,
    `a:3: ${root}/b`,
  ]);
});

Deno.test("architecture: every folder of tests mirrors one of the project", async () => {
  const beside = ["bench", "e2e", "notebooks", "peers", "tools"];
  const folders = new Set(
    (await files("lib/")).map((path) => path.replace(/\/[^/]*$/, "")),
  );
  const strays = (await files("tests/")).filter((path) => {
    const folder = /^tests\/(.+)\/[^/]+_test\.ts$/.exec(path)?.[1];
    if (folder === undefined || /(^|\/)testdata(\/|$)/.test(folder)) {
      return false;
    }
    return !beside.includes(folder.split("/")[0] ?? "") &&
      !folders.has(`lib/${folder}`);
  });
  assertEquals(strays, []);
  // A test directly in tests/ is of a file directly in lib/, or of the project as a whole.
  const top = (await files("tests/")).flatMap((path) =>
    /^tests\/([^/_]+)_test\.ts$/.exec(path)?.[1] ?? []
  );
  const sources = await files("lib/");
  const whole = ["architecture", "mod"];
  assertEquals(
    top.filter((name) =>
      !whole.includes(name) && !sources.includes(`lib/${name}.ts`)
    ),
    [],
  );
});
