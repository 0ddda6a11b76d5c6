import { assertEquals } from "@std/assert";
import { session } from "./_kernel.ts";

const TAIL = {
  hist_access_type: "tail",
  n: 10,
  raw: true,
  output: false,
};

Deno.test("history_request knows what ran before it in this kernel, and what did not count", async () => {
  await using session_ = await session();
  const { front } = session_;
  await front.run("6 * 7");
  await front.run("'not stored'", { store_history: false });
  await front.run("'silent'", { silent: true });
  await front.run("   ");
  await front.run("throw 1");
  const { history } = await front.request("history_request", {
    ...TAIL,
    output: true,
  });
  assertEquals(history, [[1, 1, ["6 * 7", "42"]], [1, 3, ["throw 1", null]]]);
});

Deno.test("history_request knows what ran in the kernels before", async () => {
  const folder = await Deno.makeTempDir();
  const historyFile = `${folder}/deep/history.sqlite`;
  try {
    {
      await using first = await session({ historyFile });
      await first.front.run("'first'");
      await first.front.run(
        "'endless'; await new Promise(() => {})".slice(0, 9),
      );
    }
    await using second = await session({ historyFile });
    await second.front.run("'second'");
    const { history } = await second.front.request("history_request", TAIL);
    assertEquals(history, [
      [1, 1, "'first'"],
      [1, 2, "'endless'"],
      [2, 1, "'second'"],
    ]);
    const before = await second.front.request("history_request", {
      hist_access_type: "range",
      session: -1,
      start: 1,
      stop: 2,
      raw: true,
      output: false,
    });
    assertEquals(before.history, [[1, 1, "'first'"]]);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

Deno.test("history_request works without the file where that cannot be written", async () => {
  const file = await Deno.makeTempFile();
  try {
    const lines: string[] = [];
    await using session_ = await session({
      historyFile: `${file}/below/history.sqlite`,
      log: (line) => lines.push(line),
    });
    await session_.front.run("'kept in memory'");
    const { history } = await session_.front.request("history_request", TAIL);
    assertEquals(history, [[1, 1, "'kept in memory'"]]);
    assertEquals(
      lines.filter((line) => line.startsWith("the history is not kept: "))
        .length,
      1,
    );
  } finally {
    await Deno.remove(file);
  }
});
