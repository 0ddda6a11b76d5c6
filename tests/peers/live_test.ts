/** What a notebook keeps of `live`, `progress` and `show`, on a real kernel. */
import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { stripAnsiCode } from "@std/fmt/colors";
import { runPeer } from "./_peer.ts";

const DISPLAY = new URL("../../lib/display/mod.ts", import.meta.url).href;

interface Cell {
  readonly outputs: readonly {
    readonly kind: string;
    readonly id?: string;
    readonly data?: Readonly<Record<string, string>>;
    readonly evalue?: string;
  }[];
  readonly messages: readonly (readonly [string, string])[];
  readonly late: number;
}

/** The code of a cell, and at which text the kernel is interrupted. */
type CellCode =
  | string
  | { readonly code: string; readonly interruptAt: string };

/** Runs cells one after another on one kernel. */
async function runCells(...cells: readonly CellCode[]): Promise<Cell[]> {
  const path = await Deno.makeTempFile();
  try {
    const first = `import { live, markdown, progress, show } from "${DISPLAY}";
      const nap = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));`;
    await Deno.writeTextFile(path, JSON.stringify([first, ...cells]));
    const { code, output } = await runPeer("live_cells.py", {}, [path]);
    assertEquals(code, 0, output);
    const line = output.split("\n").find((one) => one.startsWith("SHOWN "));
    return JSON.parse(line?.slice("SHOWN ".length) ?? "[]").slice(1);
  } finally {
    await Deno.remove(path);
  }
}

function textOf(cell: Cell | undefined, index = 0): string {
  return cell?.outputs[index]?.data?.["text/plain"] ?? "";
}

Deno.test("a notebook keeps the last state of live(), progress() and show(), and loses nothing", async () => {
  const live = `
    async function* pieces() {
      for (let i = 1; i <= 20; i++) {
        yield \`- item \${i}\\n\`;
        await nap(25);
      }
    }
    await live(pieces());
    undefined`;
  const [streamed, again, fast, loop, nested, broken, shown, failed, stopped] =
    await runCells(
      live,
      live,
      `
      function* many() {
        for (let i = 0; i < 20_000; i++) yield "word ";
      }
      (await live(many())).length`,
      `for (const n of progress([1, 2, 3, 4], { label: "Sync" })) {
        const end = Date.now() + 60;
        while (Date.now() < end);
      }`,
      `for await (const n of progress([1, 2], { label: "Outer" })) {
        for await (const m of progress([1, 2], { label: "Inner " + n })) await nap(80);
      }`,
      `for await (const n of progress([1, 2, 3], { label: "Broken" })) {
        await nap(80);
        if (n === 3) throw new Error("no more");
      }`,
      `
      const one = await show(markdown("before"), { displayId: true });
      await one.update(markdown("**after**"));
      undefined`,
      `
      async function* cut() {
        yield "Half of ";
        await nap(10);
        throw new Error("the connection is lost");
      }
      await live(cut())`,
      `
      await live(new ReadableStream<string>({ start: (it) => it.enqueue("So far") }), {
        signal: AbortSignal.timeout(200),
      })`,
    );

  for (const cell of [streamed, again]) {
    assertEquals(cell?.outputs.length, 1);
    assertStringIncludes(textOf(cell), "item 20");
    assertEquals(cell?.messages[0]?.[0], "display_data");
    assert((cell?.messages.length ?? 0) > 2, "it was seen to grow");
    assert((cell?.messages.length ?? 0) < 20, "not every piece is a frame");
    assertEquals(new Set(cell?.messages.map(([, id]) => id)).size, 1);
  }
  assert(streamed?.outputs[0]?.id !== again?.outputs[0]?.id);

  assertEquals(textOf(fast, 1).includes("100000"), true);
  assert((fast?.messages.length ?? 0) < 200, `${fast?.messages.length}`);

  assertStringIncludes(textOf(loop), "4 of 4 · ");
  assertStringIncludes(
    loop?.outputs[0]?.data?.["text/html"] ?? "",
    "<progress ",
  );

  assertEquals(
    nested?.outputs.map((_, i) =>
      textOf(nested, i).replace(/%.*of/, "%").slice(0, 16)
    ),
    ["Outer  100% 2 · ", "Inner 1  100% 2 ", "Inner 2  100% 2 "],
  );

  assertStringIncludes(textOf(broken), "stopped at 2 of 3 · ");
  assertEquals(broken?.outputs[1]?.evalue, "no more");

  assertEquals(shown?.outputs.map((_, i) => textOf(shown, i)), ["after"]);

  assertEquals(
    textOf(failed),
    "Half of\n\nFailed after 8 characters: the connection is lost",
  );
  assertEquals(failed?.outputs[1]?.kind, "error");
  assertEquals(textOf(stopped), "So far\n\nStopped after 6 characters");

  // A loop that blocks its thread is the only one that cannot wait.
  const waiting = [
    streamed,
    again,
    fast,
    nested,
    broken,
    shown,
    failed,
    stopped,
  ];
  assertEquals(waiting.map((cell) => cell?.late), waiting.map(() => 0));
});

Deno.test("an interrupt of the kernel stops live() and progress(), and the kernel lives on", async () => {
  const [answer, loop, stream, wait, after] = await runCells(
    {
      code: `
        let isClosed = false;
        async function* endless() {
          try {
            for (let i = 1; ; i++) {
              yield "word" + i + " ";
              await nap(20);
            }
          } finally {
            isClosed = true;
          }
        }
        await live(endless())`,
      interruptAt: "word9 ",
    },
    {
      code: `
        for await (const n of progress(Array(5_000).keys(), { label: "Loop" })) {
          await nap(20);
        }`,
      interruptAt: "items",
    },
    {
      code: `
        await new Response(progress(new ReadableStream({
          async pull(controller) {
            await nap(20);
            controller.enqueue(new Uint8Array(1_000));
          },
        }))).bytes()`,
      interruptAt: " kB",
    },
    {
      code: `await progress(new Promise(() => {}), { label: "Wait" })`,
      interruptAt: "Wait",
    },
    "isClosed",
  );
  assertStringIncludes(textOf(answer), "Stopped after ");
  for (const cell of [loop, stream, wait]) {
    assertStringIncludes(textOf(cell), "stopped");
  }
  for (const cell of [answer, loop, stream, wait]) {
    assertEquals(cell?.outputs.at(-1)?.evalue, "Interrupted");
  }
  // What was defined is still there: it is the same kernel.
  assertEquals(stripAnsiCode(textOf(after)), "true");
});
