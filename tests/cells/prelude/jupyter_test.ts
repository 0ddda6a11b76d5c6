import { assertEquals, assertRejects, assertThrows } from "@std/assert";
import { displaySymbol } from "../../../lib/cells/prelude/bundle.mts";
import { installJupyter } from "../../../lib/cells/prelude/jupyter.mts";
import { capture, message } from "./_channel.ts";

const channel = capture();
const jupyter = installJupyter(channel);

Deno.test("Deno.jupyter has what Deno's own kernel has, and more", () => {
  assertEquals(Object.keys(Deno.jupyter).sort(), [
    "$display",
    "broadcast",
    "clearOutput",
    "comms",
    "display",
    "format",
    "html",
    "image",
    "md",
    "svg",
  ]);
  assertEquals(String(Deno.jupyter.$display), "Symbol(Jupyter.display)");
});

Deno.test("Deno.jupyter.md, html and svg join a template and leave out what is undefined", async () => {
  // Under their own names the formatter of code would change the texts.
  const { md: markdown, html: markup, svg: drawing, format } = Deno.jupyter;
  assertEquals(await format(markdown`# ${1} ${undefined} ${null}\n`), {
    "text/markdown": "# 1  null\n",
  });
  assertEquals(await format(markup`<b>${"<"}</b>`), {
    "text/html": "<b><</b>",
  });
  assertEquals(await format(drawing`<svg/>`), { "image/svg+xml": "<svg/>" });
});

Deno.test("Deno.jupyter.format rejects with what a display method throws", async () => {
  const value = {
    [displaySymbol]: () => {
      throw new RangeError("no");
    },
  };
  await assertRejects(() => Deno.jupyter.format(value), RangeError, "no");
  await assertRejects(() => Deno.jupyter.display(value), RangeError, "no");
  await assertRejects(() => jupyter.format(value), RangeError, "no");
});

Deno.test("Deno.jupyter.broadcast throws at once and gives a promise otherwise", async () => {
  const { broadcast } = Deno.jupyter;
  await broadcast("comm_msg", { comm_id: "a" });
  assertThrows(
    () => void Reflect.apply(broadcast, undefined, [5, {}]),
    TypeError,
    "Cannot broadcast",
  );
  assertEquals(channel.taken().length, 1);
});

Deno.test("console.clear() and Deno.jupyter.clearOutput() clear the cell's output", () => {
  console.clear();
  const clearOutput: unknown = Reflect.get(Deno.jupyter, "clearOutput");
  if (typeof clearOutput !== "function") throw new TypeError("no clearOutput");
  clearOutput({ wait: true });
  assertEquals(channel.taken(), [
    message({ type: "clear", wait: false }, null),
    message({ type: "clear", wait: true }, null),
  ]);
});

Deno.test("showResult() shows values with their text, and nothing for undefined, null and empty bundles", () => {
  for (const nothing of [undefined, null, { [displaySymbol]: () => ({}) }]) {
    assertEquals(jupyter.showResult(nothing), undefined);
  }
  assertEquals(channel.taken(), []);
  for (const value of [0, "", false, 5n, NaN]) jupyter.showResult(value);
  jupyter.showResult(Deno.jupyter.md`# a`);
  const texts = channel.taken().map((sent) =>
    "content" in sent && sent.content
  );
  assertEquals(texts, [
    ...["0", '""', "false", "5n", "NaN"].map((text) => ({
      data: { "text/plain": text },
      metadata: {},
    })),
    { data: { "text/markdown": "# a", "text/plain": "# a" }, metadata: {} },
  ]);
});

Deno.test("showResult() waits only for asynchronous display methods, and lets errors out", async () => {
  const shown = jupyter.showResult({
    [displaySymbol]: () => Promise.resolve({ "text/plain": "later" }),
  });
  assertEquals(channel.taken(), []);
  await shown;
  assertEquals(channel.taken(), [
    message({ type: "result" }, {
      data: { "text/plain": "later" },
      metadata: {},
    }),
  ]);
  assertThrows(
    () =>
      jupyter.showResult({
        [displaySymbol]: () => {
          throw new RangeError("no");
        },
      }),
    RangeError,
    "no",
  );
  const late = jupyter.showResult({
    [displaySymbol]: () => Promise.reject(new RangeError("late")),
  });
  await assertRejects(() => late ?? Promise.resolve(), RangeError, "late");
});

Deno.test("deliver() hands a front end's message to Deno.jupyter.comms", async () => {
  const comms: unknown = Reflect.get(Deno.jupyter, "comms");
  const register: unknown = Reflect.get(Object(comms), "registerTarget");
  if (typeof register !== "function") throw new TypeError("no registerTarget");
  const seen: unknown[] = [];
  register("t", (_: unknown, given: unknown) => seen.push(given));
  await jupyter.deliver(
    "comm_open",
    {
      content: { comm_id: "c", target_name: "t", data: { a: 1 } },
      metadata: { m: 1 },
    },
    [Uint8Array.of(1)],
  );
  assertEquals(seen, [
    { data: { a: 1 }, metadata: { m: 1 }, buffers: [Uint8Array.of(1)] },
  ]);
});
