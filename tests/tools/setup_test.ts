import {
  assert,
  assertEquals,
  assertMatch,
  assertStringIncludes,
} from "@std/assert";
import { basename, fromFileUrl } from "@std/path";
import { folderOf } from "../../tools/vendor.ts";
import { NOWHERE, Project } from "./_project.ts";

/** A file of `@std` as the set-up lays it out for the registry at `address`. */
async function std(
  project: Project,
  path: string,
  address = NOWHERE,
): Promise<URL> {
  return new URL(path, await folderOf(new URL(address), project.folder));
}

const PROGRAM = `import { join } from "@std/path";
import { parse } from "@std/csv";
const rows: string[][] = parse(join("a", "b"));
console.log(rows.flat().join());
`;

async function exists(url: URL): Promise<boolean> {
  return await Deno.stat(url).then(() => true, () => false);
}

/** A registry like JSR that has what `project` has vendored. */
function registry(project: Project): Deno.HttpServer<Deno.NetAddr> {
  return Deno.serve(
    { port: 0, hostname: "127.0.0.1", onListen() {} },
    async (request) => {
      const path = new URL(request.url).pathname.replace(/^\/@std\//, "");
      const text = await Deno.readTextFile(await std(project, path)).catch(() =>
        undefined
      );
      if (text === undefined) return new Response("none", { status: 404 });
      const type = path.endsWith(".json")
        ? "application/json"
        : path.endsWith(".d.ts")
        ? "application/typescript"
        : "text/javascript";
      return new Response(text, { headers: { "content-type": type } });
    },
  );
}

Deno.test("setup lets the same deno.json check and run where JSR is out of reach", async () => {
  await using project = await Project.make();
  await project.write("main.ts", PROGRAM);
  const { code, out, err } = await project.setup();
  assertEquals([code, out], [0, ""], err);
  assertMatch(
    err.trim().split("\n").at(-1) ?? "",
    /^Set-up: .*filled vendor\/ with @std/,
  );
  const checked = await project.deno(["check", "main.ts"]);
  assertEquals(checked.code, 0, checked.err);
  const ran = await project.deno(["run", "main.ts"]);
  assertEquals([ran.code, ran.out], [0, "a/b\n"], ran.err);
});

Deno.test("setup gives every package of the import map, each with types that find mistakes", async () => {
  await using project = await Project.make();
  await project.setup();
  const config = JSON.parse(
    await Deno.readTextFile(new URL("deno.json", project.folder)),
  );
  // @std/fmt has no module of its own, only parts.
  const names = Object.keys(config.imports).map((name) =>
    name === "@std/fmt" ? `${name}/bytes` : name
  );
  await project.write(
    "all.ts",
    names.map((name, index) =>
      `import * as m${index} from "${name}";\nconsole.log(m${index});`
    )
      .join("\n"),
  );
  const ran = await project.deno(["run", "--check", "all.ts"]);
  assertEquals(ran.code, 0, ran.err);
  await project.write(
    "wrong.ts",
    `import { assertEquals } from "@std/assert";\nassertEquals(1, "1");\n`,
  );
  assertStringIncludes(
    (await project.deno(["check", "wrong.ts"])).err,
    "TS2345",
  );
  await project.write(
    "narrow.ts",
    `import { assert } from "@std/assert";\nlet x: string | undefined;\nassert(x);\nx.length;\n`,
  );
  assertEquals((await project.deno(["check", "narrow.ts"])).code, 0);
  await project.write(
    "undeclared.ts",
    `import { UserAgent } from "@std/http";\nUserAgent;\n`,
  );
  const undeclared = await project.deno(["check", "undeclared.ts"]);
  assertEquals(undeclared.code, 1);
  assertStringIncludes(undeclared.err, "UserAgent");
});

Deno.test("setup does nothing and says nothing when vendor/ is complete", async () => {
  await using project = await Project.make();
  await project.setup();
  const stamp = await std(project, ".complete.json");
  const { ino, mtime } = await Deno.stat(stamp);
  assertEquals(await project.setup(["--if-needed"]), {
    code: 0,
    out: "",
    err: "",
  });
  assertMatch((await project.setup()).err, /^Set-up: .*nothing to do\n$/);
  const after = await Deno.stat(stamp);
  assertEquals([after.ino, after.mtime], [ino, mtime]);
});

Deno.test("setup mends a copy with a file cut short, one missing, and one out of date", async () => {
  await using project = await Project.make();
  await project.setup();
  const file = await std(project, "path/1.4.0/join.js");
  const types = await std(project, "path/1.4.0/join.d.ts");
  const text = await Deno.readTextFile(file);
  const spoil = [
    () => Deno.writeTextFile(file, text.slice(0, -1)),
    () => Deno.remove(file),
    () =>
      project.write(
        "tools/std/path/join.d.ts",
        "export function join(): never;\n",
      ),
  ];
  for (const harm of spoil) {
    await harm();
    const { code, err } = await project.setup(["--if-needed"]);
    assertEquals(code, 0);
    assertStringIncludes(err, "filled vendor/");
    assertEquals(await Deno.readTextFile(file), text);
  }
  assertEquals(
    await Deno.readTextFile(types),
    "export function join(): never;\n",
  );
});

Deno.test("setup sweeps away what an interrupted one left, which never counts as complete", async () => {
  await using project = await Project.make();
  await project.write("vendor/.new-half/path/meta.json", "{}");
  await Deno.mkdir(await std(project, "path/"), { recursive: true });
  await Deno.writeTextFile(await std(project, "path/meta.json"), "{}");
  const { code, err } = await project.setup(["--if-needed"]);
  assertEquals(code, 0);
  assertStringIncludes(err, "filled vendor/");
  assert(!await exists(new URL("vendor/.new-half/", project.folder)));
  assert(await exists(await std(project, "path/1.4.0/join.js")));
});

Deno.test("setup runs many at a time and fills vendor/ once", async () => {
  await using project = await Project.make();
  await project.write("main.ts", PROGRAM);
  const all = await Promise.all(
    Array.from({ length: 6 }, () => project.setup(["--if-needed"])),
  );
  assertEquals(all.map(({ code }) => code), [0, 0, 0, 0, 0, 0]);
  assertEquals(
    all.filter(({ err }) => err.includes("filled vendor/")).length,
    1,
  );
  assertEquals((await project.deno(["run", "main.ts"])).out, "a/b\n");
  const left =
    (await Array.fromAsync(Deno.readDir(new URL("vendor/", project.folder))))
      .map(({ name }) => name).filter((name) => /^\.(new|old)-/.test(name));
  assertEquals(left, []);
});

Deno.test("setup leaves @std to JSR where it answers, and takes its own copy away", async () => {
  await using source = await Project.make();
  await source.setup();
  await using jsr = registry(source);
  await using project = await Project.make();
  await project.write("main.ts", PROGRAM);
  const JSR_URL = `http://127.0.0.1:${jsr.addr.port}/`;
  const folder = await std(project, "./", JSR_URL);

  const first = await project.setup([], { JSR_URL });
  assertMatch(first.err, /^Set-up: JSR answers, Deno takes @std from there\n$/);
  assert(!await exists(folder));
  assertEquals(await project.setup(["--if-needed"], { JSR_URL }), {
    code: 0,
    out: "",
    err: "",
  });
  assertEquals(
    (await project.deno(["run", "main.ts"], { JSR_URL })).out,
    "a/b\n",
  );
  assert(
    await exists(folder),
    "Deno keeps what it took from JSR in that folder",
  );

  // As if the copy of ours had been made before JSR could be reached.
  await Deno.writeTextFile(
    new URL(".complete.json", folder),
    `{"key":"old","sizes":{}}`,
  );
  const second = await project.setup([], { JSR_URL });
  assertStringIncludes(second.err, "removed the copy");
  assert(!await exists(folder));
});

Deno.test("setup says what to do where neither registry answers", async () => {
  await using project = await Project.make();
  const cache = await Deno.makeTempDir();
  try {
    const { code, out, err } = await project.setup([], {
      DENO_DIR: cache,
      NPM_CONFIG_REGISTRY: NOWHERE,
    });
    assertEquals([code, out], [1, ""]);
    assertStringIncludes(err, "neither JSR (127.0.0.1:9) nor the npm registry");
    for (const word of ["JSR_URL", "NPM_CONFIG_REGISTRY", "deno task setup"]) {
      assertStringIncludes(err, word);
    }
    assert(!err.includes("    at "), err);
    assert(!await exists(await std(project, "./")));
  } finally {
    await Deno.remove(cache, { recursive: true });
  }
});

/** A registry like npm's with the one package, packed from `folder`. */
async function npmRegistry(
  folder: URL,
  tarball: string,
): Promise<Deno.HttpServer<Deno.NetAddr>> {
  const { success } = await new Deno.Command("tar", {
    args: [
      "czf",
      tarball,
      "-C",
      fromFileUrl(new URL("../", folder)),
      basename(fromFileUrl(folder)),
    ],
  }).output();
  assert(success, "tar packs the package");
  return Deno.serve(
    { port: 0, hostname: "127.0.0.1", onListen() {} },
    async (request) => {
      const { origin, pathname } = new URL(request.url);
      if (pathname.endsWith(".tgz")) {
        return new Response(
          await Deno.readFile(tarball),
        );
      }
      const version = {
        name: "deno-std",
        version: "1.4.0",
        dist: { tarball: `${origin}/deno-std/-/deno-std-1.4.0.tgz` },
      };
      return Response.json({
        name: "deno-std",
        versions: { "1.4.0": version },
      });
    },
  );
}

Deno.test("setup asks npm for its registry where Deno's own way leads to none", async () => {
  await using project = await Project.make();
  const folder = new URL(
    (await project.deno(["run", "-A", "tools/npm_package.ts"])).out.trim(),
  );
  const scratch = await Deno.makeTempDir();
  await using registry = await npmRegistry(folder, `${scratch}/package.tgz`);
  try {
    const npm =
      `#!/bin/sh\necho "registry = http://127.0.0.1:${registry.addr.port}/"\n`;
    await Deno.writeTextFile(`${scratch}/npm`, npm, { mode: 0o755 });
    const { code, err } = await project.setup([], {
      DENO_DIR: `${scratch}/cache`,
      NPM_CONFIG_REGISTRY: NOWHERE,
      PATH: `${scratch}:${Deno.env.get("PATH")}`,
    });
    assertEquals(code, 0, err);
    assertStringIncludes(err, "filled vendor/");
    assert(await exists(await std(project, "path/1.4.0/join.js")));
  } finally {
    await Deno.remove(scratch, { recursive: true });
  }
});

Deno.test("setup lays @std out where Deno looks for a registry with an odd address", async () => {
  for (
    const JSR_URL of [
      `${NOWHERE}Some/Path`,
      "https://No.such-host-with-a-very-long-name.invalid:8443/x.js/",
    ]
  ) {
    await using project = await Project.make();
    await project.write("main.ts", PROGRAM);
    assertEquals((await project.setup([], { JSR_URL })).code, 0);
    const { code, out, err } = await project.deno(["run", "main.ts"], {
      JSR_URL,
    });
    assertEquals([code, out], [0, "a/b\n"], err);
  }
});

Deno.test("setup refuses an argument that it does not know", async () => {
  await using project = await Project.make();
  const { code, err } = await project.setup(["--frobnicate"]);
  assertEquals(code, 2);
  assertStringIncludes(err, "--frobnicate");
});
