/** Programs of their own, on a terminal of their own and on pipes. */
import { assertEquals, assertStringIncludes } from "@std/assert";
import { Screen } from "./_screen.ts";

const OUTPUT = new URL("../../../lib/display/output/", import.meta.url).href;
const CONFIG = new URL("../../../deno.json", import.meta.url).pathname;
const IMPORTS = `
  import { live } from "${OUTPUT}live.ts";
  import { progress } from "${OUTPUT}progress.ts";
  const nap = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
`;

async function withProgram<T>(
  code: string,
  use: (args: string[]) => Promise<T>,
): Promise<T> {
  const folder = await Deno.makeTempDir();
  const path = `${folder}/program.ts`;
  await Deno.writeTextFile(path, IMPORTS + code);
  try {
    return await use([
      "run",
      "--quiet",
      "--no-prompt",
      "--no-lock",
      "--allow-run",
      // Only who may read it can know that a terminal is dumb.
      "--allow-env=TERM",
      "--config",
      CONFIG,
      path,
    ]);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

/** What a program leaves on a terminal of 60 columns and 12 rows, and every byte that it wrote. */
function onTerminal(
  code: string,
  env: Record<string, string> = {},
): Promise<{ screen: Screen; bytes: string }> {
  return withProgram(code, async (args) => {
    const command = [Deno.execPath(), ...args].map((part) => `'${part}'`);
    const { stdout } = await new Deno.Command("script", {
      args: [
        "--quiet",
        "--return",
        "--command",
        `stty cols 60 rows 12; exec ${command.join(" ")}`,
        "/dev/null",
      ],
      env: { NO_COLOR: "", FORCE_COLOR: "", TERM: "xterm", ...env },
      stdin: "null",
    }).output();
    const bytes = new TextDecoder().decode(stdout);
    const screen = new Screen(60, 12);
    screen.write(bytes);
    return { screen, bytes };
  });
}

const IS_LINUX = Deno.build.os === "linux";

Deno.test({
  name:
    "progress() on a real terminal redraws one line and leaves the last state",
  // Other systems' script(1) has other options.
  ignore: !IS_LINUX,
  async fn() {
    const { screen, bytes } = await onTerminal(`
      for await (const n of progress([1, 2, 3, 4], { label: "Work" })) {
        await nap(150);
        if (n === 2) console.log("between");
      }
      console.log("after");
    `);
    const [first, second, third] = screen.text().split("\n");
    assertEquals(first, "between");
    assertStringIncludes(second ?? "", "Work  100% ━━━");
    assertStringIncludes(second ?? "", "4 of 4 · ");
    assertEquals(third, "after");
    assertStringIncludes(bytes, "\x1b[32m", "it is in colour");
    assertEquals(bytes.includes("\x1b[?25l"), false, "the cursor stays");
  },
});

Deno.test({
  name: "progress() on a real terminal has no colour with NO_COLOR",
  ignore: !IS_LINUX,
  async fn() {
    const { screen, bytes } = await onTerminal(
      `for await (const _ of progress([1, 2])) await nap(100);`,
      { NO_COLOR: "1" },
    );
    assertStringIncludes(screen.text(), "2 of 2 · ");
    assertEquals(bytes.includes("\x1b[3"), false);
  },
});

Deno.test({
  name:
    "live() on a real terminal leaves the whole answer, wherever the frames were",
  ignore: !IS_LINUX,
  async fn() {
    const { screen } = await onTerminal(`
      async function* pieces() {
        for (let i = 1; i <= 30; i++) {
          yield \`- item \${i}\\n\`;
          if (i % 5 === 0) await nap(130);
          if (i === 10) console.log("between");
        }
      }
      await live(pieces());
      console.log("after");
    `);
    assertEquals(
      screen.text().split("\n").map((line) => line.trim()),
      [
        "between",
        ...Array.from({ length: 30 }, (_, i) => `• item ${i + 1}`),
        "after",
      ],
    );
  },
});

Deno.test({
  name: "live() and progress() move no cursor on a terminal that cannot",
  ignore: !IS_LINUX,
  async fn() {
    const { screen, bytes } = await onTerminal(
      `
      for await (const _ of progress([1, 2], { label: "Work" })) await nap(80);
      async function* pieces() {
        yield "One ";
        await nap(150);
        yield "two\\nthree";
      }
      await live(pieces());
      `,
      { TERM: "dumb" },
    );
    assertEquals(bytes.includes("\x1b"), false);
    assertStringIncludes(screen.text(), "2 of 2 · ");
    assertEquals(screen.text().endsWith("\nOne two\nthree"), true);
  },
});

Deno.test({
  name: "an interrupt leaves the last frame and the cursor behind it",
  ignore: !IS_LINUX,
  async fn() {
    const { screen, bytes } = await onTerminal(`
      for await (const n of progress([1, 2, 3, 4], { label: "Work" })) {
        await nap(150);
        if (n === 3) Deno.kill(Deno.pid, "SIGINT");
      }
    `);
    assertStringIncludes(screen.cursorLine, "Work   ");
    assertStringIncludes(screen.cursorLine, "of 4 · ");
    assertEquals(bytes.includes("\x1b[?25"), false);
  },
});

Deno.test("live() and progress() into pipes write no escape sequence, and nothing twice", async () => {
  await withProgram(
    `
    for await (const _ of progress([1, 2], { label: "Work" })) await nap(80);
    async function* pieces() {
      yield "One ";
      await nap(150);
      yield "**two**\\nthree";
    }
    await live(pieces());
    `,
    async (args) => {
      for (const FORCE_COLOR of ["", "1"]) {
        const { stdout, stderr } = await new Deno.Command(Deno.execPath(), {
          args,
          env: { NO_COLOR: "", FORCE_COLOR },
        }).output();
        const decoder = new TextDecoder();
        assertEquals(decoder.decode(stdout), "One **two**\nthree\n");
        const said = decoder.decode(stderr);
        assertEquals(said.trimEnd().split("\n").length, 1, said);
        assertStringIncludes(said, "2 of 2 · ");
        assertEquals(said.includes("\x1b"), false);
      }
    },
  );
});

Deno.test("live() and progress() survive a reader that goes away", async () => {
  await withProgram(
    `
    async function* pieces() {
      for (let i = 0; i < 200; i++) {
        yield \`line \${i}\\n\`;
        await nap(1);
      }
    }
    const text = await live(pieces());
    for await (const _ of progress([1, 2])) await nap(80);
    Deno.exit(text.length === 1690 ? 7 : 8);
    `,
    async (args) => {
      const child = new Deno.Command(Deno.execPath(), {
        args,
        stdout: "piped",
        stderr: "piped",
      }).spawn();
      const reader = child.stdout.getReader();
      await reader.read();
      await reader.cancel();
      await child.stderr.cancel();
      assertEquals((await child.status).code, 7);
    },
  );
});
