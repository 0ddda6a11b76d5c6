import { assertEquals } from "@std/assert";
import * as display from "../../lib/display/mod.ts";
import { assertSafe } from "./hostile/check.ts";
import { Hostile } from "./hostile/text.ts";
import { VIEWS } from "./hostile/views.ts";

// `deno task soak:hostile` sets these for the long form.
const inputs = Number(Deno.env.get("CENOTE_HOSTILE_INPUTS") ?? 12_000);
const seed = Number(Deno.env.get("CENOTE_HOSTILE_SEED") ?? 1);
/** Functions that are no views. */
const OTHERS = new Set(["html", "raw", "show"]);
const each = Math.ceil(inputs / Object.keys(VIEWS).length);

for (const [name, make] of Object.entries(VIEWS)) {
  Deno.test(`${name}() neither throws nor lets anything unescaped through, whatever the data`, async () => {
    for (let i = 0; i < each; i++) {
      // Every input has a seed of its own, so that a failure can be run alone.
      const own = seed * 1_000_003 + i;
      try {
        assertSafe(await make(new Hostile(own)));
      } catch (error) {
        throw new Error(`Input ${own} of ${name}()`, { cause: error });
      }
    }
  });
}

Deno.test("every view that the module exports is tried with hostile data", () => {
  const views = Object.entries(display).filter(([name, value]) =>
    typeof value === "function" && /^[a-z]/.test(name) && !OTHERS.has(name)
  ).map(([name]) => name);
  assertEquals(views.filter((name) => !(name in VIEWS)), []);
});
