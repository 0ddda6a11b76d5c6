import { assertEquals, assertRejects, assertStringIncludes } from "@std/assert";
import { fromFileUrl } from "@std/path";
import { startChromium } from "../../tools/chromium.ts";
import {
  type ChromiumHost,
  findChromium,
  needChromium,
} from "../../tools/chromium/find.ts";

const TOOL = new URL("../../tools/chromium.ts", import.meta.url).href;
const CONFIG = fromFileUrl(new URL("../../deno.json", import.meta.url));

interface Machine {
  readonly programs?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly release?: string;
  readonly userId?: number;
  /** What apt-get ends with, by its first argument. */
  readonly codes?: Readonly<Record<string, number>>;
  /** What apt-get leaves on the path. */
  readonly installs?: string;
}

/** A machine that notes what was run on it and said. */
function machine(it: Machine) {
  const programs = [...it.programs ?? []];
  const ran: string[] = [];
  const lines: string[] = [];
  const host: ChromiumHost = {
    env: (name) => ({ PATH: "/usr/local/bin:/usr/bin", ...it.env })[name],
    isProgram: (path) => Promise.resolve(programs.includes(path)),
    readText: () => Promise.resolve(it.release),
    userId: () => it.userId ?? 0,
    run: (command, args) => {
      ran.push(`${command} ${args[0]}`);
      const code = it.codes?.[args[0] ?? ""] ?? 0;
      if (args[0] === "install" && code === 0 && it.installs) {
        programs.push(it.installs);
      }
      return Promise.resolve({ code, said: "E: the mirror is away" });
    },
    say: (line) => lines.push(line),
  };
  return { host, ran, lines };
}

const DEBIAN = 'PRETTY_NAME="Debian GNU/Linux"\nID=debian\n';

Deno.test("findChromium() takes what CHROMIUM names before what is on the path", async () => {
  const programs = ["/usr/bin/chromium", "/opt/mine/chrome"];
  const env = { CHROMIUM: "/opt/mine/chrome" };
  assertEquals(
    await findChromium(machine({ programs, env }).host),
    "/opt/mine/chrome",
  );
  assertEquals(
    await findChromium(machine({ programs }).host),
    "/usr/bin/chromium",
  );
  assertEquals(
    await findChromium(
      machine({ programs, env: { CHROMIUM: "chromium" } }).host,
    ),
    "/usr/bin/chromium",
  );
  await assertRejects(
    () => findChromium(machine({ env }).host),
    Error,
    'CHROMIUM is "/opt/mine/chrome", which is no program',
  );
});

Deno.test("findChromium() knows Chrome by its names too", async () => {
  const { host } = machine({ programs: ["/usr/bin/google-chrome-stable"] });
  assertEquals(await findChromium(host), "/usr/bin/google-chrome-stable");
  assertEquals(await findChromium(machine({}).host), undefined);
});

Deno.test("needChromium() installs nothing where there is one", async () => {
  const { host, ran, lines } = machine({
    programs: ["/usr/bin/chromium"],
    release: DEBIAN,
  });
  assertEquals(await needChromium(host), "/usr/bin/chromium");
  assertEquals([ran, lines], [[], []]);
});

Deno.test("needChromium() installs it on Debian under root, and says so in one line", async () => {
  const { host, ran, lines } = machine({
    release: DEBIAN,
    installs: "/usr/bin/chromium",
  });
  assertEquals(await needChromium(host), "/usr/bin/chromium");
  assertEquals(ran, ["apt-get update", "apt-get install"]);
  assertEquals(lines.length, 1);
});

Deno.test("needChromium() says what to do where it cannot install", async () => {
  const cases: readonly (readonly [Machine, string])[] = [
    [{ release: "ID=ubuntu\nID_LIKE=debian\n" }, "environment variable"],
    [{}, "environment variable CHROMIUM"],
    [{ release: DEBIAN, userId: 1000 }, "as root: apt-get update && apt-get"],
    [
      { release: DEBIAN, codes: { update: 100 } },
      "apt-get update ended with code 100:\nE: the mirror is away",
    ],
    [{ release: DEBIAN, codes: { install: 100 } }, "apt-get install ended"],
    [{ release: DEBIAN }, "there is none on the path"],
  ];
  for (const [one, said] of cases) {
    const { message } = await assertRejects(
      () => needChromium(machine(one).host),
      Error,
    );
    assertStringIncludes(message, said);
  }
});

Deno.test("startChromium() opens pages that evaluate, take looks and tell their problems", async () => {
  await using chromium = await startChromium();
  await using page = await chromium.open({ width: 480, colorScheme: "dark" });
  const markup =
    "<h1>Hello</h1><script>console.error('said', 1); console.log('quiet'); Promise.reject(new Error('thrown'))</script>";
  await page.goto(`data:text/html,${encodeURIComponent(markup)}`);
  assertEquals(
    await page.evaluate(
      "[innerWidth, matchMedia('(prefers-color-scheme: dark)').matches, document.querySelector('h1').textContent]",
    ),
    [480, true, "Hello"],
  );
  await page.waitFor("document.title === ''");
  await page.setLook({ width: 700, colorScheme: "light" });
  assertEquals(
    await page.evaluate(
      "[innerWidth, matchMedia('(prefers-color-scheme: dark)').matches]",
    ),
    [700, false],
  );
  await assertRejects(
    () => page.evaluate("null.x"),
    Error,
    "Cannot read properties of null",
  );
  await assertRejects(() => page.waitFor("false", 1), Error, "not true");
  const [first, second] = page.problems;
  assertEquals(page.problems.length, 2);
  assertEquals(first, "console: said 1");
  assertStringIncludes(second ?? "", "exception: Error: thrown");
});

Deno.test("startChromium() takes pictures of a part and of the whole page, at any scale", async () => {
  await using chromium = await startChromium();
  await using page = await chromium.open({ width: 300, height: 100 });
  await page.goto(
    "data:text/html,<body style='margin:0'><div style='height:450px'>x</div>",
  );
  assertEquals(sizeOf(await page.screenshot()), [300, 450]);
  await page.setLook({ scale: 2 });
  const area = { x: 10, y: 10, width: 50, height: 20 };
  assertEquals(sizeOf(await page.screenshot(area)), [100, 40]);
});

Deno.test("startChromium() keeps pages apart and ends with nothing left", async () => {
  await inTempFolder(async (folder) => {
    {
      await using chromium = await startChromium();
      await using one = await chromium.open();
      await using other = await chromium.open();
      await one.goto("data:text/html,<title>one</title>");
      assertEquals(await other.evaluate("document.title"), "");
      assertEquals((await profiles(folder)).length, 1);
      await assertRejects(
        () => one.goto("http://127.0.0.1:9/"),
        Error,
        "Cannot open http://127.0.0.1:9/: net::ERR_",
      );
    }
    assertEquals(await profiles(folder), []);
  });
});

Deno.test("startChromium() tells what a program said that is no browser", async () => {
  await inTempFolder(async (folder) => {
    const program = `${folder}/chromium`;
    await Deno.writeTextFile(program, "#!/bin/sh\necho out of order >&2\n", {
      mode: 0o755,
    });
    await assertRejects(
      () => startChromium(program),
      Error,
      "Cannot start Chromium: it ended and said: out of order",
    );
    assertEquals(await profiles(folder), []);
  });
});

Deno.test("startChromium() leaves no browser and no profile when its user is killed", async () => {
  const folder = await Deno.makeTempDir();
  try {
    const program = `
      import { startChromium } from ${JSON.stringify(TOOL)};
      const chromium = await startChromium();
      await chromium.open();
      console.log("ready");
      await new Promise((resolve) => setTimeout(resolve, 600_000));
    `;
    const child = new Deno.Command(Deno.execPath(), {
      args: ["eval", "--config", CONFIG, program],
      env: { TMPDIR: folder },
      stdout: "piped",
    }).spawn();
    const reader = child.stdout.getReader();
    const { value } = await reader.read();
    assertEquals(new TextDecoder().decode(value), "ready\n");
    using watcher = Deno.watchFs(folder, { recursive: false });
    child.kill("SIGKILL");
    await child.status;
    await reader.cancel();
    for await (const { kind } of watcher) {
      if (kind === "remove" && (await profiles(folder)).length === 0) break;
    }
    assertEquals(await profiles(folder), []);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

/** The profiles of browsers of ours that are in a folder. */
async function profiles(folder: string): Promise<string[]> {
  const entries = await Array.fromAsync(Deno.readDir(folder));
  return entries.map(({ name }) => name)
    .filter((name) => name.startsWith("cenote-chromium-"));
}

/** Has temporary files made in a folder of the test's own. */
async function inTempFolder(
  test: (folder: string) => Promise<void>,
): Promise<void> {
  const folder = await Deno.makeTempDir();
  const before = Deno.env.get("TMPDIR");
  Deno.env.set("TMPDIR", folder);
  try {
    await test(folder);
  } finally {
    if (before === undefined) Deno.env.delete("TMPDIR");
    else Deno.env.set("TMPDIR", before);
    await Deno.remove(folder, { recursive: true });
  }
}

/** Width and height of a PNG. */
function sizeOf(png: Uint8Array<ArrayBuffer>): number[] {
  const view = new DataView(png.buffer);
  return [view.getUint32(16), view.getUint32(20)];
}
