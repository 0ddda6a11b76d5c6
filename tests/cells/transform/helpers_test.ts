import { assertEquals, assertRejects, assertThrows } from "@std/assert";
import {
  cellHelpersSource,
  makeCellHelpers,
} from "../../../lib/cells/transform/mod.ts";

const make = () => makeCellHelpers({ baseUrl: "file:///notebooks/" });

Deno.test("cellHelpersSource() needs nothing from around it", () => {
  const made: unknown = (0, eval)(cellHelpersSource());
  assertEquals(typeof made, "function");
});

Deno.test("makeCellHelpers() resolves what is relative from the notebook", () => {
  const { resolve } = make();
  for (
    const [given, wanted] of [
      ["./a.ts", "file:///notebooks/a.ts"],
      ["../a.ts", "file:///a.ts"],
      ["/a.ts", "file:///a.ts"],
      ["npm:a", "npm:a"],
      ["a", "a"],
      [".a", ".a"],
      ["https://a.test/b.ts", "https://a.test/b.ts"],
      [new URL("https://a.test/"), "https://a.test/"],
      [undefined, "undefined"],
    ] as const
  ) assertEquals(resolve(given), wanted);
});

Deno.test("makeCellHelpers() leaves other names to the given resolver", () => {
  const helpers = makeCellHelpers({
    baseUrl: "file:///notebooks/",
    resolve: (name) => `mapped:${name}`,
  });
  assertEquals(helpers.meta.resolve("a"), "mapped:a");
  assertEquals(helpers.meta.resolve("./a"), "file:///notebooks/a");
  assertThrows(() => make().meta.resolve("a"), TypeError, 'found "a"');
});

Deno.test("makeCellHelpers() gives fresh addresses to local modules only", () => {
  const { resolve } = makeCellHelpers({
    baseUrl: "file:///notebooks/",
    freshness: (url) => `${url}?2`,
  });
  assertEquals(resolve("./a.ts"), "file:///notebooks/a.ts?2");
  assertEquals(resolve("npm:a"), "npm:a");
});

Deno.test("makeCellHelpers() disposes in reverse order, all of them although some fail", async () => {
  const { using, dispose, disposeAll } = make();
  const log: string[] = [];
  const add = (name: string, fails = false) =>
    using(name, {
      [Symbol.asyncDispose]: () => {
        log.push(name);
        return fails ? Promise.reject(new Error(name)) : Promise.resolve();
      },
    }, true);
  add("a");
  add("b", true);
  add("c");
  add("d", true);
  const error = await assertRejects(disposeAll, AggregateError);
  assertEquals(error.errors.map(({ message }) => message), ["d", "b"]);
  assertEquals(log, ["d", "c", "b", "a"]);
  add("e", true);
  await assertRejects(() => dispose("e"), Error, "e");
  await disposeAll();
  assertEquals(log.length, 5);
});
