import { assert, assertEquals } from "@std/assert";
import { completeValues, inspectValue } from "../../../lib/cells/values/mod.ts";
import { readTokens } from "../../../lib/cells/values/_tokens.ts";
import { Child } from "./_child.ts";

/** At most so many places of each file are looked at. */
const PLACES = Number(Deno.env.get("CENOTE_PLACES") ?? 4);

const root = new URL("../../../", import.meta.url);

async function sources(): Promise<string[]> {
  const found: string[] = [];
  for (
    const folder of [
      "lib/cells/values/",
      "lib/cells/transform/",
      "lib/cells/prelude/",
      "lib/client/",
    ]
  ) {
    for await (const { name, isFile } of Deno.readDir(new URL(folder, root))) {
      if (isFile) {
        found.push(await Deno.readTextFile(new URL(folder + name, root)));
      }
    }
  }
  return found.sort();
}

Deno.test("completeValues() and inspectValue() change nothing at any place of real programs", async () => {
  await using child = await Child.start();
  const all = await sources();
  // Every name of the programs leads to something that counts when it is touched.
  const names = new Set(
    all.flatMap((code) =>
      readTokens(code).list.filter(({ type }) => type === "name").map((
        { value },
      ) => value)
    ),
  );
  await child.run(`
    globalThis.hits = 0;
    const touched = () => { hits++; return acting };
    const acting = new Proxy(function () {}, {
      get: touched, set: touched, has: touched, apply: touched, construct: touched,
      ownKeys: touched, getPrototypeOf: touched, getOwnPropertyDescriptor: touched,
      defineProperty: touched, deleteProperty: touched, isExtensible: touched,
    });
    ${JSON.stringify([...names])}.forEach((name, at) => {
      if (name in globalThis) return;
      Object.defineProperty(globalThis, name, at % 2 === 0
        ? { value: acting, configurable: true, writable: true }
        : { get: touched, set: touched, configurable: true });
    });
  `);
  let seed = 11;
  const random = (below: number) => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return seed % below;
  };
  let answers = 0;
  for (const code of all) {
    for (let round = 0; round < PLACES; round++) {
      const cursor = random(code.length + 1);
      // The whole program, or one that ends at the cursor or soon after.
      const text = round % 3 === 0 ? code : code.slice(0, cursor + random(5));
      const place = Math.min(cursor, text.length);
      const { matches, start, end } = await completeValues(
        child.session,
        text,
        place,
      );
      assert(0 <= start && start <= end && end <= text.length);
      assert(matches.length <= 1_000);
      const inspected = await inspectValue(
        child.session,
        text,
        place,
        round % 2,
      );
      if (matches.length > 0 || inspected) answers++;
    }
  }
  assert(answers > 0);
  assertEquals(await child.run("hits"), 0);
});
