import { assertEquals, assertStringIncludes } from "@std/assert";

const MODULE = new URL("../../../lib/display/mod.ts", import.meta.url).href;
const CONFIG = new URL("../../../deno.json", import.meta.url).pathname;

/** Runs a program of its own, which has its own terminal or notebook. */
async function run(
  code: string,
  env: Record<string, string> = {},
): Promise<string> {
  const folder = await Deno.makeTempDir();
  const path = `${folder}/program.ts`;
  await Deno.writeTextFile(
    path,
    `import { markdown, show, table, JUPYTER_DISPLAY } from "${MODULE}";\n${code}`,
  );
  const { stdout, stderr, success } = await new Deno.Command(Deno.execPath(), {
    args: ["run", "--no-prompt", "--no-lock", "--config", CONFIG, path],
    env,
  }).output();
  await Deno.remove(folder, { recursive: true });
  assertEquals(success, true, new TextDecoder().decode(stderr));
  return new TextDecoder().decode(stdout);
}

const NO_COLOR = { NO_COLOR: "1", FORCE_COLOR: "" };

Deno.test("show() and console.log print text, without any permission", async () => {
  const out = await run(
    `await show(markdown("**a**"), { displayId: "x" }); console.log(table([{ n: 1 }]));`,
    NO_COLOR,
  );
  assertEquals(out, "a\nn\n─\n1\n");
});

Deno.test("console.log uses colour only where Deno does", async () => {
  const code = `console.log(markdown("**a**"));`;
  assertEquals(await run(code, { NO_COLOR: "", FORCE_COLOR: "" }), "a\n");
  assertEquals(await run(code, NO_COLOR), "a\n");
  assertEquals(
    await run(code, { NO_COLOR: "", FORCE_COLOR: "1" }),
    "\x1b[1ma\x1b[22m\n",
  );
});

Deno.test("show() in a notebook sends the bundle, and later ones in its place", async () => {
  const out = await run(
    `
    const sent: unknown[] = [];
    const jupyter = {
      broadcast(type: string, content: unknown) {
        sent.push([type, content]);
        return Promise.resolve();
      },
    };
    const value = Object.create(Deno, { jupyter: { value: jupyter } });
    Object.defineProperty(globalThis, "Deno", { value });
    const view = markdown("a");
    const shown = await show(view, { displayId: true });
    await shown.update([view, view]);
    await show(view, { displayId: "x" });
    await show(view, { displayId: "x" });
    await show(view, { displayId: "x", update: false });
    await show(view);
    console.log(JSON.stringify([shown.displayId, sent]));
    `,
    NO_COLOR,
  );
  const [displayId, sent] = JSON.parse(out);
  const data = { "text/markdown": "a", "text/plain": "a" };
  const message = (type: string, display_id: string) => [
    type,
    { data, metadata: {}, transient: { display_id } },
  ];
  assertEquals(sent.at(-1)[0], "display_data");
  assertEquals(sent.toSpliced(5, 1).toSpliced(1, 1), [
    message("display_data", displayId),
    message("display_data", "x"),
    message("update_display_data", "x"),
    message("display_data", "x"),
  ]);
  assertEquals(sent[1][0], "update_display_data");
  assertEquals(sent[1][1].transient, { display_id: displayId });
  assertEquals(sent[1][1].data["text/plain"], "a\n\na");
});

Deno.test("show() gives every output a name of its own, so that a cell can run again", async () => {
  const out = await run(
    `
    const one = await show(markdown("a"), { displayId: true });
    const two = await show(markdown("b"), { displayId: true });
    await one.update(markdown("c"));
    console.log(one.displayId !== two.displayId);
    `,
    NO_COLOR,
  );
  assertEquals(out, "a\nb\nc\ntrue\n");
});

Deno.test("show() shows values and several views, and refuses an empty name", async () => {
  const out = await run(
    `
    await show("**text**");
    await show([{ n: 1 }]);
    await show([markdown("one"), markdown("two")]);
    await show([Promise.resolve(markdown("later")), 5, markdown("now")]);
    await show(markdown("a"), { displayId: "" })
      .catch((error) => console.log(String(error)));
    `,
    NO_COLOR,
  );
  assertEquals(
    out,
    "text\nn\n─\n1\none\n\ntwo\nlater\n\n5\n\nnow\n" +
      "TypeError: Cannot show the view as 'displayId' is empty\n",
  );
});

Deno.test("importing the display costs little and does nothing", async () => {
  const out = await run(`console.log("ready");`, NO_COLOR);
  assertStringIncludes(out, "ready");
});

Deno.test("show() gives back nothing unless asked, so that a cell can end with it", async () => {
  const out = await run(
    `console.log(await show("a"), await show("b", { displayId: "x" }));`,
    NO_COLOR,
  );
  assertEquals(out, "a\nb\nundefined undefined\n");
});
