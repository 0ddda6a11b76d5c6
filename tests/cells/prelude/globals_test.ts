import { assertEquals, assertStringIncludes } from "@std/assert";

const GLOBALS = import.meta.resolve("../../../lib/cells/prelude/globals.d.ts");

/** Types a cell against the declarations; gives what the compiler says. */
async function check(code: string): Promise<string> {
  const path = await Deno.makeTempFile({ suffix: ".ts" });
  await Deno.writeTextFile(
    path,
    `/// <reference types="${GLOBALS}" />\nexport {};\n${code}`,
  );
  const { code: status, stderr } = await new Deno.Command(Deno.execPath(), {
    args: ["check", "--quiet", "--no-config", path],
    env: { NO_COLOR: "1" },
    stderr: "piped",
  }).output();
  await Deno.remove(path);
  const said = new TextDecoder().decode(stderr);
  return status === 0 ? "" : said;
}

Deno.test("globals.d.ts declares what cells find besides Deno's own, of the implementation's types", async () => {
  const comm = import.meta.resolve("../../../lib/cells/prelude/comm.mts");
  const said = await check(`
    const comm = Deno.jupyter.comms.open("t", {}, { buffers: [new Uint8Array(1)] });
    comm.onMessage(({ data }) => comm.send(data.x)).onClose(() => {});
    for await (const { buffers } of comm) buffers[0]?.byteLength satisfies number | undefined;
    Deno.jupyter.comms.registerTarget("t", async (comm) => { await comm.closed; });
    await Deno.jupyter.display(1, { display_id: "a", metadata: {} });
    Deno.jupyter.image(new URL("file:///a.png"));
    Deno.jupyter.image("a.png");
    Deno.jupyter.clearOutput({ wait: true });
    prompt("Key", undefined, { password: true }) satisfies string;
    prompt("Name?") satisfies string | null;
    _ + _error;
    const real: import("${comm}").Comm | undefined = undefined as import("${comm}").Comm | undefined;
    real satisfies Deno.jupyter.Comm | undefined;
  `);
  assertEquals(said, "");
});

Deno.test("globals.d.ts makes wrong uses errors", async () => {
  const said = await check(`Deno.jupyter.comms.open(5);`);
  assertStringIncludes(said, "TS2345");
});
